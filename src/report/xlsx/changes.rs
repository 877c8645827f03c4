//! The sheet of what says something else than at the moment that the report is compared with.

use rust_xlsxwriter::XlsxError;

use super::book::{Book, Head};
use crate::journal::{Act, Change, Entry};
use crate::model::Kind;
use crate::report::Report;
use crate::report::sheet::Value;
use crate::report::subject::Subject;

/// Adds the sheet.
pub(super) fn write(report: &Report<'_>, book: &mut Book) -> Result<(), XlsxError> {
    let lang = report.lang;
    let heads = [
        Head::new(lang.report_id(), 11),
        Head::new(lang.report_what(), 44),
        Head::new(lang.sheet_field(), 13),
        Head::new(lang.report_before(), 40),
        Head::new(lang.report_after(), 40),
        Head::new(lang.sheet_by(), 18),
        Head::new(lang.sheet_at(), 16),
        Head::new(lang.report_meeting(), 16),
    ];
    let changes = report.changes_by_target();
    let many = changes.values().map(Vec::len).sum();
    let mut leaf = book.leaf(&lang.sheet_changes(), &heads, many)?;
    for subject in report.subjects() {
        for change in changes.get(&subject.target).into_iter().flatten() {
            leaf.row(&row(report, &subject, change))?;
        }
    }
    book.add(leaf)
}

fn row(report: &Report<'_>, subject: &Subject<'_>, change: &Change<'_>) -> [Value; 8] {
    let kind = subject.kind;
    let said = |heads: &[&Entry]| match heads {
        [one] => number(&one.act, kind),
        _ => None,
    };
    let words = |heads: &[&Entry]| {
        let text = || Value::Text(report.says(heads, change.field, kind).to_plain());
        said(heads).unwrap_or_else(text)
    };
    let [by, at] = who_and_when(report, change.last);
    let meeting = change.last.and_then(|entry| entry.record.meeting.as_ref());
    [
        Value::text(subject.id),
        Value::text(&subject.text),
        Value::text(report.lang.field(&change.field.removal())),
        words(&change.before),
        words(&change.after),
        by,
        at,
        Value::maybe(meeting.map(crate::journal::MeetingId::as_str)),
    ]
}

/// The number that an act records, as one.
pub(super) fn number(act: &Act, kind: &Kind) -> Option<Value> {
    match (act, kind) {
        (Act::Number(Some(number)), Kind::Percent) => Some(Value::Percent(*number)),
        (Act::Number(Some(number)), _) => Some(Value::Number(*number)),
        _ => None,
    }
}

/// Who made an entry, and when on the reader's clock.
pub(super) fn who_and_when(report: &Report<'_>, entry: Option<&Entry>) -> [Value; 2] {
    let by = entry.map(|entry| entry.record.by.called());
    let at = entry.map(|entry| Value::Moment(entry.at.to_zoned(report.zone.clone())));
    [Value::maybe(by), at.unwrap_or(Value::Nothing)]
}
