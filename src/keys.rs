//! What the keyboard says: keys, actions, and the keymap between them.

mod action;
mod key;
mod keymap;

pub use action::{Action, Group};
pub use key::{BadKey, Code, Key, parse_keys};
pub use keymap::{Keymap, Layer};
