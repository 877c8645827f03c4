//! Columns for people: aligned, wrapped to the terminal where there is one, nothing cut.

use std::borrow::Cow;
use std::io;

use unicode_width::UnicodeWidthStr;

use super::io::Io;
use crate::journal::Outcome;
use crate::text::{Shown, clean_line};

/// What a cell is, which decides its side and its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Count,
    Outcome(Option<Outcome>),
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    text: String,
    kind: Kind,
}

impl Cell {
    pub(super) fn text(text: &str) -> Self {
        Self { text: clean_line(text).into_owned(), kind: Kind::Text }
    }

    /// A number, to the right. Nothing of a kind is a dot that does not draw the eye.
    pub(super) fn count(n: usize) -> Self {
        let text = if n == 0 { "·".to_owned() } else { n.to_string() };
        Self { text, kind: Kind::Count }
    }

    /// Words in the colour of an outcome.
    pub(super) fn outcome(outcome: Option<Outcome>, text: &str) -> Self {
        Self { kind: Kind::Outcome(outcome), ..Self::text(text) }
    }
}

/// Rows under headings.
#[derive(Debug, Default)]
pub(super) struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

/// Blanks between two columns.
const GAP: usize = 2;
/// No column is wrapped to less than this, however narrow the terminal is.
const NARROWEST: usize = 16;

impl Table {
    pub(super) fn new<T: Into<String>>(headings: impl IntoIterator<Item = T>) -> Self {
        Self { headings: headings.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    pub(super) fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Writes headings and rows.
    pub(super) fn write(&self, io: &mut Io<'_>) -> io::Result<()> {
        let kinds: Vec<Kind> =
            self.rows.first().map(|row| row.iter().map(|cell| cell.kind).collect()).unwrap_or_default();
        let heading = self.headings.iter().enumerate().map(|(at, text)| {
            let kind = if kinds.get(at) == Some(&Kind::Count) { Kind::Count } else { Kind::Text };
            Cell { text: text.clone(), kind }
        });
        let heading: Vec<Cell> = heading.collect();
        let widths = self.widths(&heading, io.width);
        write_row(io, &heading, &widths, true)?;
        for row in &self.rows {
            write_row(io, row, &widths, false)?;
        }
        Ok(())
    }

    /// The width of each column: of its widest cell, or its share of the terminal where it can be wrapped.
    fn widths(&self, heading: &[Cell], terminal: Option<usize>) -> Vec<usize> {
        let widest = |at: usize| {
            let cells = self.rows.iter().map(Vec::as_slice).chain([heading]).filter_map(|row| row.get(at));
            cells.map(|cell| cell.text.width()).max().unwrap_or(0)
        };
        let widths = (0..heading.len()).map(widest);
        let Some(terminal) = terminal else { return widths.collect() };
        let mut widths: Vec<usize> = widths.map(|width| width.min((terminal / 4).max(NARROWEST))).collect();
        if let Some(last) = widths.pop() {
            let used: usize = widths.iter().map(|width| width + GAP).sum();
            let wide = self.rows.iter().filter_map(|row| row.last()).map(|cell| cell.text.width()).max();
            let room = terminal.saturating_sub(used).max(NARROWEST);
            widths.push(room.min(wide.unwrap_or(last).max(last)));
        }
        widths
    }
}

/// Writes one row, each cell on as many lines as its column makes it.
fn write_row(io: &mut Io<'_>, row: &[Cell], widths: &[usize], heading: bool) -> io::Result<()> {
    let wrap = |(cell, &width): (&Cell, &usize)| -> Vec<String> {
        if cell.text.width() <= width {
            return vec![cell.text.clone()];
        }
        textwrap::wrap(&cell.text, width).into_iter().map(Cow::into_owned).collect()
    };
    let cells: Vec<Vec<String>> = row.iter().zip(widths).map(wrap).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let pieces = row.iter().zip(&cells).zip(widths).map(|((cell, lines), width)| {
            let text = lines.get(at).map_or("", String::as_str);
            let pad = " ".repeat(width.saturating_sub(text.width()));
            let painted = paint(io.color, cell.kind, text, heading);
            let pad = Shown::from(pad);
            if cell.kind == Kind::Count { [pad, painted] } else { [painted, pad] }
        });
        let pieces: Vec<Shown<'_>> = pieces.map(|pair| Shown::joined(&pair, "")).collect();
        io.out.line(Shown::joined(&pieces, &" ".repeat(GAP)).trim_end())?;
    }
    Ok(())
}

fn paint(color: bool, kind: Kind, text: &str, heading: bool) -> Shown<'_> {
    let code = match kind {
        _ if !color || text.is_empty() => None,
        _ if heading => Some(1),
        Kind::Outcome(Some(Outcome::Yes)) => Some(32),
        Kind::Outcome(Some(Outcome::Partly)) => Some(33),
        Kind::Outcome(Some(Outcome::No)) => Some(31),
        Kind::Outcome(Some(Outcome::NotApplicable) | None) | Kind::Text | Kind::Count => None,
    };
    match code {
        Some(look) => Shown::painted(text, look),
        None => text.into(),
    }
}
