//! Where the system tells of changes in folders. Of reading and opening it is not to tell: every open
//! screen reads when one person has written, and all of them would wake each other for that.

#[cfg(not(target_os = "linux"))]
use std::path::Path;

/// A wait for changes in folders.
#[cfg(target_os = "linux")]
pub(super) struct Inotify {
    queue: std::sync::Arc<rustix::fd::OwnedFd>,
    over: std::sync::Arc<std::sync::atomic::AtomicBool>,
}

#[cfg(target_os = "linux")]
mod linux {
    use std::mem::MaybeUninit;
    use std::path::Path;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    use rustix::fd::OwnedFd;
    use rustix::fs::inotify::{self, CreateFlags, ReadFlags, Reader, WatchFlags};
    use rustix::io::Errno;

    use super::Inotify;

    impl Inotify {
        /// Watches nothing yet; `None` where the system has no more of them. `changed` is called from
        /// another thread.
        pub(in crate::shell) fn new(changed: impl Fn() + Send + 'static) -> Option<Self> {
            let queue = Arc::new(inotify::init(CreateFlags::CLOEXEC).ok()?);
            let over = Arc::new(AtomicBool::new(false));
            let (theirs, is_over) = (Arc::clone(&queue), Arc::clone(&over));
            let told = move || tell(&theirs, &is_over, changed);
            thread::Builder::new().name("changes".to_owned()).spawn(told).ok()?;
            Some(Self { queue, over })
        }

        /// Watches a folder; gives its number.
        pub(in crate::shell) fn watch(&self, folder: &Path) -> Result<i32, Errno> {
            let entries = WatchFlags::CREATE | WatchFlags::DELETE | WatchFlags::MOVE;
            let files = WatchFlags::MODIFY | WatchFlags::ATTRIB;
            let itself = WatchFlags::DELETE_SELF | WatchFlags::MOVE_SELF | WatchFlags::ONLYDIR;
            inotify::add_watch(&self.queue, folder, entries | files | itself)
        }

        /// Watches a folder no more. One that is gone is not watched as it is.
        pub(in crate::shell) fn unwatch(&self, number: i32) {
            let _ = inotify::remove_watch(&self.queue, number);
        }
    }

    /// Reads what the system tells until it is over.
    fn tell(queue: &OwnedFd, over: &AtomicBool, changed: impl Fn()) {
        let mut room = [MaybeUninit::uninit(); 4096];
        let mut events = Reader::new(queue, &mut room);
        loop {
            let told = match events.next() {
                Ok(event) => event.events(),
                Err(Errno::INTR) => continue,
                Err(_) => return,
            };
            if over.load(Ordering::SeqCst) {
                return;
            }
            // That a folder is watched no more is no change of it.
            if told != ReadFlags::IGNORED {
                changed();
            }
        }
    }

    impl Drop for Inotify {
        fn drop(&mut self) {
            self.over.store(true, Ordering::SeqCst);
            // The thread wakes at the end of a watch.
            if let Ok(number) = self.watch(Path::new("/")) {
                self.unwatch(number);
            }
        }
    }
}

/// Elsewhere nothing is told.
#[cfg(not(target_os = "linux"))]
pub(super) enum Inotify {}

#[cfg(not(target_os = "linux"))]
impl Inotify {
    pub(super) fn new(_changed: impl Fn() + Send + 'static) -> Option<Self> {
        None
    }

    pub(super) fn watch(&self, _folder: &Path) -> Result<i32, rustix::io::Errno> {
        match *self {}
    }

    pub(super) fn unwatch(&self, _number: i32) {
        match *self {}
    }
}
