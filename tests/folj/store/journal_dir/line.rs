//! Lines that were cut off, altered, moved or put in.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::Command;

use folj::problem::Problem;
use folj::store::Store;

use super::super::{Place, me, plan};
use super::fixture::{lines, mode, note, notes, only_notices, own_folder, problems, read, slot, three_notes};

/// Longer than the steps of the clock that files are dated by.
const TICK: std::time::Duration = std::time::Duration::from_millis(20);

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
fn writes_that_are_interrupted_one_after_another_touch_no_saved_entry() {
    let (place, _) = three_notes();
    let path = slot(&place, 0);
    let whole = fs::read(&path).unwrap();
    let fourth = {
        place.open().append(note(4), true).unwrap();
        lines(&path)[3].clone()
    };
    let cuts = (1..60).map(|length| fourth[..length].to_vec());
    let zeros = [b"\0\0\0".to_vec(), [&fourth[..30], b"\0\0"].concat()];
    for second in cuts.chain(zeros) {
        // Two programs, one after the other, and room for neither.
        fs::write(&path, [&whole, &fourth[..9], b"\n", &second].concat()).unwrap();
        for left in ["123", "1235"] {
            let reading = read(&place);
            assert_eq!(notes(&reading.entries), left, "{second:?}");
            assert!(only_notices(&reading.alarms), "{second:?}: {:?}", reading.alarms);
            assert_eq!(reading.alarms.len(), 2, "{second:?}: {:?}", reading.alarms);
            if left == "123" {
                place.open().append(note(5), true).unwrap();
            }
        }
    }
    // What no writer of ours began is no reason to believe so.
    for other in [&b"hello"[..], b"f1 hello", &[b"f1 ", &whole[3..36]].concat()] {
        fs::write(&path, [&whole, &fourth[..9], b"\n", other].concat()).unwrap();
        let alarms = problems(&read(&place).alarms);
        assert_eq!(alarms, [Problem::UnreadableLine { line: 4 }, Problem::InterruptedWrite { line: 5 }]);
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
        ("not UTF-8", vec![a, &bad_utf8, c], "13", vec![unreadable_at(2)]),
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

/// An open screen has read the line, and shows it; but it is told.
#[test]
fn a_line_altered_in_place_after_it_was_read_is_an_alarm_at_the_next_reading() {
    for (line, bytes) in [(1, b"XXXX"), (2, b"YYYY"), (3, b"ZZZZ")] {
        let (place, _) = three_notes();
        let mut watching = place.open();
        assert_eq!(notes(&watching.read(&plan()).entries), "123");
        std::thread::sleep(TICK);
        let file = OpenOptions::new().write(true).open(slot(&place, 0)).unwrap();
        let before: usize = lines(&slot(&place, 0))[..line - 1].iter().map(Vec::len).sum();
        file.write_at(bytes, u64::try_from(before + 60).unwrap()).unwrap();
        let after = watching.read(&plan());
        assert_eq!((notes(&after.entries).as_str(), after.entries.len()), ("", 0), "given away before");
        assert_eq!(problems(&after.alarms), [Problem::AlteredLine { line }]);
        assert_eq!(watching.read(&plan()), after, "as long as it is so");
        assert_eq!(problems(&read(&place).alarms), problems(&after.alarms), "as the next program finds it");
    }
}

/// What is written the usual way is not read again, and touched files tell nothing.
#[test]
fn a_file_that_was_touched_or_written_to_by_its_writer_is_no_alarm() {
    let (place, _) = three_notes();
    let (mut watching, mut writing) = (place.open(), place.open());
    watching.read(&plan());
    for n in 4..8 {
        writing.append(note(n), true).unwrap();
        std::thread::sleep(TICK);
        mode(&slot(&place, 0), if n % 2 == 0 { 0o600 } else { 0o644 });
        for store in [&mut watching, &mut writing] {
            let reading = store.read(&plan());
            assert_eq!(problems(&reading.alarms), [], "{n}");
        }
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
