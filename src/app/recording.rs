//! Recording: what counts once everything under way is on disk, and the entry that changes it.

use super::{Blocked, Ctx, Effect, Saving, Screen, State};
use crate::journal::{Act, AsOf, EntryId, Field, Outcome, Record, Target};
use crate::keys::Action;
use crate::model::{Activity, Indicator, Item, Kind};
use crate::problem::Level;

/// What counts for a field of a target, entries that are on their way to the disk included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Current {
    /// What was recorded; removing what is not there counts as the same as nothing.
    pub act: Act,
    /// The entries that a new recording has to name.
    pub on: Vec<EntryId>,
    /// Whether differing recordings wait for a decision; `act` is the newest of them.
    pub conflict: bool,
}

impl Current {
    /// Whether recording this changes nothing.
    pub(super) fn is(&self, act: &Act) -> bool {
        !self.conflict && self.act == *act
    }
}

/// What an action does on a screen.
pub(super) type Handler = fn(&mut State, &Ctx) -> Vec<Effect>;

/// What an action does to the item that is shown, judgements apart: the same on every screen that records.
const TO_ITEM: &[(Action, Handler)] = &[
    (Action::ItemHistory, |state, _| state.open_item_history()),
    (Action::Cycle, State::cycle),
    (Action::RecordNumber, |state, _| state.open_number()),
    (Action::Note, |state, _| state.open_note()),
    (Action::Decision, |state, _| state.open_decision()),
    (Action::Status, |state, _| state.open_status()),
    (Action::Settle, |state, _| state.open_settle()),
];

/// What an action does on a screen that records: what the screen has for itself, or to the item.
pub(super) fn handler(own: &[(Action, Handler)], action: Action) -> Option<Handler> {
    own.iter().chain(TO_ITEM).find(|(other, _)| *other == action).map(|(_, handler)| *handler)
}

/// What an action records as the judgement of an indicator, without regard to what it was.
pub(super) fn judgement(action: Action) -> Option<Act> {
    let judgements = [
        (Action::RecordYes, Some(Outcome::Yes)),
        (Action::RecordPartly, Some(Outcome::Partly)),
        (Action::RecordNo, Some(Outcome::No)),
        (Action::RecordNotApplicable, Some(Outcome::NotApplicable)),
        (Action::RecordClear, None),
    ];
    judgements.into_iter().find(|(other, _)| *other == action).map(|(_, outcome)| Act::Outcome(outcome))
}

impl State {
    /// Why nothing can be written, if so.
    pub(super) fn writable(&self) -> Result<(), Blocked> {
        self.may_write()?;
        if self.is_reading() { Err(Blocked::StillReading) } else { Ok(()) }
    }

    /// The same once all entries have been read.
    pub(super) fn may_write(&self) -> Result<(), Blocked> {
        // The past comes first: with it the program is also asked to save nothing.
        match (&self.as_of, &self.read_only) {
            (AsOf::Moment(_) | AsOf::Meeting(_) | AsOf::Marked(..), _) => Err(Blocked::Past),
            (AsOf::Now, Some(why)) => Err(Blocked::ReadOnly(why.clone())),
            (AsOf::Now, None) => Ok(()),
        }
    }

    /// What counts for a field of a target.
    pub(super) fn counting(&self, target: &Target, field: Field) -> Current {
        if let Some(last) = self.under_way(target, field).last() {
            return Current {
                act: last.record.act.clone(),
                on: vec![last.record.id.clone()],
                conflict: false,
            };
        }
        let heads = self
            .library
            .shelf(&target.plan)
            .map_or_else(Vec::new, |shelf| shelf.history.heads(target, field));
        Current {
            act: heads.last().map_or_else(|| field.removal(), |head| head.act.clone()),
            on: heads.iter().map(|head| head.id.clone()).collect(),
            conflict: heads.windows(2).any(|pair| matches!(pair, [a, b] if a.act != b.act)),
        }
    }

    /// Recordings of a field that are on their way to the disk, oldest first.
    fn under_way<'a>(&'a self, target: &'a Target, field: Field) -> impl Iterator<Item = &'a Saving> {
        self.unsaved(target).filter(move |one| one.failed.is_none() && one.record.act.field() == Some(field))
    }

    /// Whether recording this changes nothing.
    pub(super) fn says_already(&self, target: &Target, act: &Act) -> bool {
        act.field().is_some_and(|field| self.counting(target, field).is(act))
    }

