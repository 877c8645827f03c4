//! Focus areas, goals and activities, down to the indicators.

use std::borrow::Cow;
use std::io;

use super::{heading, numbered};
use crate::journal::{Entry, Field, Target};
use crate::model::{Activity, FocusArea, Goal, Indicator};
use crate::query::ShownActivity;
use crate::report::{Block, Column, Extra, Page, Report, Span, Table, Text};
use crate::text::{date, number};

/// Labelled facts while they are gathered.
type Facts<'a> = Vec<(Cow<'static, str>, Text<'a>)>;

impl<'a> Report<'a> {
    /// Goals without activities stand where nothing is hidden by a filter.
    pub(super) fn area(&self, area: &'a FocusArea, page: &mut dyn Page) -> io::Result<()> {
        let target = Target { year: None, ..Target::listed(self.plan, &area.id) };
        facts_block(self.noted(&target), page)?;
        for (goal, shown) in self.goals_of(area) {
            self.goal(goal, page)?;
            shown.iter().try_for_each(|one| self.activity(one, page))?;
            if shown.is_empty() {
                page.block(Block::Paragraph(Text::plain(self.lang.no_activities())))?;
            }
        }
        Ok(())
    }

    fn goal(&self, goal: &'a Goal, page: &mut dyn Page) -> io::Result<()> {
        page.block(heading(3, goal.id.to_string(), numbered(goal.id.as_str(), goal.title.as_str())))?;
        let target = Target { year: None, ..Target::listed(self.plan, &goal.id) };
        let remark = goal.note.as_deref().map(|note| (self.lang.report_remark(), Text::plan(note)));
        let facts = remark.into_iter().chain(self.noted(&target)).collect();
        facts_block(facts, page)
    }

    fn activity(&self, one: &ShownActivity<'a>, page: &mut dyn Page) -> io::Result<()> {
        let activity = one.activity;
        let title = numbered(activity.id.as_str(), activity.text.as_str());
        page.block(heading(4, activity.id.to_string(), title))?;
        if !activity.details.is_empty() {
            page.block(Block::List(
                activity.details.iter().map(|point| Text::plan(point.as_str())).collect(),
            ))?;
        }
        facts_block(self.facts(one.goal, activity), page)?;
        if activity.indicators.is_empty() {
            return page.block(Block::Paragraph(Text::plain(self.lang.report_no_indicators())));
        }
        let caption = self.lang.report_indicators_of(activity.id.as_str()).into_owned();
        page.block(Block::Table(self.indicators(Text::plain(caption), &one.indicators)))
    }

