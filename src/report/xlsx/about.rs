//! The first sheet: what the report is, what it shows, as of when, and what is printed.

use rust_xlsxwriter::{XlsxError, utility};

use super::activities::Activities;
use super::book::{Book, Head};
use crate::report::Report;
use crate::report::sheet::Value;

/// Adds the sheet.
pub(super) fn write(
    report: &Report<'_>,
    activities: &Activities<'_, '_>,
    book: &mut Book,
) -> Result<(), XlsxError> {
    let (lang, cover) = (report.lang, report.cover());
    let heads = [Head::new(lang.sheet_fact(), 26), Head::new(lang.sheet_content(), 90)];
    let mut leaf = book.leaf(&lang.sheet_about(), &heads, 0)?;
    let mut fact = |label: &str, text: &str| leaf.row(&[Value::text(label), Value::text(text)]);
    fact(&lang.sheet_title(), &cover.title.to_plain())?;
    if let Some(warning) = &cover.warning {
        fact(&lang.sheet_beware(), warning)?;
    }
    for (label, text) in &cover.facts {
        fact(label, &text.to_plain())?;
    }
    fact(&lang.sheet_counting(), &lang.report_counting_rule())?;
    if let Some(last) = activities.last_printed() {
        let (from, to) = (utility::column_number_to_name(0), utility::column_number_to_name(last));
        fact(&lang.sheet_paper(), &lang.sheet_printed(&from, &to, &activities.name()))?;
    }
    book.add(leaf)
}
