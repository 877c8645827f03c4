//! A conflict: which of the differing recordings is to count.

use crate::journal::{EntryId, Field, Record, Target};

/// The choice between recordings that had not seen each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettleDialog {
    /// About what.
    pub target: Target,
    /// Which field.
    pub field: Field,
    /// The recordings to choose from, oldest first.
    pub heads: Vec<EntryId>,
    /// One's own entry that was not saved because somebody else was first; the last row.
    pub mine: Option<Record>,
    /// The row under the cursor.
    pub cursor: usize,
}
