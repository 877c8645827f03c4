//! Lists of records: the place of each one, and one broken record that does not spoil the rest.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use ron::error::SpannedError;
use ron::value::RawValue;
use serde::de::{DeserializeOwned, DeserializeSeed, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::options;
use super::scan::Pieces;

/// Where a record begins in its file, as a byte offset; `None` where that was not noted.
/// Two records are equal wherever they stand.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spot(pub Option<usize>);

impl PartialEq for Spot {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl Eq for Spot {}

/// A record that remembers where it stands.
pub trait Placed {
    /// Tells the record its place.
    fn place(&mut self, at: Spot);
}

/// The text that is being read record by record, and what was wrong so far.
struct Careful {
    base: usize,
    len: usize,
    broken: Vec<Broken>,
}

/// For how many records room is made before they are there: a number in a file may be any.
const MOST_AHEAD: usize = 1_024;

/// How many of them are told. A file of eight million ones would otherwise fill the memory.
const MOST_BROKEN: usize = 10_000;

/// A record that could not be read.
pub(super) struct Broken {
    /// Its bytes in the text.
    pub(super) record: Range<usize>,
    /// What is wrong, counted from the record's beginning.
    pub(super) error: SpannedError,
}

thread_local! {
    // serde has no way to hand a context to a field's deserialiser.
    static CAREFUL: RefCell<Option<Careful>> = const { RefCell::new(None) };
    // Nor has it one to ask it where it is.
    static RECORD: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Says where the element of a list begins that is read next, or that nobody says so any more.
pub(super) fn at_record(at: Option<usize>) {
    RECORD.set(at);
}

/// Runs `read` with [`items`] in careful mode over `text`, and gives what was wrong
/// with single records.
pub(super) fn carefully<R>(text: &str, read: impl FnOnce() -> R) -> (R, Vec<Broken>) {
    CAREFUL.set(Some(Careful { base: text.as_ptr().addr(), len: text.len(), broken: Vec::new() }));
    let result = read();
    (result, CAREFUL.take().map(|careful| careful.broken).unwrap_or_default())
}

/// The offset of `part` in the text that is being read carefully.
fn offset(part: &str) -> Option<usize> {
    CAREFUL.with_borrow(|careful| {
        let careful = careful.as_ref()?;
        let at = part.as_ptr().addr().checked_sub(careful.base)?;
        (at + part.len() <= careful.len).then_some(at)
    })
}

/// Reads a list of records; for `#[serde(deserialize_with = "items")]`.
pub fn items<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Placed,
{
    if CAREFUL.with_borrow(Option::is_some) {
        deserializer.deserialize_seq(Raw(PhantomData))
    } else {
        deserializer.deserialize_seq(Records(PhantomData))
    }
}

/// Reads a list of what has no place of its own, with room for no more than there is; for
/// `#[serde(deserialize_with = "list")]`.
pub fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    Vec::deserialize(deserializer).map(exact)
}

/// How many elements are moved for the sake of their room.
const FEW: usize = 64;

/// A list with room for no more than there is. Most have one or two elements, and room for four. A short
/// one moves, so that the room it had is whole for the next one; what shrinking leaves of it is of little use.
fn exact<T>(mut list: Vec<T>) -> Vec<T> {
    if list.len() > FEW {
        list.shrink_to_fit();
    }
    if list.len() == list.capacity() {
        return list;
    }
    let mut exact = Vec::with_capacity(list.len());
    exact.append(&mut list);
    exact
}

/// Takes the records one by one, each with its place where that is known.
struct Records<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Placed> Visitor<'de> for Records<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut records: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::with_capacity(records.size_hint().unwrap_or_default().min(MOST_AHEAD));
        while let Some(record) = records.next_element_seed(Record(PhantomData))? {
            list.push(record);
        }
        Ok(exact(list))
    }
}

/// A single record.
struct Record<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Placed> DeserializeSeed<'de> for Record<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        let at = RECORD.take();
        let mut value = T::deserialize(deserializer)?;
        value.place(Spot(at));
        Ok(value)
    }
}

/// Takes the records one by one: of a list of millions that are none nothing but the first mistakes
/// is kept.
struct Raw<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned + Placed> Visitor<'de> for Raw<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut records: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(raw) = records.next_element::<&'de RawValue>()? {
            list.extend(record(raw.get_ron()));
        }
        Ok(list)
    }
}

/// A record with its place, or nothing and one more that is broken.
fn record<T: DeserializeOwned + Placed>(raw: &str) -> Option<T> {
    let text = from_first_piece(raw);
    let at = offset(text);
    match options().from_str::<T>(text) {
        Ok(mut value) => {
            value.place(Spot(at));
            Some(value)
        }
        Err(error) => {
            CAREFUL.with_borrow_mut(|careful| {
                if let Some(careful) = careful
                    && careful.broken.len() < MOST_BROKEN
                {
                    let at = at.unwrap_or(0);
                    careful.broken.push(Broken { record: at..at + text.len(), error });
                }
            });
            None
        }
    }
}

/// The text without the blanks and comments before its first piece. (`RawValue::trim` parses the
/// text once more and panics where that fails.)
fn from_first_piece(text: &str) -> &str {
    let start = Pieces::new(text, 0).next().map_or(0, |(_, range)| range.start);
    text.get(start..).unwrap_or(text)
}
