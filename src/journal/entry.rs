//! One entry: who, when, where, about what, and what.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Agenda, Mark, MeetingId, Outcome, Proposal, Status};
use crate::model::{Id, Item, Number, Plan, PlanId, PlanYear, Year};

/// The id of an entry: 12 hex digits of milliseconds since 1970, then 10 random ones.
/// The text order is the order of time.
#[derive(Clone)]
pub struct EntryId(Text);

/// How many bytes an id has that folj made.
const ID: usize = 22;

/// The text of an id. A history holds each id several times over, so that it is worth having no
/// piece of memory of its own for those of the usual length.
#[derive(Clone)]
enum Text {
    Usual([u8; ID]),
    Other(Arc<str>),
}

impl EntryId {
    /// The id for a moment and 40 bits of randomness (the upper 24 bits of `random` are ignored).
    pub fn new(at: Timestamp, random: u64) -> Self {
        let millis = u64::try_from(at.as_millisecond()).unwrap_or(0) & 0xffff_ffff_ffff;
        Self::from(format!("{millis:012x}{:010x}", random & 0xff_ffff_ffff).as_str())
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Text::Usual(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
            Text::Other(text) => text,
        }
    }

    fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Text::Usual(bytes) => bytes,
            Text::Other(text) => text.as_bytes(),
        }
    }
}

impl From<&str> for EntryId {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().try_into().map_or_else(|_| Text::Other(text.into()), Text::Usual))
    }
}

impl PartialEq for EntryId {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for EntryId {}

impl PartialOrd for EntryId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for EntryId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl Hash for EntryId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(self.as_bytes());
    }
}

impl fmt::Debug for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EntryId").field(&self.as_str()).finish()
    }
}

impl Serialize for EntryId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for EntryId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::from(<Cow<'de, str>>::deserialize(deserializer)?.as_ref()))
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Who made an entry. The uid is what the kernel vouches for; login and name are for people.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Author {
    /// Numeric user id.
    pub uid: u32,
    /// Login name at the time.
    pub login: String,
    /// The name to show, where the system knows one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Author {
    /// What people call them: the name where the system knows one, else the login.
    pub fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.login)
    }
}

/// What an entry is about. The year stands for activities and indicators, so that
/// no outcome is ever inherited by another year; the id is missing for the plan itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// The plan.
    pub plan: PlanId,
    /// The year of the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<Year>,
    /// The item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
}

impl Target {
    /// The plan itself.
    pub fn plan(plan: &Plan) -> Self {
        Self { plan: plan.id.clone(), year: None, id: None }
    }

    /// An activity or an indicator of the year that is looked at.
    pub fn listed(plan: PlanYear<'_>, id: &Id) -> Self {
        Self { plan: plan.plan.id.clone(), year: plan.year(), id: Some(id.clone()) }
    }

    /// An item, seen from the year that is looked at.
    pub fn item(plan: PlanYear<'_>, item: Item<'_>) -> Self {
        match item {
            Item::FocusArea(_) | Item::Goal(..) => Self { year: None, ..Self::listed(plan, item.id()) },
            Item::Activity(..) | Item::Indicator(..) => Self::listed(plan, item.id()),
        }
    }
}

/// What is recorded about a target; recordings of one field replace each other, of two never.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The judgement of an indicator.
    Outcome,
    /// The number of an indicator.
    Number,
    /// The note of any item.
    Note,
    /// The status of an activity.
    Status,
    /// What is proposed for an activity in the year to come.
    Proposal,
    /// What a meeting decided about any item.
    Decision,
}

impl Field {
    /// All fields.
    pub const ALL: [Self; 6] =
        [Self::Outcome, Self::Number, Self::Note, Self::Status, Self::Proposal, Self::Decision];

    /// The act that removes what is recorded in the field.
    pub fn removal(self) -> Act {
        match self {
            Self::Outcome => Act::Outcome(None),
            Self::Number => Act::Number(None),
            Self::Note => Act::Note(String::new()),
            Self::Status => Act::Status(None),
            Self::Proposal => Act::Proposal(None),
            Self::Decision => Act::Decision(String::new()),
        }
    }
}

