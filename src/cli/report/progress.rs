//! How far a long work has come, on one line of a terminal.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::cli::io::Io;
use crate::facts::Facts;
use crate::text::clean_line;

/// A terminal whose width is not known is taken for a narrow one: a line that wraps cannot be erased.
const NARROW: usize = 40;

/// The longest bar, in cells.
const LONGEST: usize = 20;

/// A line that is drawn over itself. Without a terminal that can do that there is none.
pub(super) struct Progress {
    total: usize,
    /// Cells that the line may take.
    room: Option<usize>,
}

impl Progress {
    /// A line on standard error.
    pub(super) fn new(total: usize, facts: &Facts, io: &Io<'_>) -> Self {
        let can_draw = facts.terminals.stderr && facts.var("TERM").is_some_and(|term| term != "dumb");
        // The last cell stays free: a full line wraps on some terminals.
        let room = facts.columns.unwrap_or(NARROW).saturating_sub(1);
        Self { total, room: (can_draw && !io.quiet).then_some(room) }
    }

    /// Shows that so many are done, and what comes next.
    pub(super) fn show(&self, done: usize, next: &str, io: &mut Io<'_>) {
        if let Some(room) = self.room {
            draw(io, &line(done, self.total, next, room), room);
        }
    }

    /// Takes the line away.
    pub(super) fn end(&self, io: &mut Io<'_>) {
        if let Some(room) = self.room {
            draw(io, "", room);
            draw(io, "", 0);
        }
    }
}

/// Blanks erase on every terminal. If drawing fails there is nobody who looks.
fn draw(io: &mut Io<'_>, line: &str, room: usize) {
    let blanks = " ".repeat(room.saturating_sub(line.width()));
    let _ = io.err.over(&format!("{line}{blanks}"));
}

/// `[######......] 3/7 OSN`, cut to so many cells.
fn line(done: usize, total: usize, next: &str, room: usize) -> String {
    let cells = LONGEST.min(room / 3);
    let full = cells * done / total.max(1);
    let bar = format!("[{}{}]", "#".repeat(full), ".".repeat(cells.saturating_sub(full)));
    let whole = format!("{bar} {done}/{total} {}", clean_line(next));
    let mut line = String::new();
    for piece in whole.trim_end().graphemes(true) {
        if line.width() + piece.width() > room {
            break;
        }
        line += piece;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_fits_every_terminal() {
        assert_eq!(line(3, 7, "OSN", 39), "[#####........] 3/7 OSN");
        assert_eq!(line(7, 7, "index.html", 79), "[####################] 7/7 index.html");
        assert_eq!(line(0, 0, "", 79), format!("[{}] 0/0", ".".repeat(20)));
        for room in [0, 1, 5, 12, 39] {
            for name in
                ["ÄLN", "A\u{308}\u{1b}[2J LÅNGT NAMN utan slut och ände", "漢字漢字漢字漢字漢字漢字漢字漢字"]
            {
                let line = line(3, 7, name, room);
                assert!(line.width() <= room && !line.contains('\u{1b}'), "{line}");
            }
        }
    }
}
