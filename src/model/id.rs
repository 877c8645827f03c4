//! Names that people type: ids of plans and items, and years.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// The id of an item in a plan, as written in its file: `2.1.1.1a`. Ordered naturally.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Id(Arc<str>);

/// The id of a plan, for instance `hsvo-uppsala-2024`; also the name of its folder.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
#[serde(transparent)]
pub struct PlanId(Arc<str>);

/// A calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Year(pub i16);

macro_rules! names {
    ($($name:ident)*) => { $(
        impl $name {
            /// The text of the id.
            pub fn as_str(&self) -> &str { &self.0 }

            /// Whether the id can be typed as an argument and be part of a file's name:
            /// 1 to 64 letters, digits, `.`, `-` and `_`, the first one a letter or digit.
            pub fn is_well_formed(&self) -> bool {
                self.0.chars().count() <= 64
                    && self.0.chars().next().is_some_and(char::is_alphanumeric)
                    && self.0.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
            }
        }
        impl From<&str> for $name { fn from(text: &str) -> Self { Self(text.into()) } }
        impl From<String> for $name { fn from(text: String) -> Self { Self(text.into()) } }
        // As serde does it for a text, but without a copy of it on the way.
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Name).map(Self)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(&self.0) }
        }
    )* };
}
names!(Id PlanId);

thread_local! {
    // The ids that were referred to last.
    static LATELY: RefCell<[Option<Id>; 16]> = const { RefCell::new([const { None }; 16]) };
}

/// Reads the id of something that others refer to as well, most of them one after the other: they share
/// its text.
pub(super) fn reference<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Id, D::Error> {
    Id::deserialize(deserializer).map(shared)
}

/// The same, where there may be none.
pub(super) fn maybe_reference<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Id>, D::Error> {
    Ok(Option::<Id>::deserialize(deserializer)?.map(shared))
}

fn shared(id: Id) -> Id {
    let place = id.0.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    LATELY.with_borrow_mut(|lately| match lately.get_mut(place % 16) {
        Some(Some(same)) if *same == id => same.clone(),
        Some(other) => other.insert(id).clone(),
        None => id,
    })
}

/// Takes any text.
struct Name;

impl Visitor<'_> for Name {
    type Value = Arc<str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Arc<str>, E> {
        Ok(text.into())
    }
}

impl PlanId {
    /// Whether this can safely be the name of a folder: well formed and ASCII.
    pub fn is_folder_name(&self) -> bool {
        self.is_well_formed() && self.0.is_ascii()
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        natural_cmp(&self.0, &other.0).then_with(|| self.0.cmp(&other.0))
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Compares so that runs of digits count as numbers: `2.9` comes before `2.10`.
pub fn natural_cmp(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.chars().peekable(), b.chars().peekable());
    loop {
        match (a.peek().copied(), b.peek().copied()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let order = compare_runs(&take_run(&mut a), &take_run(&mut b));
                if order != Ordering::Equal {
                    return order;
                }
            }
            (Some(x), Some(y)) if x == y => {
                a.next();
                b.next();
            }
            (Some(x), Some(y)) => return x.cmp(&y),
        }
    }
}

/// The digits at the front, without leading zeros.
fn take_run(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    let mut run = String::new();
    while let Some(digit) = chars.next_if(char::is_ascii_digit) {
        if !(run.is_empty() && digit == '0') {
            run.push(digit);
        }
    }
    run
}

fn compare_runs(a: &str, b: &str) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn natural_order() {
        let mut ids: Vec<Id> =
            ["2.10", "2.9", "2.1.1.1b", "2.1.1.1a", "2", "10", "2.1"].map(Id::from).to_vec();
        ids.sort();
        let sorted: Vec<&str> = ids.iter().map(Id::as_str).collect();
        assert_eq!(sorted, ["2", "2.1", "2.1.1.1a", "2.1.1.1b", "2.9", "2.10", "10"]);
    }

    #[test]
    fn what_many_refer_to_is_there_once() {
        let read = || shared("1.1".into());
        let (one, other, again) = (read(), shared("1.2".into()), read());
        assert_eq!((one.as_str(), other.as_str(), again.as_str()), ("1.1", "1.2", "1.1"));
        assert!(Arc::ptr_eq(&one.0, &again.0));
    }

    #[test]
    fn well_formed() {
        assert!(Id::from("2.1.1.1a").is_well_formed());
        assert!(!Id::from("").is_well_formed());
        assert!(!Id::from("../x").is_well_formed());
        assert!(!Id::from("a b").is_well_formed());
        assert!(Id::from("Å1").is_well_formed());
        assert!(!PlanId::from("å").is_folder_name());
    }
}
