//! What the reader of RON waited for.

use serde::{Deserialize, Serialize};

/// What the reader of RON waited for when something else came. Every error of ron 0.12 has a name here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expected {
    /// A comma between two fields or two elements.
    Comma,
    /// The colon between a field's name and its value.
    Colon,
    /// `[`, the beginning of a list.
    List,
    /// `]`, the end of a list.
    ListEnd,
    /// `(`, the beginning of a record.
    Record,
    /// `)`, the end of a record.
    RecordEnd,
    /// `"`, the beginning of a text.
    Text,
    /// `"`, the beginning of a text, where a typographic quotation mark stands.
    StraightQuotes,
    /// `"`, the end of a text.
    TextEnd,
    /// A backslash and what may follow it.
    Escape,
    /// A blank as the keyboard makes it, where another one stands.
    PlainBlank,
    /// A whole number.
    WholeNumber,
    /// A smaller number.
    SmallerNumber,
    /// A number above zero.
    LargerNumber,
    /// A number, with or without decimals.
    Number,
    /// A date, `2025-05-14`.
    Date,
    /// `true` or `false`.
    TrueOrFalse,
    /// The name of a field or of a value.
    Name,
    /// Nothing more: the record has ended already.
    Nothing,
    /// More: the file ends too early.
    More,
    /// `*/`, the end of a comment.
    CommentEnd,
    /// Anything but this character.
    AnythingBut(char),
    /// Fewer brackets within brackets.
    LessNesting,
    /// `#![enable(…)]`, which switches parts of the notation on.
    Extension,
    /// `)]`, the end of `#![enable(…)]`.
    ExtensionEnd,
    /// An extension of the notation that there is, where this one is named.
    KnownExtension(String),
    /// A single character in apostrophes.
    Character,
    /// Bytes, written `b'…'` or `b"…"`.
    Bytes,
    /// `Some(…)` or `None`.
    Optional,
    /// `()`, a record without fields.
    Unit,
    /// A record without this name before its bracket, or with another one.
    OtherName(String),
    /// A number without underscores.
    NoUnderscore,
    /// A line break after a comment.
    LineEnd,
    /// `..` or `..=` between two values.
    Range,
    /// Another number of elements than these.
    OtherCount(usize),
    /// Any value.
    Value,
    /// Something that has no name here, in the parser's own English words.
    Other(String),
}
