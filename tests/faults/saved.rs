//! What stands in a journal, and what was said about it.

use std::collections::HashSet;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use folj::journal::{Act, Author, Entry, History};
use folj::problem::Severity;
use folj::store::{JournalDir, Store};

use super::kit::{Answer, FOLJ, Place};

/// The plan that the program opens.
pub(crate) const PLAN: &str = "hsvo-uppsala-2024";

/// All entries, in the order in which a reader who has just come shows them. None may be there
/// twice, and nothing may be wrong but writes that were interrupted.
pub(crate) fn entries(data: &Path) -> Vec<Entry> {
    let who = Author { uid: rustix::process::getuid().as_raw(), login: "reader".to_owned(), name: None };
    let reading = JournalDir::new(data.to_owned(), who, "0a1b2c3d".to_owned()).read(&PLAN.into());
    let alarms: Vec<_> =
        reading.alarms.iter().filter(|finding| finding.severity != Severity::Notice).collect();
    assert!(alarms.is_empty(), "{alarms:?}");
    let ids: HashSet<_> = reading.entries.iter().map(|entry| &entry.id).collect();
    assert_eq!(ids.len(), reading.entries.len(), "no entry comes twice");
    History::new(reading.entries).entries().to_vec()
}

/// The first words of all notes, in the same order. What was said once may not be there twice.
pub(crate) fn notes(data: &Path) -> Vec<String> {
    let first = |entry: Entry| match &entry.act {
        Act::Note(text) => Some(text.split(' ').next().unwrap().to_owned()),
        _ => None,
    };
    let notes: Vec<String> = entries(data).into_iter().filter_map(first).collect();
    let different: HashSet<_> = notes.iter().collect();
    assert_eq!(different.len(), notes.len(), "nothing is doubled: {notes:?}");
    notes
}

/// The program, with its journal in the place whatever the settings of this machine say.
pub(crate) fn at(place: &Place) -> Command {
    let mut command = place.command(FOLJ);
    command.arg("--data").arg(place.data());
    command
}

/// Runs it with `arguments`, and waits.
pub(crate) fn folj(place: &Place, arguments: &[&str]) -> Answer {
    at(place).args(arguments).output().unwrap().into()
}

/// Copies a journal as it is.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    fs::set_permissions(to, Permissions::from_mode(0o755)).unwrap();
    for one in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (from, to) = (one.path(), to.join(one.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

/// The files of a journal.
pub(crate) fn files(data: &Path) -> Vec<std::path::PathBuf> {
    let below = |folder: &Path| -> Vec<_> {
        fs::read_dir(folder).into_iter().flatten().map(|one| one.unwrap().path()).collect()
    };
    let mut files: Vec<_> =
        below(data).iter().flat_map(|writer| below(writer)).flat_map(|plan| below(&plan)).collect();
    files.sort();
    files
}

/// A number that looks like chance, the same in every run.
pub(crate) fn chance(n: usize) -> u64 {
    let mut x = (n as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x ^= x >> 31;
    x = x.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x ^ (x >> 27)
}

/// Input in which all of this has been typed already.
pub(crate) fn typed(folder: &Path, text: &str) -> Stdio {
    let path = folder.join("typed");
    fs::write(&path, text).unwrap();
    fs::File::open(path).unwrap().into()
}

/// What is typed in a conversation to write these notes about an item, one after another;
/// each is confirmed with [`CONFIRMED`]. The item must have a note already.
pub(crate) fn conversation(item: &str, notes: impl Iterator<Item = String>) -> String {
    let typed = notes.fold(item.to_owned(), |typed, text| format!("{typed}\na\n2\n{text}\n."));
    format!("{typed}\nq\n")
}

/// How a conversation in Swedish confirms that something is saved, before the name of the item.
pub(crate) const CONFIRMED: &str = "Sparat: ";

/// What the program said of the notes that it was given: saved, or in words that it was not.
#[derive(Default)]
pub(crate) struct Diary {
    pub(crate) saved: Vec<String>,
    pub(crate) refused: Vec<String>,
}

impl Diary {
    /// Gives a note whose text begins with `name` to the program, and takes it at its word.
    pub(crate) fn note(&mut self, place: &Place, data: &Path, name: &str, rest: &str) -> bool {
        let text = format!("{name} {rest}");
        let answer = place.folj(&["--data", data.to_str().unwrap(), "note", "2.1", "--text", &text]);
        self.take(name, &answer)
    }

    /// Takes the program at its word.
    pub(crate) fn take(&mut self, name: &str, answer: &Answer) -> bool {
        let saved = answer.code == Some(0);
        if saved {
            self.saved.push(name.to_owned());
        } else {
            assert!(
                matches!(answer.code, Some(73..=77)) && !answer.err.trim().is_empty(),
                "{name} {answer:?}"
            );
            self.refused.push(name.to_owned());
        }
        saved
    }

    /// Everything that was said to be saved is there.
    pub(crate) fn holds(&self, data: &Path) {
        let there = notes(data);
        let lost: Vec<_> = self.saved.iter().filter(|name| !there.contains(name)).collect();
        assert!(lost.is_empty(), "{lost:?} were said to be saved and are not in {there:?}");
        let ghosts: Vec<_> =
            there.iter().filter(|name| !self.saved.contains(name) && !self.refused.contains(name)).collect();
        assert!(ghosts.is_empty(), "{ghosts:?} were never written");
    }
}
