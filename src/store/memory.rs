//! A store in memory: for `folj screen`, demonstrations and tests.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{AppendError, Reading, Store};
use crate::journal::{Entry, EntryId, History, Record};
use crate::model::PlanId;
use crate::problem::Problem;

/// Entries that nobody keeps. Its clones share them, as several programs share a folder.
#[derive(Debug, Default)]
pub struct Memory {
    shared: Arc<Mutex<Vec<Entry>>>,
    /// The entries that were given away by this clone.
    given: HashSet<(u32, EntryId)>,
}

/// A clone has the same entries and has not given any away yet.
impl Clone for Memory {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), given: HashSet::new() }
    }
}

impl Memory {
    /// A store that has these records already.
    pub fn holding(records: impl IntoIterator<Item = Record>) -> Self {
        let memory = Self::default();
        memory.entries().extend((1..).zip(records).map(|(line, record)| entry(record, line)));
        memory
    }

    fn entries(&self) -> MutexGuard<'_, Vec<Entry>> {
        // Nothing is left half done by a thread that panics while it pushes an entry.
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fresh(&mut self, plan: &PlanId) -> Vec<Entry> {
        let all: Vec<Entry> =
            self.entries().iter().filter(|entry| entry.target.plan == *plan).cloned().collect();
        all.into_iter().filter(|entry| self.given.insert((entry.by.uid, entry.id.clone()))).collect()
    }
}

fn entry(record: Record, line: usize) -> Entry {
    Entry { record: record.into(), slot: "".into(), line }
}

impl Store for Memory {
    fn read(&mut self, plan: &PlanId) -> Reading {
        Reading { entries: self.fresh(plan), alarms: Vec::new() }
    }

    fn append(&mut self, record: Record, ask: bool) -> Result<Entry, AppendError> {
        let mut entries = self.entries();
        if ask && History::new(entries.iter().cloned()).has_changed_since(&record) {
            drop(entries);
            return Err(AppendError::Changed(self.fresh(&record.target.plan)));
        }
        let entry = entry(record, entries.len() + 1);
        entries.push(entry.clone());
        drop(entries);
        self.given.insert((entry.by.uid, entry.id.clone()));
        Ok(entry)
    }

    fn read_only(&mut self, _plan: &PlanId) -> Option<Problem> {
        None
    }

    fn watched(&self, _plan: &PlanId) -> Vec<PathBuf> {
        Vec::new()
    }
}
