//! The sentences of `folj --plain-ui` that are put together from parts.

use std::borrow::Cow;

use crate::journal::{Act, Counts, Field, Meeting};
use crate::model::{Kind, Number, Party, Plan};
use crate::problem::Level;
use crate::query::Match;
use crate::text::{Lang, number};

impl Lang {
    /// What holds at every question.
    pub fn plain_always(self) -> [&'static str; 4] {
        self.pick(
            [
                "u: ångra det du registrerade senast. r: gör om.",
                "0: tillbaka. q: avsluta.",
                "Enter: läs frågan igen.",
                "Allt är sparat så snart det har bekräftats.",
            ],
            [
                "u: undo what you recorded last. r: redo.",
                "0: back. q: quit.",
                "Enter: repeat the question.",
                "Everything is saved as soon as it has been confirmed.",
            ],
        )
    }

    /// What can be done at the beginning.
    pub fn plain_help_begin(self) -> [&'static str; 3] {
        self.pick(
            [
                "Bläddra går från fokusområde till mål, aktivitet och indikator; utfall registreras på indikatorn.",
                "Filter visar bara vissa parters aktiviteter. Möte går igenom indikatorerna en i taget.",
                "Tidpunkt visar hur det var ett datum eller efter ett möte. En kod, till exempel 2.1.1, går direkt dit.",
            ],
            [
                "Browse goes from focus area to goal, activity and indicator; outcomes are recorded on the indicator.",
                "Filter shows only the activities of some parties. Meeting goes through the indicators one by one.",
                "Moment in time shows how it was on a date or after a meeting. An id, for example 2.1.1, goes straight there.",
            ],
        )
    }

    /// How to answer a list of items.
    pub fn plain_help_list(self) -> [&'static str; 1] {
        self.pick(
            ["Siffran väljer ur listan. En kod, till exempel 2.1.1, går direkt dit."],
            ["The number chooses from the list. An id, for example 2.1.1, goes straight there."],
        )
    }

    /// «1 bläddra, 2 filter, 0 tillbaka.»
    pub fn plain_offer(self, choices: &[String]) -> String {
        format!("{}, {}.", numbered(choices), self.plain_zero())
    }

    /// The same where there is nothing to go back to.
    pub fn plain_offer_and_quit(self, choices: &[String]) -> String {
        format!("{}, {}.", numbered(choices), self.pick("0 avsluta", "0 quit"))
    }

    /// What answers a list.
    pub fn plain_offer_list(self, choices: usize) -> String {
        match choices {
            0 => self.pick("Listan är tom. 0 tillbaka.", "The list is empty. 0 back.").to_owned(),
            n => format!("{} {}, {}.", self.plain_range(n), self.plain_key_go(), self.plain_zero()),
        }
    }

    /// Letters and numbers with what they do.
    pub fn plain_offer_keys(self, offers: &[(String, String)]) -> String {
        let offers = offers.iter().map(|(key, name)| format!("{key} {name}"));
        let always = [self.plain_zero(), self.pick("? alla val", "? all choices")];
        let all: Vec<String> = offers.chain(always.map(ToOwned::to_owned)).collect();
        format!("{}.", all.join(", "))
    }

