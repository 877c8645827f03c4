//! What only a journal directory can do: damage, intruders, full disks.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::Write;
use std::os::unix::fs::{FileExt, MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use folj::journal::{Act, Entry, History, Record};
use folj::problem::{FileFault, Finding, Problem, Severity};
use folj::store::{AppendError, JournalDir, Reading, Store};
use tempfile::TempDir;

use super::{Place, me, plan, record};

/// The user's folder for the plan.
fn own_folder(place: &TempDir) -> PathBuf {
    place.path().join(format!("followup/{}-anna/hsvo-uppsala-2024", me().uid))
}

fn slot(place: &TempDir, number: u32) -> PathBuf {
    own_folder(place).join(format!("0a1b2c3d.{number}.fj"))
}

/// A directory with three notes in one slot.
fn three_notes() -> (TempDir, Vec<Record>) {
    let place = tempfile::tempdir().unwrap();
    let notes: Vec<Record> = (1..=3).map(note).collect();
    let mut store = place.open();
    for note in &notes {
        store.append(note.clone(), true).unwrap();
    }
    (place, notes)
}

fn note(n: u32) -> Record {
    let mut note = record(n, Act::Note(format!("Å nr {n}")), &[]);
    note.target.id = Some(format!("1.{n}").into());
    note
}

fn read(place: &TempDir) -> Reading {
    place.open().read(&plan())
}

/// The notes that were read, by their last digit, in order.
fn notes(entries: &[Entry]) -> String {
    let history = History::new(entries.iter().cloned());
    let digit = |entry: &Entry| match &entry.act {
        Act::Note(text) => text.chars().last().unwrap(),
        _ => '?',
    };
    history.entries().iter().map(digit).collect()
}

fn problems(alarms: &[Finding]) -> Vec<Problem> {
    alarms.iter().map(|finding| finding.problem.clone()).collect()
}

fn only_notices(alarms: &[Finding]) -> bool {
    alarms.iter().all(|finding| finding.severity == Severity::Notice)
}

fn lines(path: &Path) -> Vec<Vec<u8>> {
    fs::read(path).unwrap().split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect()
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[test]
fn files_and_folders_are_made_on_first_use_and_can_be_read_by_all() {
    let place = tempfile::tempdir().unwrap();
    let mut store = place.open();
    store.read(&plan());
    assert!(!place.path().join("followup").exists(), "reading makes nothing");
    store.append(note(1), true).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
    assert_eq!(mode(&place.path().join("followup")), 0o700);
    assert_eq!(mode(own_folder(&place).parent().unwrap()), 0o755);
    assert_eq!(mode(&own_folder(&place)), 0o755);
    assert_eq!(mode(&slot(&place, 0)), 0o644);
}

#[test]
fn a_tail_torn_at_any_byte_touches_no_saved_entry() {
    let (place, _) = three_notes();
    let path = slot(&place, 0);
    let whole = fs::read(&path).unwrap();
    let last = whole.len() - lines(&path).last().unwrap().len();
    for cut in last..whole.len() {
        fs::write(&path, &whole[..cut]).unwrap();
        let torn = read(&place);
        assert_eq!(notes(&torn.entries), "12", "{cut}");
        assert!(only_notices(&torn.alarms), "{cut}: {:?}", torn.alarms);
        assert_eq!(torn.alarms.len(), usize::from(cut > last), "{cut}");

        // The next writer goes on behind the rest, and a reader who saw the rest goes on, too.
        let mut watching = place.open();
        assert_eq!(notes(&watching.read(&plan()).entries), "12");
        let entry = place.open().append(note(4), true).unwrap();
        assert_eq!(entry.line, if cut > last { 4 } else { 3 }, "{cut}");
        // What lacked nothing but its LF is a line again.
        let (expected, late) = if cut + 1 == whole.len() { ("1234", "34") } else { ("124", "4") };
        let after = read(&place);
        assert_eq!(notes(&after.entries), expected, "{cut}");
        assert!(only_notices(&after.alarms), "{cut}: {:?}", after.alarms);
        assert_eq!(after.alarms.len(), usize::from(cut > last && cut + 1 < whole.len()), "{cut}");
        let news = watching.read(&plan());
        assert_eq!(notes(&news.entries), late, "{cut}");
        assert_eq!(news.alarms, after.alarms, "{cut}");
    }
}

#[test]
fn zeros_after_a_power_cut_are_an_interrupted_write() {
    let (place, _) = three_notes();
    let file = OpenOptions::new().append(true).open(slot(&place, 0)).unwrap();
    file.set_len(fs::metadata(slot(&place, 0)).unwrap().len() + 5_000).unwrap();
    place.open().append(note(4), true).unwrap();
    let reading = read(&place);
    assert_eq!(notes(&reading.entries), "1234");
    assert_eq!(problems(&reading.alarms), [Problem::InterruptedWrite { line: 4 }]);
}

#[test]
fn an_altered_byte_is_an_alarm_and_the_rest_is_read() {
    let (place, _) = three_notes();
    let path = slot(&place, 0);
    let whole = fs::read(&path).unwrap();
    let first = lines(&path)[0].len();
    let second = lines(&path)[1].len();
    for at in first..first + second {
        let mut altered = whole.clone();
        altered[at] ^= 1;
        fs::write(&path, altered).unwrap();
        let reading = read(&place);
        assert!(notes(&reading.entries).starts_with('1') && !notes(&reading.entries).contains('2'), "{at}");
        // Altering the LF joins two lines, so that the third is lost with the second.
        assert_eq!(notes(&reading.entries).contains('3'), at + 1 < first + second, "{at}");
        assert!(!reading.alarms.is_empty() && !only_notices(&reading.alarms), "{at}");
    }
}

#[test]
fn what_an_alarm_says() {
    let (place, _) = three_notes();
    let path = slot(&place, 0);
    let whole = lines(&path);
    let altered = String::from_utf8(whole[1].clone()).unwrap().replace("Å nr 2", "Å nr 7").into_bytes();
    let own_hash = [&b"f1 0000000000000000"[..], &whole[1][19..]].concat();
    let bad_utf8 = [&whole[1][..40], b"\xff\xfe", &whole[1][42..]].concat();
    let garbage = b"hello\n".to_vec();
    let newer = b"f2 0123456789abcdef 0123456789abcdef anything\n".to_vec();
    let [a, b, c] = [&whole[0], &whole[1], &whole[2]];
    let altered_at = |line| Problem::AlteredLine { line };
    let broken_at = |line| Problem::BrokenChain { line };
    let unreadable_at = |line| Problem::UnreadableLine { line };
    for (case, lines, left, expected) in [
        ("altered in the middle", vec![a, &altered, c], "13", vec![altered_at(2)]),
        ("altered at the end", vec![a, b, &altered], "12", vec![altered_at(3)]),
        ("a false hash", vec![a, &own_hash, c], "13", vec![altered_at(2), broken_at(3)]),
        ("removed in the middle", vec![a, c], "13", vec![broken_at(2)]),
        ("removed at the front", vec![b, c], "23", vec![broken_at(1)]),
        ("moved", vec![a, c, b], "123", vec![broken_at(2), broken_at(3)]),
        ("twice", vec![a, b, b, c], "123", vec![broken_at(3)]),
        ("put in between", vec![a, &garbage, b, c], "123", vec![Problem::InterruptedWrite { line: 2 }]),
        ("put in place", vec![a, &garbage, c], "13", vec![unreadable_at(2), broken_at(3)]),
        ("put behind", vec![a, b, c, &garbage], "123", vec![unreadable_at(4)]),
        ("not UTF-8", vec![a, &bad_utf8, c], "13", vec![Problem::NotUtf8]),
        (
            "of a newer version",
            vec![a, b, c, &newer],
            "123",
            vec![broken_at(4), Problem::NewerRecord { line: 4 }],
        ),
    ] {
        fs::write(&path, lines.into_iter().flatten().copied().collect::<Vec<u8>>()).unwrap();
        let reading = read(&place);
        assert_eq!(notes(&reading.entries), left, "{case}");
        assert_eq!(problems(&reading.alarms), expected, "{case}");
        // It says where.
        for finding in &reading.alarms {
            let place = finding.place.as_ref().unwrap();
            assert_eq!(Path::new(&*place.file), path, "{case}");
            if let Problem::AlteredLine { line } | Problem::UnreadableLine { line } = finding.problem {
                assert_eq!(place.line_column(), (line, 1), "{case}");
                assert!(!place.excerpt().is_empty());
            }
        }
    }
}

#[test]
fn an_altered_last_line_stays_an_alarm_when_somebody_writes_behind_it() {
    let (place, _) = three_notes();
    let path = slot(&place, 0);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Å nr 3", "Å nr 9")).unwrap();
    place.open().append(note(4), true).unwrap();
    let reading = read(&place);
    assert_eq!(notes(&reading.entries), "124");
    assert_eq!(problems(&reading.alarms), [Problem::AlteredLine { line: 3 }]);
}

#[test]
fn a_line_in_another_file_is_no_entry() {
    let (place, _) = three_notes();
    fs::copy(slot(&place, 0), slot(&place, 1)).unwrap();
    let other_plan = own_folder(&place).with_file_name("nsu-uppsala-2019");
    fs::create_dir(&other_plan).unwrap();
    fs::copy(slot(&place, 0), other_plan.join("0a1b2c3d.0.fj")).unwrap();
    let reading = read(&place);
    assert_eq!(notes(&reading.entries), "123");
    let altered: Vec<Problem> = (1..=3).map(|line| Problem::AlteredLine { line }).collect();
    assert_eq!(problems(&reading.alarms), altered);
    let reading = place.open().read(&"nsu-uppsala-2019".into());
    assert_eq!(reading.entries, []);
    assert_eq!(problems(&reading.alarms), altered);
}

#[test]
fn a_file_that_became_shorter_is_an_alarm_and_the_entries_stay_where_they_were_read() {
    let (place, _) = three_notes();
    let mut watching = place.open();
    assert_eq!(watching.read(&plan()).alarms, []);
    let path = slot(&place, 0);
    let first = lines(&path)[0].len() as u64;
    OpenOptions::new().write(true).open(&path).unwrap().set_len(first).unwrap();
    let shortened = Problem::Shortened { path: path.display().to_string() };
    for _ in 0..2 {
        let reading = watching.read(&plan());
        assert_eq!(reading.entries, []);
        assert_eq!(problems(&reading.alarms), std::slice::from_ref(&shortened));
    }
    place.open().append(note(4), true).unwrap();
    assert_eq!(notes(&watching.read(&plan()).entries), "4");

    let (place, _) = three_notes();
    let mut watching = place.open();
    watching.read(&plan());
    fs::remove_file(slot(&place, 0)).unwrap();
    let shortened = Problem::Shortened { path: slot(&place, 0).display().to_string() };
    assert_eq!(problems(&watching.read(&plan()).alarms), [shortened]);
}

#[test]
fn a_copy_that_was_put_back_is_no_alarm_unless_something_is_missing() {
    for (kept, alarms) in [(3, 0), (2, 1)] {
        let (place, _) = three_notes();
        let mut watching = place.open();
        watching.read(&plan());
        let path = slot(&place, 0);
        let copy = path.with_extension("copy");
        let whole = lines(&path);
        let text: Vec<u8> = whole[..kept].concat();
        // The same length, so that only the chain tells.
        let blank = vec![b'\n'; whole.concat().len() - text.len()];
        fs::write(&copy, [text, blank].concat()).unwrap();
        fs::rename(&copy, &path).unwrap();
        let reading = watching.read(&plan());
        assert_eq!(reading.entries, []);
        assert_eq!(reading.alarms.len(), alarms, "{:?}", reading.alarms);
    }
}

/// What it is, how it is put there, and what is wrong with it.
type Intruder = (&'static str, fn(&Path), Option<FileFault>);

/// Things that stand where slot 0 should be.
fn intruders() -> Vec<Intruder> {
    fn elsewhere(path: &Path) -> PathBuf {
        path.ancestors().nth(3).unwrap().join("elsewhere")
    }
    vec![
        (
            "a symbolic link",
            |path| {
                File::create(elsewhere(path)).unwrap();
                symlink(elsewhere(path), path).unwrap();
            },
            Some(FileFault::NotRegular),
        ),
        ("a link to nothing", |path| symlink("nothing", path).unwrap(), Some(FileFault::NotRegular)),
        ("a folder", |path| fs::create_dir(path).unwrap(), Some(FileFault::NotRegular)),
        (
            "a FIFO",
            |path| {
                let mode = rustix::fs::Mode::from_raw_mode(0o644);
                rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, mode, 0).unwrap();
            },
            Some(FileFault::NotRegular),
        ),
        (
            "a socket",
            |path| drop(std::os::unix::net::UnixListener::bind(path).unwrap()),
            Some(FileFault::NotRegular),
        ),
        (
            "a hard link",
            |path| {
                File::create(elsewhere(path)).unwrap();
                fs::hard_link(elsewhere(path), path).unwrap();
            },
            Some(FileFault::Linked),
        ),
        (
            "a file that everybody may write to",
            |path| {
                File::create(path).unwrap();
                mode(path, 0o666);
            },
            Some(FileFault::WritableByOthers),
        ),
        (
            "a huge file",
            |path| File::create(path).unwrap().set_len(3 << 40).unwrap(),
            Some(FileFault::TooLarge),
        ),
        (
            "somebody else's file",
            |path| {
                File::create(path).unwrap();
                std::os::unix::fs::chown(path, Some(12_345), None).unwrap();
            },
            Some(FileFault::ForeignOwner),
        ),
        // Nothing wrong with it, but the longest line would take it past the limit.
        ("a full file", |path| File::create(path).unwrap().set_len((64 << 20) - 1_000).unwrap(), None),
    ]
}

#[test]
fn what_is_in_the_way_is_passed_by_and_reported() {
    for (case, put, fault) in intruders() {
        if fault == Some(FileFault::ForeignOwner) && !is_root() {
            continue;
        }
        let place = tempfile::tempdir().unwrap();
        fs::create_dir_all(own_folder(&place)).unwrap();
        mode(&place.path().join("followup"), 0o700);
        put(&slot(&place, 0));
        let entry = place.open().append(note(1), true).unwrap();
        assert_eq!(&*entry.slot, "0a1b2c3d.1.fj", "{case}");
        let reading = read(&place);
        assert_eq!(notes(&reading.entries), "1", "{case}");
        let path = slot(&place, 0).display().to_string();
        let expected =
            fault.map_or(Problem::InterruptedWrite { line: 1 }, |fault| Problem::NotAccepted { path, fault });
        assert_eq!(problems(&reading.alarms), [expected], "{case}");
        let elsewhere = place.path().join("elsewhere");
        assert!(!elsewhere.exists() || fs::metadata(elsewhere).unwrap().len() == 0, "{case}");
    }
}

#[test]
fn folders_that_are_not_what_they_should_be() {
    let fault = |path: &Path, fault| Problem::NotAccepted { path: path.display().to_string(), fault };
    let (place, _) = three_notes();
    let (root, writer) = (place.path().join("followup"), own_folder(&place).parent().unwrap().to_owned());

    for folder in [root.clone(), writer.clone(), own_folder(&place)] {
        let before = fs::metadata(&folder).unwrap().mode();
        for exposed in [0o775, 0o757, 0o1777] {
            mode(&folder, exposed);
            let problem = fault(&folder, FileFault::WritableByOthers);
            assert_eq!(place.open().read_only(&plan()), Some(problem.clone()));
            let refused = place.open().append(note(4), true);
            assert_eq!(refused, Err(AppendError::NotAllowed(problem.clone())));
            // Read it is, with an alarm where the writer himself could mend it.
            let reading = read(&place);
            assert_eq!(notes(&reading.entries), "123");
            assert_eq!(problems(&reading.alarms), if folder == root { vec![] } else { vec![problem] });
        }
        mode(&folder, before & 0o777);
        assert_eq!(place.open().read_only(&plan()), None);
    }

    fs::rename(own_folder(&place), place.path().join("aside")).unwrap();
    symlink(place.path().join("aside"), own_folder(&place)).unwrap();
    let problem = fault(&own_folder(&place), FileFault::NotRegular);
    assert_eq!(place.open().append(note(4), true), Err(AppendError::NotAllowed(problem.clone())));
    assert_eq!(problems(&read(&place).alarms), [problem]);

    // What is no writer's folder is nobody's business.
    fs::remove_file(own_folder(&place)).unwrap();
    for name in ["README", "2025-notes.txt"] {
        fs::write(root.join(name), "x").unwrap();
    }
    fs::create_dir(root.join("lost+found")).unwrap();
    assert_eq!(read(&place), Reading::default());
}

#[test]
fn foreign_folders_and_foreign_authors_do_not_count() {
    let (place, _) = three_notes();
    let uid = me().uid;
    let elsewhere = place.path().join(format!("followup/{}-bo", uid + 1));
    fs::create_dir_all(elsewhere.join("hsvo-uppsala-2024")).unwrap();
    fs::copy(slot(&place, 0), elsewhere.join("hsvo-uppsala-2024/0a1b2c3d.0.fj")).unwrap();
    let reading = read(&place);
    assert_eq!(notes(&reading.entries), "123");
    let path = elsewhere.display().to_string();
    assert_eq!(problems(&reading.alarms), [Problem::NotAccepted { path, fault: FileFault::ForeignOwner }]);

    let mut theirs = note(4);
    theirs.by.uid = uid + 1;
    let other = Problem::OtherUser { expected: uid, found: uid + 1 };
    assert_eq!(place.open().append(theirs, true), Err(AppendError::NotAllowed(other)));
}

/// The first 16 hexadecimal digits of the SHA-256 of a text.
fn digits(text: &str) -> String {
    use sha2::{Digest, Sha256};
    let bytes = Sha256::digest(text);
    bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// Writes a line as folj does, with whatever record.
fn forge(path: &Path, prev: &str, ron: &str) -> String {
    let place: Vec<&str> = path.iter().rev().take(3).map(|name| name.to_str().unwrap()).collect();
    let text = format!("f1 {}/{}/{}\n{prev} {ron}", place[2], place[1], place[0]);
    let hash = digits(&text);
    let mut file = OpenOptions::new().create(true).append(true).open(path).unwrap();
    writeln!(file, "f1 {hash} {prev} {ron}").unwrap();
    hash
}

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
fn an_earlier_login_keeps_its_folder() {
    let (place, _) = three_notes();
    let mut who = me();
    who.login = "anna.berg".to_owned();
    let mut store = JournalDir::new(place.path().join("followup"), who, "0a1b2c3d".to_owned());
    let mut later = note(4);
    later.by.login = "anna.berg".to_owned();
    store.append(later, true).unwrap();
    assert_eq!(lines(&slot(&place, 0)).len(), 4);
}

#[test]
fn a_busy_slot_means_the_next_one_and_after_the_last_a_random_name() {
    let place = tempfile::tempdir().unwrap();
    let mut first = place.open();
    first.append(note(1), true).unwrap();
    let mut second = place.open();
    assert_eq!(&*second.append(note(2), true).unwrap().slot, "0a1b2c3d.1.fj");
    // A slot is kept as long as its program runs, and free as soon as that ends.
    assert_eq!(&*first.append(note(3), true).unwrap().slot, "0a1b2c3d.0.fj");
    drop(first);
    let mut third = place.open();
    assert_eq!(&*third.append(note(4), true).unwrap().slot, "0a1b2c3d.0.fj");

    let mut busy = vec![second, third];
    for n in 5..67 {
        let mut store = place.open();
        store.append(note(n), true).unwrap();
        busy.push(store);
    }
    let entry = place.open().append(note(99), true).unwrap();
    let random = entry.slot.strip_prefix("0a1b2c3d.").and_then(|rest| rest.strip_suffix(".fj")).unwrap();
    assert_eq!(random.len(), 16, "{random}");
    let reading = read(&place);
    assert_eq!((reading.entries.len(), reading.alarms), (67, vec![]));
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

#[test]
fn a_hostile_file_does_not_fill_the_memory_with_findings() {
    let (place, _) = three_notes();
    let mut file = OpenOptions::new().append(true).open(slot(&place, 0)).unwrap();
    file.write_all(&b"x\n".repeat(200_000)).unwrap();
    let reading = read(&place);
    assert_eq!(notes(&reading.entries), "123");
    assert_eq!(reading.alarms.len(), 101);
    assert_eq!(reading.alarms[100].problem, Problem::MoreFindings { count: 199_900 });
}

#[test]
fn the_folders_to_watch() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("followup");
    assert_eq!(place.open().watched(&plan()), [place.path()], "so as to see the directory appear");
    place.open().append(note(1), true).unwrap();
    assert_eq!(place.open().watched(&plan()), [root.clone(), own_folder(&place)]);
    let writer = own_folder(&place).parent().unwrap().to_owned();
    assert_eq!(place.open().watched(&"nsu-uppsala-2019".into()), [root, writer]);
}

#[test]
fn a_slot_is_left_for_good_when_its_file_is_not_what_was_read() {
    let (place, _) = three_notes();
    let mut store = place.open();
    store.append(note(4), true).unwrap();
    fs::rename(slot(&place, 0), place.path().join("aside")).unwrap();
    File::create(slot(&place, 0)).unwrap();
    let entry = store.append(note(5), true).unwrap();
    assert_eq!(&*entry.slot, "0a1b2c3d.1.fj");
    assert_eq!(fs::metadata(slot(&place, 0)).unwrap().len(), 0);
}

#[test]
fn room_is_reserved_in_steps_that_all_programs_share() {
    // Reserved from wherever the file ends, each program would add a piece to its map.
    let (place, _) = three_notes();
    for n in 4..9 {
        place.open().append(note(n), true).unwrap();
        let bytes = fs::metadata(slot(&place, 0)).unwrap().blocks() * 512;
        assert!(bytes <= 64 << 10, "{bytes}");
    }
}

/// Runs one of the tests below in a process of its own.
fn alone(test: &str, place: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "--nocapture", &format!("store::journal_dir::{test}")]);
    command.env("FOLJ_TEST_PLACE", place);
    command
}

/// The directory of the process that [`alone`] started; none in the test run itself.
fn place_alone() -> Option<PathBuf> {
    std::env::var_os("FOLJ_TEST_PLACE").map(PathBuf::from)
}

#[test]
fn a_write_that_is_cut_short_is_not_saved_and_the_rest_is_a_notice() {
    let Some(root) = place_alone() else {
        let place = tempfile::tempdir().unwrap();
        let status = alone("a_write_that_is_cut_short_is_not_saved_and_the_rest_is_a_notice", place.path())
            .status()
            .unwrap();
        assert!(status.success());
        // The process that may write again goes on behind the rest.
        let entry = place.open().append(note(4), true).unwrap();
        assert_eq!((&*entry.slot, entry.line), ("0a1b2c3d.0.fj", 3));
        let reading = read(&place);
        assert_eq!(notes(&reading.entries), "134");
        assert!(!reading.alarms.is_empty() && only_notices(&reading.alarms), "{:?}", reading.alarms);
        return;
    };
    // Without a handler the signal would end the process.
    let flag = std::sync::Arc::default();
    signal_hook::flag::register(rustix::process::Signal::XFSZ.as_raw(), flag).unwrap();
    let mut store = JournalDir::new(root.join("followup"), me(), "0a1b2c3d".to_owned());
    store.append(note(1), true).unwrap();
    let line = fs::metadata(root.join(format!("followup/{}-anna/hsvo-uppsala-2024/0a1b2c3d.0.fj", me().uid)))
        .unwrap()
        .len();
    let limit = |bytes| {
        let limit = rustix::process::Rlimit { current: bytes, maximum: None };
        rustix::process::setrlimit(rustix::process::Resource::Fsize, limit).unwrap();
    };
    // The first slot takes a part of the line, the second one nothing.
    limit(Some(line + 50));
    let long = record(2, Act::Note("lång".repeat(500)), &[]);
    let refused = store.append(long.clone(), true);
    assert!(matches!(refused, Err(AppendError::NotSaved(Problem::Io { .. }))), "{refused:?}");
    assert_eq!(store.read(&plan()).entries, [], "what is not saved is not shown as if it were");
    // When there is room again, it goes on, in a slot that nothing failed in.
    limit(None);
    let entry = store.append(note(3), true).unwrap();
    assert_eq!(&*entry.slot, "0a1b2c3d.2.fj");
}

/// A file system of its own that can be filled; none where the tests may not mount one.
struct Small(TempDir);

impl Small {
    fn mount() -> Option<Self> {
        let place = tempfile::tempdir().unwrap();
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=256k,mode=700", "tmpfs"])
            .arg(place.path())
            .output();
        mount.ok().filter(|output| output.status.success())?;
        Some(Self(place))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).output();
    }
}

