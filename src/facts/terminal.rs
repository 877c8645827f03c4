//! A question to the terminal: how many columns does å take?
//!
//! A terminal of UTF-8 moves its cursor by one, one of single bytes by two. The answer is waited for
//! a moment only, and the terminal is as it was afterwards.

use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::BorrowedFd;
use rustix::process::getpgrp;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{OptionalActions, tcgetattr, tcgetpgrp, tcsetattr};

/// How long the answer is waited for.
const PATIENCE: Duration = Duration::from_millis(300);
/// Beginning of the line, å, where is the cursor (DSR 6 of ECMA-48)?
const QUESTION: &[u8] = b"\r\xc3\xa5\x1b[6n";
/// Beginning of the line, and nothing on it.
const WIPE: &[u8] = b"\r\x1b[K";
/// So much is read at most: somebody may lean on a key.
const LONGEST: usize = 4096;

/// How the terminal shows å.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// In so many columns.
    Columns(u32),
    /// It did not say.
    Silent,
    /// Nobody asked: there is no terminal, or somebody was typing.
    NotAsked,
}

/// Asks the terminal of standard input and output.
pub(super) fn ask() -> Answer {
    // In the background the question would stop the process.
    let foreground = tcgetpgrp(stdin()).is_ok_and(|group| group == getpgrp());
    let Ok(before) = tcgetattr(stdin()) else { return Answer::NotAsked };
    if !foreground || rustix::termios::tcgetwinsize(stdout()).is_err() {
        return Answer::NotAsked;
    }
    let mut raw = before.clone();
    raw.make_raw();
    if tcsetattr(stdin(), OptionalActions::Now, &raw).is_err() {
        return Answer::NotAsked;
    }
    // What was typed ahead belongs to the shell, and the answer would stand behind it.
    let answer = if is_ready(stdin(), Duration::ZERO) { Answer::NotAsked } else { question() };
    // An answer that comes late is not to stand at the prompt.
    let how = if answer == Answer::NotAsked { OptionalActions::Now } else { OptionalActions::Flush };
    let _ = tcsetattr(stdin(), how, &before);
    answer
}

fn question() -> Answer {
    if !write_all(QUESTION) {
        return Answer::Silent;
    }
    let until = Instant::now() + PATIENCE;
    let (mut told, mut bytes) = (Vec::new(), [0; 256]);
    let mut answer = Answer::Silent;
    while answer == Answer::Silent && told.len() < LONGEST {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() || !is_ready(stdin(), left) {
            break;
        }
        match rustix::io::read(stdin(), &mut bytes) {
            Ok(count) if count > 0 => told.extend_from_slice(bytes.get(..count).unwrap_or_default()),
            Ok(_) | Err(_) => break,
        }
        answer = column(&told).map_or(Answer::Silent, |column| Answer::Columns(column.saturating_sub(1)));
    }
    let _ = write_all(WIPE);
    answer
}

/// The column in the first whole `ESC [ ROW ; COLUMN R`, from 1.
fn column(told: &[u8]) -> Option<u32> {
    let text = String::from_utf8_lossy(told);
    text.split("\u{1b}[").skip(1).find_map(|rest| {
        let (row, column) = rest.split_once('R')?.0.split_once(';')?;
        row.parse::<u32>().ok()?;
        column.parse().ok()
    })
}

/// Whether something can be read; not where the terminal is gone.
fn is_ready(terminal: BorrowedFd<'_>, wait: Duration) -> bool {
    let mut fds = [PollFd::new(&terminal, PollFlags::IN)];
    let wait = Timespec::try_from(wait).unwrap_or_default();
    poll(&mut fds, Some(&wait)).is_ok_and(|count| count > 0)
        && fds.iter().all(|fd| fd.revents().contains(PollFlags::IN))
}

/// Writes to a terminal that takes it at once; one that was stopped with Ctrl-S is not waited for.
fn write_all(bytes: &[u8]) -> bool {
    let out = stdout();
    let wait = Timespec::try_from(PATIENCE).unwrap_or_default();
    let ready = poll(&mut [PollFd::new(&out, PollFlags::OUT)], Some(&wait)).is_ok_and(|count| count > 0);
    ready && rustix::io::write(out, bytes) == Ok(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_is_found_among_what_is_typed() {
        for (told, expected) in [
            ("\u{1b}[1;2R", Some(2)),
            ("jj\u{1b}[24;3R", Some(3)),
            ("\u{1b}[A\u{1b}[7;2Rk", Some(2)),
            ("\u{1b}[12;", None),
            ("\u{1b}[1;2", None),
            ("\u{1b}[R", None),
            ("", None),
        ] {
            assert_eq!(column(told.as_bytes()), expected, "{told:?}");
        }
    }
}
