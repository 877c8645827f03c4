//! The end comes within two seconds, whatever hangs: a disk, a terminal that takes no output.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::event::Why;
use super::guard::Guard;

/// How long the loop has to end by itself.
const ORDERLY: Duration = Duration::from_millis(1600);
/// How long giving the terminal back may take then.
const RESTORING: Duration = Duration::from_millis(200);

/// Ends the process if it does not end by itself. What was not written by then is not; a draft is
/// on disk long before.
pub(super) fn set(guard: Arc<Guard>, why: Why) {
    // Where there is no thread to be had, the loop still ends by itself if nothing hangs.
    let _ = thread::Builder::new().spawn(move || {
        thread::sleep(ORDERLY);
        let _ = thread::Builder::new().spawn(move || guard.leave());
        thread::sleep(RESTORING);
        std::process::exit(i32::from(why.code()));
    });
}
