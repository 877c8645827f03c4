//! The help: every binding of a layer, by group, in two columns where there is room. Its lines can
//! be run, and searched.

use ratatui::layout::{Position, Rect};

use super::message::read_only_reason;
use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::cut::width;
use super::widgets::field::one_line;
use super::widgets::list::scrolled;
use super::widgets::page::{Page, more};
use super::widgets::pen::{Pen, indent, row};
use crate::app::{HelpPage, Hit, Seen};
use crate::keys::{Action, Group};
use crate::query::Query;
use crate::text::Lang;
use crate::theme::Role;

/// From this width on there are two columns.
const TWO_COLUMNS: u16 = 90;

/// A line: the action, its place among all lines, its keys.
struct Line {
    action: Action,
    at: usize,
    keys: String,
}

/// Draws it; gives the place of the text cursor while something is typed.
pub(super) fn draw(
    scene: &Scene<'_>,
    pen: &mut Pen<'_>,
    body: Rect,
    help: &HelpPage,
) -> (Seen, Option<Position>) {
    let actions = help.rows(scene.state, scene.look.keymap);
    let columns: u16 = if body.width >= TWO_COLUMNS { 2 } else { 1 };
    let column_width = body.width.saturating_sub(2) / columns;
    let typed = help.field.as_ref().map(crate::app::TextField::text);
    let query = typed.as_deref().map(|typed| Query::parse(typed, |_| None));
    let pages = pages(scene, help, &actions, query.as_ref(), (column_width, columns == 2));
    let all = pages.iter().map(Page::len).max().unwrap_or(0);
    let inside = boxes::inside(body);
    let field_rows = u16::from(help.field.is_some());
    let place = Rect {
        y: inside.y + field_rows.min(inside.height),
        height: inside.height.saturating_sub(field_rows),
        ..inside
    };
    let height = usize::from(place.height);
    // The lines above the first one are seen with it.
    let wanted =
        pages.iter().find_map(Page::under_cursor).map(|at| if help.cursor == 0 { 0..at.end } else { at });
    let first = scrolled(0, all, height, wanted.as_ref());
    let seen = boxes::lines_seen(scene.lang, body, first + 1, all.min(first + height), all);
    let title = scene.lang.help_about(&help.layer.label(scene.lang));
    boxes::dialog(pen, body, &title, if all > height { &seen } else { "" });
    let cursor = help.field.as_ref().zip(row(inside, 0)).map(|(field, line)| {
        let rest = pen.put(indent(line, 1, 1), "> ", Role::Key);
        one_line(pen, rest, field)
    });
    for (at, page) in (0..).zip(&pages) {
        let column = Rect { x: place.x + at * column_width, width: column_width, ..place };
        page.draw_at(pen, column, first);
    }
    more(pen, place, first > 0, first + height < all);
    (Seen { page: height, lines: all, height, ..Seen::default() }, cursor)
}

/// The columns; where there is no room for two, or something is typed, one.
fn pages<'a>(
    scene: &Scene<'a>,
    help: &HelpPage,
    actions: &[Action],
    query: Option<&'a Query>,
    (column_width, two): (u16, bool),
) -> Vec<Page<'a>> {
    let two = two && query.is_none();
    let lines: Vec<Line> = actions
        .iter()
        .enumerate()
        .map(|(at, &action)| {
            let keys = scene.look.keymap.keys(help.layer, action).into_iter().map(|key| scene.key_name(key));
            Line { action, at, keys: keys.collect::<Vec<_>>().join("  ") }
        })
        .collect();
    let keys_width = lines.iter().map(|line| width(&line.keys)).max().unwrap_or(0);
    let groups: Vec<&[Line]> =
        lines.chunk_by(|one, next| one.action.group() == next.action.group()).collect();
    let all: usize = groups.iter().map(|lines| lines.len() + 2).sum();
    let new = || Page::new(scene.look.theme, usize::from(column_width.saturating_sub(2)), query);
    let (mut left, mut right) = (new(), new());
    if let Some(reason) = read_only_reason(scene) {
        left.text(&reason, Role::Text);
    }
    if help.field.is_some() && lines.is_empty() {
        left.text(&scene.lang.no_command(query.map_or("", Query::as_str)), Role::Text);
    }
    let mut written = 0;
    for group in groups {
        let page = if two && written * 2 >= all { &mut right } else { &mut left };
        written += group.len() + 2;
        let name = group.first().map(|line| group_name(scene.lang, line.action.group()));
        page.heading(&name.unwrap_or_default().to_uppercase());
        for line in group {
            one(scene, page, line, keys_width, help.cursor);
        }
    }
    if two { vec![left, right] } else { vec![left] }
}

fn one(scene: &Scene<'_>, page: &mut Page<'_>, line: &Line, keys_width: usize, cursor: usize) {
    let start = page.len();
    let first = format!(" {:keys_width$}  ", line.keys);
    let label = line.action.label(scene.lang);
    page.labelled((&first, Role::Key), &" ".repeat(keys_width + 3), label, Role::Text);
    page.hit(start, Hit::Row(line.at));
    if line.at == cursor {
        page.cursor(start..page.len());
    }
}

fn group_name(lang: Lang, group: Group) -> std::borrow::Cow<'static, str> {
    match group {
        Group::Move => lang.group_move(),
        Group::Find => lang.group_find(),
        Group::View => lang.group_view(),
        Group::Record => lang.group_record(),
        Group::Edit => lang.group_edit(),
        Group::Other => lang.group_other(),
    }
}
