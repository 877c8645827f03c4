//! The item: its text in full, what counts now and what counted before.

use ratatui::layout::Rect;

use crate::journal::{Act, Entry, Meeting, Settled, Target};
use crate::model::Item;
use crate::problem::Level;
use crate::text::{clean_line, date, time};
use crate::theme::Role;
use crate::ui::browse::{self, by, full_text, outcome_word};
use crate::ui::scene::Scene;
use crate::ui::widgets::page::Page;
use crate::ui::widgets::pen::{Pen, indent};

/// The focus area and the goal.
pub(super) fn crumbs(item: Item<'_>) -> Vec<(String, String)> {
    let above = Scene::above(item).into_iter().take(2);
    above.map(|(_, id, title)| (id.to_string(), clean_line(title).into_owned())).collect()
}

/// The text of the indicator, and that of its activity where it says something else.
pub(super) fn texts(page: &mut Page<'_>, item: Item<'_>, roomy: bool) {
    let gap = |page: &mut Page<'_>| {
        if roomy {
            page.gap();
        }
    };
    gap(page);
    let text = match item {
        Item::Indicator(_, _, _, indicator) => full_text(indicator),
        other => other.text().to_owned(),
    };
    page.text(&text, Role::Heading);
    if let Some(activity) = item.activity().filter(|activity| activity.text.as_str() != text) {
        gap(page);
        let first = format!("{} ", activity.id);
        page.labelled((&first, Role::Id), "", &activity.text, Role::Text);
    }
}

/// Everything else that helps to judge it.
pub(super) fn facts(scene: &Scene<'_>, page: &mut Page<'_>, item: Item<'_>, parties: &str) {
    let indicator = if let Item::Indicator(_, _, _, indicator) = item { Some(indicator) } else { None };
    let target = indicator.map(|indicator| scene.year_target(&indicator.id));
    // What was recorded comes first: the room has just said it.
    if let (Some(indicator), Some(target)) = (indicator, &target) {
        browse::disputes(scene, page, indicator);
        browse::not_saved(scene, page, target, indicator);
        written(scene, page, target);
    }
    if let Some(activity) = item.activity() {
        browse::course(scene, page, 0, activity);
        written(scene, page, &scene.year_target(&activity.id));
    }
    if let (Some(indicator), Some(target)) = (indicator, &target) {
        browse::demands(scene, page, "", indicator);
        earlier(scene, page, target);
    }
    for detail in item.activity().into_iter().flat_map(|activity| &activity.details) {
        page.point(detail, Role::Text);
    }
    if !parties.is_empty() {
        page.field(0, &scene.lang.responsible(), parties, Role::Text);
    }
}

/// Its note and what was decided, each behind its name.
fn written(scene: &Scene<'_>, page: &mut Page<'_>, target: &Target) {
    let Some(history) = scene.history() else { return };
    for (label, text) in
        [(scene.lang.note(), history.note(target)), (scene.lang.decision(), history.decision(target))]
    {
        match text {
            Settled::Nothing => {}
            Settled::One(_, text) => {
                page.labelled((&format!("{label}: "), Role::Label), "  ", text, Role::Text);
            }
            Settled::Conflict(said) => {
                for (entry, text) in said {
                    let first = format!("! {label} ({}): ", by(scene, entry));
                    page.labelled((&first, Role::Conflict), "  ", text.unwrap_or("–"), Role::Conflict);
                }
            }
        }
    }
}

/// «Tidigare: 2024-11-20 Delvis, möte AU 2024-11-20: ”Sju av elva”»
fn earlier(scene: &Scene<'_>, page: &mut Page<'_>, target: &Target) {
    let Some(history) = scene.history() else { return };
    let earlier = scene.state.earlier(target);
    let meetings = if earlier.is_empty() { Vec::new() } else { history.meetings() };
    for (entry, outcome) in earlier {
        let meeting = entry.meeting.as_ref();
        let known = meetings.iter().find(|one| Some(&one.id) == meeting).map(Meeting::name);
        let in_meeting = known.or_else(|| meeting.map(ToString::to_string));
        let in_meeting = in_meeting.map(|name| scene.lang.in_meeting(&name).into_owned()).unwrap_or_default();
        let same =
            |other: &&Entry| meeting.is_some() && other.meeting.as_ref() == meeting && history.is_live(other);
        let text =
            |act: &Act| if let Act::Note(text) = act { Some(clean_line(text).into_owned()) } else { None };
        let note = history.of(target).rev().filter(same).find_map(|other| text(&other.act));
        let note = note
            .filter(|note| !note.is_empty())
            .map(|note| format!(": {}", scene.lang.quoted(&note)))
            .unwrap_or_default();
        let day = date(entry.at, scene.look.zone);
        let first = format!("{}: ", scene.lang.meeting_earlier());
        let said = format!("{day} {}{in_meeting}{note}", scene.lang.outcome(outcome));
        page.labelled((&first, Role::Label), "  ", &said, Role::Text);
    }
}

/// «Utfall: Delvis  sparat 13:42 av Anna Berg»
pub(super) fn outcome_line(scene: &Scene<'_>, pen: &mut Pen<'_>, line: Rect, item: Item<'_>) {
    let lang = scene.lang;
    let Item::Indicator(_, _, _, indicator) = item else {
        pen.put_cut(line, &lang.none_here(&scene.levels(Level::Indicator)), Role::Muted);
        return;
    };
    let target = scene.year_target(&indicator.id);
    let Some(history) = scene.history() else { return };
    let outcome = history.outcome(&target);
    let number = history.number(&target);
    let (word, role) = outcome_word(lang, &outcome);
    let word = if matches!(outcome, Settled::Nothing) { lang.not_assessed().into_owned() } else { word };
    let rest = indent(pen.put(line, &lang.outcome_is(), Role::Label), 1, 0);
    let mut rest = pen.put(rest, &word, role);
    if let Settled::One(_, number) = number {
        let said = lang.the_number(&lang.value(number, &indicator.kind)).into_owned();
        rest = pen.put(rest, &format!(" · {said}"), Role::Text);
    }
    if let Some(saving) = scene.state.unsaved(&target).last() {
        let what = lang.recorded(&saving.record.act, Some(&indicator.kind));
        pen.put_cut(indent(rest, 2, 0), &lang.being_saved(&what), Role::Unsaved);
        return;
    }
    let entry = outcome.entry().or_else(|| number.entry());
    let when = |entry: &Entry| {
        let today = date(entry.at, scene.look.zone) == date(scene.look.now, scene.look.zone);
        if today { time(entry.at, scene.look.zone) } else { scene.date_time(entry.at) }
    };
    let said = entry.map(|entry| {
        let who = entry.by.called();
        lang.saved_by(&clean_line(who), &when(entry)).into_owned()
    });
    if let Some(said) = said {
        pen.put_cut(indent(rest, 2, 0), &said, Role::Muted);
    }
}
