//! `folj log`: entries, newest first; and what has changed by them.

use std::collections::HashSet;

use serde::Serialize;

use super::args::{Form, LogArgs};
use super::changes;
use super::io::{Answer, Exit, Failure, Io};
use super::open::{Desk, Session};
use super::select::{self, Subject};
use super::table::{Cell, Table};
use crate::contract::{self, ChangeJson, EntryJson, PlanRef, Said};
use crate::journal::{Act, AsOf, Entry, MeetingId, Target};
use crate::report::{Sheet, Value};
use crate::text::date_time;

#[derive(Debug, Serialize)]
struct Document<'a> {
    schema: &'static str,
    plan: PlanRef<'a>,
    since: Option<String>,
    entries: Vec<EntryJson<'a>>,
    changes: Option<Vec<ChangeJson<'a>>>,
}

/// What entries about an item and about everything under it are about; of the plan itself everything.
fn targets(session: &Session, typed: &str) -> Result<Option<HashSet<Target>>, Failure> {
    let subject = select::subject(session, typed)?;
    let covered = |subject: Subject<'_>| {
        let items = session.plan_year().items().filter(|item| subject.covers(*item));
        items.map(|item| session.target(item)).collect()
    };
    Ok(matches!(subject, Subject::Item(_)).then(|| covered(subject)))
}

/// Lists the entries about the plan, or about one item and what stands under it.
pub(super) fn run(desk: Desk<'_>, args: &LogArgs, io: &mut Io<'_>) -> Answer {
    let session = desk.about(args.target.as_ref()).open(&args.when, io)?;
    let history = session.history();
    let targets = args.target.as_deref().map(|typed| targets(&session, typed)).transpose()?.flatten();
    let since = match &args.since {
        Some(typed) => Some(select::since(session.lang, history, &session.facts, typed)?),
        None => None,
    };
    let before = since.as_ref().map(|since| history.as_of(since));
    let about = |target: &Target| {
        targets.as_ref().is_none_or(|targets| targets.contains(target))
            && session.year.is_none_or(|year| target.year.is_none_or(|of| of == year))
    };
    let by =
        |entry: &Entry| args.by.as_ref().is_none_or(|by| entry.by.login == *by || entry.by.called() == by);
    let is_new = |entry: &Entry| before.as_ref().is_none_or(|before| before.get(&entry.id).is_none());
    let wanted = |entry: &&Entry| about(&entry.target) && by(entry) && is_new(entry);
    let entries: Vec<&Entry> = history.entries().iter().rev().filter(wanted).collect();
    let changes = before.as_ref().filter(|_| args.changes).map(|before| {
        let mut changes = session.changes(before, &about);
        changes.retain(|change| args.by.is_none() || change.last.is_some_and(by));
        changes
    });
    let form = args.form.form();
    match form {
        Form::Json => {
            let document = Document {
                schema: contract::SCHEMA,
                plan: session.plan_ref(),
                since: since.as_ref().and_then(contract::moment_name),
                entries: entries.iter().map(|entry| EntryJson::new(history, entry)).collect(),
                changes: changes.as_ref().map(|changes| changes.iter().map(ChangeJson::from).collect()),
            };
            io.json(&document)?;
        }
        Form::Tsv | Form::Csv => match &changes {
            None => io.sheet(&sheet(&session, &entries, form), form)?,
            Some(changes) => io.sheet(&changes::sheet(&session, changes, form), form)?,
        },
        Form::Table => {
            let table = match &changes {
                None => table(&session, &entries),
                Some(changes) => changes::table(&session, changes),
            };
            if !table.is_empty() {
                table.write(io)?;
            }
        }
    }
    remark(
        &session,
        io,
        args.since.as_deref().zip(since.as_ref()),
        changes.as_ref().map(Vec::len),
        entries.len(),
    );
    Ok(Exit::Done)
}

