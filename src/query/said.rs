//! What a search has to know of the entries.

use std::collections::HashSet;

use super::index::Index;
use crate::journal::{History, Outcome, Target};
use crate::model::{Id, Item, PlanYear};

/// Judgements and notes of the items of an [`Index`], by their positions. It follows from plan and history.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// The judgement of each item; empty where nobody has recorded anything.
    outcomes: Vec<Option<Outcome>>,
    /// The items that have a note, in order.
    noted: Vec<usize>,
}

impl Said {
    /// What the history says about the items.
    pub fn new(index: &Index, plan: PlanYear<'_>, history: &History) -> Self {
        let mut said = Self::default();
        let known: HashSet<&Id> =
            history.targets().into_iter().filter_map(|target| target.id.as_ref()).collect();
        if known.is_empty() {
            return said;
        }
        for (at, item) in index.items(plan).enumerate() {
            let target = Some(item.id()).filter(|id| known.contains(id)).map(|_| Target::item(plan, item));
            let outcome = |target: &Target| match item {
                Item::Indicator(..) => history.outcome(target).value(),
                Item::FocusArea(_) | Item::Goal(..) | Item::Activity(..) => None,
            };
            said.outcomes.push(target.as_ref().and_then(outcome));
            if target.is_some_and(|target| history.note(&target).value().is_some()) {
                said.noted.push(at);
            }
        }
        said
    }

    /// The judgement of the indicator at a position.
    pub fn outcome(&self, at: usize) -> Option<Outcome> {
        self.outcomes.get(at).copied().flatten()
    }

    /// The items that have a note, in order.
    pub(super) fn noted(&self) -> &[usize] {
        &self.noted
    }
}
