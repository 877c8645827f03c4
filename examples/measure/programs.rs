//! The programs that are compared, and the files that they read.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use folj::facts::Facts;
use folj::store::Visits;

use super::Failure;
use generator::{Sizes, generate};

#[path = "../generate/generator/mod.rs"]
mod generator;

/// The program that the others are compared with.
pub(crate) const FLOOR: &str = "floor";

/// The bundled plan that opens, as a file.
const BUNDLED: &str = "data/plans/hsvo-uppsala-2024/activities-2025.ron";

/// A command line with a name.
pub(crate) struct Program {
    pub(crate) name: String,
    pub(crate) words: Vec<String>,
    /// Keys that lead to a list with several rows, one after another.
    pub(crate) before: &'static str,
    /// The keys for down and up.
    pub(crate) moves: [&'static str; 2],
}

impl Program {
    /// A program in which j and k move.
    pub(crate) fn new(name: impl Into<String>, words: Vec<String>) -> Self {
        Self { name: name.into(), words, before: "", moves: ["j", "k"] }
    }
}

/// The plan that all of them show.
pub(crate) struct Subject {
    /// The folder with folj and examples/.
    folder: PathBuf,
    /// The program.
    pub(crate) folj: String,
    /// What folj opens the plan with.
    pub(crate) options: Vec<String>,
    /// The file of the plan's year.
    pub(crate) list: PathBuf,
}

impl Subject {
    /// The bundled plan, or a generated one of so many activities and entries. Whatever is started finds
    /// its home in `place`.
    pub(crate) fn new(
        place: &Path,
        folder: &Path,
        activities: Option<usize>,
        entries: usize,
    ) -> Result<Self, Failure> {
        let (list, options) = match activities {
            Some(activities) => {
                generated(place, Sizes { activities, entries, meetings: (entries / 1000).min(20) })?
            }
            None => (Path::new(env!("CARGO_MANIFEST_DIR")).join(BUNDLED), Vec::new()),
        };
        Ok(Self { folder: folder.to_owned(), folj: folder.join("folj").display().to_string(), options, list })
    }

    /// A program of `examples/`.
    pub(crate) fn beside(&self, name: &str) -> String {
        self.folder.join("examples").join(name).display().to_string()
    }

    /// What folj answers about the plan.
    pub(crate) fn ask(&self, words: &[&str]) -> Result<String, Failure> {
        Ok(String::from_utf8(Command::new(&self.folj).args(&self.options).args(words).output()?.stdout)?)
    }
}

/// folj, the floor and the peers on the same activities, and which peers are not installed.
pub(crate) fn programs(
    subject: &Subject,
    place: &Path,
) -> Result<(Vec<Program>, Vec<&'static str>), Failure> {
    let rows = subject.ask(&["list", "--format", "tsv"])?;
    let list = subject.list.display().to_string();
    let mut programs = vec![
        Program {
            before: "ll",
            ..Program::new("folj", [vec![subject.folj.clone()], subject.options.clone()].concat())
        },
        Program::new(FLOOR, vec![subject.beside("floor"), list.clone()]),
    ];
    let mut missing = Vec::new();
    for name in ["less", "vim", "vd", "hledger-ui", "taskwarrior-tui"] {
        let Some(program) = installed(name) else {
            missing.push(name);
            continue;
        };
        let own = |file: &str, text: &str| -> Result<String, Failure> {
            fs::write(place.join(file), text)?;
            Ok(place.join(file).display().to_string())
        };
        let arguments = match name {
            "hledger-ui" => {
                vec![
                    "-f".to_owned(),
                    own("activities.journal", &transactions(&rows))?,
                    "--register=a".to_owned(),
                ]
            }
            "vd" => vec![own("activities.tsv", &rows)?],
            "taskwarrior-tui" => {
                tasks(place, &rows)?;
                Vec::new()
            }
            _ => vec![list.clone()],
        };
        programs.push(Program::new(name, [vec![program], arguments].concat()));
    }
    Ok((programs, missing))
}

/// Forgets where the last visit was, or the next one would begin there; but nobody comes for the first time.
pub(crate) fn forget_visits(place: &Path) -> Result<(), Failure> {
    let visits = place.join("state/folj/visits");
    if visits.exists() {
        fs::remove_dir_all(&visits)?;
    }
    let kept = Visits::new(visits).keep(&"another-plan".into(), "");
    kept.map_err(|problem| format!("{problem:?}").into())
}

/// A generated plan: the file of its year, and the options with which folj opens it.
fn generated(place: &Path, sizes: Sizes) -> Result<(PathBuf, Vec<String>), Failure> {
    let made = generate(sizes, 1, &place.join("made"), &Facts::ask().who)?;
    let list = made.plan.join("activities-2025.ron");
    let options = [("--config", made.config), ("--plan", made.plan), ("--data", made.followup)];
    let options = options.into_iter().flat_map(|(name, path)| [name.to_owned(), path.display().to_string()]);
    Ok((list, options.collect()))
}

/// A transaction for each row.
fn transactions(rows: &str) -> String {
    let mut text = String::new();
    for row in rows.lines().skip(1) {
        // A string takes everything that is written to it.
        let _ = writeln!(text, "2025-01-01 {}\n  a  1\n  b\n", row.replace(['\t', ';', '|'], " "));
    }
    text
}

/// A task for each row, for the programs that show them.
fn tasks(home: &Path, rows: &str) -> Result<(), Failure> {
    let tasks: Vec<_> = rows.lines().skip(1).map(|row| serde_json::json!({ "description": row })).collect();
    let file = home.join("tasks.json");
    fs::write(&file, serde_json::to_string(&tasks)?)?;
    fs::write(home.join(".taskrc"), "confirmation=no\n")?;
    Command::new("task").arg("import").arg(file).env("HOME", home).output()?;
    Ok(())
}

/// Where a program is, along `PATH`.
pub(crate) fn installed(name: &str) -> Option<String> {
    let path = std::env::var_os("PATH")?;
    let found =
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file());
    found.map(|program| program.display().to_string())
}
