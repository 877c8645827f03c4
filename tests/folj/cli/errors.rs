//! What goes wrong is one clear sentence, an exit code, and nothing on standard output.

use std::io::{self, Write};

use insta::assert_snapshot;

use super::Bench;
use folj::cli::Exit;

const WRONG: &[(&str, Exit)] = &[
    ("list -c OSM", Exit::Usage),
    ("list -c XYZ", Exit::Usage),
    ("list --focus 9", Exit::No),
    ("list --goal 2.11", Exit::No),
    ("list --goal 2", Exit::No),
    ("list --outcome kanske", Exit::Usage),
    ("list --year 2019", Exit::No),
    ("list --as-of 2025-13-01", Exit::Usage),
    ("list --as-of latest", Exit::Usage),
    ("show 2.1.1c", Exit::No),
    ("show 9.9.9.9", Exit::No),
    ("set 2.1.1 ja", Exit::Usage),
    ("set 2.1 ja", Exit::Usage),
    ("set 2.1.9 kanske", Exit::Usage),
    ("set 2.1.9 3", Exit::Usage),
    ("set 2.1.10 kanske", Exit::Usage),
    ("set 2.1.10 87,5,2", Exit::Usage),
    ("set 2.1.1b 120", Exit::Usage),
    ("set 2.1.1b -5", Exit::Usage),
    ("set 2.1.10 -3,5", Exit::Usage),
    ("set 2.1.10 −3 --force", Exit::Usage),
    ("set 2.1.9 ja --read-only", Exit::NotAllowed),
    ("note 2.1", Exit::Usage),
    ("undo", Exit::No),
    ("-c OSN undo", Exit::Usage),
    ("log 7", Exit::No),
    ("log --since igår", Exit::Usage),
    ("log --since latest", Exit::Usage),
    ("show nsu-uppsala", Exit::No),
    ("show ''", Exit::No),
    ("list -c ''", Exit::Usage),
    ("note 2 --file -", Exit::Usage),
    ("note 2 --file nowhere.txt", Exit::Missing),
    ("-c OSN show 2", Exit::Usage),
    ("--format json screen", Exit::Usage),
    ("list --plans nowhere", Exit::Missing),
];

#[test]
fn every_mistake_has_its_sentence() {
    let mut pictures = Vec::new();
    for lang in ["sv", "en"] {
        for (line, exit) in WRONG {
            let run = Bench::new().run(&format!("{line} --lang {lang}"));
            assert_eq!((run.exit, run.out.as_str()), (*exit, ""), "{line}");
            assert_eq!(run.err.lines().count(), 1, "{line}: {}", run.err);
            pictures.push(format!("{line}\n    {}", run.err));
        }
    }
    assert_snapshot!(pictures.concat());
}

const MISTYPED: &[&str] = &[
    "lst",
    "list --comittee OSN",
    "list -x",
    "list 2.1",
    "list --format xls",
    "list --match",
    "list --year i-fjol",
    "list --nobody=ja",
    "list --quiet --quiet",
    "set 2.1.9",
    "note 2.1 --text a --file b",
    "screen --size 100",
    "screen --size 0x30",
    "completions bsh",
    "config",
];

#[test]
fn what_is_mistyped_is_told_in_the_language_of_the_user() {
    let mut pictures = Vec::new();
    for lang in ["sv", "en"] {
        for line in MISTYPED {
            let run = Bench::new().run(&format!("--lang {lang} {line}"));
            assert_eq!((run.exit, run.out.as_str()), (Exit::Usage, ""), "{line}");
            assert!(
                lang == "en" || !run.err.contains("OPTIONS") && !run.err.contains("Usage"),
                "{}",
                run.err
            );
            pictures.push(format!("{line}\n{}", run.err));
        }
    }
    assert_snapshot!(pictures.join("\n"));
}

#[test]
fn a_missing_plan_is_a_missing_file_and_a_broken_one_is_bad_data() {
    let mut bench = Bench::new();
    let run = bench.run("list --plan finns");
    assert_eq!(run.exit, Exit::Missing);
    assert!(run.err.starts_with("folj: Ingen plan heter ”finns”. Det finns: almby-2024, "), "{}", run.err);
    assert_eq!(bench.run("list --plan ./nowhere").exit, Exit::Missing);
    bench.write("broken/plan.ron", "(format: 1, id: \"broken\"");
    let run = bench.run("list --plan ./broken");
    assert_eq!((run.exit, run.out.as_str()), (Exit::Data, ""));
    assert!(run.err.contains("plan.ron"), "{}", run.err);
}

