//! Entries and changes in the contract: what was recorded, and what says something else by it.

use serde::Serialize;

use super::{Conflicting, ProposalJson, Said, TargetJson, act_name, time};
use crate::journal::{Change, Entry, EntryId, History, MeetingId};

/// An entry of a journal.
#[derive(Debug, Serialize)]
pub(crate) struct EntryJson<'a> {
    id: &'a str,
    at: String,
    by: &'a str,
    uid: u32,
    meeting: Option<&'a str>,
    target: TargetJson<'a>,
    #[serde(rename = "do")]
    act: &'static str,
    outcome: Option<&'static str>,
    value: Option<serde_json::Number>,
    note: Option<&'a str>,
    status: Option<&'static str>,
    proposal: Option<ProposalJson<'a>>,
    decision: Option<&'a str>,
    body: Option<&'a str>,
    mark: Option<&'static str>,
    withdraws: Option<&'a str>,
    on: Vec<&'a str>,
    counts: bool,
}

impl<'a> EntryJson<'a> {
    /// The entry, and whether it counts in a history.
    pub(crate) fn new(history: &History, entry: &'a Entry) -> Self {
        let said = Said::of(entry);
        let record = &*entry.record;
        Self {
            id: record.id.as_str(),
            at: time(record.at),
            by: &record.by.login,
            uid: record.by.uid,
            meeting: record.meeting.as_ref().map(MeetingId::as_str),
            target: (&record.target).into(),
            act: said.act,
            outcome: said.outcome,
            value: said.value,
            note: said.note,
            status: said.status,
            proposal: said.proposal,
            decision: said.decision,
            body: said.body,
            mark: said.mark,
            withdraws: said.withdraws,
            on: record.on.iter().map(EntryId::as_str).collect(),
            counts: history.is_live(entry),
        }
    }
}

/// A field of an item that says something else than then.
#[derive(Debug, Serialize)]
pub(crate) struct ChangeJson<'a> {
    target: TargetJson<'a>,
    field: &'static str,
    before: Vec<Conflicting<'a>>,
    after: Vec<Conflicting<'a>>,
    by: Option<&'a str>,
    at: Option<String>,
    meeting: Option<&'a str>,
}

impl<'a> From<&Change<'a>> for ChangeJson<'a> {
    fn from(change: &Change<'a>) -> Self {
        let said = |entries: &[&'a Entry]| entries.iter().map(|entry| Conflicting::of(entry)).collect();
        let last = change.last;
        Self {
            target: change.target.into(),
            field: act_name(&change.field.removal()),
            before: said(&change.before),
            after: said(&change.after),
            by: last.map(|entry| entry.record.by.login.as_str()),
            at: last.map(|entry| time(entry.at)),
            meeting: last.and_then(|entry| entry.record.meeting.as_ref()).map(MeetingId::as_str),
        }
    }
}
