//! folj: follow up the plans that a municipality and a region share.

pub mod check;
pub mod facts;
pub mod journal;
pub mod library;
pub mod model;
pub mod problem;
pub mod query;
pub mod source;
pub mod store;
pub mod text;
