//! Texts that are kept as parts of the text that they were read from.

use std::cell::RefCell;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{self, Serialize, Serializer};

/// A text of a file, word for word. It is a part of the whole text of that file, which all its wordings share:
/// a hundred thousand activities then cost one text and not a million of them. One that does not stand in
/// a file as it is (one with escapes) has a text of its own.
#[derive(Clone)]
pub struct Wording {
    // An `Arc` around an `Arc` is one word wide, and most of a large plan are wordings.
    whole: Arc<Arc<str>>,
    from: u32,
    length: u32,
}

thread_local! {
    // serde has no way to hand a context to what is read or written.
    static WHOLE: RefCell<Option<Arc<Arc<str>>>> = const { RefCell::new(None) };
    static TEXTS: RefCell<Option<Texts>> = const { RefCell::new(None) };
}

/// Runs `read` so that the wordings that it reads are parts of a text: where they lie in it, and where the
/// form that is read has nothing but their places in it ([`apart`]).
pub fn parts_of<R>(whole: &Arc<str>, read: impl FnOnce() -> R) -> R {
    let before = WHOLE.replace(Some(Arc::new(Arc::clone(whole))));
    let read = read();
    WHOLE.set(before);
    read
}

/// Runs `write` so that a form that is not for people has nothing but the places of wordings, and gives the
/// text that they are parts of. Room is made for so many bytes of it, which costs nothing until it is used.
pub fn apart<R>(room: usize, write: impl FnOnce() -> R) -> (R, String) {
    TEXTS.set(Some(Texts::new(room)));
    let written = write();
    (written, TEXTS.take().map(|texts| texts.whole).unwrap_or_default())
}

impl Wording {
    /// The text.
    pub fn as_str(&self) -> &str {
        self.whole.get(self.range()).unwrap_or_default()
    }

    fn range(&self) -> std::ops::Range<usize> {
        self.from as usize..self.from as usize + self.length as usize
    }

    /// The part of a text that lies there in memory; none where something else does.
    fn part(whole: &Arc<Arc<str>>, part: &str) -> Option<Self> {
        let from = part.as_ptr().addr().checked_sub(whole.as_ptr().addr())?;
        let is_inside = from + part.len() <= whole.len();
        let (from, length) = (u32::try_from(from).ok()?, u32::try_from(part.len()).ok()?);
        is_inside.then(|| Self { whole: Arc::clone(whole), from, length })
    }
}

impl From<Arc<str>> for Wording {
    /// The whole of a text, or as much of it as four GiB hold.
    fn from(text: Arc<str>) -> Self {
        let length = u32::try_from(text.floor_char_boundary(u32::MAX as usize)).unwrap_or_default();
        Self { whole: Arc::new(text), from: 0, length }
    }
}

impl From<&str> for Wording {
    fn from(text: &str) -> Self {
        Arc::<str>::from(text).into()
    }
}

impl From<String> for Wording {
    fn from(text: String) -> Self {
        Arc::<str>::from(text).into()
    }
}

impl Deref for Wording {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Wording {
    fn as_ref(&self) -> &str {
        self
    }
}

impl PartialEq for Wording {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Wording {}

impl PartialEq<str> for Wording {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Wording {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl Hash for Wording {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl<'de> Deserialize<'de> for Wording {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() || WHOLE.with_borrow(Option::is_none) {
            return deserializer.deserialize_str(Words);
        }
        let (from, length) = Deserialize::deserialize(deserializer)?;
        let whole = WHOLE.with_borrow(Clone::clone);
        let read = whole.map(|whole| Self { whole, from, length });
        let is_there = |read: &Self| read.whole.get(read.range()).is_some();
        read.filter(is_there).ok_or_else(|| de::Error::custom("no such part"))
    }
}

/// Takes any text.
struct Words;

impl<'de> Visitor<'de> for Words {
    type Value = Wording;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Wording, E> {
        let part = WHOLE.with_borrow(|whole| Wording::part(whole.as_ref()?, text));
        Ok(part.unwrap_or_else(|| text.into()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Wording, E> {
        Ok(text.into())
    }
}

impl Serialize for Wording {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.serialize_str(self);
        }
        match TEXTS.with_borrow_mut(|texts| texts.as_mut().map(|texts| texts.place(self))) {
            Some(place) => place
                .ok_or_else(|| ser::Error::custom("more than four thousand million"))?
                .serialize(serializer),
            None => serializer.serialize_str(self),
        }
    }
}

/// How many texts are looked at before one is written again; a power of two.
const REMEMBERED: usize = 1 << 16;

/// Wordings one behind the other. One that came lately stands there once: abbreviations, units, and what
/// people write again and again.
struct Texts {
    whole: String,
    /// Where a text of each rest of a hash was last.
    lately: Vec<(u32, u32)>,
}

impl Texts {
    fn new(room: usize) -> Self {
        Self { whole: String::with_capacity(room), lately: vec![(0, 0); REMEMBERED] }
    }

