//! Leading a meeting: one item of its agenda after the other. Everything that is recorded from
//! the moment of joining it until it is left belongs to it, on whatever screen.

use std::collections::HashSet;

use super::recording::{Handler, handler, judgement};
use super::{AfterOutcome, Ctx, Deed, Effect, MeetingNews, Message, Screen, State};
use crate::journal::{Act, Counts, Entry, EntryId, Field, History, Meeting, MeetingId, Outcome, Target};
use crate::keys::Action;
use crate::model::{Activity, FocusArea, Goal, Id, Indicator, Item, PlanYear};
use crate::query::agenda_items;

/// The meeting that this program takes part in, and where it is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// The meeting.
    pub meeting: Meeting,
    /// What it takes up, in order: indicators, and activities that have none.
    pub items: Vec<Id>,
    /// The one that is shown.
    pub item: Option<Id>,
    /// First line shown of its text.
    pub scroll: usize,
    /// Counts over the indicators of the agenda. Derived.
    pub counts: Counts,
    /// What this user recorded last in it, as far as it is on disk. Derived, since it is asked for after each key.
    pub recorded: Option<EntryId>,
}

/// How far a meeting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Indicators of the agenda that got a judgement in the meeting.
    pub recorded: usize,
    /// Indicators of the agenda without a judgement.
    pub open: usize,
    /// All its indicators.
    pub all: usize,
}

impl Sitting {
    /// The position of the item that is shown, from 0.
    pub fn at(&self) -> usize {
        self.items.iter().position(|id| Some(id) == self.item.as_ref()).unwrap_or(0)
    }

    fn go(&mut self, at: usize) {
        let item = self.items.get(at.min(self.items.len().saturating_sub(1))).cloned();
        if item != self.item {
            self.scroll = 0;
        }
        self.item = item;
    }
}

/// What an action does on the meeting screen alone, moves apart.
const HANDLERS: &[(Action, Handler)] = &[
    (Action::Back, |state, _| state.set_meeting_aside()),
    (Action::Browse, |state, _| state.show_browse()),
    (Action::Undo, |state, ctx| state.withdraw_and_go(ctx, true)),
    (Action::Redo, |state, ctx| state.withdraw_and_go(ctx, false)),
    (Action::Save, |state, _| state.say_saved()),
];

impl State {
    /// The meeting that what is recorded belongs to.
    pub fn meeting_id(&self) -> Option<&MeetingId> {
        self.meeting.as_ref().map(|sitting| &sitting.meeting.id)
    }

