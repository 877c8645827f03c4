//! A shared directory as its administrator sees it: root makes it, lists its writers, makes their
//! folders and closes them. What the writers wrote is never touched.

use std::io::Write;
use std::path::Path;

use jiff::Timestamp;
use rustix::fs::OFlags;
use rustix::io::Errno;

use super::super::public::{check_above, make_folders};
use super::folder::{Folder, file_fault, io, unreadable, unwritable};
use super::line::Hash;
use super::names::{Writer, is_slot, login_in_folder};
use super::roles::{ROOT, Roles, WRITERS};
use super::slot::Slot;
use crate::journal::Entry;
use crate::model::PlanId;
use crate::problem::{Finding, Problem};
use crate::roles::{Seal, Writers};
use crate::source::options;

/// A folder that is read by all and written to by its owner.
const OPEN: u32 = 0o755;

/// A folder in which nothing new can be made.
const CLOSED: u32 = 0o555;

/// What the file of the writers begins with.
const HEADER: &str = include_str!("writers.ron");

/// A shared directory.
#[derive(Debug)]
pub struct Shared {
    root: Folder,
}

/// What became of something that should be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It was made.
    New,
    /// It was there, and its permissions were changed.
    Mended,
    /// It was there as it should be.
    There,
}

/// A writer's folder and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// The uid in the folder's name.
    pub uid: u32,
    /// The login in it.
    pub login: String,
    /// The folder's name.
    pub folder: String,
    /// How many entries.
    pub entries: usize,
    /// When the last one was made, by its own clock.
    pub last: Option<Timestamp>,
}

impl Holding {
    /// Whether it is the folder of that user under that login.
    pub fn is_of(&self, uid: u32, login: &str) -> bool {
        self.uid == uid && self.login == login_in_folder(login)
    }
}

impl Shared {
    /// Makes the directory and what is missing above it, or sees that it is as it should be. Refused
    /// where others than root could put something else in its place.
    pub fn make(path: &Path) -> Result<(Self, Made), Problem> {
        check_above(path)?;
        let there = Folder::root(path)?.is_some();
        if !there {
            make_folders(path).map_err(|error| unwritable(errno(&error), path.display().to_string()))?;
        }
        let shared = Self::open(path)?;
        let mended = shared.root.mode() != OPEN;
        if mended {
            shared.root.change_mode(OPEN)?;
        }
        let made = match (there, mended) {
            (false, _) => Made::New,
            (true, true) => Made::Mended,
            (true, false) => Made::There,
        };
        Ok((shared, made))
    }

    /// The directory at a path, if it is root's and nobody else may write to it.
    pub fn open(path: &Path) -> Result<Self, Problem> {
        let missing = || Problem::NoSuchFile { path: path.display().to_string() };
        let root = Folder::root(path)?.ok_or_else(missing)?.owned_by(ROOT)?;
        Ok(Self { root })
    }

    /// The path of the list of the writers.
    pub fn writers_path(&self) -> String {
        self.root.path_of(WRITERS)
    }

    /// The list of the writers; none where there is no such file. Findings where it is not whole:
    /// written anew, what could not be read would be lost.
    pub fn writers(&self) -> Result<Option<Writers>, Vec<Finding>> {
        let mut roles = Roles::default();
        roles.refresh_in(&self.root);
        if roles.findings().is_empty() {
            Ok(roles.writers().map(|writers| Writers::clone(writers)))
        } else {
            Err(roles.findings().to_vec())
        }
    }

    /// Puts the list in the place of the one before: a reader sees the old one or the new one, whole.
    pub fn save(&self, writers: &Writers) -> Result<(), Problem> {
        let failed = |error: &dyn std::fmt::Display| io(error, self.writers_path());
        let mut text = format!("{HEADER}[\n");
        for record in &writers.records {
            let line = options().to_string(record).map_err(|error| failed(&error))?;
            text.extend(["    ", &line, ",\n"]);
        }
        text.push_str("]\n");
        self.root.replace(WRITERS, text.as_bytes())
    }

    /// Makes the folder of a user and gives it to them, or opens it again.
    pub fn give_folder(&self, uid: u32, login: &str) -> Result<Made, Problem> {
        let writer = Writer::new(uid, login);
        if self.root.enter(&writer.folder)?.is_none() {
            let folder = self.root.enter_or_make(&writer.folder)?;
            folder.give_to(uid)?;
            self.root.sync().map_err(|error| io(error, folder.path.clone()))?;
            return Ok(Made::New);
        }
        let mended = self.change_modes(uid, OPEN)?;
        Ok(if mended { Made::Mended } else { Made::There })
    }

    /// Makes the folders of a user such that nothing new can be made in them by their owner, unless
    /// the owner undoes it. Says whether there was something to do.
    pub fn close_folders(&self, uid: u32) -> Result<bool, Problem> {
        self.change_modes(uid, CLOSED)
    }

