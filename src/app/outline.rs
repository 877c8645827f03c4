//! What the filter leaves of the open plan and year, with counts: derived from plan, history
//! and filter once after each change, so that drawing and moving need no search.

use crate::journal::Counts;

/// The rows of the three columns, by position in the plan and in the year's list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// Focus areas that have something to show.
    pub areas: Vec<AreaRow>,
    /// Counts over everything shown.
    pub counts: Counts,
    /// How many activities there are without the filter.
    pub total: usize,
}

/// A focus area in the first column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaRow {
    /// Position in `plan.focus_areas`.
    pub at: usize,
    /// Counts over what is shown of it.
    pub counts: Counts,
    /// Its goals that have something to show; all of them without a filter.
    pub goals: Vec<GoalRow>,
}

/// A goal in the second column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalRow {
    /// Position in `area.goals`.
    pub at: usize,
    /// Counts over what is shown of it.
    pub counts: Counts,
    /// Positions in `list.activities` of the activities that are shown.
    pub activities: Vec<usize>,
}
