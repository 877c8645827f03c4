//! Pictures of a large journal: what counts now is there, and what was before is still being read.

use folj::app::{Blocked, Message, Msg, State};
use folj::journal::History;

use super::press::{happen, press};
use super::{Story, fixture, story};

/// The state in which the program opens with what counts now alone, and all that is still to come.
fn reading() -> (State, Msg) {
    let mut state = fixture::state();
    let plan = state.plan.clone();
    let mut shelf = state.library.shelf(&plan).unwrap().clone();
    let all = Box::new(shelf.history.clone());
    shelf.history = History::resumed(all.gist().unwrap(), []).unwrap();
    shelf.abridged = true;
    state = fixture::open(plan.clone(), vec![shelf]);
    fixture::put_cursor(&mut state, "1");
    (state, Msg::History { plan, history: all, alarms: Vec::new(), abridged: false })
}

pub(super) fn stories() -> Vec<Story> {
    let after = |name, keys: &str| {
        story(name).with(|state| {
            *state = reading().0;
            press(state, keys);
        })
    };
    vec![
        after("reading", ""),
        after("reading_overview", "o"),
        after("reading_search", "s lokal"),
        after("reading_blocked", "<enter><enter><enter>1").with(|state| {
            assert_eq!(state.message, Some(Message::Blocked(Blocked::StillReading)));
        }),
    ]
}

/// What was looked at while all was read is looked at afterwards, and the sentence is gone.
#[test]
fn once_all_is_there_the_screen_is_that_of_any_other_start() {
    for keys in ["", "o", "s lokal", "fo", "fo<enter><enter>", "?"] {
        let (mut state, all) = reading();
        press(&mut state, keys);
        happen(&mut state, 0, all);
        let mut normal = fixture::state();
        press(&mut normal, keys);
        happen(&mut normal, 0, Msg::Resized(100, 30));
        assert!(state == normal, "{keys}");
    }
}
