//! The summary: counts by focus area, by party, and from meeting to meeting.

use std::io;

use super::numbered;
use crate::journal::{AsOf, Counts};
use crate::query::{Growth, Matrix, MatrixRow, Who};
use crate::report::{Block, CountTable, Page, Report, Span, Text};
use crate::text::Order;

impl<'a> Report<'a> {
    pub(super) fn summary(&self, page: &mut dyn Page) -> io::Result<()> {
        if self.shown.activities.is_empty() {
            return page.block(Block::Paragraph(Text::plain(self.lang.report_nothing_shown())));
        }
        let order = Order::swedish();
        let matrix = Matrix::new(self.plan, &self.shown, self.history, &|a, b| order.compare(a, b));
        page.block(Block::Paragraph(Text(vec![Span::Strong(self.lang.counts(&matrix.all.sum).into())])))?;
        page.block(Block::Counts(self.by_area(&matrix)))?;
        page.block(Block::Counts(self.by_party(&matrix)))?;
        page.block(Block::Paragraph(Text::plain(self.lang.report_counting_rule())))?;
        let past = Growth::sums(self.plan, self.filter, self.history);
        if past.is_empty() {
            return Ok(());
        }
        page.block(Block::Counts(self.by_moment(&past, &matrix.all)))
    }

    fn by_area(&self, matrix: &Matrix) -> CountTable<'a> {
        let areas = &self.plan.plan.focus_areas;
        let shown = matrix.all.cells().filter_map(|(at, counts)| Some((areas.get(at)?, counts)));
        let rows = shown.map(|(area, counts)| (numbered(area.id.as_str(), area.title.as_str()), *counts));
        let level = self.lang.level(crate::problem::Level::FocusArea, Some(self.plan.plan));
        CountTable {
            caption: Text::plain(self.lang.report_by_area(&level).into_owned()),
            of: self.lang.level_heading_one(crate::problem::Level::FocusArea, self.plan.plan).into(),
            rows: rows.chain([self.all(&matrix.all)]).collect(),
        }
    }

    /// Parties in Swedish order, committees first; of an extract those that it is for come first.
    fn by_party(&self, matrix: &Matrix) -> CountTable<'a> {
        let rows = matrix.named().map(|row| (self.who(&row.who), row.sum));
        CountTable {
            caption: Text::plain(self.lang.report_by_party()),
            of: self.lang.report_party(),
            rows: rows.chain([self.all(&matrix.all)]).collect(),
        }
    }

    fn by_moment(&self, past: &[(AsOf, Counts)], now: &MatrixRow) -> CountTable<'a> {
        let past = past.iter().map(|(moment, sum)| (moment, *sum));
        // The moment that is told about may be the last one that there is.
        let shown = past.clone().next_back().is_none_or(|(moment, _)| *moment != self.as_of);
        let row =
            |(moment, counts): (&AsOf, Counts)| (Text::plain(self.moment(moment, self.history)), counts);
        CountTable {
            caption: Text::plain(self.lang.report_by_moment()),
            of: self.lang.report_moment(),
            rows: past.chain(shown.then_some((&self.as_of, now.sum))).map(row).collect(),
        }
    }

    fn all(&self, row: &MatrixRow) -> (Text<'a>, Counts) {
        (Text(vec![Span::Strong(self.lang.report_all())]), row.sum)
    }

    fn who(&self, who: &Who) -> Text<'a> {
        match who {
            Who::Party(abbr) => {
                let party = self.plan.plan.party(abbr);
                party.map_or_else(Text::default, |party| Text(vec![self.party(&party.abbr)]))
            }
            Who::Nobody => Text::plain(self.lang.nobody_named()),
            Who::All => Text::plain(self.lang.report_all()),
        }
    }
}
