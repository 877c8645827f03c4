//! The choice of plan and year.

use crate::model::{PlanId, Year};

/// The list of plans, a row for each year's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanPicker {
    /// The rows: a plan and one of its years, or a plan without any list.
    pub rows: Vec<(PlanId, Option<Year>)>,
    /// The row under the cursor.
    pub cursor: usize,
}
