//! A field in which text is typed.
//!
//! The editor itself is `ratatui-textarea`, the one widget crate that this room knows: it
//! keeps lines, cursor, wrapping and undo by itself and does no I/O (docs/decisions).

use ratatui_textarea::{CursorMove, TextArea, WrapMode};

/// A text being typed, of one line or of many.
#[derive(Debug, Clone)]
pub struct TextField(pub TextArea<'static>);

impl TextField {
    /// A field with a text in it and the cursor behind it.
    pub fn new(text: &str) -> Self {
        let mut area = TextArea::from(text.split('\n'));
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self(area)
    }

    /// The text so far.
    pub fn text(&self) -> String {
        self.0.lines().join("\n")
    }
}

impl PartialEq for TextField {
    fn eq(&self, other: &Self) -> bool {
        self.0.lines() == other.0.lines() && self.0.cursor() == other.0.cursor()
    }
}
