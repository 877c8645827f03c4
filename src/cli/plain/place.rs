//! Where the conversation is: which plan, which moment, which item; and what came in meanwhile.

use jiff::Timestamp;

use crate::cli::open::Session;
use crate::facts;
use crate::journal::{AsOf, Entry, Target};
use crate::model::{Id, Item, PlanId};
use crate::problem::Level;

/// The plan itself, or one of its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spot {
    /// The plan.
    Plan,
    /// The item of that level with that id.
    Item(Level, Id),
}

impl From<Item<'_>> for Spot {
    fn from(item: Item<'_>) -> Self {
        Self::Item(item.level(), item.id().clone())
    }
}

/// The clock of a conversation: it goes on from the moment at which the program was started.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    start: Timestamp,
    began: Timestamp,
}

impl Clock {
    pub(super) fn new(start: Timestamp) -> Self {
        Self { start, began: facts::now() }
    }

    pub(super) fn now(self) -> Timestamp {
        let passed = facts::now().duration_since(self.began);
        self.start.checked_add(passed).unwrap_or(self.start)
    }
}

impl Session {
    /// Takes in what was recorded elsewhere since the last look, and gives it back.
    pub(super) fn refresh(&mut self) -> Vec<Entry> {
        let reading = self.store.read(&self.shelf.plan.id);
        self.shelf.history.extend(reading.entries.iter().cloned());
        self.shelf.alarms = reading.alarms;
        self.look_at(self.as_of.clone());
        reading.entries
    }

    /// Looks at the plan as it was at a moment.
    pub(super) fn look_at(&mut self, moment: AsOf) {
        self.past = (moment != AsOf::Now).then(|| self.shelf.history.as_of(&moment));
        self.as_of = moment;
    }

    /// Puts the plan back and takes another one, as it is now.
    pub(super) fn turn_to(&mut self, plan: &PlanId) {
        let Some(at) = self.others.shelves.iter().position(|other| other.plan.id == *plan) else { return };
        let taken = self.others.shelves.remove(at);
        self.others.shelves.push(std::mem::replace(&mut self.shelf, taken));
        self.year = None;
        self.look_at(AsOf::Now);
        self.refresh();
    }

    /// The item that stands there; the plan itself is none.
    pub(super) fn at(&self, spot: &Spot) -> Option<Item<'_>> {
        let Spot::Item(level, id) = spot else { return None };
        self.plan_year().items().find(|item| item.level() == *level && item.id() == id)
    }

    /// What an entry about it is about.
    pub(super) fn target_of(&self, spot: &Spot) -> Target {
        self.at(spot).map_or_else(|| self.shelf.plan_target(None), |item| self.target(item))
    }
}
