//! `folj demo`: a bundled plan with invented outcomes, in memory alone.

use jiff::{Timestamp, ToSpan};
use serde::Deserialize;

use crate::journal::{Act, Author, Entry, EntryId, History, MeetingId, Record, Target};
use crate::model::{Id, PlanId, Year};
use crate::source::options;

/// What was invented (data/demo.ron).
const SCRIPT: &str = include_str!("../../data/demo.ron");

/// Between two entries of a block, in seconds.
const PACE: i64 = 70;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    plan: PlanId,
    year: Year,
    people: Vec<Person>,
    blocks: Vec<Block>,
    /// What people recorded who had not seen each other's entries.
    disputed: Vec<Block>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    login: String,
    name: String,
}

/// What one person recorded in one go.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    at: Timestamp,
    by: String,
    #[serde(default)]
    meeting: Option<MeetingId>,
    entries: Vec<(String, Vec<Act>)>,
}

/// The records of the invented follow-up, oldest first. A faulty script gives none; a test holds
/// that the bundled one is sound.
pub(super) fn records() -> Vec<Record> {
    options().from_str::<Script>(SCRIPT).map(|script| script.records()).unwrap_or_default()
}

impl Script {
    fn records(&self) -> Vec<Record> {
        let mut history = History::default();
        for block in &self.blocks {
            for record in self.block(block, &history) {
                let on = heads(&history, &record);
                history.extend([entry(Record { on, ..record })]);
            }
        }
        let unseen: Vec<Record> =
            self.disputed.iter().flat_map(|block| self.block(block, &history)).collect();
        let seen = history.entries().iter().map(|entry| Record::clone(&entry.record));
        let disputed = unseen.iter().map(|record| Record { on: heads(&history, record), ..record.clone() });
        seen.chain(disputed).collect()
    }

    /// The records of a block, which name nothing yet.
    fn block(&self, block: &Block, before: &History) -> Vec<Record> {
        let mut records = Vec::new();
        for (step, (id, acts)) in (0_i64..).zip(&block.entries) {
            let at = block.at.checked_add((step * PACE).seconds()).unwrap_or(block.at);
            for act in acts {
                let number = u64::try_from(before.entries().len() + records.len()).unwrap_or_default();
                records.push(Record {
                    id: EntryId::new(at, number),
                    at,
                    by: self.author(&block.by),
                    meeting: block.meeting.clone(),
                    target: self.target(id),
                    act: act.clone(),
                    on: Vec::new(),
                    saw: String::new(),
                });
            }
        }
        records
    }

    fn author(&self, login: &str) -> Author {
        let known = (0..).zip(&self.people).find(|(_, person)| person.login == login);
        let (uid, name) = known.map_or((0, None), |(at, person)| (at, Some(person.name.clone())));
        Author { uid: FIRST_UID + uid, login: login.to_owned(), name }
    }

    fn target(&self, id: &str) -> Target {
        let id = Some(id).filter(|id| !id.is_empty()).map(Id::from);
        Target { plan: self.plan.clone(), year: Some(self.year), id }
    }
}

/// The uid of the first invented person; above those that a system gives to people.
const FIRST_UID: u32 = 4_000_000_000;

fn heads(history: &History, record: &Record) -> Vec<EntryId> {
    let field = record.act.field();
    let heads = field.map(|field| history.heads(&record.target, field)).unwrap_or_default();
    heads.into_iter().map(|head| head.id.clone()).collect()
}

fn entry(record: Record) -> Entry {
    Entry { record: record.into(), slot: "".into(), line: 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{AsOf, Counts};
    use crate::query::Filter;
    use crate::store::bundled;

    #[test]
    fn the_script_is_sound_and_full_of_life() {
        let script: Script = options().from_str(SCRIPT).unwrap();
        let shelves = bundled();
        let shelf = shelves.iter().find(|shelf| shelf.plan.id == script.plan).unwrap();
        let plan = shelf.year(Some(script.year));
        let logins: Vec<&str> = script.people.iter().map(|person| person.login.as_str()).collect();
        for block in script.blocks.iter().chain(&script.disputed) {
            assert!(logins.contains(&block.by.as_str()), "{}", block.by);
            for (id, _) in block.entries.iter().filter(|(id, _)| !id.is_empty()) {
                assert!(plan.find(id).is_some(), "{id}");
            }
        }
        let times: Vec<Timestamp> = script.blocks.iter().map(|block| block.at).collect();
        assert!(times.is_sorted());
        let history = History::new(script.records().into_iter().map(entry));
        assert_eq!(history.entries().len(), records().len());
        let meetings: Vec<(String, bool)> =
            history.meetings().iter().map(|one| (one.id.to_string(), one.closed.is_some())).collect();
        assert_eq!(
            meetings,
            [("2025-02-12-tl".into(), true), ("2025-05-14-tl".into(), true), ("2025-10-15-tl".into(), false)]
        );
        assert_eq!(history.moments().len(), 6);
        let disputed = history.targets().into_iter().filter(|target| history.has_conflict(target));
        assert_eq!(disputed.count(), 1);
        let assessed = |moment: &AsOf| {
            let then = history.as_of(moment);
            let counts: Counts = Filter::default().apply(plan, &then).counts(plan, &then);
            counts.assessed()
        };
        let grown: Vec<usize> =
            ["2025-02-12-tl", "2025-05-14-tl"].map(|id| assessed(&AsOf::Meeting(id.into()))).into();
        assert!(grown[0] < grown[1] && grown[1] < assessed(&AsOf::Now), "{grown:?}");
    }
}
