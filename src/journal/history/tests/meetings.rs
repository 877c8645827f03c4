//! Meetings and the moments that they make.

use super::*;
use crate::journal::Agenda;

fn in_meeting(mut entry: Entry, meeting: &str) -> Entry {
    let mut record = (*entry.record).clone();
    record.meeting = Some(meeting.into());
    entry.record = record.into();
    entry
}

fn opened(name: &str, second: i64, meeting: &str) -> Entry {
    entry(
        name,
        1,
        second,
        Act::MeetingOpened {
            meeting: meeting.into(),
            body: "TL".to_owned(),
            keeper: String::new(),
            agenda: Agenda::default(),
        },
        &[],
    )
}

fn closed(name: &str, second: i64, meeting: &str) -> Entry {
    entry(name, 1, second, Act::MeetingClosed { meeting: meeting.into() }, &[])
}

#[test]
fn as_of_a_moment_or_a_meeting() {
    let history = History::new([
        yes("a", 1, 10, &[]),
        opened("o", 20, "2025-05-14-tl"),
        in_meeting(no("b", 1, 25, &["a"]), "2025-05-14-tl"),
        closed("e", 30, "2025-05-14-tl"),
        // Written into the minutes afterwards, and something that has nothing to do with the meeting.
        in_meeting(yes("c", 1, 40, &["b"]), "2025-05-14-tl"),
        no("d", 1, 50, &["c"]),
    ]);
    for (moment, says_what, left) in [
        (AsOf::Now, "n", vec!["a", "o", "b", "e", "c", "d"]),
        (AsOf::Moment(at(9)), "-", vec![]),
        (AsOf::Moment(at(10)), "y", vec!["a"]),
        (AsOf::Moment(at(26)), "n", vec!["a", "o", "b"]),
        (AsOf::Moment(at(99)), "n", vec!["a", "o", "b", "e", "c", "d"]),
        (AsOf::Meeting("2025-05-14-tl".into()), "y", vec!["a", "o", "b", "e", "c"]),
    ] {
        let then = history.as_of(&moment);
        assert_eq!(says(&then), says_what, "{moment:?}");
        assert_eq!(ids(&then), left, "{moment:?}");
    }
}

#[test]
fn a_meeting_goes_on_and_gets_marks() {
    let tl = "2025-05-14-tl";
    let mark =
        |name, second, mark| entry(name, 1, second, Act::MeetingMarked { meeting: tl.into(), mark }, &[]);
    let history = History::new([
        yes("a", 1, 10, &[]),
        opened("o", 20, tl),
        mark("s", 21, Mark::SentOut),
        in_meeting(no("b", 1, 25, &["a"]), tl),
        closed("e", 30, tl),
        opened("again", 35, tl),
        mark("d", 40, Mark::Decided),
        in_meeting(yes("c", 1, 45, &["b"]), tl),
        closed("f", 50, tl),
        opened("p", 60, "2025-10-01-au"),
    ]);
    let meeting = history.known(&tl.into()).unwrap();
    assert_eq!((meeting.opened, meeting.closed), (at(20), Some(at(50))));
    assert_eq!(Mark::ALL.map(|mark| meeting.marked(mark)), [Some(at(21)), Some(at(40))]);
    let moments = [
        (AsOf::Marked(tl.into(), Mark::SentOut), "y"),
        (AsOf::Marked(tl.into(), Mark::Decided), "n"),
        (AsOf::Meeting(tl.into()), "y"),
    ];
    assert_eq!(history.moments(), moments.clone().map(|(moment, _)| moment), "an open meeting is now");
    let [sent, decided, ended] = moments.clone().map(|(moment, _)| Some(moment));
    let around = |moment: &AsOf| (history.earlier(moment), history.later(moment));
    for (moment, expected) in [
        (AsOf::Now, (ended.clone(), None)),
        (AsOf::Meeting(tl.into()), (decided.clone(), Some(AsOf::Now))),
        (AsOf::Marked(tl.into(), Mark::SentOut), (None, decided.clone())),
        (AsOf::Moment(at(21)), (None, decided.clone())),
        (AsOf::Moment(at(22)), (sent, decided)),
        (AsOf::Moment(at(5)), (None, Some(AsOf::Marked(tl.into(), Mark::SentOut)))),
        (AsOf::Moment(at(99)), (ended, Some(AsOf::Now))),
        (AsOf::Meeting("unknown".into()), (None, None)),
    ] {
        assert_eq!(around(&moment), expected, "{moment:?}");
    }
    for (moment, says_what) in moments {
        assert_eq!(says(&history.as_of(&moment)), says_what, "{moment:?}");
    }
    let open = history.as_of(&AsOf::Moment(at(37)));
    assert_eq!(open.known(&tl.into()).unwrap().closed, None, "taken up again");
}

#[test]
fn meetings_by_name() {
    let history = History::new([
        opened("a", 10, "2025-05-14-tl"),
        closed("b", 11, "2025-05-14-tl"),
        opened("c", 20, "2025-05-14-au"),
        opened("d", 30, "2025-02-03-tl"),
        opened("mistake", 40, "2025-09-09-tl"),
        undo("u", 1, 41, "mistake"),
    ]);
    let meetings = history.meetings();
    let known: Vec<&str> = meetings.iter().map(|meeting| meeting.id.as_str()).collect();
    assert_eq!(known, ["2025-02-03-tl", "2025-05-14-au", "2025-05-14-tl"]);
    assert_eq!(meetings[2].closed, Some(at(11)));
    assert_eq!(meetings[1].closed, None);
    for (name, found) in [
        ("2025-05-14-tl", Some("2025-05-14-tl")),
        ("2025-02-03", Some("2025-02-03-tl")),
        ("2025-05-14", None),
        ("latest", Some("2025-02-03-tl")),
        ("2025-09-09-tl", None),
    ] {
        let meeting = history.meeting(name);
        assert_eq!(meeting.as_ref().map(|meeting| meeting.id.as_str()), found, "{name}");
    }
}

#[test]
fn one_moment_after_the_other_is_what_each_of_them_is() {
    let tl = "2025-05-14-tl";
    let mark = |name, second| {
        entry(name, 1, second, Act::MeetingMarked { meeting: tl.into(), mark: Mark::SentOut }, &[])
    };
    let history = History::new([
        yes("a", 1, 10, &[]),
        mark("s", 15),
        opened("o", 20, tl),
        in_meeting(no("b", 1, 25, &["a"]), tl),
        closed("e", 30, tl),
        opened("o2", 32, "2025-06-01-au"),
        undo("u", 1, 33, "b"),
        closed("e2", 35, "2025-06-01-au"),
        // Written into the minutes of the first meeting when the second one was over.
        in_meeting(yes("c", 1, 40, &["a"]), tl),
    ]);
    let meeting = |id: &str| AsOf::Meeting(id.into());
    for moments in [
        history.moments(),
        vec![meeting(tl), meeting("2025-06-01-au"), meeting(tl), AsOf::Moment(at(12)), AsOf::Now],
        vec![AsOf::Now, AsOf::Marked(tl.into(), Mark::SentOut), meeting("nowhere")],
        vec![],
    ] {
        let each = history.at_each(&moments, |then| (says(then), ids(then).len()));
        let alone: Vec<_> = moments.iter().map(|moment| history.as_of(moment)).collect();
        let alone: Vec<_> = alone.iter().map(|then| (says(then), ids(then).len())).collect();
        assert_eq!(each, alone, "{moments:?}");
    }
}
