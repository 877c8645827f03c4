//! Texts cut to so many cells, between graphemes and never inside one.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cells a text takes.
pub(in crate::ui) fn width(text: &str) -> usize {
    text.width()
}

/// A length as cells of the screen; what is longer than any screen is as long as the longest.
pub(in crate::ui) fn cells(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// The text in at most `room` cells; `…` stands for what was cut.
pub(in crate::ui) fn cut(text: &str, room: usize) -> Cow<'_, str> {
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
    let mut kept = kept.trim_end().to_owned();
    if room > 0 {
        kept.push('…');
    }
    Cow::Owned(kept)
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
            ("", 0, ""),
        ] {
            assert_eq!(cut(text, room), cut_text, "{text} {room}");
            assert!(width(&cut(text, room)) <= room);
        }
    }
}
