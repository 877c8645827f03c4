//! The overview: parties by focus areas over how outcomes grew from meeting to meeting; one part
//! after the other where they do not fit together.

mod cell;
mod growth;
mod lines;
mod matrix;
mod notes;

use ratatui::layout::Rect;

use super::browse::empty_reason;
use super::header::chip_and_count;
use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::cut::{cells, width};
use super::widgets::page::Page;
use super::widgets::pen::{Pen, indent, row};
use crate::app::{MATRIX_WIDTH, OverviewScreen, Part, Seen};
use crate::theme::Role;

/// The lines of the screen above and below the body.
const AROUND_BODY: u16 = 4;
/// As many lines the growth gets before the parties get theirs.
const LEAST_GROWTH: usize = 3;

/// What is drawn, and where the cursor is.
#[derive(Clone, Copy)]
struct View<'a> {
    scene: &'a Scene<'a>,
    screen: &'a OverviewScreen,
    /// The row under the cursor; behind the parties is the row of sums.
    row: usize,
    /// The focus area under the cursor; behind the last one is the sum.
    column: usize,
}

/// What the screen is, the filter and how much it shows.
pub(super) fn breadcrumb(scene: &Scene<'_>, pen: &mut Pen<'_>, area: Rect) {
    let (lang, outline) = (scene.lang, &scene.state.outline);
    let (shown, total) = (outline.counts.activities, outline.total);
    let narrow = area.width < MATRIX_WIDTH;
    let count = if narrow { format!("{shown}/{total}") } else { scene.shown() };
    let rest = chip_and_count(scene, pen, area, &count);
    let title = lang.overview_title();
    let fits = width(&title) <= usize::from(rest.width);
    pen.put_cut(rest, &if fits { title } else { lang.overview_title_short() }, Role::Text);
}

/// Draws the screen; the line under `body` tells the cell under the cursor.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, screen: &OverviewScreen) -> Seen {
    let (row, column) = screen.place();
    let view = View { scene, screen, row, column };
    let size = (body.width, body.height + AROUND_BODY);
    let part = screen.seen(size);
    let is_matrix = body.width >= MATRIX_WIDTH;
    let tells = is_matrix || matches!(part, Part::Parties | Part::Areas);
    // On a narrow screen the words of a cell take two lines, always, so that nothing jumps.
    let frame = Rect { height: body.height - u16::from(tells && !is_matrix), ..body };
    if tells {
        let said = Rect { y: frame.bottom(), height: body.bottom() + 1 - frame.bottom(), ..body };
        cell::say(&view, pen, said);
    }
    let inner = boxes::single(pen, frame);
    let height = usize::from(inner.height);
    if screen.matrix.all.sum.activities == 0 {
        title(pen, frame, &scene.lang.view_overview(), "", Role::TitleActive);
        let mut page = page(scene, inner.width);
        page.text(&why_empty(scene), Role::Text);
        page.draw(pen, inner, 0);
        return Seen { page: height, ..Seen::default() };
    }
    let mut seen = Seen { page: height, ..Seen::default() };
    match part {
        Part::Parties if Part::of(size).len() == 1 => seen.page = together(&view, pen, frame, inner),
        Part::Parties if is_matrix => seen.page = matrix::draw(&view, pen, frame, inner, height),
        Part::Parties if Part::of(size).contains(&Part::Areas) => {
            title(pen, frame, &cell::area_long(&view), "", Role::TitleActive);
            seen.page = lines::parties(&view, pen, inner, view.column);
        }
        Part::Parties => seen.page = with_areas(&view, pen, frame, inner),
        Part::Areas => {
            title(pen, frame, &cell::who_long(&view), "", Role::TitleActive);
            seen.page = lines::areas(&view, pen, inner, true);
        }
        Part::Growth => growth::draw(&view, pen, (frame, Role::TitleActive), inner),
        Part::Notes => {
            title(pen, frame, &scene.lang.overview_notes(), "", Role::TitleActive);
            let drawn = notes::page(&view, inner.width).draw(pen, inner, screen.scroll);
            (seen.lines, seen.height) = (drawn.lines, drawn.height);
        }
    }
    seen
}

