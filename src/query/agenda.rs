//! What a meeting takes up.

use crate::journal::{Agenda, AsOf, Field, History, Items, Meeting, Outcome, Settled, Status, Target};
use crate::model::{Activity, Id, Indicator, PlanYear};

/// The ids of what a meeting takes up, in display order: indicators, and activities that have
/// none. They are chosen by how things were when it was opened, so that nothing leaves the list
/// while it is gone through.
pub fn agenda_items(plan: PlanYear<'_>, meeting: &Meeting, history: &History) -> Vec<Id> {
    let then = history.as_of(&AsOf::Moment(meeting.opened));
    let last = meeting_before(meeting, history).map(|last| history.as_of(&AsOf::Meeting(last.id)));
    items_of(plan, &meeting.agenda, &then, last.as_ref())
}

/// The ids of what an agenda takes up; `last` is the history as of the end of the meeting before,
/// if there was one.
pub fn items_of(plan: PlanYear<'_>, agenda: &Agenda, now: &History, last: Option<&History>) -> Vec<Id> {
    let mut ids = Vec::new();
    for (area, _, activity) in plan.activities() {
        let of_party = agenda.party.as_ref().is_none_or(|abbr| activity.responsible.names(abbr));
        if !of_party || agenda.focus_area.as_ref().is_some_and(|id| *id != area.id) {
            continue;
        }
        let wanted = |indicator: Option<&Indicator>| match agenda.items {
            Items::All => true,
            Items::Open => {
                indicator.is_none_or(|one| now.outcome(&Target::listed(plan, &one.id)).value().is_none())
            }
            Items::Changed => last.is_none_or(|last| has_changed(plan, activity, indicator, now, last)),
            Items::Deviating => deviates(plan, activity, indicator, now),
        };
        if activity.indicators.is_empty() && wanted(None) {
            ids.push(activity.id.clone());
        }
        let indicators = activity.indicators.iter().filter(|indicator| wanted(Some(indicator)));
        ids.extend(indicators.map(|indicator| indicator.id.clone()));
    }
    ids
}

/// Whether an indicator, or an activity by itself, is not as it should be: judged No or Partly,
/// in conflict, or of an activity that is deviating, delayed or cancelled.
pub fn deviates(
    plan: PlanYear<'_>,
    activity: &Activity,
    indicator: Option<&Indicator>,
    history: &History,
) -> bool {
    let outcome = indicator.map(|one| history.outcome(&Target::listed(plan, &one.id)));
    let badly =
        matches!(history.status(&Target::listed(plan, &activity.id)).value(), Some(status) if is_bad(status));
    let disputed = outcome.as_ref().is_some_and(Settled::is_conflict);
    let judged = outcome.and_then(Settled::value);
    badly || disputed || matches!(judged, Some(Outcome::No | Outcome::Partly))
}

fn is_bad(status: Status) -> bool {
    match status {
        Status::Deviating | Status::Delayed | Status::Cancelled => true,
        Status::NotStarted | Status::OnTrack | Status::Completed | Status::OrdinaryOperation => false,
    }
}

/// The meeting that ended last before this one was opened.
fn meeting_before(meeting: &Meeting, history: &History) -> Option<Meeting> {
    let before = |other: &Meeting| {
        other.id != meeting.id && other.closed.is_some_and(|closed| closed <= meeting.opened)
    };
    history.meetings().into_iter().filter(before).max_by_key(|other| other.closed)
}

/// Whether something about the indicator or its activity says something else than it did.
fn has_changed(
    plan: PlanYear<'_>,
    activity: &Activity,
    indicator: Option<&Indicator>,
    now: &History,
    last: &History,
) -> bool {
    let own = indicator.map(|one| Target::listed(plan, &one.id));
    own.into_iter().chain([Target::listed(plan, &activity.id)]).any(|target| {
        Field::ALL.into_iter().any(|field| now.says(&target, field) != last.says(&target, field))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, history_at, plan};
    use super::*;
    use crate::journal::Act;

    fn meeting(opened: i64, agenda: Agenda) -> Meeting {
        Meeting {
            id: "2025-05-14-tl".into(),
            body: "TL".into(),
            keeper: String::new(),
            agenda,
            year: None,
            opened: at(opened),
            closed: None,
            sent_out: None,
            decided: None,
        }
    }

    #[test]
    fn what_is_taken_up() {
        let plan = plan();
        let plan = PlanYear::new(&plan, None);
        let opened = |id: &str| Act::MeetingOpened {
            meeting: id.into(),
            body: "TL".into(),
            keeper: String::new(),
            agenda: Agenda::default(),
        };
        let judged = |outcome| Act::Outcome(Some(outcome));
        let history = history_at(&[
            (1, "1.1.1a", judged(Outcome::Yes)),
            (2, "1.1.2a", judged(Outcome::No)),
            (3, "p", opened("2025-02-01-tl")),
            (4, "p", Act::MeetingClosed { meeting: "2025-02-01-tl".into() }),
            (5, "1.1.1b", judged(Outcome::Partly)),
            (6, "1.1.10", Act::Status(Some(Status::Delayed))),
            (7, "p", opened("2025-05-14-tl")),
            (8, "1.1.3a", judged(Outcome::No)), // in the meeting: the list stays as it was
        ]);
        let party = |abbr: &str| Some(abbr.to_owned());
        for (party, focus_area, items, expected) in [
            (None, None, Items::All, "1.1.1a 1.1.1b 1.1.2a 1.1.10a 1.1.3a 2.1.1a"),
            (None, None, Items::Open, "1.1.10a 1.1.3a 2.1.1a"),
            (None, None, Items::Changed, "1.1.1b 1.1.10a"),
            (None, None, Items::Deviating, "1.1.1b 1.1.2a 1.1.10a"),
            (party("ÄLN"), None, Items::All, "1.1.1a 1.1.1b 1.1.10a"),
            (party("ÄLN"), None, Items::Deviating, "1.1.1b 1.1.10a"),
            (None, Some("2".into()), Items::All, "2.1.1a"),
            (party("OSN"), Some("2".into()), Items::All, ""),
        ] {
            let agenda = Agenda { party, focus_area, items };
            let ids = agenda_items(plan, &meeting(7, agenda.clone()), &history);
            let ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
            assert_eq!(ids.join(" "), expected, "{agenda:?}");
        }
    }

    #[test]
    fn before_the_first_meeting_everything_has_changed() {
        let plan = plan();
        let plan = PlanYear::new(&plan, None);
        let agenda = Agenda { items: Items::Changed, ..Agenda::default() };
        assert_eq!(agenda_items(plan, &meeting(1, agenda), &History::default()).len(), 6);
    }
}
