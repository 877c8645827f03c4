//! The dialog for the filter by party: committees first, then other parties, then nobody.

use std::collections::{HashMap, HashSet};

use super::ctx::stepped;
use super::{Browse, Ctx, Effect, Overlay, State};
use crate::keys::{Action, Key};
use crate::model::{Party, PlanYear};
use crate::query::{Filter, Match, Named};

/// The dialog. What is chosen shows at once; Esc brings back what was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterDialog {
    /// The row under the cursor.
    pub cursor: usize,
    /// The filter before the dialog was opened.
    pub before: Filter,
    /// Whether it was paused.
    pub before_paused: bool,
    /// Where the browse screen was.
    pub before_browse: Browse,
}

/// A row of the dialog: a party, or nobody, with the characters that toggle it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterRow {
    /// The abbreviation of the party as the plan writes it; nothing for «nobody is named».
    pub party: Option<String>,
    /// The position of the party in the plan.
    pub at: Option<usize>,
    /// How many activities of the year name it.
    pub activities: usize,
    /// The digit of the first nine rows.
    pub digit: Option<char>,
    /// The first letter of the abbreviation, then of the name, that no row above has; `-` for nobody.
    pub letter: Option<char>,
}

impl FilterRow {
    /// The rows of a plan: committees first, then groups, roles and the other kinds of parties, each
    /// kind in the plan's order, then nobody.
    pub fn of(plan: PlanYear<'_>, named: &Named) -> Vec<Self> {
        let mut parties: Vec<(usize, &Party)> = plan.plan.parties.iter().enumerate().collect();
        // Of two with one abbreviation the first one is meant.
        let mut first: HashMap<&str, usize> = HashMap::new();
        for (at, party) in &parties {
            first.entry(&party.abbr).or_insert(*at);
        }
        parties.sort_by_key(|(_, party)| party.kind);
        let mut rows: Vec<Self> = Vec::new();
        let mut taken = HashSet::new();
        for ((_, party), digit) in parties.into_iter().zip(digits()) {
            let mut letters = party.abbr.chars().chain(party.name.chars()).flat_map(char::to_lowercase);
            let letter = letters.find(|letter| letter.is_alphabetic() && !taken.contains(letter));
            taken.extend(letter);
            let abbr = party.abbr.as_str();
            let (at, activities) = (first.get(abbr).copied(), named.count(Some(abbr)));
            rows.push(Self { party: Some(abbr.to_owned()), at, activities, digit, letter });
        }
        let digit = digits().nth(rows.len()).flatten();
        let activities = named.count(None);
        rows.push(Self { party: None, at: None, activities, digit, letter: Some('-') });
        rows
    }

    /// Whether the filter asks for it.
    pub fn is_chosen(&self, filter: &Filter) -> bool {
        self.party.as_ref().map_or(filter.nobody, |abbr| filter.parties.contains(abbr))
    }

    fn toggle(&self, filter: &mut Filter) {
        match &self.party {
            None => filter.nobody = !filter.nobody,
            Some(abbr) => {
                if !filter.parties.remove(abbr) {
                    filter.parties.insert(abbr.clone());
                }
            }
        }
    }
}

/// 1 to 9, and then nothing.
fn digits() -> impl Iterator<Item = Option<char>> {
    ('1'..='9').map(Some).chain(std::iter::repeat(None))
}

impl State {
    pub(super) fn open_filter(&mut self) -> Vec<Effect> {
        let chosen = self.filter_rows().iter().position(|row| row.is_chosen(&self.filter));
        self.overlays.push(Overlay::Filter(FilterDialog {
            cursor: chosen.unwrap_or(0),
            before: self.filter.clone(),
            before_paused: self.filter_paused,
            before_browse: self.browse.clone(),
        }));
        Vec::new()
    }
}

