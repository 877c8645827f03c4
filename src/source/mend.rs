//! Where brackets, commas or quotes are wrong, no record can be read. A missing comma is put in, a
//! bracket of the wrong kind is exchanged, one that ends the file too early is left out; otherwise leaving out the smallest record
//! around the mistake saves the others. When that does not help either, or has cost too much, what
//! stands before the mistake is kept and the rest is left out.

use std::cell::Cell;
use std::ops::Range;

use super::locate::value_at;
use super::scan::{Piece, Pieces};

/// How much text is read in all while a file is mended.
const EFFORT: usize = 32 << 20;

/// How deep the parser goes into brackets; what is deeper need not be tried.
const DEEPEST: usize = 128;

/// How many of the records around a mistake the text is ended before, the innermost first.
const ENDINGS: usize = 4;

/// A text that reading comes further with, and what was left out of it.
pub(super) struct Mended {
    /// The text; up to what was left out at its end, every offset and line is what it was.
    pub(super) text: String,
    /// What is no longer in it, unless it was a single comma or bracket.
    pub(super) lost: Option<Range<usize>>,
}

impl Mended {
    fn whole(text: String) -> Self {
        Self { text, lost: None }
    }
}

/// Tries texts out, as long as that does not cost too much.
pub(super) struct Trial<'a> {
    failure: &'a dyn Fn(&str) -> Option<usize>,
    spent: Cell<usize>,
}

impl<'a> Trial<'a> {
    /// `failure` says where a text cannot be read, or nothing if it can.
    pub(super) fn new(failure: &'a dyn Fn(&str) -> Option<usize>) -> Self {
        Self { failure, spent: Cell::new(0) }
    }

    /// Whether more may be tried.
    pub(super) fn goes_on(&self) -> bool {
        self.spent.get() < EFFORT
    }

    /// Up to where the text can be read.
    fn reach(&self, text: &str) -> usize {
        self.spent.set(self.spent.get() + text.len());
        (self.failure)(text).unwrap_or(usize::MAX)
    }
}

/// The text without the smallest record of a list, or the field of the outermost record, without
/// which reading comes further than `at`, where it stops now.
pub(super) fn cut(text: &str, at: usize, trial: &Trial<'_>) -> Option<Mended> {
    around(text, at).into_iter().rev().take_while(|_| trial.goes_on()).find_map(|start| {
        let ends = element_end(text, start).into_iter().chain(layout_ends(text, start));
        ends.filter(|&end| end > start)
            .map(|end| start..with_comma(text, end))
            .map(|range| (trial.reach(&without(text, &range)), range))
            .filter(|(next, range)| *next > at && *next >= range.end)
            .max_by_key(|(next, range)| {
                // A small cut that lets what follows be read is better than a large one.
                let is_enough = following(text, range.end).is_none_or(|far| *next > far);
                let kept = std::cmp::Reverse(range.end);
                if is_enough { (true, 0, kept) } else { (false, *next, kept) }
            })
            .map(|(_, range)| Mended { text: without(text, &range), lost: Some(range) })
    })
}

/// The text without the bracket before `at` that ends its outermost record too early, and perhaps
/// without the comma behind it, where reading then comes past what follows.
pub(super) fn reopen(text: &str, at: usize, trial: &Trial<'_>) -> Option<Mended> {
    let next = Pieces::new(text, at).next()?.1;
    let closing = Pieces::new(text, 0).take_while(|(_, range)| range.end <= next.start);
    let (Piece::Close, bracket) = closing.last()? else { return None };
    let behind = with_comma(text, at);
    let far = following(text, behind)?;
    let with_its_comma = bracket.start..behind.max(bracket.end);
    let open = [bracket, with_its_comma].map(|range| without(text, &range));
    open.into_iter().find(|open| trial.reach(open) > far).map(Mended::whole)
}

/// The text with the other kind of bracket at `at`, where one stands there, if reading then comes
/// past what it encloses begins with, or what follows it.
pub(super) fn swap(text: &str, at: usize, trial: &Trial<'_>) -> Option<Mended> {
    let (piece, bracket) = Pieces::new(text, at).next()?;
    let others = match piece {
        Piece::Open => ["[", "("],
        Piece::Close => ["]", ")"],
        Piece::Colon | Piece::Comma | Piece::Text | Piece::Word => return None,
    };
    let far = following(text, with_comma(text, bracket.end))?;
    let (before, after) = (text.get(..bracket.start)?, text.get(bracket.end..)?);
    let with = others.map(|other| [before, other, after].concat());
    with.into_iter().find(|with| trial.reach(with) > far).map(Mended::whole)
}

