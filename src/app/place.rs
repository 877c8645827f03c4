//! Rows, the cursor on them, and where it goes when its row is no longer shown.

use super::{AreaRow, Browse, Cursor, GoalRow, State, outline};
use crate::model::{Activity, FocusArea, Goal, Id, Indicator, Item, PlanYear};
use crate::problem::Level;

/// An item that is shown: its level, and the way down to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Its level.
    pub level: Level,
    /// The item and what is above it; nothing below it.
    pub path: Cursor,
}

/// The positions in the plan of the rows that the cursor chooses, by level.
pub(super) type Places = [usize; 4];

impl State {
    /// The focus area under the cursor, with its row.
    pub fn chosen_area(&self) -> Option<(&FocusArea, &AreaRow)> {
        let plan = &self.shelf()?.plan;
        let wanted = self.browse.cursor.area.as_ref()?;
        let area = |row: &AreaRow| plan.focus_areas.get(row.at);
        let [at, _, _] = self.browse.rows;
        let at = row_of(&self.outline.areas, at, |row| area(row).is_some_and(|area| area.id == *wanted))?;
        let row = self.outline.areas.get(at)?;
        Some((area(row)?, row))
    }

    /// The goal under the cursor, with its row.
    pub fn chosen_goal(&self) -> Option<(&Goal, &GoalRow)> {
        let (area, row) = self.chosen_area()?;
        let wanted = self.browse.cursor.goal.as_ref()?;
        let [_, at, _] = self.browse.rows;
        let is_it = |row: &GoalRow| area.goals.get(row.at).is_some_and(|goal| goal.id == *wanted);
        let row = row.goals.get(row_of(&row.goals, at, is_it)?)?;
        Some((area.goals.get(row.at)?, row))
    }

    /// The activity under the cursor.
    pub fn chosen_activity(&self) -> Option<&Activity> {
        let (_, row) = self.chosen_goal()?;
        let list = self.plan_year()?.list?;
        let wanted = self.browse.cursor.activity.as_ref()?;
        let [_, _, at] = self.browse.rows;
        let is_it = |at: &usize| list.activities.get(*at).is_some_and(|one| one.id == *wanted);
        list.activities.get(*row.activities.get(row_of(&row.activities, at, is_it)?)?)
    }

    /// The activity at a position of the year's list, as in [`GoalRow::activities`].
    pub fn activity_at(&self, at: usize) -> Option<&Activity> {
        self.plan_year()?.list?.activities.get(at)
    }

