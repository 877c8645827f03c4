//! What is remembered for the next visit, on its way to the disk: at once, and then at most twice a
//! second, so that a key that is held down does not write a file for each row that it passes. Where
//! a meeting is does not wait: after any key it can be gone on with.

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
    /// What was written last.
    written: Option<Remembered>,
    /// When it may be written.
    from: Instant,
}

impl Memory {
    /// Where it is kept; without a place nothing is.
    pub(super) fn new(visits: Option<Visits>, now: Instant) -> Self {
        Self { visits, waiting: None, written: None, from: now }
    }

    /// Takes what is to be remembered in place of what waits. What waits about another plan is
    /// written first.
    pub(super) fn take(&mut self, remembered: Remembered, now: Instant) {
        if self.waiting.as_ref().is_some_and(|waiting| waiting.plan != remembered.plan) {
            self.write(now);
        }
        if !self.written.as_ref().is_some_and(|written| written.has_seat_of(&remembered)) {
            self.from = now;
        }
        self.waiting = Some(remembered);
    }

    /// How long what waits has to wait still.
    pub(super) fn pause(&self, now: Instant) -> Option<Duration> {
        self.waiting.as_ref().map(|_| self.from.saturating_duration_since(now))
    }

    /// Whether something waits that may be written.
    pub(super) fn is_due(&self, now: Instant) -> bool {
        self.pause(now) == Some(Duration::ZERO)
    }

    /// Writes what waits.
    pub(super) fn write(&mut self, now: Instant) {
        if let (Some(remembered), Some(visits)) = (self.waiting.take(), &self.visits) {
            // It is a comfort: whoever cannot have it is not to be bothered with that.
            let _ = visits.keep(&remembered.plan, &remembered.to_ron());
            self.from = now + APART;
            self.written = Some(remembered);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remembered(place: usize) -> Remembered {
        let text = format!("(version: 1, plan: \"p\", place: [\"{place}\"])");
        Remembered::from_ron(&"p".into(), &text).unwrap()
    }

    #[test]
    fn one_move_is_written_at_once_and_a_held_key_does_not_write_hundreds_of_files() {
        let folder = tempfile::tempdir().unwrap();
        let visits = || Visits::new(folder.path().join("visits"));
        let start = Instant::now();
        let mut memory = Memory::new(Some(visits()), start);
        memory.take(remembered(0), start);
        assert!(memory.is_due(start));
        memory.write(start);
        assert_eq!(memory.pause(start), None);
        // Thirty keys a second for two seconds.
        let mut writes = 0;
        for step in 1..=60 {
            let now = start + Duration::from_millis(33) * step;
            memory.take(remembered(step.try_into().unwrap()), now);
            if memory.is_due(now) {
                memory.write(now);
                writes += 1;
            }
        }
        assert_eq!(writes, 3);
        let last = start + Duration::from_millis(33) * 60;
        let pause = memory.pause(last).unwrap();
        assert!(pause > Duration::ZERO && pause <= APART, "{pause:?}");
        memory.write(last + pause);
        let text = visits().load(&"p".into()).unwrap();
        assert!(text.contains("place:[\"60\"]"), "the last place is there: {text}");
    }
    #[test]
    fn where_a_meeting_is_does_not_wait() {
        let now = Instant::now();
        let mut memory = Memory::new(None, now);
        memory.visits = Some(Visits::new(tempfile::tempdir().unwrap().path().join("visits")));
        let seat = |item: &str| {
            let text = format!(
                "(version: 1, plan: \"p\", meeting: (id: \"2025-05-14-tl\", item: \"{item}\", after: None))"
            );
            Remembered::from_ron(&"p".into(), &text).unwrap()
        };
        for (item, is_due) in [("1.1.1a", true), ("1.1.2a", true), ("1.1.2a", false), ("1.1.3a", true)] {
            memory.take(seat(item), now);
            assert_eq!(memory.is_due(now), is_due, "{item}");
            if is_due {
                memory.write(now);
            }
        }
    }
}
