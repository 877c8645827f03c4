//! What filter and search ask about the whole of a plan, found out when it is first asked for.

use std::cell::OnceCell;
use std::sync::Arc;

use super::{FilterRow, State};
use crate::model::{Plan, Year};
use crate::query::{Filter, Index, Indexed, Named, Said};

/// What follows from the open plan and year, and from what is shown of the journal. Two of them are equal
/// whatever has been asked for so far.
#[derive(Debug, Clone, Default)]
pub struct Lookup {
    named: OnceCell<Named>,
    rows: OnceCell<Vec<FilterRow>>,
    index: OnceCell<Index>,
    said: OnceCell<Said>,
    /// What the others are about. Last, since a large plan in pieces makes it slow to clear away what comes
    /// after it.
    of: Option<(Arc<Plan>, Option<Year>)>,
}

impl PartialEq for Lookup {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Lookup {
    fn is_of(&self, plan: &Arc<Plan>, year: Option<Year>) -> bool {
        self.of.as_ref().is_some_and(|(known, of)| Arc::ptr_eq(known, plan) && *of == year)
    }
}

impl State {
    /// Forgets what does not follow from plan, year and history any more. Whether plan or year are others.
    pub(super) fn forget_lookup(&mut self) -> bool {
        let open = self.shelf().map(|shelf| (Arc::clone(&shelf.plan), self.year));
        if open.as_ref().is_some_and(|(plan, year)| self.lookup.is_of(plan, *year)) {
            self.lookup.said.take();
            return false;
        }
        self.lookup = Lookup { of: open, ..Lookup::default() };
        true
    }

    /// Whom the activities of the year name.
    pub(super) fn named(&self) -> &Named {
        self.lookup.named.get_or_init(|| self.plan_year().map(Named::new).unwrap_or_default())
    }

    /// The rows of the filter dialog.
    pub fn filter_rows(&self) -> &[FilterRow] {
        let rows = || self.plan_year().map_or_else(Vec::new, |plan| FilterRow::of(plan, self.named()));
        self.lookup.rows.get_or_init(rows)
    }

    /// Plan, year and history, ready to be searched.
    pub fn indexed(&self) -> Option<Indexed<'_>> {
        let (plan, history) = self.plan_year().zip(self.history())?;
        let index = self.lookup.index.get_or_init(|| Index::new(plan));
        let said = self.lookup.said.get_or_init(|| Said::new(index, plan, history));
        Some(Indexed { plan, history, index, named: self.named(), said })
    }

    /// Whether a filter takes an activity by its parties and texts, by position in the year's list.
    pub(super) fn taken_by(&self, filter: &Filter) -> impl Fn(usize) -> bool {
        let asks_for_parties = filter.nobody || !filter.parties.is_empty() || !filter.also.is_empty();
        let named = asks_for_parties.then(|| self.named().taken_by(filter));
        let indexed = filter.text.as_ref().and_then(|query| Some((query, self.indexed()?)));
        let found = indexed.map(|(query, indexed)| indexed.activities(query));
        move |at| {
            named.as_ref().is_none_or(|takes| takes(at))
                && found.as_ref().is_none_or(|found| found.get(at) == Some(&true))
        }
    }

    /// Which items are shown, by position in the index.
    pub(super) fn shown_items(&self, indexed: Indexed<'_>) -> Vec<bool> {
        let outline = self.outline.shown(indexed.plan);
        let wanted = self.filter_in_force().and_then(|filter| filter.outcome);
        let mut shown = Vec::new();
        for (row, items) in indexed.index.rows() {
            let is_shown = outline(row);
            let takes =
                |at| wanted.is_none_or(|select| at == items.start || select.takes(indexed.said.outcome(at)));
            shown.extend(items.clone().map(|at| is_shown && takes(at)));
        }
        shown
    }
}
