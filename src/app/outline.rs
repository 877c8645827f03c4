//! What the filter leaves of the open plan and year, with counts: derived from plan, history
//! and filter once after each change, so that drawing and moving need no search.

use std::collections::HashSet;

use crate::journal::{Counts, History, Outcome, Target};
use crate::model::{Indicator, PlanYear};
use crate::query::{Filter, Row, Select};

/// The counts of each activity, by its position in the year's list: what follows from plan and history
/// alone, so that a filter is answered without a look at entries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assessed(Vec<Counts>);

impl Assessed {
    /// What the history says about the year's list.
    pub fn new(plan: PlanYear<'_>, history: &History) -> Self {
        let activities = plan.list.map_or(&[][..], |list| &list.activities);
        let nothing = history.entries().is_empty();
        let counts = |indicators: &[Indicator]| {
            let mut counts = Counts { activities: 1, ..Counts::default() };
            for indicator in indicators {
                counts.count(if nothing { None } else { outcome(plan, indicator, history) });
            }
            counts
        };
        Self(activities.iter().map(|activity| counts(&activity.indicators)).collect())
    }

    /// The counts of an activity, over those of its indicators that are wanted.
    fn of(&self, at: usize, wanted: Option<Select>) -> Counts {
        let all = self.0.get(at).copied().unwrap_or_default();
        let none = Counts { activities: all.activities, ..Counts::default() };
        let some = match wanted {
            None => return all,
            Some(Select::Open) => Counts { open: all.open, ..none },
            Some(Select::Outcome(Outcome::Yes)) => Counts { yes: all.yes, ..none },
            Some(Select::Outcome(Outcome::Partly)) => Counts { partly: all.partly, ..none },
            Some(Select::Outcome(Outcome::No)) => Counts { no: all.no, ..none },
            Some(Select::Outcome(Outcome::NotApplicable)) => {
                Counts { not_applicable: all.not_applicable, ..none }
            }
        };
        let indicators = some.open + some.yes + some.partly + some.no + some.not_applicable;
        Counts { indicators, ..some }
    }
}

/// The rows of the three columns, by position in the plan and in the year's list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// Focus areas that have something to show.
    pub areas: Vec<AreaRow>,
    /// Counts over everything shown.
    pub counts: Counts,
    /// How many activities there are without the filter.
    pub total: usize,
    /// The rows of the longest column that there ever is.
    pub longest: usize,
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
    /// What the filter leaves; `takes` says of each activity whether it does by its parties and texts.
    pub(super) fn new(
        plan: PlanYear<'_>,
        filter: &Filter,
        takes: impl Fn(usize) -> bool,
        assessed: &Assessed,
    ) -> Self {
        let all = filter.is_empty();
        let mut outline = Self::default();
        for (at, area) in plan.plan.focus_areas.iter().enumerate() {
            let mut area_row = AreaRow { at, counts: Counts::default(), goals: Vec::new() };
            let in_area = filter.focus_area.as_ref().is_none_or(|id| *id == area.id);
            for (at, goal) in area.goals.iter().enumerate() {
                let mut row = GoalRow { at, counts: Counts::default(), activities: Vec::new() };
                let positions = plan.list.map_or(&[][..], |list| list.positions(&goal.id));
                outline.total += positions.len();
                let in_goal = in_area && filter.goal.as_ref().is_none_or(|id| *id == goal.id);
                for &at in positions.iter().filter(|_| in_goal) {
                    if !takes(at) {
                        continue;
                    }
                    let counts = assessed.of(at, filter.outcome);
                    if filter.outcome.is_none() || counts.indicators > 0 {
                        row.counts += counts;
                        row.activities.push(at);
                    }
                }
                area_row.counts += row.counts;
                outline.longest = outline.longest.max(row.activities.len());
                if !row.activities.is_empty() || all {
                    area_row.goals.push(row);
                }
            }
            outline.counts += area_row.counts;
            outline.longest = outline.longest.max(area_row.goals.len());
            if !area_row.goals.is_empty() || all {
                outline.areas.push(area_row);
            }
        }
        outline.longest = outline.longest.max(outline.areas.len());
        outline
    }

    /// Whether a row of the plan's index is shown.
    pub(super) fn shown(&self, plan: PlanYear<'_>) -> impl Fn(Row) -> bool {
        let mut activities = vec![false; plan.list.map_or(0, |list| list.activities.len())];
        let mut above = HashSet::new();
        for area in &self.areas {
            above.insert((area.at, None));
            for goal in &area.goals {
                above.insert((area.at, Some(goal.at)));
                for &at in &goal.activities {
                    if let Some(shown) = activities.get_mut(at) {
                        *shown = true;
                    }
                }
            }
        }
        move |row| match row.activity {
            Some(at) => activities.get(at) == Some(&true),
            None => above.contains(&(row.area, row.goal)),
        }
    }
}

/// The judgement of an indicator of the year that is shown.
pub(super) fn outcome(plan: PlanYear<'_>, indicator: &Indicator, history: &History) -> Option<Outcome> {
    let target = Target { plan: plan.plan.id.clone(), year: plan.year(), id: Some(indicator.id.clone()) };
    history.outcome(&target).value()
}
