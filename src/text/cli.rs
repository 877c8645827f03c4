//! The words of the command line: what it answers, and why it does not.

mod admin;
mod doctor;
mod help;
mod keys;
mod mistakes;
mod moments;
mod plain;
mod report;
mod restricted;
mod show;

use std::borrow::Cow;

use super::{Lang, messages};
use crate::model::{Party, Plan, PlanYear, Year};
use crate::problem::Level;
use crate::query::{Filter, Match};

pub use help::{
    FILTER, argument, choice, command, command_examples, command_long, environment, exits, files, value,
};

messages! {
    // --- what was recorded
    cli_missing() "saknas" | "not assessed";
    cli_was_now(id: &str, was: &str, now: &str, at: &str)
        "{id}: {was} → {now} (sparat {at}, ångra med folj undo)"
        | "{id}: {was} → {now} (saved {at}, undo with folj undo)";
    cli_undone(id: &str, was: &str, now: &str, at: &str)
        "{id}: {was} → {now} (ångrat {at})"
        | "{id}: {was} → {now} (undone {at})";
    cli_unchanged(id: &str, now: &str) "{id}: {now} (oförändrat)" | "{id}: {now} (unchanged)";
    cli_note_saved(id: &str, at: &str)
        "{id}: anteckningen sparad {at}, ångra med folj undo"
        | "{id}: note saved {at}, undo with folj undo";
    cli_note_removed(id: &str, at: &str)
        "{id}: anteckningen borttagen {at}, ångra med folj undo"
        | "{id}: note removed {at}, undo with folj undo";
    cli_number_stays(number: &str, id: &str)
        "Talet {number} finns kvar; ta bort det med folj set {id} ''"
        | "The number {number} stays; remove it with folj set {id} ''";
    cli_nothing_to_undo() "Det finns inget att ångra." | "There is nothing to undo.";

    // --- what cannot be recorded
    cli_not_a_number(typed: &str)
        "”{typed}” är inget tal. Skriv till exempel 87,5."
        | "“{typed}” is not a number. Write for example 87.5.";
    cli_outside_percent(number: &str)
        "{number} ligger utanför 0–100 procent. Inget sparades; --force sparar ändå."
        | "{number} is outside 0–100 percent. Nothing was saved; --force saves it all the same.";
    cli_nothing_saved(why: &str) "{why} Inget sparades." | "{why} Nothing was saved.";
    cli_takes_no_number(id: &str, kind: &str)
        "{id} tar inget tal ({kind}). Välj ja, delvis, nej, na eller - (ta bort)."
        | "{id} takes no number ({kind}). Choose yes, partly, no, na or - (remove).";
    cli_several_indicators(id: &str, indicators: &str)
        "{id} har flera indikatorer. Ange en av dem: {indicators}."
        | "{id} has several indicators. Name one of them: {indicators}.";
    cli_not_an_indicator(id: &str)
        "{id} är ingen indikator. Utfall sätts på indikatorer."
        | "{id} is not an indicator. Outcomes belong to indicators.";
    cli_note_too_long(length: usize, most: usize)
        "Anteckningen är {length} tecken; högst {most} får plats. Inget sparades."
        | "The note has {length} characters; {most} is the most. Nothing was saved.";
    cli_note_needs_text()
        "Ingen text angiven. Använd --text TEXT eller --file -, eller sätt EDITOR och kör i en terminal."
        | "No text given. Use --text TEXT or --file -, or set EDITOR and run on a terminal.";
    cli_not_utf8() "Texten är inte UTF-8. Inget sparades." | "The text is not UTF-8. Nothing was saved.";
    cli_editor_failed(editor: &str, reason: &str)
        "Redigeraren {editor} avslutades med fel ({reason}). Inget sparades."
        | "The editor {editor} failed ({reason}). Nothing was saved.";
    cli_text_is_kept(path: &str)
        "Texten finns kvar i {path}. Rätta det som hindrar och spara den med folj note --file."
        | "The text is kept in {path}. Mend what is in the way and save it with folj note --file.";
    cli_read_only_option() "Inget sparades: startad med --read-only." | "Nothing was saved: started with --read-only.";
    cli_read_only_setting()
        "Inget sparades: inställningen read_only gäller (folj config show)."
        | "Nothing was saved: the setting read_only is on (folj config show).";
    cli_read_only_past() "Inget sparades: en tidigare tidpunkt visas." | "Nothing was saved: the past is shown.";
    cli_no_place()
        "Inget sparades: det finns ingen hemmapp att spara i. Ange en mapp med --data."
        | "Nothing was saved: there is no home folder to save in. Name a folder with --data.";
    cli_read_only_store(why: &str) "Inget sparades: {why}" | "Nothing was saved: {why}";
    cli_not_saved(why: &str) "Kunde inte spara: {why}" | "Could not save: {why}";
    cli_input_not_read(why: &str)
        "Texten kunde inte läsas: {why}. Inget sparades."
        | "The text could not be read: {why}. Nothing was saved.";
    cli_note_empty()
        "Texten är tom. Inget sparades. En anteckning tas bort med --text ''."
        | "The text is empty. Nothing was saved. A note is removed with --text ''.";
    cli_changed(who: &str)
        "Detta sparades inte: {who} ändrade samma sak under tiden. Titta igen med folj show."
        | "This was not saved: {who} changed the same thing meanwhile. Look again with folj show.";

    // --- what was not found
    cli_no_plans()
        "Inga planer hittades. Ange en mapp med --plans eller en plan med --plan."
        | "No plans were found. Name a folder with --plans or a plan with --plan.";
    cli_no_such_folder(path: &str) "Mappen {path} finns inte." | "There is no folder {path}.";
    cli_not_a_folder(path: &str)
        "{path} är ingen mapp. Ange mappen som filerna ligger i."
        | "{path} is not a folder. Name the folder that the files are in.";
    cli_unknown_plan(name: &str, known: &str)
        "Ingen plan heter ”{name}”. Det finns: {known}."
        | "No plan is called “{name}”. There are: {known}.";
    cli_ambiguous_plan(name: &str, several: &str)
        "”{name}” passar flera planer: {several}."
        | "“{name}” fits several plans: {several}.";
    cli_no_such_year(year: Year, known: &str)
        "Planen har ingen aktivitetslista för {year}. Det finns: {known}."
        | "The plan has no list of activities for {year}. There are: {known}.";

    cli_other_level(id: &str, is: &str, not: &str)
        "{id} finns på nivån {is}, inte {not}."
        | "{id} stands on the level {is}, not {not}.";

    // --- beside the answer
    cli_no_terminal()
        "folj: ingen terminal, visar sammanfattning (se folj --help)"
        | "folj: no terminal, printing the overview (see folj --help)";
    cli_options_behind()
        "Filter och format skrivs efter kommandots namn, och bara till kommandon som har dem."
        | "Filter and format stand behind the command's name, with commands that have them.";
    cli_plain_ui_alone()
        "--plain-ui öppnar programmet utan skärmbild och skrivs utan kommando."
        | "--plain-ui opens the program without a screen and stands without a command.";
    cli_no_such_command(name: &str) "Kommandot {name} finns inte. Se folj --help." | "There is no command {name}. See folj --help.";
    cli_mind(what: &str) "Obs: {what}." | "Note: {what}.";
    cli_plan_has_errors(n: usize)
        "Obs: planens filer har fel ({n}); det som gick att läsa visas. Se folj check."
        | "Note: the plan's files have errors ({n}); what could be read is shown. See folj check.";
    cli_journal_has_alarms(n: usize)
        "Obs: journalen har larm ({n}). Se folj check."
        | "Note: the journal has alarms ({n}). See folj check.";
    cli_journal_has_notices(n: usize)
        "Obs: avbrutna skrivningar i journalen ({n}); inget sparat är berört. Se folj check."
        | "Note: interrupted writes in the journal ({n}); nothing saved is touched. See folj check.";
    cli_probably(parties: &str) "troligen {parties}" | "probably {parties}";
    cli_bundled() "medföljer programmet" | "comes with the program";
    cli_replaces_bundled() "i stället för den medföljande" | "in place of the one that comes with the program";
    cli_as_written() "Som det står i planen" | "As written in the plan";
    cli_ends() "Slutdatum" | "Ends";
    cli_status() "Status" | "Status";
    cli_baseline() "Utgångsvärde" | "Baseline";
    cli_target() "Målvärde" | "Target";
    cli_condition() "Villkor" | "Condition";

    // --- history
    cli_demo() "Påhittade utfall: inget sparas." | "Invented outcomes: nothing is kept.";
    cli_withdrawal() "ångrat" | "undone";
    cli_withdrawn() "[ångrat]" | "[undone]";
    cli_before(words: &str) "(var: {words})" | "(was: {words})";
    cli_in_meeting(meeting: &str) "möte {meeting}" | "meeting {meeting}";
    cli_meeting_opened(body: &str) "Möte öppnat: {body}" | "Meeting opened: {body}";
    cli_meeting_marked(mark: &str) "Möte: {mark}" | "Meeting: {mark}";
    cli_meeting_closed() "Möte avslutat" | "Meeting closed";

    cli_checked(plans: &str) "Kontrollerat: {plans}." | "Checked: {plans}.";
    cli_unreadable(paths: &str) "Kunde inte läsas: {paths}." | "Could not be read: {paths}.";

    // --- settings
    cli_default() "standard" | "default";
    cli_theme() "valbart tema" | "theme to choose";
    cli_intro_alone() "--intro öppnar skärmen och går inte ihop med ett kommando." | "--intro opens the screen and does not go with a command.";
    cli_no_home() "Det finns ingen hemmapp. Ange filen med --config." | "There is no home folder. Name the file with --config.";
    cli_exists(path: &str) "{path} finns redan och lämnas orörd." | "{path} is there already and is left alone.";
    cli_cannot_create(path: &str, reason: &str) "{path} kan inte skapas: {reason}" | "{path} cannot be made: {reason}";
    cli_no_shell(name: &str) "Skalet {name} stöds inte." | "The shell {name} is not supported.";
}

