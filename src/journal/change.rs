//! What has changed between two states of a history.

use std::collections::HashSet;

use super::{Act, Entry, Field, History, Target};

/// A field of a target that does not say what it said before.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'a> {
    /// About what.
    pub target: &'a Target,
    /// Which field.
    pub field: Field,
    /// What counted before; several that differ are a conflict, none is nothing.
    pub before: Vec<&'a Entry>,
    /// What counts after, likewise.
    pub after: Vec<&'a Entry>,
    /// What brought it about last: a recording, or the undo of one.
    pub last: Option<&'a Entry>,
}

impl History {
    /// What says something else than in an earlier state of the same history, by target and field.
    /// What was recorded and taken back in between is no change.
    pub fn changes_since<'a>(&'a self, before: &'a Self) -> Vec<Change<'a>> {
        let fields = self.targets().into_iter().flat_map(|target| Field::ALL.map(|field| (target, field)));
        let changed =
            fields.filter(|(target, field)| self.says(target, *field) != before.says(target, *field));
        let change = |(target, field)| Change {
            target,
            field,
            before: before.heads(target, field),
            after: self.heads(target, field),
            last: self.of(target).rev().find(|entry| {
                before.get(&entry.id).is_none() && self.is_live(entry) && self.touches(entry, field)
            }),
        };
        changed.map(change).collect()
    }

    /// Whether an entry records the field, or takes back what did; redo takes an undo back.
    fn touches(&self, entry: &Entry, field: Field) -> bool {
        // However often somebody undoes and redoes; a forged ring has no end.
        let chain = std::iter::successors(Some(entry), |one| self.withdrawn_by(one)).take(64);
        chain.last().is_some_and(|first| first.act.field() == Some(field))
    }

    /// What counts for a field, each thing once: nothing, one act, or in a conflict several.
    /// A removal says nothing.
    pub fn says(&self, target: &Target, field: Field) -> HashSet<&Act> {
        let acts = self.heads(target, field).into_iter().map(|head| &head.record.act);
        acts.filter(|act| !act.is_removal()).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::Timestamp;

    use super::super::{Author, EntryId, Outcome, Record};
    use super::*;

    fn entry(second: i64, id: &str, act: Act, on: &[&str]) -> Entry {
        let at = Timestamp::from_second(1_700_000_000 + second).unwrap();
        let record = Record {
            id: format!("e{second}").as_str().into(),
            at,
            by: Author { uid: 1, login: "anna".into(), name: None },
            meeting: None,
            target: Target { plan: "p".into(), year: None, id: Some(id.into()) },
            act,
            on: on.iter().map(|&id| EntryId::from(id)).collect(),
            saw: String::new(),
        };
        Entry { record: Arc::new(record), slot: "".into(), line: 1 }
    }

    #[test]
    fn what_says_something_else_has_changed() {
        let judged = |outcome| Act::Outcome(Some(outcome));
        let before = vec![
            entry(1, "a", judged(Outcome::Yes), &[]),
            entry(2, "b", judged(Outcome::Yes), &[]),
            entry(3, "c", Act::Note("x".into()), &[]),
        ];
        let later = vec![
            entry(4, "a", judged(Outcome::No), &["e1"]),
            entry(5, "b", judged(Outcome::Yes), &["e2"]), // the same once more
            entry(6, "c", Act::Note(String::new()), &["e3"]),
            entry(7, "d", Act::Outcome(None), &[]), // removes what was not there
            entry(8, "e", judged(Outcome::Yes), &[]),
            entry(9, "e", Act::Withdraw("e8".into()), &[]),
            entry(10, "a", Act::Decision("ok".into()), &[]),
        ];
        let old = History::new(before.clone());
        let new = History::new(before.into_iter().chain(later));
        let changes: Vec<(&str, Field, usize, usize)> = new
            .changes_since(&old)
            .iter()
            .map(|one| {
                (one.target.id.as_ref().unwrap().as_str(), one.field, one.before.len(), one.after.len())
            })
            .collect();
        assert_eq!(
            changes,
            [("a", Field::Outcome, 1, 1), ("a", Field::Decision, 0, 1), ("c", Field::Note, 1, 1)]
        );
        assert_eq!(new.changes_since(&new), []);
    }

    #[test]
    fn who_undid_something_brought_the_change_about() {
        let judged = |outcome| Act::Outcome(Some(outcome));
        let first = [entry(1, "a", judged(Outcome::Yes), &[]), entry(2, "a", Act::Note("x".into()), &[])];
        let old = History::new(first.clone());
        for (later, field, last) in [
            (vec![entry(3, "a", Act::Withdraw("e1".into()), &[])], Field::Outcome, "e3"),
            (
                vec![
                    entry(3, "a", Act::Withdraw("e2".into()), &[]),
                    entry(4, "a", judged(Outcome::Yes), &["e1"]),
                ],
                Field::Note,
                "e3",
            ),
            (
                vec![
                    entry(3, "a", judged(Outcome::No), &["e1"]),
                    entry(4, "a", Act::Withdraw("e3".into()), &[]),
                    entry(5, "a", Act::Withdraw("e4".into()), &[]),
                ],
                Field::Outcome,
                "e5",
            ),
        ] {
            let new = History::new(first.iter().cloned().chain(later));
            let changes = new.changes_since(&old);
            let found: Vec<_> =
                changes.iter().map(|one| (one.field, one.last.unwrap().id.as_str())).collect();
            assert_eq!(found, [(field, last)]);
        }
    }
}
