//! Why a file that goes out of the program was not written.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// A file that was not written, and why. What stood there before stands there still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotWritten {
    /// The file, as it was asked for.
    pub path: PathBuf,
    /// Why not.
    pub why: WhyNotWritten,
}

/// Why a file was not written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhyNotWritten {
    /// There is one of that name already.
    Exists {
        /// A name beside it that is free.
        free: PathBuf,
    },
    /// It is a folder.
    Folder,
    /// The folder that it was to stand in is not there.
    NoFolder {
        /// That folder.
        folder: PathBuf,
    },
    /// It is a link that leads nowhere.
    Dangling,
    /// It is a socket or a disk.
    NotAFile,
    /// The system does not allow it.
    Denied {
        /// The system's words.
        reason: String,
    },
    /// No such file can be made.
    CannotCreate {
        /// The system's words.
        reason: String,
    },
    /// It is a pipe that nobody reads from.
    NoReader,
    /// A pipe or a device took no more of it.
    Cut {
        /// The system's words.
        reason: String,
    },
    /// It could not be written to the end, and was given up.
    Failed {
        /// The system's words.
        reason: String,
    },
}
