//! Where in a text something is.

use std::ops::Range;
use std::sync::Arc;

/// A spot in a text file: the bytes `span` of `source`, which was read from `file`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file as the user would name it (`plan.ron`, a path, or `bundled:ID/plan.ron`).
    pub file: Arc<str>,
    /// The whole text of the file, as it was read.
    pub source: Arc<str>,
    /// Byte range in `source`; never empty unless `source` is, and always on character boundaries.
    pub span: Range<usize>,
    /// Lines of the file before `source`: 0 where `source` is the whole file. Of a journal,
    /// which may be long, only the line in question is kept.
    pub lines_before: usize,
}

impl Place {
    /// A place, with the span clamped to the text and widened to at least one character.
    pub fn new(file: &Arc<str>, source: &Arc<str>, span: Range<usize>) -> Self {
        let floor = |at: usize| source.floor_char_boundary(at.min(source.len()));
        let (mut start, mut end) = (floor(span.start), source.ceil_char_boundary(span.end.min(source.len())));
        let ahead = source.get(start..).and_then(|rest| rest.chars().next());
        if end <= start
            && let Some(c) = ahead
        {
            end = start + c.len_utf8();
        } else if end <= start {
            // At the end of the text: the last character has to do.
            end = start;
            start -= source.get(..start).and_then(|s| s.chars().next_back()).map_or(0, char::len_utf8);
        }
        Self { file: Arc::clone(file), source: Arc::clone(source), span: start..end, lines_before: 0 }
    }

    /// The place that is one whole line of a file; `number` counts from 1.
    pub fn line(file: &Arc<str>, number: usize, text: &str) -> Self {
        let place = Self::new(file, &Arc::from(text), 0..text.len());
        Self { lines_before: number.saturating_sub(1), ..place }
    }

    /// Line and column of the first character, both counted from 1, the column in characters.
    pub fn line_column(&self) -> (usize, usize) {
        let before = self.source.get(..self.span.start).unwrap_or_default();
        // A byte counts as far as 255, and sixteen of them are counted at once: a file may have
        // megabytes before the place.
        let few = |bytes: &[u8]| bytes.iter().fold(0_u8, |n, byte| n + u8::from(*byte == b'\n'));
        let newlines: usize = before.as_bytes().chunks(255).map(|bytes| usize::from(few(bytes))).sum();
        let line = self.lines_before + newlines + 1;
        let last = before.rsplit('\n').next().unwrap_or_default();
        (line, last.chars().count() + 1)
    }

    /// What stands at the place.
    pub fn excerpt(&self) -> &str {
        self.source.get(self.span.clone()).unwrap_or_default()
    }
}
