//! What the threads tell the loop, which sleeps at the keyboard meanwhile: a channel, and a bell beside it
//! that wakes whoever waits for bytes.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

use rustix::fd::{AsFd, BorrowedFd};

use super::event::Event;

/// The loop's end: what was told and not taken yet.
pub(super) struct Inbox {
    events: Receiver<Event>,
    bell: PipeReader,
    rung: Arc<AtomicBool>,
}

/// A thread's end.
#[derive(Clone)]
pub(super) struct Events {
    sender: Sender<Event>,
    bell: Arc<PipeWriter>,
    /// Whether the bell rings, so that a hundred events ring it once and it never waits for room.
    rung: Arc<AtomicBool>,
}

/// The loop has ended: nobody listens any more.
#[derive(Debug)]
pub(super) struct Ended;

/// Both ends. Fails where the system has no more files to give.
pub(super) fn open() -> io::Result<(Events, Inbox)> {
    let (sender, receiver) = mpsc::channel();
    let (heard, bell) = io::pipe()?;
    let rung = Arc::new(AtomicBool::new(false));
    let inbox = Inbox { events: receiver, bell: heard, rung: Arc::clone(&rung) };
    Ok((Events { sender, bell: Arc::new(bell), rung }, inbox))
}

impl Events {
    /// Tells the loop.
    pub(super) fn send(&self, event: Event) -> Result<(), Ended> {
        self.sender.send(event).map_err(|_| Ended)?;
        // Behind the event, so that whoever hears the bell finds it.
        if !self.rung.swap(true, Ordering::SeqCst) {
            self.bell.as_ref().write_all(&[0]).map_err(|_| Ended)?;
        }
        Ok(())
    }
}

impl Inbox {
    /// What can be read from when something was told.
    pub(super) fn bell(&self) -> BorrowedFd<'_> {
        self.bell.as_fd()
    }

    /// Stops the bell, which rings: what is told from now on rings it again.
    pub(super) fn heard(&mut self) -> io::Result<()> {
        self.bell.read_exact(&mut [0])?;
        self.rung.store(false, Ordering::SeqCst);
        Ok(())
    }

    /// What was told, without waiting.
    pub(super) fn waiting(&self) -> impl Iterator<Item = Event> {
        self.events.try_iter()
    }

    /// What is told next, for tests of those who tell.
    #[cfg(test)]
    pub(super) fn next_within(&self, patience: std::time::Duration) -> Option<Event> {
        self.events.recv_timeout(patience).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn told(inbox: &Inbox) -> usize {
        inbox.waiting().count()
    }

    #[test]
    fn many_events_ring_once_and_the_next_one_rings_again() {
        let (events, mut inbox) = open().unwrap();
        for _ in 0..100_000 {
            events.send(Event::Resized).unwrap();
        }
        inbox.heard().unwrap();
        assert_eq!(told(&inbox), 100_000);
        events.send(Event::Resized).unwrap();
        inbox.heard().unwrap();
        assert_eq!(told(&inbox), 1);
    }

    #[test]
    fn nothing_that_threads_tell_is_missed() {
        let (events, mut inbox) = open().unwrap();
        let tell = || {
            let events = events.clone();
            thread::spawn(move || (0..10_000).for_each(|_| events.send(Event::Resized).unwrap()))
        };
        let threads = [tell(), tell()];
        let mut count = 0;
        while count < 20_000 {
            inbox.heard().unwrap();
            count += told(&inbox);
        }
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(told(&inbox), 0);
    }

    #[test]
    fn who_tells_a_loop_that_has_ended_is_told() {
        let (events, inbox) = open().unwrap();
        drop(inbox);
        assert!(events.send(Event::Resized).is_err());
    }
}
