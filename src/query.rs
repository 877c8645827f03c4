//! Questions to a plan: which activities a filter shows, and where a text occurs.

mod agenda;
mod choose;
mod filter;
mod fold;
mod party;
mod search;

#[cfg(test)]
mod tests;

pub use agenda::{agenda_items, deviates, items_of};
pub use choose::choose;
pub use filter::{Filter, Match, Select, Shown, ShownActivity};
pub use fold::{compose, fold};
pub use party::find_party;
pub use search::{Hit, Query, Where, search};
