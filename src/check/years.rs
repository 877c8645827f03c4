//! Years: the period of the plan and the lists of its years.

use std::collections::HashSet;

use super::{At, Remarks, lists};
use crate::model::Plan;
use crate::problem::{Problem, Step};

/// The period ends after it begins, and every list's year lies in it.
pub(super) fn are_in_the_period(plan: &Plan, remarks: &mut Remarks) {
    let (from, to) = (plan.period.from.0, plan.period.to.0);
    if from > to {
        remarks.error(Problem::PeriodReversed { from, to }, At::new(None, None, &[Step::Field("period")]));
        return;
    }
    for (at, list) in lists(plan).filter(|(_, list)| !plan.period.contains(list.year)) {
        let problem = Problem::YearOutsidePeriod { year: list.year.0, from, to };
        remarks.error(problem, At::new(Some(at), None, &[Step::Field("year")]));
    }
}

/// Every list is this plan's, and there is one for a year.
pub(super) fn have_one_list_of_this_plan(plan: &Plan, remarks: &mut Remarks) {
    for (at, list) in plan.lists.iter().enumerate().filter(|(_, list)| list.plan != plan.id) {
        let problem = Problem::ForeignList { found: list.plan.to_string(), expected: plan.id.to_string() };
        remarks.error(problem, At::new(Some(at), None, &[Step::Field("plan")]));
    }
    let mut seen = HashSet::new();
    for (at, list) in lists(plan) {
        if !seen.insert(list.year) {
            let problem = Problem::RepeatedYear { year: list.year.0 };
            remarks.error(problem, At::new(Some(at), None, &[Step::Field("year")]));
        }
    }
}