    fn plain_zero(self) -> &'static str {
        self.pick("0 tillbaka", "0 back")
    }

    /// «1 till 7», or just «1».
    pub fn plain_range(self, last: usize) -> String {
        if last == 1 { "1".to_owned() } else { format!("1 {} {last}", self.pick("till", "to")) }
    }

    /// The text with a full stop behind it, unless it has an end already.
    pub fn plain_ended(self, text: &str) -> String {
        let text = text.trim_end();
        if text.ends_with(['.', '?', '!', ':', ';']) { text.to_owned() } else { format!("{text}.") }
    }

    /// «Aktivitet 2.1.9: texten»
    pub fn plain_item(self, level: &str, id: &str, text: &str) -> String {
        format!("{} {id}: {text}", capital(level))
    }

    /// «Fokusområden.»
    pub fn plain_list_of(self, levels: &str) -> String {
        format!("{}.", capital(levels))
    }

    /// The title of a plan and its id.
    pub fn plain_plan(self, title: &str, id: &str) -> String {
        format!("Plan: {title}, {id}")
    }

    /// A decision about the plan.
    pub fn plain_adopted(self, verb: &str, body: &str, day: Option<jiff::civil::Date>) -> String {
        let day = day.map(|day| format!(", {day}")).unwrap_or_default();
        format!("{}: {verb}, {body}{day}", self.decision())
    }

    /// «Ansvariga: omsorgsnämnden (OSN)»
    pub fn plain_responsible(self, parties: &str) -> String {
        self.plain_ended(&format!("{}: {parties}", self.responsible()))
    }

    /// «Utfall: ja, 2025-05-14, anna.»
    pub fn plain_outcome(self, words: &str) -> String {
        self.plain_ended(&format!("{}: {words}", self.plain_field(Field::Outcome)))
    }

    /// Recordings that differ.
    pub fn plain_conflict(self, said: &str) -> String {
        format!("{}: {said}", self.conflict().to_lowercase())
    }

    /// What kind of number an indicator wants, if it wants one.
    pub fn plain_wants(self, kind: &Kind) -> Option<String> {
        let words = match kind {
            Kind::YesNo | Kind::Statement => return None,
            Kind::Percent => self.pick("procent, 0 till 100", "percent, 0 to 100").to_owned(),
            Kind::Count { unit: None } => self.pick("antal", "count").to_owned(),
            Kind::Count { unit: Some(unit) } => format!("{} {unit}", self.pick("antal", "count of")),
        };
        Some(format!("{}: {words}.", self.pick("Tal", "Number")))
    }

    /// A number with its unit in words.
    pub fn plain_number(self, value: Number, kind: &Kind) -> String {
        let text = number(self, value);
        match kind {
            Kind::Percent => format!("{text} {}", self.pick("procent", "percent")),
            Kind::Count { unit: Some(unit) } => format!("{text} {unit}"),
            Kind::YesNo | Kind::Statement | Kind::Count { unit: None } => text,
        }
    }

    /// Which number is wanted, which one there is, and how to answer.
    pub fn plain_number_question(self, id: &str, kind: &Kind, now: Option<&str>) -> String {
        let wants = self.plain_wants(kind).unwrap_or_default();
        let now = now.unwrap_or(self.pick("saknas", "not recorded"));
        match self {
            Self::Sv => format!(
                "{id}. {wants} Nu: {now}. Skriv talet med komma eller punkt. Minustecken tar bort talet. Bara Enter lämnar det som det är."
            ),
            Self::En => format!(
                "{id}. {wants} Now: {now}. Type the number with comma or point. A minus sign removes it. Enter alone leaves it as it is."
            ),
        }
    }

    /// The name of a field.
    pub fn plain_field(self, field: Field) -> &'static str {
        match field {
            Field::Outcome => self.pick("Utfall", "Outcome"),
            Field::Number => self.pick("Tal", "Number"),
            Field::Note => self.pick("Anteckning", "Note"),
            Field::Status => self.pick("Status", "Status"),
            Field::Proposal => self.pick("Förslag för nästa år", "Proposal for next year"),
            Field::Decision => self.pick("Beslut", "Decision"),
        }
    }

    /// That nothing stands in a field any more.
    fn plain_removed(self, field: Field) -> &'static str {
        match field {
            Field::Outcome => self.pick("utfallet borttaget", "outcome removed"),
            Field::Number => self.pick("talet borttaget", "number removed"),
            Field::Note => self.pick("anteckningen borttagen", "note removed"),
            Field::Status => self.pick("status borttagen", "status removed"),
            Field::Proposal => self.pick("förslaget borttaget", "proposal removed"),
            Field::Decision => self.pick("beslutet borttaget", "decision removed"),
        }
    }

    /// What an act records, without the name of its field.
    pub fn plain_value(self, act: &Act, kind: &Kind) -> String {
        let gone = || act.field().map(|field| self.plain_removed(field).to_owned()).unwrap_or_default();
        match act {
            Act::Outcome(outcome) => outcome.map_or_else(gone, |one| self.outcome(one).to_lowercase()),
            Act::Number(number) => number.map_or_else(gone, |number| self.plain_number(number, kind)),
            Act::Status(status) => status.map_or_else(gone, |status| self.status(status).to_lowercase()),
            Act::Note(text) | Act::Decision(text) if text.is_empty() => gone(),
            Act::Note(text) | Act::Decision(text) => {
                text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
            }
            Act::Proposal(None) => gone(),
            Act::Proposal(Some(one)) if one.reason.is_empty() => self.course(one.course).to_lowercase(),
            Act::Proposal(Some(one)) => format!("{}: {}", self.course(one.course).to_lowercase(), one.reason),
            Act::Withdraw(_) => self.cli_withdrawal().into_owned(),
            Act::MeetingOpened { meeting, body, .. } => {
                format!("{} {meeting}, {body}", self.pick("möte öppnat", "meeting opened"))
            }
            Act::MeetingMarked { meeting, mark } => {
                format!("{} {meeting} {}", self.pick("möte", "meeting"), self.mark(*mark))
            }
            Act::MeetingClosed { meeting } => {
                format!("{} {meeting}", self.pick("möte avslutat", "meeting closed"))
            }
        }
    }

    /// What an act says, so that it can stand behind an id: with the name of its field, but for
    /// an outcome, which needs none.
    pub fn plain_said(self, act: &Act, kind: &Kind) -> String {
        let value = self.plain_value(act, kind);
        match act.field() {
            Some(Field::Proposal) if *act != Field::Proposal.removal() => {
                format!("{}: {value}", self.pick("förslag", "proposal"))
            }
            Some(field) if field != Field::Outcome && *act != field.removal() => {
                format!("{}: {value}", self.plain_field(field).to_lowercase())
            }
            Some(_) | None => value,
        }
    }

    /// What was recorded, for the confirmation: a text that was just typed is not repeated.
    pub fn plain_confirmed(self, act: &Act, kind: &Kind) -> String {
        match act {
            Act::Note(text) | Act::Decision(text) if !text.is_empty() => {
                act.field().map(|field| self.plain_field(field).to_lowercase()).unwrap_or_default()
            }
            Act::Outcome(_)
            | Act::Number(_)
            | Act::Note(_)
            | Act::Status(_)
            | Act::Proposal(_)
            | Act::Decision(_)
            | Act::Withdraw(_)
            | Act::MeetingOpened { .. }
            | Act::MeetingMarked { .. }
            | Act::MeetingClosed { .. } => self.plain_said(act, kind),
        }
    }

    /// «19 indikatorer: 11 ja, 2 delvis, 5 ej bedömda.»; what is zero is left out.
    pub fn plain_counts(self, counts: &Counts, plan: Option<&Plan>) -> String {
        let total = self.count_of(counts.indicators, Level::Indicator, plan);
        let open = if counts.open == 1 {
            self.pick("ej bedömd", "not assessed")
        } else {
            self.pick("ej bedömda", "not assessed")
        };
        let parts = [
            (counts.yes, self.pick("ja", "yes")),
            (counts.partly, self.pick("delvis", "partly")),
            (counts.no, self.pick("nej", "no")),
            (counts.not_applicable, self.pick("ej aktuell", "not applicable")),
            (counts.open, open),
        ];
        let said = parts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}"));
        let said = said.collect::<Vec<_>>().join(", ");
        if said.is_empty() { format!("{total}.") } else { format!("{total}: {said}.") }
    }

    /// The same with the activities before it.
    pub fn plain_counts_of(self, counts: &Counts, plan: Option<&Plan>) -> String {
        let activities = self.count_of(counts.activities, Level::Activity, plan);
        format!("{activities}, {}", self.plain_counts(counts, plan))
    }

    /// How many hits there are.
    pub fn plain_hits(self, n: usize) -> String {
        format!("{}.", capital(&self.hits_found(n)))
    }

    /// «OSN, omsorgsnämnden»; a party without an abbreviation of its own just by name.
    pub fn plain_party(self, party: &Party) -> String {
        let name = self.party_name(party);
        if name == party.abbr { name.to_owned() } else { format!("{}, {name}", party.abbr) }
    }

    /// A committee is asked for in a plan that names none for its activities.
    pub fn plain_no_committees(self, instead: Option<&Party>) -> String {
        let why = self.pick(
            "Inget visas. Planen nämner inga nämnder per aktivitet.",
            "Nothing is shown. The plan names no committees for its activities.",
        );
        let instead = instead.map(|party| {
            format!(
                " {} {}.",
                self.pick("Filtrera till exempel på", "Filter for example by"),
                self.plain_party(party)
            )
        });
        format!("{why}{}", instead.unwrap_or_default())
    }

    /// The years of a plan.
    pub fn plain_period(self, from: i16, to: i16) -> String {
        if from == to {
            format!("Period: {from}")
        } else {
            format!("Period: {from} {} {to}", self.pick("till", "to"))
        }
    }

    /// The choice that nobody is named.
    pub fn plain_nobody(self, chosen: bool) -> String {
        self.plain_chosen(&self.nobody_named(), chosen)
    }

    /// A choice that may be chosen already.
    pub fn plain_chosen(self, name: &str, chosen: bool) -> String {
        let chosen = if chosen { self.pick(" Vald.", " Chosen.") } else { "" };
        format!("{}{chosen}", self.plain_ended(&capital(name)))
    }

    /// How several parties are meant, as a sentence.
    pub fn plain_mode(self, mode: Match) -> &'static str {
        match mode {
            Match::Any => self.pick("någon av parterna är ansvarig", "any of the parties is responsible"),
            Match::All => self.pick("alla parterna är ansvariga", "all of the parties are responsible"),
            Match::Only => self.pick("bara parterna och ingen annan", "only the parties and nobody else"),
            Match::Particular => self.pick(
                "parten är särskilt nämnd, inte som en av alla nämnder",
                "the party is named in particular, not as one of all committees",
            ),
        }
    }

    /// What can be filtered by.
    pub fn plain_filter_choices(self) -> [String; 5] {
        self.pick(
            ["parter", "hur flera parter räknas", "fokusområde", "utfall", "ta bort filtret"],
            ["parties", "how several parties are meant", "focus area", "outcome", "remove the filter"],
        )
        .map(Into::into)
    }

    /// A meeting in one line.
    pub fn plain_meeting_line(self, meeting: &Meeting) -> String {
        let state = if meeting.closed.is_some() {
            self.pick("avslutat", "closed")
        } else {
            self.pick("öppet", "open")
        };
        let keeper = match meeting.keeper.as_str() {
            "" => String::new(),
            keeper => format!(", {} {keeper}", self.pick("anteckningar förs av", "record kept by")),
        };
        format!("{} {}: {}, {state}{keeper}.", self.pick("Möte", "Meeting"), meeting.id, meeting.body)
    }

    /// What a meeting takes up.
    pub fn plain_agenda(self, meeting: &Meeting, plan: &Plan) -> String {
        let agenda = &meeting.agenda;
        let whose = agenda
            .party
            .as_ref()
            .map(|abbr| plan.party(abbr).map_or_else(|| abbr.clone(), |party| self.plain_party(party)));
        let area =
            agenda.focus_area.as_ref().map(|id| format!("{} {id}", self.level(Level::FocusArea, Some(plan))));
        let parts = [Some(self.items(agenda.items).to_owned()), whose, area];
        let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        format!("{}: {parts}.", self.pick("Tas upp", "Taken up"))
    }

    /// What can be done with a meeting.
    pub fn plain_meeting_choices(self, is_open: bool) -> [String; 4] {
        let last = if is_open {
            self.pick("avsluta mötet", "close the meeting")
        } else {
            self.pick("öppna mötet igen", "open the meeting again")
        };
        let others = self.pick(
            ["gå igenom punkterna", "märk som utskickat", "märk som beslutat"],
            ["go through the items", "mark as sent out", "mark as decided"],
        );
        let [go, sent_out, decided] = others;
        [go, sent_out, decided, last].map(Into::into)
    }

    /// Whether the meeting is to be closed, and what is left open.
    pub fn plain_close_meeting(self, open: usize) -> String {
        match self {
            Self::Sv => format!("Avsluta mötet? {open} punkter är utan utfall."),
            Self::En => format!("Close the meeting? {open} items are without outcome."),
        }
    }
}

