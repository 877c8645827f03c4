//! How far the meeting has come, and what comes next.

use ratatui::layout::Rect;

use crate::app::Sitting;
use crate::model::{Id, Item};
use crate::text::clean_line;
use crate::theme::Role;
use crate::ui::browse::full_text;
use crate::ui::scene::Scene;
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::pen::{Pen, indent};

/// The bar and «21 av 34 klara».
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, line: Rect, sitting: &Sitting) {
    let counts = &sitting.counts;
    let said = scene.lang.meeting_done(counts.assessed(), counts.indicators);
    let rest = indent(pen.put_right(line, &said, Role::Text), 0, 2);
    pen.put(rest, &bar(counts, rest.width.into()), Role::Text);
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
