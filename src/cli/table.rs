//! Columns for people: aligned, the last one wrapped to the terminal, nothing cut.

use std::io;

use unicode_width::UnicodeWidthStr;

use super::io::Io;
use crate::journal::Outcome;
use crate::text::clean_line;

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
/// The last column is wrapped to no less than this, however narrow the terminal is.
const NARROWEST: usize = 24;

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
        let widths = self.widths(&heading);
        write_row(io, &heading, &widths, true)?;
        for row in &self.rows {
            write_row(io, row, &widths, false)?;
        }
        Ok(())
    }

    fn widths(&self, heading: &[Cell]) -> Vec<usize> {
        (0..heading.len())
            .map(|at| {
                let cells = self.rows.iter().map(Vec::as_slice).chain([heading]);
                cells.filter_map(|row| row.get(at)).map(|cell| cell.text.width()).max().unwrap_or(0)
            })
            .collect()
    }
}

fn write_row(io: &mut Io<'_>, row: &[Cell], widths: &[usize], heading: bool) -> io::Result<()> {
    let mut pieces = Vec::with_capacity(row.len());
    let mut indent = 0;
    for (at, (cell, &width)) in row.iter().zip(widths).enumerate() {
        let last = at + 1 == widths.len();
        let pad = " ".repeat(width.saturating_sub(cell.text.width()));
        let painted = paint(io.color, cell, heading);
        pieces.push(match cell.kind {
            Kind::Count => pad + &painted,
            Kind::Text if last && !heading => wrapped(io, &cell.text, indent),
            Kind::Text | Kind::Outcome(_) => painted + &pad,
        });
        indent += width + GAP;
    }
    writeln!(io.out, "{}", pieces.join(&" ".repeat(GAP)).trim_end())
}

/// The text of the last column, on as many lines as the terminal makes it, each under the first.
fn wrapped(io: &Io<'_>, text: &str, indent: usize) -> String {
    let Some(width) = io.width else { return text.to_owned() };
    let room = width.saturating_sub(indent).max(NARROWEST);
    textwrap::wrap(text, room).join(&format!("\n{}", " ".repeat(indent)))
}

fn paint(color: bool, cell: &Cell, heading: bool) -> String {
    let code = match cell.kind {
        _ if !color => None,
        _ if heading => Some("1"),
        Kind::Outcome(Some(Outcome::Yes)) => Some("32"),
        Kind::Outcome(Some(Outcome::Partly)) => Some("33"),
        Kind::Outcome(Some(Outcome::No)) => Some("31"),
        Kind::Outcome(Some(Outcome::NotApplicable) | None) | Kind::Text | Kind::Count => None,
    };
    match code {
        Some(code) => format!("\u{1b}[{code}m{}\u{1b}[0m", cell.text),
        None => cell.text.clone(),
    }
}