    /// What there is to know about an activity beside its text.
    fn facts(&self, goal: &'a Goal, activity: &'a Activity) -> Facts<'a> {
        let lang = self.lang;
        let target = Target::listed(self.plan, &activity.id);
        let group = goal.target_groups.iter().find(|group| Some(&group.id) == activity.target_group.as_ref());
        let area = goal.priority_areas.iter().find(|area| Some(&area.id) == activity.priority_area.as_ref());
        let plan = |text: &'a str| Text::plan(text);
        let written = activity.responsible.as_written.as_deref();
        let written = written.filter(|_| !activity.responsible.reads_as_written());
        let facts = [
            (lang.responsible(), Some(self.responsible(&activity.responsible))),
            (lang.report_as_written(), written.map(plan)),
            (lang.target_group(), group.map(|group| plan(&group.text))),
            (lang.priority_area(), area.map(|area| plan(&area.text))),
            (lang.report_ends(), activity.ends.map(|date| Text::plain(date.to_string()))),
        ];
        let ties = activity.lineage.iter().map(|tie| {
            let words = lang.cli_lineage(tie);
            let note = tie.note.as_ref().map(|note| format!("{words}: {note}"));
            (lang.label_lineage(), Text::plain(note.unwrap_or(words)))
        });
        let facts = facts.into_iter().filter_map(|(label, text)| Some((label, text?)));
        facts.chain(ties).chain(self.noted(&target)).collect()
    }

    /// What has been recorded about an item that is no indicator.
    pub(super) fn noted(&self, target: &Target) -> Facts<'a> {
        let lang = self.lang;
        let fields = [
            (lang.report_status(), Field::Status),
            (lang.proposal_label(), Field::Proposal),
            (lang.note(), Field::Note),
            (lang.decision(), Field::Decision),
        ];
        let told =
            fields.into_iter().filter(|(_, field)| *field != Field::Note || self.wanted.has(Extra::Notes));
        told.filter_map(|(label, field)| Some((label, self.recorded(target, field)?))).collect()
    }

    /// Indicators with what was recorded; a column that nobody needs is left out.
    fn indicators(&self, caption: Text<'a>, indicators: &[&'a Indicator]) -> Table<'a> {
        let lang = self.lang;
        let rows: Vec<Row<'a>> = indicators.iter().map(|indicator| self.row(indicator)).collect();
        let some =
            |cell: for<'b> fn(&'b Row<'a>) -> &'b Text<'a>| rows.iter().any(|row| !cell(row).is_empty());
        let optional = [some(|row| &row.number), some(|row| &row.note), some(|row| &row.by)];
        let [numbers, notes, by] = optional;
        let columns = [
            (true, Column::text(lang.report_id(), 12)),
            (true, Column::text(lang.report_indicator(), 40)),
            (true, Column::text(lang.report_outcome(), 14)),
            (numbers, Column::numbers(lang.report_number(), 12)),
            (notes, Column::text(lang.note(), 34)),
            (by, Column::text(lang.report_who_and_when(), 16)),
        ];
        let cells = |row: Row<'a>| {
            let cells = [
                (true, row.id),
                (true, row.text),
                (true, row.outcome),
                (numbers, row.number),
                (notes, row.note),
                (by, row.by),
            ];
            cells.into_iter().filter(|(wanted, _)| *wanted).map(|(_, text)| text).collect()
        };
        Table {
            caption,
            columns: columns.into_iter().filter(|(wanted, _)| *wanted).map(|(_, column)| column).collect(),
            rows: rows.into_iter().map(cells).collect(),
        }
    }

    fn row(&self, indicator: &'a Indicator) -> Row<'a> {
        let lang = self.lang;
        let target = Target::listed(self.plan, &indicator.id);
        let (outcome, value) = (self.history.outcome(&target), self.history.number(&target));
        let latest = self.history.latest(&target);
        let note = self.wanted.has(Extra::Notes).then(|| self.recorded(&target, Field::Note)).flatten();
        let decision = self.recorded(&target, Field::Decision).map(|text| (lang.decision(), text));
        let note = match (note, decision) {
            (Some(note), Some((label, decision))) => join(note, &label, decision),
            (None, Some((label, decision))) => join(Text::default(), &label, decision),
            (note, None) => note.unwrap_or_default(),
        };
        Row {
            id: Text::plain(indicator.id.as_str()),
            text: self.indicator_text(indicator),
            outcome: Text::plain(lang.judgement_words(&outcome)),
            number: Text::plain(lang.number_words(&value, &indicator.kind).unwrap_or_default()),
            note,
            by: Text::plain(latest.map(|entry| self.who_and_when(entry)).unwrap_or_default()),
        }
    }

    /// The indicator's text with its lead-in, and what must hold for it, or be reached.
    pub(super) fn indicator_text(&self, indicator: &'a Indicator) -> Text<'a> {
        let lang = self.lang;
        let value = |value| Span::Plain(lang.value(value, &indicator.kind).into());
        let threshold = indicator.threshold.as_ref();
        let threshold = threshold
            .map(|one| lang.cli_threshold(&number(lang, one.at_least), &one.unit, &one.words).into_owned());
        let facts = [
            (
                Some(lang.report_condition()),
                indicator.condition.as_deref().map(|text| Span::Plan(text.into())),
            ),
            (Some(lang.report_baseline()), indicator.baseline.map(value)),
            (Some(lang.report_target()), indicator.target.map(value)),
            (None, threshold.map(|text| Span::Plain(text.into()))),
        ];
        let mut text = Text::plan(indicator.whole_text());
        let mut between = " (";
        for (label, fact) in facts.into_iter().filter_map(|(label, fact)| Some((label, fact?))) {
            let label = label.map(|label| format!("{label}: ")).unwrap_or_default();
            text = text.and(Span::Plain(format!("{between}{label}").into())).and(fact);
            between = "; ";
        }
        if between == "; " { text.and(Span::Plain(")".into())) } else { text }
    }

    /// «Anna Berg (anna) 2025-05-14».
    pub(super) fn who_and_when(&self, entry: &Entry) -> String {
        format!("{} {}", entry.record.by.called(), date(entry.at, self.zone))
    }
}

fn facts_block(facts: Facts<'_>, page: &mut dyn Page) -> io::Result<()> {
    if facts.is_empty() { Ok(()) } else { page.block(Block::Facts(facts)) }
}

/// A row of a table of indicators.
struct Row<'a> {
    id: Text<'a>,
    text: Text<'a>,
    outcome: Text<'a>,
    number: Text<'a>,
    note: Text<'a>,
    by: Text<'a>,
}

/// A text with a labelled one behind it.
fn join<'a>(text: Text<'a>, label: &str, other: Text<'a>) -> Text<'a> {
    let between = if text.is_empty() { format!("{label}: ") } else { format!(" {label}: ") };
    other.0.into_iter().fold(text.and(Span::Strong(between.into())), Text::and)
}
