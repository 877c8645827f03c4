//! `folj log --since MEETING --changes`: what says something else now than then.

use super::args::Form;
use super::log::name;
use super::open::Session;
use super::table::{Cell, Table};
use crate::contract;
use crate::journal::{Act, Change, Entry, History, MeetingId, Target};
use crate::report::{Sheet, Value};
use crate::text::date_time;

/// The meeting in which it was brought about.
fn meeting<'a>(change: &Change<'a>) -> Option<&'a str> {
    change.last?.record.meeting.as_ref().map(MeetingId::as_str)
}

impl Session {
    /// What says something else than before about such targets, an item before what stands under it.
    pub(super) fn changes<'a>(
        &'a self,
        before: &'a History,
        wanted: &dyn Fn(&Target) -> bool,
    ) -> Vec<Change<'a>> {
        let mut changes = self.history().changes_since(before);
        changes.retain(|change| wanted(change.target));
        changes.sort_by_key(|change| (&change.target.id, change.target.year, change.field));
        changes
    }

    /// What was said about the target, in words; by whom where several contradict each other.
    pub(super) fn said(&self, target: &Target, said: &[&Entry], nothing: &Act) -> String {
        let kind = self.kind_of(target);
        let value = |act: &Act| self.lang.value_of(act, Some(&kind));
        match said {
            [] => value(nothing),
            [one] => value(&one.act),
            several => {
                let one = |entry: &&Entry| format!("{} ({})", value(&entry.act), entry.by.called());
                several.iter().map(one).collect::<Vec<_>>().join(" / ")
            }
        }
    }
}

/// When, who, about what, and what it was and is.
pub(super) fn table(session: &Session, changes: &[Change<'_>]) -> Table {
    let mut table = Table::new(session.lang.cli_changes_headings());
    for change in changes {
        let nothing = change.field.removal();
        let said = |entries: &[&Entry]| session.said(change.target, entries, &nothing);
        let mut words = vec![session.lang.changed_to(&said(&change.before), &said(&change.after), &nothing)];
        words.extend(meeting(change).map(|id| session.lang.cli_in_meeting(id).into_owned()));
        let at = change.last.map(|entry| date_time(entry.at, &session.facts.zone)).unwrap_or_default();
        let by = change.last.map_or("", |entry| entry.by.called());
        table.push(vec![
            Cell::text(&at),
            Cell::text(by),
            Cell::text(name(change.target)),
            Cell::text(&words.join("  ")),
        ]);
    }
    table
}

/// The same for scripts and spreadsheets.
pub(super) fn sheet(session: &Session, changes: &[Change<'_>], form: Form) -> Sheet {
    let mut sheet = Sheet::new(&["at", "by", "year", "target", "field", "before", "after", "meeting"]);
    for change in changes {
        let at = change.last.map(|entry| match form {
            Form::Csv => date_time(entry.at, &session.facts.zone),
            Form::Tsv | Form::Json | Form::Table => contract::time(entry.at),
        });
        let year = change.target.year.map(|year| year.to_string());
        sheet.push(vec![
            Value::maybe(at.as_deref()),
            Value::maybe(change.last.map(|entry| entry.record.by.login.as_str())),
            Value::maybe(year.as_deref()),
            Value::text(name(change.target)),
            Value::text(contract::act_name(&change.field.removal())),
            value(&change.before),
            value(&change.after),
            Value::maybe(meeting(change)),
        ]);
    }
    sheet
}

/// What was said, in the names of the contract; of several that contradict each other all.
fn value(said: &[&Entry]) -> Value {
    match said {
        [] => Value::Nothing,
        [one] => match &one.act {
            Act::Number(Some(number)) => Value::Number(*number),
            act => contract::act_value(act).map_or(Value::Nothing, Value::Text),
        },
        several => {
            let all = several.iter().map(|entry| contract::act_value(&entry.act).unwrap_or_default());
            Value::Text(all.collect::<Vec<_>>().join(" / "))
        }
    }
}
