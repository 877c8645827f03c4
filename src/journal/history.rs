//! All entries about a plan, and what they amount to now or as of a moment.
//!
//! Which recording counts is decided by `on` alone, never by clocks (docs/journal-format.md):
//! an entry is *live* unless a live withdrawal by the same author names it; a *head* is a live
//! recording that no live recording of the same target and field names. No head: nothing is
//! recorded. Heads that say the same: that. Heads that differ: a conflict.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::{Act, Entry, EntryId, Field, Meeting, MeetingId, Outcome, Status, Target};
use crate::model::Number;

/// What counts for one field of one target.
#[derive(Debug, Clone, PartialEq)]
pub enum Settled<'a, T> {
    /// Nothing is recorded, or what was recorded has been removed.
    Nothing,
    /// One recording counts, or several that say the same (the newest is given).
    One(&'a Entry, T),
    /// Several that had not seen each other differ: all are kept, none wins. Oldest first;
    /// `None` is a removal.
    Conflict(Vec<(&'a Entry, Option<T>)>),
}

impl<'a, T> Settled<'a, T> {
    /// The value that counts; a conflict has none.
    pub fn value(self) -> Option<T> {
        match self {
            Self::One(_, value) => Some(value),
            Self::Nothing | Self::Conflict(_) => None,
        }
    }

    /// The entry behind the value that counts.
    pub fn entry(&self) -> Option<&'a Entry> {
        match self {
            Self::One(entry, _) => Some(entry),
            Self::Nothing | Self::Conflict(_) => None,
        }
    }

    /// Whether differing recordings wait for a decision.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict(_))
    }
}

/// Which moment a question is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum AsOf {
    /// Everything that is known.
    #[default]
    Now,
    /// Entries made at or before this moment.
    Moment(Timestamp),
    /// Entries made before the meeting ended, and those that belong to it.
    Meeting(MeetingId),
}

/// The entries about one plan, in the order in which every reader shows them:
/// by `on`, then time, then uid, slot, line.
#[derive(Debug, Clone, Default)]
pub struct History {
    entries: Vec<Entry>,
    by_id: HashMap<EntryId, usize>,
    /// Positions of the recordings of one field of one target, in order.
    recordings: HashMap<(Target, Field), Vec<usize>>,
    /// Positions of the withdrawals of an entry.
    withdrawals: HashMap<EntryId, Vec<usize>>,
}

impl PartialEq for History {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl History {
    /// The history that these entries make, in whatever order they come. An id counts once.
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut history = Self::default();
        history.extend(entries);
        history
    }

    /// Adds entries.
    pub fn extend(&mut self, entries: impl IntoIterator<Item = Entry>) {
        let before = self.entries.len();
        for entry in entries {
            if !self.by_id.contains_key(&entry.id) {
                self.by_id.insert(entry.id.clone(), self.entries.len());
                self.entries.push(entry);
            }
        }
        if self.entries.len() > before {
            self.put_in_order();
        }
    }

    fn put_in_order(&mut self) {
        let ranks = self.ranks();
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        order.sort_by(|&a, &b| match (self.entries.get(a), self.entries.get(b)) {
            (Some(x), Some(y)) => ranks.get(a).cmp(&ranks.get(b)).then_with(|| tie(x, y)),
            _ => Ordering::Equal,
        });
        self.entries = order.iter().filter_map(|&at| self.entries.get(at).cloned()).collect();
        self.index();
    }

    /// A rank for each entry by which none comes before one that it names: the latest time on
    /// the way down to it, and how many steps were taken at that time.
    fn ranks(&self) -> Vec<(Timestamp, usize)> {
        let mut ranks: Vec<Option<(Timestamp, usize)>> = vec![None; self.entries.len()];
        for start in 0..self.entries.len() {
            // By hand, since a chain of recordings may be longer than the stack is deep.
            let mut stack = vec![(start, false)];
            let mut open = HashSet::new();
            while let Some((at, named_done)) = stack.pop() {
                let Some(entry) = self.entries.get(at) else { continue };
                if ranks.get(at).is_some_and(Option::is_some) {
                    continue;
                }
                let named = || entry.names().filter_map(|id| self.by_id.get(id).copied());
                if named_done {
                    let mut rank = (entry.at, 0);
                    for below in named().filter_map(|below| ranks.get(below).copied().flatten()) {
                        rank = rank.max((below.0, below.1 + 1));
                    }
                    if let Some(slot) = ranks.get_mut(at) {
                        *slot = Some(rank);
                    }
                } else if open.insert(at) {
                    stack.push((at, true));
                    stack.extend(named().map(|below| (below, false)));
                }
            }
        }
        ranks.into_iter().map(Option::unwrap_or_default).collect()
    }

