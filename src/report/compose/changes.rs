//! What says something else than at the moment that the report is compared with.

use std::collections::HashMap;
use std::io;

use super::{heading, numbered};
use crate::journal::{Change, Entry, Field, Target};
use crate::model::{FocusArea, Id, Kind};
use crate::report::{Block, Column, Extra, Page, Report, Table, Text};
use crate::text::date;

impl<'a> Report<'a> {
    /// A table for each focus area, an activity before its indicators.
    pub(super) fn changes(&self, page: &mut dyn Page) -> io::Result<()> {
        let changes = self.changes_by_target();
        let mut any = false;
        for area in &self.plan.plan.focus_areas {
            let rows = self.changes_of(area, &changes);
            if rows.is_empty() {
                continue;
            }
            any = true;
            let anchor = format!("andrat-{}", area.id);
            page.block(heading(3, anchor, numbered(area.id.as_str(), area.title.as_str())))?;
            page.block(Block::Table(Table {
                caption: Text::plain(self.lang.report_changes_of(area.id.as_str()).into_owned()),
                columns: vec![
                    Column::text(self.lang.report_id(), 12),
                    Column::text(self.lang.report_what(), 16),
                    Column::text(self.lang.report_before(), 26),
                    Column::text(self.lang.report_after(), 30),
                    Column::text(self.lang.report_who_and_when(), 18),
                ],
                rows,
            }))?;
        }
        if any { Ok(()) } else { page.block(Block::Paragraph(Text::plain(self.lang.report_no_changes()))) }
    }

    /// What says something else about what is shown, in display order.
    pub(in crate::report) fn changed(&self) -> Vec<Change<'_>> {
        let mut changes = self.changes_by_target();
        let targets = self.plan.plan.focus_areas.iter().flat_map(|area| self.targets_of(area));
        targets.flat_map(|(target, _)| changes.remove(&target).unwrap_or_default()).collect()
    }

    /// The changes of the whole plan, by target.
    pub(in crate::report) fn changes_by_target(&self) -> HashMap<&Target, Vec<Change<'_>>> {
        let mut changes: HashMap<&Target, Vec<Change<'_>>> = HashMap::new();
        if let Some((_, then)) = &self.since {
            let told = |change: &Change<'_>| change.field != Field::Note || self.wanted.has(Extra::Notes);
            for change in self.history.changes_since(then).into_iter().filter(told) {
                changes.entry(change.target).or_default().push(change);
            }
        }
        changes
    }

    /// What is shown of a focus area and can have changed, in display order, with the kind of
    /// number that it takes.
    fn targets_of(&self, area: &FocusArea) -> Vec<(Target, Kind)> {
        let above = |id: &Id| (Target { year: None, ..Target::listed(self.plan, id) }, Kind::Statement);
        let mut targets = Vec::new();
        let mut goal = None;
        for one in self.of_area(area) {
            if targets.is_empty() {
                targets.push(above(&area.id));
            }
            if goal != Some(&one.goal.id) {
                goal = Some(&one.goal.id);
                targets.push(above(&one.goal.id));
            }
            targets.push((Target::listed(self.plan, &one.activity.id), Kind::Statement));
            let indicators = one.indicators.iter();
            targets.extend(indicators.map(|it| (Target::listed(self.plan, &it.id), it.kind.clone())));
        }
        targets
    }

    fn changes_of(
        &self,
        area: &FocusArea,
        changes: &HashMap<&Target, Vec<Change<'_>>>,
    ) -> Vec<Vec<Text<'a>>> {
        let of_target = |(target, kind): (Target, Kind)| {
            let changes = changes.get(&target).map(Vec::as_slice).unwrap_or_default();
            changes.iter().map(|change| self.change(change, &kind)).collect::<Vec<_>>()
        };
        self.targets_of(area).into_iter().flat_map(of_target).collect()
    }

    fn change(&self, change: &Change<'_>, kind: &Kind) -> Vec<Text<'a>> {
        let id = change.target.id.as_ref().map(ToString::to_string).unwrap_or_default();
        let by =
            change.last.map(|entry| format!("{} {}", entry.record.by.called(), date(entry.at, self.zone)));
        vec![
            Text::plain(id),
            Text::plain(self.lang.field(&change.field.removal())),
            self.says(&change.before, change.field, kind),
            self.says(&change.after, change.field, kind),
            Text::plain(by.unwrap_or_default()),
        ]
    }

    /// What counted: nothing, one thing, or several that contradict each other.
    pub(in crate::report) fn says(&self, heads: &[&Entry], field: Field, kind: &Kind) -> Text<'a> {
        let live = heads.iter().filter(|entry| heads.len() > 1 || !entry.act.is_removal());
        let mut words: Vec<String> = live.map(|entry| self.lang.value_of(&entry.act, Some(kind))).collect();
        words.dedup();
        match (words.is_empty(), field) {
            (true, Field::Outcome) => Text::plain(self.lang.not_assessed()),
            (true, _) => Text::default(),
            (false, Field::Outcome | Field::Number | Field::Status) => Text::plain(words.join(" / ")),
            (false, Field::Note | Field::Proposal | Field::Decision) => Text::plan(words.join(" / ")),
        }
    }
}
