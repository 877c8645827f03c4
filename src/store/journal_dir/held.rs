//! The slot that this process writes to.

use std::collections::HashSet;
use std::fs::File;
use std::io::Write;
use std::sync::Arc;

use rustix::fs::{FlockOperation, Mode, OFlags, Stat};
use rustix::io::Errno;

use super::folder::{file_fault, io, unwritable};
use super::line::LONGEST;
use super::own::Own;
use super::read_back::ReadBack;
use super::slot::LARGEST;
use crate::problem::Problem;

/// How many slots of a machine have a number.
const NUMBERED: usize = 64;

/// How often a random name is tried.
const RANDOM: usize = 4;

/// The mode of a slot: everybody reads, its owner writes.
const OPEN: u32 = 0o644;

/// The mode of a slot that nobody writes to any more.
const CLOSED: u32 = 0o444;

/// Room on disk is reserved in steps of this many bytes, at least half a step ahead of what is
/// written, so that a full disk does not stop a meeting. Every program that takes the slot
/// comes to the same steps: room reserved anew from wherever the file happens to end would
/// scatter it, and ext4 would have to move its map into a block that a failing disk may lose.
const STEP: u64 = 64 << 10;

/// A slot that is open and locked. The lock goes with the file.
#[derive(Debug)]
pub(super) struct Held {
    file: File,
    pub(super) name: String,
    /// As the hashes know it.
    pub(super) place: Arc<str>,
    pub(super) path: String,
    uid: u32,
    /// Up to where room is reserved.
    reserved: u64,
    read_back: ReadBack,
}

impl Held {
    /// Takes the first slot that is free: those with a number, then one with a random name.
    /// A slot that fails joins those in `left`.
    pub(super) fn first_free(own: &Own, machine: &str, left: &mut HashSet<String>) -> Result<Self, Problem> {
        let numbered = (0..NUMBERED).map(|number| Ok(number.to_string()));
        let random = std::iter::repeat_with(getrandom::u64).take(RANDOM);
        let random = random.map(|bits| bits.map(|bits| format!("{bits:016x}")));
        for number in numbered.chain(random) {
            let number = number.map_err(|error: getrandom::Error| io(error, own.folder.path.clone()))?;
            let name = format!("{machine}.{number}.fj");
            if left.contains(&name) {
                continue;
            }
            match Self::take(own, &name) {
                Ok(Some(held)) => return Ok(held),
                Ok(None) => {}
                Err(problem) => {
                    left.insert(name);
                    return Err(problem);
                }
            }
        }
        Err(io(Errno::BUSY, own.folder.path.clone()))
    }

