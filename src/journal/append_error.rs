//! Why an entry was not saved.

use super::Entry;
use crate::problem::Problem;

/// Why an entry was not saved. Nothing of it is in the journal.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AppendError {
    /// Somebody else recorded the same field of the same target meanwhile. The entries are new to the caller.
    #[error("changed meanwhile")]
    Changed(Vec<Entry>),
    /// The user may not write here.
    #[error("not allowed")]
    NotAllowed(Problem),
    /// It could not be put on disk.
    #[error("not saved")]
    NotSaved(Problem),
}
