//! The history screen: entries, newest first, over all there is to say about one of them.

use ratatui::layout::Rect;

use super::browse::{by, full_text, is_note};
use super::header::chip_and_count;
use super::scene::Scene;
use super::widgets::cut::{cells, cut, width};
use super::widgets::list::first_row;
use super::widgets::over::{self, Over};
use super::widgets::page::{Page, more};
use super::widgets::pen::{Pen, indent, row};
use crate::app::{HistoryOf, HistoryScreen, Hit, Seen};
use crate::journal::{Act, Entry, Target};
use crate::model::{Id, Indicator, Item};
use crate::problem::Level;
use crate::text::{clean, clean_line};
use crate::theme::Role;

/// Below this width times have no year.
const NARROW: u16 = 72;
/// Below this width rows have no names.
const SMALL: u16 = 50;

/// «Alla ändringar, nyast först» or the item, the filter and how many entries.
pub(super) fn breadcrumb(scene: &Scene<'_>, pen: &mut Pen<'_>, area: Rect, screen: &HistoryScreen) {
    let count = scene.lang.entries_shown(scene.state.history_rows().len());
    let rest = match &screen.of {
        HistoryOf::Plan => chip_and_count(scene, pen, area, &count),
        HistoryOf::Item(_) => indent(pen.put_right(indent(area, 1, 1), &count, Role::Text), 0, 2),
    };
    let title = match &screen.of {
        HistoryOf::Plan => scene.lang.history_of_plan().into_owned(),
        HistoryOf::Item(target) => scene.lang.history_of(&named(scene, target)).into_owned(),
    };
    pen.put_cut(rest, &title, Role::Text);
}

/// «2.1.1.1a Minst 50 aktörer …»; the plan's title for the plan itself.
pub(super) fn named(scene: &Scene<'_>, target: &Target) -> String {
    let Some(id) = &target.id else {
        return scene.plan.map(|plan| clean_line(&plan.plan.title).into_owned()).unwrap_or_default();
    };
    match item(scene, target) {
        Some(Item::Indicator(_, _, _, one)) => format!("{id} {}", clean_line(&full_text(one))),
        Some(item) => format!("{id} {}", clean_line(item.text())),
        None => id.to_string(),
    }
}

/// The item, if it is one of the year that is open.
fn item<'a>(scene: &Scene<'a>, target: &Target) -> Option<Item<'a>> {
    let item = scene.item(target.id.as_ref()?)?;
    let of_year = matches!(item.level(), Level::Activity | Level::Indicator);
    (!of_year || target.year == scene.state.year).then_some(item)
}

/// Draws the screen.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, screen: &HistoryScreen) -> Seen {
    let shown = scene.state.history_rows();
    let cursor = screen.cursor.as_ref().and_then(|id| shown.iter().position(|entry| entry.id == *id));
    let at = cursor.unwrap_or(0);
    let Some(entry) = shown.get(at) else { return over::empty(pen, body, &scene.lang.no_entries()) };
    let over = Over {
        frame: body,
        title: &scene.lang.view_history(),
        chosen: &named(scene, &entry.target),
        position: &scene.lang.position_of(at + 1, shown.len()),
        zoom: screen.zoom,
        scroll: screen.scroll,
    };
    over.draw(pen, |pen, list| rows(scene, pen, list, &shown, at), |pane| detail(scene, pane, entry))
}

fn rows(scene: &Scene<'_>, pen: &mut Pen<'_>, list: Rect, shown: &[&Entry], cursor: usize) {
    let height = usize::from(list.height);
    let first = first_row(cursor, shown.len(), height);
    let seen: Vec<&Entry> = shown.iter().skip(first).take(height).copied().collect();
    let widest = |text: fn(&Entry) -> &str, most: usize| {
        seen.iter().map(|entry| width(text(entry))).max().unwrap_or(0).min(most)
    };
    let who = if list.width < SMALL {
        0
    } else {
        widest(|entry| entry.by.called(), if list.width < NARROW { 10 } else { 16 })
    };
    let id = widest(|entry| entry.target.id.as_ref().map_or("–", Id::as_str), 12);
    for (at, entry) in seen.iter().enumerate() {
        let Some(place) = row(list, at) else { break };
        let live = scene.history().is_some_and(|history| history.is_live(entry));
        let role = if live { Role::Text } else { Role::Muted };
        let time = scene.date_time(entry.at);
        let time = if list.width < NARROW { time.chars().skip(5).collect() } else { time };
        let name = clean_line(entry.by.called());
        let target = entry.target.id.as_ref().map_or("–", Id::as_str);
        let mut change = change(scene, entry);
        if !live {
            change = scene.lang.told_withdrawn(&change).into_owned();
        }
        let mut rest = indent(place, 1, 1);
        for (text, column) in [(time.as_str(), width(&time)), (name.as_ref(), who), (target, id)] {
            if column == 0 {
                continue;
            }
            pen.put(rest, &cut(text, column), role);
            rest = indent(rest, cells(column + if list.width < NARROW { 1 } else { 2 }), 0);
        }
        pen.put_cut(rest, &change, role);
        pen.spot(place, Hit::Row(first + at));
        if first + at == cursor {
            pen.cursor(place);
        }
    }
    more(pen, list, first > 0, first + height < shown.len());
}

