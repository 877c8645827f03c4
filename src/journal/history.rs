//! All entries about a plan, and what they amount to now or as of a moment.
//!
//! Which recording counts is decided by `on` alone, never by clocks (docs/journal-format.md):
//! an entry is *live* unless a live withdrawal by the same author names it; a *head* is a live
//! recording that no live recording of the same target and field names. No head: nothing is
//! recorded. Heads that say the same: that. Heads that differ: a conflict.

use std::collections::{HashMap, HashSet, hash_map};

use jiff::Timestamp;

use super::order::{Rank, ranks, tie};
use super::until::Until;
use super::{
    Act, Entry, EntryId, Field, Mark, MeetingId, Outcome, Proposal, Record, Settled, Status, Target,
};
use crate::model::Number;

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
    /// Entries made before the meeting got the mark.
    Marked(MeetingId, Mark),
}

/// The entries about one plan, in the order in which every reader shows them:
/// by `on`, then time, then uid, slot, line.
#[derive(Debug, Clone, Default)]
pub struct History {
    pub(super) entries: Vec<Entry>,
    /// The rank of each entry.
    pub(super) ranks: Vec<Rank>,
    /// Whether each entry counts.
    pub(super) live: Vec<bool>,
    by_id: HashMap<EntryId, usize>,
    /// Further positions of an id that somebody else has used too. Ids are random, so this is
    /// forged; both entries stay, or one could be made to vanish.
    twins: HashMap<EntryId, Vec<usize>>,
    /// How many recordings that count replace each entry.
    replaced: Vec<u32>,
    pub(super) by_target: HashMap<Target, Vec<usize>>,
    /// Ids that are named by entries but that no entry has, yet.
    pub(super) missing: HashSet<EntryId>,
}

impl PartialEq for History {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl History {
    /// The history that these entries make, in whatever order they come. An id of an author
    /// counts once.
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut history = Self::default();
        history.extend(entries);
        history
    }

    /// Adds entries. Those that come last in the order, as new ones mostly do, cost only themselves.
    pub fn extend(&mut self, entries: impl IntoIterator<Item = Entry>) {
        self.add(entries.into_iter().map(|entry| (entry.at, entry)).collect());
    }

    fn add(&mut self, mut entries: Vec<(Timestamp, Entry)>) {
        // They come one file after the other. In the order of time most of them are in their place.
        entries.sort_by(|(a_at, a), (b_at, b)| a_at.cmp(b_at).then_with(|| tie(a, b)));
        self.make_room(entries.len());
        let mut in_order = true;
        let mut redone = false;
        for (_, entry) in entries {
            let is_taken = self.by_id.contains_key(&entry.id);
            let own = if is_taken { self.own(&entry.id, entry.by.uid) } else { None };
            if let Some(known) = own.and_then(|at| self.entries.get_mut(at)) {
                // A record that was written twice after a failed write: the first copy counts.
                if tie(&entry, known).is_lt() {
                    *known = entry;
                    in_order = false;
                }
                continue;
            }
            let rank = self.rank_of(&entry);
            let is_named = is_taken || self.missing.contains(&entry.id);
            in_order = in_order && !is_named && self.comes_last(rank, &entry);
            redone = redone || self.withdrawn_by(&entry).is_some_and(|below| below.act.field().is_none());
            self.push(rank, entry, in_order);
        }
        if !in_order {
            self.put_in_order();
        } else if redone {
            self.find_live();
        }
    }

    fn make_room(&mut self, more: usize) {
        self.entries.reserve(more);
        self.ranks.reserve(more);
        self.live.reserve(more);
        self.replaced.reserve(more);
        self.by_id.reserve(more);
    }

    /// The position of an author's entry with this id.
    fn own(&self, id: &EntryId, uid: u32) -> Option<usize> {
        self.positions(id).find(|&at| self.entries.get(at).is_some_and(|entry| entry.by.uid == uid))
    }

