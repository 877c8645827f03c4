//! The parser's errors as our problems.

use ron::error::{Error, SpannedError};
use serde::de;

use crate::problem::{Expected, Problem};

/// serde passes nothing but words from a field's own reader to us, so what it waited for is
/// marked by a character that no message of a parser begins with.
const MARK: char = '\u{1}';

/// What a field's own reader says that it expects, where any number will do.
pub const NUMBER: &str = "a number";

/// What it says where a text is the usual thing.
pub const TEXT: &str = "a text";

/// The error of a field's own reader that waited for something with a name.
pub fn wanted<E: de::Error>(what: &Expected) -> E {
    E::custom(format!("{MARK}{what:?}"))
}

/// The parser's error as one of our problems, with the text before and from its place on.
pub(super) fn problem(error: SpannedError, before: &str, there: &str) -> Problem {
    let names = |list: &[&'static str]| list.iter().map(|&name| name.to_owned()).collect();
    match error.code {
        Error::NoSuchStructField { expected, found, .. } => {
            Problem::UnknownField { found, known: names(expected) }
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            Problem::UnknownValue { found, known: names(expected) }
        }
        Error::MissingStructField { field, .. } => Problem::MissingField { field: field.to_owned() },
        Error::DuplicateStructField { field, .. } => Problem::RepeatedField { field: field.to_owned() },
        other => Problem::Syntax { expected: expected(&other, before, there) },
    }
}

fn expected(error: &Error, before: &str, there: &str) -> Expected {
    if there.starts_with(['”', '“', '„', '»', '«', '’', '‘', '\'', '´', '`', '″']) {
        return Expected::StraightQuotes;
    }
    match error {
        Error::ExpectedComma if ends_in_name(before) => Expected::Colon,
        Error::ExpectedComma => Expected::Comma,
        Error::ExpectedMapColon => Expected::Colon,
        Error::ExpectedArray => Expected::List,
        Error::ExpectedArrayEnd => Expected::ListEnd,
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) | Error::ExpectedMap => {
            Expected::Record
        }
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd | Error::ExpectedMapEnd => {
            Expected::RecordEnd
        }
        Error::ExpectedString => Expected::Text,
        Error::ExpectedStringEnd => Expected::TextEnd,
        Error::InvalidEscape(_) => Expected::Escape,
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => Expected::WholeNumber,
        Error::IntegerOutOfBounds => Expected::SmallerNumber,
        // An id such as 2.1.1 without its quotes.
        Error::ExpectedFloat if dots(before, there) > 1 => Expected::Text,
        Error::ExpectedFloat => Expected::Number,
        Error::ExpectedBoolean => Expected::TrueOrFalse,
        // What stands behind a decimal comma.
        Error::SuggestRawIdentifier(_) if there.starts_with(|c: char| c.is_ascii_digit()) => Expected::Number,
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) | Error::SuggestRawIdentifier(_) => {
            Expected::Name
        }
        Error::TrailingCharacters => Expected::Nothing,
        Error::Eof => Expected::More,
        Error::UnclosedBlockComment => Expected::CommentEnd,
        Error::ExceededRecursionLimit => Expected::LessNesting,
        Error::UnexpectedChar(c) => Expected::AnythingBut(*c),
        Error::InvalidValueForType { expected, .. } if expected == NUMBER => Expected::Number,
        Error::InvalidValueForType { expected, .. } if expected == TEXT => Expected::Text,
        Error::Message(words) => from_mark(words),
        other => Expected::Other(other.to_string()),
    }
}

/// How many full stops the number has that one text ends and the other begins with.
fn dots(before: &str, there: &str) -> usize {
    let digits = |c: &char| c.is_ascii_digit() || *c == '.';
    let number = before.chars().rev().take_while(digits).chain(there.chars().take_while(digits));
    number.filter(|c| *c == '.').count()
}

/// Whether the last thing is the name of a field, so that its colon is what is missing.
pub(super) fn ends_in_name(text: &str) -> bool {
    let text = text.trim_end();
    let rest = text.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
    rest.len() < text.len() && rest.trim_end().ends_with(['(', ','])
}

/// What [`wanted`] marked, or the words as they are.
fn from_mark(words: &str) -> Expected {
    let marked = [Expected::Number, Expected::Date];
    let found = words
        .strip_prefix(MARK)
        .and_then(|name| marked.into_iter().find(|expected| name == format!("{expected:?}")));
    found.unwrap_or_else(|| Expected::Other(words.to_owned()))
}
