//! `folj completions`, and what the shell is offered: plans, parties, ids, outcomes, meetings.
//!
//! A shell that waits for words wants them at once and nothing else: whatever goes wrong here,
//! nothing is offered and nothing is said.

use std::ffi::{OsStr, OsString};

use clap::{CommandFactory, ValueEnum};
use clap_complete::engine::CompletionCandidate;
use clap_complete::env::Shells;

use super::args::{Cli, CompletionsArgs, Global, Shell};
use super::configured::Settings;
use super::entries::Entries;
use super::io::{Answer, Exit, Failure, Io};
use super::open::Desk;
use super::select;
use crate::facts::Facts;
use crate::journal::Mark;
use crate::library::Shelf;
use crate::model::Item;
use crate::problem::Level;
use crate::query::fold;
use crate::text::{Lang, clean_line, cli};

/// Prints what the shell has to run; from then on it asks folj.
pub(super) fn run(desk: &Desk<'_>, args: &CompletionsArgs, io: &mut Io<'_>) -> Answer {
    let name = match args.shell {
        Shell::Bash => "bash",
        Shell::Zsh => "zsh",
        Shell::Fish => "fish",
        Shell::Elvish => "elvish",
        Shell::Powershell => "powershell",
    };
    let shells = Shells::builtins();
    let shell =
        shells.completer(name).ok_or_else(|| Failure::new(Exit::Usage, desk.lang().cli_no_shell(name)))?;
    let mut script = Vec::new();
    shell.write_registration(VARIABLE, "folj", "folj", "folj", &mut script)?;
    io.out.document().write_all(&script)?;
    Ok(Exit::Done)
}

/// The variable by which a shell asks for words.
pub(super) const VARIABLE: &str = "COMPLETE";

/// What begins with the letters typed so far, marks on letters aside. The shell prints the words as they
/// are, so one that may not be shown as it is (an abbreviation in a hostile plan) is not offered.
fn offer<'a>(typed: &OsStr, words: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<CompletionCandidate> {
    let typed = fold(&typed.to_string_lossy());
    let fitting =
        words.into_iter().filter(|(word, _)| *clean_line(word) == **word && fold(word).starts_with(&typed));
    fitting
        .map(|(word, help)| CompletionCandidate::new(word).help(Some(clean_line(help).into_owned().into())))
        .collect()
}