    fn positions(&self, id: &EntryId) -> impl Iterator<Item = usize> {
        let twins = if self.twins.is_empty() { None } else { self.twins.get(id) };
        self.by_id.get(id).copied().into_iter().chain(twins.into_iter().flatten().copied())
    }

    pub(super) fn rank_of(&self, entry: &Entry) -> Rank {
        let below = entry.names().flat_map(|id| self.positions(id));
        Rank::above(entry.at, below.filter_map(|at| self.ranks.get(at).copied()))
    }

    pub(super) fn comes_last(&self, rank: Rank, entry: &Entry) -> bool {
        let (Some(last_rank), Some(last)) = (self.ranks.last(), self.entries.last()) else { return true };
        last_rank.cmp(&rank).then_with(|| tie(last, entry)).is_lt()
    }

    /// Puts an entry at the end; the index over targets and lives is kept up only while that
    /// is its place.
    pub(super) fn push(&mut self, rank: Rank, entry: Entry, in_place: bool) {
        let at = self.entries.len();
        match self.by_id.entry(entry.id.clone()) {
            hash_map::Entry::Vacant(free) => {
                free.insert(at);
            }
            hash_map::Entry::Occupied(_) => self.twins.entry(entry.id.clone()).or_default().push(at),
        }
        if in_place {
            let unknown = entry.names().filter(|id| !self.by_id.contains_key(*id)).cloned();
            self.missing.extend(unknown);
            match self.by_target.get_mut(&entry.target) {
                Some(known) => known.push(at),
                None => drop(self.by_target.insert(entry.target.clone(), vec![at])),
            }
            self.withdraw(&entry);
        }
        self.entries.push(entry);
        self.ranks.push(rank);
        self.live.push(true);
        self.replaced.push(0);
        if in_place {
            self.replace(at);
        }
    }

    fn put_in_order(&mut self) {
        let times: Vec<Timestamp> = self.entries.iter().map(|entry| entry.at).collect();
        let named = |entry: &Entry| entry.names().flat_map(|id| self.positions(id)).collect();
        let named: Vec<Vec<usize>> = self.entries.iter().map(named).collect();
        let mut ranked: Vec<(Rank, Entry)> =
            ranks(&times, &named).into_iter().zip(self.entries.drain(..)).collect();
        ranked.sort_by(|(a_rank, a), (b_rank, b)| a_rank.cmp(b_rank).then_with(|| tie(a, b)));
        *self = Self::default();
        self.make_room(ranked.len());
        for (rank, entry) in ranked {
            self.missing.remove(&entry.id);
            self.push(rank, entry, true);
        }
        self.find_live();
    }

    /// Marks what a live withdrawal takes out: an entry of the same author.
    fn withdraw(&mut self, withdrawal: &Entry) {
        let Act::Withdraw(id) = &withdrawal.act else { return };
        if let Some(at) = self.own(id, withdrawal.by.uid) {
            self.silence(at);
        }
    }

    /// Finds out again which entries count. From the last one back, since a withdrawal stands
    /// behind what it names (but for forged rings, where only those that do so count).
    fn find_live(&mut self) {
        self.live.fill(true);
        for at in (0..self.entries.len()).rev() {
            let Some(entry) = self.entries.get(at).filter(|_| self.live.get(at) == Some(&true)) else {
                continue;
            };
            let Act::Withdraw(id) = &entry.act else { continue };
            let below = self.own(id, entry.by.uid).filter(|&below| below < at);
            if let Some(live) = below.and_then(|below| self.live.get_mut(below)) {
                *live = false;
            }
        }
        self.replaced.fill(0);
        for at in 0..self.entries.len() {
            if self.is_live_at(at) {
                self.replace(at);
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
    pub fn of<'a>(&'a self, target: &Target) -> impl DoubleEndedIterator<Item = &'a Entry> + use<'a> {
        self.positions_of(target).filter_map(|at| self.entries.get(at))
    }

    fn positions_of<'a>(&'a self, target: &Target) -> impl DoubleEndedIterator<Item = usize> + use<'a> {
        self.by_target.get(target).into_iter().flatten().copied()
    }

