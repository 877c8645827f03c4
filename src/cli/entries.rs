//! The journal of a plan, as far as a command needs it.

use super::args::WhenArgs;
use super::io::Io;
use crate::library::Shelf;
use crate::problem::Severity;
use crate::store::{Glance, Store};
use crate::text::Lang;

/// Which entries a command needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entries {
    /// All of them, or what follows from all of them.
    All,
    /// Those that count now: then it may do without reading the rest.
    Counting,
}

impl Entries {
    /// What is needed by who asks only what counts at a moment.
    pub(super) fn at(when: &WhenArgs) -> Self {
        if when.as_of.is_some() { Self::All } else { Self::Counting }
    }

    /// Reads what is needed of the journal of a plan.
    pub(super) fn read(self, of: &mut Shelf, store: &mut dyn Store) {
        let plan = &of.plan.id;
        let glance = if self == Self::Counting { store.glance(plan) } else { None };
        if let Some(Glance { history, alarms }) = glance {
            (of.history, of.alarms, of.abridged) = (history, alarms, true);
            return;
        }
        let reading = store.read(plan);
        of.history.extend(reading.entries);
        of.alarms = reading.alarms;
        store.keep(plan, &of.history);
    }
}

/// Says that the plan or its journal is not quite as it should be; `folj check` tells all.
pub(super) fn warn(lang: Lang, shelf: &Shelf, io: &mut Io<'_>) {
    if shelf.errors() > 0 {
        io.say(&lang.cli_plan_has_errors(shelf.errors()));
    }
    let alarms = shelf.alarms.iter().filter(|alarm| alarm.severity > Severity::Notice).count();
    if alarms > 0 {
        io.say(&lang.cli_journal_has_alarms(alarms));
    }
    let notices = shelf.alarms.iter().filter(|alarm| alarm.severity == Severity::Notice).count();
    if notices > 0 {
        io.say(&lang.cli_journal_has_notices(notices));
    }
}
