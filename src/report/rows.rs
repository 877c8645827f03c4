//! The report row by row, for scripts and spreadsheets: a row for each indicator, and one for an
//! activity without indicators.

mod columns;
mod place;
mod row;

use std::io::{self, Write};

use super::Report;
use super::sheet::{Csv, Rows, Tsv, Value};

pub(super) use columns::{COLUMNS, Column, Width};
pub(super) use row::{Reader, Row};

/// Writes it as CSV.
pub(super) fn write_csv(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    write(report, Csv::new(out)?)
}

/// Writes it as TSV.
pub(super) fn write_tsv(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    write(report, Tsv(out))
}

fn write(report: &Report<'_>, mut rows: impl Rows) -> io::Result<()> {
    let names: Vec<&str> = COLUMNS.iter().map(|column| column.name).collect();
    rows.head(&names)?;
    for row in report.rows(Reader::Script) {
        let values: Vec<Value> = COLUMNS.iter().map(|column| (column.of)(&row)).collect();
        rows.row(&values)?;
    }
    rows.finish()
}
