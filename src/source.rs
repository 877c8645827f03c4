//! How RON text becomes values: every mistake of a file at once, each with its place.
//!
//! Reading has two speeds. [`read`] first parses the plain way; only when that
//! fails, or when somebody has to know where a record stands, the text is read
//! again record by record ([`read_placed`]), so that one broken record costs
//! that record and not the file.

mod items;
mod read;

pub use items::{Placed, Spot, items};
pub use read::{Read, options, read, read_placed};
