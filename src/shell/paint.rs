//! Changed cells as bytes for the terminal, as few as it takes.
//!
//! A run of cells begins where the one before it ended, or behind a move. Over a short piece that did not
//! change the letters themselves are fewer bytes than a move: what stands there is known. Many blanks on the
//! terminal's own ground are erased with one sequence. Over a slow line every byte is waited for.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use crate::text::is_cell;

/// How cells look; what no theme uses is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let known = Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED;
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier & known }
    }

    /// What is seen of it where nothing stands: the ground alone, unless the letters' colour fills or underlines it.
    fn of_blank(self) -> Self {
        let filled = self.modifier.intersects(Modifier::UNDERLINED | Modifier::REVERSED);
        if filled { self } else { Self { bg: self.bg, ..PLAIN } }
    }

    /// Whether what should stand there is right when it is written in this look.
    fn serves(self, wanted: Shown) -> bool {
        self == wanted.look || wanted.is_blank() && self.of_blank() == wanted.look.of_blank()
    }
}

const PLAIN: Look = Look { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

/// The looks beside colours that themes have: what turns each of them on, and off.
const LOOKS: [(Modifier, &str, &str); 3] =
    [(Modifier::BOLD, "1", "22"), (Modifier::UNDERLINED, "4", "24"), (Modifier::REVERSED, "7", "27")];

/// How many bytes a move within a row has, and erasing some of its cells: `ESC [ 5 C`, `ESC [ 9 X`.
const WAY: usize = 4;

/// A cell of the terminal: a third of the memory of one that can be drawn into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shown {
    /// None where several letters stand in one place; these are few, and written with every frame.
    letter: Option<char>,
    look: Look,
}

impl Shown {
    const BLANK: Self = Self { letter: Some(' '), look: PLAIN };
    /// The second half of a wide letter. How it looks is for the terminal to say: it is no blank, and whatever
    /// comes there is written.
    const HALF: Self = Self { letter: None, look: PLAIN };

    /// How a cell comes to be shown.
    fn of(cell: &Cell) -> Self {
        Self { letter: only_letter(cell.symbol()), look: Look::of(cell) }
    }

    /// Whether nothing stands there.
    fn is_blank(self) -> bool {
        self.letter == Some(' ')
    }

    /// Whether it is one letter, digit or sign of Latin 1: one cell on every terminal.
    fn is_letter(self) -> bool {
        self.letter.is_some_and(|c| matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{ff}'))
    }
}

/// What the terminal shows, as far as it was written.
#[derive(Debug)]
pub(super) struct Picture {
    shown: Vec<Shown>,
    /// Where a frame looks different, while it is written.
    changed: Vec<Position>,
}

impl Picture {
    /// A terminal on which nothing is written.
    pub(super) fn empty(area: Rect) -> Self {
        let cells = usize::from(area.width) * usize::from(area.height);
        Self { shown: vec![Shown::BLANK; cells], changed: Vec::new() }
    }

    /// Writes what has to change for the terminal to show `next`, row by row from the left. Nothing for nothing.
    pub(super) fn become_like(&mut self, next: &Buffer, page: &mut String) {
        let Self { shown, changed } = self;
        let width = usize::from(next.area.width).max(1);
        let rows = shown.chunks_mut(width).zip(next.content.chunks(width));
        changed.clear();
        for (y, (shown, next)) in (0..).zip(rows) {
            put(next, shown, |x| changed.push(Position { x, y }));
        }
        let mut pen = Pen { page, look: PLAIN, next: None };
        let mut rest = changed.as_slice();
        while let Some((at, behind)) = rest.split_first() {
            let Some(cell) = next.cell(*at) else { break };
            let row = shown.chunks(width).nth(usize::from(at.y)).unwrap_or_default();
            let done = pen.put(*at, cell.symbol(), row, behind);
            rest = behind.get(done..).unwrap_or_default();
        }
        pen.turn(PLAIN);
    }
}

/// Puts a row in the place of what is shown, and tells where that is seen.
fn put(next: &[Cell], shown: &mut [Shown], mut seen: impl FnMut(u16)) {
    // How many cells to come the last letter covers.
    let mut covered = 0;
    for (x, (cell, before)) in (0..).zip(next.iter().zip(shown)) {
        if covered > 0 {
            covered -= 1;
            *before = Shown::HALF;
            continue;
        }
        let after = Shown::of(cell);
        let same = before.letter == after.letter && after.letter.is_some();
        if !same || !before.look.serves(after) {
            seen(x);
        }
        *before = after;
        covered = columns(after.letter, cell.symbol()) - 1;
    }
}

/// The letter, if there is just one.
fn only_letter(symbol: &str) -> Option<char> {
    let mut letters = symbol.chars();
    letters.next().filter(|_| letters.as_str().is_empty())
}

/// How many cells a symbol takes, at least one.
fn columns(letter: Option<char>, symbol: &str) -> usize {
    if letter.is_some_and(is_cell) { 1 } else { symbol.width().max(1) }
}

/// What writes on the page.
struct Pen<'p> {
    page: &'p mut String,
    look: Look,
    /// Where the next letter would go, and whether that is certain: of signs beyond letters terminals do not
    /// agree how wide they are.
    next: Option<(Position, bool)>,
}

