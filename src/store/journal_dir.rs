//! The journal directory: one append-only file per simultaneous writer (docs/journal-format.md).

use std::path::PathBuf;

/// A folder with a folder for each writer.
#[derive(Debug)]
pub struct JournalDir {
    #[expect(dead_code, reason = "skeleton")]
    root: PathBuf,
}
