//! The sheet of activities with their outcomes: the columns of CSV and TSV, in words.

use rust_xlsxwriter::XlsxError;

use super::book::{Book, Head, sheet_name};
use crate::problem::Level;
use crate::report::Report;
use crate::report::rows::{COLUMNS, Column, Reader, Row, Width};
use crate::report::sheet::Value;

/// Excel makes no row higher than 409 points: so many lines of a wrapped text are seen.
const LINES: usize = 25;

/// The widest that a column gets, in characters.
const WIDEST: u16 = 110;

/// The sheet before it is written: which columns have anything to say, and how wide they must be.
pub(super) struct Activities<'r, 'a> {
    report: &'r Report<'a>,
    columns: Vec<(&'static Column, u16)>,
    rows: usize,
}

impl<'r, 'a> Activities<'r, 'a> {
    /// Looks through the rows once. A column that says nothing is left out.
    pub(super) fn new(report: &'r Report<'a>) -> Self {
        let mut longest = vec![0; COLUMNS.len()];
        let mut rows = 0;
        for row in report.rows(Reader::Person) {
            rows += 1;
            for (longest, column) in longest.iter_mut().zip(COLUMNS) {
                *longest = length(column, &row).max(*longest);
            }
        }
        let used = COLUMNS.iter().zip(longest).filter(|(_, longest)| *longest > 0);
        let columns = used.map(|(column, longest)| (column, width(column, longest))).collect();
        Self { report, columns, rows }
    }

    /// What the sheet is called, in the plan's own word.
    pub(super) fn name(&self) -> String {
        sheet_name(&self.report.lang.level_heading(Level::Activity, self.report.plan.plan))
    }

    /// The last column that is printed, from 0, where others are not.
    pub(super) fn last_printed(&self) -> Option<u16> {
        let printed = self.printed();
        let some_are_not = usize::from(printed) < self.columns.len();
        printed.checked_sub(1).filter(|_| some_are_not)
    }

    /// Adds the sheet.
    pub(super) fn write(&self, book: &mut Book) -> Result<(), XlsxError> {
        let head = |&(column, width): &(&Column, u16)| Head::new((column.heading)(self.report), width);
        let heads: Vec<Head> = self.columns.iter().map(head).collect();
        let mut leaf = book.leaf(&self.name(), &heads, self.rows)?;
        leaf.print_first(self.printed());
        for row in self.report.rows(Reader::Person) {
            let values: Vec<Value> = self.columns.iter().map(|(column, _)| (column.of)(&row)).collect();
            leaf.row(&values)?;
        }
        book.add(leaf)
    }

    /// How many columns are printed; they are the first ones.
    fn printed(&self) -> u16 {
        let printed = |(column, _): &&(&Column, u16)| matches!(column.width, Width::Printed(_));
        self.columns.iter().take_while(printed).fold(0, |n, _| n + 1)
    }
}

/// How long a value is, in characters; 0 if there is none.
fn length(column: &Column, row: &Row<'_, '_>) -> usize {
    match (column.of)(row) {
        Value::Nothing => 0,
        Value::Text(text) => text.chars().count(),
        Value::Number(_) | Value::Percent(_) | Value::Count(_) | Value::Date(_) | Value::Moment(_) => 1,
    }
}

/// Wide enough that Excel shows the whole of a long text.
fn width(column: &Column, longest: usize) -> u16 {
    let (Width::Printed(usual) | Width::Beside(usual)) = column.width;
    let needed = u16::try_from(longest.div_ceil(LINES)).unwrap_or(WIDEST);
    needed.clamp(usual, WIDEST.max(usual))
}