/// «1 bläddra, 2 filter»
fn numbered(choices: &[String]) -> String {
    (1..).zip(choices).map(|(n, choice): (usize, _)| format!("{n} {choice}")).collect::<Vec<_>>().join(", ")
}

/// The text with a capital letter.
fn capital(text: &str) -> Cow<'_, str> {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(letters).collect::<String>().into(),
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_leave_out_what_is_zero() {
        let counts = Counts { activities: 1, indicators: 3, yes: 2, open: 1, ..Counts::default() };
        for (lang, counts, told) in [
            (Lang::Sv, counts, "1 aktivitet, 3 indikatorer: 2 ja, 1 ej bedömd."),
            (Lang::En, counts, "1 activity, 3 indicators: 2 yes, 1 not assessed."),
            (Lang::Sv, Counts::default(), "0 aktiviteter, 0 indikatorer."),
        ] {
            assert_eq!(lang.plain_counts_of(&counts, None), told);
        }
    }

    #[test]
    fn what_is_recorded_reads_well_behind_an_id() {
        let percent = Kind::Percent;
        for (act, sv, en) in [
            (Act::Outcome(None), "utfallet borttaget", "outcome removed"),
            (Act::Number("87.5".parse().ok()), "tal: 87,5 procent", "number: 87.5 percent"),
            (Act::Note("en\n\ntvå".into()), "anteckning: en två", "note: en två"),
            (Act::Note(String::new()), "anteckningen borttagen", "note removed"),
        ] {
            assert_eq!([Lang::Sv, Lang::En].map(|lang| lang.plain_said(&act, &percent)), [sv, en]);
        }
    }

    #[test]
    fn sentences_end_once() {
        for (text, ended) in [("Ja", "Ja."), ("Ja.", "Ja."), ("Ja? ", "Ja?")] {
            assert_eq!(Lang::Sv.plain_ended(text), ended);
        }
    }
}
