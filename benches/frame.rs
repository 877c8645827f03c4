//! One frame of a screen that is open.
#![allow(
    missing_docs,
    dead_code,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a bench; what is shared is used by others"
)]

mod common;

use common::screen::Screen;
use common::{Subject, criterion, sizes};
use criterion::Criterion;

fn main() {
    let mut criterion = criterion();
    frames(&mut criterion, "bundled", &Subject::bundled());
    for size in sizes(&[1_000]) {
        frames(&mut criterion, &size.to_string(), &Subject::generated(size, 2 * size));
    }
    criterion.final_summary();
}

fn frames(criterion: &mut Criterion, name: &str, subject: &Subject) {
    let mut group = criterion.benchmark_group(format!("frame, {name}"));
    let shelf = subject.shelf();
    for (width, height) in [(100, 30), (200, 60)] {
        let mut screen = Screen::new(shelf.clone(), subject.facts(), (width, height));
        group.bench_function(format!("{width}x{height}"), |bench| bench.iter(|| screen.draw()));
        screen.keys("o");
        group.bench_function(format!("overview, {width}x{height}"), |bench| bench.iter(|| screen.draw()));
    }
    group.finish();
}
