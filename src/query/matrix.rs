//! Parties by focus areas: how many activities and indicators each party has in each of them,
//! and how these were assessed.
//!
//! An activity of several parties counts once for each of them, and once in the sums of the whole.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::ptr;

use super::filter::{Shown, ShownActivity, outcome_of};
use crate::journal::{Counts, History};
use crate::model::{Id, Party, PartyKind, PlanYear};

/// Who a row of the matrix is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Who {
    /// The party with this abbreviation.
    Party(String),
    /// The activities that name nobody.
    Nobody,
    /// The whole: each activity once, whoever answers for it.
    All,
}

/// A row of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow {
    /// Who it is about.
    pub who: Who,
    /// The position of the party in `plan.parties`, if it is one.
    pub party: Option<usize>,
    /// Counts in the focus areas where there are any, by position in [`Matrix::areas`] and in that order:
    /// of many parties and many focus areas, most have nothing to do with each other.
    areas: Vec<(usize, Counts)>,
    /// Counts over all focus areas.
    pub sum: Counts,
}

/// Parties by focus areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The focus areas of the plan, in its order.
    pub areas: Vec<Id>,
    /// A row for each party of the plan, the committees first, and last the one of nobody;
    /// rows without activities are there as well.
    pub rows: Vec<MatrixRow>,
    /// The sums of the whole.
    pub all: MatrixRow,
}

impl MatrixRow {
    fn new(who: Who, party: Option<usize>) -> Self {
        Self { who, party, areas: Vec::new(), sum: Counts::default() }
    }

    /// The counts in the focus area at a position, or over all of them.
    pub fn cell(&self, area: Option<usize>) -> Counts {
        let Some(at) = area else { return self.sum };
        self.find(at).ok().and_then(|cell| self.areas.get(cell)).map_or_else(Counts::default, |cell| cell.1)
    }

    /// The cells that have activities, each with the position of its focus area, in order.
    pub fn cells(&self) -> impl Iterator<Item = (usize, &Counts)> {
        self.areas.iter().map(|(at, counts)| (*at, counts))
    }

    /// Where the cell of a focus area is, or would be.
    fn find(&self, area: usize) -> Result<usize, usize> {
        self.areas.binary_search_by_key(&area, |(at, _)| *at)
    }

    fn add(&mut self, area: Option<usize>, counts: Counts) {
        self.sum += counts;
        let Some(area) = area else { return };
        match self.find(area) {
            Ok(cell) => {
                if let Some((_, cell)) = self.areas.get_mut(cell) {
                    *cell += counts;
                }
            }
            Err(place) => self.areas.insert(place, (area, counts)),
        }
    }
}

impl Matrix {
    /// Counts what a filter leaves. `compare` is the order of abbreviations among committees and
    /// among the other parties.
    pub fn new(
        plan: PlanYear<'_>,
        shown: &Shown<'_>,
        history: &History,
        compare: &dyn Fn(&str, &str) -> Ordering,
    ) -> Self {
        let areas = &plan.plan.focus_areas;
        let mut parties: Vec<_> = plan.plan.parties.iter().enumerate().collect();
        parties.sort_by(|(_, a), (_, b)| {
            let is_other = |kind: PartyKind| kind != PartyKind::Committee;
            is_other(a.kind).cmp(&is_other(b.kind)).then_with(|| compare(&a.abbr, &b.abbr))
        });
        let mut by_abbr: HashMap<&str, Vec<usize>> = HashMap::new();
        for (row, (_, party)) in parties.iter().enumerate() {
            by_abbr.entry(&party.abbr).or_default().push(row);
        }
        let nobody = [parties.len()];
        let row = |(at, party): (usize, &Party)| MatrixRow::new(Who::Party(party.abbr.clone()), Some(at));
        let mut rows: Vec<MatrixRow> = parties.into_iter().map(row).collect();
        rows.push(MatrixRow::new(Who::Nobody, None));
        let mut all = MatrixRow::new(Who::All, None);
        let positions: HashMap<_, _> =
            areas.iter().enumerate().map(|(at, area)| (ptr::from_ref(area), at)).collect();
        for one in &shown.activities {
            let counts = counts(plan, one, history);
            let area = positions.get(&ptr::from_ref(one.area)).copied();
            all.add(area, counts);
            let named = answering_for(one).filter_map(|abbr| by_abbr.get(abbr)).flatten();
            let unnamed = nobody.iter().filter(|_| one.activity.responsible.parties.is_empty());
            for at in named.chain(unnamed) {
                if let Some(row) = rows.get_mut(*at) {
                    row.add(area, counts);
                }
            }
        }
        Self { areas: areas.iter().map(|area| area.id.clone()).collect(), rows, all }
    }

    /// The rows that have activities.
    pub fn named(&self) -> impl Iterator<Item = &MatrixRow> {
        self.rows.iter().filter(|row| row.sum.activities > 0)
    }

