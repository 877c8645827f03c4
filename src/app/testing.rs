//! For the tests of this room: a small plan, and a desk at which keys are pressed. The desk has a
//! disk that saves at once, late or never, and a colleague who writes to it too.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::writing::text_of;
use super::{
    Ctx, Draft, Effect, LastVisit, Launch, Message, Msg, Opening, Overlay, Own, Seen, Settings, State, update,
};
use crate::journal::{
    Act, Agenda, AppendError, AsOf, Author, Entry, EntryId, Field, History, Mark, Outcome, Record, Target,
};
use crate::keys::{Action, Keymap, Strokes, parse_keys};
use crate::library::{Library, Origin, Shelf};
use crate::model::{Id, Plan, PlanId, Year, YearList};
use crate::problem::Problem;
use crate::query::Filter;

const PLAN: &str = r#"(
    format: 1, id: "liten-2025", title: "Liten plan", organisation: "Byn", period: (from: 2024, to: 2025),
    parties: [
        (abbr: "LG", name: "Ledningsgruppen", kind: OfficerGroup),
        (abbr: "OSN", name: "Omsorgsnämnden", kind: Committee),
        (abbr: "SCN", name: "Socialnämnden", kind: Committee),
        (abbr: "ÄLN", name: "Äldrenämnden", kind: Committee),
        (abbr: "SHS", name: "Sjukhusstyrelsen", kind: Committee),
    ],
    focus_areas: [
        (id: "1", title: "Barn", goals: [
            (id: "1.1", title: "Trygghet"),
            (id: "1.2", title: "Utan aktiviteter"),
        ]),
        (id: "2", title: "Äldre", goals: [(id: "2.1", title: "Hälsa")]),
    ],
)"#;

const LIST_2025: &str = r#"(format: 1, plan: "liten-2025", year: 2025, activities: [
    (id: "1.1.1", goal: "1.1", text: "Gemensam mottagning", responsible: (parties: ["OSN", "SCN"]),
        indicators: [(id: "1.1.1a", text: "Mottagningen finns", kind: YesNo)]),
    (id: "1.1.2", goal: "1.1", text: "Samordnad plan", responsible: (parties: ["ÄLN"]), indicators: [
        (id: "1.1.2a", text: "Planen är känd", kind: Statement),
        (id: "1.1.2b", text: "Antal planer", kind: Count(unit: "planer")),
        (id: "1.1.2c", text: "Andel nöjda", kind: Percent),
    ]),
    (id: "2.1.1", goal: "2.1", text: "Återkoppling", indicators: [
        (id: "2.1.1a", text: "Återkoppling ges", kind: YesNo),
    ]),
    (id: "2.1.2", goal: "2.1", text: "Uppsökande möten", responsible: (parties: ["LG", "OSN"]), indicators: [
        (id: "2.1.2a", text: "Möten hålls", kind: YesNo),
        (id: "2.1.2b", text: "Möten följs upp", kind: YesNo),
    ]),
    (id: "2.1.3", goal: "2.1", text: "Utan indikator", responsible: (parties: ["ÄLN"])),
])"#;

const LIST_2024: &str = r#"(format: 1, plan: "liten-2025", year: 2024, activities: [
    (id: "1.1.1", goal: "1.1", text: "Förra årets", responsible: (parties: ["OSN"]),
        indicators: [(id: "1.1.1a", text: "Förra årets indikator", kind: YesNo)]),
])"#;

const OTHER: &str = r#"(
    format: 1, id: "annan-2019", title: "Annan plan", organisation: "Byn", period: (from: 2019, to: 2019),
    focus_areas: [(id: "1", title: "Ensam", goals: [])],
)"#;

/// The uid of who sits at the desk.
pub(super) const ME: u32 = 1001;

fn parse<T: serde::de::DeserializeOwned>(text: &str) -> T {
    crate::source::options().from_str(text).unwrap()
}

/// The small plan.
pub(super) fn plan() -> Plan {
    let mut plan: Plan = parse(PLAN);
    plan.lists = [LIST_2024, LIST_2025].map(parse::<YearList>).to_vec();
    plan.lists.iter_mut().for_each(YearList::index);
    plan
}

/// A shelf with the small plan.
pub(super) fn shelf() -> Shelf {
    Shelf::new(plan(), Origin::Bundled, Vec::new())
}

/// What the screen opens with, when nothing is special.
pub(super) fn opening() -> Opening {
    let other = Shelf::new(parse(OTHER), Origin::Bundled, Vec::new());
    Opening {
        library: Library::new(vec![shelf(), other], Vec::new()),
        plan: "liten-2025".into(),
        year: None,
        filter: Filter::default(),
        settings: Settings::default(),
        read_only: None,
        as_of: AsOf::Now,
        size: (100, 30),
        drafts: Vec::new(),
        me: ME,
        warnings: Vec::new(),
        own: Own::default(),
        visit: LastVisit::default(),
        launch: Launch::default(),
    }
}

