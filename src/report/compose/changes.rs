//! What says something else than at the moment that the report is compared with.

use std::collections::HashMap;
use std::io;

use super::heading;
use crate::journal::{Change, Entry, Field, Target};
use crate::model::Kind;
use crate::report::subject::Subject;
use crate::report::{Block, Column, Extra, Page, Report, Span, Table, Text};
use crate::text::date;

impl<'a> Report<'a> {
    /// A table for the plan itself and one for each focus area, an activity before its indicators.
    pub(super) fn changes(&self, page: &mut dyn Page) -> io::Result<()> {
        let changes = self.changes_by_target();
        let subjects = self.subjects();
        let mut any = false;
        for of_area in subjects.chunk_by(|a, b| a.area == b.area) {
            let rows = self.changes_of(of_area, &changes);
            let Some(first) = of_area.first().filter(|_| !rows.is_empty()) else { continue };
            any = true;
            let title =
                Text::plain(first.id).and(Span::Plain(" ".into())).and(Span::Plan(first.text.clone().into()));
            page.block(heading(3, format!("andrat-{}", first.id), title))?;
            page.block(Block::Table(Table {
                caption: Text::plain(self.lang.report_changes_of(first.id).into_owned()),
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
        let subjects = self.subjects().into_iter();
        subjects.flat_map(|subject| changes.remove(&subject.target).unwrap_or_default()).collect()
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

    fn changes_of(
        &self,
        subjects: &[Subject<'a>],
        changes: &HashMap<&Target, Vec<Change<'_>>>,
    ) -> Vec<Vec<Text<'a>>> {
        let of_subject = |subject: &Subject<'a>| {
            let changes = changes.get(&subject.target).map(Vec::as_slice).unwrap_or_default();
            changes.iter().map(|change| self.change(change, subject)).collect::<Vec<_>>()
        };
        subjects.iter().flat_map(of_subject).collect()
    }

    fn change(&self, change: &Change<'_>, subject: &Subject<'a>) -> Vec<Text<'a>> {
        let by =
            change.last.map(|entry| format!("{} {}", entry.record.by.called(), date(entry.at, self.zone)));
        vec![
            Text::plain(subject.id),
            Text::plain(self.lang.field(&change.field.removal())),
            self.says(&change.before, change.field, subject.kind),
            self.says(&change.after, change.field, subject.kind),
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
