//! The note of an item: read it, write it, keep a draft of it.

use super::TextField;
use crate::journal::{EntryId, Target};

/// The editor of a note.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteEditor {
    /// What the note is about.
    pub target: Target,
    /// The text.
    pub field: TextField,
    /// The text before.
    pub before: String,
    /// The heads of the note that were shown; the entry's `on`.
    pub on: Vec<EntryId>,
    /// When a draft was kept last.
    pub kept: Option<jiff::Timestamp>,
}

impl NoteEditor {
    /// The longest note, in characters.
    pub const LONGEST: usize = 2000;
}
