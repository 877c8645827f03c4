//! What was said so far, newest first, each with its time and in full.

use ratatui::layout::Rect;

use super::message::kept;
use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::page::Page;
use super::widgets::pen::Pen;
use crate::app::{MessageList, Seen};
use crate::text;
use crate::theme::Role;

/// Draws the list.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, list: &MessageList) -> Seen {
    let lang = scene.lang;
    let told = &scene.state.told;
    let mut page = Page::new(scene.look.theme, body.width.saturating_sub(4).into(), None);
    for one in told.newest_first() {
        let (role, said) = kept(scene, &one.message);
        let when = format!("{}  ", when(scene, one.at));
        page.labelled((&when, Role::Label), &" ".repeat(when.len().min(7)), &said, role);
    }
    if told.count() == 0 {
        page.text(&lang.nothing_said(), Role::Text);
    }
    let area = boxes::centred(body, body.width.into(), page.len() + 2);
    let height = usize::from(boxes::inside(area).height);
    let first = list.scroll.min(page.len().saturating_sub(height));
    let right = if page.len() > height {
        boxes::lines_seen(lang, area, first + 1, page.len().min(first + height), page.len())
    } else {
        lang.messages_shown(told.count())
    };
    let inner = boxes::dialog(pen, area, &lang.messages_title(), &right);
    let drawn = page.draw(pen, inner, list.scroll);
    Seen { page: drawn.height, lines: drawn.lines, height: drawn.height, ..Seen::default() }
}

/// The time; with the day, when it was not today.
fn when(scene: &Scene<'_>, at: jiff::Timestamp) -> String {
    let zone = scene.look.zone;
    if text::date(at, zone) == text::date(scene.look.now, zone) {
        text::time(at, zone)
    } else {
        text::date_time(at, zone)
    }
}
