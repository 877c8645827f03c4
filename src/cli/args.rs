//! What can be typed: commands, arguments and options. The words of the helps are in `text::cli`.

mod admin;
mod meant;
mod report;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::engine::ArgValueCompleter;

use super::complete;

pub(super) use admin::AdminArgs;
#[cfg(test)]
pub(super) use meant::EACH;
pub(super) use report::ReportArgs;

/// The whole command line. Its default is what the program's name alone means.
#[derive(Debug, Default, Parser)]
#[command(name = "folj", version, disable_help_subcommand = true)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(flatten)]
    pub(super) look: Look,
    #[command(flatten)]
    pub(super) ui: UiArgs,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// How the screen, or what stands for it, is opened.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(super) struct UiArgs {
    #[arg(long)]
    pub(super) intro: bool,
    #[arg(long, alias = "enkel")]
    pub(super) plain_ui: bool,
}

/// Options of every command.
#[derive(Debug, Clone, Default, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option that stands or does not")]
pub(super) struct Global {
    #[arg(long, global = true, value_name = "ID|PATH", add = ArgValueCompleter::new(complete::plans))]
    pub(super) plan: Option<String>,
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) data: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) plans: Vec<PathBuf>,
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "sv|en", value_parser = ["sv", "en"], hide_possible_values = true)]
    pub(super) lang: Option<String>,
    #[arg(long, global = true)]
    pub(super) read_only: bool,
    #[arg(long, global = true)]
    pub(super) restricted: bool,
    #[arg(long, global = true)]
    pub(super) demo: bool,
    #[arg(long, global = true, value_name = "WHEN", value_enum, hide_possible_values = true, add = ArgValueCompleter::new(complete::choices::<When>))]
    pub(super) color: Option<When>,
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
}

/// When the answer is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What the commands that look share: a filter and a form of the answer.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Look {
    #[command(flatten)]
    pub(super) filter: FilterArgs,
    #[command(flatten)]
    pub(super) form: FormArgs,
}

/// Which activities are meant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub(super) struct FilterArgs {
    #[arg(short, long, value_name = "ABBR", value_delimiter = ',', add = ArgValueCompleter::new(complete::parties))]
    pub(super) committee: Vec<String>,
    #[arg(long = "match", value_name = "HOW", value_enum, hide_possible_values = true, add = ArgValueCompleter::new(complete::choices::<How>))]
    pub(super) how: Option<How>,
    #[arg(long)]
    pub(super) nobody: bool,
    #[arg(long, value_name = "ID", add = ArgValueCompleter::new(complete::focus_areas))]
    pub(super) focus: Option<String>,
    #[arg(long, value_name = "ID", add = ArgValueCompleter::new(complete::goals))]
    pub(super) goal: Option<String>,
    #[arg(long, value_name = "OUTCOME", add = ArgValueCompleter::new(complete::selections))]
    pub(super) outcome: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(super) search: Option<String>,
    #[command(flatten)]
    pub(super) when: WhenArgs,
}

/// How several parties are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum How {
    /// Any of them.
    Any,
    /// All of them.
    All,
    /// Nobody but them.
    Only,
    /// Not as one of all committees.
    Particular,
}

/// Which year's list, and as of when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub(super) struct WhenArgs {
    #[command(flatten)]
    pub(super) year: YearArgs,
    #[arg(long, value_name = "DATE|MEETING", add = ArgValueCompleter::new(complete::moments))]
    pub(super) as_of: Option<String>,
}

/// Which year's list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub(super) struct YearArgs {
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub(super) year: Option<i16>,
}

/// The form of the answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub(super) struct FormArgs {
    #[arg(long, value_name = "FORM", value_enum, hide_possible_values = true, add = ArgValueCompleter::new(complete::choices::<Form>))]
    pub(super) format: Option<Form>,
}

/// The forms in which an answer is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Form {
    /// Columns for people.
    #[default]
    Table,
    /// For scripts: tab-separated, decimal point.
    Tsv,
    /// For a spreadsheet: semicolons, decimal comma.
    Csv,
    /// For programs: the contract of `docs/json.md`.
    Json,
}

