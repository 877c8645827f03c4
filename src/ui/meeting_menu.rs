//! What can be done with the meeting that one is in.

use ratatui::layout::Rect;

use super::scene::Scene;
use super::widgets::choice::{Choice, Row};
use super::widgets::page::Page;
use super::widgets::pen::Pen;
use crate::app::{MeetingMenu, MeetingRow, Seen};
use crate::text::clean_line;
use crate::theme::Role;

/// Draws it.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, menu: &MeetingMenu) -> Seen {
    let Some(sitting) = &scene.state.meeting else { return Seen::default() };
    let lang = scene.lang;
    let wanted = usize::from(body.width).min(64);
    let known = scene.history().and_then(|history| history.known(&sitting.meeting.id));
    let row = |row: MeetingRow| {
        let text = match row {
            MeetingRow::GoOn => lang.menu_go_on(),
            MeetingRow::Mark(mark) => lang.menu_mark(lang.mark(mark)),
            MeetingRow::Close => lang.menu_close(),
            MeetingRow::Leave => lang.menu_leave(),
        };
        let marked = match row {
            MeetingRow::Mark(mark) => known.as_ref().and_then(|meeting| meeting.marked(mark)),
            MeetingRow::GoOn | MeetingRow::Close | MeetingRow::Leave => None,
        };
        let right = marked.map(|at| scene.date_time(at)).unwrap_or_default();
        Row { text: text.into_owned(), right, role: Role::Muted }
    };
    let title = lang.menu_title(&clean_line(&sitting.meeting.name())).into_owned();
    let above = Page::new(scene.look.theme, wanted.saturating_sub(4), None);
    let rows = MeetingMenu::ROWS.into_iter().map(row).collect();
    Choice { title: &title, width: wanted, above, rows, cursor: menu.cursor }.draw(pen, body)
}
