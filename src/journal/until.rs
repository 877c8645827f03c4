//! Looking back: which entries were there at a moment, and at one moment after the other.

use jiff::Timestamp;

use super::{AsOf, Entry, History, Meeting, MeetingId};

/// Which entries belong to a moment.
pub(super) struct Until<'a> {
    /// Entries made up to then; all of them where that is not known.
    time: Option<Timestamp>,
    /// Entries of this meeting, whenever they were made.
    meeting: Option<&'a MeetingId>,
}

impl<'a> Until<'a> {
    /// What belongs to a moment of a history with these meetings.
    pub(super) fn new(moment: &'a AsOf, meetings: &[Meeting]) -> Self {
        let known = |id: &MeetingId| meetings.iter().find(|meeting| meeting.id == *id);
        match moment {
            AsOf::Now => Self { time: None, meeting: None },
            AsOf::Moment(time) => Self { time: Some(*time), meeting: None },
            AsOf::Meeting(id) => {
                Self { time: known(id).and_then(|meeting| meeting.closed), meeting: Some(id) }
            }
            AsOf::Marked(id, mark) => {
                Self { time: known(id).and_then(|meeting| meeting.marked(*mark)), meeting: None }
            }
        }
    }

    /// Whether the entry belongs to the moment.
    pub(super) fn keeps(&self, entry: &Entry) -> bool {
        self.time.is_none_or(|time| entry.at <= time)
            || self.meeting.is_some_and(|id| entry.meeting.as_ref() == Some(id))
    }
}

impl History {
    /// Looks at the history as it was at each of some moments. Where these are in the order of time,
    /// each costs what was added since the one before, and not the whole once more.
    pub fn at_each<T>(&self, moments: &[AsOf], mut look: impl FnMut(&Self) -> T) -> Vec<T> {
        let meetings = self.meetings();
        let mut then = Self::default();
        let mut taken = vec![false; self.entries().len()];
        let mut seen = Vec::new();
        for until in moments.iter().map(|moment| Until::new(moment, &meetings)) {
            let mut before = self.entries().iter().zip(&taken).filter(|(_, taken)| **taken);
            if before.any(|(entry, _)| !until.keeps(entry)) {
                then = Self::default();
                taken.fill(false);
            }
            let mut added = Vec::new();
            for (entry, taken) in self.entries().iter().zip(&mut taken) {
                if !*taken && until.keeps(entry) {
                    *taken = true;
                    added.push(entry.clone());
                }
            }
            then.extend(added);
            seen.push(look(&then));
        }
        seen
    }
}
