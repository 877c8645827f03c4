//! What is done in one year: the list of activities, and where each came from.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::id::{maybe_reference, reference};
use super::plan::day;
use super::{Id, Indicator, Plan, PlanId, Responsible, Year};
use crate::source::{Spot, Wording, items, list};

/// What is done in one year (`activities-YEAR.ron`). What must be there has a default as in [`Plan`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearList {
    /// Version of the file format.
    #[serde(default)]
    pub format: u32,
    /// The plan that the list belongs to.
    #[serde(default)]
    pub plan: PlanId,
    /// The year.
    #[serde(default)]
    pub year: Year,
    /// The list's own title, where it has one.
    #[serde(default)]
    pub title: Option<String>,
    /// The activities, in the list's order.
    #[serde(default, deserialize_with = "items")]
    pub activities: Vec<Activity>,
    /// Positions in `activities` by goal, in order; made by [`YearList::index`].
    #[serde(skip)]
    by_goal: HashMap<Id, Vec<usize>>,
}

impl YearList {
    /// A list for a year, ready to be walked.
    pub fn new(plan: PlanId, year: Year, activities: Vec<Activity>) -> Self {
        let mut list =
            Self { format: Plan::FORMAT, plan, year, title: None, activities, by_goal: HashMap::new() };
        list.index();
        list
    }

    /// Notes which activities belong to which goal; to be called once after reading.
    pub fn index(&mut self) {
        self.by_goal.clear();
        for (at, activity) in self.activities.iter().enumerate() {
            self.by_goal.entry(activity.goal.clone()).or_default().push(at);
        }
    }

    /// The activities of a goal, in the list's order.
    pub fn of_goal(&self, goal: &Id) -> impl Iterator<Item = &Activity> {
        self.positions(goal).iter().filter_map(|&at| self.activities.get(at))
    }

    /// Where in `activities` those of a goal stand, in the list's order.
    pub fn positions(&self, goal: &Id) -> &[usize] {
        self.by_goal.get(goal).map_or(&[], Vec::as_slice)
    }
}

/// An activity of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// Its id, unique in the year's list.
    pub id: Id,
    /// The goal that it serves.
    #[serde(deserialize_with = "reference")]
    pub goal: Id,
    /// The text, word for word.
    pub text: Wording,
    /// Bullets inside the text, word for word.
    #[serde(default, deserialize_with = "list")]
    pub details: Vec<Wording>,
    /// A target group of the goal.
    #[serde(default, deserialize_with = "maybe_reference")]
    pub target_group: Option<Id>,
    /// A priority area of the goal.
    #[serde(default, deserialize_with = "maybe_reference")]
    pub priority_area: Option<Id>,
    /// Who answers for it. It may be nobody, which is not an error.
    #[serde(default)]
    pub responsible: Responsible,
    /// When it ends, where the text says so. It may outlive the plan.
    #[serde(default, deserialize_with = "day")]
    pub ends: Option<Date>,
    /// Where it came from and what it became.
    #[serde(default, deserialize_with = "items")]
    pub lineage: Vec<Lineage>,
    /// Why it is read so, where that is a judgement: divided from its neighbour, or put under
    /// a priority area whose cell is merged.
    #[serde(default)]
    pub reason: Option<Wording>,
    /// What shows whether it happened.
    #[serde(default, deserialize_with = "items")]
    pub indicators: Vec<Indicator>,
}

/// How two items of different lists are related. Said by a person, never guessed from texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// This item carries on the other one.
    CarriedFrom,
    /// This item became the other one.
    Became,
}

/// A tie to an item of another plan or year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lineage {
    /// Where the record stands in its file.
    #[serde(skip)]
    pub at: Spot,
    /// Which way.
    pub relation: Relation,
    /// The other plan.
    pub plan: PlanId,
    /// The other year, for activities.
    #[serde(default)]
    pub year: Option<Year>,
    /// The other item.
    pub id: Id,
    /// What was said about it.
    #[serde(default)]
    pub note: Option<Wording>,
}
