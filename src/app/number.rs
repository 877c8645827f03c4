//! The field for the number of a count or a percentage.

use super::TextField;
use crate::journal::Target;
use crate::model::Number;

/// The field.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberDialog {
    /// The indicator.
    pub target: Target,
    /// What is typed; empty removes the number.
    pub field: TextField,
    /// What is wrong with it, once Enter was pressed.
    pub complaint: Option<NumberComplaint>,
}

/// Why a number is not taken, or not at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberComplaint {
    /// It is no number.
    NotANumber(String),
    /// A percentage outside 0 to 100; Enter again records it all the same.
    OutsidePercent(Number),
}
