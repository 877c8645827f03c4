//! The detail of a focus area: sub-goals, counts, and what the plan lists for itself.

use super::detail;
use crate::model::FocusArea;
use crate::theme::Role;
use crate::ui::scene::Scene;
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::page::Page;

/// Writes it.
pub(super) fn write(scene: &Scene<'_>, page: &mut Page<'_>, area: &FocusArea) {
    let letter = area.letter.as_ref().map(|letter| format!("{letter} ")).unwrap_or_default();
    page.text(&format!("{letter}{}", area.title), Role::Heading);
    detail::variants(scene, page, &area.variants);
    if let Some(chosen) = scene.path().area {
        counts(scene, page, &chosen.row.counts);
    }
    if !area.sub_goals.is_empty() {
        page.heading(&scene.lang.sub_goals());
        let column = area.sub_goals.iter().map(|goal| goal.id.as_str().chars().count()).max().unwrap_or(0);
        for goal in &area.sub_goals {
            let first = format!("{:column$}  ", goal.id);
            page.hanging(&first, &" ".repeat(column + 2), &goal.text, Role::Text);
        }
    }
    let texts: Vec<&str> = std::iter::once(area.title.as_str())
        .chain(area.sub_goals.iter().map(|goal| goal.text.as_str()))
        .collect();
    detail::corrections(scene, page, 0, &texts);
    detail::note(scene, page, &scene.plan_target(&area.id));
    if scene.plan.is_some_and(|plan| plan.list.is_none()) {
        page.gap();
        page.text(&scene.lang.no_list(), Role::Muted);
    }
}

/// A bar, and the counts in words: «11 ja · 2 delvis · 5 ej bedömda av 19».
pub(super) fn counts(scene: &Scene<'_>, page: &mut Page<'_>, counts: &crate::journal::Counts) {
    if counts.indicators == 0 {
        return;
    }
    page.gap();
    let room = (page.width() / 4).clamp(6, 24);
    let words = scene.lang.counts(counts);
    let bar = bar(counts, room);
    if room + 2 + words.chars().count() <= page.width() {
        page.line(&[(&bar, Role::Text), ("  ", Role::Text), (&words, Role::Text)]);
    } else {
        page.text(&words, Role::Text);
    }
}
