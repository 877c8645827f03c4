//! Questions to a plan: which activities a filter shows, where a text occurs, and how far each
//! party has come.

mod agenda;
mod choose;
mod filter;
mod fold;
mod growth;
mod matrix;
mod party;
mod search;

#[cfg(test)]
mod tests;

pub use agenda::{agenda_items, deviates, items_of};
pub use choose::choose;
pub use filter::{Filter, Match, Select, Shown, ShownActivity};
pub use fold::{compose, fold};
pub use growth::Growth;
pub use matrix::{Matrix, MatrixRow, Who};
pub use party::find_party;
pub use search::{Hit, Query, Where, search};
