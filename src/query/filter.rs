//! The filter by party, place, outcome and text.
//!
//! Responsible parties stand on activities, so a filter shows and hides activities; an
//! indicator is shown with its activity unless the filter asks for an outcome.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::search::Query;
use crate::journal::{Counts, History, Outcome, Target};
use crate::model::{Activity, FocusArea, Goal, Id, Indicator, PartyKind, Plan, PlanYear, Responsible};

/// How several chosen parties are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Match {
    /// Any of them is responsible.
    #[default]
    Any,
    /// All of them are.
    All,
    /// Nobody but them is, and at least one of them.
    Only,
    /// Any of them is, in an activity that does not name all the plan's committees.
    Particular,
}

impl Match {
    /// All modes, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Any, Self::All, Self::Only, Self::Particular];
}

/// Which outcome an indicator must have to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Select {
    /// This one.
    Outcome(Outcome),
    /// No judgement, conflicts included.
    Open,
}

impl Select {
    /// Whether an indicator with this judgement is meant.
    pub fn takes(self, outcome: Option<Outcome>) -> bool {
        match self {
            Self::Outcome(wanted) => outcome == Some(wanted),
            Self::Open => outcome.is_none(),
        }
    }
}

/// What to show. The default shows everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Abbreviations of parties, as the plan writes them.
    pub parties: BTreeSet<String>,
    /// How they are meant.
    pub mode: Match,
    /// Activities that name nobody; together with parties, those as well.
    pub nobody: bool,
    /// Of all these only activities that name each of these parties, however the others are meant.
    pub also: BTreeSet<String>,
    /// Only in this focus area.
    pub focus_area: Option<Id>,
    /// Only under this goal.
    pub goal: Option<Id>,
    /// Only indicators with this outcome, and activities that have one.
    pub outcome: Option<Select>,
    /// Only where this occurs, in ids, texts, notes or parties.
    pub text: Option<Query>,
}

/// What a filter leaves of a plan and a year, in display order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shown<'a> {
    /// The activities, each with the indicators that are shown of it.
    pub activities: Vec<ShownActivity<'a>>,
    /// How many activities there are without the filter.
    pub total: usize,
}

/// An activity that a filter shows.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownActivity<'a> {
    /// Its focus area.
    pub area: &'a FocusArea,
    /// Its goal.
    pub goal: &'a Goal,
    /// The activity.
    pub activity: &'a Activity,
    /// Those of its indicators that are shown.
    pub indicators: Vec<&'a Indicator>,
}

impl Shown<'_> {
    /// Counts over what is shown.
    pub fn counts(&self, plan: PlanYear<'_>, history: &History) -> Counts {
        let mut counts = Counts { activities: self.activities.len(), ..Counts::default() };
        for indicator in self.activities.iter().flat_map(|shown| &shown.indicators) {
            counts.count(outcome_of(plan, indicator, history));
        }
        counts
    }
}

/// The judgement of an indicator of the year that is looked at.
pub(super) fn outcome_of(plan: PlanYear<'_>, indicator: &Indicator, history: &History) -> Option<Outcome> {
    history.outcome(&Target::listed(plan, &indicator.id)).value()
}

impl Filter {
    /// A filter for one party.
    pub fn party(abbr: &str) -> Self {
        Self { parties: BTreeSet::from([abbr.to_owned()]), ..Self::default() }
    }

    /// Whether it hides nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self { mode: self.mode, ..Self::default() }
    }

    /// What it leaves.
    pub fn apply<'a>(&self, plan: PlanYear<'a>, history: &History) -> Shown<'a> {
        let mut shown = Shown::default();
        for (area, goal, activity) in plan.activities() {
            shown.total += 1;
            let is_place = self.focus_area.as_ref().is_none_or(|id| *id == area.id)
                && self.goal.as_ref().is_none_or(|id| *id == goal.id)
                && self.names(plan.plan, &activity.responsible);
            if !is_place {
                continue;
            }
            let indicators = self.indicators(plan, activity, history);
            let fits = (self.outcome.is_none() || !indicators.is_empty())
                && self
                    .text
                    .as_ref()
                    .is_none_or(|query| query.occurs_in(plan, area, goal, activity, history));
            if fits {
                shown.activities.push(ShownActivity { area, goal, activity, indicators });
            }
        }
        shown
    }

    fn indicators<'a>(
        &self,
        plan: PlanYear<'a>,
        activity: &'a Activity,
        history: &History,
    ) -> Vec<&'a Indicator> {
        let wanted = |indicator: &&Indicator| {
            self.outcome.is_none_or(|select| select.takes(outcome_of(plan, indicator, history)))
        };
        activity.indicators.iter().filter(wanted).collect()
    }

    /// Whether the filter by party shows an activity with this responsible cell.
    pub fn names(&self, plan: &Plan, responsible: &Responsible) -> bool {
        if !self.also.iter().all(|abbr| responsible.names(abbr)) {
            return false;
        }
        if self.parties.is_empty() && !self.nobody {
            return true;
        }
        if self.nobody && responsible.parties.is_empty() {
            return true;
        }
        let any = responsible.abbrs().any(|abbr| self.parties.contains(abbr));
        match self.mode {
            Match::Any => any,
            Match::All => !self.parties.is_empty() && self.parties.iter().all(|abbr| responsible.names(abbr)),
            Match::Only => any && responsible.abbrs().all(|abbr| self.parties.contains(abbr)),
            Match::Particular => any && !names_all_committees(plan, responsible),
        }
    }
}

/// Whether the cell names every committee of the plan, so that none is named in particular.
fn names_all_committees(plan: &Plan, responsible: &Responsible) -> bool {
    plan.parties
        .iter()
        .filter(|party| party.kind == PartyKind::Committee)
        .all(|party| responsible.names(&party.abbr))
}
