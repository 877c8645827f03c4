//! Undo and redo: entries that withdraw entries.

use super::{Blocked, Ctx, Deed, Effect, State};
use crate::journal::{Act, Entry, EntryId, History, Target};

/// What can be withdrawn as far as the history goes: by undo, and by redo.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Withdrawable {
    undo: Vec<(EntryId, Target)>,
    redo: Vec<(EntryId, Target)>,
}

impl Withdrawable {
    /// What somebody's last stroke was. It may go through all entries.
    pub(super) fn new(history: &History, me: u32) -> Self {
        let of = |entries: Vec<&Entry>| {
            entries.into_iter().map(|entry| (entry.id.clone(), entry.target.clone())).collect()
        };
        Self { undo: of(history.undoable(me)), redo: of(history.redoable(me)) }
    }
}

impl State {
    /// The entries that undo would withdraw, one at least.
    pub(super) fn undoable(&self) -> Result<Vec<(EntryId, Target)>, Blocked> {
        self.can_withdraw(&self.withdrawable.undo, Blocked::NothingToUndo)
    }

    /// The withdrawals that redo would withdraw, one at least.
    pub(super) fn redoable(&self) -> Result<Vec<(EntryId, Target)>, Blocked> {
        self.can_withdraw(&self.withdrawable.redo, Blocked::NothingToRedo)
    }

    fn can_withdraw(
        &self,
        what: &[(EntryId, Target)],
        nothing: Blocked,
    ) -> Result<Vec<(EntryId, Target)>, Blocked> {
        self.writable()?;
        // What to withdraw is known only when everything before it is on disk.
        if self.saving.iter().any(|one| one.failed.is_none()) {
            return Err(Blocked::StillSaving);
        }
        if what.is_empty() { Err(nothing) } else { Ok(what.to_vec()) }
    }

    /// Withdraws entries.
    pub(super) fn withdraw(
        &mut self,
        ctx: &Ctx,
        deed: Deed,
        what: Result<Vec<(EntryId, Target)>, Blocked>,
    ) -> Vec<Effect> {
        let what = what.unwrap_or_default().into_iter();
        let effects: Vec<Effect> =
            what.flat_map(|(id, target)| self.append(ctx, target, Act::Withdraw(id), Vec::new())).collect();
        self.go_together(deed, &effects);
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::super::Message;
    use super::super::testing::{Desk, Disk, ME, disk_full};
    use super::*;
    use crate::journal::Outcome;

    const NOT: Option<Outcome> = None;
    const YES: Option<Outcome> = Some(Outcome::Yes);
    const NO: Option<Outcome> = Some(Outcome::No);

    #[test]
    fn undo_and_redo() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab><tab>13");
        for (keys, outcome) in [
            ("u", YES),
            ("u", NOT),
            ("u", NOT),
            ("U", YES),
            ("U", NO),
            ("U", NO),
            ("u", YES),
            ("2", Some(Outcome::Partly)),
        ] {
            desk.keys(keys);
            assert_eq!((desk.outcome("1.1.1a"), desk.at()), (outcome, "1.1.1a"), "{keys}");
        }
        desk.keys("U");
        assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::NothingToRedo)));
        assert!(desk.saved.entries().iter().all(|entry| entry.by.uid == ME));
    }

    #[test]
    fn undo_names_the_item_and_leaves_the_cursor() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>1jhhj");
        assert_eq!(desk.keys("u").at(), "2");
        let undone = |redo| Message::Undone { id: Some("1.1.1a".into()), act: Act::Outcome(YES), redo };
        assert_eq!(desk.message(), Some(&undone(false)));
        assert_eq!(desk.keys("U").message(), Some(&undone(true)));
    }

    #[test]
    fn an_undo_that_could_not_be_saved_is_not_done_later() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>1");
        desk.disk = Disk::Full;
        desk.keys("u");
        assert_eq!(desk.message(), Some(&Message::NotWithdrawn(disk_full())));
        assert_eq!((desk.outcome("1.1.1a"), desk.state.saving.len()), (YES, 0));
        desk.disk = Disk::Works;
        assert_eq!(desk.keys("u").outcome("1.1.1a"), NOT);
    }

    #[test]
    fn an_outcome_with_its_note_is_one_stroke() {
        let mut desk = Desk::new();
        desk.command("1.1.1a", &[Act::Outcome(YES), Act::Note("n".into())]);
        desk.hears();
        for (key, outcome, note, last) in
            [("u", NOT, None, Act::Outcome(YES)), ("U", YES, Some("n"), Act::Outcome(YES))]
        {
            desk.keys(key);
            assert_eq!((desk.outcome("1.1.1a"), desk.note("1.1.1a").as_deref()), (outcome, note), "{key}");
            assert!(matches!(desk.message(), Some(Message::Undone { act, .. }) if *act == last), "{key}");
        }
        let ids: std::collections::HashSet<_> = desk.saved.entries().iter().map(|entry| &entry.id).collect();
        assert_eq!(ids.len(), 6, "each has an id of its own");
    }

    #[test]
    fn undo_leaves_what_others_recorded() {
        let mut desk = Desk::new();
        desk.colleague("1.1.1a", Act::Outcome(NO), &[]);
        desk.hears().keys("u");
        assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::NothingToUndo)));
        assert_eq!(desk.outcome("1.1.1a"), NO);
    }
}
