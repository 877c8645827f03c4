//! The real program, without a terminal.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::bench::plans;

fn folj(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_folj"));
    command.env_clear().env("HOME", home).current_dir(home).stdin(Stdio::null());
    command
}

fn text(output: &Output) -> (String, String, Option<i32>) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr), output.status.code())
}

#[test]
fn prints_the_overview_and_ends_well() {
    let home = tempfile::tempdir().unwrap();
    let (out, err, code) = text(&folj(home.path()).arg("--plans").arg(plans()).output().unwrap());
    assert!(out.starts_with("Samverkansplan Almby 2024–2030, aktiviteter 2025\n"), "{out}");
    assert_eq!((err.lines().count(), code), (1, Some(0)), "{err}");
}

/// As in a container that was entered from outside: the leader of the session has no number there.
#[test]
fn a_session_that_is_led_from_outside_is_no_obstacle() {
    let home = tempfile::tempdir().unwrap();
    let mut apart = Command::new("unshare");
    apart.args(["--user", "--map-root-user", "--pid", "--fork"]);
    if !apart.arg("true").status().is_ok_and(|status| status.success()) {
        return eprintln!("left out: this system lets nobody make a namespace");
    }
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--pid", "--fork", env!("CARGO_BIN_EXE_folj")]);
    command.args(["screen", "--plans"]).arg(plans()).env("HOME", home.path()).stdin(Stdio::null());
    let (out, err, code) = text(&command.output().unwrap());
    assert!(out.contains("Samverkansplan Almby"), "{out}");
    assert_eq!((err.as_str(), code), ("", Some(0)));
}

#[test]
fn relative_places_are_ignored() {
    let home = tempfile::tempdir().unwrap();
    let path = |value: &str| {
        let output =
            folj(home.path()).env("XDG_CONFIG_HOME", value).args(["config", "path"]).output().unwrap();
        let out = text(&output).0;
        out.lines().rfind(|line| line.ends_with("config.ron")).unwrap_or_default().to_owned()
    };
    let own = home.path().join(".config/folj/config.ron").display().to_string();
    assert_eq!(path("relative/config"), own);
    assert_eq!(path(""), own);
    assert_eq!(path("/elsewhere"), "/elsewhere/folj/config.ron");
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let home = tempfile::tempdir().unwrap();
    let mut command = folj(home.path());
    command.arg("--plans").arg(plans()).args(["-q", "list", "--format", "json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}

#[test]
fn a_shell_gets_words_from_the_plan() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    std::fs::create_dir_all(data.join("folj")).unwrap();
    std::os::unix::fs::symlink(plans(), data.join("folj/plans")).unwrap();
    let offered = |words: &[&str]| {
        let mut command = folj(home.path());
        command.env("XDG_DATA_HOME", &data).env("COMPLETE", "bash");
        command.env("_CLAP_COMPLETE_INDEX", words.len().to_string()).env("_CLAP_IFS", "\n");
        text(&command.args(["--", "folj"]).args(words).output().unwrap())
    };
    let words = |words: &[&str]| {
        let (out, err, code) = offered(words);
        assert_eq!((err.as_str(), code), ("", Some(0)));
        out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(words(&["list", "--committee", "ä"]), ["ÄLN"]);
    assert_eq!(words(&["set", "2.1.1"]), ["2.1.1a", "2.1.1b", "2.1.10a"]);
    assert_eq!(words(&["show", "3.1.1"]), ["3.1.1", "3.1.1a"]);
    assert_eq!(words(&["--plan", "sund", "show", "1.1"])[0], "1.1", "of the plan that is meant");
    assert_eq!(words(&["--plan=sund", "show", "2.1.10"]), [] as [&str; 0]);
    assert_eq!(words(&["help", "sta"]), ["stats"]);
    assert_eq!(words(&["log", "alm"]), ["almby-2024"]);
    assert_eq!(words(&["list", "--match", "o"]), ["only"]);
    assert_eq!(words(&["report", "--kind", "m"]), ["minutes"]);
    assert_eq!(words(&["report", "--format", ""]), ["html", "docx", "xlsx", "csv", "tsv", "md", "json"]);
    assert_eq!(words(&["report", "--without", "s"]), ["services"]);
    assert_eq!(words(&["rapport", "-c", "äl"]), ["ÄLN"]);
    assert!(words(&["sho"]).contains(&"show".to_owned()));
}

/// What can be looked back at in the demo, beside the last meeting.
const DEMO: [&str; 7] = [
    "2025-02-12-tl",
    "2025-02-12-tl/decided",
    "2025-05-14-tl",
    "2025-05-14-tl/sent-out",
    "2025-05-14-tl/decided",
    "2025-10-15-tl",
    "2025-10-15-tl/sent-out",
];

#[test]
fn a_shell_gets_the_meetings_and_their_marks() {
    let home = tempfile::tempdir().unwrap();
    let words = |lang: &str, words: &[&str]| {
        let mut command = folj(home.path());
        command.env("COMPLETE", "bash").env("FOLJ_LANG", lang);
        command.env("_CLAP_COMPLETE_INDEX", words.len().to_string()).env("_CLAP_IFS", "\n");
        let (out, err, code) = text(&command.args(["--", "folj"]).args(words).output().unwrap());
        assert_eq!((err.as_str(), code), ("", Some(0)));
        out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let all = words("sv", &["--demo", "list", "--as-of", ""]);
    assert_eq!((all.len(), all[0].as_str()), (DEMO.len() + 1, "latest"));
    assert_eq!(
        all[1..],
        DEMO.map(|word| word.replace("sent-out", "utskickat").replace("decided", "beslutat"))
    );
    assert_eq!(words("en", &["--demo", "log", "--since", ""])[1..], DEMO);
    assert_eq!(words("en", &["list", "--as-of", ""]), [] as [&str; 0], "nothing is recorded yet");
}
