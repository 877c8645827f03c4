//! Helps in both languages, from the definitions of `args` and the words of `text::cli`.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::{Cli, HelpArgs};
use super::io::{Answer, Exit, Failure, Io};
use crate::model::Plan;
use crate::text::{Lang, cli};

/// Lines are no longer than this, even on a wide terminal.
pub(super) const WIDEST: usize = 100;

/// Whether the short help is asked for, which fits a screen.
pub(super) fn is_short(args: &[OsString]) -> bool {
    args.iter().any(|arg| arg == "-h")
}

/// The definitions with their words in one language, for a terminal of that width.
pub(super) fn command(lang: Lang, short: bool, width: usize) -> Command {
    let version = format!("{}\n{}", env!("CARGO_PKG_VERSION"), lang.cli_format_version(Plan::FORMAT));
    let root = Cli::command();
    let names: Vec<String> = root.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    let root = root
        .version(version)
        .about(lang.cli_about())
        .before_help(lang.cli_examples())
        .subcommand_help_heading(lang.cli_heading_commands())
        .subcommand_value_name(lang.cli_value_command())
        .term_width(width.min(WIDEST))
        .after_long_help(after_help(lang))
        .help_template(if short { short_template(lang, &names) } else { template(lang) })
        .mut_args(|arg| words(lang, arg));
    let root = root.mut_subcommands(|one| {
        let name = one.get_name().to_owned();
        let about = cli::command(lang, &name).unwrap_or_default();
        let whole = cli::command_long(lang, &name)
            .map_or_else(|| about.to_owned(), |more| format!("{about}\n\n{more}"));
        one.about(about)
            .long_about(whole)
            .after_help(examples(lang, &name))
            .help_template(template(lang))
            .disable_version_flag(true)
            .mut_args(|arg| words(lang, arg))
            .arg(help_option(lang))
            .disable_help_flag(true)
    });
    let options = lang.cli_heading_options();
    let version = version_option().help(lang.cli_arg_version()).help_heading(options.into_owned());
    root.disable_help_flag(true).disable_version_flag(true).arg(help_option(lang)).arg(version)
}

/// The definitions that can be meant by a command line, to understand it with. They have no words: where it
/// wants a help or is wrong, [`command`] knows what to say.
pub(super) fn meant(words: &[OsString]) -> Command {
    let bare = |one: Command| one.arg(bare_help_option()).disable_help_flag(true).disable_version_flag(true);
    bare(Cli::meant(words).mut_subcommands(bare)).arg(version_option())
}

/// The examples of a command under their heading.
fn examples(lang: Lang, name: &str) -> String {
    let lines = cli::command_examples(lang, name).unwrap_or_default().lines();
    let lines: String = lines.flat_map(|line| ["\n  ", line]).collect();
    if lines.is_empty() { lines } else { format!("{}:{lines}", lang.cli_heading_examples()) }
}

fn help_option(lang: Lang) -> Arg {
    bare_help_option().help(lang.cli_arg_help()).help_heading(lang.cli_heading_options())
}

fn bare_help_option() -> Arg {
    Arg::new("help").short('h').long("help").action(ArgAction::Help)
}

fn version_option() -> Arg {
    Arg::new("version").short('V').long("version").action(ArgAction::Version)
}

/// The words of an option or argument, under the heading of its kind.
fn words(lang: Lang, arg: Arg) -> Arg {
    let id = arg.get_id().to_string();
    let heading = if arg.is_positional() {
        lang.cli_heading_arguments()
    } else if arg.is_global_set() {
        lang.cli_heading_global()
    } else if cli::FILTER.contains(&id.as_str()) {
        lang.cli_heading_filter()
    } else {
        lang.cli_heading_options()
    };
    let named = arg.get_value_names().and_then(|names| cli::value(lang, names.first()?));
    let arg = arg.help_heading(heading.into_owned());
    let arg = match named {
        Some(name) => arg.value_name(name),
        None => arg,
    };
    match cli::argument(lang, &id) {
        Some(help) => arg.help(help),
        None => arg,
    }
}

fn template(lang: Lang) -> String {
    format!(
        "{{before-help}}{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        lang.cli_usage()
    )
}

/// Examples first, then the names of the commands: what fits a screen of 24 lines.
fn short_template(lang: Lang, names: &[String]) -> String {
    let commands = textwrap::fill(&names.join(" "), 76).replace('\n', "\n  ");
    format!(
        "{{name}} {} – {{about}}\n\n{{before-help}}{}\n  {commands}\n\n{}",
        env!("CARGO_PKG_VERSION"),
        lang.cli_heading_commands_colon(),
        lang.cli_more()
    )
}

/// A help or a usage with the one word in it that is clap's own.
pub(super) fn in_words(lang: Lang, text: &str) -> String {
    text.replace("[OPTIONS]", &lang.cli_value_options())
}

