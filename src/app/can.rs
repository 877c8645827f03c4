//! Whether an action does something now. Footer, help and update all ask here, so that none of
//! them can promise what another refuses.

use super::{
    Answer, Blocked, Browse, ChangesScreen, HistoryOf, Outside, Overlay, Part, Screen, SearchDialog, State,
};
use crate::journal::{Counts, Target};
use crate::keys::{Action, Group};
use crate::model::Kind;

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Can {
    /// It does.
    Ready,
    /// It has no meaning here and is not offered.
    Hidden,
    /// It would have a meaning, but not now: the reason is told when somebody tries.
    Blocked(Blocked),
}

/// Up, down, and further.
const MOVES: &[Action] =
    &[Action::Up, Action::Down, Action::First, Action::Last, Action::PageUp, Action::PageDown];

/// What has a meaning wherever keys are taken.
const EVERYWHERE: &[Action] =
    &[Action::Language, Action::Theme, Action::Mouse, Action::Redraw, Action::Interrupt];

/// What shows the past, which may still be read while the rest is there.
const OF_THE_PAST: &[Action] = &[
    Action::PlanHistory,
    Action::ItemHistory,
    Action::Changes,
    Action::Earlier,
    Action::Later,
    Action::Export,
];

/// Whether an action does something now.
pub fn can(state: &State, action: Action) -> Can {
    let can = once_all_is_read(state, action);
    if can == Can::Ready && OF_THE_PAST.contains(&action) && state.is_reading() {
        return Can::Blocked(Blocked::StillReading);
    }
    can
}

/// Whether it does something when nothing is being read.
fn once_all_is_read(state: &State, action: Action) -> Can {
    if EVERYWHERE.contains(&action) {
        return Can::Ready;
    }
    // Behind the welcome lies what the next key is for.
    match (state.overlays.last().filter(|over| **over != Overlay::Welcome), &state.screen) {
        (_, _) if action == Action::Suspend => Can::from(suspending(state)),
        (Some(Overlay::Search(search)), _) if needs_hits(action) && search.hits.is_empty() => no_hits(search),
        // What a meeting takes up is fixed: nothing filters it.
        (Some(Overlay::Search(_)), Screen::Meeting) if action == Action::SearchAsFilter => Can::Hidden,
        (Some(overlay), _) => offered(MOVES.contains(&action) && moves(overlay) || takes(overlay, action)),
        (None, Screen::Browse) => on_browse(state, action),
        (None, _) if matches!(action, Action::Meeting | Action::Export) => on_browse(state, action),
        (None, Screen::Meeting) => in_meeting(state, action),
        (None, Screen::Overview(_)) => on_overview(state, action),
        (None, Screen::History(screen)) => on_history(state, &screen.of, action),
        (None, Screen::Changes(screen)) => on_changes(state, screen, action),
    }
}

/// Whether an action ever does something in what lies under the help: there the help lists it.
pub fn offers(state: &State, action: Action) -> bool {
    let explained = state.overlays.iter().rev().find(|overlay| !matches!(overlay, Overlay::Help(_)));
    explained.is_none_or(|overlay| {
        EVERYWHERE.contains(&action)
            || action == Action::Suspend
            || MOVES.contains(&action) && moves(overlay)
            || takes(overlay, action)
    })
}

impl From<Result<(), Blocked>> for Can {
    fn from(result: Result<(), Blocked>) -> Self {
        match result {
            Ok(()) => Self::Ready,
            Err(why) => Self::Blocked(why),
        }
    }
}

fn offered(yes: bool) -> Can {
    if yes { Can::Ready } else { Can::Hidden }
}

fn blocked_unless(yes: bool, why: Blocked) -> Can {
    if yes { Can::Ready } else { Can::Blocked(why) }
}

/// What the search does only where something was found.
fn needs_hits(action: Action) -> bool {
    MOVES.contains(&action) || matches!(action, Action::Enter | Action::SearchAsFilter)
}

