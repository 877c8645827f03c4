//! The picture of a state: one pure function, with the same file names as `app`.
//!
//! Everything is drawn with WGL4 characters by [`Role`](crate::theme::Role); the last step puts
//! ASCII characters in their place where the user wants that. Only rows that are seen are made.

mod badge;
mod browse;
mod changes;
mod export;
mod filter;
mod findings;
mod footer;
mod header;
mod help;
mod history;
mod keys;
mod look;
mod marked;
mod meeting;
mod meeting_form;
mod meeting_menu;
mod message;
mod messages;
mod note;
mod number;
mod overview;
mod palette;
mod pending;
mod plans;
mod question;
mod scene;
mod search;
mod settle;
mod status;
mod view;
mod welcome;
mod widgets;

pub use look::Look;
pub use view::view;
