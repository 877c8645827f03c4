//! The sheet of all that was recorded about what is shown, item by item, oldest first.

use rust_xlsxwriter::XlsxError;

use super::book::{Book, Head};
use super::changes::{kind, number, text, who_and_when};
use crate::journal::{Entry, Field, MeetingId, Target};
use crate::model::Item;
use crate::report::sheet::Value;
use crate::report::{Extra, Report};

/// Adds the sheet.
pub(super) fn write(report: &Report<'_>, book: &mut Book) -> Result<(), XlsxError> {
    let lang = report.lang;
    let heads = [
        Head::new(lang.report_id(), 11),
        Head::new(lang.report_what(), 44),
        Head::new(lang.sheet_at(), 16),
        Head::new(lang.sheet_by(), 18),
        Head::new(lang.report_meeting(), 16),
        Head::new(lang.sheet_field(), 13),
        Head::new(lang.sheet_value(), 60),
        Head::new(lang.sheet_undone(), 10),
    ];
    let mut leaf = book.leaf(&lang.sheet_entries(), &heads, report.history.entries().len())?;
    for item in report.shown_items() {
        for entry in report.history.of(&Target::item(report.plan, item)) {
            if !is_hidden(report, entry) {
                leaf.row(&row(report, item, entry))?;
            }
        }
    }
    book.add(leaf)
}

/// Whether it is about a note, and no notes are wanted.
fn is_hidden(report: &Report<'_>, entry: &Entry) -> bool {
    let about = report.history.withdrawn_by(entry).unwrap_or(entry);
    about.act.field() == Some(Field::Note) && !report.wanted.has(Extra::Notes)
}

/// What an undo takes back stands in its value.
fn row(report: &Report<'_>, item: Item<'_>, entry: &Entry) -> [Value; 8] {
    let (lang, kind) = (report.lang, kind(item));
    let value = match report.history.withdrawn_by(entry) {
        Some(other) => {
            Value::Text(format!("{} {}", lang.field(&other.act), lang.value_of(&other.act, Some(kind))))
        }
        None => {
            number(&entry.act, kind).unwrap_or_else(|| Value::Text(lang.value_of(&entry.act, Some(kind))))
        }
    };
    let undone = (!report.history.is_live(entry)).then(|| lang.report_undone().into_owned());
    let [by, at] = who_and_when(report, Some(entry));
    [
        Value::text(item.id().as_str()),
        Value::Text(text(item)),
        at,
        by,
        Value::maybe(entry.record.meeting.as_ref().map(MeetingId::as_str)),
        Value::text(lang.field(&entry.act)),
        value,
        Value::maybe(undone.as_deref()),
    ]
}
