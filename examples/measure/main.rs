//! What programs cost, measured interleaved in one run and printed as Markdown tables: in a terminal folj, a
//! minimal program with the same libraries (`examples/floor.rs`), and peers that are installed; and for a
//! look-up from the shell folj, a minimal reader (`examples/floor_list.rs`), grep and jq.
//!
//! ```sh
//! cargo build --release --bin folj --example floor --example floor_list
//! cargo run --example measure
//! cargo run --example measure -- --activities 10000 --entries 20000
//! cargo run --example measure -- htop        # that too
//! ```
//!
//! A frame is whole when 120 ms long nothing follows; its time is that of its last byte. All times hold
//! what else the machine does: compare the rows of one run.
#![expect(
    clippy::disallowed_methods,
    reason = "it starts programs, writes files for them and looks at the clock"
)]

mod lookups;
mod programs;
mod table;
mod terminal;

use std::error::Error;
use std::io::{Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Parser;

use programs::{Program, Subject, programs};
use table::{Table, Unit};
use terminal::{Answer, Terminal};

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
    /// Width and height of the terminals.
    #[arg(long, default_value = "80x24,100x30", value_delimiter = ',', value_parser = size)]
    size: Vec<(u16, u16)>,
    /// The folder with folj and the two floors under `examples`; `target/release` where none is named.
    #[arg(long)]
    programs: Option<PathBuf>,
    /// Only folj and the floors.
    #[arg(long)]
    alone: bool,
    /// Another program with its arguments.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    program: Vec<String>,
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let (columns, rows) = text.split_once('x').ok_or("80x24")?;
    let number = |text: &str| text.parse().map_err(|error| format!("{error}"));
    Ok((number(columns)?, number(rows)?))
}

/// How often a program starts in each round; the quickest counts, since a machine that has idled is slow at first.
const STARTS: usize = 5;
/// How many keys are pressed one by one, down and up in turn, and how many together, all down.
const KEYS: usize = 20;
const TOGETHER: usize = 30;
/// How long folj takes at most until it has noted where somebody was.
const BEHIND: Duration = Duration::from_secs(6);
/// How long nobody does anything.
const IDLE: Duration = Duration::from_secs(3);
/// How often a look-up runs in each round.
const LOOKUPS: usize = 10;

/// What is measured in each round, in the order of the columns.
const IN_TERMINAL: [(&str, Unit); 12] = [
    ("first frame", Unit::Milliseconds),
    ("bytes", Unit::Count),
    ("key", Unit::Microseconds),
    ("CPU per key", Unit::Microseconds),
    ("bytes per key", Unit::Count),
    ("most bytes", Unit::Count),
    ("30 keys: bytes", Unit::Count),
    ("CPU", Unit::Microseconds),
    ("peak KiB", Unit::Count),
    ("idle: ticks", Unit::Count),
    ("switches", Unit::Count),
    ("bytes", Unit::Count),
];

fn main() -> Result<(), Failure> {
    let args = Args::parse();
    let place = tempfile::tempdir()?;
    let own = std::env::current_exe()?;
    let target = own.ancestors().nth(3).ok_or("no folder")?;
    let folder = args.programs.clone().unwrap_or_else(|| target.join("release")).canonicalize()?;
    let subject = Subject::new(place.path(), &folder, args.activities, args.entries)?;
    let (mut programs, missing) = programs(&subject, place.path())?;
    let (mut lookups, missing_too) = lookups::lookups(&subject, place.path())?;
    if args.alone {
        programs.truncate(2);
        lookups.truncate(2);
    }
    if let Some(name) = args.program.first() {
        programs.push(Program::new(name, args.program.clone()));
    }
    for name in missing.into_iter().chain(missing_too) {
        writeln!(stderr(), "not installed: {name}")?;
    }
    for size in &args.size {
        writeln!(stdout(), "\nIn a terminal of {}x{}, medians of {} rounds:\n", size.0, size.1, args.rounds)?;
        let mut table = Table::new(&IN_TERMINAL, &programs, programs::FLOOR);
        // The round before the first brings the files into memory.
        for round in 0..=args.rounds {
            for (at, program) in programs.iter().enumerate() {
                let measured = in_terminal(program, place.path(), *size)?;
                if round > 0 {
                    table.add(at, measured);
                }
            }
        }
        table.print(&mut stdout())?;
    }
    let runs = LOOKUPS * args.rounds;
    writeln!(stdout(), "\nA look-up from the shell, start to end, median and least of {runs} runs:\n")?;
    let columns = [("median", Unit::Milliseconds)];
    let mut table = Table::new(&columns, &lookups, lookups::FLOOR);
    for run in 0..=runs {
        for (at, program) in lookups.iter().enumerate() {
            let time = lookups::run(program, place.path())?;
            if run > 0 {
                table.add(at, vec![time.as_secs_f64()]);
            }
        }
    }
    table.print(&mut stdout())
}

/// A program that has started, and its first frame.
fn start(program: &Program, home: &Path, size: (u16, u16)) -> Result<(Terminal, Answer), Failure> {
    programs::forget_visits(home)?;
    let terminal = Terminal::start(&program.words, home, size)?;
    let first = terminal.first_frame();
    Ok((terminal, first))
}

/// Some starts of a program, and what its last one does, in the order of [`IN_TERMINAL`].
fn in_terminal(program: &Program, home: &Path, size: (u16, u16)) -> Result<Vec<f64>, Failure> {
    let mut starts = Vec::new();
    for _ in 1..STARTS {
        starts.push(start(program, home, size)?.1.time.as_secs_f64());
    }
    let (mut terminal, first) = start(program, home, size)?;
    starts.push(first.time.as_secs_f64());
    for key in program.before.chars() {
        terminal.press(&key.to_string())?;
    }
    let [down, _] = program.moves;
    let before = terminal.spent();
    let mut answers = Vec::new();
    for key in program.moves.into_iter().cycle().take(KEYS) {
        answers.push(terminal.press(key)?);
    }
    let cpu = terminal.spent().since(before).cpu.as_secs_f64() / count(KEYS);
    let before = terminal.spent();
    let together = terminal.press(&down.repeat(TOGETHER))?;
    let of_together = terminal.spent().since(before).cpu;
    // What a program does behind its answer, such as noting where somebody was, is no idling.
    terminal.wait(BEHIND);
    let before = terminal.spent();
    let idle_bytes = terminal.wait(IDLE);
    let idle = terminal.spent().since(before);
    let bytes: Vec<f64> = answers.iter().map(|answer| count(answer.bytes)).collect();
    Ok(vec![
        starts.into_iter().fold(f64::INFINITY, f64::min),
        count(first.bytes),
        table::median(answers.iter().map(|answer| answer.time.as_secs_f64()).collect()),
        cpu,
        table::median(bytes.clone()),
        bytes.into_iter().fold(0.0, f64::max),
        count(together.bytes),
        of_together.as_secs_f64(),
        terminal.peak() as f64,
        idle.ticks as f64,
        idle.switches as f64,
        count(idle_bytes),
    ])
}

fn count(n: usize) -> f64 {
    n as f64
}
