//! The list of changes since a meeting, over all there is to say about one of them.

use ratatui::layout::Rect;

use super::badge::moment;
use super::browse::by;
use super::header::chip_and_count;
use super::history::named;
use super::scene::Scene;
use super::widgets::cut::{cells, width};
use super::widgets::list::first_row;
use super::widgets::over::{self, Over};
use super::widgets::page::{Page, more};
use super::widgets::pen::{Pen, indent, row};
use crate::app::{ChangeRow, ChangesScreen, Hit, Seen};
use crate::journal::{Act, Entry};
use crate::model::{Id, Kind};
use crate::theme::Role;

/// «Ändrat sedan 2025-05-14-tl», the filter and how many changes.
pub(super) fn breadcrumb(scene: &Scene<'_>, pen: &mut Pen<'_>, area: Rect, screen: &ChangesScreen) {
    let rest = chip_and_count(scene, pen, area, &scene.lang.changes_shown(screen.rows.len()));
    let title = match &screen.since {
        Some(since) => scene.lang.changed_since(&moment(scene, since)),
        None => scene.lang.changed_in_all(),
    };
    pen.put_cut(rest, &title, Role::Text);
}

/// Draws the screen.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, screen: &ChangesScreen) -> Seen {
    let Some(chosen) = screen.row() else { return over::empty(pen, body, &scene.lang.nothing_changed()) };
    let over = Over {
        frame: body,
        title: &scene.lang.view_changes(),
        chosen: &named(scene, &chosen.target),
        position: &scene.lang.position_of(screen.at() + 1, screen.rows.len()),
        zoom: screen.zoom,
        scroll: screen.scroll,
    };
    over.draw(pen, |pen, list| rows(scene, pen, list, screen), |pane| detail(scene, pane, chosen))
}

fn rows(scene: &Scene<'_>, pen: &mut Pen<'_>, list: Rect, screen: &ChangesScreen) {
    let height = usize::from(list.height);
    let (at, all) = (screen.at(), screen.rows.len());
    let first = first_row(at, all, height);
    let id = |row: &ChangeRow| row.target.id.as_ref().map_or("–", Id::as_str).to_owned();
    let seen = || screen.rows.iter().skip(first).take(height).enumerate();
    let column = seen().map(|(_, row)| width(&id(row))).max().unwrap_or(0).min(12);
    for (line, change) in seen() {
        let Some(place) = row(list, line) else { break };
        let rest = indent(place, 1, 1);
        pen.put(rest, &id(change), Role::Text);
        pen.put_cut(indent(rest, cells(column + 2), 0), &told(scene, change), Role::Text);
        pen.spot(place, Hit::Row(first + line));
        if first + line == at {
            pen.cursor(place);
        }
    }
    more(pen, list, first > 0, first + height < all);
}

/// The kind of the indicator, to know how its number is written.
fn kind<'a>(scene: &Scene<'a>, change: &ChangeRow) -> Option<&'a Kind> {
    let has_number =
        change.before.iter().chain(&change.after).any(|entry| matches!(entry.act, Act::Number(_)));
    let indicator = has_number.then(|| scene.indicator(&change.target)).flatten();
    indicator.map(|indicator| &indicator.kind)
}

/// «Utfall: Nej → Delvis», «Anteckning ändrad».
fn told(scene: &Scene<'_>, change: &ChangeRow) -> String {
    let lang = scene.lang;
    let (kind, nothing) = (kind(scene, change), change.field.removal());
    let says = |entries: &[Entry]| -> String {
        let said: Vec<String> = entries.iter().map(|entry| lang.value_of(&entry.act, kind)).collect();
        if said.is_empty() { lang.value_of(&nothing, kind) } else { said.join(" / ") }
    };
    if let Act::Note(_) = nothing {
        let has = |entries: &[Entry]| entries.iter().any(|entry| !entry.act.is_removal());
        return lang.note_changed(has(&change.before), has(&change.after)).into_owned();
    }
    lang.changed_to(&says(&change.before), &says(&change.after), &nothing)
}

/// All there is to say about a change.
fn detail<'a>(scene: &Scene<'a>, pane: Rect, change: &ChangeRow) -> Page<'a> {
    let lang = scene.lang;
    let mut text = Page::new(scene.look.theme, pane.width.saturating_sub(2).into(), None);
    let column = width(&lang.label_before()).max(width(&lang.label_after()));
    let kind = kind(scene, change);
    for (label, entries) in [(lang.label_before(), &change.before), (lang.label_after(), &change.after)] {
        if entries.is_empty() {
            text.field(column, &label, &lang.value_of(&change.field.removal(), kind), Role::Text);
        }
        for entry in entries {
            text.field(column, &label, &lang.value_of(&entry.act, kind), Role::Text);
            let meeting = entry.meeting.as_ref().map(|id| lang.in_meeting(id.as_str()).into_owned());
            text.field(
                column,
                "",
                &format!("{}{}", by(scene, entry), meeting.unwrap_or_default()),
                Role::Muted,
            );
        }
    }
    text
}
