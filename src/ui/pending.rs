//! The box over a screen whose pressed key waits for a second one: what that one may be.

use ratatui::layout::Rect;

use super::message::why;
use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::cut::{cells, cut, width};
use super::widgets::pen::{Pen, indent, row};
use crate::app::Can;
use crate::keys::{Action, Key};
use crate::theme::Role;

/// Below this width the box is as wide as the screen.
const NARROW: u16 = 72;
/// The least width of a column, with the blanks around it.
const LEAST_COLUMN: u16 = 12;
/// The cells between a key and what it does.
const GAP: usize = 2;

/// A key that may follow, what it does, and why it does not now.
struct Row {
    key: String,
    label: &'static str,
    why: Option<String>,
}

/// Columns and lines of the box.
struct Grid {
    columns: usize,
    lines: usize,
}

/// Draws it at the lower right of `area`, which ends above the message.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, area: Rect, first: Key) {
    let rows: Vec<Row> = scene
        .look
        .keymap
        .following(scene.state.layer(), first)
        .into_iter()
        .filter_map(|(key, action)| offered(scene, key, action))
        .collect();
    if rows.is_empty() || area.height < 3 {
        return;
    }
    let keys = rows.iter().map(|row| width(&row.key)).max().unwrap_or(0);
    let widest = rows.iter().map(|row| width(&row.whole(scene))).max().unwrap_or(0) + keys + GAP + 2;
    let grid = Grid::new(rows.len(), area);
    let wanted = cells(grid.columns * widest + 2).min(area.width);
    let wide = if area.width < NARROW { area.width } else { wanted };
    let height = cells(grid.lines + 2);
    let place = Rect { x: area.right() - wide, y: area.bottom() - height, width: wide, height };
    let inner = boxes::dialog(pen, place, &scene.key_name(first.into()), "");
    let column = inner.width / cells(grid.columns);
    for (at, one) in rows.iter().enumerate().take(grid.shown(rows.len())) {
        let Some(place) = grid.place(inner, column, at) else { break };
        one.draw(scene, pen, place, keys);
    }
    let left = rows.len() - grid.shown(rows.len());
    if let Some(place) = grid.place(inner, column, grid.columns * grid.lines - 1).filter(|_| left > 0) {
        pen.put(indent(place, 1, 1), &scene.lang.so_many_more(left), Role::Muted);
    }
}

/// The row of an action, if it has a meaning now.
fn offered(scene: &Scene<'_>, key: Key, action: Action) -> Option<Row> {
    let why = match (scene.look.can)(scene.state, action) {
        Can::Ready => None,
        Can::Blocked(blocked) => Some(why(scene, &blocked).into_owned()),
        Can::Hidden => return None,
    };
    Some(Row { key: scene.key_name(key.into()), label: action.label(scene.lang), why })
}

impl Row {
    /// What stands there where there is room for all of it.
    fn whole(&self, scene: &Scene<'_>) -> String {
        match &self.why {
            None => self.label.to_owned(),
            Some(why) => scene.lang.not_now(self.label, why).into_owned(),
        }
    }

    fn draw(&self, scene: &Scene<'_>, pen: &mut Pen<'_>, place: Rect, keys: usize) {
        let place = indent(place, 1, 1);
        pen.put(place, &self.key, Role::Key);
        let rest = indent(place, cells(keys + GAP), 0);
        let room = usize::from(rest.width);
        let whole = self.whole(scene);
        match &self.why {
            None => pen.put(rest, &cut(&whole, room), Role::Text),
            Some(_) if width(&whole) <= room => pen.put(rest, &whole, Role::Muted),
            // Where the reason has no room, brackets say that it cannot be done.
            Some(_) => pen.put(rest, &format!("({})", cut(self.label, room.saturating_sub(2))), Role::Muted),
        };
    }
}

impl Grid {
    /// As few columns as there must be for all rows, and no more than can be read.
    fn new(rows: usize, area: Rect) -> Self {
        let most_lines = usize::from(area.height.saturating_sub(2)).max(1);
        let most_columns = usize::from(area.width.saturating_sub(2) / LEAST_COLUMN).max(1);
        let columns = rows.div_ceil(most_lines).min(most_columns);
        Self { columns, lines: rows.div_ceil(columns).min(most_lines) }
    }

    /// How many of the rows are shown; where not all are, the last place says how many more there are.
    fn shown(&self, rows: usize) -> usize {
        let places = self.columns * self.lines;
        if rows > places { places - 1 } else { rows }
    }

    /// Where a row stands: column by column.
    fn place(&self, inner: Rect, column: u16, at: usize) -> Option<Rect> {
        let line = row(inner, at % self.lines)?;
        Some(Rect { x: line.x + cells(at / self.lines) * column, width: column, ..line })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_columns_where_they_do_not_fit() {
        // How many, width and height of the room; columns, lines, how many are shown.
        for (rows, (width, height), grid) in [
            (9, (100, 27), (1, 9, 9)),
            (9, (60, 17), (1, 9, 9)),
            (10, (40, 7), (2, 5, 10)),
            (11, (40, 7), (3, 4, 11)),
            (15, (40, 7), (3, 5, 15)),
            (16, (40, 7), (3, 5, 14)),
            (10, (40, 5), (3, 3, 8)),
            (1, (40, 3), (1, 1, 1)),
            (2, (13, 3), (1, 1, 0)),
            (60, (100, 27), (3, 20, 60)),
        ] {
            let room = Rect { x: 0, y: 0, width, height };
            let made = Grid::new(rows, room);
            assert_eq!((made.columns, made.lines, made.shown(rows)), grid, "{rows} in {room:?}");
            assert!(made.lines + 2 <= height.into());
        }
    }
}
