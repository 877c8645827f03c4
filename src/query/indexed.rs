//! A search in a plan that was made ready for it.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::index::Index;
use super::named::Named;
use super::near::Near;
use super::said::Said;
use super::search::{ENOUGH, Query, Where, Word};
use crate::journal::{History, Target};
use crate::model::{Item, Party, PlanYear};

/// A plan, a year and a history, with what was found out about them beforehand. Items are named by their
/// positions in the index.
#[derive(Debug, Clone, Copy)]
pub struct Indexed<'a> {
    /// The plan and the year.
    pub plan: PlanYear<'a>,
    /// The entries.
    pub history: &'a History,
    /// The texts of the plan.
    pub index: &'a Index,
    /// Who is named in it.
    pub named: &'a Named,
    /// What the entries say about its items.
    pub said: &'a Said,
}

impl<'a> Indexed<'a> {
    /// The item at a position.
    pub fn item(self, at: usize) -> Option<Item<'a>> {
        self.index.item(self.plan, at)
    }

    /// What [`super::search()`] finds, in the same order: the items that a query finds, best first.
    pub fn search(self, query: &Query) -> Vec<(usize, Where)> {
        if query.is_empty() {
            return Vec::new();
        }
        let places = self.places(query);
        let found = places.iter().enumerate().filter_map(|(at, place)| Some((at, (*place)?)));
        let mut hits: Vec<(usize, Where)> = found.collect();
        if hits.len() < ENOUGH && query.outcome().is_none() {
            let near = self.near(query);
            let new = near.into_iter().filter(|at| matches!(places.get(*at), Some(None)));
            hits.extend(new.map(|at| (at, Where::Near)));
        }
        hits.sort_by_key(|(_, at)| *at);
        hits
    }

    /// Which activities of the year's list have the query, or have an indicator that does, by position in it.
    pub fn activities(self, query: &Query) -> Vec<bool> {
        let places = self.places(query);
        let mut found = vec![false; self.plan.list.map_or(0, |list| list.activities.len())];
        for (at, items) in self.activity_rows() {
            if let Some(found) = found.get_mut(at) {
                *found = places.get(items).is_some_and(|places| places.iter().any(Option::is_some));
            }
        }
        found
    }

    /// Where each item has all of the query.
    fn places(self, query: &Query) -> Vec<Option<Where>> {
        let mut places = vec![Some(Where::WholeId); self.index.len()];
        for word in query.words() {
            let of_word = self.word_places(word);
            for (worst, place) in places.iter_mut().zip(of_word) {
                *worst = worst.zip(place).map(|(worst, place)| worst.max(place));
            }
        }
        if let Some(wanted) = query.outcome() {
            for (at, place) in places.iter_mut().enumerate().filter(|(_, place)| place.is_some()) {
                let is_meant =
                    matches!(self.item(at), Some(Item::Indicator(..))) && wanted.takes(self.said.outcome(at));
                *place = place.filter(|_| is_meant);
            }
        }
        places
    }

    /// Where each item has a word.
    fn word_places(self, word: &Word) -> Vec<Option<Where>> {
        let mut places = self.index.texts(self.plan, word.exact).places(&word.form);
        let has = |(abbr, party): (&str, Option<&Party>)| word.names_party(abbr, party);
        let named: Vec<bool> = self.named.parties(self.plan).map(has).collect();
        if named.contains(&true) {
            for (at, items) in self.activity_rows() {
                if self.named.cell(at).iter().any(|party| named.get(*party) == Some(&true)) {
                    for place in places.get_mut(items).into_iter().flatten() {
                        *place = place.or(Some(Where::Party));
                    }
                }
            }
        }
        for &at in self.said.noted() {
            let Some(place @ None) = places.get_mut(at) else { continue };
            let item = self.item(at);
            let note = item.and_then(|item| self.history.note(&Target::item(self.plan, item)).value());
            *place = note.filter(|note| word.is_in(note)).map(|_| Where::Note);
        }
        places
    }

    /// The activities, by position in the year's list, with the positions of their items.
    fn activity_rows(self) -> impl Iterator<Item = (usize, Range<usize>)> {
        self.index.rows().filter_map(|(row, items)| Some((row.activity?, items)))
    }

    /// Items whose text has the letters of the query in order, the nearest first.
    fn near(self, query: &Query) -> Vec<usize> {
        let mut near = Near::new(&query.forms());
        let letters = near.letters();
        let texts = self.index.texts(self.plan, false);
        let mut unusual = self.index.unusual().iter().copied().peekable();
        // The same wording may stand in many places.
        let mut known: HashMap<&str, Option<u32>> = HashMap::new();
        let mut scored = Vec::new();
        for at in 0..self.index.len() {
            let is_unusual = unusual.next_if_eq(&at).is_some();
            if !is_unusual && !letters.iter().all(|letters| texts.has_in_order(at, letters)) {
                continue;
            }
            let Some(item) = self.item(at) else { continue };
            let score = if is_unusual {
                near.score(item.text())
            } else {
                *known.entry(item.text()).or_insert_with(|| near.score_usual(item.text()))
            };
            scored.extend(score.map(|score| (Reverse(score), at)));
        }
        scored.sort_unstable();
        scored.into_iter().map(|(_, at)| at).collect()
    }
}

#[cfg(test)]
mod tests;
