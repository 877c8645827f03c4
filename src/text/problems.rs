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

/// The longest sentence, in bytes, and how much of the beginning and of the end of a longer one is
/// told: what somebody wrote may be as long as a file.
const LONGEST: usize = 2_000;
const BEGINNING: usize = 1_400;
const END: usize = 500;

/// The longest word that a similar one is looked for, in characters.
const LONGEST_WORD: usize = 200;

/// What is wrong, as one sentence without a full stop.
pub fn title(lang: Lang, problem: &Problem) -> String {
    told(&rows::title(lang, problem))
}

/// A sentence that may be shown, without the middle of it where that is endless.
fn told(sentence: &str) -> String {
    if sentence.len() <= LONGEST {
        return clean_line(sentence).into_owned();
    }
    let beginning = sentence.get(..sentence.floor_char_boundary(BEGINNING)).unwrap_or_default();
    let end = sentence.get(sentence.ceil_char_boundary(sentence.len() - END)..).unwrap_or_default();
    format!("{} … {}", clean_line(beginning), clean_line(end))
}

/// What stands under the caret: what was expected there.
pub fn label(lang: Lang, problem: &Problem) -> String {
    told(&rows::label(lang, problem))
}

/// The names that there are, where a name was wrong.
pub fn choices(lang: Lang, problem: &Problem) -> Option<String> {
    rows::choices(lang, problem).map(|choices| told(&choices))
}

/// What to do about it, where there is something to say: the nearest right word first of all.
pub fn hint(lang: Lang, problem: &Problem) -> Option<String> {
    let near = problem.candidates().and_then(|(found, known)| nearest(found, known));
    let unseen = problem.candidates().is_some_and(|(found, _)| found.contains(is_unseen));
    let meant = |name| if unseen { lang.did_you_mean_plain(name) } else { lang.did_you_mean(name) };
    let hint = near.map(meant).or_else(|| rows::hint(lang, problem));
    hint.map(|hint| told(&hint))
}

/// Whether the character does not show, or looks like a blank: what text from Word and Excel brings along.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202f}' | '\u{2060}' | '\u{feff}')
}

/// The known name that is nearest to what was written, by edit distance over letters without
/// their marks; none where all are far away.
pub fn nearest<'a>(found: &str, known: &'a [String]) -> Option<&'a str> {
    let is_short = |word: &str| word.len() <= LONGEST_WORD || word.chars().count() <= LONGEST_WORD;
    if !is_short(found) {
        return None;
    }
    let wanted = fold(found);
    let far = |name: &str| strsim::osa_distance(&wanted, &fold(name));
    known
        .iter()
        .filter(|name| is_short(name))
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
    fn a_sentence_has_an_end_whatever_it_is_about() {
        let long = format!("å{}\u{1b}ö", "\u{1b}å".repeat(1_000_000));
        for problem in [
            Problem::BadId { found: long.clone() },
            Problem::NotNfc { composed: long.clone() },
            Problem::UnknownField { found: long.clone(), known: vec![long.clone(); 30] },
        ] {
            let told = [title(Lang::Sv, &problem), label(Lang::En, &problem)].concat();
            let told = [told, choices(Lang::Sv, &problem).unwrap_or_default()].concat();
            assert!(told.len() < 20_000 && !told.contains('\u{1b}'), "{}", told.len());
        }
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
            (&"OSN".repeat(1_000_000), None),
        ] {
            assert_eq!(nearest(found, &known), near, "{found}");
        }
    }
}
