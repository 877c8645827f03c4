//! Reading text files with limits.

use std::path::Path;
use std::sync::Arc;

use crate::problem::Problem;

/// The largest plan or settings file that is read.
pub const LARGEST: u64 = 8 << 20;

/// The text of a regular file of at most 8 MiB. FIFOs, devices and folders are refused at once.
pub fn read_text(path: &Path) -> Result<Arc<str>, Problem> {
    let named = || path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Problem::NoSuchFile { path: named() },
        std::io::ErrorKind::PermissionDenied => Problem::NotReadable { path: named() },
        _ => Problem::Io { path: named(), reason: error.to_string() },
    })?;
    Ok(text.into())
}
