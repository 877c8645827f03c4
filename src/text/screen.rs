//! The words of the screen, by where they stand.

mod change;
mod detail;
mod dialog;
mod frame;
mod keys;
mod message;
mod palette;
