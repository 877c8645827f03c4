//! Rows for scripts and spreadsheets: TSV and CSV.

use std::io::{self, Write};

use crate::model::Number;
use crate::text::{Lang, clean_line, number};

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing is recorded or known.
    Nothing,
    /// A text.
    Text(String),
    /// A number: with a point for scripts, with a comma for spreadsheets.
    Number(Number),
    /// How many.
    Count(usize),
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
}

/// Named columns and their rows.
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

    /// Fields hold neither tabs nor line breaks, so that `cut` and `awk` need no quoting.
    pub fn write_tsv(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", self.columns.join("\t"))?;
        for row in &self.rows {
            let fields = row.iter().map(|value| match value {
                Value::Nothing => String::new(),
                Value::Text(text) => clean_line(text).into_owned(),
                Value::Number(number) => number.to_string(),
                Value::Count(n) => n.to_string(),
            });
            writeln!(out, "{}", fields.collect::<Vec<_>>().join("\t"))?;
        }
        Ok(())
    }

    /// As a Swedish Excel opens it: U+FEFF first, semicolons, decimal comma, CRLF.
    pub fn write_csv(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut writer =
            csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(out);
        writer.write_record(self.columns)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|value| match value {
                Value::Nothing => String::new(),
                Value::Text(text) => neutral(text),
                Value::Number(value) => number(Lang::Sv, *value),
                Value::Count(n) => n.to_string(),
            }))?;
        }
        writer.flush()
    }
}

/// A cell that would start a formula gets an apostrophe in front, and stays a text (OWASP, CSV injection).
fn neutral(text: &str) -> String {
    let starts = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if starts { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(value: Value) -> Sheet {
        let mut sheet = Sheet::new(&["a", "b"]);
        sheet.push(vec![value, Value::text("x")]);
        sheet
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
            (Value::Number(number), "-87,5"),
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
        assert_eq!(tsv(Value::Number(number)), "a\tb\n87.5\tx\n");
        assert_eq!(tsv(Value::text("rad 1\nrad\t2")), "a\tb\nrad 1 rad 2\tx\n");
    }
}
