//! What is remembered for the next visit, on its way to the disk: at once, and then at most twice a
//! second, so that a key that is held down does not write a file for each row that it passes.

use std::time::{Duration, Instant};

use crate::app::Remembered;
use crate::store::Visits;

/// The least time between two writes.
const APART: Duration = Duration::from_millis(500);

/// What is to be remembered.
pub(super) struct Memory {
    visits: Option<Visits>,
    /// The latest that is not on disk; an earlier one is not needed any more.
    waiting: Option<Remembered>,
    /// When it may be written.
    from: Instant,
}

impl Memory {
    /// Where it is kept; without a place nothing is.
    pub(super) fn new(visits: Option<Visits>) -> Self {
        Self { visits, waiting: None, from: Instant::now() }
    }

    /// Takes what is to be remembered in place of what waits. What waits about another plan is
    /// written first.
    pub(super) fn take(&mut self, remembered: Remembered) {
        if self.waiting.as_ref().is_some_and(|waiting| waiting.plan != remembered.plan) {
            self.write();
        }
        self.waiting = Some(remembered);
    }

    /// How long what waits has to wait still.
    pub(super) fn pause(&self) -> Option<Duration> {
        self.waiting.as_ref().map(|_| self.from.saturating_duration_since(Instant::now()))
    }

    /// Whether something waits that may be written.
    pub(super) fn is_due(&self) -> bool {
        self.pause() == Some(Duration::ZERO)
    }

    /// Writes what waits.
    pub(super) fn write(&mut self) {
        if let (Some(remembered), Some(visits)) = (self.waiting.take(), &self.visits) {
            // It is a comfort: whoever cannot have it is not to be bothered with that.
            let _ = visits.keep(&remembered.plan, &remembered.to_ron());
            self.from = Instant::now() + APART;
        }
    }
}