/// The commands.
#[derive(Debug, Clone, Subcommand)]
pub(super) enum Command {
    /// The screen with invented outcomes.
    Demo,
    /// Plans that were found.
    Plans(FormArgs),
    /// Activities with outcomes.
    #[command(alias = "lista")]
    List(Look),
    /// Items, whole.
    #[command(alias = "visa")]
    Show(ShowArgs),
    /// Counts.
    #[command(aliases = ["status", "oversikt"])]
    Stats(Look),
    /// Records an outcome or a number.
    #[command(alias = "satt")]
    Set(SetArgs),
    /// Writes a note.
    #[command(alias = "anteckna")]
    Note(NoteArgs),
    /// Withdraws the latest entry.
    #[command(alias = "angra")]
    Undo,
    /// Entries.
    #[command(alias = "logg")]
    Log(LogArgs),
    /// The document that goes out.
    #[command(alias = "rapport")]
    Report(ReportArgs),
    /// Findings.
    #[command(alias = "kontroll")]
    Check(CheckArgs),
    /// One frame of the screen.
    Screen(ScreenArgs),
    /// The key bindings in force.
    Keys,
    /// The settings.
    Config(ConfigArgs),
    /// Everything that goes wrong in practice.
    #[command(alias = "doktor")]
    Doctor(FormArgs),
    /// A shared folder and its writers.
    Admin(AdminArgs),
    /// Completion for a shell.
    Completions(CompletionsArgs),
    /// The manual page.
    Man,
    /// The help of folj or of a command.
    Help(HelpArgs),
}

/// Arguments of `folj show`.
#[derive(Debug, Clone, Args)]
pub(super) struct ShowArgs {
    #[arg(value_name = "ID", add = ArgValueCompleter::new(complete::subjects))]
    pub(super) ids: Vec<String>,
    #[command(flatten)]
    pub(super) when: WhenArgs,
    #[command(flatten)]
    pub(super) form: FormArgs,
}

/// Arguments of `folj set`.
#[derive(Debug, Clone, Args)]
pub(super) struct SetArgs {
    #[arg(value_name = "INDICATOR", add = ArgValueCompleter::new(complete::indicators))]
    pub(super) indicator: String,
    #[arg(value_name = "OUTCOME", allow_hyphen_values = true, add = ArgValueCompleter::new(complete::outcomes))]
    pub(super) value: String,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) note: Option<String>,
    #[arg(id = "odd", long = "force", alias = "tvinga")]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) year: YearArgs,
}

/// Arguments of `folj note`.
#[derive(Debug, Clone, Args)]
pub(super) struct NoteArgs {
    #[arg(value_name = "TARGET", add = ArgValueCompleter::new(complete::subjects))]
    pub(super) target: String,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, conflicts_with = "file")]
    pub(super) text: Option<String>,
    #[arg(long, value_name = "FILE|-", value_hint = ValueHint::FilePath)]
    pub(super) file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) year: YearArgs,
}

/// Arguments of `folj log`.
#[derive(Debug, Clone, Args)]
pub(super) struct LogArgs {
    #[arg(value_name = "TARGET", add = ArgValueCompleter::new(complete::subjects))]
    pub(super) target: Option<String>,
    #[arg(long, value_name = "DATE|MEETING", add = ArgValueCompleter::new(complete::moments))]
    pub(super) since: Option<String>,
    #[arg(long, alias = "andrat", requires = "since")]
    pub(super) changes: bool,
    #[arg(long, value_name = "LOGIN")]
    pub(super) by: Option<String>,
    #[command(flatten)]
    pub(super) when: WhenArgs,
    #[command(flatten)]
    pub(super) form: FormArgs,
}

/// Arguments of `folj check`.
#[derive(Debug, Clone, Args)]
pub(super) struct CheckArgs {
    #[arg(value_name = "PLAN|PATH", value_hint = ValueHint::AnyPath)]
    pub(super) named: Vec<String>,
    #[command(flatten)]
    pub(super) form: FormArgs,
}

/// Arguments of `folj screen`.
#[derive(Debug, Clone, Args)]
pub(super) struct ScreenArgs {
    /// Width and height in cells.
    #[arg(long, value_name = "WxH", value_parser = size, default_value = "100x30")]
    pub(super) size: (u16, u16),
    /// The keys, in the notation of the keymap: `jj<enter>`.
    #[arg(long, value_name = "KEYS", default_value = "", allow_hyphen_values = true)]
    pub(super) keys: String,
    #[command(flatten)]
    pub(super) filter: FilterArgs,
}

/// Reads `100x30`; the error is an example of what works.
fn size(text: &str) -> Result<(u16, u16), &'static str> {
    // Larger than any screen, and small enough that nobody keeps a server busy with it.
    let cells = |part: &str, most| part.parse().ok().filter(|n| (1..=most).contains(n));
    let both = text.split_once(['x', 'X', '×']);
    let size = both.and_then(|(width, height)| Some((cells(width, 500)?, cells(height, 200)?)));
    size.ok_or("100x30")
}

/// Reads `2025`; the error is an example of what works.
fn year(text: &str) -> Result<i16, &'static str> {
    text.parse().map_err(|_| "2025")
}

/// Arguments of `folj config`.
#[derive(Debug, Clone, Args)]
pub(super) struct ConfigArgs {
    #[arg(value_name = "WHAT", value_enum, hide_possible_values = true, add = ArgValueCompleter::new(complete::choices::<ConfigWhat>))]
    pub(super) what: ConfigWhat,
}

