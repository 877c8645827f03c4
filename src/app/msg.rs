//! What can happen to the screen.

use super::Exported;
use crate::journal::{AppendError, Entry, EntryId, History};
use crate::keys::Key;
use crate::library::Shelf;
use crate::model::PlanId;
use crate::problem::{Finding, Problem};

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Bytes came from the keyboard that are no UTF-8; what they meant is not guessed at.
    Unreadable,
    /// Text was pasted, whole.
    Paste(String),
    /// The wheel was turned by so many lines, downwards positive.
    Wheel(i16),
    /// The mouse was clicked on a cell (column, row).
    Click(u16, u16),
    /// The terminal has another size.
    Resized(u16, u16),
    /// An entry is on disk.
    Appended(Box<Entry>),
    /// An entry was not saved.
    NotAppended {
        /// Its id.
        id: EntryId,
        /// Why.
        error: AppendError,
    },
    /// The journal was read again: what others wrote, and what is wrong.
    Journal {
        /// The plan.
        plan: PlanId,
        /// Entries that are new here.
        entries: Vec<Entry>,
        /// What is wrong with the files, all of it.
        alarms: Vec<Finding>,
    },
    /// The journal was read for the first time.
    History {
        /// The plan.
        plan: PlanId,
        /// Its history, in the place of what was known of it.
        history: Box<History>,
        /// What is wrong with the files, all of it.
        alarms: Vec<Finding>,
        /// Whether the history has only what counts now, and the rest will come.
        abridged: bool,
    },
    /// Whether entries about a plan can be written, asked when it was opened.
    Writable {
        /// The plan.
        plan: PlanId,
        /// Why not, if so.
        refused: Option<Problem>,
    },
    /// The files of a plan were read again.
    Plan(Box<Shelf>),
    /// A draft is on disk, or why not.
    DraftSaved(Result<(), Problem>),
    /// A report is in its file, or why not.
    Exported(Box<Exported>),
    /// The program came back from being suspended.
    Resumed,
    /// The terminal is gone or a signal asks to end.
    Leave,
}
