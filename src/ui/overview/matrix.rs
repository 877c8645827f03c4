//! The matrix: a row for each party, a column for each focus area, and their sums.

use ratatui::layout::Rect;

use super::{View, cell};
use crate::app::Hit;
use crate::query::MatrixRow;
use crate::text::clean_line;
use crate::theme::Role;
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::boxes;
use crate::ui::widgets::cut::{cells, cut, width};
use crate::ui::widgets::list::first_row;
use crate::ui::widgets::page::more;
use crate::ui::widgets::pen::{Pen, indent, row};

/// The lines around the rows: the headings, and the line above the sums.
pub(super) const AROUND: usize = 2;
/// The cells of a bar: as many as there is room for, between these.
const BAR: (usize, usize) = (5, 24);
/// The cells that bars have before names get a place.
const BAR_BESIDE_NAMES: usize = 8;
/// The cells of a label at most.
const LABEL: usize = 14;
/// How wide what is, and which focus areas are seen.
struct Layout {
    label: usize,
    name: usize,
    bar: usize,
    figure: usize,
    /// The first focus area that is seen.
    first: usize,
    /// How many are, beside the sums.
    areas: usize,
}

impl Layout {
    fn new(view: &View<'_>, rows: &[&MatrixRow], room: usize) -> Self {
        let all = view.screen.matrix.areas.len();
        let widest = |text: &dyn Fn(&MatrixRow) -> usize| rows.iter().map(|row| text(row)).max().unwrap_or(0);
        let label = widest(&|row| width(&cell::label(view, row))).min(LABEL);
        let figures = |row: &MatrixRow| {
            let cells = row.cells().map(|(_, counts)| counts);
            cells.chain([&row.sum]).map(|one| width(&cell::figure(one))).max()
        };
        let figure = widest(&|row| figures(row).unwrap_or(0)).max(3);
        let (least, most) = BAR;
        // A cell has a blank before its bar and one before its figure; labels one on either side.
        let room = room.saturating_sub(label + 3);
        let areas = (room / (least + figure + 2)).saturating_sub(1).clamp(1, all.max(1)).min(all);
        let columns = areas + 1;
        let longest = widest(&|row| width(&cell::name(view, row)));
        let named = room.saturating_sub(longest + 1);
        let name = if named >= columns * (BAR_BESIDE_NAMES + figure + 2) { longest } else { 0 };
        let room = if name > 0 { named } else { room };
        let cell_width = (room / columns).clamp(figure + 3, most + figure + 2);
        Self {
            label,
            name,
            bar: cell_width - figure - 2,
            figure,
            first: first_row(if view.column < all { view.column } else { 0 }, all, areas),
            areas,
        }
    }

    fn cell(&self) -> usize {
        self.bar + self.figure + 2
    }

    /// The columns that are seen, the sums last, each with its place in the row.
    fn columns(&self, place: Rect, all: usize) -> impl Iterator<Item = (usize, Rect)> {
        let start = self.label + 2 + if self.name > 0 { self.name + 1 } else { 0 };
        let cell = self.cell();
        (self.first..self.first + self.areas).chain([all]).enumerate().map(move |(at, column)| {
            let rest = indent(place, cells(start + at * cell), 0);
            (column, Rect { width: rest.width.min(cells(cell)), ..rest })
        })
    }
}

/// Draws the matrix into so many lines of `inner`; gives how many rows fit.
pub(super) fn draw(view: &View<'_>, pen: &mut Pen<'_>, frame: Rect, inner: Rect, height: usize) -> usize {
    let rows = view.screen.rows();
    let Some((sums, parties)) = rows.split_last() else { return 0 };
    let layout = Layout::new(view, &rows, inner.width.into());
    titles(view, pen, frame, &layout);
    headings(view, pen, Rect { height: 1, ..inner }, &layout, parties.len());
    let fit = height.saturating_sub(AROUND + 1);
    let first = first_row(if view.row < parties.len() { view.row } else { 0 }, parties.len(), fit);
    let list = Rect { y: inner.y + 1, height: cells(fit).min(inner.height.saturating_sub(1)), ..inner };
    for (at, (position, one)) in parties.iter().enumerate().skip(first).take(fit).enumerate() {
        if let Some(place) = row(list, at) {
            one_row(view, pen, place, &layout, (position, one));
        }
    }
    more(pen, list, first > 0, first + fit < parties.len());
    let seen = parties.len().min(fit);
    if let Some(line) = row(inner, 1 + seen) {
        boxes::across(pen, Rect { x: frame.x, width: frame.width, ..line });
    }
    if let Some(place) = row(inner, 2 + seen) {
        one_row(view, pen, place, &layout, (parties.len(), sums));
    }
    fit
}

/// The title, and which focus areas are seen where not all of them are.
fn titles(view: &View<'_>, pen: &mut Pen<'_>, frame: Rect, layout: &Layout) {
    let lang = view.scene.lang;
    let all = view.screen.matrix.areas.len();
    let last = layout.first + layout.areas;
    let mut right = String::new();
    if layout.areas < all {
        let (before, after) = (if layout.first > 0 { "← " } else { "" }, if last < all { " →" } else { "" });
        right = format!("{before}{}{after}", lang.areas_seen(layout.first + 1, last, all));
    }
    super::title(pen, frame, &lang.view_overview(), &right, Role::TitleActive);
}

/// The focus areas above their columns; the chosen one stands out.
fn headings(view: &View<'_>, pen: &mut Pen<'_>, place: Rect, layout: &Layout, sums: usize) {
    let areas = cell::focus_areas(view);
    for (column, place) in layout.columns(place, areas.len()) {
        let heading = match areas.get(column) {
            Some(area) => format!("{} {}", area.id, clean_line(&area.title)),
            None => view.scene.lang.row_all().into_owned(),
        };
        let role = if column == view.column { Role::Chosen } else { Role::Label };
        pen.put_cut(super::inside(place), &heading, role);
        pen.spot(place, Hit::Cell(sums, column));
    }
}

/// `OSN  █████▒x·· 9/12   ████▒▒x·· 4/5 …`.
fn one_row(view: &View<'_>, pen: &mut Pen<'_>, place: Rect, layout: &Layout, (at, one): (usize, &MatrixRow)) {
    let role = if at == view.row { Role::Chosen } else { Role::Id };
    let label = cut(&cell::label(view, one), layout.label).into_owned();
    let rest = pen.put(indent(place, 1, 0), &format!("{label:0$} ", layout.label), role);
    if layout.name > 0 {
        pen.put(rest, &cell::name(view, one), if at == view.row { Role::Chosen } else { Role::Text });
    }
    let all = view.screen.matrix.areas.len();
    for (column, place) in layout.columns(place, all) {
        let counts = one.cell(Some(column).filter(|at| *at < all));
        let text = if counts.activities == 0 {
            "–".to_owned()
        } else {
            let figure = cell::figure(&counts);
            format!("{} {figure:>1$}", bar(&counts, layout.bar), layout.figure)
        };
        pen.put(indent(place, 1, 0), &text, Role::Text);
        pen.spot(place, Hit::Cell(at, column));
        if (at, column) == (view.row, view.column) {
            pen.cursor(place);
        }
    }
    pen.spot(place, Hit::Cell(at, all));
}
