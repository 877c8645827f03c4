//! How RON text becomes values: every mistake of a file at once, each with its place.
//!
//! Reading has two speeds. [`read()`] first takes the text for what people usually write (`quick`);
//! only when it is not quite that, it is read again record by record, so that one broken record
//! costs that record and not the file. Either way each record knows its place. Where even the
//! brackets are wrong, the smallest record around the mistake is left out and the rest is read
//! (`mend`).
//! [`locate()`] finds the place of a single value inside a record.

mod blanks;
mod items;
mod limits;
mod locate;
mod mend;
mod quick;
mod quoted;
mod read;
mod scan;
mod syntax;
mod wording;

pub use items::{Placed, Spot, items, list};
pub use limits::Limits;
pub use locate::locate;
pub use read::{Read, options, own, read};
pub use syntax::{NUMBER, TEXT, wanted};
pub use wording::{Wording, apart, parts_of};

#[cfg(test)]
pub(crate) use {quick::quickly, read::read_placed};
