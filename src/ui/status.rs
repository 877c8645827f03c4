//! The choice of an activity's status.

use ratatui::layout::Rect;

use super::scene::Scene;
use super::widgets::choice::{Choice, Row};
use super::widgets::page::Page;
use super::widgets::pen::Pen;
use crate::app::{Seen, StatusPicker};
use crate::journal::{Settled, Status};
use crate::theme::Role;

/// Draws it.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, picker: &StatusPicker) -> Seen {
    let wanted = usize::from(body.width).min(64);
    let mut above = Page::new(scene.look.theme, wanted.saturating_sub(4), None);
    if let Some(item) = picker.target.id.as_ref().and_then(|id| scene.item(id)) {
        above.text(&format!("{} {}", item.id(), item.text()), Role::Text);
    }
    let now = scene.history().map_or(Settled::Nothing, |history| history.status(&picker.target)).value();
    let row = |status: Option<Status>| {
        let word = status.map_or_else(|| scene.lang.no_status(), |status| scene.lang.status(status).into());
        Row::plain(format!("({}) {word}", if now == status { "•" } else { " " }))
    };
    let rows = Status::ALL.into_iter().map(Some).chain([None]).map(row).collect();
    let title = scene.lang.status_title();
    Choice { title: &title, width: wanted, above, rows, cursor: picker.cursor }.draw(pen, body)
}
