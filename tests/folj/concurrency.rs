//! Several programs at once, and programs that are killed.
//!
//! A writer is this test binary once more, running [`writer`] alone: it appends until it is
//! done or killed, and says of each entry on its standard output that it is saved.

use std::collections::HashSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use folj::journal::{Act, Author, EntryId, Field, History, Record, Target};
use folj::model::PlanId;
use folj::problem::Severity;
use folj::store::{JournalDir, Store};

fn plan() -> PlanId {
    "hsvo-uppsala-2024".into()
}

fn open(root: &Path) -> JournalDir {
    let uid = rustix::process::getuid().as_raw();
    let who = Author { uid, login: format!("user{uid}"), name: None };
    JournalDir::new(root.to_owned(), who, "0a1b2c3d".to_owned())
}

/// Starts a writer of `count` entries whose ids have `tag` in them.
fn start(root: &Path, tag: u64, count: u64, uid: Option<u32>) -> std::io::Result<Child> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "--nocapture", "--quiet", "concurrency::writer"]);
    command.env("FOLJ_TEST_WRITER", root).env("FOLJ_TEST_TAG", tag.to_string());
    command.env("FOLJ_TEST_COUNT", count.to_string());
    if let Some(uid) = uid {
        command.uid(uid).gid(uid);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()
}

#[test]
fn writer() {
    let Some(root) = std::env::var_os("FOLJ_TEST_WRITER").map(PathBuf::from) else { return };
    let number = |name| std::env::var(name).unwrap().parse::<u64>().unwrap();
    let (tag, count) = (number("FOLJ_TEST_TAG"), number("FOLJ_TEST_COUNT"));
    let mut store = open(&root);
    let mut history = History::default();
    for n in 0..count {
        history.extend(store.read(&plan()).entries);
        let target = Target { plan: plan(), year: None, id: Some(format!("1.{}", n % 20).into()) };
        let on = history.heads(&target, Field::Note).iter().map(|head| head.id.clone()).collect();
        let at = jiff::Timestamp::now();
        let record = Record {
            id: EntryId::new(at, tag << 20 | n),
            at,
            by: Author { uid: rustix::process::getuid().as_raw(), login: "x".to_owned(), name: None },
            meeting: None,
            target,
            act: Act::Note("Anteckning ÅÄÖ ".repeat(usize::try_from(n % 40).unwrap())),
            on,
            saw: String::new(),
        };
        let entry = store.append(record, false).unwrap();
        // One write to a pipe: it is there whole, or not at all.
        let line = format!("saved {}\n", entry.id);
        rustix::io::write(std::io::stdout(), line.as_bytes()).unwrap();
        history.extend([entry]);
    }
}

/// The ids that a writer said are saved.
fn saved(writer: &mut Child) -> Vec<EntryId> {
    let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    lines.filter_map(|line| Some(EntryId::from(line.unwrap().strip_prefix("saved ")?))).collect()
}

/// What somebody reads who has just come.
fn history(root: &Path) -> History {
    let reading = open(root).read(&plan());
    let alarms: Vec<_> =
        reading.alarms.iter().filter(|finding| finding.severity != Severity::Notice).collect();
    assert_eq!(alarms, Vec::<&folj::problem::Finding>::new());
    let ids: HashSet<_> = reading.entries.iter().map(|entry| &entry.id).collect();
    assert_eq!(ids.len(), reading.entries.len(), "no entry comes twice");
    History::new(reading.entries)
}

/// Lets three writers append at once while two others read, and compares what all of them see.
fn three_at_once(root: &Path, each: u64, uids: [Option<u32>; 3]) {
    let mut watching = open(root);
    let mut watched = History::default();
    let mut writers: Vec<Child> =
        (1..).zip(uids).map(|(tag, uid)| start(root, tag, each, uid).unwrap()).collect();
    let said: Vec<_> = writers
        .iter_mut()
        .map(|writer| {
            let out = writer.stdout.take().unwrap();
            std::thread::spawn(move || BufReader::new(out).lines().map(Result::unwrap).collect::<Vec<_>>())
        })
        .collect();
    while writers.iter_mut().any(|writer| writer.try_wait().unwrap().is_none()) {
        watched.extend(watching.read(&plan()).entries);
        std::thread::sleep(Duration::from_millis(5));
    }
    for writer in &mut writers {
        assert!(writer.wait().unwrap().success());
    }
    watched.extend(watching.read(&plan()).entries);

    let late = history(root);
    assert_eq!(late.entries().len() as u64, 3 * each);
    for line in said.into_iter().flat_map(|thread| thread.join().unwrap()) {
        if let Some(id) = line.strip_prefix("saved ") {
            assert!(late.get(&id.into()).is_some(), "{id} is lost");
        }
    }
    assert_eq!(watched, late, "the same entries in the same order for every reader");
    let mut backwards = late.entries().to_vec();
    backwards.reverse();
    assert_eq!(History::new(backwards), late);
}

#[test]
fn three_processes_of_one_user() {
    let place = tempfile::tempdir().unwrap();
    three_at_once(&place.path().join("followup"), 500, [None; 3]);
}

#[test]
fn three_users_of_a_shared_directory() {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: only root can be several users");
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("followup");
    let open_to_all = |path: &Path| fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    fs::create_dir(&root).unwrap();
    open_to_all(place.path());
    open_to_all(&root);
    let uids = [20_001, 20_002, 20_003];
    for uid in uids {
        let folder = root.join(format!("{uid}-user{uid}"));
        fs::create_dir(&folder).unwrap();
        open_to_all(&folder);
        chown(&folder, Some(uid), Some(uid)).unwrap();
    }
    if let Err(error) = start(&root, 0, 0, Some(uids[0])).map(|mut writer| writer.wait()) {
        eprintln!("skipped: other users cannot run the tests where they are: {error}");
        return;
    }
    three_at_once(&root, 150, uids.map(Some));
}

#[test]
fn killed_at_any_moment() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("followup");
    let began = Instant::now();
    let mut all_saved: Vec<EntryId> = Vec::new();
    let mut kills = 0;
    // On a busy machine it goes on until there is enough to see, and gives the writers longer.
    let mut patience = 0;
    let enough = |kills: u64, saved: usize| kills >= 20 && saved > 100;
    while kills < 60 && began.elapsed() < Duration::from_secs(8)
        || !enough(kills, all_saved.len()) && began.elapsed() < Duration::from_mins(1)
    {
        // Two at a time, killed at different moments, long before they are done.
        let mut writers = [1, 2].map(|n| start(&root, kills * 2 + n, 5_000, None).unwrap());
        for (writer, pause) in writers.iter_mut().zip([20 + kills * 7 % 31, 1 + kills * 3 % 13]) {
            std::thread::sleep(Duration::from_millis(pause + patience));
            writer.kill().unwrap();
            kills += 1;
        }
        let before = all_saved.len();
        for writer in &mut writers {
            all_saved.extend(saved(writer));
            assert!(!writer.wait().unwrap().success());
        }
        patience += if all_saved.len() == before { 20 } else { 0 };
        let read = history(&root);
        for id in &all_saved {
            assert!(read.get(id).is_some(), "{id} was shown as saved and is lost after {kills} kills");
        }
    }
    assert!(enough(kills, all_saved.len()), "{kills} kills, {} saved", all_saved.len());
    // And the directory is as good as ever.
    let mut last = start(&root, 9_999, 1, None).unwrap();
    let id = saved(&mut last).pop().unwrap();
    assert!(last.wait().unwrap().success());
    assert!(history(&root).get(&id).is_some());
}
