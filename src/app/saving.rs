//! Entries on their way to the disk: saved, refused, overtaken by others, sent once more.

use super::together::Fate;
use super::writing::text_of;
use super::{Answer, Blocked, Draft, Effect, Message, Saved, Saving, State};
use crate::journal::{Act, AppendError, Entry, EntryId, Record};
use crate::problem::Problem;

impl State {
    /// An entry is on disk: from now on it is shown as recorded.
    pub(super) fn appended(&mut self, entry: Entry) -> Vec<Effect> {
        self.saving.retain(|one| one.record.id != entry.id);
        self.unmark_saved(&entry.target, &entry.act);
        self.say_fared(&entry.id, Fate::Saved, Some(self.said_of(&entry)));
        let mut effects = Vec::new();
        if let (Some(text), Some(field)) = (text_of(&entry.act), entry.act.field()) {
            let goes_on = |draft: &Draft| text_of(&draft.act).is_some_and(|typed| typed.trim_end() != text);
            let drafts = self.drafts.iter().filter(|draft| draft.is_of(&entry.target, field));
            if !drafts.into_iter().any(goes_on) {
                effects.extend(self.drop_draft(&entry.target, field));
            }
        }
        self.changing(|state| state.add(&entry.target.plan.clone(), vec![entry]));
        effects.extend(self.quit_when_saved());
        effects
    }

    /// What is said about an entry of one's own.
    fn said_of(&self, entry: &Entry) -> Message {
        let id = entry.target.id.clone();
        let history = self.library.shelf(&entry.target.plan).map(|of_plan| &of_plan.history);
        let withdrawn = |entry: &Entry| history.and_then(|history| history.withdrawn_by(entry).cloned());
        match (withdrawn(entry), withdrawn(entry).and_then(|undo| withdrawn(&undo))) {
            (Some(_), Some(redone)) => Message::Undone { id, act: redone.act.clone(), redo: true },
            (Some(undone), None) => Message::Undone { id, act: undone.act.clone(), redo: false },
            (None, _) if entry.act.meeting().is_some() => self.said_of_meeting(&entry.act),
            (None, _) => Message::Saved(Saved { id, act: entry.act.clone() }),
        }
    }

    /// An entry was not saved: others were first, or it is kept.
    pub(super) fn not_appended(&mut self, id: &EntryId, error: AppendError) -> Vec<Effect> {
        match error {
            AppendError::Changed(entries) => self.overtaken(id, entries),
            AppendError::NotAllowed(problem) | AppendError::NotSaved(problem) => self.keep(id, problem),
        }
    }

    fn overtaken(&mut self, id: &EntryId, entries: Vec<Entry>) -> Vec<Effect> {
        let Some(at) = self.saving.iter().position(|one| one.record.id == *id) else { return Vec::new() };
        let mine = self.saving.remove(at).record;
        let failed = self.saving.iter().find(|one| one.failed.is_some() && mine.on.contains(&one.record.id));
        if let Some(problem) = failed.and_then(|one| one.failed.clone()) {
            return self.replace_failed(mine, problem);
        }
        self.quitting = false;
        let news = entries.clone();
        self.changing(|state| state.add(&mine.target.plan.clone(), entries));
        self.hear_of_closing(&news);
        let Some(field) = mine.act.field() else { return Vec::new() };
        let current = self.counting(&mine.target, field);
        if !current.conflict && current.act == mine.act {
            // The others said the same.
            self.unmark_saved(&mine.target, &mine.act);
            self.say_fared(&mine.id, Fate::Saved, None);
            return self.drop_draft(&mine.target, field);
        }
        self.say_fared(&mine.id, Fate::Overtaken, None);
        self.settle(mine.target.clone(), field, Some(mine))
    }

    /// The entry stood on one that could not be saved: it takes that one's place among the kept.
    fn replace_failed(&mut self, mut mine: Record, problem: Problem) -> Vec<Effect> {
        let Some(field) = mine.act.field() else { return Vec::new() };
        self.saving.retain(|one| !mine.on.contains(&one.record.id));
        mine.on = self.counting(&mine.target, field).on;
        let id = mine.id.clone();
        self.saving.push(Saving { record: mine, failed: None });
        self.keep(&id, problem)
    }

