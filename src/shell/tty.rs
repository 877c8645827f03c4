//! The keyboard: bytes of the terminal, as messages for the loop, which sleeps here.
//!
//! It reads the terminal itself and not through crossterm 0.29, which spins when the terminal is
//! gone and takes the pieces of a sequence that the network cut in two for keys.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::BorrowedFd;
use rustix::io::{Errno, read};

use super::escapes::Escapes;
use crate::app::Msg;
use crate::text::Charset;

/// The terminal's keyboard.
pub(super) struct Keyboard {
    charset: Charset,
    escapes: Escapes,
    /// When what is held is no longer held.
    due: Option<Instant>,
    /// What was typed and not taken yet.
    typed: VecDeque<Msg>,
}

/// The terminal is gone.
#[derive(Debug)]
pub(super) struct Gone;

impl Keyboard {
    /// Of a terminal that has these characters. A lone ESC is held for `hold`.
    pub(super) fn new(hold: Duration, charset: Charset) -> Self {
        Self { charset, escapes: Escapes::new(hold), due: None, typed: VecDeque::new() }
    }

    /// Sleeps until there is something to take here, or something to read from `beside`; tells whether the
    /// latter is so. Does not sleep where something was typed and not taken.
    pub(super) fn wait(&mut self, beside: BorrowedFd<'_>) -> Result<bool, Gone> {
        let stdin = rustix::stdio::stdin();
        while self.typed.is_empty() {
            let mut fds =
                [PollFd::new(&stdin, PollFlags::IN), PollFd::from_borrowed_fd(beside, PollFlags::IN)];
            match poll(&mut fds, self.pause().as_ref()) {
                Ok(0) => self.lapse(),
                Ok(_) => {
                    let [terminal, beside] = fds.map(|fd| fd.revents());
                    if terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                        return Err(Gone);
                    }
                    if terminal.contains(PollFlags::IN) {
                        self.read()?;
                    }
                    if !beside.is_empty() {
                        return Ok(true);
                    }
                }
                Err(Errno::INTR) => {}
                Err(_) => return Err(Gone),
            }
        }
        Ok(false)
    }

    /// What was typed, so many messages at most.
    pub(super) fn take(&mut self, most: usize) -> impl Iterator<Item = Msg> {
        self.typed.drain(..most.min(self.typed.len()))
    }

    /// How long to sleep at most.
    fn pause(&self) -> Option<Timespec> {
        let pause = self.due?.saturating_duration_since(Instant::now());
        Timespec::try_from(pause).ok()
    }

    fn lapse(&mut self) {
        let mut messages = Vec::new();
        self.escapes.lapse(&mut messages);
        self.hold(messages);
    }

    fn read(&mut self) -> Result<(), Gone> {
        let mut bytes = [0; 4096];
        let mut messages = Vec::new();
        match read(rustix::stdio::stdin(), &mut bytes) {
            Ok(0) => return Err(Gone),
            Ok(n) => {
                self.escapes.feed(&self.charset.decode(bytes.get(..n).unwrap_or_default()), &mut messages);
            }
            Err(Errno::INTR | Errno::AGAIN) => return Ok(()),
            Err(_) => return Err(Gone),
        }
        self.hold(messages);
        Ok(())
    }

    /// Keeps what was typed, and when to look at the rest again.
    fn hold(&mut self, messages: Vec<Msg>) {
        self.typed.extend(messages);
        self.due = self.escapes.wait().map(|wait| Instant::now() + wait);
    }
}
