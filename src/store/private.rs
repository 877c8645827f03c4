//! Small files that are nobody else's business: folder 0700, files 0600, written beside and renamed.

use std::fs;
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::Path;

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// Write permission of the group or of everybody.
const OTHERS_MAY_WRITE: u32 = 0o022;

/// Writes beside and renames: a reader sees the old text or the new one, whole. The folder is made
/// where it is missing; in somebody else's, or where others may write, nothing is.
pub(super) fn write(folder: &Path, path: &Path, text: &str) -> io::Result<()> {
    let file = beside(folder, &[text.as_bytes()])?;
    file.as_file().sync_data()?;
    file.persist(path)?;
    // Its name, too. Some file systems know no such thing for folders.
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// The same, piece by piece, for what is no loss, and can tell itself when it is not whole: nobody waits for
/// the disk.
pub(super) fn put(folder: &Path, path: &Path, pieces: &[&[u8]]) -> io::Result<()> {
    beside(folder, pieces)?.persist(path)?;
    Ok(())
}

fn beside(folder: &Path, pieces: &[&[u8]]) -> io::Result<NamedTempFile> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let about = fs::metadata(folder)?;
    if about.uid() != rustix::process::geteuid().as_raw() || about.mode() & OTHERS_MAY_WRITE != 0 {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
    pieces.iter().try_for_each(|piece| file.write_all(piece))?;
    Ok(file)
}

/// The text of a regular file of one's own. A FIFO or a link of somebody else's is refused at once.
pub(super) fn read(path: &Path) -> io::Result<String> {
    read_up_to(path, LARGEST)
}

/// The same, of a file of at most so many bytes.
pub(super) fn read_up_to(path: &Path, largest: u64) -> io::Result<String> {
    String::from_utf8(read_bytes(path, largest)?).map_err(|_| io::ErrorKind::InvalidData.into())
}

/// The bytes of such a file of at most so many. One that others may write is nobody's own.
pub(super) fn read_bytes(path: &Path, largest: u64) -> io::Result<Vec<u8>> {
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
    let file = fs::OpenOptions::new().read(true).custom_flags(flags).open(path)?;
    let about = file.metadata()?;
    let is_own = about.uid() == rustix::process::geteuid().as_raw() && about.mode() & OTHERS_MAY_WRITE == 0;
    if !about.is_file() || !is_own || about.len() > largest {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).map_err(io::Error::other)?);
    file.take(largest).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file's name of fixed length that says nothing and can be no path, whatever it is made from.
pub(super) fn name(from: &str) -> String {
    let digest = Sha256::digest(from);
    let bits = digest.iter().take(8).fold(0, |bits: u64, byte| (bits << 8) | u64::from(*byte));
    format!("{bits:016x}.ron")
}
