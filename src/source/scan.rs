//! RON text in pieces: just enough to know brackets, commas and names from what stands in
//! texts and comments. It accepts any input and goes through it once.

use std::ops::Range;

/// What a piece of RON text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// `(`, `[` or `{`
    Open,
    /// `)`, `]` or `}`
    Close,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A text in quotes, with the quotes.
    Text,
    /// A name, a number, or anything else without blanks.
    Word,
}

/// The pieces of a text with their byte ranges, from an offset on.
#[derive(Debug, Clone)]
pub(super) struct Pieces<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    /// The pieces of `text` from `at` on, which must be a character boundary outside texts and comments.
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Steps over blanks, comments and `#![enable(…)]`.
    fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            self.at += rest.len() - trimmed.len();
            let skipped = if trimmed.starts_with("//") {
                trimmed.find('\n').unwrap_or(trimmed.len())
            } else if trimmed.starts_with("/*") {
                block_comment(trimmed)
            } else if trimmed.starts_with("#!") {
                trimmed.find(']').map_or(trimmed.len(), |at| at + 1)
            } else {
                return;
            };
            self.at += skipped;
        }
    }
}

impl Iterator for Pieces<'_> {
    type Item = (Piece, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_blanks();
        let rest = self.rest();
        let first = rest.chars().next()?;
        let (piece, length) = match first {
            '(' | '[' | '{' => (Piece::Open, 1),
            ')' | ']' | '}' => (Piece::Close, 1),
            ',' => (Piece::Comma, 1),
            ':' => (Piece::Colon, 1),
            '"' => (Piece::Text, text_length(rest)),
            _ => match raw_text_length(rest) {
                Some(length) => (Piece::Text, length),
                None => (Piece::Word, word_length(rest)),
            },
        };
        let start = self.at;
        self.at += length;
        Some((piece, start..self.at))
    }
}

/// The length of the (possibly nested) block comment that the text begins with.
fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        match (previous, c) {
            ('/', '*') => depth += 1,
            ('*', '/') if depth <= 1 => return at + 1,
            ('*', '/') => depth -= 1,
            _ => {
                previous = c;
                continue;
            }
        }
        previous = ' ';
    }
    text.len()
}

/// The length of the quoted text that the text begins with; to the end where it is not closed.
fn text_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of `r"…"` or `r#"…"#`, if the text begins so.
fn raw_text_length(text: &str) -> Option<usize> {
    let after = text.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let inside = after.get(hashes..)?.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let before = text.len() - inside.len();
    Some(inside.find(&end).map_or(text.len(), |at| before + at + end.len()))
}

fn word_length(text: &str) -> usize {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | ',' | ':' | '"');
    let first = text.chars().next().map_or(0, char::len_utf8);
    text.get(first..).and_then(|rest| rest.find(ends)).map_or(text.len(), |at| first + at)
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test may stop at once")]
mod tests {
    use super::*;

    #[test]
    fn texts_and_comments_hide_brackets() {
        let text = "// (\n(å: \"a\\\"(\", /* ] /* [ */ ] */ b: r#\"x\"(\"#, c: -1.5,)\u{feff}";
        let pieces: Vec<&str> = Pieces::new(text, 0).map(|(_, range)| &text[range]).collect();
        assert_eq!(
            pieces,
            ["(", "å", ":", "\"a\\\"(\"", ",", "b", ":", "r#\"x\"(\"#", ",", "c", ":", "-1.5", ",", ")"]
        );
    }

    #[test]
    fn what_is_not_closed_goes_to_the_end() {
        for text in ["\"abc", "r#\"abc\"", "/* abc", "#![enable", "\"abc\\"] {
            let end = Pieces::new(text, 0).last().map_or(text.len(), |(_, range)| range.end);
            assert_eq!(end, text.len(), "{text}");
        }
    }
}
