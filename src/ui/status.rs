//! The choice of an activity's status, and of what is proposed for it next year.

use ratatui::layout::Rect;

use super::scene::Scene;
use super::widgets::choice::{Choice, Row};
use super::widgets::page::Page;
use super::widgets::pen::Pen;
use crate::app::{Seen, StatusPicker, StatusRow};
use crate::theme::Role;

/// Draws it.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, picker: &StatusPicker) -> Seen {
    let lang = scene.lang;
    let wanted = usize::from(body.width).min(64);
    let mut above = Page::new(scene.look.theme, wanted.saturating_sub(4), None);
    if let Some(item) = picker.target.id.as_ref().and_then(|id| scene.item(id)) {
        above.text(&format!("{} {}", item.id(), item.text()), Role::Text);
    }
    let history = scene.history();
    let status = history.and_then(|history| history.status(&picker.target).value());
    let course = history.and_then(|history| history.proposal(&picker.target).value()).map(|one| one.course);
    let row = |row: StatusRow| {
        let (chosen, word) = match row {
            StatusRow::Status(None) => (status.is_none(), lang.no_status()),
            StatusRow::Status(Some(one)) => (status == Some(one), lang.status(one).into()),
            StatusRow::Proposal(None) => (course.is_none(), lang.no_proposal()),
            StatusRow::Proposal(Some(one)) => (course == Some(one), lang.proposal_row(lang.course(one))),
        };
        Row::plain(format!("({}) {word}", if chosen { "•" } else { " " }))
    };
    let rows = StatusPicker::rows().map(row).collect();
    let title = lang.status_title();
    Choice { title: &title, width: wanted, above, rows, cursor: picker.cursor }.draw(pen, body)
}
