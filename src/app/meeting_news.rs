//! What there is to say about meetings: one's own, those of others, and those that wait.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Done, Effect, Message, State, Tally};
use crate::journal::{Act, Author, Entry, Mark, Meeting, OpenMeeting};

/// What there is to say about a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingNews {
    /// It was found open at the start, and can be gone on with.
    Waits,
    /// It was opened, or taken up again after it was closed.
    Opened,
    /// It got a mark.
    Marked(Mark),
    /// It was closed, and how far it came.
    Closed(Tally),
    /// Somebody else opened it, or took it up again.
    OpenedBy(Author),
    /// Somebody else gave it a mark.
    MarkedBy(Author, Mark),
    /// Somebody else closed it, while one was in it or not.
    ClosedBy {
        /// Who.
        by: Author,
        /// Whether one was in it.
        joined: bool,
    },
    /// Somebody else had opened it already: one is in that one.
    Joined(Author),
    /// It goes on behind another screen.
    GoesOn,
    /// One is no longer in it.
    Left,
}

impl State {
    /// What is said about a meeting that was opened, marked or closed.
    pub(super) fn said_of_meeting(&self, act: &Act) -> Message {
        let id = act.meeting();
        let joined = self.meeting.as_ref().map(|sitting| &sitting.meeting).filter(|one| Some(&one.id) == id);
        let known = || id.and_then(|id| self.shelf()?.history.known(id));
        let meeting = joined.cloned().or_else(known);
        let name = meeting.as_ref().map(Meeting::name).unwrap_or_default();
        let news = if let Act::MeetingMarked { mark, .. } = act {
            MeetingNews::Marked(*mark)
        } else if let Act::MeetingClosed { .. } = act {
            MeetingNews::Closed(meeting.as_ref().map(|one| self.tally(one)).unwrap_or_default())
        } else {
            MeetingNews::Opened
        };
        Message::Meeting(name, news)
    }

    /// What an entry did; of a withdrawal what it withdrew, and whether that took a withdrawal back.
    fn done(&self, entry: &Entry) -> Done {
        let withdrawn = |entry: &Entry| self.shelf()?.history.withdrawn_by(entry).cloned();
        let Some(undone) = withdrawn(entry) else { return Done::Recorded(entry.act.clone()) };
        match withdrawn(&undone) {
            Some(redone) => Done::Redone(redone.act.clone()),
            None => Done::Undone(undone.act.clone()),
        }
    }

    /// What is said about entries of others, of which this is the one that matters most.
    pub(super) fn said_of_others(&self, entry: &Entry, count: usize) -> Message {
        let by = entry.by.clone();
        let news = if let Act::MeetingOpened { .. } = entry.act {
            MeetingNews::OpenedBy(by)
        } else if let Act::MeetingMarked { mark, .. } = entry.act {
            MeetingNews::MarkedBy(by, mark)
        } else if let Act::MeetingClosed { .. } = entry.act {
            MeetingNews::ClosedBy { by, joined: false }
        } else {
            return Message::Others { by, id: entry.target.id.clone(), act: self.done(entry), count };
        };
        let known = entry.act.meeting().and_then(|id| self.shelf()?.history.known(id));
        Message::Meeting(known.as_ref().map(Meeting::name).unwrap_or_default(), news)
    }

    /// The meeting that goes on and that this program is not in; the one opened last of several. In a
    /// demonstration nobody else is there.
    pub fn goes_on(&self, now: Timestamp, zone: &TimeZone) -> Option<&OpenMeeting> {
        if self.settings.demo {
            return None;
        }
        let mine = self.meeting_id();
        self.open_meetings.iter().find(|one| Some(&one.meeting.id) != mine && one.goes_on(now, zone))
    }

    /// Takes over what the journal says of the meeting, if somebody else opened it in the same moment.
    pub(super) fn agree_on_agenda(&mut self, entries: &[Entry]) {
        let Some(sitting) = &self.meeting else { return };
        let (id, agenda) = (&sitting.meeting.id, &sitting.meeting.agenda);
        let opens = |entry: &Entry| matches!(&entry.act, Act::MeetingOpened { meeting, .. } if meeting == id);
        let known = entries.iter().any(opens).then(|| self.shelf()?.history.known(id)).flatten();
        let Some(known) = known.filter(|known| known.agenda != *agenda) else { return };
        if let Some(sitting) = &mut self.meeting {
            sitting.meeting = known;
        }
        self.refresh_agenda();
    }

    /// Leaves the meeting if somebody else has closed it, and says so.
    pub(super) fn hear_of_closing(&mut self, entries: &[Entry]) -> Vec<Effect> {
        let joined = self.meeting_id();
        let closes =
            |entry: &&Entry| matches!(&entry.act, Act::MeetingClosed { meeting } if Some(meeting) == joined);
        let Some(by) = entries.iter().rev().find(closes).map(|entry| entry.by.clone()) else {
            return Vec::new();
        };
        let known = self.meeting_id().and_then(|id| self.shelf()?.history.known(id));
        if known.is_none_or(|meeting| meeting.closed.is_none()) {
            return Vec::new();
        }
        self.leave_meeting().map_or_else(Vec::new, |meeting| {
            self.tell(Message::Meeting(meeting.name(), MeetingNews::ClosedBy { by, joined: true }))
        })
    }

    /// Says that a meeting waits to be gone on with.
    pub(super) fn waiting_meeting(&self) -> Option<Message> {
        self.may_write().ok()?;
        let meetings = self.shelf()?.history.meetings().into_iter();
        let open = meetings.filter(|meeting| meeting.closed.is_none() && meeting.year == self.year);
        let latest = open.max_by_key(|meeting| meeting.opened)?;
        Some(Message::Meeting(latest.name(), MeetingNews::Waits))
    }
}
