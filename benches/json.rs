//! JSON of everything that the command line tells, loading included.
#![allow(
    missing_docs,
    dead_code,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a bench; what is shared is used by others"
)]

mod common;

use common::{Subject, each};
use criterion::Criterion;

const COMMANDS: [&str; 4] = ["list", "stats", "log", "plans"];

fn main() {
    each(&[1_000], json);
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
