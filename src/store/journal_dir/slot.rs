//! What has been read of one journal file, line by line, and what was wrong with it.

mod kept;

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rustix::fs::Stat;

pub(super) use self::kept::KeptSlot;
use super::line::{Hash, LONGEST, Line, decode, may_follow};
use super::names::{Writer, login_in_folder};
use super::record::{self, Words};
use crate::journal::{Author, Entry, Record};
use crate::model::PlanId;
use crate::problem::{Finding, Place, Problem, RoleFault, Severity};

/// The largest journal file that is read or written.
pub(super) const LARGEST: u64 = (LARGEST_MIB as u64) << 20;

/// The same in MiB.
pub(super) const LARGEST_MIB: u16 = 64;

/// How many bytes are read at once.
const AT_ONCE: usize = 64 << 10;

/// How many findings of one file are listed one by one.
const MOST_FINDINGS: usize = 100;

/// How much of a line is quoted in a finding, in characters.
const MOST_QUOTED: usize = 300;

/// An unreadable line, until the line that follows tells what it is.
#[derive(Debug)]
struct Undecided {
    line: usize,
    quote: String,
}

impl Undecided {
    /// The rest of an interrupted write if the next line `passes` over it to the line before,
    /// as a writer does who has found it there; an alarm otherwise.
    fn finding(&self, passes: bool, file: &Arc<str>) -> Finding {
        let line = self.line;
        let place = Some(Place::line(file, line, &self.quote));
        if passes {
            Problem::InterruptedWrite { line }.notice(place)
        } else {
            Problem::UnreadableLine { line }.error(place)
        }
    }
}

/// Seconds and nanoseconds.
type Moment = (i64, i64);

/// When a file was changed last.
fn changed(stat: &Stat) -> Moment {
    (stat.st_ctime, i64::try_from(stat.st_ctime_nsec).unwrap_or(0))
}

/// Up to where lines count, where a shared directory says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// All of them count.
    None,
    /// Those up to the one with this hash, which was the last one when the writer was closed.
    Sealed(Hash),
    /// All of them, with a warning about those that call themselves later than this day.
    Ended(Date),
}

/// One journal file, as far as it has been read.
#[derive(Debug)]
pub(super) struct Slot {
    /// `WRITER/PLAN/SLOT`, which the hashes are over.
    place: Arc<str>,
    /// The file's name.
    pub(super) name: Arc<str>,
    /// The path, for people.
    path: Arc<str>,
    writer: Writer,
    plan: PlanId,
    /// Device and inode, to notice a file that was put in the place of another.
    identity: Option<(u64, u64)>,
    /// When the file was changed last, as far as that is known: by the system's clock, which no
    /// program can set back for a file.
    changed: Option<Moment>,
    /// Where the first piece without LF begins.
    offset: u64,
    /// Lines before `offset`.
    lines: usize,
    /// The hash of the last line that counts in the chain.
    head: Hash,
    /// The hash that an unreadable line after `head` claims to have.
    claimed: Option<Hash>,
    /// Unreadable lines after `head`.
    undecided: Vec<Undecided>,
    /// The piece without LF; only its beginning if it is too long to be a line.
    tail: Vec<u8>,
    tail_len: u64,
    findings: Vec<Finding>,
    unlisted: usize,
    shortened: bool,
    /// The head of lines that have been read and are gone.
    missing: Option<Hash>,
    limit: Limit,
    /// Whether the line of the seal has been passed.
    beyond_seal: bool,
    /// The name to show for the writer.
    shown: Option<String>,
    /// What an earlier run kept, and whether the file was seen to begin with it.
    resumed: Option<(KeptSlot, bool)>,
    /// Texts that the entries share, while the file is being read.
    words: Words,
}

impl Slot {
    pub(super) fn new(place: Arc<str>, name: &str, path: &str, writer: &Writer, plan: &PlanId) -> Self {
        Self {
            place,
            name: name.into(),
            path: path.into(),
            writer: writer.clone(),
            plan: plan.clone(),
            identity: None,
            changed: None,
            offset: 0,
            lines: 0,
            head: Hash::NONE,
            claimed: None,
            undecided: Vec::new(),
            tail: Vec::new(),
            tail_len: 0,
            findings: Vec::new(),
            unlisted: 0,
            shortened: false,
            missing: None,
            limit: Limit::None,
            beyond_seal: false,
            shown: None,
            resumed: None,
            words: Words::default(),
        }
    }

    /// Says up to where lines count and what its writer is called. Where that has changed, all of the file is read again;
    /// what was given away stays given away.
    pub(super) fn restrict(&mut self, limit: Limit, shown: Option<String>) {
        self.shown = shown;
        if self.limit != limit {
            self.limit = limit;
            self.start_again();
        }
    }

