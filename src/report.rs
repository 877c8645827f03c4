//! Reports: what goes out of the program, in the formats that the public sector uses.
//!
//! A [`Report`] is what was asked for, over a plan and its history. [`Report::compose`] hands its blocks
//! to a [`Page`]; HTML, Word and Markdown are pages. Spreadsheets and JSON are made from the report
//! itself, row by row.

mod block;
mod compose;
mod cover;
mod docx;
mod file_name;
mod html;
mod json;
mod json_text;
mod markdown;
mod request;
mod rows;
mod sheet;
mod subject;
mod wanted;
mod xlsx;

use std::io::{self, Write};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::journal::{AsOf, History, Meeting};
use crate::model::PlanYear;
use crate::query::{Filter, Shown};
use crate::text::Lang;

pub use block::{Block, Column, CountTable, Heading, Page, Span, Table, Text};
pub use compose::Part;
pub use cover::Cover;
pub use html::{Index, IndexRow};
pub use json_text::write_json;
pub use request::{Request, recorded};
pub use sheet::{Sheet, Value, write_csv, write_tsv};
pub use wanted::{Extra, Form, Format, Wanted};

/// A report: what is told, as of when, and how.
#[derive(Debug)]
pub struct Report<'a> {
    /// The plan with the list of a year.
    pub plan: PlanYear<'a>,
    /// The history as of the moment that is told about.
    pub history: &'a History,
    /// That moment.
    pub as_of: AsOf,
    /// Which activities were asked for.
    pub filter: &'a Filter,
    /// What the filter leaves.
    pub shown: Shown<'a>,
    /// What it is compared with: an earlier moment and the history as of then.
    pub since: Option<(AsOf, History)>,
    /// The meeting whose record it is.
    pub meeting: Option<Meeting>,
    /// The language of the report; the plan's texts stay in theirs.
    pub lang: Lang,
    /// When it was made.
    pub made: Timestamp,
    /// The zone in which moments are told.
    pub zone: &'a TimeZone,
    /// What it is to hold.
    pub wanted: Wanted,
    /// Whether the outcomes are invented.
    pub demo: bool,
}

impl Report<'_> {
    /// Writes it in a format.
    pub fn write(&self, format: Format, out: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Html => html::write(self, out),
            Format::Docx => docx::write(self, out),
            Format::Xlsx => xlsx::write(self, out),
            Format::Csv => rows::write_csv(self, out),
            Format::Tsv => rows::write_tsv(self, out),
            Format::Markdown => markdown::write(self, out),
            Format::Json => json::write(self, out),
        }
    }
}
