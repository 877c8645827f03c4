//! What can be wrong, as data: a [`Problem`] says what, a [`Place`] says where,
//! a [`Finding`] joins the two with a [`Severity`].
//!
//! There is no sentence in here. `text::problems` makes the sentence, the label
//! under the caret and the hint, in both languages, from the fields. This room
//! imports nothing, so that every other room can report what it met.

mod binding;
mod expected;
pub mod health;
mod lines;
mod not_written;
mod place;
mod role_fault;

use serde::{Deserialize, Serialize};

pub use binding::BindingFault;
pub use expected::Expected;
pub use lines::Lines;
pub use not_written::{NotWritten, WhyNotWritten};
pub use place::Place;
pub use role_fault::RoleFault;

/// How much a finding weighs. Only errors make `folj check` answer 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing, nothing to mend (an interrupted write that touched no saved entry).
    Notice,
    /// Probably a mistake, but everything could be read.
    Warning,
    /// Something could not be read or contradicts itself.
    Error,
}

/// One thing that was found while a plan, a journal, a keymap or a configuration was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong.
    pub problem: Problem,
    /// Where, if it has a place in a text.
    pub place: Option<Place>,
}

impl Finding {
    /// Puts the findings of one text in the order of their places; those without one stand first.
    pub fn put_in_order(findings: &mut [Self]) {
        findings.sort_by_key(|finding| finding.place.as_ref().map(Place::in_file));
    }
}

/// The level of a plan that an item stands on; the words for it are in `text::terms`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// The plan itself.
    Plan,
    /// A focus area.
    FocusArea,
    /// A goal.
    Goal,
    /// An activity.
    Activity,
    /// An indicator.
    Indicator,
}

/// One step from a record towards a value inside it; a path of them leads to the exact value
/// that a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into the value of this field.
    Field(&'static str),
    /// Into this element of a list, counted from 0.
    Index(usize),
}

/// Why a file is not accepted as a journal or a plan file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileFault {
    /// It is a folder, device, FIFO, socket or symbolic link.
    NotRegular,
    /// The uid in the folder's name does not own it.
    ForeignOwner,
    /// It has more than one hard link.
    Linked,
    /// It is larger than the limit.
    TooLarge {
        /// The limit, in MiB.
        mib: u16,
    },
    /// Others than its owner may write to it.
    WritableByOthers,
    /// It is neither called `plan.ron` nor `activities-YEAR.ron`.
    OtherName,
}

/// What is wrong, as data. Strings are quoted from the file or from the user, never sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{self:?}")]
pub enum Problem {
    // --- RON that cannot be read
    /// A field that the record does not have.
    UnknownField {
        /// As written.
        found: String,
        /// The fields it has.
        known: Vec<String>,
    },
    /// A name that is none of the possible values.
    UnknownValue {
        /// As written.
        found: String,
        /// The values there are.
        known: Vec<String>,
    },
    /// A field that must be there is missing.
    MissingField {
        /// Its name.
        field: String,
    },
    /// A field of a file's outermost record is missing, and something stands in for it.
    StoodIn {
        /// Its name.
        field: String,
        /// What stands in.
        by: String,
    },
    /// Too much is wrong to read further: what follows in the file is left out.
    RestLeftOut,
    /// A field is given twice in one record.
    RepeatedField {
        /// Its name.
        field: String,
    },
    /// Something else was expected here.
    Syntax {
        /// What.
        expected: Expected,
    },
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// The file is written in a newer format than this program knows.
    NewerFormat {
        /// The format of the file.
        found: u32,
        /// The newest one that is known here.
        known: u32,
    },

