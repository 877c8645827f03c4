//! Reports that are written together into one folder: all of them, or none.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::report_file::{Whole, cannot, free_name, prepare};
use crate::problem::{NotWritten, WhyNotWritten};

/// How many files are held open until they are placed; further ones have names until then.
const MOST_OPEN: usize = 100;

/// A folder that is being filled. No file is put in its place before all of them are whole. Unless all
/// are placed, those that were not there before go again, and so does the folder; when the process is
/// killed, the folder may stay.
#[derive(Debug)]
pub struct ReportFolder {
    folder: PathBuf,
    replace: bool,
    /// Whether it was not there before.
    made: bool,
    /// What is whole, by its path.
    whole: Vec<(PathBuf, Whole)>,
    /// Files that were placed and were not there before.
    new: Vec<PathBuf>,
    placed: bool,
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
        let (whole, new) = (Vec::new(), Vec::new());
        Ok(Self { folder: folder.to_owned(), replace, made, whole, new, placed: false })
    }

    /// Writes one of the files.
    pub fn write(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), NotWritten> {
        let path = self.folder.join(name);
        match prepare(&path, self.replace, self.whole.len() < MOST_OPEN, write) {
            Ok(whole) => self.whole.extend(whole.map(|whole| (path, whole))),
            Err(why) => return Err(NotWritten { path, why }),
        }
        Ok(())
    }

    /// Puts all of them in their places.
    pub fn place(mut self) -> Result<(), NotWritten> {
        for (path, whole) in std::mem::take(&mut self.whole) {
            let is_new = path.symlink_metadata().is_err();
            if let Err(why) = whole.place() {
                return Err(NotWritten { path, why });
            }
            if is_new {
                self.new.push(path);
            }
        }
        self.placed = true;
        Ok(())
    }
}

impl Drop for ReportFolder {
    fn drop(&mut self) {
        if self.placed {
            return;
        }
        self.whole.clear();
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
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "nothing has its place before all are whole");
        drop(first);
        assert!(!folder.exists(), "what was not finished is gone");

        let mut whole = ReportFolder::open(&folder, &names(), false).unwrap();
        for name in NAMES {
            whole.write(name, text("one")).unwrap();
        }
        whole.place().unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);

        let again = ReportFolder::open(&folder, &names(), false).unwrap_err();
        assert_eq!(again.path, folder.join("a.html"));
        assert_eq!(again.why, WhyNotWritten::Exists { free: dir.path().join("osn-2") });

        fs::write(folder.join("mine"), "").unwrap();
        let mut failed = ReportFolder::open(&folder, &names(), true).unwrap();
        failed.write("a.html", text("two")).unwrap();
        failed.write("b.html", |_| Err(ErrorKind::StorageFull.into())).unwrap_err();
        drop(failed);
        for name in NAMES {
            assert_eq!(fs::read_to_string(folder.join(name)).unwrap(), "one", "the old ones stay");
        }
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 3);
    }

    #[test]
    fn what_comes_in_between_takes_all_back() {
        let dir = tempfile::tempdir().unwrap();
        let mut out = ReportFolder::open(dir.path(), &names(), false).unwrap();
        for name in NAMES {
            out.write(name, text("one")).unwrap();
        }
        fs::write(dir.path().join("b.html"), "theirs").unwrap();
        let why = out.place().unwrap_err();
        assert_eq!(why.path, dir.path().join("b.html"));
        assert!(!dir.path().join("a.html").exists());
        assert_eq!(fs::read_to_string(dir.path().join("b.html")).unwrap(), "theirs");
    }

    #[test]
    fn more_files_than_can_be_open() {
        let dir = tempfile::tempdir().unwrap();
        let mut out = ReportFolder::open(dir.path(), &[], false).unwrap();
        for at in 0..MOST_OPEN + 10 {
            out.write(&at.to_string(), text("one")).unwrap();
        }
        out.place().unwrap();
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), MOST_OPEN + 10);
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
