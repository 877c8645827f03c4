//! One record: a user, what they may do, and for how long.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::source::{Placed, Spot};

/// What somebody may do in a shared folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Reads and records.
    Writer,
    /// Reads.
    Reader,
    /// Reads and records, and is the one to turn to.
    Administrator,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Writer, Self::Reader, Self::Administrator];

    /// Its name on the command line and in the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Writer => "writer",
            Self::Reader => "reader",
            Self::Administrator => "administrator",
        }
    }

    /// Whether it records.
    pub fn writes(self) -> bool {
        match self {
            Self::Writer | Self::Administrator => true,
            Self::Reader => false,
        }
    }
}

/// What stood in a writer's files when they were closed: the hash of the last line of each, by
/// its place `WRITER/PLAN/SLOT`.
pub type Seal = BTreeMap<String, String>;

/// A record of `writers.ron`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WriterRecord {
    /// Where it stands in the file.
    #[serde(skip)]
    pub at: Spot,
    /// Numeric user id.
    pub uid: u32,
    /// Login at the time.
    pub login: String,
    /// The name to show in place of the login.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What they may do.
    pub role: Role,
    /// Whether they get no further than folj, whatever the role is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub guest: bool,
    /// The first day.
    pub from: Date,
    /// The day from which it no longer holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// What stood in their files when they were closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Seal>,
}

impl Placed for WriterRecord {
    fn place(&mut self, at: Spot) {
        self.at = at;
    }
}

impl WriterRecord {
    /// Whether it holds on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}