/// The opening with a history: a meeting, another one with a mark, and what came after.
pub(super) fn meetings() -> Opening {
    let mut opening = opening();
    let judged = |outcome| Act::Outcome(Some(outcome));
    let mark = |meeting: &str, mark| Act::MeetingMarked { meeting: meeting.into(), mark };
    let closed = |meeting: &str| Act::MeetingClosed { meeting: meeting.into() };
    let opened = |meeting: &str| Act::MeetingOpened {
        meeting: meeting.into(),
        body: "LG".into(),
        keeper: String::new(),
        agenda: Agenda::default(),
    };
    let (first, second) = ("2025-02-12-lg", "2025-05-14-lg");
    let acts = [
        (None, opened(first)),
        (Some("1.1.1a"), judged(Outcome::Yes)),
        (None, closed(first)),
        (Some("1.1.1a"), judged(Outcome::Partly)),
        (None, opened(second)),
        (None, mark(second, Mark::SentOut)),
        (Some("1.1.1a"), judged(Outcome::No)),
        (Some("1.1.2a"), judged(Outcome::Yes)),
        (None, closed(second)),
        (Some("1.1.1a"), Act::Outcome(None)),
        (Some("2.1.2"), Act::Note("Ny".into())),
    ];
    let mut history = History::default();
    for (second, (id, act)) in (1_740_000_000..).step_by(60).zip(acts) {
        let at = Timestamp::from_second(second).unwrap();
        let about = id.map_or_else(|| Target { id: None, ..target("1.1.1") }, target);
        let heads = act.field().map(|field| history.heads(&about, field)).unwrap_or_default();
        let on = heads.into_iter().map(|head| head.id.clone()).collect();
        let id = EntryId::new(at, 3);
        let (by, saw) = (author(1002), String::new());
        history.extend([entry(Record { id, at, by, meeting: None, target: about, act, on, saw })]);
    }
    let shelf = opening.library.shelf_mut(&opening.plan).unwrap();
    shelf.history = history;
    opening
}

/// What an entry about an item of the open list is about.
pub(super) fn target(id: &str) -> Target {
    let year = (id.matches('.').count() == 2).then_some(Year(2025));
    Target { plan: "liten-2025".into(), year, id: Some(id.into()) }
}

/// The problem of a full disk.
pub(super) fn disk_full() -> Problem {
    Problem::Io { path: "journal".into(), reason: "no space".into() }
}

/// What happens to an entry that is to be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Disk {
    Works,
    Waits,
    Full,
}