    /// The item that the meeting screen shows.
    pub(super) fn meeting_item(&self) -> Option<Item<'_>> {
        listed(self.plan_year()?, self.meeting.as_ref()?.item.as_ref()?)
    }

    /// What `m` does: in the meeting its menu; outside it the way back, or the choice of one.
    pub(super) fn open_meeting(&mut self, ctx: &Ctx) -> Vec<Effect> {
        match (&self.meeting, &self.screen) {
            (Some(_), Screen::Meeting) => self.open_meeting_menu(),
            (Some(_), _) => self.turn_to_screen(Screen::Meeting),
            (None, _) => self.open_meeting_form(ctx),
        }
        Vec::new()
    }

    /// Takes part in a meeting from now on, and goes on where it was.
    pub(super) fn join(&mut self, meeting: Meeting) {
        let (Some(plan), Some(history)) = (self.plan_year(), self.history()) else { return };
        let items = agenda_items(plan, &meeting, history);
        let (item, counts, recorded) = (None, Counts::default(), None);
        let mut sitting = Sitting { meeting, items, item, scroll: 0, counts, recorded };
        let left = self.kept_seat(&sitting.meeting.id);
        let left = left.and_then(|left| sitting.items.iter().position(|item| item == left));
        let at = left.unwrap_or_else(|| self.resume(&sitting));
        sitting.go(at);
        self.meeting = Some(sitting);
        self.recount_agenda();
        self.turn_to_screen(Screen::Meeting);
    }

    /// Where a meeting goes on as its entries tell: at the item that something was recorded about last if that is
    /// still open, else at the one after it; at the first open one if nothing was recorded.
    fn resume(&self, sitting: &Sitting) -> usize {
        let entries = self.history().map(History::entries).unwrap_or_default();
        let of_meeting = |entry: &&Entry| entry.meeting.as_ref() == Some(&sitting.meeting.id);
        let position =
            |entry: &Entry| sitting.items.iter().position(|id| Some(id) == entry.target.id.as_ref());
        let last = entries.iter().rev().filter(of_meeting).find_map(position);
        let waiting = self.open_ids();
        let open = |at: &usize| sitting.items.get(*at).is_some_and(|id| waiting.contains(id));
        match last {
            Some(at) if open(&at) || at + 1 == sitting.items.len() => at,
            Some(at) => at + 1,
            None => (0..sitting.items.len()).find(open).unwrap_or(0),
        }
    }

    /// Goes on outside the meeting; others may still be in it.
    pub(super) fn leave_meeting(&mut self) -> Option<Meeting> {
        self.keep_seat();
        let left = self.meeting.take()?.meeting;
        if self.screen == Screen::Meeting {
            self.leave_screen();
        }
        self.behind.retain(|screen| *screen != Screen::Meeting);
        Some(left)
    }

    /// Leaves the screen and not the meeting.
    fn set_meeting_aside(&mut self) -> Vec<Effect> {
        self.leave_screen();
        let name = self.meeting.as_ref().map(|sitting| sitting.meeting.name());
        name.map_or_else(Vec::new, |name| self.tell(Message::Meeting(name, MeetingNews::GoesOn)))
    }

    /// The agenda once more, after the files of the plan were read again.
    pub(super) fn refresh_agenda(&mut self) {
        let Some(sitting) = &self.meeting else { return };
        let (Some(plan), Some(history)) = (self.plan_year(), self.history()) else { return };
        let (items, at) = (agenda_items(plan, &sitting.meeting, history), sitting.at());
        if let Some(sitting) = &mut self.meeting {
            let is_there = sitting.item.as_ref().is_some_and(|item| items.contains(item));
            sitting.items = items;
            if !is_there {
                sitting.go(at);
            }
        }
        self.recount_agenda();
    }

    /// How far a meeting has come.
    pub(super) fn tally(&self, meeting: &Meeting) -> Tally {
        let mut tally = Tally::default();
        let (Some(plan), Some(history)) = (self.plan_year(), self.history()) else { return tally };
        let recorded = |target: &Target| {
            history.of(target).any(|entry| {
                let judges = matches!(entry.act, Act::Outcome(Some(_)));
                judges && entry.meeting.as_ref() == Some(&meeting.id) && history.is_live(entry)
            })
        };
        for indicator in indicators(plan, &agenda_items(plan, meeting, history)) {
            let target = self.indicator_target(indicator);
            tally.all += 1;
            tally.open += usize::from(history.outcome(&target).value().is_none());
            tally.recorded += usize::from(recorded(&target));
        }
        tally
    }

    /// Counts the outcomes of the agenda anew, after the history has changed.
    pub(super) fn recount_agenda(&mut self) {
        let Some(sitting) = &self.meeting else { return };
        let (Some(plan), Some(history)) = (self.plan_year(), self.history()) else { return };
        let mut counts = Counts::default();
        for indicator in indicators(plan, &sitting.items) {
            counts.count(history.outcome(&self.indicator_target(indicator)).value());
        }
        let recorded = self.last_saved_of_mine(&sitting.meeting.id).cloned();
        if let Some(sitting) = &mut self.meeting {
            sitting.counts = counts;
            sitting.recorded = recorded;
        }
    }

    /// Does what an action means on the meeting screen.
    pub(super) fn act_in_meeting(&mut self, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if let Some(judgement) = judgement(action) {
            return self.judge_and_go_on(ctx, judgement);
        }
        if let Some(handler) = handler(HANDLERS, action) {
            return handler(self, ctx);
        }
        self.move_in_meeting(ctx, action);
        Vec::new()
    }

    fn move_in_meeting(&mut self, ctx: &Ctx, action: Action) {
        let Some(sitting) = &self.meeting else { return };
        let (at, last) = (sitting.at(), sitting.items.len().saturating_sub(1));
        let moves = [
            (Action::Up, at.checked_sub(1)),
            (Action::Down, Some(at + 1)),
            (Action::First, Some(0)),
            (Action::Last, Some(last)),
            (Action::NextOpen, self.open_after(at)),
            (Action::PreviousOpen, self.open_before(at)),
        ];
        let Some(sitting) = &mut self.meeting else { return };
        match moves.into_iter().find(|(other, _)| *other == action) {
            Some((_, to)) => sitting.go(to.unwrap_or(at)),
            None => sitting.scroll = ctx.seen.scrolled(sitting.scroll, action),
        }
    }

    /// The indicators that wait for their judgement; what is on its way to the disk counts.
    fn open_ids(&self) -> HashSet<&Id> {
        let activities =
            self.plan_year().and_then(|plan| plan.list).into_iter().flat_map(|list| &list.activities);
        let open = |one: &&Indicator| {
            let now = self.counting(&self.indicator_target(one), Field::Outcome);
            now.conflict || now.act == Act::Outcome(None)
        };
        activities.flat_map(|activity| &activity.indicators).filter(open).map(|one| &one.id).collect()
    }

    /// The next open item, from the start again after the last.
    fn open_after(&self, at: usize) -> Option<usize> {
        let (items, open) = (&self.meeting.as_ref()?.items, self.open_ids());
        let is_open = |at: &usize| items.get(*at).is_some_and(|id| open.contains(id));
        (at + 1..items.len()).chain(0..=at).find(is_open)
    }

    /// The open item before this one, from the end again before the first.
    fn open_before(&self, at: usize) -> Option<usize> {
        let (items, open) = (&self.meeting.as_ref()?.items, self.open_ids());
        let is_open = |at: &usize| items.get(*at).is_some_and(|id| open.contains(id));
        (0..at).rev().chain((at..items.len()).rev()).find(is_open)
    }

    /// Records a judgement, and goes on as the settings say. A removal stays.
    fn judge_and_go_on(&mut self, ctx: &Ctx, judgement: Act) -> Vec<Effect> {
        let goes_on = matches!(judgement, Act::Outcome(Some(_)));
        let effects = self.judge(ctx, judgement);
        let at = self.meeting.as_ref().map_or(0, Sitting::at);
        let to = match self.settings.after_outcome {
            AfterOutcome::Stay => None,
            AfterOutcome::Next => Some(at + 1),
            AfterOutcome::NextOpen => self.open_after(at),
        };
        if let (Some(to), Some(sitting)) = (to, &mut self.meeting)
            && goes_on
            && !effects.is_empty()
        {
            sitting.go(to);
        }
        effects
    }

    /// Takes one's latest entry back, or back again, and shows the item that it was about.
    fn withdraw_and_go(&mut self, ctx: &Ctx, undo: bool) -> Vec<Effect> {
        let (what, deed) =
            if undo { (self.undoable(), Deed::Undone) } else { (self.redoable(), Deed::Redone) };
        let id = what.as_ref().ok().and_then(|what| what.first()?.1.id.clone());
        if let Some(id) = id {
            self.go_to_item(&id);
        }
        self.withdraw(ctx, deed, what)
    }

    /// Shows an item of the agenda, or the first that stands under it. Whether there is one.
    pub(super) fn go_to_item(&mut self, id: &Id) -> bool {
        let under = self.ids_under(id);
        let Some(sitting) = &mut self.meeting else { return false };
        let is_shown = sitting.item.as_ref().is_some_and(|item| under.contains(item));
        let at = sitting.items.iter().position(|item| under.contains(item));
        if let Some(at) = at.filter(|_| !is_shown) {
            sitting.go(at);
        }
        at.is_some()
    }

    /// The earlier judgements of an indicator, newest first: what counts no more, or was recorded
    /// outside the meeting that is led now; of each meeting the last.
    pub fn earlier(&self, target: &Target) -> Vec<(&Entry, Outcome)> {
        let Some(history) = self.history() else { return Vec::new() };
        let counts = history.heads(target, Field::Outcome);
        let mut earlier: Vec<(&Entry, Outcome)> = Vec::new();
        for entry in history.of(target).filter(|entry| history.is_live(entry)) {
            let Act::Outcome(Some(outcome)) = entry.act else { continue };
            let in_this = entry.meeting.is_some() && entry.meeting.as_ref() == self.meeting_id();
            if in_this || counts.iter().any(|head| head.id == entry.id) {
                continue;
            }
            earlier.retain(|(before, _)| before.meeting.is_none() || before.meeting != entry.meeting);
            earlier.push((entry, outcome));
        }
        earlier.reverse();
        earlier
    }
}

