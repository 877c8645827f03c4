//! Questions to a plan: which activities a filter shows, where a text occurs, and how far each
//! party has come.

mod agenda;
mod choose;
mod filter;
mod fold;
mod growth;
mod index;
mod indexed;
mod matrix;
mod named;
mod near;
mod party;
mod said;
mod search;
mod texts;

#[cfg(test)]
mod tests;

pub use agenda::{agenda_items, deviates, items_of};
pub use choose::choose;
pub use filter::{Filter, Match, Select, Shown, ShownActivity};
pub use fold::{compose, fold};
pub use growth::Growth;
pub use index::{Index, Row};
pub use indexed::Indexed;
pub use matrix::{Matrix, MatrixRow, Who};
pub use named::Named;
pub use party::find_party;
pub use said::Said;
pub use search::{Hit, Query, Where, search};
