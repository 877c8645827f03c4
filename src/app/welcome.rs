//! What a first visit has to know. It is in nobody's way: every key goes on.

use super::{Overlay, State};
use crate::keys::{Action, Group};

impl State {
    /// Closes the welcome, if it is there, for a key with this action. Whether that is all that the
    /// key does: what opens or closes has done so with that, what records should not do so unseen,
    /// and what means nothing goes on too.
    pub(super) fn close_welcome(&mut self, action: Option<Action>) -> bool {
        if self.overlays.last() != Some(&Overlay::Welcome) {
            return false;
        }
        self.overlays.pop();
        action.is_none_or(|action| {
            matches!(action, Action::Enter | Action::Back | Action::Left) || action.group() == Group::Record
        })
    }
}
