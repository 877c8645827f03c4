//! A conflict: recordings that differ, with names and times, to choose from.

use ratatui::layout::Rect;

use super::browse::by;
use super::scene::Scene;
use super::widgets::choice::{Choice, Row};
use super::widgets::page::Page;
use super::widgets::pen::Pen;
use crate::app::{Seen, SettleDialog};
use crate::text::clean_line;
use crate::theme::Role;

/// Draws it.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, dialog: &SettleDialog) -> Seen {
    let lang = scene.lang;
    let wanted = usize::from(body.width).min(72);
    let mut above = Page::new(scene.look.theme, wanted.saturating_sub(4), None);
    let id = dialog.target.id.as_ref().map(ToString::to_string).unwrap_or_default();
    if let Some(item) = dialog.target.id.as_ref().and_then(|id| scene.item(id)) {
        above.text(item.text(), Role::Text);
        above.gap();
    }
    let advice = if dialog.mine.is_some() { lang.settle_overtaken() } else { lang.settle_advice() };
    above.text(&advice, Role::Text);
    let kind = scene.indicator(&dialog.target).map(|indicator| &indicator.kind);
    let heads = dialog.heads.iter().filter_map(|id| scene.history()?.get(id)).map(|entry| Row {
        text: clean_line(&lang.value_of(&entry.act, kind)).into_owned(),
        right: by(scene, entry),
        role: Role::Text,
    });
    let mine = dialog.mine.iter().map(|record| Row {
        text: clean_line(&lang.value_of(&record.act, kind)).into_owned(),
        right: lang.mine_not_saved().into_owned(),
        role: Role::Unsaved,
    });
    let rows = heads.chain(mine).collect();
    let title = if dialog.mine.is_some() { lang.overtaken_title(&id) } else { lang.settle_title(&id) };
    Choice { title: &title, width: wanted, above, rows, cursor: dialog.cursor }.draw(pen, body)
}
