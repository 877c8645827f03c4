//! Numbers as people write them: decimal, exact, with comma or point.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::problem::Expected;
use crate::source::{NUMBER, wanted};

/// An exact decimal number with at most 28 digits. Written to files as a string with a
/// decimal point (`"87.5"`), so that nothing is rounded on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Decimal);

/// A text that is no number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a number")]
pub struct NotANumber(pub String);

impl Number {
    /// Whether it lies from `low` to `high`, both included.
    pub fn is_within(self, low: i64, high: i64) -> bool {
        (Decimal::from(low)..=Decimal::from(high)).contains(&self.0)
    }

    /// Whether it has no decimals.
    pub fn is_whole(self) -> bool {
        self.0.is_integer()
    }
}

impl From<i64> for Number {
    fn from(whole: i64) -> Self {
        Self(whole.into())
    }
}

/// Takes `87,5`, `87.5`, `-3` and `−3`, with blanks or no-break spaces between thousands.
/// Both comma and point in one number (`1.234,5`) is refused rather than guessed at.
impl FromStr for Number {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let refuse = || NotANumber(text.to_owned());
        let digits: String = text
            .trim()
            .chars()
            .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
            .map(|c| match c {
                ',' => '.',
                '−' => '-',
                other => other,
            })
            .collect();
        let plain = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
        let ends_in_digits = digits.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit())
            && digits.ends_with(|c: char| c.is_ascii_digit());
        if !plain || !ends_in_digits {
            return Err(refuse());
        }
        Decimal::from_str_exact(&digits).map(|number| Self(number.normalize())).map_err(|_| refuse())
    }
}

/// With a decimal point and no separators, as in files and JSON.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            (self.0.mantissa(), self.0.scale()).serialize(serializer)
        }
    }
}

/// From `"87.5"`, or from `87` and `87.5` as people write them in a plan file.
impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberVisitor;

        impl de::Visitor<'_> for NumberVisitor {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(NUMBER)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Number, E> {
                text.parse().map_err(|_| wanted(&Expected::Number))
            }

            fn visit_i64<E: de::Error>(self, whole: i64) -> Result<Number, E> {
                Ok(whole.into())
            }

            fn visit_u64<E: de::Error>(self, whole: u64) -> Result<Number, E> {
                Ok(Number(whole.into()))
            }

            // The shortest decimal form of a binary fraction is the one that was typed.
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Number, E> {
                number.to_string().parse().map_err(|_| wanted(&Expected::Number))
            }
        }

        if deserializer.is_human_readable() {
            deserializer.deserialize_any(NumberVisitor)
        } else {
            let (mantissa, scale) = Deserialize::deserialize(deserializer)?;
            Decimal::try_from_i128_with_scale(mantissa, scale).map(Self).map_err(de::Error::custom)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_have_it_with_and_without_quotes() {
        for (text, number) in [
            ("\"87.5\"", "87.5"),
            ("87.5", "87.5"),
            ("0.1", "0.1"),
            ("-2", "-2"),
            ("90", "90"),
            ("1e3", "1000"),
        ] {
            assert_eq!(ron::from_str::<Number>(text).map(|n| n.to_string()), Ok(number.into()), "{text}");
        }
        assert!(ron::from_str::<Number>("ja").is_err());
        assert!(ron::from_str::<Number>("inf").is_err());
    }

    #[test]
    fn reads_what_people_write() {
        for (text, number) in [
            ("87,5", "87.5"),
            ("87.5", "87.5"),
            (" 12 345 ", "12345"),
            ("−3", "-3"),
            ("1,50", "1.5"),
            ("0", "0"),
        ] {
            assert_eq!(text.parse::<Number>().map(|n| n.to_string()), Ok(number.to_owned()), "{text}");
        }
        for text in [
            "",
            "87,5,2",
            "1.234,5",
            "ja",
            "1e3",
            ",5",
            "5,",
            "--3",
            "3-",
            "٣",
            "99999999999999999999999999999999",
        ] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
    }
}
