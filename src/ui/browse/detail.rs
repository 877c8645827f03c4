//! The detail pane: all there is to read about what is under the cursor.

use ratatui::layout::Rect;

use super::{activity, area, by, goal, indicator};
use crate::app::Seen;
use crate::journal::{Entry, Settled, Target};
use crate::model::{Item, Plan, TitleVariant};
use crate::problem::Level;
use crate::text::clean_line;
use crate::theme::Role;
use crate::ui::scene::Scene;
use crate::ui::widgets::boxes;
use crate::ui::widgets::cut::capital;
use crate::ui::widgets::page::Page;
use crate::ui::widgets::pen::Pen;

/// The longest lines: what an eye follows without losing its place, and an outcome still beside its text.
const WIDEST: usize = 116;

/// Draws the pane into `inner`, and its title into the line of the frame above it.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, frame: Rect, inner: Rect) -> Seen {
    let browse = &scene.state.browse;
    // Indicators are read in the list under their activity, and one alone where the pane is large.
    let level = if browse.level == Level::Indicator && !browse.zoom { Level::Activity } else { browse.level };
    let Some(item) = scene.path().deepest(level) else { return Seen::default() };
    let width = usize::from(inner.width.saturating_sub(2)).min(WIDEST);
    let mut page = Page::new(scene.look.theme, width, scene.query());
    let mut indicators = 0;
    match item {
        Item::FocusArea(one) => area::write(scene, &mut page, one),
        Item::Goal(_, one) => goal::write(scene, &mut page, one),
        Item::Indicator(_, _, activity, one) => {
            indicator::alone(scene, &mut page, one);
            activity::behind(scene, &mut page, activity);
        }
        Item::Activity(_, goal, one) => {
            indicators = one.indicators.len();
            activity::write(scene, &mut page, goal, one);
        }
    }
    let level = scene.lang.level(item.level(), scene.plan.map(|plan| plan.plan));
    let title = format!("{} {}", capital(&level), item.id());
    let active = browse.zoom || browse.level == Level::Indicator;
    let (title, role) = if active { (format!("[{title}]"), Role::TitleActive) } else { (title, Role::Title) };
    let drawn = page.draw(pen, inner, browse.scroll);
    let more = drawn.lines > drawn.height;
    let place = if more {
        boxes::lines_seen(scene.lang, frame, drawn.first + 1, drawn.last(), drawn.lines)
    } else {
        String::new()
    };
    boxes::titles(pen, Rect { height: 1, ..frame }, &title, &place, role);
    Seen { page: indicators.max(1), lines: drawn.lines, height: drawn.height, ..Seen::default() }
}

/// Texts that the source is known to have wrong: the suggested reading beside what is written.
pub(super) fn corrections(scene: &Scene<'_>, page: &mut Page<'_>, column: usize, texts: &[&str]) {
    let errors = scene.plan.and_then(|plan| plan.plan.source.as_ref()).map(|source| &source.errors);
    for error in errors.into_iter().flatten() {
        if texts.iter().any(|text| text.contains(error.as_written.as_str())) {
            let said = scene.lang.source_error(&error.as_written, &error.suggested);
            page.field(column, &scene.lang.label_source(), &said, Role::Text);
        }
    }
}

/// Other wordings of a title.
pub(super) fn variants(scene: &Scene<'_>, page: &mut Page<'_>, variants: &[TitleVariant]) {
    for variant in variants {
        let said = scene.lang.title_variant(&variant.title, &variant.place);
        page.hanging("", "  ", &said, Role::Muted);
    }
}

/// The note of an item and what was decided about it, with who wrote it and when; all of them
/// where they differ.
pub(super) fn note(scene: &Scene<'_>, page: &mut Page<'_>, target: &Target) {
    let lang = scene.lang;
    let Some(history) = scene.history() else { return };
    for (what, text) in [(lang.note(), history.note(target)), (lang.decision(), history.decision(target))] {
        let heading = |entry: &Entry| lang.text_by(&what, &by(scene, entry)).into_owned();
        match text {
            Settled::Nothing => {}
            Settled::One(entry, text) => {
                page.heading(&heading(entry));
                page.text(text, Role::Text);
            }
            Settled::Conflict(said) => {
                for (entry, text) in said {
                    page.heading(&heading(entry));
                    page.text(text.unwrap_or("–"), Role::Conflict);
                }
                page.text(&lang.texts_differ(), Role::Conflict);
            }
        }
    }
}

/// «Lokala prioriteringar» and the like: a heading over a list of points.
pub(super) fn points<'t>(page: &mut Page<'_>, heading: &str, points: impl Iterator<Item = &'t str>) {
    let mut points = points.peekable();
    if points.peek().is_some() {
        page.heading(heading);
        for text in points {
            page.point(text, Role::Text);
        }
    }
}

/// The names of parties, each once: «OSN omsorgsnämnden».
pub(super) fn party(scene: &Scene<'_>, plan: Option<&Plan>, abbr: &str) -> String {
    match plan.and_then(|plan| plan.party(abbr)) {
        Some(party) if party.name != abbr => format!("{} {}", clean_line(abbr), scene.lang.party_name(party)),
        _ => clean_line(abbr).into_owned(),
    }
}
