//! What is recorded about an item and who answers for it, in words.

use super::Lang;
use crate::journal::{Act, Outcome, Settled};
use crate::model::{Kind, Number, PartyRef, Plan, Responsible};
use crate::problem::Level;

impl Lang {
    /// The judgement and the number of an indicator; in a conflict who said what.
    pub fn outcome_words(
        self,
        outcome: &Settled<'_, Outcome>,
        number: &Settled<'_, Number>,
        kind: &Kind,
    ) -> String {
        let judged = self.judgement_words(outcome);
        match number {
            Settled::Nothing => judged,
            Settled::One(..) | Settled::Conflict(_) => {
                format!("{judged}, {}", self.number_words(number, kind).unwrap_or_default())
            }
        }
    }

    /// The judgement of an indicator; in a conflict who said what.
    pub fn judgement_words(self, outcome: &Settled<'_, Outcome>) -> String {
        match outcome {
            Settled::Nothing => self.outcome_or_open(None).into_owned(),
            Settled::One(_, outcome) => self.outcome(*outcome).to_owned(),
            Settled::Conflict(said) => {
                let one = |(entry, outcome): &(&crate::journal::Entry, Option<Outcome>)| {
                    format!("{} ({})", self.outcome_or_open(*outcome), entry.record.by.called())
                };
                format!("{}: {}", self.conflict(), said.iter().map(one).collect::<Vec<_>>().join(" / "))
            }
        }
    }

    /// The number of an indicator, if there is one; in a conflict all of them.
    pub fn number_words(self, number: &Settled<'_, Number>, kind: &Kind) -> Option<String> {
        match number {
            Settled::Nothing => None,
            Settled::One(_, number) => Some(self.value(*number, kind)),
            Settled::Conflict(said) => {
                let said = said.iter().filter_map(|(_, number)| *number);
                let said: Vec<String> = said.map(|number| self.value(number, kind)).collect();
                Some(format!("{}: {}", self.conflict(), said.join(" / ")))
            }
        }
    }

    /// What an act says.
    pub fn act_words(self, act: &Act, kind: &Kind) -> String {
        let missing = || self.cli_missing().into_owned();
        match act {
            Act::Outcome(outcome) => outcome.map_or_else(missing, |outcome| self.outcome(outcome).to_owned()),
            Act::Number(number) => number.map_or_else(missing, |number| self.value(number, kind)),
            Act::Status(status) => status.map_or_else(missing, |status| self.status(status).to_owned()),
            Act::Note(text) if text.is_empty() => missing(),
            Act::Note(text) => format!("{}: {text}", self.note()),
            Act::Proposal(proposal) => proposal.as_ref().map_or_else(missing, |one| self.proposal(one)),
            Act::Decision(text) if text.is_empty() => missing(),
            Act::Decision(text) => format!("{}: {text}", self.decision()),
            Act::Withdraw(_) => self.cli_withdrawal().into_owned(),
            Act::MeetingOpened { body, .. } => self.cli_meeting_opened(body).into_owned(),
            Act::MeetingMarked { mark, .. } => self.cli_meeting_marked(self.mark(*mark)).into_owned(),
            Act::MeetingClosed { .. } => self.cli_meeting_closed().into_owned(),
        }
    }

    /// A party of a responsible cell with its role and what the cell says beside it.
    pub fn party_words(self, party: &PartyRef) -> String {
        let role = party.role.map(|role| self.role(role));
        let said: Vec<&str> = role.into_iter().chain(party.qualifier.as_deref()).collect();
        if said.is_empty() {
            party.party.to_string()
        } else {
            format!("{} ({})", party.party, said.join(", "))
        }
    }

    /// The responsible parties with their roles, how the cell was read, and who was probably meant.
    pub fn responsible_in_full(self, responsible: &Responsible) -> String {
        let list = |parties: &[PartyRef]| {
            parties.iter().map(|party| self.party_words(party)).collect::<Vec<_>>().join(", ")
        };
        let named = match responsible.parties.as_slice() {
            [] => self.nobody_named().into_owned(),
            parties => list(parties),
        };
        let probable = (!responsible.probable.is_empty())
            .then(|| self.cli_probably(&list(&responsible.probable)).into_owned());
        let origin = self.origin(responsible.origin).map(ToOwned::to_owned);
        let more: Vec<String> = origin.into_iter().chain(probable).collect();
        if more.is_empty() { named } else { format!("{named} ({})", more.join(", ")) }
    }

    /// The word for the items of a level, as a heading.
    pub fn level_heading(self, level: Level, plan: &Plan) -> String {
        capitalised(&self.levels(level, Some(plan)))
    }

    /// The word for one item of a level, as a heading.
    pub fn level_heading_one(self, level: Level, plan: &Plan) -> String {
        capitalised(&self.level(level, Some(plan)))
    }
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
