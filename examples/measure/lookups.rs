//! The look-up from the shell: which activities a party answers for, by folj, by the least that a reader
//! costs, and by tools that are installed.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::programs::{Program, Subject, installed};
use crate::{Failure, terminal};

/// The party that is asked for, which both the bundled plan and the generated ones have.
const PARTY: &str = "OSN";

/// The program that the others are compared with.
pub(crate) const FLOOR: &str = "floor_list";

/// folj, the floor, and what is installed; and what is not.
pub(crate) fn lookups(subject: &Subject, place: &Path) -> Result<(Vec<Program>, Vec<&'static str>), Failure> {
    let words = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
    let list = subject.list.display().to_string();
    let ask = ["list", "-c", PARTY];
    let mut programs = vec![
        Program::new("folj", [words(&[&subject.folj]), subject.options.clone(), words(&ask)].concat()),
        Program::new(FLOOR, words(&[&subject.beside("floor_list"), &list, PARTY])),
    ];
    let json = place.join("activities.json");
    fs::write(&json, subject.ask(&["list", "--format", "json"])?)?;
    let json = json.display().to_string();
    let chosen = format!(".activities[] | select(.responsible.parties | index(\"{PARTY}\")) | .id, .text");
    let mut missing = Vec::new();
    for (name, arguments) in [("grep", words(&[PARTY, &list])), ("jq", words(&[&chosen, &json]))] {
        match installed(name) {
            Some(program) => programs.push(Program::new(name, [vec![program], arguments].concat())),
            None => missing.push(name),
        }
    }
    Ok((programs, missing))
}

/// How long it takes from its start to its end.
pub(crate) fn run(program: &Program, home: &Path) -> Result<Duration, Failure> {
    let (name, arguments) = program.words.split_first().ok_or("no program")?;
    let mut command = Command::new(name);
    command.args(arguments).current_dir(home).env_clear().envs(terminal::environment(home));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let started = Instant::now();
    let ended = command.status()?;
    let time = started.elapsed();
    if ended.success() { Ok(time) } else { Err(format!("{}: {ended}", program.name).into()) }
}
