//! Rows for scripts and spreadsheets: TSV and CSV, a row at a time.

use std::borrow::Cow;
use std::io::{self, Write};

use jiff::Zoned;
use jiff::civil::Date;

use crate::contract;
use crate::model::Number;
use crate::text::{Lang, clean, clean_line, date_time, number};

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing is recorded or known.
    Nothing,
    /// A text.
    Text(String),
    /// A number: with a point for scripts, with a comma for spreadsheets.
    Number(Number),
    /// A share in percent: 87.5 is 87.5 %.
    Percent(Number),
    /// How many.
    Count(usize),
    /// A day.
    Date(Date),
    /// A moment: in UTC for scripts, in its zone for people.
    Moment(Zoned),
}

impl Value {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// The text if there is one.
    pub fn maybe(text: Option<&str>) -> Self {
        text.map_or(Self::Nothing, Self::text)
    }

    /// For scripts: on one line, in UTC, with a decimal point.
    fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Nothing => "".into(),
            Self::Text(text) => clean_line(text).into_cow(),
            Self::Number(number) | Self::Percent(number) => number.to_string().into(),
            Self::Count(n) => n.to_string().into(),
            Self::Date(date) => date.to_string().into(),
            Self::Moment(at) => contract::time(at.timestamp()).into(),
        }
    }

    /// For a Swedish spreadsheet: texts that start no formula, a decimal comma, the reader's clock.
    fn cell(&self) -> Cow<'_, str> {
        match self {
            Self::Nothing => "".into(),
            Self::Text(text) => neutral(text),
            Self::Number(value) | Self::Percent(value) => number(Lang::Sv, *value).into(),
            Self::Count(n) => n.to_string().into(),
            Self::Date(date) => date.to_string().into(),
            Self::Moment(at) => date_time(at.timestamp(), at.time_zone()).into(),
        }
    }
}

/// Rows that are written as they come, under the names of their columns.
pub(super) trait Rows {
    /// The names of the columns, once, before the rows.
    fn head(&mut self, names: &[&str]) -> io::Result<()>;

    /// A row, with as many values as there are columns.
    fn row(&mut self, values: &[Value]) -> io::Result<()>;

    /// Writes what is still held back.
    fn finish(self) -> io::Result<()>;
}

/// TSV: fields hold neither tabs nor line breaks, so that `cut` and `awk` need no quoting.
pub(super) struct Tsv<'a>(pub(super) &'a mut dyn Write);

impl Rows for Tsv<'_> {
    fn head(&mut self, names: &[&str]) -> io::Result<()> {
        writeln!(self.0, "{}", names.join("\t"))
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        for (at, value) in values.iter().enumerate() {
            let before = if at == 0 { "" } else { "\t" };
            write!(self.0, "{before}{}", value.plain())?;
        }
        writeln!(self.0)
    }

    fn finish(self) -> io::Result<()> {
        self.0.flush()
    }
}

/// CSV as a Swedish Excel opens it: U+FEFF first, semicolons, decimal comma, CRLF.
pub(super) struct Csv<'a>(csv::Writer<&'a mut dyn Write>);

impl<'a> Csv<'a> {
    /// Begins with the mark that says UTF-8.
    pub(super) fn new(out: &'a mut dyn Write) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut form = csv::WriterBuilder::new();
        Ok(Self(form.delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(out)))
    }
}

impl Rows for Csv<'_> {
    fn head(&mut self, names: &[&str]) -> io::Result<()> {
        Ok(self.0.write_record(names)?)
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        Ok(self.0.write_record(values.iter().map(|value| value.cell().into_owned()))?)
    }

    fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Named columns and their rows, gathered before they are written.
#[derive(Debug)]
pub struct Sheet {
    columns: &'static [&'static str],
    rows: Vec<Vec<Value>>,
}