impl Pen<'_> {
    /// Writes the symbol at a place of its row, and tells how many of the changes behind it that did as well.
    fn put(&mut self, at: Position, symbol: &str, row: &[Shown], behind: &[Position]) -> usize {
        let from_here = row.get(usize::from(at.x)..).unwrap_or_default();
        let Some(cell) = from_here.first() else { return 0 };
        let certain = self.reach(at, row);
        let erased = self.erase(at, from_here, behind);
        if erased > 0 {
            self.next = Some((at, certain));
            return erased - 1;
        }
        if !self.look.serves(*cell) {
            self.turn(cell.look);
        }
        self.page.push_str(symbol);
        let behind = Position { x: at.x.saturating_add(1), ..at };
        self.next = Some((behind, certain && cell.is_letter()));
        0
    }

    /// Erases the blanks from here on where that is shorter than writing them, and tells how many changes that did.
    fn erase(&mut self, at: Position, row: &[Shown], behind: &[Position]) -> usize {
        let blank = row.iter().take_while(|cell| cell.is_blank() && cell.look.of_blank() == PLAIN).count();
        let end = usize::from(at.x) + blank;
        let in_row = behind.iter().take_while(|one| one.y == at.y);
        let (last, count) = in_row
            .clone()
            .take_while(|one| usize::from(one.x) < end)
            .fold((at.x, 1), |(_, count), one| (one.x, count + 1));
        let cells = usize::from(last - at.x) + 1;
        let turns = if self.look.of_blank() == PLAIN { 0 } else { "\u{1b}[m".len() };
        let to_the_end = blank == row.len();
        let goes_on = if in_row.count() >= count { WAY } else { 0 };
        let shorter = if to_the_end { cells > 3 + turns } else { cells > WAY + turns + goes_on };
        if blank == 0 || !shorter {
            return 0;
        }
        if turns > 0 {
            self.turn(PLAIN);
        }
        if to_the_end {
            self.page.push_str("\u{1b}[K");
        } else {
            // A string takes everything that is written to it.
            _ = write!(self.page, "\u{1b}[{cells}X");
        }
        count
    }

    /// Goes to a cell from where the last one was left, and tells whether that is certain.
    fn reach(&mut self, to: Position, row: &[Shown]) -> bool {
        match self.next {
            Some((at, certain)) if at == to => return certain,
            Some((at, true)) if at.y == to.y && at.x < to.x => self.skip(at.x, to.x, row),
            // The next row begins below, and the picture does not move for it, since there is such a row. Behind
            // the last column terminals do not agree where they are.
            Some((at, true)) if at.y + 1 == to.y && usize::from(at.x) < row.len() => {
                self.page.push_str("\r\n");
                self.skip(0, to.x, row);
            }
            Some(_) | None => go(to.x, to.y, self.page),
        }
        true
    }

    /// Goes on to a column of the same row: over letters that look as what is written, by writing them.
    fn skip(&mut self, from: u16, to: u16, row: &[Shown]) {
        let between = row.get(usize::from(from)..usize::from(to)).unwrap_or_default();
        let same = |cell: &Shown| self.look.serves(*cell) && cell.is_letter();
        let letters = between.iter().filter_map(|cell| cell.letter);
        let bytes = letters.clone().map(char::len_utf8).sum::<usize>();
        if from == to {
            return;
        }
        if (1..=WAY).contains(&bytes) && between.iter().all(same) {
            self.page.extend(letters);
        } else {
            // A string takes everything that is written to it.
            _ = write!(self.page, "\u{1b}[{}C", to - from);
        }
    }

    /// Lets what follows look otherwise.
    fn turn(&mut self, wanted: Look) {
        if self.look == wanted {
            return;
        }
        self.page.push_str("\u{1b}[");
        // Back to plain is shorter than each look off by itself.
        if wanted != PLAIN {
            let start = self.page.len();
            for (one, on, off) in LOOKS {
                match (self.look.modifier.contains(one), wanted.modifier.contains(one)) {
                    (false, true) => number(start, on, self.page),
                    (true, false) => number(start, off, self.page),
                    (true, true) | (false, false) => {}
                }
            }
            for (now, colour, ground) in [(self.look.fg, wanted.fg, 30), (self.look.bg, wanted.bg, 40)] {
                if now != colour {
                    number(start, &code(colour, ground), self.page);
                }
            }
        }
        self.page.push('m');
        self.look = wanted;
    }
}

/// Goes to a cell.
pub(super) fn go(x: u16, y: u16, page: &mut String) {
    // A string takes everything that is written to it.
    _ = write!(page, "\u{1b}[{};{}H", u32::from(y) + 1, u32::from(x) + 1);
}

/// One more number of a sequence whose numbers begin at `start`.
fn number(start: usize, code: &str, page: &mut String) {
    if page.len() > start {
        page.push(';');
    }
    page.push_str(code);
}

/// The numbers of a colour, as letters (`ground` is 30) or below them (40). The sixteen have short names,
/// which terminals know that have no more.
fn code(colour: Color, ground: u8) -> String {
    let place = match colour {
        Color::Reset => return (ground + 9).to_string(),
        Color::Rgb(red, green, blue) => return format!("{};2;{red};{green};{blue}", ground + 8),
        Color::Indexed(place) => place,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    match place {
        0..8 => (ground + place).to_string(),
        8..16 => (ground + 60 + place - 8).to_string(),
        16.. => format!("{};5;{place}", ground + 8),
    }
}

#[cfg(test)]
mod tests;