    /// Records something, unless it is what counts already.
    pub(super) fn record(&mut self, ctx: &Ctx, target: Target, act: Act) -> Vec<Effect> {
        let Some(field) = act.field() else { return Vec::new() };
        let current = self.counting(&target, field);
        if current.is(&act) {
            self.forget_failed(&target, field);
            return Vec::new();
        }
        self.record_on(ctx, target, act, current.on)
    }

    /// Records something that was decided on the sight of these entries.
    pub(super) fn record_on(&mut self, ctx: &Ctx, target: Target, act: Act, on: Vec<EntryId>) -> Vec<Effect> {
        if let Some(field) = act.field() {
            self.forget_failed(&target, field);
        }
        self.append(ctx, target, act, on)
    }

    /// What could not be saved is replaced by what is recorded next.
    fn forget_failed(&mut self, target: &Target, field: Field) {
        self.saving.retain(|one| {
            one.failed.is_none() || one.record.target != *target || one.record.act.field() != Some(field)
        });
        self.refresh_standing();
    }

    /// Sends an entry on its way to the disk. It is shown as recorded once it is there.
    pub(super) fn append(&mut self, ctx: &Ctx, target: Target, act: Act, on: Vec<EntryId>) -> Vec<Effect> {
        let record = Record {
            id: self.free_id(ctx),
            at: ctx.now,
            by: ctx.who.clone(),
            meeting: self.meeting_id().filter(|_| target.plan == self.plan).cloned(),
            target,
            act,
            on,
            saw: String::new(),
        };
        self.saving.push(Saving { record: record.clone(), failed: None });
        vec![Effect::Append { record: Box::new(record), ask: true }]
    }

    /// An id for the next entry. One key may make several, all of them on their way at once.
    fn free_id(&self, ctx: &Ctx) -> EntryId {
        let taken = |id: &EntryId| self.saving.iter().any(|one| one.record.id == *id);
        let ids = (0..=self.saving.len() as u64).map(|n| EntryId::new(ctx.now, ctx.random.wrapping_add(n)));
        ids.into_iter().find(|id| !taken(id)).unwrap_or_else(|| EntryId::new(ctx.now, ctx.random))
    }

    /// The indicator that an outcome would be recorded on: the one under the cursor, or the only
    /// one of the activity there.
    pub(super) fn recordable(&self) -> Result<&Indicator, Blocked> {
        match self.current() {
            Some(Item::Indicator(_, _, _, indicator)) => Ok(indicator),
            Some(Item::Activity(_, _, activity)) => only_indicator(activity),
            Some(Item::FocusArea(_) | Item::Goal(..)) | None => Err(self.above_indicators()),
        }
    }

    /// Why no outcome can be recorded on a focus area or a goal.
    fn above_indicators(&self) -> Blocked {
        let below = if self.browse.level == Level::Goal {
            self.chosen_goal().map(|(_, row)| row.counts.indicators)
        } else {
            self.chosen_area().map(|(_, row)| row.counts.indicators)
        };
        if below.unwrap_or(0) > 0 { Blocked::NotAnIndicator } else { Blocked::NoIndicator }
    }

    /// What an entry about an indicator of the open year is about.
    pub(super) fn indicator_target(&self, indicator: &Indicator) -> Target {
        Target { plan: self.plan.clone(), year: self.year, id: Some(indicator.id.clone()) }
    }

    /// The judgement that Space would record: – Ja Nej –, and from nothing else.
    pub(super) fn cycled(&self) -> Result<Act, Blocked> {
        let indicator = self.recordable()?;
        let now = self.counting(&self.indicator_target(indicator), Field::Outcome);
        let round = [None, Some(Outcome::Yes), Some(Outcome::No), None].map(Act::Outcome);
        let next = round.windows(2).find(|pair| pair.first() == Some(&now.act)).and_then(|pair| pair.last());
        let by_space = matches!(indicator.kind, Kind::YesNo | Kind::Statement) && !now.conflict;
        next.filter(|_| by_space).cloned().ok_or(Blocked::UseDigits)
    }

    /// Records a judgement on the indicator under the cursor, or on the marked ones.
    pub(super) fn judge(&mut self, ctx: &Ctx, judgement: Act) -> Vec<Effect> {
        if let (true, Act::Outcome(outcome)) = (self.works_on_marked(), &judgement) {
            return self.judge_marked(ctx, *outcome);
        }
        let Ok(indicator) = self.recordable() else { return Vec::new() };
        let target = self.indicator_target(indicator);
        self.record(ctx, target, judgement)
    }