    /// Keeps an entry that could not be saved, and says so until it is. A withdrawal is not kept:
    /// nothing was typed for it, and later it would withdraw what others have built on since.
    fn keep(&mut self, id: &EntryId, problem: Problem) -> Vec<Effect> {
        let withdraws = |one: &Saving| one.record.id == *id && matches!(one.record.act, Act::Withdraw(_));
        if self.saving.iter().any(withdraws) {
            self.saving.retain(|one| !withdraws(one));
            self.quitting = false;
            self.say_fared(id, Fate::Failed(problem.clone()), Some(Message::NotWithdrawn(problem)));
            return Vec::new();
        }
        for one in self.saving.iter_mut().filter(|one| one.record.id == *id) {
            one.failed = Some(problem.clone());
        }
        self.refresh_standing();
        self.say_fared(id, Fate::Failed(problem.clone()), Some(Message::NotSaved(problem)));
        if self.quitting {
            self.quitting = false;
            return self.quit();
        }
        Vec::new()
    }

    /// Says that everything is on disk, or what is not.
    pub(super) fn say_saved(&mut self) -> Vec<Effect> {
        let failed = self.saving.iter().find_map(|one| one.failed.clone());
        let message = match failed {
            Some(problem) => Message::NotSaved(problem),
            None if self.exporting.is_some() => Message::Blocked(Blocked::StillExporting),
            None if self.saving.is_empty() => Message::AllSaved,
            None => Message::Blocked(Blocked::StillSaving),
        };
        self.tell(message)
    }

