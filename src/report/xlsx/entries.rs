//! The sheet of all that was recorded about what is shown, item by item, oldest first.

use rust_xlsxwriter::XlsxError;

use super::book::{Book, Head};
use super::changes::{number, who_and_when};
use crate::journal::{Entry, MeetingId};
use crate::report::Report;
use crate::report::sheet::Value;
use crate::report::subject::Subject;

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
    for subject in report.subjects() {
        for entry in report.history.of(&subject.target).filter(|entry| report.tells(entry)) {
            leaf.row(&row(report, &subject, entry))?;
        }
    }
    book.add(leaf)
}

/// What an undo takes back stands in its value.
fn row(report: &Report<'_>, subject: &Subject<'_>, entry: &Entry) -> [Value; 8] {
    let (lang, kind) = (report.lang, subject.kind);
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
        Value::text(subject.id),
        Value::text(&subject.text),
        at,
        by,
        Value::maybe(entry.record.meeting.as_ref().map(MeetingId::as_str)),
        Value::text(lang.field(&entry.act)),
        value,
        Value::maybe(undone.as_deref()),
    ]
}
