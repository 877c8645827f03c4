//! Meetings that were opened and not closed, and which of them go on: derived from the entries
//! alone (docs/journal-format.md), so that a screen that dies leaves nobody in a meeting.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::{Act, Author, History, Meeting, MeetingId};

/// How long after its last entry a meeting of an earlier day still goes on.
const LINGERS: SignedDuration = SignedDuration::from_hours(3);

/// A meeting that was opened and not closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenMeeting {
    /// The meeting.
    pub meeting: Meeting,
    /// Who opened it, or opened it again.
    pub by: Author,
    /// When something was recorded in it for the last time.
    pub latest: Timestamp,
}

impl OpenMeeting {
    /// Whether it goes on at a moment, whose day is that of `zone`: on its own day; after that for
    /// three hours from its last entry, since it may pass midnight; before its day it is prepared.
    pub fn goes_on(&self, now: Timestamp, zone: &TimeZone) -> bool {
        let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
        let of_id = self.meeting.id.date().and_then(|date| date.parse::<Date>().ok());
        let (own, today) = (of_id.unwrap_or_else(|| day(self.meeting.opened)), day(now));
        // An entry from the future does not keep it going.
        own == today || own < today && now.duration_since(self.latest).abs() < LINGERS
    }

    /// Whether another meeting would be of the same body, day and year. There should be one of them
    /// open at a time: two would divide what the room decides.
    pub fn is_like(&self, other: &Meeting) -> bool {
        let Meeting { id, body, year, .. } = &self.meeting;
        (id.date(), body, year) == (other.id.date(), &other.body, &other.year)
    }
}

impl History {
    /// The meetings that were not closed, the one that was opened last in front.
    pub fn open_meetings(&self) -> Vec<OpenMeeting> {
        let mut open = self.latest_meetings();
        open.retain(|meeting| meeting.closed.is_none());
        open.into_iter().filter_map(|meeting| self.about_open(meeting)).collect()
    }

    fn about_open(&self, meeting: Meeting) -> Option<OpenMeeting> {
        let id = Some(&meeting.id);
        let latest = self.entries().get(self.latest_of(&meeting.id)?)?.at;
        let opens = |act: &Act| matches!(act, Act::MeetingOpened { .. }) && act.meeting() == id;
        let mut newest = self.entries().iter().rev();
        let by = newest.find(|entry| opens(&entry.act) && self.is_live(entry))?.by.clone();
        Some(OpenMeeting { meeting, by, latest })
    }

    /// Where the newest entry that belongs to a meeting stands.
    pub(super) fn latest_of(&self, id: &MeetingId) -> Option<usize> {
        let id = Some(id);
        self.entries().iter().rposition(|entry| entry.meeting.as_ref() == id || entry.act.meeting() == id)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Agenda, Entry, EntryId, Outcome, Record, Target};
    use super::*;

    const ID: &str = "2026-11-22-osn";

    fn entry(at: &str, uid: u32, meeting: Option<&str>, act: Act) -> Entry {
        let at: Timestamp = at.parse().unwrap();
        let target = Target { plan: "p".into(), year: None, id: None };
        let by = Author { uid, login: format!("u{uid}"), name: None };
        let id = EntryId::new(at, uid.into());
        let (meeting, on, saw) = (meeting.map(Into::into), Vec::new(), String::new());
        Entry {
            record: Arc::new(Record { id, at, by, meeting, target, act, on, saw }),
            slot: "".into(),
            line: 1,
        }
    }

    fn opened(id: &str, at: &str, uid: u32) -> Entry {
        let (body, keeper, agenda) = ("OSN".into(), String::new(), Agenda::default());
        entry(at, uid, None, Act::MeetingOpened { meeting: id.into(), body, keeper, agenda })
    }

    fn recorded(id: &str, at: &str, uid: u32) -> Entry {
        entry(at, uid, Some(id), Act::Outcome(Some(Outcome::Yes)))
    }

    fn closed(id: &str, at: &str, uid: u32) -> Entry {
        entry(at, uid, None, Act::MeetingClosed { meeting: id.into() })
    }