/// A screen with somebody before it.
pub(super) struct Desk {
    pub(super) state: State,
    pub(super) disk: Disk,
    /// What is saved.
    pub(super) saved: History,
    /// Entries that wait for the disk.
    pub(super) waiting: Vec<Record>,
    /// Drafts on disk.
    pub(super) drafts: HashMap<(Target, Option<Field>), String>,
    /// All effects so far.
    pub(super) effects: Vec<Effect>,
    pub(super) seen: Seen,
    keymap: Keymap,
    seconds: i64,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self::open(opening())
    }

    pub(super) fn open(opening: Opening) -> Self {
        let saved = opening.library.shelf(&opening.plan).unwrap().history.clone();
        let (state, effects) = State::open(opening);
        Self {
            state,
            disk: Disk::Works,
            saved,
            waiting: Vec::new(),
            drafts: HashMap::new(),
            effects,
            seen: Seen { page: 10, lines: 30, height: 10, ..Seen::default() },
            keymap: Keymap::bundled(),
            seconds: 1_750_000_000,
        }
    }

    fn tick(&mut self) -> Timestamp {
        self.seconds += 1;
        Timestamp::from_second(self.seconds).unwrap()
    }

    /// Something happens; its effects are carried out.
    pub(super) fn happens(&mut self, msg: Msg) -> &mut Self {
        let who = author(ME);
        let now = self.tick();
        let random = self.seconds.unsigned_abs();
        let ctx =
            Ctx { now, zone: &TimeZone::UTC, who: &who, random, keymap: &self.keymap, seen: &self.seen };
        let effects = update(&mut self.state, &ctx, msg);
        for effect in effects {
            self.effects.push(effect.clone());
            self.carry_out(effect);
        }
        self
    }

    /// Presses keys, written as for `--keys`.
    pub(super) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in parse_keys(keys).unwrap() {
            self.happens(Msg::Key(key));
        }
        self
    }

    /// The keys of an action in the layer that is topmost.
    pub(super) fn keys_of(&self, action: Action) -> Vec<Strokes> {
        self.keymap.keys(self.state.layer(), action)
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Append { record, ask } => {
                assert!(ask, "the screen always asks");
                self.waiting.push(*record);
                match self.disk {
                    Disk::Works => self.save(),
                    Disk::Waits => {}
                    Disk::Full => self.refuse(),
                }
            }
            Effect::KeepDraft(Draft { target, act, .. }) => {
                self.drafts.insert((target, act.field()), text_of(&act).unwrap_or_default().to_owned());
                self.happens(Msg::DraftSaved(Ok(())));
            }
            Effect::DropDraft(target, field) => {
                self.drafts.remove(&(target, Some(field)));
            }
            Effect::ReadJournal(_)
            | Effect::ReadPlan(_)
            | Effect::Watch(_)
            | Effect::Mouse(_)
            | Effect::Remember(_)
            | Effect::Export(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => {}
        }
    }

    /// The disk saves what waits, as a store does: not what others overtook.
    pub(super) fn save(&mut self) {
        for record in std::mem::take(&mut self.waiting) {
            let known = |entry: &&Entry| self.state.shelf().unwrap().history.get(&entry.id).is_none();
            let new: Vec<Entry> = self.saved.entries().iter().filter(known).cloned().collect();
            let heads = |field: Field| -> Vec<EntryId> {
                self.saved.heads(&record.target, field).iter().map(|head| head.id.clone()).collect()
            };
            let overtaken = record.act.field().is_some_and(|field| heads(field) != record.on);
            if overtaken {
                let error = AppendError::Changed(new);
                self.happens(Msg::NotAppended { id: record.id, error });
            } else {
                let entry = entry(record);
                self.saved.extend([entry.clone()]);
                self.happens(Msg::Appended(Box::new(entry)));
            }
        }
    }

    /// The disk refuses what waits.
    pub(super) fn refuse(&mut self) {
        for record in std::mem::take(&mut self.waiting) {
            let error = AppendError::NotSaved(disk_full());
            self.happens(Msg::NotAppended { id: record.id, error });
        }
    }

    /// A colleague records something that the screen does not hear of yet.
    pub(super) fn colleague(&mut self, id: &str, act: Act, on: &[EntryId]) -> EntryId {
        let at = self.tick();
        let made = record(EntryId::new(at, 7), at, 1002, id, act, on);
        let id_of_entry = made.id.clone();
        self.saved.extend([entry(made)]);
        id_of_entry
    }

    /// Somebody records several things with one command, which the screen does not hear of yet.
    pub(super) fn command(&mut self, id: &str, acts: &[Act]) {
        let at = self.tick();
        let made =
            (0..).zip(acts).map(|(n, act)| entry(record(EntryId::new(at, n), at, ME, id, act.clone(), &[])));
        self.saved.extend(made.collect::<Vec<_>>());
    }

    /// The watcher tells what is new on disk.
    pub(super) fn hears(&mut self) -> &mut Self {
        let known = |entry: &&Entry| self.state.shelf().unwrap().history.get(&entry.id).is_none();
        let entries = self.saved.entries().iter().filter(known).cloned().collect();
        let plan = self.state.plan.clone();
        if self.state.unread.as_ref() == Some(&plan) {
            let history = Box::new(self.saved.clone());
            return self.happens(Msg::History { plan, history, alarms: Vec::new(), abridged: false });
        }
        self.happens(Msg::Journal { plan, entries, alarms: Vec::new() })
    }

    /// The id under the cursor.
    pub(super) fn at(&self) -> &str {
        self.state.current().map_or("nothing", |item| item.id().as_str())
    }

    /// The outcome that the screen shows for an indicator.
    pub(super) fn outcome(&self, id: &str) -> Option<Outcome> {
        self.state.history().unwrap().outcome(&target(id)).value()
    }

    /// The note that the screen shows for an item.
    pub(super) fn note(&self, id: &str) -> Option<String> {
        self.state.history().unwrap().note(&target(id)).value().map(ToOwned::to_owned)
    }

    /// How many entries were sent to the disk.
    pub(super) fn writes(&self) -> usize {
        self.effects.iter().filter(|effect| matches!(effect, Effect::Append { .. })).count()
    }

    pub(super) fn message(&self) -> Option<&Message> {
        self.state.message.as_ref()
    }

    pub(super) fn top(&self) -> Option<&Overlay> {
        self.state.overlays.last()
    }

    pub(super) fn has_quit(&self) -> bool {
        self.effects.last() == Some(&Effect::Quit)
    }
}

pub(super) fn author(uid: u32) -> Author {
    Author { uid, login: format!("u{uid}"), name: None }
}

fn record(entry: EntryId, at: Timestamp, uid: u32, id: &str, act: Act, on: &[EntryId]) -> Record {
    Record {
        id: entry,
        at,
        by: author(uid),
        meeting: None,
        target: target(id),
        act,
        on: on.to_vec(),
        saw: String::new(),
    }
}

fn entry(record: Record) -> Entry {
    Entry { record: Arc::new(record), slot: "".into(), line: 1 }
}

/// Ids as text, to compare with.
pub(super) fn ids<'a>(ids: impl IntoIterator<Item = &'a Id>) -> Vec<&'a str> {
    ids.into_iter().map(Id::as_str).collect()
}

/// The other plan.
pub(super) fn other_plan() -> PlanId {
    "annan-2019".into()
}
