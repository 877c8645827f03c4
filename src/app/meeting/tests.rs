//! Meetings from the first key to the last, on the small plan.

use super::super::testing::{Desk, Disk, ME, author, ids, opening, target};
use super::super::{Blocked, Done, FormComplaint, Opening, Overlay, ReadOnly, Settings};
use super::*;
use crate::journal::{Items, Mark};
use crate::query::Filter;

const YES: Option<Outcome> = Some(Outcome::Yes);

/// The items of the small plan, in order; the last one has no indicator.
const ALL: &str = "1.1.1a 1.1.2a 1.1.2b 1.1.2c 2.1.1a 2.1.2a 2.1.2b 2.1.3";

/// A desk in a meeting that goes on like this.
fn in_meeting(after_outcome: AfterOutcome) -> Desk {
    let settings = Settings { after_outcome, ..Settings::default() };
    let mut desk = Desk::open(Opening { settings, ..opening() });
    desk.keys("m<enter>");
    desk
}

/// Another terminal, which knows the journal and nothing else.
fn elsewhere(desk: &Desk) -> Desk {
    let mut opening = opening();
    opening.library.shelf_mut(&"liten-2025".into()).unwrap().history = desk.saved.clone();
    Desk::open(opening)
}

fn items(desk: &Desk) -> String {
    ids(desk.state.meeting.iter().flat_map(|sitting| &sitting.items)).join(" ")
}

fn news(desk: &Desk) -> Option<&MeetingNews> {
    match desk.message() {
        Some(Message::Meeting(name, news)) => {
            assert_eq!(name, "LG 2025-06-15");
            Some(news)
        }
        _ => None,
    }
}

