//! What the keyboard says: keys, actions, and the keymap between them.

mod action;
mod bindings;
mod held;
mod key;
mod keymap;
mod own;
#[cfg(test)]
mod rules;
mod strokes;

pub use action::{Action, Group};
pub use key::{BadKey, Code, Key, parse_keys};
pub use keymap::{Keymap, Layer, Meaning};
pub use strokes::Strokes;
