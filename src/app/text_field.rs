//! A text field. `ratatui-textarea` is the one thing of the ratatui family in this room: it keeps
//! text, cursor, wrapping and undo by itself and does no I/O (docs/decisions).

use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::keys::{Code, Key};
use crate::text::{clean, clean_line};

/// A text being typed, of one line or of many.
#[derive(Debug, Clone)]
pub struct TextField(pub TextArea<'static>);

/// Whether Enter makes a new line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// One line; what is pasted is put on it.
    One,
    /// As many as are typed.
    Many,
}

/// The longest text that is taken into a field, in characters. Longer pastes are cut: nobody
/// reads on, and a draft of it is kept at each key.
const LONGEST: usize = 20_000;

impl TextField {
    /// A field with a text in it and the cursor behind it.
    pub fn new(text: &str) -> Self {
        let mut field = Self(TextArea::from(text.split('\n')));
        field.0.set_wrap_mode(WrapMode::WordOrGlyph);
        field.end_of_text();
        field
    }

    /// The text so far.
    pub fn text(&self) -> String {
        self.0.lines().join("\n")
    }

    /// How many characters it has, line breaks included.
    pub fn length(&self) -> usize {
        let lines = self.0.lines();
        lines.iter().map(|line| line.chars().count()).sum::<usize>() + lines.len().saturating_sub(1)
    }

    /// Takes a key that is typed or that edits. Whether it was such a key.
    pub(super) fn key(&mut self, key: Key, lines: Lines) -> bool {
        if let Some(c) = key.typed() {
            self.insert(&clean(c.encode_utf8(&mut [0; 4])));
            return true;
        }
        match (key.code, key.ctrl) {
            (Code::Enter, false) if lines == Lines::Many => self.insert("\n"),
            (Code::Backspace, false) => drop(self.0.delete_char()),
            (Code::Delete, false) => drop(self.0.delete_next_char()),
            (Code::Backspace | Code::Char('w'), true) => drop(self.0.delete_word()),
            (Code::Delete, true) => drop(self.0.delete_next_word()),
            (Code::Left, false) => self.0.move_cursor(CursorMove::Back),
            (Code::Right, false) => self.0.move_cursor(CursorMove::Forward),
            (Code::Left, true) => self.0.move_cursor(CursorMove::WordBack),
            (Code::Right, true) => self.0.move_cursor(CursorMove::WordForward),
            (Code::Home, false) => self.start_of_line(),
            (Code::End, false) => self.0.move_cursor(CursorMove::End),
            (Code::Up, false) if lines == Lines::Many => self.0.move_cursor(CursorMove::Up),
            (Code::Down, false) if lines == Lines::Many => self.0.move_cursor(CursorMove::Down),
            (Code::Home, true) => self.start_of_text(),
            (Code::End, true) => self.end_of_text(),
            (_, _) => return false,
        }
        true
    }

    /// Takes pasted text, made safe to show.
    pub(super) fn paste(&mut self, text: &str, lines: Lines) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        match lines {
            Lines::One => self.insert(&clean_line(text.trim())),
            Lines::Many => self.insert(&clean(&text)),
        }
    }

    fn insert(&mut self, text: &str) {
        let room = LONGEST.saturating_sub(self.length());
        let taken: String = text.chars().take(room).collect();
        self.0.insert_str(taken);
    }

    /// The start of the line; the area's own `Head` would go on to the line before.
    fn start_of_line(&mut self) {
        if self.0.cursor().1 > 0 {
            self.0.move_cursor(CursorMove::Head);
        }
    }

    fn start_of_text(&mut self) {
        self.0.move_cursor(CursorMove::Top);
        self.start_of_line();
    }

    fn end_of_text(&mut self) {
        self.0.move_cursor(CursorMove::Bottom);
        self.0.move_cursor(CursorMove::End);
    }

    /// Undoes what was typed last.
    pub(super) fn undo(&mut self) {
        self.0.undo();
    }

    /// Empties the field; undoing brings the text back.
    pub(super) fn clear(&mut self) {
        self.0.select_all();
        self.0.delete_char();
    }
}

impl PartialEq for TextField {
    fn eq(&self, other: &Self) -> bool {
        self.0.lines() == other.0.lines() && self.0.cursor() == other.0.cursor()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(field: &mut TextField, keys: &str, lines: Lines) {
        for key in crate::keys::parse_keys(keys).unwrap() {
            field.key(key, lines);
        }
    }

    #[test]
    fn keys_edit() {
        for (keys, text) in [
            ("abc<backspace>d", "abd"),
            ("åäö<left><left><delete>x", "åxö"),
            ("\"ett två\"<ctrl-w>", "ett "),
            ("\"ett två\"<ctrl-left>x", "ett xtvå"),
            ("abc<home>x<end>y", "xabcy"),
            ("ab<enter>cd<home><home>x", "ab\nxcd"),
            ("ab<enter>cd<up>x<ctrl-home>y", "yabx\ncd"),
            ("ab<ctrl-k><alt-x><f4>", "ab"),
        ] {
            let mut field = TextField::new("");
            typed(&mut field, keys, Lines::Many);
            assert_eq!(field.text(), text, "{keys}");
            assert_eq!(field.length(), text.chars().count());
        }
    }

    #[test]
    fn one_line_stays_one() {
        let mut field = TextField::new("a");
        typed(&mut field, "b<enter>c", Lines::One);
        field.paste("d\r\ne\u{1b}\n", Lines::One);
        assert_eq!(field.text(), "abcd e\u{fffd}");
    }

    #[test]
    fn clearing_and_undoing() {
        let mut field = TextField::new("ett\ntvå");
        field.clear();
        assert_eq!(field.text(), "");
        field.undo();
        assert_eq!(field.text(), "ett\ntvå");
    }

    #[test]
    fn a_paste_is_cleaned_and_cut() {
        let mut field = TextField::new("");
        field.paste("a\rb\u{202e}\u{7}", Lines::Many);
        assert_eq!(field.text(), "a\nb\u{fffd}");
        field.paste(&"x".repeat(30_000), Lines::Many);
        assert_eq!(field.length(), LONGEST);
    }
}
