//! What a visit leaves for the next one of the same user to the same plan: filter and place, and
//! where a meeting was.

use serde::{Deserialize, Serialize};

use super::{Browse, Effect, Overlay, State};
use crate::journal::{Entry, EntryId, MeetingId};
use crate::model::{Id, Plan, PlanId, Year};
use crate::query::{Filter, Match, Query, Select};
use crate::text::outcome_word;

/// The version of what is written. A newer one is left alone.
const VERSION: u32 = 1;

/// Filter and place of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    version: u32,
    /// The plan.
    pub plan: PlanId,
    /// The year's list that was open, unless it was the newest one.
    #[serde(default)]
    pub year: Option<Year>,
    #[serde(default)]
    filter: Kept,
    /// Whether the filter was off for the moment.
    #[serde(default)]
    paused: bool,
    /// The ids from the focus area down to the cursor.
    #[serde(default)]
    place: Vec<Id>,
    /// Where the last meeting was.
    #[serde(default)]
    meeting: Option<Seat>,
}

/// The item that a meeting was at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Seat {
    id: MeetingId,
    item: Id,
    /// What this user had recorded last in the meeting. Where the journal knows of something later,
    /// somebody has been further than is remembered.
    after: Option<EntryId>,
}

/// A filter as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    parties: Vec<String>,
    also: Vec<String>,
    mode: Match,
    nobody: bool,
    focus_area: Option<Id>,
    goal: Option<Id>,
    outcome: Option<Select>,
    text: Option<String>,
}

/// What the last visit left, and whether this one leaves something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LastVisit {
    /// Whether filter and place are remembered.
    pub remember: bool,
    /// What was remembered, of whatever plans.
    pub remembered: Vec<Remembered>,
    /// Whether a filter was asked for, which the remembered one gives way to.
    pub filter_asked: bool,
    /// Whether to begin with what a first visit has to know.
    pub welcome: bool,
}

/// What the next visit will find again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Memory {
    /// Whether anything is remembered.
    on: bool,
    /// What was handed out last.
    told: Option<Remembered>,
    /// Where each plan was left that is not open.
    left: Vec<Remembered>,
    /// Where the last meeting of the open plan was, when it was left.
    seat: Option<Seat>,
}

impl Remembered {
    /// Whether the meeting is where it was, too.
    pub fn has_seat_of(&self, other: &Self) -> bool {
        self.meeting == other.meeting
    }

    /// As it is written.
    pub fn to_ron(&self) -> String {
        ron::to_string(self).unwrap_or_default()
    }

    /// What was written about a plan. What is broken, newer, or about another plan is nothing.
    pub fn from_ron(plan: &PlanId, text: &str) -> Option<Self> {
        let read: Self = crate::source::options().from_str(text).ok()?;
        (read.version == VERSION && read.plan == *plan).then_some(read)
    }

    /// The filter, as far as the plan still has what it names.
    fn filter(&self, plan: &Plan) -> Filter {
        let Kept { parties, also, mode, nobody, focus_area, goal, outcome, text } = self.filter.clone();
        let known = |abbr: &String| plan.parties.iter().any(|party| party.abbr == *abbr);
        let also = also.into_iter().filter(known).collect();
        Filter {
            parties: parties.into_iter().filter(known).collect(),
            also,
            mode,
            nobody,
            focus_area: focus_area.filter(|id| plan.focus_areas.iter().any(|area| area.id == *id)),
            goal: goal.filter(|id| plan.goals().any(|(_, goal)| goal.id == *id)),
            outcome,
            text: text.map(|text| Query::parse(&text, outcome_word)),
        }
    }
}

impl From<&Filter> for Kept {
    fn from(filter: &Filter) -> Self {
        Self {
            parties: filter.parties.iter().cloned().collect(),
            also: filter.also.iter().cloned().collect(),
            mode: filter.mode,
            nobody: filter.nobody,
            focus_area: filter.focus_area.clone(),
            goal: filter.goal.clone(),
            outcome: filter.outcome,
            text: filter.text.as_ref().map(|query| query.as_str().to_owned()),
        }
    }
}

impl LastVisit {
    /// The year of a plan that was open.
    pub(super) fn year(&self, plan: &PlanId) -> Option<Year> {
        self.remembered.iter().find(|one| one.plan == *plan)?.year
    }
}

impl State {
    /// Begins where the last visit was.
    pub(super) fn recall(&mut self, visit: LastVisit) {
        self.memory = Memory { on: visit.remember, left: visit.remembered, ..Memory::default() };
        self.go_where_it_was_left(!visit.filter_asked);
        if visit.welcome {
            self.overlays.push(Overlay::Welcome);
        } else {
            self.memory.told = Some(self.remembered());
        }
    }

