//! An indicator in the list under its activity: text and outcome, then by whom, number, note;
//! with the cursor on it, everything else that is known about it.

use super::detail;
use super::row::outcome_word;
use crate::app::{Hit, Saving};
use crate::journal::{Act, Entry, Outcome, Settled, Target};
use crate::keys::Action;
use crate::model::{Indicator, Link, Number};
use crate::problem::Level;
use crate::text::clean;
use crate::theme::Role;
use crate::ui::scene::Scene;
use crate::ui::widgets::page::Page;

/// Stands before the outcome of an indicator that is marked.
pub(in crate::ui) const MARK: &str = "■";

/// Writes it as one of several, at a position among those that are shown: text and outcome, then a line of facts; with the cursor on it also
/// what is known beside that.
pub(super) fn in_list(scene: &Scene<'_>, page: &mut Page<'_>, at: usize, indicator: &Indicator) {
    let browse = &scene.state.browse;
    let here = browse.level == Level::Indicator && browse.cursor.indicator.as_ref() == Some(&indicator.id);
    let start = page.len();
    let end = text_and_facts(scene, page, indicator);
    page.hit(start, Hit::Item(Level::Indicator, at));
    if here || browse.zoom {
        more(scene, page, &page.margin(indicator.id.as_str()), indicator);
    }
    if here {
        detail::note(scene, page, &scene.year_target(&indicator.id));
        page.cursor(start..end);
    }
    if here || browse.zoom {
        page.gap();
    }
}

/// Writes it alone, with all that was ever recorded about it.
pub(super) fn alone(scene: &Scene<'_>, page: &mut Page<'_>, indicator: &Indicator) {
    text_and_facts(scene, page, indicator);
    more(scene, page, &page.margin(indicator.id.as_str()), indicator);
    let target = scene.year_target(&indicator.id);
    detail::note(scene, page, &target);
    let Some(history) = scene.history() else { return };
    let entries: Vec<&Entry> = history.of(&target).filter(|entry| entry.act.field().is_some()).collect();
    if entries.is_empty() {
        return;
    }
    page.heading(&scene.lang.all_recordings());
    for entry in entries.into_iter().rev() {
        let said = scene.lang.recorded(&entry.act, Some(&indicator.kind));
        let live = history.is_live(entry);
        let said = if live { said } else { scene.lang.told_withdrawn(&said).into_owned() };
        let role = if live { Role::Text } else { Role::Muted };
        page.hanging("", "  ", &format!("{}  {said}", by(scene, entry)), role);
    }
}

/// Text and outcome, facts, conflicts, and what is not on disk yet; gives the line behind the text.
fn text_and_facts(scene: &Scene<'_>, page: &mut Page<'_>, indicator: &Indicator) -> usize {
    let target = scene.year_target(&indicator.id);
    let outcome = scene.history().map_or(Settled::Nothing, |history| history.outcome(&target));
    let number = scene.history().map_or(Settled::Nothing, |history| history.number(&target));
    let (word, role) = outcome_word(scene.lang, &outcome);
    let unsaved = scene.state.unsaved(&target).next().is_some();
    let word = if unsaved { format!("* {word}") } else { word };
    let word = if scene.state.marks.has(&indicator.id) { format!("{MARK} {word}") } else { word };
    page.entry(indicator.id.as_str(), &full_text(indicator), (&word, role));
    let end = page.len();
    let margin = page.margin(indicator.id.as_str());
    let facts = facts(scene, indicator, &target, &outcome, &number);
    page.hanging(&margin, &margin, &facts.join(" · "), Role::Muted);
    conflicts(scene, page, &margin, indicator, &outcome, &number);
    for saving in scene.state.unsaved(&target) {
        self::unsaved(scene, page, &margin, saving, indicator);
    }
    end
}

/// The stem and the text, as one sentence.
pub(in crate::ui) fn full_text(indicator: &Indicator) -> String {
    match &indicator.stem {
        Some(stem) => format!("{} {}", clean(stem), clean(&indicator.text)),
        None => clean(&indicator.text).into_owned(),
    }
}

/// «Anna Berg 2025-05-14 13:42», by login where the name is not known.
pub(in crate::ui) fn by(scene: &Scene<'_>, entry: &Entry) -> String {
    let name = entry.by.called();
    format!("{} {}", clean(name), scene.date_time(entry.at))
}

