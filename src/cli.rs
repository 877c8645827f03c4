//! The command line: everything that is seen on the screen can be had in a pipe.
//!
//! [`run`] is the whole of it: arguments, facts and three streams in, an exit code out. It asks
//! the world for plans and entries through `store` alone, so a test runs it in its own process.
#![expect(clippy::disallowed_methods, reason = "`config init` makes a folder; the rest goes through `store`")]

mod admin;
mod args;
mod changes;
mod check;
mod complete;
mod configured;
mod demo;
mod doctor;
mod entries;
mod gate;
mod help;
mod io;
mod keys;
mod line;
mod list;
mod log;
mod manual;
mod mistake;
mod note;
mod open;
mod own;
mod plain;
mod plans;
mod record;
mod report;
mod screen;
mod select;
mod set;
mod settings;
mod show;
mod ssh_command;
mod stats;
mod stream;
mod table;
mod undo;
mod words;

use std::ffi::OsString;
use std::io::{Read, Write};

use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::facts::Facts;
use crate::problem::Problem;
use crate::text::{Charset, Lang, problems};
use args::{Cli, Command, FilterArgs, Look, ReportArgs, UiArgs};
use configured::Settings;
use gate::Whose;
use io::{Answer, Failure, Io};
use line::Line;
use open::{Desk, Session};
use ssh_command::Refused;

pub use io::Exit;
pub use keys::keys_page;
pub use manual::reference;
pub use open::{Opened, ReadOnly};
pub use ssh_command::{Refused as RefusedCommand, split as split_command};

