//! The facts of the moment, handed to `update` as data.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::journal::Author;
use crate::keys::{Action, Keymap};
use crate::problem::Level;

/// The facts of the moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Ctx<'a> {
    /// The time.
    pub now: Timestamp,
    /// The zone in which times are shown.
    pub zone: &'a TimeZone,
    /// Who sits at the keyboard.
    pub who: &'a Author,
    /// Random bits for the id of the next entry.
    pub random: u64,
    /// The bindings in force.
    pub keymap: &'a Keymap,
    /// What the last view saw.
    pub seen: &'a Seen,
}

/// What the view saw while it drew, so that it need not write state: how many rows fit, how long
/// what is scrolled is, and what lies where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// Rows of the list that has the cursor: a page.
    pub page: usize,
    /// Lines of the detail pane or of the overlay that is scrolled.
    pub lines: usize,
    /// How many of them fit.
    pub height: usize,
    /// Where a click means something.
    pub spots: Vec<Spot>,
}

/// Some cells of one line of the screen, and what a click on them means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The first column, from 0.
    pub column: u16,
    /// The line, from 0.
    pub row: u16,
    /// How many columns.
    pub width: u16,
    /// What lies there.
    pub hit: Hit,
}

/// What a click can hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// A row of what is topmost: a dialog, or the history.
    Row(usize),
    /// A cell of the overview, as in [`OverviewScreen::place`](super::OverviewScreen::place).
    Cell(usize, usize),
    /// A row of a level of the browse screen, as in [`State::rows`](super::State::rows).
    Item(Level, usize),
}

impl Spot {
    /// Whether a cell lies in it.
    pub(super) fn has(&self, column: u16, row: u16) -> bool {
        self.row == row && (self.column..self.column.saturating_add(self.width)).contains(&column)
    }
}

impl Seen {
    /// The first line to show after a move of what is scrolled.
    pub(super) fn scrolled(&self, from: usize, action: Action) -> usize {
        let most = self.lines.saturating_sub(self.height);
        stepped(from.min(most), most + 1, action, self.height).unwrap_or(from)
    }
}

/// The row after a move in a list, or nothing when the action is no move. Rows are counted from 0;
/// a list without rows answers 0.
pub(super) fn stepped(at: usize, rows: usize, action: Action, page: usize) -> Option<usize> {
    let page = page.saturating_sub(1).max(1);
    let last = rows.saturating_sub(1);
    let moves = [
        (Action::Up, at.saturating_sub(1)),
        (Action::Down, at + 1),
        (Action::First, 0),
        (Action::Last, last),
        (Action::PageUp, at.saturating_sub(page)),
        (Action::PageDown, at + page),
    ];
    moves.into_iter().find(|(other, _)| *other == action).map(|(_, to)| to.min(last))
}
