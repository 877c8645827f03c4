//! Who may do what in a shared folder: the records of `writers.ron`, and what they amount to.
//!
//! Pure: `store` reads and writes the file, `cli` asks for changes. What counts in a journal is
//! never decided by a clock (docs/decisions/0012-a-closed-folder-is-sealed.md).

mod record;
mod writers;

pub use record::{Role, Seal, WriterRecord};
pub use writers::{Limit, Writers};
