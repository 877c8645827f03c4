//! The generator of plans and follow-ups (`examples/generate`): what it writes is accepted and can be opened.

#[path = "../../examples/generate/generator/mod.rs"]
mod generator;

use std::collections::BTreeSet;
use std::path::Path;

use folj::cli::Exit;
use serde_json::Value;

use crate::cli::bench::Bench;
use generator::{Made, Sizes, generate};

const SMALL: Sizes = Sizes { activities: 40, entries: 2_000, meetings: 3 };

/// A follow-up in the bench's folder.
fn make(bench: &Bench, folder: &str, sizes: Sizes, seed: u64) -> Made {
    generate(sizes, seed, &bench.folder.path().join(folder), &bench.facts.who).unwrap()
}

fn json(bench: &mut Bench, made: &Made, line: &str) -> Value {
    let run = bench.run(&about(made, line));
    assert_eq!(run.exit, Exit::Done, "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

fn about(made: &Made, line: &str) -> String {
    let [config, plan, data] = [&made.config, &made.plan, &made.followup].map(|path| path.display());
    format!("--config {config} --plan {plan} --data {data} {line}")
}

fn files_below(folder: &Path, ext: &str) -> usize {
    let below = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let count = |path: std::path::PathBuf| if path.is_dir() { files_below(&path, ext) } else { 1 };
    below.filter(|path| path.is_dir() || path.extension().is_some_and(|found| found == ext)).map(count).sum()
}

#[test]
fn what_is_generated_is_accepted_and_opened() {
    let mut bench = Bench::new();
    let made = make(&bench, "some", SMALL, 1);

    let check = bench.run(&about(&made, "check"));
    assert_eq!(check.exit, Exit::Done, "{}{}", check.out, check.err);
    assert_eq!(files_below(&made.followup, "fj"), 4);

    let stats = json(&mut bench, &made, "stats --format json");
    let total = &stats["total"];
    assert_eq!(total["activities"], 40);
    for count in ["yes", "partly", "no", "not_applicable", "open"] {
        assert!(total[count].as_u64().unwrap() > 0, "{count}: {total}");
    }

    let log = json(&mut bench, &made, "log --format json");
    let entries = log["entries"].as_array().unwrap();
    assert_eq!(entries.len(), SMALL.entries);
    let said: BTreeSet<&str> = entries.iter().map(|entry| entry["do"].as_str().unwrap()).collect();
    assert_eq!(said.len(), 10, "every kind of entry, {said:?}");

    let screen = bench.run(&about(&made, "screen --size 100x30"));
    assert!(screen.out.contains("40 av 40 aktiviteter"), "{}", screen.out);
}

#[test]
fn a_seed_gives_the_same_again_and_another_seed_something_else() {
    let bench = Bench::new();
    let list = |made: &Made| std::fs::read_to_string(made.plan.join("activities-2025.ron")).unwrap();
    let [one, same, other] =
        [("one", 7), ("same", 7), ("other", 8)].map(|(folder, seed)| make(&bench, folder, SMALL, seed));
    assert_eq!(list(&one), list(&same));
    assert_ne!(list(&one), list(&other));
    let log = |made: &Made| bench.run_into(&about(made, "log --format csv"), &mut Vec::new());
    assert_eq!(log(&one), log(&same));
}

#[test]
fn nothing_is_written_where_something_is() {
    let bench = Bench::new();
    bench.write("full/plan.txt", "kept");
    let full = bench.folder.path().join("full");
    assert!(generate(SMALL, 1, &full, &bench.facts.who).is_err());
    assert_eq!(std::fs::read_dir(full).unwrap().count(), 1);
}

#[test]
fn the_smallest_has_one_activity_and_no_entry() {
    let mut bench = Bench::new();
    for seed in 0..30 {
        let sizes = Sizes { activities: 1, entries: seed, meetings: 9 };
        let made = make(&bench, &format!("small-{seed}"), sizes, seed as u64);
        let check = bench.run(&about(&made, "check"));
        assert_eq!(check.exit, Exit::Done, "{}", check.out);
    }
}
