//! How the state begins, and what is derived from it after each change.

use super::{
    Assessed, Browse, Draft, Effect, LastVisit, Launch, Lookup, Marks, Memory, Message, Outline, Own,
    ReadOnly, Screen, Settings, State, ToldSoFar, Withdrawable,
};
use crate::journal::AsOf;
use crate::library::{Library, Shelf};
use crate::model::{PlanId, Year};
use crate::problem::Severity;
use crate::query::Filter;

/// What the screen opens with.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    /// All plans, the history of the open one read.
    pub library: Library,
    /// The plan to open.
    pub plan: PlanId,
    /// The year to open; without one the newest list.
    pub year: Option<Year>,
    /// The filter to begin with.
    pub filter: Filter,
    /// How things are shown.
    pub settings: Settings,
    /// Why nothing can be written, if so.
    pub read_only: Option<ReadOnly>,
    /// The moment to show.
    pub as_of: AsOf,
    /// Width and height of the terminal, in cells.
    pub size: (u16, u16),
    /// Texts that were begun and not saved.
    pub drafts: Vec<Draft>,
    /// The uid of who sits at the keyboard.
    pub me: u32,
    /// What is to be known about the surroundings.
    pub warnings: Vec<Message>,
    /// The themes that there are, and what is wrong with somebody's own settings.
    pub own: Own,
    /// What the last visit left, and whether this one leaves something.
    pub visit: LastVisit,
    /// How the program was started.
    pub launch: Launch,
}

impl State {
    /// The state at the beginning, and what is to be done first.
    pub fn open(opening: Opening) -> (Self, Vec<Effect>) {
        let Opening {
            library,
            plan,
            year,
            filter,
            settings,
            read_only,
            as_of,
            size,
            drafts,
            me,
            warnings,
            own,
            visit,
            launch,
        } = opening;
        let mouse = settings.mouse;
        let mut state = Self {
            library,
            plan,
            year: None,
            settings,
            read_only,
            opened_as_of: as_of.clone(),
            as_of,
            past: None,
            screen: Screen::Browse,
            visit: None,
            behind: Vec::new(),
            meeting: None,
            open_meetings: Vec::new(),
            browse: Browse::default(),
            overlays: Vec::new(),
            filter,
            filter_paused: false,
            query: None,
            withdrawable: Withdrawable::default(),
            assessed: Assessed::default(),
            lookup: Lookup::default(),
            outline: Outline::default(),
            marks: Marks::default(),
            saving: Vec::new(),
            together: Vec::new(),
            drafts,
            message: None,
            unsaid: warnings,
            standing: None,
            told: ToldSoFar::default(),
            used: Vec::new(),
            pending: None,
            interrupted: false,
            size,
            me,
            quitting: false,
            exporting: None,
            outdated: None,
            unread: None,
            own,
            launch,
            memory: Memory::default(),
        };
        state.turn_to(year.or_else(|| visit.year(&state.plan)));
        state.recall(visit);
        let mut drafts = state.drafts.iter().filter(|_| state.may_write().is_ok());
        let draft = drafts.find(|draft| draft.target.plan == state.plan);
        let draft = draft.map(|draft| Message::DraftKept(draft.target.id.clone(), draft.act.field()));
        let notices = state.notices();
        let interrupted = (notices > 0).then_some(Message::Interrupted(notices));
        let waiting = state.waiting_meeting();
        state.unsaid.extend(waiting);
        state.unsaid.extend(interrupted.into_iter().chain(draft).chain(state.own.complaint()));
        state.message = state.unsaid.pop();
        let mut effects = vec![Effect::Watch(state.plan.clone())];
        if mouse {
            effects.push(Effect::Mouse(true));
        }
        (state, effects)
    }

    /// How many interrupted writes the journals of the open plan show.
    pub(super) fn notices(&self) -> usize {
        let alarms = self.shelf().map_or(&[][..], |shelf| &shelf.alarms);
        alarms.iter().filter(|alarm| alarm.severity == Severity::Notice).count()
    }

    /// Turns to the list of a year, or to the newest one where there is none for it.
    pub(super) fn turn_to(&mut self, year: Option<Year>) {
        self.changing(|state| {
            let plan = state.shelf().map(|shelf| &shelf.plan);
            let wanted = year.filter(|year| plan.is_some_and(|plan| plan.list(*year).is_some()));
            state.year = wanted.or_else(|| Some(plan?.latest_list()?.year));
        });
    }

    /// The filter, unless it is paused or hides nothing.
    pub fn filter_in_force(&self) -> Option<&Filter> {
        Some(&self.filter).filter(|filter| !self.filter_paused && !filter.is_empty())
    }

    /// Changes plan, year, filter or history, derives what follows from them, and keeps the cursor.
    pub(super) fn changing(&mut self, change: impl FnOnce(&mut Self)) {
        let places = self.places();
        let list = (self.plan.clone(), self.year);
        change(self);
        let is_other = self.forget_lookup();
        self.assess();
        self.refresh();
        if is_other {
            self.search_again();
        }
        self.mend_marks(list == (self.plan.clone(), self.year));
        self.mend_cursor(places);
    }

