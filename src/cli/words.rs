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

    /// The text of an indicator behind the lead-in that it shares with others.
    pub(super) fn indicator_text(indicator: &Indicator) -> String {
        match &indicator.stem {
            Some(stem) => format!("{stem} {}", indicator.text),
            None => indicator.text.clone(),
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
            Act::Proposal(proposal) => proposal.as_ref().map_or_else(missing, |one| lang.proposal(one)),
            Act::Decision(text) if text.is_empty() => missing(),
            Act::Decision(text) => format!("{}: {text}", lang.decision()),
            Act::Withdraw(_) => lang.cli_withdrawal().into_owned(),
            Act::MeetingOpened { body, .. } => lang.cli_meeting_opened(body).into_owned(),
            Act::MeetingMarked { mark, .. } => lang.cli_meeting_marked(lang.mark(*mark)).into_owned(),
            Act::MeetingClosed { .. } => lang.cli_meeting_closed().into_owned(),
        }
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
        says.map_or_else(|| self.lang.conflict().to_lowercase(), |act| self.act_words(&act, kind))
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
        let one = |party: &PartyRef| {
            let role = party.role.map(|role| lang.role(role).to_owned());
            let said: Vec<String> = role.into_iter().chain(party.qualifier.clone()).collect();
            if said.is_empty() {
                party.party.clone()
            } else {
                format!("{} ({})", party.party, said.join(", "))
            }
        };
        let list = |parties: &[PartyRef]| parties.iter().map(one).collect::<Vec<_>>().join(", ");
        let named = match responsible.parties.as_slice() {
            [] => lang.nobody_named().into_owned(),
            parties => list(parties),
        };
        let probable = (!responsible.probable.is_empty())
            .then(|| lang.cli_probably(&list(&responsible.probable)).into_owned());
        let origin = lang.origin(responsible.origin).map(ToOwned::to_owned);
        let more: Vec<String> = origin.into_iter().chain(probable).collect();
        if more.is_empty() { named } else { format!("{named} ({})", more.join(", ")) }
    }

    /// The word for the items of a level, as a heading.
    pub(super) fn level_heading(&self, level: Level) -> String {
        let words = self.lang.levels(level, Some(&self.shelf.plan));
        let mut letters = words.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}

/// What counts as the act that would say it; a conflict says nothing.
fn said<T>(settled: Settled<'_, T>, act: impl FnOnce(Option<T>) -> Act) -> Option<Act> {
    if settled.is_conflict() { None } else { Some(act(settled.value())) }
}
