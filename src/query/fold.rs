//! Letters that count as the same when people search.

use std::sync::LazyLock;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use memchr::memchr;

/// Up to here each letter of the Latin script is looked up by itself.
const LATIN: u32 = 0x180;

/// What each of them is folded into, where that is one letter whatever stands beside it.
static FOLDED: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let alone = |c: char| {
        let folded = fold_any(c.encode_utf8(&mut [0; 4]));
        let mut letters = folded.chars();
        letters.next().filter(|_| letters.next().is_none())
    };
    (0..LATIN).map(|c| char::from_u32(c).and_then(alone)).collect()
});

/// The text in one form for comparing: composed (NFC) and in lower case.
pub fn compose(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    compose_onto(text, &mut composed);
    composed.make_ascii_lowercase();
    composed
}

/// Puts the composed text behind others, but for capital letters of ASCII, which are lowered together.
pub(super) fn compose_onto(text: &str, composed: &mut String) {
    let before = composed.len();
    for (ascii, other) in runs(text) {
        composed.push_str(ascii);
        match other {
            None => {}
            Some(c @ 'ß'..='ÿ') => composed.push(c),
            // Below the marks nothing is composed with what stands beside it.
            Some(c) if (c as u32) < LATIN => composed.extend(c.to_lowercase()),
            Some(c) if is_plain(c) => composed.push(c),
            Some(_) => {
                composed.truncate(before);
                let whole = ComposingNormalizerBorrowed::new_nfc().normalize(text).to_lowercase();
                return composed.push_str(&whole);
            }
        }
    }
}

/// The text without the marks on its letters, in lower case: `ÄLN` and `ALN` are `aln`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded);
    folded.make_ascii_lowercase();
    folded
}

/// Puts the folded text behind others, but for capital letters of ASCII, which are lowered together.
pub(super) fn fold_onto(text: &str, folded: &mut String) {
    let before = folded.len();
    for (ascii, other) in runs(text) {
        folded.push_str(ascii);
        match other.map(|c| (c, FOLDED.get(c as usize))) {
            None => {}
            Some((_, Some(Some(letter)))) => folded.push(*letter),
            Some((c, _)) if is_plain(c) => folded.push(c),
            Some(_) => {
                folded.truncate(before);
                return folded.push_str(&fold_any(text));
            }
        }
    }
}

/// Whether each character of the text stands for itself and is folded alike by everybody: ASCII, å, ä, ö, é,
/// and what is plain, but not the two that end a line together.
pub(super) fn is_usual(text: &str) -> bool {
    let is_usual = |c: char| matches!(c, 'Å' | 'Ä' | 'Ö' | 'É' | 'å' | 'ä' | 'ö' | 'é') || is_plain(c);
    memchr(b'\r', text.as_bytes()).is_none() && runs(text).all(|(_, other)| other.is_none_or(is_usual))
}

/// The text in runs of ASCII, each with the other character behind it.
fn runs(text: &str) -> impl Iterator<Item = (&str, Option<char>)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (ascii, behind) = rest.split_at_checked(end)?;
        let mut letters = behind.chars();
        let other = letters.next();
        rest = letters.as_str();
        (!ascii.is_empty() || other.is_some()).then_some((ascii, other))
    })
}

/// Dashes, quotation marks, bullets and dots, which are what they are.
fn is_plain(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2022}')
}

/// The same for any text.
fn fold_any(text: &str) -> String {
    DecomposingNormalizerBorrowed::new_nfd()
        .normalize(text)
        .chars()
        .filter(|c| !is_combining(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The combining marks that Latin letters are decomposed into.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_do_not_matter() {
        for text in ["ÄLN", "äln", "A\u{308}LN", "aln", "ALN"] {
            assert_eq!(fold(text), "aln");
        }
        for c in ('\0'..'\u{2100}').chain("e\u{301}ẞ…日한ﬁ".chars()) {
            for text in [c.to_string(), format!("å{c}A"), format!("o{c}\u{308}\u{323}")] {
                assert_eq!(fold(&text), fold_any(&text), "{text:?}");
                let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&text).to_lowercase();
                assert_eq!(compose(&text), composed, "{text:?}");
            }
        }
        assert_eq!(compose("A\u{308}LN"), "äln");
        assert_eq!(fold("Återkoppling é"), "aterkoppling e");
    }
}
