//! The report row by row, for scripts and spreadsheets.

use std::io::{self, Write};

use super::Report;

/// Writes it as CSV.
pub(super) fn write_csv(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(report.title().to_plain().as_bytes())
}

/// Writes it as TSV.
pub(super) fn write_tsv(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(report.title().to_plain().as_bytes())
}
