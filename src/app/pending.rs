//! A key that waits for a second one. There is no clock in it: it waits until the next key comes, or
//! until something else happens to what it was pressed on.

use std::mem::{Discriminant, discriminant};

use super::{Blocked, Can, Ctx, Effect, Message, Msg, Overlay, Screen, State, can};
use crate::keys::{Key, Layer, Meaning};

/// What a key was pressed on: it does not wait on anything else.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Topmost {
    layer: Layer,
    screen: Discriminant<Screen>,
    overlay: Option<Discriminant<Overlay>>,
    overlays: usize,
}

impl State {
    /// A key with which pairs begin here. It waits, if one of them has a meaning now.
    pub(super) fn begin(&mut self, ctx: &Ctx, key: Key) -> Vec<Effect> {
        let following = ctx.keymap.following(self.layer(), key);
        if following.into_iter().all(|(_, action)| can(self, action) == Can::Hidden) {
            return self.tell(Message::Blocked(Blocked::NoMeaning(key)));
        }
        self.pending = Some(key);
        Vec::new()
    }

    /// The key behind one that waited. It is never run alone.
    pub(super) fn second(&mut self, ctx: &Ctx, first: Key, key: Key) -> Vec<Effect> {
        let layer = self.layer();
        match ctx.keymap.meaning(layer, Some(first), key) {
            Meaning::Does(action) if can(self, action) != Can::Hidden => self.perform(ctx, action),
            Meaning::Nothing if ctx.keymap.cancels(layer, key) => Vec::new(),
            Meaning::Does(_) | Meaning::Waits | Meaning::Nothing => {
                self.tell(Message::Blocked(Blocked::NoPair(first, key)))
            }
        }
    }

    /// What a key that waits must still find topmost when a message has been taken in. A message by
    /// which somebody does something else ends the wait at once; keys see to it themselves.
    pub(super) fn waits_on(&mut self, msg: &Msg) -> Option<Topmost> {
        match msg {
            Msg::Key(_) => return None,
            Msg::Unreadable | Msg::Paste(_) | Msg::Wheel(_) | Msg::Click(..) | Msg::Resumed | Msg::Leave => {
                self.pending = None;
            }
            Msg::Resized(..)
            | Msg::Appended(_)
            | Msg::NotAppended { .. }
            | Msg::Journal { .. }
            | Msg::History { .. }
            | Msg::Writable { .. }
            | Msg::Plan(_)
            | Msg::Exported(_)
            | Msg::DraftSaved(_) => {}
        }
        Some(self.topmost())
    }

    /// Ends the wait where something else lies topmost now.
    pub(super) fn wait_on(&mut self, before: Option<Topmost>) {
        if before.is_some_and(|before| before != self.topmost()) {
            self.pending = None;
        }
    }