    /// Who leads the meetings that go on at a moment.
    fn going(entries: &[Entry], now: &str) -> Vec<(String, u32)> {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let open = History::new(entries.to_vec()).open_meetings();
        let going = open.iter().filter(|one| one.goes_on(now.parse().unwrap(), &zone));
        going.map(|one| (one.meeting.id.to_string(), one.by.uid)).collect()
    }

    #[test]
    fn which_meetings_go_on() {
        let morning = opened(ID, "2026-11-22T08:00:00Z", 1);
        let evening = recorded(ID, "2026-11-22T22:50:00Z", 2);
        for (what, entries, now, by) in [
            ("opened today", vec![morning.clone()], "2026-11-22T09:00:00Z", Some(1)),
            ("until midnight where it is shown", vec![morning.clone()], "2026-11-22T22:59:59Z", Some(1)),
            ("and no longer", vec![morning.clone()], "2026-11-22T23:00:00Z", None),
            (
                "past midnight while somebody records",
                vec![morning.clone(), evening.clone()],
                "2026-11-23T01:00:00Z",
                Some(1),
            ),
            ("for three hours", vec![morning.clone(), evening], "2026-11-23T01:50:00Z", None),
            ("nobody closed it, a month ago", vec![morning.clone()], "2026-12-22T09:00:00Z", None),
            (
                "prepared the week before",
                vec![opened(ID, "2026-11-15T08:00:00Z", 1)],
                "2026-11-15T09:00:00Z",
                None,
            ),
            (
                "and held on its day",
                vec![opened(ID, "2026-11-15T08:00:00Z", 1)],
                "2026-11-22T07:00:00Z",
                Some(1),
            ),
            (
                "closed",
                vec![morning.clone(), closed(ID, "2026-11-22T10:00:00Z", 2)],
                "2026-11-22T10:00:01Z",
                None,
            ),
            (
                "closed, and opened again by another",
                vec![
                    morning.clone(),
                    closed(ID, "2026-11-22T10:00:00Z", 1),
                    opened(ID, "2026-11-22T10:05:00Z", 2),
                ],
                "2026-11-22T11:00:00Z",
                Some(2),
            ),
            (
                "an entry from the future",
                vec![opened(ID, "2026-11-22T08:00:00Z", 1), recorded(ID, "2031-01-01T00:00:00Z", 2)],
                "2026-11-24T09:00:00Z",
                None,
            ),
            (
                "without a day in its id",
                vec![opened("vårmötet", "2026-11-22T08:00:00Z", 1)],
                "2026-11-22T09:00:00Z",
                Some(1),
            ),
            (
                "that one the day after",
                vec![opened("vårmötet", "2026-11-22T08:00:00Z", 1)],
                "2026-11-23T12:00:00Z",
                None,
            ),
        ] {
            let led = going(&entries, now).into_iter().map(|(_, uid)| uid).next();
            assert_eq!(led, by, "{what}");
        }
    }

    #[test]
    fn of_several_the_one_that_was_opened_last_comes_first() {
        let entries = [
            opened(ID, "2026-11-22T08:00:00Z", 1),
            opened("2026-11-22-tl", "2026-11-22T09:00:00Z", 2),
            opened("2026-11-22-au", "2026-11-22T07:00:00Z", 3),
        ];
        let led: Vec<u32> = going(&entries, "2026-11-22T12:00:00Z").into_iter().map(|(_, uid)| uid).collect();
        assert_eq!(led, [2, 1, 3]);
    }

    #[test]
    fn who_opens_the_same_meeting_at_the_same_moment_is_in_the_same_meeting() {
        let entries = [opened(ID, "2026-11-22T08:00:00Z", 1), opened(ID, "2026-11-22T08:00:00Z", 2)];
        assert_eq!(History::new(entries.to_vec()).meetings().len(), 1);
        assert_eq!(going(&entries, "2026-11-22T12:00:00Z"), [(ID.to_owned(), 2)]);
    }
}