/// Prints the help of folj, or of one of its commands by its name or an alias.
pub(super) fn print(lang: Lang, args: &HelpArgs, io: &mut Io<'_>) -> Answer {
    let mut root = command(lang, false, io.width.unwrap_or(WIDEST));
    root.build();
    let help = match &args.command {
        None => root.render_long_help(),
        Some(name) => match root.find_subcommand_mut(name) {
            Some(one) => one.render_long_help(),
            None => return Err(Failure::new(Exit::Usage, lang.cli_no_such_command(name))),
        },
    };
    write!(io.out.document(), "{}", in_words(lang, &help.to_string()))?;
    Ok(Exit::Done)
}

/// What stands behind the long help: codes beside their meanings, longer names above them.
fn after_help(lang: Lang) -> String {
    let exits = cli::exits(lang).map(|(code, help)| format!("  {code:<4} {help}\n"));
    let above = |(name, help): (&str, &str)| format!("  {name}\n      {help}\n");
    let blocks = [
        (lang.cli_heading_exits(), exits.collect::<String>()),
        (lang.cli_heading_environment(), cli::environment(lang).map(above).collect()),
        (lang.cli_heading_files(), cli::files(lang).map(above).collect()),
    ];
    blocks.map(|(heading, rows)| format!("{heading}:\n{rows}")).join("\n")
}

#[cfg(test)]
mod tests {
    use clap::FromArgMatches;

    use super::super::args::EACH;
    use super::*;

    #[test]
    fn the_definitions_hold_and_everything_has_words() {
        for lang in Lang::ALL {
            let mut root = command(lang, false, WIDEST);
            root.clone().debug_assert();
            root.build();
            for one in root.get_subcommands() {
                let about = one.get_about().map(ToString::to_string).unwrap_or_default();
                assert!(!about.is_empty(), "{} {lang:?}", one.get_name());
                for arg in one.get_arguments() {
                    assert!(arg.get_help().is_some(), "{} {} {lang:?}", one.get_name(), arg.get_id());
                }
            }
        }
    }

    /// What makes a difference to understanding it, of every command with its names.
    fn shape(root: &Command) -> Vec<String> {
        let args = |one: &Command| {
            let mut args: Vec<String> = one
                .get_arguments()
                .map(|arg| {
                    let names = (arg.get_id(), arg.get_long_and_visible_aliases(), arg.get_all_aliases());
                    let values = (arg.get_num_args(), arg.get_value_delimiter(), arg.get_value_parser());
                    let rest = (arg.get_short(), arg.get_index(), arg.get_action(), arg.is_required_set());
                    let hyphens = (arg.is_allow_hyphen_values_set(), arg.is_global_set());
                    format!("{names:?} {values:?} {rest:?} {hyphens:?} {:?}", arg.get_default_values())
                })
                .collect();
            args.sort();
            args.concat()
        };
        let mut shapes: Vec<String> = root
            .get_subcommands()
            .chain([root])
            .map(|one| {
                let aliases: Vec<&str> = one.get_all_aliases().collect();
                format!("{} {aliases:?} {}", one.get_name(), args(one))
            })
            .collect();
        shapes.sort();
        shapes
    }

    #[test]
    fn what_can_be_meant_is_understood_as_with_all_definitions() {
        let every: Vec<OsString> = EACH.iter().filter_map(|(names, _)| Some(names.last()?.into())).collect();
        let (mut all, mut meant) = (command(Lang::Sv, false, WIDEST), meant(&every));
        all.build();
        meant.build();
        assert_eq!(shape(&meant), shape(&all));
    }

    #[test]
    fn the_name_of_the_program_alone_means_the_default() {
        for definitions in [command(Lang::Sv, false, WIDEST), meant(&["folj".into()])] {
            let understood = Cli::from_arg_matches(&definitions.get_matches_from(["folj"])).unwrap();
            assert_eq!(format!("{understood:?}"), format!("{:?}", Cli::default()));
        }
    }

    #[test]
    fn commands_that_nobody_names_are_not_defined() {
        for (words, named) in [
            ("folj", &[][..]),
            ("folj -c OSN", &[]),
            ("folj --lang sv lista -c OSN", &["list"]),
            ("folj show list", &["list", "show"]),
        ] {
            let words: Vec<OsString> = words.split(' ').map(Into::into).collect();
            let names: Vec<String> =
                meant(&words).get_subcommands().map(|one| one.get_name().to_owned()).collect();
            assert_eq!(names, named, "{words:?}");
        }
    }

    #[test]
    fn the_short_help_fits_a_screen() {
        for lang in Lang::ALL {
            let help = command(lang, true, 80).render_help().to_string();
            assert!(help.lines().count() <= 24, "{help}");
            assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
        }
    }
}
