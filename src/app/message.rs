//! What the line above the keys says, as data; `text::screen` has the words.

use crate::journal::{Act, AsOf, Author, Field, Outcome};
use crate::keys::{Action, Key};
use crate::model::{Id, PlanId};
use crate::problem::Problem;

use super::{Fared, MeetingNews, NotExported, ReadOnly, ThemeName};

/// A message.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// An entry is on disk.
    Saved(Saved),
    /// An entry was withdrawn, or taken back again.
    Undone {
        /// The item.
        id: Option<Id>,
        /// What was withdrawn.
        act: Act,
        /// Whether the withdrawal itself was withdrawn.
        redo: bool,
    },
    /// Several entries of one key are on disk, or what became of them.
    Several(Fared),
    /// So many indicators are marked now.
    Marked {
        /// All of them.
        count: usize,
        /// Those that the filter hides.
        hidden: usize,
    },
    /// All marked indicators that are shown have the outcome already; they are no longer marked.
    AllHaveIt {
        /// The outcome; `None` for none.
        outcome: Option<Outcome>,
        /// How many.
        count: usize,
    },
    /// An action does nothing here, and why.
    Blocked(Blocked),
    /// An entry could not be saved; it is kept.
    NotSaved(Problem),
    /// An entry could not be withdrawn, or not be taken back; nothing has changed.
    NotWithdrawn(Problem),
    /// Somebody else recorded something.
    Others {
        /// Who.
        by: Author,
        /// The item of the newest entry.
        id: Option<Id>,
        /// What it did.
        act: Done,
        /// How many entries came.
        count: usize,
    },
    /// The plan's files were read again, without errors.
    PlanRead,
    /// The plan's files have this many errors.
    PlanErrors(usize),
    /// The plan's files cannot be read any more: what was read before is still shown.
    PlanUnreadable,
    /// The files of the open plan have this id now: the plan as it was is still shown.
    PlanRenamed(PlanId),
    /// Mistakes in somebody's own settings: how many, and the name of the file where they are in one.
    SettingsWrong {
        /// How many.
        count: usize,
        /// The name of the one file that has them all.
        file: Option<String>,
    },
    /// Alarms about the journals.
    Alarms(usize),
    /// Interrupted writes that were found at the start; no saved entry is touched.
    Interrupted(usize),
    /// The environment names no UTF-8, so that å, ä and ö may not pass between program and terminal.
    NotUtf8,
    /// A character that was typed came in another encoding and was left out.
    NotTyped,
    /// Nobody told the system its time zone: times are shown in UTC.
    NoTimeZone,
    /// A draft of a field of an item was found from before.
    DraftKept(Option<Id>, Option<Field>),
    /// The draft could not be kept.
    DraftNotKept(Problem),
    /// How to quit.
    HowToQuit,
    /// The mouse is listened to from now on, or no longer.
    Mouse(bool),
    /// Another theme is shown.
    Theme(ThemeName),
    /// In a choice one's own recording about the item gave way to what others had recorded.
    GaveWay(Option<Id>),
    /// The filter was cleared.
    FilterCleared,
    /// How things were at a moment is shown.
    Past(AsOf),
    /// How things are now is shown again.
    Now,
    /// What was before is being read.
    Reading,
    /// Everything is saved already.
    AllSaved,
    /// Pasted text was ignored.
    PasteIgnored,
    /// A report that shows so many activities is in its file.
    Exported {
        /// The file as it was typed.
        file: String,
        /// How many.
        activities: usize,
    },
    /// A report was not written.
    NotExported {
        /// The file as it was typed.
        file: String,
        /// Why.
        why: NotExported,
    },
    /// Something about a meeting, which is called so.
    Meeting(String, MeetingNews),
}

/// What somebody else did.
#[derive(Debug, Clone, PartialEq)]
pub enum Done {
    /// Recorded this.
    Recorded(Act),
    /// Withdrew this.
    Undone(Act),
    /// Took the withdrawal of this back.
    Redone(Act),
}

/// What was saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// The item; `None` for the plan.
    pub id: Option<Id>,
    /// What was recorded.
    pub act: Act,
}

/// Why an action does nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Blocked {
    /// The key has no meaning here.
    NoMeaning(Key),
    /// The two keys have no meaning here, one after the other.
    NoPair(Key, Key),
    /// In a history nothing is recorded.
    InHistory,
    /// The action has no meaning here.
    NotHere(Action),
    /// Nothing can be written.
    ReadOnly(ReadOnly),
    /// The past is shown.
    Past,
    /// What was before is still being read.
    StillReading,
    /// No meeting lies before what is shown.
    NothingEarlier,
    /// What is shown is now already, or nothing lies between.
    NothingLater,
    /// Outcomes are recorded on indicators; go to one.
    NotAnIndicator,
    /// The activity has several indicators; choose one.
    SeveralIndicators(usize),
    /// Nothing here has an indicator.
    NoIndicator,
    /// Only indicators are marked, and those of an activity; go to one.
    NotMarked,
    /// All the marked indicators are hidden by the filter.
    MarksHidden(usize),
    /// On several marked indicators only outcomes are recorded.
    OneAtATime(usize),
    /// Space does nothing here; the digits do.
    UseDigits,
    /// The indicator wants no number.
    NoNumber,
    /// Only an activity has a status; go to one.
    NotAnActivity,
    /// There is no conflict here.
    NoConflict,
    /// Nothing of one's own to undo.
    NothingToUndo,
    /// Nothing to redo.
    NothingToRedo,
    /// Every indicator that is shown has an outcome.
    NoneOpen,
    /// The meeting does not take this item up.
    NotOnAgenda(Id),
    /// Nothing was searched yet.
    NoSearch,
    /// Nothing was found for what was typed.
    NoHits(String),
    /// The cell of the overview counts no activities.
    EmptyCell,
    /// No action is called what was typed.
    NoCommand(String),
    /// No filter was set.
    NoFilter,
    /// The program cannot be suspended here.
    CannotSuspend,
    /// The program is not suspended in restricted mode.
    SuspendRestricted,
    /// No file is written in restricted mode.
    ExportRestricted,
    /// The text is too long by this many characters.
    NoteTooLong(usize),
    /// An entry is on its way to the disk; wait for it.
    StillSaving,
    /// A report is on its way to its file; wait for it.
    StillExporting,
}