fn form(desk: &Desk) -> &super::super::MeetingForm {
    match desk.top() {
        Some(Overlay::MeetingForm(form)) => form,
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_keys_open_a_meeting_and_nothing_is_written_before() {
    let mut desk = Desk::new();
    assert_eq!(desk.keys("m").writes(), 0);
    assert_eq!((form(&desk).count, form(&desk).keeper.text().as_str()), (8, "u1001"));
    assert_eq!(desk.keys("<esc>m<enter>").writes(), 1);
    assert_eq!((items(&desk).as_str(), desk.at()), (ALL, "1.1.1a"));
    assert_eq!(news(&desk), Some(&MeetingNews::Opened));
    let opened = desk.saved.meetings().pop().unwrap();
    assert_eq!((opened.id.as_str(), opened.body.as_str()), ("2025-06-15-lg", "LG"));
    assert_eq!(opened.year, desk.state.year);
}

#[test]
fn the_form_says_what_is_taken_up() {
    const ITEMS: &str = "<up>";
    for (filter, keys, id, taken_up) in [
        ("", "", "2025-06-15-lg", ALL),
        ("fo<enter>", "", "2025-06-15-lg", "1.1.1a 2.1.2a 2.1.2b"),
        ("", "<right>", "2025-06-15-osn", ALL),
        ("", "<left>", "2025-06-15-shs", ALL),
        ("", "<ctrl-w>osn", "2025-06-15-osn", ALL),
        ("", "<ctrl-w>\"äldrenämnden\"", "2025-06-15-äln", ALL),
        ("", "<ctrl-w>\"Stora Rådet\"", "2025-06-15-stora-rådet", ALL),
        ("", "<ctrl-w>s<right>", "2025-06-15-scn", ALL),
        ("", "<tab><ctrl-u>2025-05-14", "2025-05-14-lg", ALL),
        ("", "<tab><tab><tab><right>", "2025-06-15-lg", "1.1.1a 2.1.2a 2.1.2b"),
        ("", "<tab><tab><tab><space>", "2025-06-15-lg", "1.1.1a 2.1.2a 2.1.2b"),
        ("", "<down><down><down><down><right><right>", "2025-06-15-lg", "2.1.1a 2.1.2a 2.1.2b 2.1.3"),
        ("<tab><tab>3", "<up><left>", "2025-06-15-lg", "1.1.1a"),
        (
            "<tab><tab>3",
            "<shift-tab><right>",
            "2025-06-15-lg",
            "1.1.2a 1.1.2b 1.1.2c 2.1.1a 2.1.2a 2.1.2b 2.1.3",
        ),
    ] {
        let mut desk = Desk::new();
        desk.keys(filter).keys("m").keys(keys);
        let count = form(&desk).count;
        desk.keys("<enter>");
        assert_eq!(desk.state.meeting_id().map(MeetingId::as_str), Some(id), "{keys}");
        assert_eq!(items(&desk), taken_up, "{keys}");
        assert_eq!(count, taken_up.split(' ').count(), "{keys}");
    }
    let mut desk = Desk::new();
    desk.keys("m").keys(ITEMS).keys("<right><right><right>");
    assert_eq!((form(&desk).items.get(), form(&desk).count), (Items::Deviating, 0));
}

#[test]
fn what_is_wrong_with_the_form_is_told_and_nothing_is_written() {
    let long = format!("<ctrl-w>{}<enter>", "x".repeat(101));
    for (keys, complaint) in [
        ("<ctrl-w><enter>", FormComplaint::NoBody),
        ("<tab><backspace><enter>", FormComplaint::NoDate),
        ("<tab>0<enter>", FormComplaint::NoDate),
        ("<up><left><enter>", FormComplaint::NoItems),
        (&long, FormComplaint::TooLong),
    ] {
        let mut desk = Desk::new();
        desk.keys("m").keys(keys);
        assert_eq!(form(&desk).complaint, Some(complaint), "{keys}");
        assert_eq!((desk.writes(), &desk.state.meeting), (0, &None));
        desk.keys("<left>");
        assert_eq!(form(&desk).complaint, None);
    }
}

#[test]
fn no_meeting_where_nothing_can_be_written() {
    let mut asked = Desk::open(Opening { read_only: Some(ReadOnly::Asked), ..opening() });
    assert_eq!(asked.keys("m").message(), Some(&Message::Blocked(Blocked::ReadOnly(ReadOnly::Asked))));
    let moment = crate::journal::AsOf::Moment(jiff::Timestamp::UNIX_EPOCH);
    let mut past = Desk::open(Opening { as_of: moment, ..opening() });
    assert_eq!(past.keys("m").message(), Some(&Message::Blocked(Blocked::Past)));
    assert_eq!((asked.top(), past.top()), (None, None));
}

#[test]
fn keys_move_in_the_agenda() {
    for (keys, at) in [
        ("<down>", "1.1.2a"),
        ("jl<right>", "1.1.2c"),
        ("<enter><enter>", "1.1.2b"),
        ("<up><left>", "1.1.1a"),
        ("<end>", "2.1.3"),
        ("G<down>", "2.1.3"),
        ("Gk<home>", "1.1.1a"),
        ("1.", "1.1.2a"),
        ("1,", "2.1.2b"),
        (".", "1.1.2a"),
        ("G.", "1.1.1a"),
        ("s2.1.2<enter>", "2.1.2a"),
        ("jjs1.1.2<enter>", "1.1.2b"),
        ("s2<enter>", "2.1.1a"),
    ] {
        let mut desk = in_meeting(AfterOutcome::Stay);
        desk.keys(keys);
        assert_eq!((desk.at(), &desk.state.screen), (at, &Screen::Meeting), "{keys}");
    }
    let mut desk = in_meeting(AfterOutcome::Stay);
    desk.keys("<pagedown>");
    assert_eq!(desk.state.meeting.as_ref().map(|sitting| sitting.scroll), Some(9));
    desk.keys("j");
    assert_eq!(desk.state.meeting.as_ref().map(|sitting| sitting.scroll), Some(0));
}

#[test]
fn search_finds_what_the_meeting_does_not_take_up() {
    let mut desk = Desk::new();
    desk.keys("fo<enter>m<enter>s1.1.2<enter>");
    assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::NotOnAgenda("1.1.2".into()))));
    assert_eq!((desk.at(), &desk.state.screen), ("1.1.1a", &Screen::Meeting));
    desk.keys("s möten<tab>");
    assert!(desk.state.filter.text.is_none(), "nothing filters the agenda");
}

