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

    /// Whether a cell that should look so is right when it is written in another look.
    fn serves(self, cell: &Cell) -> bool {
        let wanted = Self::of(cell);
        self == wanted || is_blank(cell) && self.of_blank() == wanted.of_blank()
    }
}

const PLAIN: Look = Look { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

/// The looks beside colours that themes have: what turns each of them on, and off.
const LOOKS: [(Modifier, &str, &str); 3] =
    [(Modifier::BOLD, "1", "22"), (Modifier::UNDERLINED, "4", "24"), (Modifier::REVERSED, "7", "27")];

/// How many bytes a move within a row has, and erasing some of its cells: `ESC [ 5 C`, `ESC [ 9 X`.
const WAY: usize = 4;

/// The second half of a wide letter. How it looks is for the terminal to say: it is no blank, and whatever comes
/// there is written.
const HALF: Cell = Cell::new("");

/// What the terminal shows, as far as it was written.
#[derive(Debug)]
pub(super) struct Picture {
    shown: Buffer,
    /// Where a frame looks different, while it is written.
    changed: Vec<Position>,
}

impl Picture {
    /// A terminal on which nothing is written.
    pub(super) fn empty(area: Rect) -> Self {
        Self { shown: Buffer::empty(area), changed: Vec::new() }
    }

    /// Writes what has to change for the terminal to show `next`, row by row from the left. Nothing for nothing.
    pub(super) fn become_like(&mut self, next: &Buffer, page: &mut String) {
        let Self { shown, changed } = self;
        let width = usize::from(shown.area.width).max(1);
        let rows = shown.content.chunks_mut(width).zip(next.content.chunks(width));
        changed.clear();
        for (y, (shown, next)) in (0..).zip(rows) {
            put(next, shown, |x| changed.push(Position { x, y }));
        }
        let mut pen = Pen { page, look: PLAIN, next: None };
        let mut rest = changed.as_slice();
        while let Some((at, behind)) = rest.split_first() {
            let done = pen.put(*at, row(shown, at.y), behind);
            rest = behind.get(done..).unwrap_or_default();
        }
        pen.turn(PLAIN);
    }
}

/// Puts a row in the place of what is shown, and tells where that is seen.
fn put(next: &[Cell], shown: &mut [Cell], mut seen: impl FnMut(u16)) {
    // How many cells to come the last letter covers.
    let mut covered = 0;
    for (x, (after, before)) in (0..).zip(next.iter().zip(shown)) {
        if covered > 0 {
            covered -= 1;
            *before = HALF;
            continue;
        }
        let same = is_same(before.symbol(), after.symbol());
        if !same || Look::of(before) != Look::of(after) {
            if !same || !Look::of(before).serves(after) {
                seen(x);
            }
            before.clone_from(after);
        }
        covered = columns(after.symbol()) - 1;
    }
}

/// Whether two symbols are the same; most are one byte.
fn is_same(one: &str, other: &str) -> bool {
    match (one.as_bytes(), other.as_bytes()) {
        ([one], [other]) => one == other,
        (one, other) => one == other,
    }
}

/// How many cells a symbol takes, at least one.
fn columns(symbol: &str) -> usize {
    if symbol.len() == 1 {
        return 1;
    }
    let mut letters = symbol.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if is_cell(letter) => 1,
        _ => symbol.width().max(1),
    }
}

/// The cells of a row.
fn row(buffer: &Buffer, y: u16) -> &[Cell] {
    let width = usize::from(buffer.area.width);
    let start = usize::from(y) * width;
    buffer.content.get(start..start + width).unwrap_or_default()
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
    /// Writes the cell at a place of its row, and tells how many of the changes behind it that did as well.
    fn put(&mut self, at: Position, row: &[Cell], behind: &[Position]) -> usize {
        let from_here = row.get(usize::from(at.x)..).unwrap_or_default();
        let Some(cell) = from_here.first() else { return 0 };
        let certain = self.reach(at, row);
        let erased = self.erase(at, from_here, behind);
        if erased > 0 {
            self.next = Some((at, certain));
            return erased - 1;
        }
        if !self.look.serves(cell) {
            self.turn(Look::of(cell));
        }
        self.page.push_str(cell.symbol());
        let behind = Position { x: at.x.saturating_add(1), ..at };
        self.next = Some((behind, certain && is_letter(cell.symbol())));
        0
    }

    /// Erases the blanks from here on where that is shorter than writing them, and tells how many changes that did.
    fn erase(&mut self, at: Position, row: &[Cell], behind: &[Position]) -> usize {
        let blank =
            row.iter().take_while(|cell| is_blank(cell) && Look::of(cell).of_blank() == PLAIN).count();
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
    fn reach(&mut self, to: Position, row: &[Cell]) -> bool {
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
    fn skip(&mut self, from: u16, to: u16, row: &[Cell]) {
        let between = row.get(usize::from(from)..usize::from(to)).unwrap_or_default();
        let same = |cell: &Cell| self.look.serves(cell) && is_letter(cell.symbol());
        let bytes = between.iter().map(|cell| cell.symbol().len()).sum::<usize>();
        if from == to {
            return;
        }
        if (1..=WAY).contains(&bytes) && between.iter().all(same) {
            self.page.extend(between.iter().map(Cell::symbol));
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

/// Whether nothing stands there.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " "
}

/// Whether it is one letter, digit or sign of Latin 1: one cell on every terminal.
fn is_letter(symbol: &str) -> bool {
    let mut letters = symbol.chars();
    letters.next().is_some_and(|c| matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{ff}'))
        && letters.next().is_none()
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