/// The most characters of a note. The longest escape of one takes ten bytes, so that a note
/// always fits into a journal line.
pub const LONGEST_NOTE: usize = 2_000;

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Act {
    /// The judgement was recorded, or removed.
    Outcome(Option<Outcome>),
    /// The number was recorded, or removed.
    Number(Option<Number>),
    /// The note was written, of at most [`LONGEST_NOTE`] characters; an empty text removes it.
    Note(String),
    /// The status was set, or removed.
    Status(Option<Status>),
    /// What is to become of an activity next year was proposed, or the proposal removed.
    Proposal(Option<Proposal>),
    /// A decision was noted, of at most [`LONGEST_NOTE`] characters; an empty text removes it.
    Decision(String),
    /// Another entry of the same author was withdrawn (undo), or a withdrawal was (redo).
    Withdraw(EntryId),
    /// A meeting was opened, or taken up again after it was closed. About the plan and the year
    /// that it follows up.
    MeetingOpened {
        /// Its id.
        meeting: MeetingId,
        /// The body that meets, as typed.
        body: String,
        /// Who keeps the record, as typed.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        keeper: String,
        /// What it takes up.
        #[serde(default, skip_serializing_if = "Agenda::is_everything")]
        agenda: Agenda,
    },
    /// A meeting got a mark: as the follow-up is now, it was sent out, or decided.
    MeetingMarked {
        /// Its id.
        meeting: MeetingId,
        /// The mark.
        mark: Mark,
    },
    /// A meeting was closed.
    MeetingClosed {
        /// Its id.
        meeting: MeetingId,
    },
}

impl Act {
    /// The field that it records, if it records one.
    pub fn field(&self) -> Option<Field> {
        match self {
            Self::Outcome(_) => Some(Field::Outcome),
            Self::Number(_) => Some(Field::Number),
            Self::Note(_) => Some(Field::Note),
            Self::Status(_) => Some(Field::Status),
            Self::Proposal(_) => Some(Field::Proposal),
            Self::Decision(_) => Some(Field::Decision),
            Self::Withdraw(_)
            | Self::MeetingOpened { .. }
            | Self::MeetingMarked { .. }
            | Self::MeetingClosed { .. } => None,
        }
    }

    /// The meeting that it opens, marks or closes.
    pub fn meeting(&self) -> Option<&MeetingId> {
        match self {
            Self::MeetingOpened { meeting, .. }
            | Self::MeetingMarked { meeting, .. }
            | Self::MeetingClosed { meeting } => Some(meeting),
            Self::Outcome(_)
            | Self::Number(_)
            | Self::Note(_)
            | Self::Status(_)
            | Self::Proposal(_)
            | Self::Decision(_)
            | Self::Withdraw(_) => None,
        }
    }

    /// Whether it removes what is recorded in its field.
    pub fn is_removal(&self) -> bool {
        self.field().is_some_and(|field| *self == field.removal())
    }
}

/// What stands in a journal line, as one RON record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The entry's id; it counts once, wherever it stands.
    pub id: EntryId,
    /// When, in UTC.
    pub at: Timestamp,
    /// Who.
    pub by: Author,
    /// The meeting that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
    /// About what.
    pub target: Target,
    /// What.
    #[serde(rename = "do")]
    pub act: Act,
    /// The entries about the same target and field that the author had seen as current.
    #[serde(default)]
    pub on: Vec<EntryId>,
    /// A hash over the heads of the other files that the writer had read: a witness.
    #[serde(default)]
    pub saw: String,
}

/// A record that was read from, or written to, a journal file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The record.
    pub record: Arc<Record>,
    /// Name of the file (`7f3c21aa.0.fj`); empty in memory.
    pub slot: Arc<str>,
    /// Line in that file, from 1.
    pub line: usize,
}

impl std::ops::Deref for Entry {
    type Target = Record;

    fn deref(&self) -> &Record {
        &self.record
    }
}
