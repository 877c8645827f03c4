//! A field over a list of what is found for what is typed into it.

use super::TextField;
use super::ctx::stepped;
use super::text_field::Lines;
use crate::keys::{Action, Key};

/// The field, and the cursor in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Finder {
    /// What is typed.
    pub field: TextField,
    /// The row under the cursor.
    pub cursor: usize,
}

/// What a key was to the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typed {
    /// Not the field's.
    Not,
    /// It moved in the text.
    Moved,
    /// The text is another one now.
    Changed,
}

impl Finder {
    pub(super) fn new() -> Self {
        Self { field: TextField::new(""), cursor: 0 }
    }

    /// Edits the field or moves in the list of so many rows. Whether they are to be found anew.
    pub(super) fn act(&mut self, action: Action, rows: usize, page: usize) -> bool {
        if action == Action::ClearField {
            self.field.clear();
        } else if action == Action::UndoTyping {
            self.field.undo();
        } else {
            self.cursor = stepped(self.cursor, rows, action, page).unwrap_or(self.cursor);
            return false;
        }
        self.cursor = 0;
        true
    }

    /// Takes a key into the field.
    pub(super) fn key(&mut self, key: Key) -> Typed {
        let before = self.field.text();
        if !self.field.key(key, Lines::One) {
            return Typed::Not;
        }
        if self.field.text() == before {
            return Typed::Moved;
        }
        self.cursor = 0;
        Typed::Changed
    }

    /// Takes a text into the field. The rows are to be found anew.
    pub(super) fn paste(&mut self, text: &str) {
        self.field.paste(text, Lines::One);
        self.cursor = 0;
    }
}
