//! Files: plan files, the journal directory, and a store in memory.
//!
//! Everything above sees only «entries» and «append». One conformance suite
//! (`tests/folj/store.rs`) holds for every store.
#![expect(clippy::disallowed_methods, reason = "this is the room that touches the file system")]

mod drafts;
mod files;
mod journal_dir;
mod memory;
mod plans;
mod private;
mod public;
mod report_file;
mod report_folder;
mod survey;
mod visits;

pub use drafts::{Drafts, KeptDraft};
pub use files::{files_in, read_settings, read_text};
pub use journal_dir::{
    Checkpoints, Hash as LineHash, Holding, JournalDir, Line as JournalLine, Made, Shared,
    decode as decode_line, encode as encode_line, is_guest, machine_name,
};
pub use memory::Memory;
pub use plans::{PlanPlaces, Which, bundled, bundled_ids, load, load_path, recall_path, reload};
pub use public::write_public;
pub use report_file::{free_name, write_report};
pub use report_folder::ReportFolder;
pub use survey::{Disk, Part, Reach, Survey, is_remote, survey};
pub use visits::Visits;

use std::path::PathBuf;

pub use crate::journal::AppendError;
use crate::journal::{Entry, History, Record};
use crate::model::PlanId;
use crate::problem::{Finding, Problem};

/// What a store has to say since it was asked last.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// Entries that were not given before, in no particular order.
    pub entries: Vec<Entry>,
    /// What was wrong, all of it each time: alarms and notices.
    pub alarms: Vec<Finding>,
}

/// What counts now, and what is wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Glance {
    /// The entries that count now, without those before them ([`History::resumed`]).
    pub history: History,
    /// What was wrong, as in [`Reading`].
    pub alarms: Vec<Finding>,
}

/// Where entries are kept.
pub trait Store: Send {
    /// The entries about a plan that were not given before, and what is wrong with the files.
    fn read(&mut self, plan: &PlanId) -> Reading;

    /// What counts now, where that is known without reading all entries. [`Store::read`] gives them as if
    /// nobody had asked for this.
    fn glance(&mut self, _plan: &PlanId) -> Option<Glance> {
        None
    }

    /// Keeps for later glances what the entries amount to that were read, which make this history.
    fn keep(&mut self, _plan: &PlanId, _history: &History) {}

    /// Saves a record and gives it back as an entry once it is on disk. The entries of others are
    /// read first: when `ask` is set and the heads of the record's target and field are no longer
    /// those in `record.on`, nothing is saved and [`AppendError::Changed`] says what came. The
    /// store fills in `saw`.
    fn append(&mut self, record: Record, ask: bool) -> Result<Entry, AppendError>;

    /// Why nothing can be written here, if so; asked once when a plan is opened.
    fn read_only(&mut self, plan: &PlanId) -> Option<Problem>;

    /// The name that the place of the entries knows for the user, if it does.
    fn called(&mut self) -> Option<String> {
        None
    }

    /// The folders to watch for entries of others about a plan.
    fn watched(&self, plan: &PlanId) -> Vec<PathBuf>;
}
