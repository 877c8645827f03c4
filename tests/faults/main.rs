//! Faults done on purpose to the real program: failing calls, kills, full disks, other users,
//! hostile texts, rubbish where files should be. `README.md` of the tests says how to run them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test stops where something is wrong, and says what it did"
)]

mod abuse;
mod alarms;
mod disks;
mod garbage;
mod hostile;
mod kills;
mod kit;
mod limits;
mod pty;
mod saved;
mod screens;
mod server;
mod sshd;
mod sweep;
mod terminals;
mod users;
mod writers;
