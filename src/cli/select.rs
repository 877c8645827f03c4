//! What is meant by what was typed: years, moments, parties, items.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::args::{FilterArgs, How};
use super::io::{Exit, Failure};
use super::open::Session;
use crate::facts::Facts;
use crate::journal::{AsOf, History, Mark, Target};
use crate::model::{Id, Item, Plan, Year};
use crate::problem::Level;
use crate::query::{Filter, Match, Query, Select, find_party};
use crate::text::problems::nearest;
use crate::text::{Lang, mark_word, outcome_word};

/// The year that was asked for; its list must be there.
pub(super) fn year(lang: Lang, plan: &Plan, year: Option<i16>) -> Result<Option<Year>, Failure> {
    let Some(year) = year.map(Year) else { return Ok(None) };
    if plan.list(year).is_some() {
        return Ok(Some(year));
    }
    let known = plan.lists.iter().map(|list| list.year.to_string()).collect::<Vec<_>>().join(", ");
    Err(Failure::new(Exit::No, lang.cli_no_such_year(year, &known)))
}

/// A day, a meeting, a mark of a meeting (`2025-05-14-tl/decided`), or `latest` for the last
/// meeting. A day on which one meeting was held means that meeting, any other its end in the zone of
/// the reader.
pub(super) fn as_of(lang: Lang, history: &History, facts: &Facts, typed: &str) -> Result<AsOf, Failure> {
    let of_day = || typed.parse::<Date>().ok().and_then(|date| end_of(date, facts)).map(AsOf::Moment);
    of_meeting(lang, history, typed)?.or_else(of_day).ok_or_else(|| no_such_moment(lang, history, typed))
}

/// The moment after which entries are meant: the end of the day before a day, the end of a meeting,
/// a mark of a meeting, or `latest` for the end of the last meeting that was closed.
pub(super) fn since(lang: Lang, history: &History, facts: &Facts, typed: &str) -> Result<AsOf, Failure> {
    if typed.to_lowercase() == LATEST {
        let last = history.last_meeting(&AsOf::Now);
        return last.ok_or_else(|| Failure::new(Exit::Usage, lang.cli_no_ended_meeting()));
    }
    let moment = match typed.parse::<Date>() {
        Ok(date) => date.yesterday().ok().and_then(|date| end_of(date, facts)).map(AsOf::Moment),
        Err(_) => of_meeting(lang, history, typed)?,
    };
    moment.ok_or_else(|| no_such_moment(lang, history, typed))
}

/// What the last meeting is called.
pub(super) const LATEST: &str = "latest";

/// The end of the meeting, or its mark, that is named.
fn of_meeting(lang: Lang, history: &History, typed: &str) -> Result<Option<AsOf>, Failure> {
    let typed = typed.to_lowercase();
    let (name, word) = typed.split_once('/').map_or((&*typed, None), |(name, word)| (name, Some(word)));
    let Some(meeting) = history.meeting(name) else {
        let none_yet = name == LATEST;
        return if none_yet { Err(Failure::new(Exit::Usage, lang.cli_no_meetings())) } else { Ok(None) };
    };
    let Some(word) = word else { return Ok(Some(AsOf::Meeting(meeting.id))) };
    let known = || Mark::ALL.map(|mark| lang.cli_mark_word(mark)).join(", ");
    let mark =
        mark_word(word).ok_or_else(|| Failure::new(Exit::Usage, lang.cli_no_such_mark(word, &known())))?;
    if meeting.marked(mark).is_some() {
        return Ok(Some(AsOf::Marked(meeting.id, mark)));
    }
    let marks: Vec<Mark> = Mark::ALL.into_iter().filter(|mark| meeting.marked(*mark).is_some()).collect();
    Err(Failure::new(Exit::Usage, lang.cli_not_marked(meeting.id.as_str(), mark, &marks)))
}

/// The last moment of a day in the reader's zone.
fn end_of(date: Date, facts: &Facts) -> Option<Timestamp> {
    let next = date.tomorrow().ok()?.to_zoned(facts.zone.clone()).ok()?.timestamp();
    next.checked_sub(1.nanosecond()).ok()
}

fn no_such_moment(lang: Lang, history: &History, typed: &str) -> Failure {
    let meetings = history.meetings();
    let known = meetings.iter().map(|meeting| meeting.id.as_str()).collect::<Vec<_>>().join(", ");
    Failure::new(Exit::Usage, lang.cli_no_such_moment(typed, &known))
}

/// The filter that the options describe.
pub(super) fn filter(session: &Session, args: &FilterArgs) -> Result<Filter, Failure> {
    let (lang, plan) = (session.lang, &session.shelf.plan);
    let parse = |text: &str| Query::parse(text, outcome_word);
    let mut filter = Filter {
        mode: mode(args.how),
        nobody: args.nobody,
        text: args.search.as_deref().filter(|text| !text.trim().is_empty()).map(parse),
        ..Filter::default()
    };
    // Blanks between commas are nothing; a variable of a script that is empty is a mistake.
    let blank = |typed: &String| typed.trim().is_empty();
    let all_blank = args.committee.iter().all(blank);
    for typed in args.committee.iter().filter(|typed| all_blank || !blank(typed)) {
        let party = find_party(plan, typed).ok_or_else(|| no_such_party(lang, plan, typed))?;
        filter.parties.insert(party.abbr.clone());
    }
    let place = |typed: &Option<String>, level| {
        typed.as_deref().map(|typed| item_on(session, typed, level)).transpose()
    };
    filter.focus_area = place(&args.focus, Level::FocusArea)?;
    filter.goal = place(&args.goal, Level::Goal)?;
    filter.outcome = args.outcome.as_deref().map(|word| selection(lang, word)).transpose()?;
    Ok(filter)
}

