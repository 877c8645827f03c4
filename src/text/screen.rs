//! The words of the screen, by where they stand.

mod change;
mod detail;
mod dialog;
mod explanation;
mod export;
mod frame;
mod keys;
mod meeting;
mod message;
mod overview;
mod palette;
mod welcome;
