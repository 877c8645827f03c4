//! A directory with entries in it, and how tests look at it and tamper with it.

use std::fs::{self, OpenOptions, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use folj::journal::{Act, Entry, History, Record};
use folj::problem::{Finding, Problem, Severity};
use folj::store::{Reading, Store};
use tempfile::TempDir;

use super::super::{Place, me, plan, record};

/// The user's folder for the plan.
pub(super) fn own_folder(place: &TempDir) -> PathBuf {
    place.path().join(format!("followup/{}-anna/hsvo-uppsala-2024", me().uid))
}

pub(super) fn slot(place: &TempDir, number: u32) -> PathBuf {
    own_folder(place).join(format!("0a1b2c3d.{number}.fj"))
}

/// A directory with three notes in one slot.
pub(super) fn three_notes() -> (TempDir, Vec<Record>) {
    let place = tempfile::tempdir().unwrap();
    let notes: Vec<Record> = (1..=3).map(note).collect();
    let mut store = place.open();
    for note in &notes {
        store.append(note.clone(), true).unwrap();
    }
    (place, notes)
}

pub(super) fn note(n: u32) -> Record {
    let mut note = record(n, Act::Note(format!("Å nr {n}")), &[]);
    note.target.id = Some(format!("1.{n}").into());
    note
}

pub(super) fn read(place: &TempDir) -> Reading {
    place.open().read(&plan())
}

/// The notes that were read, by their last digit, in order.
pub(super) fn notes(entries: &[Entry]) -> String {
    let history = History::new(entries.iter().cloned());
    let digit = |entry: &Entry| match &entry.act {
        Act::Note(text) => text.chars().last().unwrap(),
        _ => '?',
    };
    history.entries().iter().map(digit).collect()
}

pub(super) fn problems(alarms: &[Finding]) -> Vec<Problem> {
    alarms.iter().map(|finding| finding.problem.clone()).collect()
}

pub(super) fn only_notices(alarms: &[Finding]) -> bool {
    alarms.iter().all(|finding| finding.severity == Severity::Notice)
}

pub(super) fn lines(path: &Path) -> Vec<Vec<u8>> {
    fs::read(path).unwrap().split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect()
}

pub(super) fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

pub(super) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// The first 16 hexadecimal digits of the SHA-256 of a text.
pub(super) fn digits(text: &str) -> String {
    use sha2::{Digest, Sha256};
    let bytes = Sha256::digest(text);
    bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// Writes a line as folj does, with whatever record.
pub(super) fn forge(path: &Path, prev: &str, ron: &str) -> String {
    let place: Vec<&str> = path.iter().rev().take(3).map(|name| name.to_str().unwrap()).collect();
    let text = format!("f1 {}/{}/{}\n{prev} {ron}", place[2], place[1], place[0]);
    let hash = digits(&text);
    let mut file = OpenOptions::new().create(true).append(true).open(path).unwrap();
    writeln!(file, "f1 {hash} {prev} {ron}").unwrap();
    hash
}

/// Runs one of the tests below in a process of its own.
pub(super) fn alone(test: &str, place: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "--nocapture", &format!("store::journal_dir::{test}")]);
    command.env("FOLJ_TEST_PLACE", place);
    command
}

/// Runs a test like [`alone`] while strace lets system calls fail: `fdatasync:error=EIO:when=2`,
/// or those of one file: `pread64:error=EIO -P PATH`. Says whether it could.
pub(super) fn alone_with_fault(test: &str, place: &Path, fault: &str) -> bool {
    let traced = |command: &mut Command| {
        command.args(["-f", "-qq", "-o", "/dev/null", "-e"]);
        command.args(format!("inject={fault}").split(' ')).arg("--");
    };
    let mut try_out = Command::new("strace");
    traced(&mut try_out);
    if !try_out.arg("true").output().is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: strace cannot be used here");
        return false;
    }
    let inner = alone(test, place);
    let mut command = Command::new("strace");
    traced(&mut command);
    command.arg(inner.get_program()).args(inner.get_args()).env("FOLJ_TEST_PLACE", place);
    assert!(command.status().unwrap().success());
    true
}

/// The directory of the process that [`alone`] started; none in the test run itself.
pub(super) fn place_alone() -> Option<PathBuf> {
    std::env::var_os("FOLJ_TEST_PLACE").map(PathBuf::from)
}
