//! What a binding is pressed with: one key, or two after each other.

use std::fmt;
use std::str::FromStr;

use super::{BadKey, Code, Key};

/// Parts the two keys of a pair in `keys.ron`; it is bound alone, and never in a pair.
const BETWEEN: char = ',';

/// One key, or two after each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Strokes {
    /// The only key, or the one that waits for another.
    pub first: Key,
    /// The key that completes a pair.
    pub second: Option<Key>,
}

impl Strokes {
    /// Two keys after each other.
    pub const fn pair(first: Key, second: Key) -> Self {
        Self { first, second: Some(second) }
    }

    /// Whether both cannot hold in one place: they are the same, or one is the beginning of the other.
    pub(super) fn clashes(self, other: Self) -> bool {
        let both_go_on = self.second.is_some() && other.second.is_some();
        self.first == other.first && (self.second == other.second || !both_go_on)
    }

    /// Its keys, in the order in which they are pressed.
    pub fn keys(self) -> impl Iterator<Item = Key> {
        [Some(self.first), self.second].into_iter().flatten()
    }
}

impl From<Key> for Strokes {
    /// A key alone.
    fn from(key: Key) -> Self {
        Self { first: key, second: None }
    }
}

/// `k`, `ctrl-k`, `g,o`. The error names the half that is no key, or all of it where there are no halves.
impl FromStr for Strokes {
    type Err = BadKey;

    fn from_str(text: &str) -> Result<Self, BadKey> {
        if let Ok(key) = text.parse::<Key>() {
            return Ok(key.into());
        }
        let halves =
            text.split_once(BETWEEN).filter(|(first, second)| !first.is_empty() && !second.is_empty());
        let (first, second) = halves.ok_or_else(|| BadKey(text.to_owned()))?;
        let (first, second): (Key, Key) = (first.parse()?, second.parse()?);
        if second.code == Code::Char(BETWEEN) {
            return Err(BadKey(text.to_owned()));
        }
        Ok(Self::pair(first, second))
    }
}

/// As it is written in `keys.ron`.
impl fmt::Display for Strokes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        self.second.map_or(Ok(()), |second| write!(f, "{BETWEEN}{second}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_or_two_go_both_ways() {
        for (text, keys) in [
            ("g", "g"),
            (",", ","),
            ("ctrl-,", "ctrl-,"),
            ("g,o", "g o"),
            ("ö,å", "ö å"),
            ("ctrl-x,enter", "ctrl-x enter"),
            ("space,shift-tab", "space shift-tab"),
            ("g,<", "g <"),
        ] {
            let strokes: Strokes = text.parse().unwrap();
            assert_eq!(strokes.to_string(), text);
            let names: Vec<String> = strokes.keys().map(|key| key.to_string()).collect();
            assert_eq!(names.join(" "), keys);
        }
    }

    #[test]
    fn what_is_no_pair_names_what_is_wrong() {
        for (text, named) in [
            ("g,", "g,"),
            (",g", ",g"),
            (",,", ",,"),
            ("g,,", "g,,"),
            (",,g", ",,g"),
            ("g,ctrl-,", "g,ctrl-,"),
            ("ctrl-,,g", "ctrl-"),
            ("g,entr", "entr"),
            ("entr,g", "entr"),
            ("g,o,p", "o,p"),
            ("", ""),
        ] {
            assert_eq!(text.parse::<Strokes>(), Err(BadKey(named.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_cannot_hold_in_one_place() {
        for (one, other, clashes) in [
            ("g", "g", true),
            ("g", "g,o", true),
            ("g,o", "g", true),
            ("g,o", "g,o", true),
            ("g,o", "g,b", false),
            ("g,o", "o", false),
            ("g,o", "o,g", false),
            ("g", "G", false),
        ] {
            let [one, other] = [one, other].map(|text| text.parse::<Strokes>().unwrap());
            assert_eq!(one.clashes(other), clashes, "{one} {other}");
        }
    }
}
