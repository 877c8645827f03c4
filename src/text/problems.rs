//! What was found while reading files, as sentences: a title, a label under the caret, and a hint
//! with the nearest right word.

mod bindings;
mod draw;
mod roles;
mod rows;

pub use draw::{one_line, render, summary};

use std::borrow::Cow;

use super::clean::clean_line;
use super::{Lang, messages};
use crate::problem::{Expected, FileFault, Level, Problem};
use crate::query::fold;

/// How many of the known names are listed before «…».
const LISTED: usize = 24;

/// What is wrong, as one sentence without a full stop.
pub fn title(lang: Lang, problem: &Problem) -> String {
    clean_line(&rows::title(lang, problem)).into_owned()
}

/// What stands under the caret: what was expected there.
pub fn label(lang: Lang, problem: &Problem) -> String {
    clean_line(&rows::label(lang, problem)).into_owned()
}

/// The names that there are, where a name was wrong.
pub fn choices(lang: Lang, problem: &Problem) -> Option<String> {
    rows::choices(lang, problem).map(|choices| clean_line(&choices).into_owned())
}

/// What to do about it, where there is something to say: the nearest right word first of all.
pub fn hint(lang: Lang, problem: &Problem) -> Option<String> {
    let near = problem.candidates().and_then(|(found, known)| nearest(found, known));
    let unseen = problem.candidates().is_some_and(|(found, _)| found.contains(is_unseen));
    let meant = |name| if unseen { lang.did_you_mean_plain(name) } else { lang.did_you_mean(name) };
    let hint = near.map(meant).or_else(|| rows::hint(lang, problem));
    hint.map(|hint| clean_line(&hint).into_owned())
}

/// Whether the character does not show, or looks like a blank: what text from Word and Excel brings along.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202f}' | '\u{2060}' | '\u{feff}')
}

/// The known name that is nearest to what was written, by edit distance over letters without
/// their marks; none where all are far away.
pub fn nearest<'a>(found: &str, known: &'a [String]) -> Option<&'a str> {
    let wanted = fold(found);
    let far = |name: &str| strsim::osa_distance(&wanted, &fold(name));
    known
        .iter()
        .map(|name| (far(name), name.as_str()))
        .filter(|(distance, name)| {
            *distance <= 1 + name.chars().count() / 3 && *distance < wanted.chars().count().max(1)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// `a, b, c …`
fn listed(names: &[String]) -> String {
    let some = names.iter().take(LISTED).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > LISTED { format!("{some} …") } else { some }
}

messages! {
    did_you_mean(name: &str) "menade du ”{name}”?" | "did you mean “{name}”?";
    did_you_mean_plain(name: &str)
        "menade du ”{name}”? Där står tecken som inte syns; skriv om det för hand"
        | "did you mean “{name}”? There are characters that do not show; type it anew";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_do_not_show_are_named() {
        let hinted = |lang, found: &str| {
            hint(lang, &Problem::UnlistedParty { found: found.into(), known: vec!["OSN".into()] }).unwrap()
        };
        for found in ["OSN\u{a0}", "O\u{ad}SN", "\u{feff}OSN", "OSN\u{200b}"] {
            assert!(hinted(Lang::Sv, found).contains("”OSN”? Där står tecken som inte syns"), "{found:?}");
            assert!(
                hinted(Lang::En, found).contains("“OSN”? There are characters that do not show"),
                "{found:?}"
            );
        }
        assert_eq!(hinted(Lang::Sv, "ONS"), "menade du ”OSN”?");
    }

    #[test]
    fn the_nearest_name_ignores_marks_and_forgives_slips() {
        let known: Vec<String> =
            ["ÄLN", "AMN", "OSN", "LG-NSU", "Committee", "OfficerGroup"].map(Into::into).into();
        for (found, near) in [
            ("ALN", Some("ÄLN")),
            ("äln", Some("ÄLN")),
            ("A\u{308}LN", Some("ÄLN")),
            ("ONS", Some("OSN")),
            ("Commitee", Some("Committee")),
            ("LGNSU", Some("LG-NSU")),
            ("officergroup", Some("OfficerGroup")),
            ("Försäkringskassan", None),
            ("", None),
        ] {
            assert_eq!(nearest(found, &known), near, "{found}");
        }
    }
}
