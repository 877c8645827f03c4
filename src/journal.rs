//! What has happened to a plan: entries that are only ever added, and what they amount to.
//!
//! Pure: `store` reads and appends them, this room says what they mean.

mod append_error;
mod entry;
mod history;
mod meeting;
mod outcome;
mod progress;

pub use append_error::AppendError;
pub use entry::{Act, Author, Entry, EntryId, Field, Record, Target};
pub use history::{AsOf, History, Settled};
pub use meeting::{Meeting, MeetingId};
pub use outcome::{Outcome, Status};
pub use progress::Counts;