/// The text up to the record around `at`, with the brackets that it lacks then: what stands before
/// a mistake that nothing else helps against.
pub(super) fn close(text: &str, at: usize, trial: &Trial<'_>) -> Option<Mended> {
    let around = around(text, at);
    // Where nothing follows, nothing but brackets is missing.
    let end = Pieces::new(text, at).next().is_none().then_some(at);
    let innermost = around.iter().rev().take(ENDINGS);
    let mut starts = end.iter().chain(innermost).chain(around.first().or(Some(&at)));
    starts.find_map(|&start| {
        let kept = text.get(..start)?;
        let ended = [kept, "\n", &missing_brackets(kept)].concat();
        let readable = (trial.failure)(&ended).is_none();
        let lost = (end != Some(start)).then_some(start..text.len());
        readable.then_some(Mended { text: ended, lost })
    })
}

/// The brackets that a text leaves open, as they have to be closed.
fn missing_brackets(text: &str) -> String {
    let mut open = Vec::new();
    for (piece, range) in Pieces::new(text, 0) {
        match piece {
            Piece::Open => open.push(match text.get(range) {
                Some("[") => ']',
                Some("{") => '}',
                _ => ')',
            }),
            Piece::Close => {
                open.pop();
            }
            Piece::Colon | Piece::Comma | Piece::Text | Piece::Word => {}
        }
    }
    open.into_iter().rev().collect()
}

/// The text with a comma in the place of a blank before what stands at `at`, where that is what is
/// missing: reading then comes past what follows. Every offset and every line stays what it was.
pub(super) fn comma(text: &str, at: usize, trial: &Trial<'_>) -> Option<Mended> {
    let last = Pieces::new(text, 0).take_while(|(_, range)| range.end <= at).last()?.1;
    let next = Pieces::new(text, last.end).next()?.1;
    let before = text.get(..next.start)?;
    let blanks = before.trim_end().len().max(last.end);
    let blank = blanks + before.get(blanks..)?.rfind([' ', '\t'])?;
    let with = [text.get(..blank)?, ",", text.get(blank + 1..)?].concat();
    let far = element_end(text, next.start)?;
    (trial.reach(&with) > far).then(|| Mended::whole(with))
}

/// The text with blanks instead of a range, so that every offset stays what it was.
fn without(text: &str, range: &Range<usize>) -> String {
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
        .take(DEEPEST)
        .enumerate()
        .filter(|(depth, (list, _))| *list || outermost(*depth))
        .filter_map(|(_, (_, element))| *element)
        .collect()
}

/// Where what follows ends: the next record or field, or the brackets around.
fn following(text: &str, from: usize) -> Option<usize> {
    let (piece, range) = Pieces::new(text, from).next()?;
    if piece == Piece::Close { Some(range.start) } else { element_end(text, range.start) }
}

/// Where the record or the field that begins here ends by its brackets.
fn element_end(text: &str, start: usize) -> Option<usize> {
    let value = value_at(text, start)?;
    match Pieces::new(text, value.end).next() {
        Some((Piece::Colon, colon)) => value_at(text, colon.end).map(|value| value.end),
        _ => Some(value.end),
    }
}

/// Where the record may end by its layout: before the next line that is indented no deeper than its
/// first line, or behind one or all of the brackets that such a line begins with.
fn layout_ends(text: &str, start: usize) -> Vec<usize> {
    let ends = || {
        let line_start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
        let indent = |line: &str| line.len() - line.trim_start().len();
        let own = indent(text.get(line_start..)?);
        let mut at = start + text.get(start..)?.find('\n')? + 1;
        for line in text.get(at..)?.split_inclusive('\n') {
            if !line.trim().is_empty() && indent(line) <= own {
                let brackets = line.trim_start();
                let closing = brackets.len() - brackets.trim_start_matches([')', ']']).len();
                return Some(match closing {
                    1.. if indent(line) == own => vec![at + own + 1, at + own + closing],
                    _ => vec![at],
                });
            }
            at += line.len();
        }
        None
    };
    ends().unwrap_or_default()
}

/// The offset behind the comma that follows, if one does.
fn with_comma(text: &str, end: usize) -> usize {
    match Pieces::new(text, end).next() {
        Some((Piece::Comma, comma)) => comma.end,
        _ => end,
    }
}
