//! Everything that the program knows while its screen is open.

use super::{
    Assessed, Browse, ChangesScreen, ExportForm, FilterDialog, FindingsList, HelpPage, HistoryScreen, Launch,
    Lookup, MarkedDialog, Marks, MeetingForm, MeetingMenu, Memory, Message, MessageList, NoteEditor,
    NumberDialog, Outline, OverviewScreen, Own, Palette, PlanPicker, Question, SearchDialog, SettleDialog,
    Sitting, StatusPicker, ThemeName, Together, ToldSoFar, Visit, Withdrawable,
};
use crate::journal::{Act, AsOf, EntryId, Field, History, OpenMeeting, Record, Target};
use crate::keys::{Action, Key, Layer};
use crate::library::{Library, Shelf};
use crate::model::{Id, Item, PlanId, PlanYear, Year};
use crate::problem::{Level, Problem};
use crate::query::{Filter, Query};
use crate::text::Lang;

/// The state of the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// All plans with their histories.
    pub library: Library,
    /// The plan that is open.
    pub plan: PlanId,
    /// The year of the list that is open; `None` when the plan has no list.
    pub year: Option<Year>,
    /// How things are shown.
    pub settings: Settings,
    /// Why nothing can be written, if so.
    pub read_only: Option<ReadOnly>,
    /// The moment that is shown. Nothing can be written in the past.
    pub as_of: AsOf,
    /// The moment that was asked for at the start.
    pub opened_as_of: AsOf,
    /// The history as it was at that moment, when it is not now. Derived.
    pub past: Option<History>,
    /// What fills the screen.
    pub screen: Screen,
    /// What was opened from the overview, and is still looked at.
    pub visit: Option<Visit>,
    /// The screens that Esc goes back to, the nearest last; the browse screen lies under all of them.
    pub behind: Vec<Screen>,
    /// The meeting that this program takes part in: what is recorded belongs to it.
    pub meeting: Option<Sitting>,
    /// The meetings that nobody has closed. Derived.
    pub open_meetings: Vec<OpenMeeting>,
    /// The browse screen; kept while another one is shown.
    pub browse: Browse,
    /// What lies over the screen, the topmost last.
    pub overlays: Vec<Overlay>,
    /// The filter.
    pub filter: Filter,
    /// Whether the filter is off for the moment (`v`).
    pub filter_paused: bool,
    /// The last search, for `n` and `N` and for marking hits.
    pub query: Option<Query>,
    /// What undo and redo would withdraw. Derived.
    pub withdrawable: Withdrawable,
    /// What the history says about each activity. Derived.
    pub assessed: Assessed,
    /// What the filter leaves, with counts. Derived: see [`Outline`].
    pub outline: Outline,
    /// The indicators that are marked.
    pub marks: Marks,
    /// Entries that are on their way to the disk.
    pub saving: Vec<Saving>,
    /// Those of them that one key sent together.
    pub together: Vec<Together>,
    /// Texts that were begun and not saved.
    pub drafts: Vec<Draft>,
    /// The line above the keys; it leaves at the next key.
    pub message: Option<Message>,
    /// What is still to be said from the start, one thing after each key, the next one last.
    pub unsaid: Vec<Message>,
    /// A message that stays until its cause is gone: an entry could not be saved, an alarm.
    pub standing: Option<Message>,
    /// What was said so far.
    pub told: ToldSoFar,
    /// The actions that were run from the palette or the help, the latest first.
    pub used: Vec<Action>,
    /// The first key of a pair, while the second one is waited for.
    pub pending: Option<Key>,
    /// Whether the last key was Ctrl-C on the bare screen; a second one quits.
    pub interrupted: bool,
    /// Width and height of the terminal, in cells.
    pub size: (u16, u16),
    /// The uid of who sits at the keyboard: only one's own entries can be undone.
    pub me: u32,
    /// Whether the program ends as soon as everything is on disk.
    pub quitting: bool,
    /// How many activities the report shows that is on its way to its file.
    pub exporting: Option<usize>,
    /// The plan whose files cannot be read any more: the version before is shown.
    pub outdated: Option<PlanId>,
    /// The plan that was opened and whose journal has not been read yet.
    pub unread: Option<PlanId>,
    /// The themes that there are, and what is wrong with somebody's own settings.
    pub own: Own,
    /// How the program was started.
    pub launch: Launch,
    /// What the next visit will find again.
    pub memory: Memory,
    /// What filter and search ask about the whole plan. Derived.
    pub lookup: Lookup,
}

