//! Runs `folj` in this process and takes a picture: standard output, standard error, exit code.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use folj::cli::{Exit, run};
use folj::facts::{Account, Answer, Facts, Places, System, Terminals, Trust};
use folj::journal::{Act, Author, Entry, EntryId, MeetingId, Record, Target};
use folj::model::{Id, PlanId, Year};
use folj::store::{JournalDir, Store, machine_name};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use tempfile::TempDir;

/// The plans of these tests.
pub(crate) fn plans() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cli/plans")
}

/// A user at a machine without a terminal, on 14 May 2025 at 13:42 in Sweden.
pub(crate) struct Bench {
    pub(crate) folder: TempDir,
    pub(crate) facts: Facts,
}

/// What one run gave.
#[derive(Debug, PartialEq)]
pub(crate) struct Run {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) exit: Exit,
}

/// The uid has to be the real one, since files prove it; the login is made up.
fn anna() -> Author {
    Author { uid: rustix::process::getuid().as_raw(), login: "anna".into(), name: None }
}

/// A machine that is as it should be.
pub(crate) fn machine() -> System {
    System {
        effective_uid: anna().uid,
        machine_id: true,
        watcher: true,
        file_size: None,
        memory: Some(4 << 30),
        window: Some((100, 30)),
        program: Some("2025-05-01T00:00:00Z".parse().unwrap()),
        development: false,
        sshd: None,
        answer: Answer::Columns(1),
    }
}

impl Bench {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = Places {
            config: Some(folder.path().join("config")),
            server_config: Some(folder.path().join("etc")),
            plans: Some(plans()),
            followup: Some(folder.path().join("followup")),
            state: None,
            cache: Some(folder.path().join("cache")),
        };
        let facts = Facts {
            now: "2025-05-14T11:42:00Z".parse().unwrap(),
            // Rules instead of a name, so that no time zone database is needed.
            zone: TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap(),
            zone_known: true,
            who: anna(),
            env: [("LANG".to_owned(), "C".to_owned())].into(),
            places,
            terminals: Terminals::default(),
            columns: None,
            current_dir: folder.path().to_owned(),
            system: |_| machine(),
            trust: Trust::Full,
            account: Account {
                home: Some(folder.path().join("home")),
                login_shell: Some("/bin/bash".into()),
                zone: TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").ok(),
            },
        };
        Self { folder, facts }
    }

    /// The same with a variable of the environment.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.facts.env.insert(name.into(), value.into());
        self
    }

    /// The same on a terminal of that width.
    pub(crate) fn on_terminal(mut self, columns: usize) -> Self {
        self.facts.terminals = Terminals { stdin: false, stdout: true, stderr: true };
        self.facts.columns = Some(columns);
        self.with("TERM", "xterm-256color").with("LANG", "C.UTF-8")
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let path = self.folder.path().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Runs one command line; words with blanks stand in apostrophes. A minute passes.
    pub(crate) fn run(&mut self, line: &str) -> Run {
        self.run_with(line, "")
    }

    pub(crate) fn run_with(&mut self, line: &str, stdin: &str) -> Run {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let exit = run(words(line), &self.facts, &mut out, &mut err, &mut stdin.as_bytes());
        self.facts.now = self.facts.now.checked_add(1.minute()).unwrap();
        let text = |bytes: Vec<u8>| self.redact(&String::from_utf8(bytes).unwrap());
        Run { out: text(out), err: text(err), exit }
    }

    /// Pictures of several runs, one after another.
    pub(crate) fn pictures(&mut self, lines: &[&str]) -> String {
        lines.iter().map(|line| picture(line, &self.run(line))).collect::<Vec<_>>().join("\n")
    }

    /// Runs into a stream of one's own.
    pub(crate) fn run_into(&self, line: &str, out: &mut dyn Write) -> (Exit, String) {
        let mut err = Vec::new();
        let exit = run(words(line), &self.facts, out, &mut err, &mut io::empty());
        (exit, String::from_utf8(err).unwrap())
    }

    /// Puts an entry into the journal by hand, as somebody who had seen nothing.
    pub(crate) fn append(&self, id: Option<&str>, act: Act, meeting: Option<&str>, at: &str) -> Entry {
        let at: Timestamp = at.parse().unwrap();
        let target =
            Target { plan: PlanId::from("almby-2024"), year: id.map(|_| Year(2025)), id: id.map(Id::from) };
        let record = Record {
            id: EntryId::new(at, folj::facts::random()),
            at,
            by: anna(),
            meeting: meeting.map(MeetingId::from),
            target,
            act,
            on: Vec::new(),
            saw: String::new(),
        };
        let root = self.folder.path().join("followup");
        JournalDir::new(root, anna(), machine_name()).append(record, false).unwrap()
    }

    /// What differs from run to run and machine to machine has a name instead.
    fn redact(&self, text: &str) -> String {
        let text = text
            .replace(&plans().display().to_string(), "[plans]")
            .replace(&self.folder.path().display().to_string(), "[home]")
            .replace(&format!("\"uid\":{}", anna().uid), "\"uid\":1001");
        let mut words = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find(|c: char| c.is_ascii_hexdigit()) {
            let run = rest[at..].find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(rest.len() - at);
            words += &rest[..at];
            words += if run == 22 { "[entry]" } else { &rest[at..at + run] };
            rest = &rest[at + run..];
        }
        words + rest
    }
}

fn words(line: &str) -> Vec<OsString> {
    let mut words = vec!["folj".into()];
    for (at, part) in line.split('\'').enumerate() {
        if at % 2 == 1 {
            words.push(part.into());
        } else {
            words.extend(part.split_whitespace().map(OsString::from));
        }
    }
    words
}

/// A run as it would be seen.
pub(crate) fn picture(line: &str, run: &Run) -> String {
    let err = if run.err.is_empty() { String::new() } else { format!("--- stderr\n{}", run.err) };
    format!("$ folj {line}\n{}{err}--- {:?} {}\n", run.out, run.exit, run.exit.code())
}
