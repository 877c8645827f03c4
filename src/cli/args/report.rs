//! The arguments of `folj report`.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum, ValueHint};
use clap_complete::engine::ArgValueCompleter;
use jiff::civil::Date;

use super::FilterArgs;
use crate::cli::complete;
use crate::report::{Extra, Form, Format, Wanted};
use crate::text::clean_line;

/// Arguments of `folj report`. Options that mean something else than those of the same name elsewhere
/// have ids of their own, by which `text::cli` finds their words.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct ReportArgs {
    #[arg(id = "report_format", long = "format", value_name = "FORMAT", value_enum, hide_possible_values = true, add = ArgValueCompleter::new(complete::choices::<Format>))]
    pub(in crate::cli) format: Option<Format>,
    #[arg(long, value_name = "KIND", value_enum, hide_possible_values = true, add = ArgValueCompleter::new(complete::choices::<Form>))]
    pub(in crate::cli) kind: Option<Form>,
    #[arg(short, long, value_name = "FILE|DIR|-", value_hint = ValueHint::AnyPath)]
    pub(in crate::cli) output: Option<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) force: bool,
    #[arg(long, requires = "output", conflicts_with = "nobody")]
    pub(in crate::cli) per_committee: bool,
    #[arg(id = "compared", long = "since", value_name = "DATE|MEETING", add = ArgValueCompleter::new(complete::moments))]
    pub(in crate::cli) since: Option<String>,
    #[arg(long, value_name = "PART", value_enum, value_delimiter = ',', hide_possible_values = true, add = ArgValueCompleter::new(complete::choices::<Extra>))]
    pub(in crate::cli) with: Vec<Extra>,
    #[arg(long, value_name = "PART", value_enum, value_delimiter = ',', hide_possible_values = true, add = ArgValueCompleter::new(complete::choices::<Extra>))]
    pub(in crate::cli) without: Vec<Extra>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(in crate::cli) title: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(in crate::cli) body: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) date: Option<Date>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(in crate::cli) case_number: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(in crate::cli) prepared_by: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) filter: FilterArgs,
}

impl ReportArgs {
    /// The form that is asked for; with a file for each committee an extract, else all of it.
    pub(in crate::cli) fn form(&self) -> Form {
        let usual = if self.per_committee { Form::Extract } else { Form::default() };
        self.kind.unwrap_or(usual)
    }

    /// What the report is to hold.
    pub(in crate::cli) fn wanted(&self) -> Wanted {
        let mut wanted = Wanted {
            title: said(self.title.as_deref()),
            body: said(self.body.as_deref()),
            date: self.date,
            case_number: said(self.case_number.as_deref()),
            prepared_by: said(self.prepared_by.as_deref()),
            ..Wanted::new(self.form())
        };
        wanted.with.extend(&self.with);
        wanted.with.retain(|part| !self.without.contains(part));
        wanted
    }
}

/// A text of one line; a blank one, as from a variable that is empty, is none.
fn said(typed: Option<&str>) -> Option<String> {
    typed.map(|text| clean_line(text).trim().to_owned()).filter(|text| !text.is_empty())
}

/// Reads `2025-05-14`; the error is an example of what works.
fn day(text: &str) -> Result<Date, &'static str> {
    text.parse().map_err(|_| "2025-05-14")
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for Extra {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}
