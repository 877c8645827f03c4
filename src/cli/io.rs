//! The three streams, and how a command ends.

use std::io::{self, Read, Write};

use serde::Serialize;

use super::args::{Form, When};
use super::stream::Stream;
use crate::config::{Config, Glyphs};
use crate::facts::Facts;
use crate::problem::{Finding, Problem};
use crate::report::{Sheet, Value, write_csv, write_json, write_tsv};
use crate::text::{Charset, Lang, Shown, problems};

/// Exit codes: 0 to 2 as usual, the rest from sysexits.h so that administrators recognise them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done; also an empty list.
    Done,
    /// The answer is no: `check` found errors, there is no such id, nothing to undo.
    No,
    /// An option or an argument is wrong.
    Usage,
    /// A plan cannot be read.
    Data,
    /// A file is missing or may not be read.
    Missing,
    /// A file cannot be made.
    CannotCreate,
    /// Reading or writing failed; nothing was saved.
    NotSaved,
    /// Somebody else changed it meanwhile.
    Changed,
    /// The user may not write.
    NotAllowed,
    /// The settings are wrong.
    Config,
    /// The screen ended because of a mistake in the program.
    Panicked,
    /// The screen's terminal is gone.
    HungUp,
    /// A signal ended the screen; its number.
    Signal(i32),
}

impl Exit {
    /// The number that the shell is given.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::No => 1,
            Self::Usage => 2,
            Self::Data => 65,
            Self::Missing => 66,
            Self::CannotCreate => 73,
            Self::NotSaved => 74,
            Self::Changed => 75,
            Self::NotAllowed => 77,
            Self::Config => 78,
            Self::Panicked => 101,
            Self::HungUp => 129,
            Self::Signal(number) => u8::try_from(128 + number).unwrap_or(u8::MAX),
        }
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// Why a command stopped.
#[derive(Debug)]
pub(super) enum Failure {
    /// For this reason, to be told.
    Told(Exit, String),
    /// A stream failed. A closed pipe is nobody's fault.
    Stream(io::Error),
}

impl Failure {
    pub(super) fn new(exit: Exit, text: impl Into<String>) -> Self {
        Self::Told(exit, text.into())
    }

    /// The failure that a finding means, with the exit code of its kind.
    pub(super) fn finding(lang: Lang, finding: &Finding) -> Self {
        let exit = match finding.problem {
            Problem::NoSuchFile { .. } | Problem::NotReadable { .. } => Exit::Missing,
            Problem::Io { .. } => Exit::NotSaved,
            _ => Exit::Data,
        };
        // Without a place there is nothing but the sentence: that it is an error goes without saying.
        let text = match finding.place {
            Some(_) => problems::one_line(lang, finding),
            None => problems::title(lang, &finding.problem),
        };
        Self::new(exit, text)
    }

    /// The failure that findings mean together: each on a line, with the exit code of the first one.
    pub(super) fn findings(lang: Lang, findings: &[Finding]) -> Self {
        let lines: Vec<String> = findings.iter().map(|finding| problems::one_line(lang, finding)).collect();
        let exit = findings.first().map(|first| Self::finding(lang, first));
        match exit {
            Some(Self::Told(exit, _)) => Self::new(exit, lines.join("\n")),
            Some(Self::Stream(_)) | None => Self::new(Exit::Data, lines.join("\n")),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Stream(error)
    }
}

/// What a command gives back.
pub(super) type Answer = Result<Exit, Failure>;

/// Width for texts that nobody wraps.
const WIDE: usize = 10_000;

/// The streams of one run.
pub(super) struct Io<'a> {
    /// The answer.
    pub(super) out: Stream<'a>,
    /// Everything else.
    pub(super) err: Stream<'a>,
    /// What is piped in.
    pub(super) stdin: &'a mut dyn Read,
    /// Whether remarks are left out; failures are told all the same.
    pub(super) quiet: bool,
    /// Whether something was recorded; an answer that cannot be written does not undo that.
    pub(super) saved: bool,
    /// Whether the answer is coloured.
    pub(super) color: bool,
    /// Width of the terminal that the answer goes to; without one nothing is wrapped.
    pub(super) width: Option<usize>,
}

