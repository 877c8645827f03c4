//! Who may write in a shared directory: its `writers.ron`, as far as it can be trusted.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rustix::fs::{OFlags, Stat};
use rustix::io::Errno;

use super::folder::{Folder, file_fault, io, unreadable};
use super::line::Hash;
use super::names::login_in_folder;
use super::slot::Limit;
use crate::problem::{Finding, Problem, RoleFault};
use crate::roles::{self, Writers};
use crate::source::read;

/// The file's name in a shared directory.
pub(super) const WRITERS: &str = "writers.ron";

/// The uid that shared directories and their list of writers belong to.
pub(super) const ROOT: u32 = 0;

/// What is known of who may write.
#[derive(Debug, Clone, Default)]
pub(super) struct Roles {
    /// What tells the file that was read from another.
    seen: Option<(u64, u64, i64, i64, i64)>,
    known: Known,
    findings: Vec<Finding>,
}

#[derive(Debug, Clone, Default)]
enum Known {
    /// The directory is somebody's own, or has no such file: whoever has a folder writes.
    #[default]
    Free,
    /// The file cannot be used: nobody writes.
    Unreadable(String),
    Listed(Arc<Writers>),
}

impl Roles {
    /// Reads the file again if it is another one than before.
    pub(super) fn refresh(&mut self, root: &Path) {
        let Ok(Some(root)) = Folder::root(root) else { return };
        self.refresh_in(&root);
    }

    /// The same, in the directory that is open.
    pub(super) fn refresh_in(&mut self, root: &Folder) {
        if root.stat.st_uid != ROOT {
            *self = Self::default();
            return;
        }
        match self.read(root) {
            Ok(()) => {}
            Err(Problem::NoSuchFile { .. }) => *self = Self::default(),
            Err(problem) => {
                let known = Known::Unreadable(root.path_of(WRITERS));
                *self = Self { seen: None, known, findings: vec![problem.error(None)] };
            }
        }
    }

    fn read(&mut self, root: &Folder) -> Result<(), Problem> {
        let path = || root.path_of(WRITERS);
        let mut file =
            root.open(WRITERS, OFlags::RDONLY).map_err(|error: Errno| unreadable(error, path()))?;
        let (stat, fault) = file_fault(&file, ROOT).map_err(|error| unreadable(error, path()))?;
        if let Some(fault) = fault {
            return Err(Problem::NotAccepted { path: path(), fault });
        }
        if self.seen == Some(identity(&stat)) {
            return Ok(());
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|error| io(error, path()))?;
        let text: Arc<str> = String::from_utf8(bytes).map_err(|_| Problem::NotUtf8)?.into();
        let read = read::<Writers>(&path().into(), &text);
        self.seen = Some(identity(&stat));
        self.known =
            read.value.map_or_else(|| Known::Unreadable(path()), |writers| Known::Listed(writers.into()));
        self.findings = read.findings;
        Ok(())
    }

    /// What is wrong with the file.
    pub(super) fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The records, where there are any that can be used.
    pub(super) fn writers(&self) -> Option<&Arc<Writers>> {
        match &self.known {
            Known::Listed(writers) => Some(writers),
            Known::Free | Known::Unreadable(_) => None,
        }
    }

    /// Why somebody does not write on a day, if so.
    pub(super) fn forbids(&self, uid: u32, day: Date) -> Option<Problem> {
        match &self.known {
            Known::Free => None,
            Known::Unreadable(path) => Some(RoleFault::Unreadable { path: path.clone() }),
            Known::Listed(writers) => writers.forbids(uid, day),
        }
        .map(Problem::role)
    }

    /// The name to show for a writer.
    pub(super) fn name(&self, uid: u32, login: &str) -> Option<String> {
        let login = login_in_folder(login);
        self.writers()?.name(uid, |known| login_in_folder(known) == login).map(ToOwned::to_owned)
    }

    /// Up to where the lines of a slot count.
    pub(super) fn limit(&self, uid: u32, place: &str) -> Limit {
        match self.writers().map(|writers| writers.limit(uid)) {
            None | Some(roles::Limit::None | roles::Limit::Unlisted) => Limit::None,
            Some(roles::Limit::Ended(day)) => Limit::Ended(day),
            Some(roles::Limit::Sealed(seal)) => {
                // A file that was not there held nothing.
                Limit::Sealed(seal.get(place).and_then(|hash| Hash::read(hash)).unwrap_or(Hash::NONE))
            }
        }
    }

    /// Whether there are records, and none of somebody who has a folder.
    pub(super) fn is_unlisted(&self, uid: u32) -> bool {
        self.writers().is_some_and(|writers| writers.limit(uid) == roles::Limit::Unlisted)
    }

    /// The places of slots that a seal holds something of, and which are therefore there.
    pub(super) fn sealed(&self) -> Vec<String> {
        let Some(writers) = self.writers() else { return Vec::new() };
        let mut uids: Vec<u32> = writers.records.iter().map(|record| record.uid).collect();
        uids.sort_unstable();
        uids.dedup();
        let seals = uids.into_iter().filter_map(|uid| match writers.limit(uid) {
            roles::Limit::Sealed(seal) => Some(seal),
            roles::Limit::None | roles::Limit::Ended(_) | roles::Limit::Unlisted => None,
        });
        seals.flat_map(|seal| seal.keys().cloned()).collect()
    }
}

/// Whether the list of the writers of a shared directory lets somebody no further than folj. While it
/// cannot be read or has mistakes, it may mean so of everybody whose record is not there, but for root.
pub fn is_guest(root: &Path, uid: u32) -> bool {
    let mut roles = Roles::default();
    roles.refresh(root);
    let listed = roles.writers().and_then(|writers| writers.is_guest(uid));
    uid != ROOT && listed.unwrap_or(!roles.findings().is_empty())
}

fn identity(stat: &Stat) -> (u64, u64, i64, i64, i64) {
    let nanos = i64::try_from(stat.st_mtime_nsec).unwrap_or(0);
    (stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime, nanos)
}
