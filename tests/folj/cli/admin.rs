//! A shared folder from its making to the closing of a writer. What needs several users runs as root
//! only, with system accounts that every Debian has; the server's settings are in the test's folder.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use folj::cli::Exit;
use folj::journal::Author;
use serde_json::Value;

use super::bench::{Bench, Run};

const DAEMON: u32 = 1;
const BIN: u32 = 2;
const SYS: u32 = 3;

fn is_root() -> bool {
    let is_root = rustix::process::geteuid().is_root();
    if !is_root {
        eprintln!("skipped: only root can make a shared folder");
    }
    is_root
}

/// The bench of an administrator, in a folder that others can enter.
fn server() -> Bench {
    let mut bench = Bench::new();
    bench.facts.who = Author { uid: 0, login: "root".into(), name: None };
    fs::set_permissions(bench.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    bench
}

fn shared(bench: &Bench) -> PathBuf {
    bench.folder.path().join("srv/folj")
}

fn done(bench: &mut Bench, line: &str) -> Run {
    let run = bench.run(line);
    assert_eq!(run.exit, Exit::Done, "{line}: {run:?}");
    run
}

fn mode(path: &Path) -> (u32, u32) {
    let about = path.metadata().unwrap();
    (about.uid(), about.mode() & 0o7777)
}

#[test]
fn only_root_makes_and_changes() {
    let mut bench = Bench::new();
    bench.facts.who.uid = 1000;
    for line in ["admin init srv", "admin user add anna", "admin user close anna"] {
        let run = bench.run(line);
        assert_eq!(run.exit, Exit::NotAllowed, "{line}");
        assert_eq!(run.err, "folj: Detta kan bara root göra: sudo folj admin …\n");
    }
    for line in ["admin", "admin init", "admin user", "admin user add", "admin user list x", "admin x"] {
        assert_eq!(bench.run(line).exit, Exit::Usage, "{line}");
    }
    assert_eq!(bench.run("admin user list").exit, Exit::Missing);
    assert!(!bench.folder.path().join("srv").exists());
}

#[test]
fn a_folder_is_made_once() {
    if !is_root() {
        return;
    }
    let mut bench = server();
    let first = done(&mut bench, "admin init srv/folj");
    assert_eq!(first.out.matches("skapad").count(), 3, "{}", first.out);
    let folder = shared(&bench);
    assert_eq!((mode(&folder), mode(&folder.join("writers.ron"))), ((0, 0o755), (0, 0o644)));
    let config = bench.folder.path().join("etc/config.ron");
    assert_eq!((mode(&config), mode(config.parent().unwrap())), ((0, 0o644), (0, 0o755)));
    assert!(fs::read_to_string(&config).unwrap().contains(&format!("data: \"{}\",", folder.display())));
    let kept = fs::read(folder.join("writers.ron")).unwrap();

    let again = done(&mut bench, "admin init srv/folj");
    assert_eq!(again.out.matches("oförändrad").count(), 3, "{}", again.out);
    assert_eq!(fs::read(folder.join("writers.ron")).unwrap(), kept);

    bench.write("etc/config.ron", "(mouse: true)");
    let other = done(&mut bench, "admin init srv/folj");
    assert!(other.out.contains("Skriv in raden: data: \""), "{}", other.out);
    assert_eq!(fs::read_to_string(&config).unwrap(), "(mouse: true)");
}

#[test]
fn a_place_that_others_may_change_is_refused() {
    if !is_root() {
        return;
    }
    let mut bench = server();
    let srv = bench.folder.path().join("srv");
    fs::create_dir(&srv).unwrap();
    let set = |mode| fs::set_permissions(&srv, fs::Permissions::from_mode(mode)).unwrap();
    set(0o777);
    assert_eq!(bench.run("admin init srv/folj").exit, Exit::NotAllowed);
    set(0o755);
    std::os::unix::fs::chown(&srv, Some(DAEMON), None).unwrap();
    assert_eq!(bench.run("admin init srv/folj").exit, Exit::NotAllowed);
    assert_eq!(bench.run("admin init srv").exit, Exit::NotAllowed);
    assert!(!srv.join("folj").exists() && !srv.join("writers.ron").exists());
}

#[test]
fn a_list_with_mistakes_is_not_written_anew() {
    if !is_root() {
        return;
    }
    let mut bench = server();
    done(&mut bench, "admin init srv/folj");
    let text = "[\n    (uid: 1, login: \"daemon\", role: Wrtier, from: \"2025-01-01\"),\n]\n";
    bench.write("srv/folj/writers.ron", text);
    let run = bench.run("admin user add bin");
    assert_eq!(run.exit, Exit::Data);
    assert!(run.err.contains("writers.ron:2:") && run.err.contains("Wrtier"), "{}", run.err);
    assert_eq!(fs::read_to_string(shared(&bench).join("writers.ron")).unwrap(), text);
}

/// The program itself, where every user can run it.
fn program(bench: &Bench) -> PathBuf {
    let copy = bench.folder.path().join("folj");
    if !copy.exists() {
        fs::copy(env!("CARGO_BIN_EXE_folj"), &copy).unwrap();
        fs::set_permissions(&copy, fs::Permissions::from_mode(0o755)).unwrap();
    }
    copy
}

/// Runs a command line as somebody.
fn run_as(bench: &Bench, uid: u32, line: &[&str]) -> (i32, String) {
    let mut command = Command::new(program(bench));
    command.args(["--data", shared(bench).to_str().unwrap(), "--lang", "sv"]).args(line);
    command.env_clear().env("LANG", "sv_SE.UTF-8").current_dir("/").stdin(Stdio::null()).uid(uid).gid(uid);
    // The zone of the bench: from which day on somebody may write is a day of a zone.
    command.env("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
    let output = command.output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

#[test]
fn who_may_write_and_who_may_not() {
    if !is_root() {
        return;
    }
    let mut bench = server();
    // Records are dated by the clock of the programs that write.
    bench.facts.now = jiff::Timestamp::now();
    done(&mut bench, "admin init srv/folj");
    done(&mut bench, "admin user add daemon --name 'Dan Berg'");
    done(&mut bench, "admin user add bin --role reader");
    assert!(done(&mut bench, "admin user add daemon").out.contains("oförändrat"));
    let folder = shared(&bench).join("1-daemon");
    assert_eq!(mode(&folder), (DAEMON, 0o755));
    assert!(!shared(&bench).join("2-bin").exists());

    let note = |text| ["note", "2.1", "--text", text];
    assert_eq!(run_as(&bench, DAEMON, &note("ett")).0, 0);
    // People read the name; programs the login and the number.
    for line in
        [&["log"][..], &["log", "--by", "Dan Berg"], &["log", "--by", "daemon"], &["show", "2.1.1.1a"]]
    {
        let (code, text) = run_as(&bench, DAEMON, line);
        assert!(code == 0 && (text.contains("Dan Berg") || line[0] == "show"), "{line:?}: {text}");
        assert!(!text.contains("daemon"), "{line:?}: {text}");
    }
    let (_, json) = run_as(&bench, BIN, &["log", "--format", "json"]);
    assert!(json.contains("\"by\":\"daemon\",\"uid\":1,"), "{json}");
    for (uid, why) in [(BIN, "din roll är läsare"), (SYS, "du står inte bland dem")] {
        let (code, text) = run_as(&bench, uid, &note("x"));
        assert!(code == 77 && text.contains(why), "{uid}: {code} {text}");
        let (code, text) = run_as(&bench, uid, &["log"]);
        assert!(code == 0 && text.contains("ett"), "{uid} reads: {text}");
    }
    let (_, screen) = run_as(&bench, BIN, &["screen"]);
    assert!(screen.contains("SKRIVSKYDDAD") && screen.contains("din roll är läsare"), "{screen}");

    let closed = done(&mut bench, "admin user close daemon").out;
    assert!(closed.contains("1 fil förseglad,"), "{closed}");
    assert!(done(&mut bench, "admin user close daemon").out.contains("oförändrat"));
    assert_eq!(mode(&folder), (DAEMON, 0o555));
    let (code, text) = run_as(&bench, DAEMON, &note("två"));
    assert!(code == 77 && text.contains("upphörde"), "{code} {text}");

    // With a program that asks nobody, the owner of a file can still write to it.
    let (list, aside) = (shared(&bench).join("writers.ron"), shared(&bench).join("aside"));
    fs::rename(&list, &aside).unwrap();
    assert_eq!(run_as(&bench, DAEMON, &note("falsk")).0, 77, "the folder is closed");
    for closed in [folder.clone(), slots(&folder).remove(0).parent().unwrap().to_owned()] {
        fs::set_permissions(closed, fs::Permissions::from_mode(0o755)).unwrap();
    }
    assert_eq!(run_as(&bench, DAEMON, &note("falsk")).0, 0);
    fs::rename(&aside, &list).unwrap();
    let (_, log) = run_as(&bench, SYS, &["log"]);
    assert!(log.contains("ett") && !log.contains("falsk"), "{log}");
    let (code, check) = run_as(&bench, SYS, &["check"]);
    assert!(code == 1 && check.contains("fanns inte när skribentens mapp stängdes"), "{check}");

    // What was removed is told as well.
    let slot = slots(&folder).remove(0);
    fs::write(&slot, "").unwrap();
    assert!(run_as(&bench, SYS, &["check"]).1.contains("kortare än förut"));
    fs::remove_file(&slot).unwrap();
    assert!(run_as(&bench, SYS, &["check"]).1.contains("kortare än förut"));

    done(&mut bench, "admin user add daemon");
    assert_eq!(run_as(&bench, DAEMON, &note("åter")).0, 0);
}

fn slots(folder: &Path) -> Vec<PathBuf> {
    let plans = fs::read_dir(folder).unwrap().map(|plan| plan.unwrap().path());
    plans.flat_map(|plan| fs::read_dir(plan).unwrap().map(|slot| slot.unwrap().path())).collect()
}

#[test]
fn the_list_of_users() {
    if !is_root() {
        return;
    }
    let mut bench = server();
    for line in ["init srv/folj", "user add daemon --name 'Dan Berg'", "user add bin --role reader"] {
        done(&mut bench, &format!("admin {line}"));
    }
    fs::create_dir(shared(&bench).join("3-sys")).unwrap();
    std::os::unix::fs::chown(shared(&bench).join("3-sys"), Some(SYS), None).unwrap();
    let run = done(&mut bench, "admin user list --format json");
    let document: Value = serde_json::from_str(&run.out).unwrap();
    let users = document["users"].as_array().unwrap();
    let rows: Vec<String> =
        users.iter().map(|user| format!("{} {} {}", user["uid"], user["login"], user["role"])).collect();
    assert_eq!(rows, ["1 \"daemon\" \"writer\"", "2 \"bin\" \"reader\"", "3 \"sys\" null"]);
    assert_eq!(document["warnings"].as_array().unwrap().len(), 1);
    super::json::fits("users", &document);

    let tsv = done(&mut bench, "admin user list --format tsv").out;
    assert!(tsv.starts_with("uid\tlogin\tname\trole\tfrom\tto\tentries\tlast\tguest\n"), "{tsv}");
    assert!(tsv.contains("1\tdaemon\tDan Berg\twriter\t2025-05-14\t\t0\t"), "{tsv}");
    let table = done(&mut bench, "admin user list");
    assert!(table.out.contains("Dan Berg") && table.err.contains("3-sys"), "{table:?}");
}

#[test]
fn a_number_that_was_given_out_again_is_told_by_doctor() {
    if !is_root() {
        return;
    }
    let mut bench = server();
    done(&mut bench, "admin init srv/folj");
    done(&mut bench, "admin user add daemon");
    let list = shared(&bench).join("writers.ron");
    let text = fs::read_to_string(&list).unwrap();
    let before =
        "    (uid: 1, login: \"dan\", role: Writer, from: \"2024-01-01\", to: \"2024-02-01\"),\n    (";
    fs::write(&list, text.replacen("    (", before, 1)).unwrap();
    let run = bench.run("doctor --lang en");
    assert!(run.out.contains("note writers.ron: uid 1 has belonged to several"), "{}", run.out);
    assert!(run.out.contains("note you only read: you are not among those"), "{}", run.out);
}

/// Who is listed as a guest is one, and so is whoever has no sound record while the list has mistakes.
#[test]
fn guests_of_the_list_get_no_further() {
    if !is_root() {
        return;
    }
    let mut bench = server();
    done(&mut bench, "admin init srv/folj");
    done(&mut bench, "admin user add daemon --role reader --guest");
    assert!(done(&mut bench, "admin user list").out.contains("läsare, bara folj"));
    let is_guest = |bench: &mut Bench, uid| {
        bench.facts.who.uid = uid;
        let exit = bench.run("config path").exit;
        bench.facts.who.uid = 0;
        exit == Exit::NotAllowed
    };
    assert_eq!([DAEMON, BIN, 0].map(|uid| is_guest(&mut bench, uid)), [true, false, false]);
    let list = shared(&bench).join("writers.ron");
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replace("guest:true", "guest:yes")).unwrap();
    assert_eq!([DAEMON, BIN, 0].map(|uid| is_guest(&mut bench, uid)), [true, true, false]);
}

#[test]
fn a_list_that_is_not_roots_gives_nobody_a_role() {
    if !is_root() {
        return;
    }
    let mut bench = server();
    done(&mut bench, "admin init srv/folj");
    done(&mut bench, "admin user add daemon");
    let list = shared(&bench).join("writers.ron");
    std::os::unix::fs::chown(&list, Some(DAEMON), None).unwrap();
    let (code, text) = run_as(&bench, DAEMON, &["note", "2.1", "--text", "x"]);
    assert!(code == 77 && text.contains("går inte att läsa ur"), "{code} {text}");
    let (code, check) = run_as(&bench, SYS, &["check"]);
    assert!(code == 1 && check.matches("writers.ron läses inte").count() == 1, "{check}");
}
