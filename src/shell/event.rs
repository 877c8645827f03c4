//! What the threads tell the loop.

use crate::app::Msg;

/// Why the screen was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The user quit.
    Quit,
    /// A signal asked for it; its number.
    Signal(i32),
    /// The terminal is gone.
    HungUp,
    /// A mistake in the program; the sentence about it is on standard error already.
    Panicked,
}

impl Why {
    /// The exit code: 0, or what shells give for the signal.
    pub fn code(self) -> u8 {
        match self {
            Self::Quit => 0,
            Self::Signal(number) => u8::try_from(128 + number).unwrap_or(u8::MAX),
            Self::HungUp => 129,
            Self::Panicked => 101,
        }
    }
}

/// What the threads tell the loop.
#[derive(Debug)]
pub(super) enum Event {
    /// Something for `update`.
    Msg(Msg),
    /// The terminal has another size.
    Resized,
    /// Somebody asks the program to stop.
    Stop,
    /// The program goes on after it was stopped.
    Continue,
    /// The program has to end.
    Leave(Why),
}