    /// Whether the entry counts: no live withdrawal by its author names it.
    pub fn is_live(&self, entry: &Entry) -> bool {
        self.own(&entry.id, entry.by.uid).is_some_and(|at| self.is_live_at(at))
    }

    pub(super) fn is_live_at(&self, at: usize) -> bool {
        self.live.get(at) == Some(&true)
    }

    /// The live recordings of a field that no live recording of it names, oldest first.
    /// Their ids are what a new recording puts into `on`.
    pub fn heads(&self, target: &Target, field: Field) -> Vec<&Entry> {
        self.head_positions(target, field).into_iter().filter_map(|at| self.entries.get(at)).collect()
    }

    /// Where these stand.
    pub(super) fn head_positions(&self, target: &Target, field: Field) -> Vec<usize> {
        let is_head = |at: &usize| self.is_live_at(*at) && self.replaced.get(*at) == Some(&0);
        let of_field = |at: &usize| self.entries.get(*at).is_some_and(|one| one.act.field() == Some(field));
        self.positions_of(target).filter(is_head).filter(of_field).collect()
    }

    /// What the recording at a place replaces as long as it counts: what it names, of the same target and field.
    /// What is named stands before what names it, except in a forged ring, whose last entry is a head
    /// like any other.
    fn replaced_by(&self, at: usize) -> Vec<usize> {
        let Some((entry, field)) = self.entries.get(at).and_then(|entry| Some((entry, entry.act.field()?)))
        else {
            return Vec::new();
        };
        let named = entry.on.iter().flat_map(|id| self.positions(id)).filter(|&below| below < at);
        let is_same = |other: &Entry| other.act.field() == Some(field) && other.target == entry.target;
        named.filter(|&below| self.entries.get(below).is_some_and(is_same)).collect()
    }

    /// Counts the recording at a place among those that replace others.
    fn replace(&mut self, at: usize) {
        for below in self.replaced_by(at) {
            if let Some(count) = self.replaced.get_mut(below) {
                *count += 1;
            }
        }
    }

    /// Marks that the entry at a place does not count, and that it replaces nothing any more.
    fn silence(&mut self, at: usize) {
        let Some(live) = self.live.get_mut(at).filter(|live| **live) else { return };
        *live = false;
        for below in self.replaced_by(at) {
            if let Some(count) = self.replaced.get_mut(below) {
                *count = count.saturating_sub(1);
            }
        }
    }

    /// Whether the recording would replace something else than its author has seen: the heads
    /// of its field are not those that it names. Other acts than recordings replace nothing.
    pub fn has_changed_since(&self, record: &Record) -> bool {
        let Some(field) = record.act.field() else { return false };
        let heads = self.heads(&record.target, field);
        heads.iter().map(|head| &head.id).collect::<HashSet<_>>() != record.on.iter().collect()
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

    /// What is proposed for an activity in the year to come.
    pub fn proposal(&self, target: &Target) -> Settled<'_, &Proposal> {
        self.settle(target, Field::Proposal, |act| match act {
            Act::Proposal(proposal) => proposal.as_ref(),
            _ => None,
        })
    }

