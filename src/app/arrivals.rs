//! What arrives from the worker and the watcher: entries of others, plans read again; and the end.

use super::{Effect, Message, Overlay, ReadOnly, Screen, State};
use crate::journal::Entry;
use crate::library::{Origin, Shelf};
use crate::model::PlanId;
use crate::problem::{Finding, Problem};

impl State {
    /// Entries that are on disk belong to the history of their plan.
    pub(super) fn add(&mut self, plan: &PlanId, entries: Vec<Entry>) {
        if let Some(shelf) = self.library.shelf_mut(plan) {
            shelf.history.extend(entries);
        }
    }

    /// Others wrote.
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
        // In a meeting, what the room looks at comes before what is newest.
        let shown = self.note_target().filter(|_| self.screen == Screen::Meeting);
        let on_screen = new.iter().rev().find(|entry| Some(&entry.target) == shown.as_ref());
        let newest = on_screen.or_else(|| new.iter().max_by_key(|entry| &entry.id));
        let newest = newest.map(|entry| Entry::clone(entry));
        let count = if on_screen.is_some() { 1 } else { new.len() };
        let new: Vec<Entry> = new.into_iter().cloned().collect();
        let is_news = *plan == self.plan;
        self.changing(|state| {
            if let Some(shelf) = state.library.shelf_mut(plan) {
                shelf.alarms = alarms;
                shelf.history.extend(entries);
            }
        });
        if let Some(newest) = newest.filter(|_| is_news) {
            self.message = Some(self.said_of_others(&newest, count));
        }
        self.agree_on_agenda(&new);
        self.hear_of_closing(&new)
    }

    /// The journal of the open plan can be written, or not. What the user or the settings
    /// forbid stays forbidden.
    pub(super) fn may_be_written(&mut self, plan: &PlanId, refused: Option<Problem>) -> Vec<Effect> {
        let by_journal = match &self.read_only {
            None => true,
            Some(ReadOnly::Journal(problem)) => !matches!(problem, Problem::NoHome | Problem::NoFolderNamed),
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
        self.forget_renamed(&read);
        if is_open {
            self.outdated = (!is_readable).then(|| read.plan.id.clone());
        }
        self.changing(|state| match state.library.shelf_mut(&read.plan.id) {
            Some(known) => {
                if is_readable {
                    known.plan = read.plan;
                    known.replaces_bundled = read.replaces_bundled;
                }
                known.origin = read.origin;
                known.findings = read.findings;
            }
            // One that was not needed at the beginning.
            None if read.origin == Origin::Bundled => state.library.add(read),
            None => state.library.shelves.push(read),
        });
        self.refresh_plans();
        if !is_open {
            return Vec::new();
        }
        self.turn_to(year);
        self.refresh_agenda();
        self.tell(message)
    }

    /// A folder holds one plan. Of those that were read from it under other ids only the open one stays,
    /// since what is recorded goes to its id; the one that was read now stands behind it.
    fn forget_renamed(&mut self, read: &Shelf) {
        let Self { library, plan: open, .. } = self;
        library.shelves.retain(|shelf| {
            shelf.plan.id == read.plan.id || shelf.plan.id == *open || !shelf.shares_folder(read)
        });
        if read.plan.id != *open {
            library.shelves.sort_by_key(|shelf| shelf.plan.id == read.plan.id);
        }
        // What was wrong with the files says nothing about them as they are now.
        for shelf in library.shelves.iter_mut().filter(|shelf| shelf.shares_folder(read)) {
            shelf.findings.clear();
        }
    }

    /// The terminal is gone or a signal asks to end: what was typed is kept.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for overlay in &self.overlays {
            if let Overlay::Note(note) = overlay
                && note.is_changed()
            {
                effects.extend(self.keep_draft(note.draft()));
            }
        }
        effects.push(Effect::Quit);
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, Disk, author, opening, plan, shelf};
    use super::super::{Done, Msg};
    use super::*;
    use crate::journal::{Act, Outcome};
    use crate::model::Plan;
    use crate::problem::{Place, Severity};

    const YES: Act = Act::Outcome(Some(Outcome::Yes));

    #[test]
    fn others_are_heard_of_and_the_cursor_stays() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>j");
        desk.colleague("2.1.2b", YES, &[]);
        desk.colleague("1.1.1a", YES, &[]);
        desk.hears();
        let others = Message::Others {
            by: author(1002),
            id: Some("1.1.1a".into()),
            act: Done::Recorded(YES),
            count: 2,
        };
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
        desk.happens(Msg::Plan(Box::new(Shelf { replaces_bundled: true, ..shelf() })));
        let nothing = Plan { id: plan().id, ..Plan::default() };
        let broken = Shelf::new(nothing, Origin::Bundled, vec![Problem::EmptyPlan.error(None)]);
        desk.happens(Msg::Plan(Box::new(broken)));
        assert_eq!(desk.message(), Some(&Message::PlanUnreadable));
        assert_eq!((desk.at(), desk.state.shelf().unwrap().errors()), ("1", 1));
        assert!(desk.state.shelf().unwrap().replaces_bundled, "as before");
        assert_eq!(desk.keys("j").state.standing, Some(Message::PlanUnreadable), "as long as it is so");
        desk.keys("p<end><enter>");
        assert_eq!(desk.state.standing, None, "it is about another plan");
        desk.keys("p<home><enter>");
        desk.happens(Msg::Plan(Box::new(shelf())));
        assert_eq!(desk.state.standing, None);
    }

    #[test]
    fn a_plan_whose_id_changed_stays_open_as_it_was() {
        let mut desk = Desk::new();
        let read = |id: &str| {
            let mut plan = plan();
            plan.id = id.into();
            Msg::Plan(Box::new(Shelf::new(plan, Origin::Folder("/plans/liten".into()), Vec::new())))
        };
        let ids = |desk: &Desk| -> Vec<String> {
            desk.state.library.shelves.iter().map(|shelf| shelf.plan.id.to_string()).collect()
        };
        desk.happens(read("liten-2025")).keys("<tab><tab>1j");
        for id in ["liten-2026", "annan-2019"] {
            desk.happens(read(id)).keys("kj");
            assert_eq!(desk.state.standing, Some(Message::PlanRenamed(id.into())));
            assert_eq!((desk.state.plan.as_str(), desk.at()), ("liten-2025", "1.1.2"));
        }
        assert_eq!(desk.keys("k2").outcome("1.1.1a"), Some(Outcome::Partly), "recorded where it belongs");
        assert_eq!(ids(&desk), ["liten-2025", "annan-2019"]);
        desk.happens(read("liten-2025"));
        assert_eq!((&desk.state.standing, desk.message()), (&None, Some(&Message::PlanRead)));
        desk.happens(read("ny-2026")).keys("p<end><enter>");
        assert_eq!((&desk.state.standing, desk.state.plan.as_str()), (&None, "ny-2026"));
        desk.happens(read("ny-2026"));
        assert_eq!(ids(&desk), ["ny-2026"], "the one before is gone with its file");
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
    fn an_entry_of_another_plan_changes_nothing_here() {
        let mut desk = Desk::new();
        desk.happens(Msg::Journal { plan: "okänd".into(), entries: Vec::new(), alarms: Vec::new() });
        assert_eq!((desk.at(), desk.message()), ("1", None));
    }
}
