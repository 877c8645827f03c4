//! Pictures of a key that waits for a second one.

use folj::app::{Glyphs, Message, ReadOnly};
use folj::problem::Problem;

use super::{Story, story};

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
