//! What root makes for everybody to read: folders 0755, files 0644, whatever the umask says.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::files::{refused, why};
use crate::problem::{FileFault, Problem};

/// Write permission of the group or of everybody.
const OTHERS_MAY_WRITE: u32 = 0o022;

/// In such a folder nobody can remove or rename what belongs to another.
const STICKY: u32 = 0o1000;

/// Makes a folder and what is missing above it.
pub(super) fn make_folders(path: &Path) -> io::Result<()> {
    let new: Vec<&Path> = path.ancestors().take_while(|folder| !folder.exists()).collect();
    for folder in new.into_iter().rev() {
        fs::create_dir(folder)?;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
        if let Some(above) = folder.parent() {
            sync(above);
        }
    }
    Ok(())
}

/// Writes a new file, whole or not at all; nothing where something is there already.
pub fn write_public(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().map_or_else(PathBuf::new, Path::to_owned);
    make_folders(&folder)?;
    let mut file = tempfile::Builder::new().prefix(".folj-").tempfile_in(&folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(fs::Permissions::from_mode(0o644))?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    sync(&folder);
    Ok(())
}

/// Some file systems know no such thing for folders.
fn sync(folder: &Path) {
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
}

/// Whether nobody but root can put something else in the place of a path: all folders above it are
/// root's, and no others may write to them.
pub(super) fn check_above(path: &Path) -> Result<(), Problem> {
    let there = path.ancestors().skip(1).find(|folder| folder.exists()).unwrap_or(Path::new("/"));
    let real = there.canonicalize().map_err(|error| why(there, &error))?;
    for folder in real.ancestors() {
        let about = folder.metadata().map_err(|error| why(folder, &error))?;
        if !about.is_dir() {
            return Err(refused(folder, FileFault::NotRegular));
        }
        if about.uid() != 0 {
            return Err(refused(folder, FileFault::ForeignOwner));
        }
        if about.mode() & OTHERS_MAY_WRITE != 0 && about.mode() & STICKY == 0 {
            return Err(Problem::ExposedFolder { path: folder.display().to_string() });
        }
    }
    Ok(())
}
