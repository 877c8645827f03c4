//! Journal files. The store itself makes the folders and writes the first line; the other lines are
//! encoded by it and written without waiting for the disk after each.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use folj::journal::{Act, Author, EntryId, MeetingId, Record, Target};
use folj::store::{JournalDir, LineHash, Store, encode_line, machine_name};
use jiff::Timestamp;

/// In about so many files the entries stand, as if so many programs had been open.
const FILES: usize = 4;

/// The most lines of a file: about half of what it may hold.
const MOST_LINES: usize = 100_000;

/// The journals of one author about one plan.
#[derive(Debug)]
pub(super) struct Journal {
    root: PathBuf,
    who: Author,
    /// The folder of the plan, below the root; empty before the first line.
    folder: PathBuf,
    /// After how many lines the next file begins.
    lines_per_file: usize,
    /// How many lines there are, in all files.
    pub(super) lines: usize,
    file: Option<BufWriter<File>>,
    place: String,
    prev: LineHash,
}

impl Journal {
    /// Journals for so many entries. Nothing is made yet.
    pub(super) fn new(root: &Path, who: &Author, entries: usize) -> Self {
        Self {
            root: root.to_owned(),
            who: who.clone(),
            folder: PathBuf::new(),
            lines_per_file: entries.div_ceil(FILES).clamp(1, MOST_LINES),
            lines: 0,
            file: None,
            place: String::new(),
            prev: LineHash::NONE,
        }
    }

    /// Writes one entry.
    pub(super) fn add(
        &mut self,
        (id, at): (EntryId, Timestamp),
        meeting: Option<MeetingId>,
        (target, act): (Target, Act),
        on: Vec<EntryId>,
    ) -> io::Result<()> {
        let saw = String::new();
        let record = Record { id, at, by: self.who.clone(), meeting, target, act, on, saw };
        self.lines += 1;
        if self.lines == 1 {
            return self.found(record);
        }
        if (self.lines - 1).is_multiple_of(self.lines_per_file) {
            self.begin((self.lines - 1) / self.lines_per_file)?;
        }
        let line = encode_line(&self.place, self.prev, &record).map_err(other)?;
        self.prev = hash_of(&line)?;
        self.file.as_mut().map_or(Ok(()), |file| file.write_all(&line))
    }

    /// The first line, by the store.
    fn found(&mut self, record: Record) -> io::Result<()> {
        let plan = record.target.plan.clone();
        let mut store = JournalDir::new(self.root.clone(), self.who.clone(), machine_name());
        let entry = store.append(record, false).map_err(other)?;
        let folders = store.watched(&plan);
        let path = folders.iter().map(|folder| folder.join(&*entry.slot)).find(|path| path.exists());
        let path = path.ok_or_else(|| other("the store told no folder"))?;
        self.folder = path.parent().unwrap_or(&self.root).to_owned();
        self.prev = hash_of(&fs::read(&path)?)?;
        self.open(&path)
    }

    /// The next file.
    fn begin(&mut self, number: usize) -> io::Result<()> {
        self.finish()?;
        self.prev = LineHash::NONE;
        self.open(&self.folder.join(format!("{}.{number}.fj", machine_name())))
    }

    fn open(&mut self, path: &Path) -> io::Result<()> {
        let file = OpenOptions::new().append(true).create(true).mode(0o644).open(path)?;
        self.file = Some(BufWriter::new(file));
        self.place = path.strip_prefix(&self.root).map_err(other)?.display().to_string();
        Ok(())
    }

    /// Writes what is still kept back.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

/// The hash in a line.
fn hash_of(line: &[u8]) -> io::Result<LineHash> {
    let hash = line.split(|&byte| byte == b' ').nth(1).and_then(LineHash::parse);
    hash.ok_or_else(|| other("a line without a hash"))
}

fn other(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::other(error)
}
