//! Moments that are asked for: days, meetings, and the marks of meetings.

use crate::journal::Mark;
use crate::text::{Lang, messages};

messages! {
    cli_no_meetings() "Inget möte har hållits än." | "No meeting has been held yet.";
    cli_no_ended_meeting() "Inget möte har avslutats än." | "No meeting has been closed yet.";
    cli_no_such_mark(typed: &str, known: &str)
        "”{typed}” är inget märke på ett möte. Det finns: {known}."
        | "“{typed}” is no mark of a meeting. There are: {known}.";
    cli_no_marks() "Det har inga märken." | "It has no marks.";
    cli_has_marks(marks: &str) "Det är märkt {marks}." | "It is marked {marks}.";
    cli_meeting_goes_on(meeting: &str)
        "Mötet {meeting} är inte avslutat; allt som är registrerat hör till tiden före dess slut."
        | "The meeting {meeting} is not closed; everything that is recorded lies before its end.";
}

impl Lang {
    /// Neither a day nor a meeting.
    pub fn cli_no_such_moment(self, typed: &str, meetings: &str) -> String {
        let known = match (self, meetings) {
            (_, "") => String::new(),
            (Self::Sv, meetings) => format!(" Möten: {meetings}."),
            (Self::En, meetings) => format!(" Meetings: {meetings}."),
        };
        match self {
            Self::Sv => format!("”{typed}” är varken ett datum (2025-05-14) eller ett möte.{known}"),
            Self::En => format!("“{typed}” is neither a date (2025-05-14) nor a meeting.{known}"),
        }
    }

    /// The meeting has not got the mark; which marks it has.
    pub fn cli_not_marked(self, meeting: &str, mark: Mark, marks: &[Mark]) -> String {
        let words: Vec<&str> = marks.iter().map(|mark| self.mark(*mark)).collect();
        let there =
            if words.is_empty() { self.cli_no_marks() } else { self.cli_has_marks(&words.join(", ")) };
        let mark = self.mark(mark);
        match self {
            Self::Sv => format!("Mötet {meeting} är inte märkt {mark}. {there}"),
            Self::En => format!("The meeting {meeting} is not marked {mark}. {there}"),
        }
    }

    /// The word for a mark that can be typed behind the name of a meeting.
    pub fn cli_mark_word(self, mark: Mark) -> &'static str {
        match mark {
            Mark::SentOut => self.pick("utskickat", "sent-out"),
            Mark::Decided => self.pick("beslutat", "decided"),
        }
    }

    /// How many changes `folj log --changes` shows.
    pub fn cli_changes(self, count: usize, since: &str) -> String {
        match (self, count) {
            (Self::Sv, 0) => format!("Inget säger något annat sedan {since}."),
            (Self::En, 0) => format!("Nothing says anything else since {since}."),
            (Self::Sv, 1) => format!("1 ändring sedan {since}."),
            (Self::En, 1) => format!("1 change since {since}."),
            (Self::Sv, _) => format!("{count} ändringar sedan {since}."),
            (Self::En, _) => format!("{count} changes since {since}."),
        }
    }

    /// The headings of `folj log --changes`.
    pub fn cli_changes_headings(self) -> [&'static str; 4] {
        self.pick(["Tid", "Vem", "Id", "Ändring"], ["Time", "Who", "Id", "Change"])
    }
}
