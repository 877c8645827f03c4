//! The overview: parties by focus areas, a cursor over the cells, and how outcomes grew from
//! meeting to meeting.

#[cfg(test)]
mod tests;
mod visit;

use super::ctx::stepped;
use super::{Blocked, Ctx, Effect, Screen, Seen, State};
use crate::keys::Action;
use crate::model::Id;
use crate::query::{Filter, Growth, Matrix, MatrixRow, Who};
use crate::text::Order;

pub use visit::Visit;

/// From this width on parties and focus areas are seen as a matrix; below it as two lists.
pub const MATRIX_WIDTH: u16 = 72;
/// From this height on the matrix and its growth fit together.
const TALL: u16 = 24;
/// Below this height each part has the screen for itself.
const LOW: u16 = 16;

/// The overview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverviewScreen {
    /// The cell under the cursor.
    pub cursor: Cell,
    /// The part that is seen where not all of them fit.
    pub part: Part,
    /// First line shown of the notes.
    pub scroll: usize,
    /// The figures. Derived, from plan, filter and history.
    pub matrix: Matrix,
    /// The figures of each moment that can be looked back at. Derived.
    pub growth: Growth,
}

/// A cell by its names, so that the cursor stays on it when figures change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Whose row.
    pub who: Who,
    /// The focus area; `None` is the sum over all of them.
    pub area: Option<Id>,
}

/// A part of the overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Parties by focus areas, or the parties alone.
    Parties,
    /// The focus areas of the chosen party.
    Areas,
    /// From meeting to meeting.
    Growth,
    /// What the marks mean and how it is counted.
    Notes,
}

impl Part {
    /// The parts that take turns on a screen of this size: width and height in cells.
    pub fn of((width, height): (u16, u16)) -> &'static [Self] {
        match (width >= MATRIX_WIDTH, height) {
            (true, TALL..) => &[Self::Parties],
            (true, _) | (false, LOW..) => &[Self::Parties, Self::Growth, Self::Notes],
            (false, _) => &[Self::Parties, Self::Areas, Self::Growth, Self::Notes],
        }
    }
}

impl OverviewScreen {
    /// The rows that are shown: those with activities, then the sums.
    pub fn rows(&self) -> Vec<&MatrixRow> {
        self.matrix.named().chain([&self.matrix.all]).collect()
    }

    /// The position of the cursor: its row of [`Self::rows`], and its focus area, where the number
    /// of focus areas stands for the sum. A row that is not shown gives its place to the next one.
    pub fn place(&self) -> (usize, usize) {
        let rows = self.rows();
        let all = self.matrix.rows.iter();
        let mut from_here = all.skip_while(|row| row.who != self.cursor.who);
        let row = from_here.find_map(|row| rows.iter().position(|shown| shown.who == row.who));
        let areas = &self.matrix.areas;
        let column = areas.iter().position(|id| Some(id) == self.cursor.area.as_ref());
        (row.unwrap_or(rows.len() - 1), column.unwrap_or(areas.len()))
    }

    /// The cell that is at the position of the cursor.
    pub fn here(&self) -> Cell {
        let (row, column) = self.place();
        self.cell(row, column)
    }

    /// The cell of a row and a column; behind the last ones are the sums.
    fn cell(&self, row: usize, column: usize) -> Cell {
        let who = self.rows().get(row).map_or(Who::All, |row| row.who.clone());
        Cell { who, area: self.matrix.areas.get(column).cloned() }
    }

    fn go(&mut self, row: usize, column: usize) {
        self.cursor = self.cell(row, column);
    }

    /// The part that is seen on a screen of this size.
    pub fn seen(&self, size: (u16, u16)) -> Part {
        let parts = Part::of(size);
        parts.iter().copied().find(|part| *part == self.part).unwrap_or(Part::Parties)
    }

    /// Turns to the part that comes so many parts later.
    fn turn(&mut self, size: (u16, u16), further: usize) {
        let (parts, seen) = (Part::of(size), self.seen(size));
        let mut round = parts.iter().cycle().skip_while(|part| **part != seen);
        self.part = round.nth(further).copied().unwrap_or(seen);
        self.scroll = 0;
    }
}