/// How much there is; and that a meeting that goes on has nothing after it.
fn remark(
    session: &Session,
    io: &mut Io<'_>,
    since: Option<(&str, &AsOf)>,
    changes: Option<usize>,
    entries: usize,
) {
    let (lang, history) = (session.lang, session.history());
    match (changes, since) {
        (Some(changes), Some((typed, since))) => {
            let since = match since {
                AsOf::Now | AsOf::Moment(_) => typed.to_owned(),
                AsOf::Meeting(id) => id.to_string(),
                AsOf::Marked(id, mark) => format!("{id} ({})", lang.mark(*mark)),
            };
            io.say(&lang.cli_changes(changes, &since));
        }
        _ => io.say(&lang.cli_entries(entries, history.entries().len())),
    }
    if let Some((_, AsOf::Meeting(id))) = since
        && history.known(id).is_some_and(|meeting| meeting.closed.is_none())
    {
        io.say(&lang.cli_meeting_goes_on(id.as_str()));
    }
}

/// The id of what an entry is about; of the plan itself the plan's.
pub(super) fn name(target: &Target) -> &str {
    target.id.as_ref().map_or(target.plan.as_str(), |id| id.as_str())
}

fn table(session: &Session, entries: &[&Entry]) -> Table {
    let mut table = Table::new(session.lang.cli_log_headings());
    for entry in entries {
        table.push(vec![
            Cell::text(&date_time(entry.at, &session.facts.zone)),
            Cell::text(entry.record.by.called()),
            Cell::text(name(&entry.record.target)),
            Cell::text(&what(session, entry)),
        ]);
    }
    table
}

/// What was done, what it replaced, in which meeting, and whether it was undone.
fn what(session: &Session, entry: &Entry) -> String {
    let (lang, history) = (session.lang, session.history());
    let kind = session.kind_of(&entry.target);
    let mut words = vec![match &entry.record.act {
        Act::Withdraw(id) => {
            let withdrawn = history.get(id);
            let undone = withdrawn.and_then(|undo| history.withdrawn_by(undo));
            let words = |one: &Entry| session.lang.act_words(&one.record.act, &kind);
            match undone {
                Some(redone) => lang.cli_redid(&words(redone)),
                None => lang.cli_withdrew(withdrawn.map(words).as_deref()).into_owned(),
            }
        }
        act => session.lang.act_words(act, &kind),
    }];
    if matches!(entry.record.act, Act::Outcome(_) | Act::Number(_) | Act::Status(_) | Act::Proposal(_)) {
        let before = history.before(entry).last().map(|one| session.lang.act_words(&one.record.act, &kind));
        words.push(lang.cli_before(&before.unwrap_or_else(|| lang.cli_missing().into_owned())).into_owned());
    }
    words.extend(entry.record.meeting.as_ref().map(|id| lang.cli_in_meeting(id.as_str()).into_owned()));
    if !history.is_live(entry) {
        words.push(lang.cli_withdrawn().into_owned());
    }
    words.join("  ")
}

/// A spreadsheet is read by people, so its moments are in their zone; a script's are in UTC.
fn sheet(session: &Session, entries: &[&Entry], form: Form) -> Sheet {
    let moment = |entry: &Entry| match form {
        Form::Csv => date_time(entry.at, &session.facts.zone),
        Form::Tsv | Form::Json | Form::Table => contract::time(entry.at),
    };
    let mut sheet = Sheet::new(&[
        "at",
        "by",
        "year",
        "target",
        "do",
        "outcome",
        "value",
        "note",
        "status",
        "meeting",
        "id",
        "withdraws",
        "counts",
    ]);
    for entry in entries {
        let said = Said::of(entry);
        let number = match &entry.record.act {
            Act::Number(number) => number.map_or(Value::Nothing, Value::Number),
            _ => Value::Nothing,
        };
        let year = entry.record.target.year.map(|year| year.to_string());
        sheet.push(vec![
            Value::Text(moment(entry)),
            Value::text(&entry.record.by.login),
            Value::maybe(year.as_deref()),
            Value::text(name(&entry.record.target)),
            Value::text(said.act),
            Value::maybe(said.outcome),
            number,
            Value::maybe(said.note),
            Value::maybe(said.status),
            Value::maybe(entry.record.meeting.as_ref().map(MeetingId::as_str)),
            Value::text(entry.record.id.as_str()),
            Value::maybe(said.withdraws),
            Value::text(if session.history().is_live(entry) { "yes" } else { "no" }),
        ]);
    }
    sheet
}