#[test]
fn after_an_outcome_it_goes_where_the_settings_say() {
    use AfterOutcome as A;
    for (after, keys, at) in [
        (A::Stay, "1", "1.1.1a"),
        (A::Next, "1", "1.1.2a"),
        (A::Next, "12", "1.1.2b"),
        (A::Next, "1k1", "1.1.1a"), // says the same as before: nothing was recorded
        (A::Next, "1k3", "1.1.2a"),
        (A::Next, "0", "1.1.1a"),
        (A::Next, "1k0", "1.1.1a"),
        (A::Next, "<space>", "1.1.1a"),
        (A::Next, "jj5 3<enter>", "1.1.2b"),
        (A::NextOpen, "1", "1.1.2a"),
        (A::NextOpen, "j2<home>1", "1.1.2b"),
        (A::NextOpen, "1Gk3", "1.1.2a"), // from the start again
        (A::NextOpen, "1234123", "2.1.2b"),
        (A::NextOpen, "1234123<home>3", "1.1.1a"), // none is left
    ] {
        let mut desk = in_meeting(after);
        assert_eq!(desk.keys(keys).at(), at, "{after:?} {keys}");
    }
}

#[test]
fn what_was_recorded_is_said_though_the_next_one_is_shown() {
    let mut desk = in_meeting(AfterOutcome::NextOpen);
    desk.keys("2");
    let act = Act::Outcome(Some(Outcome::Partly));
    let saved = super::super::Saved { id: Some("1.1.1a".into()), act };
    assert_eq!((desk.message(), desk.at()), (Some(&Message::Saved(saved)), "1.1.2a"));
    desk.keys("j3u");
    assert_eq!((desk.at(), desk.outcome("1.1.2b")), ("1.1.2b", None));
    desk.keys("u");
    assert_eq!((desk.at(), desk.outcome("1.1.1a")), ("1.1.1a", None));
    desk.keys("GU");
    assert_eq!((desk.at(), desk.outcome("1.1.1a")), ("1.1.1a", Some(Outcome::Partly)));
}

#[test]
fn a_burst_goes_to_one_item_after_the_other_however_slow_the_disk() {
    let mut desk = in_meeting(AfterOutcome::NextOpen);
    desk.disk = Disk::Waits;
    desk.keys("123");
    desk.save();
    let outcomes = ["1.1.1a", "1.1.2a", "1.1.2b", "1.1.2c"].map(|id| desk.outcome(id));
    assert_eq!(outcomes, [YES, Some(Outcome::Partly), Some(Outcome::No), None]);
    assert_eq!(desk.at(), "1.1.2c");
}

#[test]
fn everything_recorded_while_one_is_in_it_belongs_to_it() {
    let mut desk = in_meeting(AfterOutcome::Stay);
    desk.keys("1ax<ctrl-s>dy<ctrl-s>e<home><enter>e<end><up><enter>z<ctrl-s>jj5 7<enter>u");
    desk.keys("<esc>1b<tab><tab>2hhax<ctrl-s>");
    assert_eq!(desk.state.screen, Screen::Browse);
    let id: MeetingId = "2025-06-15-lg".into();
    let entries = &desk.saved.entries()[1..];
    assert_eq!(entries.len(), 9, "{entries:?}");
    assert!(entries.iter().all(|entry| entry.meeting.as_ref() == Some(&id)), "{entries:?}");
    assert_eq!(desk.saved.decision(&target("1.1.1a")).value(), Some("y"));
    assert_eq!(desk.saved.proposal(&target("1.1.1")).value().map(|one| one.reason.as_str()), Some("z"));
    desk.keys("mm<end><enter>ay<ctrl-s>");
    assert_eq!(desk.saved.entries().last().unwrap().meeting, None, "it was left");
}

