//! A whole RON text to a value and findings.

use std::ops::Range;
use std::sync::Arc;

use ron::error::{Position, Span, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::items::carefully;
use crate::problem::{Finding, Place, Problem};

/// The RON dialect of every file of folj: `Some(…)` may be left out.
pub fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// What came out of reading a text.
#[derive(Debug)]
pub struct Read<T> {
    /// The value, unless the text as a whole could not be read.
    pub value: Option<T>,
    /// Everything that was wrong.
    pub findings: Vec<Finding>,
}

/// Reads a text the plain way, and record by record when that fails.
pub fn read<T: DeserializeOwned>(file: &Arc<str>, text: &Arc<str>) -> Read<T> {
    match options().from_str(without_bom(text)) {
        Ok(value) => Read { value: Some(value), findings: Vec::new() },
        Err(_) => read_placed(file, text),
    }
}

/// Reads a text record by record: each record knows its place, each broken one is
/// a finding and is left out.
pub fn read_placed<T: DeserializeOwned>(file: &Arc<str>, text: &Arc<str>) -> Read<T> {
    let (result, inside) = carefully(text, || options().from_str::<T>(without_bom(text)));
    let skipped = text.len() - without_bom(text).len();
    let (value, whole) = match result {
        Ok(value) => (Some(value), None),
        Err(error) => (None, Some((skipped, error))),
    };
    let findings = inside
        .into_iter()
        .chain(whole)
        .map(|(base, error)| {
            let span = byte_range(text.get(base..).unwrap_or_default(), &error.span);
            let place = Place::new(file, text, base + span.start..base + span.end);
            problem(error).error(Some(place))
        })
        .collect();
    Read { value, findings }
}

/// Windows editors like to begin a file with U+FEFF.
fn without_bom(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The bytes that a span of lines and columns means.
fn byte_range(text: &str, span: &Span) -> Range<usize> {
    let offset = |position: &Position| -> usize {
        let start: usize =
            text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
        let line = text.get(start..).unwrap_or_default();
        start + line.char_indices().nth(position.col.saturating_sub(1)).map_or(line.len(), |(at, _)| at)
    };
    offset(&span.start)..offset(&span.end)
}

/// The parser's error as one of our problems.
fn problem(error: SpannedError) -> Problem {
    use ron::Error as E;
    let names = |list: &[&'static str]| list.iter().map(|&name| name.to_owned()).collect();
    match error.code {
        E::NoSuchStructField { expected, found, .. } => {
            Problem::UnknownField { found, known: names(expected) }
        }
        E::NoSuchEnumVariant { expected, found, .. } => {
            Problem::UnknownValue { found, known: names(expected) }
        }
        E::MissingStructField { field, .. } => Problem::MissingField { field: field.to_owned() },
        E::DuplicateStructField { field, .. } => Problem::RepeatedField { field: field.to_owned() },
        other => Problem::Syntax { expected: other.to_string() },
    }
}