    /// Goes where the plan that is open was left, with its filter where that is wanted. What has gone
    /// from the plan since is passed over.
    pub(super) fn go_where_it_was_left(&mut self, with_filter: bool) {
        self.memory.seat = None;
        let Some(at) = self.memory.left.iter().position(|left| left.plan == self.plan) else { return };
        let left = self.memory.left.swap_remove(at);
        self.memory.seat.clone_from(&left.meeting);
        let filter = self.shelf().map(|shelf| left.filter(&shelf.plan));
        if let Some(filter) = filter.filter(|_| with_filter) {
            self.filtering(|state| {
                state.filter_paused = left.paused && !filter.is_empty();
                state.filter = filter;
            });
        }
        for (level, id) in Browse::LEVELS.into_iter().zip(&left.place) {
            if !self.rows(level).iter().any(|(_, row)| *row == id) {
                break;
            }
            self.choose(level, Some(id.clone()));
            self.browse.level = level;
        }
    }

    /// Says what is to be remembered, if that has changed since it was said last.
    pub(super) fn remember(&mut self) -> Option<Effect> {
        if !self.memory.on || self.overlays.last() == Some(&Overlay::Welcome) {
            return None;
        }
        let now = self.remembered();
        if self.memory.told.as_ref() == Some(&now) {
            return None;
        }
        let before = self.memory.told.replace(now.clone());
        self.memory.left.extend(before.filter(|before| before.plan != now.plan));
        Some(Effect::Remember(Box::new(now)))
    }

    fn remembered(&self) -> Remembered {
        let newest = self.shelf().and_then(|shelf| shelf.plan.latest_list()).map(|list| list.year);
        let levels = Browse::LEVELS.into_iter().take_while(|level| *level <= self.browse.level);
        Remembered {
            version: VERSION,
            plan: self.plan.clone(),
            year: self.year.filter(|year| Some(*year) != newest),
            filter: Kept::from(&self.filter),
            paused: self.filter_paused,
            place: levels.map_while(|level| self.browse.cursor.get(level).cloned()).collect(),
            meeting: self.seat(),
        }
    }

    /// Where the meeting is, or where the last one was when it was left.
    fn seat(&self) -> Option<Seat> {
        let Some(sitting) = &self.meeting else { return self.memory.seat.clone() };
        let id = &sitting.meeting.id;
        let after = self.on_its_way(id).or(sitting.recorded.as_ref()).cloned();
        sitting.item.clone().map(|item| Seat { id: id.clone(), item, after })
    }

    /// Remembers where the meeting is that is about to be left.
    pub(super) fn keep_seat(&mut self) {
        self.memory.seat = self.seat();
    }

    /// The item where a meeting was left, unless this user recorded more in it since then, elsewhere.
    pub(super) fn kept_seat(&self, meeting: &MeetingId) -> Option<&Id> {
        let seat = self.memory.seat.as_ref().filter(|seat| seat.id == *meeting)?;
        (seat.after.as_ref() == self.last_of_mine(meeting)).then_some(&seat.item)
    }

    /// What this user recorded last in a meeting; what is on its way to the disk counts.
    fn last_of_mine(&self, meeting: &MeetingId) -> Option<&EntryId> {
        self.on_its_way(meeting).or_else(|| self.last_saved_of_mine(meeting))
    }

    /// What is on its way to the disk as the last one of a meeting.
    fn on_its_way(&self, meeting: &MeetingId) -> Option<&EntryId> {
        let mut waiting = self.saving.iter().rev().map(|one| &one.record);
        waiting.find(|record| record.meeting.as_ref() == Some(meeting)).map(|record| &record.id)
    }

    /// What this user recorded last in a meeting and has on disk. It may go through all entries.
    pub(super) fn last_saved_of_mine(&self, meeting: &MeetingId) -> Option<&EntryId> {
        let mine = |entry: &&Entry| entry.by.uid == self.me && entry.meeting.as_ref() == Some(meeting);
        let mut saved = self.shelf()?.history.entries().iter().rev();
        saved.find(mine).map(|entry| &entry.id)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, opening};
    use super::super::{Message, Opening};
    use super::*;
    use crate::journal::History;

    /// A visit that begins with what an earlier one left.
    fn visit(remembered: Option<Remembered>) -> Desk {
        Desk::open(Opening {
            visit: LastVisit {
                remember: true,
                remembered: remembered.into_iter().collect(),
                ..LastVisit::default()
            },
            ..opening()
        })
    }

    fn told(desk: &Desk) -> Vec<Remembered> {
        let remember = |effect: &Effect| {
            let Effect::Remember(one) = effect else { return None };
            Some((**one).clone())
        };
        desk.effects.iter().filter_map(remember).collect()
    }