/// Whether the word removes an outcome: `-`, `clear`, `rensa`.
pub fn removes(word: &str) -> bool {
    matches!(word.trim().to_lowercase().as_str(), "-" | "clear" | "rensa")
}

impl Lang {
    /// The words for outcomes that are offered when somebody types one.
    pub fn cli_outcome_words(self) -> [&'static str; 4] {
        self.pick(["ja", "delvis", "nej", "na"], ["yes", "partly", "no", "na"])
    }

    /// An outcome was expected and this was typed.
    pub fn cli_not_an_outcome(self, typed: &str, id: &str, number: bool) -> String {
        let or_number = if number { self.pick(", ett tal", ", a number") } else { "" };
        match self {
            Self::Sv => format!(
                "”{typed}” är inget utfall för {id}. Välj ja, delvis, nej, na{or_number} eller - (ta bort)."
            ),
            Self::En => format!(
                "“{typed}” is no outcome for {id}. Choose yes, partly, no, na{or_number} or - (remove)."
            ),
        }
    }

    /// An outcome to filter on was expected.
    pub fn cli_no_such_selection(self, typed: &str) -> String {
        match self {
            Self::Sv => {
                format!("”{typed}” är inget utfall. Välj ja, delvis, nej, na eller open (ej bedömd).")
            }
            Self::En => format!("“{typed}” is no outcome. Choose yes, partly, no, na or open."),
        }
    }

