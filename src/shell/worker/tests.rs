//! The worker over a store whose writing goes as told.

use super::super::inbox::{self, Inbox};
use super::*;
use crate::app::{Export, Exported, NotExported};
use crate::journal::{Act, AppendError, Author, Entry, Field, History, Record};
use crate::problem::{NotWritten, WhyNotWritten};
use crate::report::{Form, Format, Request, Wanted};
use crate::store::{Memory, Reading};
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

const SOON: Duration = Duration::from_secs(5);

/// A store whose writing goes as told, and whose journal says a line for each file in a folder.
struct Fake {
    folder: PathBuf,
    seen: usize,
    /// Whether somebody makes missing folders as soon as the store has said which to watch.
    others_are_quick: bool,
    fails: bool,
    slow: Option<Duration>,
    /// What counts now, where that is known without reading.
    glance: Option<Vec<Entry>>,
    /// The reading waits until somebody lets it go on.
    gate: Option<Arc<Mutex<()>>>,
}

impl Store for Fake {
    fn glance(&mut self, _plan: &PlanId) -> Option<Glance> {
        Some(Glance { history: History::new(self.glance.clone()?), alarms: Vec::new() })
    }

    fn read(&mut self, _plan: &PlanId) -> Reading {
        let _open = self.gate.as_ref().map(|gate| gate.lock().unwrap());
        let now = std::fs::read_dir(&self.folder).map_or(0, Iterator::count);
        let new = now.saturating_sub(self.seen);
        self.seen = now;
        let entries = (now - new..now).map(numbered).collect();
        Reading { entries, alarms: Vec::new() }
    }

    fn append(&mut self, record: Record, ask: bool) -> Result<Entry, AppendError> {
        thread::park_timeout(self.slow.unwrap_or_default());
        if self.fails {
            return Err(AppendError::NotSaved(Problem::NotUtf8));
        }
        Memory::default().append(record, ask)
    }

    fn read_only(&mut self, _plan: &PlanId) -> Option<Problem> {
        None
    }

    fn watched(&self, _plan: &PlanId) -> Vec<PathBuf> {
        let there = self.folder.ancestors().find(|folder| folder.exists()).unwrap().to_owned();
        if self.others_are_quick {
            std::fs::create_dir_all(&self.folder).unwrap();
        }
        vec![there]
    }
}

fn target() -> Target {
    Target { plan: "p".into(), year: None, id: None }
}

fn record() -> Record {
    Record {
        id: "0190a1b2c3d4e5f6a7b8c9".into(),
        at: jiff::Timestamp::UNIX_EPOCH,
        by: Author { uid: 1001, login: "anna".to_owned(), name: None },
        meeting: None,
        target: target(),
        act: Act::Note("text".to_owned()),
        on: Vec::new(),
        saw: String::new(),
    }
}

fn entry() -> Entry {
    Entry { record: record().into(), slot: "".into(), line: 1 }
}

/// One of several entries.
fn numbered(number: usize) -> Entry {
    let record = Record { id: format!("id{number}").as_str().into(), ..record() };
    Entry { record: record.into(), ..entry() }
}

struct Bench {
    place: tempfile::TempDir,
    jobs: Sender<Job>,
    latest: Arc<Latest>,
    events: Inbox,
    /// The plans that were read again.
    read: Arc<Mutex<Vec<PlanId>>>,
    /// What the next readings of a plan give; nothing behind them.
    plans: Arc<Mutex<Vec<Shelf>>>,
}

/// A plan with as many errors, in a folder.
fn shelf(id: &str, errors: usize, folder: PathBuf) -> Shelf {
    let text = format!(
        "(format: 1, id: \"{id}\", title: \"P\", organisation: \"B\", period: (from: 2025, to: 2025), focus_areas: [])"
    );
    let plan = crate::source::options().from_str(&text).unwrap();
    Shelf::new(plan, Origin::Folder(folder), vec![Problem::EmptyPlan.error(None); errors])
}

/// A worker over a folder `journal`, a plan in a folder `plan`, and drafts in `drafts`.
fn bench(with: impl FnOnce(&Path, &mut Fake, &mut Option<Drafts>)) -> Bench {
    bench_that_begins_with(false, with)
}

