//! The program `folj`: arguments to the command line or to the screen, and an exit code.

use std::io::{BufWriter, stderr, stdin, stdout};
use std::process::ExitCode;

use folj::cli;
use folj::facts::Facts;
use folj::shell;

fn main() -> ExitCode {
    shell::survive_file_limits();
    let facts = Facts::ask();
    if cli::complete(&facts) {
        return ExitCode::SUCCESS;
    }
    // Not locked: when the screen fails, another thread has the last word on standard error.
    let mut out = BufWriter::new(stdout());
    cli::run(std::env::args_os(), &facts, &mut out, &mut stderr(), &mut stdin()).into()
}
