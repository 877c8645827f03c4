//! The search: the field, its hits with what was found marked, and the chosen hit in full.

use ratatui::layout::{Position, Rect};

use super::browse::{full_text, outcome_word};
use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::cut::{cells, cut, width};
use super::widgets::field::one_line;
use super::widgets::list::first_row;
use super::widgets::page::{Page, more, spans};
use super::widgets::pen::{Pen, indent, row, style};
use crate::app::{Hit, SearchDialog, Seen};
use crate::journal::Settled;
use crate::model::Item;
use crate::problem::Level;
use crate::query::{Query, Where};
use crate::text::{clean_line, outcome_word as parse_outcome};
use crate::theme::Role;

/// Draws the dialog; gives the place of the text cursor.
pub(super) fn draw(
    scene: &Scene<'_>,
    pen: &mut Pen<'_>,
    body: Rect,
    dialog: &SearchDialog,
) -> (Seen, Option<Position>) {
    let lang = scene.lang;
    let area = boxes::centred(body, 92, body.height.into());
    let typed = dialog.finder.field.text();
    let hits =
        if typed.trim().is_empty() { String::new() } else { lang.hits_found(dialog.hits.len()).into_owned() };
    let inner = boxes::dialog(pen, area, &lang.layer_search(), &hits);
    let Some(line) = row(inner, 0) else { return (Seen::default(), None) };
    let rest = indent(pen.put(indent(line, 1, 1), "> ", Role::Key), 0, 0);
    let cursor = one_line(pen, rest, &dialog.finder.field);
    if let Some(line) = row(inner, 1) {
        boxes::across_double(pen, line);
    }
    let rows = usize::from(inner.height.saturating_sub(2));
    let preview_height = if rows >= 9 && !dialog.hits.is_empty() { rows * 2 / 5 } else { 0 };
    let list_height = if preview_height == 0 { rows } else { rows - preview_height - 1 };
    let list = Rect { y: inner.y + 2.min(inner.height), height: cells(list_height), ..inner };
    let query = Query::parse(&typed, parse_outcome);
    if dialog.hits.is_empty() {
        advice(scene, pen, list, &typed);
    } else {
        hits_list(scene, pen, list, dialog, &query);
    }
    if let Some(line) = row(inner, 2 + list_height).filter(|_| preview_height > 0) {
        boxes::across_double(pen, line);
        let place = Rect { y: line.y + 1, height: cells(preview_height), ..inner };
        preview(scene, pen, place, dialog, &query);
    }
    (Seen { page: list_height, ..Seen::default() }, Some(cursor))
}

/// What can be typed; or that nothing was found for what was.
fn advice(scene: &Scene<'_>, pen: &mut Pen<'_>, place: Rect, typed: &str) {
    let lang = scene.lang;
    let mut page = Page::new(scene.look.theme, place.width.saturating_sub(2).into(), None);
    if typed.trim().is_empty() {
        page.text(&lang.search_advice(), Role::Text);
        page.gap();
        page.text(&lang.search_example_words(), Role::Muted);
        page.text(&lang.search_example_phrase(), Role::Muted);
        page.text(&lang.search_letters(), Role::Muted);
    } else {
        page.text(&lang.no_hits(typed), Role::Text);
    }
    page.draw(pen, place, 0);
}

fn hits_list(scene: &Scene<'_>, pen: &mut Pen<'_>, list: Rect, dialog: &SearchDialog, query: &Query) {
    let height = usize::from(list.height);
    let first = first_row(dialog.finder.cursor, dialog.hits.len(), height);
    let hits = dialog.hits.iter().skip(first).take(height);
    let seen: Vec<(Item<'_>, Where)> = hits.filter_map(|hit| item(scene, hit)).collect();
    let id_width = seen.iter().map(|(item, _)| width(item.id().as_str())).max().unwrap_or(0).min(12);
    let visible_before = dialog.hits.len().saturating_sub(dialog.hidden);
    for (at, (item, found)) in seen.iter().enumerate() {
        let Some(place) = row(list, at) else { break };
        let hidden = first + at >= visible_before;
        let role = if hidden { Role::Muted } else { Role::Text };
        let mut rest = indent(place, 1, 1);
        let beside = beside(scene, *item, *found, hidden);
        if list.width >= 70 {
            rest = indent(pen.put_right(rest, &beside, Role::Muted), 0, 2);
        }
        pen.put(rest, &cut(item.id().as_str(), id_width), Role::Id);
        rest = indent(rest, cells(id_width + 1), 0);
        let text = hit_text(scene, *item, *found, query, rest.width.into());
        let plain = style(scene.look.theme.paint(role));
        let hit = plain.patch(style(scene.look.theme.paint(Role::Hit)));
        pen.put_line(rest, &spans(&text, Some(query), plain, hit));
        pen.spot(place, Hit::Row(first + at));
        if first + at == dialog.finder.cursor {
            pen.cursor(place);
        }
    }
    more(pen, list, first > 0, first + height < dialog.hits.len());
}

/// The item that was found, and where.
fn item<'a>(scene: &Scene<'a>, (at, found): &(usize, Where)) -> Option<(Item<'a>, Where)> {
    Some((scene.state.indexed()?.item(*at)?, *found))
}

