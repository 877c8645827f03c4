//! Looking back: as of a moment, and what came after one.

use folj::cli::Exit;
use folj::journal::{Act, Agenda, Mark, MeetingId, Outcome};
use insta::assert_snapshot;

use super::Bench;

/// Two meetings: one on 12 March that recorded No, one on 14 May that is still open.
fn meetings() -> Bench {
    let bench = Bench::new();
    let opened = |id: &str| Act::MeetingOpened {
        meeting: MeetingId::from(id),
        body: "TL".into(),
        keeper: String::new(),
        agenda: Agenda::default(),
    };
    bench.append(None, opened("2025-03-12-tl"), Some("2025-03-12-tl"), "2025-03-12T08:00:00Z");
    let no = Act::Outcome(Some(Outcome::No));
    bench.append(Some("3.1.1a"), no, Some("2025-03-12-tl"), "2025-03-12T08:30:00Z");
    let closed = Act::MeetingClosed { meeting: MeetingId::from("2025-03-12-tl") };
    bench.append(None, closed, Some("2025-03-12-tl"), "2025-03-12T10:00:00Z");
    bench.append(None, opened("2025-05-14-tl"), Some("2025-05-14-tl"), "2025-05-14T11:00:00Z");
    bench
}

#[test]
fn as_it_was() {
    let mut bench = meetings();
    assert_eq!(bench.run("set 3.1.1 ja").out, "3.1.1a: Nej → Ja (sparat 13:42, ångra med folj undo)\n");
    let cases = [
        ("2025-03-11", "Ej bedömd"),
        ("2025-03-12", "Nej"),
        ("2025-03-12-tl", "Nej"),
        ("2025-03-12-TL", "Nej"),
        ("2025-05-13", "Nej"),
        ("2025-05-15", "Ja"),
        ("latest", "Ja"),
    ];
    for (moment, outcome) in cases {
        let out = bench.run(&format!("list --goal 3.1 --as-of {moment}")).out;
        let row = out.lines().nth(1).unwrap_or_default();
        assert!(row.starts_with(&format!("3.1.1  {outcome} ")), "{moment}: {row}");
    }
    let run = bench.run("list --as-of 2025-06-31");
    assert!(run.err.contains("Möten: 2025-03-12-tl, 2025-05-14-tl."), "{}", run.err);
}

#[test]
fn since_and_by() {
    let mut bench = meetings();
    bench.run("set 2.1.9 ja");
    let rows = |run: super::bench::Run| run.out.lines().skip(1).count();
    assert_eq!(rows(bench.run("log")), 5);
    assert_eq!(rows(bench.run("log --since 2025-05-14")), 2);
    assert_eq!(rows(bench.run("log --since latest")), 2);
    assert_eq!(rows(bench.run("log --since 2025-03-12")), 5);
    assert_eq!(rows(bench.run("log --since 2025-03-12-tl")), 2);
    assert_eq!(rows(bench.run("log --since 2025-03-12-TL")), 2);
    assert_eq!(
        rows(bench.run("log")) - rows(bench.run("log --as-of 2025-03-12-tl")),
        2,
        "the same from the other side"
    );
    assert_eq!(rows(bench.run("log --since 2025-03-12 --as-of 2025-03-12-tl")), 3);
    let open = bench.run("log --since 2025-05-14-tl");
    assert!(open.err.contains("Mötet 2025-05-14-tl är inte avslutat"), "{}", open.err);
    assert_eq!(rows(open), 0);
    assert_eq!(rows(bench.run("log --by anna")), 5);
    assert_eq!(rows(bench.run("log --by per")), 0);
    assert_eq!(rows(bench.run("log 2.1.9a")), 1);
}

/// The meeting of March was prepared and decided: papers with nothing in them, No in the meeting,
/// and a note between the decision and the end.
fn marked() -> Bench {
    let bench = Bench::new();
    let id = Some("2025-03-12-tl");
    let meeting = MeetingId::from("2025-03-12-tl");
    let mark = |mark| Act::MeetingMarked { meeting: meeting.clone(), mark };
    let opened = Act::MeetingOpened {
        meeting: meeting.clone(),
        body: "TL".into(),
        keeper: String::new(),
        agenda: Agenda::default(),
    };
    bench.append(None, opened, id, "2025-03-01T08:00:00Z");
    bench.append(None, mark(Mark::SentOut), id, "2025-03-01T09:00:00Z");
    bench.append(Some("3.1.1a"), Act::Outcome(Some(Outcome::No)), id, "2025-03-12T08:30:00Z");
    bench.append(None, mark(Mark::Decided), id, "2025-03-12T09:00:00Z");
    bench.append(Some("3.1.1"), Act::Note("Följs upp i maj".into()), id, "2025-03-12T09:30:00Z");
    bench.append(None, Act::MeetingClosed { meeting }, id, "2025-03-12T10:00:00Z");
    bench
}

