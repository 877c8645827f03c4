//! One report of each format, from the command line to the last byte, loading included.
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
use folj::report::Format;

fn main() {
    each(&[1_000], reports);
}

fn reports(criterion: &mut Criterion, name: &str, subject: &Subject) {
    let mut group = criterion.benchmark_group(format!("report, {name}"));
    let facts = subject.facts();
    for format in Format::ALL.map(Format::name) {
        group.bench_function(format, |bench| {
            bench.iter(|| subject.run(&facts, &format!("report --format {format}")));
        });
    }
    group.finish();
}
