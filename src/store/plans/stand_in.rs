//! What stands in for fields of the outermost records that could not be read, so that the rest
//! of the plan still opens.

use super::file::SourceFile;
use crate::model::{Period, Plan, Year};

/// Fills in what the files lack. The plan's id gets a mark that no id may have, so that nothing is
/// recorded, and nothing read, under an id that the plan may not have.
pub(super) fn complete(plan: &mut Plan, folder: &str, file: &SourceFile, files: &[SourceFile]) {
    if file.lacks("title") {
        plan.title = if file.lacks("id") { folder.to_owned() } else { plan.id.to_string() };
    }
    if file.lacks("id") {
        plan.id = format!("{folder}?").into();
    }
    if file.lacks("format") {
        plan.format = Plan::FORMAT;
    }
    for (list, of_list) in plan.lists.iter_mut().zip(files) {
        if of_list.lacks("format") {
            list.format = Plan::FORMAT;
        }
        // Without the plan's id nobody knows whether the list is another plan's.
        if of_list.lacks("plan") || file.lacks("id") {
            list.plan = plan.id.clone();
        }
        if of_list.lacks("year") {
            list.year = of_list.year_in_name().parse().map(Year).unwrap_or_default();
        }
    }
    if file.lacks("period") {
        let years = || plan.lists.iter().map(|list| list.year);
        plan.period =
            Period { from: years().min().unwrap_or_default(), to: years().max().unwrap_or_default() };
    }
}

/// What stands in for a field of `plan.ron`, as the reader is told; none where its place is left empty.
pub(super) fn in_plan(plan: &Plan, field: &str) -> Option<String> {
    match field {
        "id" => Some(plan.id.to_string()),
        "title" => Some(plan.title.clone()),
        "period" if plan.period != Period::default() => {
            Some(format!("{}–{}", plan.period.from, plan.period.to))
        }
        _ => None,
    }
}

/// What stands in for a field of the list at a position; none where its place is left empty.
pub(super) fn in_list(plan: &Plan, at: usize, field: &str) -> Option<String> {
    let list = plan.lists.get(at)?;
    match field {
        "plan" => Some(list.plan.to_string()),
        "year" if list.year != Year::default() => Some(list.year.to_string()),
        _ => None,
    }
}
