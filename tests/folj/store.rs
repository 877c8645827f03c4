//! The conformance suite of the stores: what holds for entries in memory and in a journal
//! directory alike. What only a journal directory can do is in `store/journal_dir/`.

use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::Duration;

use folj::journal::{
    Act, Agenda, Author, Course, Entry, EntryId, Field, History, Items, Mark, Outcome, Proposal, Record,
    Target,
};
use folj::model::{Id, PlanId, Year};
use folj::store::{AppendError, JournalDir, Memory, Store};
use jiff::Timestamp;

mod journal_dir;

/// A place where entries are kept, to be opened by several programs.
trait Place {
    type Store: Store;
    fn open(&self) -> Self::Store;
}

impl Place for Memory {
    type Store = Memory;
    fn open(&self) -> Memory {
        self.clone()
    }
}

impl Place for tempfile::TempDir {
    type Store = JournalDir;
    fn open(&self) -> JournalDir {
        wait_for_forks(&self.path().join("followup"));
        JournalDir::new(self.path().join("followup"), me(), "0a1b2c3d".to_owned())
    }
}

/// Waits, for a moment, until no lock is held below a folder. A test beside this one that starts
/// a process holds every lock of this process until that process has become another program,
/// and a slot that seems busy would send the next writer to another one.
fn wait_for_forks(folder: &Path) {
    let mut folders = vec![folder.to_owned()];
    let mut inodes = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.metadata() {
                Ok(found) if found.is_dir() => folders.push(entry.path()),
                Ok(found) => inodes.push(format!(":{} ", found.ino())),
                Err(_) => {}
            }
        }
    }
    for _ in 0..30 {
        let locks = std::fs::read_to_string("/proc/locks").unwrap_or_default();
        if !inodes.iter().any(|inode| locks.contains(inode)) {
            return;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// The user who runs the tests.
pub(crate) fn me() -> Author {
    Author { uid: rustix::process::getuid().as_raw(), login: "anna".to_owned(), name: None }
}

pub(crate) fn plan() -> PlanId {
    "hsvo-uppsala-2024".into()
}

/// A record by the user about indicator `2.1.1.1a`, the `n`th.
pub(crate) fn record(n: u32, act: Act, on: &[&EntryId]) -> Record {
    let at = Timestamp::from_second(1_747_222_000 + i64::from(n)).unwrap();
    Record {
        id: EntryId::new(at, u64::from(n)),
        at,
        by: me(),
        meeting: None,
        target: Target { plan: plan(), year: Some(Year(2025)), id: Some(Id::from("2.1.1.1a")) },
        act,
        on: on.iter().map(|&id| id.clone()).collect(),
        saw: String::new(),
    }
}

pub(crate) fn outcome(n: u32, outcome: Outcome, on: &[&EntryId]) -> Record {
    record(n, Act::Outcome(Some(outcome)), on)
}

fn ids(entries: &[Entry]) -> Vec<EntryId> {
    let mut ids: Vec<EntryId> = entries.iter().map(|entry| entry.id.clone()).collect();
    ids.sort();
    ids
}

/// The record as it was given; `saw` is the store's.
fn given(entry: &Entry) -> Record {
    Record { saw: String::new(), ..(*entry.record).clone() }
}

fn what_is_appended_is_read_back(place: &impl Place) {
    let proposal = Proposal { course: Course::CarryOver, reason: "Pågår".to_owned() };
    let agenda = Agenda { party: Some("ÄLN".into()), focus_area: Some("2.1".into()), items: Items::Changed };
    let taken_up_again = Act::MeetingOpened {
        meeting: "2025-05-14-tl".into(),
        body: "TL".to_owned(),
        keeper: "Anna Berg".to_owned(),
        agenda,
    };
    let records = [
        outcome(1, Outcome::Yes, &[]),
        record(2, Act::Outcome(None), &[&outcome(1, Outcome::Yes, &[]).id]),
        record(3, Act::Number(Some("87,5".parse().unwrap())), &[]),
        record(4, Act::Note("Å i maj:\n\"klart\" \u{2028}\u{1b}[31m \u{0}\t\\".to_owned()), &[]),
        record(5, Act::Status(Some(folj::journal::Status::OrdinaryOperation)), &[]),
        record(6, Act::Withdraw(EntryId::from("0")), &[]),
        record(
            7,
            Act::MeetingOpened {
                meeting: "2025-05-14-tl".into(),
                body: "TL".to_owned(),
                keeper: String::new(),
                agenda: Agenda::default(),
            },
            &[],
        ),
        Record { meeting: Some("2025-05-14-tl".into()), ..record(8, Act::Note(String::new()), &[]) },
        record(10, Act::Proposal(Some(proposal)), &[]),
        record(11, Act::Proposal(None), &[]),
        record(12, Act::Decision("Nämnden noterar".to_owned()), &[]),
        record(13, Act::MeetingMarked { meeting: "2025-05-14-tl".into(), mark: Mark::SentOut }, &[]),
        record(14, taken_up_again, &[]),
        record(15, Act::MeetingClosed { meeting: "2025-05-14-tl".into() }, &[]),
    ];
    let mut writer = place.open();
    for record in &records {
        let entry = writer.append(record.clone(), false).unwrap();
        assert_eq!(given(&entry), *record);
    }
    let reading = place.open().read(&plan());
    assert_eq!(reading.alarms, []);
    let history = History::new(reading.entries);
    assert_eq!(history.entries().iter().map(given).collect::<Vec<_>>(), records);
}

fn entries_are_given_once(place: &impl Place) {
    let (mut anna, mut bo) = (place.open(), place.open());
    assert_eq!(anna.read(&plan()).entries, []);
    let first = anna.append(outcome(1, Outcome::Yes, &[]), false).unwrap();
    assert_eq!(anna.read(&plan()).entries, [], "what one has appended oneself is no news");
    assert_eq!(bo.read(&plan()).entries, std::slice::from_ref(&first));
    assert_eq!(bo.read(&plan()).entries, []);
    let second = bo.append(outcome(2, Outcome::No, &[&first.id]), false).unwrap();
    assert_eq!(anna.read(&plan()).entries, std::slice::from_ref(&second));
    assert_eq!(anna.read(&plan()).entries, []);
    assert_eq!(ids(&place.open().read(&plan()).entries), [first.id.clone(), second.id.clone()]);
    // News that came up while appending is not swallowed.
    let third = bo.append(outcome(3, Outcome::Yes, &[&second.id]), false).unwrap();
    anna.append(outcome(4, Outcome::Yes, &[&third.id]), false).unwrap();
    assert_eq!(anna.read(&plan()).entries, [third]);
}

fn plans_are_kept_apart(place: &impl Place) {
    let mut store = place.open();
    store.append(outcome(1, Outcome::Yes, &[]), false).unwrap();
    let mut other = outcome(2, Outcome::No, &[]);
    other.target.plan = "nsu-uppsala-2019".into();
    store.append(other.clone(), true).unwrap();
    let mut reader = place.open();
    assert_eq!(ids(&reader.read(&"nsu-uppsala-2019".into()).entries), [other.id]);
    assert_eq!(reader.read(&plan()).entries.len(), 1);
    assert_eq!(reader.read(&"none".into()).entries, []);
}

fn an_id_counts_once(place: &impl Place) {
    let mut store = place.open();
    for _ in 0..3 {
        store.append(outcome(1, Outcome::Yes, &[]), false).unwrap();
    }
    assert_eq!(place.open().read(&plan()).entries.len(), 1);
}

fn it_asks_when_something_has_changed(place: &impl Place) {
    let (mut anna, mut bo) = (place.open(), place.open());
    let first = anna.append(outcome(1, Outcome::Yes, &[]), true).unwrap();

    // Bo has seen nothing yet.
    let blind = outcome(2, Outcome::No, &[]);
    let Err(AppendError::Changed(news)) = bo.append(blind.clone(), true) else { panic!("nothing asked") };
    assert_eq!(news, std::slice::from_ref(&first));
    assert_eq!(bo.read(&plan()).entries, [], "the news was given with the question");
    assert_eq!(anna.read(&plan()).entries, [], "nothing was saved");

    // Another field and another target have not changed, nor has it for an undo.
    bo.append(record(3, Act::Note("Klart".to_owned()), &[]), true).unwrap();
    let mut elsewhere = outcome(4, Outcome::No, &[]);
    elsewhere.target.id = Some("2.1.1.2a".into());
    bo.append(elsewhere, true).unwrap();
    bo.append(record(5, Act::Withdraw(EntryId::from("0")), &[]), true).unwrap();

    // Having seen it, or not being asked, he may.
    let second = bo.append(outcome(6, Outcome::No, &[&first.id]), true).unwrap();
    let third = anna.append(outcome(7, Outcome::Partly, &[&first.id]), false).unwrap();
    let history = History::new(place.open().read(&plan()).entries);
    let heads = history.heads(&blind.target, Field::Outcome);
    assert_eq!(heads.iter().map(|head| &head.id).collect::<Vec<_>>(), [&second.id, &third.id]);
    assert!(history.outcome(&blind.target).is_conflict());

    // One of two heads is not both of them.
    let half = outcome(8, Outcome::Yes, &[&second.id]);
    assert!(matches!(anna.append(half, true), Err(AppendError::Changed(_))));
    anna.append(outcome(9, Outcome::Yes, &[&third.id, &second.id]), true).unwrap();
    assert!(!History::new(place.open().read(&plan()).entries).has_conflict(&blind.target));
}

fn undo_and_redo_are_entries(place: &impl Place) {
    let mut store = place.open();
    let mut history = History::default();
    let target = outcome(0, Outcome::Yes, &[]).target;
    let yes = store.append(outcome(1, Outcome::Yes, &[]), true).unwrap();
    let no = store.append(outcome(2, Outcome::No, &[&yes.id]), true).unwrap();
    let undo = store.append(record(3, Act::Withdraw(no.id.clone()), &[]), true).unwrap();
    history.extend([yes, no, undo.clone()]);
    assert_eq!(history.outcome(&target).value(), Some(Outcome::Yes));
    let redo = store.append(record(4, Act::Withdraw(undo.id.clone()), &[]), true).unwrap();
    history.extend([redo]);
    assert_eq!(history.outcome(&target).value(), Some(Outcome::No));
    assert_eq!(History::new(place.open().read(&plan()).entries), history);
}

fn everybody_sees_the_same_order(place: &impl Place) {
    let mut writers = [place.open(), place.open(), place.open()];
    let mut histories = [History::default(), History::default(), History::default()];
    for n in 0..60 {
        let who = n as usize % 3;
        if n % 7 == 0 {
            histories[who].extend(writers[who].read(&plan()).entries);
        }
        let target = outcome(0, Outcome::Yes, &[]).target;
        let on: Vec<EntryId> =
            histories[who].heads(&target, Field::Outcome).iter().map(|head| head.id.clone()).collect();
        // Clocks that go backwards.
        let mut record = outcome(n, Outcome::ALL[n as usize % 4], &on.iter().collect::<Vec<_>>());
        record.at = Timestamp::from_second(i64::from(n * 37 % 11)).unwrap();
        histories[who].extend([writers[who].append(record, false).unwrap()]);
    }
    let late = History::new(place.open().read(&plan()).entries);
    assert_eq!(late.entries().len(), 60);
    for (writer, mut history) in writers.into_iter().zip(histories) {
        let mut writer = writer;
        history.extend(writer.read(&plan()).entries);
        assert_eq!(history, late);
    }
}

fn it_can_be_written_to(place: &impl Place) {
    let mut store = place.open();
    assert_eq!(store.read_only(&plan()), None);
    assert_eq!(store.read(&plan()), folj::store::Reading::default(), "asking makes nothing");
    store.append(outcome(1, Outcome::Yes, &[]), true).unwrap();
    assert_eq!(store.read_only(&plan()), None);
}

macro_rules! every_store {
    ($($case:ident)*) => {
        mod memory { $(#[test] fn $case() { super::$case(&super::Memory::default()); })* }
        mod directory { $(#[test] fn $case() { super::$case(&tempfile::tempdir().unwrap()); })* }
    };
}

every_store! {
    what_is_appended_is_read_back
    entries_are_given_once
    plans_are_kept_apart
    an_id_counts_once
    it_asks_when_something_has_changed
    undo_and_redo_are_entries
    everybody_sees_the_same_order
    it_can_be_written_to
}
