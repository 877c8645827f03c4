//! Meetings: an id that people can type, from when to when.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The id of a meeting: its date and body in lower case, `2025-05-14-tl`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MeetingId(Arc<str>);

impl MeetingId {
    /// The text of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for MeetingId {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for MeetingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A meeting, as its entries tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// The body that met, as typed.
    pub body: String,
    /// When it was opened.
    pub opened: Timestamp,
    /// When it was closed, if it was.
    pub closed: Option<Timestamp>,
}