/// Without hits nothing can be done with them; once something was typed it is told why.
fn no_hits(search: &SearchDialog) -> Can {
    if search.query().is_empty() {
        Can::Hidden
    } else {
        Can::Blocked(Blocked::NoHits(search.finder.field.text()))
    }
}

/// Whether something in the overlay moves up and down.
fn moves(overlay: &Overlay) -> bool {
    !matches!(overlay, Overlay::Note(_) | Overlay::Number(_) | Overlay::MeetingForm(_) | Overlay::Export(_))
}

/// What an overlay takes beside moves.
fn takes(overlay: &Overlay, action: Action) -> bool {
    use Action as A;
    let actions: &[Action] = match overlay {
        Overlay::Help(page) if page.field.is_some() => &[A::Enter, A::Back, A::ClearField, A::UndoTyping],
        Overlay::Help(_) => &[A::Enter, A::Back, A::FindLine, A::Palette, A::Quit],
        Overlay::Palette(_) => &[A::Enter, A::Back, A::ClearField, A::UndoTyping, A::Help],
        Overlay::Findings(_) | Overlay::Messages(_) => &[A::Back, A::Palette, A::Help, A::Quit],
        Overlay::Filter(_) => {
            &[A::Enter, A::Back, A::Toggle, A::ClearFilter, A::MatchMode, A::Palette, A::Help]
        }
        Overlay::Search(_) => &[A::Enter, A::Back, A::SearchAsFilter, A::ClearField, A::UndoTyping, A::Help],
        Overlay::Note(_) => &[A::Save, A::Back, A::Discard, A::ClearField, A::UndoTyping, A::Help],
        Overlay::Number(_) => &[A::Enter, A::Save, A::Back, A::ClearField, A::UndoTyping, A::Help],
        Overlay::MeetingForm(_) | Overlay::Export(_) => &[
            A::Enter,
            A::Back,
            A::Up,
            A::Down,
            A::NextField,
            A::PreviousField,
            A::Left,
            A::Right,
            A::ClearField,
            A::Help,
        ],
        Overlay::Plans(_) | Overlay::Status(_) | Overlay::MeetingMenu(_) => {
            &[A::Enter, A::Back, A::Palette, A::Help, A::Quit]
        }
        Overlay::Welcome => &[A::Enter, A::Back, A::Help, A::Quit, A::Filter],
        Overlay::Marked(_) => &[A::Enter, A::Back],
        // Quitting would answer for an entry that is not saved.
        Overlay::Settle(_) => &[A::Enter, A::Back, A::Palette, A::Help],
        Overlay::Question(question) => {
            let discards = |answer: &Answer| matches!(answer, Answer::DiscardNote | Answer::ForgetDraft);
            return matches!(action, A::Enter | A::Back)
                || action == A::Discard && question.answers.iter().any(discards);
        }
    };
    actions.contains(&action)
}