/// What kind of hit it is, at the right of its row.
fn beside(scene: &Scene<'_>, item: Item<'_>, found: Where, hidden: bool) -> String {
    let lang = scene.lang;
    let level = lang.level(item.level(), scene.plan.map(|plan| plan.plan));
    let mut said = match found {
        Where::Note => lang.note().to_lowercase(),
        Where::Near => format!("{level} {}", lang.near_hit()),
        Where::Party => item.activity().map_or_else(String::new, |activity| {
            clean_line(&activity.responsible.abbrs().collect::<Vec<_>>().join(" ")).into_owned()
        }),
        Where::WholeId | Where::IdStart | Where::WordStart | Where::Text => level.into_owned(),
    };
    if hidden {
        said.push_str(&lang.outside_filter());
    }
    said
}

/// The text of a hit in `room` cells: from its beginning, or from shortly before what was found.
fn hit_text(scene: &Scene<'_>, item: Item<'_>, found: Where, query: &Query, room: usize) -> String {
    let text = match (found, item) {
        (Where::Note, _) => {
            let target = scene.state.target(item);
            let note = scene.history().and_then(|history| history.note(&target).value());
            note.unwrap_or_default().to_owned()
        }
        (_, Item::Indicator(_, _, _, one)) => full_text(one),
        (_, item) => item.text().to_owned(),
    };
    let text = clean_line(&text).into_owned();
    let start = query.marks(&text).first().map_or(0, |range| range.start);
    let before = text.get(..start).unwrap_or_default();
    if width(before) + 12 <= room {
        return cut(&text, room).into_owned();
    }
    // The hit lies too far right to be seen: begin at a word shortly before it.
    let back = before.char_indices().rev().take(room / 3).last().map_or(start, |(at, _)| at);
    let word = text.get(back..start).and_then(|part| part.find(' ')).map_or(back, |blank| back + blank + 1);
    cut(&format!("…{}", text.get(word..).unwrap_or_default()), room).into_owned()
}

/// The chosen hit in full, with what stands above it.
fn preview(scene: &Scene<'_>, pen: &mut Pen<'_>, place: Rect, dialog: &SearchDialog, query: &Query) {
    let chosen = dialog.hits.get(dialog.finder.cursor).and_then(|hit| item(scene, hit));
    let Some((item, found)) = chosen else { return };
    let mut page = Page::new(scene.look.theme, place.width.saturating_sub(2).into(), Some(query));
    let above: Vec<String> = Scene::above(item)
        .into_iter()
        .filter(|(level, ..)| *level < item.level())
        .map(|(_, id, title)| format!("{id} {}", cut(&clean_line(title), 28)))
        .collect();
    if !above.is_empty() {
        page.text(&cut(&above.join(" › "), page.width()), Role::Muted);
    }
    let text = match item {
        Item::Indicator(_, _, _, one) => full_text(one),
        other => other.text().to_owned(),
    };
    page.text(&format!("{} {text}", item.id()), Role::Text);
    let target = scene.state.target(item);
    if item.level() == Level::Indicator {
        let outcome = scene.history().map_or(Settled::Nothing, |history| history.outcome(&target));
        let (word, role) = outcome_word(scene.lang, &outcome);
        page.line(&[(&scene.lang.outcome_is(), Role::Label), (" ", Role::Text), (&word, role)]);
    }
    if let Some(activity) = item.activity().filter(|activity| !activity.responsible.parties.is_empty()) {
        let parties = activity.responsible.abbrs().collect::<Vec<_>>().join(", ");
        page.text(&scene.lang.responsible_are(&parties), Role::Text);
    }
    if found == Where::Note {
        let note = scene.history().and_then(|history| history.note(&target).value());
        page.text(note.unwrap_or_default(), Role::Text);
    }
    page.draw(pen, place, 0);
}
