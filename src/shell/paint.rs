//! Changed cells as bytes for the terminal, as few as it takes.
//!
//! A run of cells begins where the one before it ended, or behind a move. Over a short piece that did not
//! change the letters themselves are fewer bytes than a move, so what stands there is known: a copy of the
//! picture. Over a slow line every byte is waited for.

use std::fmt::Write as _;

use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

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
}

const PLAIN: Look = Look { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

/// The looks beside colours that themes have: what turns each of them on, and off.
const LOOKS: [(Modifier, &str, &str); 3] =
    [(Modifier::BOLD, "1", "22"), (Modifier::UNDERLINED, "4", "24"), (Modifier::REVERSED, "7", "27")];

/// What the terminal shows, as far as it was written.
#[derive(Debug, Default)]
pub(super) struct Picture {
    size: Size,
    cells: Vec<Cell>,
}

impl Picture {
    /// Forgets what the terminal shows: it is empty, or has another size.
    pub(super) fn forget(&mut self, size: Size) {
        self.size = size;
        self.cells.clear();
        self.cells.resize(usize::from(size.width) * usize::from(size.height), Cell::EMPTY);
    }

    /// Writes changed cells, row by row from the left. Nothing for nothing.
    pub(super) fn write<'a>(
        &mut self,
        changed: impl Iterator<Item = (u16, u16, &'a Cell)>,
        page: &mut String,
    ) {
        let mut look = PLAIN;
        // Where the next letter would go, and whether that is certain: of signs beyond letters terminals
        // do not agree how wide they are.
        let mut next: Option<(Position, bool)> = None;
        for (x, y, cell) in changed {
            let certain = match next {
                Some((at, certain)) if (at.x, at.y) == (x, y) => certain,
                Some((at, true)) if at.y == y && at.x < x => {
                    self.skip(at, x, look, page);
                    true
                }
                _ => {
                    go(x, y, page);
                    true
                }
            };
            change(&mut look, Look::of(cell), page);
            page.push_str(cell.symbol());
            next = Some((Position { x: x.saturating_add(1), y }, certain && is_letter(cell.symbol())));
            if let Some(shown) = self.at_mut(x, y) {
                shown.clone_from(cell);
            }
        }
        change(&mut look, PLAIN, page);
    }

    /// Goes on to a column of the same row: over letters that look as what is written, by writing them.
    fn skip(&self, at: Position, to: u16, look: Look, page: &mut String) {
        let column = usize::from(at.y) * usize::from(self.size.width) + usize::from(at.x);
        let between = self.cells.get(column..column + usize::from(to - at.x)).unwrap_or_default();
        let same = |cell: &Cell| Look::of(cell) == look && is_letter(cell.symbol());
        let bytes = between.iter().map(|cell| cell.symbol().len()).sum::<usize>();
        // As many as `ESC [ 5 C` has.
        if (1..=4).contains(&bytes) && between.iter().all(same) {
            page.extend(between.iter().map(Cell::symbol));
        } else {
            // A string takes everything that is written to it.
            _ = write!(page, "\u{1b}[{}C", to - at.x);
        }
    }

    fn at_mut(&mut self, x: u16, y: u16) -> Option<&mut Cell> {
        let inside = x < self.size.width;
        self.cells.get_mut(usize::from(y) * usize::from(self.size.width) + usize::from(x)).filter(|_| inside)
    }
}

/// Goes to a cell.
pub(super) fn go(x: u16, y: u16, page: &mut String) {
    // A string takes everything that is written to it.
    _ = write!(page, "\u{1b}[{};{}H", u32::from(y) + 1, u32::from(x) + 1);
}

/// Whether it is one letter, digit or sign of Latin 1: one cell on every terminal.
fn is_letter(symbol: &str) -> bool {
    let mut letters = symbol.chars();
    letters.next().is_some_and(|c| matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{ff}'))
        && letters.next().is_none()
}

/// Lets what follows look otherwise.
fn change(look: &mut Look, wanted: Look, page: &mut String) {
    if *look == wanted {
        return;
    }
    page.push_str("\u{1b}[");
    // Back to plain is shorter than each look off by itself.
    if wanted != PLAIN {
        let start = page.len();
        for (one, on, off) in LOOKS {
            match (look.modifier.contains(one), wanted.modifier.contains(one)) {
                (false, true) => number(start, on, page),
                (true, false) => number(start, off, page),
                (true, true) | (false, false) => {}
            }
        }
        for (now, colour, ground) in [(look.fg, wanted.fg, 30), (look.bg, wanted.bg, 40)] {
            if now != colour {
                number(start, &code(colour, ground), page);
            }
        }
    }
    page.push('m');
    *look = wanted;
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
