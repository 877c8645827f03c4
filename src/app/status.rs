//! The choice of an activity's status.

use super::ctx::stepped;
use super::{Ctx, Effect, Overlay, State};
use crate::journal::{Act, Field, Status, Target};
use crate::keys::Action;

/// The statuses, and «none» behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusPicker {
    /// The activity.
    pub target: Target,
    /// The row under the cursor: a position in `Status::ALL`, one more for none.
    pub cursor: usize,
}

impl State {
    pub(super) fn open_status(&mut self) -> Vec<Effect> {
        let Ok(target) = self.status_target() else { return Vec::new() };
        let now = self.counting(&target, Field::Status).act;
        let cursor = Status::ALL.iter().position(|status| now == Act::Status(Some(*status)));
        self.overlays
            .push(Overlay::Status(StatusPicker { target, cursor: cursor.unwrap_or(Status::ALL.len()) }));
        Vec::new()
    }
}

impl StatusPicker {
    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Back {
            return Vec::new();
        }
        if action == Action::Enter {
            let status = Status::ALL.get(self.cursor).copied();
            return state.record(ctx, self.target, Act::Status(status));
        }
        let rows = Status::ALL.len() + 1;
        self.cursor = stepped(self.cursor, rows, action, ctx.seen.page).unwrap_or(self.cursor);
        state.overlays.push(Overlay::Status(self));
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, target};
    use super::*;

    #[test]
    fn a_status_is_chosen_and_removed() {
        let mut desk = Desk::new();
        let status = |desk: &Desk| desk.saved.status(&target("1.1.1")).value();
        assert_eq!(status(desk.keys("<tab><tab>e<home><down><enter>")), Some(Status::OnTrack));
        assert_eq!(status(desk.keys("e<enter>")), Some(Status::OnTrack));
        assert_eq!(desk.writes(), 1, "the same status again records nothing");
        assert_eq!(status(desk.keys("e<end><enter>")), None);
        assert_eq!(status(desk.keys("<tab>e<home><enter>")), Some(Status::NotStarted), "from its indicator");
        assert_eq!(status(desk.keys("e<end><esc>")), Some(Status::NotStarted));
    }
}
