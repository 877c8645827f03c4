//! Folders and files opened one name at a time, so that no symbolic link leads elsewhere.

use std::fs::File;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, Stat};
use rustix::io::Errno;
use rustix::process::Uid;

use super::slot::{LARGEST, LARGEST_MIB};
use crate::problem::{FileFault, Problem};

/// Write permission of the group or of everybody.
const OTHERS_MAY_WRITE: u32 = 0o022;

/// How every folder is opened.
const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

/// A folder that is open, and its path for people.
#[derive(Debug)]
pub(super) struct Folder {
    fd: OwnedFd,
    pub(super) path: String,
    pub(super) stat: Stat,
}

impl Folder {
    /// The journal directory itself; none if it is not there. It may be reached over a symbolic
    /// link, since the user or the configuration named it.
    pub(super) fn root(path: &Path) -> Result<Option<Self>, Problem> {
        let fd = rustix::fs::open(path, FOLDER, Mode::empty());
        Self::opened(fd, path.display().to_string())
    }

    /// A folder in this one; none if there is nothing of that name.
    pub(super) fn enter(&self, name: &str) -> Result<Option<Self>, Problem> {
        let fd = rustix::fs::openat(&self.fd, name, FOLDER | OFlags::NOFOLLOW, Mode::empty());
        Self::opened(fd, self.path_of(name))
    }

    fn opened(fd: Result<OwnedFd, Errno>, path: String) -> Result<Option<Self>, Problem> {
        let fd = match fd {
            Ok(fd) => fd,
            Err(Errno::NOENT) => return Ok(None),
            Err(error) => return Err(unreadable(error, path)),
        };
        match rustix::fs::fstat(&fd) {
            Ok(stat) => Ok(Some(Self { fd, path, stat })),
            Err(error) => Err(unreadable(error, path)),
        }
    }

    /// A folder in this one, made if it is missing: readable for all, whatever the umask says,
    /// since what one writes the others are to read. Its name is put on disk with the first file.
    pub(super) fn enter_or_make(&self, name: &str) -> Result<Self, Problem> {
        if let Some(folder) = self.enter(name)? {
            return Ok(folder);
        }
        let made = rustix::fs::mkdirat(&self.fd, name, Mode::from_raw_mode(0o755));
        let made = match made {
            Ok(()) => true,
            Err(Errno::EXIST) => false,
            Err(error) => return Err(unwritable(error, self.path_of(name))),
        };
        let mut folder = self.enter(name)?.ok_or_else(|| Problem::NoSuchFile { path: self.path_of(name) })?;
        if made {
            folder.stat = rustix::fs::fchmod(&folder.fd, Mode::from_raw_mode(0o755))
                .and_then(|()| rustix::fs::fstat(&folder.fd))
                .map_err(|error| unwritable(error, folder.path.clone()))?;
        }
        Ok(folder)
    }

    /// A file in this folder. It never waits, whatever the file turns out to be.
    pub(super) fn open(&self, name: &str, how: OFlags) -> Result<File, Errno> {
        let how = how | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
        rustix::fs::openat(&self.fd, name, how, Mode::from_raw_mode(0o644)).map(File::from)
    }

    /// What is there under a name, a link not followed.
    pub(super) fn kind_of(&self, name: &str) -> Option<FileType> {
        let stat = rustix::fs::statat(&self.fd, name, AtFlags::SYMLINK_NOFOLLOW).ok()?;
        Some(FileType::from_raw_mode(stat.st_mode))
    }

    /// The names in the folder that are text, in order.
    pub(super) fn names(&self) -> Result<Vec<String>, Problem> {
        let read = || -> Result<Vec<String>, Errno> {
            let mut names = Vec::new();
            for entry in Dir::read_from(&self.fd)? {
                names.extend(entry?.file_name().to_str().map(ToOwned::to_owned));
            }
            names.sort_unstable();
            Ok(names)
        };
        read().map_err(|error| unreadable(error, self.path.clone()))
    }

    /// Changes the permissions of the folder.
    pub(super) fn change_mode(&self, mode: u32) -> Result<(), Problem> {
        rustix::fs::fchmod(&self.fd, Mode::from_raw_mode(mode))
            .map_err(|error| unwritable(error, self.path.clone()))
    }

