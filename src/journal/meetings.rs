//! The meetings of a history, and the moments that can be looked back at.

use std::cmp::Reverse;

use jiff::Timestamp;

use super::{AsOf, History, Mark, Meeting, MeetingId};

impl History {
    /// The meetings, by id.
    pub fn meetings(&self) -> Vec<Meeting> {
        let mut meetings: Vec<Meeting> = Vec::new();
        let of_meetings = self.entries().iter().filter(|entry| entry.act.meeting().is_some());
        for entry in of_meetings.filter(|entry| self.is_live(entry)) {
            let at = meetings.iter().position(|known| Some(&known.id) == entry.act.meeting());
            match at.and_then(|at| meetings.get_mut(at)) {
                Some(known) => known.goes_on(entry),
                None => meetings.extend(Meeting::opened_by(entry)),
            }
        }
        meetings.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        meetings
    }

    /// The meetings, the open ones first, then the one that was opened last.
    pub fn latest_meetings(&self) -> Vec<Meeting> {
        let mut meetings = self.meetings();
        meetings.sort_by_key(|meeting| (meeting.closed.is_some(), Reverse(meeting.opened)));
        meetings
    }

    /// What can be looked back at: each mark and the end of each meeting, in the order of time.
    pub fn moments(&self) -> Vec<AsOf> {
        self.timed_moments().into_iter().map(|(_, moment)| moment).collect()
    }

    fn timed_moments(&self) -> Vec<(Timestamp, AsOf)> {
        let mut moments = Vec::new();
        for meeting in self.meetings() {
            let ended = meeting.closed.map(|at| (at, AsOf::Meeting(meeting.id.clone())));
            let marked = Mark::ALL
                .into_iter()
                .filter_map(|mark| Some((meeting.marked(mark)?, AsOf::Marked(meeting.id.clone(), mark))));
            moments.extend(marked.chain(ended));
        }
        moments.sort_by_key(|(at, _)| *at);
        moments
    }

    /// The moment before another one that can be looked back at.
    pub fn earlier(&self, than: &AsOf) -> Option<AsOf> {
        let mut moments = self.timed_moments();
        let until = match than {
            AsOf::Now => moments.len(),
            AsOf::Moment(at) => moments.partition_point(|(other, _)| other < at),
            AsOf::Meeting(_) | AsOf::Marked(..) => moments.iter().position(|(_, other)| other == than)?,
        };
        moments.truncate(until);
        moments.pop().map(|(_, moment)| moment)
    }

    /// The moment after another one that can be looked back at; now behind the last one.
    pub fn later(&self, than: &AsOf) -> Option<AsOf> {
        let moments = self.timed_moments();
        let from = match than {
            AsOf::Now => return None,
            AsOf::Moment(at) => moments.partition_point(|(other, _)| other <= at),
            AsOf::Meeting(_) | AsOf::Marked(..) => moments.iter().position(|(_, other)| other == than)? + 1,
        };
        Some(moments.into_iter().nth(from).map_or(AsOf::Now, |(_, moment)| moment))
    }

    /// The end of the last meeting that had ended before a moment.
    pub fn last_meeting(&self, before: &AsOf) -> Option<AsOf> {
        let mut moment = self.earlier(before);
        while let Some(AsOf::Marked(..)) = &moment {
            moment = moment.and_then(|mark| self.earlier(&mark));
        }
        moment
    }

    /// The meeting that somebody means by its id, by its date when there was one meeting on it,
    /// or by `latest`, the one opened last.
    pub fn meeting(&self, name: &str) -> Option<Meeting> {
        let mut meetings = self.meetings();
        if name == "latest" {
            return meetings.into_iter().max_by_key(|meeting| meeting.opened);
        }
        if let Some(at) = meetings.iter().position(|meeting| meeting.id.as_str() == name) {
            return Some(meetings.swap_remove(at));
        }
        meetings.retain(|meeting| meeting.id.date() == Some(name));
        if meetings.len() == 1 { meetings.pop() } else { None }
    }

    /// The meeting with this id.
    pub fn known(&self, id: &MeetingId) -> Option<Meeting> {
        self.meetings().into_iter().find(|meeting| meeting.id == *id)
    }
}
