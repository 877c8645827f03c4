//! Journals that are read for the first time while the screen is open: what counts now may be there before
//! what was before.

use super::{Blocked, Effect, Message, State};
use crate::journal::{AsOf, History};
use crate::model::PlanId;
use crate::problem::Finding;

impl State {
    /// Whether the past of the open plan is still being read, itself or behind that of another plan.
    /// Until it is there nothing is recorded, and nothing is shown that depends on it.
    pub fn is_reading(&self) -> bool {
        let waits = self.unread.as_ref() == Some(&self.plan);
        self.library.shelves.iter().any(|shelf| shelf.abridged && (waits || shelf.plan.id == self.plan))
    }

    /// The journal of a plan was read for the first time. What it holds is no news.
    pub(super) fn history_read(
        &mut self,
        plan: &PlanId,
        history: History,
        alarms: Vec<Finding>,
        abridged: bool,
    ) -> Vec<Effect> {
        // Where the past is shown, what counts now says nothing.
        if abridged && self.as_of != AsOf::Now {
            return Vec::new();
        }
        let entries = if self.meeting.is_some() { history.entries().to_vec() } else { Vec::new() };
        let known = self.notices();
        self.unread.take_if(|unread| unread == plan);
        self.changing(|state| {
            if let Some(shelf) = state.library.shelf_mut(plan) {
                (shelf.history, shelf.alarms, shelf.abridged) = (history, alarms, abridged);
            }
        });
        // Who was told to wait need wait no longer.
        if *plan == self.plan && !abridged {
            self.message.take_if(|said| *said == Message::Blocked(Blocked::StillReading));
        }
        let notices = self.notices();
        if *plan == self.plan && notices > known {
            self.say_when_silent(Message::Interrupted(notices));
        }
        self.agree_on_agenda(&entries);
        self.hear_of_closing(&entries)
    }

