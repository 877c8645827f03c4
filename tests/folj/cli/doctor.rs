//! `folj doctor`: a healthy machine, and what is said when something is broken.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use folj::cli::Exit;
use folj::facts::{Answer, Places, System, Terminals};
use folj::journal::{Act, Outcome};
use insta::assert_snapshot;

use super::Bench;
use super::bench::{Run, machine};

/// A bench whose user has a locale, and whose folders are there with the rights that they should have.
fn healthy() -> Bench {
    let bench = Bench::new().with("LANG", "sv_SE.UTF-8");
    for folder in ["config", "etc", "followup"] {
        fs::create_dir(bench.folder.path().join(folder)).unwrap();
        set_mode(&bench.folder.path().join(folder), 0o755);
    }
    bench
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Without what differs from machine to machine: the disk, the user, the way to the fixtures.
fn picture(run: &Run) -> String {
    const DIFFERS: [&str; 6] =
        ["MiB ledigt", "MiB left", "administratör (root)", "administrator (root)", " planer: ", " plans: "];
    let uid = format!("uid {}", rustix::process::getuid().as_raw());
    let lines = run.out.lines().filter(|line| !DIFFERS.iter().any(|part| line.contains(part)));
    let out = lines.collect::<Vec<_>>().join("\n");
    let out = out.replace(&uid, "uid 1001").replace(&folj::store::machine_name(), "[machine]");
    format!("{out}\n--- {:?}\n", run.exit)
}

/// The lines that begin with the word for what has to be mended, or to be noted.
fn lines<'a>(run: &'a Run, word: &str) -> Vec<&'a str> {
    run.out.lines().filter(|line| line.starts_with(word)).collect()
}

/// Whether something has to be mended, and whether that line says so.
#[track_caller]
fn assert_broken(bench: &mut Bench, says: &str) {
    let run = bench.run("doctor --lang sv");
    assert_eq!(run.exit, Exit::No, "{}", run.out);
    assert!(lines(&run, "fel").iter().any(|line| line.contains(says)), "{}", run.out);
}

#[track_caller]
fn assert_noted(bench: &mut Bench, says: &str) {
    let run = bench.run("doctor --lang sv");
    assert_eq!(run.exit, Exit::Done, "{}", run.out);
    assert!(lines(&run, "obs").iter().any(|line| line.contains(says)), "{}", run.out);
}

#[test]
fn a_healthy_machine() {
    let mut bench = healthy();
    bench.write("config/config.ron", "(mouse: true)");
    bench.append(Some("2.1.1a"), Act::Outcome(Some(Outcome::Yes)), None, "2025-05-14T10:00:00Z");
    let (sv, en) = (bench.run("doctor"), bench.run("doktor --lang en"));
    assert_snapshot!([picture(&sv), picture(&en)].join("\n"));
    assert!(sv.err.starts_with(char::is_numeric) && lines(&sv, "fel").is_empty(), "{}{}", sv.out, sv.err);
}

