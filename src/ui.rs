//! The picture of a state: one pure function, with the same file names as `app`.