    /// Gives the folder to a user; its group stays.
    pub(super) fn give_to(&self, uid: u32) -> Result<(), Problem> {
        rustix::fs::fchown(&self.fd, Some(Uid::from_raw(uid)), None)
            .map_err(|error| unwritable(error, self.path.clone()))
    }

    /// Puts one file in the place of another.
    pub(super) fn rename(&self, from: &str, to: &str) -> Result<(), Errno> {
        rustix::fs::renameat(&self.fd, from, &self.fd, to)
    }

    /// Removes a file, if it is there.
    pub(super) fn remove(&self, name: &str) {
        let _ = rustix::fs::unlinkat(&self.fd, name, AtFlags::empty());
    }

    /// The path of something in the folder, for people.
    pub(super) fn path_of(&self, name: &str) -> String {
        format!("{}/{name}", self.path.trim_end_matches('/'))
    }

    /// Puts the names in the folder on disk. Some file systems know no such thing for folders.
    pub(super) fn sync(&self) -> Result<(), Errno> {
        match rustix::fs::fsync(&self.fd) {
            Err(Errno::INVAL | Errno::NOTSUP) => Ok(()),
            other => other,
        }
    }

    /// Whether this process may make files in the folder.
    pub(super) fn check_writable(&self) -> Result<(), Problem> {
        use rustix::fs::Access;
        rustix::fs::accessat(&self.fd, ".", Access::WRITE_OK | Access::EXEC_OK, AtFlags::empty())
            .map_err(|error| unwritable(error, self.path.clone()))
    }

    /// The folder, if `uid` owns it and nobody else may write to it.
    pub(super) fn owned_by(self, uid: u32) -> Result<Self, Problem> {
        let fault = FileFault::ForeignOwner;
        let foreign =
            (self.stat.st_uid != uid).then(|| Problem::NotAccepted { path: self.path.clone(), fault });
        foreign.or_else(|| self.exposed()).map_or(Ok(self), Err)
    }

    /// The folder's own problem, if others than its owner may write to it.
    pub(super) fn exposed(&self) -> Option<Problem> {
        others_may_write(&self.stat).then(|| Problem::ExposedFolder { path: self.path.clone() })
    }
}

/// Why an open file is no journal file of `uid`.
pub(super) fn file_fault(file: impl AsFd, uid: u32) -> Result<(Stat, Option<FileFault>), Errno> {
    let stat = rustix::fs::fstat(file)?;
    let fault = if FileType::from_raw_mode(stat.st_mode) != FileType::RegularFile {
        Some(FileFault::NotRegular)
    } else if stat.st_uid != uid {
        Some(FileFault::ForeignOwner)
    } else if stat.st_nlink != 1 {
        Some(FileFault::Linked)
    } else if u64::try_from(stat.st_size).is_ok_and(|size| size > LARGEST) {
        Some(FileFault::TooLarge { mib: LARGEST_MIB })
    } else {
        others_may_write(&stat).then_some(FileFault::WritableByOthers)
    };
    Ok((stat, fault))
}

fn others_may_write(stat: &Stat) -> bool {
    stat.st_mode & OTHERS_MAY_WRITE != 0
}

/// Why something could not be opened or read.
pub(super) fn unreadable(error: Errno, path: String) -> Problem {
    match error {
        Errno::NOENT => Problem::NoSuchFile { path },
        Errno::ACCESS | Errno::PERM => Problem::NotReadable { path },
        Errno::LOOP | Errno::NOTDIR | Errno::ISDIR | Errno::NXIO => {
            Problem::NotAccepted { path, fault: FileFault::NotRegular }
        }
        other => io(other, path),
    }
}

/// Why something could not be made.
pub(super) fn unwritable(error: Errno, path: String) -> Problem {
    match error {
        Errno::ACCESS | Errno::PERM | Errno::ROFS => Problem::NotWritable { path },
        other => io(other, path),
    }
}

/// Any other fault, in the system's words.
pub(super) fn io(error: impl std::fmt::Display, path: String) -> Problem {
    Problem::Io { path, reason: error.to_string() }
}
