//! Letters that count as the same when people search.

use std::sync::LazyLock;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

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
    ComposingNormalizerBorrowed::new_nfc().normalize(text).to_lowercase()
}

/// The text without the marks on its letters, in lower case: `ÄLN` and `ALN` are `aln`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else if let Some(Some(letter)) = FOLDED.get(c as usize) {
            folded.push(*letter);
        } else if is_plain(c) {
            folded.push(c);
        } else {
            return fold_any(text);
        }
    }
    folded
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
            }
        }
        assert_eq!(compose("A\u{308}LN"), "äln");
        assert_eq!(fold("Återkoppling é"), "aterkoppling e");
    }
}