/// Runs one command line, the program's name first, and says how it ended. Standard output is
/// the answer, standard error everything else.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    facts: &Facts,
    out: &mut dyn Write,
    err: &mut dyn Write,
    stdin: &mut dyn Read,
) -> Exit {
    let args: Vec<OsString> = args.into_iter().collect();
    let (start, settings) = Start::new(&args, facts);
    let mut io = Io::new(out, err, stdin, &start.facts);
    let lang = start.lang;
    let answer = answer(&start, settings, &mut io).and_then(|exit| Ok(io.out.flush().map(|()| exit)?));
    match answer {
        Ok(exit) => exit,
        Err(Failure::Told(exit, text)) => {
            // What was printed before the failure comes before it.
            let _ = io.out.flush();
            io.complain(&format!("folj: {text}"));
            exit
        }
        Err(Failure::Stream(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Done,
        Err(Failure::Stream(error)) => {
            io.complain(&format!("folj: {}", lang.cli_answer_not_written(&lang.reason(&error), io.saved)));
            Exit::NotSaved
        }
    }
}

/// Answers a shell that asks for words to complete with, and says whether that was so.
pub fn complete(facts: &Facts) -> bool {
    let args: Vec<OsString> = std::env::args_os().collect();
    if facts.var(complete::VARIABLE).is_none() {
        return false;
    }
    let (start, _) = Start::new(&args, facts);
    if start.facts.trust.is_restricted() {
        return false;
    }
    let hook = clap_complete::CompleteEnv::with_factory(|| help::command(start.lang, false, help::WIDEST));
    // A mistake here is shown by no shell; typing goes on without it.
    hook.var(complete::VARIABLE).try_complete(args, Some(&facts.current_dir)).unwrap_or(true)
}

fn answer(start: &Start, settings: Settings, io: &mut Io<'_>) -> Answer {
    let facts = &start.facts;
    let width = facts.columns.filter(|_| facts.terminals.stdout);
    let mut cli = match understand(start, width, io)? {
        Ok(cli) => cli,
        Err(exit) => return Ok(exit),
    };
    cli.global.demo |= matches!(cli.command, Some(Command::Demo));
    io.quiet = cli.global.quiet;
    io.color = io::color(cli.global.color, facts);
    io.width = width;
    let desk = Desk::new(&cli.global, facts, settings);
    if io::characters(&desk.config, facts) == Charset::Utf8 {
        io.show_all();
    }
    if !matches!(&cli.command, Some(Command::Config(_) | Command::Doctor(_))) {
        desk.say_what_is_wrong(io)?;
    }
    // On the screen the first line says so.
    if cli.global.demo && !matches!(&cli.command, None | Some(Command::Demo | Command::Screen(_))) {
        io.say(&desk.lang().cli_demo());
    }
    if !facts.zone_known && cli.command.as_ref().is_some_and(Command::depends_on_zone) {
        let lang = desk.lang();
        io.say(&lang.cli_mind(&problems::title(lang, &Problem::NoTimeZone)));
    }
    dispatch(cli.command, cli.look, cli.ui, desk, io)
}

/// The command line, and in restricted mode what a guest asks for within it; or the end, where a help or
/// a mistake was told instead.
fn understand(start: &Start, width: Option<usize>, io: &mut Io<'_>) -> Result<Result<Cli, Exit>, Failure> {
    let Start { line, lang, .. } = start;
    let own = match parse(start, &line.own, start.own, width)? {
        Ok(cli) => cli,
        Err(error) => return help_or_mistake(*lang, &error, false, io).map(Err),
    };
    // Who wrote a command into the forced one wants nothing else to be run.
    let guest = line.guest.as_ref().filter(|_| own.command.is_none());
    let cli = match guest.map(|words| words.as_ref().map_err(|why| not_split(*lang, *why))).transpose()? {
        None => own,
        Some(words) => {
            let name = line.own.first().cloned().unwrap_or_default();
            let words: Vec<OsString> = [name].into_iter().chain(words.iter().cloned()).collect();
            match parse(start, &words, Whose::Guest, width)? {
                Ok(asked) => asked.over(own),
                Err(error) => return help_or_mistake(*lang, &error, true, io).map(Err),
            }
        }
    };
    if start.facts.trust.is_restricted() {
        gate::starts_nothing(*lang, cli.command.as_ref())?;
    }
    Ok(Ok(cli))
}

/// One list of words; in restricted mode those that ask for too much do not come through.
fn parse(
    start: &Start,
    words: &[OsString],
    whose: Whose,
    width: Option<usize>,
) -> Result<Result<Cli, clap::Error>, Failure> {
    // So most people start it. Definitions of what could be meant would be a third of the work until the
    // first frame.
    if words.len() <= 1 {
        return Ok(Ok(Cli::default()));
    }
    let all = || help::command(start.lang, help::is_short(words), width.unwrap_or(help::WIDEST));
    let mut command = help::meant(words);
    let mut understood = command.try_get_matches_from_mut(words);
    if understood.is_err() {
        command = all();
        understood = command.try_get_matches_from_mut(words);
    }
    let matches = match understood {
        Ok(matches) => matches,
        Err(error) => return Ok(Err(error)),
    };
    if start.facts.trust.is_restricted() {
        let pass = |command: &clap::Command| gate::pass(start.lang, whose, command, &matches);
        // A refusal names what is refused in words.
        pass(&command).or_else(|_| pass(&all()))?;
    }
    Ok(Cli::from_arg_matches(&matches))
}

/// Why the words of a guest cannot be taken apart.
fn not_split(lang: Lang, why: Refused) -> Failure {
    let for_shell = |c: char| {
        let named = if c == '\n' { lang.cli_ssh_line_end().into_owned() } else { c.to_string() };
        Failure::new(Exit::NotAllowed, lang.cli_ssh_for_shell(&named))
    };
    match why {
        Refused::ForShell(c) => for_shell(c),
        Refused::Unfinished => Failure::new(Exit::Usage, lang.cli_ssh_unfinished()),
        Refused::NoText => Failure::new(Exit::Usage, lang.cli_ssh_no_text()),
        Refused::TooLong => Failure::new(Exit::Usage, lang.cli_ssh_too_long()),
    }
}

/// One arm for each command.
fn dispatch(command: Option<Command>, before: Look, ui: UiArgs, desk: Desk<'_>, io: &mut Io<'_>) -> Answer {
    let lang = desk.lang();
    let opens = matches!(command, None | Some(Command::Demo));
    if ui.intro && !opens {
        return Err(Failure::new(Exit::Usage, lang.cli_intro_alone()));
    }
    if ui.plain_ui && !opens {
        return Err(Failure::new(Exit::Usage, lang.cli_plain_ui_alone()));
    }
    if command.as_ref().is_some_and(|command| !before.suits(command)) {
        return Err(Failure::new(Exit::Usage, lang.cli_options_behind()));
    }
    match command {
        None | Some(Command::Demo) if ui.plain_ui || wants_plain(&desk) => {
            open_plain(desk, &before.filter, io)
        }
        None | Some(Command::Demo) if before.form.format.is_none() && facts_have_terminal(&desk) => {
            let session = desk.open_screen(&before.filter.when, io)?;
            screen::run(opened(session, &before.filter)?, ui.intro, io)
        }
        None | Some(Command::Demo) => overview(desk, &before, io),
        Some(Command::Plans(form)) => plans::run(&desk, &form, io),
        Some(Command::List(look)) => list::run(desk, &look.over(before), io),
        Some(Command::Show(args)) => show::run(desk, &args, io),
        Some(Command::Stats(look)) => stats::run(desk, &look.over(before), io),
        Some(Command::Set(args)) => set::run(desk, &args, io),
        Some(Command::Note(args)) => note::run(desk, &args, io),
        Some(Command::Undo) => undo::run(desk, io),
        Some(Command::Log(args)) => log::run(desk, &args, io),
        Some(Command::Report(args)) => {
            let filter = args.filter.clone().over(before.filter);
            report::run(desk, &ReportArgs { filter, ..args }, io)
        }
        Some(Command::Check(args)) => check::run(&desk, &args, io),
        Some(Command::Screen(args)) => {
            let filter = args.filter.clone().over(before.filter);
            // A picture is the same whatever was kept of the journals.
            let session = desk.open_with_others(&filter.when, io)?;
            screen::print(opened(session, &filter)?, &args, io)
        }
        Some(Command::Keys) => keys::run(&desk, io),
        Some(Command::Config(args)) => settings::run(&desk, &args, io),
        Some(Command::Doctor(form)) => doctor::run(&desk, &form, io),
        Some(Command::Admin(args)) => admin::run(&desk, &args, io),
        Some(Command::Completions(args)) => complete::run(&desk, &args, io),
        Some(Command::Help(args)) => help::print(lang, &args, io),
        Some(Command::Man) => manual::run(lang, io),
    }
}

/// Whether somebody at a terminal wants plain lines in place of a screen: by a variable, or because
/// the terminal can do no more.
fn wants_plain(desk: &Desk<'_>) -> bool {
    let asked =
        ["ACCESSIBLE", "FOLJ_PLAIN"].into_iter().any(|name| desk.facts.var(name).is_some_and(|on| on != "0"));
    let terminals = desk.facts.terminals;
    terminals.stdin && terminals.stdout && (asked || desk.facts.var("TERM") == Some("dumb"))
}

/// Whether a screen can be opened: keys come from a terminal and the picture goes to one.
fn facts_have_terminal(desk: &Desk<'_>) -> bool {
    desk.facts.terminals.stdin && desk.facts.terminals.stdout
}

/// What the screen is handed: the plan with the filter of the options.
fn opened(session: Session, args: &FilterArgs) -> Result<Opened, Failure> {
    let filter = select::filter(&session, args)?;
    Ok(session.into_opened(filter))
}

fn open_plain(desk: Desk<'_>, filter: &FilterArgs, io: &mut Io<'_>) -> Answer {
    // What is wrong with the files is told in the conversation.
    io.quiet = true;
    let session = desk.open_with_others(&filter.when, io)?;
    let filter = session.filter_or_settings(select::filter(&session, filter)?);
    plain::run(session, filter, io)
}

/// What `folj` alone prints when no screen can be opened.
fn overview(desk: Desk<'_>, look: &Look, io: &mut Io<'_>) -> Answer {
    if look.form.format.is_none() {
        io.say(&desk.lang().cli_no_terminal());
    }
    stats::run(desk, look, io)
}

/// Helps and the version are answers; anything else that clap has to say is a mistake, which a guest is
/// told in one sentence.
fn help_or_mistake(lang: Lang, error: &clap::Error, guest: bool, io: &mut Io<'_>) -> Answer {
    let text = error.render();
    let text = if io.color { text.ansi().to_string() } else { text.to_string() };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Our own words, and looks among them.
            write!(io.out.document(), "{}", help::in_words(lang, &text))?;
            Ok(Exit::Done)
        }
        _ => {
            let told = mistake::tell(lang, error).unwrap_or_else(|| error.render().to_string());
            io.complain(if guest { told.lines().next().unwrap_or(&told) } else { told.trim_end() });
            Ok(Exit::Usage)
        }
    }
}

