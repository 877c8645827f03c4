//! Choosing from a list by what is typed, as in the search: words in any order, without regard to
//! case and, unless they are typed, to the marks on letters; near misses when nothing has the words.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::fold::fold;
use super::search::Query;

/// The positions of the names that have all that was typed, best first: names with the words at the
/// beginnings of their own before those that have them inside, and among them those that begin with
/// one. Nothing typed gives all in their order.
pub fn choose(typed: &str, names: &[String]) -> Vec<usize> {
    let query = Query::parse(typed, |_| None);
    if query.is_empty() {
        return (0..names.len()).collect();
    }
    let rank = |name: &String| {
        let begins = query.marks(name).first().is_some_and(|mark| mark.start == 0);
        Some((query.misses_starts(name)?, !begins))
    };
    let mut found: Vec<_> =
        names.iter().enumerate().filter_map(|(at, name)| Some((rank(name)?, at))).collect();
    if found.is_empty() {
        return near(typed, names);
    }
    found.sort_unstable();
    found.into_iter().map(|(_, at)| at).collect()
}

/// The names that have the letters of each word in their order, the nearest first.
fn near(typed: &str, names: &[String]) -> Vec<usize> {
    let pattern = Pattern::new(&fold(typed), CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let score = |name: &String| pattern.score(Utf32Str::new(&fold(name), &mut buffer), &mut matcher);
    let scored = names.iter().map(score).enumerate().filter_map(|(at, score)| Some((Reverse(score?), at)));
    let mut scored: Vec<(Reverse<u32>, usize)> = scored.collect();
    scored.sort_unstable();
    scored.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_finds() {
        let names = [
            "ångra",
            "nästa träff",
            "föregående träff",
            "planens historik",
            "filtrera på nämnd",
            "en sida ner",
        ]
        .map(str::to_owned);
        for (typed, found) in [
            ("", vec![0, 1, 2, 3, 4, 5]),
            ("  ", vec![0, 1, 2, 3, 4, 5]),
            ("angra", vec![0]),
            ("ÅNGRA", vec![0]),
            ("a\u{30a}ngra", vec![0]),
            ("träff", vec![1, 2]),
            ("träff nästa", vec![1]),
            ("traff fore", vec![2]),
            ("hist", vec![3]),
            ("n", vec![1, 4, 5, 0, 2, 3]),
            ("fltr", vec![4]),
            ("plhist", vec![3]),
            ("qqq", vec![]),
            ("ner\"", vec![5]),
        ] {
            assert_eq!(choose(typed, &names), found, "{typed}");
        }
    }
}