/// On the browse screen. Every action has its place in here, so that none is forgotten.
#[expect(clippy::match_same_arms, reason = "the arms are groups of actions, one line each")]
fn on_browse(state: &State, action: Action) -> Can {
    use Action as A;
    match action {
        A::Up | A::Down | A::First | A::Last | A::PageUp | A::PageDown => offered(state.current().is_some()),
        A::NextField | A::PreviousField | A::Left | A::Right => offered(state.current().is_some()),
        A::Search | A::Filter | A::Overview | A::PlanHistory | A::Plans | A::Findings | A::Help => Can::Ready,
        A::Changes | A::Earlier | A::Later => Can::Ready,
        A::Reload | A::Save | A::Quit | A::Interrupt | A::Suspend => Can::Ready,
        A::Language | A::Theme | A::Mouse | A::Redraw => Can::Ready,
        A::Palette | A::Messages => Can::Ready,
        A::Toggle | A::MatchMode | A::SearchAsFilter | A::Browse | A::FindLine => Can::Hidden,
        A::Discard | A::UndoTyping | A::ClearField => Can::Hidden,
        A::Enter | A::ItemHistory | A::Zoom => offered(state.current().is_some()),
        A::Back => offered(state.browse.zoom || can_go_back(state)),
        A::NextOpen | A::PreviousOpen => seeking_open(&state.outline.counts),
        A::NextHit | A::PreviousHit => blocked_unless(state.query.is_some(), Blocked::NoSearch),
        A::ShowAll | A::ClearFilter => blocked_unless(!state.filter.is_empty(), Blocked::NoFilter),
        A::Cycle | A::RecordNumber | A::Note | A::Decision | A::Status | A::Settle
            if state.works_on_marked() =>
        {
            Can::from(state.writable().and(Err(Blocked::OneAtATime(state.marks.count()))))
        }
        A::Cycle => Can::from(recording(state).and_then(|()| state.cycled().map(drop))),
        A::RecordYes | A::RecordPartly | A::RecordNo | A::RecordNotApplicable | A::RecordClear => {
            Can::from(if state.works_on_marked() { state.recording_marked() } else { recording(state) })
        }
        A::Mark => Can::from(state.markable().map(drop)),
        A::RecordNumber => Can::from(recording(state).and_then(|()| wants_number(state))),
        A::Note | A::Decision => note(state),
        A::Status => Can::from(status(state)),
        A::Settle => Can::from(settling(state)),
        A::Undo => Can::from(state.undoable().map(drop)),
        A::Redo => Can::from(state.redoable().map(drop)),
        A::Meeting => Can::from(state.writable()),
        A::Export => Can::from(exporting(state)),
    }
}

/// What the meeting screen takes beside moves and recordings.
const IN_MEETING: &[Action] = &[
    Action::Palette,
    Action::Messages,
    Action::Back,
    Action::Browse,
    Action::Search,
    Action::PlanHistory,
    Action::Overview,
    Action::Changes,
    Action::Earlier,
    Action::Later,
    Action::Findings,
    Action::Reload,
    Action::Help,
    Action::Quit,
    Action::Save,
];

/// On the meeting screen.
fn in_meeting(state: &State, action: Action) -> Can {
    // The same as on the browse screen: recordings ask for the item that is shown.
    if action.group() == Group::Record {
        return on_browse(state, action);
    }
    if matches!(action, Action::NextOpen | Action::PreviousOpen) {
        let open = state.meeting.as_ref().map_or(0, |sitting| sitting.counts.open);
        return blocked_unless(open > 0, Blocked::NoneOpen);
    }
    let of_item = MOVES.contains(&action) || action == Action::ItemHistory;
    offered(IN_MEETING.contains(&action) || of_item && state.current().is_some())
}

/// What the overview takes whatever its figures are.
const ON_OVERVIEW: &[Action] = &[
    Action::Palette,
    Action::Messages,
    Action::Left,
    Action::Right,
    Action::Back,
    Action::Browse,
    Action::PlanHistory,
    Action::Changes,
    Action::Earlier,
    Action::Later,
    Action::Search,
    Action::Filter,
    Action::Plans,
    Action::Findings,
    Action::Reload,
    Action::Help,
    Action::Quit,
    Action::Save,
];

/// On the overview, where nothing is ever recorded.
fn on_overview(state: &State, action: Action) -> Can {
    if action == Action::ShowAll {
        return blocked_unless(!state.filter.is_empty(), Blocked::NoFilter);
    }
    if action == Action::Enter {
        return Can::from(state.cell_to_open().map(drop));
    }
    let turns = matches!(action, Action::NextField | Action::PreviousField);
    let ready = ON_OVERVIEW.contains(&action) || MOVES.contains(&action);
    offered(ready || turns && Part::of(state.size).len() > 1)
}

/// What the history screen takes beside moves, whatever is shown.
const ON_HISTORY: &[Action] = &[
    Action::Back,
    Action::Browse,
    Action::Overview,
    Action::Search,
    Action::Filter,
    Action::Plans,
    Action::Findings,
    Action::Changes,
    Action::Earlier,
    Action::Later,
    Action::Reload,
    Action::Palette,
    Action::Messages,
    Action::Help,
    Action::Quit,
    Action::Save,
];

