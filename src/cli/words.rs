//! What is recorded, in words for the tables and messages of the command line.

use super::open::Session;
use crate::journal::{Act, Field, Outcome, Settled, Target};
use crate::model::{Indicator, Item, Kind};
use crate::problem::Level;

impl Session {
    /// What an entry about the item is about.
    pub(super) fn target(&self, item: Item<'_>) -> Target {
        match item {
            Item::FocusArea(_) | Item::Goal(..) => self.shelf.plan_target(Some(item.id())),
            Item::Activity(..) | Item::Indicator(..) => Target::listed(self.plan_year(), item.id()),
        }
    }

    /// The judgement of an indicator.
    pub(super) fn outcome(&self, indicator: &Indicator) -> Option<Outcome> {
        self.history().outcome(&Target::listed(self.plan_year(), &indicator.id)).value()
    }

    /// The judgement and the number; in a conflict who said what.
    pub(super) fn outcome_words(&self, indicator: &Indicator) -> String {
        let target = Target::listed(self.plan_year(), &indicator.id);
        let (outcome, number) = (self.history().outcome(&target), self.history().number(&target));
        self.lang.outcome_words(&outcome, &number, &indicator.kind)
    }

    /// What counts now for the field that an act is about, in words.
    pub(super) fn field_words(&self, target: &Target, act: &Act, kind: &Kind) -> String {
        let history = self.history();
        let says = match act.field() {
            Some(Field::Outcome) => said(history.outcome(target), Act::Outcome),
            Some(Field::Number) => said(history.number(target), Act::Number),
            Some(Field::Status) => said(history.status(target), Act::Status),
            Some(Field::Note) => {
                said(history.note(target), |text| Act::Note(text.unwrap_or_default().to_owned()))
            }
            Some(Field::Proposal) => said(history.proposal(target), |one| Act::Proposal(one.cloned())),
            Some(Field::Decision) => {
                said(history.decision(target), |text| Act::Decision(text.unwrap_or_default().to_owned()))
            }
            None => return String::new(),
        };
        says.map_or_else(|| self.lang.conflict().to_lowercase(), |act| self.lang.act_words(&act, kind))
    }

    /// The kind of the indicator that an entry is about; of anything else a statement, which has no unit.
    pub(super) fn kind_of(&self, target: &Target) -> Kind {
        let plan = self.shelf.year(target.year);
        let found = target.id.as_ref().and_then(|id| plan.find(id.as_str()));
        match found {
            Some(Item::Indicator(_, _, _, indicator)) => indicator.kind.clone(),
            Some(Item::FocusArea(_) | Item::Goal(..) | Item::Activity(..)) | None => Kind::Statement,
        }
    }

    /// The word for the items of a level, as a heading.
    pub(super) fn level_heading(&self, level: Level) -> String {
        self.lang.level_heading(level, &self.shelf.plan)
    }
}

/// What counts as the act that would say it; a conflict says nothing.
fn said<T>(settled: Settled<'_, T>, act: impl FnOnce(Option<T>) -> Act) -> Option<Act> {
    if settled.is_conflict() { None } else { Some(act(settled.value())) }
}
