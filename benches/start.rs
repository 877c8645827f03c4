//! Start to the first frame: settings, plans, journals, state, and one frame in memory.
#![allow(
    missing_docs,
    dead_code,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a bench; what is shared is used by others"
)]

mod common;

use common::{Subject, criterion, sizes};

fn main() {
    let mut criterion = criterion();
    let mut group = criterion.benchmark_group("start");
    let bundled = Subject::bundled();
    let facts = bundled.facts();
    group
        .bench_function("screen, bundled", |bench| bench.iter(|| bundled.run(&facts, "screen --size 80x24")));
    group.bench_function("list -c OSN, bundled", |bench| bench.iter(|| bundled.run(&facts, "list -c OSN")));
    for size in sizes(&[1_000]) {
        let subject = Subject::generated(size, 2 * size);
        let facts = subject.facts();
        group.bench_function(format!("screen, {size}"), |bench| {
            bench.iter(|| subject.run(&facts, "screen --size 80x24"));
        });
        let shelf = subject.plan();
        let party = shelf.plan.parties.first().map(|party| party.abbr.as_str()).expect("a party");
        let list = format!("list -c {party}");
        group.bench_function(format!("list of a committee, {size}"), |bench| {
            bench.iter(|| subject.run(&facts, &list));
        });
    }
    group.finish();
    criterion.final_summary();
}