/// The same, where the screen may begin with what counts now.
fn bench_that_begins_with(abridged: bool, with: impl FnOnce(&Path, &mut Fake, &mut Option<Drafts>)) -> Bench {
    let place = tempfile::tempdir().unwrap();
    let [journal, plan, drafts] = ["journal", "plan", "drafts"].map(|name| place.path().join(name));
    std::fs::create_dir(&journal).unwrap();
    std::fs::create_dir(&plan).unwrap();
    let mut store = Fake {
        folder: journal,
        seen: 0,
        others_are_quick: false,
        fails: false,
        slow: None,
        glance: None,
        gate: None,
    };
    let mut drafts = Some(Drafts::new(drafts));
    with(place.path(), &mut store, &mut drafts);
    let read = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&read);
    let plans = Arc::new(Mutex::new(Vec::new()));
    let next = Arc::clone(&plans);
    let files = Files {
        store: Box::new(store),
        reload: Box::new(move |plan| {
            noted.lock().unwrap().push(plan.clone());
            next.lock().unwrap().pop()
        }),
        origins: vec![("p".into(), Origin::Folder(plan)), ("q".into(), Origin::Bundled)],
        plan: "p".into(),
        abridged,
        drafts,
        folders: Folders { here: place.path().to_owned(), home: Some(place.path().join("home")) },
        visits: Some(Visits::new(place.path().join("visits"))),
    };
    let (told, events) = inbox::open().unwrap();
    let (jobs, inbox) = std::sync::mpsc::channel();
    let latest = Arc::new(Latest::default());
    start(files, Arc::clone(&latest), told, jobs.clone(), inbox).unwrap();
    let bench = Bench { place, jobs, latest, events, read, plans };
    bench.finish();
    bench
}

impl Bench {
    fn send(&self, effect: Effect) {
        self.jobs.send(Job::Do(Box::new(effect))).unwrap();
    }

    /// Has a place remembered, as the screen does.
    fn remember(&self, place: usize) {
        let text = format!("(version: 1, plan: \"p\", place: [\"{place}\"])");
        if self.latest.put(crate::app::Remembered::from_ron(&"p".into(), &text).unwrap()) {
            self.jobs.send(Job::Remember).unwrap();
        }
    }

    fn finish(&self) {
        let (done, finished) = std::sync::mpsc::channel();
        self.jobs.send(Job::Finish(done)).unwrap();
        finished.recv_timeout(SOON).unwrap();
    }

    fn next(&self) -> Msg {
        match self.events.next_within(SOON).unwrap() {
            Event::Msg(msg) => msg,
            other => panic!("{other:?}"),
        }
    }

    fn silent(&self) -> bool {
        self.events.next_within(Duration::from_millis(150)).is_none()
    }
}

#[test]
fn an_entry_is_saved_or_the_reason_is_told() {
    let bench = bench(|_, _, _| {});
    bench.send(Effect::Append { record: Box::new(record()), ask: true });
    assert_eq!(bench.next(), Msg::Appended(Box::new(Entry { record: record().into(), ..entry() })));
    let bench = self::bench(|_, store, _| store.fails = true);
    bench.send(Effect::Append { record: Box::new(record()), ask: true });
    let error = AppendError::NotSaved(Problem::NotUtf8);
    assert_eq!(bench.next(), Msg::NotAppended { id: record().id, error });
}

#[test]
fn jobs_are_done_in_their_order_while_the_sender_goes_on() {
    let bench = bench(|_, store, _| store.slow = Some(Duration::from_millis(100)));
    bench.send(Effect::Append { record: Box::new(record()), ask: false });
    bench.send(Effect::KeepDraft(Draft { target: target(), act: Act::Note("text".to_owned()), on: vec![] }));
    assert!(bench.events.waiting().next().is_none(), "sending does not wait");
    assert!(matches!(bench.next(), Msg::Appended(_)));
    assert_eq!(bench.next(), Msg::DraftSaved(Ok(())));
}

