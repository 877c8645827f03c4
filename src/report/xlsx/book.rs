//! The workbook and its sheets: each with a header that stays in view, filters, and a set-up for paper.

use std::io::{self, Read};

use rust_xlsxwriter::{DocProperties, Workbook, Worksheet, XlsxError};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::cells::Cells;
use crate::report::Report;
use crate::report::sheet::Value;
use crate::text::{Lang, clean_line};

/// From so many rows on a sheet goes by way of a temporary file, row by row, so that its memory stays
/// flat. The texts of such a sheet stand in its cells and not in a table that all sheets share.
const MANY: usize = 2_000;

/// A4, as Excel numbers the sizes of paper.
const A4: u8 = 9;

/// Excel takes no longer name of a sheet, in characters.
const LONGEST_NAME: usize = 31;

/// Excel takes no longer header or footer, in characters; a little of it are its own marks.
const LONGEST_HEADER: usize = 240;

/// While such a sheet grows, there must be room in the folder of temporary files for so many bytes
/// more; this is looked at twice as often as needed. The crate takes a full disk for a mistake in the
/// program.
const ROOM: usize = 8 << 20;

/// What a cell takes in a sheet beside its text, at most, in bytes.
const CELL: usize = 80;

/// The height of a line, in points.
const LINE: f64 = 15.0;

/// Excel makes no row higher than 409 points.
const MOST_LINES: usize = 27;

/// The button of a filter takes so much of a heading, in characters.
const BUTTON: u16 = 3;

/// The workbook while sheets are added.
pub(super) struct Book {
    workbook: Workbook,
    cells: Cells,
    title: String,
    lang: Lang,
    /// The names of the sheets, as Excel compares them.
    names: Vec<String>,
}

/// A heading and how wide its column is, in characters.
pub(super) struct Head {
    pub(super) title: String,
    pub(super) width: u16,
}

impl Head {
    /// A heading over a column that is so wide, or wider so that no word of the heading is divided.
    pub(super) fn new(title: impl Into<String>, width: u16) -> Self {
        let title = title.into();
        let word = title.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or_default();
        let word = u16::try_from(word).unwrap_or_default() + BUTTON;
        Self { width: width.max(word), title }
    }
}

/// A sheet while rows are added.
pub(super) struct Leaf {
    sheet: Worksheet,
    cells: Cells,
    widths: Vec<u16>,
    printed: u16,
    row: u32,
    /// What was written since the room was looked at, in bytes; nothing of a sheet in memory.
    written: Option<usize>,
}

impl Book {
    pub(super) fn new(report: &Report<'_>) -> Self {
        let title = clean_line(&report.title().to_plain()).into_owned();
        let (wanted, plan) = (&report.wanted, report.plan.plan);
        let made = report.made.to_zoned(jiff::tz::TimeZone::UTC).datetime();
        let properties = DocProperties::new()
            .set_title(&title)
            .set_subject(clean_line(&plan.title).into_owned())
            .set_author(clean_line(wanted.prepared_by.as_deref().unwrap_or_default()).into_owned())
            .set_company(clean_line(&plan.organisation).into_owned())
            .set_comment(clean_line(&report.shows()).into_owned())
            .set_creation_datetime(&made);
        let mut workbook = Workbook::new();
        workbook.set_properties(&properties);
        Self { workbook, cells: Cells::new(report.lang), title, lang: report.lang, names: Vec::new() }
    }

