//! Plans and journals of any size; used by the example, by tests and by benches.
#![expect(clippy::disallowed_methods, reason = "it writes files")]

mod history;
mod journal;
mod parties;
mod plan;
mod random;
mod words;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use folj::journal::Author;

use random::Random;

/// How much to make.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sizes {
    /// Activities in the list of the year.
    pub(crate) activities: usize,
    /// Entries in the journals.
    pub(crate) entries: usize,
    /// Meetings among them.
    pub(crate) meetings: usize,
}

/// What was made.
#[derive(Debug)]
pub(crate) struct Made {
    /// The plan's folder.
    pub(crate) plan: PathBuf,
    /// The folder with the journals.
    pub(crate) followup: PathBuf,
    /// The settings with which a plan of this size is read.
    pub(crate) config: PathBuf,
}

/// Writes `folder/plan`, `folder/followup` and `folder/config.ron`, with `who` as the author of all entries. Nothing is
/// written where something is.
pub(crate) fn generate(sizes: Sizes, seed: u64, folder: &Path, who: &Author) -> io::Result<Made> {
    let [plan, followup, config] = ["plan", "followup", "config.ron"].map(|name| folder.join(name));
    let made = Made { plan, followup, config };
    fs::create_dir_all(folder)?;
    if fs::read_dir(folder)?.next().is_some() {
        return Err(io::Error::new(
            io::ErrorKind::AlreadyExists,
            format!("{} is not empty", folder.display()),
        ));
    }
    fs::create_dir(&made.plan)?;
    let mut random = Random::new(seed);
    let followed = plan::write(&made.plan, sizes.activities, &mut random)?;
    let mut journal = journal::Journal::new(&made.followup, who, sizes.entries);
    history::write(&mut journal, &followed, sizes, &mut random)?;
    journal.finish()?;
    // More than any plan of this size has: folj asks for it beyond 8 MiB or 10,000 indicators.
    fs::write(&made.config, "(\n    max_plan_mib: 1024,\n    max_indicators: 10000000,\n)\n")?;
    Ok(made)
}
