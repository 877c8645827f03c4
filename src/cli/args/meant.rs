//! The definitions that a command line can mean, without the others.

use std::ffi::OsString;

use clap::Args as _;

use super::{
    AdminArgs, CheckArgs, Cli, CompletionsArgs, ConfigArgs, FormArgs, Global, HelpArgs, LogArgs, Look,
    NoteArgs, ReportArgs, ScreenArgs, SetArgs, ShowArgs, UiArgs,
};

/// Puts the arguments of a command into its definition.
type Augment = fn(clap::Command) -> clap::Command;

/// The names of each command, its aliases among them, and its arguments, as [`Command`](super::Command) has them: to define
/// one command without the others. A test holds the two together.
pub(in crate::cli) const EACH: [(&[&str], Augment); 19] = [
    (&["demo"], |command| command),
    (&["plans"], FormArgs::augment_args),
    (&["list", "lista"], Look::augment_args),
    (&["show", "visa"], ShowArgs::augment_args),
    (&["stats", "status", "oversikt"], Look::augment_args),
    (&["set", "satt"], SetArgs::augment_args),
    (&["note", "anteckna"], NoteArgs::augment_args),
    (&["undo", "angra"], |command| command),
    (&["log", "logg"], LogArgs::augment_args),
    (&["report", "rapport"], ReportArgs::augment_args),
    (&["check", "kontroll"], CheckArgs::augment_args),
    (&["screen"], ScreenArgs::augment_args),
    (&["keys"], |command| command),
    (&["config"], ConfigArgs::augment_args),
    (&["doctor", "doktor"], FormArgs::augment_args),
    (&["admin"], AdminArgs::augment_args),
    (&["completions"], CompletionsArgs::augment_args),
    (&["man"], |command| command),
    (&["help"], HelpArgs::augment_args),
];

impl Cli {
    /// The definitions of the options before a command's name, and of those commands that one of the words
    /// names: no other can be meant. They have no words for people.
    pub(in crate::cli) fn meant(words: &[OsString]) -> clap::Command {
        let root =
            clap::Command::new("folj").version(env!("CARGO_PKG_VERSION")).disable_help_subcommand(true);
        let root = UiArgs::augment_args(Look::augment_args(Global::augment_args(root)));
        let named = |names: &[&str]| words.iter().any(|word| names.iter().any(|name| word == name));
        let meant = EACH.iter().filter(|(names, _)| named(names));
        root.subcommands(meant.filter_map(|(names, augment)| {
            let (name, aliases) = names.split_first()?;
            Some(augment(clap::Command::new(*name).aliases(aliases.iter().copied())))
        }))
    }
}
