//! What a key costs until its frame is drawn: moves of the cursor, filter and search.
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
use criterion::{BatchSize, Criterion};

/// What is open before the key, and the key.
const KEYS: [(&str, &str, &str); 12] = [
    ("down", "", "j"),
    ("page down", "", "<pagedown>"),
    ("into a goal", "", "l"),
    // Here the plan is made ready for what follows, once.
    ("filter, opened", "", "f"),
    ("filter, a committee on", "f", "o"),
    ("filter, a committee on in what a search found", "s s a m v e r k <tab> f", "o"),
    ("search, opened", "", "s"),
    ("search, the first letter", "s", "s"),
    ("search, a letter more", "s s a m v e r", "k"),
    ("search, the first with its marks", "s", "å"),
    ("search, one more with its marks", "s ä", "l"),
    ("search, what nearly has it", "s s a m v r", "e"),
];

fn main() {
    each(&[1_000], keys);
}

fn keys(criterion: &mut Criterion, name: &str, subject: &Subject) {
    let mut group = criterion.benchmark_group(format!("keys, {name}"));
    let shelf = subject.shelf();
    for (what, before, key) in KEYS {
        let open = || {
            let mut screen = Screen::new(shelf.clone(), subject.facts(), (80, 24));
            screen.press(before);
            screen
        };
        group.bench_function(what, |bench| {
            bench.iter_batched_ref(open, |screen| screen.press(key), BatchSize::PerIteration);
        });
    }
    group.finish();
}
