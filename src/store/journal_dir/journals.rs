//! All journal files of one plan, as far as they have been read.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use rustix::fs::{FileType, OFlags, Stat};

use super::folder::{Folder, file_fault, unreadable};
use super::line::Hash;
use super::names::{Writer, is_slot};
use super::roles::Roles;
use super::slot::{KeptSlot, Slot};
use super::unread::{self, Caught, Unread};
use crate::journal::{Entry, Pile, Record};
use crate::model::PlanId;
use crate::problem::{Finding, Problem, RoleFault};

/// What is known of a plan's journal files.
#[derive(Debug)]
pub(super) struct Journals {
    plan: PlanId,
    /// By their place, `WRITER/PLAN/SLOT`.
    slots: BTreeMap<Arc<str>, Slot>,
    /// The slots that were there at the last reading.
    there: HashSet<Arc<str>>,
    /// What was wrong with folders and files at the last reading.
    findings: Vec<Finding>,
    /// The entries that were given away, or are about to be: an id of an author counts once.
    pile: Pile,
    fresh: Vec<Entry>,
    /// What an earlier run kept of slots that have not been found again yet.
    kept: BTreeMap<Arc<str>, KeptSlot>,
}

impl Journals {
    pub(super) fn new(plan: &PlanId) -> Self {
        Self {
            plan: plan.clone(),
            slots: BTreeMap::new(),
            there: HashSet::new(),
            findings: Vec::new(),
            pile: Pile::default(),
            fresh: Vec::new(),
            kept: BTreeMap::new(),
        }
    }

    /// Journals that go on from what an earlier run kept: only what stands behind that will be given.
    pub(super) fn resumed(plan: &PlanId, slots: &[KeptSlot]) -> Self {
        let kept = slots.iter().map(|slot| (slot.place.as_str().into(), slot.clone())).collect();
        Self { kept, ..Self::new(plan) }
    }

    /// Whether everything that was kept is still there as it was, whatever has been added.
    pub(super) fn hold_what_was_kept(&self) -> bool {
        self.kept.is_empty() && self.slots.values().all(Slot::holds_what_was_kept)
    }

    /// What is to be kept of the slots, if all were read at the last reading, there is nothing to be told
    /// about them, and it `is_due` for their size in bytes and the second of their last change.
    pub(super) fn kept(&self, is_due: impl FnOnce(u64, i64) -> bool) -> Option<Vec<KeptSlot>> {
        let is_there = self.slots.keys().all(|place| self.there.contains(place));
        let bytes = self.slots.values().map(Slot::size).sum();
        let changed = self.slots.values().filter_map(Slot::changed_at).max()?;
        let kept = self.slots.values().map(Slot::kept).collect::<Option<_>>();
        kept.filter(|_| is_there && is_due(bytes, changed))
    }

    /// How many entries were read.
    pub(super) fn count(&self) -> usize {
        self.pile.len()
    }

    /// Reads what has been added to any file. A directory that is not there is empty.
    pub(super) fn refresh(&mut self, root: &Path, roles: &Roles) {
        self.there.clear();
        self.findings.clear();
        self.findings.extend_from_slice(roles.findings());
        let mut unread = Vec::new();
        let result = Folder::root(root).and_then(|folder| match folder {
            Some(folder) => self.read_root(&folder, roles, &mut unread),
            None => Ok(()),
        });
        self.catch_up(unread);
        let is_read = result.is_ok();
        self.note("", result);
        if is_read {
            self.miss_sealed(root, roles);
        }
    }

    /// Tells of files that a seal holds something of and that are not there.
    fn miss_sealed(&mut self, root: &Path, roles: &Roles) {
        let gone = roles.sealed().into_iter().filter(|place| {
            let of_plan = place.split('/').nth(1) == Some(self.plan.as_str());
            let known = self.slots.contains_key(place.as_str()) || self.there.contains(place.as_str());
            of_plan && !known
        });
        let findings = gone.map(|place| Problem::Shortened { path: root.join(place).display().to_string() });
        self.findings.extend(findings.map(|problem| problem.error(None)));
    }

    /// Notes why something could not be read; the slots whose place begins like that are not
    /// taken for gone.
    fn note(&mut self, unread: &str, result: Result<(), Problem>) {
        if let Err(problem) = result {
            self.findings.push(problem.error(None));
            let slots = self.slots.keys().filter(|place| place.starts_with(unread));
            self.there.extend(slots.cloned());
        }
    }

    fn read_root(&mut self, root: &Folder, roles: &Roles, unread: &mut Vec<Unread>) -> Result<(), Problem> {
        for writer in root.names()?.iter().filter_map(|name| Writer::parse(name)) {
            // A file may be called `2025-notes.txt`.
            if root.kind_of(&writer.folder) != Some(FileType::RegularFile) {
                let result = self.read_writer(root, &writer, roles, unread);
                self.note(&format!("{}/", writer.folder), result);
            }
        }
        Ok(())
    }

    fn read_writer(
        &mut self,
        root: &Folder,
        writer: &Writer,
        roles: &Roles,
        unread: &mut Vec<Unread>,
    ) -> Result<(), Problem> {
        let Some(folder) = self.enter(root, &writer.folder, writer)? else { return Ok(()) };
        if roles.is_unlisted(writer.uid) {
            let path = folder.path.clone();
            self.findings.push(Problem::role(RoleFault::Unlisted { path }).warning(None));
        }
        let plan = self.plan.clone();
        let Some(folder) = self.enter(&folder, plan.as_str(), writer)? else { return Ok(()) };
        for name in folder.names()?.iter().filter(|name| is_slot(name)) {
            let place = self.place(writer, name);
            match self.find_slot(&folder, writer, name, &place, roles) {
                Ok(slot) => unread.extend(slot),
                Err(problem) => self.note(&place, Err(problem)),
            }
        }
        Ok(())
    }

