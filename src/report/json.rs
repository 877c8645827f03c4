//! The report in the JSON contract (`docs/json.md`), written activity by activity.

use std::collections::HashSet;
use std::io::{self, BufWriter, Write};

use super::{Extra, Form, Report, write_json};
use crate::contract::{
    AbbreviationJson, AboutJson, ActivityJson, AreaJson, ChangeJson, CountsJson, Each, EntryJson, FilterJson,
    GoalServicesJson, HeadJson, MeetingJson, MomentJson, OpenJson, PlanRef, ReportJson, SCHEMA, ServiceJson,
    ServicesJson, moment_name, time,
};
use crate::journal::{Entry, EntryId, Target};
use crate::model::{Item, Party};
use crate::query::{Growth, Matrix, MatrixRow, deviates};
use crate::text::Order;

/// Writes the report, on one line.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (plan, history, order) = (report.plan, report.history, Order::swedish());
    let matrix = Matrix::new(plan, &report.shown, history, &|a, b| order.compare(a, b));
    let past = Growth::sums(plan, report.filter, history);
    let (items, has) = (report.shown_items(), |extra| report.wanted.has(extra));
    let told = report.told_entries(&items);
    let document = ReportJson {
        schema: SCHEMA,
        plan: PlanRef::new(plan, &report.as_of),
        filter: FilterJson::of(report.filter),
        report: report.head(),
        total: report.shown.total,
        shown: report.shown.activities.len(),
        counts: CountsJson::new(plan.plan, &matrix),
        moments: past.iter().map(|(at, sum)| MomentJson::new(at, *sum)).collect(),
        since: report.since.as_ref().and_then(|(moment, _)| moment_name(moment)),
        changes: report.since.is_some().then(|| report.changed().iter().map(ChangeJson::from).collect()),
        meeting: report.meeting.as_ref().map(|meeting| MeetingJson::new(meeting, report.recorded_in(&items))),
        about_plan: report.about_plan(),
        focus_areas: report.above(&items),
        activities: Each(|| report.activities()),
        deviations: report.deviations_in(&items),
        open: report.unassessed(&matrix),
        services: has(Extra::Services).then(|| report.all_services()),
        abbreviations: has(Extra::Abbreviations).then(|| report.all_abbreviations()),
        entries: told.as_ref().map(|told| {
            Each(move || {
                let entries = history.entries().iter().rev();
                let entries = entries.filter(move |entry| told.contains(&entry.record.id));
                entries.map(move |entry| EntryJson::new(history, entry))
            })
        }),
    };
    let mut out = BufWriter::new(out);
    write_json(&mut out, &document)?;
    out.flush()
}