    /// Reads what has been added since the last time; the entries up to where reading failed,
    /// if it did.
    pub(super) fn catch_up(&mut self, file: &mut File, stat: &Stat) -> (Vec<Entry>, std::io::Result<()>) {
        let identity = (stat.st_dev, stat.st_ino);
        let size = u64::try_from(stat.st_size).unwrap_or(0);
        let before = (self.offset, self.head);
        // Changed without having grown: somebody may have altered what was read.
        let altered = size == self.size() && self.changed.is_some_and(|known| known != changed(stat));
        if altered || size < self.offset || self.identity.is_some_and(|known| known != identity) {
            self.shortened = self.shortened || size < self.offset;
            self.start_again();
        }
        self.identity = Some(identity);
        self.changed = Some(changed(stat));
        let mut entries = Vec::new();
        // A file in the place of another is nothing to worry about if it begins with all that
        // the other had: a copy that was put back.
        let mut passed = before.0 <= self.offset;
        let mut result = Ok(());
        if size != self.size() {
            result = self.read_lines(file, |slot, line| {
                let entry = slot.take_line(line);
                let was_kept = slot.was_kept();
                entries.extend(entry.filter(|_| !was_kept));
                passed = passed || before == (slot.offset, slot.head);
            });
        }
        self.words = Words::default();
        // A line that was altered is told of itself.
        passed = passed || self.claimed == Some(before.1);
        if result.is_ok() && !passed {
            self.shortened = true;
            self.missing.get_or_insert(before.1);
        }
        (entries, result)
    }

    /// Gives each line from `offset` on, and keeps what follows the last LF.
    fn read_lines(&mut self, file: &mut File, mut take: impl FnMut(&mut Self, &[u8])) -> std::io::Result<()> {
        file.seek(SeekFrom::Start(self.offset))?;
        let mut unread = BufReader::with_capacity(AT_ONCE, file.take(LARGEST.saturating_sub(self.offset)));
        let mut piece = Vec::new();
        loop {
            piece.clear();
            unread.read_until(b'\n', &mut piece)?;
            let Some(line) = piece.strip_suffix(b"\n") else { break };
            take(self, line);
        }
        self.tail_len = u64::try_from(piece.len()).unwrap_or(LARGEST);
        piece.truncate(LONGEST);
        piece.shrink_to_fit();
        self.tail = piece;
        Ok(())
    }

    fn start_again(&mut self) {
        let fresh = Self::new(Arc::clone(&self.place), &self.name, &self.path, &self.writer, &self.plan);
        let (limit, shown) = (self.limit, self.shown.take());
        let beyond_seal = limit == Limit::Sealed(Hash::NONE);
        *self = Self { shortened: self.shortened, missing: self.missing, limit, beyond_seal, shown, ..fresh };
    }

    /// Whether this is the file that has been read, to its end.
    pub(super) fn is_read_to_the_end_of(&self, stat: &Stat) -> bool {
        self.identity == Some((stat.st_dev, stat.st_ino)) && u64::try_from(stat.st_size) == Ok(self.size())
    }

    /// Takes over bytes that have just been written behind the tail, which changed the file.
    pub(super) fn take_written(&mut self, bytes: &[u8], stat: Option<&Stat>) -> Vec<Entry> {
        self.changed = stat.map(changed);
        let all = [std::mem::take(&mut self.tail), bytes.to_vec()].concat();
        // Of a tail that is too long to be a line only the beginning is kept.
        self.offset += self.tail_len.saturating_sub(u64::try_from(all.len() - bytes.len()).unwrap_or(0));
        self.tail_len = 0;
        self.missing = None;
        let lines = all.split_inclusive(|&byte| byte == b'\n').filter_map(|line| line.strip_suffix(b"\n"));
        lines.filter_map(|line| self.take_line(line)).collect()
    }

    /// The file's size as far as it is known.
    pub(super) fn size(&self) -> u64 {
        self.offset + self.tail_len
    }

    /// How many lines have been read.
    pub(super) fn lines(&self) -> usize {
        self.lines
    }

    /// Whether something without LF stands at the end.
    pub(super) fn is_torn(&self) -> bool {
        self.tail_len > 0
    }

    /// The hash of the last line that counts.
    pub(super) fn head(&self) -> Hash {
        self.head
    }

    /// What the next line that is written names as its predecessor: of lines that are gone the last
    /// one, so that every reader will find the chain broken. A torn tail that lacks nothing but its
    /// LF becomes a line by the LF that the next one is led by.
    pub(super) fn next_prev(&self) -> Hash {
        if let Some(missing) = self.missing {
            return missing;
        }
        match decode(&self.place, &self.tail) {
            Line::Sound { hash, .. } | Line::Newer { hash, .. } => hash,
            Line::Altered { .. } | Line::Fragment { .. } => self.head,
        }
    }

    fn take_line(&mut self, line: &[u8]) -> Option<Entry> {
        self.lines += 1;
        self.offset += u64::try_from(line.len() + 1).unwrap_or(0);
        if line.is_empty() {
            return None;
        }
        match decode(&self.place, line) {
            Line::Sound { hash, prev, ron } => {
                self.link(prev, line);
                self.head = hash;
                let entry = self.record(ron, line);
                self.beyond_seal |= self.limit == Limit::Sealed(hash);
                entry
            }
            Line::Newer { hash, prev } => {
                self.link(prev, line);
                self.head = hash;
                self.beyond_seal |= self.limit == Limit::Sealed(hash);
                self.report(Severity::Warning, Problem::NewerRecord { line: self.lines }, line);
                None
            }
            Line::Altered { claimed } => {
                self.claimed = Some(claimed);
                self.report(Severity::Error, Problem::AlteredLine { line: self.lines }, line);
                None
            }
            Line::Fragment { claimed } => {
                self.claimed = claimed;
                if self.undecided.len() < MOST_FINDINGS {
                    self.undecided.push(Undecided { line: self.lines, quote: quote(line) });
                } else {
                    self.unlisted += 1;
                }
                None
            }
        }
    }

