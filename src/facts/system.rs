//! What the machine is like, asked only by those who want to know: `folj doctor`.

use std::path::PathBuf;

use jiff::Timestamp;
use rustix::process::{Resource, getrlimit};

use super::terminal::{self, Answer};

/// Rights, limits, terminal and program file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    /// Whose rights the program has.
    pub effective_uid: u32,
    /// Whether the machine has an id (`/etc/machine-id`, or that of D-Bus).
    pub machine_id: bool,
    /// Whether the system has a watcher of folders to give.
    pub watcher: bool,
    /// The largest file that may be written, in bytes; none where there is no limit.
    pub file_size: Option<u64>,
    /// Memory that may be used, in bytes: what is available, or the user's limit where that is less.
    pub memory: Option<u64>,
    /// Columns and rows of the terminal, as it says; 0 where it does not.
    pub window: Option<(u16, u16)>,
    /// When the program's file was made or changed.
    pub program: Option<Timestamp>,
    /// Whether the program was built for development.
    pub development: bool,
    /// The folder of sshd's settings.
    pub sshd: Option<PathBuf>,
    /// How the terminal shows å.
    pub answer: Answer,
}

impl System {
    /// Asks the system. `ask_terminal` is whether the terminal is there to be asked: its answer is
    /// waited for up to 300 ms.
    pub fn ask(ask_terminal: bool) -> Self {
        Self {
            effective_uid: rustix::process::geteuid().as_raw(),
            machine_id: has_machine_id(),
            watcher: has_watcher(),
            file_size: getrlimit(Resource::Fsize).current,
            memory: memory(),
            window: window(),
            program: program(),
            development: cfg!(debug_assertions),
            sshd: Some("/etc/ssh".into()),
            answer: if ask_terminal { terminal::ask() } else { Answer::NotAsked },
        }
    }
}

fn has_machine_id() -> bool {
    ["/etc/machine-id", "/var/lib/dbus/machine-id"]
        .into_iter()
        .any(|path| std::fs::read(path).is_ok_and(|id| !id.trim_ascii().is_empty()))
}

/// Takes a watcher and a watch, both of which the system counts for each user, and gives them back.
#[cfg(target_os = "linux")]
fn has_watcher() -> bool {
    use rustix::fs::inotify::{CreateFlags, WatchFlags, add_watch, init};
    init(CreateFlags::CLOEXEC).is_ok_and(|watcher| add_watch(&watcher, "/", WatchFlags::CREATE).is_ok())
}

/// Other systems do not count them.
#[cfg(not(target_os = "linux"))]
fn has_watcher() -> bool {
    true
}

/// `MemAvailable` of `/proc/meminfo` (proc(5)), or the limit of the address space.
fn memory() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let available = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"));
    let kib: Option<u64> = available.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok());
    kib.map(|kib| kib.saturating_mul(1024)).into_iter().chain(getrlimit(Resource::As).current).min()
}

fn window() -> Option<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    Some((size.ws_col, size.ws_row))
}

fn program() -> Option<Timestamp> {
    let file = std::fs::metadata(std::env::current_exe().ok()?).ok()?;
    Timestamp::try_from(file.modified().ok()?).ok()
}
