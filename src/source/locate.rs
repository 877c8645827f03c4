//! The place of a single value inside a record.

use std::ops::Range;

use super::Spot;
use super::scan::{Piece, Pieces};
use crate::problem::Step;

/// The byte range of the value that `steps` lead to from the record at `spot`, or from the
/// beginning of the text where the spot is unknown. Nothing when the path does not exist.
pub fn locate(text: &str, spot: Spot, steps: &[Step]) -> Option<Range<usize>> {
    let mut from = spot.0.unwrap_or(0);
    let mut value = None;
    // Where the record ends is not asked for: that may be the whole file.
    for step in steps {
        let mut inside = Inside::new(text, from)?;
        let (_, found) = match *step {
            Step::Field(name) => inside.find(|(found, _)| *found == Some(name))?,
            Step::Index(at) => inside.nth(at)?,
        };
        from = found.start;
        value = Some(found);
    }
    value.or_else(|| value_at(text, from))
}

/// The value that begins at or after an offset: a word, a text, or brackets with all they hold
/// and the name before them.
pub(super) fn value_at(text: &str, from: usize) -> Option<Range<usize>> {
    let mut pieces = Pieces::new(text, from).peekable();
    let (first, mut range) = pieces.next()?;
    let mut depth = match first {
        Piece::Open => 1,
        Piece::Word if pieces.peek().is_some_and(|(piece, _)| *piece == Piece::Open) => 0,
        Piece::Word | Piece::Text => return Some(range),
        Piece::Close | Piece::Comma | Piece::Colon => return None,
    };
    for (piece, at) in pieces {
        range.end = at.end;
        match piece {
            Piece::Open => depth += 1,
            Piece::Close if depth == 1 => return Some(range),
            Piece::Close => depth -= 1,
            Piece::Comma | Piece::Colon | Piece::Text | Piece::Word => {}
        }
    }
    Some(range)
}

/// The elements of a list or the fields of a record: names and values.
struct Inside<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Inside<'a> {
    /// Looks into the brackets of the value at an offset; into those of `x` for `Some(x)`, however often.
    fn new(text: &'a str, from: usize) -> Option<Self> {
        let mut pieces = Pieces::new(text, from);
        loop {
            let (mut piece, mut range) = pieces.next()?;
            let wraps = text.get(range.clone()) == Some("Some");
            if piece == Piece::Word {
                (piece, range) = pieces.next()?;
            }
            if piece != Piece::Open {
                return None;
            }
            if !wraps {
                return Some(Self { text, at: range.end });
            }
        }
    }
}

impl<'a> Iterator for Inside<'a> {
    type Item = (Option<&'a str>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let mut ahead = Pieces::new(self.text, self.at);
        let first = ahead.next()?;
        let name = match ahead.next() {
            Some((Piece::Colon, colon)) if first.0 == Piece::Word => {
                self.at = colon.end;
                self.text.get(first.1)
            }
            _ => None,
        };
        // The bracket that closes the record is no value.
        let value = value_at(self.text, self.at)?;
        self.at = value.end;
        if let Some((Piece::Comma, comma)) = Pieces::new(self.text, self.at).next() {
            self.at = comma.end;
        }
        Some((name, value))
    }
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test may stop at once")]
mod tests {
    use super::*;
    use Step::{Field, Index};

    const TEXT: &str = "\u{feff}// å\n#![enable(implicit_some)]\n(id: \"a\", /* x */ parties: [\"ÄLN\", (party: \"VS\")],\n\
        kind: Count(unit: \"st\"), ends: Some(\"2020\"), who: Some((names: [1, 2])), empty: [],\n)";

    #[test]
    fn every_value_has_a_place() {
        let cases: [(&[Step], Option<&str>); 11] = [
            (&[Field("id")], Some("\"a\"")),
            (&[Field("parties")], Some("[\"ÄLN\", (party: \"VS\")]")),
            (&[Field("parties"), Index(0)], Some("\"ÄLN\"")),
            (&[Field("parties"), Index(1), Field("party")], Some("\"VS\"")),
            (&[Field("kind")], Some("Count(unit: \"st\")")),
            (&[Field("kind"), Field("unit")], Some("\"st\"")),
            (&[Field("who"), Field("names"), Index(1)], Some("2")),
            (&[Field("parties"), Index(2)], None),
            (&[Field("none")], None),
            (&[Field("id"), Field("x")], None),
            (&[Field("empty"), Index(0)], None),
        ];
        for (steps, found) in cases {
            assert_eq!(locate(TEXT, Spot(None), steps).map(|range| &TEXT[range]), found, "{steps:?}");
        }
        let record = TEXT.find("(party").unwrap();
        let party = locate(TEXT, Spot(Some(record)), &[Field("party")]);
        assert_eq!(party.map(|range| &TEXT[range]), Some("\"VS\""));
    }

    #[test]
    fn depth_costs_no_more_than_length() {
        let deep = "Some(".repeat(200_000);
        assert_eq!(locate(&deep, Spot(None), &[Field("format")]), None);
        let inside = "x: Some(Some(Some((a: [1, Some(2)]))))";
        let found = locate(inside, Spot(Some(3)), &[Field("a"), Index(1)]);
        assert_eq!(found.map(|range| &inside[range]), Some("Some(2)"));
    }

    #[test]
    fn any_text_has_an_answer() {
        for end in (0..=TEXT.len()).filter(|&at| TEXT.is_char_boundary(at)) {
            for steps in [&[Field("parties"), Index(1)][..], &[Index(0)], &[]] {
                if let Some(range) = locate(&TEXT[..end], Spot(None), steps) {
                    assert!(range.end <= end && !range.is_empty());
                }
            }
        }
    }
}
