//! Journals that are long enough for a checkpoint: the program begins with that, and has all entries soon after.

use std::fs;
use std::thread;
use std::time::Duration;

use folj::journal::{Act, Author, EntryId, Record, Target};
use folj::store::{JournalDir, Store, machine_name};
use jiff::Timestamp;

use super::terminal::Terminal;
use super::{TWO_SECONDS, home};

/// Notes of two thousand letters, which make a good MiB.
const NOTES: u32 = 280;

/// A journal in which somebody has written a note on the plan again and again.
fn journal(root: &std::path::Path) {
    let uid = rustix::process::geteuid().as_raw();
    let who = Author { uid, login: "annber".to_owned(), name: None };
    let mut store = JournalDir::new(root.to_owned(), who.clone(), machine_name());
    let target = Target { plan: "hsvo-uppsala-2024".into(), year: None, id: None };
    let mut on: Vec<EntryId> = Vec::new();
    for number in 0..NOTES {
        let at = Timestamp::from_second(1_750_000_000 + i64::from(number)).unwrap();
        let id = EntryId::new(at, 1);
        let act = Act::Note(format!("{number} {}", "å".repeat(1_990)));
        let (by, target) = (who.clone(), target.clone());
        let record = Record { id: id.clone(), at, by, meeting: None, target, act, on, saw: String::new() };
        store.append(record, false).unwrap();
        on = vec![id];
    }
}

#[test]
fn the_screen_begins_with_the_checkpoint_and_has_all_entries_soon() {
    let home = home();
    let data = home.path().join("journals");
    journal(&data);
    let arguments = ["--data", data.to_str().unwrap()];
    let is_kept =
        || fs::read_dir(home.path().join("cache/folj/journals")).is_ok_and(|mut all| all.next().is_some());
    // Files that were changed just now are not trusted to stay as they are.
    thread::sleep(Duration::from_secs(3));
    for begins_with_it in [false, true] {
        assert_eq!(is_kept(), begins_with_it);
        let mut terminal = Terminal::folj(home.path(), &arguments);
        terminal.until("Samverkansplan 2024–2026");
        // What is answered with a sentence is asked again, as people do.
        let deadline = std::time::Instant::now() + Duration::from_secs(20);
        while !terminal.contents().contains("[Historik]") {
            assert!(std::time::Instant::now() < deadline, "{}", terminal.contents());
            terminal.send("t");
            terminal.bytes_within(Duration::from_millis(100));
        }
        terminal.until(&format!("{NOTES} poster"));
        terminal.send("q");
        assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 0);
    }
}
