//! Everything that is tested from outside, in one binary so that it is linked once.
//! `tests/README.md` says what each part is for and how to run it alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop at once when something is not as it should be, and it needs the world"
)]

mod cli;
mod concurrency;
mod docs;
mod generate;
mod inventory;
mod plans;
mod pty;
mod reports;
mod reports_docx;
mod reports_html;
mod reports_sheets;
mod store;
mod stories;
mod tidy;
