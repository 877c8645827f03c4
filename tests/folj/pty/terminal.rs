//! A terminal for a program under test: a real one of the system, read through an emulator.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::fs::{Mode, OFlags, open};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

use super::stand_in;

/// The program that people start.
const FOLJ: &str = env!("CARGO_BIN_EXE_folj");
/// A frame comes in pieces: it is whole when so long nothing followed.
const QUIET: Duration = Duration::from_millis(60);
/// How many of the last bytes are kept.
const KEPT: usize = 1 << 20;
/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    /// Kept open, because the last one to close it resets the terminal's modes.
    _slave: Box<dyn SlavePty + Send>,
    keyboard: Option<Box<dyn Write + Send>>,
    reader: Option<JoinHandle<()>>,
    stop_reading: Arc<AtomicBool>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// The modes before the program was started.
    modes: String,
    /// Bytes that the program wrote.
    pub(crate) written: usize,
    /// The last of them, as they came.
    pub(crate) raw: Vec<u8>,
}

/// The command, in an environment of its own with its home in `home`.
fn command(program: &Path, home: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.cwd(home);
    command.env_clear();
    command.env("PATH", "/usr/bin:/bin");
    command.env("TERM", "xterm-256color");
    command.env("LANG", "sv_SE.UTF-8");
    command.env("HOME", home);
    for (name, folder) in [("CONFIG", "config"), ("DATA", "data"), ("STATE", "state"), ("CACHE", "cache")] {
        command.env(format!("XDG_{name}_HOME"), home.join(folder));
    }
    command.env(stand_in::CHILD, drafts(home));
    command
}

/// Where the stand-in keeps its drafts.
pub(crate) fn drafts(home: &Path) -> std::path::PathBuf {
    home.join("drafts")
}

/// What visits leave there.
pub(crate) fn visits(home: &Path) -> folj::store::Visits {
    folj::store::Visits::new(home.join("state/folj/visits"))
}

impl Terminal {
    /// The stand-in, at 80x24.
    pub(crate) fn stand_in(home: &Path) -> Self {
        Self::wrapped(home, "exec \"$0\" \"$@\"")
    }

    /// The stand-in started by a shell's script, in which `"$0" "$@"` is its command line.
    pub(crate) fn wrapped(home: &Path, script: &str) -> Self {
        let mut command = command(Path::new("/bin/sh"), home);
        command.args(["-c", script]);
        command.arg(std::env::current_exe().unwrap());
        command.args(stand_in::ARGUMENTS);
        let mut terminal = Self::start(command);
        terminal.until("stand-in");
        terminal
    }

    /// A shell at which somebody sits; the stand-in is `$STAND_IN`.
    pub(crate) fn shell(home: &Path) -> Self {
        let mut command = command(Path::new("/bin/sh"), home);
        command.arg("-i");
        command.env("PS1", "prompt> ");
        let program = std::env::current_exe().unwrap();
        command.env("STAND_IN", format!("{} {}", program.display(), stand_in::ARGUMENTS.join(" ")));
        let mut terminal = Self::start(command);
        terminal.until("prompt>");
        terminal
    }

    /// The real program, for somebody who has been there before.
    pub(crate) fn folj(home: &Path, arguments: &[&str]) -> Self {
        if visits(home).is_first() {
            visits(home).keep(&"another-plan".into(), "").unwrap();
        }
        Self::folj_for_the_first_time(home, arguments)
    }

    /// The real program where the environment says something else; what is empty is not set.
    #[allow(dead_code, reason = "for the tests of faults")]
    pub(crate) fn folj_where(home: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        if visits(home).is_first() {
            visits(home).keep(&"another-plan".into(), "").unwrap();
        }
        let mut command = command(Path::new(FOLJ), home);
        command.args(arguments);
        for (name, value) in environment {
            if value.is_empty() { command.env_remove(name) } else { command.env(name, value) }
        }
        Self::start(command)
    }

    /// Any program.
    #[allow(dead_code, reason = "for the tests of faults")]
    pub(crate) fn any(home: &Path, program: &Path, arguments: &[&str]) -> Self {
        let mut command = command(program, home);
        command.args(arguments);
        Self::start(command)
    }

    /// The real program.
    pub(crate) fn folj_for_the_first_time(home: &Path, arguments: &[&str]) -> Self {
        let mut command = command(Path::new(FOLJ), home);
        command.args(arguments);
        Self::start(command)
    }

    /// The real program with more in its environment, started by another one where `by` names it.
    pub(super) fn folj_with(home: &Path, by: &[&str], env: &[(&str, &str)], arguments: &[&str]) -> Self {
        let words: Vec<&str> = by.iter().copied().chain([FOLJ]).chain(arguments.iter().copied()).collect();
        let mut command = command(Path::new(words[0]), home);
        command.args(&words[1..]);
        for (name, value) in env {
            command.env(name, value);
        }
        Self::start(command)
    }

