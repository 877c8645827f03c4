//! Recording: what counts once everything under way is on disk, and the entry that changes it.

use super::{Blocked, Browse, Ctx, Effect, Saving, State};
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
    fn is(&self, act: &Act) -> bool {
        !self.conflict && self.act == *act
    }
}

/// The act that removes what is recorded in a field.
fn removal(field: Field) -> Act {
    match field {
        Field::Outcome => Act::Outcome(None),
        Field::Number => Act::Number(None),
        Field::Note => Act::Note(String::new()),
        Field::Status => Act::Status(None),
    }
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
        match (&self.read_only, &self.as_of) {
            (Some(why), _) => Err(Blocked::ReadOnly(why.clone())),
            (None, AsOf::Moment(_) | AsOf::Meeting(_)) => Err(Blocked::Past),
            (None, AsOf::Now) => Ok(()),
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
            act: heads.last().map_or_else(|| removal(field), |head| head.act.clone()),
            on: heads.iter().map(|head| head.id.clone()).collect(),
            conflict: heads.windows(2).any(|pair| matches!(pair, [a, b] if a.act != b.act)),
        }
    }

    /// Recordings of a field that are on their way to the disk, oldest first.
    fn under_way<'a>(&'a self, target: &'a Target, field: Field) -> impl Iterator<Item = &'a Saving> {
        self.unsaved(target).filter(move |one| one.failed.is_none() && one.record.act.field() == Some(field))
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
    fn append(&mut self, ctx: &Ctx, target: Target, act: Act, on: Vec<EntryId>) -> Vec<Effect> {
        let record = Record {
            id: EntryId::new(ctx.now, ctx.random),
            at: ctx.now,
            by: ctx.who.clone(),
            meeting: None,
            target,
            act,
            on,
            saw: String::new(),
        };
        self.saving.push(Saving { record: record.clone(), failed: None });
        vec![Effect::Append { record, ask: true }]
    }

    /// The indicator that an outcome would be recorded on: the one under the cursor, or the only
    /// one of the activity there.
    pub(super) fn recordable(&self) -> Result<&Indicator, Blocked> {
        match self.current() {
            Some(Item::Indicator(_, _, _, indicator)) => Ok(indicator),
            Some(Item::Activity(_, _, activity)) => only_indicator(activity),
            Some(Item::FocusArea(_) | Item::Goal(..)) | None => Err(Blocked::NotAnIndicator),
        }
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

    /// Records a judgement on the indicator under the cursor.
    pub(super) fn judge(&mut self, ctx: &Ctx, judgement: Act) -> Vec<Effect> {
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

    /// The entry that undo would withdraw.
    pub(super) fn undoable(&self) -> Result<(EntryId, Target), Blocked> {
        self.withdrawable(true)
    }

    /// The withdrawal that redo would withdraw.
    pub(super) fn redoable(&self) -> Result<(EntryId, Target), Blocked> {
        self.withdrawable(false)
    }

    fn withdrawable(&self, undo: bool) -> Result<(EntryId, Target), Blocked> {
        self.writable()?;
        // What to withdraw is known only when everything before it is on disk.
        if self.saving.iter().any(|one| one.failed.is_none()) {
            return Err(Blocked::StillSaving);
        }
        let history = self.shelf().map(|shelf| &shelf.history);
        let (entry, nothing) = if undo {
            (history.and_then(|history| history.undoable(self.me)), Blocked::NothingToUndo)
        } else {
            (history.and_then(|history| history.redoable(self.me)), Blocked::NothingToRedo)
        };
        entry.map(|entry| (entry.id.clone(), entry.target.clone())).ok_or(nothing)
    }

    /// Withdraws an entry.
    pub(super) fn withdraw(&mut self, ctx: &Ctx, what: Result<(EntryId, Target), Blocked>) -> Vec<Effect> {
        let Ok((id, target)) = what else { return Vec::new() };
        self.append(ctx, target, Act::Withdraw(id), Vec::new())
    }

    /// The field of the item under the cursor, or of its only indicator, that is in conflict.
    pub(super) fn in_conflict(&self) -> Option<(Target, Field)> {
        let own = self.note_target();
        let only = Some(self.browse.level)
            .filter(|level| *level == Level::Activity)
            .and_then(|_| self.recordable().ok())
            .map(|indicator| self.indicator_target(indicator));
        let fields = [Field::Outcome, Field::Number, Field::Note, Field::Status];
        own.into_iter()
            .chain(only)
            .flat_map(|target| fields.map(|field| (target.clone(), field)))
            .find(|(target, field)| self.counting(target, *field).conflict)
    }

    /// Whether the cursor can go to the right.
    pub(super) fn has_below(&self) -> bool {
        Browse::below(self.browse.level).is_some_and(|level| self.browse.cursor.get(level).is_some())
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
