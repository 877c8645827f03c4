//! Keys pressed on a state: update after update, with a disk that saves at once.

use folj::app::{Ctx, Effect, Msg, State, update};
use folj::keys::{Keymap, parse_keys};
use jiff::tz::TimeZone;

use super::fixture;
use super::picture::picture;

/// Presses keys, seeing the screen before each of them as a person does.
pub(super) fn press(state: &mut State, keys: &str) {
    let keymap = Keymap::bundled();
    for (at, key) in (0_u64..).zip(parse_keys(keys).unwrap()) {
        let ctx = Ctx {
            now: "2025-05-14T12:00:00Z".parse().unwrap(),
            zone: &TimeZone::get("Europe/Stockholm").unwrap(),
            who: &fixture::anna(),
            random: at,
            keymap: &keymap,
            seen: &picture(state, 100, 30).seen,
        };
        for effect in update(state, &ctx, Msg::Key(key)) {
            if let Effect::Append { record, .. } = effect {
                update(state, &ctx, Msg::Appended(Box::new(fixture::entry(record))));
            }
        }
    }
}
