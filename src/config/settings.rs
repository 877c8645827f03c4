//! The settings of one file; each may be left out.

use std::num::{NonZeroU16, NonZeroUsize};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Language {
    /// svenska
    Sv,
    /// English
    En,
}

impl Language {
    const TAGS: &'static [&'static str] = &["sv", "en"];

    /// The tag as it is written in the file.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }
}

// By hand, since the file has a text there and a mistake should name the two that work.
impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "sv" => Ok(Self::Sv),
            "en" => Ok(Self::En),
            other => Err(serde::de::Error::unknown_variant(other, Self::TAGS)),
        }
    }
}

/// Which characters the screen is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Glyphs {
    /// Unicode where the locale says so.
    #[default]
    Auto,
    /// Lines and marks of WGL4.
    Unicode,
    /// Nothing beyond ASCII but the texts themselves.
    Ascii,
}

/// Where the cursor goes in a meeting when an outcome was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum AfterOutcome {
    /// It stays.
    #[default]
    Stay,
    /// To the next indicator.
    Next,
    /// To the next one without a judgement.
    NextOpen,
}

/// Declares the settings once: the record that is read, the defaults that are shown, and how a
/// value is written back.
macro_rules! settings {
    ($( $(#[$meta:meta])* $name:ident : $type:ty = $default:literal ; )*) => {
        /// What one file sets.
        #[derive(Debug, Clone, PartialEq, Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Settings { $( $(#[$meta])* pub $name: Option<$type>, )* }

        impl Settings {
            /// Every setting and its default in RON.
            pub const DEFAULTS: &'static [(&'static str, &'static str)] =
                &[$( (stringify!($name), $default), )*];

            /// The value of a setting in RON, if the file has it.
            pub fn written(&self, name: &str) -> Option<String> {
                match name {
                    $( stringify!($name) => self.$name.as_ref().and_then(|value| ron::to_string(value).ok()), )*
                    _ => None,
                }
            }
        }
    };
}

settings! {
    /// The plan to open: an id, or the beginning of one.
    plan: String = "None";
    /// Folders with more plans.
    plans: Vec<PathBuf> = "[]";
    /// Where outcomes are kept.
    data: PathBuf = "None";
    /// The language of the program.
    language: Language = "None";
    /// Abbreviations of the parties to filter on at the start.
    committees: Vec<String> = "[]";
    /// Whether nothing may be written.
    read_only: bool = "false";
    /// Whether nobody gets further than folj; it counts in the server's file.
    restricted: bool = "false";
    /// Whether filter and place are remembered between visits.
    remember: bool = "true";
    /// The name or the file of the theme.
    theme: String = "\"terminal\"";
    /// Which characters the screen is drawn with.
    glyphs: Glyphs = "Auto";
    /// Whether the mouse works.
    mouse: bool = "false";
    /// Where the cursor goes in a meeting when an outcome was recorded.
    after_outcome: AfterOutcome = "Stay";
    /// The program that edits notes; `$VISUAL` and `$EDITOR` stand behind it.
    editor: String = "\"\"";
    /// The largest file of a plan that is read, in MiB.
    max_plan_mib: NonZeroU16 = "8";
    /// The most indicators that the list of one year may have.
    max_indicators: NonZeroUsize = "10000";
}
