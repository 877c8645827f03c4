//! What programs cost in a terminal, measured interleaved in one run and printed as a Markdown table:
//! folj, a minimal program with the same libraries (`examples/floor.rs`), and peers that are installed.
//!
//! ```sh
//! cargo build --release --bins --examples
//! cargo run --release --example measure -- --activities 10000 --entries 20000
//! cargo run --release --example measure -- htop        # that too
//! ```
//!
//! The first frame is whole when 120 ms long nothing follows; its time is that of its last byte. All
//! times hold what else the machine does: compare the rows of one run.
#![expect(
    clippy::disallowed_methods,
    reason = "it starts programs, writes files for them and looks at the clock"
)]

mod programs;
mod terminal;

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{Write, stderr, stdout};
use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;

use programs::{Program, programs};
use terminal::{Spent, Terminal};

type Failure = Box<dyn Error + Send + Sync>;

/// Measures folj, a minimal program and installed peers in a pseudo-terminal, interleaved.
#[derive(Parser)]
struct Args {
    /// The size of a generated plan; without it, the bundled one.
    #[arg(long)]
    activities: Option<usize>,
    /// How many entries its follow-up has.
    #[arg(long, default_value_t = 0)]
    entries: usize,
    /// How often each program is started.
    #[arg(long, default_value_t = 7)]
    rounds: usize,
    /// Width and height of the terminal.
    #[arg(long, default_value = "80x24", value_parser = size)]
    size: (u16, u16),
    /// The folder with folj and examples/floor.
    #[arg(long)]
    programs: Option<PathBuf>,
    /// Another program with its arguments.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    program: Vec<String>,
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let (columns, rows) = text.split_once('x').ok_or("80x24")?;
    let number = |text: &str| text.parse().map_err(|error| format!("{error}"));
    Ok((number(columns)?, number(rows)?))
}

/// How many keys are pressed one by one, down and up in turn, and how many together, all down.
const KEYS: usize = 20;
const TOGETHER: usize = 30;
/// How long nobody does anything.
const IDLE: Duration = Duration::from_secs(3);

/// What is measured in each round, in the order of the columns.
const COLUMNS: [(&str, Unit); 11] = [
    ("first frame", Unit::Milliseconds),
    ("bytes", Unit::Count),
    ("key", Unit::Microseconds),
    ("CPU per key", Unit::Microseconds),
    ("bytes per key", Unit::Count),
    ("most bytes", Unit::Count),
    ("30 keys, bytes", Unit::Count),
    ("peak KiB", Unit::Count),
    ("idle: ticks", Unit::Count),
    ("switches", Unit::Count),
    ("bytes", Unit::Count),
];

#[derive(Clone, Copy)]
enum Unit {
    Milliseconds,
    Microseconds,
    Count,
}

impl Unit {
    /// A value as it is shown; those that are times also as a multiple of the floor's.
    fn show(self, value: f64, floor: Option<f64>) -> String {
        let times = floor
            .filter(|floor| *floor > 0.0)
            .map_or(String::new(), |floor| format!(" ({:.2}x)", value / floor));
        match self {
            Self::Milliseconds => format!("{:.1} ms{times}", value * 1e3),
            Self::Microseconds => format!("{:.0} us{times}", value * 1e6),
            Self::Count => format!("{value:.0}"),
        }
    }
}

fn main() -> Result<(), Failure> {
    let args = Args::parse();
    let place = tempfile::tempdir()?;
    let own = std::env::current_exe()?;
    let beside = own.parent().and_then(|folder| folder.parent()).ok_or("no folder")?;
    let folder = args.programs.clone().unwrap_or_else(|| beside.to_owned());
    let (mut programs, missing) =
        programs(place.path(), &folder.canonicalize()?, args.activities, args.entries)?;
    if let Some(name) = args.program.first() {
        programs.push(Program { name: name.clone(), words: args.program.clone(), before: "" });
    }
    for name in missing {
        writeln!(stderr(), "not installed: {name}")?;
    }
    let mut rounds: BTreeMap<usize, Vec<Vec<f64>>> = BTreeMap::new();
    for round in 0..=args.rounds {
        for (at, program) in programs.iter().enumerate() {
            let measured = measure(program, place.path(), args.size)?;
            // The first round brings the files into memory.
            if round > 0 {
                rounds.entry(at).or_default().push(measured);
            }
        }
    }
    print(&programs, &rounds)
}

/// One start of a program, in the order of [`COLUMNS`].
fn measure(program: &Program, home: &std::path::Path, size: (u16, u16)) -> Result<Vec<f64>, Failure> {
    let mut terminal = Terminal::start(&program.words, home, size)?;
    let first = terminal.first_frame();
    for key in program.before.split_terminator("").filter(|key| !key.is_empty()) {
        terminal.press(key)?;
    }
    let before = terminal.spent();
    let mut answers = Vec::new();
    for key in ["j", "k"].into_iter().cycle().take(KEYS) {
        answers.push(terminal.press(key)?);
    }
    let cpu = since(terminal.spent(), before).cpu.as_secs_f64() / count(KEYS);
    let together = terminal.press(&"j".repeat(TOGETHER))?;
    let before = terminal.spent();
    let idle_bytes = terminal.wait(IDLE);
    let idle = since(terminal.spent(), before);
    let bytes: Vec<f64> = answers.iter().map(|answer| count(answer.bytes)).collect();
    Ok(vec![
        first.time.as_secs_f64(),
        count(first.bytes),
        median(answers.iter().map(|answer| answer.time.as_secs_f64()).collect()),
        cpu,
        median(bytes.clone()),
        bytes.into_iter().fold(0.0, f64::max),
        count(together.bytes),
        terminal.peak() as f64,
        idle.ticks as f64,
        idle.switches as f64,
        count(idle_bytes),
    ])
}

fn since(now: Spent, before: Spent) -> Spent {
    Spent {
        cpu: now.cpu.saturating_sub(before.cpu),
        ticks: now.ticks.saturating_sub(before.ticks),
        switches: now.switches.saturating_sub(before.switches),
    }
}

fn count(n: usize) -> f64 {
    n as f64
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// The medians, with times as multiples of those of the floor in the same rounds.
fn print(programs: &[Program], rounds: &BTreeMap<usize, Vec<Vec<f64>>>) -> Result<(), Failure> {
    let mut out = stdout();
    let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    writeln!(out, "| program | {} |", names.join(" | "))?;
    writeln!(out, "| --- |{}", " ---: |".repeat(COLUMNS.len()))?;
    let of = |program: usize, column: usize| -> Vec<f64> {
        let rounds = rounds.get(&program).into_iter().flatten();
        rounds.filter_map(|round| round.get(column).copied()).collect()
    };
    let floor = programs.iter().position(|program| program.name == programs::FLOOR);
    for (at, program) in programs.iter().enumerate() {
        let cells = COLUMNS.iter().enumerate().map(|(column, (_, unit))| {
            let floor = floor.filter(|floor| *floor != at).map(|floor| median(of(floor, column)));
            unit.show(median(of(at, column)), floor)
        });
        writeln!(out, "| {} | {} |", program.name, cells.collect::<Vec<_>>().join(" | "))?;
    }
    Ok(())
}
