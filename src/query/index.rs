//! The items of a plan and a year with their texts, ready to be searched at each letter.

use std::cell::OnceCell;
use std::ops::Range;

use super::fold::{compose_onto, fold_onto, is_usual};
use super::search::texts;
use super::texts::Texts;
use crate::model::{Activity, Item, PlanYear};

/// Every item of a plan and a year, named by its position in display order, with its texts in the forms in
/// which they are compared. It follows from the plan alone.
#[derive(Debug, Clone, Default)]
pub struct Index {
    rows: Vec<Row>,
    folded: Texts,
    /// For words with å, ä or ö; most searches have none.
    composed: OnceCell<Texts>,
    /// Items whose own text has letters that not everybody folds alike.
    unusual: Vec<usize>,
}

/// A focus area, a goal, or an activity with its indicators behind it.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Its position in display order.
    first: usize,
    /// Position in `plan.focus_areas`.
    pub area: usize,
    /// Position in `area.goals`.
    pub goal: Option<usize>,
    /// Position in `list.activities`.
    pub activity: Option<usize>,
}

impl Index {
    /// The items of a plan and a year.
    pub fn new(plan: PlanYear<'_>) -> Self {
        let mut index = Self { rows: rows(plan), ..Self::default() };
        let mut unusual = Vec::new();
        let folded = index.items(plan).enumerate().map(|(at, item)| {
            if !is_usual(item.text()) {
                unusual.push(at);
            }
            searched(item)
        });
        index.folded = Texts::new(folded, fold_onto);
        index.unusual = unusual;
        index
    }

    /// The item at a position. The plan is the one that the index was made of.
    pub fn item<'a>(&self, plan: PlanYear<'a>, at: usize) -> Option<Item<'a>> {
        let row = self.rows.partition_point(|row| row.first <= at).checked_sub(1);
        let row = self.rows.get(row?)?;
        row.item(plan, at - row.first)
    }

    /// How many items there are.
    pub(super) fn len(&self) -> usize {
        self.folded.len()
    }

    /// All of them, each before what stands under it.
    pub(super) fn items<'a>(&self, plan: PlanYear<'a>) -> impl Iterator<Item = Item<'a>> {
        self.rows.iter().flat_map(move |row| (0..).map_while(move |below| row.item(plan, below)))
    }

    /// The rows in display order, each with the positions of its items: its own, and behind it those of the
    /// indicators of an activity.
    pub fn rows(&self) -> impl Iterator<Item = (Row, Range<usize>)> {
        let ends = self.rows.iter().skip(1).map(|row| row.first).chain(std::iter::once(self.len()));
        self.rows.iter().zip(ends).map(|(row, end)| (*row, row.first..end))
    }

    /// The texts in the form for a word: as they are written where it means just its letters, else without marks.
    pub(super) fn texts(&self, plan: PlanYear<'_>, exact: bool) -> &Texts {
        if !exact {
            return &self.folded;
        }
        self.composed.get_or_init(|| Texts::new(self.items(plan).map(searched), compose_onto))
    }

    /// The items whose own text has letters that not everybody folds alike, in order.
    pub(super) fn unusual(&self) -> &[usize] {
        &self.unusual
    }
}

/// The id and the texts of an item.
fn searched(item: Item<'_>) -> impl Iterator<Item = &str> {
    std::iter::once(item.id().as_str()).chain(texts(item))
}

impl Row {
    /// The row itself, and behind it the indicators of an activity.
    fn item<'a>(&self, plan: PlanYear<'a>, below: usize) -> Option<Item<'a>> {
        let area = plan.plan.focus_areas.get(self.area)?;
        let goal = self.goal.and_then(|goal| area.goals.get(goal));
        let activity = self.activity.and_then(|activity| plan.list?.activities.get(activity));
        match (below.checked_sub(1), goal, activity) {
            (None, None, _) => Some(Item::FocusArea(area)),
            (None, Some(goal), None) => Some(Item::Goal(area, goal)),
            (None, Some(goal), Some(activity)) => Some(Item::Activity(area, goal, activity)),
            (Some(at), Some(goal), Some(activity)) => {
                Some(Item::Indicator(area, goal, activity, activity.indicators.get(at)?))
            }
            (Some(_), _, _) => None,
        }
    }
}

/// The rows of a plan and a year, in the order of [`PlanYear::items`].
fn rows(plan: PlanYear<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut first = 0;
    let mut add = |area, goal, activity, items| {
        rows.push(Row { first, area, goal, activity });
        first += items;
    };
    for (area_at, area) in plan.plan.focus_areas.iter().enumerate() {
        add(area_at, None, None, 1);
        for (goal_at, goal) in area.goals.iter().enumerate() {
            add(area_at, Some(goal_at), None, 1);
            for &at in plan.list.map_or(&[][..], |list| list.positions(&goal.id)) {
                let indicators = |activity: &Activity| activity.indicators.len();
                let below = plan.list.and_then(|list| list.activities.get(at)).map_or(0, indicators);
                add(area_at, Some(goal_at), Some(at), 1 + below);
            }
        }
    }
    rows
}
