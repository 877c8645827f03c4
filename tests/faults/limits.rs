//! What is no file where a file should be, and files larger than the settings allow: refused at once
//! and in one sentence, wherever they are read. Nothing waits, and nothing reads for ever.

use std::fs::File;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::kit::{Answer, FOLJ, Place, tool};

const PLAN: &str = "(format: 1, id: \"p\", title: \"Å\", organisation: \"O\", period: (from: 2024, to: 2026), \
    focus_areas: [(id: \"1\", title: \"A\", goals: [(id: \"1.1\", title: \"M\")])])";

/// A list with so many indicators.
fn list(indicators: usize) -> String {
    let one = |n| format!("(id: \"1.1.1.i{n}\", kind: YesNo, text: \"I\"),\n");
    let all: String = (0..indicators).map(one).collect();
    format!(
        "(format: 1, plan: \"p\", year: 2025, activities: [(id: \"1.1.1\", goal: \"1.1\", text: \"T\", indicators: [\n{all}])])"
    )
}

/// Ten times what the slowest of these takes on a busy machine; who waits for a FIFO waits for ever.
const PATIENCE: Duration = Duration::from_mins(1);

/// Runs folj with so little memory that what reads without end dies, and kills it when it waits.
fn at_once(place: &Place, arguments: &[&str]) -> Answer {
    let started = Instant::now();
    let patience = PATIENCE.as_secs().to_string();
    let mut command = place.command("timeout");
    command.args(["-s", "KILL", &patience, "prlimit", "--as=268435456", FOLJ]).args(arguments);
    let answer = Answer::from(command.output().unwrap());
    assert!(answer.code.is_some() && started.elapsed() < PATIENCE, "{arguments:?}: {answer:?}");
    answer
}

fn fifo(path: &Path) {
    mknodat(CWD, path, FileType::Fifo, Mode::RWXU, 0).unwrap();
}

type Planting = fn(&Path);

/// What can stand where a file should be, and the word of the refusal.
const PLANTED: [(&str, Planting, &str); 9] = [
    ("a FIFO", fifo, "ingen vanlig fil"),
    (
        "a link to a FIFO",
        |path| {
            fifo(&path.with_extension("pipe"));
            symlink(path.with_extension("pipe"), path).unwrap();
        },
        "ingen vanlig fil",
    ),
    ("a folder", |path| std::fs::create_dir(path).unwrap(), "ingen vanlig fil"),
    ("a socket", |path| drop(UnixListener::bind(path).unwrap()), "ingen vanlig fil"),
    ("a link to itself", |path| symlink(path, path).unwrap(), "ingen vanlig fil"),
    ("a link to zeros without end", |path| symlink("/dev/zero", path).unwrap(), "ingen vanlig fil"),
    ("a link to a device that is full", |path| symlink("/dev/full", path).unwrap(), "ingen vanlig fil"),
    ("a link to the terminal", |path| symlink("/dev/tty", path).unwrap(), "ingen vanlig fil"),
    ("a file of three terabytes", |path| File::create(path).unwrap().set_len(3 << 40).unwrap(), "MiB"),
];

/// Where a file is read, and how folj is made to read it; each in a folder of its own.
const READ: [(&str, &[&str]); 7] = [
    ("p/plan.ron", &["check", "p/"]),
    ("p/activities-2025.ron", &["check", "p/"]),
    ("data/folj/plans/p/plan.ron", &["check"]),
    ("config/folj/config.ron", &["config", "check"]),
    ("config/folj/keys.ron", &["config", "check"]),
    ("config/folj/themes/own.ron", &["config", "check"]),
    ("note.txt", &["note", "2.1", "--file", "note.txt"]),
];

#[test]
fn what_is_no_file_is_refused_at_once() {
    if !tool("prlimit") || !tool("timeout") {
        return;
    }
    for (what, plant, word) in PLANTED {
        for (path, arguments) in READ {
            let place = Place::new();
            let at = place.path().join(path);
            std::fs::create_dir_all(at.parent().unwrap()).unwrap();
            if path == "p/activities-2025.ron" {
                std::fs::write(place.path().join("p/plan.ron"), PLAN).unwrap();
            }
            plant(&at);
            let answer = at_once(&place, arguments);
            let said = [answer.out.as_str(), &answer.err].concat();
            let name = at.file_name().unwrap().to_str().unwrap();
            let told = said.lines().any(|line| line.contains(name) && line.contains(word));
            assert!(told && answer.code != Some(0), "{what} as {path}: {answer:?}");
        }
    }
}

#[test]
fn nothing_waits_where_a_draft_a_visit_or_a_journal_should_be() {
    if !tool("prlimit") || !tool("timeout") {
        return;
    }
    let uid = rustix::process::getuid().as_raw();
    for (what, plant, _) in PLANTED {
        let place = Place::new();
        // Saved once, so that the folder and its name are the program's own.
        let saved = at_once(&place, &["note", "2.1", "--text", "före"]);
        assert_eq!(saved.code, Some(0), "{saved:?}");
        let mut own = std::fs::read_dir(place.data()).unwrap().map(|one| one.unwrap().path());
        let own = own.find(|path| path.display().to_string().contains(&format!("/{uid}-"))).unwrap();
        let plan = own.join("hsvo-uppsala-2024");
        plant(&plan.join("00000000.0.fj"));
        plant(&place.data().join("writers.ron"));
        for folder in ["state/folj/drafts", "state/folj/visits"] {
            std::fs::create_dir_all(place.path().join(folder)).unwrap();
            plant(&place.path().join(folder).join("0123456789abcdef.ron"));
        }
        let log = at_once(&place, &["log"]);
        assert!(log.out.contains("före"), "{what}: {log:?}");
        let check = at_once(&place, &["check"]);
        assert!(check.out.contains("00000000.0.fj"), "{what}: {check:?}");
        at_once(&place, &["screen", "--size", "80x24"]);
    }
}