impl FilterDialog {
    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Enter {
            return Vec::new();
        } else if action == Action::Back {
            return self.restore(state);
        } else if action == Action::Toggle {
            self.toggle(state, self.cursor);
        } else if action == Action::ClearFilter {
            self.change(state, |filter| *filter = Filter { mode: filter.mode, ..Filter::default() });
        } else if action == Action::MatchMode {
            self.change(state, |filter| filter.mode = next(filter.mode));
        } else {
            let rows = state.filter_rows().len();
            self.cursor = stepped(self.cursor, rows, action, ctx.seen.page).unwrap_or(self.cursor);
        }
        state.overlays.push(Overlay::Filter(self));
        Vec::new()
    }

    /// A letter or digit toggles its party.
    pub(super) fn typed(mut self, state: &mut State, key: Key) -> Option<Vec<Effect>> {
        let typed = key.typed().and_then(|c| c.to_lowercase().next());
        let has = |row: &FilterRow| typed.is_some() && (row.letter == typed || row.digit == typed);
        let row = state.filter_rows().iter().position(has);
        if let Some(row) = row {
            self.cursor = row;
            self.toggle(state, row);
        }
        state.overlays.push(Overlay::Filter(self));
        row.map(|_| Vec::new())
    }

    fn toggle(&self, state: &mut State, row: usize) {
        if let Some(row) = state.filter_rows().get(row).cloned() {
            self.change(state, |filter| row.toggle(filter));
        }
    }

    /// Changes the filter, seen from where the browse screen was: an item that an earlier choice
    /// hid has the cursor again as soon as it is shown.
    fn change(&self, state: &mut State, change: impl FnOnce(&mut Filter)) {
        state.browse = self.before_browse.clone();
        state.filtering(|state| {
            change(&mut state.filter);
            state.filter_paused = false;
        });
    }

    fn restore(self, state: &mut State) -> Vec<Effect> {
        state.browse = self.before_browse;
        state.filtering(|state| {
            state.filter = self.before;
            state.filter_paused = self.before_paused;
        });
        Vec::new()
    }
}

/// The mode after a mode, in the order in which they are offered.
fn next(mode: Match) -> Match {
    let mut round = Match::ALL.into_iter().cycle().skip_while(|other| *other != mode);
    round.nth(1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, plan};
    use super::super::{Blocked, Message};
    use super::*;

    fn shown(desk: &Desk) -> (usize, usize) {
        (desk.state.outline.counts.activities, desk.state.outline.total)
    }

    #[test]
    fn letters_and_digits_come_from_the_data() {
        let plan = plan();
        let rows: Vec<String> = FilterRow::of(PlanYear::new(&plan, None), &Named::default())
            .into_iter()
            .map(|row| {
                let party = row.party.unwrap_or_default();
                format!("{party}{}{}", row.digit.unwrap_or(' '), row.letter.unwrap_or(' '))
            })
            .collect();
        assert_eq!(rows, ["OSN1o", "SCN2s", "ÄLN3ä", "SHS4h", "LG5l", "6-"]);
    }

    #[test]
    fn the_filter_works_blind() {
        for (keys, activities) in [
            ("fo<enter>", 2),
            ("fO<enter>", 2),
            ("fä<enter>", 2),
            ("f3<enter>", 2),
            ("fos<enter>", 2),
            ("fos<tab><enter>", 1),
            ("fo<tab><tab><enter>", 0),
            ("fol<tab><tab><enter>", 1),
            ("fo<tab><tab><tab><enter>", 2),
            ("f-<enter>", 1),
            ("f-o<enter>", 3),
            ("foo<enter>", 5),
            ("fo0<enter>", 5),
            ("fo<esc>", 5),
            ("f<down><down><space><enter>", 2),
            ("fo<enter>fs<esc>", 2),
            ("fo<enter>v", 5),
            ("fo<enter>vv", 2),
            ("fo<enter>vfs<enter>", 2),
            ("fo<enter><esc>", 5),
        ] {
            let mut desk = Desk::new();
            assert_eq!(shown(desk.keys(keys)), (activities, 5), "{keys}");
            assert!(desk.state.overlays.is_empty());
        }
    }

    #[test]
    fn the_effect_shows_at_once_and_goals_without_a_match_are_gone() {
        let mut desk = Desk::new();
        desk.keys("fs");
        assert_eq!(shown(&desk), (1, 5));
        assert_eq!(desk.state.outline.areas.len(), 1);
        assert_eq!(desk.state.outline.areas[0].goals.len(), 1);
        desk.keys("k");
        assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::NoMeaning(Key::char('k')))));
        desk.keys("<esc>");
        assert_eq!(desk.state.outline.areas[0].goals.len(), 2, "without a filter empty goals are shown");
    }

    #[test]
    fn the_cursor_stays_or_goes_to_the_neighbour() {
        for (keys, at) in [
            ("<tab><tab>j fä<enter>", "1.1.2"),
            ("<tab><tab>j fo<enter>", "1.1.1"),
            ("<tab><tab>j<tab>j fä<enter>", "1.1.2b"),
            ("j<tab><tab>j fä<enter>", "2.1.3"),
            ("j<tab><tab>j fä<esc>", "2.1.2"),
            ("j<tab><tab>j fäo<enter>", "2.1.2"),
            ("j<tab><tab>j fs<enter>", "1.1.1"),
            ("j<tab><tab>j fh", "nothing"),
            ("j<tab><tab>j fh<esc>", "2.1.2"),
            ("j<tab><tab>j fho<enter>", "2.1.2"),
            ("j<tab><tab>j fä<enter>v", "2.1.3"),
        ] {
            let mut desk = Desk::new();
            assert_eq!(desk.keys(keys).at(), at, "{keys}");
        }
    }
}
