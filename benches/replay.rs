//! Replay of journals: files to entries, and entries to what they amount to. The sizes are entries.
#![allow(
    missing_docs,
    dead_code,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a bench; what is shared is used by others"
)]

mod common;

use common::{Subject, criterion, sizes};
use folj::journal::History;

const ACTIVITIES: usize = 1_000;

fn main() {
    let mut criterion = criterion();
    let mut group = criterion.benchmark_group("replay");
    for size in sizes(&[1_000, 10_000]) {
        let subject = Subject::generated(ACTIVITIES, size);
        let plan = subject.plan();
        group.bench_function(format!("read, {size} entries"), |bench| bench.iter(|| subject.entries(&plan)));
        let entries = subject.entries(&plan);
        assert_eq!(entries.len(), size);
        group.bench_function(format!("history, {size} entries"), |bench| {
            bench.iter(|| History::new(entries.iter().cloned()));
        });
    }
    group.finish();
    criterion.final_summary();
}
