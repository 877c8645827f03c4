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
use common::{Subject, each};
use criterion::Criterion;

fn main() {
    each(&[1_000], frames);
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
