//! Generated pages are up to date, examples load.
