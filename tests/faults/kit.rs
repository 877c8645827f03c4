//! What all of these tests need: the program, a place for it, and how hard to try.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The program that people start.
pub(crate) const FOLJ: &str = env!("CARGO_BIN_EXE_folj");

/// A home of its own, gone at the end, in which nothing is set up.
pub(crate) struct Place {
    home: tempfile::TempDir,
}

/// What the program answered.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The exit code; `None` where a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self) -> &Path {
        self.home.path()
    }

    /// The folder of the journals, which need not be there.
    pub(crate) fn data(&self) -> PathBuf {
        self.path().join("data/folj/followup")
    }

    /// `program` with nothing around it but this home; it reads and writes nothing of ours.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin").env("LANG", "sv_SE.UTF-8");
        command.env("HOME", self.path()).current_dir(self.path()).stdin(Stdio::null());
        for name in ["CONFIG", "DATA", "STATE", "CACHE"] {
            command.env(format!("XDG_{name}_HOME"), self.path().join(name.to_lowercase()));
        }
        command
    }

    /// Runs folj with `arguments`, and waits.
    pub(crate) fn folj(&self, arguments: &[&str]) -> Answer {
        Answer::from(self.command(FOLJ).args(arguments).output().unwrap())
    }
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("folj writes UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// How often to try: `usual`, or what the variable `name` says (`FOLJ_KILLS=5000`).
pub(crate) fn times(name: &str, usual: usize) -> usize {
    std::env::var(name).map_or(usual, |text| text.parse().expect("a number"))
}

/// Whether `what` (root, a tool) is here. Without it a test is skipped and says so; where
/// `FOLJ_FAULTS=all` is set, as on the machine that decides what lands, it fails instead.
pub(crate) fn here(what: &str, is_here: bool) -> bool {
    assert!(is_here || std::env::var("FOLJ_FAULTS").as_deref() != Ok("all"), "{what} is missing");
    if !is_here {
        eprintln!("skipped: {what} is missing");
    }
    is_here
}

/// Whether this is root, who may become others and mount.
pub(crate) fn root() -> bool {
    here("root", rustix::process::geteuid().is_root())
}

/// Whether `tool` can be started.
pub(crate) fn tool(tool: &str) -> bool {
    let found = Command::new(tool).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    here(tool, found.is_ok())
}

#[test]
fn the_place_is_empty_and_the_program_answers_there() {
    let place = Place::new();
    let answer = place.folj(&["plans", "--format", "json"]);
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{answer:?}");
    assert!(answer.out.contains("hsvo-uppsala-2024") && !place.data().exists(), "{answer:?}");
    assert!(times("FOLJ_NO_SUCH_NUMBER", 3) == 3 && tool("true"));
    assert_eq!(root(), rustix::process::getuid().is_root());
}
