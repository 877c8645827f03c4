//! What can be wrong with who may write in a shared folder.

use serde::{Deserialize, Serialize};

/// Why somebody reads and does not write, or what is wrong with the record of a writer. Days are
/// written as `2025-05-14`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoleFault {
    // --- why somebody does not write
    /// There is no record of the user.
    NoRecord,
    /// The user's role is to read.
    Reader,
    /// The user's record begins later.
    NotYet {
        /// Its first day.
        from: String,
    },
    /// The user's record has ended.
    Ended {
        /// The day from which it no longer holds.
        to: String,
    },
    /// Nobody knows who may write: the file of the writers cannot be used.
    Unreadable {
        /// Its path.
        path: String,
    },

    // --- journals
    /// An entry that was not there when its author's folder was closed; it does not count.
    AfterClosing {
        /// Line number, from 1.
        line: usize,
    },
    /// An entry that calls itself later than the end of its author's record; it counts.
    AfterEnd {
        /// Line number, from 1.
        line: usize,
        /// The day from which the record no longer holds.
        to: String,
    },
    /// A writer's folder without a record; what is in it counts.
    Unlisted {
        /// The path of the folder.
        path: String,
    },

    // --- records
    /// One numeric user id under several logins: the number was given to somebody else, who now
    /// owns the files of the one before.
    ReusedUid {
        /// The number.
        uid: u32,
        /// The logins.
        logins: Vec<String>,
    },
    /// The system knows the user id under another login, or not at all.
    OtherLogin {
        /// The number.
        uid: u32,
        /// The login of the record.
        login: String,
        /// That of the system.
        found: Option<String>,
    },
    /// A record ends before it begins.
    Reversed {
        /// Its first day.
        from: String,
        /// The day from which it no longer holds.
        to: String,
    },
}
