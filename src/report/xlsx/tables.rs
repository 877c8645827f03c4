//! The tables that every report has, a sheet for each: counts by focus area, by party and from meeting
//! to meeting; abbreviations.

use std::io;

use rust_xlsxwriter::XlsxError;

use super::book::{Book, Head};
use super::failure;
use crate::report::sheet::Value;
use crate::report::{Block, CountTable, Cover, Page, Part, Report, Table};

/// Adds the sheets of a part.
pub(super) fn write<'a>(report: &Report<'a>, part: Part<'a>, book: &mut Book) -> Result<(), XlsxError> {
    Ok(report.part(part, &mut Sheets { report, book })?)
}

/// Makes a sheet of each table; the words between them stand in other reports.
struct Sheets<'r, 'a> {
    report: &'r Report<'a>,
    book: &'r mut Book,
}

impl Page for Sheets<'_, '_> {
    fn cover(&mut self, _: &Cover<'_>) -> io::Result<()> {
        Ok(())
    }

    fn block(&mut self, block: Block<'_>) -> io::Result<()> {
        match block {
            Block::Counts(table) => self.counts(&table).map_err(failure),
            Block::Table(table) => self.table(&table).map_err(failure),
            Block::Heading(_) | Block::Paragraph(_) | Block::List(_) | Block::Facts(_) => Ok(()),
        }
    }
}

impl Sheets<'_, '_> {
    fn counts(&mut self, table: &CountTable<'_>) -> Result<(), XlsxError> {
        let lang = self.report.lang;
        let numbers = [
            lang.report_activities(),
            lang.report_indicators(),
            lang.report_yes(),
            lang.report_partly(),
            lang.report_no(),
            lang.report_not_applicable(),
            lang.report_not_assessed(),
        ];
        let first = Head::new(table.of.as_ref(), 48);
        let heads: Vec<Head> = [first].into_iter().chain(numbers.map(|title| Head::new(title, 13))).collect();
        let mut leaf = self.book.leaf(&lang.sheet_counts(&table.of), &heads, table.rows.len())?;
        for (text, it) in &table.rows {
            let numbers =
                [it.activities, it.indicators, it.yes, it.partly, it.no, it.not_applicable, it.open];
            let name = Value::Text(text.to_plain());
            let values: Vec<Value> = [name].into_iter().chain(numbers.map(Value::Count)).collect();
            leaf.row(&values)?;
        }
        self.book.add(leaf)
    }

    fn table(&mut self, table: &Table<'_>) -> Result<(), XlsxError> {
        let heads: Vec<Head> =
            table.columns.iter().map(|column| Head::new(column.title.as_ref(), column.weight)).collect();
        let mut leaf = self.book.leaf(&table.caption.to_plain(), &heads, table.rows.len())?;
        for row in &table.rows {
            let values: Vec<Value> = row.iter().map(|text| Value::Text(text.to_plain())).collect();
            leaf.row(&values)?;
        }
        self.book.add(leaf)
    }
}
