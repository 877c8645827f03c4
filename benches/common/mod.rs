//! What the benches share: plans of any size, a machine without surroundings, and a screen with keys.
//!
//! Large plans take minutes to make and to measure, so they are asked for:
//! `FOLJ_BENCH=1000,10000,100000 cargo bench --bench load`.

#[path = "../../examples/generate/generator/mod.rs"]
mod generator;
pub(crate) mod screen;

use std::ffi::OsString;
use std::hint::black_box;
use std::io;
use std::time::Duration;

use criterion::Criterion;
use folj::cli::{Exit, run};
use folj::facts::{Facts, Places};
use folj::journal::{Entry, History};
use folj::library::Shelf;
use folj::source::Limits;
use folj::store::{JournalDir, Store, bundled, load_path, machine_name};
use tempfile::TempDir;

use generator::{Made, Sizes, generate};

/// Few and short rounds: the whole of `cargo bench` is over in minutes.
pub(crate) fn criterion() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args()
}

/// The sizes that were asked for, or those that take seconds.
pub(crate) fn sizes(usual: &[usize]) -> Vec<usize> {
    let asked = std::env::var("FOLJ_BENCH").ok();
    asked.map_or(usual.to_vec(), |asked| {
        asked.split(',').map(|size| size.trim().parse().expect("sizes with commas between them")).collect()
    })
}

/// Measures the bundled plan, then a generated one of each size with twice as many entries.
pub(crate) fn each(usual: &[usize], measure: fn(&mut Criterion, &str, &Subject)) {
    let mut criterion = criterion();
    measure(&mut criterion, "bundled", &Subject::bundled());
    for size in sizes(usual) {
        measure(&mut criterion, &size.to_string(), &Subject::generated(size, 2 * size));
    }
    criterion.final_summary();
}

/// A plan with its follow-up, in a folder of its own that goes when it does.
pub(crate) struct Subject {
    folder: TempDir,
    /// The files; none for the bundled plan.
    made: Option<Made>,
}

impl Subject {
    /// The plan that is compiled into the program, with nothing recorded.
    pub(crate) fn bundled() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), made: None }
    }

    /// A generated one.
    pub(crate) fn generated(activities: usize, entries: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let sizes = Sizes { activities, entries, meetings: (entries / 1000).min(20) };
        let made = generate(sizes, 1, &folder.path().join("made"), &Facts::ask().who).expect("a plan");
        Self { folder, made: Some(made) }
    }

    /// This machine, with nothing of what somebody has set up on it.
    pub(crate) fn facts(&self) -> Facts {
        let folder = |name: &str| Some(self.folder.path().join(name));
        let places = Places {
            config: folder("config"),
            server_config: None,
            plans: folder("plans"),
            followup: folder("followup"),
            state: None,
            cache: None,
        };
        Facts {
            places,
            env: [("LANG".to_owned(), "sv_SE.UTF-8".to_owned())].into(),
            current_dir: self.folder.path().to_owned(),
            ..Facts::ask()
        }
    }

    /// A command line about this plan.
    pub(crate) fn line(&self, words: &str) -> Vec<OsString> {
        let places = self.made.iter().flat_map(|made| {
            [("--config", &made.config), ("--plan", &made.plan), ("--data", &made.followup)]
        });
        let places = places.flat_map(|(option, path)| [option.into(), path.into()]);
        let program = std::iter::once(OsString::from("folj"));
        program.chain(places).chain(words.split_whitespace().map(OsString::from)).collect()
    }

    /// Runs a command line about this plan and forgets the answer.
    pub(crate) fn run(&self, facts: &Facts, words: &str) {
        let exit = run(self.line(words), facts, &mut io::sink(), &mut io::sink(), &mut io::empty());
        assert!(matches!(black_box(exit), Exit::Done), "{words}");
    }

    /// The entries, read and checked.
    pub(crate) fn entries(&self, of: &Shelf) -> Vec<Entry> {
        let Some(made) = &self.made else { return Vec::new() };
        let mut journals = JournalDir::new(made.followup.clone(), Facts::ask().who, machine_name());
        journals.read(&of.plan.id).entries
    }

    /// The plan, read and checked.
    pub(crate) fn plan(&self) -> Shelf {
        let limits = Limits { mib: 1024, indicators: 10_000_000 };
        match &self.made {
            Some(made) => load_path(&made.plan, limits).expect("a plan"),
            None => bundled().swap_remove(0),
        }
    }

    /// Plan and entries.
    pub(crate) fn shelf(&self) -> Shelf {
        let mut read = self.plan();
        read.history = History::new(self.entries(&read));
        read
    }
}