    /// From where a text stands, and how long it is.
    fn place(&mut self, text: &str) -> Option<(u32, u32)> {
        let hash = text.bytes().fold(text.len(), |hash, byte| {
            (hash.rotate_left(5) ^ usize::from(byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        let before = self.lately.get_mut((hash >> 32) % REMEMBERED)?;
        let (from, length) = *before;
        if self.whole.get(from as usize..from as usize + length as usize) == Some(text) {
            return Some(*before);
        }
        *before = (u32::try_from(self.whole.len()).ok()?, u32::try_from(text.len()).ok()?);
        self.whole.push_str(text);
        Some(*before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{own, read};

    /// Whether the words lie inside the text.
    fn is_part(whole: &Arc<str>, words: &Wording) -> bool {
        whole.as_bytes().as_ptr_range().contains(&words.as_ptr())
    }

    #[test]
    fn what_stands_in_the_text_is_a_part_of_it() {
        let text: Arc<str> = r##"["å", "a", "", r#"b"c"#, "d\n", "a"]"##.into();
        let plain: Vec<Wording> = own(&text).unwrap();
        let read = parts_of(&text, || read::<Vec<Wording>>(&"f".into(), &text).value.unwrap());
        assert_eq!(plain, ["å", "a", "", "b\"c", "d\n", "a"]);
        assert_eq!(read, plain);
        let parts: Vec<bool> = read.iter().map(|words| is_part(&text, words)).collect();
        assert_eq!(parts, [true, true, true, true, false, true]);
        assert!(plain.iter().all(|words| !is_part(&text, words)));
        // Outside of it nobody knows the text any more.
        assert!(!is_part(&text, &own::<Vec<Wording>>(&text).unwrap()[0]));
    }

    #[test]
    fn texts_apart_stand_there_once() {
        let list: Vec<Wording> = ["OSN", "å", "OSN", "", "ä", "å"].map(Wording::from).to_vec();
        let (values, texts) = apart(0, || postcard::to_allocvec(&list).unwrap());
        assert_eq!(texts, "OSNåä");
        let read = |texts: &str| parts_of(&texts.into(), || postcard::from_bytes::<Vec<Wording>>(&values));
        assert_eq!(read(&texts).as_ref(), Ok(&list));
        // Too short, and cut in the middle of a letter.
        for other in ["OSNå", "OSN", "", "OSNaåä"] {
            assert!(read(other).is_err(), "{other}");
        }
        let whole = postcard::to_allocvec(&list).unwrap();
        assert_eq!(postcard::from_bytes::<Vec<Wording>>(&whole), Ok(list));
    }

    proptest::proptest! {
        #[test]
        fn any_texts_come_back(texts in proptest::collection::vec("[aåä\u{1F469}]{0,4}", 0..300)) {
            let list: Vec<Wording> = texts.iter().map(|text| text.as_str().into()).collect();
            let (values, whole) = apart(0, || postcard::to_allocvec(&list).unwrap());
            let read = parts_of(&whole.into(), || postcard::from_bytes::<Vec<Wording>>(&values));
            assert_eq!(read, Ok(list));
        }
    }
}
