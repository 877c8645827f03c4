//! Reports that are written together into one folder: all of them, or none.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::report_file::{cannot, free_name, write_report};
use crate::problem::{NotWritten, WhyNotWritten};

/// A folder that is being filled. Unless it is kept, the files that were not there before go again,
/// and so does the folder.
#[derive(Debug)]
pub struct ReportFolder {
    folder: PathBuf,
    replace: bool,
    /// Whether it was not there before.
    made: bool,
    /// Files that were not there before.
    new: Vec<PathBuf>,
    kept: bool,
}

impl ReportFolder {
    /// Opens the folder, or makes it where its parent is there. Files of these names that are there
    /// already stop it, unless they are to be replaced.
    pub fn open(folder: &Path, names: &[String], replace: bool) -> Result<Self, NotWritten> {
        let not = |path: &Path, why| Err(NotWritten { path: path.to_owned(), why });
        let taken = names.iter().map(|name| folder.join(name)).find(|path| path.symlink_metadata().is_ok());
        if let Some(path) = taken.filter(|_| !replace) {
            return not(&path, WhyNotWritten::Exists { free: free_name(folder) });
        }
        let made = match fs::create_dir(folder) {
            Ok(()) => true,
            Err(_) if folder.is_dir() => false,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let parent = folder.parent().unwrap_or(folder).to_owned();
                return not(folder, WhyNotWritten::NoFolder { folder: parent });
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                return not(folder, cannot(&Errno::NOTDIR.into()));
            }
            Err(error) => return not(folder, cannot(&error)),
        };
        Ok(Self { folder: folder.to_owned(), replace, made, new: Vec::new(), kept: false })
    }

    /// Writes one of the files.
    pub fn write(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), NotWritten> {
        let path = self.folder.join(name);
        let is_new = path.symlink_metadata().is_err();
        write_report(&path, self.replace, write)?;
        if is_new {
            self.new.push(path);
        }
        Ok(())
    }

    /// All of it is written.
    pub fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for ReportFolder {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        // What cannot be removed stays; there is no more to be done.
        for path in &self.new {
            let _ = fs::remove_file(path);
        }
        if self.made {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 2] = ["a.html", "b.html"];

    fn names() -> [String; 2] {
        NAMES.map(ToOwned::to_owned)
    }

    fn text(text: &'static str) -> impl FnOnce(&mut dyn Write) -> io::Result<()> {
        move |out| out.write_all(text.as_bytes())
    }

    #[test]
    fn all_or_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("osn");
        let mut first = ReportFolder::open(&folder, &names(), false).unwrap();
        first.write("a.html", text("one")).unwrap();
        assert!(folder.join("a.html").exists());
        drop(first);
        assert!(!folder.exists(), "what was not finished is gone");

        let mut whole = ReportFolder::open(&folder, &names(), false).unwrap();
        for name in NAMES {
            whole.write(name, text("one")).unwrap();
        }
        whole.keep();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);

        let again = ReportFolder::open(&folder, &names(), false).unwrap_err();
        assert_eq!(again.path, folder.join("a.html"));
        assert_eq!(again.why, WhyNotWritten::Exists { free: dir.path().join("osn-2") });

        fs::remove_file(folder.join("b.html")).unwrap();
        fs::write(folder.join("mine"), "").unwrap();
        let mut replaced = ReportFolder::open(&folder, &names(), true).unwrap();
        for name in NAMES {
            replaced.write(name, text("two")).unwrap();
        }
        drop(replaced);
        assert_eq!(fs::read_to_string(folder.join("a.html")).unwrap(), "two", "the old one is not to be had");
        assert!(!folder.join("b.html").exists() && folder.join("mine").exists());
    }

    #[test]
    fn a_folder_is_made_where_there_is_one_for_it() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("file"), "").unwrap();
        let open = |name: &str| ReportFolder::open(&dir.path().join(name), &names(), true).map(|_| ());
        assert_eq!(
            open("none/below").unwrap_err().why,
            WhyNotWritten::NoFolder { folder: dir.path().join("none") }
        );
        for name in ["file", "file/below"] {
            assert!(matches!(open(name).unwrap_err().why, WhyNotWritten::CannotCreate { .. }), "{name}");
        }
    }
}