    // --- plans that contradict themselves
    /// The same id twice on levels that share their ids.
    DuplicateId {
        /// The id.
        id: String,
    },
    /// A reference to an item that is not there.
    NoSuchReference {
        /// The level that was looked for.
        level: Level,
        /// The id as written.
        found: String,
        /// The ids there are.
        known: Vec<String>,
    },
    /// A reference to a priority area, a target group or a sub-goal that its goal does not have.
    NoSuchPart {
        /// As written.
        found: String,
        /// What the goal has.
        known: Vec<String>,
    },
    /// A party that the plan does not list.
    UnlistedParty {
        /// As written.
        found: String,
        /// The parties of the plan.
        known: Vec<String>,
    },
    /// The same abbreviation twice among parties or abbreviations.
    RepeatedAbbreviation {
        /// The abbreviation.
        abbr: String,
    },
    /// A party without a name.
    NamelessParty {
        /// Its abbreviation.
        abbr: String,
    },
    /// A text that must not be empty is.
    EmptyText {
        /// The field.
        field: String,
    },
    /// An activity without any indicator.
    NoIndicators {
        /// The activity.
        id: String,
    },
    /// The list of a year has more indicators than the settings allow.
    TooManyIndicators {
        /// How many it has.
        found: usize,
        /// How many they allow.
        most: usize,
    },
    /// A text that nobody would read to its end.
    LongText {
        /// Its length in characters.
        characters: usize,
        /// The longest there should be.
        most: usize,
    },
    /// A list of activities for a year outside the plan's period.
    YearOutsidePeriod {
        /// The year of the list.
        year: i16,
        /// First year of the plan.
        from: i16,
        /// Last year of the plan.
        to: i16,
    },
    /// The period ends before it begins.
    PeriodReversed {
        /// First year as written.
        from: i16,
        /// Last year as written.
        to: i16,
    },
    /// Two lists of one plan are for the same year.
    RepeatedYear {
        /// The year.
        year: i16,
    },
    /// The year of the list is not the one in its file's name.
    YearNotInName {
        /// The year of the list.
        year: i16,
        /// The file's name.
        name: String,
    },
    /// The list belongs to another plan than the folder's.
    ForeignList {
        /// The plan that the list names.
        found: String,
        /// The plan of the folder.
        expected: String,
    },
    /// Letters written as base and combining mark, which look alike but compare unequal.
    NotNfc {
        /// The text in the composed form.
        composed: String,
    },
    /// A text with a character that steers a terminal instead of being shown.
    ControlCharacter {
        /// The character's number in Unicode.
        code: u32,
    },
    /// An id with characters that cannot be typed as an argument or used in a folder's name.
    BadId {
        /// The id as written.
        found: String,
    },
    /// A plan without focus areas.
    EmptyPlan,
    /// Something was inferred without a reason.
    MissingReason {
        /// The item.
        id: String,
    },
    /// Parties are named although the cell is said to be blank.
    PartiesInBlankCell {
        /// The item.
        id: String,
    },

    // --- files
    /// The file or folder is not there.
    NoSuchFile {
        /// The path.
        path: String,
    },
    /// It may not be read.
    NotReadable {
        /// The path.
        path: String,
    },
    /// It is not a file of the kind that is read here.
    NotAccepted {
        /// The path.
        path: String,
        /// Why not.
        fault: FileFault,
    },
    /// Others than its owner may write to a folder of journals, and so remove files from it.
    ExposedFolder {
        /// The path.
        path: String,
    },
    /// A file of a plan is larger than the settings allow.
    PlanTooLarge {
        /// The path.
        path: String,
        /// What they allow, in MiB.
        mib: u16,
    },
    /// Reading or writing failed in another way.
    Io {
        /// The path.
        path: String,
        /// The system's words.
        reason: String,
    },

