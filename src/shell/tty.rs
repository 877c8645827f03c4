//! The keyboard: bytes of the terminal, as messages for the loop.
//!
//! It reads the terminal itself and not through crossterm 0.29, which spins when the terminal is
//! gone and takes the pieces of a sequence that the network cut in two for keys.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};

use super::deadline;
use super::escapes::Escapes;
use super::event::{Event, Why};
use super::guard::Guard;
use crate::text::Charset;

/// Reads the terminal, which has these characters, from now on. A lone ESC is held for `hold`.
pub(super) fn listen(
    events: Sender<Event>,
    guard: Arc<Guard>,
    hold: Duration,
    charset: Charset,
) -> io::Result<()> {
    thread::Builder::new().name("keys".to_owned()).spawn(move || {
        read_keys(&events, Escapes::new(hold), charset);
        deadline::set(guard, Why::HungUp);
        // Nobody listens any more where the loop has ended.
        let _ = events.send(Event::Leave(Why::HungUp));
    })?;
    Ok(())
}

/// Returns when the terminal is gone.
fn read_keys(events: &Sender<Event>, mut escapes: Escapes, charset: Charset) {
    let stdin = rustix::stdio::stdin();
    let (mut bytes, mut messages) = ([0; 4096], Vec::new());
    loop {
        let wait = escapes.wait().and_then(|wait| Timespec::try_from(wait).ok());
        let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
        match poll(&mut fds, wait.as_ref()) {
            Ok(0) => escapes.lapse(&mut messages),
            Ok(_) => {
                let [fd] = &fds;
                if fd.revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                    return;
                }
                match read(stdin, &mut bytes) {
                    Ok(0) => return,
                    Ok(n) => escapes.feed(&charset.decode(bytes.get(..n).unwrap_or_default()), &mut messages),
                    Err(Errno::INTR | Errno::AGAIN) => {}
                    Err(_) => return,
                }
            }
            Err(Errno::INTR) => {}
            Err(_) => return,
        }
        for message in messages.drain(..) {
            if events.send(Event::Msg(message)).is_err() {
                return;
            }
        }
    }
}
