//! What an entry says, in a few words.

use crate::journal::{Act, Proposal};
use crate::model::{Kind, Number};
use crate::text::{Lang, messages, number};

messages! {
    decision_removed() "Beslut borttaget" | "Decision removed";
    told_withdrawn(what: &str) "{what} (ångrat)" | "{what} (withdrawn)";
    change_undone(what: &str) "Ångrat: {what}" | "Withdrawn: {what}";
    change_redone(what: &str) "Gjort om: {what}" | "Redone: {what}";
    in_meeting(meeting: &str) ", möte {meeting}" | ", meeting {meeting}";
    label_before() "Före" | "Before";
    label_after() "Efter" | "After";
    all_recordings() "Allt som registrerats" | "All that was recorded";
    does_not_count() "Ångrat: räknas inte." | "Withdrawn: it does not count.";
}

impl Lang {
    /// The name of what an entry records.
    pub fn field(self, act: &Act) -> &'static str {
        match act {
            Act::Outcome(_) => self.pick("Utfall", "Outcome"),
            Act::Number(_) => self.pick("Tal", "Number"),
            Act::Note(_) => self.pick("Anteckning", "Note"),
            Act::Status(_) => self.pick("Status", "Status"),
            Act::Proposal(_) => self.pick("Förslag", "Proposal"),
            Act::Decision(_) => self.pick("Beslut", "Decision"),
            Act::Withdraw(_) => self.pick("Ångrat", "Withdrawn"),
            Act::MeetingOpened { .. } => self.pick("Möte öppnat", "Meeting opened"),
            Act::MeetingMarked { .. } => self.pick("Möte", "Meeting"),
            Act::MeetingClosed { .. } => self.pick("Möte avslutat", "Meeting closed"),
        }
    }

    /// The value that an entry records: `Ja`, `87,5 %`, `–` for a removal.
    pub fn value_of(self, act: &Act, kind: Option<&Kind>) -> String {
        let nothing = || "–".to_owned();
        match act {
            Act::Outcome(outcome) => outcome.map_or_else(nothing, |outcome| self.outcome(outcome).to_owned()),
            Act::Number(value) => value.map_or_else(nothing, |value| self.number_of_kind(value, kind)),
            Act::Note(text) | Act::Decision(text) if text.is_empty() => nothing(),
            Act::Note(text) | Act::Decision(text) => text.clone(),
            Act::Proposal(proposal) => proposal.as_ref().map_or_else(nothing, |one| self.proposal(one)),
            Act::Status(status) => status.map_or_else(nothing, |status| self.status(status).to_owned()),
            Act::Withdraw(_) => nothing(),
            Act::MeetingOpened { body, .. } => body.clone(),
            Act::MeetingMarked { meeting, mark } => format!("{meeting}: {}", self.mark(*mark)),
            Act::MeetingClosed { meeting } => meeting.to_string(),
        }
    }

    /// The course, and why where that was said.
    pub fn proposal(self, proposal: &Proposal) -> String {
        let course = self.course(proposal.course);
        if proposal.reason.is_empty() { course.to_owned() } else { format!("{course}: {}", proposal.reason) }
    }

    fn number_of_kind(self, value: Number, kind: Option<&Kind>) -> String {
        kind.map_or_else(|| number(self, value), |kind| self.value(value, kind))
    }

    /// «Utfall Ja», «Anteckning».
    pub fn recorded(self, act: &Act, kind: Option<&Kind>) -> String {
        let field = self.field(act);
        match act {
            Act::Note(text) if text.is_empty() => self.note_changed(true, false).into_owned(),
            Act::Decision(text) if text.is_empty() => self.decision_removed().into_owned(),
            // Texts are too long for one line.
            Act::Note(_) | Act::Decision(_) | Act::Withdraw(_) => field.to_owned(),
            Act::MeetingMarked { mark, .. } => format!("{field} {}", self.mark(*mark)),
            Act::Outcome(_)
            | Act::Number(_)
            | Act::Status(_)
            | Act::Proposal(_)
            | Act::MeetingOpened { .. }
            | Act::MeetingClosed { .. } => format!("{field} {}", self.value_of(act, kind)),
        }
    }

    /// «Utfall: – → Delvis».
    pub fn changed(self, before: &str, act: &Act, kind: Option<&Kind>) -> String {
        self.changed_to(before, &self.value_of(act, kind), act)
    }

    /// The same with words for both; `act` is any of the field.
    pub fn changed_to(self, before: &str, after: &str, act: &Act) -> String {
        format!("{}: {before} → {after}", self.field(act))
    }

    /// What happened to a note.
    pub fn note_changed(self, before: bool, after: bool) -> std::borrow::Cow<'static, str> {
        match (before, after) {
            (true, true) => self.pick("Anteckning ändrad", "Note changed"),
            (false, true) => self.pick("Anteckning skriven", "Note written"),
            (_, false) => self.pick("Anteckning borttagen", "Note removed"),
        }
        .into()
    }
}
