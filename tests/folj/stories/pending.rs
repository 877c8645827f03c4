//! Pictures of a key that waits for a second one.

use folj::app::{Glyphs, Message, ReadOnly};
use folj::problem::Problem;

use super::press::{click, press};
use super::{Story, fixture, story};

pub(super) fn stories() -> Vec<Story> {
    vec![
        story("pending").keys("g"),
        story("pending_overview").keys("o g"),
        story("pending_history").keys("t g"),
        story("pending_changes").keys("D g"),
        story("pending_meeting").keys("m<enter> <home> g"),
        story("pending_list").keys("p g"),
        story("pending_help").keys("? g"),
        story("pending_blocked").with(|state| state.read_only = Some(ReadOnly::Asked)).keys("g"),
        story("pending_ascii").with(|state| state.settings.glyphs = Glyphs::Ascii).keys("g"),
        story("pending_mono").with(|state| state.settings.theme = "mono".into()).keys("g"),
        // What stays above the keys keeps its lines: the box ends above it.
        story("pending_not_saved").keys("g").with(|state| {
            let disk_full = Problem::Io { path: "/srv/folj".into(), reason: "ENOSPC".into() };
            state.standing = Some(Message::NotSaved(disk_full));
        }),
        story("pending_nothing").keys("g x"),
        story("pending_left").keys("g <esc>"),
    ]
}

/// What lies under the box, and beside it, is not clicked by mistake.
#[test]
fn a_click_leaves_the_box_and_does_nothing_else() {
    for text in ["3 Psykisk", "planens historik"] {
        let mut state = fixture::state();
        state.settings.mouse = true;
        press(&mut state, "g");
        click(&mut state, text);
        assert_eq!((state.pending, state.current().unwrap().id().as_str()), (None, "1"), "{text}");
        assert!(state.overlays.is_empty());
    }
}
