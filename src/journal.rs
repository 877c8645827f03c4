//! What has happened to a plan: entries that are only ever added, and what they amount to.
//!
//! Pure: `store` reads and appends them, this room says what they mean.

mod append_error;
mod entry;
mod history;
mod meeting;
mod order;
mod outcome;
mod progress;
mod settled;

pub use append_error::AppendError;
pub use entry::{Act, Author, Entry, EntryId, Field, LONGEST_NOTE, Record, Target};
pub use history::{AsOf, History};
pub use meeting::{Meeting, MeetingId};
pub use outcome::{Outcome, Status};
pub use progress::Counts;
pub use settled::Settled;
