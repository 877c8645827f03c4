//! Undo and redo: entries that withdraw entries.

use super::{Blocked, Ctx, Effect, State};
use crate::journal::{Act, EntryId, Target};

impl State {
    /// The entry that undo would withdraw.
    pub(super) fn undoable(&self) -> Result<(EntryId, Target), Blocked> {
        self.withdrawable(true)
    }

    /// The withdrawal that redo would withdraw.
    pub(super) fn redoable(&self) -> Result<(EntryId, Target), Blocked> {
        self.withdrawable(false)
    }

    fn withdrawable(&self, undo: bool) -> Result<(EntryId, Target), Blocked> {
        self.writable()?;
        // What to withdraw is known only when everything before it is on disk.
        if self.saving.iter().any(|one| one.failed.is_none()) {
            return Err(Blocked::StillSaving);
        }
        let history = self.shelf().map(|shelf| &shelf.history);
        let (entry, nothing) = if undo {
            (history.and_then(|history| history.undoable(self.me)), Blocked::NothingToUndo)
        } else {
            (history.and_then(|history| history.redoable(self.me)), Blocked::NothingToRedo)
        };
        entry.map(|entry| (entry.id.clone(), entry.target.clone())).ok_or(nothing)
    }

    /// Withdraws an entry.
    pub(super) fn withdraw(&mut self, ctx: &Ctx, what: Result<(EntryId, Target), Blocked>) -> Vec<Effect> {
        let Ok((id, target)) = what else { return Vec::new() };
        self.append(ctx, target, Act::Withdraw(id), Vec::new())
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
    fn undo_leaves_what_others_recorded() {
        let mut desk = Desk::new();
        desk.colleague("1.1.1a", Act::Outcome(NO), &[]);
        desk.hears().keys("u");
        assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::NothingToUndo)));
        assert_eq!(desk.outcome("1.1.1a"), NO);
    }
}