#[test]
fn the_screen_is_left_and_found_again() {
    let mut desk = Desk::new();
    desk.keys("<tab>jt").keys("m<enter>jj<esc>");
    assert!(matches!(desk.state.screen, Screen::History(_)), "the screen before");
    assert_eq!(news(&desk), Some(&MeetingNews::GoesOn));
    desk.keys("m");
    assert_eq!((desk.at(), &desk.state.screen), ("1.1.2b", &Screen::Meeting));
    desk.keys("i");
    assert!(matches!(desk.state.screen, Screen::History(_)));
    desk.keys("<esc>");
    assert_eq!((desk.at(), &desk.state.screen), ("1.1.2b", &Screen::Meeting));
    desk.keys("t").keys("m");
    assert_eq!(desk.state.screen, Screen::Meeting, "`m` goes back, too");
    assert_eq!(desk.keys("b").state.behind, [], "nothing lies under the browse screen");
    assert_eq!(desk.at(), "1.2");
}

#[test]
fn the_menu_marks_closes_and_leaves() {
    let mut desk = in_meeting(AfterOutcome::Next);
    desk.keys("13").keys("m<enter>");
    assert_eq!((desk.top(), desk.at(), desk.writes()), (None, "1.1.2b", 3));
    desk.keys("m<down><enter>");
    assert_eq!(news(&desk), Some(&MeetingNews::Marked(Mark::SentOut)));
    desk.keys("m<down><down><enter>");
    assert_eq!(news(&desk), Some(&MeetingNews::Marked(Mark::Decided)));
    desk.keys("m<end><enter>");
    assert_eq!((news(&desk), &desk.state.screen), (Some(&MeetingNews::Left), &Screen::Browse));
    assert_eq!(desk.saved.meetings()[0].closed, None);
    desk.keys("m<enter>m<end><up><enter>");
    assert_eq!(news(&desk), Some(&MeetingNews::Closed(Tally { recorded: 2, open: 5, all: 7 })));
    assert_eq!((&desk.state.meeting, &desk.state.screen), (&None, &Screen::Browse));
    let meeting = desk.saved.meetings().pop().unwrap();
    assert!(meeting.closed.is_some() && meeting.sent_out.is_some() && meeting.decided.is_some());
}

#[test]
fn a_closed_meeting_can_be_opened_again_the_same_day() {
    let mut desk = in_meeting(AfterOutcome::Stay);
    desk.keys("1m<end><up><enter>m");
    assert_eq!((form(&desk).chosen, form(&desk).known.len()), (1, 1), "a new one is what is usual");
    assert_eq!(form(&desk).known[0].1, Tally { recorded: 1, open: 6, all: 7 });
    desk.keys("<left><enter>");
    assert_eq!((desk.at(), news(&desk)), ("1.1.1a", Some(&MeetingNews::Opened)), "where it was left");
    assert_eq!((desk.saved.meetings().len(), desk.saved.meetings()[0].closed), (1, None));
    desk.keys("m<end><enter>m<right><tab><enter>");
    assert_eq!(
        desk.state.meeting_id().map(MeetingId::as_str),
        Some("2025-06-15-lg"),
        "as long as it is open"
    );
    desk.keys("m<end><up><enter>m<enter>");
    assert_eq!(desk.state.meeting_id().map(MeetingId::as_str), Some("2025-06-15-lg-2"));
}

#[test]
fn a_new_meeting_of_a_body_and_day_that_has_an_open_one_is_that_one() {
    let mut mine = in_meeting(AfterOutcome::Stay);
    let id = mine.state.meeting_id().cloned();
    let mut other = elsewhere(&mine);
    let writes = other.keys("m<end>").writes();
    other.keys("<right>");
    assert!(form(&other).taken_up().is_none(), "a new one was chosen");
    other.keys("<enter>");
    assert_eq!((other.state.meeting_id().cloned(), other.writes()), (id.clone(), writes));
    assert_eq!(news(&other), Some(&MeetingNews::Joined(author(ME))));
    // Once it is closed, a second one of the day is another meeting.
    mine.keys("m<end><up><enter>");
    let mut third = elsewhere(&mine);
    third.keys("m<enter>");
    assert_eq!(third.state.meeting_id().map(MeetingId::as_str), Some("2025-06-15-lg-2"));
}