    /// Why reading or writing failed.
    pub fn reason(self, error: &std::io::Error) -> String {
        match error.kind() {
            std::io::ErrorKind::StorageFull => self.pick("disken är full", "the disk is full").to_owned(),
            _ => self.system_reason(&error.to_string()).into_owned(),
        }
    }

    /// The answer got lost; what the command recorded did not.
    pub fn cli_answer_not_written(self, why: &str, saved: bool) -> String {
        let saved = if saved { self.pick(" Ändringen är sparad.", " The change is saved.") } else { "" };
        match self {
            Self::Sv => format!("Svaret kunde inte skrivas: {why}.{saved}"),
            Self::En => format!("The answer could not be written: {why}.{saved}"),
        }
    }

    /// «Menade du OSN?», or nothing.
    fn cli_did_you_mean(self, near: Option<&str>) -> String {
        near.map(|near| format!(" {} {near}?", self.pick("Menade du", "Did you mean"))).unwrap_or_default()
    }

    /// The plan has no such party.
    pub fn cli_no_such_party(self, typed: &str, near: Option<&str>, known: &str) -> String {
        let near = self.cli_did_you_mean(near);
        match self {
            Self::Sv => format!("”{typed}” är ingen part i planen.{near} Det finns: {known}."),
            Self::En => format!("“{typed}” is no party of the plan.{near} There are: {known}."),
        }
    }