#[test]
fn a_report_waits_for_nobody_who_reads_a_pipe() {
    if !tool("prlimit") || !tool("timeout") {
        return;
    }
    let place = Place::new();
    fifo(&place.path().join("out.html"));
    for more in [&[][..], &["--force"]] {
        let answer = at_once(&place, &[&["report", "-o", "out.html"], more].concat());
        assert_eq!(answer.code, Some(73), "{answer:?}");
        assert!(answer.err.contains("Ingen läser ur röret"), "{answer:?}");
    }
    let mut reader = Command::new("cat")
        .arg(place.path().join("out.html"))
        .stdout(File::create(place.path().join("read")).unwrap())
        .spawn()
        .unwrap();
    while at_once(&place, &["report", "-o", "out.html"]).code == Some(73) {}
    reader.wait().unwrap();
    assert!(std::fs::read_to_string(place.path().join("read")).unwrap().ends_with("</html>\n"));
}

#[test]
fn a_limit_holds_wherever_plans_are_read() {
    let place = Place::new();
    for (folder, list) in [("many/p", list(3)), ("wide/p", format!("{}{}", list(1), " ".repeat(1 << 20)))] {
        let folder = place.path().join(folder);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("plan.ron"), PLAN).unwrap();
        std::fs::write(folder.join("activities-2025.ron"), list).unwrap();
    }
    std::fs::create_dir_all(place.path().join("config/folj")).unwrap();
    let settings = place.path().join("config/folj/config.ron");
    let ways: [&[&str]; 5] = [
        &["check", "FOLDER/p"],
        &["check", "FOLDER/p/activities-2025.ron"],
        &["--plan", "FOLDER/p", "check"],
        &["--plans", "FOLDER", "check"],
        &["--plans", "FOLDER", "check", "p"],
    ];
    for (folder, word) in
        [("many", "höj max_indicators i config.ron"), ("wide", "höj max_plan_mib i config.ron")]
    {
        let run = |way: &[&str]| {
            let arguments: Vec<String> = way.iter().map(|one| one.replace("FOLDER", folder)).collect();
            place.folj(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let screen: &[&str] = &["--plan", "FOLDER/p", "screen", "--size", "100x30"];
        std::fs::write(&settings, "(max_plan_mib: 1, max_indicators: 2)").unwrap();
        for way in ways {
            let refused = run(way);
            assert_eq!(refused.code, Some(1), "{way:?}: {refused:?}");
            assert!(refused.out.contains("activities-2025.ron"), "{way:?}: {refused:?}");
            assert_eq!(refused.out.matches(word).count(), 1, "{way:?}: {refused:?}");
            assert_eq!(refused.out.matches("fel: ").count(), 1, "one error: {refused:?}");
        }
        assert!(run(screen).out.contains("Planen har ingen aktivitetslista"), "{:?}", run(screen));
        std::fs::write(&settings, "(max_plan_mib: 2, max_indicators: 3)").unwrap();
        for way in ways {
            let raised = run(way);
            assert_eq!((raised.code, raised.out.as_str()), (Some(0), ""), "{way:?}: {raised:?}");
        }
        assert!(run(screen).out.contains("1 av 1 aktivitet"), "{:?}", run(screen));
    }
}

#[test]
fn without_settings_the_limits_are_8_mib_and_10_000_indicators() {
    let place = Place::new();
    std::fs::write(place.path().join("c.ron"), "(max_plan_mib: 9, max_indicators: 10001)").unwrap();
    let (most, one_more) = (list(10_000), list(10_001));
    let filled =
        |mib: usize, more: usize| format!("{}{}", list(1), " ".repeat((mib << 20) + more - list(1).len()));
    for (text, words) in [
        (&most, None),
        (&one_more, Some("10001 indikatorer, fler än 10000")),
        (&filled(8, 0), None),
        (&filled(8, 1), Some("större än 8 MiB")),
    ] {
        std::fs::create_dir_all(place.path().join("p")).unwrap();
        std::fs::write(place.path().join("p/plan.ron"), PLAN).unwrap();
        std::fs::write(place.path().join("p/activities-2025.ron"), text).unwrap();
        let usual = place.folj(&["check", "p/"]);
        assert_eq!(
            (usual.code, usual.out.is_empty()),
            (Some(words.map_or(0, |_| 1)), words.is_none()),
            "{usual:?}"
        );
        assert!(words.is_none_or(|words| usual.out.contains(words)), "{usual:?}");
        let raised = place.folj(&["--config", "c.ron", "check", "p/"]);
        assert_eq!((raised.code, raised.out.as_str()), (Some(0), ""), "{raised:?}");
    }
}

#[test]
fn settings_that_cannot_be_read_are_told_with_their_line_and_nothing_is_written() {
    for (bytes, told) in [
        (&b"(\n    language: \"sv\",\n    data: \"\xe5\",\n)"[..], "config.ron:3:"),
        (b"\xff\xfe(\0)\0", "config.ron:1:"),
        (&vec![b' '; (1 << 20) + 1], "config.ron"),
    ] {
        let place = Place::new();
        std::fs::create_dir_all(place.path().join("config/folj")).unwrap();
        std::fs::write(place.path().join("config/folj/config.ron"), bytes).unwrap();
        let check = place.folj(&["config", "check"]);
        assert!(
            check.code != Some(0) && [check.out.as_str(), &check.err].concat().contains(told),
            "{check:?}"
        );
        let note = place.folj(&["note", "2.1", "--text", "x"]);
        assert!(note.code == Some(77) && !place.data().exists(), "{told}: {note:?}");
    }
}