#[test]
fn folders_that_are_made_while_others_are_followed_are_followed_too() {
    let folder = |place: &Path| place.join("journal/1001-anna/p");
    let bench = bench(|place, store, _| {
        store.folder = folder(place);
        store.others_are_quick = true;
    });
    std::fs::write(folder(bench.place.path()).join("a"), "1").unwrap();
    assert!(matches!(bench.next(), Msg::Journal { entries, .. } if entries.len() == 1));
}

#[test]
fn entries_of_others_come_by_themselves_and_once() {
    let bench = bench(|_, _, _| {});
    std::fs::write(bench.place.path().join("journal/a"), "1").unwrap();
    assert!(matches!(bench.next(), Msg::Journal { entries, .. } if entries.len() == 1));
    assert!(bench.silent());
    // Nothing new in them is no news.
    std::fs::write(bench.place.path().join("journal/a"), "2").unwrap();
    assert!(bench.silent());
    assert_eq!(*bench.read.lock().unwrap(), []);
}

#[test]
fn a_plan_is_read_again_when_its_files_change() {
    let bench = bench(|_, _, _| {});
    std::fs::write(bench.place.path().join("plan/plan.ron"), "(").unwrap();
    assert!(bench.silent());
    assert_eq!(bench.read.lock().unwrap().first(), Some(&"p".into()));
    // Another plan is open: nothing to look at.
    bench.send(Effect::Watch("q".into()));
    assert_eq!(bench.next(), Msg::Writable { plan: "q".into(), refused: None });
    assert!(matches!(bench.next(), Msg::History { abridged: false, .. }));
    let before = bench.read.lock().unwrap().len();
    std::fs::write(bench.place.path().join("plan/plan.ron"), "((").unwrap();
    assert!(bench.silent());
    assert_eq!(bench.read.lock().unwrap().len(), before);
}

#[test]
fn a_plan_that_is_being_written_is_looked_at_again() {
    let bench = bench(|_, _, _| {});
    let folder = bench.place.path().join("plan");
    let [broken, whole] = [1, 0].map(|errors| shelf("p", errors, folder.clone()));
    for (readings, told) in [
        (vec![whole.clone()], &whole),
        (vec![broken.clone(), whole.clone()], &whole),
        (vec![broken.clone(), broken.clone()], &broken),
    ] {
        *bench.plans.lock().unwrap() = readings.into_iter().rev().collect();
        bench.send(Effect::ReadPlan("p".into()));
        assert_eq!(bench.next(), Msg::Plan(Box::new(told.clone())));
        assert!(bench.silent());
    }
}

#[test]
fn a_plan_under_another_id_can_be_watched() {
    let bench = bench(|_, _, _| {});
    let folder = bench.place.path().join("plan");
    bench.plans.lock().unwrap().push(shelf("ny", 0, folder.clone()));
    bench.send(Effect::ReadPlan("p".into()));
    assert!(matches!(bench.next(), Msg::Plan(_)));
    bench.send(Effect::Watch("ny".into()));
    assert_eq!(bench.next(), Msg::Writable { plan: "ny".into(), refused: None });
    assert!(matches!(bench.next(), Msg::History { .. }));
    bench.finish();
    bench.read.lock().unwrap().clear();
    std::fs::write(folder.join("plan.ron"), "(").unwrap();
    assert!(bench.silent());
    assert_eq!(bench.read.lock().unwrap().first(), Some(&"ny".into()));
}

#[test]
fn drafts_are_kept_and_dropped() {
    let bench = bench(|_, _, _| {});
    let drafts = Drafts::new(bench.place.path().join("drafts"));
    let draft = Draft { target: target(), act: Act::Note("å".to_owned()), on: vec![] };
    bench.send(Effect::KeepDraft(draft.clone()));
    assert_eq!(bench.next(), Msg::DraftSaved(Ok(())));
    assert_eq!(drafts.load().into_iter().map(Draft::from).collect::<Vec<_>>(), [draft]);
    bench.send(Effect::DropDraft(target(), Field::Note));
    bench.finish();
    assert_eq!(drafts.load(), []);
    assert!(bench.silent());
}