    /// The plan and the year have no such item; an item has these below it.
    pub fn cli_no_such_item(self, typed: &str, there: Option<(String, String)>) -> String {
        let there = there.map(|(name, range)| format!(" {name} {} {range}.", self.pick("har", "has")));
        let there = there.unwrap_or_default();
        match self {
            Self::Sv => format!("”{typed}” finns inte i planen.{there}"),
            Self::En => format!("“{typed}” is not in the plan.{there}"),
        }
    }

    /// What the filter asks for, or nothing when it hides nothing.
    pub fn cli_filter(self, plan: &Plan, filter: &Filter) -> Option<String> {
        let parties: Vec<&str> = plan
            .parties
            .iter()
            .map(|p| p.abbr.as_str())
            .filter(|abbr| filter.parties.contains(*abbr))
            .collect();
        let several = parties.len() > 1 || filter.mode != Match::Any;
        let mode = if several { format!("{} ", self.match_mode(filter.mode)) } else { String::new() };
        let item = |level, id: &crate::model::Id| format!("{} {id}", self.level(level, Some(plan)));
        let parts = [
            (!parties.is_empty()).then(|| format!("{mode}{}", parties.join(", "))),
            (!filter.also.is_empty()).then(|| {
                let also: Vec<&str> = filter.also.iter().map(String::as_str).collect();
                format!("{} {}", self.match_mode(Match::All), also.join(", "))
            }),
            filter.nobody.then(|| self.nobody_named().to_lowercase()),
            filter.focus_area.as_ref().map(|id| item(Level::FocusArea, id)),
            filter.goal.as_ref().map(|id| item(Level::Goal, id)),
            filter.outcome.map(|select| {
                format!("{} {}", self.pick("utfall", "outcome"), self.select(select).to_lowercase())
            }),
            filter
                .text
                .as_ref()
                .map(|query| format!("{} {}", self.pick("sökning", "search"), self.quoted(query.as_str()))),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }

    /// «25 av 34 aktiviteter. Filter: OSN»
    pub fn cli_shown(self, shown: usize, total: usize, filter: Option<&str>) -> String {
        match filter {
            Some(filter) => format!("{}. Filter: {filter}", self.shown_of(shown, total, None)),
            None => format!("{}.", self.count_of(total, Level::Activity, None)),
        }
    }

    /// The filter leaves nothing.
    pub fn cli_nothing_shown(self, total: usize, filter: Option<&str>) -> String {
        let filter = filter.unwrap_or_default();
        match self {
            Self::Sv => {
                format!("Ingen av {} passar. Filter: {filter}", self.count_of(total, Level::Activity, None))
            }
            Self::En => {
                format!("None of {} fits. Filter: {filter}", self.count_of(total, Level::Activity, None))
            }
        }
    }

    /// A committee was asked for in a plan that names none for its activities.
    pub fn cli_no_committees_per_activity(self, instead: Option<&Party>) -> String {
        let instead = instead.map(|party| {
            let (abbr, name) = (&party.abbr, self.party_name(party));
            match self {
                Self::Sv => format!(" Prova till exempel -c {abbr} ({name})."),
                Self::En => format!(" Try for example -c {abbr} ({name})."),
            }
        });
        let why = self.pick(
            "Planen nämner inga nämnder per aktivitet.",
            "The plan names no committees for its activities.",
        );
        format!("{why}{}", instead.unwrap_or_default())
    }

    /// How many entries are listed.
    pub fn cli_entries(self, shown: usize, total: usize) -> String {
        match (self, shown, total) {
            (Self::Sv, _, 0) => "Inga ändringar ännu.".to_owned(),
            (Self::En, _, 0) => "No changes yet.".to_owned(),
            (Self::Sv, ..) => format!("{shown} av {total} händelser."),
            (Self::En, ..) => format!("{shown} of {total} entries."),
        }
    }

    /// An undo in the history, with what it withdrew.
    pub fn cli_redid(self, what: &str) -> String {
        format!("{}: {what}", self.pick("gjorde om", "redid"))
    }

    /// What was withdrawn.
    pub fn cli_withdrew(self, what: Option<&str>) -> Cow<'static, str> {
        match what {
            Some(what) => format!("{}: {what}", self.pick("ångrade", "undid")).into(),
            None => self.cli_withdrawal(),
        }
    }

