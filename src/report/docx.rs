//! The report in Word.

use std::io::{self, Write};

use super::Report;

/// Writes the report.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(report.title().to_plain().as_bytes())
}
