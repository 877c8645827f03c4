//! The word at the right of the first line: what is not as it usually is.

use super::scene::Scene;
use super::widgets::cut::{cut, width};
use crate::app::Screen;
use crate::journal::{AsOf, Meeting};
use crate::text::clean_line;
use crate::theme::Role;

/// What the program's name, the open view and the week take beside a badge, in cells.
const BESIDE_BADGE: usize = 34;

/// The badge, if there is one; the most important reason wins.
pub(super) fn badge(scene: &Scene<'_>, narrow: bool) -> Option<(String, Role)> {
    let lang = scene.lang;
    let failed = scene.state.saving.iter().filter(|saving| saving.failed.is_some()).count();
    if failed > 0 {
        return Some((lang.badge_not_saved(failed).into_owned(), Role::Alarm));
    }
    if scene.state.as_of != AsOf::Now {
        let word = lang.badge_as_of(&moment(scene, &scene.state.as_of));
        // The name of the view comes first; the message line says which moment it is, too.
        let fits = width(&word) + BESIDE_BADGE <= usize::from(scene.state.size.0);
        let word = if fits { word } else { lang.badge_past_short() };
        return Some((word.into_owned(), Role::Badge));
    }
    let demo = scene.state.settings.demo.then(|| lang.badge_demo().into_owned());
    let others = || others(scene);
    let words: Vec<String> = if scene.state.read_only.is_some() {
        let word = if narrow { lang.badge_read_only_short() } else { lang.badge_read_only() };
        // Where there is no room for both, the message line tells of the meeting.
        [word.into_owned()].into_iter().chain(others().filter(|_| !narrow)).collect()
    } else {
        demo.into_iter().chain(recording(scene, narrow).or_else(others)).collect()
    };
    Some((words.join(" "), Role::Badge)).filter(|_| !words.is_empty())
}

/// That others are in a meeting, and which body; the message line says more.
fn others(scene: &Scene<'_>) -> Option<String> {
    let one = scene.state.goes_on(scene.look.now, scene.look.zone)?;
    Some(format!("{} {}", scene.lang.badge_meeting(), short(scene, &one.meeting, true)))
}

/// A meeting's body; with its day where there is room.
fn short(scene: &Scene<'_>, meeting: &Meeting, narrow: bool) -> String {
    let room = if narrow { usize::from(scene.state.size.0 / 6) } else { 24 };
    let name = if narrow { meeting.body.clone() } else { meeting.name() };
    cut(&clean_line(&name), room).into_owned()
}

/// That a meeting is led, and which one where the screen does not say it.
fn recording(scene: &Scene<'_>, narrow: bool) -> Option<String> {
    let meeting = &scene.state.meeting.as_ref()?.meeting;
    let word = scene.lang.badge_recording();
    // On its own screen the next line names the meeting.
    let named = scene.state.screen != Screen::Meeting;
    let name = short(scene, meeting, narrow);
    Some(if named { format!("{word} {name}") } else { word.into_owned() })
}

/// What a moment is called: a day, a meeting, or a meeting and its mark.
pub(super) fn moment(scene: &Scene<'_>, as_of: &AsOf) -> String {
    match as_of {
        AsOf::Now => scene.lang.now().into_owned(),
        AsOf::Moment(at) => crate::text::date(*at, scene.look.zone),
        AsOf::Meeting(id) => id.to_string(),
        AsOf::Marked(id, mark) => format!("{id} {}", scene.lang.mark(*mark)),
    }
}