fn mode(how: Option<How>) -> Match {
    match how {
        None | Some(How::Any) => Match::Any,
        Some(How::All) => Match::All,
        Some(How::Only) => Match::Only,
        Some(How::Particular) => Match::Particular,
    }
}

fn selection(lang: Lang, word: &str) -> Result<Select, Failure> {
    outcome_word(word).ok_or_else(|| Failure::new(Exit::Usage, lang.cli_no_such_selection(word)))
}

fn no_such_party(lang: Lang, plan: &Plan, typed: &str) -> Failure {
    let abbrs: Vec<String> = plan.parties.iter().map(|party| party.abbr.clone()).collect();
    Failure::new(Exit::Usage, lang.cli_no_such_party(typed, nearest(typed, &abbrs), &abbrs.join(", ")))
}

/// The id of the item on that level.
fn item_on(session: &Session, typed: &str, level: Level) -> Result<Id, Failure> {
    let plan = session.plan_year();
    let wanted = typed.to_lowercase();
    let called: Vec<Item<'_>> =
        plan.items().filter(|item| item.id().as_str().to_lowercase() == wanted).collect();
    if let Some(item) = called.iter().find(|item| item.level() == level) {
        return Ok(item.id().clone());
    }
    let word = |level| session.lang.level(level, Some(&session.shelf.plan));
    Err(match called.first() {
        Some(other) => {
            let text = session.lang.cli_other_level(typed, &word(other.level()), &word(level));
            Failure::new(Exit::No, text)
        }
        None => no_such_item(session, typed),
    })
}

/// What a command is about: the plan itself, or an item of it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subject<'a> {
    /// The plan itself.
    Plan(&'a Plan),
    /// An item of it.
    Item(Item<'a>),
}

impl<'a> Subject<'a> {
    /// Its id.
    pub(super) fn id(self) -> &'a str {
        match self {
            Self::Plan(plan) => plan.id.as_str(),
            Self::Item(item) => item.id().as_str(),
        }
    }

    /// What an entry about it is about.
    pub(super) fn target(self, session: &Session) -> Target {
        match self {
            Self::Plan(_) => session.shelf.plan_target(None),
            Self::Item(item) => session.target(item),
        }
    }

    /// Whether it is this item, or stands above it.
    pub(super) fn covers(self, other: Item<'_>) -> bool {
        let (area, goal, activity) = match other {
            Item::FocusArea(area) => (area, None, None),
            Item::Goal(area, goal) => (area, Some(goal), None),
            Item::Activity(area, goal, one) | Item::Indicator(area, goal, one, _) => {
                (area, Some(goal), Some(one))
            }
        };
        match self {
            Self::Plan(_) => true,
            Self::Item(Item::FocusArea(wanted)) => wanted.id == area.id,
            Self::Item(Item::Goal(_, wanted)) => goal.is_some_and(|goal| goal.id == wanted.id),
            Self::Item(Item::Activity(_, _, wanted)) => activity.is_some_and(|one| one.id == wanted.id),
            Self::Item(item @ Item::Indicator(..)) => {
                item.id() == other.id() && item.level() == other.level()
            }
        }
    }
}

/// The plan by its id, or the item with that id.
pub(super) fn subject<'a>(session: &'a Session, typed: &str) -> Result<Subject<'a>, Failure> {
    let plan = &*session.shelf.plan;
    match session.plan_year().find(typed) {
        Some(item) => Ok(Subject::Item(item)),
        None if typed.to_lowercase() == plan.id.as_str().to_lowercase() => Ok(Subject::Plan(plan)),
        None => Err(no_such_item(session, typed)),
    }
}

/// The item with that id.
pub(super) fn item<'a>(session: &'a Session, typed: &str) -> Result<Item<'a>, Failure> {
    session.plan_year().find(typed).ok_or_else(|| no_such_item(session, typed))
}

/// There is no such item; what there is stands at the nearest item above it.
fn no_such_item(session: &Session, typed: &str) -> Failure {
    let plan = session.plan_year();
    let above = plan.items().filter(|item| stands_above(item.id(), typed)).last();
    let mut there = plan.items().filter(|item| parent(*item) == above.map(Item::id));
    let first = there.next().map(Item::id);
    let last = there.last().map(Item::id).or(first);
    let name = above.map_or(session.shelf.plan.id.as_str(), |item| item.id().as_str());
    let range = match (first, last) {
        (Some(first), Some(last)) if first != last => Some(format!("{first}–{last}")),
        (first, _) => first.map(ToString::to_string),
    };
    Failure::new(Exit::No, session.lang.cli_no_such_item(typed, range.map(|range| (name.to_owned(), range))))
}

/// The id of what an item stands under; nothing for a focus area.
fn parent(item: Item<'_>) -> Option<&Id> {
    match item {
        Item::FocusArea(_) => None,
        Item::Goal(area, _) => Some(&area.id),
        Item::Activity(_, goal, _) => Some(&goal.id),
        Item::Indicator(_, _, activity, _) => Some(&activity.id),
    }
}

/// Whether the id begins what was typed and a new part of it follows: `2.1` in `2.1.9` and `2.1a`.
fn stands_above(id: &Id, typed: &str) -> bool {
    let rest = typed.to_lowercase().strip_prefix(&id.as_str().to_lowercase()).map(ToOwned::to_owned);
    rest.is_some_and(|rest| rest.starts_with(|next: char| next == '.' || next.is_alphabetic()))
}