#[test]
fn on_a_full_disk_nothing_is_lost_that_was_saved() {
    let Some(small) = is_root().then(Small::mount).flatten() else {
        eprintln!("skipped: a small file system cannot be mounted here");
        return;
    };
    let place = &small.0;
    let mut store = place.open();
    let mut saved = Vec::new();
    let mut refused = 0;
    for n in 0..100 {
        let record = record(n, Act::Note("x".repeat(8_000)), &[]);
        match store.append(record.clone(), false) {
            Ok(entry) => saved.push(entry.id.clone()),
            Err(AppendError::NotSaved(Problem::Io { .. })) => refused += 1,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!(saved.len() > 10 && refused > 10, "{} saved, {refused} refused", saved.len());
    let reading = read(place);
    for id in &saved {
        assert!(reading.entries.iter().any(|entry| entry.id == *id), "{id} is lost");
    }
    assert!(only_notices(&reading.alarms), "{:?}", reading.alarms);
}

#[test]
fn a_folder_that_may_not_be_written_to() {
    if !is_root() {
        let place = tempfile::tempdir().unwrap();
        // What is there may be written to, so that it is only the next slot that cannot be made.
        let mut first = place.open();
        first.append(note(1), true).unwrap();
        mode(&own_folder(&place), 0o555);
        check_unwritable(&place.path().join("followup"), &own_folder(&place), 4);
        mode(&own_folder(&place), 0o755);
        return;
    }
    // Root may write everywhere: a process of another user has to try.
    let test = "as_another_user";
    let place = tempfile::tempdir().unwrap();
    mode(place.path(), 0o755);
    fs::create_dir(place.path().join("followup")).unwrap();
    fs::create_dir(place.path().join("home")).unwrap();
    std::os::unix::fs::chown(place.path().join("home"), Some(12_345), Some(12_345)).unwrap();
    let mut command = alone(test, place.path());
    match std::os::unix::process::CommandExt::uid(&mut command, 12_345).status() {
        Ok(status) => assert!(status.success()),
        Err(error) => eprintln!("skipped: another user cannot run the tests where they are: {error}"),
    }
}

fn check_unwritable(root: &Path, folder: &Path, n: u32) {
    let problem = Problem::NotWritable { path: folder.display().to_string() };
    let mut store = JournalDir::new(root.to_owned(), me(), "0a1b2c3d".to_owned());
    assert_eq!(store.read_only(&plan()), Some(problem));
    let refused = store.append(note(n), true);
    assert!(matches!(refused, Err(AppendError::NotAllowed(Problem::NotWritable { .. }))), "{refused:?}");
}

#[test]
fn as_another_user() {
    let Some(place) = place_alone() else { return };
    // A shared directory in which the user has no folder yet: he reads, and is told.
    let shared = place.join("followup");
    let mut store = JournalDir::new(shared.clone(), me(), "0a1b2c3d".to_owned());
    let path = shared.join("12345-anna").display().to_string();
    assert_eq!(store.read_only(&plan()), Some(Problem::NoOwnFolder { path: path.clone() }));
    assert_eq!(store.append(note(1), true), Err(AppendError::NotAllowed(Problem::NoOwnFolder { path })));
    assert_eq!(store.read(&plan()), Reading::default());

    // A place where he may make nothing.
    check_unwritable(&place.join("new/followup"), &place.join("new/followup"), 1);

    // A folder of his own that he has locked.
    let own = place.join("home/followup");
    let mut store = JournalDir::new(own.clone(), me(), "0a1b2c3d".to_owned());
    store.append(note(1), true).unwrap();
    drop(store);
    let folder = own.join("12345-anna/hsvo-uppsala-2024");
    mode(&folder, 0o555);
    // What is there may be written to, so that it is only the next slot that cannot be made.
    let mut first = JournalDir::new(own.clone(), me(), "0a1b2c3d".to_owned());
    first.append(note(2), true).unwrap();
    check_unwritable(&own, &folder, 3);
}

#[test]
fn a_line_altered_after_it_was_read_is_found_by_the_next_program() {
    let (place, _) = three_notes();
    let mut watching = place.open();
    watching.read(&plan());
    let file = OpenOptions::new().write(true).open(slot(&place, 0)).unwrap();
    file.write_at(b"XXXX", 60).unwrap();
    assert_eq!(watching.read(&plan()), Reading::default());
    let reading = read(&place);
    assert_eq!(notes(&reading.entries), "23");
    assert!(!reading.alarms.is_empty() && !only_notices(&reading.alarms));
}

#[test]
fn ordinary_tools_can_check_a_file() {
    let (place, _) = three_notes();
    let document =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/journal-format.md")).unwrap();
    let script = document.split("```sh\n").nth(1).unwrap().split("```").next().unwrap();
    let check = || {
        let file = format!("{}-anna/hsvo-uppsala-2024/0a1b2c3d.0.fj", me().uid);
        let mut shell = Command::new("sh");
        shell.args(["-c", script]).current_dir(place.path().join("followup")).env("FILE", file);
        String::from_utf8(shell.output().unwrap().stdout).unwrap()
    };
    if Command::new("sha256sum").arg("--version").output().is_err() {
        eprintln!("skipped: sha256sum is not here");
        return;
    }
    assert_eq!(check(), "");
    let text = fs::read_to_string(slot(&place, 0)).unwrap();
    fs::write(slot(&place, 0), text.replace("nr 2", "nr 7")).unwrap();
    assert_eq!(check().matches("altered").count(), 1);
    let without: String =
        text.split_inclusive('\n').enumerate().filter(|(n, _)| *n != 1).map(|(_, l)| l).collect();
    fs::write(slot(&place, 0), without).unwrap();
    assert_eq!(check().matches("missing").count(), 1);
}
