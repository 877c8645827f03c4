//! The word at the right of the first line: what is not as it usually is.

use super::scene::Scene;
use crate::journal::AsOf;
use crate::theme::Role;

/// The badge, if there is one; the most important reason wins.
pub(super) fn badge(scene: &Scene<'_>, narrow: bool) -> Option<(String, Role)> {
    let lang = scene.lang;
    let failed = scene.state.saving.iter().filter(|saving| saving.failed.is_some()).count();
    if failed > 0 {
        return Some((lang.badge_not_saved(failed).into_owned(), Role::Alarm));
    }
    match &scene.state.as_of {
        AsOf::Now => {}
        AsOf::Moment(at) => {
            let when = crate::text::date(*at, scene.look.zone);
            return Some((lang.badge_as_of(&when).into_owned(), Role::Badge));
        }
        AsOf::Marked(id, mark) => {
            let when = format!("{id} {}", lang.mark(*mark));
            return Some((lang.badge_as_of(&when).into_owned(), Role::Badge));
        }
        AsOf::Meeting(id) => return Some((lang.badge_as_of(id.as_str()).into_owned(), Role::Badge)),
    }
    if scene.state.settings.demo {
        return Some((lang.badge_demo().into_owned(), Role::Badge));
    }
    scene.state.read_only.as_ref()?;
    let word = if narrow { lang.badge_read_only_short() } else { lang.badge_read_only() };
    Some((word.into_owned(), Role::Badge))
}
