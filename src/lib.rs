//! folj: follow up the plans that a municipality and a region share.

pub mod app;
pub mod check;
pub mod cli;
pub mod config;
pub mod facts;
pub mod journal;
pub mod keys;
pub mod library;
pub mod model;
pub mod problem;
pub mod query;
pub mod shell;
pub mod source;
pub mod store;
pub mod text;
pub mod theme;
pub mod ui;