/// What `folj config` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ConfigWhat {
    /// Where the files are.
    Path,
    /// The settings in force.
    Show,
    /// Writes the commented file.
    Init,
    /// Reads the files and tells what is wrong.
    Check,
}

/// Arguments of `folj help`.
#[derive(Debug, Clone, Args)]
pub(super) struct HelpArgs {
    #[arg(value_name = "COMMAND", add = ArgValueCompleter::new(complete::commands))]
    pub(super) command: Option<String>,
}

/// Arguments of `folj completions`.
#[derive(Debug, Clone, Args)]
pub(super) struct CompletionsArgs {
    #[arg(value_name = "SHELL", value_enum, hide_possible_values = true, add = ArgValueCompleter::new(complete::choices::<Shell>))]
    pub(super) shell: Shell,
}

/// Shells that can complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Shell {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
    /// elvish
    Elvish,
    /// PowerShell
    Powershell,
}

impl Command {
    /// Whether the reader's zone makes a difference: moments are shown in it, or a day is meant in it.
    pub(super) fn depends_on_zone(&self) -> bool {
        let day = |when: &WhenArgs| when.as_of.is_some();
        match self {
            Self::Set(_)
            | Self::Note(_)
            | Self::Undo
            | Self::Screen(_)
            | Self::Report(_)
            | Self::Admin(_) => true,
            Self::Show(args) => day(&args.when) || args.form.form() == Form::Table,
            Self::Log(args) => {
                args.since.is_some() || day(&args.when) || matches!(args.form.form(), Form::Table | Form::Csv)
            }
            Self::List(look) => day(&look.filter.when) || matches!(look.form.form(), Form::Tsv | Form::Csv),
            Self::Stats(look) => day(&look.filter.when),
            Self::Demo
            | Self::Plans(_)
            | Self::Check(_)
            | Self::Keys
            | Self::Config(_)
            | Self::Doctor(_)
            | Self::Completions(_)
            | Self::Man
            | Self::Help(_) => false,
        }
    }
}

impl Cli {
    /// What somebody asks for within a forced command. Whatever narrows in either of them holds.
    pub(super) fn over(self, forced: Self) -> Self {
        Self {
            global: self.global.over(forced.global),
            look: self.look.over(forced.look),
            ui: UiArgs {
                intro: self.ui.intro || forced.ui.intro,
                plain_ui: self.ui.plain_ui || forced.ui.plain_ui,
            },
            command: self.command,
        }
    }
}

impl Global {
    fn over(self, forced: Self) -> Self {
        Self {
            plan: self.plan.or(forced.plan),
            data: self.data.or(forced.data),
            plans: [forced.plans, self.plans].concat(),
            config: self.config.or(forced.config),
            lang: self.lang.or(forced.lang),
            read_only: self.read_only || forced.read_only,
            restricted: self.restricted || forced.restricted,
            demo: self.demo || forced.demo,
            color: self.color.or(forced.color),
            quiet: self.quiet || forced.quiet,
        }
    }
}

impl Look {
    /// The options before the command's name together with those behind it, which win.
    pub(super) fn over(self, before: Self) -> Self {
        Self {
            filter: self.filter.over(before.filter),
            form: FormArgs { format: self.form.format.or(before.form.format) },
        }
    }

    /// Whether the command takes what was asked for before its name.
    pub(super) fn suits(&self, command: &Command) -> bool {
        let filter = matches!(
            command,
            Command::Demo | Command::List(_) | Command::Stats(_) | Command::Screen(_) | Command::Report(_)
        );
        let form = matches!(command, Command::Demo | Command::List(_) | Command::Stats(_));
        (filter || self.filter == FilterArgs::default()) && (form || self.form == FormArgs::default())
    }
}

impl FilterArgs {
    /// The filter before the command's name together with the one behind it, which wins.
    pub(super) fn over(self, before: Self) -> Self {
        Self {
            committee: [before.committee, self.committee].concat(),
            how: self.how.or(before.how),
            nobody: self.nobody || before.nobody,
            focus: self.focus.or(before.focus),
            goal: self.goal.or(before.goal),
            outcome: self.outcome.or(before.outcome),
            search: self.search.or(before.search),
            when: self.when.over(before.when),
        }
    }
}

impl WhenArgs {
    fn over(self, before: Self) -> Self {
        Self {
            year: YearArgs { year: self.year.year.or(before.year.year) },
            as_of: self.as_of.or(before.as_of),
        }
    }
}

impl FormArgs {
    /// The form that was asked for, or the table.
    pub(super) fn form(&self) -> Form {
        self.format.unwrap_or_default()
    }
}