/// What was typed is told again, but steers nobody's terminal.
#[test]
fn a_mistake_is_told_in_plain_letters() {
    let mut bench = Bench::new();
    for line in [
        "show 2\u{1b}[2J",
        "list -c \u{1b}]0;x\u{7}",
        "list --plan \u{202e}x",
        "\u{1b}[31m",
        "list --\u{1b}[31m",
    ] {
        let run = bench.run(line);
        assert!(!run.err.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{line:?}: {:?}", run.err);
        assert_ne!(run.exit, Exit::Done, "{line:?}");
    }
}

#[test]
fn what_was_saved_is_said_when_the_answer_is_lost() {
    let bench = Bench::new();
    for line in ["set 2.1.9 ja", "note 2 --text x", "undo"] {
        let (exit, err) = bench.run_into(line, &mut Broken(io::ErrorKind::StorageFull));
        let told = "folj: Svaret kunde inte skrivas: disken är full. Ändringen är sparad.\n";
        assert_eq!((exit, err.as_str()), (Exit::NotSaved, told), "{line}");
    }
}

#[test]
fn a_folder_is_wanted_where_a_file_is_named() {
    let mut bench = Bench::new();
    bench.write("file", "");
    for line in ["list --data file", "set 2.1.9 ja --data file", "check --data file", "list --plans file"] {
        let run = bench.run(line);
        assert_eq!((run.exit, run.out.as_str()), (Exit::Missing, ""), "{line}");
        assert_eq!(run.err, "folj: [home]/file är ingen mapp. Ange mappen som filerna ligger i.\n", "{line}");
    }
    assert_eq!(bench.run("list --data new").exit, Exit::Done, "it is made by what is recorded first");
}

#[test]
fn check_answers_no_when_there_are_errors() {
    let mut bench = Bench::new();
    let run = bench.run("check almby sund");
    assert_eq!((run.exit, run.out.as_str()), (Exit::Done, ""), "{}", run.err);
    assert_eq!(run.err, "Inga fel. Kontrollerat: almby-2024, sund-2019.\n");
    bench.write("broken/plan.ron", "(format: 1, id: \"broken\", titel: \"x\")");
    let run = bench.run("kontroll ./broken almby --lang en");
    assert_eq!(run.exit, Exit::No);
    assert!(run.out.contains("plan.ron:1:27") && run.out.contains("titel"), "{}", run.out);
    assert!(run.err.ends_with("Checked: almby-2024. Could not be read: ./broken.\n"), "{}", run.err);
    assert_eq!(bench.run("check ./broken -q").err, "");
    let empty = "(format: 1, id: \"å\", title: \"x\", organisation: \"x\", period: (from: 1, to: 1), focus_areas: [])";
    bench.write("named/plan.ron", empty);
    let run = bench.run("check named/.");
    assert_eq!(run.out.matches("”å”").count(), 1, "told once: {}", run.out);
    assert!(!run.out.contains("/./"), "{}", run.out);
    assert_eq!(bench.run("check finns").exit, Exit::Missing);
}

/// A stream that somebody stopped reading, or that is broken in another way.
struct Broken(io::ErrorKind);

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_ends_quietly_and_a_full_disk_does_not() {
    let bench = Bench::new();
    for line in [
        "-q list",
        "-q list --format json",
        "-q list --format csv",
        "-q stats",
        "-q show 2",
        "-q report",
        "--help",
    ] {
        assert_eq!(
            bench.run_into(line, &mut Broken(io::ErrorKind::BrokenPipe)),
            (Exit::Done, String::new()),
            "{line}"
        );
        let (exit, err) = bench.run_into(line, &mut Broken(io::ErrorKind::StorageFull));
        assert_eq!(
            (exit, err.as_str()),
            (Exit::NotSaved, "folj: Svaret kunde inte skrivas: disken är full.\n"),
            "{line}"
        );
    }
}

#[test]
fn without_a_home_one_can_read() {
    let mut bench = Bench::new();
    bench.facts.places.config = None;
    bench.facts.places.followup = None;
    assert_eq!(bench.run("list").exit, Exit::Done);
    let run = bench.run("set 2.1.9 ja");
    assert_eq!(run.exit, Exit::NotAllowed);
    assert!(run.err.contains("--data"), "{}", run.err);
    assert_eq!(bench.run("set 2.1.9 ja --data elsewhere").exit, Exit::Done);
    assert_eq!(bench.run("undo --data elsewhere").exit, Exit::Done);
    assert_eq!(bench.run("config init").exit, Exit::CannotCreate);
}

#[test]
fn an_interrupted_write_is_told_at_the_next_start() {
    let mut bench = Bench::new();
    let run = bench.run("set 2.1.9 ja --plan almby");
    assert_eq!(run.exit.code(), 0, "{run:?}");
    let mut folders = vec![bench.folder.path().join("followup")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let mut text = std::fs::read(&path).unwrap();
                text.extend_from_slice(b"f1 265ba85d3177f30f 00");
                std::fs::write(&path, text).unwrap();
            }
        }
    }
    let run = bench.run("log --lang sv --plan almby");
    assert!(run.out.contains("2.1.9"), "{run:?}");
    assert!(run.err.contains("avbrutna skrivningar i journalen (1)"), "{run:?}");
    let run = bench.run("check --lang sv");
    assert_eq!(run.exit.code(), 0, "{run:?}");
}

#[test]
fn an_unknown_zone_is_told_where_it_matters() {
    let mut bench = Bench::new();
    bench.facts.zone_known = false;
    for (line, told) in [
        ("list", false),
        ("list --as-of 2025-01-01", true),
        ("list --format csv", true),
        ("stats", false),
        ("show 2.1.1", true),
        ("show 2.1.1 --format json", false),
        ("log", true),
        ("log --format json", false),
        ("set 2.1.9 ja", true),
        ("undo", true),
        ("plans", false),
        ("report", true),
        ("log -q", false),
    ] {
        let run = bench.run(line);
        let first = "Obs: tidszonen är okänd; tider visas i UTC.\n";
        assert_eq!(run.err.starts_with(first), told, "{line}: {}", run.err);
        assert_eq!(run.err.contains("tidszonen"), told, "{line}: {}", run.err);
    }
}