    fn index(&mut self) {
        self.by_id.clear();
        self.recordings.clear();
        self.withdrawals.clear();
        for (at, entry) in self.entries.iter().enumerate() {
            self.by_id.insert(entry.id.clone(), at);
            if let Some(field) = entry.act.field() {
                self.recordings.entry((entry.target.clone(), field)).or_default().push(at);
            }
            if let Act::Withdraw(id) = &entry.act {
                self.withdrawals.entry(id.clone()).or_default().push(at);
            }
        }
    }

    /// All entries, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this id.
    pub fn get(&self, id: &EntryId) -> Option<&Entry> {
        self.entries.get(*self.by_id.get(id)?)
    }

    /// The entries about a target, withdrawals of them included, oldest first.
    pub fn of<'a>(&'a self, target: &'a Target) -> impl DoubleEndedIterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| entry.target == *target)
    }

    /// Whether the entry counts: no live withdrawal by its author names it.
    pub fn is_live(&self, entry: &Entry) -> bool {
        // A withdrawal can itself be withdrawn (redo). Ids are random, so the chain has no loop
        // unless somebody forged one; `seen` ends that too.
        let mut seen = HashSet::new();
        self.is_live_unless_seen(entry, &mut seen)
    }

    fn is_live_unless_seen<'a>(&'a self, entry: &'a Entry, seen: &mut HashSet<&'a EntryId>) -> bool {
        if !seen.insert(&entry.id) {
            return false;
        }
        !self
            .withdrawals
            .get(&entry.id)
            .into_iter()
            .flatten()
            .filter_map(|&at| self.entries.get(at))
            .any(|withdrawal| withdrawal.by.uid == entry.by.uid && self.is_live_unless_seen(withdrawal, seen))
    }

    /// The live recordings of a field that no live recording of it names, oldest first.
    /// Their ids are what a new recording puts into `on`.
    pub fn heads(&self, target: &Target, field: Field) -> Vec<&Entry> {
        let live: Vec<&Entry> = self
            .recordings
            .get(&(target.clone(), field))
            .into_iter()
            .flatten()
            .filter_map(|&at| self.entries.get(at))
            .filter(|entry| self.is_live(entry))
            .collect();
        let named: HashSet<&EntryId> = live.iter().flat_map(|entry| &entry.on).collect();
        live.into_iter().filter(|entry| !named.contains(&entry.id)).collect()
    }

    fn settle<'a, T: PartialEq>(
        &'a self,
        target: &Target,
        field: Field,
        value: impl Fn(&'a Act) -> Option<T>,
    ) -> Settled<'a, T> {
        let mut said: Vec<(&Entry, Option<T>)> =
            self.heads(target, field).into_iter().map(|entry| (entry, value(&entry.record.act))).collect();
        if said.windows(2).any(|pair| matches!(pair, [a, b] if a.1 != b.1)) {
            return Settled::Conflict(said);
        }
        match said.pop() {
            Some((entry, Some(value))) => Settled::One(entry, value),
            Some((_, None)) | None => Settled::Nothing,
        }
    }

    /// The judgement of an indicator.
    pub fn outcome(&self, target: &Target) -> Settled<'_, Outcome> {
        self.settle(
            target,
            Field::Outcome,
            |act| if let Act::Outcome(outcome) = act { *outcome } else { None },
        )
    }

    /// The number of an indicator.
    pub fn number(&self, target: &Target) -> Settled<'_, Number> {
        self.settle(target, Field::Number, |act| if let Act::Number(number) = act { *number } else { None })
    }

    /// The note of an item.
    pub fn note(&self, target: &Target) -> Settled<'_, &str> {
        self.settle(target, Field::Note, |act| match act {
            Act::Note(text) if !text.is_empty() => Some(text.as_str()),
            _ => None,
        })
    }

    /// The status of an activity.
    pub fn status(&self, target: &Target) -> Settled<'_, Status> {
        self.settle(target, Field::Status, |act| if let Act::Status(status) = act { *status } else { None })
    }

    /// Whether any field of the target waits for a decision between differing recordings.
    pub fn has_conflict(&self, target: &Target) -> bool {
        self.outcome(target).is_conflict()
            || self.number(target).is_conflict()
            || self.note(target).is_conflict()
            || self.status(target).is_conflict()
    }

    /// What a recording replaced: the entries that it names, as far as they are known.
    pub fn before<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a Entry> {
        entry.on.iter().filter_map(|id| self.get(id))
    }

    /// What undo would withdraw: the author's latest recording that still counts.
    pub fn undoable(&self, uid: u32) -> Option<&Entry> {
        self.of_author(uid).find(|entry| entry.act.field().is_some() && self.is_live(entry))
    }

    /// What redo would withdraw: the author's latest undo that still counts and after
    /// which the author recorded nothing.
    pub fn redoable(&self, uid: u32) -> Option<&Entry> {
        self.of_author(uid)
            .take_while(|entry| entry.act.field().is_none())
            .filter(|entry| self.withdrawn_by(entry).is_some_and(|recording| recording.act.field().is_some()))
            .find(|entry| self.is_live(entry))
    }

    /// The entry that a withdrawal names, if it is one and the entry is known.
    pub fn withdrawn_by(&self, withdrawal: &Entry) -> Option<&Entry> {
        match &withdrawal.act {
            Act::Withdraw(id) => self.get(id),
            _ => None,
        }
    }

    /// The author's own entries in the order made, newest first.
    fn of_author(&self, uid: u32) -> impl Iterator<Item = &Entry> {
        self.entries.iter().rev().filter(move |entry| entry.by.uid == uid)
    }

    /// The meetings, by id.
    pub fn meetings(&self) -> Vec<Meeting> {
        let mut meetings: Vec<Meeting> = Vec::new();
        for entry in self.entries.iter().filter(|entry| self.is_live(entry)) {
            match &entry.act {
                Act::MeetingOpened { meeting, body }
                    if !meetings.iter().any(|known| known.id == *meeting) =>
                {
                    meetings.push(Meeting {
                        id: meeting.clone(),
                        body: body.clone(),
                        opened: entry.at,
                        closed: None,
                    });
                }
                Act::MeetingClosed { meeting } => {
                    if let Some(known) = meetings.iter_mut().find(|known| known.id == *meeting) {
                        known.closed = Some(entry.at);
                    }
                }
                _ => {}
            }
        }
        meetings.sort_by(|a, b| a.id.cmp(&b.id));
        meetings
    }

    /// The history as it was at a moment.
    #[must_use]
    pub fn as_of(&self, moment: &AsOf) -> Self {
        let until = match moment {
            AsOf::Now => return self.clone(),
            AsOf::Moment(until) => Some(*until),
            AsOf::Meeting(id) => {
                self.meetings().iter().find(|meeting| meeting.id == *id).and_then(|m| m.closed)
            }
        };
        let of_meeting = |entry: &Entry| match moment {
            AsOf::Meeting(id) => entry.meeting.as_ref() == Some(id),
            AsOf::Now | AsOf::Moment(_) => false,
        };
        let kept = |entry: &&Entry| until.is_none_or(|until| entry.at <= until) || of_meeting(entry);
        Self::new(self.entries.iter().filter(kept).cloned())
    }
}

impl Entry {
    /// The entries that it names: what it replaces and what it withdraws.
    fn names(&self) -> impl Iterator<Item = &EntryId> {
        let withdrawn = match &self.act {
            Act::Withdraw(id) => Some(id),
            _ => None,
        };
        self.on.iter().chain(withdrawn)
    }
}

/// The order of two entries of the same rank.
fn tie(a: &Entry, b: &Entry) -> Ordering {
    (a.at, a.by.uid, &a.slot, a.line, &a.id).cmp(&(b.at, b.by.uid, &b.slot, b.line, &b.id))
}
