//! A conflict: which of the differing recordings is to count.

use super::ctx::stepped;
use super::{Ctx, Effect, Message, Overlay, State};
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
            return self.gives_way().map_or_else(Vec::new, |message| state.tell(message));
        }
        if action == Action::Enter {
            return self.choose(state, ctx);
        }
        self.cursor = stepped(self.cursor, self.rows(), action, ctx.seen.page).unwrap_or(self.cursor);
        state.overlays.push(Overlay::Settle(self));
        Vec::new()
    }

    /// What is said when one's own recording is not taken.
    fn gives_way(&self) -> Option<Message> {
        self.mine.as_ref().map(|mine| Message::GaveWay(mine.target.id.clone()))
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
        if head.is_some() {
            state.message = self.gives_way();
        }
        if head.is_some() && self.mine.is_some() {
            effects.extend(state.drop_draft(&self.target, self.field));
        }
        if let Some(act) = chosen
            && (self.heads.len() > 1 || head.is_none())
        {
            effects.extend(state.record_on(ctx, self.target, act, self.heads));
        }
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::super::Blocked;
    use super::super::testing::{Desk, Disk, target};
    use super::*;
    use crate::journal::Outcome;

    const NO: Act = Act::Outcome(Some(Outcome::No));

    /// Two colleagues have recorded different outcomes of 1.1.1a.
    fn conflict() -> Desk {
        let mut desk = Desk::new();
        desk.colleague("1.1.1a", Act::Outcome(Some(Outcome::Yes)), &[]);
        desk.colleague("1.1.1a", NO, &[]);
        desk.hears().keys("<tab><tab><tab>");
        desk
    }

    #[test]
    fn a_conflict_is_settled_by_a_recording_that_names_both() {
        for (keys, outcome) in [
            ("c<enter>", Some(Outcome::Yes)),
            ("c<down><enter>", Some(Outcome::No)),
            ("c<esc>", None),
            ("hc<enter>", Some(Outcome::Yes)), // from the activity that has no other indicator
            ("2", Some(Outcome::Partly)),
            ("3", Some(Outcome::No)),
        ] {
            let mut desk = conflict();
            desk.keys(keys);
            assert_eq!(desk.outcome("1.1.1a"), outcome, "{keys}");
            let conflict = desk.saved.has_conflict(&target("1.1.1a"));
            assert_eq!(conflict, outcome.is_none(), "{keys}");
        }
    }

    #[test]
    fn space_settles_nothing_but_zero_removes_both() {
        let mut desk = conflict();
        desk.keys("<space>");
        assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::UseDigits)));
        desk.keys("0");
        assert!(!desk.saved.has_conflict(&target("1.1.1a")));
        assert_eq!((desk.writes(), desk.outcome("1.1.1a")), (1, None));
    }

    #[test]
    fn somebody_else_was_first() {
        for (keys, outcome) in [
            ("<enter>", Some(Outcome::No)),
            ("<esc>", Some(Outcome::No)),
            ("<down><enter>", Some(Outcome::Yes)),
        ] {
            let mut desk = Desk::new();
            desk.colleague("1.1.1a", NO, &[]);
            desk.keys("<tab><tab>1");
            let Some(Overlay::Settle(dialog)) = desk.top() else { panic!() };
            assert_eq!((dialog.rows(), dialog.cursor), (2, 0));
            assert_eq!(desk.outcome("1.1.1a"), Some(Outcome::No));
            desk.keys(keys);
            assert_eq!((desk.outcome("1.1.1a"), desk.top()), (outcome, None), "{keys}");
            let gave_way = desk.message() == Some(&Message::GaveWay(Some("1.1.1a".into())));
            assert_eq!(gave_way, outcome == Some(Outcome::No), "{keys}");
            assert!(desk.state.saving.is_empty());
        }
    }

    #[test]
    fn who_says_the_same_is_not_asked() {
        let mut desk = Desk::new();
        desk.colleague("1.1.1a", NO, &[]);
        desk.keys("<tab><tab>3");
        assert_eq!((desk.top(), desk.outcome("1.1.1a")), (None, Some(Outcome::No)));
    }

    #[test]
    fn the_question_waits_while_a_text_is_typed() {
        let mut desk = Desk::new();
        desk.colleague("1.1.1a", NO, &[]);
        desk.disk = Disk::Waits;
        desk.keys("<tab><tab>1ax");
        desk.disk = Disk::Works;
        desk.save();
        assert!(matches!(desk.top(), Some(Overlay::Note(_))));
        desk.keys("y<ctrl-s>");
        assert_eq!(desk.note("1.1.1").as_deref(), Some("xy"));
        assert!(matches!(desk.top(), Some(Overlay::Settle(_))));
    }

    #[test]
    fn a_burst_that_was_overtaken_asks_once_about_the_last() {
        let mut desk = Desk::new();
        desk.colleague("1.1.1a", NO, &[]);
        desk.disk = Disk::Waits;
        desk.keys("<tab><tab>12");
        desk.disk = Disk::Works;
        desk.save();
        assert_eq!(desk.state.overlays.len(), 1);
        desk.keys("<end><enter>");
        assert_eq!(desk.outcome("1.1.1a"), Some(Outcome::Partly));
    }

    #[test]
    fn a_choice_that_others_made_meanwhile_is_closed() {
        let mut desk = conflict();
        desk.keys("c");
        let heads: Vec<EntryId> = desk.saved.entries().iter().map(|entry| entry.id.clone()).collect();
        desk.colleague("1.1.1a", NO, &heads);
        desk.hears();
        assert_eq!((desk.top(), desk.outcome("1.1.1a")), (None, Some(Outcome::No)));
    }

    #[test]
    fn differing_notes_are_settled_before_one_writes_on() {
        let mut desk = Desk::new();
        desk.colleague("1", Act::Note("a".into()), &[]);
        desk.colleague("1", Act::Note("b".into()), &[]);
        desk.hears().keys("a<down><enter>");
        assert_eq!(desk.note("1").as_deref(), Some("b"));
        assert_eq!(desk.keys("ax<ctrl-s>").note("1").as_deref(), Some("bx"));
    }
}