    /// Takes one slot, made if it is missing; none if it is busy, full, or not what a slot
    /// should be. It never waits.
    fn take(own: &Own, name: &str) -> Result<Option<Self>, Problem> {
        let how = OFlags::RDWR | OFlags::APPEND;
        let path = own.folder.path_of(name);
        let file = match own.folder.open(name, how) {
            Ok(file) => file,
            Err(Errno::NOENT) => match Self::make(own, name, how) {
                Ok(file) => file,
                Err(Errno::EXIST) => return Ok(None),
                Err(error) => return Err(unwritable(error, path)),
            },
            // A link, a folder, a socket, or a file of somebody else: it was put there to be
            // in the way, and there are other names.
            Err(Errno::LOOP | Errno::ISDIR | Errno::NXIO | Errno::ACCESS | Errno::PERM) => return Ok(None),
            Err(error) => return Err(unwritable(error, path)),
        };
        match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(Errno::WOULDBLOCK) => return Ok(None),
            // A file system without locks has none for the next slot either.
            Err(error) => return Err(io(error, path)),
        }
        let place = format!("{}/{name}", own.place()).into();
        let (name, uid, read_back) = (name.to_owned(), own.writer.uid, ReadBack::default());
        let mut held = Self { file, name, place, path, uid, reserved: 0, read_back };
        if !held.has_room() {
            return Ok(None);
        }
        if held.stat().is_some_and(|stat| stat.st_size == 0) {
            let founded = held.found(own).inspect_err(|_| held.close());
            founded.map_err(|error| io(error, held.path.clone()))?;
        }
        let read_back = ReadBack::open(&own.folder, &held.name, &held.file);
        held.read_back = read_back.map_err(|error| io(error, held.path.clone()))?;
        Ok(Some(held))
    }

    /// Makes a file that can be written to, whatever the umask says.
    fn make(own: &Own, name: &str, how: OFlags) -> Result<File, Errno> {
        let file = own.folder.open(name, how | OFlags::CREATE | OFlags::EXCL)?;
        rustix::fs::fchmod(&file, Mode::from_raw_mode(OPEN))?;
        Ok(file)
    }

    /// Puts a new file and its name on disk. Whoever writes first does so, since whoever made
    /// it may not have come that far.
    fn found(&self, own: &Own) -> Result<(), Errno> {
        rustix::fs::fchmod(&self.file, Mode::from_raw_mode(OPEN))?;
        rustix::fs::fsync(&self.file)?;
        own.sync()
    }

    /// Takes the slot out of use, for every program: after a write that the disk refused the system
    /// takes what it could not write for written, and the next one would seem to succeed. Needs no
    /// room; where it fails, at least this program does not come back.
    fn close(&self) {
        let _ = rustix::fs::fchmod(&self.file, Mode::from_raw_mode(CLOSED));
    }

    /// The state of the file, if it is still fit to be written to.
    pub(super) fn stat(&self) -> Option<Stat> {
        let (stat, fault) = file_fault(&self.file, self.uid).ok()?;
        // Root could open one that was closed.
        (fault.is_none() && stat.st_mode & (OPEN ^ CLOSED) != 0).then_some(stat)
    }

    /// Whether the longest line fits.
    pub(super) fn has_room(&self) -> bool {
        let longest = u64::try_from(LONGEST + 1).unwrap_or(LARGEST);
        self.stat()
            .and_then(|stat| u64::try_from(stat.st_size).ok())
            .is_some_and(|size| size + longest <= LARGEST)
    }

    /// Writes bytes with one write(2), puts them on disk, and looks whether they are there: a device
    /// may take what it has no room for. After a failure the slot is to be left.
    pub(super) fn write(&mut self, bytes: &[u8], size: u64) -> Result<(), Problem> {
        self.reserve(size, bytes.len());
        let written = self.file.write(bytes).and_then(|count| {
            // A part of it is on disk or will be; the reader knows such a line.
            if count == bytes.len() { Ok(()) } else { Err(Errno::NOSPC.into()) }
        });
        let saved = written.and_then(|()| self.put_on_disk(bytes, size).inspect_err(|_| self.close()));
        saved.map_err(|error| io(error, self.path.clone()))
    }

    fn put_on_disk(&self, bytes: &[u8], size: u64) -> std::io::Result<()> {
        self.file.sync_data()?;
        Ok(self.read_back.compare(bytes, size)?)
    }

    /// Reserves room on disk behind the end of the file, where the file system can.
    fn reserve(&mut self, size: u64, length: usize) {
        let ahead = size + u64::try_from(length).unwrap_or(0) + STEP / 2;
        // What another program reserved is there; to ask once more would look like a change of the
        // file, which every reader then reads again.
        let blocks = self.stat().and_then(|stat| u64::try_from(stat.st_blocks).ok()).unwrap_or(0);
        self.reserved = self.reserved.max(blocks.saturating_mul(512));
        if ahead <= self.reserved {
            return;
        }
        // Refused or not known: then a full disk is noticed when it is full.
        #[cfg(target_os = "linux")]
        {
            let end = ahead.next_multiple_of(STEP);
            let keep = rustix::fs::FallocateFlags::KEEP_SIZE;
            if rustix::fs::fallocate(&self.file, keep, size, end - size).is_ok() {
                self.reserved = end;
            }
        }
    }
}
