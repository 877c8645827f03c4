//! A store in memory: for `folj screen`, demonstrations and tests.

use std::path::PathBuf;

use super::{AppendError, Reading, Store};
use crate::journal::{Entry, Record};
use crate::model::PlanId;
use crate::problem::Problem;

/// Entries that nobody keeps.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    entries: Vec<Entry>,
}

impl Store for Memory {
    fn read(&mut self, _plan: &PlanId) -> Reading {
        Reading::default()
    }

    fn append(&mut self, record: Record, _ask: bool) -> Result<Entry, AppendError> {
        let entry = Entry { record: record.into(), slot: "".into(), line: self.entries.len() + 1 };
        self.entries.push(entry.clone());
        Ok(entry)
    }

    fn read_only(&mut self, _plan: &PlanId) -> Option<Problem> {
        None
    }

    fn watched(&self, _plan: &PlanId) -> Vec<PathBuf> {
        Vec::new()
    }
}
