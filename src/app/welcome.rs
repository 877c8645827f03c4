//! What a first visit has to know. It is in nobody's way: every key goes on.

use super::{Overlay, State};
use crate::keys::{Action, Group, Meaning};

impl State {
    /// Closes the welcome, if it is there, for a key with this meaning. Whether that is all that the
    /// key does: what opens or closes has done so with that, what records should not do so unseen,
    /// and what means nothing goes on too.
    pub(super) fn close_welcome(&mut self, meaning: Meaning) -> bool {
        if self.overlays.last() != Some(&Overlay::Welcome) {
            return false;
        }
        self.overlays.pop();
        match meaning {
            Meaning::Does(action) => {
                let goes_on = matches!(action, Action::Enter | Action::Back | Action::Left);
                goes_on || action.group() == Group::Record
            }
            Meaning::Waits => false,
            Meaning::Nothing => true,
        }
    }
}
