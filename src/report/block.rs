//! What a report consists of, whatever the format: headings, paragraphs, lists, tables, figures.
//!
//! The report hands its blocks to a [`Page`] one by one, so that a long one need not be in memory.

use std::borrow::Cow;
use std::io;

use super::Cover;
use crate::journal::Counts;

/// What a format makes of the blocks of a report.
pub trait Page {
    /// The title block, which comes first, and the headings that follow.
    fn cover(&mut self, cover: &Cover<'_>) -> io::Result<()>;

    /// The next block.
    fn block(&mut self, block: Block<'_>) -> io::Result<()>;
}

/// A piece of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Block<'a> {
    /// A heading.
    Heading(Heading<'a>),
    /// A paragraph.
    Paragraph(Text<'a>),
    /// A list of points.
    List(Vec<Text<'a>>),
    /// Labelled facts: «Ansvariga: OSN, SCN».
    Facts(Vec<(Cow<'static, str>, Text<'a>)>),
    /// A table.
    Table(Table<'a>),
    /// Counts of outcomes, to be shown as bars and always as figures.
    Counts(CountTable<'a>),
}

/// A heading below the title.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading<'a> {
    /// 2 for a part of the report, 3 to 5 below it; no level is left out on the way down.
    pub level: u8,
    /// A name that is unique in the report, of letters, digits, points and hyphens.
    pub anchor: String,
    /// Its text.
    pub text: Text<'a>,
}

/// A running text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text<'a>(pub Vec<Span<'a>>);

/// A piece of a text. No piece holds a line break but those of notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span<'a> {
    /// In the language of the report.
    Plain(Cow<'a, str>),
    /// The same, set off.
    Strong(Cow<'a, str>),
    /// In the language of the plan: texts of the plan, and what people have written.
    Plan(Cow<'a, str>),
    /// An abbreviation and what it stands for, both in the language of the plan.
    Abbreviation(&'a str, &'a str),
}

/// A table without merged cells. The first column names the row.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<'a> {
    /// What it shows; unique in the report.
    pub caption: Text<'a>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Text<'a>>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: Cow<'static, str>,
    /// How wide it is beside the others.
    pub weight: u16,
    /// Whether it holds numbers, which are set to the right.
    pub numbers: bool,
}

/// Counts of outcomes, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct CountTable<'a> {
    /// What it shows; unique in the report.
    pub caption: Text<'a>,
    /// What the rows are: «Fokusområde».
    pub of: Cow<'static, str>,
    /// The rows; the last may be the sum, and says so.
    pub rows: Vec<(Text<'a>, Counts)>,
}

impl<'a> Text<'a> {
    /// A text in the language of the report.
    pub fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        Self(vec![Span::Plain(text.into())])
    }

    /// A text of the plan, or of people.
    pub fn plan(text: impl Into<Cow<'a, str>>) -> Self {
        Self(vec![Span::Plan(text.into())])
    }

    /// The same text with another piece behind it.
    #[must_use]
    pub fn and(mut self, span: Span<'a>) -> Self {
        self.0.push(span);
        self
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.as_str().is_empty())
    }

    /// The text without its forms.
    pub fn to_plain(&self) -> String {
        self.0.iter().map(Span::as_str).collect()
    }
}

impl Span<'_> {
    /// What it says.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Strong(text) | Self::Plan(text) => text,
            Self::Abbreviation(short, _) => short,
        }
    }
}

impl Column {
    /// A column of texts.
    pub fn text(title: impl Into<Cow<'static, str>>, weight: u16) -> Self {
        Self { title: title.into(), weight, numbers: false }
    }

    /// A column of numbers.
    pub fn numbers(title: impl Into<Cow<'static, str>>, weight: u16) -> Self {
        Self { title: title.into(), weight, numbers: true }
    }
}
