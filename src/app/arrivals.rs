//! What arrives from the worker and the watcher: entries on disk or not, entries of others,
//! plans read again.

use super::{Answer, Blocked, Effect, Message, Overlay, Saved, Saving, State};
use crate::journal::{Act, AppendError, Entry, EntryId, Record};
use crate::library::Shelf;
use crate::model::PlanId;
use crate::problem::{Finding, Problem};

impl State {
    /// An entry is on disk: from now on it is shown as recorded.
    pub(super) fn appended(&mut self, entry: Entry) -> Vec<Effect> {
        self.saving.retain(|one| one.record.id != entry.id);
        self.message = Some(self.said_of(&entry));
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
            return self.drop_draft(&mine.target);
        }
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

    /// Keeps an entry that could not be saved, and says so until it is.
    fn keep(&mut self, id: &EntryId, problem: Problem) -> Vec<Effect> {
        for one in self.saving.iter_mut().filter(|one| one.record.id == *id) {
            one.failed = Some(problem.clone());
        }
        self.refresh_standing();
        if self.quitting {
            self.quitting = false;
            return self.quit();
        }
        self.tell(Message::NotSaved(problem))
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

    /// The plan's files were read again. One that cannot be read at all leaves the last good
    /// version on the screen, with its mistakes told.
    pub(super) fn plan_read(&mut self, read: Shelf) -> Vec<Effect> {
        let errors = read.errors();
        let is_open = read.plan.id == self.plan;
        let year = self.year;
        self.changing(|state| match state.library.shelf_mut(&read.plan.id) {
            Some(known) => {
                if errors == 0 || !read.plan.focus_areas.is_empty() {
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
        self.tell(Message::PlanRead { errors })
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
            effects.push(Effect::Append { record: one.record.clone(), ask: true });
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
