//! The sheet of what says something else than at the moment that the report is compared with.

use rust_xlsxwriter::XlsxError;

use super::book::{Book, Head};
use crate::journal::{Act, Change, Entry, Target};
use crate::model::{Item, Kind};
use crate::report::Report;
use crate::report::sheet::Value;

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
    for item in report.shown_items() {
        let of_item = changes.get(&Target::item(report.plan, item));
        for change in of_item.into_iter().flatten() {
            leaf.row(&row(report, item, change))?;
        }
    }
    book.add(leaf)
}

fn row(report: &Report<'_>, item: Item<'_>, change: &Change<'_>) -> [Value; 8] {
    let kind = kind(item);
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
        Value::text(item.id().as_str()),
        Value::Text(text(item)),
        Value::text(report.lang.field(&change.field.removal())),
        words(&change.before),
        words(&change.after),
        by,
        at,
        Value::maybe(meeting.map(crate::journal::MeetingId::as_str)),
    ]
}

/// The kind of number that an item takes.
pub(super) fn kind(item: Item<'_>) -> &Kind {
    match item {
        Item::Indicator(_, _, _, indicator) => &indicator.kind,
        Item::FocusArea(_) | Item::Goal(..) | Item::Activity(..) => &Kind::Statement,
    }
}

/// Its text, word for word; an indicator's with its lead-in.
pub(super) fn text(item: Item<'_>) -> String {
    match item {
        Item::Indicator(_, _, _, indicator) => indicator.whole_text(),
        Item::FocusArea(_) | Item::Goal(..) | Item::Activity(..) => item.text().to_owned(),
    }
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
