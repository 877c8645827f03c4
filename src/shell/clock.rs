//! The moments that the program is told: a clock that is set back, or is too coarse, gives no two
//! keys the same one. What is recorded at one moment is undone together.

use jiff::{SignedDuration, Timestamp};

/// By how much the moments of two strokes differ at least: ids of entries count milliseconds.
const STEP: SignedDuration = SignedDuration::from_millis(1);

/// Remembers the last moment at which something was recorded.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Clock {
    last: Option<Timestamp>,
}

impl Clock {
    /// The moment to tell, when it is `now` by the machine.
    pub(super) fn moment(self, now: Timestamp) -> Timestamp {
        let after = self.last.and_then(|last| last.checked_add(STEP).ok());
        after.map_or(now, |after| after.max(now))
    }

    /// Something was recorded at this moment: no other stroke gets it.
    pub(super) fn used(&mut self, moment: Timestamp) {
        self.last = Some(moment);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_strokes_have_one_moment() {
        let at = |millis: i64| Timestamp::from_millisecond(millis).unwrap();
        let mut clock = Clock::default();
        // What the machine says, and what the program is told; every stroke records something.
        for (machine, told) in [(100, 100), (100, 101), (101, 102), (500, 500), (90, 501), (91, 502)] {
            let moment = clock.moment(at(machine));
            assert_eq!(moment, at(told), "{machine}");
            clock.used(moment);
        }
        // Where nothing is recorded the machine's clock is right.
        assert_eq!((clock.moment(at(600)), clock.moment(at(600))), (at(600), at(600)));
    }
}
