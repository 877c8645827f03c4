//! Indicators: what shows whether an activity happened.

use serde::{Deserialize, Serialize};

use super::{Id, Number};
use crate::source::{Spot, Wording};

/// What kind of answer an indicator wants. The judgement is possible for every kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Kind {
    /// The plan writes (Ja/Nej).
    YesNo,
    /// A wanted state in words, which holds or not.
    Statement,
    /// A number of something.
    Count {
        /// What is counted.
        #[serde(default)]
        unit: Option<Wording>,
    },
    /// A share in percent.
    Percent,
}

impl Kind {
    /// Whether a number can be recorded beside the judgement.
    pub fn has_number(&self) -> bool {
        matches!(self, Self::Count { .. } | Self::Percent)
    }

    /// What is odd about a number that somebody wants to record, if anything.
    pub fn odd(&self, number: Number) -> Option<Odd> {
        match self {
            Self::Count { .. } => (number < Number::from(0)).then_some(Odd::NegativeCount),
            Self::Percent => (!number.is_within(0, 100)).then_some(Odd::OutsidePercent),
            Self::YesNo | Self::Statement => None,
        }
    }
}

/// What is odd about a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// Less than nothing was counted: that is always a mistake.
    NegativeCount,
    /// A share outside 0 to 100 percent: a growth may be meant.
    OutsidePercent,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// Higher is better.
    Higher,
    /// Lower is better.
    Lower,
}

/// How the indicator was joined to its activity when the plan was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Link {
    /// They stand in one row.
    #[default]
    Row,
    /// By position among the segments of two cells.
    Position,
    /// In a continuation row below the activity.
    Continuation,
    /// A person read it so.
    Inferred,
}

/// A number inside the words of a statement (`på minst två sammanträden`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// The least number that fulfils the statement.
    pub at_least: Number,
    /// What is counted.
    pub unit: Wording,
    /// The words of the plan.
    pub words: Wording,
}

/// An indicator, as the plan has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// Its id, unique in the year's list: `2.1.1.1a`.
    pub id: Id,
    /// The text, word for word.
    pub text: Wording,
    /// A lead-in shared with the indicators beside it, shown before the text.
    #[serde(default)]
    pub stem: Option<Wording>,
    /// The kind of answer.
    pub kind: Kind,
    /// The value to compare with. Unknown is not zero.
    #[serde(default)]
    pub baseline: Option<Number>,
    /// The value to reach. Unknown is not zero.
    #[serde(default)]
    pub target: Option<Number>,
    /// Which way is better, where the plan says so.
    #[serde(default)]
    pub direction: Option<Direction>,
    /// When it applies at all (`under förutsättning att …`).
    #[serde(default)]
    pub condition: Option<Wording>,
    /// A number inside the words; few indicators have one.
    #[serde(default)]
    pub threshold: Option<Box<Threshold>>,
    /// Whether it states two or three things at once, so that Partly is a likely answer.
    #[serde(default)]
    pub compound: bool,
    /// How it was joined to the activity.
    #[serde(default)]
    pub link: Link,
    /// Why it is read so, where that is a judgement: the link to the activity, or what Yes means.
    #[serde(default)]
    pub reason: Option<Wording>,
}

impl Indicator {
    /// Its text behind the lead-in that it shares with others, word for word.
    pub fn whole_text(&self) -> String {
        match &self.stem {
            Some(stem) => format!("{stem} {}", self.text),
            None => self.text.to_string(),
        }
    }
}