    /// The rows of parties that have no activities.
    pub fn unnamed(&self) -> impl Iterator<Item = &MatrixRow> {
        self.rows.iter().filter(|row| row.sum.activities == 0 && row.who != Who::Nobody)
    }

    /// The row about somebody, or the sums of the whole.
    pub fn row(&self, who: &Who) -> Option<&MatrixRow> {
        self.rows.iter().chain([&self.all]).find(|row| row.who == *who)
    }

    /// The counts of somebody in a focus area, or over all of them.
    pub fn counts(&self, who: &Who, area: Option<&Id>) -> Counts {
        let at = area.map(|id| self.areas.iter().position(|other| other == id));
        match at {
            Some(None) => Counts::default(),
            None | Some(Some(_)) => self.row(who).map(|row| row.cell(at.flatten())).unwrap_or_default(),
        }
    }
}

impl Who {
    /// Whether an activity is counted in the row.
    pub fn answers_for(&self, one: &ShownActivity<'_>) -> bool {
        match self {
            Self::Party(abbr) => one.activity.responsible.names(abbr),
            Self::Nobody => one.activity.responsible.parties.is_empty(),
            Self::All => true,
        }
    }
}

/// The abbreviations of those who answer for an activity, each once.
fn answering_for<'a>(one: &ShownActivity<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    let responsible = &one.activity.responsible;
    let is_first = |(at, abbr): &(usize, &str)| responsible.abbrs().take(*at).all(|before| before != *abbr);
    responsible.abbrs().enumerate().filter(is_first).map(|(_, abbr)| abbr)
}

/// Counts over one activity that is shown.
fn counts(plan: PlanYear<'_>, one: &ShownActivity<'_>, history: &History) -> Counts {
    let mut counts = Counts { activities: 1, ..Counts::default() };
    for indicator in &one.indicators {
        counts.count(outcome_of(plan, indicator, history));
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::super::Filter;
    use super::super::tests::{history_at, plan};
    use super::*;
    use crate::journal::{Act, Outcome};

    fn matrix(filter: &Filter, history: &History) -> Matrix {
        let plan = plan();
        let plan = PlanYear::new(&plan, None);
        Matrix::new(plan, &filter.apply(plan, history), history, &str::cmp)
    }

    /// `OSN 3/4 2+0` with what is assessed of how many indicators, and activities by focus area.
    fn told(matrix: &Matrix) -> Vec<String> {
        let row = |row: &MatrixRow| {
            let who = match &row.who {
                Who::Party(abbr) => abbr,
                Who::Nobody => "-",
                Who::All => "all",
            };
            let activities = |at| row.cell(Some(at)).activities.to_string();
            let areas: Vec<String> = (0..matrix.areas.len()).map(activities).collect();
            assert!(
                row.cells().is_sorted_by_key(|(at, _)| at) && row.cells().all(|(_, it)| it.activities > 0)
            );
            format!("{who} {}/{} {}", row.sum.assessed(), row.sum.indicators, areas.join("+"))
        };
        matrix.rows.iter().chain([&matrix.all]).map(row).collect()
    }

    #[test]
    fn an_activity_of_several_counts_once_for_each_and_once_in_the_whole() {
        let history = history_at(&[
            (1, "1.1.1a", Act::Outcome(Some(Outcome::Yes))),
            (2, "1.1.3a", Act::Outcome(Some(Outcome::No))),
        ]);
        for (filter, expected) in [
            (Filter::default(), ["OSN 1/3 2+0", "ÄLN 1/3 2+0", "TL 0/2 1+1", "- 1/1 1+0", "all 2/6 4+1"]),
            (Filter::party("ÄLN"), ["OSN 1/2 1+0", "ÄLN 1/3 2+0", "TL 0/1 1+0", "- 0/0 0+0", "all 1/3 2+0"]),
            (
                Filter { focus_area: Some("2".into()), ..Filter::default() },
                ["OSN 0/0 0+0", "ÄLN 0/0 0+0", "TL 0/1 0+1", "- 0/0 0+0", "all 0/1 0+1"],
            ),
        ] {
            assert_eq!(told(&matrix(&filter, &history)), expected);
        }
    }

    #[test]
    fn a_cell_by_whom_and_where() {
        let matrix = matrix(&Filter::party("ÄLN"), &History::default());
        let osn = Who::Party("OSN".to_owned());
        let indicators =
            |who: &Who, area: Option<&str>| matrix.counts(who, area.map(Id::from).as_ref()).indicators;
        for (who, area, expected) in [
            (&osn, Some("1"), 2),
            (&osn, Some("2"), 0),
            (&osn, Some("nowhere"), 0),
            (&osn, None, 2),
            (&Who::All, None, 3),
            (&Who::Party("XYZ".to_owned()), None, 0),
        ] {
            assert_eq!(indicators(who, area), expected, "{who:?} {area:?}");
        }
        assert_eq!((matrix.named().count(), matrix.unnamed().count()), (3, 0));
    }
}