    /// Says something that is no answer to anybody: behind what is being said.
    fn say_when_silent(&mut self, message: Message) {
        if self.message.is_none() {
            self.message = Some(message);
        } else {
            self.unsaid.push(message);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{Desk, author, meetings, opening, other_plan, target};
    use super::super::{Draft, MeetingNews, Msg, Opening, Screen};
    use super::*;
    use crate::journal::{Act, Field, Outcome};
    use crate::problem::Problem;

    const STILL: Message = Message::Blocked(Blocked::StillReading);

    /// The same opening with what counts now alone.
    fn abridged(mut opening: Opening) -> Opening {
        let shelf = opening.library.shelf_mut(&opening.plan).unwrap();
        shelf.history = History::resumed(shelf.history.gist().unwrap(), []).unwrap();
        shelf.abridged = true;
        opening
    }

    fn all(alarms: Vec<Finding>) -> Msg {
        let opening = meetings();
        let history = Box::new(opening.library.shelf(&opening.plan).unwrap().history.clone());
        Msg::History { plan: opening.plan, history, alarms, abridged: false }
    }

    #[test]
    fn until_all_is_there_what_counts_is_shown_and_nothing_else_is_done() {
        let mut desk = Desk::open(abridged(meetings()));
        assert_eq!(desk.state.standing, Some(Message::Reading));
        assert_eq!(desk.state.outline, Desk::open(meetings()).state.outline);
        desk.keys("<tab><tab><tab>");
        let keys = "1 2 3 4 5 0 <space> a d e w c u U m t i D <lt> > x".split(' ');
        for key in keys {
            let before = desk.state.clone();
            assert_eq!(desk.keys(key).message(), Some(&STILL), "{key}");
            assert_eq!((desk.writes(), desk.state.screen == before.screen), (0, true), "{key}");
            assert_eq!((desk.state.overlays.len(), desk.at()), (0, "1.1.1a"), "{key}");
        }
        assert_eq!(desk.keys("j").message(), None);
        desk.keys(":historik<enter>");
        assert_eq!((desk.message(), &desk.state.screen), (Some(&STILL), &Screen::Browse));
        desk.happens(all(Vec::new()));
        assert_eq!(
            (&desk.state.standing, desk.message()),
            (&None, None),
            "who was told to wait need wait no longer"
        );
        desk.keys("<esc>1");
        assert_eq!((desk.writes(), desk.outcome("1.1.1a"), desk.top()), (1, Some(Outcome::Yes), None));
    }

    #[test]
    fn growth_comes_with_the_past() {
        let mut desk = Desk::open(abridged(meetings()));
        let moments = |desk: &Desk| {
            let Screen::Overview(overview) = &desk.state.screen else { panic!() };
            overview.growth.moments.len()
        };
        assert_eq!(moments(desk.keys("oj")), 0);
        let before = desk.state.screen.clone();
        desk.happens(all(Vec::new()));
        assert_eq!(moments(&desk), 3);
        let (Screen::Overview(before), Screen::Overview(after)) = (before, &desk.state.screen) else {
            panic!()
        };
        assert_eq!((before.cursor, before.matrix), (after.cursor.clone(), after.matrix.clone()));
    }

    #[test]
    fn what_others_wrote_meanwhile_is_there_and_no_news() {
        let mut desk = Desk::open(abridged(meetings()));
        desk.colleague("1.1.2b", Act::Outcome(Some(Outcome::No)), &[]);
        let history = Box::new(desk.saved.clone());
        let plan = desk.state.plan.clone();
        desk.happens(Msg::History { plan: plan.clone(), history, alarms: Vec::new(), abridged: false });
        assert_eq!((desk.message(), desk.outcome("1.1.2b")), (None, Some(Outcome::No)));
        desk.colleague("1.1.2c", Act::Outcome(Some(Outcome::No)), &[]);
        assert!(
            matches!(desk.hears().message(), Some(Message::Others { count: 1, by, .. }) if *by == author(1002))
        );
    }

    #[test]
    fn alarms_and_interrupted_writes_are_told_as_at_a_start() {
        let interrupted = Problem::InterruptedWrite { line: 7 }.notice(None);
        let altered = Problem::AlteredLine { line: 3 }.error(None);
        for (alarms, message, standing) in [
            (vec![], None, None),
            (vec![interrupted.clone()], Some(Message::Interrupted(1)), None),
            (vec![altered.clone()], None, Some(Message::Alarms(1))),
            (vec![altered, interrupted], Some(Message::Interrupted(1)), Some(Message::Alarms(1))),
        ] {
            let mut opening = meetings();
            opening.library.shelf_mut(&"liten-2025".into()).unwrap().alarms.clone_from(&alarms);
            let normal = Desk::open(opening);
            let mut desk = Desk::open(abridged(meetings()));
            desk.happens(all(alarms));
            assert_eq!((desk.message(), &desk.state.standing), (message.as_ref(), &standing));
            assert_eq!((normal.message(), &normal.state.standing), (message.as_ref(), &standing));
        }
    }

    #[test]
    fn what_waits_is_told_at_the_start() {
        let draft = Draft { target: target("1.1"), act: Act::Note("x".into()), on: Vec::new() };
        let mut open = meetings();
        let shelf = open.library.shelf_mut(&open.plan).unwrap();
        let opened = Act::MeetingOpened {
            meeting: "2025-06-15-osn".into(),
            body: "OSN".into(),
            keeper: String::new(),
            agenda: crate::journal::Agenda::default(),
        };
        let last = shelf.history.entries().last().unwrap().clone();
        let mut record = crate::journal::Record::clone(&last.record);
        record.target = crate::journal::Target { id: None, ..target("1.1.1") };
        (record.act, record.id, record.on) = (opened, "zz".into(), Vec::new());
        shelf.history.extend([crate::journal::Entry { record: record.into(), ..last }]);
        for opening in [open.clone(), abridged(open)] {
            let mut desk = Desk::open(Opening { drafts: vec![draft.clone()], ..opening });
            assert_eq!(desk.message(), Some(&Message::DraftKept(Some("1.1".into()), Some(Field::Note))));
            assert!(matches!(desk.keys("j").message(), Some(Message::Meeting(_, MeetingNews::Waits))));
        }
    }

    #[test]
    fn another_plan_waits_behind_the_first_one_and_what_counts_there_comes_before_the_past() {
        let mut desk = Desk::open(abridged(meetings()));
        desk.keys("p<end><enter>");
        assert_eq!((&desk.state.plan, &desk.state.standing), (&other_plan(), &Some(Message::Reading)));
        assert_eq!(desk.keys("a").message(), Some(&STILL));
        desk.happens(all(Vec::new()));
        assert_eq!(desk.state.standing, None);
        let history = |abridged| Msg::History {
            plan: other_plan(),
            history: Box::default(),
            alarms: Vec::new(),
            abridged,
        };
        desk.happens(history(true));
        assert_eq!(desk.state.standing, Some(Message::Reading));
        desk.keys("p<home><enter>");
        assert_eq!(desk.state.standing, None, "of this one all is there");
        desk.keys("p<end><enter>").happens(history(false));
        assert_eq!((&desk.state.standing, &desk.state.unread), (&None, &None));
        let mut desk = Desk::open(meetings());
        desk.keys("<lt>p<end><enter>").happens(history(true));
        assert!(!desk.state.is_reading(), "in the past what counts now says nothing");
        assert_eq!(desk.state.unread, Some(other_plan()));
    }

    #[test]
    fn a_text_that_was_begun_before_what_counts_was_there_is_kept_and_saved() {
        let mut desk = Desk::open(opening());
        desk.keys("p<end><enter>a\"Hej\"");
        let (plan, history) = (other_plan(), Box::default());
        desk.happens(Msg::History { plan, history, alarms: Vec::new(), abridged: true });
        assert!(desk.top().is_some());
        desk.keys("<ctrl-s>");
        assert_eq!(desk.writes(), 1);
    }

    /// Keys that look at things, and one at a time others that are answered with a sentence.
    fn looks() -> impl Strategy<Value = Vec<&'static str>> {
        let keys = vec![
            "j",
            "k",
            "<tab>",
            "<enter>",
            "<esc>",
            "fo<enter>",
            "f0",
            "f<esc>",
            "v",
            "o",
            "<end>",
            "s aterk",
            "<enter>",
            "n",
            "z",
            ".",
            "?",
            "p<down><enter>",
            "p",
            "L",
            "T",
            "b",
        ];
        proptest::collection::vec(proptest::sample::select(keys), 0..12)
    }

    proptest! {
        #![proptest_config(ProptestConfig { max_shrink_time: 5_000, ..ProptestConfig::with_cases(150) })]

        #[test]
        fn once_all_is_there_the_screen_is_what_it_would_have_been(before in looks(), after in looks()) {
            let mut normal = Desk::open(meetings());
            let mut desk = Desk::open(abridged(meetings()));
            normal.keys(&before.concat()).happens(Msg::Resized(100, 30));
            desk.keys(&before.concat()).happens(all(Vec::new()));
            prop_assert_eq!(&desk.state, &normal.state);
            let more = ["<esc><esc><esc>", &after.concat(), "<esc><esc><esc><lt>D1t"].concat();
            prop_assert_eq!(&desk.keys(&more).state, &normal.keys(&more).state);
        }
    }
}
