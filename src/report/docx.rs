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
    let mut out = Patient { out, failed: None };
    let cover = report.cover();
    let mut package = ZipWriter::new_stream(&mut out);
    for (name, part) in parts::parts(report, &cover) {
        start(&mut package, name)?;
        package.write_all(part.into_string().as_bytes())?;
    }
    start(&mut package, "word/document.xml")?;
    let mut body = Body::begin(&mut package, &cover)?;
    report.compose(&mut body)?;
    body.end()?;
    package.finish()?;
    out.failed.map_or(Ok(()), Err)
}

/// A stream that keeps its first failure to itself until the end: a package that cannot be finished
/// says so on standard error, where the screen may be.
struct Patient<'a> {
    out: &'a mut dyn Write,
    failed: Option<io::Error>,
}

impl Patient<'_> {
    fn keep(&mut self, done: io::Result<()>) {
        self.failed = self.failed.take().or(done.err());
    }
}

impl Write for Patient<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed.is_none() {
            let done = self.out.write_all(bytes);
            self.keep(done);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed.is_none() {
            let done = self.out.flush();
            self.keep(done);
        }
        Ok(())
    }
}

fn start<W: Write>(package: &mut ZipWriter<zip::write::StreamWriter<W>>, name: &str) -> io::Result<()> {
    package.start_file(name, SimpleFileOptions::default())?;
    package.write_all(DECLARATION)
}

/// A language as Word names it: with a country where we know which one is meant.
fn locale(tag: &str) -> &str {
    match (tag, Lang::from_tag(tag)) {
        ("sv", Some(Lang::Sv)) => "sv-SE",
        ("en", Some(Lang::En)) => "en-GB",
        (other, _) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes so many bytes and no more.
    struct Full(usize);

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_first_failure_is_told_at_the_end() {
        let mut full = Full(3);
        let mut out = Patient { out: &mut full, failed: None };
        for bytes in ["abc", "de", "f"] {
            assert_eq!(out.write(bytes.as_bytes()).unwrap(), bytes.len());
        }
        assert_eq!(out.failed.unwrap().kind(), io::ErrorKind::StorageFull);
        assert_eq!(full.0, 0);
    }
}