#[test]
fn a_slow_disk_gets_the_last_state_of_a_text_alone() {
    let bench = bench(|_, store, _| store.slow = Some(Duration::from_millis(200)));
    let drafts = Drafts::new(bench.place.path().join("drafts"));
    let draft = |act: fn(String) -> Act, letters: usize| Draft {
        target: target(),
        act: act("å".repeat(letters)),
        on: vec![],
    };
    bench.send(Effect::Append { record: Box::new(record()), ask: false });
    for letters in 1..=50 {
        bench.send(Effect::KeepDraft(draft(Act::Note, letters)));
    }
    bench.send(Effect::KeepDraft(draft(Act::Decision, 3)));
    bench.finish();
    let mut kept: Vec<Draft> = drafts.load().into_iter().map(Draft::from).collect();
    kept.sort_by_key(|draft| draft.act.field());
    assert_eq!(kept, [draft(Act::Note, 50), draft(Act::Decision, 3)]);
    assert!(matches!(bench.next(), Msg::Appended(_)));
    assert_eq!([bench.next(), bench.next()], [Msg::DraftSaved(Ok(())), Msg::DraftSaved(Ok(()))]);
    assert!(bench.silent());
}

#[test]
fn without_a_place_for_drafts_that_is_said() {
    let bench = bench(|_, _, drafts| *drafts = None);
    bench.send(Effect::DropDraft(target(), Field::Note));
    bench.send(Effect::KeepDraft(Draft { target: target(), act: Act::Note(String::new()), on: vec![] }));
    assert!(matches!(bench.next(), Msg::DraftSaved(Err(Problem::NoSuchFile { .. }))));
}

#[test]
fn what_waits_is_on_disk_before_the_end() {
    let bench = bench(|_, _, _| {});
    for place in 0..5 {
        bench.remember(place);
    }
    bench.finish();
    let text = Visits::new(bench.place.path().join("visits")).load(&"p".into()).unwrap();
    assert!(text.contains("place:[\"4\"]"), "{text}");
}

/// An export of a plan to a file.
fn export(file: &str, replace: bool) -> Effect {
    let request = Request {
        plan: shelf("p", 0, "p".into()).plan,
        year: None,
        history: History::default(),
        as_of: crate::journal::AsOf::Now,
        filter: crate::query::Filter::default(),
        since: None,
        lang: crate::text::Lang::Sv,
        made: jiff::Timestamp::UNIX_EPOCH,
        zone: jiff::tz::TimeZone::UTC,
        wanted: Wanted::new(Form::Report),
        demo: false,
    };
    Effect::Export(Box::new(Export { request, format: Format::Html, file: file.to_owned(), replace }))
}

#[test]
fn reports_are_written_to_files_and_what_is_there_stays() {
    let bench = bench(|_, _, _| {});
    let here = bench.place.path();
    std::fs::create_dir(here.join("home")).unwrap();
    std::fs::write(here.join("r.html"), "gammal").unwrap();
    std::fs::write(here.join("home/r-2.html"), "gammal").unwrap();
    let no_folder = |file: &str, folder: &Path| {
        let why = WhyNotWritten::NoFolder { folder: folder.to_owned() };
        Err(NotExported::Refused(NotWritten { path: file.into(), why }))
    };
    let whole = here.join("w.html");
    for (file, replace, result, there) in [
        ("n.html", false, Ok(()), Some("n.html")),
        ("n.html", false, Err(NotExported::Exists("n-2.html".into())), Some("n.html")),
        ("r.html", false, Err(NotExported::Exists("r-2.html".into())), Some("r.html")),
        ("r.html", true, Ok(()), Some("r.html")),
        ("~/r.html", false, Ok(()), Some("home/r.html")),
        ("~/r.html", false, Err(NotExported::Exists("~/r-3.html".into())), Some("home/r.html")),
        ("./r.html", false, Err(NotExported::Exists("./r-2.html".into())), None),
        ("x/r.html", false, no_folder("x/r.html", &here.join("x")), None),
        (whole.to_str().unwrap(), false, Ok(()), Some("w.html")),
    ] {
        bench.send(export(file, replace));
        let told = bench.next();
        assert_eq!(told, Msg::Exported(Box::new(Exported { file: file.to_owned(), result })), "{file}");
        assert!(there.is_none_or(|there| here.join(there).is_file()), "{file}");
    }
    assert_ne!(std::fs::read_to_string(here.join("r.html")).unwrap(), "gammal");
    assert!(!here.join("x").exists());
}