    /// The plan and the year: «Samverkansplan 2024–2026, aktiviteter 2025».
    pub fn cli_title(self, plan: PlanYear<'_>) -> String {
        let year =
            plan.year().map(|year| format!(", {} {year}", self.levels(Level::Activity, Some(plan.plan))));
        format!("{}{}", plan.plan.title, year.unwrap_or_default())
    }

    /// How much is wrong in the settings.
    pub fn cli_config_checked(self, errors: usize, remarks: usize) -> String {
        match (self, errors) {
            (Self::Sv, 0) if remarks > 0 => {
                format!("Inga fel; {}.", counted(remarks, "anmärkning", "anmärkningar"))
            }
            (Self::En, 0) if remarks > 0 => format!("No errors; {}.", counted(remarks, "remark", "remarks")),
            (Self::Sv, 0) => "Inställningarna är rätt.".to_owned(),
            (Self::En, 0) => "The settings are right.".to_owned(),
            (Self::Sv, n) => format!("{n} fel. Standardvärdena gäller i stället; det övriga i filen gäller."),
            (Self::En, n) => {
                format!(
                    "{}. The defaults hold instead; the rest of the file holds.",
                    counted(n, "error", "errors")
                )
            }
        }
    }

    /// The headings of `folj list`.
    pub fn cli_list_headings(self) -> [String; 4] {
        self.pick(["Id", "Utfall", "Ansvariga", "Aktivitet"], ["Id", "Outcome", "Responsible", "Activity"])
            .map(Into::into)
    }

    /// The headings of `folj stats`; the last one is given.
    pub fn cli_stats_headings(self, last: &str) -> [String; 9] {
        let words = self.pick(
            ["Id", "Aktiviteter", "Indikatorer", "Ja", "Delvis", "Nej", "Ej aktuell", "Ej bedömd", ""],
            ["Id", "Activities", "Indicators", "Yes", "Partly", "No", "Not applicable", "Not assessed", ""],
        );
        words.map(|word| if word.is_empty() { last } else { word }.to_owned())
    }

    /// The headings of `folj log`.
    pub fn cli_log_headings(self) -> [String; 4] {
        self.pick(["Tid", "Vem", "Id", "Händelse"], ["Time", "Who", "Id", "Entry"]).map(Into::into)
    }

    /// The headings of `folj plans`.
    pub fn cli_plans_headings(self) -> [String; 6] {
        self.pick(
            ["Id", "Period", "Aktiviteter", "Indikatorer", "Bedömda", "Plan"],
            ["Id", "Period", "Activities", "Indicators", "Assessed", "Plan"],
        )
        .map(Into::into)
    }

    /// The headings of `folj config show`.
    pub fn cli_config_headings(self) -> [String; 3] {
        self.pick(["Inställning", "Värde", "Varifrån"], ["Setting", "Value", "From"]).map(Into::into)
    }
}

/// «1 varning», «2 varningar».
fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::outcome_word;

    #[test]
    fn what_is_offered_is_understood() {
        for lang in Lang::ALL {
            for word in lang.cli_outcome_words() {
                assert!(outcome_word(word).is_some(), "{word}");
            }
        }
        assert!(removes("-") && removes("Rensa") && !removes("") && !removes("nej"));
    }
}
