//! A year of follow-up: what was recorded, when, and at which meeting.

use std::collections::{HashMap, HashSet};
use std::io;

use folj::journal::{
    Act, Agenda, Course, EntryId, Field, Items, Mark, MeetingId, Outcome, Proposal, Status, Target,
};
use folj::model::{Id, Kind, Number, Year};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan, tz};

use super::Sizes;
use super::journal::Journal;
use super::plan::{Followed, ID, YEAR};
use super::random::Random;
use super::words;

/// The fewest entries for each meeting: half of them are made at it, and four of these are its own.
const PER_MEETING: usize = 8;

/// The year's working time: from this Monday on, so many weeks of five days from 06:00 UTC on.
const FIRST_DAY: Date = date(YEAR, 1, 13);
const WEEKS: usize = 44;
const SECONDS_PER_DAY: usize = 10 * 3600;

/// The most milliseconds from one entry to the next at a meeting.
const AT_MEETINGS: usize = 40_000;

const BODIES: [&str; 4] = ["TL", "AU", "Samråd", "OSN"];

const OUTCOMES: [(usize, Option<Outcome>); 5] = [
    (48, Some(Outcome::Yes)),
    (27, Some(Outcome::Partly)),
    (15, Some(Outcome::No)),
    (7, Some(Outcome::NotApplicable)),
    (3, None),
];

const STATUSES: [(usize, Option<Status>); 8] = [
    (10, Some(Status::NotStarted)),
    (45, Some(Status::OnTrack)),
    (15, Some(Status::Deviating)),
    (10, Some(Status::Delayed)),
    (10, Some(Status::Completed)),
    (3, Some(Status::Cancelled)),
    (5, Some(Status::OrdinaryOperation)),
    (2, None),
];

const COURSES: [(usize, Course); 4] =
    [(50, Course::CarryOver), (30, Course::Finish), (15, Course::OrdinaryOperation), (5, Course::Drop)];

/// What somebody does.
#[derive(Debug, Clone, Copy)]
enum Action {
    /// Judges an indicator, perhaps with a number and a note.
    Judge,
    /// Notes something about any item.
    Note,
    /// Says how an activity goes.
    Status,
    /// Says what is to become of an activity next followup.
    Propose,
    /// Notes what a meeting decided; elsewhere a note.
    Decide,
    /// Takes back what was done last.
    Undo,
}

const ACTIONS: [(usize, Action); 6] = [
    (640, Action::Judge),
    (150, Action::Note),
    (100, Action::Status),
    (40, Action::Propose),
    (40, Action::Decide),
    (30, Action::Undo),
];

/// How often, in a thousand, somebody had not seen what was recorded already: a conflict, mostly.
const UNSEEN: usize = 3;

/// An entry that can be taken back.
struct Done {
    id: EntryId,
    target: Target,
    field: Field,
    /// What counted before it.
    before: Vec<EntryId>,
}

/// What has been recorded so far.
struct Followup<'a> {
    journal: &'a mut Journal,
    followed: &'a Followed,
    entries: usize,
    /// The entries that count for each item and field.
    heads: HashMap<(Target, Field), Vec<EntryId>>,
    /// What was done last, until it is taken back.
    last: Vec<Done>,
    last_at: Timestamp,
    meeting: Option<MeetingId>,
    /// At which line the meeting was opened.
    opened: usize,
    taken: HashSet<MeetingId>,
}

