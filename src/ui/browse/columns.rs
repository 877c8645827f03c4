//! The columns: focus areas, goals, activities, as many of them side by side as there is room for.

use ratatui::layout::Rect;

use super::indicator::MARK;
use super::row::{self, RowText, Tail};
use super::{THREE_COLUMNS, TWO_COLUMNS};
use crate::app::Hit;
use crate::problem::Level;
use crate::text::clean_line;
use crate::theme::Role;
use crate::ui::scene::{Path, Scene};
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::boxes;
use crate::ui::widgets::cut::{capital, cells, cut, width};
use crate::ui::widgets::list::first_row;
use crate::ui::widgets::pen::{Pen, indent, row as line};

/// The levels that have a column.
const LEVELS: [Level; 3] = [Level::FocusArea, Level::Goal, Level::Activity];
/// The two beside each other on a narrower screen: the column of the cursor and the one before
/// it; the first has the second beside it.
const BEFORE: [Level; 2] = [Level::FocusArea, Level::Goal];
const AFTER: [Level; 2] = [Level::Goal, Level::Activity];
/// How wide the columns are beside each other, in hundredths.
const SHARES: [usize; 3] = [27, 34, 39];
/// From this width of a column on, its rows have bars.
const ROOM_FOR_BARS: u16 = 42;
/// The cells of such a bar.
const BAR: usize = 8;

/// A column: which level, and where.
struct Column {
    level: Level,
    area: Rect,
}

/// The columns that are shown, by the width of `inner` with its frame.
fn layout(scene: &Scene<'_>, inner: Rect) -> Vec<Column> {
    let active = active(scene);
    let width = inner.width.saturating_add(2);
    let (levels, shares): (&[Level], &[usize]) = if width >= THREE_COLUMNS {
        (&LEVELS, &SHARES)
    } else if width >= TWO_COLUMNS {
        (if active == Level::Activity { &AFTER } else { &BEFORE }, &[44, 56])
    } else {
        let at = LEVELS.iter().position(|level| *level == active).unwrap_or(0);
        (LEVELS.get(at..=at).unwrap_or_default(), &[100])
    };
    let room = usize::from(inner.width.saturating_sub(cells(levels.len().saturating_sub(1))));
    let mut x = inner.x;
    let mut columns = Vec::new();
    for (at, (level, share)) in levels.iter().zip(shares).enumerate() {
        let last = at + 1 == levels.len();
        let width = if last { inner.right().saturating_sub(x) } else { cells(room * share / 100) };
        columns.push(Column { level: *level, area: Rect { x, width, ..inner } });
        x = x.saturating_add(width + 1);
    }
    columns
}

/// The column that has the cursor, or from which it went into the indicators.
fn active(scene: &Scene<'_>) -> Level {
    match scene.state.browse.level {
        Level::Plan | Level::FocusArea => Level::FocusArea,
        Level::Goal => Level::Goal,
        Level::Activity | Level::Indicator => Level::Activity,
    }
}

/// Draws the columns into `inner`, and their titles and ends into the frame around it.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, frame: Rect, inner: Rect) {
    let path = scene.path();
    let columns = layout(scene, inner);
    for (at, column) in columns.iter().enumerate() {
        if at > 0 {
            divide(pen, frame, column.area);
        }
        let has_cursor = scene.state.browse.level == column.level;
        let top =
            Rect { y: frame.y, height: 1, x: column.area.x.saturating_sub(1), width: column.area.width + 2 };
        // Two cells of the frame at either side, and the brackets.
        let title = title(scene, &path, column.level, usize::from(column.area.width.saturating_sub(6)));
        let (title, role) =
            if has_cursor { (format!("[{title}]"), Role::TitleActive) } else { (title, Role::Title) };
        boxes::titles(pen, top, &title, "", role);
        rows(scene, pen, column, &path, has_cursor);
    }
}

/// The line between two columns, from the frame's upper line to below the rows.
fn divide(pen: &mut Pen<'_>, frame: Rect, column: Rect) {
    let x = column.x.saturating_sub(1);
    pen.put(Rect { x, y: frame.y, width: 1, height: 1 }, "┬", Role::Border);
    for at in 0..usize::from(column.height) {
        if let Some(place) = line(Rect { x, width: 1, ..column }, at) {
            pen.put(place, "│", Role::Border);
        }
    }
    let bottom = column.bottom();
    pen.put(Rect { x, y: bottom, width: 1, height: 1 }, "┴", Role::Border);
}

/// The line between columns and detail pane.
pub(super) fn close(scene: &Scene<'_>, pen: &mut Pen<'_>, separator: Rect) {
    boxes::across(pen, separator);
    for column in layout(scene, boxes::inside(Rect { height: 3, ..separator })).iter().skip(1) {
        let x = column.area.x.saturating_sub(1);
        pen.put(Rect { x, width: 1, ..separator }, "┴", Role::Border);
    }
}

/// «Mål (3 av 6)» with a filter, «Mål (3/6)» where that is too long, «Mål (6)» without.
fn title(scene: &Scene<'_>, path: &Path<'_>, level: Level, room: usize) -> String {
    let plan = scene.plan.map(|plan| plan.plan);
    let shown = count(scene, path, level);
    let all = match level {
        Level::Plan | Level::Indicator => shown,
        Level::FocusArea => plan.map_or(shown, |plan| plan.focus_areas.len()),
        Level::Goal => path.area.map_or(shown, |area| area.item.goals.len()),
        Level::Activity => {
            let list = scene.plan.and_then(|plan| plan.list);
            path.goal.zip(list).map_or(shown, |(goal, list)| list.of_goal(&goal.item.id).count())
        }
    };
    let word = capital(&scene.lang.levels(level, plan));
    if shown == all {
        return format!("{word} ({all})");
    }
    let title = scene.lang.some_of(&word, shown, all).into_owned();
    if width(&title) <= room { title } else { format!("{word} ({shown}/{all})") }
}

