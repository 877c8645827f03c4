//! What a plan contradicts itself in, or probably has wrong: one function per rule.
//!
//! No rule stops at its first finding, and none reads a file: a [`Remark`] says in which
//! record and by which steps the value stands, and who has the texts makes a place of it.

mod ids;
mod parties;
mod references;
mod shape;
mod texts;
mod years;

use crate::model::{Activity, Goal, Plan, YearList};
use crate::problem::{Problem, Severity, Step};

/// Something that a rule has to say about a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong.
    pub problem: Problem,
    /// The value that is meant.
    pub at: At,
}

/// Where a value stands in the files of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct At {
    /// The position in [`Plan::lists`] of the list whose file it is in; none for `plan.ron`.
    pub list: Option<usize>,
    /// Where its record begins, if the plan was read with places; none for the outermost record.
    pub record: Option<usize>,
    /// The way from the record to the value.
    pub steps: Vec<Step>,
}

impl At {
    /// A value of a record in a file.
    fn new(list: Option<usize>, record: Option<usize>, steps: &[Step]) -> Self {
        Self { list, record, steps: steps.to_vec() }
    }
}

/// What is said so far.
#[derive(Debug, Default)]
struct Remarks(Vec<Remark>);

/// How many remarks are kept; who has more has written something else than a plan.
const MOST_REMARKS: usize = 10_000;

/// To how many remarks the names that there are are added, and how many of them: a suggestion for
/// each of a hundred thousand mistakes would take more memory than there is.
const MOST_NAMED: usize = 1_000;

impl Remarks {
    fn error(&mut self, problem: Problem, at: At) {
        self.push(Severity::Error, problem, at);
    }

    fn warning(&mut self, problem: Problem, at: At) {
        self.push(Severity::Warning, problem, at);
    }

    fn push(&mut self, severity: Severity, problem: Problem, at: At) {
        if self.0.len() < MOST_REMARKS {
            self.0.push(Remark { severity, problem, at });
        }
    }

    /// The names among which what was written is not.
    fn known<T: ToString>(&self, names: impl IntoIterator<Item = T>) -> Vec<String> {
        let most = if self.0.len() < MOST_NAMED { MOST_NAMED } else { 0 };
        names.into_iter().take(most).map(|name| name.to_string()).collect()
    }
}

/// A rule looks at the whole plan and says all that it finds.
type Rule = fn(&Plan, &mut Remarks);

/// The rules, in no particular order.
const RULES: [Rule; 19] = [
    ids::are_well_formed,
    ids::are_unique,
    ids::of_parts_are_unique,
    references::to_goals,
    references::to_parts_of_goals,
    references::of_lineage,
    parties::are_listed,
    parties::have_names,
    parties::have_their_own_abbreviation,
    parties::stand_in_no_blank_cell,
    parties::inferred_have_reasons,
    texts::are_not_empty,
    texts::are_composed,
    texts::have_no_control_characters,
    texts::have_an_end,
    shape::plan_has_focus_areas,
    shape::activities_have_indicators,
    years::are_in_the_period,
    years::have_one_list_of_this_plan,
];

/// Everything that the rules have to say about a plan and the lists of its years.
pub fn check(plan: &Plan) -> Vec<Remark> {
    let mut remarks = Remarks::default();
    for rule in RULES {
        rule(plan, &mut remarks);
    }
    remarks.0
}

/// The lists with their positions, without those of other plans: about these one remark is enough.
fn lists(plan: &Plan) -> impl Iterator<Item = (usize, &YearList)> {
    plan.lists.iter().enumerate().filter(|(_, list)| list.plan == plan.id)
}

/// Every activity with the position of its list.
fn activities(plan: &Plan) -> impl Iterator<Item = (usize, &Activity)> {
    lists(plan).flat_map(|(at, list)| list.activities.iter().map(move |activity| (at, activity)))
}

/// Every goal.
fn goals(plan: &Plan) -> impl Iterator<Item = &Goal> {
    plan.goals().map(|(_, goal)| goal)
}

#[cfg(test)]
mod tests;
