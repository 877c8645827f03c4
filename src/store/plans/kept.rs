//! Large plans as they were read last, so that nobody waits twice for the same text.
//!
//! What is kept is a copy and nothing more: it is used only where the same program finds the same
//! files under the same limits, and wherever anything about it is odd, the plan is read.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::super::private;
use super::{PLAN_FILE, list_names};
use crate::library::{Origin, Shelf};
use crate::model::{Plan, YearList};
use crate::problem::Finding;
use crate::source::{Limits, apart, parts_of};

/// How large the files of a plan are together, in bytes, for which this is worth while.
const SMALLEST: u64 = 256 << 10;

/// The largest copy that is looked at, in bytes.
const LARGEST: u64 = 1 << 30;

/// How many plans are kept; the one that was kept first goes.
const MOST: usize = 8;

/// How long a file has to rest: a change within one tick of the clock of its system does not show.
const REST: Duration = Duration::from_secs(2);

/// How the file of a plan ends.
const ENDING: &str = "plan";

/// How long the sum is that the copy begins with.
const SUM: usize = size_of::<u64>();

/// What tells one state of a file from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
    size: u64,
    changed: (i64, i64),
    touched: (i64, i64),
    place: (u64, u64),
}

impl From<&Metadata> for Stamp {
    fn from(about: &Metadata) -> Self {
        Self {
            size: about.size(),
            changed: (about.ctime(), about.ctime_nsec()),
            touched: (about.mtime(), about.mtime_nsec()),
            place: (about.dev(), about.ino()),
        }
    }
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().filter(Metadata::is_file).map(|about| Self::from(&about))
    }

    fn has_rested(&self, now: Duration) -> bool {
        let (seconds, nanos) = self.changed.max(self.touched);
        let last = u64::try_from(seconds).ok().zip(u32::try_from(nanos).ok());
        last.is_some_and(|(seconds, nanos)| Duration::new(seconds, nanos) + REST < now)
    }
}

/// What a copy was made of, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Made {
    /// The program itself: another one may read other things, or judge them otherwise.
    program: Stamp,
    /// The folder, as it was named and as it is.
    folder: (PathBuf, PathBuf),
    files: Vec<(String, Stamp)>,
    limits: (u16, usize),
}

impl Made {
    fn of(folder: &Path, limits: Limits) -> Option<Self> {
        let names = std::iter::once(PLAN_FILE.to_owned()).chain(list_names(folder).ok()?);
        let files = names.map(|name| Some((Stamp::of(&folder.join(&name))?, name)));
        let files: Vec<_> =
            files.map(|file| file.map(|(stamp, name)| (name, stamp))).collect::<Option<_>>()?;
        let size: u64 = files.iter().map(|(_, stamp): &(String, Stamp)| stamp.size).sum();
        if size < SMALLEST {
            return None;
        }
        Some(Self {
            program: Stamp::of(Path::new("/proc/self/exe"))?,
            folder: (folder.to_owned(), folder.canonicalize().ok()?),
            files,
            limits: (limits.mib, limits.indicators),
        })
    }

    fn has_rested(&self, now: Duration) -> bool {
        self.files.iter().all(|(_, stamp)| stamp.has_rested(now))
    }
}

/// Where the copy of a plan is, or will be.
pub(super) struct Kept<'a> {
    cache: &'a Path,
    limits: Limits,
    made: Made,
}

impl<'a> Kept<'a> {
    /// The copy of the plan in a folder; none of a plan that is read at once anyhow.
    pub(super) fn of(cache: &'a Path, folder: &Path, limits: Limits) -> Option<Self> {
        Made::of(folder, limits).map(|made| Self { cache, limits, made })
    }

    fn path(&self) -> PathBuf {
        let name = private::name(&self.made.folder.0.to_string_lossy());
        self.cache.join(name).with_extension(ENDING)
    }

    /// The plan as it was read from these same files.
    pub(super) fn read(&self) -> Option<Shelf> {
        let bytes = private::read_bytes(&self.path(), LARGEST).ok()?;
        let (sum, bytes) = bytes.split_at_checked(SUM)?;
        let ((made, length), rest): ((Made, usize), &[u8]) = postcard::take_from_bytes(bytes).ok()?;
        let head = bytes.strip_suffix(rest)?;
        let (texts, values) = rest.split_at_checked(length)?;
        if made != self.made || sum != sum_of(&[head, texts, values]) {
            return None;
        }
        let texts = std::str::from_utf8(texts).ok()?.into();
        let read = || postcard::from_bytes::<(Plan, Vec<YearList>, Vec<Finding>)>(values);
        let (plan, mut lists, findings) = parts_of(&texts, read).ok()?;
        lists.iter_mut().for_each(YearList::index);
        Some(Shelf::new(Plan { lists, ..plan }, Origin::Folder(self.made.folder.0.clone()), findings))
    }

    /// Keeps what was read of the files, if they are still what they were before that. Where it cannot
    /// be kept, it is read again next time.
    pub(super) fn keep(&self, read: &Shelf) {
        if let Ok(now) = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
            self.keep_at(now, read);
        }
    }

    fn keep_at(&self, now: Duration, read: &Shelf) {
        let folder = &self.made.folder.0;
        if !self.made.has_rested(now) || Made::of(folder, self.limits).as_ref() != Some(&self.made) {
            return;
        }
        if self.write(read).is_some() {
            self.make_room();
        }
    }

    /// A sum, what the copy was made of, the texts one behind the other, and values with places in them.
    fn write(&self, read: &Shelf) -> Option<()> {
        // Neither the texts nor the rest is larger than half of the files, nor has to grow and move.
        let room =
            usize::try_from(self.made.files.iter().map(|(_, stamp)| stamp.size).sum::<u64>() / 2).ok()?;
        let values = (&*read.plan, &read.plan.lists, &read.findings);
        let (values, texts) = apart(room, || postcard::to_extend(&values, Vec::with_capacity(room)));
        let values = values.ok()?;
        let head = postcard::to_allocvec(&(&self.made, texts.len())).ok()?;
        let sum = sum_of(&[&head, texts.as_bytes(), &values]);
        private::put(self.cache, &self.path(), &[&sum, &head, texts.as_bytes(), &values]).ok()
    }

    /// Leaves out the oldest copies. There may be plans that are no more.
    fn make_room(&self) {
        let files = fs::read_dir(self.cache).into_iter().flatten().flatten().map(|file| file.path());
        let copies = files.filter(|path| path.extension().is_some_and(|ending| ending == ENDING));
        let mut copies: Vec<_> =
            copies.filter_map(|path| Some((path.metadata().ok()?.modified().ok()?, path))).collect();
        copies.sort_unstable();
        let too_many = copies.len().saturating_sub(MOST);
        for (_, path) in copies.into_iter().take(too_many) {
            // Another terminal may have been faster.
            let _ = fs::remove_file(path);
        }
    }
}

/// A sum that a copy does not have when it was cut, or spoilt on its disk. It protects from nobody: who
/// may write the file may do so as its owner.
fn sum_of(pieces: &[&[u8]]) -> [u8; SUM] {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |sum: u64, word: &[u8; SUM]| (sum.rotate_left(5) ^ u64::from_le_bytes(*word)).wrapping_mul(ODD);
    let add = |sum: u64, bytes: &&[u8]| {
        let (words, rest) = bytes.as_chunks::<SUM>();
        let mut last = [0; SUM];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        let length = bytes.len().to_le_bytes();
        words.iter().chain([&last, &length]).fold(sum, mix)
    };
    pieces.iter().fold(0, add).to_le_bytes()
}

#[cfg(test)]
mod tests;