#[test]
fn two_who_open_the_same_meeting_at_once_are_in_one_with_one_agenda() {
    let mut mine = Desk::new();
    let mut other = Desk::new();
    other.keys("m<up><right><enter>");
    let theirs = other.state.meeting.as_ref().unwrap().meeting.agenda.clone();
    mine.keys("m<enter>");
    assert_eq!(items(&mine), ALL);
    // The other one was first, by a second.
    let mut first = other.saved.entries().last().unwrap().clone();
    let record = std::sync::Arc::make_mut(&mut first.record);
    (record.at, record.by) = (record.at - jiff::SignedDuration::from_secs(60), author(1002));
    mine.saved.extend([first]);
    mine.hears();
    assert_eq!(mine.state.meeting.as_ref().unwrap().meeting.agenda, theirs);
    assert_ne!(items(&mine), "");
    assert_eq!(mine.saved.meetings().len(), 1);
}

#[test]
fn a_meeting_of_others_is_seen_until_it_is_closed_or_its_day_is_over() {
    let mut mine = in_meeting(AfterOutcome::Stay);
    let other = elsewhere(&mine);
    let zone = jiff::tz::TimeZone::UTC;
    let seen = |desk: &Desk, now: &str| {
        desk.state.goes_on(now.parse().unwrap(), &zone).map(|one| (one.meeting.name(), one.by.uid))
    };
    let (noon, tomorrow) = ("2025-06-15T18:00:00Z", "2025-06-16T12:00:00Z");
    assert_eq!(seen(&other, noon), Some(("LG 2025-06-15".to_owned(), ME)));
    assert_eq!(seen(&other, tomorrow), None, "nobody closed it");
    assert_eq!(seen(&mine, noon), None, "one is in it oneself");
    mine.keys("m<end><up><enter>");
    assert_eq!(seen(&elsewhere(&mine), noon), None);
}

#[test]
fn it_goes_on_where_it_was_from_the_journal_alone() {
    for (keys, at) in [
        ("", "1.1.1a"),
        ("1", "1.1.2a"),
        ("jj1", "1.1.2c"),
        ("13", "1.1.2b"),
        ("13u", "1.1.2a"),
        ("1ax<ctrl-s>", "1.1.2a"), // a note is not yet an outcome
        ("1ax<ctrl-s>3", "1.1.2b"),
        ("Gk1", "2.1.3"),
        ("1bG<tab><tab>3", "2.1.2a"), // recorded in the meeting from another screen
    ] {
        let mut desk = in_meeting(AfterOutcome::Next);
        desk.keys(keys);
        let mut other = elsewhere(&desk);
        assert_eq!(news(&other), Some(&MeetingNews::Waits));
        other.keys("m<enter>");
        assert_eq!((other.at(), other.writes()), (at, 0), "{keys}");
        assert_eq!(items(&other), ALL);
    }
    let mut done = Desk::new();
    done.keys("<tab><tab>1bm<enter>");
    assert_eq!(elsewhere(&done).keys("m<enter>").at(), "1.1.2a", "the first open one");
}

#[test]
fn the_agenda_stays_as_it_was_when_the_meeting_was_opened() {
    let mut desk = Desk::new();
    desk.keys("<tab><tab>1m<up><right><enter>");
    assert_eq!((items(&desk).split(' ').count(), desk.at()), (7, "1.1.2a"));
    desk.keys("1");
    assert_eq!(items(elsewhere(&desk).keys("m<enter>")).split(' ').count(), 7);
}

