//! The name that somebody probably meant.

use crate::query::fold;

/// The nearest of the names, if one is near enough: at most a third of its letters differ, and not all that was typed.
pub(super) fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = fold(typed);
    let letters = typed.chars().count();
    names
        .into_iter()
        .map(|name| (distance(&typed, &fold(name)), name))
        .filter(|(steps, name)| *steps < letters && *steps * 3 <= name.chars().count().max(3))
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, name)| name)
}

/// How many letters have to be put in, left out or changed (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (y, &above) in b.iter().zip(row.iter().skip(1)) {
            left = (left + 1).min(above + 1).min(diagonal + usize::from(x != *y));
            diagonal = above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name() {
        let names = ["AMN", "OSN", "ÄLN", "SHS", "VS"];
        assert_eq!(nearest("ONS", ["OSNX"]), None);
        assert_eq!(nearest("osm", names), Some("OSN"));
        assert_eq!(nearest("älm", names), Some("ÄLN"));
        assert_eq!(nearest("kommunstyrelsen", names), None);
        assert_eq!(nearest("9", ["2"]), None);
        assert_eq!(nearest("2.1.1.1c", ["2.1.1.1a", "3.1"]), Some("2.1.1.1a"));
    }

    #[test]
    fn steps_between_words() {
        for (a, b, steps) in [("", "", 0), ("abc", "abc", 0), ("abc", "", 3), ("kitten", "sitting", 3)] {
            assert_eq!(distance(a, b), steps, "{a} {b}");
        }
    }
}