    /// The indicators of an activity that the filter shows, with their positions.
    pub fn shown_indicators<'a>(
        &'a self,
        activity: &'a Activity,
    ) -> impl Iterator<Item = (usize, &'a Indicator)> + use<'a> {
        let wanted = self.filter_in_force().and_then(|filter| filter.outcome);
        let known = self.plan_year().zip(self.history());
        activity.indicators.iter().enumerate().filter(move |(_, indicator)| match (wanted, known) {
            (Some(select), Some((plan, history))) => select.takes(outline::outcome(plan, indicator, history)),
            (None, _) | (_, None) => true,
        })
    }

    /// The rows of a level under what is chosen above it: position in the plan, and id.
    pub fn rows(&self, level: Level) -> Vec<(usize, &Id)> {
        match level {
            Level::Plan => Vec::new(),
            Level::FocusArea => self.shelf().map_or_else(Vec::new, |shelf| {
                let areas = self.outline.areas.iter();
                areas.filter_map(|row| Some((row.at, &shelf.plan.focus_areas.get(row.at)?.id))).collect()
            }),
            Level::Goal => self.chosen_area().map_or_else(Vec::new, |(area, row)| {
                row.goals.iter().filter_map(|row| Some((row.at, &area.goals.get(row.at)?.id))).collect()
            }),
            Level::Activity => self.chosen_goal().map_or_else(Vec::new, |(_, row)| {
                row.activities.iter().filter_map(|&at| Some((at, &self.activity_at(at)?.id))).collect()
            }),
            Level::Indicator => self.chosen_activity().map_or_else(Vec::new, |activity| {
                self.shown_indicators(activity).map(|(at, indicator)| (at, &indicator.id)).collect()
            }),
        }
    }

    /// How many rows a level has under what is chosen above it.
    pub(super) fn row_count(&self, level: Level) -> usize {
        match level {
            Level::Plan => 0,
            Level::FocusArea => self.outline.areas.len(),
            Level::Goal => self.chosen_area().map_or(0, |(_, row)| row.goals.len()),
            Level::Activity => self.chosen_goal().map_or(0, |(_, row)| row.activities.len()),
            Level::Indicator => self.rows(level).len(),
        }
    }

    /// The id in a row of a level.
    pub(super) fn row_id(&self, level: Level, at: usize) -> Option<&Id> {
        #[cfg(test)]
        tests::LOOKS.set(tests::LOOKS.get() + 1);
        match level {
            Level::Plan => None,
            Level::FocusArea => Some(&self.shelf()?.plan.focus_areas.get(self.outline.areas.get(at)?.at)?.id),
            Level::Goal => {
                let (area, row) = self.chosen_area()?;
                Some(&area.goals.get(row.goals.get(at)?.at)?.id)
            }
            Level::Activity => {
                let (_, row) = self.chosen_goal()?;
                Some(&self.activity_at(*row.activities.get(at)?)?.id)
            }
            Level::Indicator => self.rows(level).get(at).map(|(_, id)| *id),
        }
    }

    /// The row of the cursor on a level, if it is on one.
    pub(super) fn chosen_row(&self, level: Level) -> Option<usize> {
        let wanted = self.browse.cursor.get(level)?;
        let is_it = |at: &usize| self.row_id(level, *at) == Some(wanted);
        let known = Browse::LEVELS.iter().zip(self.browse.rows).find(|(one, _)| **one == level);
        // A step further than it was, most of the time.
        let near = known.map_or([0; 3], |(_, at)| [at, at.saturating_add(1), at.saturating_sub(1)]);
        near.into_iter().chain(0..self.row_count(level)).find(is_it)
    }

    /// Notes in which rows the cursor is.
    fn note_rows(&mut self) {
        for level in [Level::FocusArea, Level::Goal, Level::Activity] {
            let at = self.chosen_row(level).unwrap_or(0);
            let known = Browse::LEVELS.iter().zip(&mut self.browse.rows).find(|(one, _)| **one == level);
            if let Some((_, row)) = known {
                *row = at;
            }
        }
    }

    /// Every item that is shown, in display order.
    pub fn stops(&self) -> Vec<Stop> {
        let mut stops = Vec::new();
        let Some(plan) = self.plan_year() else { return stops };
        for row in &self.outline.areas {
            let Some(area) = plan.plan.focus_areas.get(row.at) else { continue };
            let mut path = Cursor { area: Some(area.id.clone()), ..Cursor::default() };
            stops.push(Stop { level: Level::FocusArea, path: path.clone() });
            for row in &row.goals {
                let Some(goal) = area.goals.get(row.at) else { continue };
                path = Cursor { area: path.area, goal: Some(goal.id.clone()), ..Cursor::default() };
                stops.push(Stop { level: Level::Goal, path: path.clone() });
                for activity in row.activities.iter().filter_map(|&at| self.activity_at(at)) {
                    path.activity = Some(activity.id.clone());
                    stops.push(Stop { level: Level::Activity, path: path.clone() });
                    stops.extend(self.shown_indicators(activity).map(|(_, indicator)| Stop {
                        level: Level::Indicator,
                        path: Cursor { indicator: Some(indicator.id.clone()), ..path.clone() },
                    }));
                }
            }
        }
        stops
    }

    /// Where in the plan the chosen rows stand, whether the filter shows them or not.
    pub(super) fn places(&self) -> Places {
        let cursor = &self.browse.cursor;
        let Some(plan) = self.plan_year() else { return Places::default() };
        let (area, in_area) = find(&plan.plan.focus_areas, |area| &area.id, cursor.area.as_ref());
        let goals = in_area.map_or(&[][..], |area| &area.goals);
        let (goal, _) = find(goals, |goal| &goal.id, cursor.goal.as_ref());
        let (activity, in_activity) = self.place_of_activity(plan).unzip();
        let indicators = in_activity.map_or(&[][..], |activity| &activity.indicators);
        let (indicator, _) = find(indicators, |one| &one.id, cursor.indicator.as_ref());
        [area, goal, activity.unwrap_or(0), indicator]
    }

    /// Where the chosen activity stands in the year's list, looked for among those of the chosen goal.
    fn place_of_activity<'a>(&self, plan: PlanYear<'a>) -> Option<(usize, &'a Activity)> {
        let (goal, wanted) = (self.browse.cursor.goal.as_ref()?, self.browse.cursor.activity.as_ref()?);
        let positions = plan.list?.positions(goal).iter();
        let mut activities = positions.filter_map(|&at| Some((at, plan.list?.activities.get(at)?)));
        activities.find(|(_, activity)| activity.id == *wanted)
    }

    /// Puts the cursor on rows that are shown: where it was, or on the nearest row at the same
    /// place, and under another row on the child chosen there last, or the first.
    pub(super) fn mend_cursor(&mut self, places: Places) {
        let before = self.browse.cursor.clone();
        let mut same_parent = true;
        for (level, place) in Browse::LEVELS.into_iter().zip(places) {
            let rows = self.rows(level);
            let is_row = |wanted: &Id| rows.iter().any(|(_, id)| *id == wanted);
            if before.get(level).is_some_and(is_row) {
                self.browse.cursor.set(level, before.get(level).cloned());
                continue;
            }
            let near = rows.iter().find(|(at, _)| *at >= place).or(rows.last());
            let chosen = if same_parent && before.get(level).is_some() {
                near.map(|(_, id)| (*id).clone())
            } else {
                self.child(level)
            };
            self.browse.cursor.set(level, chosen);
            same_parent = false;
        }
        while let (None, Some(above)) =
            (self.browse.cursor.get(self.browse.level), Browse::above(self.browse.level))
        {
            self.browse.level = above;
        }
        if self.browse.cursor != before {
            self.browse.scroll = 0;
        }
        self.note_rows();
    }

    /// The row to choose on a level: the one chosen there last, or the first.
    fn child(&self, level: Level) -> Option<Id> {
        let rows = self.rows(level);
        let last = Browse::above(level)
            .and_then(|above| self.browse.cursor.get(above))
            .and_then(|parent| self.browse.remembered.get(parent));
        let row = rows.iter().find(|(_, id)| Some(*id) == last).or(rows.first());
        row.map(|(_, id)| (*id).clone())
    }

    /// Puts the cursor of a level on a row, and those below on the children of it.
    pub(super) fn choose(&mut self, level: Level, id: Option<Id>) {
        let parent = Browse::above(level).and_then(|above| self.browse.cursor.get(above)).cloned();
        if let (Some(parent), Some(id)) = (parent, &id) {
            self.browse.remembered.insert(parent, id.clone());
        }
        self.browse.cursor.set(level, id);
        self.browse.scroll = 0;
        for below in Browse::LEVELS.into_iter().filter(|below| *below > level) {
            let child = self.child(below);
            self.browse.cursor.set(below, child);
        }
        self.note_rows();
    }

    /// Goes to an item that is shown.
    pub(super) fn go(&mut self, stop: &Stop) {
        for level in Browse::LEVELS.into_iter().filter(|level| *level <= stop.level) {
            self.choose(level, stop.path.get(level).cloned());
        }
        self.browse.level = stop.level;
    }

    /// Where the cursor is, as a stop.
    pub(super) fn here(&self) -> Stop {
        let mut path = self.browse.cursor.clone();
        for below in Browse::LEVELS.into_iter().filter(|level| *level > self.browse.level) {
            path.set(below, None);
        }
        Stop { level: self.browse.level, path }
    }

    /// Goes to an item of the plan, with the filter paused if it hides the item. Whether there is such an item.
    pub(super) fn go_to(&mut self, id: &Id) -> bool {
        let is_it = |stop: &Stop| stop.path.get(stop.level) == Some(id);
        if !self.stops().iter().any(is_it) {
            if self.filter_in_force().is_none() || !self.plan_has(id) {
                return false;
            }
            self.filtering(|state| state.filter_paused = true);
        }
        let found = self.stops().into_iter().find(is_it);
        if let Some(stop) = &found {
            self.go(stop);
        }
        found.is_some()
    }

    fn plan_has(&self, id: &Id) -> bool {
        self.plan_year().is_some_and(|plan| plan.items().map(Item::id).any(|other| other == id))
    }
}