/// Kind, number, who and when, and whether there is a note.
fn facts(
    scene: &Scene<'_>,
    indicator: &Indicator,
    target: &Target,
    outcome: &Settled<'_, Outcome>,
    number: &Settled<'_, Number>,
) -> Vec<String> {
    let lang = scene.lang;
    let mut facts = vec![clean(&lang.kind(&indicator.kind)).into_owned()];
    if let Settled::One(_, number) = number {
        facts.push(lang.the_number(&lang.value(*number, &indicator.kind)).into_owned());
    }
    let entry = outcome.entry().or_else(|| number.entry());
    facts.extend(entry.map(|entry| by(scene, entry)));
    if scene.history().is_some_and(|history| !matches!(history.note(target), Settled::Nothing)) {
        facts.push(lang.has_note().into_owned());
    }
    facts
}

/// Both answers of each conflict about an indicator.
pub(in crate::ui) fn disputes(scene: &Scene<'_>, page: &mut Page<'_>, indicator: &Indicator) {
    let (Some(history), target) = (scene.history(), scene.year_target(&indicator.id)) else { return };
    conflicts(scene, page, "", indicator, &history.outcome(&target), &history.number(&target));
}

/// What could not be saved about an indicator, and why.
pub(in crate::ui) fn not_saved(
    scene: &Scene<'_>,
    page: &mut Page<'_>,
    target: &Target,
    indicator: &Indicator,
) {
    for saving in scene.state.unsaved(target).filter(|saving| saving.failed.is_some()) {
        unsaved(scene, page, "", saving, indicator);
    }
}

/// What is recorded about an indicator and not on disk yet, or could not be put there.
fn unsaved(scene: &Scene<'_>, page: &mut Page<'_>, margin: &str, saving: &Saving, indicator: &Indicator) {
    let what = scene.lang.recorded(&saving.record.act, Some(&indicator.kind));
    match &saving.failed {
        None => page.hanging(margin, margin, &scene.lang.being_saved(&what), Role::Unsaved),
        Some(problem) => {
            let why = (scene.look.problem)(scene.lang, problem);
            page.hanging(margin, margin, &scene.lang.could_not_save(&what, &why), Role::Error);
        }
    }
}

/// Both answers of a conflict with names and times, and the key that settles it.
fn conflicts(
    scene: &Scene<'_>,
    page: &mut Page<'_>,
    margin: &str,
    indicator: &Indicator,
    outcome: &Settled<'_, Outcome>,
    number: &Settled<'_, Number>,
) {
    let lang = scene.lang;
    let line = |entry: &Entry, value: String| format!("{value} – {}", by(scene, entry));
    let mut lines: Vec<String> = Vec::new();
    if let Settled::Conflict(said) = outcome {
        lines
            .extend(said.iter().map(|(entry, value)| line(entry, lang.outcome_or_open(*value).into_owned())));
    }
    if let Settled::Conflict(said) = number {
        let value = |value: Number| lang.value(value, &indicator.kind);
        lines.extend(
            said.iter().map(|(entry, number)| line(entry, number.map_or_else(|| "–".to_owned(), value))),
        );
    }
    let hang = format!("{margin}  ");
    for text in &lines {
        page.hanging(&format!("{margin}! "), &hang, text, Role::Conflict);
    }
    if let Some(key) = scene.key(scene.state.layer(), Action::Settle).filter(|_| !lines.is_empty()) {
        page.hanging(margin, margin, &lang.key_settles(&key), Role::Muted);
    }
}

/// What the plan says about it beside its text: what it demands, and how it was read.
pub(in crate::ui) fn more(scene: &Scene<'_>, page: &mut Page<'_>, margin: &str, indicator: &Indicator) {
    let lang = scene.lang;
    let value = |number: Number| lang.value(number, &indicator.kind);
    let link = match indicator.link {
        Link::Row | Link::Position | Link::Continuation => None,
        Link::Inferred => Some(lang.inferred_link()),
    };
    let said = [
        indicator.baseline.map(|baseline| lang.baseline(&value(baseline))),
        indicator.target.map(|target| lang.target_value(&value(target))),
        indicator.condition.as_deref().map(|condition| lang.condition(condition)),
        indicator.threshold.as_ref().map(|threshold| lang.threshold(&threshold.words)),
        link,
        indicator.reason.as_deref().map(|reason| lang.read_so_because(reason)),
    ];
    for line in said.into_iter().flatten() {
        page.hanging(margin, margin, &line, Role::Muted);
    }
    let texts: Vec<&str> =
        std::iter::once(indicator.text.as_str()).chain(indicator.stem.as_deref()).collect();
    detail::corrections(scene, page, 0, &texts);
}

/// Whether an act is a recording of a note, whose text is too long for one line.
pub(in crate::ui) fn is_note(act: &Act) -> bool {
    matches!(act, Act::Note(text) if !text.is_empty())
}
