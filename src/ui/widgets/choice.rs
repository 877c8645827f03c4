//! A dialog with a text and a list of rows to choose from.

use ratatui::layout::Rect;

use super::boxes;
use super::cut::{cells, cut, width};
use super::list::first_row;
use super::page::{Page, more};
use super::pen::{Pen, indent, row};
use crate::app::{Hit, Seen};
use crate::theme::Role;

/// A row to choose: what it says, and what stands at its right.
pub(in crate::ui) struct Row {
    pub(in crate::ui) text: String,
    pub(in crate::ui) right: String,
    /// How the right part looks.
    pub(in crate::ui) role: Role,
}

impl Row {
    /// A row with nothing at its right.
    pub(in crate::ui) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), right: String::new(), role: Role::Text }
    }
}

/// A dialog to choose from.
pub(in crate::ui) struct Choice<'a> {
    pub(in crate::ui) title: &'a str,
    pub(in crate::ui) width: usize,
    /// What stands above the rows.
    pub(in crate::ui) above: Page<'a>,
    pub(in crate::ui) rows: Vec<Row>,
    pub(in crate::ui) cursor: usize,
}

impl Choice<'_> {
    /// Draws the dialog over `body`.
    pub(in crate::ui) fn draw(&self, pen: &mut Pen<'_>, body: Rect) -> Seen {
        let gap = usize::from(self.above.len() > 0);
        let wanted = self.above.len() + gap + self.rows.len() + 2;
        let area = boxes::centred(body, self.width, wanted);
        let inner = boxes::dialog(pen, area, self.title, "");
        // The rows matter most: the text above gives way to three of them.
        let room = usize::from(inner.height);
        let above = self.above.len().min(room.saturating_sub(self.rows.len().min(3)));
        let gap = gap.min(room.saturating_sub(above + self.rows.len()));
        self.above.draw(pen, Rect { height: cells(above), ..inner }, 0);
        let skipped = cells(above + gap).min(inner.height);
        let list = Rect { y: inner.y + skipped, height: inner.height - skipped, ..inner };
        let height = usize::from(list.height);
        let first = first_row(self.cursor, self.rows.len(), height);
        for (at, choice) in self.rows.iter().enumerate().skip(first).take(height) {
            let Some(place) = row(list, at - first) else { break };
            let mut rest = indent(place, 2, 1);
            if !choice.right.is_empty() && width(&choice.right) + 8 < rest.width.into() {
                rest = indent(pen.put_right(rest, &choice.right, choice.role), 0, 1);
            }
            pen.spot(place, Hit::Row(at));
            pen.put(rest, &cut(&choice.text, rest.width.into()), Role::Text);
            if at == self.cursor {
                pen.cursor(place);
            }
        }
        more(pen, list, first > 0, first + height < self.rows.len());
        Seen { page: height, ..Seen::default() }
    }
}
