//! Text from files and from people, made safe to show: nothing in it can steer a terminal.

use std::borrow::Cow;

/// How many combining marks a letter may carry; more are a way to draw over other lines.
const MARKS: usize = 4;

/// The text without control characters, escape sequences' introducers, bidirectional overrides
/// and zero-width characters, and with few marks on a letter. Line breaks stay; a tab becomes a blank;
/// any other control character becomes `�`.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut marks = 0;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        match c {
            '\n' => kept.push('\n'),
            '\t' => kept.push(' '),
            '\r' => {}
            c if c.is_control() => kept.push('\u{fffd}'),
            c if is_invisible(c) || marks > MARKS => {}
            c => kept.push(c),
        }
    }
    Cow::Owned(kept)
}

/// The same on one line: line breaks become blanks.
pub fn clean_line(text: &str) -> Cow<'_, str> {
    match clean(text) {
        text if text.contains('\n') => Cow::Owned(text.replace('\n', " ")),
        text => text,
    }
}

/// Characters that need no second look: most texts consist of them alone.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '–' | '—' | '”' | '’' | '…' | '•')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Characters that take no cell or turn the direction of what follows.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plan_texts_pass_unchanged() {
        for text in ["Närvården ”Ung Intro” – 19–29 år", "A\u{308}LN", "rad 1\nrad 2"] {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn nothing_steers_a_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\u{9b}2Jc\u{7}"), "a\u{fffd}[31mb\u{fffd}2Jc\u{fffd}");
        assert_eq!(clean("ab\u{202e}cd\u{200b}\u{2066}e\u{feff}\u{fffe}\u{ffff}"), "abcde");
        assert_eq!(clean("e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}x"), "e\u{301}\u{301}\u{301}\u{301}x");
        assert_eq!(clean_line("a\r\nb\tc"), "a b c");
    }
}
