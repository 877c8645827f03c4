//! The command line in a hermetic environment: no clock, user, home or locale of this machine.
//!
//! The plans are those of `tests/fixtures/cli/plans`; entries go to a folder of the test.

mod admin;
mod answers;
pub(crate) mod bench;
mod demo;
mod doctor;
mod errors;
mod figures;
mod helps;
mod json;
mod moments;
mod plain;
mod process;
mod recording;
mod report;
mod restricted;
mod settings;
mod whole;

use bench::Bench;
