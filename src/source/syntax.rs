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
        Error::Utf8Error(_) => Problem::NotUtf8,
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
        Error::InvalidValueForType { expected, .. } => {
            by_words(expected).unwrap_or_else(|| Expected::Other(error.to_string()))
        }
        Error::Message(words) => from_mark(words),
        other => rare(other),
    }
}

/// What files of folj hardly ever bring about: attributes, ranges, bytes and the like.
fn rare(error: &Error) -> Expected {
    match error {
        Error::ExpectedAttribute => Expected::Extension,
        Error::ExpectedAttributeEnd => Expected::ExtensionEnd,
        Error::NoSuchExtension(name) => Expected::KnownExtension(name.clone()),
        Error::ExpectedChar => Expected::Character,
        Error::ExpectedByteLiteral | Error::ExpectedByteString => Expected::Bytes,
        Error::ExpectedOption => Expected::Optional,
        Error::ExpectedUnit => Expected::Unit,
        Error::ExpectedDifferentStructName { found: name, .. } | Error::ExpectedStructName(name) => {
            Expected::OtherName(name.clone())
        }
        Error::FloatUnderscore | Error::UnderscoreAtBeginning => Expected::NoUnderscore,
        Error::UnclosedLineComment => Expected::LineEnd,
        Error::ExpectedRangeSyntax => Expected::Range,
        Error::ExpectedDifferentLength { found, .. } => Expected::OtherCount(*found),
        Error::ExpectedRawValue => Expected::Value,
        // Writing and streams, and what a later ron may add.
        other => Expected::Other(other.to_string()),
    }
}

/// What serde's readers say that they expect, by a word in it.
const WORDS: [(&str, Expected); 13] = [
    ("nonzero", Expected::LargerNumber),
    (NUMBER, Expected::Number),
    (TEXT, Expected::Text),
    ("string", Expected::Text),
    ("boolean", Expected::TrueOrFalse),
    ("sequence", Expected::List),
    ("identifier", Expected::Name),
    ("integer", Expected::WholeNumber),
    ("map", Expected::Record),
    ("struct", Expected::Record),
    ("enum", Expected::Name),
    ("i16", Expected::WholeNumber),
    ("u32", Expected::WholeNumber),
];

fn by_words(words: &str) -> Option<Expected> {
    WORDS.iter().find(|(word, _)| words.contains(word)).map(|(_, expected)| expected.clone())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_of_the_parser_has_a_name() {
        let word = || String::from("x");
        let kind = |expected: &str| Error::InvalidValueForType { expected: expected.into(), found: word() };
        for (error, expected) in [
            (Error::Eof, Expected::More),
            (Error::ExpectedArray, Expected::List),
            (Error::ExpectedArrayEnd, Expected::ListEnd),
            (Error::ExpectedAttribute, Expected::Extension),
            (Error::ExpectedAttributeEnd, Expected::ExtensionEnd),
            (Error::ExpectedBoolean, Expected::TrueOrFalse),
            (Error::ExpectedComma, Expected::Comma),
            (Error::ExpectedChar, Expected::Character),
            (Error::ExpectedByteLiteral, Expected::Bytes),
            (Error::ExpectedFloat, Expected::Number),
            (Error::FloatUnderscore, Expected::NoUnderscore),
            (Error::ExpectedInteger, Expected::WholeNumber),
            (Error::ExpectedOption, Expected::Optional),
            (Error::ExpectedOptionEnd, Expected::RecordEnd),
            (Error::ExpectedMap, Expected::Record),
            (Error::ExpectedMapColon, Expected::Colon),
            (Error::ExpectedMapEnd, Expected::RecordEnd),
            (
                Error::ExpectedDifferentStructName { expected: "Plan", found: word() },
                Expected::OtherName(word()),
            ),
            (Error::ExpectedStructLike, Expected::Record),
            (Error::ExpectedNamedStructLike("Plan"), Expected::Record),
            (Error::ExpectedStructLikeEnd, Expected::RecordEnd),
            (Error::ExpectedUnit, Expected::Unit),
            (Error::ExpectedString, Expected::Text),
            (Error::ExpectedByteString, Expected::Bytes),
            (Error::ExpectedStringEnd, Expected::TextEnd),
            (Error::ExpectedIdentifier, Expected::Name),
            (Error::InvalidEscape("Non-hex digit found"), Expected::Escape),
            (Error::IntegerOutOfBounds, Expected::SmallerNumber),
            (Error::InvalidIntegerDigit { digit: '7', base: 2 }, Expected::WholeNumber),
            (Error::NoSuchExtension(word()), Expected::KnownExtension(word())),
            (Error::UnclosedBlockComment, Expected::CommentEnd),
            (Error::UnclosedLineComment, Expected::LineEnd),
            (Error::UnderscoreAtBeginning, Expected::NoUnderscore),
            (Error::UnexpectedChar('§'), Expected::AnythingBut('§')),
            (Error::TrailingCharacters, Expected::Nothing),
            (kind("a string"), Expected::Text),
            (kind("a boolean"), Expected::TrueOrFalse),
            (kind("a sequence"), Expected::List),
            (kind("struct Period"), Expected::Record),
            (kind("i16"), Expected::WholeNumber),
            (kind("a nonzero u16"), Expected::LargerNumber),
            (kind("u32"), Expected::WholeNumber),
            (kind("an 32-bit unsigned integer"), Expected::WholeNumber),
            (kind("a wonder"), Expected::Other("Expected a wonder but found x instead".into())),
            (Error::ExpectedDifferentLength { expected: word(), found: 3 }, Expected::OtherCount(3)),
            (Error::InvalidIdentifier(word()), Expected::Name),
            (Error::SuggestRawIdentifier(word()), Expected::Name),
            (Error::ExpectedRawValue, Expected::Value),
            (Error::ExceededRecursionLimit, Expected::LessNesting),
            (Error::ExpectedStructName(word()), Expected::OtherName(word())),
            (Error::ExpectedRangeSyntax, Expected::Range),
            (Error::Message(word()), Expected::Other(word())),
            (Error::Io(word()), Expected::Other(word())),
        ] {
            assert_eq!(super::expected(&error, "", ""), expected, "{error:?}");
        }
    }
}
