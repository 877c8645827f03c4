//! A list over all there is to say about the one under its cursor, in one frame.

use ratatui::layout::Rect;

use super::boxes;
use super::page::Page;
use super::pen::{Pen, row};
use crate::app::Seen;
use crate::theme::Role;

/// Below this height of the frame the list has all of it.
const LOW: u16 = 12;

/// A list over a detail, or the detail alone.
pub(in crate::ui) struct Over<'a> {
    /// The frame.
    pub(in crate::ui) frame: Rect,
    /// What the list is.
    pub(in crate::ui) title: &'a str,
    /// What the one under the cursor is.
    pub(in crate::ui) chosen: &'a str,
    /// Where it stands in the list.
    pub(in crate::ui) position: &'a str,
    /// Whether the detail has the whole frame.
    pub(in crate::ui) zoom: bool,
    /// First line shown of the detail.
    pub(in crate::ui) scroll: usize,
}

impl Over<'_> {
    /// Draws frame, list and detail, as far as they are seen.
    pub(in crate::ui) fn draw<'p>(
        &self,
        pen: &mut Pen<'_>,
        list: impl FnOnce(&mut Pen<'_>, Rect),
        detail: impl FnOnce(Rect) -> Page<'p>,
    ) -> Seen {
        let inner = boxes::single(pen, self.frame);
        let title = format!("[{}]", if self.zoom { self.chosen } else { self.title });
        boxes::titles(pen, self.frame, &title, self.position, Role::TitleActive);
        if self.zoom {
            let drawn = detail(inner).draw(pen, inner, self.scroll);
            return Seen { page: drawn.height, lines: drawn.lines, height: drawn.height, ..Seen::default() };
        }
        let height = if self.frame.height < LOW { inner.height } else { inner.height / 2 };
        list(pen, Rect { height, ..inner });
        let seen = Seen { page: height.into(), ..Seen::default() };
        let Some(line) = row(inner, height.into()) else { return seen };
        let line = Rect { x: self.frame.x, width: self.frame.width, ..line };
        boxes::across(pen, line);
        boxes::titles(pen, line, self.chosen, "", Role::Title);
        let pane = Rect { y: line.y + 1, height: inner.height.saturating_sub(height + 1), ..inner };
        let drawn = detail(pane).draw(pen, pane, self.scroll);
        Seen { lines: drawn.lines, height: drawn.height, ..seen }
    }
}

/// Draws the frame of an empty list, which says so.
pub(in crate::ui) fn empty(pen: &mut Pen<'_>, frame: Rect, said: &str) -> Seen {
    let inner = boxes::single(pen, frame);
    let mut page = Page::new(pen.theme, inner.width.saturating_sub(2).into(), None);
    page.text(said, Role::Text);
    page.draw(pen, inner, 0);
    Seen { page: inner.height.into(), ..Seen::default() }
}
