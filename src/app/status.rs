//! The choice of an activity's status, and of what is proposed for it next year.

use super::ctx::stepped;
use super::{Ctx, Effect, Overlay, State, Writing};
use crate::journal::{Act, Course, Field, Status, Target};
use crate::keys::Action;

/// Statuses, then proposals, «none» behind each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusPicker {
    /// The activity.
    pub target: Target,
    /// The row under the cursor, a position in [`StatusPicker::rows`].
    pub cursor: usize,
}

/// A row of the choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusRow {
    /// A status, or none.
    Status(Option<Status>),
    /// A proposal for next year, or none.
    Proposal(Option<Course>),
}

impl State {
    pub(super) fn open_status(&mut self) -> Vec<Effect> {
        let Ok(target) = self.status_target() else { return Vec::new() };
        let Act::Status(now) = self.counting(&target, Field::Status).act else { return Vec::new() };
        let cursor = StatusPicker::rows().position(|row| row == StatusRow::Status(now)).unwrap_or(0);
        self.overlays.push(Overlay::Status(StatusPicker { target, cursor }));
        Vec::new()
    }
}

impl StatusPicker {
    /// The rows, in their order.
    pub fn rows() -> impl Iterator<Item = StatusRow> {
        let statuses = Status::ALL.into_iter().map(Some).chain([None]).map(StatusRow::Status);
        statuses.chain(Course::ALL.into_iter().map(Some).chain([None]).map(StatusRow::Proposal))
    }

    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Back {
            return Vec::new();
        }
        if action == Action::Enter {
            return self.choose(state, ctx);
        }
        let rows = Self::rows().count();
        self.cursor = stepped(self.cursor, rows, action, ctx.seen.page).unwrap_or(self.cursor);
        state.overlays.push(Overlay::Status(self));
        Vec::new()
    }

    /// Records the row under the cursor; a proposal asks for its reason first.
    fn choose(self, state: &mut State, ctx: &Ctx) -> Vec<Effect> {
        match Self::rows().nth(self.cursor) {
            Some(StatusRow::Status(status)) => state.record(ctx, self.target, Act::Status(status)),
            Some(StatusRow::Proposal(Some(course))) => state.write(self.target, Writing::Reason(course)),
            Some(StatusRow::Proposal(None)) => state.record(ctx, self.target, Act::Proposal(None)),
            None => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, target};
    use super::*;
    use crate::journal::Proposal;

    const NO_STATUS: &str = "<home><down><down><down><down><down><down><down>";

    #[test]
    fn a_status_is_chosen_and_removed() {
        let mut desk = Desk::new();
        let status = |desk: &Desk| desk.saved.status(&target("1.1.1")).value();
        assert_eq!(status(desk.keys("<tab><tab>e<home><down><enter>")), Some(Status::OnTrack));
        assert_eq!(status(desk.keys("e<enter>")), Some(Status::OnTrack));
        assert_eq!(desk.writes(), 1, "the same status again records nothing");
        assert_eq!(status(desk.keys("e").keys(NO_STATUS).keys("<enter>")), None);
        assert_eq!(status(desk.keys("<tab>e<home><enter>")), Some(Status::NotStarted), "from its indicator");
        assert_eq!(status(desk.keys("e<end><esc>")), Some(Status::NotStarted));
    }

    #[test]
    fn a_proposal_asks_for_its_reason_which_may_be_empty() {
        let proposal = |desk: &Desk| {
            let of = target("1.1.1");
            desk.saved.proposal(&of).value().map(|Proposal { course, reason }| (*course, reason.clone()))
        };
        let mut desk = Desk::new();
        desk.keys("<tab><tab>");
        for (keys, expected, writes) in [
            ("e<end><up><esc>", None, 0),
            ("e<end><up><enter><esc>", None, 0),
            ("e<end><up><enter><ctrl-s>", Some((Course::Drop, "")), 1),
            ("e<end><up><enter><ctrl-s>", Some((Course::Drop, "")), 1),
            ("e<end><up><enter>\"Inget behov\"<ctrl-s>", Some((Course::Drop, "Inget behov")), 2),
            ("e<end><up><up><up><enter>klar<ctrl-s>", Some((Course::Finish, "klar")), 3),
            ("e<end><up><up><up><enter><ctrl-w><esc>x", Some((Course::Finish, "klar")), 3),
            ("e<end><enter>", None, 4),
            ("u", Some((Course::Finish, "klar")), 5),
        ] {
            desk.keys(keys);
            let expected = expected.map(|(course, reason)| (course, reason.to_owned()));
            assert_eq!((proposal(&desk), desk.writes(), desk.top()), (expected, writes, None), "{keys}");
        }
        assert_eq!(desk.drafts.len(), 0);
    }
}