    #[test]
    fn the_next_visit_begins_where_this_one_was() {
        for (keys, at, shown) in [
            ("<down>", "2", 5),
            ("<enter><enter>j<enter>j", "1.1.2b", 5),
            ("fä<enter>", "1", 2),
            ("fä<enter>v", "1", 5),
            ("fo<tab><enter><down>", "2", 2),
            ("f-<enter>", "2", 1),
            ("<enter>s mottag<tab>", "1.1", 1),
        ] {
            let mut first = visit(None);
            first.keys(keys);
            assert_eq!((first.at(), first.state.outline.counts.activities), (at, shown), "{keys}");
            let last = told(&first).pop().unwrap();
            let read = Remembered::from_ron(&last.plan, &last.to_ron());
            assert_eq!(read.as_ref(), Some(&last), "{keys}");
            let second = visit(read);
            assert_eq!((second.at(), second.state.outline.counts.activities), (at, shown), "{keys}");
            assert_eq!(second.state.filter, first.state.filter, "{keys}");
            assert_eq!(told(&second), [], "nothing has changed yet: {keys}");
        }
    }

    #[test]
    fn it_is_said_when_it_changes_and_only_where_it_is_wanted() {
        let mut desk = visit(None);
        desk.keys("jjLTxz");
        assert_eq!(told(&desk).len(), 1, "two moves, one of them at the end of the list");
        let mut silent = Desk::open(opening());
        silent.keys("j<enter>fo<enter>");
        assert_eq!(told(&silent), []);
    }

    #[test]
    fn an_older_year_is_remembered_and_the_newest_is_the_newest_next_year_too() {
        let mut desk = visit(None);
        desk.keys("p<down><enter>");
        let last = told(&desk).pop().unwrap();
        assert_eq!(last.year, Some(Year(2024)));
        assert_eq!(visit(Some(last)).state.year, Some(Year(2024)));
        desk.keys("p<up><enter>");
        assert_eq!(told(&desk).pop().unwrap().year, None);
    }

    #[test]
    fn each_plan_is_found_where_it_was_left() {
        let mut desk = visit(None);
        // The other plan and back: once in one visit, then in the next.
        desk.keys("fä<enter><enter>p<up>");
        let to_other = "p<end><enter>";
        let back = "p<home><enter>";
        desk.keys("<esc>").keys(to_other);
        assert_eq!((desk.state.plan.as_str(), desk.state.filter.is_empty()), ("annan-2019", true));
        desk.keys(back);
        assert_eq!((desk.at(), desk.state.filter.clone()), ("1.1", Filter::party("ÄLN")));
        desk.keys(to_other);
        let all = told(&desk);
        let last = |plan: &str| all.iter().rfind(|one| one.plan.as_str() == plan).cloned();
        let remembered = ["annan-2019", "liten-2025"].into_iter().filter_map(last).collect();
        let visit = LastVisit { remember: true, remembered, ..LastVisit::default() };
        let mut next = Desk::open(Opening { visit, plan: "annan-2019".into(), ..opening() });
        assert_eq!(next.keys(back).at(), "1.1");
        assert_eq!(next.state.filter, Filter::party("ÄLN"));
    }

    /// A visit to a journal, that begins with what an earlier one left.
    fn visit_to(saved: &History, remembered: Option<Remembered>) -> Desk {
        let remembered = remembered.into_iter().collect();
        let visit = LastVisit { remember: true, remembered, ..LastVisit::default() };
        let mut opening = Opening { visit, ..opening() };
        opening.library.shelf_mut(&"liten-2025".into()).unwrap().history = saved.clone();
        Desk::open(opening)
    }

    #[test]
    fn a_meeting_goes_on_where_it_was_left_after_a_mere_move_too() {
        for (keys, at) in [
            ("jj", "1.1.2b"),
            ("G", "2.1.3"),
            ("1jjj", "1.1.2c"),
            ("jj1G", "2.1.3"),
            ("Gk13ggj", "1.1.2a"),
            ("1jju", "1.1.1a"),
            ("jj<esc>", "1.1.2b"),
        ] {
            let mut first = visit(None);
            first.keys("m<enter>").keys(keys);
            let last = told(&first).pop().unwrap();
            let read = Remembered::from_ron(&last.plan, &last.to_ron());
            assert_eq!(read.as_ref(), Some(&last), "{keys}");
            let mut second = visit_to(&first.saved, read);
            assert_eq!(second.keys("m<enter>").at(), at, "{keys}");
        }
    }

