//! Whom the activities of a year name, by number: what a filter by party asks about all of them.

use std::collections::HashMap;

use super::Filter;
use super::filter::Match;
use crate::model::{Party, PartyKind, PlanYear};

/// The parties that each activity of a year's list names. It follows from the plan alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// Every abbreviation that is named, with the position of the plan's party; the other lists have its position.
    abbrs: Vec<(String, Option<usize>)>,
    by_abbr: HashMap<String, usize>,
    /// How many activities name each of them.
    activities: Vec<usize>,
    /// What the cells name, one activity after the other, in the order written.
    cells: Vec<usize>,
    /// Where the cell of each activity ends.
    ends: Vec<usize>,
    /// How many activities name nobody.
    nobody: usize,
    /// The committees of the plan; `None` where one of them is named nowhere.
    committees: Option<Vec<usize>>,
}

impl Named {
    /// What the list of the year says.
    pub fn new(plan: PlanYear<'_>) -> Self {
        let mut named = Self::default();
        for activity in plan.list.into_iter().flat_map(|list| &list.activities) {
            let before = named.cells.len();
            for abbr in activity.responsible.abbrs() {
                let party = named.number(abbr);
                named.cells.push(party);
                if let Some(count) = named.activities.get_mut(party) {
                    *count += 1;
                }
            }
            named.nobody += usize::from(named.cells.len() == before);
            named.ends.push(named.cells.len());
        }
        for (at, party) in plan.plan.parties.iter().enumerate() {
            let named = named.by_abbr.get(&party.abbr).and_then(|&party| named.abbrs.get_mut(party));
            // The first one of a name is meant.
            if let Some((_, first @ None)) = named {
                *first = Some(at);
            }
        }
        let committees = plan.plan.parties.iter().filter(|party| party.kind == PartyKind::Committee);
        named.committees = committees.map(|party| named.by_abbr.get(&party.abbr).copied()).collect();
        named
    }

    fn number(&mut self, abbr: &str) -> usize {
        if let Some(known) = self.by_abbr.get(abbr) {
            return *known;
        }
        self.abbrs.push((abbr.to_owned(), None));
        self.activities.push(0);
        self.by_abbr.insert(abbr.to_owned(), self.abbrs.len() - 1);
        self.abbrs.len() - 1
    }

    /// The abbreviations that are named anywhere, with the plan's parties.
    pub(super) fn parties<'a>(
        &'a self,
        plan: PlanYear<'a>,
    ) -> impl Iterator<Item = (&'a str, Option<&'a Party>)> {
        let party = move |at: &Option<usize>| at.and_then(|at| plan.plan.parties.get(at));
        self.abbrs.iter().map(move |(abbr, at)| (abbr.as_str(), party(at)))
    }

    /// What the activity at a position of the list names, by position in [`Self::parties`].
    pub(super) fn cell(&self, at: usize) -> &[usize] {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(at).copied());
        range.and_then(|(start, end)| self.cells.get(start..end)).unwrap_or_default()
    }

    /// How many times a party is named, or how many activities name nobody.
    pub fn count(&self, abbr: Option<&str>) -> usize {
        abbr.map_or(self.nobody, |abbr| {
            let party = self.by_abbr.get(abbr).and_then(|&at| self.activities.get(at));
            party.copied().unwrap_or(0)
        })
    }

    /// Whether the filter by party takes the activity at a position of the list, as [`Filter::names`] says.
    pub fn taken_by(&self, filter: &Filter) -> impl Fn(usize) -> bool {
        let find = |abbr: &String| self.by_abbr.get(abbr).copied();
        // Nothing names a party that is named nowhere, let alone all of those that are asked for.
        let all_of =
            |wanted: &mut dyn Iterator<Item = &String>| wanted.map(find).collect::<Option<Vec<usize>>>();
        let also = all_of(&mut filter.also.iter());
        let wanted = all_of(&mut filter.parties.iter());
        let mut chosen = vec![false; self.abbrs.len()];
        for at in filter.parties.iter().filter_map(find) {
            if let Some(chosen) = chosen.get_mut(at) {
                *chosen = true;
            }
        }
        let (mode, nobody, no_party) = (filter.mode, filter.nobody, filter.parties.is_empty());
        move |at| {
            let cell = self.cell(at);
            let has_all = |wanted: &Option<Vec<usize>>| {
                wanted.as_ref().is_some_and(|wanted| wanted.iter().all(|party| cell.contains(party)))
            };
            if !has_all(&also) {
                return false;
            }
            if no_party && !nobody || nobody && cell.is_empty() {
                return true;
            }
            let is_chosen = |party: &usize| chosen.get(*party) == Some(&true);
            let any = || cell.iter().any(is_chosen);
            match mode {
                Match::Any => any(),
                Match::All => !no_party && has_all(&wanted),
                Match::Only => any() && cell.iter().all(is_chosen),
                Match::Particular => any() && !has_all(&self.committees),
            }
        }
    }
}
