//! Text from files and from people, made safe to show: nothing in it can steer a terminal.
//!
//! Whatever goes where a person looks goes there as [`Shown`], and there is one way to make it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use unicode_width::UnicodeWidthChar;

/// How many combining marks a letter may carry; more are a way to draw over other lines.
const MARKS: usize = 4;

/// Text that may be shown. Cells, standard output and error, reports and the names of files take
/// nothing else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Shown<'a>(Cow<'a, str>);

impl<'a> Shown<'a> {
    /// The text alone.
    pub fn into_owned(self) -> String {
        self.0.into_owned()
    }

    /// The text alone, borrowed where nothing had to be mended.
    pub fn into_cow(self) -> Cow<'a, str> {
        self.0
    }

    /// The same in a look of the terminal: a number of ECMA-48's SGR, `1` for bold or `31` for red.
    pub fn painted(text: &str, look: u8) -> Shown<'static> {
        Shown(format!("\u{1b}[{look}m{}\u{1b}[0m", clean(text)).into())
    }

    /// Pieces one after another.
    pub fn joined(pieces: &[Shown<'_>], between: &str) -> Shown<'static> {
        let pieces: Vec<&str> = pieces.iter().map(|piece| &**piece).collect();
        Shown(pieces.join(&clean(between)).into())
    }

    /// Without blanks at its end.
    pub fn trim_end(&self) -> Shown<'_> {
        Shown(self.0.trim_end().into())
    }

    /// A picture with looks in it, drawn in this room out of texts that were clean.
    pub(super) fn drawn(picture: String) -> Shown<'static> {
        Shown(picture.into())
    }
}

impl Deref for Shown<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'a> From<&'a str> for Shown<'a> {
    fn from(text: &'a str) -> Self {
        clean(text)
    }
}

impl From<String> for Shown<'_> {
    fn from(text: String) -> Self {
        Shown(clean(&text).into_owned().into())
    }
}

impl<'a> From<Cow<'a, str>> for Shown<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        match text {
            Cow::Borrowed(text) => clean(text),
            Cow::Owned(text) => text.into(),
        }
    }
}

/// The text without control characters, escape sequences' introducers, bidirectional overrides
/// and zero-width characters, and with few marks on a letter. Line breaks stay; a tab becomes a blank;
/// any other control character becomes `�`.
pub fn clean(text: &str) -> Shown<'_> {
    if text.chars().all(is_cell) {
        return Shown(Cow::Borrowed(text));
    }
    let mut kept = String::with_capacity(text.len());
    for (c, hides) in hiding(text) {
        match c {
            '\n' => kept.push('\n'),
            '\t' => kept.push(' '),
            '\r' => {}
            c if c.is_control() => kept.push('\u{fffd}'),
            c if !hides => kept.push(c),
            _ => {}
        }
    }
    Shown(kept.into())
}

/// The same on one line: line breaks become blanks.
pub fn clean_line(text: &str) -> Shown<'_> {
    if text.chars().all(is_cell) {
        return Shown(Cow::Borrowed(text));
    }
    match clean(text) {
        text if text.contains('\n') => Shown(text.replace('\n', " ").into()),
        text => text,
    }
}

/// Each character, and whether it hides: a control character, one that takes no cell or turns the
/// direction of what follows, or one mark too many on a letter.
pub fn hiding(text: &str) -> impl Iterator<Item = (char, bool)> + '_ {
    let mut marks = 0;
    text.chars().map(move |c| {
        if is_cell(c) {
            marks = 0;
            return (c, false);
        }
        let steers = c.is_control() || is_invisible(c);
        // What is taken away parts no marks from each other.
        marks = match c.width() {
            _ if steers => marks,
            Some(0) => marks + 1,
            _ => 0,
        };
        (c, steers || marks > MARKS)
    })
}

/// Whether a character takes one cell whatever stands beside it, and so needs no second look: letters of
/// Latin without marks of their own, signs, and what frames are drawn with. Most texts have nothing else.
#[inline]
pub fn is_cell(c: char) -> bool {
    matches!(
        c,
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{21ff}'
            | '\u{2500}'..='\u{25cf}'
    )
}

/// Characters that take no cell or turn the direction of what follows, and those that Unicode
/// keeps for no use at all.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plan_texts_pass_unchanged() {
        for text in ["Närvården ”Ung Intro” – 19–29 år", "A\u{308}LN", "rad 1\nrad 2"] {
            assert_eq!(&*clean(text), text);
        }
    }

    #[test]
    fn what_needs_no_second_look_takes_one_cell_and_hides_nothing() {
        for c in ('\0'..=char::MAX).filter(|c| is_cell(*c)) {
            assert!(c.width() == Some(1) && !c.is_control() && !is_invisible(c), "{c:?}");
        }
    }

    #[test]
    fn nothing_steers_a_terminal() {
        for (text, shown) in [
            ("a\u{1b}[31mb\u{9b}2Jc\u{7}", "a\u{fffd}[31mb\u{fffd}2Jc\u{fffd}"),
            ("ab\u{202e}cd\u{200b}\u{2066}e\u{feff}\u{fffe}\u{ffff}", "abcde"),
            ("a\u{1fffe}\u{10ffff}\u{fdd0}\u{e0041}b", "ab"),
            ("e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}x", "e\u{301}\u{301}\u{301}\u{301}x"),
            // Marks of other scripts count too, and nothing that hides between them starts anew.
            ("ก\u{e49}\u{e47}\u{e48}\u{e4a}\u{e49}\u{e47}", "ก\u{e49}\u{e47}\u{e48}\u{e4a}"),
            ("e\u{301}\u{301}\u{200d}\u{301}\u{301}\u{200d}\u{301}", "e\u{301}\u{301}\u{301}\u{301}"),
        ] {
            assert_eq!(&*clean(text), shown, "{text:?}");
        }
        assert_eq!(&*clean_line("a\r\nb\tc"), "a b c");
    }

    #[test]
    fn a_look_is_given_to_clean_text_alone() {
        assert_eq!(&*Shown::painted("ja\u{1b}[2J", 32), "\u{1b}[32mja\u{fffd}[2J\u{1b}[0m");
        let line = Shown::joined(&["a\u{202e}".into(), Shown::painted("b", 1)], " ");
        assert_eq!(&*line, "a \u{1b}[1mb\u{1b}[0m");
    }
}
