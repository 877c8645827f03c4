//! How RON text becomes values: every mistake of a file at once, each with its place.
//!
//! Reading has two speeds. [`read()`] first parses the plain way; only when that
//! fails, or when somebody has to know where a record stands, the text is read
//! again record by record ([`read_placed`]), so that one broken record costs
//! that record and not the file. Where even the brackets are wrong, the smallest
//! record around the mistake is left out and the rest is read (`mend`).
//! [`locate()`] finds the place of a single value inside a record.

mod items;
mod limits;
mod locate;
mod mend;
mod read;
mod scan;
mod syntax;

pub use items::{Placed, Spot, items};
pub use limits::Limits;
pub use locate::locate;
pub use read::{Read, options, read, read_placed};
pub use syntax::{NUMBER, TEXT, wanted};
