//! The browse screen: columns over a detail pane.

mod activity;
mod area;
mod columns;
mod detail;
mod goal;
mod indicator;
mod row;

use ratatui::layout::Rect;

use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::cut::cells;
use super::widgets::pen::{Pen, row as line};
use crate::app::Seen;
use crate::keys::{Action, Layer};
use crate::problem::Level;
use crate::theme::Role;

/// From this width on there are three columns.
const THREE_COLUMNS: u16 = 96;
/// From this width on there are two.
const TWO_COLUMNS: u16 = 72;
/// The body of a screen of 16 rows; below that there is no detail pane beside the columns.
const DETAIL: u16 = 12;

/// Draws the screen.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect) -> Seen {
    let inner = boxes::single(pen, body);
    let browse = &scene.state.browse;
    if scene.state.outline.areas.is_empty() {
        return nothing(scene, pen, inner);
    }
    // Without a pane for them, indicators have to take the place of the columns.
    let alone = browse.zoom || (body.height < DETAIL && browse.level == Level::Indicator);
    if alone {
        return detail::draw(scene, pen, body, inner);
    }
    let list_height = if body.height < DETAIL { inner.height } else { list_height(scene, inner.height) };
    let list = Rect { height: list_height.min(inner.height), ..inner };
    let mut seen = Seen { page: list.height.into(), ..Seen::default() };
    columns::draw(scene, pen, body, list);
    if let Some(separator) = line(inner, list.height.into()) {
        let frame = Rect { x: body.x, width: body.width, ..separator };
        columns::close(scene, pen, frame);
        let pane = Rect { y: separator.y + 1, height: inner.height.saturating_sub(list.height + 1), ..inner };
        let detail = detail::draw(scene, pen, frame, pane);
        seen =
            Seen { page: if browse.level == Level::Indicator { detail.page } else { seen.page }, ..detail };
    }
    seen
}

/// The rows of the columns: as many as the longest of them ever needs, so that the pane below stays
/// where it is while the cursor moves, and not more than leave the larger part to the pane.
fn list_height(scene: &Scene<'_>, inner: u16) -> u16 {
    let most = (inner * 2 / 5).max(3);
    cells(scene.state.outline.longest).clamp(3, most)
}

/// Says why there is nothing to see.
fn nothing(scene: &Scene<'_>, pen: &mut Pen<'_>, inner: Rect) -> Seen {
    let mut page =
        super::widgets::page::Page::new(scene.look.theme, inner.width.saturating_sub(2).into(), None);
    page.line(&[]);
    page.text(&empty_reason(scene), Role::Text);
    page.draw(pen, inner, 0);
    Seen { page: inner.height.into(), ..Seen::default() }
}

/// Why nothing is shown.
pub(super) fn empty_reason(scene: &Scene<'_>) -> String {
    let lang = scene.lang;
    let Some(plan) = scene.plan else { return lang.no_plan().into_owned() };
    if !scene.filtered() {
        return lang.no_focus_areas().into_owned();
    }
    super::filter::why_empty(scene, plan).unwrap_or_else(|| {
        let key = |action: Action| scene.key(Layer::Browse, action).unwrap_or_default();
        lang.filter_shows_nothing(&key(Action::ShowAll), &key(Action::Filter)).into_owned()
    })
}

pub(super) use activity::course;
pub(super) use indicator::{MARK, by, disputes, full_text, is_note, more as demands, not_saved};
pub(super) use row::outcome_word;