    fn change_modes(&self, uid: u32, mode: u32) -> Result<bool, Problem> {
        let mut changed = false;
        for writer in self.folders_of(uid)? {
            let Some(folder) = self.root.enter(&writer.folder)? else { continue };
            let folder = folder.owned_by(uid)?;
            let plans = plans_in(&folder, uid)?.into_iter().map(|(_, plan)| plan);
            for folder in plans.chain([folder]).filter(|folder| folder.mode() != mode) {
                folder.change_mode(mode)?;
                changed = true;
            }
        }
        Ok(changed)
    }

    /// What stands in the files of a user: the hash of the last line of each.
    pub fn seal(&self, uid: u32) -> Result<Seal, Problem> {
        let mut seal = Seal::new();
        for writer in self.folders_of(uid)? {
            self.each_slot(&writer, |place, slot, _| {
                if slot.head() != Hash::NONE {
                    seal.insert(place.to_owned(), slot.head().as_str().to_owned());
                }
            })?;
        }
        Ok(seal)
    }

    /// All writers' folders and what is in them. What cannot be read is left out; `folj check` tells.
    pub fn holdings(&self) -> Result<Vec<Holding>, Problem> {
        let mut holdings = Vec::new();
        for writer in self.folders()? {
            let (mut entries, mut last) = (0, None);
            self.each_slot(&writer, |_, _, found| {
                entries += found.len();
                last = last.max(found.iter().map(|entry| entry.at).max());
            })?;
            let Writer { folder, uid, login } = writer;
            holdings.push(Holding { uid, login, folder, entries, last });
        }
        Ok(holdings)
    }

    fn folders(&self) -> Result<Vec<Writer>, Problem> {
        let is_folder = |writer: &Writer| matches!(self.root.enter(&writer.folder), Ok(Some(_)));
        let writers = self.root.names()?.into_iter().filter_map(|name| Writer::parse(&name));
        Ok(writers.filter(is_folder).collect())
    }

    fn folders_of(&self, uid: u32) -> Result<Vec<Writer>, Problem> {
        Ok(self.folders()?.into_iter().filter(|writer| writer.uid == uid).collect())
    }

    /// Reads each accepted slot of a writer whole.
    fn each_slot(
        &self,
        writer: &Writer,
        mut take: impl FnMut(&str, &Slot, Vec<Entry>),
    ) -> Result<(), Problem> {
        let Some(folder) = self.root.enter(&writer.folder)? else { return Ok(()) };
        for (plan, folder) in plans_in(&folder, writer.uid)? {
            for name in folder.names()?.iter().filter(|name| is_slot(name)) {
                let path = folder.path_of(name);
                let Ok(mut file) = folder.open(name, OFlags::RDONLY) else { continue };
                let (stat, fault) =
                    file_fault(&file, writer.uid).map_err(|error| unreadable(error, path.clone()))?;
                if fault.is_some() {
                    continue;
                }
                let place = format!("{}/{plan}/{name}", writer.folder);
                let mut slot = Slot::new(place.as_str().into(), name, &path, writer, &plan);
                let (entries, result) = slot.catch_up(&mut file, &stat);
                result.map_err(|error| io(error, path))?;
                take(&place, &slot, entries);
            }
        }
        Ok(())
    }
}

/// The plans' folders in a writer's folder that are the writer's.
fn plans_in(folder: &Folder, uid: u32) -> Result<Vec<(PlanId, Folder)>, Problem> {
    let mut plans = Vec::new();
    for name in folder.names()? {
        let plan = PlanId::from(name.as_str());
        if plan.is_folder_name()
            && let Ok(Some(inner)) = folder.enter(&name)
            && inner.stat.st_uid == uid
        {
            plans.push((plan, inner));
        }
    }
    Ok(plans)
}

fn errno(error: &std::io::Error) -> Errno {
    Errno::from_io_error(error).unwrap_or(Errno::IO)
}

impl Folder {
    /// The permissions.
    fn mode(&self) -> u32 {
        self.stat.st_mode & 0o7777
    }

    /// Puts a file for all to read in the place of another one, or of none.
    fn replace(&self, name: &str, text: &[u8]) -> Result<(), Problem> {
        let path = self.path_of(name);
        let beside = format!(".{name}.{:016x}", getrandom::u64().unwrap_or_default());
        let written = self
            .open(&beside, OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL)
            .map_err(std::io::Error::from)
            .and_then(|mut file| {
                rustix::fs::fchmod(&file, rustix::fs::Mode::from_raw_mode(0o644))?;
                file.write_all(text)?;
                file.sync_all()?;
                Ok(self.rename(&beside, name)?)
            });
        if let Err(error) = written {
            self.remove(&beside);
            return Err(unwritable(errno(&error), path));
        }
        self.sync().map_err(|error| io(error, path))
    }
}
