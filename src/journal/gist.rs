//! What a history amounts to now, without what went before: small enough to be kept between two runs.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::order::Rank;
use super::{Act, Entry, EntryId, Field, History};

/// What a history amounts to now.
///
/// [`History::resumed`] makes a history of it that has only the entries that count now. It answers as the
/// whole one does what is recorded, what is disputed, which meetings there are, and what a recording would replace.
/// What was before, and who did what, it cannot tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Gist {
    /// The entries, in their order.
    pub kept: Vec<Kept>,
    /// The greatest id that any entry has or names.
    pub horizon: EntryId,
    /// No entry of the history comes behind this moment.
    pub until: Timestamp,
}

/// An entry of a [`Gist`].
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The entry.
    pub entry: Entry,
    /// Its place in the order: a moment, and steps from there.
    pub rank: (Timestamp, usize),
    /// Whether it counts. One that does not is there for its moment alone.
    pub counts: bool,
}

impl History {
    /// What the history amounts to; nothing if it has no entries.
    pub fn gist(&self) -> Option<Gist> {
        let until = self.ranks.last()?.at();
        let ids = self.entries().iter().flat_map(|entry| entry.names().chain([&entry.id]));
        let horizon = ids.max()?.clone();
        let mut places = BTreeMap::new();
        for target in self.by_target.keys() {
            let heads = Field::ALL.into_iter().flat_map(|field| self.head_positions(target, field));
            places.extend(heads.map(|at| (at, true)));
        }
        let of_meetings =
            self.entries().iter().enumerate().filter(|(_, entry)| entry.act.meeting().is_some());
        places.extend(of_meetings.filter(|(at, _)| self.is_live_at(*at)).map(|(at, _)| (at, true)));
        // A meeting that was not closed goes on as long as something is recorded in it.
        for open in self.open_meetings() {
            let latest = self.latest_of(&open.meeting.id).filter(|at| !places.contains_key(at));
            places.extend(latest.map(|at| (at, false)));
        }
        let kept = places.into_iter().filter_map(|(at, counts)| {
            let rank = self.ranks.get(at)?;
            let counts = counts && self.is_live_at(at);
            Some(Kept { entry: self.entries().get(at)?.clone(), rank: (rank.at(), rank.steps()), counts })
        });
        Some(Gist { kept: kept.collect(), horizon, until })
    }

    /// The history that a gist and newer entries make, without what the gist leaves out. `None` where the
    /// answer may depend on that: then all entries have to be read.
    pub fn resumed(gist: Gist, new: impl IntoIterator<Item = Entry>) -> Option<Self> {
        let Gist { kept, horizon, until } = gist;
        let mut history = Self::default();
        for Kept { entry, rank: (at, steps), counts } in kept {
            history.keep(Rank::new(at, steps), entry, counts);
        }
        let mut new: Vec<Entry> = new.into_iter().collect();
        new.sort_by(super::order::tie);
        for entry in new {
            // An id beyond the horizon has nobody used or named before. Who withdraws what stands before it
            // brings back something that is not there.
            let withdraws_older = matches!(&entry.act, Act::Withdraw(id) if *id <= horizon);
            if entry.id <= horizon || entry.at <= until || withdraws_older {
                return None;
            }
            let rank = history.rank_of(&entry);
            let is_named = history.missing.contains(&entry.id) || history.get(&entry.id).is_some();
            let redoes = history.withdrawn_by(&entry).is_some_and(|below| below.act.field().is_none());
            if is_named || redoes || !history.comes_last(rank, &entry) {
                return None;
            }
            history.push(rank, entry, true);
        }
        Some(history)
    }