#[test]
fn much_is_broken() {
    let mut bench = healthy();
    bench.write("config/config.ron", "(\n    languge: \"en\",\n)\n");
    bench.write("config/keys.ron", "[(layer: Browse, keys: [(Note, \"entr\")])]");
    bench.append(Some("2.1.1a"), Act::Outcome(Some(Outcome::Yes)), None, "2025-06-14T10:00:00Z");
    set_mode(&bench.folder.path().join("followup"), 0o777);
    bench.facts.zone_known = false;
    bench.facts.who.login = bench.facts.who.uid.to_string();
    bench.facts.env =
        [("LC_ALL", "C"), ("LANG", "sv_SE.UTF-8"), ("SSH_CONNECTION", "10.0.0.7 1 2 3"), ("TMUX", "x")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into();
    bench.facts.terminals = Terminals { stdin: true, stdout: true, stderr: true };
    bench.facts.system = |_| System {
        machine_id: false,
        watcher: false,
        file_size: Some(1000),
        memory: Some(1 << 20),
        window: Some((20, 5)),
        program: Some("2026-05-01T00:00:00Z".parse().unwrap()),
        development: true,
        answer: Answer::Columns(2),
        ..machine()
    };
    let (sv, en) = (bench.run("doctor --lang sv"), bench.run("doctor --lang en"));
    assert_snapshot!([picture(&sv), picture(&en)].join("\n"));
}

#[test]
fn folders_that_others_may_write_to_and_files_in_their_place() {
    let mut bench = healthy();
    let at = |name: &str| bench.folder.path().join(name);
    let (followup, config) = (at("followup"), at("config"));
    set_mode(&followup, 0o775);
    assert_broken(&mut bench, "gruppen får skriva i [home]/followup");
    set_mode(&followup, 0o1777);
    assert_broken(&mut bench, "alla får skriva i [home]/followup");
    set_mode(&followup, 0o755);
    set_mode(&config, 0o777);
    assert_broken(&mut bench, "alla får skriva i [home]/config");
    set_mode(&config, 0o755);
    fs::remove_dir(&followup).unwrap();
    assert_eq!(bench.run("doctor").exit, Exit::Done);
    fs::write(&followup, "").unwrap();
    assert_broken(&mut bench, "uppföljning: [home]/followup är ingen mapp");
    fs::remove_file(&followup).unwrap();
    symlink("nowhere", &followup).unwrap();
    assert_broken(&mut bench, "uppföljning: [home]/followup är ingen mapp");
    fs::remove_file(&followup).unwrap();
    symlink(&config, &followup).unwrap();
    let run = bench.run("doctor");
    assert!(run.out.contains("[home]/followup är en länk till [home]/config"), "{}", run.out);
}

#[test]
fn settings_that_cannot_be_read() {
    let mut bench = healthy();
    let file = bench.folder.path().join("config/config.ron");
    fs::create_dir(&file).unwrap();
    assert_broken(&mut bench, "[home]/config/config.ron");
    fs::remove_dir(&file).unwrap();
    fs::write(&file, b"(language: \"sv\") // \xe5").unwrap();
    assert_broken(&mut bench, "[home]/config/config.ron: är inte UTF-8");
    fs::write(&file, "(plan: \"finns-inte\")").unwrap();
    assert_broken(&mut bench, "ingen plan öppnas");
    fs::write(&file, "(read_only: true)").unwrap();
    assert_noted(&mut bench, "inställningarna tillåter inget annat");
    let run = bench.run("doctor --config nowhere/own.ron");
    assert!(run.exit == Exit::No && run.out.contains("own.ron"), "{}", run.out);
}

#[test]
fn places_that_are_not_there() {
    let mut bench = healthy();
    for line in ["doctor --data config/x", "doctor --plans nowhere", "doctor --read-only", "doctor --demo"] {
        assert_eq!(bench.run(line).exit, Exit::Done, "{line}");
    }
    bench.facts.places = Places::default();
    assert_broken(&mut bench, "du har ingen hemmapp");
}

#[test]
fn plans_and_journals_with_mistakes() {
    let mut bench = healthy();
    bench.write("more/broken/plan.ron", "(format: 1, id: \"broken\", titel: \"x\")");
    let run = bench.run("doctor --plans more");
    assert!(run.exit == Exit::No && run.out.contains("broken/plan.ron:1: antal fel"), "{}", run.out);
    let entry = bench.append(Some("2.1.1a"), Act::Outcome(Some(Outcome::Yes)), None, "2025-05-14T10:00:00Z");
    let uid = bench.facts.who.uid;
    let slot = bench.folder.path().join(format!("followup/{uid}-anna/almby-2024/{}", entry.slot));
    let text = fs::read_to_string(&slot).unwrap();
    fs::write(&slot, text.clone() + "f1 half").unwrap();
    assert_noted(&mut bench, "antal avbrutna skrivningar 1");
    fs::write(&slot, text.replace("Yes", "No")).unwrap();
    assert_broken(&mut bench, "almby-2024: antal larm 1");
}

#[test]
fn time_and_characters() {
    let mut bench = healthy();
    for (name, value, says) in [
        ("LC_ALL", "POSIX", "LC_ALL=POSIX säger inte UTF-8"),
        ("LC_ALL", "sv_SE.ISO-8859-1", "LC_ALL=sv_SE.ISO-8859-1 säger inte UTF-8"),
        ("LC_ALL", "", ""),
        ("LANG", "", "varken LC_ALL, LC_CTYPE eller LANG är satt"),
    ] {
        bench.facts.env.insert(name.into(), value.into());
        if !says.is_empty() {
            assert_noted(&mut bench, says);
        }
    }
    bench.facts.zone_known = false;
    assert_broken(&mut bench, "tidszonen är okänd");
}

/// Colours and the type of the terminal, by what the environment says.
#[test]
fn the_terminal() {
    let on = |env: &[(&str, &str)]| {
        let mut bench = healthy();
        bench.facts.terminals = Terminals { stdin: true, stdout: true, stderr: true };
        bench.facts.env.extend(env.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        bench.run("doctor --lang en --color never").out
    };
    for (env, says) in [
        (&[][..], "note TERM is not set"),
        (&[("TERM", "dumb")], "note TERM=dumb, a terminal that cannot move its cursor"),
        (&[("TERM", "linux")], "ok   16 colours (TERM=linux)"),
        (&[("TERM", "xterm-256color")], "ok   256 colours (TERM=xterm-256color)"),
        (&[("TERM", "xterm"), ("COLORTERM", "truecolor")], "ok   16777216 colours (COLORTERM=truecolor)"),
        (&[("TERM", "xterm"), ("NO_COLOR", "1")], "ok   no colours (NO_COLOR=1)"),
        (&[("TERM", "dumb")], "ok   no colours (TERM=dumb)"),
        (&[("TERM", "xterm"), ("CLICOLOR", "0")], "ok   no colours (CLICOLOR=0)"),
        (&[("TERM", "xterm"), ("STY", "1")], "ok   inside screen"),
        (&[("TERM", "xterm"), ("SSH_CONNECTION", "::1 1 ::1 22")], "ok   SSH from ::1"),
    ] {
        let out = on(env);
        assert!(out.lines().any(|line| line.starts_with(says)), "{says}: {out}");
    }
}

/// The question stands in no answer that a program reads, and in none that goes to a file.
#[test]
fn only_a_terminal_is_asked() {
    let mut bench = healthy();
    bench.facts.system =
        |ask| System { answer: if ask { Answer::Silent } else { Answer::NotAsked }, ..machine() };
    let asked = |bench: &mut Bench, line: &str| !bench.run(line).out.contains("not_asked");
    assert!(!asked(&mut bench, "doctor --format tsv"));
    bench.facts.terminals = Terminals { stdin: true, stdout: true, stderr: true };
    assert!(!asked(&mut bench, "doctor --format tsv"));
    let says = |bench: &mut Bench, term: &str| {
        bench.facts.env.insert("TERM".into(), term.into());
        bench.run("doctor --lang en").out.contains("did not answer")
    };
    assert!(says(&mut bench, "xterm") && !says(&mut bench, "dumb"));
    bench.facts.terminals.stdin = false;
    assert!(!says(&mut bench, "xterm"));
}

#[test]
fn rows_for_scripts_have_five_columns() {
    let run = healthy().run("doctor --format tsv");
    assert!(run.out.starts_with("group\tname\tstate\tmessage\tadvice\nuser\taccount\tok\t"), "{}", run.out);
    assert!(run.out.lines().all(|line| line.split('\t').count() == 5), "{}", run.out);
}
