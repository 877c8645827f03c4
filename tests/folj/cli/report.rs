//! `folj report`: what is asked for, where it goes, and that nothing is left half written.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use folj::cli::Exit;
use folj::journal::{Act, Agenda, MeetingId};
use insta::assert_snapshot;

use super::Bench;
use super::bench::{Run, plans};

/// The names in a folder of the bench, in order; hidden ones too.
fn names(bench: &Bench, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(bench.folder.path().join(folder)).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn text(bench: &Bench, file: &str) -> String {
    fs::read_to_string(bench.folder.path().join(file)).unwrap()
}

/// One line on standard error, this exit, and no report.
fn refused(run: &Run, exit: Exit) {
    assert_eq!((run.exit, run.out.as_str(), run.err.lines().count()), (exit, "", 1), "{run:?}");
}

/// Two meetings: one in March that was closed, one in May that goes on.
fn meetings() -> Bench {
    let bench = Bench::new();
    let put = |id: &str, act: Act, at: &str| bench.append(None, act, Some(id), at);
    for (id, at) in [("2025-03-12-tl", "2025-03-12T08:00:00Z"), ("2025-05-14-tl", "2025-05-14T11:00:00Z")] {
        let agenda = Agenda::default();
        let opened =
            Act::MeetingOpened { meeting: id.into(), body: "TL".into(), keeper: String::new(), agenda };
        put(id, opened, at);
    }
    let closed = Act::MeetingClosed { meeting: MeetingId::from("2025-03-12-tl") };
    put("2025-03-12-tl", closed, "2025-03-12T10:00:00Z");
    bench
}

#[test]
fn it_goes_to_standard_output_or_into_a_file() {
    let mut bench = Bench::new();
    let run = bench.run("report -c OSN");
    assert!(run.out.contains("OSN") && run.out.contains("Samverkansplan Almby"), "{}", run.out);
    assert_eq!((run.exit, run.err.as_str()), (Exit::Done, ""));
    for same in ["rapport -c OSN", "-c OSN report", "report -c OSN -o -", "report -c OSN -o /dev/stdout"] {
        assert_eq!(bench.run(same).out.lines().next(), run.out.lines().next(), "{same}");
    }

    let run = bench.run("report -c OSN -o osn.html");
    assert_eq!((run.exit, run.out.as_str()), (Exit::Done, ""));
    assert_eq!(run.err, "Skrev osn.html (3 aktiviteter, OSN, 2025-05-14).\n");
    assert!(text(&bench, "osn.html").contains("OSN"));
    assert_eq!(bench.run("-q report -o all.json").err, "");
    let english = bench.run("report -o ./sub/../all.md --lang en").err;
    assert!(english.contains("there is no folder"), "{english}");
    assert_eq!(names(&bench, "."), ["all.json", "osn.html"]);
}

#[test]
fn the_ending_tells_the_format_unless_somebody_does() {
    let mut bench = Bench::new();
    for (at, ending) in
        ["html", "htm", "docx", "xlsx", "csv", "tsv", "md", "markdown", "json"].into_iter().enumerate()
    {
        let run = bench.run(&format!("report -o {at}.{ending}"));
        assert_eq!(run.exit, Exit::Done, "{run:?}");
    }
    for line in ["report -o osn.txt", "report -o osn"] {
        let run = bench.run(line);
        refused(&run, Exit::Usage);
        assert!(run.err.contains("--format: html, docx, xlsx, csv, tsv, md, json"), "{}", run.err);
    }
    assert_eq!(bench.run("report -o osn.txt --format md").exit, Exit::Done);
    assert_eq!(bench.run("report --format pdf").exit, Exit::Usage);
}

#[test]
fn a_terminal_gets_no_binary_file() {
    let mut bench = Bench::new().on_terminal(80);
    for format in ["docx", "xlsx"] {
        let run = bench.run(&format!("report -c OSN --format {format}"));
        refused(&run, Exit::Usage);
        assert!(run.err.contains(&format!("-o uppfoljning-osn-2025-05-14.{format}")), "{}", run.err);
    }
    for format in ["md", "html", "csv", "tsv", "json"] {
        assert_eq!(bench.run(&format!("report --format {format}")).exit, Exit::Done, "{format}");
    }
    let pipe = Bench::new();
    assert_eq!(pipe.run_into("report --format docx", &mut Vec::new()).0, Exit::Done);
}

#[test]
fn what_cannot_be_is_told_in_one_sentence() {
    let mut pictures = Vec::new();
    for lang in ["sv", "en"] {
        for (line, exit) in [
            ("report --kind minutes", Exit::No),
            ("report --since latest", Exit::Usage),
            ("report --since igår", Exit::Usage),
            ("report --since 2025-05-14", Exit::Done),
            ("report --since 2025-05-15", Exit::Usage),
            ("report --since 2025-05-02 --as-of 2025-04-30", Exit::Usage),
            ("report -c XYZ", Exit::Usage),
            ("report -o .", Exit::CannotCreate),
            ("report -o missing/osn.html", Exit::Missing),
            ("report -o /dev/full", Exit::NotSaved),
            ("report --per-committee -o -", Exit::Usage),
            ("report --per-committee -o a/b", Exit::Missing),
            ("report --per-committee --kind minutes -o a", Exit::Usage),
        ] {
            let run = Bench::new().run(&format!("--lang {lang} {line}"));
            assert_eq!(run.exit, exit, "{line}: {}", run.err);
            if exit != Exit::Done {
                refused(&run, exit);
                pictures.push(format!("{line}\n    {}", run.err));
            }
        }
    }
    assert_snapshot!(pictures.concat());
}

#[test]
fn why_the_disk_refused_is_said_in_words_in_every_format() {
    for format in ["html", "docx", "xlsx", "csv", "tsv", "md", "json"] {
        let run = Bench::new().run(&format!("report --format {format} -o /dev/full"));
        assert_eq!(run.exit, Exit::NotSaved, "{format}");
        assert!(run.err.contains("disken är full") && !run.err.contains("os error"), "{format}: {}", run.err);
    }
}

#[test]
fn what_is_mistyped_is_told() {
    for line in [
        "report --kind all",
        "report --with pictures",
        "report --date igår",
        "report --per-committee",
        "report --per-committee --nobody -o a",
        "report -o ''",
        "report osn.html",
    ] {
        let run = Bench::new().run(line);
        assert_eq!((run.exit, run.out.as_str()), (Exit::Usage, ""), "{line}");
        assert!(run.err.starts_with("folj: ") && !run.err.contains("rror"), "{line}: {}", run.err);
    }
}

#[test]
fn an_empty_choice_is_a_report_too() {
    let mut bench = Bench::new();
    let run = bench.run("report --search finnsinte -o tom.md");
    assert_eq!(run.exit, Exit::Done);
    assert_eq!(
        run.err,
        "Skrev tom.md (0 aktiviteter, sökning ”finnsinte”, 2025-05-14).\n\
         Ingen av 5 aktiviteter passar. Filter: sökning ”finnsinte”\n"
    );
    assert_eq!(names(&bench, "."), ["tom.md"]);
}

#[test]
fn the_record_of_a_meeting_is_that_of_the_last_one_or_of_the_one_that_is_named() {
    let mut bench = meetings();
    let run = bench.run("report --kind minutes -o a.md");
    assert_eq!(run.err, "Skrev a.md (TL 2025-05-14).\n");
    let run = bench.run("report --kind minutes --as-of 2025-03-12-tl -o b.md");
    assert_eq!(run.err, "Skrev b.md (TL 2025-03-12).\n");
    assert!(text(&bench, "b.md").contains("TL 2025-03-12"));
    refused(&bench.run("report --kind minutes --as-of 2025-02-01"), Exit::No);
}

#[test]
fn it_is_compared_with_an_earlier_moment() {
    let mut bench = meetings();
    assert_eq!(bench.run("report --since latest").err, "");
    assert_eq!(bench.run("report --since 2025-03-12-tl --as-of 2025-05-13").err, "");
    refused(&bench.run("report --since 2025-05-14-tl --as-of 2025-03-12-tl"), Exit::Usage);
    // The last one before it, not itself.
    refused(&bench.run("report --since latest --as-of 2025-03-12-tl"), Exit::Usage);
    let open = bench.run("report --since 2025-05-14-tl");
    assert!(open.exit == Exit::Done && open.err.contains("är inte avslutat"), "{}", open.err);
}

#[test]
fn a_file_is_replaced_only_when_asked() {
    let mut bench = Bench::new();
    bench.write("osn.html", "mine");
    let run = bench.run("report -o osn.html");
    refused(&run, Exit::CannotCreate);
    assert!(
        run.err.ends_with(
            "osn.html finns redan. Skriv över med --force, eller välj ett annat namn: osn-2.html\n"
        )
    );
    assert_eq!(text(&bench, "osn.html"), "mine");
    assert_eq!(bench.run("report -o osn.html --force").exit, Exit::Done);
    assert!(text(&bench, "osn.html").contains("Samverkansplan"));
    assert_eq!(names(&bench, "."), ["osn.html"]);
}

#[test]
fn links_lead_to_what_is_replaced() {
    let mut bench = Bench::new();
    bench.write("2025/osn.html", "mine");
    let link = |to: &str, name: &str| symlink(to, bench.folder.path().join(name)).unwrap();
    link("2025/osn.html", "latest.html");
    link("nowhere", "dangling.html");
    refused(&bench.run("report -o latest.html"), Exit::CannotCreate);
    assert_eq!(text(&bench, "2025/osn.html"), "mine");
    assert_eq!(bench.run("report -o latest.html --force").exit, Exit::Done);
    assert!(text(&bench, "2025/osn.html").contains("Samverkansplan"));
    assert!(bench.folder.path().join("latest.html").is_symlink());
    for line in ["report -o dangling.html", "report -o dangling.html --force"] {
        let run = bench.run(line);
        refused(&run, Exit::CannotCreate);
        assert!(run.err.contains("länk"), "{}", run.err);
    }
    assert_eq!(names(&bench, "."), ["2025", "dangling.html", "latest.html"]);
    assert_eq!(names(&bench, "2025"), ["osn.html"]);
}

const COMMITTEES: [&str; 5] = [
    "index.html",
    "uppfoljning-aln-2025-05-14.html",
    "uppfoljning-osn-2025-05-14.html",
    "uppfoljning-scn-2025-05-14.html",
    "uppfoljning-vs-2025-05-14.html",
];

#[test]
fn each_committee_gets_an_extract() {
    let mut bench = Bench::new();
    let run = bench.run("report --per-committee -o namnder");
    assert_eq!((run.exit, run.out.as_str()), (Exit::Done, ""));
    assert_eq!(run.err, "Skrev 4 utdrag och index.html i namnder (2025-05-14).\n");
    assert_eq!(names(&bench, "namnder"), COMMITTEES);
    assert!(text(&bench, &format!("namnder/{}", COMMITTEES[1])).contains("ÄLN"));
    let index = text(&bench, "namnder/index.html");
    for file in &COMMITTEES[1..] {
        assert!(index.contains(file), "{file}");
    }

    let again = bench.run("report --per-committee -o namnder");
    refused(&again, Exit::CannotCreate);
    assert!(again.err.contains("namnder-2"), "{}", again.err);
    assert_eq!(bench.run("report --per-committee -o namnder --force").exit, Exit::Done);
    assert_eq!(names(&bench, "namnder"), COMMITTEES);

    bench.run("report --per-committee -o some -c osn,tl --format md --date 2025-06-01");
    assert_eq!(names(&bench, "some"), ["index.html", "uppfoljning-osn-2025-06-01.md"]);
    bench.run("report --per-committee -o alla --kind deviations --lang en");
    assert_eq!(names(&bench, "alla")[0], "deviations-aln-2025-05-14.html");
}

#[test]
fn one_file_in_the_way_stops_all() {
    let mut bench = Bench::new();
    bench.write("namnder/uppfoljning-vs-2025-05-14.html", "mine");
    refused(&bench.run("report --per-committee -o namnder"), Exit::CannotCreate);
    assert_eq!(names(&bench, "namnder"), ["uppfoljning-vs-2025-05-14.html"]);
    fs::create_dir_all(bench.folder.path().join("b/uppfoljning-vs-2025-05-14.html")).unwrap();
    refused(&bench.run("report --per-committee -o b --force"), Exit::CannotCreate);
    assert_eq!(names(&bench, "b"), ["uppfoljning-vs-2025-05-14.html"], "those before it are taken back");
    let none = bench.run("report --per-committee -o c --search finnsinte");
    assert_eq!((none.exit, none.err.lines().count()), (Exit::Done, 1));
    assert!(!bench.folder.path().join("c").exists());
}

#[test]
fn a_plan_without_committees_gives_an_extract_to_each_party() {
    let mut bench = Bench::new();
    let run = bench.run("report --plan sund --per-committee -o parter");
    assert!(run.err.starts_with("Planen nämner inga nämnder per aktivitet"), "{}", run.err);
    assert_eq!(names(&bench, "parter"), ["index.html", "uppfoljning-lg-2025-05-14.html"]);

    bench.facts.places.plans = None;
    let run = bench.run("report --plan nsu --per-committee -o nsu --format md");
    assert!(run.err.ends_with("Skrev 13 utdrag och index.html i nsu (2025-05-14).\n"), "{}", run.err);
    assert!(names(&bench, "nsu").contains(&"uppfoljning-lg-nsu-2025-05-14.md".to_owned()));
    let run = bench.run("report --plan hsvo --per-committee -o hsvo");
    assert!(run.err.ends_with("Skrev 7 utdrag och index.html i hsvo (2025-05-14).\n"), "{}", run.err);
}

#[test]
fn names_of_files_never_come_from_unclean_text() {
    let mut bench = Bench::new();
    for file in ["plan.ron", "activities-2025.ron"] {
        let text = fs::read_to_string(plans().join("almby-2024").join(file)).unwrap();
        let hostile =
            text.replace("\"ÄLN\"", "\"../x\"").replace("\"SCN\"", "\"O/S N\"").replace("\"VS\"", "\"ÖSN\"");
        bench.write(&format!("plan/{file}"), &hostile);
    }
    let run = bench.run("report --plan ./plan --per-committee -o out");
    assert_eq!(run.exit, Exit::Done, "{}", run.err);
    assert_eq!(
        names(&bench, "out"),
        [
            "index.html",
            "uppfoljning-o-s-n-2025-05-14.html",
            "uppfoljning-osn-2025-05-14-2.html",
            "uppfoljning-osn-2025-05-14.html",
            "uppfoljning-x-2025-05-14.html",
        ]
    );
    assert_eq!(names(&bench, "."), ["out", "plan"]);
}

#[test]
fn progress_is_drawn_on_a_terminal_and_erased() {
    for columns in [20, 40, 100] {
        let mut bench = Bench::new().on_terminal(columns);
        let run = bench.run("report --per-committee -o namnder");
        let drawn: Vec<&str> = run.err.split('\r').collect();
        assert!(drawn.iter().any(|line| line.contains("] 2/5")), "{}", run.err);
        assert!(drawn.iter().all(|line| line.chars().count() < columns || line.starts_with("Skrev")));
        let (last, blank) = (drawn[drawn.len() - 1], drawn[drawn.len() - 2]);
        assert!(last.starts_with("Skrev 4 utdrag") && blank.trim().is_empty(), "{}", run.err);
        assert!(!run.err.contains('\u{1b}'));
        let quiet = bench.run("-q report --per-committee -o b");
        assert_eq!(quiet.err, "");
    }
    let mut dumb = Bench::new().on_terminal(80).with("TERM", "dumb");
    assert!(!dumb.run("report --per-committee -o namnder").err.contains('\r'));
}

/// The real program, as somebody who owns nothing here where the tests run as root.
fn as_nobody(bench: &Bench, line: &[&str]) -> (Option<i32>, String) {
    use std::os::unix::process::CommandExt;
    let mut command = Command::new(env!("CARGO_BIN_EXE_folj"));
    command.env_clear().env("LANG", "sv_SE.UTF-8").current_dir(bench.folder.path()).args(line);
    if rustix::process::geteuid().is_root() {
        command.uid(65534).gid(65534);
    }
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn where_one_may_not_write_nothing_is_written() {
    let bench = Bench::new();
    let folder = |name: &str, mode: u32| {
        let path = bench.folder.path().join(name);
        fs::create_dir_all(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    };
    folder("", 0o755);
    folder("closed", 0o555);
    folder("secret", 0o700);
    folder("open", 0o777);
    bench.write("open/osn.html", "theirs");
    if !as_nobody(&bench, &["-V"]).1.is_empty() {
        return eprintln!("left out: the program cannot be started as another user here");
    }
    for line in [
        &["report", "-o", "closed/osn.html"][..],
        &["report", "--per-committee", "-o", "closed/namnder"],
        &["report", "--per-committee", "-o", "closed"],
    ] {
        let (code, err) = as_nobody(&bench, line);
        assert_eq!((code, err.lines().count()), (Some(77), 1), "{line:?}: {err}");
        assert!(err.contains("behörighet saknas"), "{err}");
    }
    assert_eq!(names(&bench, "closed"), [] as [&str; 0]);
    assert_eq!(as_nobody(&bench, &["report", "-o", "open/osn.html"]).0, Some(73));
    let (code, err) = as_nobody(&bench, &["report", "-o", "open/new.html"]);
    assert_eq!(code, Some(0), "{err}");
    assert_eq!(names(&bench, "open"), ["new.html", "osn.html"]);
    assert_eq!(text(&bench, "open/osn.html"), "theirs");
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let home = tempfile::tempdir().unwrap();
    let shell = |script: &str| {
        let mut command = Command::new("sh");
        command.args(["-c", script]).env_clear().env("HOME", home.path()).env("PATH", "/usr/bin:/bin");
        let output =
            command.env("FOLJ", env!("CARGO_BIN_EXE_folj")).current_dir(home.path()).output().unwrap();
        String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(shell("{ \"$FOLJ\" --demo -q report; echo $? >&2; } | true"), "0\n");
    // What is open already is written to, not replaced.
    let said = shell("\"$FOLJ\" --demo -q report -o /dev/fd/3 --format md 3>report; echo $?; ls");
    assert_eq!(said, "0\nreport\n");
    assert!(!fs::read(home.path().join("report")).unwrap().is_empty());
}

/// A full disk, where the tests may mount one.
#[test]
fn a_full_disk_is_told_and_what_was_there_stays() {
    let mut bench = Bench::new();
    bench.write("disk/.keep", "");
    let disk = bench.folder.path().join("disk");
    if !(rustix::process::geteuid().is_root() && mount(&disk)) {
        return eprintln!("left out: a small file system cannot be mounted here");
    }
    bench.write("disk/osn.html", "mine");
    // Whatever room is left goes to one file.
    let _ = fs::write(disk.join("ballast"), vec![0; 1 << 20]);
    for line in ["report -o disk/new.html", "report -o disk/osn.html --force"] {
        let run = bench.run(line);
        refused(&run, Exit::NotSaved);
        assert!(run.err.contains("disken är full"), "{}", run.err);
    }
    let all = bench.run("report --per-committee -o disk/namnder");
    refused(&all, Exit::NotSaved);
    assert_eq!(
        (names(&bench, "disk"), text(&bench, "disk/osn.html").as_str()),
        (vec!["ballast".into(), "osn.html".into()], "mine")
    );
    let _ = Command::new("umount").arg("-l").arg(&disk).output();
}

fn mount(place: &Path) -> bool {
    let mut mount = Command::new("mount");
    mount.args(["-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs"]).arg(place);
    mount.output().is_ok_and(|output| output.status.success())
}

#[test]
fn the_help_has_examples() {
    assert_snapshot!(Bench::new().pictures(&["report --help", "help report --lang en"]));
}
