//! Records that are not counted, or not written at all, and what each tells of the others.

use std::fs;
use std::path::PathBuf;

use folj::journal::Act;
use folj::problem::Problem;
use folj::store::{AppendError, Store};

use super::super::{Place, me, record};
use super::fixture::{digits, forge, note, notes, own_folder, problems, read, slot};

#[test]
fn records_that_do_not_count() {
    let uid = me().uid;
    let good = format!(
        r#"(id:"0196cd1a2b3c0011223344",at:"2025-05-14T11:42:07Z",by:(uid:{uid},login:"anna"),target:(plan:"hsvo-uppsala-2024",id:Some("2.1")),do:Note("nr 1"),on:[],saw:"")"#
    );
    let line = 1;
    for (case, from, to, problem) in [
        ("good", "", "", None),
        ("short", ",on:[],saw:\"\"", "", None),
        (
            "somebody else",
            &*format!("uid:{uid}"),
            "uid:99999",
            Some(Problem::ForeignAuthor { line, uid: 99_999 }),
        ),
        ("another plan", "uppsala", "lund", Some(Problem::UnreadableLine { line })),
        ("a later act", "do:Note(", "do:Attach(", Some(Problem::NewerRecord { line })),
        ("a later field", "on:[]", "on:[],seal:\"x\"", Some(Problem::NewerRecord { line })),
        ("a later field inside", "login:", "unit:\"x\",login:", Some(Problem::NewerRecord { line })),
        (
            "a later outcome",
            "do:Note(\"nr 1\")",
            "do:Outcome(Some(Maybe))",
            Some(Problem::NewerRecord { line }),
        ),
        ("no time", "2025-05-14T11:42:07Z", "in May", Some(Problem::UnreadableLine { line })),
        ("no record", "(id:", "[(id:", Some(Problem::UnreadableLine { line })),
    ] {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir_all(own_folder(&place)).unwrap();
        let ron = good.replacen(from, to, 1);
        forge(&slot(&place, 0), "0000000000000000", &ron);
        let reading = read(&place);
        assert_eq!(problems(&reading.alarms), problem.clone().into_iter().collect::<Vec<_>>(), "{case}");
        assert_eq!(notes(&reading.entries), if problem.is_some() { "" } else { "1" }, "{case}");
        // Whatever it is, it stays, and the next line goes on from it.
        place.open().append(note(2), true).unwrap();
        assert!(fs::read_to_string(slot(&place, 0)).unwrap().contains(&ron), "{case}");
        assert_eq!(read(&place).alarms, reading.alarms, "{case}");
    }
}

#[test]
fn nobody_goes_by_another_name_than_his_folder() {
    let place = tempfile::tempdir().unwrap();
    let mut record = note(1);
    record.by.login = "boss".to_owned();
    record.by.name = Some("The Boss".to_owned());
    place.open().append(record, true).unwrap();
    let reading = read(&place);
    assert_eq!(reading.entries[0].by, me());
}

#[test]
fn the_witness_tells_what_was_seen_of_the_others() {
    let place = tempfile::tempdir().unwrap();
    let (mut first, mut second) = (place.open(), place.open());
    assert_eq!(first.append(note(1), true).unwrap().saw, "");
    let entry = second.append(note(2), true).unwrap();
    let line = fs::read_to_string(slot(&place, 0)).unwrap();
    let seen = format!("{}-anna/hsvo-uppsala-2024/0a1b2c3d.0.fj {}\n", me().uid, &line[3..19]);
    assert_eq!(entry.saw, digits(&seen));
}

#[test]
fn what_cannot_be_a_line_or_a_folder_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let mut store = place.open();
    let long = record(1, Act::Note("x".repeat(32_768)), &[]);
    let refused = store.append(long, true);
    assert!(
        matches!(
            refused,
            Err(AppendError::NotSaved(Problem::RecordTooLong { bytes: 32_769.., most: 32_768 }))
        ),
        "{refused:?}"
    );
    assert_eq!(&*store.append(note(2), true).unwrap().slot, "0a1b2c3d.0.fj", "the slot is as good as ever");

    for bad in ["", "..", "a/b", "/etc", ".hidden", "å"] {
        let problem = Problem::BadId { found: bad.to_owned() };
        let mut record = note(3);
        record.target.plan = bad.into();
        assert_eq!(store.append(record, true), Err(AppendError::NotAllowed(problem.clone())));
        assert_eq!(store.read_only(&bad.into()), Some(problem.clone()));
        assert_eq!(problems(&store.read(&bad.into()).alarms), [problem]);
        assert_eq!(store.watched(&bad.into()), Vec::<PathBuf>::new());
    }
}
