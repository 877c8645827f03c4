//! JSON of everything that the command line tells, loading included.
#![allow(
    missing_docs,
    dead_code,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a bench; what is shared is used by others"
)]

mod common;

use common::{Subject, criterion, sizes};
use criterion::Criterion;

const COMMANDS: [&str; 4] = ["list", "stats", "log", "plans"];

fn main() {
    let mut criterion = criterion();
    json(&mut criterion, "bundled", &Subject::bundled());
    for size in sizes(&[1_000]) {
        json(&mut criterion, &size.to_string(), &Subject::generated(size, 2 * size));
    }
    criterion.final_summary();
}

fn json(criterion: &mut Criterion, name: &str, subject: &Subject) {
    let mut group = criterion.benchmark_group(format!("json, {name}"));
    let facts = subject.facts();
    for command in COMMANDS {
        group.bench_function(command, |bench| {
            bench.iter(|| subject.run(&facts, &format!("{command} --format json")));
        });
    }
    group.finish();
}
