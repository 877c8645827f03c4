//! The search field with its hits.

use super::TextField;
use crate::model::Id;
use crate::query::Where;

/// The search.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchDialog {
    /// What is typed.
    pub field: TextField,
    /// Ids of the items found, best first, and where the hit lies.
    pub hits: Vec<(Id, Where)>,
    /// The hit under the cursor.
    pub cursor: usize,
    /// How many of the hits the filter hides; they are listed behind the others.
    pub hidden: usize,
}
