//! What is remembered for the next visit, on its way from the screen to the disk: once in a while, so that
//! walking through a plan does not write a file for each row. Where a meeting is does not wait: after any
//! key it can be gone on with.

use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::app::Remembered;
use crate::store::Visits;

/// How long a place waits for later ones before it is written.
const APART: Duration = Duration::from_secs(5);

/// What is to be remembered and not on disk yet, the latest about each plan.
#[derive(Default)]
pub(super) struct Latest(Mutex<Vec<Remembered>>);

impl Latest {
    /// Puts what is to be remembered in the place of what waits, and tells whether the worker has to know: not
    /// where it waits to write an earlier one, since waking it for each key would cost more than the key.
    pub(super) fn put(&self, remembered: Remembered) -> bool {
        let mut waiting = self.waiting();
        if let Some(one) = waiting.iter_mut().find(|one| one.plan == remembered.plan) {
            return !mem::replace(one, remembered).has_seat_of(one);
        }
        waiting.push(remembered);
        true
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<Remembered>> {
        // Whole at each moment, whoever panicked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What writes it.
pub(super) struct Memory {
    visits: Option<Visits>,
    latest: Arc<Latest>,
    /// What was written last.
    written: Option<Remembered>,
    /// When what waits is to be written.
    due: Option<Instant>,
}

impl Memory {
    /// Where it is kept; without a place nothing is.
    pub(super) fn new(visits: Option<Visits>, latest: Arc<Latest>) -> Self {
        Self { visits, latest, written: None, due: None }
    }

    /// Something waits.
    pub(super) fn told(&mut self, now: Instant) {
        let is_known =
            |one: &Remembered| self.written.as_ref().is_some_and(|written| written.has_seat_of(one));
        let due = if self.latest.waiting().iter().all(is_known) { now + APART } else { now };
        self.due = Some(self.due.map_or(due, |earlier| earlier.min(due)));
    }

    /// How long what waits has to wait still.
    pub(super) fn pause(&self, now: Instant) -> Option<Duration> {
        self.due.map(|due| due.saturating_duration_since(now))
    }

    /// Whether something waits that is to be written.
    pub(super) fn is_due(&self, now: Instant) -> bool {
        self.pause(now) == Some(Duration::ZERO)
    }

    /// Writes what waits.
    pub(super) fn write(&mut self) {
        self.due = None;
        let Some(visits) = &self.visits else { return };
        for remembered in mem::take(&mut *self.latest.waiting()) {
            // It is a comfort: whoever cannot have it is not to be bothered with that.
            let _ = visits.keep(&remembered.plan, &remembered.to_ron());
            self.written = Some(remembered);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remembered(plan: &str, place: usize, seat: &str) -> Remembered {
        let seat = match seat {
            "" => String::new(),
            item => format!(", meeting: (id: \"2025-05-14-tl\", item: \"{item}\", after: None)"),
        };
        let text = format!("(version: 1, plan: \"{plan}\", place: [\"{place}\"]{seat})");
        Remembered::from_ron(&plan.into(), &text).unwrap()
    }

    fn memory() -> (tempfile::TempDir, Memory) {
        let folder = tempfile::tempdir().unwrap();
        let visits = Visits::new(folder.path().join("visits"));
        (folder, Memory::new(Some(visits), Arc::default()))
    }

    #[test]
    fn a_held_key_wakes_nobody_and_does_not_write_hundreds_of_files() {
        let (_folder, mut memory) = memory();
        let start = Instant::now();
        // Thirty keys a second for twenty seconds.
        let (mut told, mut written) = (0, 0);
        for step in 0..=600 {
            let now = start + Duration::from_millis(33) * step;
            if memory.latest.put(remembered("p", step.try_into().unwrap(), "")) {
                memory.told(now);
                told += 1;
            }
            if memory.is_due(now) {
                memory.write();
                written += 1;
            }
        }
        // The first one at once, and then one every five seconds.
        assert_eq!((told, written), (5, 4));
        let last = start + Duration::from_millis(33) * 600;
        let pause = memory.pause(last).unwrap();
        assert!(pause > Duration::ZERO && pause <= APART, "{pause:?}");
        memory.write();
        assert_eq!(memory.pause(last), None);
        let text = memory.visits.unwrap().load(&"p".into()).unwrap();
        assert!(text.contains("place:[\"600\"]"), "the last place is there: {text}");
    }

    #[test]
    fn where_a_meeting_is_does_not_wait() {
        let (_folder, mut memory) = memory();
        let now = Instant::now();
        for (place, item, told, is_due) in [
            (0, "1.1.1a", true, true),
            (1, "1.1.2a", true, true),
            (2, "1.1.2a", true, false),
            (3, "1.1.2a", false, false),
            (4, "1.1.3a", true, true),
        ] {
            assert_eq!(memory.latest.put(remembered("p", place, item)), told, "{place}");
            if told {
                memory.told(now);
            }
            assert_eq!(memory.is_due(now), is_due, "{place}");
            if is_due {
                memory.write();
            }
        }
    }

    #[test]
    fn what_waits_about_two_plans_is_written_about_both() {
        let (_folder, mut memory) = memory();
        for (plan, place) in [("p", 1), ("p", 2), ("q", 3)] {
            memory.latest.put(remembered(plan, place, ""));
        }
        memory.told(Instant::now());
        memory.write();
        let visits = memory.visits.unwrap();
        for (plan, place) in [("p", "\"2\""), ("q", "\"3\"")] {
            let text = visits.load(&plan.into()).unwrap();
            assert!(text.contains(place), "{plan}: {text}");
        }
    }
}
