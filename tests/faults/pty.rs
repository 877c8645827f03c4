//! The terminal of the tests of the shell, with the real program in it.

#[path = "../folj/pty/terminal.rs"]
#[allow(dead_code, reason = "the tests of the shell use the rest")]
mod terminal;

/// What the terminal would start instead of the program; nobody here asks for that.
mod stand_in {
    pub(super) const CHILD: &str = "FOLJ_NO_STAND_IN";
    pub(super) const ARGUMENTS: [&str; 0] = [];
}

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) use terminal::Terminal;

/// The files below a folder and what is in them.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read(&path).unwrap();
                found.insert(path, text);
            }
        }
    }
    found
}

/// Whether a process is there and has not ended.
pub(crate) fn is_alive(pid: u32) -> bool {
    let state = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    state.rsplit_once(") ").is_some_and(|(_, rest)| !rest.starts_with('Z'))
}

/// The most memory that a process has had, in megabytes.
pub(crate) fn megabytes(pid: u32) -> usize {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let peak = status.split_once("VmHWM:").map_or("", |(_, rest)| rest);
    peak.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<usize>().ok()).expect("a process")
        / 1024
}