    /// Ends the program once everything is on disk; with entries that could not be saved it asks.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        if self.saving.iter().any(|one| one.failed.is_some()) {
            self.ask(&[Answer::TryAgain, Answer::Stay, Answer::QuitUnsaved]);
            return Vec::new();
        }
        if self.saving.is_empty() && self.exporting.is_none() {
            return vec![Effect::Quit];
        }
        self.quitting = true;
        self.say_saved()
    }

    /// Somebody asks again to quit while the disk does not answer: waiting is up to him.
    pub(super) fn quit_without_waiting(&mut self) -> Vec<Effect> {
        self.ask(&[Answer::Stay, Answer::QuitUnsaved]);
        self.say_saved()
    }

    pub(super) fn quit_when_saved(&mut self) -> Vec<Effect> {
        if self.quitting && self.saving.is_empty() && self.exporting.is_none() {
            vec![Effect::Quit]
        } else {
            Vec::new()
        }
    }

    /// Sends the entries that failed on their way once more; without any it says how things stand.
    pub(super) fn save_again(&mut self) -> Vec<Effect> {
        let effects = self.send_again();
        if effects.is_empty() { self.say_saved() } else { effects }
    }

    /// Sends them once more, and quits when they are on disk.
    pub(super) fn try_again(&mut self) -> Vec<Effect> {
        self.quitting = true;
        self.send_again()
    }

    fn send_again(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for one in self.saving.iter_mut().filter(|one| one.failed.is_some()) {
            one.failed = None;
            effects.push(Effect::Append { record: Box::new(one.record.clone()), ask: true });
        }
        self.refresh_standing();
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, Disk, disk_full};
    use super::super::{Msg, Overlay};
    use super::*;
    use crate::journal::Outcome;

    #[test]
    fn one_who_asks_again_need_not_wait_for_a_disk_that_hangs() {
        let mut desk = Desk::new();
        desk.disk = Disk::Waits;
        desk.keys("<tab><tab>1qq");
        assert!(!desk.has_quit(), "not without a choice");
        assert!(matches!(desk.top(), Some(Overlay::Question(_))));
        desk.keys("<enter>");
        assert!(!desk.has_quit(), "the safe answer stands first");
        assert!(desk.keys("qq<end><enter>").has_quit());
    }

    #[test]
    fn an_open_list_of_outcomes_lets_the_cursor_go_on_to_the_next() {
        let mut desk = Desk::new();
        desk.keys("s \"=saknas möten\"<tab>");
        desk.state.filter.outcome = Some(crate::query::Select::Open);
        desk.keys("<tab><tab><tab>");
        assert_eq!(desk.at(), "2.1.2a");
        assert_eq!(desk.keys("1").at(), "2.1.2b");
    }

    #[test]
    fn what_could_not_be_saved_is_kept_and_said_until_it_is() {
        let mut desk = Desk::new();
        desk.disk = Disk::Full;
        desk.keys("<tab><tab>1j");
        assert_eq!(desk.state.standing, Some(Message::NotSaved(disk_full())));
        assert_eq!((desk.outcome("1.1.1a"), desk.state.saving.len()), (None, 1));
        desk.keys("q");
        assert!(!desk.has_quit() && matches!(desk.top(), Some(Overlay::Question(_))));
        desk.keys("q<esc>");
        assert!(!desk.has_quit() && desk.top().is_none());
        desk.keys("q<enter>");
        assert!(
            !desk.has_quit() && matches!(desk.top(), Some(Overlay::Question(_))),
            "the disk is still full"
        );
        desk.disk = Disk::Works;
        desk.keys("<enter>");
        assert_eq!((desk.outcome("1.1.1a"), &desk.state.standing), (Some(Outcome::Yes), &None));
        assert!(desk.has_quit());
    }

    #[test]
    fn what_could_not_be_saved_is_sent_again_when_somebody_asks() {
        let mut desk = Desk::new();
        desk.disk = Disk::Full;
        desk.keys("<tab><tab>1<ctrl-s>");
        assert_eq!((desk.message(), desk.writes()), (Some(&Message::NotSaved(disk_full())), 2));
        desk.disk = Disk::Works;
        desk.keys("t<ctrl-s>");
        assert_eq!((desk.outcome("1.1.1a"), &desk.state.standing), (Some(Outcome::Yes), &None));
        assert!(!desk.has_quit());
        assert_eq!(desk.keys("<ctrl-s>").message(), Some(&Message::AllSaved));
    }

    #[test]
    fn quitting_with_entries_that_are_lost_takes_a_choice() {
        let mut desk = Desk::new();
        desk.disk = Disk::Full;
        assert!(desk.keys("<tab><tab>1q<end><enter>").has_quit());
    }

    #[test]
    fn a_new_recording_takes_the_place_of_one_that_failed() {
        let mut desk = Desk::new();
        desk.disk = Disk::Full;
        desk.keys("<tab><tab>1");
        desk.disk = Disk::Works;
        desk.keys("2");
        assert_eq!((desk.outcome("1.1.1a"), desk.state.saving.len()), (Some(Outcome::Partly), 0));
        assert_eq!(desk.state.standing, None);
    }

    #[test]
    fn of_a_burst_that_failed_the_last_is_kept() {
        let mut desk = Desk::new();
        desk.disk = Disk::Waits;
        desk.keys("<tab><tab>12");
        let first = desk.waiting.remove(0);
        desk.happens(Msg::NotAppended { id: first.id, error: AppendError::NotSaved(disk_full()) });
        desk.save();
        assert_eq!(desk.state.saving.len(), 1);
        assert!(desk.state.overlays.is_empty());
        desk.disk = Disk::Works;
        desk.keys("q<enter>");
        assert_eq!(desk.outcome("1.1.1a"), Some(Outcome::Partly));
    }

    #[test]
    fn quitting_waits_for_the_disk() {
        let mut desk = Desk::new();
        desk.disk = Disk::Waits;
        desk.keys("<tab><tab>1q");
        assert!(!desk.has_quit());
        desk.save();
        assert!(desk.has_quit());
        let mut stays = Desk::new();
        stays.disk = Disk::Waits;
        stays.keys("<tab><tab>1qj");
        stays.save();
        assert!(!stays.has_quit(), "another key means that one goes on");
    }
}
