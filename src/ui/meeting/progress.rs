//! How far the meeting has come, and what comes next.

use ratatui::layout::Rect;

use crate::app::Sitting;
use crate::journal::Counts;
use crate::model::{Id, Item};
use crate::text::clean_line;
use crate::theme::Role;
use crate::ui::browse::full_text;
use crate::ui::scene::Scene;
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::pen::{Pen, indent};

/// Counts over the indicators of the agenda.
pub(super) fn counts(scene: &Scene<'_>, sitting: &Sitting) -> Counts {
    let mut counts = Counts::default();
    let (Some(plan), Some(history)) = (scene.plan, scene.history()) else { return counts };
    let on_agenda: std::collections::HashSet<&Id> = sitting.items.iter().collect();
    for indicator in plan.list.into_iter().flat_map(|list| &list.activities).flat_map(|one| &one.indicators) {
        if on_agenda.contains(&indicator.id) {
            counts.count(history.outcome(&scene.year_target(&indicator.id)).value());
        }
    }
    counts
}

/// The bar and «21 av 34 klara».
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, line: Rect, sitting: &Sitting) {
    let counts = counts(scene, sitting);
    let said = scene.lang.meeting_done(counts.assessed(), counts.indicators);
    let rest = indent(pen.put_right(line, &said, Role::Text), 0, 2);
    pen.put(rest, &bar(&counts, rest.width.into()), Role::Text);
}

/// «Nästa: 2.1.1.2a …»
pub(super) fn next(scene: &Scene<'_>, pen: &mut Pen<'_>, line: Rect, label: &str, id: &Id) {
    let text = match scene.state.listed(id) {
        Some(Item::Indicator(_, _, _, indicator)) => full_text(indicator),
        Some(item) => item.text().to_owned(),
        None => String::new(),
    };
    let rest = pen.put(line, label, Role::Label);
    let rest = pen.put(rest, &format!("{id} "), Role::Id);
    pen.put_cut(rest, &clean_line(&text), Role::Text);
}
