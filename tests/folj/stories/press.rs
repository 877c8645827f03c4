//! Keys pressed on a state and clicks on it: update after update, with a disk that saves at once.

use folj::app::{Ctx, Effect, Export, Exported, Msg, NotExported, State, update};
use folj::keys::{Keymap, parse_keys};
use folj::problem::{NotWritten, WhyNotWritten};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::fixture;
use super::picture::picture;

/// Presses keys, seeing the screen before each of them as a person does.
pub(super) fn press(state: &mut State, keys: &str) {
    for (at, key) in (0..).zip(parse_keys(keys).unwrap()) {
        happen(state, at, Msg::Key(key));
    }
}

/// Clicks on the first place where a text is seen, the mouse being on.
pub(super) fn click(state: &mut State, text: &str) {
    let (width, height) = state.size;
    let lines = picture(state, width, height).lines();
    let place = (0_u16..).zip(&lines).find_map(|(row, line)| Some((line.split_once(text)?.0, row)));
    let (before, row) = place.unwrap_or_else(|| panic!("{text} is not in {lines:#?}"));
    let column = u16::try_from(unicode_width::UnicodeWidthStr::width(before)).unwrap();
    happen(state, 0, Msg::Click(column, row));
}

/// Something happens to the state, seen at its size, so many milliseconds after noon.
pub(super) fn happen(state: &mut State, passed: i64, msg: Msg) {
    for effect in effects(state, passed, msg) {
        match effect {
            Effect::Append { record, .. } => {
                happen(state, passed, Msg::Appended(Box::new(fixture::entry(*record))));
            }
            Effect::Export(export) => {
                happen(state, passed, Msg::Exported(Box::new(exported(*export))));
            }
            _ => {}
        }
    }
}

/// The same, with the disk left to whoever asks.
pub(super) fn effects(state: &mut State, passed: i64, msg: Msg) -> Vec<Effect> {
    let (width, height) = state.size;
    let ctx = Ctx {
        now: "2025-05-14T12:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_millis(passed),
        zone: &TimeZone::get("Europe/Stockholm").unwrap(),
        who: &fixture::anna(),
        random: passed.unsigned_abs(),
        keymap: &Keymap::bundled(),
        seen: &picture(state, width, height).seen,
    };
    update(state, &ctx, msg)
}

/// What the disk says to a report: there is a file called «finns», and no folder.
fn exported(export: Export) -> Exported {
    let Export { file, replace, .. } = export;
    let result = match file.split_once('/') {
        Some((folder, _)) => Err(NotExported::Refused(NotWritten {
            path: file.as_str().into(),
            why: WhyNotWritten::NoFolder { folder: folder.into() },
        })),
        None if file == "finns.html" && !replace => Err(NotExported::Exists("finns-2.html".into())),
        None => Ok(()),
    };
    Exported { file, result }
}
