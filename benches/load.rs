//! Loading plans: text to plan, with every rule asked.
#![allow(
    missing_docs,
    dead_code,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a bench; what is shared is used by others"
)]

mod common;

use common::{Subject, criterion, sizes};
use folj::check::check;
use folj::store::bundled;

fn main() {
    let mut criterion = criterion();
    let mut group = criterion.benchmark_group("load");
    group.bench_function("bundled plans", |bench| bench.iter(bundled));
    let plans = bundled();
    group.bench_function("check, bundled plans", |bench| {
        bench.iter(|| plans.iter().map(|shelf| check(&shelf.plan).len()).sum::<usize>());
    });
    for size in sizes(&[1_000]) {
        let subject = Subject::generated(size, 0);
        group.bench_function(format!("{size} activities"), |bench| bench.iter(|| subject.plan()));
        let shelf = subject.plan();
        group.bench_function(format!("check, {size} activities"), |bench| {
            bench.iter(|| check(&shelf.plan).len());
        });
    }
    group.finish();
    criterion.final_summary();
}
