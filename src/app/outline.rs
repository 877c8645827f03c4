//! What the filter leaves of the open plan and year, with counts: derived from plan, history
//! and filter once after each change, so that drawing and moving need no search.

use std::collections::HashMap;
use std::ptr;

use crate::journal::{Counts, History, Outcome, Target};
use crate::model::{Activity, Indicator, PlanYear};
use crate::query::{Filter, ShownActivity};

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

impl Outline {
    /// What the filter leaves.
    pub fn new(plan: PlanYear<'_>, filter: &Filter, history: &History) -> Self {
        let shown = filter.apply(plan, history);
        let positions = positions(plan);
        let mut rest = shown.activities.iter().peekable();
        let mut outline = Self { total: shown.total, ..Self::default() };
        for (at, area) in plan.plan.focus_areas.iter().enumerate() {
            let mut area_row = AreaRow { at, counts: Counts::default(), goals: Vec::new() };
            for (at, goal) in area.goals.iter().enumerate() {
                let mut row = GoalRow { at, counts: Counts::default(), activities: Vec::new() };
                while let Some(one) = rest.next_if(|one| ptr::eq(one.goal, goal)) {
                    row.counts += counts(plan, one, history);
                    row.activities.extend(positions.get(&ptr::from_ref(one.activity)));
                }
                area_row.counts += row.counts;
                if !row.activities.is_empty() || filter.is_empty() {
                    area_row.goals.push(row);
                }
            }
            outline.counts += area_row.counts;
            if !area_row.goals.is_empty() || filter.is_empty() {
                outline.areas.push(area_row);
            }
        }
        outline
    }
}

/// Where each activity stands in the year's list. By address, since a faulty list may repeat an id.
fn positions(plan: PlanYear<'_>) -> HashMap<*const Activity, usize> {
    let activities = plan.list.into_iter().flat_map(|list| list.activities.iter().enumerate());
    activities.map(|(at, activity)| (ptr::from_ref(activity), at)).collect()
}

/// Counts over one activity that is shown.
fn counts(plan: PlanYear<'_>, shown: &ShownActivity<'_>, history: &History) -> Counts {
    let mut counts = Counts { activities: 1, ..Counts::default() };
    for indicator in &shown.indicators {
        counts.count(outcome(plan, indicator, history));
    }
    counts
}

/// The judgement of an indicator of the year that is shown.
pub(super) fn outcome(plan: PlanYear<'_>, indicator: &Indicator, history: &History) -> Option<Outcome> {
    let target = Target { plan: plan.plan.id.clone(), year: plan.year(), id: Some(indicator.id.clone()) };
    history.outcome(&target).value()
}
