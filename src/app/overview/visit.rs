//! From a cell of the overview into the list that it counts, and back.

use super::{Cell, OverviewScreen, Part};
use crate::app::{Screen, State};
use crate::problem::Level;
use crate::query::{Filter, Who};

/// A list that was opened from the overview, to come back from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The cell that was opened.
    cursor: Cell,
    part: Part,
    /// The filter that shows it; with another one the visit is over.
    filter: Filter,
    /// The filter before, and whether it was paused.
    before: (Filter, bool),
}

impl State {
    /// Shows the activities that a cell counts on the browse screen.
    pub(super) fn open_cell(&mut self) {
        let Ok(cursor) = self.cell_to_open() else { return };
        let Screen::Overview(OverviewScreen { part, .. }) = self.screen else { return };
        let before = (self.filter.clone(), self.filter_paused);
        let filter = self.filter_of(&cursor);
        let area = cursor.area.clone();
        self.visit = Some(Visit { cursor, part, filter: filter.clone(), before });
        self.query = None;
        self.show_browse();
        self.filtering(|state| {
            state.filter = filter;
            state.filter_paused = false;
        });
        self.turn_level(Level::FocusArea);
        if area.is_some() {
            self.choose(Level::FocusArea, area);
        }
    }

    /// The filter that shows just what a cell counts: that in force, and the cell's party and focus area.
    fn filter_of(&self, cell: &Cell) -> Filter {
        let nothing = Filter { mode: self.filter.mode, ..Filter::default() };
        let mut filter = self.filter_in_force().cloned().unwrap_or(nothing);
        if let Some(area) = &cell.area {
            filter.focus_area = Some(area.clone());
        }
        match &cell.who {
            Who::All => {}
            Who::Nobody => {
                filter.parties.clear();
                filter.nobody = true;
            }
            Who::Party(abbr) => {
                if filter.parties.is_empty() {
                    filter.parties.insert(abbr.clone());
                } else if !filter.parties.iter().eq([abbr]) {
                    filter.also.insert(abbr.clone());
                }
                filter.nobody = false;
            }
        }
        filter
    }

    /// Whether what is shown was opened from the overview and not filtered anew since.
    pub(in crate::app) fn visits(&self) -> bool {
        self.visit.as_ref().is_some_and(|visit| visit.filter == self.filter)
    }

    /// From a list that was opened in the overview back to its cell. Whether it was one.
    pub(in crate::app) fn return_to_overview(&mut self) -> bool {
        if !self.visits() {
            return false;
        }
        let Some(visit) = self.visit.take() else { return false };
        self.filtering(|state| (state.filter, state.filter_paused) = visit.before);
        self.show_overview(visit.cursor, visit.part);
        true
    }
}
