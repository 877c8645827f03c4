//! A text field of one line: what fits around the cursor, and where the cursor is.

use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

use super::cut::{cells, width};
use super::pen::Pen;
use crate::app::TextField;
use crate::text::clean_line;
use crate::theme::Role;

/// Draws the field into the first row of `area`, and gives the place of the cursor.
pub(in crate::ui) fn one_line(pen: &mut Pen<'_>, area: Rect, field: &TextField) -> Position {
    let line = field.0.lines().first().map(String::as_str).unwrap_or_default();
    let before: String = line.chars().take(field.0.cursor().1).collect();
    let before = clean_line(&before).into_owned();
    let line = clean_line(line);
    let room = usize::from(area.width).saturating_sub(1);
    // What stands left of the cursor is shifted out as far as the cursor needs it.
    let mut hidden = 0;
    let mut shown: &str = &line;
    for grapheme in line.graphemes(true) {
        if width(&before).saturating_sub(hidden) <= room {
            break;
        }
        hidden += width(grapheme);
        shown = shown.strip_prefix(grapheme).unwrap_or(shown);
    }
    pen.put(area, shown, Role::Input);
    let at = cells(width(&before).saturating_sub(hidden)).min(area.width.saturating_sub(1));
    Position { x: area.x.saturating_add(at), y: area.y }
}
