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
    /// Keys that lead to a list with several rows.
    pub(crate) before: &'static str,
}

/// folj, the floor and the peers on the same activities, and which peers are not installed. `place` is
/// the home of all of them, `folder` where folj and the floor are.
pub(crate) fn programs(
    place: &Path,
    folder: &Path,
    activities: Option<usize>,
    entries: usize,
) -> Result<(Vec<Program>, Vec<&'static str>), Failure> {
    // Who has been there before is not welcomed.
    Visits::new(place.join("state/folj/visits"))
        .keep(&"another-plan".into(), "")
        .map_err(|problem| format!("{problem:?}"))?;
    let folj = folder.join("folj").display().to_string();
    let floor = folder.join("examples/floor").display().to_string();
    let (list, options) = match activities {
        Some(activities) => {
            generated(place, Sizes { activities, entries, meetings: (entries / 1000).min(20) })?
        }
        None => (Path::new(env!("CARGO_MANIFEST_DIR")).join(BUNDLED), Vec::new()),
    };
    let rows = Command::new(&folj).args(&options).args(["list", "--format", "tsv"]).output()?.stdout;
    let rows = String::from_utf8(rows)?;
    let list = list.display().to_string();
    let mut programs = vec![
        Program { name: "folj".into(), words: [vec![folj], options].concat(), before: "ll" },
        Program { name: FLOOR.into(), words: vec![floor, list.clone()], before: "" },
    ];
    let mut missing = Vec::new();
    for (name, file, text) in [
        ("less", "", String::new()),
        ("vim", "", String::new()),
        ("vd", "activities.tsv", rows.clone()),
        ("hledger-ui", "activities.journal", transactions(&rows)),
        ("taskwarrior-tui", "", String::new()),
    ] {
        let Some(program) = installed(name) else {
            missing.push(name);
            continue;
        };
        let own = place.join(file);
        if !file.is_empty() {
            fs::write(&own, text)?;
        }
        let own = own.display().to_string();
        let arguments = match name {
            "hledger-ui" => vec!["-f".to_owned(), own, "--register=a".to_owned()],
            "vd" => vec![own],
            "taskwarrior-tui" => {
                tasks(place, &rows)?;
                Vec::new()
            }
            _ => vec![list.clone()],
        };
        programs.push(Program { name: name.into(), words: [vec![program], arguments].concat(), before: "" });
    }
    Ok((programs, missing))
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
fn installed(name: &str) -> Option<String> {
    let path = std::env::var_os("PATH")?;
    let found =
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file());
    found.map(|program| program.display().to_string())
}