    /// The activity whose status would be set: the one under the cursor, or above it.
    pub(super) fn status_target(&self) -> Result<Target, Blocked> {
        let activity = self.current().and_then(Item::activity).ok_or(Blocked::NotAnActivity)?;
        Ok(Target { plan: self.plan.clone(), year: self.year, id: Some(activity.id.clone()) })
    }

    /// The item whose note would be written.
    pub(super) fn note_target(&self) -> Option<Target> {
        self.current().map(|item| self.target(item))
    }

    /// The field of the item under the cursor, of its only indicator, or in a meeting of its
    /// activity, that is in conflict.
    pub(super) fn in_conflict(&self) -> Option<(Target, Field)> {
        let own = self.note_target();
        let only = match self.current() {
            Some(Item::Activity(..)) => self.recordable().ok().map(|one| self.indicator_target(one)),
            // A meeting shows the status of the activity with its indicator.
            Some(Item::Indicator(..)) if self.screen == Screen::Meeting => self.status_target().ok(),
            Some(Item::FocusArea(_) | Item::Goal(..) | Item::Indicator(..)) | None => None,
        };
        own.into_iter()
            .chain(only)
            .flat_map(|target| Field::ALL.map(|field| (target.clone(), field)))
            .find(|(target, field)| self.counting(target, *field).conflict)
    }
}