impl Sheet {
    /// Columns without rows yet.
    pub fn new(columns: &'static [&'static str]) -> Self {
        Self { columns, rows: Vec::new() }
    }

    /// Adds a row, with as many values as there are columns.
    pub fn push(&mut self, row: Vec<Value>) {
        self.rows.push(row);
    }

    /// For scripts: tabs between fields, which hold neither tabs nor line breaks.
    pub fn write_tsv(&self, out: &mut dyn Write) -> io::Result<()> {
        write(Tsv(out), self.columns, &self.rows)
    }

    /// As a Swedish Excel opens it: U+FEFF first, semicolons, decimal comma, CRLF.
    pub fn write_csv(&self, out: &mut dyn Write) -> io::Result<()> {
        write(Csv::new(out)?, self.columns, &self.rows)
    }
}

/// Rows with as many values as there are columns, written one by one: there may be millions.
pub fn write_tsv<R: AsRef<[Value]>>(
    columns: &[&str],
    rows: impl IntoIterator<Item = R>,
    out: &mut dyn Write,
) -> io::Result<()> {
    write(Tsv(out), columns, rows)
}

/// The same as [`Sheet::write_csv`] writes them.
pub fn write_csv<R: AsRef<[Value]>>(
    columns: &[&str],
    rows: impl IntoIterator<Item = R>,
    out: &mut dyn Write,
) -> io::Result<()> {
    write(Csv::new(out)?, columns, rows)
}

fn write<R: AsRef<[Value]>>(
    mut to: impl Rows,
    columns: &[&str],
    rows: impl IntoIterator<Item = R>,
) -> io::Result<()> {
    to.head(columns)?;
    rows.into_iter().try_for_each(|row| to.row(row.as_ref()))?;
    to.finish()
}

/// A cell that would start a formula gets an apostrophe in front, and stays a text (OWASP, CSV
/// injection). Blanks before it are no shelter, since some programs drop them.
fn neutral(text: &str) -> Cow<'_, str> {
    let clean = clean(text).into_cow();
    let starts = clean.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if starts { format!("'{clean}").into() } else { clean }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(value: Value) -> Sheet {
        let mut sheet = Sheet::new(&["a", "b"]);
        sheet.push(vec![value, Value::text("x")]);
        sheet
    }

    /// Half past one at night, two hours before UTC.
    fn moment() -> Zoned {
        let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(2));
        "2025-05-13T23:30:00Z".parse::<jiff::Timestamp>().unwrap().to_zoned(zone)
    }

    fn csv(value: Value) -> String {
        let mut out = Vec::new();
        sheet(value).write_csv(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn tsv(value: Value) -> String {
        let mut out = Vec::new();
        sheet(value).write_tsv(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_spreadsheet_runs_no_formula_and_reads_numbers() {
        let number: Number = "-87,5".parse().unwrap();
        for (value, field) in [
            (Value::text("=1+1"), "'=1+1"),
            (Value::text("@x"), "'@x"),
            (Value::text("- punkt"), "'- punkt"),
            (Value::text(" \t=1+1"), "'  =1+1"),
            (Value::text("\u{200b}+46"), "'+46"),
            (Value::text("\tx"), " x"),
            (Value::text("−3"), "−3"),
            (Value::Number(number), "-87,5"),
            (Value::Percent(number), "-87,5"),
            (Value::Date(jiff::civil::date(2025, 3, 1)), "2025-03-01"),
            (Value::Moment(moment()), "2025-05-14 01:30"),
            (Value::text("a;b"), "\"a;b\""),
            (Value::text("sa \"nej\"\nsen"), "\"sa \"\"nej\"\"\nsen\""),
            (Value::Nothing, ""),
        ] {
            assert_eq!(csv(value), format!("\u{feff}a;b\r\n{field};x\r\n"));
        }
    }

    #[test]
    fn a_script_finds_a_field_in_each_column() {
        let number: Number = "87,5".parse().unwrap();
        for (value, field) in [
            (Value::Number(number), "87.5"),
            (Value::Percent(number), "87.5"),
            (Value::text("rad 1\nrad\t2"), "rad 1 rad 2"),
            (Value::text("=1+1"), "=1+1"),
            (Value::text("sa \"nej\""), "sa \"nej\""),
            (Value::Date(jiff::civil::date(2025, 3, 1)), "2025-03-01"),
            (Value::Moment(moment()), "2025-05-13T23:30:00Z"),
            (Value::Count(3), "3"),
            (Value::Nothing, ""),
        ] {
            assert_eq!(tsv(value), format!("a\tb\n{field}\tx\n"));
        }
    }
}
