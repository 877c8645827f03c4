//! Numbers as a Swedish or an English reader writes them.

use super::{Lang, messages};
use crate::model::{Kind, Number};

messages! {
    negative_count(number: &str)
        "Ett antal kan inte vara mindre än noll ({number})." | "A count cannot be less than zero ({number}).";
}

/// With a decimal comma in Swedish and a decimal point in English: `87,5`.
pub fn number(lang: Lang, number: Number) -> String {
    let text = number.to_string();
    lang.pick(text.replace('.', ","), text)
}

impl Lang {
    /// The number with the unit of its indicator: `87,5 %`, `3`.
    pub fn value(self, value: Number, kind: &Kind) -> String {
        let text = number(self, value);
        match kind {
            Kind::Percent => format!("{text}{}%", self.pick(" ", "")),
            Kind::YesNo | Kind::Statement | Kind::Count { .. } => text,
        }
    }
}
