//! The choice of plan and year.

use super::ctx::stepped;
use super::{Browse, Ctx, Effect, MeetingNews, Message, Overlay, State};
use crate::keys::Action;
use crate::library::Library;
use crate::model::{PlanId, Year};
use crate::query::Filter;

/// The list of plans, a row for each year's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanPicker {
    /// The rows: a plan and one of its years, or a plan without any list.
    pub rows: Vec<(PlanId, Option<Year>)>,
    /// The row under the cursor.
    pub cursor: usize,
}

impl State {
    pub(super) fn open_plans(&mut self) -> Vec<Effect> {
        let picker = PlanPicker::at(&self.library, &(self.plan.clone(), self.year));
        self.overlays.push(Overlay::Plans(picker));
        Vec::new()
    }

    /// Lists the plans that there are now, where they are listed.
    pub(super) fn refresh_plans(&mut self) {
        for overlay in &mut self.overlays {
            if let Overlay::Plans(picker) = overlay
                && let Some(row) = picker.rows.get(picker.cursor)
            {
                *picker = PlanPicker::at(&self.library, row);
            }
        }
    }

    /// Opens a plan and a year of it.
    fn turn_to_plan(&mut self, plan: PlanId, year: Option<Year>) -> Vec<Effect> {
        if (&plan, year) != (&self.plan, self.year)
            && let Some(left) = self.leave_meeting()
        {
            self.message = Some(Message::Meeting(left.name(), MeetingNews::Left));
        }
        self.show_browse();
        self.visit = None;
        if plan == self.plan {
            self.turn_to(year);
            return Vec::new();
        }
        // Parties, goals and texts of one plan say nothing about another one.
        self.filter = Filter { mode: self.filter.mode, ..Filter::default() };
        self.filter_paused = false;
        self.query = None;
        self.browse = Browse::default();
        self.plan = plan.clone();
        self.unread = self.shelf().filter(|shelf| shelf.history.entries().is_empty()).map(|_| plan.clone());
        self.turn_to(year);
        self.go_where_it_was_left(true);
        vec![Effect::Watch(plan.clone()), Effect::ReadJournal(plan)]
    }
}

impl PlanPicker {
    /// All plans, with the cursor on one of them.
    fn at(library: &Library, row: &(PlanId, Option<Year>)) -> Self {
        let mut rows = Vec::new();
        for shelf in &library.shelves {
            let years = shelf.plan.lists.iter().rev().map(|list| Some(list.year));
            let before = rows.len();
            rows.extend(years.map(|year| (shelf.plan.id.clone(), year)));
            if rows.len() == before {
                rows.push((shelf.plan.id.clone(), None));
            }
        }
        let cursor = rows.iter().position(|one| one == row).unwrap_or(0);
        Self { rows, cursor }
    }

    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Back {
            return Vec::new();
        }
        if action == Action::Enter {
            let row = self.rows.get(self.cursor).cloned();
            return row.map_or_else(Vec::new, |(plan, year)| state.turn_to_plan(plan, year));
        }
        self.cursor = stepped(self.cursor, self.rows.len(), action, ctx.seen.page).unwrap_or(self.cursor);
        state.overlays.push(Overlay::Plans(self));
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Msg;
    use super::super::testing::{Desk, other_plan, plan};
    use super::*;
    use crate::library::{Origin, Shelf};

    #[test]
    fn every_year_has_a_row_and_the_cursor_is_on_the_open_one() {
        let mut desk = Desk::new();
        desk.keys("p");
        let Some(Overlay::Plans(picker)) = desk.top() else { panic!() };
        let rows: Vec<String> = picker
            .rows
            .iter()
            .map(|(plan, year)| format!("{plan} {}", year.map_or(0, |year| year.0)))
            .collect();
        assert_eq!(rows, ["liten-2025 2025", "liten-2025 2024", "annan-2019 0"]);
        assert_eq!(picker.cursor, 0);
    }

    #[test]
    fn a_bundled_plan_that_is_read_later_takes_its_place_in_silence() {
        let mut desk = Desk::new();
        desk.keys("p<end>");
        let at = |desk: &Desk| {
            let Some(Overlay::Plans(picker)) = desk.top() else { panic!() };
            let ids: Vec<String> = picker.rows.iter().map(|(plan, _)| plan.to_string()).collect();
            (ids.join(" "), picker.rows[picker.cursor].0.to_string())
        };
        for (id, year, ids) in [
            ("ny-2031", 2031, "ny-2031 liten-2025 liten-2025 annan-2019"),
            ("gammal-2012", 2012, "ny-2031 liten-2025 liten-2025 annan-2019 gammal-2012"),
        ] {
            let mut plan = plan();
            (plan.id, plan.period.from, plan.period.to) = (id.into(), Year(year), Year(year));
            plan.lists.clear();
            desk.happens(Msg::Plan(Box::new(Shelf::new(plan, Origin::Bundled, Vec::new()))));
            assert_eq!(at(&desk), (ids.to_owned(), "annan-2019".to_owned()));
            assert_eq!(desk.message(), None);
        }
        assert_eq!(desk.keys("<esc>").at(), "1", "what was open stays so");
    }

    #[test]
    fn another_year_has_its_own_outcomes_and_keeps_the_filter() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>1fo<enter>p<down><enter>");
        assert_eq!((desk.state.year, desk.at()), (Some(Year(2024)), "1.1.1"));
        assert_eq!((desk.state.outline.counts.open, desk.state.filter.parties.len()), (1, 1));
        desk.keys("p<up><enter>");
        assert_eq!((desk.state.outline.counts.yes, desk.at()), (1, "1.1.1"));
    }

    #[test]
    fn another_plan_is_watched_and_read() {
        let mut desk = Desk::new();
        desk.keys("fo<enter>p<end><enter>");
        assert_eq!((&desk.state.plan, desk.state.year, desk.at()), (&other_plan(), None, "1"));
        assert!(desk.state.filter.is_empty());
        assert_eq!(desk.effects[1..], [Effect::Watch(other_plan()), Effect::ReadJournal(other_plan())]);
    }
}