    // --- journals
    /// A line whose hash does not match its text: altered, moved, or from another file.
    AlteredLine {
        /// Line number, from 1.
        line: usize,
    },
    /// A line that does not follow the one before it: something between them is gone.
    BrokenChain {
        /// Line number, from 1.
        line: usize,
    },
    /// A line that is no record.
    UnreadableLine {
        /// Line number, from 1.
        line: usize,
    },
    /// A record that claims another author than the file's owner; it does not count.
    ForeignAuthor {
        /// Line number, from 1.
        line: usize,
        /// The uid in the record.
        uid: u32,
    },
    /// The file is shorter than it was: saved entries are gone.
    Shortened {
        /// The path.
        path: String,
    },
    /// More findings of the same file than are listed one by one.
    MoreFindings {
        /// How many more.
        count: usize,
    },
    /// A record of a newer version of folj; kept and shown as such.
    NewerRecord {
        /// Line number, from 1.
        line: usize,
    },
    /// The rest of an interrupted write; no saved entry is touched.
    InterruptedWrite {
        /// Line number, from 1.
        line: usize,
    },
    /// The user has no folder in a shared journal directory, and only its owner can make one.
    NoOwnFolder {
        /// The path of the folder that is missing.
        path: String,
    },
    /// Who may write in a shared folder: why somebody may not, or what is wrong with that.
    Role(Box<RoleFault>),
    /// There is no home, and no other folder was named to keep what is recorded in.
    NoHome,
    /// In restricted mode no folder was named to keep what is recorded in.
    NoFolderNamed,
    /// The user may not write there.
    NotWritable {
        /// The path.
        path: String,
    },
    /// Somebody would write as somebody else: the program runs with another user's rights, or
    /// the record names another author.
    OtherUser {
        /// The uid that should write.
        expected: u32,
        /// The uid that was found.
        found: u32,
    },
    /// A record that does not fit into a journal line.
    RecordTooLong {
        /// Its length as a line, in bytes.
        bytes: usize,
        /// The longest line, in bytes.
        most: usize,
    },
    /// An entry about something that the plan does not have.
    OrphanEntry {
        /// The target's id.
        id: String,
    },

    // --- settings
    /// Two actions on one key of one layer.
    KeyTaken {
        /// The key.
        key: String,
        /// The action that has it already.
        by: String,
    },
    /// A key that is no key.
    UnknownKey {
        /// As written.
        found: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// A binding of somebody's own that may not be, or that takes something from another one.
    Binding(Box<BindingFault>),
    /// Themes that build on each other in a ring.
    ThemeRing {
        /// The theme at which the ring closes.
        name: String,
    },
    /// The time zone database is not there; times are shown in UTC.
    NoTimeZone,
}

impl Problem {
    /// A problem of a binding.
    pub fn binding(fault: BindingFault) -> Self {
        Self::Binding(Box::new(fault))
    }

    /// A problem of who may write.
    pub fn role(fault: RoleFault) -> Self {
        Self::Role(Box::new(fault))
    }

    /// The problem as an error at `place`.
    pub fn error(self, place: Option<Place>) -> Finding {
        Finding { severity: Severity::Error, problem: self, place }
    }

    /// The problem as a warning at `place`.
    pub fn warning(self, place: Option<Place>) -> Finding {
        Finding { severity: Severity::Warning, problem: self, place }
    }

    /// The problem as a notice at `place`.
    pub fn notice(self, place: Option<Place>) -> Finding {
        Finding { severity: Severity::Notice, problem: self, place }
    }

    /// The file or folder that it is about as a whole.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::NoSuchFile { path }
            | Self::NotReadable { path }
            | Self::NotAccepted { path, .. }
            | Self::ExposedFolder { path }
            | Self::PlanTooLarge { path, .. }
            | Self::Io { path, .. }
            | Self::Shortened { path }
            | Self::NoOwnFolder { path }
            | Self::NotWritable { path } => Some(path),
            _ => None,
        }
    }

    /// The known names among which the nearest one to what was found may be suggested.
    pub fn candidates(&self) -> Option<(&str, &[String])> {
        match self {
            Self::UnknownField { found, known }
            | Self::UnknownValue { found, known }
            | Self::NoSuchReference { found, known, .. }
            | Self::NoSuchPart { found, known }
            | Self::UnlistedParty { found, known }
            | Self::UnknownKey { found, known } => Some((found, known)),
            _ => None,
        }
    }
}
