//! Everything that the program knows while its screen is open.

use super::{
    Browse, ChangesScreen, FilterDialog, FindingsList, HelpPage, HistoryScreen, MarkedDialog, Marks, Message,
    MessageList, NoteEditor, NumberDialog, Outline, Palette, PlanPicker, Question, SearchDialog,
    SettleDialog, StatusPicker, Together, ToldSoFar,
};
use crate::journal::{AsOf, EntryId, History, Record, Target};
use crate::keys::{Action, Layer};
use crate::library::{Library, Shelf};
use crate::model::{Item, PlanId, PlanYear, Year};
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
    /// What the filter leaves, with counts. Derived: see [`Outline`].
    pub outline: Outline,
    /// The indicators that are marked.
    pub marks: Marks,
    /// Entries that are on their way to the disk.
    pub saving: Vec<Saving>,
    /// Those of them that one key sent together.
    pub together: Vec<Together>,
    /// Notes that were begun and not saved.
    pub drafts: Vec<Draft>,
    /// The line above the keys; it leaves at the next key.
    pub message: Option<Message>,
    /// A message that stays until its cause is gone: an entry could not be saved, an alarm.
    pub standing: Option<Message>,
    /// What was said so far.
    pub told: ToldSoFar,
    /// The actions that were run from the palette or the help, the latest first.
    pub used: Vec<Action>,
    /// Whether the last key was Ctrl-C on the bare screen; a second one quits.
    pub interrupted: bool,
    /// Width and height of the terminal, in cells.
    pub size: (u16, u16),
    /// The uid of who sits at the keyboard: only one's own entries can be undone.
    pub me: u32,
    /// Whether the program ends as soon as everything is on disk.
    pub quitting: bool,
    /// The plan whose journal is read for the first time: what it holds is no news.
    pub unread: Option<PlanId>,
}

/// How things are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
    /// Whether Ctrl-Z can suspend (not as a login command, not in restricted mode).
    pub can_suspend: bool,
}

/// The bundled themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum ThemeName {
    /// The terminal's own colours, bold, reverse and the 16 ANSI colours.
    #[default]
    Terminal,
    /// No colour at all.
    Mono,
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
    /// Entries, newest first.
    History(HistoryScreen),
    /// What has changed since a meeting.
    Changes(ChangesScreen),
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
    /// The status of an activity.
    Status(StatusPicker),
    /// A conflict to be settled, or an entry that others overtook.
    Settle(SettleDialog),
    /// What is wrong with the files.
    Findings(FindingsList),
    /// The question before an outcome is recorded on marked indicators.
    Marked(MarkedDialog),
    /// A question before something is left.
    Question(Question),
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

/// A note that was begun and not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it is about.
    pub target: Target,
    /// The text so far.
    pub text: String,
    /// The heads of the note when it was begun.
    pub on: Vec<EntryId>,
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
            (None, Screen::Browse) => Layer::Browse,
            (None, Screen::History(_)) => Layer::History,
            (None, Screen::Changes(_)) => Layer::Changes,
            (Some(Overlay::Help(page)), _) if page.field.is_none() => Layer::Help,
            (Some(Overlay::Help(_) | Overlay::Palette(_)), _) => Layer::Palette,
            (Some(Overlay::Filter(_)), _) => Layer::Filter,
            (Some(Overlay::Search(_)), _) => Layer::Search,
            (Some(Overlay::Note(_)), _) => Layer::Note,
            (Some(Overlay::Number(_)), _) => Layer::Number,
            (
                Some(
                    Overlay::Plans(_)
                    | Overlay::Status(_)
                    | Overlay::Settle(_)
                    | Overlay::Findings(_)
                    | Overlay::Messages(_),
                ),
                _,
            ) => Layer::List,
            (Some(Overlay::Question(_) | Overlay::Marked(_)), _) => Layer::Question,
        }
    }

    /// The item under the cursor of the browse screen.
    pub fn current(&self) -> Option<Item<'_>> {
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
