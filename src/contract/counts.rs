//! Counts in the contract: of the whole, by focus area, by party.

use serde::{Serialize, Serializer};

use super::party_kind_name;
use crate::journal::Counts;
use crate::model::{Party, Plan};
use crate::query::{Matrix, MatrixRow, Who};

/// All counts over what a filter shows.
#[derive(Debug, Serialize)]
pub(crate) struct CountsJson<'a> {
    pub(crate) total: Counts,
    pub(crate) focus_areas: AreasJson<'a>,
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
    pub(crate) focus_areas: AreasJson<'a>,
}

/// The counts of one row in all focus areas, in the plan's order. They are made while they are told: of a large plan
/// they are millions, most of them zero.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AreasJson<'a> {
    plan: &'a Plan,
    row: &'a MatrixRow,
}

impl<'a> CountsJson<'a> {
    /// What a matrix over the plan says.
    pub(crate) fn new(plan: &'a Plan, matrix: &'a Matrix) -> Self {
        let party = |(party, row): (&'a Party, &'a MatrixRow)| PartyCounts {
            abbr: &party.abbr,
            name: &party.name,
            kind: party_kind_name(party.kind),
            counts: row.sum,
            focus_areas: AreasJson { plan, row },
        };
        let rows = matrix.rows.iter().filter_map(|row| Some((plan.parties.get(row.party?)?, row)));
        Self {
            total: matrix.all.sum,
            focus_areas: AreasJson { plan, row: &matrix.all },
            parties: rows.map(party).collect(),
            nobody: matrix.counts(&Who::Nobody, None),
        }
    }
}

impl<'a> AreasJson<'a> {
    /// The focus areas, one after the other.
    pub(crate) fn iter(self) -> impl Iterator<Item = AreaCounts<'a>> {
        let mut cells = self.row.cells().peekable();
        self.plan.focus_areas.iter().enumerate().map(move |(at, area)| {
            let counts = cells.next_if(|(cell, _)| *cell == at).map_or_else(Counts::default, |(_, it)| *it);
            AreaCounts { id: area.id.as_str(), title: &area.title, counts }
        })
    }
}

impl Serialize for AreasJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
