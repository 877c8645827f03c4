//! The program `folj`: arguments to the command line or to the screen, and an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::SUCCESS
}