    /// Puts an entry at the end of which it is known whether it counts, whatever it names.
    fn keep(&mut self, rank: Rank, entry: Entry, counts: bool) {
        let (at, target) = (self.entries.len(), entry.target.clone());
        self.push(rank, entry, false);
        self.by_target.entry(target).or_default().push(at);
        if let Some(live) = self.live.last_mut() {
            *live = counts;
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::{Agenda, Author, Mark, MeetingId, Outcome, Record, Target};
    use super::*;

    /// What somebody does: who, what, about which of the targets, how much was seen of what was
    /// there, which entry is meant by a withdrawal, how far the clock goes on, and whether the id is as it should be.
    pub(in crate::journal) type Step = (u32, u8, u8, usize, usize, i64, u8);

    pub(in crate::journal) fn target(number: u8) -> Target {
        Target { plan: "p".into(), year: None, id: Some(number.to_string().as_str().into()) }
    }

    fn meeting(number: u8) -> MeetingId {
        format!("2026-11-2{number}-osn").as_str().into()
    }

    fn act(kind: u8, about: u8, meant: Option<&Entry>) -> Act {
        let meeting = meeting(about);
        match (kind, meant) {
            (0..4, _) => Act::Outcome([None, Some(Outcome::Yes), Some(Outcome::No)][usize::from(kind) % 3]),
            (4..6, _) => Act::Note(format!("n{kind}")),
            (6..8, Some(meant)) => Act::Withdraw(meant.id.clone()),
            (8, _) => Act::MeetingOpened {
                meeting,
                body: "OSN".into(),
                keeper: String::new(),
                agenda: Agenda::default(),
            },
            (9, _) => Act::MeetingMarked { meeting, mark: Mark::Decided },
            _ => Act::MeetingClosed { meeting },
        }
    }

    /// What these people wrote, in the order of the clock on the wall. Who sees little of what was there
    /// makes conflicts, and who has a strange id or clock makes all kinds of trouble.
    pub(in crate::journal) fn written(steps: &[Step]) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut clock = 1_000;
        for (number, &(uid, kind, about, unseen, meant, passes, oddity)) in steps.iter().enumerate() {
            clock += passes;
            let seen = History::new(entries.iter().take(entries.len().saturating_sub(unseen)).cloned());
            let meant = entries.get(meant % entries.len().max(1));
            let act = act(kind, about, meant);
            let heads = act.field().map(|field| seen.heads(&target(about), field)).unwrap_or_default();
            let id = match (oddity, meant) {
                (0, Some(meant)) => meant.id.clone(),
                (1, _) => format!("a{number:03}").as_str().into(),
                _ => format!("b{number:03}").as_str().into(),
            };
            let record = Record {
                id,
                at: Timestamp::from_second(if oddity == 2 { clock - 5 } else { clock }).unwrap(),
                by: Author { uid, login: "u".into(), name: None },
                meeting: (kind % 2 == 0).then(|| meeting(about)),
                target: target(about),
                on: heads.into_iter().map(|head| head.id.clone()).collect(),
                act,
                saw: String::new(),
            };
            entries.push(Entry {
                record: Arc::new(record),
                slot: format!("{uid}.fj").into(),
                line: number + 1,
            });
        }
        entries
    }

    /// The heads as docs/journal-format.md defines them.
    fn heads<'a>(history: &'a History, target: &Target, field: Field) -> Vec<&'a Entry> {
        let live = history.of(target).filter(|entry| history.is_live(entry));
        let live: Vec<&Entry> = live.filter(|entry| entry.act.field() == Some(field)).collect();
        let named = |at: usize, id| live.iter().skip(at + 1).any(|later| later.on.contains(id));
        let heads = live.iter().enumerate().filter(|(at, entry)| !named(*at, &entry.id));
        heads.map(|(_, entry)| *entry).collect()
    }

    /// Both say the same about everything that counts now.
    fn say_the_same(resumed: &History, whole: &History) {
        for target in (0..3).map(target) {
            for field in Field::ALL {
                assert_eq!(whole.heads(&target, field), heads(whole, &target, field));
                assert_eq!(resumed.heads(&target, field), whole.heads(&target, field));
                assert_eq!(resumed.is_disputed(&target, field), whole.is_disputed(&target, field));
                for act in [field.removal(), Act::Outcome(Some(Outcome::Yes))] {
                    assert_eq!(resumed.says_already(&target, &act), whole.says_already(&target, &act));
                }
                let heads = whole.heads(&target, field);
                for on in [vec![], heads.iter().map(|head| head.id.clone()).collect()] {
                    let some = whole.entries().first().map(|entry| Record::clone(&entry.record)).unwrap();
                    let record = Record { target: target.clone(), act: field.removal(), on, ..some };
                    assert_eq!(resumed.has_changed_since(&record), whole.has_changed_since(&record));
                }
            }
            assert_eq!(resumed.latest(&target), whole.latest(&target));
        }
        assert_eq!(resumed.meetings(), whole.meetings());
        assert_eq!(resumed.open_meetings(), whole.open_meetings());
        assert_eq!(resumed.moments(), whole.moments());
    }

    pub(in crate::journal) fn steps(oddities: std::ops::Range<u8>) -> impl Strategy<Value = Vec<Step>> {
        let step = (0..3_u32, 0..11_u8, 0..3_u8, 0..4_usize, 0..40_usize, 0..3_i64, oddities);
        proptest::collection::vec(step, 1..40)
    }

    proptest! {
        #![proptest_config(ProptestConfig { max_shrink_time: 5_000, ..ProptestConfig::with_cases(400) })]

        #[test]
        fn what_is_resumed_says_what_the_whole_says(
            steps in prop_oneof![steps(0..20), steps(10..11)],
            cuts in proptest::collection::vec(any::<prop::sample::Index>(), 1..3),
        ) {
            let entries = written(&steps);
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(entries.len()) + 1).collect();
            cuts.sort_unstable();
            let mut gist = History::new(entries[..cuts[0]].iter().cloned()).gist().unwrap();
            let ends = cuts.iter().skip(1).copied().chain([entries.len()]);
            for (&from, to) in cuts.iter().zip(ends) {
                let whole = History::new(entries[..to].iter().cloned());
                if let Some(resumed) = History::resumed(gist.clone(), entries[from..to].iter().cloned()) {
                    say_the_same(&resumed, &whole);
                    if from < to {
                        prop_assert_eq!(resumed.gist(), whole.gist());
                    }
                }
                gist = whole.gist().unwrap();
            }
        }

        #[test]
        fn usual_entries_need_nothing_from_before(mut steps in steps(10..11), cut in any::<prop::sample::Index>()) {
            for step in &mut steps {
                (step.1, step.5) = (if matches!(step.1, 6 | 7) { 0 } else { step.1 }, step.5.max(1));
            }
            let entries = written(&steps);
            let (before, new) = entries.split_at(cut.index(entries.len()) + 1);
            let gist = History::new(before.iter().cloned()).gist().unwrap();
            prop_assert!(gist.kept.len() <= before.len());
            prop_assert!(History::resumed(gist, new.iter().cloned()).is_some());
        }
    }

    #[test]
    fn what_depends_on_more_is_not_answered() {
        let usual: [Step; 3] = [(1, 1, 0, 0, 0, 1, 10), (1, 2, 0, 0, 0, 1, 10), (2, 4, 1, 0, 0, 1, 10)];
        let before = History::new(written(&usual));
        for (what, step) in [
            ("takes back what replaced something", (1, 6, 0, 0, 1, 1, 10)),
            ("an id that may have been used before", (1, 1, 0, 0, 0, 1, 1)),
            ("a clock that is behind", (1, 1, 0, 0, 0, 1, 2)),
            ("a moment that is taken", (1, 1, 0, 0, 0, 0, 10)),
        ] {
            let new = written(&[&usual[..], &[step]].concat()).pop();
            assert_eq!(History::resumed(before.gist().unwrap(), new), None, "{what}");
        }
        assert_eq!(History::default().gist(), None);
    }
}
