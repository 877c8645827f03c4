//! Tells when something changed in the folders of a plan and its journal.

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::inotify::Inotify;
use crate::store::is_remote;

/// How often folders are looked at that cannot be watched.
const LOOK: Duration = Duration::from_secs(2);

/// The folders that are watched.
pub(super) struct Watch {
    /// `None` where the system has no more watchers to give.
    watcher: Option<Inotify>,
    /// The folders that were asked for, or the nearest that are there, with the watcher's numbers.
    folders: BTreeMap<Folder, i32>,
    /// Whether one of them cannot be watched.
    blind: bool,
}

/// A folder and its inode: a folder that was replaced has to be watched anew.
type Folder = (PathBuf, u64);

impl Watch {
    /// Watches nothing yet. `changed` is called from another thread.
    pub(super) fn new(changed: impl Fn() + Send + 'static) -> Self {
        Self { watcher: Inotify::new(changed), folders: BTreeMap::new(), blind: false }
    }

    /// Watches these folders instead of those before. Of a folder that is not there yet, the
    /// nearest one above it: to be called again after each change. Says whether one of them was not
    /// watched before.
    pub(super) fn follow(&mut self, wanted: impl IntoIterator<Item = PathBuf>) -> bool {
        let wanted: BTreeSet<Folder> = wanted.into_iter().filter_map(|path| nearest(&path)).collect();
        self.blind = self.watcher.is_none() || wanted.iter().any(|(path, _)| is_remote(path));
        let Some(watcher) = &self.watcher else { return false };
        self.folders.retain(|folder, number| {
            let stays = wanted.contains(folder);
            if !stays {
                watcher.unwatch(*number);
            }
            stays
        });
        let before = self.folders.len();
        for folder in wanted {
            if self.folders.contains_key(&folder) {
                continue;
            }
            match watcher.watch(&folder.0) {
                Ok(number) => _ = self.folders.insert(folder, number),
                Err(_) => self.blind = true,
            }
        }
        self.folders.len() > before
    }

    /// How long to wait before looking; `None` where changes are told.
    pub(super) fn pause(&self) -> Option<Duration> {
        self.blind.then_some(LOOK)
    }
}

/// The folder, or the nearest one above it that is there.
fn nearest(path: &Path) -> Option<Folder> {
    path.ancestors().find_map(|path| {
        let about = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_dir)?;
        Some((path.to_owned(), about.ino()))
    })
}

/// What a folder looked like: names, sizes and times of its files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Looks(BTreeSet<(PathBuf, u64, Option<SystemTime>)>);

impl Looks {
    /// What the files of a folder look like now.
    pub(super) fn of(folder: &Path) -> Self {
        let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
        Self(
            files
                .filter_map(|file| {
                    let about = file.metadata().ok()?;
                    Some((file.path(), about.len(), about.modified().ok()))
                })
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::sync::mpsc;

    const SOON: Duration = Duration::from_secs(5);

    fn paths(watch: &Watch) -> Vec<&Path> {
        watch.folders.keys().map(|(path, _)| path.as_path()).collect()
    }

    #[test]
    fn a_file_in_a_watched_folder_is_told_and_one_elsewhere_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let (told, changes) = mpsc::channel();
        let mut watch = Watch::new(move || told.send(()).unwrap());
        let [here, there] = ["here", "there"].map(|name| folder.path().join(name));
        fs::create_dir(&here).unwrap();
        fs::create_dir(&there).unwrap();
        watch.follow([here.clone()]);
        assert_eq!(watch.pause(), None, "the temporary folder can be watched");
        fs::write(there.join("a"), "1").unwrap();
        assert!(changes.recv_timeout(Duration::from_millis(100)).is_err());
        fs::write(here.join("a"), "1").unwrap();
        changes.recv_timeout(SOON).unwrap();
        watch.follow([there.clone()]);
        while changes.recv_timeout(Duration::from_millis(100)).is_ok() {}
        fs::read(there.join("a")).unwrap();
        fs::write(here.join("a"), "2").unwrap();
        assert!(changes.recv_timeout(Duration::from_millis(100)).is_err());
        fs::write(there.join("a"), "2").unwrap();
        changes.recv_timeout(SOON).unwrap();
    }

    #[test]
    fn a_folder_that_is_not_there_yet_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let (told, changes) = mpsc::channel();
        let mut watch = Watch::new(move || told.send(()).unwrap());
        let late = folder.path().join("1001-anna/plan");
        watch.follow([late.clone()]);
        assert_eq!(paths(&watch), [folder.path()]);
        fs::create_dir_all(&late).unwrap();
        changes.recv_timeout(SOON).unwrap();
        watch.follow([late.clone()]);
        assert_eq!(paths(&watch), [late]);
    }

    #[test]
    fn a_folder_that_was_replaced_is_watched_anew() {
        let folder = tempfile::tempdir().unwrap();
        let (told, changes) = mpsc::channel();
        let mut watch = Watch::new(move || told.send(()).unwrap());
        let [plan, old] = ["plan", "old"].map(|name| folder.path().join(name));
        fs::create_dir(&plan).unwrap();
        watch.follow([plan.clone()]);
        fs::rename(&plan, &old).unwrap();
        fs::create_dir(&plan).unwrap();
        changes.recv_timeout(SOON).unwrap();
        watch.follow([plan.clone()]);
        while changes.recv_timeout(Duration::from_millis(100)).is_ok() {}
        fs::write(plan.join("plan.ron"), "").unwrap();
        changes.recv_timeout(SOON).unwrap();
    }

    #[test]
    fn without_a_watcher_folders_are_looked_at() {
        let mut watch = Watch { watcher: None, folders: BTreeMap::new(), blind: false };
        watch.follow([std::env::temp_dir()]);
        assert_eq!(watch.pause(), Some(LOOK));
    }

    #[test]
    fn looks_differ_when_a_file_changes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plan.ron");
        fs::write(&file, "a").unwrap();
        let before = Looks::of(folder.path());
        assert_eq!(Looks::of(folder.path()), before);
        fs::write(&file, "ab").unwrap();
        assert_ne!(Looks::of(folder.path()), before);
        fs::remove_file(&file).unwrap();
        assert_eq!(Looks::of(folder.path()), Looks::default());
    }
}
