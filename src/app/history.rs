//! The history screen: entries about one item or about the whole plan, newest first.

use crate::journal::{EntryId, Target};

/// The history screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryScreen {
    /// About what.
    pub of: HistoryOf,
    /// The entry under the cursor.
    pub cursor: Option<EntryId>,
    /// First line shown of the detail pane.
    pub scroll: usize,
}

/// What a history is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HistoryOf {
    /// The plan and the year that are open; the filter holds here too.
    Plan,
    /// One item.
    Item(Target),
}
