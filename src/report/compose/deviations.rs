//! What is not as it should be, and what is proposed for next year.

use std::io;

use super::{heading, numbered};
use crate::journal::{Field, Target};
use crate::model::FocusArea;
use crate::query::{ShownActivity, deviates};
use crate::report::{Block, Column, Extra, Page, Report, Table, Text};

impl<'a> Report<'a> {
    /// Indicators judged No or Partly or in conflict, and activities that are deviating, delayed or
    /// cancelled, with their notes: a table for each focus area.
    pub(super) fn deviations(&self, page: &mut dyn Page) -> io::Result<()> {
        let lang = self.lang;
        let columns = || {
            vec![
                Column::text(lang.report_id(), 12),
                Column::text(lang.report_what(), 38),
                Column::text(lang.responsible(), 16),
                Column::text(lang.report_outcome(), 14),
                Column::text(lang.note(), 34),
            ]
        };
        let table = |area: &FocusArea, rows| Table {
            caption: Text::plain(lang.report_deviations_of(area.id.as_str()).into_owned()),
            columns: columns(),
            rows,
        };
        let rows = |one: &ShownActivity<'a>| self.deviations_of(one);
        self.by_area_in_tables("avvikelser", rows, table, page)?
            .otherwise(|| page.block(Block::Paragraph(Text::plain(lang.report_no_deviations()))))
    }

    /// What is proposed for the activities.
    pub(super) fn proposals(&self, page: &mut dyn Page) -> io::Result<()> {
        let lang = self.lang;
        let table = |area: &FocusArea, rows| Table {
            caption: Text::plain(lang.report_proposals_of(area.id.as_str()).into_owned()),
            columns: vec![
                Column::text(lang.report_id(), 12),
                Column::text(lang.report_what(), 50),
                Column::text(lang.responsible(), 16),
                Column::text(lang.report_proposal(), 36),
            ],
            rows,
        };
        let row = |one: &ShownActivity<'a>| {
            let proposed = self.recorded(&Target::listed(self.plan, &one.activity.id), Field::Proposal);
            let row = proposed.map(|proposal| {
                vec![
                    Text::plain(one.activity.id.as_str()),
                    Text::plan(one.activity.text.as_str()),
                    self.responsible(&one.activity.responsible),
                    proposal,
                ]
            });
            row.into_iter().collect()
        };
        self.by_area_in_tables("forslag", row, table, page)?
            .otherwise(|| page.block(Block::Paragraph(Text::plain(lang.report_no_proposals()))))
    }

    fn deviations_of(&self, one: &ShownActivity<'a>) -> Vec<Vec<Text<'a>>> {
        let lang = self.lang;
        let mut rows = Vec::new();
        let activity = Target::listed(self.plan, &one.activity.id);
        let note = |target: &Target| {
            let note = self.wanted.has(Extra::Notes).then(|| self.recorded(target, Field::Note)).flatten();
            note.unwrap_or_default()
        };
        if deviates(self.plan, one.activity, None, self.history) {
            rows.push(vec![
                Text::plain(one.activity.id.as_str()),
                Text::plan(one.activity.text.as_str()),
                self.responsible(&one.activity.responsible),
                self.recorded(&activity, Field::Status).unwrap_or_default(),
                note(&activity),
            ]);
        }
        for indicator in &one.indicators {
            let target = Target::listed(self.plan, &indicator.id);
            let (outcome, number) = (self.history.outcome(&target), self.history.number(&target));
            if deviates(self.plan, one.activity, Some(indicator), self.history) {
                rows.push(vec![
                    Text::plain(indicator.id.as_str()),
                    self.indicator_text(indicator),
                    self.responsible(&one.activity.responsible),
                    Text::plain(lang.outcome_words(&outcome, &number, &indicator.kind)),
                    note(&target),
                ]);
            }
        }
        rows
    }

    /// A table under a heading for each focus area that has rows.
    fn by_area_in_tables(
        &self,
        anchor: &str,
        rows: impl Fn(&ShownActivity<'a>) -> Vec<Vec<Text<'a>>>,
        table: impl Fn(&FocusArea, Vec<Vec<Text<'a>>>) -> Table<'a>,
        page: &mut dyn Page,
    ) -> io::Result<Told> {
        let mut told = Told(false);
        for area in &self.plan.plan.focus_areas {
            let rows: Vec<Vec<Text<'a>>> = self.of_area(area).flat_map(&rows).collect();
            if rows.is_empty() {
                continue;
            }
            told = Told(true);
            let title = numbered(area.id.as_str(), area.title.as_str());
            page.block(heading(3, format!("{anchor}-{}", area.id), title))?;
            page.block(Block::Table(table(area, rows)))?;
        }
        Ok(told)
    }
}

/// Whether there was anything to tell.
struct Told(bool);

impl Told {
    fn otherwise(self, say: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        if self.0 { Ok(()) } else { say() }
    }
}
