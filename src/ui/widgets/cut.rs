//! Texts cut to so many cells, between graphemes and never inside one.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::is_cell;

/// How many cells a text takes.
pub(in crate::ui) fn width(text: &str) -> usize {
    // Most texts need not be taken apart for it.
    let mut letters = 0;
    let all = text.chars().inspect(|_| letters += 1).all(is_cell);
    if all { letters } else { text.width() }
}

/// A length as cells of the screen; what is longer than any screen is as long as the longest.
pub(in crate::ui) fn cells(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// The text in at most `room` cells; `…` stands for what was cut.
pub(in crate::ui) fn cut(text: &str, room: usize) -> Cow<'_, str> {
    // No letter takes more cells than bytes.
    if text.len() <= room {
        return Cow::Borrowed(text);
    }
    // What lies beyond the room of a long text need not be looked at.
    if text.chars().take(room + 1).all(is_cell) {
        return match text.char_indices().nth(room) {
            None => Cow::Borrowed(text),
            Some(_) => Cow::Owned(shortened(text.chars().take(room.saturating_sub(1)).collect(), room)),
        };
    }
    if width(text) <= room {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    let mut left = room.saturating_sub(1);
    for grapheme in text.graphemes(true) {
        match left.checked_sub(width(grapheme)) {
            Some(rest) => left = rest,
            None => break,
        }
        kept.push_str(grapheme);
    }
    Cow::Owned(shortened(kept, room))
}

/// The beginning of a text with the sign that stands for its rest.
fn shortened(mut kept: String, room: usize) -> String {
    kept.truncate(kept.trim_end().len());
    if room > 0 {
        kept.push('…');
    }
    kept
}

/// The word with a capital letter at its front.
pub(in crate::ui) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_between_graphemes() {
        for (text, room, cut_text) in [
            ("Mål", 3, "Mål"),
            ("Målgrupp", 4, "Mål…"),
            ("Ett två", 5, "Ett…"),
            ("a\u{308}\u{308}bc", 2, "a\u{308}\u{308}…"),
            ("漢字", 4, "漢字"),
            ("漢字x", 4, "漢…"),
            ("漢字", 2, "…"),
            ("abc", 0, ""),
            ("abe\u{301}f", 3, "ab…"),
            ("abe\u{301}", 3, "abe\u{301}"),
            ("ab \u{65e5}", 4, "ab…"),
            ("Mål och", 5, "Mål…"),
            ("", 0, ""),
        ] {
            assert_eq!(cut(text, room), cut_text, "{text} {room}");
            assert!(width(&cut(text, room)) <= room);
        }
    }
}