/// On the list of changes, where nothing is ever recorded.
fn on_changes(state: &State, screen: &ChangesScreen, action: Action) -> Can {
    if action == Action::ShowAll {
        return blocked_unless(!state.filter.is_empty(), Blocked::NoFilter);
    }
    let of_row =
        MOVES.contains(&action) || matches!(action, Action::Enter | Action::ItemHistory | Action::Zoom);
    let other = action != Action::Changes && ON_HISTORY.contains(&action) || action == Action::PlanHistory;
    offered(other || of_row && !screen.rows.is_empty())
}

/// On the history screen, where nothing is ever recorded.
fn on_history(state: &State, of: &HistoryOf, action: Action) -> Can {
    if action == Action::ShowAll {
        return blocked_unless(!state.filter.is_empty(), Blocked::NoFilter);
    }
    let of_entry =
        MOVES.contains(&action) || matches!(action, Action::Enter | Action::ItemHistory | Action::Zoom);
    let ready = ON_HISTORY.contains(&action) || of_entry && state.history_entry().is_some();
    offered(ready || action == Action::PlanHistory && *of != HistoryOf::Plan)
}

/// Whether there is an indicator without an outcome to go to.
fn seeking_open(counts: &Counts) -> Can {
    match counts {
        Counts { indicators: 0, .. } => Can::Blocked(Blocked::NoIndicator),
        Counts { open: 0, .. } => Can::Blocked(Blocked::NoneOpen),
        Counts { .. } => Can::Ready,
    }
}

/// Whether Esc on the browse screen still has something to leave.
fn can_go_back(state: &State) -> bool {
    state.query.is_some()
        || !state.marks.is_empty()
        || state.looks_back()
        || state.visits()
        || !state.filter.is_empty()
        || Browse::above(state.browse.level).is_some()
}

/// Whether an outcome can be recorded where the cursor is.
fn recording(state: &State) -> Result<(), Blocked> {
    state.writable()?;
    let target = state.indicator_target(state.recordable()?);
    not_withdrawing(state, &target)
}

/// While an entry about the item is being withdrawn, nobody knows what will count after it.
fn not_withdrawing(state: &State, target: &Target) -> Result<(), Blocked> {
    let withdrawing =
        state.unsaved(target).any(|saving| saving.failed.is_none() && saving.record.act.field().is_none());
    if withdrawing { Err(Blocked::StillSaving) } else { Ok(()) }
}

fn wants_number(state: &State) -> Result<(), Blocked> {
    match state.recordable()?.kind {
        Kind::Count { .. } | Kind::Percent => Ok(()),
        Kind::YesNo | Kind::Statement => Err(Blocked::NoNumber),
    }
}

fn note(state: &State) -> Can {
    let Some(target) = state.note_target() else { return Can::Hidden };
    Can::from(state.writable().and_then(|()| not_withdrawing(state, &target)))
}

fn status(state: &State) -> Result<(), Blocked> {
    state.writable()?;
    not_withdrawing(state, &state.status_target()?)
}

/// Whether a report of what is seen can be written to a file. It makes no entry: neither the past nor a
/// follow-up that cannot be written to is in the way.
fn exporting(state: &State) -> Result<(), Blocked> {
    if state.settings.outside == Outside::Nothing {
        return Err(Blocked::ExportRestricted);
    }
    if state.exporting.is_some() { Err(Blocked::StillExporting) } else { Ok(()) }
}

fn suspending(state: &State) -> Result<(), Blocked> {
    match state.settings.outside {
        Outside::Shell => Ok(()),
        Outside::Files => Err(Blocked::CannotSuspend),
        Outside::Nothing => Err(Blocked::SuspendRestricted),
    }
}

fn settling(state: &State) -> Result<(), Blocked> {
    state.writable()?;
    state.in_conflict().map(drop).ok_or(Blocked::NoConflict)
}
