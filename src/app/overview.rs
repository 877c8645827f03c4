//! The overview: parties by focus areas, a cursor over the cells, and how outcomes grew from
//! meeting to meeting.

use super::ctx::stepped;
use super::{Blocked, Ctx, Effect, Screen, Seen, State};
use crate::keys::Action;
use crate::model::Id;
use crate::problem::Level;
use crate::query::{Filter, Growth, Matrix, MatrixRow, Who};
use crate::text::Order;

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
        let compare = |a: &str, b: &str| order.compare(a, b);
        let matrix = Matrix::new(plan, &filter.apply(plan, history), history, compare);
        Some((matrix, Growth::new(plan, filter, history, compare)))
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
            self.screen = Screen::Overview(OverviewScreen { cursor, part, scroll: 0, matrix, growth });
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

    /// Shows the activities that a cell counts on the browse screen.
    fn open_cell(&mut self) {
        let Ok(cursor) = self.cell_to_open() else { return };
        let Screen::Overview(OverviewScreen { part, .. }) = self.screen else { return };
        let before = (self.filter.clone(), self.filter_paused);
        let filter = self.filter_of(&cursor);
        let area = cursor.area.clone();
        self.visit = Some(Visit { cursor, part, filter: filter.clone(), before });
        self.query = None;
        self.show_browse();
        self.changing(|state| {
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
    pub(super) fn visits(&self) -> bool {
        self.visit.as_ref().is_some_and(|visit| visit.filter == self.filter)
    }

    /// From a list that was opened in the overview back to its cell. Whether it was one.
    pub(super) fn return_to_overview(&mut self) -> bool {
        if !self.visits() {
            return false;
        }
        let Some(visit) = self.visit.take() else { return false };
        self.changing(|state| (state.filter, state.filter_paused) = visit.before);
        self.show_overview(visit.cursor, visit.part);
        true
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
        } else if action == Action::Back || action == Action::Browse {
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

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, ids, opening};
    use super::super::{Hit, Message, Msg, Opening, Spot};
    use super::*;
    use crate::journal::{Act, AsOf, Outcome};

    /// «OSN 1», «OSN all», «all all», «nobody 2»: the cell under the cursor.
    fn at(desk: &Desk) -> String {
        let Screen::Overview(screen) = &desk.state.screen else { return "no overview".to_owned() };
        let cell = screen.here();
        let who = match &cell.who {
            Who::Party(abbr) => abbr.as_str(),
            Who::Nobody => "nobody",
            Who::All => "all",
        };
        format!("{who} {}", cell.area.as_ref().map_or("all", Id::as_str))
    }

    /// Activities, indicators and assessed indicators of the cell under the cursor.
    fn counts(desk: &Desk) -> (usize, usize, usize) {
        let Screen::Overview(screen) = &desk.state.screen else { panic!("no overview") };
        let counts = screen.matrix.counts(&screen.here().who, screen.here().area.as_ref());
        (counts.activities, counts.indicators, counts.assessed())
    }

    fn shown(desk: &Desk) -> usize {
        desk.state.outline.counts.activities
    }

    #[test]
    fn keys_lead_to_cells() {
        for (keys, expected) in [
            ("o", "all all"),
            ("ö", "all all"),
            ("oj", "all all"),
            ("ok", "nobody all"),
            ("okk", "LG all"),
            ("o<home>", "OSN all"),
            ("og<left>", "OSN 2"),
            ("ogh<left>", "OSN 1"),
            ("oghhhh", "OSN 1"),
            ("oghhlll", "OSN all"),
            ("og<pagedown>", "all all"),
            ("o<pageup>", "OSN all"),
            ("ogG", "all all"),
            ("ogj<end>", "all all"),
            ("ogjj", "ÄLN all"),
        ] {
            let mut desk = Desk::new();
            assert_eq!(at(desk.keys(keys)), expected, "{keys}");
            assert_eq!(desk.writes(), 0, "{keys}");
        }
    }

    #[test]
    fn a_cell_opens_what_it_counts_and_escape_comes_back() {
        for before in
            ["", "fo<enter>", "fo<enter>v", "fos<enter>", "fol<tab><tab><enter>", "f-o<enter>", "f-<enter>"]
        {
            for (keys, parties, area) in [
                ("o", None, None),
                ("oh", None, Some("2")),
                ("og", Some("OSN"), None),
                ("ogjh", Some("SCN"), Some("2")),
                ("ogjhh", Some("SCN"), Some("1")),
                ("ogjjhh", Some("ÄLN"), Some("1")),
                ("okh", None, Some("2")),
            ] {
                let mut desk = Desk::new();
                desk.keys(before).keys(keys);
                let (cell, filter, paused) = (at(&desk), desk.state.filter.clone(), desk.state.filter_paused);
                let (activities, indicators, _) = counts(&desk);
                desk.keys("<enter>");
                if activities == 0 {
                    assert_eq!(
                        desk.message(),
                        Some(&Message::Blocked(Blocked::EmptyCell)),
                        "{before} {keys}"
                    );
                    continue;
                }
                assert_eq!(desk.state.screen, Screen::Browse, "{before} {keys}");
                let outline = &desk.state.outline.counts;
                assert_eq!(
                    (outline.activities, outline.indicators),
                    (activities, indicators),
                    "{before} {keys}"
                );
                if before.is_empty() {
                    let filter = &desk.state.filter;
                    assert_eq!(filter.parties.iter().next().map(String::as_str), parties, "{keys}");
                    assert_eq!(ids(&filter.focus_area).first().copied(), area, "{keys}");
                }
                desk.keys("<enter>j<esc>");
                assert_eq!(at(&desk), cell, "{before} {keys}");
                assert_eq!((&desk.state.filter, desk.state.filter_paused), (&filter, paused));
            }
        }
    }

    #[test]
    fn further_escapes_leave_the_overview_and_clear_as_ever() {
        let mut desk = Desk::new();
        desk.keys("fo<enter>ogh<enter>");
        assert_eq!(shown(&desk), 1);
        desk.keys("<esc>");
        assert_eq!(at(&desk), "OSN 2");
        desk.keys("<esc>");
        assert_eq!((&desk.state.screen, shown(&desk)), (&Screen::Browse, 2));
        desk.keys("<esc>");
        assert_eq!(shown(&desk), 5);
        for (keys, expected) in [
            ("ogh<enter>o", "OSN 2"),                    // the same key leads back as well
            ("ogh<enter>v<esc>", "OSN 2"),               // a pause is no other filter
            ("ogh<enter>t<esc><esc>", "OSN 2"),          // the history is a visit further on
            ("ogh<enter>fs<enter><esc>", "no overview"), // somebody filtered anew
            ("o<enter><esc>", "all all"),
            ("o<enter>p<down><down><enter><esc>", "no overview"),
            ("oghb<esc>", "no overview"),
        ] {
            let mut desk = Desk::new();
            assert_eq!(at(desk.keys(keys)), expected, "{keys}");
        }
    }

    #[test]
    fn the_filter_holds_and_the_cursor_stays_or_goes_to_the_neighbour() {
        for (keys, expected, activities) in [
            ("og fo<enter>", "OSN all", 2),
            ("og fo<enter>v", "OSN all", 2),
            ("ogjj fo<enter>", "LG all", 1),
            ("ogjjhh fo<enter>", "LG 1", 0),
            ("ogjj fo<esc>", "ÄLN all", 2),
            ("o fh<enter>", "all all", 0),
        ] {
            let mut desk = Desk::new();
            desk.keys(keys);
            assert_eq!((at(&desk).as_str(), counts(&desk).0), (expected, activities), "{keys}");
        }
    }

    #[test]
    fn others_change_the_figures_and_the_cursor_stays() {
        let mut desk = Desk::new();
        assert_eq!((at(desk.keys("ogjjhh")), counts(&desk)), ("ÄLN 1".into(), (1, 3, 0)));
        desk.colleague("1.1.2a", Act::Outcome(Some(Outcome::Yes)), &[]);
        desk.hears();
        assert_eq!((at(&desk), counts(&desk)), ("ÄLN 1".into(), (1, 3, 1)));
    }

    #[test]
    fn the_past_has_the_figures_of_then() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>1");
        let mut opening = opening();
        opening.library.shelf_mut(&"liten-2025".into()).unwrap().history = desk.saved.clone();
        let mut now = Desk::open(opening.clone());
        assert_eq!(counts(now.keys("o")).2, 1);
        let before = AsOf::Moment(jiff::Timestamp::from_second(1_700_000_000).unwrap());
        let mut then = Desk::open(Opening { as_of: before, ..opening });
        assert_eq!(counts(then.keys("o")).2, 0);
    }

    #[test]
    fn parts_take_turns_where_they_do_not_fit() {
        use Part as P;
        for (size, round) in [
            ((100, 30), vec![P::Parties]),
            ((100, 20), vec![P::Growth, P::Notes, P::Parties]),
            ((60, 20), vec![P::Growth, P::Notes, P::Parties]),
            ((100, 14), vec![P::Growth, P::Notes, P::Parties]),
            ((40, 10), vec![P::Areas, P::Growth, P::Notes, P::Parties]),
        ] {
            let mut desk = Desk::new();
            desk.happens(Msg::Resized(size.0, size.1)).keys("o");
            let seen = |desk: &Desk| {
                let Screen::Overview(screen) = &desk.state.screen else { panic!() };
                screen.seen(size)
            };
            for part in &round {
                assert_eq!(seen(desk.keys("<tab>")), *part, "{size:?}");
            }
            if round.len() > 1 {
                assert_eq!(seen(desk.keys("<shift-tab>")), round[round.len() - 2], "{size:?}");
            }
        }
    }

    #[test]
    fn among_focus_areas_up_and_down_are_columns() {
        let mut desk = Desk::new();
        desk.happens(Msg::Resized(40, 10)).keys("og<tab>");
        assert_eq!(at(desk.keys("k")), "OSN 2");
        assert_eq!(at(desk.keys("g")), "OSN 1");
        assert_eq!(at(desk.keys("<right>")), "SCN 1");
        assert_eq!(at(desk.keys("G<left>")), "OSN all");
        desk.keys("<tab><tab><pagedown>");
        let Screen::Overview(screen) = &desk.state.screen else { panic!() };
        assert_eq!((screen.part, screen.scroll), (Part::Notes, 9));
        assert_eq!(at(&desk), "OSN all", "the notes are scrolled");
    }

    #[test]
    fn a_click_chooses_a_cell_and_a_second_one_opens_it() {
        let mut desk = Desk::new();
        desk.keys("Mo");
        desk.seen.spots = vec![Spot { column: 1, row: 0, width: 10, hit: Hit::Cell(1, 0) }];
        desk.happens(Msg::Click(1, 0));
        assert_eq!(at(&desk), "SCN 1");
        desk.happens(Msg::Click(1, 0));
        assert_eq!((&desk.state.screen, shown(&desk)), (&Screen::Browse, 1));
    }

    #[test]
    fn without_a_list_there_is_nothing_to_count() {
        let mut desk = Desk::open(Opening { plan: super::super::testing::other_plan(), ..opening() });
        desk.keys("o");
        assert_eq!((at(&desk), counts(&desk)), ("all all".into(), (0, 0, 0)));
        assert_eq!(desk.keys("<enter>").message(), Some(&Message::Blocked(Blocked::EmptyCell)));
    }
}
