//! Every word that a person sees, both languages in one row.
//!
//! A row is `name(argument: Type) "svenska {argument}" | "English {argument}";` and becomes a
//! method of [`Lang`]. A language that is missing, an argument that is misspelt or does not
//! exist: none of these compiles. Other rooms carry data and ask this one for the sentence.

mod charset;
mod clean;
pub mod cli;
mod dates;
mod farewell;
mod not_written;
mod numbers;
mod order;
pub mod problems;
mod reasons;
mod recorded;
mod report;
mod screen;
mod sheet;
mod terms;

pub use charset::{Charset, sign_in_ascii};
pub use clean::{Shown, clean, clean_line, hiding, is_cell};
pub use dates::{date, date_time, time};
pub use numbers::number;
pub use order::Order;
pub use terms::{mark_word, outcome_word};

/// A language of the program. The plan's own texts stay in the plan's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// svenska
    #[default]
    Sv,
    /// English
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];

    /// The BCP 47 tag: `sv` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language that a tag or a locale name such as `sv_SE.UTF-8` begins with.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_', '.', '@']).next().unwrap_or_default().to_lowercase();
        match language.as_str() {
            "sv" => Some(Self::Sv),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Sv => Self::En,
            Self::En => Self::Sv,
        }
    }

    /// The one of two words that is in this language.
    pub fn pick<T>(self, swedish: T, english: T) -> T {
        match self {
            Self::Sv => swedish,
            Self::En => english,
        }
    }
}

/// Rows of words, as methods of [`Lang`]: see the module's text.
macro_rules! messages {
    ($( $(#[$meta:meta])* $name:ident ( $($argument:ident : $type:ty),* $(,)? ) $sv:literal | $en:literal ; )*) => {
        #[allow(missing_docs, reason = "the row is the documentation")]
        impl $crate::text::Lang { $(
            $(#[$meta])*
            pub fn $name(self $(, $argument: $type)*) -> std::borrow::Cow<'static, str> {
                match self {
                    Self::Sv => $crate::text::messages!(@ $sv $(, $argument)*),
                    Self::En => $crate::text::messages!(@ $en $(, $argument)*),
                }
            }
        )* }
    };
    (@ $text:literal) => { std::borrow::Cow::Borrowed($text) };
    (@ $text:literal $(, $argument:ident)+) => { std::borrow::Cow::Owned(format!($text $(, $argument = $argument)+)) };
}
pub(crate) use messages;
