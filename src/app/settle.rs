//! A conflict: which of the differing recordings is to count.

use super::ctx::stepped;
use super::{Ctx, Effect, Overlay, State};
use crate::journal::{Act, EntryId, Field, Record, Target};
use crate::keys::Action;

/// The choice between recordings that had not seen each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettleDialog {
    /// About what.
    pub target: Target,
    /// Which field.
    pub field: Field,
    /// The recordings to choose from, oldest first.
    pub heads: Vec<EntryId>,
    /// One's own entry that was not saved because somebody else was first; the last row.
    pub mine: Option<Record>,
    /// The row under the cursor.
    pub cursor: usize,
}

impl State {
    pub(super) fn open_settle(&mut self) -> Vec<Effect> {
        match self.in_conflict() {
            Some((target, field)) => self.settle(target, field, None),
            None => Vec::new(),
        }
    }

    /// Lets the user choose. Under a text that is being typed the dialog waits, so that no key
    /// meant for the text answers it.
    pub(super) fn settle(&mut self, target: Target, field: Field, mine: Option<Record>) -> Vec<Effect> {
        let same = |overlay: &Overlay| matches!(overlay, Overlay::Settle(other) if other.target == target && other.field == field);
        self.overlays.retain(|overlay| !same(overlay));
        let heads = self.counting(&target, field).on;
        let dialog = Overlay::Settle(SettleDialog { target, field, heads, mine, cursor: 0 });
        self.overlays.insert(0, dialog);
        Vec::new()
    }

    /// Brings open choices up to date with the history, and closes those that others have settled.
    pub(super) fn refresh_settling(&mut self) {
        let mut overlays = std::mem::take(&mut self.overlays);
        overlays.retain_mut(|overlay| {
            let Overlay::Settle(dialog) = overlay else { return true };
            let current = self.counting(&dialog.target, dialog.field);
            if current.on != dialog.heads {
                dialog.heads = current.on;
                dialog.cursor = 0;
            }
            current.conflict || dialog.mine.is_some()
        });
        self.overlays = overlays;
    }
}

impl SettleDialog {
    /// How many rows there are to choose from.
    pub fn rows(&self) -> usize {
        self.heads.len() + usize::from(self.mine.is_some())
    }

    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Back {
            return Vec::new();
        }
        if action == Action::Enter {
            return self.choose(state, ctx);
        }
        self.cursor = stepped(self.cursor, self.rows(), action, ctx.seen.page).unwrap_or(self.cursor);
        state.overlays.push(Overlay::Settle(self));
        Vec::new()
    }

    /// Records the chosen value on the sight of all the others, unless it is all there is.
    fn choose(self, state: &mut State, ctx: &Ctx) -> Vec<Effect> {
        let head = self.heads.get(self.cursor);
        let chosen: Option<Act> = match head {
            Some(id) => state
                .library
                .shelf(&self.target.plan)
                .and_then(|shelf| shelf.history.get(id))
                .map(|entry| entry.act.clone()),
            None => self.mine.as_ref().map(|record| record.act.clone()),
        };
        let mut effects = Vec::new();
        if head.is_some() && self.mine.is_some() && self.field == Field::Note {
            effects.extend(state.drop_draft(&self.target));
        }
        if let Some(act) = chosen
            && (self.heads.len() > 1 || head.is_none())
        {
            effects.extend(state.record_on(ctx, self.target, act, self.heads));
        }
        effects
    }
}
