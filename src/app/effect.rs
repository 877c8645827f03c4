//! What is to be done in the world. Effects are values: `shell` carries them out.

use super::{Draft, Export, Remembered};
use crate::journal::{Field, Record, Target};
use crate::model::PlanId;

/// Something to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Save an entry; with `ask`, only if nobody else recorded the same meanwhile.
    Append {
        /// The entry.
        record: Box<Record>,
        /// Whether to give it back when the heads have changed.
        ask: bool,
    },
    /// Read the journal of a plan again.
    ReadJournal(PlanId),
    /// Read the files of a plan again.
    ReadPlan(PlanId),
    /// Watch the folders of this plan instead of those before.
    Watch(PlanId),
    /// Keep a draft on disk.
    KeepDraft(Draft),
    /// Forget the draft of a field of a target.
    DropDraft(Target, Field),
    /// Remember filter and place for the next visit.
    Remember(Box<Remembered>),
    /// Write a report to a file.
    Export(Box<Export>),
    /// Listen to the mouse, or not.
    Mouse(bool),
    /// Draw every cell again.
    Redraw,
    /// Give the terminal back and stop, as Ctrl-Z does.
    Suspend,
    /// End the program.
    Quit,
}
