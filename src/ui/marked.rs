//! The question before an outcome is recorded on several indicators: which ones, how many of them
//! have another outcome now, and what stays as it is.

use ratatui::layout::Rect;

use super::scene::Scene;
use super::widgets::choice::{Choice, Row};
use super::widgets::page::Page;
use super::widgets::pen::Pen;
use crate::app::{MarkedDialog, Seen};
use crate::theme::Role;

/// Draws it.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, dialog: &MarkedDialog) -> Seen {
    let lang = scene.lang;
    let wanted = usize::from(body.width).min(64);
    let title = lang.marked_question(dialog.outcome, dialog.ids.len());
    let mut above = Page::new(scene.look.theme, wanted.saturating_sub(4), None);
    let counted = [
        (dialog.other, lang.marked_other(dialog.other)),
        (scene.state.hidden_marks(), lang.marked_hidden(scene.state.hidden_marks())),
        (dialog.same, lang.marked_same(dialog.same)),
    ];
    let facts: Vec<String> =
        counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said.into_owned()).collect();
    if !facts.is_empty() {
        above.text(&facts.join(" "), Role::Text);
    }
    let ids: Vec<&str> = dialog.ids.iter().map(crate::model::Id::as_str).collect();
    above.text(&ids.join(", "), Role::Id);
    let rows = vec![Row::plain(lang.marked_record(dialog.outcome)), Row::plain(lang.answer_stay())];
    Choice { title: &title, width: wanted, above, rows, cursor: dialog.cursor }.draw(pen, body)
}
