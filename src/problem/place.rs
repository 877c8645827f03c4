//! Where in a text something is.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Lines;

/// A spot in a text file. Of the text only the line is kept, so that a finding does not keep a file
/// of many megabytes in memory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file as the user would name it (`plan.ron`, a path, or `bundled:ID/plan.ron`).
    pub file: Arc<str>,
    /// The line, with its end; the first one, where the spot goes over several.
    pub line: Arc<str>,
    /// Byte range in `line`; never empty unless the file is, and always on character boundaries.
    pub span: Range<usize>,
    /// How many lines the file has before this one.
    pub lines_before: usize,
}

impl Place {
    /// A place in a whole text. Who wants several of one text, or of a long one, makes its [`Lines`].
    pub fn new(file: &Arc<str>, text: &Arc<str>, span: Range<usize>) -> Self {
        Self::within(file, &Lines::new(text), span)
    }

    /// A place, with the span clamped to the text and widened to at least one character.
    pub fn within(file: &Arc<str>, lines: &Lines, span: Range<usize>) -> Self {
        let span = widened(lines.text(), span);
        let (number, start, line) = lines.around(span.start);
        let span = span.start - start..(span.end - start).min(line.len());
        Self { file: Arc::clone(file), line, span, lines_before: number }
    }

    /// The place that is one whole line of a file; `number` counts from 1.
    pub fn line(file: &Arc<str>, number: usize, text: &str) -> Self {
        let place = Self::new(file, &Arc::from(text), 0..text.len());
        Self { lines_before: number.saturating_sub(1), ..place }
    }

    /// Line and column of the first character, both counted from 1, the column in characters.
    pub fn line_column(&self) -> (usize, usize) {
        let before = self.line.get(..self.span.start).unwrap_or_default();
        (self.lines_before + 1, before.chars().count() + 1)
    }

    /// What comes first in a file is less.
    pub fn in_file(&self) -> (usize, usize) {
        (self.lines_before, self.span.start)
    }

    /// What stands at the place.
    pub fn excerpt(&self) -> &str {
        self.line.get(self.span.clone()).unwrap_or_default()
    }
}

/// The span inside the text, on character boundaries, and with at least one character where there is one.
fn widened(text: &str, span: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let end = text.ceil_char_boundary(span.end.min(text.len()));
    if end > start {
        return start..end;
    }
    let (before, from) = text.split_at_checked(start).unwrap_or_default();
    match (from.chars().next(), before.chars().next_back()) {
        (Some(next), _) => start..start + next.len_utf8(),
        // At the end of the text: the last character has to do.
        (None, Some(last)) => start - last.len_utf8()..start,
        (None, None) => start..start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line, column and text of a place that keeps the whole text, as they were first told.
    fn plain(text: &str, span: Range<usize>) -> (usize, usize, String) {
        let span = widened(text, span);
        let before = text.get(..span.start).unwrap();
        let last = before.rsplit('\n').next().unwrap();
        let excerpt = text.get(span).unwrap().split_inclusive('\n').next().unwrap_or_default();
        (before.matches('\n').count() + 1, last.chars().count() + 1, excerpt.to_owned())
    }

    proptest::proptest! {
        #[test]
        fn a_line_tells_what_the_whole_text_tells(
            text in "[aå\r\n]{0,40}",
            spans in proptest::collection::vec((0_usize..60, 0_usize..60), 1..8),
        ) {
            let (file, text): (Arc<str>, Arc<str>) = ("f".into(), text.into());
            let lines = Lines::new(&text);
            for (from, to) in spans {
                let place = Place::within(&file, &lines, from..to);
                let (line, column) = place.line_column();
                assert_eq!((line, column, place.excerpt().to_owned()), plain(&text, from..to));
                assert_eq!(place, Place::new(&file, &text, from..to));
            }
        }
    }
}
