//! Looking back: everything as it was at a mark or at the end of a meeting.

use super::{Blocked, Effect, Message, Screen, State};
use crate::journal::{AsOf, History};

/// From one moment to the next that can be looked at.
type Step = fn(&History, &AsOf) -> Option<AsOf>;

impl State {
    pub(super) fn look_earlier(&mut self) -> Vec<Effect> {
        self.look_from(History::earlier, Blocked::NothingEarlier)
    }

    pub(super) fn look_later(&mut self) -> Vec<Effect> {
        self.look_from(History::later, Blocked::NothingLater)
    }

    /// On the list of changes it is what is compared with that moves.
    fn look_from(&mut self, step: Step, end: Blocked) -> Vec<Effect> {
        if matches!(self.screen, Screen::Changes(_)) {
            return self.compare_from(step, end);
        }
        let moment = self.shelf().and_then(|shelf| step(&shelf.history, &self.as_of));
        match moment {
            Some(moment) => self.look_at(moment),
            None => self.tell(Message::Blocked(end)),
        }
    }

    /// Shows a moment.
    pub(super) fn look_at(&mut self, moment: AsOf) -> Vec<Effect> {
        let is_now = moment == AsOf::Now;
        self.changing(|state| state.as_of = moment);
        if is_now { self.tell(Message::Now) } else { Vec::new() }
    }

    /// Whether Esc can go back to the moment that was shown at the start.
    pub(super) fn looks_back(&self) -> bool {
        self.as_of != self.opened_as_of
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, meetings, opening};
    use super::*;
    use crate::app::Opening;
    use crate::journal::{Mark, Outcome};

    #[test]
    fn steps_through_marks_and_meetings() {
        let mut desk = Desk::open(meetings());
        desk.keys("<tab><tab><tab>");
        let first = AsOf::Meeting("2025-02-12-lg".into());
        let sent = AsOf::Marked("2025-05-14-lg".into(), Mark::SentOut);
        for (key, as_of, outcome) in [
            ("<", AsOf::Meeting("2025-05-14-lg".into()), Some(Outcome::No)),
            ("<", sent.clone(), Some(Outcome::Partly)),
            ("<", first.clone(), Some(Outcome::Yes)),
            ("<", first, Some(Outcome::Yes)),
            (">", sent, Some(Outcome::Partly)),
            ("<esc>", AsOf::Now, None),
            (">", AsOf::Now, None),
        ] {
            desk.keys(if key == "<" { "<lt>" } else { key });
            assert_eq!((&desk.state.as_of, desk.outcome("1.1.1a")), (&as_of, outcome), "{key}");
            assert_eq!(desk.at(), "1.1.1a", "the cursor stays");
        }
        assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::NothingLater)));
    }

    #[test]
    fn nothing_is_written_in_the_past_and_it_is_said_all_the_time() {
        let mut desk = Desk::open(meetings());
        desk.keys("<tab><tab><tab><lt>j");
        assert!(matches!(desk.state.standing, Some(Message::Past(_))));
        for key in ["1", "0", " ", "a", "u"] {
            let key = if key == " " { "<space>" } else { key };
            assert_eq!(desk.keys(key).message(), Some(&Message::Blocked(Blocked::Past)), "{key}");
        }
        assert_eq!(desk.writes(), 0);
        desk.keys("<esc>1");
        assert_eq!((desk.writes(), &desk.state.standing), (1, &None));
    }

    #[test]
    fn without_a_meeting_there_is_nothing_to_look_back_at() {
        let mut desk = Desk::new();
        assert_eq!(desk.keys("<lt>").message(), Some(&Message::Blocked(Blocked::NothingEarlier)));
        assert_eq!(desk.keys(">").message(), Some(&Message::Blocked(Blocked::NothingLater)));
    }

    #[test]
    fn who_asked_for_the_past_stays_there() {
        let as_of = AsOf::Meeting("2025-02-12-lg".into());
        let mut desk = Desk::open(Opening { as_of: as_of.clone(), ..meetings() });
        desk.keys(">>");
        assert_eq!(desk.keys("<esc>").state.as_of, as_of);
        assert_eq!(desk.keys("<esc>").state.as_of, as_of);
        assert_eq!(opening().as_of, AsOf::Now);
    }
}
