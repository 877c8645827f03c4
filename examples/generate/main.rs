//! Writes a plan with a year of follow-up, both invented, of any size:
//! `cargo run --release --example generate -- --activities 10000 --entries 20000 -o FOLDER`.
//!
//! It prints the command that opens them; `config.ron` beside them raises the limits on plans.
//! The same sizes, seed and user give the same files. The texts are Swedish and mean nothing.

mod generator;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

use clap::Parser;
use folj::facts::Facts;

use generator::{Sizes, generate};

/// Writes an invented plan and its follow-up, for measuring and for trying things out, and prints the
/// command that opens them. FOLDER/config.ron raises the limits on plans (8 MiB, 10,000 indicators).
#[derive(Parser)]
struct Args {
    /// How many activities the plan has.
    #[arg(long, default_value_t = 70, value_parser = at_least_one)]
    activities: usize,
    /// How many entries the follow-up has, those of meetings included.
    #[arg(long, default_value_t = 300)]
    entries: usize,
    /// How many meetings the entries are made at; at most one for every eight entries.
    #[arg(long, default_value_t = 4)]
    meetings: usize,
    /// Another seed gives other texts and another history.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder to write; it must not be there, or be empty.
    #[arg(short, long)]
    output: PathBuf,
}

fn at_least_one(text: &str) -> Result<usize, String> {
    let number: usize = text.parse().map_err(|error| format!("{error}"))?;
    if number == 0 {
        Err("a plan without activities has nothing to follow up".to_owned())
    } else {
        Ok(number)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let args = Args::parse();
    let sizes = Sizes { activities: args.activities, entries: args.entries, meetings: args.meetings };
    let made = generate(sizes, args.seed, &args.output, &Facts::ask().who)?;
    let (config, plan, followup) = (made.config.display(), made.plan.display(), made.followup.display());
    writeln!(std::io::stdout(), "folj --config '{config}' --plan '{plan}' --data '{followup}'")?;
    Ok(())
}
