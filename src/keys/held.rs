//! What holds in each layer, found when it is asked for the first time.

use std::sync::OnceLock;

use super::{Action, Layer, Strokes};

/// A binding that holds.
type Binding = (Strokes, Action);

/// The bindings that hold in each layer. They follow from the keymap, which does not change, and are asked
/// for many times for each frame; they are no part of what it says, so that all of these are equal.
#[derive(Debug, Default)]
pub(super) struct Held([OnceLock<Vec<Binding>>; Layer::ALL.len()]);

impl Held {
    /// Those of a layer, with `find` the first time.
    pub(super) fn of(&self, layer: Layer, find: impl FnOnce() -> Vec<Binding>) -> &[Binding] {
        self.0.get(layer as usize).map(|held| held.get_or_init(find).as_slice()).unwrap_or_default()
    }
}

impl Clone for Held {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Held {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