/// How things are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The language of the program's words.
    pub lang: Lang,
    /// The theme.
    pub theme: ThemeName,
    /// Which characters may be drawn.
    pub glyphs: Glyphs,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Whether the outcomes are invented and nothing is kept (`folj demo`).
    pub demo: bool,
    /// What there is beside the screen.
    pub outside: Outside,
    /// Where a meeting goes when an outcome was recorded.
    pub after_outcome: AfterOutcome,
}

/// What there is beside the screen for the one who sits there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Outside {
    /// Files; no shell that Ctrl-Z could lead to, as in a login command.
    #[default]
    Files,
    /// Files, and a shell.
    Shell,
    /// Nothing: restricted mode.
    Nothing,
}

/// Where a meeting goes when an outcome was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AfterOutcome {
    /// It stays, so that the room sees the outcome.
    #[default]
    Stay,
    /// To the next item.
    Next,
    /// To the next item without an outcome.
    NextOpen,
}

/// Which characters may be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Glyphs {
    /// WGL4: box drawing, arrows, blocks.
    #[default]
    Unicode,
    /// ASCII alone.
    Ascii,
}

/// Why nothing can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadOnly {
    /// The user asked for it (`--read-only`).
    Asked,
    /// The configuration says so.
    Configured,
    /// The journal cannot be written.
    Journal(Problem),
}

/// What fills the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    /// Columns over a detail pane; its state is [`State::browse`].
    Browse,
    /// Parties by focus areas, and how outcomes grew.
    Overview(OverviewScreen),
    /// Entries, newest first.
    History(HistoryScreen),
    /// What has changed since a meeting.
    Changes(ChangesScreen),
    /// One item of a meeting's agenda; its state is [`State::meeting`].
    Meeting,
}

/// What lies over the screen and takes the keys.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// Keys and what they do.
    Help(HelpPage),
    /// The filter by party.
    Filter(FilterDialog),
    /// The search.
    Search(SearchDialog),
    /// The note of an item.
    Note(NoteEditor),
    /// The number of an indicator.
    Number(NumberDialog),
    /// Plans and years.
    Plans(PlanPicker),
    /// The status of an activity, and the proposal for it.
    Status(StatusPicker),
    /// How a meeting is opened or taken up again.
    MeetingForm(Box<MeetingForm>),
    /// How a report of what is seen is written to a file.
    Export(Box<ExportForm>),
    /// What can be done with the meeting.
    MeetingMenu(MeetingMenu),
    /// A conflict to be settled, or an entry that others overtook.
    Settle(SettleDialog),
    /// What is wrong with the files.
    Findings(FindingsList),
    /// The question before an outcome is recorded on marked indicators.
    Marked(MarkedDialog),
    /// A question before something is left.
    Question(Question),
    /// What a first visit has to know.
    Welcome,
    /// What was said so far.
    Messages(MessageList),
    /// Every action, to be found by its name.
    Palette(Palette),
}

/// An entry that is on its way to the disk, or that could not be saved and is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saving {
    /// The record as it was handed to the store.
    pub record: Record,
    /// Why it could not be saved, once that is known.
    pub failed: Option<Problem>,
}

/// A text that was begun and not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it is about.
    pub target: Target,
    /// What saving the text so far would record.
    pub act: Act,
    /// The heads of its field when it was begun.
    pub on: Vec<EntryId>,
}

impl Draft {
    /// Whether it is the draft of a field of a target.
    pub fn is_of(&self, target: &Target, field: Field) -> bool {
        self.target == *target && self.act.field() == Some(field)
    }
}

impl State {
    /// The plan that is open, with its history and findings.
    pub fn shelf(&self) -> Option<&Shelf> {
        self.library.shelf(&self.plan)
    }

