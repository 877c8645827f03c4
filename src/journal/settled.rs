//! What counts for one field of one target.

use super::Entry;

/// What counts for one field of one target.
#[derive(Debug, Clone, PartialEq)]
pub enum Settled<'a, T> {
    /// Nothing is recorded, or what was recorded has been removed.
    Nothing,
    /// One recording counts, or several that say the same (the newest is given).
    One(&'a Entry, T),
    /// Several that had not seen each other differ: all are kept, none wins. Oldest first;
    /// `None` is a removal.
    Conflict(Vec<(&'a Entry, Option<T>)>),
}

impl<'a, T> Settled<'a, T> {
    /// The value that counts; a conflict has none.
    pub fn value(self) -> Option<T> {
        match self {
            Self::One(_, value) => Some(value),
            Self::Nothing | Self::Conflict(_) => None,
        }
    }

    /// The entry behind the value that counts.
    pub fn entry(&self) -> Option<&'a Entry> {
        match self {
            Self::One(entry, _) => Some(entry),
            Self::Nothing | Self::Conflict(_) => None,
        }
    }

    /// Whether differing recordings wait for a decision.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict(_))
    }
}