/// The position of a row: where it was, or the first that is it.
fn row_of<R>(rows: &[R], at: usize, is_it: impl Fn(&R) -> bool) -> Option<usize> {
    if rows.get(at).is_some_and(&is_it) { Some(at) } else { rows.iter().position(is_it) }
}

/// The position of an id in a list, the first where it is not there, and what has it.
fn find<'a, T>(list: &'a [T], id: impl Fn(&T) -> &Id, wanted: Option<&Id>) -> (usize, Option<&'a T>) {
    let at = list.iter().position(|one| Some(id(one)) == wanted);
    (at.unwrap_or(0), at.and_then(|at| list.get(at)))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::super::Opening;
    use super::super::testing::{Desk, opening, plan};
    use crate::library::{Library, Origin, Shelf};
    use crate::model::FocusArea;

    thread_local! {
        /// How many rows were looked at.
        pub(super) static LOOKS: Cell<usize> = const { Cell::new(0) };
    }

    /// A desk with so many focus areas.
    fn desk(areas: usize) -> Desk {
        let mut plan = plan();
        let area = plan.focus_areas[1].clone();
        let more = |n: usize| FocusArea { id: format!("area {n}").as_str().into(), ..area.clone() };
        plan.focus_areas.extend((0..areas).map(more));
        let library = Library::new(vec![Shelf::new(plan, Origin::Bundled, Vec::new())], Vec::new());
        Desk::open(Opening { library, ..opening() })
    }

    #[test]
    fn a_step_looks_at_as_many_rows_in_a_long_column_as_in_a_short_one() {
        let looks = |areas: usize| {
            let mut desk = desk(areas);
            desk.keys("Gkk");
            ["k", "j", "k", "l", "h", "j"].map(|key| {
                let before = LOOKS.get();
                desk.keys(key);
                LOOKS.get() - before
            })
        };
        assert_eq!(looks(10), looks(3_000));
        assert!(looks(10).iter().all(|looks| *looks < 60), "{:?}", looks(10));
    }
}