/// The indicators among these ids, in the order of the list.
fn indicators<'a>(plan: PlanYear<'a>, ids: &[Id]) -> Vec<&'a Indicator> {
    let wanted: HashSet<&Id> = ids.iter().collect();
    let activities = plan.list.into_iter().flat_map(|list| &list.activities);
    activities.flat_map(|activity| &activity.indicators).filter(|one| wanted.contains(&one.id)).collect()
}

/// The indicator or activity with this id, found in the year's list alone.
pub(super) fn listed<'a>(plan: PlanYear<'a>, id: &Id) -> Option<Item<'a>> {
    let of = |activity: &'a Activity| {
        let indicator = activity.indicators.iter().find(|one| one.id == *id);
        (indicator.is_some() || activity.id == *id).then_some((activity, indicator))
    };
    let (activity, indicator): (&Activity, Option<&Indicator>) = plan.list?.activities.iter().find_map(of)?;
    let is_its = |(_, goal): &(&FocusArea, &Goal)| goal.id == activity.goal;
    let (area, goal) = plan.plan.goals().find(is_its)?;
    Some(match indicator {
        Some(indicator) => Item::Indicator(area, goal, activity, indicator),
        None => Item::Activity(area, goal, activity),
    })
}

#[cfg(test)]
mod tests;