impl<'a> Io<'a> {
    /// The streams before the arguments have said anything about them.
    pub(super) fn new(
        out: &'a mut dyn Write,
        err: &'a mut dyn Write,
        stdin: &'a mut dyn Read,
        facts: &Facts,
    ) -> Self {
        // Files and pipes are UTF-8 whatever the locale says.
        let charset = |is_terminal| if is_terminal { facts.characters() } else { Charset::Utf8 };
        Self {
            out: Stream::new(out, charset(facts.terminals.stdout)),
            err: Stream::new(err, charset(facts.terminals.stderr)),
            stdin,
            quiet: false,
            saved: false,
            color: color(None, facts),
            width: None,
        }
    }

    /// Shows all characters, whatever the locale says.
    pub(super) fn show_all(&mut self) {
        self.out.show_all();
        self.err.show_all();
    }

    /// One JSON document and a line end.
    pub(super) fn json(&mut self, document: &impl Serialize) -> io::Result<()> {
        write_json(self.out.document(), document)
    }

    /// Rows as CSV, or else as TSV.
    pub(super) fn sheet(&mut self, sheet: &Sheet, form: Form) -> io::Result<()> {
        let out = self.out.document();
        if form == Form::Csv { sheet.write_csv(out) } else { sheet.write_tsv(out) }
    }

    /// The same of rows that are made while they are written.
    pub(super) fn rows(
        &mut self,
        columns: &[&str],
        rows: impl Iterator<Item = Vec<Value>>,
        form: Form,
    ) -> io::Result<()> {
        let out = self.out.document();
        if form == Form::Csv { write_csv(columns, rows, out) } else { write_tsv(columns, rows, out) }
    }

    /// A remark beside the answer.
    pub(super) fn say(&mut self, text: &str) {
        if !self.quiet {
            self.complain(text);
        }
    }

    /// A finding beside the answer, with its looks.
    pub(super) fn remark(&mut self, finding: &Shown<'_>) {
        if !self.quiet {
            let _ = self.err.line(finding.trim_end());
        }
    }

    /// A line on standard error. If even that fails there is nobody left to tell.
    pub(super) fn complain(&mut self, text: &str) {
        let _ = self.err.line(text);
    }

    /// The finding for a person, as wide as the terminal.
    pub(super) fn render(&self, lang: Lang, finding: &Finding) -> Shown<'static> {
        problems::render(lang, finding, self.color, self.width.unwrap_or(WIDE))
    }
}

/// Whether the answer is coloured: the option, then the variables of no-color.org and
/// bixense.com/clicolors, then whether a terminal reads it.
pub(super) fn color(when: Option<When>, facts: &Facts) -> bool {
    match when {
        Some(When::Always) => return true,
        Some(When::Never) => return false,
        Some(When::Auto) | None => {}
    }
    let forced = |name| facts.var(name).is_some_and(|value| value != "0");
    if facts.var("NO_COLOR").is_some() {
        return false;
    }
    if forced("FORCE_COLOR") || forced("CLICOLOR_FORCE") {
        return true;
    }
    facts.terminals.stdout && !is_plain(facts)
}

/// Whether the environment says that the terminal has no colours.
pub(super) fn is_plain(facts: &Facts) -> bool {
    facts.var("CLICOLOR") == Some("0") || facts.var("TERM").is_none_or(is_monochrome)
}

/// Whether terminals of this name have no colours: `dumb`, those of DEC, and `xterm-mono` and its like.
fn is_monochrome(term: &str) -> bool {
    term == "dumb" || term.starts_with("vt") || term.ends_with("-mono") || term.ends_with("-m")
}

/// The characters of the terminal: those of its locale, unless the settings say that it has all.
pub(super) fn characters(config: &Config, facts: &Facts) -> Charset {
    if config.glyphs() == Glyphs::Unicode { Charset::Utf8 } else { facts.characters() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_without_colours_have_names() {
        for (term, mono) in [
            ("dumb", true),
            ("vt100", true),
            ("vt220", true),
            ("xterm-mono", true),
            ("ansi-m", true),
            ("xterm", false),
            ("xterm-256color", false),
            ("linux", false),
            ("screen", false),
            ("st-256color", false),
        ] {
            assert_eq!(is_monochrome(term), mono, "{term}");
        }
    }
}
