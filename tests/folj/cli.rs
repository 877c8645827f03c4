//! The command line in a hermetic environment.
