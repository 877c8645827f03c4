//! Counts in the contract: of the whole, by focus area, by party.

use serde::Serialize;

use super::party_kind_name;
use crate::journal::Counts;
use crate::model::{Party, Plan};
use crate::query::{Matrix, MatrixRow, Who};

/// All counts over what a filter shows.
#[derive(Debug, Serialize)]
pub(crate) struct CountsJson<'a> {
    pub(crate) total: Counts,
    pub(crate) focus_areas: Vec<AreaCounts<'a>>,
    pub(crate) parties: Vec<PartyCounts<'a>>,
    pub(crate) nobody: Counts,
}

/// The counts of a focus area.
#[derive(Debug, Serialize)]
pub(crate) struct AreaCounts<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    #[serde(flatten)]
    pub(crate) counts: Counts,
}

/// The counts of a party, as a whole and in each focus area.
#[derive(Debug, Serialize)]
pub(crate) struct PartyCounts<'a> {
    pub(crate) abbr: &'a str,
    pub(crate) name: &'a str,
    kind: &'static str,
    #[serde(flatten)]
    pub(crate) counts: Counts,
    pub(crate) focus_areas: Vec<AreaCounts<'a>>,
}

impl<'a> CountsJson<'a> {
    /// What a matrix over the plan says.
    pub(crate) fn new(plan: &'a Plan, matrix: &Matrix) -> Self {
        let party = |(party, row): (&'a Party, &MatrixRow)| PartyCounts {
            abbr: &party.abbr,
            name: &party.name,
            kind: party_kind_name(party.kind),
            counts: row.sum,
            focus_areas: areas(plan, row),
        };
        let rows = matrix.rows.iter().filter_map(|row| Some((plan.parties.get(row.party?)?, row)));
        Self {
            total: matrix.all.sum,
            focus_areas: areas(plan, &matrix.all),
            parties: rows.map(party).collect(),
            nobody: matrix.counts(&Who::Nobody, None),
        }
    }
}

fn areas<'a>(plan: &'a Plan, row: &MatrixRow) -> Vec<AreaCounts<'a>> {
    let areas = plan.focus_areas.iter().zip(&row.areas);
    areas
        .map(|(area, counts)| AreaCounts { id: area.id.as_str(), title: &area.title, counts: *counts })
        .collect()
}
