//! The palette: the field, the actions that are found with their keys, what cannot be done now below
//! them, and what the chosen one does in more words.

use ratatui::layout::{Position, Rect};

use super::message::why;
use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::cut::{capital, cells, cut, width};
use super::widgets::field::one_line;
use super::widgets::list::first_row;
use super::widgets::page::{Page, more, spans};
use super::widgets::pen::{Pen, indent, row, style};
use crate::app::{Command, Hit, Palette, Seen, shell_command};
use crate::query::Query;
use crate::theme::Role;

/// How wide it is where there is room.
const WIDTH: usize = 76;
/// How high at most.
const HEIGHT: usize = 24;
/// The lines of the explanation, and the rows that must be left beside it.
const EXPLANATION: usize = 3;
const LEAST_ROWS: usize = 5;

/// Draws it; gives the place of the text cursor.
pub(super) fn draw(
    scene: &Scene<'_>,
    pen: &mut Pen<'_>,
    body: Rect,
    palette: &Palette,
) -> (Seen, Option<Position>) {
    let lang = scene.lang;
    let area = boxes::centred(body, WIDTH, HEIGHT.min(body.height.into()));
    let count = lang.position_of(palette.rows.len(), palette.all);
    let inner = boxes::dialog(pen, area, &lang.layer_palette(), &count);
    let Some(line) = row(inner, 0) else { return (Seen::default(), None) };
    let rest = pen.put(indent(line, 1, 1), ": ", Role::Key);
    let cursor = one_line(pen, rest, &palette.finder.field);
    let mut list = below(inner, 1);
    // On a small screen the rows have all the room there is.
    if usize::from(list.height) >= LEAST_ROWS {
        boxes::across_double(pen, Rect { height: 1, ..list });
        list = below(list, 1);
    }
    let explained = EXPLANATION + 1;
    if usize::from(list.height) >= LEAST_ROWS + explained && !palette.rows.is_empty() {
        let rows = usize::from(list.height) - explained;
        let under = below(list, rows);
        boxes::across_double(pen, Rect { height: 1, ..under });
        explanation(scene, pen, below(under, 1), palette);
        list.height = cells(rows);
    }
    rows(scene, pen, list, palette);
    (Seen { page: list.height.into(), ..Seen::default() }, Some(cursor))
}

/// What is left of an area below so many of its rows.
fn below(area: Rect, rows: usize) -> Rect {
    let rows = cells(rows).min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

fn rows(scene: &Scene<'_>, pen: &mut Pen<'_>, list: Rect, palette: &Palette) {
    if palette.rows.is_empty() {
        let mut page = Page::new(scene.look.theme, list.width.saturating_sub(2).into(), None);
        page.text(&scene.lang.no_command(&palette.finder.field.text()), Role::Text);
        page.draw(pen, list, 0);
        return;
    }
    let height = usize::from(list.height);
    let first = first_row(palette.finder.cursor, palette.rows.len(), height);
    let query = Query::parse(&palette.finder.field.text(), |_| None);
    for (at, command) in palette.rows.iter().enumerate().skip(first).take(height) {
        let Some(place) = row(list, at - first) else { break };
        one(scene, pen, place, command, &query);
        pen.spot(place, Hit::Row(at));
        if at == palette.finder.cursor {
            pen.cursor(place);
        }
    }
    more(pen, list, first > 0, first + height < palette.rows.len());
}

/// «Filtrera på nämnd      f»; «Ångra – inte nu. Det finns inget eget att ångra.      u».
fn one(scene: &Scene<'_>, pen: &mut Pen<'_>, place: Rect, command: &Command, query: &Query) {
    let mut rest = indent(place, 2, 1);
    let keys = keys(scene, command);
    if width(&keys) + 8 < rest.width.into() {
        rest = indent(pen.put_right(rest, &keys, Role::Key), 0, 2);
    }
    let label = capital(command.action.label(scene.lang));
    let (text, role) = match &command.blocked {
        None => (label, Role::Text),
        Some(blocked) => (scene.lang.not_now(&label, &why(scene, blocked)).into_owned(), Role::Muted),
    };
    let plain = style(scene.look.theme.paint(role));
    let hit = plain.patch(style(scene.look.theme.paint(Role::Hit)));
    pen.put_line(rest, &spans(&cut(&text, rest.width.into()), Some(query), plain, hit));
}

/// The keys of an action on what lies below the palette, at most three.
fn keys(scene: &Scene<'_>, command: &Command) -> String {
    let keys = scene.look.keymap.keys(scene.state.layer_below(), command.action);
    keys.into_iter().take(3).map(|key| scene.key_name(key)).collect::<Vec<_>>().join("  ")
}

/// What the chosen action does, why it cannot be done now, and the command that does the same.
fn explanation(scene: &Scene<'_>, pen: &mut Pen<'_>, place: Rect, palette: &Palette) {
    let Some(command) = palette.rows.get(palette.finder.cursor) else { return };
    let mut page = Page::new(scene.look.theme, place.width.saturating_sub(2).into(), None);
    if let Some(blocked) = &command.blocked {
        page.text(&scene.lang.told_warning(&why(scene, blocked)), Role::Warning);
    }
    if let Some(said) = command.action.explanation(scene.lang) {
        page.text(said, Role::Text);
    }
    if let Some(shell) = shell_command(scene.state, command.action) {
        page.labelled((&scene.lang.in_the_shell(), Role::Label), "  ", &shell, Role::Text);
    }
    page.draw(pen, place, 0);
}