/// Writes as many entries as wanted.
pub(super) fn write(
    journal: &mut Journal,
    followed: &Followed,
    sizes: Sizes,
    random: &mut Random,
) -> io::Result<()> {
    let meetings = sizes.meetings.min(sizes.entries / PER_MEETING);
    let mut followup = Followup {
        journal,
        followed,
        entries: sizes.entries,
        heads: HashMap::new(),
        last: Vec::new(),
        last_at: Timestamp::UNIX_EPOCH,
        meeting: None,
        opened: 0,
        taken: HashSet::new(),
    };
    for number in 0..meetings {
        let begin = number * sizes.entries / meetings;
        let end = (number + 1) * sizes.entries / meetings;
        followup.record_until(usize::midpoint(begin, end), random)?;
        followup.open_meeting(random)?;
        followup.record_until(usize::midpoint(usize::midpoint(begin, end), end), random)?;
        followup.mark_meeting(Mark::SentOut, random)?;
        followup.record_until(end - 2, random)?;
        followup.mark_meeting(Mark::Decided, random)?;
        followup.close_meeting(random)?;
    }
    followup.record_until(sizes.entries, random)
}

impl Followup<'_> {
    /// Records what people do until there are so many entries.
    fn record_until(&mut self, end: usize, random: &mut Random) -> io::Result<()> {
        while self.journal.lines < end {
            let at = self.moment(random);
            match random.weighted(&ACTIONS) {
                Action::Undo if (1..=end - self.journal.lines).contains(&self.last.len()) => {
                    self.undo(at.min(self.last_at + 20.seconds()), random)?;
                }
                action => self.record(at, self.acts(action, random), end, random)?,
            }
        }
        Ok(())
    }

    /// When the next entry is made: later than the one before, at a meeting soon after it.
    fn moment(&self, random: &mut Random) -> Timestamp {
        let milliseconds = WEEKS * 5 * SECONDS_PER_DAY * 1_000;
        let step = (milliseconds / self.entries.max(1)).max(2);
        let (before, pace) = match self.meeting {
            Some(_) => (self.opened, step.min(AT_MEETINGS)),
            None => (self.journal.lines, step),
        };
        let moment = before * step + (self.journal.lines - before) * pace + random.below(pace / 2);
        let (day, time) = (moment / (SECONDS_PER_DAY * 1_000), moment % (SECONDS_PER_DAY * 1_000));
        let days = i64::try_from(day / 5 * 7 + day % 5).unwrap_or(0);
        let time = i64::try_from(time).unwrap_or(0);
        let morning = FIRST_DAY.at(6, 0, 0, 0).to_zoned(tz::TimeZone::UTC).unwrap_or_default().timestamp();
        morning.saturating_add((days * 24).hours().milliseconds(time)).unwrap_or(morning)
    }

    /// What an action records, and about what.
    fn acts(&self, action: Action, random: &mut Random) -> Vec<(Target, Act)> {
        let followed = self.followed;
        match action {
            Action::Judge if !followed.indicators.is_empty() => {
                let (id, kind) = random.pick(&followed.indicators);
                let target = listed(id);
                let mut acts = vec![(target.clone(), Act::Outcome(random.weighted(&OUTCOMES)))];
                if kind.has_number() && random.chance(700) {
                    acts.push((target.clone(), Act::Number(Some(number(kind, random)))));
                }
                if random.chance(350) {
                    acts.push((target, Act::Note(words::note(random).to_owned())));
                }
                acts
            }
            Action::Status => {
                vec![(listed(random.pick(&followed.activities)), Act::Status(random.weighted(&STATUSES)))]
            }
            Action::Propose => {
                let reason =
                    if random.chance(600) { words::reason(random).to_owned() } else { String::new() };
                let proposal = Proposal { course: random.weighted(&COURSES), reason };
                vec![(listed(random.pick(&followed.activities)), Act::Proposal(Some(proposal)))]
            }
            Action::Decide if self.meeting.is_some() => {
                vec![(self.any(random), Act::Decision(words::decision(random).to_owned()))]
            }
            // There may be nothing to judge, to decide on, or to take back.
            Action::Judge | Action::Note | Action::Decide | Action::Undo => {
                vec![(self.any(random), Act::Note(words::note(random).to_owned()))]
            }
        }
    }

    /// Any item, activities most often, or the plan itself.
    fn any(&self, random: &mut Random) -> Target {
        match random.below(100) {
            0..2 => whole_plan(None),
            2..15 => Target { year: None, ..listed(random.pick(&self.followed.headings)) },
            _ => listed(random.pick(&self.followed.activities)),
        }
    }

    /// Records acts as one action, as far as there is room before `end`.
    fn record(
        &mut self,
        at: Timestamp,
        acts: Vec<(Target, Act)>,
        end: usize,
        random: &mut Random,
    ) -> io::Result<()> {
        self.last.clear();
        self.last_at = at;
        for (target, act) in acts.into_iter().take(end - self.journal.lines) {
            let Some(field) = act.field() else { continue };
            let heads = self.heads.entry((target.clone(), field)).or_default();
            let before = heads.clone();
            let on = if random.chance(UNSEEN) { Vec::new() } else { std::mem::take(heads) };
            let id = EntryId::new(at, random.next());
            heads.push(id.clone());
            self.journal.add((id.clone(), at), self.meeting.clone(), (target.clone(), act), on)?;
            self.last.push(Done { id, target, field, before });
        }
        Ok(())
    }

    /// Takes back all of what was done last.
    fn undo(&mut self, at: Timestamp, random: &mut Random) -> io::Result<()> {
        for done in std::mem::take(&mut self.last) {
            let id = EntryId::new(at, random.next());
            let what = (done.target.clone(), Act::Withdraw(done.id));
            self.journal.add((id, at), self.meeting.clone(), what, Vec::new())?;
            self.heads.insert((done.target, done.field), done.before);
        }
        Ok(())
    }

    fn open_meeting(&mut self, random: &mut Random) -> io::Result<()> {
        let body = *random.pick(&BODIES);
        let day = self.moment(random).to_zoned(tz::TimeZone::UTC).date();
        let meeting = MeetingId::new(day, body, |id| self.taken.contains(id));
        self.taken.insert(meeting.clone());
        (self.meeting, self.opened) = (Some(meeting.clone()), self.journal.lines);
        let agenda = Agenda { items: *random.pick(&Items::ALL), ..Agenda::default() };
        let keeper = "Anna Berg".to_owned();
        self.meet(Act::MeetingOpened { meeting, body: body.to_owned(), keeper, agenda }, random)
    }

    fn mark_meeting(&mut self, mark: Mark, random: &mut Random) -> io::Result<()> {
        let Some(meeting) = self.meeting.clone() else { return Ok(()) };
        self.meet(Act::MeetingMarked { meeting, mark }, random)
    }

    fn close_meeting(&mut self, random: &mut Random) -> io::Result<()> {
        let Some(meeting) = self.meeting.clone() else { return Ok(()) };
        let closed = self.meet(Act::MeetingClosed { meeting }, random);
        self.meeting = None;
        closed
    }

    /// Writes an entry about the meeting itself.
    fn meet(&mut self, act: Act, random: &mut Random) -> io::Result<()> {
        let at = self.moment(random);
        let what = (whole_plan(Some(Year(YEAR))), act);
        self.last.clear();
        self.journal.add((EntryId::new(at, random.next()), at), self.meeting.clone(), what, Vec::new())
    }
}

fn whole_plan(year: Option<Year>) -> Target {
    Target { plan: ID.into(), year, id: None }
}

fn listed(id: &Id) -> Target {
    Target { id: Some(id.clone()), ..whole_plan(Some(Year(YEAR))) }
}

/// A number that such an indicator may have; some shares have a decimal.
fn number(kind: &Kind, random: &mut Random) -> Number {
    let whole = i64::try_from(random.below(100)).unwrap_or(0);
    let with_decimal = format!("{whole}.{}", random.below(10)).parse();
    match kind {
        Kind::Percent if random.chance(300) => with_decimal.unwrap_or(Number::from(whole)),
        Kind::Percent | Kind::Count { .. } | Kind::YesNo | Kind::Statement => Number::from(whole),
    }
}
