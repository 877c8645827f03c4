//! The report in Word, written part by part as ECMA-376 has it (part 1: texts, part 2: the package).
//!
//! No crate does it: docx-rs 0.4 can neither repeat the header row of a table, nor say which language a
//! text is in, nor give the document a title, and an accessible document needs all three. It also holds
//! the whole document in memory; here each block goes into the ZIP as it comes.

mod body;
mod parts;
mod runs;
mod styles;
mod widths;

use std::io::{self, Write};

use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

use super::Report;
use crate::text::Lang;
use body::Body;

/// What each part begins with.
const DECLARATION: &[u8] = br#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The namespace of the elements of texts and tables.
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The namespace of references from one part to another.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Writes the report.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let cover = report.cover();
    let mut package = ZipWriter::new_stream(out);
    for (name, part) in parts::parts(report, &cover) {
        start(&mut package, name)?;
        package.write_all(part.into_string().as_bytes())?;
    }
    start(&mut package, "word/document.xml")?;
    let mut body = Body::begin(&mut package, &cover)?;
    report.compose(&mut body)?;
    body.end()?;
    package.finish().map_err(failure)?;
    Ok(())
}

fn start<W: Write>(package: &mut ZipWriter<zip::write::StreamWriter<W>>, name: &str) -> io::Result<()> {
    package.start_file(name, SimpleFileOptions::default()).map_err(failure)?;
    package.write_all(DECLARATION)
}

/// A failed package as a failed stream: why the system refused is said in its own words.
fn failure(error: ZipError) -> io::Error {
    match error {
        ZipError::Io(error) => error,
        other => io::Error::other(other),
    }
}

/// A language as Word names it: with a country where we know which one is meant.
fn locale(tag: &str) -> &str {
    match (tag, Lang::from_tag(tag)) {
        ("sv", Some(Lang::Sv)) => "sv-SE",
        ("en", Some(Lang::En)) => "en-GB",
        (other, _) => other,
    }
}
