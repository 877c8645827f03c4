//! Signals, as events for the loop.

use std::io;
use std::sync::Arc;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::deadline;
use super::event::{Event, Why};
use super::guard::Guard;
use super::inbox::Events;

/// Listens to signals from now on.
pub(super) fn listen(events: Events, guard: Arc<Guard>) -> io::Result<()> {
    let mut signals = Signals::new([SIGWINCH, SIGTSTP, SIGCONT, SIGHUP, SIGTERM, SIGINT, SIGQUIT])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let event = match signal {
                SIGWINCH => Event::Resized,
                SIGTSTP => Event::Stop,
                SIGCONT => Event::Continue,
                number => {
                    // Whatever comes behind it, however often, changes nothing any more.
                    let why = Why::Signal(number);
                    deadline::set(guard, why);
                    let _ = events.send(Event::Leave(why));
                    return;
                }
            };
            if events.send(event).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// Whether somebody can let the program go on after it stopped: not where it leads its session,
/// as a login command does. A leader outside the container has the number 0, for which rustix has
/// no value.
pub(super) fn can_stop() -> bool {
    use nix::unistd::{getpgrp, getsid};
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops the program until it is told to go on, as the terminal's own Ctrl-Z would: the whole
/// process group, so that a wrapper stops with it and the shell notices. Says whether it did.
pub(super) fn stop() -> bool {
    use rustix::process::{Signal, kill_current_process_group};
    // SIGSTOP, since SIGTSTP is what is listened to.
    kill_current_process_group(Signal::STOP).is_ok()
}
