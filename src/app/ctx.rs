//! The facts of the moment, handed to `update` as data.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::journal::Author;
use crate::keys::Keymap;

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

/// What the view saw while it drew, so that it need not write state: how many rows fit, and how
/// long what is scrolled is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// Rows of the list that has the cursor: a page.
    pub page: usize,
    /// Lines of the detail pane or of the overlay that is scrolled.
    pub lines: usize,
    /// How many of them fit.
    pub height: usize,
}