impl State {
    /// What the overview shows, from plan, filter and history.
    fn figures(&self) -> Option<(Matrix, Growth)> {
        let (plan, history) = self.plan_year().zip(self.history())?;
        let everything = Filter::default();
        let filter = self.filter_in_force().unwrap_or(&everything);
        let order = Order::swedish();
        let compare = &|a: &str, b: &str| order.compare(a, b);
        let matrix = Matrix::new(plan, &filter.apply(plan, history), history, compare);
        // How it was at a meeting cannot be told without the past.
        let growth =
            if self.is_reading() { Growth::default() } else { Growth::new(plan, filter, history, compare) };
        Some((matrix, growth))
    }

    /// Opens the overview on the whole; from a list that was opened there, on the cell of it.
    pub(super) fn open_overview(&mut self) -> Vec<Effect> {
        if !self.return_to_overview() {
            self.show_overview(Cell { who: Who::All, area: None }, Part::Parties);
        }
        Vec::new()
    }

    fn show_overview(&mut self, cursor: Cell, part: Part) {
        self.visit = None;
        if let Some((matrix, growth)) = self.figures() {
            self.turn_to_screen(Screen::Overview(OverviewScreen { cursor, part, scroll: 0, matrix, growth }));
        }
    }

    /// Derives the figures again.
    pub(super) fn refresh_overview(&mut self) {
        if !matches!(self.screen, Screen::Overview(_)) {
            return;
        }
        let figures = self.figures();
        if let (Screen::Overview(screen), Some((matrix, growth))) = (&mut self.screen, figures) {
            (screen.matrix, screen.growth) = (matrix, growth);
        }
    }

    /// The cell under the cursor of the overview, if it counts any activities.
    pub(super) fn cell_to_open(&self) -> Result<Cell, Blocked> {
        let Screen::Overview(screen) = &self.screen else { return Err(Blocked::EmptyCell) };
        let cell = screen.here();
        let counts = screen.matrix.counts(&cell.who, cell.area.as_ref());
        if counts.activities > 0 { Ok(cell) } else { Err(Blocked::EmptyCell) }
    }

    /// Does what an action means on the overview.
    pub(super) fn act_on_overview(&mut self, ctx: &Ctx, action: Action) -> Vec<Effect> {
        let size = self.size;
        let Screen::Overview(screen) = &mut self.screen else { return Vec::new() };
        let others = Part::of(size).len() - 1;
        if action == Action::NextField {
            screen.turn(size, 1);
        } else if action == Action::PreviousField {
            screen.turn(size, others);
        } else if action == Action::Enter {
            self.open_cell();
        } else if action == Action::Back {
            self.leave_screen();
        } else if action == Action::Browse {
            self.show_browse();
        } else if action == Action::Save {
            return self.say_saved();
        } else {
            screen.step(size, action, ctx.seen);
        }
        Vec::new()
    }

    /// Puts the cursor of the overview on a cell. Whether it was there already.
    pub(super) fn click_cell(&mut self, row: usize, column: usize) -> bool {
        let Screen::Overview(screen) = &mut self.screen else { return false };
        let was_here = screen.place() == (row, column);
        screen.go(row, column);
        was_here
    }
}

impl OverviewScreen {
    /// Moves the cursor, or scrolls the notes. Where the focus areas stand below each other, up and
    /// down are among them.
    fn step(&mut self, size: (u16, u16), action: Action, seen: &Seen) {
        if self.seen(size) == Part::Notes {
            self.scroll = seen.scrolled(self.scroll, action);
            return;
        }
        let turned = self.seen(size) == Part::Areas;
        let (row, column) = self.place();
        let counts = [self.rows().len(), self.matrix.areas.len() + 1];
        let sideways = [(Action::Left, Action::Up), (Action::Right, Action::Down)];
        let sideways = sideways.into_iter().find(|(way, _)| *way == action).map(|(_, turned)| turned);
        let is_row = sideways.is_some() == turned;
        let (at, [rows, columns]) = (if is_row { row } else { column }, counts);
        let to = stepped(at, if is_row { rows } else { columns }, sideways.unwrap_or(action), seen.page);
        let to = to.unwrap_or(at);
        if is_row { self.go(to, column) } else { self.go(row, to) }
    }
}