    fn start(command: CommandBuilder) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let modes = format!("{:?}", pair.master.get_termios().unwrap());
        let child = pair.slave.spawn_command(command).unwrap();
        let mut from = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (told, output) = mpsc::channel();
        let stop_reading = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&stop_reading);
        let reader = thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(n @ 1..) = from.read(&mut bytes) {
                if told.send(bytes[..n].to_vec()).is_err() || stop.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        Self {
            child,
            master: Some(pair.master),
            _slave: pair.slave,
            keyboard: Some(keyboard),
            reader: Some(reader),
            stop_reading,
            output,
            screen: vt100::Parser::new(cells(24), cells(80), 0),
            modes,
            written: 0,
            raw: Vec::new(),
        }
    }

    /// The screen once it holds `what` and nothing more comes.
    pub(crate) fn until(&mut self, what: &str) -> String {
        self.until_so(what, |screen| screen.contains(what))
    }

    /// The screen once it is as wished and nothing more comes.
    pub(crate) fn until_so(&mut self, wish: &str, so: impl Fn(&str) -> bool) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            let screen = self.contents();
            let wait = if so(&screen) { QUIET } else { end.saturating_duration_since(Instant::now()) };
            assert!(!wait.is_zero(), "never {wish:?}; the screen is:\n{screen}");
            if !self.take(wait) && so(&screen) {
                return screen;
            }
        }
    }

    /// How many bytes come within a time.
    pub(crate) fn bytes_within(&mut self, time: Duration) -> usize {
        let (before, end) = (self.written, Instant::now() + time);
        while self.take(end.saturating_duration_since(Instant::now())) {}
        self.written - before
    }

    fn take(&mut self, wait: Duration) -> bool {
        let Ok(bytes) = self.output.recv_timeout(wait) else { return false };
        self.written += bytes.len();
        self.raw.extend(&bytes);
        let old = self.raw.len().saturating_sub(KEPT);
        self.raw.drain(..old);
        self.screen.process(&bytes);
        true
    }

    pub(crate) fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// Whether the first cell of the screen is in reverse video.
    pub(crate) fn starts_reversed(&self) -> bool {
        self.screen.screen().cell(0, 0).is_some_and(vt100::Cell::inverse)
    }

    /// Whether a text on the screen is red.
    pub(crate) fn is_red(&self, text: &str) -> bool {
        let screen = self.screen.screen();
        let mut rows = (0..).zip(screen.rows(0, screen.size().1.get()));
        let at = rows.find_map(|(row, line)| Some((row, line[..line.find(text)?].chars().count())));
        let cell = at.and_then(|(row, column)| screen.cell(row, u16::try_from(column).unwrap()));
        cell.is_some_and(|cell| matches!(cell.fgcolor(), vt100::Color::Idx(1 | 9)))
    }

    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(bytes.as_ref()).unwrap();
        keyboard.flush().unwrap();
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        if let (Some(rows), Some(columns)) =
            (NonZeroU16::new(rows.min(500)), NonZeroU16::new(columns.min(1000)))
        {
            self.screen.screen_mut().set_size(rows, columns);
        }
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    /// The process that was started.
    pub(crate) fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    pub(crate) fn signal(&self, signal: Signal) {
        signal_to(self.pid(), signal);
    }

    /// How the program ended, within a time.
    pub(crate) fn ended_within(&mut self, time: Duration) -> ExitStatus {
        let end = Instant::now() + time;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                while self.take(Duration::from_millis(100)) {}
                return status;
            }
            assert!(Instant::now() < end, "still there after {time:?}:\n{}", self.contents());
            self.take(Duration::from_millis(10));
        }
    }

    /// What the program left switched on; empty when the terminal is as it was found.
    pub(crate) fn left_on(&self) -> Vec<&'static str> {
        let screen = self.screen.screen();
        let modes = format!("{:?}", self.master.as_ref().unwrap().get_termios().unwrap());
        [
            (screen.alternate_screen(), "alternate screen"),
            (screen.hide_cursor(), "hidden cursor"),
            (screen.bracketed_paste(), "bracketed paste"),
            (screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None, "mouse"),
            (screen.application_keypad() || screen.application_cursor(), "application keys"),
            (modes != self.modes, "modes"),
        ]
        .into_iter()
        .filter_map(|(on, name)| on.then_some(name))
        .collect()
    }

    /// Reads no more: what the program writes from now on waits in the terminal.
    pub(crate) fn stop_reading(&mut self, wake: impl AsRef<[u8]>) {
        self.stop_reading.store(true, Ordering::SeqCst);
        // The reader sees it when something comes.
        self.send(wake);
        self.reader.take().unwrap().join().unwrap();
    }

    /// Whoever gives up the keyboard sends a line feed and the character that ends input, if there is one; a
    /// program that is quick takes the line feed for a key.
    fn forget_the_end_of_input(&self) {
        let path = self.master.as_ref().and_then(|master| master.tty_name()).unwrap();
        let line = open(path, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
        let mut modes = tcgetattr(&line).unwrap();
        modes.special_codes[SpecialCodeIndex::VEOF] = 0;
        tcsetattr(&line, OptionalActions::Now, &modes).unwrap();
    }

    /// Closes the terminal, as a lost line does. The key makes the program write once more.
    pub(crate) fn hang_up(&mut self, wake: impl AsRef<[u8]>) {
        self.stop_reading(wake);
        self.forget_the_end_of_input();
        self.keyboard = None;
        self.master = None;
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended long since.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn signal_to(pid: u32, signal: Signal) {
    kill_process(Pid::from_raw(i32::try_from(pid).unwrap()).unwrap(), signal).unwrap();
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}