/// Asks with the options that were typed so far, as far as they say which plan is meant.
fn ask<T>(answer: impl FnOnce(&Desk<'_>, Lang) -> T) -> T {
    let typed: Vec<OsString> = std::env::args_os().collect();
    let value = |name| super::option(&typed, name);
    let text = |name| value(name).and_then(|value| value.into_string().ok());
    let global = Global {
        plan: text("--plan"),
        plans: value("--plans").into_iter().map(Into::into).collect(),
        config: value("--config").map(Into::into),
        data: value("--data").map(Into::into),
        lang: text("--lang"),
        demo: typed.iter().any(|word| word == "--demo"),
        ..Global::default()
    };
    let facts = Facts::ask();
    let settings = Settings::read(global.config.clone(), &facts);
    let desk = Desk::new(&global, &facts, settings);
    answer(&desk, desk.lang())
}

/// Runs with the plan that would open.
fn with_plan<T: Default>(answer: impl FnOnce(&Shelf, Lang) -> T) -> T {
    ask(|desk, lang| desk.choose(&mut desk.library()).map(|shelf| answer(&shelf, lang)).unwrap_or_default())
}

/// The last meeting, meetings, and their marks.
pub(super) fn moments(typed: &OsStr) -> Vec<CompletionCandidate> {
    ask(|desk, lang| {
        let Ok(mut shelf) = desk.choose(&mut desk.library()) else { return Vec::new() };
        Entries::Counting.read(&mut shelf, desk.store().0.as_mut());
        let meetings = shelf.history.meetings();
        let latest = meetings.iter().max_by_key(|meeting| meeting.opened);
        let mut words: Vec<(String, String)> =
            latest.map(|meeting| (select::LATEST.to_owned(), meeting.name())).into_iter().collect();
        for meeting in &meetings {
            words.push((meeting.id.to_string(), meeting.name()));
            let marks = Mark::ALL.into_iter().filter(|mark| meeting.marked(*mark).is_some());
            words.extend(marks.map(|mark| {
                let word = format!("{}/{}", meeting.id, lang.cli_mark_word(mark));
                (word, format!("{} {}", meeting.name(), lang.mark(mark)))
            }));
        }
        offer(typed, words.iter().map(|(word, help)| (word.as_str(), help.as_str())))
    })
}

/// Ids of plans.
pub(super) fn plans(typed: &OsStr) -> Vec<CompletionCandidate> {
    let library = ask(|desk, _| desk.library());
    offer(typed, library.shelves.iter().map(|shelf| (shelf.plan.id.as_str(), shelf.plan.title.as_str())))
}

/// Names of commands.
pub(super) fn commands(typed: &OsStr) -> Vec<CompletionCandidate> {
    let lang = lang();
    let root = Cli::command();
    let words = root.get_subcommands().map(clap::Command::get_name);
    offer(typed, words.map(|name| (name, cli::command(lang, name).unwrap_or_default())))
}

/// Abbreviations of parties; only the last one of several is completed.
pub(super) fn parties(typed: &OsStr) -> Vec<CompletionCandidate> {
    with_plan(|shelf, lang| {
        offer(typed, shelf.plan.parties.iter().map(|party| (party.abbr.as_str(), lang.party_name(party))))
    })
}

fn of_levels(typed: &OsStr, levels: &[Level]) -> Vec<CompletionCandidate> {
    with_plan(|shelf, _| {
        let items: Vec<Item<'_>> =
            shelf.year(None).items().filter(|item| levels.contains(&item.level())).collect();
        offer(typed, items.iter().map(|item| (item.id().as_str(), item.text())))
    })
}

/// Ids of focus areas.
pub(super) fn focus_areas(typed: &OsStr) -> Vec<CompletionCandidate> {
    of_levels(typed, &[Level::FocusArea])
}

/// Ids of goals.
pub(super) fn goals(typed: &OsStr) -> Vec<CompletionCandidate> {
    of_levels(typed, &[Level::Goal])
}

/// Ids of indicators.
pub(super) fn indicators(typed: &OsStr) -> Vec<CompletionCandidate> {
    of_levels(typed, &[Level::Indicator])
}

/// Ids of any level.
pub(super) fn items(typed: &OsStr) -> Vec<CompletionCandidate> {
    of_levels(typed, &[Level::FocusArea, Level::Goal, Level::Activity, Level::Indicator])
}

/// The plan's own id and the ids of any level.
pub(super) fn subjects(typed: &OsStr) -> Vec<CompletionCandidate> {
    plans(typed).into_iter().chain(items(typed)).collect()
}

/// The values of an option that has a few.
pub(super) fn choices<T: ValueEnum>(typed: &OsStr) -> Vec<CompletionCandidate> {
    let lang = lang();
    let values: Vec<_> = T::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
    let words = values.iter().map(clap::builder::PossibleValue::get_name);
    offer(typed, words.map(|name| (name, cli::choice(lang, name).unwrap_or_default())))
}

/// The words of `folj admin`.
pub(super) fn tasks(typed: &OsStr) -> Vec<CompletionCandidate> {
    offer(typed, ["init", "user", "add", "close", "list"].into_iter().map(|word| (word, "")))
}

fn lang() -> Lang {
    ask(|_, lang| lang)
}

/// Words for an outcome that can be recorded.
pub(super) fn outcomes(typed: &OsStr) -> Vec<CompletionCandidate> {
    offer(typed, lang().cli_outcome_words().into_iter().chain(["clear"]).map(|word| (word, "")))
}

/// Words for an outcome that can be asked for.
pub(super) fn selections(typed: &OsStr) -> Vec<CompletionCandidate> {
    offer(typed, lang().cli_outcome_words().into_iter().chain(["open"]).map(|word| (word, "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_may_not_be_shown_is_not_offered() {
        let words = [("KS", "a\u{1b}[2J"), ("K\u{1b}[2J", ""), ("K\u{202e}", ""), ("ÄLN", "")];
        let offered = offer(OsStr::new(""), words);
        let values: Vec<_> =
            offered.iter().map(|one| one.get_value().to_string_lossy().into_owned()).collect();
        assert_eq!(values, ["KS", "ÄLN"]);
        assert_eq!(offered[0].get_help().unwrap().to_string(), "a\u{fffd}[2J");
    }
}