#[test]
fn what_others_record_about_the_item_shown_is_told_first() {
    let mut desk = in_meeting(AfterOutcome::Stay);
    desk.colleague("1.1.1a", Act::Outcome(YES), &[]);
    desk.colleague("2.1.1a", Act::Outcome(YES), &[]);
    desk.hears();
    let act = Done::Recorded(Act::Outcome(YES));
    let others = Message::Others { by: author(1002), id: Some("1.1.1a".into()), act, count: 1 };
    assert_eq!((desk.message(), desk.outcome("1.1.1a")), (Some(&others), YES));
    desk.colleague("1.1.1a", Act::Outcome(Some(Outcome::No)), &[]);
    desk.hears().keys("c<enter>");
    assert_eq!((desk.top(), desk.outcome("1.1.1a")), (None, YES), "settled, both are kept");
    assert_eq!(desk.saved.of(&target("1.1.1a")).count(), 3);
}

#[test]
fn a_dispute_about_the_activity_is_settled_from_its_indicator() {
    let mut desk = in_meeting(AfterOutcome::Stay);
    desk.colleague("1.1.1", Act::Status(Some(crate::journal::Status::Delayed)), &[]);
    desk.colleague("1.1.1", Act::Status(Some(crate::journal::Status::OnTrack)), &[]);
    desk.hears().keys("c<enter>");
    assert_eq!(desk.saved.status(&target("1.1.1")).value(), Some(crate::journal::Status::Delayed));
}

#[test]
fn when_somebody_else_closes_the_meeting_one_is_no_longer_in_it() {
    let mut desk = in_meeting(AfterOutcome::Stay);
    desk.keys("1i");
    desk.colleague("", Act::MeetingClosed { meeting: "2025-06-15-lg".into() }, &[]);
    desk.hears();
    assert_eq!(news(&desk), Some(&MeetingNews::ClosedBy { by: author(1002), joined: true }));
    assert_eq!(desk.state.meeting, None);
    assert_eq!(desk.keys("<esc>").state.screen, Screen::Browse, "not back to the meeting");
}

#[test]
fn what_others_do_with_a_meeting_is_told() {
    let mut desk = Desk::new();
    let meeting = || MeetingId::from("2025-06-15-lg");
    let opened = Act::MeetingOpened {
        meeting: meeting(),
        body: "LG".into(),
        keeper: String::new(),
        agenda: crate::journal::Agenda::default(),
    };
    let by = author(1002);
    for (act, expected) in [
        (opened, MeetingNews::OpenedBy(by.clone())),
        (
            Act::MeetingMarked { meeting: meeting(), mark: Mark::Decided },
            MeetingNews::MarkedBy(by.clone(), Mark::Decided),
        ),
        (Act::MeetingClosed { meeting: meeting() }, MeetingNews::ClosedBy { by, joined: false }),
    ] {
        desk.colleague("", act, &[]);
        assert_eq!(news(desk.hears()), Some(&expected));
    }
}

#[test]
fn another_year_is_no_part_of_the_meeting() {
    let mut desk = in_meeting(AfterOutcome::Stay);
    desk.keys("bp<enter>");
    assert!(desk.state.meeting.is_some(), "the same year");
    desk.keys("p<down><enter>");
    assert_eq!((news(&desk), &desk.state.meeting), (Some(&MeetingNews::Left), &None));
    desk.keys("m");
    assert_eq!(form(&desk).known.len(), 0);
}

#[test]
fn earlier_judgements_are_those_of_other_meetings() {
    let mut desk = Desk::new();
    desk.keys("<tab><tab>3m<enter><home>12m<end><up><enter>").keys("<tab>1").keys("m<enter><home>4");
    let earlier: Vec<Outcome> =
        desk.state.earlier(&target("1.1.1a")).into_iter().map(|(_, outcome)| outcome).collect();
    assert_eq!(earlier, [Outcome::Yes, Outcome::Partly, Outcome::No]);
    assert!(desk.saved.entries().iter().all(|entry| entry.by.uid == ME));
}

#[test]
fn a_filter_of_several_parties_is_no_choice_of_one() {
    let mut desk = Desk::new();
    desk.state.filter = Filter { parties: ["OSN", "SCN"].map(String::from).into(), ..Filter::default() };
    desk.keys("m");
    assert_eq!(form(&desk).parties.get(), None);
}