    #[test]
    fn what_was_recorded_since_then_is_further_than_what_is_remembered() {
        let mut first = visit(None);
        first.keys("m<enter>jjj");
        let left = told(&first).pop();
        let mut elsewhere = visit_to(&first.saved, None);
        assert_eq!(elsewhere.keys("m<enter>").at(), "1.1.1a", "the journal knows of no move");
        elsewhere.keys("1");
        let of_others = first.colleague("2.1.1a", crate::journal::Act::Outcome(None), &[]);
        assert!(first.saved.get(&of_others).is_some());
        assert_eq!(visit_to(&first.saved, left.clone()).keys("m<enter>").at(), "1.1.2c");
        assert_eq!(visit_to(&elsewhere.saved, left).keys("m<enter>").at(), "1.1.2a");
    }

    #[test]
    fn a_meeting_that_was_left_is_joined_again_where_it_was_and_another_one_is_not() {
        let mut desk = visit(None);
        desk.keys("m<enter>jjj");
        let meeting = desk.state.meeting.as_ref().unwrap().meeting.clone();
        desk.state.leave_meeting();
        desk.keys("j");
        let mut next = visit_to(&desk.saved, told(&desk).pop());
        assert_eq!(next.keys("m<enter>").at(), "1.1.2c");
        desk.state.join(crate::journal::Meeting { id: "2025-06-15-osn".into(), ..meeting.clone() });
        assert_eq!(desk.at(), "1.1.1a");
        desk.state.leave_meeting();
        desk.state.join(meeting);
        assert_eq!(desk.at(), "1.1.1a", "only the last meeting is remembered");
    }

    #[test]
    fn what_was_asked_for_wins() {
        let mut desk = visit(None);
        desk.keys("fä<enter><enter>");
        let remembered = told(&desk).pop().into_iter().collect();
        let asked = LastVisit { remembered, remember: true, filter_asked: true, ..LastVisit::default() };
        let desk = Desk::open(Opening { visit: asked, filter: Filter::party("SCN"), ..opening() });
        assert_eq!((&desk.state.filter, desk.at()), (&Filter::party("SCN"), "1.1"));
    }

    #[test]
    fn what_has_gone_from_the_plan_is_passed_over() {
        let plan = opening().plan;
        let text = "(version: 1, plan: \"liten-2025\", year: 1999, place: [\"2\", \"2.9\"],
            filter: (parties: [\"GONE\", \"OSN\"], goal: \"9.9\"))";
        let desk = visit(Remembered::from_ron(&plan, text));
        assert_eq!((desk.at(), desk.state.year), ("2", Some(Year(2025))));
        assert_eq!(desk.state.filter, Filter::party("OSN"));
    }

    #[test]
    fn what_is_broken_or_newer_is_nothing() {
        let plan = opening().plan;
        for text in [
            "",
            "(",
            "\u{0}",
            "(version: 2, plan: \"liten-2025\")",
            "(version: 1, plan: \"annan-2019\")",
            "(version: 1, plan: \"liten-2025\", place: 7)",
            "(version: 1, plan: \"liten-2025\", filter: (mode: Sometimes))",
            &"(".repeat(100_000),
        ] {
            assert_eq!(Remembered::from_ron(&plan, text), None);
        }
        let more = "(version: 1, plan: \"liten-2025\", later: (1, 2), place: [\"2\"])";
        assert!(Remembered::from_ron(&plan, more).is_some(), "a field more does no harm");
    }

    #[test]
    fn the_welcome_is_gone_with_the_first_key_which_does_what_it_means() {
        for (keys, overlays, at) in [
            ("<enter>", 0, "1"),
            ("<esc>", 0, "1"),
            ("<space>", 0, "1"),
            ("1", 0, "1"),
            ("§", 0, "1"),
            ("f", 1, "1"),
            ("?", 1, "1"),
            ("j", 0, "2"),
            ("s", 1, "1"),
        ] {
            let visit = LastVisit { remember: true, welcome: true, ..LastVisit::default() };
            let mut desk = Desk::open(Opening { visit, ..opening() });
            assert_eq!((desk.top(), told(&desk).len()), (Some(&Overlay::Welcome), 0));
            desk.happens(super::super::Msg::Resized(60, 20));
            assert_eq!(told(&desk).len(), 0, "nobody has seen it yet");
            desk.keys(keys);
            assert_eq!((desk.state.overlays.len(), desk.at()), (overlays, at), "{keys}");
            assert!(!desk.state.overlays.contains(&Overlay::Welcome), "{keys}");
            assert_eq!((told(&desk).len(), desk.waiting.len()), (1, 0), "it was seen: {keys}");
            assert!(!matches!(desk.message(), Some(Message::Blocked(_))), "{keys}");
        }
        let visit = LastVisit { welcome: true, ..LastVisit::default() };
        let mut desk = Desk::open(Opening { visit, ..opening() });
        assert_eq!(desk.keys("q").effects.last(), Some(&Effect::Quit));
    }
}
