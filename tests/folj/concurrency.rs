//! Several writers at once.
