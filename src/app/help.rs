//! The help: what each key does here, made from the keymap.

use crate::keys::Layer;

/// The help over a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpPage {
    /// The layer that it explains.
    pub layer: Layer,
    /// First line shown.
    pub scroll: usize,
}