    /// The same where nothing but the filter is changed: whatever entries say stays as it was.
    pub(super) fn filtering(&mut self, change: impl FnOnce(&mut Self)) {
        let places = self.places();
        change(self);
        self.refresh();
        self.mend_cursor(places);
    }

    /// Derives what follows from plan, year, history and moment: the past, counts, and open meetings.
    fn assess(&mut self) {
        self.past = match &self.as_of {
            AsOf::Now => None,
            moment @ (AsOf::Moment(_) | AsOf::Meeting(_) | AsOf::Marked(..)) => {
                self.library.shelf(&self.plan).map(|open| open.history.as_of(moment))
            }
        };
        let known = self.plan_year().zip(self.history());
        self.assessed = known.map(|(plan, history)| Assessed::new(plan, history)).unwrap_or_default();
        let open = self.shelf();
        self.withdrawable = open.map(|open| Withdrawable::new(&open.history, self.me)).unwrap_or_default();
        self.open_meetings = self.shelf().map(|open| open.history.open_meetings()).unwrap_or_default();
        self.recount_agenda();
    }

    /// Derives the outline and what stands in the message line.
    fn refresh(&mut self) {
        self.outline = self.outlined();
        self.refresh_overview();
        self.refresh_settling();
        self.refresh_changes();
        self.refresh_standing();
    }

    /// What the filter leaves of the open plan and year.
    pub fn outlined(&self) -> Outline {
        let nothing = Filter::default();
        let filter = self.filter_in_force().unwrap_or(&nothing);
        let outline = |plan| Outline::new(plan, filter, self.taken_by(filter), &self.assessed);
        self.plan_year().map(outline).unwrap_or_default()
    }

    /// The id that the files of the open plan have now, where it is another one.
    fn renamed(&self) -> Option<PlanId> {
        let open = self.shelf()?;
        let newest = self.library.shelves.iter().rfind(|shelf| shelf.shares_folder(open))?;
        Some(newest.plan.id.clone()).filter(|id| *id != self.plan)
    }

    /// What stays in the message line: an entry that could not be saved, else that the past is shown,
    /// else that the plan's files are those of another plan now or cannot be read, else alarms, else that they have errors,
    /// else that the past is being read.
    pub(super) fn refresh_standing(&mut self) {
        let failed = self.saving.iter().find_map(|saving| saving.failed.clone());
        let alarms = self
            .shelf()
            .map_or(0, |shelf| shelf.alarms.iter().filter(|alarm| alarm.severity > Severity::Notice).count());
        let errors = self.shelf().map_or(0, Shelf::errors);
        self.standing = failed
            .map(Message::NotSaved)
            .or_else(|| (self.as_of != AsOf::Now).then(|| Message::Past(self.as_of.clone())))
            .or_else(|| self.renamed().map(Message::PlanRenamed))
            .or_else(|| (self.outdated.as_ref() == Some(&self.plan)).then_some(Message::PlanUnreadable))
            .or_else(|| (alarms > 0).then_some(Message::Alarms(alarms)))
            .or_else(|| (errors > 0).then_some(Message::PlanErrors(errors)))
            .or_else(|| self.is_reading().then_some(Message::Reading));
    }
}

#[cfg(test)]
mod tests {
    use super::Opening;
    use crate::app::testing::{Desk, opening, target};
    use crate::app::{Draft, Message};
    use crate::journal::{Act, Field};
    use crate::problem::Problem;

    #[test]
    fn an_interrupted_write_is_told_at_the_start_and_no_longer() {
        let mut opening = opening();
        let plan = opening.plan.clone();
        let shelf = opening.library.shelf_mut(&plan).unwrap();
        shelf.alarms = vec![Problem::InterruptedWrite { line: 7 }.notice(None)];
        let mut desk = Desk::open(opening);
        assert_eq!(desk.message(), Some(&Message::Interrupted(1)));
        assert_eq!(desk.state.standing, None, "it is no alarm");
        assert_eq!(desk.keys("j").message(), None);
    }

    #[test]
    fn what_is_to_be_known_is_told_one_thing_after_the_other() {
        let draft = Draft { target: target("1.1"), act: Act::Note("x".into()), on: Vec::new() };
        let warnings = vec![Message::NoTimeZone, Message::NotUtf8];
        let mut desk = Desk::open(Opening { drafts: vec![draft], warnings, ..opening() });
        assert_eq!(desk.message(), Some(&Message::DraftKept(Some("1.1".into()), Some(Field::Note))));
        assert_eq!(desk.keys("j").message(), Some(&Message::NotUtf8));
        assert_eq!(desk.keys("T").message(), Some(&Message::Theme("mono".into())), "an answer comes first");
        assert_eq!(desk.keys("j").message(), Some(&Message::NoTimeZone));
        assert_eq!(desk.keys("j").message(), None, "and it is told once");
    }
}
