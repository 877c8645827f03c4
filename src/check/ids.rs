//! Ids can be typed, and each means one thing.

use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::ops::Not;

use super::{At, Remarks, activities, goals, lists};
use crate::model::{Activity, Id, Plan};
use crate::problem::{Problem, Step};

const ID: [Step; 1] = [Step::Field("id")];

/// Ids can be typed as an argument; the plan's can be the name of a folder.
pub(super) fn are_well_formed(plan: &Plan, remarks: &mut Remarks) {
    if !plan.id.is_folder_name() {
        remarks.error(Problem::BadId { found: plan.id.to_string() }, At::new(None, None, &ID));
    }
    for (list, record, id) in all(plan) {
        if !id.is_well_formed() {
            remarks.error(Problem::BadId { found: id.to_string() }, At::new(list, record, &ID));
        }
    }
}

/// No id is used twice in the plan, nor in a year's list and the plan. Another year may use the
/// same ids for its activities. Capital letters make no difference, since people type ids.
pub(super) fn are_unique(plan: &Plan, remarks: &mut Remarks) {
    if !may_repeat(plan) {
        return;
    }
    let mut seen = HashSet::new();
    for (record, id) in of_plan(plan) {
        once(&mut seen, id, At::new(None, record, &ID), remarks);
    }
    for (at, list) in lists(plan) {
        let mut seen = seen.clone();
        for (record, id) in list.activities.iter().flat_map(of_activity) {
            once(&mut seen, id, At::new(Some(at), record, &ID), remarks);
        }
    }
}

/// Sub-goals are told apart in the plan, target groups and priority areas in their goal.
pub(super) fn of_parts_are_unique(plan: &Plan, remarks: &mut Remarks) {
    let mut seen = HashSet::new();
    for part in plan.focus_areas.iter().flat_map(|area| &area.sub_goals) {
        once(&mut seen, &part.id, At::new(None, part.at.0, &ID), remarks);
    }
    for goal in goals(plan) {
        let (mut groups, mut areas) = (HashSet::new(), HashSet::new());
        for part in &goal.target_groups {
            once(&mut groups, &part.id, At::new(None, part.at.0, &ID), remarks);
        }
        for part in &goal.priority_areas {
            once(&mut areas, &part.id, At::new(None, part.at.0, &ID), remarks);
        }
    }
}

/// Whether an id of a list may be there twice, or one of the plan. Nearly no plan has such, and to find out what is not
/// there, numbers do that stand for the ids: a set of the ids of a large plan takes a tenth of its memory.
fn may_repeat(plan: &Plan) -> bool {
    let hashes = RandomState::new();
    let hash = |id: &Id| hashes.hash_one(key(id));
    let of_plan: Vec<u64> = of_plan(plan).map(|(_, id)| hash(id)).collect();
    let of_lists = lists(plan).map(|(_, list)| {
        let ids = list.activities.iter().flat_map(of_activity);
        of_plan.iter().copied().chain(ids.map(|(_, id)| hash(id))).collect()
    });
    std::iter::once(of_plan.clone()).chain(of_lists).any(|mut hashes| {
        hashes.sort_unstable();
        hashes.is_sorted_by(|one, next| one < next).not()
    })
}

fn once<'a>(seen: &mut HashSet<Cow<'a, str>>, id: &'a Id, at: At, remarks: &mut Remarks) {
    if !seen.insert(key(id)) {
        remarks.error(Problem::DuplicateId { id: id.to_string() }, at);
    }
}

/// An id in small letters.
fn key(id: &Id) -> Cow<'_, str> {
    let is_small = id.as_str().bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_small { id.as_str().into() } else { id.as_str().to_lowercase().into() }
}

/// The ids of focus areas, goals and services, each with its record.
pub(super) fn of_plan(plan: &Plan) -> impl Iterator<Item = (Option<usize>, &Id)> {
    let areas = plan.focus_areas.iter().map(|area| (area.at.0, &area.id));
    let services = goals(plan).flat_map(|goal| &goal.ordinary_operation).chain(&plan.ordinary_operation);
    areas
        .chain(goals(plan).map(|goal| (goal.at.0, &goal.id)))
        .chain(services.map(|service| (service.at.0, &service.id)))
}

/// The ids of activities and indicators, each with its list and its record.
pub(super) fn of_lists(plan: &Plan) -> impl Iterator<Item = (usize, Option<usize>, &Id)> {
    activities(plan)
        .flat_map(|(list, activity)| of_activity(activity).map(move |(record, id)| (list, record, id)))
}

fn of_activity(activity: &Activity) -> impl Iterator<Item = (Option<usize>, &Id)> {
    let indicators = activity.indicators.iter().map(|one| (one.at.0, &one.id));
    std::iter::once((activity.at.0, &activity.id)).chain(indicators)
}

/// The ids of everything, parts of goals included.
fn all(plan: &Plan) -> impl Iterator<Item = (Option<usize>, Option<usize>, &Id)> {
    let sub_goals = plan.focus_areas.iter().flat_map(|area| &area.sub_goals);
    let parts = goals(plan).flat_map(|goal| {
        let groups = goal.target_groups.iter().map(|part| (part.at.0, &part.id));
        groups.chain(goal.priority_areas.iter().map(|part| (part.at.0, &part.id)))
    });
    of_plan(plan)
        .chain(sub_goals.map(|part| (part.at.0, &part.id)))
        .chain(parts)
        .map(|(record, id)| (None, record, id))
        .chain(of_lists(plan).map(|(list, record, id)| (Some(list), record, id)))
}