    fn topmost(&self) -> Topmost {
        Topmost {
            layer: self.layer(),
            screen: discriminant(&self.screen),
            overlay: self.overlays.last().map(discriminant),
            overlays: self.overlays.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, opening};
    use super::super::{Opening, Screen};
    use super::*;
    use crate::journal::{Act, Outcome};
    use crate::keys::parse_keys;

    const G: Option<Key> = Some(Key::char('g'));

    /// Everything that takes keys, and the keys that lead there.
    const PLACES: [&str; 17] = [
        "",
        "<tab><tab><tab>",
        "<tab><tab><tab>z",
        "o",
        "t",
        "D",
        "m<enter>",
        "m<enter>m",
        "m",
        "p",
        "f",
        "s",
        "?",
        ":",
        "<tab><tab>e",
        "<tab><tab><tab>a",
        "<tab><tab>ww1",
    ];

    fn no_pair(desk: &Desk, second: char) -> bool {
        desk.message() == Some(&Message::Blocked(Blocked::NoPair(Key::char('g'), Key::char(second))))
    }

    #[test]
    fn the_second_key_completes_it() {
        for (keys, alone) in [
            ("go", "o"),
            ("gt", "t"),
            ("gd", "D"),
            ("gp", "p"),
            ("gf", "!"),
            ("gm", "m"),
            ("tgb", "tb"),
            ("jgg", "j<home>"),
            ("ge", "<end>"),
            ("gegg", "<end><home>"),
            ("jgggg", "j<home><home>"),
            ("pge", "p<end>"),
            ("?ge", "?<end>"),
            ("gl", ":meddel<enter>"),
        ] {
            let (mut pair, mut one) = (Desk::new(), Desk::new());
            pair.keys(keys);
            one.keys(alone);
            assert_eq!(pair.state.pending, None, "{keys}");
            assert_eq!(pair.at(), one.at(), "{keys}");
            assert_eq!(discriminant(&pair.state.screen), discriminant(&one.state.screen), "{keys}");
            assert_eq!(pair.state.overlays, one.state.overlays, "{keys}");
        }
    }

    #[test]
    fn a_held_key_completes_itself_again_and_again() {
        let mut desk = Desk::new();
        for (presses, pending) in [(1, G), (1, None), (1, G), (5, None)] {
            desk.keys(&"g".repeat(presses));
            assert_eq!((desk.state.pending, desk.message()), (pending, None));
        }
    }

    #[test]
    fn a_second_key_that_completes_nothing_is_not_run() {
        for (keys, second) in [("gx", 'x'), ("gq", 'q'), ("gG", 'G'), ("gv", 'v'), ("g?", '?'), ("og@", '@')]
        {
            let mut desk = Desk::new();
            desk.keys(keys);
            assert!(no_pair(&desk, second), "{keys} {:?}", desk.message());
            assert_eq!((desk.state.pending, desk.top()), (None, None), "{keys}");
            assert!(!desk.has_quit());
        }
        // What a layer binds and what lies there never has is not offered either.
        let mut desk = Desk::new();
        assert!(no_pair(desk.keys("pgl"), 'l'), "{:?}", desk.message());
    }

    /// Recording is one deliberate key, wherever one is.
    #[test]
    fn behind_a_key_that_waits_no_digit_and_no_space_records() {
        for place in PLACES {
            for key in "0123456789uUacw".chars().map(String::from).chain(["<space>".to_owned()]) {
                let mut desk = Desk::new();
                desk.keys(place).keys("g");
                if desk.state.pending.is_none() {
                    // A g is typed here, or chooses a party.
                    continue;
                }
                let (writes, state) = (desk.writes(), desk.state.clone());
                desk.keys(&key);
                assert_eq!(desk.writes(), writes, "{place} {key}");
                assert_eq!(desk.state.pending, None, "{place} {key}");
                assert!(
                    matches!(desk.message(), Some(Message::Blocked(Blocked::NoPair(..)))),
                    "{place} {key}"
                );
                assert_eq!((&desk.state.screen, &desk.state.overlays), (&state.screen, &state.overlays));
            }
        }
    }

    #[test]
    fn where_characters_are_typed_or_choose_parties_nothing_waits() {
        for (place, waits) in PLACES.into_iter().zip([
            true, true, true, true, true, true, true, true, false, true, false, false, true, false, true,
            false, true,
        ]) {
            let mut desk = Desk::new();
            desk.keys(place).keys("g");
            assert_eq!(desk.state.pending.is_some(), waits, "{place}");
        }
    }

    #[test]
    fn esc_and_ctrl_c_leave_it_and_do_nothing_else() {
        for place in PLACES {
            for cancel in ["<esc>", "<ctrl-c>"] {
                let mut desk = Desk::new();
                desk.keys(place).keys("<ctrl-l>");
                let before = desk.state.clone();
                if desk.keys("g").state.pending.is_none() {
                    continue;
                }
                desk.keys(cancel);
                assert_eq!((desk.message(), desk.state.pending), (None, None), "{place}{cancel}");
                assert_eq!((&desk.state.screen, &desk.state.overlays), (&before.screen, &before.overlays));
                assert_eq!(desk.state.browse, before.browse);
                assert!(!desk.state.interrupted, "{place}{cancel}");
            }
        }
        let mut desk = Desk::new();
        assert!(!desk.keys("<ctrl-c>g<ctrl-c>").has_quit(), "what was begun is left, and nothing else");
        assert!(desk.keys("<ctrl-c><ctrl-c>").has_quit());
    }

    #[test]
    fn what_happens_meanwhile_leaves_it_or_does_not() {
        for (msg, waits) in [
            (Msg::Click(1, 1), false),
            (Msg::Wheel(1), false),
            (Msg::Paste("o".into()), false),
            (Msg::Unreadable, false),
            (Msg::Resumed, false),
            (Msg::Leave, false),
            (Msg::Resized(60, 20), true),
            (Msg::DraftSaved(Ok(())), true),
        ] {
            let mut desk = Desk::new();
            desk.keys("g").happens(msg.clone());
            assert_eq!(desk.state.pending.is_some(), waits, "{msg:?}");
        }
        let mut desk = Desk::new();
        desk.keys("g").colleague("2.1.1a", Act::Outcome(Some(Outcome::Yes)), &[]);
        desk.hears();
        assert_eq!(desk.state.pending, G, "somebody else recorded something");
        assert!(matches!(desk.keys("o").state.screen, Screen::Overview(_)));
    }

    #[test]
    fn what_opens_meanwhile_leaves_it() {
        // One's own entry was overtaken while it was on its way: the choice opens by itself.
        let mut desk = Desk::new();
        desk.disk = super::super::testing::Disk::Waits;
        desk.keys("<tab><tab><tab>1");
        desk.colleague("1.1.1a", Act::Outcome(Some(Outcome::No)), &[]);
        desk.keys("g");
        assert_eq!(desk.state.pending, G);
        desk.save();
        assert!(matches!(desk.top(), Some(Overlay::Settle(_))), "{:?}", desk.top());
        assert_eq!(desk.state.pending, None);
    }

    #[test]
    fn a_first_visit_goes_on_and_waits() {
        let mut desk = Desk::open(Opening { ..opening() });
        desk.state.overlays.push(Overlay::Welcome);
        assert_eq!((desk.keys("g").state.pending, desk.top()), (G, None));
        assert!(matches!(desk.keys("t").state.screen, Screen::History(_)));
    }

    #[test]
    fn what_is_still_to_be_said_waits_too() {
        let mut desk = Desk::new();
        desk.state.unsaid = vec![Message::NotTyped];
        assert_eq!(desk.keys("g").message(), None);
        assert_eq!(desk.keys("<esc>").message(), Some(&Message::NotTyped));
        for key in parse_keys("g1").unwrap() {
            desk.happens(Msg::Key(key));
        }
        assert!(no_pair(&desk, '1'));
    }
}