    /// The plan with the list of the year that is open.
    pub fn plan_year(&self) -> Option<PlanYear<'_>> {
        self.shelf().map(|shelf| shelf.year(self.year))
    }

    /// What is shown of the journal: all of it, or as it was at the moment that is shown.
    pub fn history(&self) -> Option<&History> {
        self.past.as_ref().or_else(|| self.shelf().map(|shelf| &shelf.history))
    }

    /// The layer of the keymap that the topmost thing on the screen is in.
    pub fn layer(&self) -> Layer {
        self.layer_of(self.overlays.last())
    }

    /// The layer of what lies below the topmost thing.
    pub fn layer_below(&self) -> Layer {
        self.layer_of(self.overlays.iter().rev().nth(1))
    }

    fn layer_of(&self, overlay: Option<&Overlay>) -> Layer {
        match (overlay, &self.screen) {
            // A key means under the welcome what it means on the screen that it goes on to.
            (Some(Overlay::Welcome), _) | (None, Screen::Browse) => Layer::Browse,
            (None, Screen::Overview(_)) => Layer::Overview,
            (None, Screen::Meeting) => Layer::Meeting,
            (None, Screen::History(_)) => Layer::History,
            (None, Screen::Changes(_)) => Layer::Changes,
            (Some(Overlay::Help(page)), _) if page.field.is_none() => Layer::Help,
            (Some(Overlay::Help(_) | Overlay::Palette(_)), _) => Layer::Palette,
            (Some(Overlay::Filter(_)), _) => Layer::Filter,
            (Some(Overlay::Search(_)), _) => Layer::Search,
            (Some(Overlay::Note(_)), _) => Layer::Note,
            (Some(Overlay::Number(_)), _) => Layer::Number,
            (Some(Overlay::MeetingForm(_) | Overlay::Export(_)), _) => Layer::Form,
            (
                Some(
                    Overlay::Plans(_)
                    | Overlay::Status(_)
                    | Overlay::Settle(_)
                    | Overlay::Findings(_)
                    | Overlay::Messages(_)
                    | Overlay::MeetingMenu(_),
                ),
                _,
            ) => Layer::List,
            (Some(Overlay::Question(_) | Overlay::Marked(_)), _) => Layer::Question,
        }
    }

    /// The item that the meeting screen shows, or the one under the cursor of the browse screen.
    pub fn current(&self) -> Option<Item<'_>> {
        if self.screen == Screen::Meeting {
            return self.meeting_item();
        }
        let (area, _) = self.chosen_area()?;
        if self.browse.level <= Level::FocusArea {
            return Some(Item::FocusArea(area));
        }
        let (goal, _) = self.chosen_goal()?;
        if self.browse.level == Level::Goal {
            return Some(Item::Goal(area, goal));
        }
        let activity = self.chosen_activity()?;
        if self.browse.level == Level::Activity {
            return Some(Item::Activity(area, goal, activity));
        }
        let mut indicators = self.shown_indicators(activity).map(|(_, indicator)| indicator);
        let indicator = indicators.find(|one| Some(&one.id) == self.browse.cursor.indicator.as_ref())?;
        Some(Item::Indicator(area, goal, activity, indicator))
    }

    /// The activity or indicator of the open year with this id.
    pub fn listed(&self, id: &Id) -> Option<Item<'_>> {
        super::meeting::listed(self.plan_year()?, id)
    }

    /// What an entry about an item is about: activities and indicators belong to a year.
    pub fn target(&self, item: Item<'_>) -> Target {
        let year = match item {
            Item::Activity(..) | Item::Indicator(..) => self.year,
            Item::FocusArea(_) | Item::Goal(..) => None,
        };
        Target { plan: self.plan.clone(), year, id: Some(item.id().clone()) }
    }

    /// Entries about a target that are not on disk yet, or could not be put there.
    pub fn unsaved<'a>(&'a self, target: &'a Target) -> impl Iterator<Item = &'a Saving> {
        self.saving.iter().filter(move |saving| saving.record.target == *target)
    }
}
