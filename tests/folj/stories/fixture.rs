//! A state to be drawn: an invented plan, and a year's follow-up of it by two people.

use std::sync::Arc;

use folj::app::{Assessed, Cursor, LastVisit, Launch, Opening, Own, Settings, State};
use folj::journal::{Act, AsOf, Author, Entry, EntryId, History, Outcome, Record, Status, Target};
use folj::library::{Library, Origin, Shelf};
use folj::model::{Id, Number, Plan, PlanId, Year, YearList};
use folj::problem::Level;
use folj::query::Filter;
use folj::source;
use jiff::Timestamp;

pub(super) const YEAR: Year = Year(2025);

pub(super) fn plan() -> Plan {
    let mut plan = read::<Plan>("plan.ron", include_str!("plan.ron"));
    let mut list = read::<YearList>("activities-2025.ron", include_str!("activities.ron"));
    list.index();
    plan.lists.push(list);
    plan
}

fn read<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> T {
    let read = source::read(&file.into(), &text.into());
    assert_eq!(read.findings, []);
    read.value.unwrap()
}

pub(super) fn anna() -> Author {
    Author { uid: 1001, login: "annber".into(), name: Some("Anna Berg".into()) }
}

pub(super) fn per() -> Author {
    Author { uid: 1002, login: "perlun".into(), name: Some("Per Lund".into()) }
}

pub(super) fn target(id: &str) -> Target {
    let year = (id.split('.').count() > 2).then_some(YEAR);
    Target { plan: PlanId::from("exempel-2024"), year, id: Some(Id::from(id)) }
}

/// An entry made on the 14th of May 2025, `minutes` after noon.
pub(super) fn record(minutes: i64, by: Author, id: &str, act: Act, on: &[&EntryId]) -> Record {
    let noon: Timestamp = "2025-05-14T10:00:00Z".parse().unwrap();
    let at = noon + jiff::SignedDuration::from_mins(minutes);
    Record {
        id: EntryId::new(at, u64::try_from(minutes.rem_euclid(1 << 20)).unwrap()),
        at,
        by,
        meeting: None,
        target: target(id),
        act,
        on: on.iter().map(|id| (*id).clone()).collect(),
        saw: String::new(),
    }
}

fn history() -> History {
    let number = |text: &str| Some(text.parse::<Number>().unwrap());
    let no = record(-500, anna(), "1.1.1a", Act::Outcome(Some(Outcome::No)), &[]);
    let partly = record(1, anna(), "1.1.1a", Act::Outcome(Some(Outcome::Partly)), &[&no.id]);
    let mistaken = record(12, anna(), "2.1.2a", Act::Outcome(Some(Outcome::Yes)), &[]);
    let undo = record(13, anna(), "2.1.2a", Act::Withdraw(mistaken.id.clone()), &[]);
    let mut at_meeting = record(9, per(), "2.1.1a", Act::Outcome(Some(Outcome::No)), &[]);
    at_meeting.meeting = Some("2025-05-14-tl".into());
    let records = vec![
        no,
        partly,
        record(2, anna(), "1.1.1a", Act::Note("Sju av elva verksamheter deltog i våras.\nResten är inbjudna till hösten; lokalerna är klara först då.".into()), &[]),
        record(3, anna(), "1.1.1c", Act::Outcome(Some(Outcome::Yes)), &[]),
        record(4, anna(), "1.1.1c", Act::Number(number("87.5")), &[]),
        record(5, anna(), "1.1.2a", Act::Outcome(Some(Outcome::Yes)), &[]),
        record(6, per(), "1.1.2a", Act::Outcome(Some(Outcome::No)), &[]),
        record(7, per(), "1.2.1a", Act::Number(number("1234")), &[]),
        record(8, per(), "1.2.1", Act::Status(Some(Status::Deviating)), &[]),
        at_meeting,
        record(10, per(), "3.1.1a", Act::Outcome(Some(Outcome::NotApplicable)), &[]),
        record(11, per(), "1.2", Act::Note("Målet tas upp på nästa möte.".into()), &[]),
        mistaken,
        undo,
    ];
    History::new(records.into_iter().map(entry))
}

pub(super) fn entry(record: Record) -> Entry {
    Entry { record: Arc::new(record), slot: "".into(), line: 0 }
}

/// The state in which the program opens on the invented plan.
pub(super) fn state() -> State {
    let mut shelf = Shelf::new(plan(), Origin::Bundled, Vec::new());
    shelf.history = history();
    let mut state = open(shelf.plan.id.clone(), vec![shelf]);
    put_cursor(&mut state, "1");
    state
}

/// The state in which the program opens on one of these plans, with its newest list.
pub(super) fn open(plan: PlanId, shelves: Vec<Shelf>) -> State {
    let opening = Opening {
        plan,
        library: Library::new(shelves, Vec::new()),
        year: None,
        filter: Filter::default(),
        settings: Settings::default(),
        read_only: None,
        as_of: AsOf::Now,
        size: (100, 30),
        drafts: Vec::new(),
        me: anna().uid,
        warnings: Vec::new(),
        own: Own::default(),
        visit: LastVisit::default(),
        launch: Launch::default(),
    };
    State::open(opening).0
}

/// Puts the cursor on an item, and on the first one of each level below it.
pub(super) fn put_cursor(state: &mut State, id: &str) {
    state.assessed = Assessed::new(state.plan_year().unwrap(), state.history().unwrap());
    state.outline = state.outlined();
    let plan = state.plan_year().unwrap();
    let item = plan.find(id).unwrap();
    let items: Vec<_> = plan.items().collect();
    let at = items.iter().position(|one| *one == item).unwrap();
    let above = |level: Level| {
        let on_the_way = items[..=at].iter().rev().find(|one| one.level() <= level)?;
        if on_the_way.level() == level && level <= item.level() {
            return Some(on_the_way.id().clone());
        }
        let below = items[at..].iter().find(|one| one.level() == level)?;
        (level > item.level()).then(|| below.id().clone())
    };
    let cursor = Cursor {
        area: above(Level::FocusArea),
        goal: above(Level::Goal),
        activity: above(Level::Activity),
        indicator: above(Level::Indicator),
    };
    let level = item.level();
    state.browse.cursor = cursor;
    state.browse.level = level;
}
