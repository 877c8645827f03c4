//! The dialog for the filter by party: committees first, then other parties, then nobody.

use crate::query::Filter;

/// The dialog. What is chosen shows at once; Esc brings back what was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterDialog {
    /// The row under the cursor.
    pub cursor: usize,
    /// The filter before the dialog was opened.
    pub before: Filter,
    /// Whether it was paused.
    pub before_paused: bool,
}
