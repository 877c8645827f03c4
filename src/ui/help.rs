//! The help: every binding of a layer, by group, in two columns where there is room.

use ratatui::layout::Rect;

use super::message::read_only_reason;
use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::cut::width;
use super::widgets::list::scrolled;
use super::widgets::page::{Page, more};
use super::widgets::pen::{Pen, indent};
use crate::app::{HelpPage, Seen, offers};
use crate::keys::{Action, Group, Layer};
use crate::text::Lang;
use crate::theme::Role;

/// From this width on there are two columns.
const TWO_COLUMNS: u16 = 90;

/// The groups, in the order in which they are shown.
const GROUPS: [Group; 6] = [Group::Move, Group::Find, Group::View, Group::Record, Group::Edit, Group::Other];

/// Draws it.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, help: &HelpPage) -> Seen {
    let columns: u16 = if body.width >= TWO_COLUMNS { 2 } else { 1 };
    let inner_width = body.width.saturating_sub(2);
    let column_width = inner_width / columns;
    let (left, right) = sections(scene, help.layer, column_width, columns == 2);
    let lines = left.len().max(right.len());
    let inner = boxes::inside(body);
    let height = usize::from(inner.height);
    let first = scrolled(help.scroll, lines, height, None);
    let position = boxes::lines_seen(scene.lang, body, first + 1, lines.min(first + height), lines);
    let right_title = if lines > height { position } else { String::new() };
    let title = scene.lang.help_about(&help.layer.label(scene.lang));
    boxes::dialog(pen, body, &title, &right_title);
    for (at, column) in [(0, &left), (1, &right)] {
        let place = Rect { x: inner.x + at * column_width, width: column_width, ..inner };
        column.draw_from(pen, indent(place, 1, 1), first);
    }
    more(pen, inner, first > 0, first + height < lines);
    Seen { page: height, lines, height, ..Seen::default() }
}

/// The two columns; without room for two, everything is in the first.
fn sections<'a>(scene: &Scene<'a>, layer: Layer, column_width: u16, two: bool) -> (Page<'a>, Page<'a>) {
    let groups: Vec<(Group, Vec<(String, &'static str)>)> =
        GROUPS.into_iter().map(|group| (group, rows(scene, layer, group))).collect();
    let all: usize = groups.iter().map(|(_, rows)| rows.len() + 2).sum();
    let keys_width = groups.iter().flat_map(|(_, rows)| rows).map(|(keys, _)| width(keys)).max().unwrap_or(0);
    let new = || Page::new(scene.look.theme, usize::from(column_width.saturating_sub(2)), None);
    let (mut left, mut right) = (new(), new());
    left.line(&[]);
    right.line(&[]);
    let mut written = 0;
    for (group, rows) in groups.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        let page = if two && written * 2 >= all { &mut right } else { &mut left };
        written += rows.len() + 2;
        page.heading(&group_name(scene.lang, group).to_uppercase());
        for (keys, label) in rows {
            let first = format!(" {keys:keys_width$}  ");
            page.labelled((&first, Role::Key), &" ".repeat(keys_width + 3), label, Role::Text);
        }
    }
    left.gap();
    if let Some(reason) = read_only_reason(scene) {
        left.text(&reason, Role::Text);
    }
    (left, right)
}

/// The keys and labels of a group's actions, as far as they have a key in the layer.
fn rows(scene: &Scene<'_>, layer: Layer, group: Group) -> Vec<(String, &'static str)> {
    let of_group =
        Action::ALL.iter().filter(|action| action.group() == group && offers(scene.state, **action));
    of_group
        .filter_map(|action| {
            let keys = scene.look.keymap.keys(layer, *action);
            let keys: Vec<String> = keys.into_iter().map(|key| scene.key_name(key)).collect();
            (!keys.is_empty()).then(|| (keys.join("  "), action.label(scene.lang)))
        })
        .collect()
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
