//! What is proposed for an activity in the year to come.

use serde::{Deserialize, Serialize};

/// A proposal for next year, with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// What is to become of the activity.
    pub course: Course,
    /// Why, of at most [`super::LONGEST_NOTE`] characters; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What is to become of an activity when the year's list ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Course {
    /// It stands in next year's list too.
    CarryOver,
    /// It is done and ends.
    Finish,
    /// It becomes a service in ordinary operation.
    OrdinaryOperation,
    /// It ends without being done.
    Drop,
}

impl Course {
    /// All courses, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::CarryOver, Self::Finish, Self::OrdinaryOperation, Self::Drop];
}
