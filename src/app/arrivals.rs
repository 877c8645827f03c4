//! What arrives from the worker and the watcher: entries on disk or not, entries of others,
//! plans read again.

use super::together::Fate;
use super::{Answer, Blocked, Effect, Message, Overlay, ReadOnly, Saved, Saving, State};
use crate::journal::{Act, AppendError, Entry, EntryId, Record};
use crate::library::Shelf;
use crate::model::PlanId;
use crate::problem::{Finding, Problem};

impl State {
    /// An entry is on disk: from now on it is shown as recorded.
    pub(super) fn appended(&mut self, entry: Entry) -> Vec<Effect> {
        self.saving.retain(|one| one.record.id != entry.id);
        self.unmark_saved(&entry.target, &entry.act);
        self.say_fared(&entry.id, Fate::Saved, Some(self.said_of(&entry)));
        let mut effects = Vec::new();
        if let Act::Note(text) = &entry.act
            && !self
                .drafts
                .iter()
                .any(|draft| draft.target == entry.target && draft.text.trim_end() != text.as_str())
        {
            effects.extend(self.drop_draft(&entry.target));
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
        self.changing(|state| state.add(&mine.target.plan.clone(), entries));
        let Some(field) = mine.act.field() else { return Vec::new() };
        let current = self.counting(&mine.target, field);
        if !current.conflict && current.act == mine.act {
            // The others said the same.
            self.unmark_saved(&mine.target, &mine.act);
            self.say_fared(&mine.id, Fate::Saved, None);
            return self.drop_draft(&mine.target);
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

    fn add(&mut self, plan: &PlanId, entries: Vec<Entry>) {
        if let Some(shelf) = self.library.shelf_mut(plan) {
            shelf.history.extend(entries);
        }
    }

    /// Others wrote, or the journal was read for the first time.
    pub(super) fn journal_read(
        &mut self,
        plan: &PlanId,
        entries: Vec<Entry>,
        alarms: Vec<Finding>,
    ) -> Vec<Effect> {
        let Some(known) = self.library.shelf(plan) else { return Vec::new() };
        let of_mine = |entry: &&Entry| self.saving.iter().any(|one| one.record.id == entry.id);
        let new: Vec<&Entry> = entries
            .iter()
            .filter(|entry| known.history.get(&entry.id).is_none() && !of_mine(entry))
            .collect();
        let newest = new.iter().max_by_key(|entry| &entry.id);
        let others = newest.map(|entry| Message::Others {
            by: entry.by.clone(),
            id: entry.target.id.clone(),
            count: new.len(),
        });
        let is_news = *plan == self.plan && self.unread.take_if(|unread| unread == plan).is_none();
        self.changing(|state| {
            if let Some(shelf) = state.library.shelf_mut(plan) {
                shelf.alarms = alarms;
                shelf.history.extend(entries);
            }
        });
        if let Some(others) = others.filter(|_| is_news) {
            return self.tell(others);
        }
        Vec::new()
    }

    /// The journal of the open plan can be written, or not. What the user or the settings
    /// forbid stays forbidden.
    pub(super) fn may_be_written(&mut self, plan: &PlanId, refused: Option<Problem>) -> Vec<Effect> {
        let by_journal = match &self.read_only {
            None => true,
            Some(ReadOnly::Journal(problem)) => *problem != Problem::NoHome,
            Some(ReadOnly::Asked | ReadOnly::Configured) => false,
        };
        if by_journal && *plan == self.plan {
            self.read_only = refused.map(ReadOnly::Journal);
        }
        Vec::new()
    }

    /// The plan's files were read again. One that cannot be read at all leaves the last good
    /// version on the screen, with its mistakes told.
    pub(super) fn plan_read(&mut self, read: Shelf) -> Vec<Effect> {
        let message = match read.errors() {
            0 => Message::PlanRead,
            _ if read.plan.focus_areas.is_empty() => Message::PlanUnreadable,
            errors => Message::PlanErrors(errors),
        };
        let is_readable = message != Message::PlanUnreadable;
        let is_open = read.plan.id == self.plan;
        let year = self.year;
        self.changing(|state| match state.library.shelf_mut(&read.plan.id) {
            Some(known) => {
                if is_readable {
                    known.plan = read.plan;
                }
                known.origin = read.origin;
                known.replaces_bundled = read.replaces_bundled;
                known.findings = read.findings;
            }
            None => state.library.shelves.push(read),
        });
        if !is_open {
            return Vec::new();
        }
        self.turn_to(year);
        self.tell(message)
    }

    /// Says that everything is on disk, or what is not.
    pub(super) fn say_saved(&mut self) -> Vec<Effect> {
        let failed = self.saving.iter().find_map(|one| one.failed.clone());
        let message = match failed {
            Some(problem) => Message::NotSaved(problem),
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
        if self.saving.is_empty() {
            return vec![Effect::Quit];
        }
        self.quitting = true;
        self.say_saved()
    }

    fn quit_when_saved(&mut self) -> Vec<Effect> {
        if self.quitting && self.saving.is_empty() { vec![Effect::Quit] } else { Vec::new() }
    }

    /// Sends the entries that failed on their way once more, and quits when they are on disk.
    pub(super) fn try_again(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for one in self.saving.iter_mut().filter(|one| one.failed.is_some()) {
            one.failed = None;
            effects.push(Effect::Append { record: Box::new(one.record.clone()), ask: true });
        }
        self.refresh_standing();
        self.quitting = true;
        effects
    }

    /// The terminal is gone or a signal asks to end: what was typed is kept.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for overlay in &self.overlays {
            if let Overlay::Note(note) = overlay
                && note.is_changed()
            {
                effects.push(Effect::KeepDraft(note.draft()));
            }
        }
        effects.push(Effect::Quit);
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::super::Msg;
    use super::super::testing::{Desk, Disk, author, disk_full, opening, plan, shelf};
    use super::*;
    use crate::journal::Outcome;
    use crate::library::Origin;
    use crate::problem::{Place, Severity};

    const YES: Act = Act::Outcome(Some(Outcome::Yes));

    #[test]
    fn others_are_heard_of_and_the_cursor_stays() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>j");
        desk.colleague("2.1.2b", YES, &[]);
        desk.colleague("1.1.1a", YES, &[]);
        desk.hears();
        let others = Message::Others { by: author(1002), id: Some("1.1.1a".into()), count: 2 };
        assert_eq!(desk.message(), Some(&others));
        assert_eq!((desk.at(), desk.outcome("2.1.2b")), ("1.1.2", Some(Outcome::Yes)));
        assert_eq!(desk.hears().keys("j").message(), None);
    }

    #[test]
    fn ones_own_entry_is_no_news_when_the_watcher_is_faster() {
        let mut desk = Desk::new();
        desk.disk = Disk::Waits;
        desk.keys("<tab><tab>1");
        let entry = Entry { record: desk.waiting[0].clone().into(), slot: "".into(), line: 1 };
        let plan = desk.state.plan.clone();
        desk.happens(Msg::Journal { plan, entries: vec![entry.clone()], alarms: Vec::new() });
        assert_eq!(desk.message(), None);
        desk.happens(Msg::Appended(Box::new(entry)));
        assert_eq!((desk.outcome("1.1.1a"), desk.state.saving.len()), (Some(Outcome::Yes), 0));
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
    fn whether_a_plan_can_be_written_is_told_when_it_is_opened() {
        let mut desk = Desk::new();
        let told = |refused| Msg::Writable { plan: "p".into(), refused };
        let refused = Problem::NotWritable { path: "/f".into() };
        desk.state.plan = "p".into();
        desk.happens(told(Some(refused.clone())));
        assert_eq!(desk.state.read_only, Some(ReadOnly::Journal(refused.clone())));
        desk.happens(Msg::Writable { plan: "another".into(), refused: None });
        assert_eq!(desk.state.read_only, Some(ReadOnly::Journal(refused)), "it was about another plan");
        desk.happens(told(None));
        assert_eq!(desk.state.read_only, None);
        for kept in [ReadOnly::Asked, ReadOnly::Configured, ReadOnly::Journal(Problem::NoHome)] {
            desk.state.read_only = Some(kept.clone());
            desk.happens(told(None));
            assert_eq!(desk.state.read_only, Some(kept));
        }
    }

    #[test]
    fn alarms_stand_until_they_are_gone_and_notices_do_not() {
        let mut desk = Desk::new();
        let plan = desk.state.plan.clone();
        let alarm =
            |severity| Finding { severity, problem: Problem::AlteredLine { line: 3 }, place: None::<Place> };
        let alarms = vec![alarm(Severity::Error), alarm(Severity::Notice)];
        desk.happens(Msg::Journal { plan: plan.clone(), entries: Vec::new(), alarms }).keys("jk");
        assert_eq!(desk.state.standing, Some(Message::Alarms(1)));
        assert_eq!(desk.state.shelf().unwrap().alarms.len(), 2);
        desk.happens(Msg::Journal { plan, entries: Vec::new(), alarms: Vec::new() });
        assert_eq!(desk.state.standing, None);
    }

    #[test]
    fn the_first_reading_of_a_journal_is_no_news() {
        let mut desk = Desk::new();
        desk.colleague("1.1.1a", YES, &[]);
        desk.keys("p<end><enter>p<home><enter>").hears();
        assert_eq!((desk.message(), desk.outcome("1.1.1a")), (None, Some(Outcome::Yes)));
        desk.colleague("2.1.2b", YES, &[]);
        assert!(matches!(desk.hears().message(), Some(Message::Others { count: 1, .. })));
    }

    #[test]
    fn a_plan_that_was_read_again_keeps_history_and_cursor() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>1j<tab>j");
        let mut changed = plan();
        changed.lists[1].activities[1].indicators.remove(1);
        changed.title = "Ny titel".into();
        desk.happens(Msg::Plan(Box::new(Shelf::new(changed, Origin::Bundled, Vec::new()))));
        assert_eq!(desk.message(), Some(&Message::PlanRead));
        assert_eq!((desk.at(), desk.outcome("1.1.1a")), ("1.1.2c", Some(Outcome::Yes)));
        desk.happens(Msg::Plan(Box::new(shelf())));
        assert_eq!(desk.at(), "1.1.2c");
    }

    #[test]
    fn a_plan_that_cannot_be_read_leaves_the_last_good_one() {
        let mut desk = Desk::new();
        let mut broken = shelf();
        let mut empty = plan();
        empty.focus_areas.clear();
        broken.plan = empty.into();
        broken.findings = vec![Problem::EmptyPlan.error(None)];
        desk.happens(Msg::Plan(Box::new(broken)));
        assert_eq!(desk.message(), Some(&Message::PlanUnreadable));
        assert_eq!((desk.at(), desk.state.shelf().unwrap().errors()), ("1", 1));
        assert_eq!(desk.keys("j").state.standing, Some(Message::PlanErrors(1)));
        desk.happens(Msg::Plan(Box::new(shelf())));
        assert_eq!(desk.state.standing, None);
    }

    #[test]
    fn a_plan_with_errors_says_so_from_the_beginning() {
        let mut opening = opening();
        let shelf = opening.library.shelf_mut(&"liten-2025".into()).unwrap();
        shelf.findings = vec![Problem::EmptyPlan.error(None)];
        let mut desk = Desk::open(opening);
        assert_eq!(desk.keys("jk").state.standing, Some(Message::PlanErrors(1)));
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

    #[test]
    fn an_entry_of_another_plan_changes_nothing_here() {
        let mut desk = Desk::new();
        desk.happens(Msg::Journal { plan: "okänd".into(), entries: Vec::new(), alarms: Vec::new() });
        assert_eq!((desk.at(), desk.message()), ("1", None));
    }
}
