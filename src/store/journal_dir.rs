//! Stand-in, to be replaced by the journal's own branch: one file of RON lines for each plan.

use std::io::Write;
use std::path::PathBuf;

use super::{AppendError, Reading, Store};
use crate::journal::{Author, Entry, Record};
use crate::model::PlanId;
use crate::problem::Problem;

/// The name of this machine in the names of slots.
pub fn machine_name() -> String {
    "00000000".to_owned()
}

/// A folder with a folder for each writer.
#[derive(Debug)]
pub struct JournalDir {
    root: PathBuf,
    given: usize,
}

impl JournalDir {
    /// The entries in `root`, written as `who` on `machine`.
    pub fn new(root: PathBuf, _who: Author, _machine: String) -> Self {
        Self { root, given: 0 }
    }

    fn file(&self, plan: &PlanId) -> PathBuf {
        self.root.join(format!("{plan}.fj"))
    }
}

impl Store for JournalDir {
    fn read(&mut self, plan: &PlanId) -> Reading {
        let text = std::fs::read_to_string(self.file(plan)).unwrap_or_default();
        let entries: Vec<Entry> = text
            .lines()
            .enumerate()
            .filter_map(|(at, line)| {
                let record: Record = crate::source::options().from_str(line).ok()?;
                Some(Entry { record: record.into(), slot: "slot".into(), line: at + 1 })
            })
            .skip(self.given)
            .collect();
        self.given += entries.len();
        Reading { entries, alarms: Vec::new() }
    }

    fn append(&mut self, record: Record, _ask: bool) -> Result<Entry, AppendError> {
        let path = self.file(&record.target.plan);
        let failed =
            |reason: String| AppendError::NotSaved(Problem::Io { path: path.display().to_string(), reason });
        let line = ron::to_string(&record).map_err(|error| failed(error.to_string()))?;
        std::fs::create_dir_all(&self.root).map_err(|error| failed(error.to_string()))?;
        let mut options = std::fs::OpenOptions::new();
        let mut file =
            options.append(true).create(true).open(&path).map_err(|error| failed(error.to_string()))?;
        writeln!(file, "{line}").map_err(|error| failed(error.to_string()))?;
        self.given += 1;
        Ok(Entry { record: record.into(), slot: "slot".into(), line: self.given })
    }

    fn read_only(&mut self, _plan: &PlanId) -> Option<Problem> {
        None
    }

    fn watched(&self, _plan: &PlanId) -> Vec<PathBuf> {
        Vec::new()
    }
}
