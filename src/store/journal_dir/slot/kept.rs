//! What is kept of a slot between two runs, and how a later one goes on from there.

use rustix::fs::Stat;
use serde::{Deserialize, Serialize};

use super::super::line::Hash;
use super::{Slot, changed};
use crate::problem::{Finding, Place, Problem};

/// A slot as it was when it had been read to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct KeptSlot {
    /// `WRITER/PLAN/SLOT`.
    pub(in super::super) place: String,
    device: u64,
    inode: u64,
    /// When it was changed last, by the system's clock.
    changed: (i64, i64),
    size: u64,
    lines: usize,
    head: String,
    /// The interrupted writes that later writers have found: the line, and what stands there.
    torn: Vec<(usize, String)>,
    /// Up to where its lines counted, and what its writer was called.
    limit: String,
    shown: Option<String>,
    beyond_seal: bool,
}

impl KeptSlot {
    fn is_still(&self, stat: &Stat) -> bool {
        (self.device, self.inode, self.changed) == (stat.st_dev, stat.st_ino, changed(stat))
            && u64::try_from(stat.st_size) == Ok(self.size)
    }
}

impl Slot {
    /// What is to be kept of it, if all of it was read and there is nothing about it that would have to
    /// be told again.
    pub(in super::super) fn kept(&self) -> Option<KeptSlot> {
        let (device, inode) = self.identity?;
        let is_quiet = !self.is_torn() && self.undecided.is_empty() && self.unlisted == 0;
        let is_whole = !self.shortened && self.missing.is_none() && self.claimed.is_none();
        let torn: Option<Vec<(usize, String)>> = self.findings.iter().map(torn).collect();
        Some(KeptSlot {
            place: self.place.to_string(),
            device,
            inode,
            changed: self.changed?,
            size: self.offset,
            lines: self.lines,
            head: self.head.as_str().to_owned(),
            torn: torn.filter(|_| is_quiet && is_whole)?,
            limit: format!("{:?}", self.limit),
            shown: self.shown.clone(),
            beyond_seal: self.beyond_seal,
        })
    }

    /// When it was changed last: seconds since 1970.
    pub(in super::super) fn changed_at(&self) -> Option<i64> {
        self.changed.map(|(seconds, _)| seconds)
    }

    /// Goes on from what was kept. If the file is not as it was then, it will be read from its
    /// beginning, and only what stands behind what was kept is given away.
    pub(in super::super) fn go_on(&mut self, kept: KeptSlot, stat: &Stat) {
        if kept.is_still(stat)
            && self.is_under_the_same(&kept)
            && let Some(head) = Hash::read(&kept.head)
        {
            self.identity = Some((kept.device, kept.inode));
            self.changed = Some(kept.changed);
            (self.offset, self.lines, self.head) = (kept.size, kept.lines, head);
            self.beyond_seal = kept.beyond_seal;
            self.findings = kept.torn.iter().map(|(line, quote)| self.interrupted(*line, quote)).collect();
        }
        self.resumed = Some((kept, false));
    }

    fn is_under_the_same(&self, kept: &KeptSlot) -> bool {
        format!("{:?}", self.limit) == kept.limit && self.shown == kept.shown
    }

    fn interrupted(&self, line: usize, quote: &str) -> Finding {
        Problem::InterruptedWrite { line }.notice(Some(Place::line(&self.path, line, quote)))
    }

    /// Whether an entry that has just been read stood there already when the slot was kept.
    pub(super) fn was_kept(&mut self) -> bool {
        let (offset, lines, head) = (self.offset, self.lines, self.head);
        let Some((kept, passed)) = &mut self.resumed else { return false };
        *passed = *passed || (kept.size, kept.lines) == (offset, lines) && kept.head == head.as_str();
        lines <= kept.lines
    }

    /// Whether everything that was kept is there, as it was; true as well where nothing was.
    pub(in super::super) fn holds_what_was_kept(&self) -> bool {
        let Some((kept, passed)) = &self.resumed else { return true };
        let is_where_it_was = (kept.size, kept.lines) == (self.offset, self.lines);
        let passed = *passed || is_where_it_was && kept.head == self.head.as_str();
        let line = |finding: &Finding| finding.place.as_ref().map_or(0, |place| place.line_column().0);
        let before = self.findings.iter().filter(|finding| line(finding) <= kept.lines);
        let told: Option<Vec<(usize, String)>> = before.map(torn).collect();
        passed && !self.shortened && self.is_under_the_same(kept) && told.as_ref() == Some(&kept.torn)
    }
}

/// An interrupted write that a later writer has found; nothing else is kept.
fn torn(finding: &Finding) -> Option<(usize, String)> {
    let Problem::InterruptedWrite { line } = finding.problem else { return None };
    Some((line, finding.place.as_ref()?.excerpt().to_owned()))
}
