//! What can be done with the meeting that one is in.

use super::ctx::stepped;
use super::{Ctx, Effect, MeetingNews, Message, Overlay, State};
use crate::journal::{Act, Mark, Target};
use crate::keys::Action;

/// The menu.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeetingMenu {
    /// The row under the cursor, a position in [`MeetingMenu::ROWS`].
    pub cursor: usize,
}

/// A row of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingRow {
    /// Back to the item.
    GoOn,
    /// The follow-up as it is now gets a mark.
    Mark(Mark),
    /// The meeting ends for everybody.
    Close,
    /// Go on outside the meeting, in which others may still be.
    Leave,
}

impl MeetingMenu {
    /// The rows, the harmless one first.
    pub const ROWS: [MeetingRow; 5] = [
        MeetingRow::GoOn,
        MeetingRow::Mark(Mark::SentOut),
        MeetingRow::Mark(Mark::Decided),
        MeetingRow::Close,
        MeetingRow::Leave,
    ];

    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Back {
            return Vec::new();
        }
        if action == Action::Enter {
            return Self::ROWS.get(self.cursor).map_or_else(Vec::new, |row| row.choose(state, ctx));
        }
        self.cursor = stepped(self.cursor, Self::ROWS.len(), action, ctx.seen.page).unwrap_or(self.cursor);
        state.overlays.push(Overlay::MeetingMenu(self));
        Vec::new()
    }
}

impl MeetingRow {
    fn choose(self, state: &mut State, ctx: &Ctx) -> Vec<Effect> {
        let Some(meeting) = state.meeting_id().cloned() else { return Vec::new() };
        match self {
            Self::GoOn => Vec::new(),
            Self::Mark(mark) => state.append_of_meeting(ctx, Act::MeetingMarked { meeting, mark }),
            Self::Close => {
                let effects = state.append_of_meeting(ctx, Act::MeetingClosed { meeting });
                state.leave_meeting();
                effects
            }
            Self::Leave => match state.leave_meeting() {
                Some(left) => state.tell(Message::Meeting(left.name(), MeetingNews::Left)),
                None => Vec::new(),
            },
        }
    }
}

impl State {
    pub(super) fn open_meeting_menu(&mut self) {
        self.overlays.push(Overlay::MeetingMenu(MeetingMenu::default()));
    }

    /// Records something about a meeting itself: it is about the plan and the year.
    pub(super) fn append_of_meeting(&mut self, ctx: &Ctx, act: Act) -> Vec<Effect> {
        let target = Target { plan: self.plan.clone(), year: self.year, id: None };
        self.append(ctx, target, act, Vec::new())
    }
}
