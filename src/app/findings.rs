//! What is wrong with the files of the plan and with the journals.

use super::{Ctx, Effect, Overlay, State};
use crate::keys::Action;

/// The list of findings, alarms first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindingsList {
    /// First line shown.
    pub scroll: usize,
}

impl State {
    pub(super) fn open_findings(&mut self) -> Vec<Effect> {
        self.overlays.push(Overlay::Findings(FindingsList::default()));
        Vec::new()
    }
}

impl FindingsList {
    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action != Action::Back {
            self.scroll = ctx.seen.scrolled(self.scroll, action);
            state.overlays.push(Overlay::Findings(self));
        }
        Vec::new()
    }
}
