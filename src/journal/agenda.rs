//! What a meeting takes up. Kept with its opening, so that it can be taken up again elsewhere.

use serde::{Deserialize, Serialize};

use crate::model::Id;

/// What a meeting takes up; the default is everything.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Agenda {
    /// Only what this party answers for, by its abbreviation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    /// Only what stands in this focus area.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus_area: Option<Id>,
    /// Which of these.
    pub items: Items,
}

impl Agenda {
    /// Whether it is everything.
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }
}

/// Which items a meeting takes up, as they were when it was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub enum Items {
    /// All of them.
    #[default]
    All,
    /// Those without a judgement.
    Open,
    /// Those about which something was recorded after the meeting before.
    Changed,
    /// Those that are not as they should be: judged No or Partly, or of an activity that is
    /// deviating, delayed or cancelled.
    Deviating,
}

impl Items {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::All, Self::Open, Self::Changed, Self::Deviating];
}
