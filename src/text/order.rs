//! Swedish order for everybody in the room, whatever their locale: VS before ÄLN, 2.9 before 2.10.

use std::cmp::Ordering;

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use icu_locale_core::locale;

/// The order of texts. Made once, since it reads its tables when it is made.
#[derive(Debug)]
pub struct Order(Option<CollatorBorrowed<'static>>);

impl Order {
    /// Swedish order with numbers by value.
    pub fn swedish() -> Self {
        // The tables are compiled in, so this fails only where they were built without Swedish.
        Self(CollatorBorrowed::try_new(locale!("sv-u-kn").into(), CollatorOptions::default()).ok())
    }

    /// Compares two texts.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_letters_come_last_and_numbers_by_value() {
        let mut texts = ["ÄLN", "VS", "Åre", "mål 10", "AMN", "mål 9", "Örn", "SHS", "é", "f"];
        let order = Order::swedish();
        texts.sort_by(|a, b| order.compare(a, b));
        assert_eq!(texts, ["AMN", "é", "f", "mål 9", "mål 10", "SHS", "VS", "Åre", "ÄLN", "Örn"]);
    }
}
