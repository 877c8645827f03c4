//! A program in a pseudo-terminal, with what it writes, when, and what it costs.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::Failure;

/// A frame is whole when so long nothing followed.
const QUIET: Duration = Duration::from_millis(120);
/// A key that nothing came after for so long did nothing.
const NO_ANSWER: Duration = Duration::from_secs(2);
/// As long as a program may think before it draws anything.
const PATIENCE: Duration = Duration::from_mins(2);

/// A program that runs.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<(Instant, usize)>,
    started: Instant,
}

/// What came after something had happened.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Answer {
    /// From then until the last byte.
    pub(crate) time: Duration,
    pub(crate) bytes: usize,
}

/// What the kernel has counted for a process.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Spent {
    /// Time on a processor.
    pub(crate) cpu: Duration,
    /// The same in ticks of the clock.
    pub(crate) ticks: u64,
    /// How often it gave a processor up, or lost it.
    pub(crate) switches: u64,
}

/// Nothing but a home, and a terminal without surprises.
pub(crate) fn environment(home: &Path) -> Vec<(String, PathBuf)> {
    let fixed = [
        ("PATH", "/usr/local/bin:/usr/bin:/bin"),
        ("TERM", "xterm-256color"),
        ("LANG", "C.UTF-8"),
        ("FOLJ_LANG", "sv"),
    ];
    let fixed = fixed.map(|(name, value)| (name.to_owned(), value.into()));
    let places = [("CONFIG", "config"), ("DATA", "data"), ("STATE", "state"), ("CACHE", "cache")];
    let places = places.map(|(name, folder)| (format!("XDG_{name}_HOME"), home.join(folder)));
    fixed.into_iter().chain(places).chain([("HOME".to_owned(), home.to_owned())]).collect()
}

impl Spent {
    /// What was spent since then.
    pub(crate) fn since(self, before: Self) -> Self {
        Self {
            cpu: self.cpu.saturating_sub(before.cpu),
            ticks: self.ticks.saturating_sub(before.ticks),
            switches: self.switches.saturating_sub(before.switches),
        }
    }
}

impl Terminal {
    /// Starts a program in a terminal of `columns` and `rows`, with nothing around it but a home.
    pub(crate) fn start(words: &[String], home: &Path, (columns, rows): (u16, u16)) -> Result<Self, Failure> {
        let mut command = CommandBuilder::from_argv(words.iter().map(Into::into).collect());
        command.cwd(home);
        command.env_clear();
        for (name, value) in environment(home) {
            command.env(name, value);
        }
        let pair = native_pty_system().openpty(PtySize { rows, cols: columns, ..PtySize::default() })?;
        let mut from = pair.master.try_clone_reader()?;
        let keyboard = pair.master.take_writer()?;
        let (told, output) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(n @ 1..) = from.read(&mut bytes) {
                if told.send((Instant::now(), n)).is_err() {
                    break;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        Ok(Self { child, _master: pair.master, keyboard, output, started })
    }

    /// The first frame.
    pub(crate) fn first_frame(&self) -> Answer {
        self.answer_since(self.started, PATIENCE)
    }

    /// What comes after keys that arrive together.
    pub(crate) fn press(&mut self, keys: &str) -> Result<Answer, Failure> {
        let pressed = Instant::now();
        self.keyboard.write_all(keys.as_bytes())?;
        self.keyboard.flush()?;
        Ok(self.answer_since(pressed, NO_ANSWER))
    }

    /// How many bytes come while nobody does anything.
    pub(crate) fn wait(&self, time: Duration) -> usize {
        let end = Instant::now() + time;
        let mut bytes = 0;
        while let Ok((_, n)) = self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
            bytes += n;
        }
        bytes
    }

    fn answer_since(&self, start: Instant, patience: Duration) -> Answer {
        let mut answer = Answer::default();
        let mut wait = patience;
        while let Ok((at, n)) = self.output.recv_timeout(wait) {
            answer = Answer { time: at - start, bytes: answer.bytes + n };
            wait = QUIET;
        }
        answer
    }

    /// What it has cost so far; nothing where the process has ended.
    pub(crate) fn spent(&self) -> Spent {
        let tasks = fs::read_dir(self.proc("task")).into_iter().flatten().flatten();
        let mut spent = Spent::default();
        for task in tasks {
            let read = |name: &str| fs::read_to_string(task.path().join(name)).unwrap_or_default();
            let nanos = read("schedstat").split(' ').next().and_then(|nanos| nanos.parse().ok());
            spent.cpu += Duration::from_nanos(nanos.unwrap_or(0));
            let status = read("status");
            spent.switches +=
                field(&status, "voluntary_ctxt_switches") + field(&status, "nonvoluntary_ctxt_switches");
        }
        let stat = fs::read_to_string(self.proc("stat")).unwrap_or_default();
        // Behind the name, which may hold anything, the times of user and system are the 12th and 13th.
        let words = stat.rsplit_once(") ").map_or("", |(_, rest)| rest).split(' ');
        spent.ticks = words.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
        spent
    }

    /// The most memory that it has had, in KiB.
    pub(crate) fn peak(&self) -> u64 {
        field(&fs::read_to_string(self.proc("status")).unwrap_or_default(), "VmHWM")
    }

    fn proc(&self, name: &str) -> String {
        format!("/proc/{}/{name}", self.child.process_id().unwrap_or_default())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended long since.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A number of `/proc/PID/status`.
fn field(status: &str, name: &str) -> u64 {
    let value = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    value.and_then(|value| value.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
