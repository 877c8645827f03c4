//! What a command or an option needs beside folj itself, and who may ask for that in restricted mode.
//!
//! Every command and every option has its row here; what has none is refused.

use std::ffi::OsStr;

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::args::Command;
use super::io::{Exit, Failure};
use super::open::is_path;
use crate::text::Lang;

/// Whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// Those of the administrator, who wrote the forced command.
    Administrator,
    /// Those of somebody who is let in to folj and to nothing else.
    Guest,
}

/// What something needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    /// What everybody has.
    Nothing,
    /// To choose where things are read from and kept, or to see how the server is set up.
    Place,
    /// The same, if the value is a path and no name.
    PlaceOrName,
    /// A file of the user's own choosing, if the value is not `-`.
    FileOrStream,
    /// A file of the user's own choosing, or another program.
    Outside,
}

/// The commands.
const COMMANDS: &[(&str, Need)] = &[
    ("demo", Need::Nothing),
    ("plans", Need::Nothing),
    ("list", Need::Nothing),
    ("show", Need::Nothing),
    ("stats", Need::Nothing),
    ("set", Need::Nothing),
    ("note", Need::Nothing),
    ("undo", Need::Nothing),
    ("log", Need::Nothing),
    ("report", Need::Nothing),
    ("check", Need::Nothing),
    ("screen", Need::Nothing),
    ("keys", Need::Nothing),
    ("help", Need::Nothing),
    ("config", Need::Outside),
    ("admin", Need::Outside),
    ("doctor", Need::Place),
    ("completions", Need::Place),
    ("man", Need::Place),
];

/// The options and arguments, by their ids; the same id means the same wherever it stands.
const ARGUMENTS: &[(&str, Need)] = &[
    ("plan", Need::PlaceOrName),
    ("data", Need::Place),
    ("plans", Need::Place),
    ("config", Need::Place),
    ("named", Need::PlaceOrName),
    ("file", Need::FileOrStream),
    ("output", Need::FileOrStream),
    ("per_committee", Need::Outside),
    ("what", Need::Outside),
    ("shell", Need::Place),
    ("restricted", Need::Nothing),
    ("lang", Need::Nothing),
    ("read_only", Need::Nothing),
    ("demo", Need::Nothing),
    ("color", Need::Nothing),
    ("quiet", Need::Nothing),
    ("intro", Need::Nothing),
    ("plain_ui", Need::Nothing),
    ("committee", Need::Nothing),
    ("how", Need::Nothing),
    ("nobody", Need::Nothing),
    ("focus", Need::Nothing),
    ("goal", Need::Nothing),
    ("outcome", Need::Nothing),
    ("search", Need::Nothing),
    ("year", Need::Nothing),
    ("as_of", Need::Nothing),
    ("format", Need::Nothing),
    ("ids", Need::Nothing),
    ("indicator", Need::Nothing),
    ("value", Need::Nothing),
    ("note", Need::Nothing),
    ("force", Need::Nothing),
    ("odd", Need::Nothing),
    ("target", Need::Nothing),
    ("text", Need::Nothing),
    ("since", Need::Nothing),
    ("changes", Need::Nothing),
    ("by", Need::Nothing),
    ("size", Need::Nothing),
    ("keys", Need::Nothing),
    ("command", Need::Nothing),
    ("report_format", Need::Nothing),
    ("kind", Need::Nothing),
    ("compared", Need::Nothing),
    ("with", Need::Nothing),
    ("without", Need::Nothing),
    ("title", Need::Nothing),
    ("body", Need::Nothing),
    ("date", Need::Nothing),
    ("case_number", Need::Nothing),
    ("prepared_by", Need::Nothing),
    ("task", Need::Nothing),
    ("role", Need::Nothing),
    ("shown_name", Need::Nothing),
    ("guest", Need::Nothing),
];

impl Need {
    /// What a row says, or the strictest where there is none.
    fn of(table: &[(&str, Self)], name: &str) -> Self {
        table.iter().find(|(known, _)| *known == name).map_or(Self::Outside, |(_, need)| *need)
    }

    /// Whether somebody may ask for this with that value.
    fn is_met(self, whose: Whose, value: &OsStr) -> bool {
        match self {
            Self::Nothing => true,
            Self::Place => whose == Whose::Administrator,
            Self::PlaceOrName => whose == Whose::Administrator || !value.to_str().is_none_or(is_path),
            Self::FileOrStream => value == "-",
            Self::Outside => false,
        }
    }
}

/// Refuses what restricted mode has not. Options of every command are told on both levels, so that
/// looking at the first one is enough for them.
pub(super) fn pass(
    lang: Lang,
    whose: Whose,
    definition: &clap::Command,
    matches: &ArgMatches,
) -> Result<(), Failure> {
    arguments(lang, whose, definition, matches)?;
    let Some((name, inner)) = matches.subcommand() else { return Ok(()) };
    if !Need::of(COMMANDS, name).is_met(whose, OsStr::new("")) {
        return Err(refused(lang.cli_restricted_command(name)));
    }
    definition.find_subcommand(name).map_or(Ok(()), |command| arguments(lang, whose, command, inner))
}

