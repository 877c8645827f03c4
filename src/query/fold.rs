//! Letters that count as the same when people search.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// The text in one form for comparing: composed (NFC) and in lower case.
pub fn compose(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(text).to_lowercase()
}

/// The text without the marks on its letters, in lower case: `ÄLN` and `ALN` are `aln`.
pub fn fold(text: &str) -> String {
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
        assert_eq!(compose("A\u{308}LN"), "äln");
        assert_eq!(fold("Återkoppling é"), "aterkoppling e");
    }
}