impl<'a> Report<'a> {
    fn head(&self) -> HeadJson<'_> {
        let wanted = &self.wanted;
        let met = self.meeting.as_ref().map(|meeting| meeting.body.as_str());
        HeadJson {
            kind: wanted.form.name(),
            title: self.title().to_plain(),
            language: self.lang.tag(),
            body: wanted.body.as_deref().or(met).filter(|body| !body.is_empty()),
            date: self.day(),
            case_number: wanted.case_number.as_deref(),
            prepared_by: wanted.prepared_by.as_deref(),
            made: time(self.made),
            shows: self.shows(),
            notes: wanted.has(Extra::Notes),
            history: wanted.has(Extra::History),
            services: wanted.has(Extra::Services),
            abbreviations: wanted.has(Extra::Abbreviations),
            demo: self.demo,
        }
    }

    /// The activities that are shown, made one by one.
    fn activities(&self) -> impl Iterator<Item = ActivityJson<'_>> {
        let notes = self.wanted.has(Extra::Notes);
        self.shown.activities.iter().map(move |one| {
            let place = (one.area, one.goal, one.activity);
            let indicators = one.indicators.iter().copied();
            let activity = ActivityJson::new(self.plan, self.history, place, indicators);
            if notes { activity } else { activity.without_notes() }
        })
    }

    /// What was recorded about the plan itself.
    fn about_plan(&self) -> AboutJson<'a> {
        let about = AboutJson::plan(self.plan.plan, self.history);
        if self.wanted.has(Extra::Notes) { about } else { about.without_notes() }
    }

    /// What was recorded about the focus areas and goals above what is shown.
    fn above(&self, items: &[Item<'a>]) -> Vec<AreaJson<'a>> {
        let mut areas: Vec<AreaJson<'a>> = Vec::new();
        for item in items {
            let target = Target::item(self.plan, *item);
            match *item {
                Item::FocusArea(area) => areas.push(AreaJson::new(area, self.history, &target)),
                Item::Goal(_, goal) => {
                    let goal = AboutJson::goal(goal, self.history, &target);
                    if let Some(area) = areas.last_mut() {
                        area.goals.push(goal);
                    }
                }
                Item::Activity(..) | Item::Indicator(..) => {}
            }
        }
        let notes = self.wanted.has(Extra::Notes);
        areas.into_iter().map(|area| if notes { area } else { area.without_notes() }).collect()
    }

    /// The ids of what is not as it should be, an activity before its indicators.
    fn deviations_in(&self, items: &[Item<'a>]) -> Vec<&'a str> {
        let deviating = items.iter().filter(|item| match **item {
            Item::Activity(_, _, activity) => deviates(self.plan, activity, None, self.history),
            Item::Indicator(_, _, activity, one) => deviates(self.plan, activity, Some(one), self.history),
            Item::FocusArea(_) | Item::Goal(..) => false,
        });
        deviating.map(|item| item.id().as_str()).collect()
    }

    /// What nobody has assessed, by party, and last what names nobody.
    fn unassessed(&self, matrix: &Matrix) -> Vec<OpenJson<'a>> {
        let parties = &self.plan.plan.parties;
        let party = |row: &MatrixRow| parties.get(row.party?).map(|party: &'a Party| party.abbr.as_str());
        let rows = matrix.named().filter(|row| row.sum.open > 0);
        let open = rows.map(|row| OpenJson {
            party: party(row),
            indicators: self.open_of(&row.who).map(|indicator| indicator.id.as_str()).collect(),
        });
        open.collect()
    }

    fn all_services(&self) -> ServicesJson<'a> {
        let plan = self.plan.plan;
        let goals = plan.goals().filter(|(_, goal)| !goal.ordinary_operation.is_empty());
        ServicesJson {
            ordinary_operation_heading: plan.ordinary_operation_heading.as_deref(),
            ordinary_operation: plan.ordinary_operation.iter().map(ServiceJson::from).collect(),
            goals: goals.map(|(_, goal)| GoalServicesJson::from(goal)).collect(),
        }
    }

    fn all_abbreviations(&self) -> Vec<AbbreviationJson<'a>> {
        let explained = self.explained().into_iter();
        explained.map(|(abbr, meaning)| AbbreviationJson { abbr, meaning }).collect()
    }

    /// What counts at the end of the meeting and was recorded in it.
    fn recorded_in(&self, items: &[Item<'a>]) -> Vec<&'a Entry> {
        let targets = items.iter().map(|item| Target::item(self.plan, *item));
        targets.flat_map(|target| self.said_in_meeting(&target)).collect()
    }

    /// The entries that are told: with history all about what is shown, else those of the meeting
    /// whose record it is.
    fn told_entries(&self, items: &[Item<'a>]) -> Option<HashSet<&'a EntryId>> {
        let history = self.history;
        if self.wanted.has(Extra::History) {
            let entries = self.subjects().into_iter().flat_map(|subject| history.of(&subject.target));
            return Some(entries.filter(|entry| self.tells(entry)).map(|entry| &entry.record.id).collect());
        }
        let recorded = || self.recorded_in(items).into_iter().map(|entry| &entry.record.id).collect();
        (self.wanted.form == Form::Minutes).then(recorded)
    }
}
