//! The terminal, taken over and given back: on every way out, from any thread, once.

use std::io;
use std::sync::Mutex;

use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// Alternate screen, bracketed paste, no cursor, an empty screen.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[2J";
/// All of it back, the mouse too, in the reverse order.
const LEAVE: &[u8] = b"\x1b[?1006l\x1b[?1000l\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1049l";
/// Buttons and the wheel, but no movement; coordinates beyond 223.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// What has to be undone before anybody else uses the terminal.
#[derive(Debug)]
pub(super) struct Guard {
    inner: Mutex<Inner>,
}

#[derive(Debug)]
struct Inner {
    /// How the terminal was, without which it cannot be given back.
    original: Termios,
    open: bool,
    mouse: bool,
}

impl Guard {
    /// Takes nothing over yet. Fails where standard input or output is no terminal.
    pub(super) fn new(mouse: bool) -> io::Result<Self> {
        tcgetattr(rustix::stdio::stdout())?;
        let original = tcgetattr(rustix::stdio::stdin())?;
        Ok(Self { inner: Mutex::new(Inner { original, open: false, mouse }) })
    }

    /// Takes the terminal over, or over again after somebody else had it. In the background this
    /// stops the process (SIGTTOU) until it is in the foreground.
    pub(super) fn enter(&self) -> io::Result<()> {
        let mut inner = self.lock();
        let mut raw = inner.original.clone();
        raw.make_raw();
        tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &raw)?;
        inner.open = true;
        write_all(ENTER)?;
        if inner.mouse { write_all(MOUSE_ON) } else { Ok(()) }
    }

    /// Gives the terminal back as it was. Does nothing when that is done; a terminal that is gone
    /// cannot be given back.
    pub(super) fn leave(&self) {
        let mut inner = self.lock();
        if std::mem::take(&mut inner.open) {
            // First what cannot wait for a terminal that takes no more output.
            let _ = tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &inner.original);
            let _ = write_all(LEAVE);
        }
    }

    /// Whether the terminal is ours.
    pub(super) fn is_open(&self) -> bool {
        self.lock().open
    }

    /// Listens to the mouse, or not.
    pub(super) fn mouse(&self, on: bool) -> io::Result<()> {
        let mut inner = self.lock();
        inner.mouse = on;
        if inner.open { write_all(if on { MOUSE_ON } else { MOUSE_OFF }) } else { Ok(()) }
    }

    /// The lock, also after a panic in a thread that had it: giving back must not fail for that.
    fn lock(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Writes to the terminal at once, past the buffer of standard output. Waits where another program
/// left the terminal in the mode that does not wait.
pub(super) fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;
    let stdout = rustix::stdio::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(stdout, bytes) {
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                poll(&mut [PollFd::new(&stdout, PollFlags::OUT)], None)?;
            }
            Err(errno) => return Err(errno.into()),
        }
    }
    Ok(())
}