#[test]
fn the_marks_of_a_meeting_are_moments() {
    let mut bench = marked();
    bench.run("set 3.1.1 ja");
    for (moment, outcome) in [
        ("2025-03-12-tl/sent-out", "Ej bedömd"),
        ("2025-03-12-TL/UTSKICKAD", "Ej bedömd"),
        ("2025-03-12/utskickat", "Ej bedömd"),
        ("latest/sent_out", "Ej bedömd"),
        ("2025-03-12-tl/decided", "Nej"),
        ("2025-03-12/beslutad", "Nej"),
        ("latest/beslutat", "Nej"),
    ] {
        let run = bench.run(&format!("list --goal 3.1 --as-of {moment}"));
        let row = run.out.lines().nth(1).unwrap_or_default();
        assert!(row.starts_with(&format!("3.1.1  {outcome} ")), "{moment}: {row}{}", run.err);
    }
    let json = bench.run("list --as-of latest/utskickat --format json").out;
    let said = json.split("\"as_of\":\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert_eq!(said, "2025-03-12-tl/sent_out");
    assert_eq!(bench.run(&format!("list --as-of {said} --format json")).out, json);
}

#[test]
fn a_mark_that_is_not_there_is_told_in_one_sentence() {
    let mut marked = marked();
    let told = [
        (
            meetings().run("list --as-of latest/decided"),
            "Mötet 2025-05-14-tl är inte märkt beslutat. Det har inga märken.",
        ),
        (
            marked.run("list --as-of latest/klart"),
            "”klart” är inget märke på ett möte. Det finns: utskickat, beslutat.",
        ),
        (
            marked.run("list --as-of latest/"),
            "”” är inget märke på ett möte. Det finns: utskickat, beslutat.",
        ),
        (
            marked.run("list --as-of 2025-01-01/decided --lang en"),
            "“2025-01-01/decided” is neither a date (2025-05-14) nor a meeting. Meetings: 2025-03-12-tl.",
        ),
        (Bench::new().run("list --as-of latest/decided"), "Inget möte har hållits än."),
    ];
    for (run, sentence) in told {
        assert_eq!((run.err.trim_end(), run.exit), (&*format!("folj: {sentence}"), Exit::Usage));
    }
}

#[test]
fn what_was_recorded_after_a_mark() {
    let mut bench = marked();
    let rows = |run: super::bench::Run| run.out.lines().skip(1).count();
    for (since, expected) in [
        ("2025-03-01", 6),
        ("2025-03-02", 4),
        ("latest/sent-out", 4),
        ("2025-03-12-tl/utskickat", 4),
        ("2025-03-12", 4),
        ("2025-03-12/decided", 2),
        ("2025-03-12-tl", 0),
        ("latest", 0),
    ] {
        assert_eq!(rows(bench.run(&format!("log --since {since}"))), expected, "{since}");
    }
    let none_ended = Bench::new().run("log --since latest");
    assert_eq!(
        (none_ended.err.as_str(), none_ended.exit),
        ("folj: Inget möte har avslutats än.\n", Exit::Usage)
    );
}

#[test]
fn what_says_something_else_since_a_meeting() {
    let mut bench = marked();
    for line in [
        "set 3.1.1 ja",
        "set 2.1.1b 87,5 --note 'Sju av åtta'",
        "set 2.1.9 ja",
        "undo",
        "note 3.1.1 --text ''",
    ] {
        assert_eq!(bench.run(line).exit, Exit::Done, "{line}");
    }
    for (outcome, at) in [(Outcome::Yes, "2025-05-01T08:00:00Z"), (Outcome::No, "2025-05-01T08:00:01Z")] {
        bench.append(Some("2.1.10a"), Act::Outcome(Some(outcome)), None, at);
    }
    assert_snapshot!(bench.pictures(&[
        "log --since 2025-03-12-tl --changes",
        "logg 3 --since latest --andrat --lang en",
        "log --since latest/utskickat --changes --format tsv",
        "log 2.1.1 --since 2025-05-01 --changes --format csv",
        "log 3 --since latest --changes --format json",
        "log 2.1.9 --since latest --changes",
        "log --since latest --changes --by per",
        "log --changes",
    ]));
}

#[test]
fn a_screen_that_was_opened_in_the_past_comes_to_a_now_that_can_be_written_to() {
    let mut bench = Bench::new();
    let mut seen =
        |keys: &str| bench.run(&format!("--demo screen --as-of 2025-05-14-tl --keys '{keys}'")).out;
    assert!(seen("").contains("VISAR LÄGET 2025-05-14-tl"));
    let now = seen(">>");
    assert!(now.contains("DEMO") && !now.contains("SKRIVSKYDDAD"), "{now}");
}
