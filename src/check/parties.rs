//! Parties: listed, named, told apart, and read into a cell only with a reason.

use std::collections::HashSet;

use super::{At, Remarks, activities, goals};
use crate::model::{Link, Origin, PartyRef, Plan, Responsible};
use crate::problem::{Problem, Step};

/// Everybody whom a responsible cell or the plan's list of committees names is among the parties.
pub(super) fn are_listed(plan: &Plan, remarks: &mut Remarks) {
    let listed: HashSet<&str> = plan.parties.iter().map(|party| party.abbr.as_str()).collect();
    let unlisted = |abbr: &str, remarks: &Remarks| {
        (!listed.contains(abbr)).then(|| Problem::UnlistedParty {
            found: abbr.to_owned(),
            known: remarks.known(plan.parties.iter().map(|party| &party.abbr)),
        })
    };
    for (index, abbr) in plan.committees.iter().enumerate() {
        if let Some(problem) = unlisted(abbr, remarks) {
            let steps = [Step::Field("committees"), Step::Index(index)];
            remarks.error(problem, At::new(None, None, &steps));
        }
    }
    for cell in cells(plan) {
        for (field, parties) in
            [("parties", &cell.responsible.parties), ("probable", &cell.responsible.probable)]
        {
            for (index, PartyRef { party, .. }) in parties.iter().enumerate() {
                if let Some(problem) = unlisted(party, remarks) {
                    let way = [Step::Field(field), Step::Index(index), Step::Field("party")];
                    remarks.error(problem, cell.at(&way));
                }
            }
        }
    }
}

/// Every party has an abbreviation and a name.
pub(super) fn have_names(plan: &Plan, remarks: &mut Remarks) {
    for party in &plan.parties {
        if party.abbr.trim().is_empty() {
            let at = At::new(None, party.at.0, &[Step::Field("abbr")]);
            remarks.error(Problem::EmptyText { field: "abbr".into() }, at);
        } else if party.name.trim().is_empty() {
            let at = At::new(None, party.at.0, &[Step::Field("name")]);
            remarks.error(Problem::NamelessParty { abbr: party.abbr.clone() }, at);
        }
    }
}

/// No abbreviation stands for two parties, nor for two meanings. Capital letters make no difference.
pub(super) fn have_their_own_abbreviation(plan: &Plan, remarks: &mut Remarks) {
    let parties = plan.parties.iter().map(|party| (party.at.0, &party.abbr));
    let abbreviations = plan.abbreviations.iter().map(|one| (one.at.0, &one.abbr));
    for list in [parties.collect::<Vec<_>>(), abbreviations.collect()] {
        let mut seen = HashSet::new();
        for (record, abbr) in list {
            if !seen.insert(abbr.to_lowercase()) {
                let at = At::new(None, record, &[Step::Field("abbr")]);
                remarks.error(Problem::RepeatedAbbreviation { abbr: abbr.clone() }, at);
            }
        }
    }
}

/// A cell that is said to be blank names nobody; who probably was meant stands apart.
pub(super) fn stand_in_no_blank_cell(plan: &Plan, remarks: &mut Remarks) {
    for cell in cells(plan) {
        if cell.responsible.origin == Origin::Blank && !cell.responsible.parties.is_empty() {
            let problem = Problem::PartiesInBlankCell { id: cell.id.to_owned() };
            remarks.error(problem, cell.at(&[Step::Field("parties")]));
        }
    }
}

/// What a person read into the plan says why.
pub(super) fn inferred_have_reasons(plan: &Plan, remarks: &mut Remarks) {
    for cell in cells(plan).filter(|cell| cell.responsible.reason.is_none()) {
        let missing = || Problem::MissingReason { id: cell.id.to_owned() };
        if cell.responsible.origin == Origin::Inferred {
            remarks.warning(missing(), cell.at(&[Step::Field("origin")]));
        } else if !cell.responsible.probable.is_empty() {
            remarks.warning(missing(), cell.at(&[Step::Field("probable")]));
        }
    }
    for (list, activity) in activities(plan) {
        for indicator in activity.indicators.iter().filter(|one| one.link == Link::Inferred) {
            if indicator.reason.is_none() {
                let at = At::new(Some(list), indicator.at.0, &[Step::Field("link")]);
                remarks.warning(Problem::MissingReason { id: indicator.id.to_string() }, at);
            }
        }
    }
}

/// A responsible cell, and where it stands.
struct Cell<'a> {
    responsible: &'a Responsible,
    /// The activity, or the goal of the local priority.
    id: &'a str,
    list: Option<usize>,
    record: Option<usize>,
}

impl Cell<'_> {
    fn at(&self, steps: &[Step]) -> At {
        At::new(self.list, self.record, &[&[Step::Field("responsible")], steps].concat())
    }
}

/// The responsible cells of local priorities and of activities.
fn cells(plan: &Plan) -> impl Iterator<Item = Cell<'_>> {
    let of_priorities = goals(plan).flat_map(|goal| {
        goal.local_priorities.iter().map(|priority| Cell {
            responsible: &priority.responsible,
            id: goal.id.as_str(),
            list: None,
            record: priority.at.0,
        })
    });
    of_priorities.chain(activities(plan).map(|(list, activity)| Cell {
        responsible: &activity.responsible,
        id: activity.id.as_str(),
        list: Some(list),
        record: activity.at.0,
    }))
}
