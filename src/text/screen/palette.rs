//! Words of the palette, the help's field, the kept messages and the marked indicators.

use std::borrow::Cow;

use crate::journal::Outcome;
use crate::text::{Lang, messages};

messages! {
    layer_palette() "Kommandon" | "Commands";
    so_many_more(count: usize) "… {count} till" | "… {count} more";
    not_now(label: &str, why: &str) "{label} – inte nu. {why}" | "{label} – not now. {why}";
    no_command(typed: &str) "Inget kommando heter något med ”{typed}”." | "No command is called anything with “{typed}”.";
    in_the_shell() "I skalet: " | "In the shell: ";
    foot_run() "kör" | "run";
    foot_find_line() "sök" | "search";
    foot_commands() "kommandon" | "commands";
    foot_mark() "markera" | "mark";

    messages_title() "Meddelanden, nyast först" | "Messages, newest first";
    nothing_said() "Inget har sagts ännu." | "Nothing has been said yet.";
    not_here(what: &str) "”{what}” gör inget här." | "“{what}” does nothing here.";

    marked_hidden(count: usize)
        "Dolda av filtret: {count}, de ändras inte." | "Hidden by the filter: {count}, they are left alone.";
    marked_short_hidden(count: usize, hidden: usize) "{count}, {hidden} dolda" | "{count}, {hidden} hidden";
    marks_gone() "Inget är markerat." | "Nothing is marked.";
    marks_tell(marked: &str, back: &str)
        "{marked}: en siffra sätter utfall på alla som visas, {back} avmarkerar."
        | "{marked}: a digit records an outcome on all shown, {back} unmarks.";
    not_marked(key: &str)
        "Indikatorer markeras, en eller en aktivitets alla. {key} går dit."
        | "Indicators are marked, one or all of an activity. {key} goes there.";
    marks_hidden(count: usize, key: &str)
        "Filtret döljer allt som är markerat ({count}). {key} visar allt."
        | "The filter hides all that is marked ({count}). {key} shows all.";
    one_at_a_time(marked: &str, back: &str)
        "{marked}: bara utfall sätts på flera. {back} avmarkerar."
        | "{marked}: only outcomes are set on several. {back} unmarks.";
    undone_together(count: usize, key: &str)
        "Ångrat: {count} registreringar på en gång. Gör om med {key}."
        | "Withdrawn: {count} recordings at once. {key} redoes them.";
    redone_together(count: usize) "Gjort om: {count} registreringar på en gång." | "Redone: {count} recordings at once.";
    saved_of(saved: usize, asked: usize) "{saved} av {asked} sparade" | "{saved} of {asked} saved";
    not_saved_of(left: usize, why: &str) "inte sparade: {left} ({why})" | "not saved: {left} ({why})";
    overtaken_of(count: usize) "ändrade av andra: {count}" | "changed by others: {count}";
    still_marked() "De är fortfarande markerade." | "They are still marked.";
}

impl Lang {
    /// «1 markerad», «4 markerade, 3 dolda».
    pub fn marked_count(self, n: usize, hidden: usize) -> String {
        let word = if n == 1 { self.pick("markerad", "marked") } else { self.pick("markerade", "marked") };
        match (hidden, n) {
            (0, _) => format!("{n} {word}"),
            (_, 1) => format!("{n} {word}, {}", self.pick("dold", "hidden")),
            (_, _) => format!("{n} {word}, {hidden} {}", self.pick("dolda", "hidden")),
        }
    }

    /// «1 meddelande», «12 meddelanden».
    pub fn messages_shown(self, n: usize) -> String {
        let word =
            if n == 1 { self.pick("meddelande", "message") } else { self.pick("meddelanden", "messages") };
        format!("{n} {word}")
    }

    /// «1 indikator», «3 indikatorer».
    fn indicators(self, n: usize) -> String {
        let word =
            if n == 1 { self.pick("indikator", "indicator") } else { self.pick("indikatorer", "indicators") };
        format!("{n} {word}")
    }

    /// «Sätta Ja på 3 indikatorer?»
    pub fn marked_question(self, outcome: Option<Outcome>, n: usize) -> String {
        let on = self.indicators(n);
        match (self, outcome.map(|outcome| self.outcome(outcome))) {
            (Self::Sv, Some(word)) => format!("Sätta {word} på {on}?"),
            (Self::En, Some(word)) => format!("Record {word} on {on}?"),
            (Self::Sv, None) => format!("Ta bort utfallet från {on}?"),
            (Self::En, None) => format!("Remove the outcome of {on}?"),
        }
    }

    /// The answer that does it.
    pub fn marked_record(self, outcome: Option<Outcome>) -> String {
        match outcome.map(|outcome| self.outcome(outcome)) {
            Some(word) => format!("{} {word}", self.pick("Sätt", "Record")),
            None => self.pick("Ta bort utfallet", "Remove the outcome").into(),
        }
    }

    /// How many have another outcome now.
    pub fn marked_other(self, n: usize) -> Cow<'static, str> {
        match n {
            1 => self.pick("1 har ett annat utfall nu.", "1 has another outcome now.").into(),
            n => format!("{n} {}", self.pick("har ett annat utfall nu.", "have another outcome now.")).into(),
        }
    }

    /// How many have it already.
    pub fn marked_same(self, n: usize) -> Cow<'static, str> {
        match n {
            1 => self.pick("1 har det redan.", "1 has it already.").into(),
            n => format!("{n} {}", self.pick("har det redan.", "have it already.")).into(),
        }
    }

    /// «Ja på 3 indikatorer», «utfallet borttaget på 3 indikatorer».
    pub fn outcome_on(self, outcome: Option<Outcome>, n: usize) -> String {
        let on = self.indicators(n);
        match outcome.map(|outcome| self.outcome(outcome)) {
            Some(word) => format!("{word} {} {on}", self.pick("på", "on")),
            None => format!("{} {on}", self.pick("utfallet borttaget från", "outcome removed of")),
        }
    }

    /// What is said when all the marked ones have the outcome already.
    pub fn all_have_it(self, outcome: Option<Outcome>, n: usize) -> String {
        let which = self.indicators(n);
        let word = outcome
            .map_or_else(|| self.outcome_or_open(None).into_owned(), |one| self.outcome(one).to_owned());
        match self {
            Self::Sv => format!("{which}: redan {word}. Inget ändrades, inget är markerat längre."),
            Self::En => format!("{which}: {word} already. Nothing was changed, nothing is marked any more."),
        }
    }
}
