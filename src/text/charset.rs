//! What a terminal can show: texts in UTF-8 become texts in the characters that it has.
//!
//! Files, pipes and reports are UTF-8 wherever they are made; this is for eyes alone.

use std::borrow::Cow;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use unicode_width::UnicodeWidthChar;

/// The characters of a terminal, as its locale tells them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Charset {
    /// All of them.
    #[default]
    Utf8,
    /// One byte each: those that ISO 8859-1, ISO 8859-15 and Windows-1252 have in common.
    Latin1,
    /// ASCII alone: the locale is C or POSIX, there is none, or it names another set.
    Ascii,
}

/// The signs that the screen and the plans use, and what stands for them in ASCII.
const INSTEAD: &[(&str, &str)] = &[
    ("─━", "-"),
    ("│", "|"),
    ("┌┐└┘├┤┬┴┼╞╡", "+"),
    ("═", "="),
    ("║", "|"),
    ("╔╗╚╝╟╢╠╣", "+"),
    ("█■", "#"),
    ("▒", "="),
    ("►→›»", ">"),
    ("←‹«", "<"),
    ("↑", "^"),
    ("↓", "v"),
    ("·", "."),
    ("•", "*"),
    ("…", "~"),
    ("–—−", "-"),
    ("”“„", "\""),
    ("’‘", "'"),
    ("\u{a0}\u{202f}", " "),
];

/// Letters that are no base letter with a mark.
const LETTERS: &[(char, char)] = &[
    ('æ', 'a'),
    ('Æ', 'A'),
    ('ø', 'o'),
    ('Ø', 'O'),
    ('ß', 's'),
    ('đ', 'd'),
    ('Đ', 'D'),
    ('ð', 'd'),
    ('þ', 't'),
    ('ł', 'l'),
    ('Ł', 'L'),
    ('œ', 'o'),
    ('Œ', 'O'),
    ('ı', 'i'),
    ('€', 'E'),
    ('§', 'S'),
    ('×', 'x'),
    ('°', 'o'),
];

/// The ASCII character for one of the signs.
pub fn sign_in_ascii(sign: char) -> Option<&'static str> {
    INSTEAD.iter().find(|(ours, _)| ours.contains(sign)).map(|(_, theirs)| *theirs)
}

impl Charset {
    /// What a locale says, `sv_SE.ISO-8859-1`.
    pub fn of_locale(locale: &str) -> Self {
        let set =
            locale.split('@').next().and_then(|locale| locale.split_once('.')).map_or("", |(_, set)| set);
        let set: String = set.chars().filter(char::is_ascii_alphanumeric).collect();
        match set.to_ascii_lowercase().as_str() {
            "utf8" => Self::Utf8,
            "iso88591" | "iso885915" | "latin1" | "latin9" | "cp1252" | "windows1252" => Self::Latin1,
            _ => Self::Ascii,
        }
    }

    fn has(self, c: char) -> bool {
        match self {
            Self::Utf8 => true,
            Self::Latin1 => {
                // ISO 8859-15 has other characters in eight places.
                c.is_ascii()
                    || matches!(c, '\u{a0}'..='\u{ff}' if !matches!(c, '¤' | '¦' | '¨' | '´' | '¸' | '¼'..='¾'))
            }
            Self::Ascii => c.is_ascii(),
        }
    }

    /// The text in the characters that there are, as wide as it was: a letter without its mark, a plain
    /// sign, or `?`.
    pub fn fit(self, text: &str) -> Cow<'_, str> {
        if text.chars().all(|c| self.has(c)) {
            return Cow::Borrowed(text);
        }
        let text = ComposingNormalizerBorrowed::new_nfc().normalize(text);
        let mut fit = String::with_capacity(text.len());
        for c in text.chars() {
            if self.has(c) {
                fit.push(c);
            } else if let Some(sign) = sign_in_ascii(c) {
                fit.push_str(sign);
            } else if let Some(letter) = self.letter(c) {
                fit.push(letter);
            } else {
                fit.push_str(&"?".repeat(c.width().unwrap_or(0)));
            }
        }
        Cow::Owned(fit)
    }

    /// The letter that is nearest: without its mark, or one that looks like it.
    fn letter(self, c: char) -> Option<char> {
        let mut utf8 = [0; 4];
        let parts = DecomposingNormalizerBorrowed::new_nfd().normalize(c.encode_utf8(&mut utf8));
        let base = parts.chars().next().filter(|base| *base != c && self.has(*base));
        base.or_else(|| LETTERS.iter().find(|(letter, _)| *letter == c).map(|(_, plain)| *plain))
    }

    /// The bytes that the terminal takes for the text.
    pub fn encode(self, text: &str) -> Cow<'_, [u8]> {
        match (self, self.fit(text)) {
            (Self::Utf8 | Self::Ascii, Cow::Borrowed(text)) => text.as_bytes().into(),
            (Self::Utf8 | Self::Ascii, Cow::Owned(text)) => text.into_bytes().into(),
            (Self::Latin1, text) => text.chars().filter_map(|c| u8::try_from(c).ok()).collect(),
        }
    }

    /// The text that the terminal's bytes mean, in UTF-8.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Self::Utf8 | Self::Ascii => bytes.into(),
            Self::Latin1 => {
                bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into_bytes().into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_says_the_characters() {
        for (locale, set) in [
            ("sv_SE.UTF-8", Charset::Utf8),
            ("C.utf8", Charset::Utf8),
            ("sv_SE.ISO-8859-1", Charset::Latin1),
            ("sv_FI.ISO8859-15@euro", Charset::Latin1),
            ("sv_SE", Charset::Ascii),
            ("C", Charset::Ascii),
            ("POSIX", Charset::Ascii),
            ("", Charset::Ascii),
            ("ru_RU.KOI8-R", Charset::Ascii),
            ("\u{1b}]0;x\u{7}", Charset::Ascii),
        ] {
            assert_eq!(Charset::of_locale(locale), set, "{locale}");
        }
    }

    #[test]
    fn texts_stay_readable_and_as_wide_as_they_were() {
        for (text, latin, ascii) in [
            ("Närvård på Åland, éé", "Närvård på Åland, éé", "Narvard pa Aland, ee"),
            ("Na\u{308}rva\u{30a}rd", "Närvård", "Narvard"),
            ("”ja” – 19–29 § …", "\"ja\" - 19-29 § ~", "\"ja\" - 19-29 S ~"),
            ("►│─┐·", ">|-+·", ">|-+."),
            ("Łódź 漢 Ж x\u{20dd} 5 €", "Lódz ?? ? x 5 E", "Lodz ?? ? x 5 E"),
            ("\u{fffd}[31m", "?[31m", "?[31m"),
        ] {
            assert_eq!(Charset::Utf8.fit(text), text);
            assert_eq!(Charset::Latin1.fit(text), latin);
            assert_eq!(Charset::Ascii.fit(text), ascii);
        }
    }

    #[test]
    fn latin_bytes_go_out_and_come_in() {
        assert_eq!(*Charset::Latin1.encode("å–\u{1b}[1m"), *b"\xe5-\x1b[1m");
        assert_eq!(*Charset::Latin1.decode(b"\xe5\x1b[A"), *"å\u{1b}[A".as_bytes());
        assert_eq!(*Charset::Utf8.decode(b"\xe5"), *b"\xe5");
        assert_eq!(*Charset::Ascii.encode("åäö"), *b"aao");
    }
}
