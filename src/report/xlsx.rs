//! The report in Excel: a sheet for each use.
//!
//! First what the report is about, then the activities with their outcomes, the counts, and what else
//! is wanted. Everything is a text, a number or a date; nothing is ever a formula.

mod about;
mod activities;
mod book;
mod cells;
mod changes;
mod entries;
mod services;
mod tables;

use std::io::{self, Write};

use rust_xlsxwriter::XlsxError;

use self::activities::Activities;
use self::book::Book;
use super::{Extra, Part, Report};

/// Writes the report.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let bytes = sheets(report).and_then(Book::into_bytes).map_err(failure)?;
    out.write_all(&bytes)
}

fn sheets(report: &Report<'_>) -> Result<Book, XlsxError> {
    let mut book = Book::new(report);
    let activities = Activities::new(report);
    about::write(report, &activities, &mut book)?;
    activities.write(&mut book)?;
    tables::write(report, Part::Summary, &mut book)?;
    if report.since.is_some() {
        changes::write(report, &mut book)?;
    }
    if report.wanted.has(Extra::Services) {
        services::write(report, &mut book)?;
    }
    if report.wanted.has(Extra::Abbreviations) {
        tables::write(report, Part::Abbreviations, &mut book)?;
    }
    if report.wanted.has(Extra::History) {
        entries::write(report, &mut book)?;
    }
    Ok(book)
}

/// A failed sheet as a failed stream.
fn failure(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}
