//! Meetings: an id that people can type, from when to when.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Act, Agenda, Entry};
use crate::model::Year;

/// The id of a meeting: its date and body in lower case, `2025-05-14-tl`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MeetingId(Arc<str>);

impl MeetingId {
    /// The id of a meeting of `body` on a day; with `-2` behind it if that is taken, `-3` and so on.
    /// Letters and digits of the body stay, everything between them becomes one hyphen.
    pub fn new(day: Date, body: &str, taken: impl Fn(&Self) -> bool) -> Self {
        let (day, lower) = (day.to_string(), body.to_lowercase());
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let plain = std::iter::once(day.as_str()).chain(words).collect::<Vec<_>>().join("-");
        let mut id = Self(plain.as_str().into());
        let mut number = 1;
        while taken(&id) {
            number += 1;
            id = Self(format!("{plain}-{number}").into());
        }
        id
    }

    /// The day in the id, `2025-05-14`, if it begins with one.
    pub fn date(&self) -> Option<&str> {
        self.0.get(..10).filter(|day| day.parse::<Date>().is_ok())
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for MeetingId {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for MeetingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A mark that a meeting gets: the follow-up as it was then can be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mark {
    /// The papers went out, before the meeting.
    SentOut,
    /// The body has decided.
    Decided,
}

impl Mark {
    /// Both marks, in the order of time.
    pub const ALL: [Self; 2] = [Self::SentOut, Self::Decided];
}

/// A meeting, as its entries tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// The body that met, as typed.
    pub body: String,
    /// Who keeps the record, as typed; may be empty.
    pub keeper: String,
    /// What it takes up.
    pub agenda: Agenda,
    /// The year that it follows up.
    pub year: Option<Year>,
    /// When it was opened for the first time.
    pub opened: Timestamp,
    /// When it was closed for good, if it was.
    pub closed: Option<Timestamp>,
    /// When the papers went out, if they did; the last time counts.
    pub sent_out: Option<Timestamp>,
    /// When the body decided, if it did; the last time counts.
    pub decided: Option<Timestamp>,
}

impl Meeting {
    /// The meeting that an entry opens, if it does.
    pub(super) fn opened_by(entry: &Entry) -> Option<Self> {
        let Act::MeetingOpened { meeting, body, keeper, agenda } = &entry.record.act else { return None };
        Some(Self {
            id: meeting.clone(),
            body: body.clone(),
            keeper: keeper.clone(),
            agenda: agenda.clone(),
            year: entry.target.year,
            opened: entry.at,
            closed: None,
            sent_out: None,
            decided: None,
        })
    }

    /// What a later entry of the meeting makes of it. Opened once more, it goes on as it is.
    pub(super) fn goes_on(&mut self, entry: &Entry) {
        match entry.record.act {
            Act::MeetingOpened { .. } => self.closed = None,
            Act::MeetingClosed { .. } => self.closed = Some(entry.at),
            Act::MeetingMarked { mark: Mark::SentOut, .. } => self.sent_out = Some(entry.at),
            Act::MeetingMarked { mark: Mark::Decided, .. } => self.decided = Some(entry.at),
            Act::Outcome(_)
            | Act::Number(_)
            | Act::Note(_)
            | Act::Status(_)
            | Act::Proposal(_)
            | Act::Decision(_)
            | Act::Withdraw(_) => {}
        }
    }

    /// What people call it: the body and the day, «TL 2025-05-14»; the second one of a day has its
    /// number behind it.
    pub fn name(&self) -> String {
        let Some(day) = self.id.date() else { return format!("{} {}", self.body, self.id) };
        let plain = day.parse().map(|day| MeetingId::new(day, &self.body, |_| false));
        let number =
            plain.ok().and_then(|plain| self.id.as_str().strip_prefix(plain.as_str()).map(str::to_owned));
        match number.as_deref().and_then(|rest| rest.strip_prefix('-')) {
            Some(number) => format!("{} {day} ({number})", self.body),
            None => format!("{} {day}", self.body),
        }
    }

    /// When it got a mark, if it did.
    pub fn marked(&self, mark: Mark) -> Option<Timestamp> {
        match mark {
            Mark::SentOut => self.sent_out,
            Mark::Decided => self.decided,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_typed_by_people() {
        let day = jiff::civil::date(2025, 5, 14);
        let taken = [MeetingId::from("2025-05-14-tl"), MeetingId::from("2025-05-14-tl-2")];
        for (body, expected) in [
            ("TL", "2025-05-14-tl-3"),
            ("AU", "2025-05-14-au"),
            ("Ledningsgrupp  NSU / Åre", "2025-05-14-ledningsgrupp-nsu-åre"),
            ("", "2025-05-14"),
        ] {
            assert_eq!(MeetingId::new(day, body, |id| taken.contains(id)).as_str(), expected);
        }
    }

    #[test]
    fn people_call_a_meeting_by_its_body_and_day() {
        for (id, body, name) in [
            ("2025-05-14-tl", "TL", "TL 2025-05-14"),
            ("2025-05-14-tl-2", "TL", "TL 2025-05-14 (2)"),
            ("2025-05-14-stora-rådet", "Stora Rådet", "Stora Rådet 2025-05-14"),
            ("vårmötet", "TL", "TL vårmötet"),
        ] {
            let meeting = Meeting {
                id: id.into(),
                body: body.into(),
                keeper: String::new(),
                agenda: Agenda::default(),
                year: None,
                opened: Timestamp::UNIX_EPOCH,
                closed: None,
                sent_out: None,
                decided: None,
            };
            assert_eq!(meeting.name(), name);
        }
    }

    #[test]
    fn the_day_of_an_id() {
        for (id, day) in
            [("2025-05-14-tl", Some("2025-05-14")), ("möte-2025-05-14", None), ("2025-13-41-x", None)]
        {
            assert_eq!(MeetingId::from(id).date(), day, "{id}");
        }
    }
}
