//! Helps in both languages, the manual page and the reference: all from the same definitions.

use std::ffi::OsString;
use std::fmt::Write as _;

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
    let names: Vec<String> = Cli::command().get_subcommands().map(|one| one.get_name().to_owned()).collect();
    let mut root = Cli::command()
        .version(version)
        .about(lang.cli_about())
        .before_help(lang.cli_examples())
        .subcommand_help_heading(lang.cli_heading_commands())
        .subcommand_value_name(lang.cli_value_command())
        .term_width(width.min(WIDEST))
        .after_long_help(lang.cli_after_help())
        .help_template(if short { short_template(lang, &names) } else { template(lang) })
        .mut_args(|arg| words(lang, arg));
    for name in names {
        root = root.mut_subcommand(&name, |one| {
            let about = cli::command(lang, &name).unwrap_or_default();
            let whole = cli::command_long(lang, &name)
                .map_or_else(|| about.to_owned(), |more| format!("{about}\n\n{more}"));
            one.about(about)
                .long_about(whole)
                .help_template(template(lang))
                .disable_version_flag(true)
                .mut_args(|arg| words(lang, arg))
                .arg(help_option(lang))
                .disable_help_flag(true)
        });
    }
    root.disable_help_flag(true).disable_version_flag(true).arg(help_option(lang)).arg(
        Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .help(lang.cli_arg_version())
            .help_heading(lang.cli_heading_options()),
    )
}

fn help_option(lang: Lang) -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(lang.cli_arg_help())
        .help_heading(lang.cli_heading_options())
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
    write!(io.out, "{}", in_words(lang, &help.to_string()))?;
    Ok(Exit::Done)
}

/// Prints the manual page: one page for all commands.
pub(super) fn man(lang: Lang, io: &mut Io<'_>) -> Answer {
    let root = command(lang, false, WIDEST).version(env!("CARGO_PKG_VERSION"));
    let mut page = Vec::new();
    let man = clap_mangen::Man::new(root.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_options_section(&mut page)?;
    for one in root.get_subcommands() {
        let name = format!("folj {}", one.get_name());
        page.extend_from_slice(format!(".SH \"{}\"\n", name.to_uppercase()).as_bytes());
        let about = one.get_long_about().map(ToString::to_string).unwrap_or_default();
        page.extend_from_slice(roff(&about).as_bytes());
        let own = one.clone().mut_args(|arg| {
            let everywhere = arg.is_global_set() || arg.get_id() == "help";
            arg.hide(everywhere)
        });
        clap_mangen::Man::new(own).render_options_section(&mut page)?;
    }
    man.render_extra_section(&mut page)?;
    man.render_version_section(&mut page)?;
    io.out.write_all(&page)?;
    Ok(Exit::Done)
}

/// A paragraph of a manual page; a line may begin with nothing that steers it.
fn roff(text: &str) -> String {
    let lines =
        text.lines().map(|line| if line.is_empty() { ".PP".to_owned() } else { format!("\\&{line}") });
    lines.map(|line| line.replace('-', "\\-") + "\n").collect()
}

/// The reference of all commands and options as Markdown; `docs/cli.md` is this in English.
pub fn reference(lang: Lang) -> String {
    let mut root = command(lang, false, WIDEST);
    root.build();
    let mut page =
        format!("# folj\n\n{}\n\n```text\n{}\n```\n", lang.cli_about(), lang.cli_examples().trim_end());
    let _ = write!(page, "\n## {}\n\n{}", lang.cli_heading_global(), options(&root, Arg::is_global_set));
    let without = |arg: &Arg| !arg.is_global_set() && arg.get_id() != "help" && arg.get_id() != "version";
    let _ = write!(page, "\n## folj\n\n{}\n\n{}", lang.cli_without_command(), options(&root, without));
    for one in root.get_subcommands() {
        let aliases: Vec<String> = one.get_all_aliases().map(|alias| format!("`{alias}`")).collect();
        let _ = write!(page, "\n## folj {}\n\n", one.get_name());
        if !aliases.is_empty() {
            let _ = write!(page, "{} {}\n\n", lang.cli_also(), aliases.join(", "));
        }
        let about = one.get_long_about().or(one.get_about()).map(ToString::to_string).unwrap_or_default();
        let own = |arg: &Arg| !arg.is_global_set() && arg.get_id() != "help";
        let _ = write!(page, "{about}\n\n{}", options(one, own));
    }
    let _ = write!(page, "\n```text\n{}\n```\n", lang.cli_after_help().trim_end());
    page
}

/// A list of those options and arguments that are wanted.
fn options(command: &Command, wanted: impl Fn(&Arg) -> bool) -> String {
    let mut list = String::new();
    for arg in command.get_arguments().filter(|arg| wanted(arg)) {
        let usage = arg.to_string();
        let usage = arg.get_short().map_or_else(|| usage.clone(), |short| format!("-{short}, {usage}"));
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let values: Vec<String> = match arg.get_action() {
            ArgAction::Set | ArgAction::Append if !arg.is_hide_possible_values_set() => {
                arg.get_possible_values().iter().map(|value| format!("`{}`", value.get_name())).collect()
            }
            _ => Vec::new(),
        };
        let values = if values.is_empty() { String::new() } else { format!(" ({})", values.join(", ")) };
        let _ = writeln!(list, "- `{usage}`: {help}{values}");
    }
    list
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn the_short_help_fits_a_screen() {
        for lang in Lang::ALL {
            let help = command(lang, true, 80).render_help().to_string();
            assert!(help.lines().count() <= 24, "{help}");
            assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
        }
    }
}
