//! Checkpoints: what a plan's journals amounted to when they were read last, so that the next program need
//! not read a million entries to tell what counts now (docs/decisions/0014-a-checkpoint-of-the-journals.md).
//!
//! A checkpoint is worth nothing by itself. It is used only while every file is as it was, or begins as it
//! was, and whatever is doubtful about it is the same as none: then all is read.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::record::{self, Words};
use super::slot::KeptSlot;
use crate::journal::{Entry, EntryId, Gist, Kept, Record};
use crate::model::PlanId;
use crate::store::private;

/// The largest checkpoint that is read, in bytes. It has what counts now, not what has ever been.
const LARGEST: u64 = 256 << 20;

/// Where checkpoints are kept, and from when on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoints {
    folder: PathBuf,
    least: u64,
    quiet: Duration,
}

impl Checkpoints {
    /// Checkpoints in a folder, which is made with the first one: for journals of more than 1 MiB, none of
    /// which was changed within the last two seconds. A file may be changed twice in one tick of the
    /// clock that its time is taken from, and the second change would not show.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, least: 1 << 20, quiet: Duration::from_secs(2) }
    }

    /// The same, for journals of any size, however recently they were changed.
    #[must_use]
    pub fn at_once(self) -> Self {
        Self { least: 0, quiet: Duration::ZERO, ..self }
    }

    /// Whether files of this size, changed last at this second, are worth one.
    pub(super) fn is_due(&self, bytes: u64, changed: i64) -> bool {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let seconds = Duration::from_secs(u64::try_from(changed).unwrap_or(0));
        bytes >= self.least && (self.quiet.is_zero() || seconds + self.quiet < now)
    }

    fn path(&self, root: &Path, plan: &PlanId) -> PathBuf {
        self.folder.join(private::name(&format!("{}\n{plan}", root.display())))
    }

    /// What was kept of a plan's journals, if it can be made out.
    pub(super) fn load(&self, root: &Path, plan: &PlanId) -> Option<Checkpoint> {
        let text = private::read_up_to(&self.path(root, plan), LARGEST).ok()?;
        let (sum, text) = text.split_once('\n')?;
        let (head, lines) = text.split_once('\n').filter(|_| sum == digest(text))?;
        let head: Head = ron::from_str(head).ok()?;
        if head.program != env!("CARGO_PKG_VERSION") || head.root != root || head.plan != *plan {
            return None;
        }
        let names: Vec<Arc<str>> = head.slots.iter().map(|slot| name(&slot.place)).collect();
        let mut words = Words::default();
        let kept: Option<Vec<Kept>> =
            lines.lines().map(|line| read_entry(line, plan, &names, &mut words)).collect();
        let gist = Gist { kept: kept?, horizon: head.horizon, until: head.until };
        Some(Checkpoint { slots: head.slots, gist })
    }

    /// Keeps it. Where that cannot be done nobody misses anything but time.
    pub(super) fn save(&self, root: &Path, plan: &PlanId, checkpoint: &Checkpoint) {
        if let Some(text) = write(root, plan, checkpoint) {
            let _ = private::write(&self.folder, &self.path(root, plan), &text);
        }
    }
}

/// What is kept of a plan's journals.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Checkpoint {
    pub(super) slots: Vec<KeptSlot>,
    pub(super) gist: Gist,
}

/// The second line of the file; the first one is a hash over all that follows it. Behind them stands a
/// line for each entry.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    program: String,
    root: PathBuf,
    plan: PlanId,
    horizon: EntryId,
    until: Timestamp,
    slots: Vec<KeptSlot>,
}

fn digest(text: &str) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(text) {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// The name of the file at a place.
fn name(place: &str) -> Arc<str> {
    place.rsplit('/').next().unwrap_or_default().into()
}

fn write(root: &Path, plan: &PlanId, checkpoint: &Checkpoint) -> Option<String> {
    let Checkpoint { slots, gist } = checkpoint;
    let head = Head {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        root: root.to_owned(),
        plan: plan.clone(),
        horizon: gist.horizon.clone(),
        until: gist.until,
        slots: slots.clone(),
    };
    let mut text = ron::to_string(&head).ok()?;
    text.push('\n');
    let names: Vec<Arc<str>> = slots.iter().map(|slot| name(&slot.place)).collect();
    for Kept { entry, rank: (at, steps), counts } in &gist.kept {
        let slot = names.iter().position(|name| *name == entry.slot)?;
        let (at, counts, line) = (at.as_nanosecond(), u8::from(*counts), entry.line);
        let record = ron::to_string(&*entry.record).ok()?;
        writeln!(text, "{at} {steps} {counts} {slot} {line} {record}").ok()?;
    }
    Some(format!("{}\n{text}", digest(&text)))
}

fn read_entry(line: &str, plan: &PlanId, names: &[Arc<str>], words: &mut Words) -> Option<Kept> {
    let mut parts = line.splitn(6, ' ');
    let mut next = || parts.next();
    let at = Timestamp::from_nanosecond(next()?.parse().ok()?).ok()?;
    let steps = next()?.parse().ok()?;
    let counts = next()? == "1";
    let slot = Arc::clone(names.get(next()?.parse::<usize>().ok()?)?);
    let line = next()?.parse().ok()?;
    let ron = next()?;
    let record = record::read(ron.as_bytes(), plan, words).or_else(|| ron::from_str::<Record>(ron).ok())?;
    Some(Kept { entry: Entry { record: record.into(), slot, line }, rank: (at, steps), counts })
}