/// How many rows a column has.
fn count(scene: &Scene<'_>, path: &Path<'_>, level: Level) -> usize {
    match level {
        Level::FocusArea => scene.state.outline.areas.len(),
        Level::Goal => path.area.map_or(0, |area| area.row.goals.len()),
        Level::Activity => path.goal.map_or(0, |goal| goal.row.activities.len()),
        Level::Plan | Level::Indicator => 0,
    }
}

/// The chosen row of a column.
fn cursor(path: &Path<'_>, level: Level) -> Option<usize> {
    match level {
        Level::FocusArea => path.area.map(|area| area.at),
        Level::Goal => path.goal.map(|goal| goal.at),
        Level::Activity => path.activity.map(|activity| activity.at),
        Level::Plan | Level::Indicator => None,
    }
}

/// The row at a position of a column.
fn row_text<'a>(scene: &Scene<'a>, path: &Path<'a>, level: Level, at: usize) -> Option<RowText<'a>> {
    match level {
        Level::FocusArea => {
            let row = scene.state.outline.areas.get(at)?;
            let area = scene.plan?.plan.focus_areas.get(row.at)?;
            let tail = Tail::Counts(row.counts);
            Some(RowText { id: area.id.as_str(), title: &area.title, tail, unsaved: false, marked: 0 })
        }
        Level::Goal => {
            let area = path.area?;
            let row = area.row.goals.get(at)?;
            let goal = area.item.goals.get(row.at)?;
            let tail = Tail::Counts(row.counts);
            Some(RowText { id: goal.id.as_str(), title: &goal.title, tail, unsaved: false, marked: 0 })
        }
        Level::Activity => {
            let list = scene.plan?.list?;
            let position = path.goal?.row.activities.get(at)?;
            Some(row::activity(scene, list.activities.get(*position)?))
        }
        Level::Plan | Level::Indicator => None,
    }
}

fn rows(scene: &Scene<'_>, pen: &mut Pen<'_>, column: &Column, path: &Path<'_>, has_cursor: bool) {
    let height = usize::from(column.area.height);
    let all = count(scene, path, column.level);
    let chosen = cursor(path, column.level);
    let first = first_row(chosen.unwrap_or(0), all, height);
    let seen: Vec<RowText<'_>> =
        (first..all).take(height).filter_map(|at| row_text(scene, path, column.level, at)).collect();
    let id_width = seen.iter().map(|row| width(row.id)).max().unwrap_or(0).min(12);
    let tails: Vec<String> = seen.iter().map(|row| row.tail.text()).collect();
    let tail_width = tails.iter().map(|tail| width(tail)).max().unwrap_or(0);
    for (at, (text, tail)) in seen.iter().zip(&tails).enumerate() {
        let Some(place) = line(column.area, at) else { break };
        let chosen = chosen == Some(first + at);
        let widths = (id_width, tail_width);
        one_row(pen, place, text, tail, widths, chosen && !has_cursor);
        pen.spot(place, Hit::Item(column.level, first + at));
        if chosen && has_cursor {
            pen.cursor(place);
        } else if chosen {
            pen.put(place, "►", Role::Chosen);
        }
    }
    if all == 0 && column.level == Level::Activity && path.goal.is_some() {
        let text = scene.lang.no_activities_short();
        pen.put_cut(indent(column.area, 1, 1), &text, Role::Muted);
    }
    crate::ui::widgets::page::more(pen, column.area, first > 0, first + height < all);
}

fn one_row(
    pen: &mut Pen<'_>,
    place: Rect,
    text: &RowText<'_>,
    tail: &str,
    (id_width, tail_width): (usize, usize),
    bold: bool,
) {
    let plain = if bold { Role::Chosen } else { Role::Text };
    let inner = indent(place, 1, 1);
    let rest = indent(inner, 0, cells(tail_width));
    let tail_area = Rect { x: rest.right(), width: inner.width - rest.width, ..inner };
    pen.put_right(
        tail_area,
        tail,
        if bold && text.tail.role() == Role::Text { plain } else { text.tail.role() },
    );
    let mut rest = indent(rest, 0, 1);
    if let (Tail::Counts(counts), true) = (&text.tail, place.width >= ROOM_FOR_BARS) {
        rest = indent(pen.put_right(rest, &bar(counts, BAR), Role::Text), 0, 1);
    }
    if text.unsaved {
        rest = pen.put_right(rest, "*", Role::Unsaved);
    }
    if text.marked > 0 {
        let count = if text.marked > 1 { text.marked.to_string() } else { String::new() };
        rest = indent(pen.put_right(rest, &format!("{MARK}{count}"), Role::Text), 0, 1);
    }
    let id = format!("{:id_width$}", cut(text.id, id_width));
    pen.put(rest, &id, if bold { Role::Chosen } else { Role::Id });
    pen.put_cut(indent(rest, cells(id_width + 1), 0), &clean_line(text.title), plain);
}