fn arguments(
    lang: Lang,
    whose: Whose,
    definition: &clap::Command,
    matches: &ArgMatches,
) -> Result<(), Failure> {
    for arg in definition.get_arguments() {
        let id = arg.get_id().as_str();
        if matches.value_source(id) != Some(ValueSource::CommandLine) {
            continue;
        }
        let mut values: Vec<&OsStr> = matches.get_raw(id).into_iter().flatten().collect();
        if values.is_empty() {
            values.push(OsStr::new(""));
        }
        if !values.into_iter().all(|value| Need::of(ARGUMENTS, id).is_met(whose, value)) {
            let option = arg.get_long().map_or_else(|| place_of(arg), |long| format!("--{long}"));
            return Err(refused(lang.cli_restricted_option(&option)));
        }
    }
    Ok(())
}

/// An argument as the help names it: `PLAN|PATH`.
fn place_of(arg: &clap::Arg) -> String {
    let names = arg.get_value_names().into_iter().flatten();
    names.map(clap::builder::Str::as_str).collect::<Vec<_>>().join(" ")
}

/// Refuses a command that would start another program: a note without a text opens an editor.
pub(super) fn starts_nothing(lang: Lang, command: Option<&Command>) -> Result<(), Failure> {
    match command {
        Some(Command::Note(note)) if note.text.is_none() && note.file.is_none() => {
            Err(refused(lang.cli_restricted_editor()))
        }
        Some(_) | None => Ok(()),
    }
}

fn refused(text: impl Into<String>) -> Failure {
    Failure::new(Exit::NotAllowed, text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::{ArgAction, CommandFactory};

    use super::*;
    use crate::cli::args::Cli;

    fn names(table: &[(&'static str, Need)]) -> BTreeSet<&'static str> {
        let names: BTreeSet<&str> = table.iter().map(|(name, _)| *name).collect();
        assert_eq!(names.len(), table.len(), "a row stands twice");
        names
    }

    /// Who adds a command or an option decides here what it needs.
    #[test]
    fn every_command_and_option_has_its_row_and_every_row_its_command_or_option() {
        let root = Cli::command();
        let commands: BTreeSet<&str> = root.get_subcommands().map(clap::Command::get_name).collect();
        assert_eq!(names(COMMANDS), commands);
        let all = root.get_arguments().chain(root.get_subcommands().flat_map(clap::Command::get_arguments));
        let helps = |action: &ArgAction| {
            matches!(
                action,
                ArgAction::Help | ArgAction::HelpShort | ArgAction::HelpLong | ArgAction::Version
            )
        };
        let arguments: BTreeSet<&str> =
            all.filter(|arg| !helps(arg.get_action())).map(|arg| arg.get_id().as_str()).collect();
        assert_eq!(names(ARGUMENTS), arguments);
        for command in root.get_subcommands() {
            assert!(!command.has_subcommands(), "{}: the gate looks one level deep", command.get_name());
        }
    }

    /// What takes a path may not be left to somebody who is not trusted.
    #[test]
    fn whatever_takes_a_path_needs_more_than_nothing() {
        let root = Cli::command();
        let all = root.get_arguments().chain(root.get_subcommands().flat_map(clap::Command::get_arguments));
        let path = |arg: &clap::Arg| {
            arg.get_value_hint() != clap::ValueHint::Unknown
                || arg.get_value_names().into_iter().flatten().any(|name| {
                    ["PATH", "DIR", "FILE"].iter().any(|word| name.split('|').any(|part| part == *word))
                })
        };
        let paths: Vec<&str> = all.filter(|arg| path(arg)).map(|arg| arg.get_id().as_str()).collect();
        assert!(paths.len() >= 6, "{paths:?}");
        for id in paths {
            assert_ne!(Need::of(ARGUMENTS, id), Need::Nothing, "{id}");
        }
    }

    #[test]
    fn what_nobody_has_thought_of_is_refused() {
        assert_eq!(Need::of(ARGUMENTS, "brand_new"), Need::Outside);
        for whose in [Whose::Administrator, Whose::Guest] {
            assert!(!Need::Outside.is_met(whose, OsStr::new("")));
        }
    }

    #[test]
    fn who_may_ask_for_what() {
        use Need as N;
        for (need, value, administrator, guest) in [
            (N::Nothing, "/etc/passwd", true, true),
            (N::Place, "/srv/folj", true, false),
            (N::PlaceOrName, "hsvo-uppsala-2024", true, true),
            (N::PlaceOrName, "hsvo", true, true),
            (N::PlaceOrName, "/srv/plan.ron", true, false),
            (N::PlaceOrName, "../x", true, false),
            (N::PlaceOrName, "plan.ron", true, false),
            (N::PlaceOrName, "..", true, false),
            (N::FileOrStream, "-", true, true),
            (N::FileOrStream, "./-", false, false),
            (N::FileOrStream, "/dev/stdout", false, false),
            (N::Outside, "", false, false),
        ] {
            let met = |whose| need.is_met(whose, OsStr::new(value));
            assert_eq!(met(Whose::Administrator), administrator, "{need:?} {value}");
            assert_eq!(met(Whose::Guest), guest, "{need:?} {value}");
        }
    }
}
