//! The choice of an activity's status.

use crate::journal::Target;

/// The statuses, and «none» behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusPicker {
    /// The activity.
    pub target: Target,
    /// The row under the cursor: a position in `Status::ALL`, one more for none.
    pub cursor: usize,
}