    /// What was decided about an item.
    pub fn decision(&self, target: &Target) -> Settled<'_, &str> {
        self.settle(target, Field::Decision, |act| match act {
            Act::Decision(text) if !text.is_empty() => Some(text.as_str()),
            _ => None,
        })
    }

    /// The newest entry that counts for a target, whatever field it is about.
    pub fn latest(&self, target: &Target) -> Option<&Entry> {
        let heads = Field::ALL.into_iter().flat_map(|field| self.heads(target, field));
        heads.max_by_key(|entry| (entry.at, entry.record.id.clone()))
    }

    /// Whether differing recordings of the field wait for a decision.
    pub fn is_disputed(&self, target: &Target, field: Field) -> bool {
        self.heads(target, field).windows(2).any(|pair| matches!(pair, [a, b] if a.act != b.act))
    }

    /// Whether recording this changes nothing: it is what counts already, and nobody disputes it.
    pub fn says_already(&self, target: &Target, act: &Act) -> bool {
        let Some(field) = act.field() else { return false };
        let heads = self.heads(target, field);
        !self.is_disputed(target, field) && heads.last().map_or(act.is_removal(), |head| head.act == *act)
    }

    /// Whether any field of the target waits for a decision between differing recordings.
    pub fn has_conflict(&self, target: &Target) -> bool {
        Field::ALL.into_iter().any(|field| self.is_disputed(target, field))
    }

    /// Everything that entries are about, in the order of plan, year and id.
    pub fn targets(&self) -> Vec<&Target> {
        let mut targets: Vec<&Target> = self.by_target.keys().collect();
        targets.sort_unstable();
        targets
    }

    /// What a recording replaced: the entries that it names, as far as they are known.
    pub fn before<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a Entry> {
        entry.on.iter().filter_map(|id| self.get(id))
    }

    /// What undo would withdraw: the author's latest recording that still counts, with what else
    /// was recorded in the same stroke. Newest first; empty when there is nothing to undo.
    pub fn undoable(&self, uid: u32) -> Vec<&Entry> {
        let recordings = self.of_author(uid).filter(|(_, entry)| entry.act.field().is_some());
        stroke(recordings.filter(|(_, entry)| self.is_live(entry)))
    }

    /// What redo would withdraw: the author's latest undo that still counts and after
    /// which the author recorded nothing, with what else was undone in the same stroke. Oldest first.
    pub fn redoable(&self, uid: u32) -> Vec<&Entry> {
        let undone =
            |entry: &Entry| self.withdrawn_by(entry).is_some_and(|other| other.act.field().is_some());
        let latest = self.of_author(uid).take_while(|(_, entry)| entry.act.field().is_none());
        let mut undos = stroke(latest.filter(|(_, entry)| undone(entry) && self.is_live(entry)));
        undos.reverse();
        undos
    }

    /// The author's own entry that a withdrawal names, if it is one and the entry is known.
    pub fn withdrawn_by(&self, withdrawal: &Entry) -> Option<&Entry> {
        let Act::Withdraw(id) = &withdrawal.act else { return None };
        self.entries.get(self.own(id, withdrawal.by.uid)?)
    }

    /// The author's own entries with their ranks, newest first.
    fn of_author(&self, uid: u32) -> impl Iterator<Item = (Rank, &Entry)> {
        let ranked = self.ranks.iter().copied().zip(&self.entries);
        ranked.rev().filter(move |(_, entry)| entry.by.uid == uid)
    }

    /// The history as it was at a moment.
    #[must_use]
    pub fn as_of(&self, moment: &AsOf) -> Self {
        let until = match moment {
            AsOf::Now => return self.clone(),
            AsOf::Moment(_) => Until::new(moment, &[]),
            AsOf::Meeting(_) | AsOf::Marked(..) => Until::new(moment, &self.meetings()),
        };
        Self::new(self.entries.iter().filter(|entry| until.keeps(entry)).cloned())
    }
}

/// The first of an author's entries, and all that were made in the same stroke: what one key or one
/// command records bears one moment, and no two strokes of an author do.
fn stroke<'a>(mut entries: impl Iterator<Item = (Rank, &'a Entry)>) -> Vec<&'a Entry> {
    let Some((_, first)) = entries.next() else { return Vec::new() };
    // No entry ranks before its own moment, so the search ends early in a long history.
    let others = entries.take_while(|(rank, _)| rank.is_since(first.at));
    let same = others.map(|(_, entry)| entry).filter(|entry| entry.at == first.at);
    std::iter::once(first).chain(same).collect()
}

#[cfg(test)]
mod tests;