/// What is known before the arguments are understood: who says what, how far that is trusted, and the
/// language for helps and mistakes.
struct Start {
    line: Line,
    /// Narrowed in restricted mode.
    facts: Facts,
    /// Whose the program's own arguments are.
    own: Whose,
    lang: Lang,
}

impl Start {
    fn new(args: &[OsString], facts: &Facts) -> (Self, Settings) {
        let line = Line::new(args, facts);
        let mut facts = facts.clone();
        if let Some(cause) = line.cause {
            facts = facts.restricted(cause);
        }
        let mut settings = Settings::read(option(&line.own, "--config").map(Into::into), &facts);
        // Where the server restricts somebody it also says where everything is: there, arguments are
        // anybody's.
        let own = if settings.cause.is_some() { Whose::Guest } else { Whose::Administrator };
        if let Some(cause) = settings.cause {
            facts = facts.restricted(cause);
            settings = Settings::read(None, &facts);
        }
        let lang = option(line.guest_words(), "--lang").or_else(|| option(&line.own, "--lang"));
        let lang =
            open::wanted_lang(lang.as_deref().and_then(|lang| lang.to_str()), &facts, &settings.config);
        (Self { line, facts, own, lang: lang.unwrap_or_default() }, settings)
    }
}

/// The value of an option in arguments that nobody has understood yet.
fn option(args: &[OsString], name: &str) -> Option<OsString> {
    let given = args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).cloned();
    let joined =
        || args.iter().find_map(|arg| arg.to_str()?.strip_prefix(name)?.strip_prefix('=').map(Into::into));
    given.or_else(joined)
}