    /// A sheet for about so many rows, under headings.
    pub(super) fn leaf(&mut self, name: &str, heads: &[Head], rows: usize) -> Result<Leaf, XlsxError> {
        // Where no temporary file can be made, memory has to do.
        let long = (rows >= MANY && has_room().is_ok())
            .then(|| self.workbook.new_worksheet_with_constant_memory().ok())
            .flatten();
        let written = long.as_ref().map(|_| 0);
        let mut sheet = long.unwrap_or_else(Worksheet::new);
        sheet.set_name(self.free(&sheet_name(name)))?;
        let mut most = 1;
        for (column, head) in (0..).zip(heads) {
            sheet.set_column_width(column, head.width)?;
            sheet.write_string_with_format(
                0,
                column,
                clean_line(&head.title).into_owned(),
                self.cells.header(),
            )?;
            most = most.max(lines(&head.title, head.width.saturating_sub(BUTTON)));
        }
        sheet.set_row_height(0, height(most))?;
        sheet.set_freeze_panes(1, 0)?.set_selection(0, 0, 0, 0)?;
        sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        sheet.set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3);
        let head: String = self.title.graphemes(true).take(LONGEST_HEADER / 2).collect();
        sheet.set_header(format!("&L{}", head.replace('&', "&&")));
        sheet.set_footer(format!("&R{}", self.lang.sheet_page()));
        sheet.set_header_footer_scale_with_doc(false);
        let widths: Vec<u16> = heads.iter().map(|head| head.width).collect();
        let printed = columns(&widths)?;
        Ok(Leaf { sheet, cells: self.cells.clone(), widths, printed, row: 0, written })
    }

    /// The name, or where the words of a plan make it empty or give it twice, one with a number.
    fn free(&mut self, name: &str) -> String {
        let number = self.names.len() + 1;
        let is_free = !name.is_empty() && !self.names.contains(&name.to_lowercase());
        let own = if is_free { name.to_owned() } else { format!("{number} {name}") };
        let own = sheet_name(&own);
        self.names.push(own.to_lowercase());
        own
    }

    /// Puts a finished sheet behind the others.
    pub(super) fn add(&mut self, mut leaf: Leaf) -> Result<(), XlsxError> {
        let columns = columns(&leaf.widths)?;
        if let Some(last) = columns.checked_sub(1) {
            leaf.sheet.autofilter(0, 0, leaf.row, last)?;
        }
        if let Some(last) = leaf.printed.checked_sub(1).filter(|_| leaf.printed < columns) {
            leaf.sheet.set_print_area(0, 0, leaf.row, last)?;
        }
        self.workbook.push_worksheet(leaf.sheet);
        Ok(())
    }

    /// The whole file.
    pub(super) fn into_bytes(mut self) -> Result<Vec<u8>, XlsxError> {
        self.workbook.save_to_buffer()
    }
}

impl Leaf {
    /// Prints the first columns alone.
    pub(super) fn print_first(&mut self, columns: u16) {
        self.printed = columns;
    }

    /// Adds a row.
    pub(super) fn row(&mut self, values: &[Value]) -> Result<(), XlsxError> {
        if let Some(written) = &mut self.written {
            *written += values.iter().map(bytes).sum::<usize>();
            if *written > ROOM / 2 {
                has_room()?;
                *written = 0;
            }
        }
        self.row += 1;
        let mut most = 1;
        for (column, (value, width)) in (0..).zip(values.iter().zip(&self.widths)) {
            self.cells.write(&mut self.sheet, (self.row, column), value)?;
            if let Value::Text(text) = value {
                most = most.max(lines(text, *width));
            }
        }
        // Not every program finds out by itself how high a row must be.
        self.sheet.set_row_height(self.row, height(most)).map(|_| ())
    }
}

fn columns(widths: &[u16]) -> Result<u16, XlsxError> {
    u16::try_from(widths.len()).map_err(|_| XlsxError::RowColumnLimitError)
}

/// Whether the folder of temporary files has [`ROOM`].
fn has_room() -> io::Result<()> {
    let mut file = tempfile::tempfile()?;
    let mut zeros = io::repeat(0).take(ROOM as u64);
    io::copy(&mut zeros, &mut file).map(|_| ())
}

/// What a value takes in a sheet, at most.
fn bytes(value: &Value) -> usize {
    let Value::Text(text) = value else { return CELL };
    // `&` becomes five bytes.
    CELL + text.len() + 4 * text.matches(['&', '<', '>']).count()
}

/// How many lines a text takes in a column.
fn lines(text: &str, width: u16) -> usize {
    let width = usize::from(width);
    if text.len() <= width && !text.contains('\n') {
        return 1;
    }
    text.split('\n').map(|line| textwrap::wrap(line, width).len().max(1)).sum()
}

fn height(lines: usize) -> f64 {
    lines.min(MOST_LINES) as f64 * LINE
}

/// A name that Excel takes for a sheet: none of `[]:*?/\`, no apostrophe at its ends, not too long.
pub(super) fn sheet_name(name: &str) -> String {
    let taken = |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let plain = clean_line(name).replace(taken, " ");
    let mut units = 0;
    let short = plain.graphemes(true).take_while(|piece| {
        units += piece.encode_utf16().count();
        units <= LONGEST_NAME
    });
    short.collect::<String>().trim_matches(|c: char| c == '\'' || c.is_whitespace()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_excel_takes() {
        for (name, expected) in [
            ("Aktivitet", "Aktivitet"),
            ("'Mål/delmål'", "Mål delmål"),
            ("Vad? [1]: *", "Vad   1"),
            ("Uppdrag och insatser i samverkan om äldre", "Uppdrag och insatser i samverka"),
        ] {
            assert_eq!(sheet_name(name), expected);
        }
    }
}
