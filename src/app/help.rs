//! The help: what each key does here, made from the keymap.

use super::{Ctx, Effect, Overlay, State};
use crate::keys::{Action, Layer};

/// The help over a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpPage {
    /// The layer that it explains.
    pub layer: Layer,
    /// First line shown.
    pub scroll: usize,
}

impl State {
    pub(super) fn open_help(&mut self) -> Vec<Effect> {
        self.overlays.push(Overlay::Help(HelpPage { layer: self.layer(), scroll: 0 }));
        Vec::new()
    }
}

impl HelpPage {
    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action != Action::Back {
            self.scroll = ctx.seen.scrolled(self.scroll, action);
            state.overlays.push(Overlay::Help(self));
        }
        Vec::new()
    }
}
