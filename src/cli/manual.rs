//! The manual: one page about all commands, as a manual page of Unix and as Markdown.

use std::borrow::Cow;
use std::fmt::Write as _;

use clap::{Arg, ArgAction, Command};

use super::help::{WIDEST, command, in_words};
use super::io::{Answer, Exit, Io};
use crate::text::{Lang, cli};

/// A part of the manual under its heading.
struct Section {
    heading: String,
    /// Whether it is a command's, and stands under the heading of all commands.
    of_command: bool,
    /// The command as it is typed.
    usage: Option<String>,
    /// Paragraphs.
    text: Vec<String>,
    rows: Vec<Row>,
    /// Lines that stay as they are.
    lines: Vec<String>,
}

/// A term and what it means.
struct Row {
    /// `-c, --committee`, a code, a variable.
    term: String,
    /// What stands for its value: `<ABBR>`.
    value: String,
    help: String,
}

impl Section {
    fn new(heading: impl Into<String>) -> Self {
        let (text, rows, lines) = (Vec::new(), Vec::new(), Vec::new());
        Self { heading: heading.into(), of_command: false, usage: None, text, rows, lines }
    }

    fn of_rows<'a>(heading: impl Into<String>, rows: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let row = |(term, help): (&str, &str)| Row {
            term: term.to_owned(),
            value: String::new(),
            help: help.to_owned(),
        };
        Self { rows: rows.map(row).collect(), ..Self::new(heading) }
    }
}

/// The manual in a language, without its head.
fn sections(lang: Lang) -> Vec<Section> {
    let mut root = command(lang, false, WIDEST);
    root.build();
    let examples = lang.cli_examples();
    let examples = examples.lines().skip(1).map(|line| line.trim_start().to_owned()).collect();
    let filter = |arg: &Arg| cli::FILTER.contains(&arg.get_id().as_str());
    let own = |arg: &Arg| !arg.is_global_set() && !is_of_clap(arg);
    let mut all = vec![
        Section { lines: examples, ..Section::new(lang.cli_heading_examples()) },
        Section {
            rows: rows(&root, |arg| arg.is_global_set() || is_of_clap(arg)),
            ..Section::new(lang.cli_heading_global())
        },
        Section {
            text: vec![lang.cli_filter_where().into_owned()],
            rows: rows(&root, filter),
            ..Section::new(lang.cli_heading_filter())
        },
    ];
    for one in root.get_subcommands() {
        let filtered = one.get_arguments().any(|arg| arg.get_id() == "committee");
        let aliases: Vec<&str> = one.get_all_aliases().collect();
        let mut text: Vec<String> = paragraphs(one);
        if !aliases.is_empty() {
            text.push(format!("{} {}.", lang.cli_also(), aliases.join(", ")));
        }
        if filtered {
            text.push(lang.cli_filter_too().into_owned());
        }
        all.push(Section {
            of_command: true,
            usage: Some(usage(lang, one)),
            text,
            rows: rows(one, |arg| own(arg) && !(filtered && filter(arg))),
            lines: cli::command_examples(lang, one.get_name())
                .map(|lines| lines.lines().map(ToOwned::to_owned).collect())
                .unwrap_or_default(),
            ..Section::new(format!("folj {}", one.get_name()))
        });
    }
    all.push(Section::of_rows(lang.cli_heading_exits(), cli::exits(lang)));
    all.push(Section::of_rows(lang.cli_heading_environment(), cli::environment(lang)));
    all.push(Section::of_rows(lang.cli_heading_files(), cli::files(lang)));
    all
}

fn paragraphs(one: &Command) -> Vec<String> {
    let about = one.get_long_about().or(one.get_about()).map(ToString::to_string).unwrap_or_default();
    let sentence = |text: &str| if text.ends_with('.') { text.to_owned() } else { format!("{text}.") };
    about.split("\n\n").map(sentence).collect()
}

/// `folj set [OPTIONS] <INDICATOR> <OUTCOME>`
fn usage(lang: Lang, one: &Command) -> String {
    let usage = one.clone().render_usage().to_string();
    in_words(lang, usage.split_once(": ").map_or(&*usage, |(_, usage)| usage.trim()))
}

/// The same for the command that is typed so: `folj set`.
pub(super) fn usage_of(lang: Lang, typed: &str) -> Option<String> {
    let mut root = command(lang, false, WIDEST);
    root.build();
    match typed.split_once(' ') {
        None => Some(usage(lang, &root)),
        Some((_, name)) => root.find_subcommand(name).map(|one| usage(lang, one)),
    }
}

/// Those options and arguments that are wanted.
fn rows(command: &Command, wanted: impl Fn(&Arg) -> bool) -> Vec<Row> {
    let row = |arg: &Arg| {
        let usage = arg.to_string();
        let (long, value) = match usage.split_once(' ') {
            Some((long, value)) => (long.to_owned(), value.to_owned()),
            None if arg.is_positional() => (String::new(), usage),
            None => (usage, String::new()),
        };
        let term = arg.get_short().map_or_else(|| long.clone(), |short| format!("-{short}, {long}"));
        Row { term, value, help: arg.get_help().map(ToString::to_string).unwrap_or_default() }
    };
    command.get_arguments().filter(|arg| wanted(arg)).map(row).collect()
}

fn is_of_clap(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Help | ArgAction::Version)
}

/// Prints the manual page.
pub(super) fn run(lang: Lang, io: &mut Io<'_>) -> Answer {
    io.out.document().write_all(roff(lang).as_bytes())?;
    Ok(Exit::Done)
}