    /// Judges the chain when a line names `prev` as its predecessor.
    fn link(&mut self, prev: Hash, line: &[u8]) {
        let passes = prev == self.head;
        for undecided in std::mem::take(&mut self.undecided) {
            self.list(undecided.finding(passes, &self.path));
        }
        // An altered line is one alarm, not a second one for the line that follows it.
        if !passes && self.claimed != Some(prev) {
            self.report(Severity::Error, Problem::BrokenChain { line: self.lines }, line);
        }
        self.claimed = None;
    }

    fn record(&mut self, ron: &[u8], line: &[u8]) -> Option<Entry> {
        let number = self.lines;
        let plain = record::read(ron, &self.plan, &mut self.words);
        let (severity, problem) = match plain.map_or_else(|| ron::de::from_bytes::<Record>(ron), Ok) {
            Ok(record) if record.by.uid != self.writer.uid => {
                (Severity::Error, Problem::ForeignAuthor { line: number, uid: record.by.uid })
            }
            Ok(record) if record.target.plan != self.plan => {
                (Severity::Error, Problem::UnreadableLine { line: number })
            }
            Ok(_) if self.beyond_seal => {
                (Severity::Error, Problem::role(RoleFault::AfterClosing { line: number }))
            }
            Ok(record) => {
                if let Some(to) = self.ended_before(&record) {
                    let late = RoleFault::AfterEnd { line: number, to: to.to_string() };
                    self.report(Severity::Warning, Problem::role(late), line);
                }
                let record = self.vouched(record);
                return Some(Entry { record: record.into(), slot: Arc::clone(&self.name), line: number });
            }
            Err(error) => match error.code {
                ron::Error::NoSuchStructField { .. } | ron::Error::NoSuchEnumVariant { .. } => {
                    (Severity::Warning, Problem::NewerRecord { line: number })
                }
                _ => (Severity::Error, Problem::UnreadableLine { line: number }),
            },
        };
        self.report(severity, problem, line);
        None
    }

    /// The day on which its author's right to write had ended, by the record's own clock. The day
    /// itself counts as before, and so does the next one, for readers in other zones.
    fn ended_before(&self, record: &Record) -> Option<Date> {
        let Limit::Ended(to) = self.limit else { return None };
        let day = record.at.to_zoned(TimeZone::UTC).date();
        to.checked_add(1.day()).is_ok_and(|last| last < day).then_some(to)
    }

    /// The record under the login of the folder's name, which the owner of the journal
    /// directory vouches for; what else an author calls himself is his own claim.
    fn vouched(&self, mut record: Record) -> Record {
        let claimed = std::mem::take(&mut record.by.login);
        let is_same = self.writer.login == login_in_folder(&claimed);
        let login = if is_same { claimed } else { self.writer.login.clone() };
        record.by = Author { uid: record.by.uid, login, name: self.shown.clone() };
        record
    }

    fn report(&mut self, severity: Severity, problem: Problem, line: &[u8]) {
        let place = Place::line(&self.path, self.lines, &quote(line));
        self.list(Finding { severity, problem, place: Some(place) });
    }

    fn list(&mut self, finding: Finding) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(finding);
        } else {
            self.unlisted += 1;
        }
    }

    /// Everything that is wrong with the file as far as it has been read.
    pub(super) fn findings(&self, gone: bool) -> Vec<Finding> {
        let mut findings = self.findings.clone();
        // A second write may have been interrupted behind the rest of the first.
        let passes = self.is_torn() && may_follow(self.head, &self.tail);
        findings.extend(self.undecided.iter().map(|undecided| undecided.finding(passes, &self.path)));
        if self.is_torn() {
            let line = self.lines + 1;
            let place = Place::line(&self.path, line, &quote(&self.tail));
            findings.push(Problem::InterruptedWrite { line }.notice(Some(place)));
        }
        let unsealed = matches!(self.limit, Limit::Sealed(_)) && !self.beyond_seal;
        if self.shortened || unsealed || (gone && self.lines > 0) {
            findings.push(Problem::Shortened { path: self.path.to_string() }.error(None));
        }
        if self.unlisted > 0 {
            let place = Place::line(&self.path, self.lines, "");
            findings.push(Problem::MoreFindings { count: self.unlisted }.error(Some(place)));
        }
        findings
    }
}

/// The beginning of a line, for people.
fn quote(line: &[u8]) -> String {
    let part = line.get(..MOST_QUOTED * 4).unwrap_or(line);
    String::from_utf8_lossy(part).chars().take(MOST_QUOTED).collect()
}