/// «Utfall: – → Delvis».
fn change(scene: &Scene<'_>, entry: &Entry) -> String {
    let lang = scene.lang;
    // Only numbers need their indicator; to look it up for each row would be a walk through the plan.
    let indicator = matches!(entry.act, Act::Number(_)).then(|| scene.indicator(&entry.target)).flatten();
    let kind = indicator.map(|one| &one.kind);
    match &entry.act {
        Act::Withdraw(_) => {
            let withdrawn = scene.history().and_then(|history| history.withdrawn_by(entry));
            match withdrawn {
                Some(undo @ Entry { .. }) if undo.act.field().is_none() => {
                    let first = scene.history().and_then(|history| history.withdrawn_by(undo));
                    lang.change_redone(
                        &first.map(|first| lang.recorded(&first.act, kind)).unwrap_or_default(),
                    )
                    .into_owned()
                }
                Some(undone) => lang.change_undone(&lang.recorded(&undone.act, kind)).into_owned(),
                None => lang.change_undone("").into_owned(),
            }
        }
        Act::Outcome(_) | Act::Number(_) | Act::Status(_) | Act::Proposal(_) | Act::Decision(_) => {
            lang.changed(&before(scene, entry, indicator), &entry.act, kind)
        }
        Act::Note(text) => {
            let had_one =
                scene.history().is_some_and(|history| history.before(entry).any(|old| is_note(&old.act)));
            lang.note_changed(had_one, !text.is_empty()).into_owned()
        }
        Act::MeetingOpened { .. } | Act::MeetingMarked { .. } | Act::MeetingClosed { .. } => {
            lang.recorded(&entry.act, kind)
        }
    }
}

/// What the entry replaced; `–` where there was nothing.
fn before(scene: &Scene<'_>, entry: &Entry, indicator: Option<&Indicator>) -> String {
    let kind = indicator.map(|one| &one.kind);
    let replaced: Vec<String> = scene
        .history()
        .into_iter()
        .flat_map(|history| history.before(entry))
        .map(|old| scene.lang.value_of(&old.act, kind))
        .collect();
    if replaced.is_empty() { "–".into() } else { replaced.join(" / ") }
}

/// All there is to say about an entry.
fn detail<'a>(scene: &Scene<'a>, pane: Rect, entry: &Entry) -> Page<'a> {
    let lang = scene.lang;
    let mut text = Page::new(scene.look.theme, pane.width.saturating_sub(2).into(), None);
    let author = match &entry.by.name {
        Some(name) => format!("{} ({})", clean(name), clean(&entry.by.login)),
        None => clean(&entry.by.login).into_owned(),
    };
    let meeting =
        entry.meeting.as_ref().map(|id| lang.in_meeting(id.as_str()).into_owned()).unwrap_or_default();
    text.text(&format!("{author} {}{meeting}", scene.date_time(entry.at)), Role::Text);
    if scene.history().is_some_and(|history| !history.is_live(entry)) {
        text.text(&lang.does_not_count(), Role::Warning);
    }
    text.gap();
    let column = width(&lang.label_before()).max(width(&lang.label_after()));
    let indicator = scene.indicator(&entry.target);
    if entry.act.field().is_some() {
        text.field(column, &lang.label_before(), &before(scene, entry, indicator), Role::Text);
        let after = lang.value_of(&entry.act, indicator.map(|one| &one.kind));
        text.field(column, &lang.label_after(), &after, Role::Text);
    } else {
        text.text(&change(scene, entry), Role::Text);
    }
    others(scene, &mut text, entry, indicator);
    text
}

/// Every recording of the same field about the same target, oldest first.
fn others(scene: &Scene<'_>, page: &mut Page<'_>, entry: &Entry, indicator: Option<&Indicator>) {
    let same = |other: &&Entry| other.target == entry.target && other.act.field() == entry.act.field();
    let all: Vec<&Entry> = scene.entries().iter().filter(same).collect();
    if entry.act.field().is_none() || all.len() < 2 {
        return;
    }
    page.heading(&scene.lang.all_recordings());
    for other in all {
        let value = scene.lang.value_of(&other.act, indicator.map(|one| &one.kind));
        let live = scene.history().is_some_and(|history| history.is_live(other));
        let value = if live { value } else { scene.lang.told_withdrawn(&value).into_owned() };
        page.hanging(
            "",
            "  ",
            &format!("{}  {value}", by(scene, other)),
            if live { Role::Text } else { Role::Muted },
        );
    }
}
