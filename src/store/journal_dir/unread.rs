//! Slots in which something may be new, read one after the other or, where that is much, two at a time.

use std::fs::File;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use rustix::fs::Stat;

use super::folder::io;
use super::slot::Slot;
use crate::journal::Entry;
use crate::problem::Problem;

/// From how many new bytes on a second thread is worth its while.
const MUCH: u64 = 1 << 20;

/// A slot that is open and has not been read to its end yet.
pub(super) struct Unread {
    pub(super) place: Arc<str>,
    pub(super) slot: Slot,
    pub(super) file: File,
    pub(super) stat: Stat,
    /// The path, for people.
    pub(super) path: String,
}

/// A slot that has been read.
pub(super) struct Caught {
    pub(super) place: Arc<str>,
    pub(super) slot: Slot,
    pub(super) entries: Vec<Entry>,
    /// Why not all of it was read, if so.
    pub(super) result: Result<(), Problem>,
}

impl Unread {
    /// How many bytes there are to read, as far as can be told.
    fn length(&self) -> u64 {
        u64::try_from(self.stat.st_size).unwrap_or(0).saturating_sub(self.slot.size())
    }

    fn catch_up(self) -> Caught {
        let Self { place, mut slot, mut file, stat, path } = self;
        let (entries, result) = slot.catch_up(&mut file, &stat);
        Caught { place, slot, entries, result: result.map_err(|error| io(error, path)) }
    }
}

/// Reads these slots; they come back in the same order.
pub(super) fn catch_up(mut unread: Vec<Unread>) -> Vec<Caught> {
    let whole: u64 = unread.iter().map(Unread::length).sum();
    if whole < MUCH {
        return unread.into_iter().map(Unread::catch_up).collect();
    }
    // Everybody's files are next to each other; half of the bytes are more often than not half of the work.
    let mut before = 0;
    let first = unread.iter().take_while(|slot| {
        let is_first = before < whole / 2;
        before += slot.length();
        is_first
    });
    let rest = Mutex::new(unread.split_off(first.count()));
    let read = |slots: Vec<Unread>| slots.into_iter().map(Unread::catch_up).collect::<Vec<_>>();
    let take = || std::mem::take(&mut *rest.lock().unwrap_or_else(PoisonError::into_inner));
    thread::scope(|scope| {
        let second = thread::Builder::new().spawn_scoped(scope, || read(take()));
        let mut caught = read(unread);
        caught.extend(match second {
            // It would have ended with a panic, which goes on here.
            Ok(second) => second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            // The system has no room for another thread.
            Err(_) => read(take()),
        });
        caught
    })
}