/// The indicator of an activity that has just one.
fn only_indicator(activity: &Activity) -> Result<&Indicator, Blocked> {
    match activity.indicators.as_slice() {
        [one] => Ok(one),
        [] => Err(Blocked::NoIndicator),
        several => Err(Blocked::SeveralIndicators(several.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, Disk, opening, target};
    use super::super::{Message, ReadOnly, Saved};
    use super::*;
    use crate::keys::{Group, Key, Keymap, parse_keys};

    const NOT: Option<Outcome> = None;
    const YES: Option<Outcome> = Some(Outcome::Yes);
    const NO: Option<Outcome> = Some(Outcome::No);

    #[test]
    fn space_cycles_and_digits_set() {
        for (keys, outcome, writes) in [
            ("", NOT, 0),
            ("<space>", YES, 1),
            ("<space><space>", NO, 2),
            ("<space><space><space>", NOT, 3),
            ("1", YES, 1),
            ("11", YES, 1),
            ("12", Some(Outcome::Partly), 2),
            ("2<space>", Some(Outcome::Partly), 1),
            ("3", NO, 1),
            ("4", Some(Outcome::NotApplicable), 1),
            ("4<space>", Some(Outcome::NotApplicable), 1),
            ("0", NOT, 0),
            ("10", NOT, 2),
            ("100", NOT, 2),
        ] {
            let mut desk = Desk::new();
            desk.keys("<enter><enter><enter>").keys(keys);
            assert_eq!((desk.outcome("1.1.1a"), desk.writes()), (outcome, writes), "{keys}");
            assert_eq!(desk.at(), "1.1.1a");
        }
    }

    #[test]
    fn what_is_refused_says_why_and_writes_nothing() {
        use Blocked as B;
        for (keys, why) in [
            ("<space>", B::NotAnIndicator),
            ("1", B::NotAnIndicator),
            ("<tab>0", B::NotAnIndicator),
            ("<tab><tab>j<space>", B::SeveralIndicators(3)),
            ("<tab><tab>j3", B::SeveralIndicators(3)),
            ("j<tab><tab>G1", B::NoIndicator),
            ("<tab>j1", B::NoIndicator),
            ("p<end><enter>1", B::NoIndicator),
            ("p<end><enter>.", B::NoIndicator),
            ("<tab><tab>j<tab>j<space>", B::UseDigits),
            ("<tab><tab>j<tab>G<space>", B::UseDigits),
            ("<tab><tab><tab>5", B::NoNumber),
            ("e", B::NotAnActivity),
            ("c", B::NoConflict),
            ("u", B::NothingToUndo),
            ("U", B::NothingToRedo),
            ("n", B::NoSearch),
            ("v", B::NoFilter),
            ("<ctrl-z>", B::CannotSuspend),
        ] {
            let mut desk = Desk::new();
            desk.keys(keys);
            assert_eq!(desk.message(), Some(&Message::Blocked(why)), "{keys}");
            assert_eq!(desk.writes(), 0, "{keys}");
        }
    }

    #[test]
    fn an_activity_with_one_indicator_stands_for_it() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>2");
        assert_eq!(desk.outcome("1.1.1a"), Some(Outcome::Partly));
        assert_eq!(desk.at(), "1.1.1");
        let saved = Saved { id: Some("1.1.1a".into()), act: Act::Outcome(Some(Outcome::Partly)) };
        assert_eq!(desk.message(), Some(&Message::Saved(saved)));
    }

    #[test]
    fn nothing_is_shown_before_it_is_on_disk() {
        let mut desk = Desk::new();
        desk.disk = Disk::Waits;
        desk.keys("<tab><tab><tab>1");
        assert_eq!((desk.outcome("1.1.1a"), desk.state.saving.len()), (NOT, 1));
        assert_eq!(desk.state.unsaved(&target("1.1.1a")).count(), 1);
        desk.save();
        assert_eq!((desk.outcome("1.1.1a"), desk.state.saving.len()), (YES, 0));
    }

    #[test]
    fn recordings_in_a_burst_follow_each_other() {
        let mut desk = Desk::new();
        desk.disk = Disk::Waits;
        desk.keys("<tab><tab><tab><space><space>");
        assert_eq!(desk.waiting.len(), 2);
        assert_eq!(desk.waiting[1].on, [desk.waiting[0].id.clone()]);
        desk.keys("u");
        assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::StillSaving)));
        desk.save();
        assert_eq!(desk.outcome("1.1.1a"), NO);
        assert!(!desk.saved.has_conflict(&target("1.1.1a")));
    }

    #[test]
    fn nothing_is_written_where_nothing_can_be() {
        let writing = "<tab><tab>1<space>0ea5uU<tab>1ac";
        let mut asked = Desk::open(super::super::Opening { read_only: Some(ReadOnly::Asked), ..opening() });
        asked.keys(writing).keys("1");
        assert_eq!(asked.message(), Some(&Message::Blocked(Blocked::ReadOnly(ReadOnly::Asked))));
        let moment = AsOf::Moment(jiff::Timestamp::UNIX_EPOCH);
        let read_only = Some(ReadOnly::Asked);
        let mut past = Desk::open(super::super::Opening { as_of: moment, read_only, ..opening() });
        past.keys(writing).keys("1");
        assert_eq!(past.message(), Some(&Message::Blocked(Blocked::Past)));
        assert_eq!((asked.writes(), past.writes()), (0, 0));
        for (open, close) in [("t", "b"), ("?", "<esc>"), ("p", "<esc>"), ("!", "<esc>")] {
            let mut desk = Desk::new();
            desk.keys("<tab><tab><tab>").keys(open).keys("123450 uU ea c").keys(close);
            assert_eq!(desk.writes(), 0, "{open}");
        }
    }

    #[test]
    fn the_past_shows_what_was() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>1");
        let mut opening = opening();
        opening.library.shelf_mut(&"liten-2025".into()).unwrap().history = desk.saved.clone();
        opening.as_of = AsOf::Moment(jiff::Timestamp::UNIX_EPOCH);
        let past = Desk::open(opening);
        assert_eq!((past.outcome("1.1.1a"), past.state.outline.counts.open), (NOT, 7));
    }

    #[test]
    fn keys_that_record_nothing_record_nothing_in_ten_thousand() {
        let mut desk = Desk::new();
        let keymap = Keymap::bundled();
        let records = |key: Key| {
            keymap.bindings().any(|(_, keys, action)| keys == key.into() && action.group() == Group::Record)
        };
        let keys = keymap.bindings().flat_map(|(_, keys, _)| keys.keys());
        let moving: Vec<Key> =
            keys.filter(|key| !records(*key)).chain(parse_keys("AåÖ7@<f9><insert>").unwrap()).collect();
        let mut random = 7_u64;
        for _ in 0..10_000 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let key = moving[usize::try_from(random >> 33).unwrap() % moving.len()];
            desk.happens(super::super::Msg::Key(key));
        }
        // Enter may have opened a meeting: that is an entry, and records nothing about any item.
        assert!(desk.saved.entries().iter().all(|entry| entry.act.meeting().is_some()));
    }
}
