//! What has happened to a plan: entries that are only ever added, and what they amount to.
//!
//! Pure: `store` reads and appends them, this room says what they mean.

mod agenda;
mod append_error;
mod change;
mod entry;
mod gist;
mod history;
mod meeting;
mod meetings;
mod open_meeting;
mod order;
mod outcome;
mod pile;
mod progress;
mod proposal;
mod settled;
mod until;

pub use agenda::{Agenda, Items};
pub use append_error::AppendError;
pub use change::Change;
pub use entry::{Act, Author, Entry, EntryId, Field, LONGEST_NOTE, Record, Target};
pub use gist::{Gist, Kept};
pub use history::{AsOf, History};
pub use meeting::{Mark, Meeting, MeetingId};
pub use open_meeting::OpenMeeting;
pub use outcome::{Outcome, Status};
pub use pile::Pile;
pub use progress::Counts;
pub use proposal::{Course, Proposal};
pub use settled::Settled;