/// The manual page. Ragged and without hyphenation, since an option that is split cannot be found.
fn roff(lang: Lang) -> String {
    let mut page = String::from(".\\\" -*- coding: utf-8 -*-\n");
    let _ = writeln!(
        page,
        ".TH FOLJ 1 \"\" \"folj {}\" \"{}\"\n.nh\n.ad l",
        env!("CARGO_PKG_VERSION"),
        plain(&lang.cli_manual_section())
    );
    let _ = writeln!(page, "{}folj \\- {}", heading(&lang.cli_heading_name()), plain(&lang.cli_about()));
    let options = plain(&lang.cli_value_options()).into_owned();
    let _ = writeln!(page, "{}\\fBfolj\\fR {options}\n.br", heading(&lang.cli_heading_synopsis()));
    let _ = writeln!(page, "\\fBfolj\\fR \\fI{}\\fR {options}", plain(&lang.cli_value_command()));
    let mut among_commands = false;
    for section in sections(lang) {
        if section.of_command && !among_commands {
            page += &heading(&lang.cli_heading_commands());
        }
        among_commands = section.of_command;
        section.roff(&mut page);
    }
    page
}

impl Section {
    fn roff(&self, page: &mut String) {
        if self.of_command {
            let _ = writeln!(page, ".SS \"{}\"", plain(self.usage.as_ref().unwrap_or(&self.heading)));
        } else {
            *page += &heading(&self.heading);
        }
        for (at, text) in self.text.iter().enumerate() {
            let _ = writeln!(page, "{}{}", if at > 0 { ".PP\n" } else { "" }, plain(text));
        }
        for row in &self.rows {
            let term = plain(&row.term);
            let value = plain(&row.value);
            let gap = if term.is_empty() || value.is_empty() { "" } else { " " };
            let _ = writeln!(page, ".TP\n\\fB{term}\\fR{gap}\\fI{value}\\fR\n{}", plain(&row.help));
        }
        if !self.lines.is_empty() {
            let lines: Vec<_> = self.lines.iter().map(|line| plain(line)).collect();
            let back = if self.rows.is_empty() { "" } else { ".PP\n" };
            let _ = writeln!(page, "{back}.nf\n{}\n.fi", lines.join("\n"));
        }
    }

    fn markdown(&self, page: &mut String) {
        let _ = writeln!(page, "\n## {}\n", self.heading);
        if let Some(usage) = &self.usage {
            let _ = writeln!(page, "`{usage}`\n");
        }
        let mut paragraphs = self.text.join("\n\n");
        if !self.text.is_empty() {
            paragraphs.push('\n');
        }
        *page += &paragraphs;
        if !self.text.is_empty() && !self.rows.is_empty() {
            page.push('\n');
        }
        for Row { term, value, help } in &self.rows {
            let gap = if term.is_empty() || value.is_empty() { "" } else { " " };
            let _ = writeln!(page, "- `{term}{gap}{value}`: {help}");
        }
        if !self.lines.is_empty() {
            let gap = if self.rows.is_empty() { "" } else { "\n" };
            let _ = writeln!(page, "{gap}```sh\n{}\n```", self.lines.join("\n"));
        }
    }
}

/// A heading, in capitals as in every manual page.
fn heading(text: &str) -> String {
    format!(".SH \"{}\"\n", plain(&text.to_uppercase()))
}

/// Text that steers nothing. Signs that groff draws otherwise than they are typed have names of
/// their own (`groff_char(7)`), and a line may not begin with what begins a request.
fn plain(text: &str) -> Cow<'_, str> {
    let special = |c: char| matches!(c, '\\' | '-' | '\'' | '`' | '^' | '~' | '"' | '\n');
    let begins = text.starts_with(['.', '\'']);
    if !begins && !text.contains(special) {
        return text.into();
    }
    let mut safe = String::from(if begins { "\\&" } else { "" });
    for c in text.chars() {
        match c {
            '\\' => safe += "\\e",
            '-' => safe += "\\-",
            '\'' => safe += "\\(aq",
            '`' => safe += "\\(ga",
            '^' => safe += "\\(ha",
            '~' => safe += "\\(ti",
            '"' => safe += "\\(dq",
            '\n' => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe.into()
}

/// The reference of all commands and options as Markdown; `docs/cli.md` is this in English.
pub fn reference(lang: Lang) -> String {
    let mut page = format!("# folj\n\n{}\n", lang.cli_about());
    for section in sections(lang) {
        section.markdown(&mut page);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_text_steers_the_manual_page() {
        for (text, safe) in [
            ("ja, nej", "ja, nej"),
            (".SH x", "\\&.SH x"),
            ("'br", "\\&\\(aqbr"),
            ("--data \"~/x\"", "\\-\\-data \\(dq\\(ti/x\\(dq"),
            ("a\\fBb\n.c", "a\\efBb .c"),
        ] {
            assert_eq!(plain(text), safe, "{text}");
        }
    }

    #[test]
    fn every_line_of_the_manual_page_is_text_or_a_request_of_ours() {
        let requests = [".\\\"", ".TH", ".SH", ".SS", ".TP", ".PP", ".nf", ".fi", ".br", ".nh", ".ad"];
        for lang in Lang::ALL {
            let page = roff(lang);
            for line in page.lines().filter(|line| line.starts_with(['.', '\''])) {
                assert!(requests.iter().any(|request| line.starts_with(request)), "{line}");
            }
            assert!(page.lines().all(|line| !line.is_empty()), "a blank line is a paragraph");
        }
        assert!(!roff(Lang::Sv).contains("SYNOPSIS") && !roff(Lang::Sv).contains("OPTIONS"));
    }
}
