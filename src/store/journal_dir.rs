//! The journal directory: one append-only file per simultaneous writer (docs/journal-format.md).
//!
//! Nobody can block, overwrite or impersonate anybody: everyone writes only to files of his
//! own, and the kernel says whose a file is. Nothing is ever rewritten, truncated or removed.

mod checkpoint;
mod folder;
mod held;
mod journals;
mod line;
mod names;
mod own;
mod read_back;
mod record;
mod roles;
mod shared;
mod slot;
mod unread;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rustix::io::Errno;

use self::checkpoint::Checkpoint;
pub use self::checkpoint::Checkpoints;
use self::folder::Folder;
use self::held::Held;
use self::journals::Journals;
pub use self::line::{Hash, Line, decode, encode};
use self::names::Writer;
use self::roles::Roles;
pub use self::roles::is_guest;
pub use self::shared::{Holding, Made, Shared};
use self::slot::{KeptSlot, Slot};
use super::{AppendError, Glance, Reading, Store};
use crate::journal::{Author, Entry, Gist, History, Record};
use crate::model::PlanId;
use crate::problem::Problem;

/// How many slots a record is written to before it counts as not saved.
const ATTEMPTS: usize = 2;

/// A folder with a folder for each writer.
#[derive(Debug)]
pub struct JournalDir {
    root: PathBuf,
    who: Author,
    machine: String,
    plans: HashMap<PlanId, Open>,
    roles: Roles,
    /// The day on which it is asked who may write.
    today: Date,
    checkpoints: Option<Checkpoints>,
}

/// A plan's files: what was read, and the slot that is written to.
#[derive(Debug)]
struct Open {
    journals: Journals,
    held: Option<Held>,
    /// Slots where a write failed: what is on disk there is not known, so that nothing is
    /// written behind it and nothing is synced again, which could only seem to succeed.
    left: HashSet<String>,
}

/// The name of this machine in the names of slots: the first 8 hexadecimal digits of the
/// SHA-256 of `/etc/machine-id`, or of the host's name where there is no such file.
pub fn machine_name() -> String {
    let id = ["/etc/machine-id", "/var/lib/dbus/machine-id", "/proc/sys/kernel/hostname", "/etc/hostname"]
        .into_iter()
        .find_map(|path| std::fs::read(path).ok().filter(|id| !id.is_empty()));
    Hash::of([id.unwrap_or_default().as_slice()]).as_str().chars().take(8).collect()
}

impl JournalDir {
    /// The journal directory `root`, in which `who` writes to slots named after `machine`
    /// (8 hexadecimal digits, [`machine_name`]). Nothing is opened or made yet.
    pub fn new(root: PathBuf, who: Author, machine: String) -> Self {
        let (plans, roles) = (HashMap::new(), Roles::default());
        Self { root, who, machine, plans, roles, today: Date::ZERO, checkpoints: None }
    }

    /// The same on a day, which decides who may write in a shared directory that lists its writers.
    #[must_use]
    pub fn on(mut self, today: Date) -> Self {
        self.today = today;
        self
    }

    /// The same with a place for checkpoints.
    #[must_use]
    pub fn keeping(mut self, checkpoints: Option<Checkpoints>) -> Self {
        self.checkpoints = checkpoints;
        self
    }

    /// Why the user does not write here, as far as that is a matter of roles.
    fn forbidden(&mut self) -> Option<Problem> {
        self.roles.refresh(&self.root);
        self.roles.forbids(self.who.uid, self.today)
    }

    /// Whether files can be locked where `who` writes, tried on a slot that is there; `None` where
    /// there is none yet. The lock is given back at once, and a writer that meets it takes the next slot.
    pub fn locks(&self) -> Option<bool> {
        own::locks(&self.root, &self.who)
    }

    /// What is to be kept of a plan's slots, if they are large and there is nothing to be told about them.
    fn slots_to_keep(&self, journals: &Journals) -> Option<Vec<KeptSlot>> {
        let checkpoints = self.checkpoints.as_ref()?;
        journals.kept(|bytes, changed| checkpoints.is_due(bytes, changed))
    }

    /// Keeps what a plan's journals amount to.
    fn save_checkpoint(&self, plan: &PlanId, slots: Vec<KeptSlot>, gist: Option<Gist>) {
        if let (Some(checkpoints), Some(gist)) = (&self.checkpoints, gist) {
            checkpoints.save(&self.root, plan, &Checkpoint { slots, gist });
        }
    }

    fn open(&mut self, plan: &PlanId) -> &mut Open {
        let new = || Open { journals: Journals::new(plan), held: None, left: HashSet::new() };
        self.plans.entry(plan.clone()).or_insert_with(new)
    }

    /// Takes a slot, the same as before if it is fit, and reads everything that is new: the slot
    /// with the rest, now that nobody else can write to it.
    fn prepare(&mut self, plan: &PlanId) -> Result<Held, Problem> {
        let (root, who, machine) = (self.root.clone(), self.who.clone(), self.machine.clone());
        let roles = self.roles.clone();
        let open = self.open(plan);
        let held = match open.held.take().filter(Held::has_room) {
            Some(held) => held,
            None => Held::first_free(&own::open(&root, &who, plan)?, &machine, &mut open.left)?,
        };
        open.journals.refresh(&root, &roles);
        Ok(held)
    }
}