/// Writes the titles of a frame, or of a line across it; the part that has the cursor in brackets.
fn title(pen: &mut Pen<'_>, frame: Rect, text: &str, right: &str, role: Role) {
    let text = if role == Role::TitleActive { format!("[{text}]") } else { text.to_owned() };
    boxes::titles(pen, Rect { height: 1, ..frame }, &text, right, role);
}

/// Draws a line across the frame before the row `at` of `inner`; gives what lies under it.
fn below(pen: &mut Pen<'_>, inner: Rect, at: usize, text: &str, right: &str) -> Rect {
    let Some(line) = row(inner, at) else { return Rect { height: 0, ..inner } };
    let across = Rect { x: inner.x.saturating_sub(1), width: inner.width + 2, ..line };
    boxes::across(pen, across);
    title(pen, across, text, right, Role::Title);
    Rect { y: line.y + 1, height: inner.bottom() - line.y - 1, ..inner }
}

/// The matrix over the growth over the notes.
fn together(view: &View<'_>, pen: &mut Pen<'_>, frame: Rect, inner: Rect) -> usize {
    let height = usize::from(inner.height);
    let notes = notes::page(view, inner.width);
    let wanted = growth::lines_wanted(view, inner.width);
    // The two lines across are left out of what is divided.
    let room = height.saturating_sub(notes.len() + 2);
    let most = room.saturating_sub(wanted.min(LEAST_GROWTH));
    let of_matrix = (view.screen.rows().len() + matrix::AROUND).min(most);
    let page = matrix::draw(view, pen, frame, inner, of_matrix);
    let of_growth = wanted.min(room.saturating_sub(of_matrix));
    let place = below(pen, inner, of_matrix, "", "");
    let title_line = Rect { y: place.y.saturating_sub(1), x: frame.x, width: frame.width, height: 1 };
    growth::draw(
        view,
        pen,
        (title_line, Role::Title),
        Rect { height: cells(of_growth).min(place.height), ..place },
    );
    let place = below(pen, inner, of_matrix + 1 + of_growth, &view.scene.lang.overview_notes(), "");
    notes.draw(pen, place, 0);
    page
}

/// The list of parties over the focus areas of the chosen one.
fn with_areas(view: &View<'_>, pen: &mut Pen<'_>, frame: Rect, inner: Rect) -> usize {
    let legend = notes::short(view, inner.width);
    let sums = view.screen.matrix.areas.len();
    let room = usize::from(inner.height).saturating_sub(legend.len() + 1);
    let of_areas = sums.min(room / 2);
    let of_parties = view.screen.rows().len().min(room - of_areas);
    title(pen, frame, &view.scene.lang.overview_title_short(), "", Role::TitleActive);
    let list = Rect { height: cells(of_parties), ..inner };
    let page = lines::parties(view, pen, list, sums);
    let place = below(pen, inner, of_parties, &cell::who_long(view), "");
    lines::areas(view, pen, Rect { height: cells(of_areas), ..place }, false);
    let taken = cells(of_areas).min(place.height);
    legend.draw(pen, Rect { y: place.y + taken, height: place.height - taken, ..place }, 0);
    page
}

/// Why there is nothing to count.
fn why_empty(scene: &Scene<'_>) -> String {
    let has_list = scene.plan.is_some_and(|plan| plan.list.is_some());
    if has_list || scene.plan.is_none() { empty_reason(scene) } else { scene.lang.no_list().into_owned() }
}

/// A text in a page of a width inside a frame.
fn page<'a>(scene: &Scene<'a>, inner: u16) -> Page<'a> {
    Page::new(scene.look.theme, usize::from(inner).saturating_sub(2), None)
}

/// The part of a list's row that is written to.
fn inside(place: Rect) -> Rect {
    indent(place, 1, 1)
}
