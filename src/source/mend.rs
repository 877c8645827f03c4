//! Where brackets, commas or quotes are wrong, no record can be read. A missing comma is put in;
//! otherwise leaving out the smallest record around the mistake saves the others.

use std::ops::Range;

use super::locate::value_at;
use super::scan::{Piece, Pieces};

/// What to leave out of `text`, which cannot be read at `at`: the smallest record of a list, or
/// the field of the outermost record, without which reading comes further. `failure` says where
/// a text cannot be read.
pub(super) fn cut(text: &str, at: usize, failure: &dyn Fn(&str) -> Option<usize>) -> Option<Range<usize>> {
    around(text, at).into_iter().rev().find_map(|start| {
        let ends = [element_end(text, start), layout_end(text, start)];
        ends.into_iter()
            .flatten()
            .filter(|&end| end > start)
            .map(|end| start..with_comma(text, end))
            .map(|range| (failure(&without(text, &range)).unwrap_or(usize::MAX), range))
            .filter(|(next, range)| *next > at && *next >= range.end)
            .max_by_key(|(next, range)| (*next, std::cmp::Reverse(range.end)))
            .map(|(_, range)| range)
    })
}

/// The text with a comma in the place of a blank before what stands at `at`, where that is what is
/// missing: reading then comes past what follows. Every offset and every line stays what it was.
pub(super) fn comma(text: &str, at: usize, failure: &dyn Fn(&str) -> Option<usize>) -> Option<String> {
    let last = Pieces::new(text, 0).take_while(|(_, range)| range.end <= at).last()?.1;
    let next = Pieces::new(text, last.end).next()?.1;
    let before = text.get(..next.start)?;
    let blanks = before.trim_end().len().max(last.end);
    let blank = blanks + before.get(blanks..)?.rfind([' ', '\t'])?;
    let with = [text.get(..blank)?, ",", text.get(blank + 1..)?].concat();
    let far = element_end(text, next.start)?;
    failure(&with).is_none_or(|failure| failure > far).then_some(with)
}

/// The text with blanks instead of a range, so that every offset stays what it was.
pub(super) fn without(text: &str, range: &Range<usize>) -> String {
    let blank =
        |part: &str| -> String { part.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect() };
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    [part(0..range.start), &blank(part(range.clone())), part(range.end..text.len())].concat()
}

/// Where the records and the top-level field around an offset begin, the outermost first.
fn around(text: &str, at: usize) -> Vec<usize> {
    // Of each open bracket: where the element began that is being read in it, if it has begun.
    let mut open: Vec<(bool, Option<usize>)> = Vec::new();
    for (piece, range) in Pieces::new(text, 0).take_while(|(_, range)| range.start <= at) {
        if piece != Piece::Comma
            && piece != Piece::Close
            && let Some((_, element)) = open.last_mut()
        {
            element.get_or_insert(range.start);
        }
        match piece {
            Piece::Open => {
                let list = text.get(range) == Some("[");
                open.push((list, None));
            }
            Piece::Close => {
                open.pop();
            }
            Piece::Comma => {
                if let Some((_, element)) = open.last_mut() {
                    *element = None;
                }
            }
            Piece::Colon | Piece::Text | Piece::Word => {}
        }
    }
    let outermost = |depth: usize| depth == 0;
    open.iter()
        .enumerate()
        .filter(|(depth, (list, _))| *list || outermost(*depth))
        .filter_map(|(_, (_, element))| *element)
        .collect()
}

/// Where the record or the field that begins here ends by its brackets.
fn element_end(text: &str, start: usize) -> Option<usize> {
    let value = value_at(text, start)?;
    match Pieces::new(text, value.end).next() {
        Some((Piece::Colon, colon)) => value_at(text, colon.end).map(|value| value.end),
        _ => Some(value.end),
    }
}

/// Where the record ends by its layout: before the next line that is indented no deeper than its
/// first line, or behind the bracket that such a line begins with.
fn layout_end(text: &str, start: usize) -> Option<usize> {
    let line_start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(text.get(line_start..)?);
    let mut at = start + text.get(start..)?.find('\n')? + 1;
    for line in text.get(at..)?.split_inclusive('\n') {
        if !line.trim().is_empty() && indent(line) <= own {
            let closes = indent(line) == own && line.trim_start().starts_with([')', ']']);
            return Some(if closes { at + own + 1 } else { at });
        }
        at += line.len();
    }
    None
}

/// The offset behind the comma that follows, if one does.
fn with_comma(text: &str, end: usize) -> usize {
    match Pieces::new(text, end).next() {
        Some((Piece::Comma, comma)) => comma.end,
        _ => end,
    }
}