impl Open {
    /// Writes a record as one line at the end of a slot. After a failure the slot is left.
    fn write(&mut self, mut held: Held, mut record: Record) -> Result<Entry, Problem> {
        record.saw = self.journals.witness(&held.place);
        let line = match self.write_line(&mut held, &record) {
            Ok(line) => line,
            // It has nothing to do with the slot.
            Err(problem @ Problem::RecordTooLong { .. }) => {
                self.held = Some(held);
                return Err(problem);
            }
            Err(problem) => {
                self.left.insert(held.name);
                return Err(problem);
            }
        };
        let entry = self.journals.take_written(&held.place, &line, held.stat().as_ref(), record);
        let path = held.path.clone();
        self.held = Some(held);
        entry.ok_or(Problem::NoSuchFile { path })
    }

    /// The bytes that were written: the line, led by LF where the file did not end in one.
    fn write_line(&self, held: &mut Held, record: &Record) -> Result<Vec<u8>, Problem> {
        let stat = held.stat();
        let is_known = |slot: &&Slot| stat.as_ref().is_some_and(|stat| slot.is_read_to_the_end_of(stat));
        let Some(slot) = self.journals.slot(&held.place).filter(is_known) else {
            return Err(folder::io(Errno::STALE, held.path.clone()));
        };
        let line = encode(&held.place, slot.next_prev(), record)?;
        let bytes = if slot.is_torn() { [b"\n".to_vec(), line].concat() } else { line };
        held.write(&bytes, slot.size())?;
        Ok(bytes)
    }
}

impl Store for JournalDir {
    fn read(&mut self, plan: &PlanId) -> Reading {
        if !plan.is_folder_name() {
            let bad = Problem::BadId { found: plan.to_string() };
            return Reading { entries: Vec::new(), alarms: vec![bad.error(None)] };
        }
        let root = self.root.clone();
        self.roles.refresh(&root);
        let roles = self.roles.clone();
        let journals = &mut self.open(plan).journals;
        journals.refresh(&root, &roles);
        Reading { entries: journals.give(), alarms: journals.alarms() }
    }

    fn glance(&mut self, plan: &PlanId) -> Option<Glance> {
        let checkpoint = self.checkpoints.as_ref()?.load(&self.root, plan)?;
        self.roles.refresh(&self.root);
        let mut journals = Journals::resumed(plan, &checkpoint.slots);
        journals.refresh(&self.root, &self.roles);
        if !journals.hold_what_was_kept() {
            return None;
        }
        let new = journals.give();
        let gist = if new.is_empty() { Some(checkpoint.gist.clone()) } else { None };
        let history = History::resumed(checkpoint.gist, new)?;
        if let Some(slots) = self.slots_to_keep(&journals).filter(|slots| *slots != checkpoint.slots) {
            self.save_checkpoint(plan, slots, gist.or_else(|| history.gist()));
        }
        Some(Glance { history, alarms: journals.alarms() })
    }

    fn keep(&mut self, plan: &PlanId, history: &History) {
        let open = self.plans.get(plan);
        // Else the history is not made of what was read here.
        let open = open.filter(|open| open.journals.count() == history.entries().len());
        if let Some(slots) = open.and_then(|open| self.slots_to_keep(&open.journals)) {
            self.save_checkpoint(plan, slots, history.gist());
        }
    }

    fn append(&mut self, mut record: Record, ask: bool) -> Result<Entry, AppendError> {
        let (expected, found) = (self.who.uid, record.by.uid);
        if found != expected {
            return Err(AppendError::NotAllowed(Problem::OtherUser { expected, found }));
        }
        // A program may be open for days; that of the entry is not earlier than it is.
        self.today = self.today.max(record.at.to_zoned(TimeZone::UTC).date());
        if let Some(problem) = self.forbidden() {
            return Err(AppendError::NotAllowed(problem));
        }
        record.by.name = record.by.name.or_else(|| self.roles.name(expected, &record.by.login));
        let plan = record.target.plan.clone();
        let (mut ask, mut failure) = (ask, None);
        for _ in 0..ATTEMPTS {
            let held = match self.prepare(&plan) {
                Ok(held) => held,
                Err(problem @ Problem::Io { .. }) => {
                    failure.get_or_insert(problem);
                    continue;
                }
                Err(problem) => return Err(AppendError::NotAllowed(problem)),
            };
            let open = self.open(&plan);
            if ask && open.journals.has_changed_since(&record) {
                open.held = Some(held);
                return Err(AppendError::Changed(open.journals.give()));
            }
            ask = false;
            open.journals.expect(&record);
            match open.write(held, record.clone()) {
                Ok(entry) => return Ok(entry),
                Err(problem @ Problem::RecordTooLong { .. }) => return Err(AppendError::NotSaved(problem)),
                Err(problem) => {
                    failure.get_or_insert(problem);
                }
            }
        }
        let failure = failure.unwrap_or(Problem::NotWritable { path: self.root.display().to_string() });
        Err(AppendError::NotSaved(failure))
    }

    fn read_only(&mut self, plan: &PlanId) -> Option<Problem> {
        self.forbidden().or_else(|| own::check(&self.root, &self.who, plan).err())
    }

    fn called(&mut self) -> Option<String> {
        self.roles.refresh(&self.root);
        self.roles.name(self.who.uid, &self.who.login)
    }

    fn watched(&self, plan: &PlanId) -> Vec<PathBuf> {
        if !plan.is_folder_name() {
            return Vec::new();
        }
        let Ok(Some(root)) = Folder::root(&self.root) else {
            return vec![own::existing_above(&self.root).to_owned()];
        };
        let mut folders = vec![self.root.clone()];
        for writer in root.names().unwrap_or_default().iter().filter_map(|name| Writer::parse(name)) {
            let Ok(Some(_)) = root.enter(&writer.folder) else { continue };
            let folder = self.root.join(&writer.folder);
            let of_plan = folder.join(plan.as_str());
            // The plan's folder will appear in the writer's.
            folders.push(if of_plan.is_dir() { of_plan } else { folder });
        }
        folders
    }
}
