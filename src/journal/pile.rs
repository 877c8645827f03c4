//! Entries as they came. Who writes asks about one target at a time, and need not wait for a history of all.

use std::collections::{HashMap, HashSet, hash_map};

use super::{Act, Entry, EntryId, History, Target};

/// Entries in whatever order they came, each id of an author once.
#[derive(Debug, Clone, Default)]
pub struct Pile {
    entries: Vec<Entry>,
    by_id: HashMap<EntryId, Place>,
    /// Further places of an id that somebody else has used too, which is forged.
    twins: HashMap<EntryId, Vec<Place>>,
    /// How many entries are in the indexes below: none before somebody asks.
    indexed: usize,
    by_target: HashMap<Target, Vec<usize>>,
    /// Who withdraws an id.
    withdrawals: HashMap<EntryId, Vec<usize>>,
}

/// Where the entry of an author is; nowhere if it is only expected. Small, since there is one for each entry.
#[derive(Debug, Clone, Copy)]
struct Place {
    uid: u32,
    at: u32,
}

const NOWHERE: u32 = u32::MAX;

impl Pile {
    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Makes room for so many entries more.
    pub fn reserve(&mut self, more: usize) {
        self.entries.reserve(more);
        self.by_id.reserve(more);
    }

    /// Puts an entry on it, unless one of its author with its id is there or expected. Whether it was put.
    pub fn add(&mut self, entry: &Entry) -> bool {
        let is_new = self.claim(entry.by.uid, &entry.id, u32::try_from(self.len()).unwrap_or(NOWHERE));
        if is_new {
            self.entries.push(entry.clone());
        }
        is_new
    }

    /// Expects an author's entry with this id: it is put on it by nobody but [`Pile::fulfil`].
    pub fn expect(&mut self, uid: u32, id: &EntryId) {
        self.claim(uid, id, NOWHERE);
    }

    /// Puts an entry on it that was expected.
    pub fn fulfil(&mut self, entry: Entry) {
        let at = u32::try_from(self.len()).unwrap_or(NOWHERE);
        let twins = self.twins.get_mut(&entry.id).into_iter().flatten();
        let mut places = self.by_id.get_mut(&entry.id).into_iter().chain(twins);
        if let Some(place) = places.find(|place| place.uid == entry.by.uid && place.at == NOWHERE) {
            place.at = at;
            self.entries.push(entry);
        }
    }

    /// Whether nobody had this id of the author's before.
    fn claim(&mut self, uid: u32, id: &EntryId, at: u32) -> bool {
        match self.by_id.entry(id.clone()) {
            hash_map::Entry::Vacant(free) => {
                free.insert(Place { uid, at });
                true
            }
            hash_map::Entry::Occupied(taken) => {
                let of_author = |place: &Place| place.uid == uid;
                if of_author(taken.get())
                    || self.twins.get(id).is_some_and(|twins| twins.iter().any(of_author))
                {
                    return false;
                }
                self.twins.entry(id.clone()).or_default().push(Place { uid, at });
                true
            }
        }
    }

    /// A history that says about a target what the one of all entries says: those about it, and whatever else
    /// decides about the order or the life of these.
    pub fn about(&mut self, target: &Target) -> History {
        self.index();
        let mut wanted: Vec<usize> = self.by_target.get(target).cloned().unwrap_or_default();
        let mut found = HashSet::new();
        while let Some(at) = wanted.pop() {
            let Some(entry) = self.entries.get(at).filter(|_| found.insert(at)) else { continue };
            wanted.extend(self.withdrawals.get(&entry.id).into_iter().flatten());
            wanted.extend(entry.names().flat_map(|id| self.places(id)));
        }
        History::new(found.into_iter().filter_map(|at| self.entries.get(at)).cloned())
    }

    /// Where the entries with this id are.
    fn places(&self, id: &EntryId) -> impl Iterator<Item = usize> {
        let all = self.by_id.get(id).into_iter().chain(self.twins.get(id).into_iter().flatten());
        all.filter(|place| place.at != NOWHERE).filter_map(|place| usize::try_from(place.at).ok())
    }

    fn index(&mut self) {
        for (at, entry) in self.entries.iter().enumerate().skip(self.indexed) {
            if let Act::Withdraw(id) = &entry.act {
                self.withdrawals.entry(id.clone()).or_default().push(at);
            }
            match self.by_target.get_mut(&entry.target) {
                Some(known) => known.push(at),
                None => drop(self.by_target.insert(entry.target.clone(), vec![at])),
            }
        }
        self.indexed = self.entries.len();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::gist::tests::{steps, target, written};
    use super::super::{Field, Record};
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { max_shrink_time: 5_000, ..ProptestConfig::with_cases(400) })]

        #[test]
        fn about_a_target_it_says_what_all_entries_say(
            steps in prop_oneof![steps(0..20), steps(10..11)],
            rings in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..4),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut entries = written(&steps);
            // Names that only a forger makes: of other targets, of what is not there, in rings.
            for (from, to) in rings {
                let (from, to) = (from.index(entries.len()), to.index(entries.len()));
                let mut record = Record::clone(&entries[from].record);
                record.on.push(entries[to].id.clone());
                entries[from].record = record.into();
            }
            let cut = cut.index(entries.len());
            let (mut pile, mut put) = (Pile::default(), Vec::new());
            for part in [&entries[cut..], &entries[..cut]] {
                put.extend(part.iter().filter(|entry| pile.add(entry)).cloned());
                pile.about(&target(0));
            }
            prop_assert_eq!((pile.len(), pile.is_empty()), (put.len(), false));
            entries = put;
            let whole = History::new(entries.iter().cloned());
            for target in (0..3).map(target) {
                let part = pile.about(&target);
                prop_assert_eq!(part.of(&target).collect::<Vec<_>>(), whole.of(&target).collect::<Vec<_>>());
                for field in Field::ALL {
                    prop_assert_eq!(part.heads(&target, field), whole.heads(&target, field));
                }
            }
        }
    }

    #[test]
    fn of_other_targets_it_takes_nothing() {
        let usual =
            [(1, 1, 0, 0, 0, 1, 10), (1, 2, 0, 0, 0, 1, 10), (2, 4, 1, 0, 0, 1, 10), (1, 1, 2, 0, 0, 1, 10)];
        let mut pile = Pile::default();
        for entry in written(&usual) {
            assert!(pile.add(&entry));
        }
        assert_eq!([0, 1, 2].map(|number| pile.about(&target(number)).entries().len()), [2, 1, 1]);
    }

    #[test]
    fn what_is_expected_counts_once_it_is_fulfilled() {
        let entries = written(&[(1, 1, 0, 0, 0, 1, 10), (1, 2, 0, 0, 0, 1, 10)]);
        let [first, second] = entries.as_slice() else { panic!() };
        let mut pile = Pile::default();
        pile.add(first);
        pile.expect(1, &second.id);
        assert!(!pile.add(second), "it was read back");
        assert_eq!(pile.about(&target(0)).entries().len(), 1);
        for _ in 0..2 {
            pile.fulfil(second.clone());
            assert_eq!((pile.about(&target(0)).entries().len(), pile.len()), (2, 2));
        }
        let other = Record {
            by: super::super::Author { uid: 7, ..first.by.clone() },
            ..Record::clone(&first.record)
        };
        let other = Entry { record: other.into(), ..first.clone() };
        pile.expect(7, &first.id);
        pile.fulfil(other);
        assert_eq!(pile.about(&target(0)).entries().len(), 3);
    }
}
