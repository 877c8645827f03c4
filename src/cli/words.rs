//! What is recorded, in words for the tables and messages of the command line.

use super::open::Session;
use crate::journal::{Act, Field, Outcome, Settled, Target};
use crate::model::{Indicator, Item, Kind, PartyRef, Responsible};
use crate::problem::Level;

impl Session {
    /// What an entry about the item is about.
    pub(super) fn target(&self, item: Item<'_>) -> Target {
        match item {
            Item::FocusArea(_) | Item::Goal(..) => self.shelf.plan_target(Some(item.id())),
            Item::Activity(..) | Item::Indicator(..) => super::target(self.plan_year(), item.id()),
        }
    }

    /// The judgement of an indicator.
    pub(super) fn outcome(&self, indicator: &Indicator) -> Option<Outcome> {
        self.history().outcome(&super::target(self.plan_year(), &indicator.id)).value()
    }

    /// The judgement and the number; in a conflict who said what.
    pub(super) fn outcome_words(&self, indicator: &Indicator) -> String {
        let (lang, target) = (self.lang, super::target(self.plan_year(), &indicator.id));
        let judged = match self.history().outcome(&target) {
            Settled::Conflict(said) => {
                let said: Vec<String> = said
                    .into_iter()
                    .map(|(entry, outcome)| {
                        format!("{} ({})", lang.outcome_or_open(outcome), entry.record.by.login)
                    })
                    .collect();
                format!("{}: {}", lang.conflict(), said.join(" / "))
            }
            settled => lang.outcome_or_open(settled.value()).into_owned(),
        };
        match self.history().number(&target) {
            Settled::Nothing => judged,
            Settled::One(_, number) => format!("{judged}, {}", lang.value(number, &indicator.kind)),
            Settled::Conflict(said) => {
                let said = said.into_iter().filter_map(|(_, number)| number);
                let said: Vec<String> = said.map(|number| lang.value(number, &indicator.kind)).collect();
                format!("{judged}, {}: {}", lang.conflict(), said.join(" / "))
            }
        }
    }

    /// What an act says, in words.
    pub(super) fn act_words(&self, act: &Act, kind: &Kind) -> String {
        let lang = self.lang;
        let missing = || lang.cli_missing().into_owned();
        match act {
            Act::Outcome(outcome) => outcome.map_or_else(missing, |outcome| lang.outcome(outcome).to_owned()),
            Act::Number(number) => number.map_or_else(missing, |number| lang.value(number, kind)),
            Act::Status(status) => status.map_or_else(missing, |status| lang.status(status).to_owned()),
            Act::Note(text) if text.is_empty() => missing(),
            Act::Note(text) => format!("{}: {text}", lang.note()),
            Act::Withdraw(_) => lang.cli_withdrawal().into_owned(),
            Act::MeetingOpened { body, .. } => lang.cli_meeting_opened(body).into_owned(),
            Act::MeetingClosed { .. } => lang.cli_meeting_closed().into_owned(),
        }
    }

    /// What counts now for the field that an act is about, in words.
    pub(super) fn field_words(&self, target: &Target, act: &Act, kind: &Kind) -> String {
        let history = self.history();
        let now = match act.field() {
            Some(Field::Outcome) => settled(history.outcome(target)).map(Act::Outcome),
            Some(Field::Number) => settled(history.number(target)).map(Act::Number),
            Some(Field::Status) => settled(history.status(target)).map(Act::Status),
            Some(Field::Note) => {
                settled(history.note(target)).map(|text| Act::Note(text.unwrap_or_default().to_owned()))
            }
            None => return String::new(),
        };
        now.map_or_else(|| self.lang.conflict().to_lowercase(), |act| self.act_words(&act, kind))
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

    /// The responsible parties with their roles, how the cell was read, and who was probably meant.
    pub(super) fn responsible_in_full(&self, responsible: &Responsible) -> String {
        let lang = self.lang;
        let one = |party: &PartyRef| match party.role {
            Some(role) => format!("{} ({})", party.party, lang.role(role)),
            None => party.party.clone(),
        };
        let list = |parties: &[PartyRef]| parties.iter().map(one).collect::<Vec<_>>().join(", ");
        let mut words = match responsible.parties.as_slice() {
            [] => lang.nobody_named().into_owned(),
            parties => list(parties),
        };
        if !responsible.probable.is_empty() {
            words += &format!(", {}", lang.cli_probably(&list(&responsible.probable)));
        }
        match lang.origin(responsible.origin) {
            Some(origin) => format!("{words} ({origin})"),
            None => words,
        }
    }

    /// The word for the items of a level, as a heading.
    pub(super) fn level_heading(&self, level: Level) -> String {
        let words = self.lang.levels(level, Some(&self.shelf.plan));
        let mut letters = words.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}

/// The value, or nothing for a conflict.
fn settled<T>(settled: Settled<'_, T>) -> Option<Option<T>> {
    if settled.is_conflict() { None } else { Some(settled.value()) }
}
