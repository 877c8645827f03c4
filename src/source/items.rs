//! Lists of records: the place of each one, and one broken record that does not spoil the rest.

use std::cell::RefCell;

use ron::error::SpannedError;
use ron::value::RawValue;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use super::options;

/// Where a record begins in its file, as a byte offset; `None` after the plain reading.
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
    errors: Vec<(usize, SpannedError)>,
}

thread_local! {
    // serde has no way to hand a context to a field's deserialiser.
    static CAREFUL: RefCell<Option<Careful>> = const { RefCell::new(None) };
}

/// Runs `read` with [`items`] in careful mode over `text`, and gives what was wrong
/// with single records: the offset of the record's text, and the error inside it.
pub(super) fn carefully<R>(text: &str, read: impl FnOnce() -> R) -> (R, Vec<(usize, SpannedError)>) {
    CAREFUL.set(Some(Careful { base: text.as_ptr().addr(), len: text.len(), errors: Vec::new() }));
    let result = read();
    (result, CAREFUL.take().map(|careful| careful.errors).unwrap_or_default())
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
    if CAREFUL.with_borrow(Option::is_none) {
        return Vec::deserialize(deserializer);
    }
    let raws = Vec::<&'de RawValue>::deserialize(deserializer)?;
    let mut list = Vec::with_capacity(raws.len());
    for raw in raws {
        let text = raw.trim().get_ron();
        let at = offset(text);
        match options().from_str::<T>(text) {
            Ok(mut value) => {
                value.place(Spot(at));
                list.push(value);
            }
            Err(error) => CAREFUL.with_borrow_mut(|careful| {
                if let Some(careful) = careful {
                    careful.errors.push((at.unwrap_or(0), error));
                }
            }),
        }
    }
    Ok(list)
}