#[test]
fn without_a_home_nothing_is_written_there() {
    let folders = Folders { here: "/".into(), home: None };
    let Effect::Export(export) = export("~/r.html", false) else { panic!() };
    assert_eq!(folders.export(&export).result, Err(NotExported::NoHome));
}

/// How many entries a message about a journal brings, and whether it brings all that there are.
fn brings(msg: Msg) -> (usize, Option<bool>) {
    match msg {
        Msg::History { history, abridged, .. } => (history.entries().len(), Some(!abridged)),
        Msg::Journal { entries, .. } => (entries.len(), None),
        other => panic!("{other:?}"),
    }
}

#[test]
fn while_all_is_read_what_needs_no_store_is_done_and_the_rest_waits_in_its_order() {
    let gate = Arc::new(Mutex::new(()));
    let held = gate.lock().unwrap();
    let bench = bench_that_begins_with(true, |place, store, _| {
        std::fs::write(place.join("journal/a"), "1").unwrap();
        store.gate = Some(Arc::clone(&gate));
    });
    bench.remember(3);
    bench.send(Effect::KeepDraft(Draft { target: target(), act: Act::Note("å".to_owned()), on: vec![] }));
    assert_eq!(bench.next(), Msg::DraftSaved(Ok(())));
    bench.finish();
    let text = Visits::new(bench.place.path().join("visits")).load(&"p".into()).unwrap();
    assert!(text.contains("place:[\"3\"]"), "who quits does not wait for the reading: {text}");
    bench.send(Effect::Watch("p".into()));
    bench.send(Effect::Append { record: Box::new(record()), ask: true });
    let (done, finished) = std::sync::mpsc::channel();
    bench.jobs.send(Job::Finish(done)).unwrap();
    assert!(finished.recv_timeout(Duration::from_millis(150)).is_err(), "the end waits for an entry");
    assert!(bench.silent());
    drop(held);
    assert_eq!(brings(bench.next()), (1, Some(true)));
    assert_eq!(bench.next(), Msg::Writable { plan: "p".into(), refused: None });
    assert!(matches!(bench.next(), Msg::Appended(_)));
    finished.recv_timeout(SOON).unwrap();
    assert!(bench.silent());
}

#[test]
fn what_others_write_while_all_is_read_comes_once() {
    let gate = Arc::new(Mutex::new(()));
    for after_the_reading in [false, true] {
        let held = gate.lock().unwrap();
        let bench = bench_that_begins_with(true, |place, store, _| {
            std::fs::write(place.join("journal/a"), "1").unwrap();
            store.gate = Some(Arc::clone(&gate));
        });
        let write = || std::fs::write(bench.place.path().join("journal/b"), "1").unwrap();
        if !after_the_reading {
            write();
            assert!(bench.silent());
        }
        drop(held);
        let first = bench.next();
        if after_the_reading {
            assert_eq!(brings(first), (1, Some(true)));
            write();
            assert_eq!(brings(bench.next()), (1, None));
        } else {
            assert_eq!(brings(first), (2, Some(true)));
        }
        assert!(bench.silent());
    }
}

#[test]
fn of_another_plan_what_counts_is_told_before_the_rest_and_each_once() {
    for (glance, told) in [
        (None, [(0, Some(true))].as_slice()),
        (Some(vec![numbered(1), numbered(2)]), &[(2, Some(false)), (0, Some(true))]),
    ] {
        let bench = bench(|_, store, _| store.glance = glance);
        bench.send(Effect::Watch("q".into()));
        bench.send(Effect::ReadJournal("q".into()));
        assert_eq!(bench.next(), Msg::Writable { plan: "q".into(), refused: None });
        for told in told {
            assert_eq!(brings(bench.next()), *told);
        }
        bench.send(Effect::ReadJournal("q".into()));
        bench.send(Effect::Watch("p".into()));
        assert_eq!(bench.next(), Msg::Writable { plan: "p".into(), refused: None });
        assert!(bench.silent(), "neither is read for the first time again");
    }
}