    /// Enters a folder that must be the writer's. Where others may write to it they can remove
    /// files but not forge any: it is read, with an alarm.
    fn enter(&mut self, above: &Folder, name: &str, writer: &Writer) -> Result<Option<Folder>, Problem> {
        let Some(folder) = above.enter(name)? else { return Ok(None) };
        if let Some(exposed) = folder.exposed().filter(|_| folder.stat.st_uid == writer.uid) {
            self.findings.push(exposed.error(None));
            return Ok(Some(folder));
        }
        folder.owned_by(writer.uid).map(Some)
    }

    /// Opens a slot; nothing if it is gone.
    fn find_slot(
        &mut self,
        folder: &Folder,
        writer: &Writer,
        name: &str,
        place: &Arc<str>,
        roles: &Roles,
    ) -> Result<Option<Unread>, Problem> {
        let path = folder.path_of(name);
        let file = match folder.open(name, OFlags::RDONLY) {
            Ok(file) => file,
            Err(rustix::io::Errno::NOENT) => return Ok(None),
            Err(error) => return Err(unreadable(error, path)),
        };
        let (stat, fault) = file_fault(&file, writer.uid).map_err(|error| unreadable(error, path.clone()))?;
        self.there.insert(Arc::clone(place));
        if let Some(fault) = fault {
            return Err(Problem::NotAccepted { path, fault });
        }
        let plan = &self.plan;
        let new = || Slot::new(Arc::clone(place), name, &path, writer, plan);
        let mut slot = self.slots.remove(place).unwrap_or_else(new);
        slot.restrict(roles.limit(writer.uid, place), roles.name(writer.uid, &writer.login));
        if let Some(kept) = self.kept.remove(place) {
            slot.go_on(kept, &stat);
        }
        Ok(Some(Unread { place: Arc::clone(place), slot, file, stat, path }))
    }

    /// Reads what was added to these slots.
    fn catch_up(&mut self, unread: Vec<Unread>) {
        for Caught { place, slot, entries, result } in unread::catch_up(unread) {
            self.slots.insert(Arc::clone(&place), slot);
            self.take(entries);
            self.note(&place, result);
        }
    }

    /// The place of a writer's slot, as the hashes know it.
    fn place(&self, writer: &Writer, slot: &str) -> Arc<str> {
        format!("{}/{}/{slot}", writer.folder, self.plan).into()
    }

    /// Takes entries over, each once.
    fn take(&mut self, entries: Vec<Entry>) {
        self.pile.reserve(entries.len());
        self.fresh.reserve(entries.len());
        for entry in entries {
            if self.pile.add(&entry) {
                self.fresh.push(entry);
            }
        }
    }

    /// The entries that were not given away before.
    pub(super) fn give(&mut self) -> Vec<Entry> {
        std::mem::take(&mut self.fresh)
    }

    /// Everything that is wrong.
    pub(super) fn alarms(&self) -> Vec<Finding> {
        let slots = self.slots.iter().flat_map(|(place, slot)| slot.findings(!self.there.contains(place)));
        self.findings.iter().cloned().chain(slots).collect()
    }

    /// Whether somebody recorded the same field of the same target since the record's author looked.
    pub(super) fn has_changed_since(&mut self, record: &Record) -> bool {
        self.pile.about(&record.target).has_changed_since(record)
    }

    /// The slot at a place, if it was there at the last reading: a folder that was moved away takes
    /// its files along, and what is written to them there nobody would find.
    pub(super) fn slot(&self, place: &str) -> Option<&Slot> {
        self.slots.get(place).filter(|_| self.there.contains(place))
    }

    /// Keeps an entry that is about to be written from being read back as somebody else's news,
    /// also when the write fails halfway and the record goes to another slot.
    pub(super) fn expect(&mut self, record: &Record) {
        self.pile.expect(record.by.uid, &record.id);
    }

    /// Takes over what has just been written behind the end of a slot, ending in this record.
    pub(super) fn take_written(
        &mut self,
        place: &str,
        bytes: &[u8],
        stat: Option<&Stat>,
        record: Record,
    ) -> Option<Entry> {
        let slot = self.slots.get_mut(place)?;
        let entries = slot.take_written(bytes, stat);
        let entry = Entry { record: record.into(), slot: Arc::clone(&slot.name), line: slot.lines() };
        self.take(entries);
        self.pile.fulfil(entry.clone());
        Some(entry)
    }

    /// A hash over the last lines of all files but one: what its writer has seen of the others.
    /// Empty where there are none.
    pub(super) fn witness(&self, own: &str) -> String {
        let others =
            self.slots.iter().filter(|(place, slot)| place.as_ref() != own && slot.head() != Hash::NONE);
        let lines: Vec<String> =
            others.map(|(place, slot)| format!("{place} {}\n", slot.head().as_str())).collect();
        if lines.is_empty() {
            return String::new();
        }
        Hash::of(lines.iter().map(String::as_bytes)).as_str().to_owned()
    }
}
