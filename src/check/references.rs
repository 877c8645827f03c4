//! What an item points to is there.

use std::collections::{HashMap, HashSet};

use super::{At, Remarks, activities, goals, ids, lists};
use crate::model::{Activity, Goal, Id, Plan, Year};
use crate::problem::{Level, Problem, Step};

/// Every activity serves a goal of the plan.
pub(super) fn to_goals(plan: &Plan, remarks: &mut Remarks) {
    let there: HashSet<&Id> = goals(plan).map(|goal| &goal.id).collect();
    for (list, activity) in activities(plan) {
        if !there.contains(&activity.goal) {
            let problem = Problem::NoSuchReference {
                level: Level::Goal,
                found: activity.goal.to_string(),
                known: remarks.known(goals(plan).map(|goal| &goal.id)),
            };
            remarks.error(problem, At::new(Some(list), activity.at.0, &[Step::Field("goal")]));
        }
    }
}

/// The target group and the priority area of an activity are those of its goal, and so is the
/// target group of a priority area.
pub(super) fn to_parts_of_goals(plan: &Plan, remarks: &mut Remarks) {
    for goal in goals(plan) {
        let groups: Vec<&Id> = goal.target_groups.iter().map(|group| &group.id).collect();
        for area in &goal.priority_areas {
            let at = At::new(None, area.at.0, &[Step::Field("target_group")]);
            part(area.target_group.as_ref(), &groups, at, remarks);
        }
    }
    let there: HashMap<&Id, &Goal> = goals(plan).map(|goal| (&goal.id, goal)).collect();
    for (list, activity) in activities(plan) {
        if let Some(goal) = there.get(&activity.goal) {
            parts_of(goal, list, activity, remarks);
        }
    }
}

fn parts_of(goal: &Goal, list: usize, activity: &Activity, remarks: &mut Remarks) {
    let groups: Vec<&Id> = goal.target_groups.iter().map(|group| &group.id).collect();
    let areas: Vec<&Id> = goal.priority_areas.iter().map(|area| &area.id).collect();
    let at = |field| At::new(Some(list), activity.at.0, &[Step::Field(field)]);
    part(activity.target_group.as_ref(), &groups, at("target_group"), remarks);
    part(activity.priority_area.as_ref(), &areas, at("priority_area"), remarks);
}

fn part(found: Option<&Id>, known: &[&Id], at: At, remarks: &mut Remarks) {
    if let Some(found) = found.filter(|found| !known.contains(found)) {
        let known = remarks.known(known);
        remarks.error(Problem::NoSuchPart { found: found.to_string(), known }, at);
    }
}

/// What is tied to an item of this same plan is tied to one that exists. Other plans may not be at
/// hand, and neither may another year's list.
pub(super) fn of_lineage(plan: &Plan, remarks: &mut Remarks) {
    let services = goals(plan).flat_map(|goal| &goal.ordinary_operation).chain(&plan.ordinary_operation);
    let of_services = services.flat_map(|service| service.lineage.iter().map(|tie| (None, tie)));
    let of_activities = activities(plan)
        .flat_map(|(list, activity)| activity.lineage.iter().map(move |tie| (Some(list), tie)));
    let mut there: HashMap<Option<Year>, Option<Items<'_>>> = HashMap::new();
    for (list, tie) in of_services.chain(of_activities).filter(|(_, tie)| tie.plan == plan.id) {
        let items = there.entry(tie.year).or_insert_with(|| Items::of(plan, tie.year));
        if let Some(items) = items.as_ref().filter(|items| !items.ids.contains(&tie.id)) {
            let problem = Problem::NoSuchReference {
                level: if tie.year.is_some() { Level::Activity } else { Level::Goal },
                found: tie.id.to_string(),
                known: remarks.known(&items.in_order),
            };
            remarks.error(problem, At::new(list, tie.at.0, &[Step::Field("id")]));
        }
    }
}

/// The items among which the other end of a tie must be.
struct Items<'a> {
    in_order: Vec<&'a Id>,
    ids: HashSet<&'a Id>,
}

impl<'a> Items<'a> {
    /// Those of the plan or of the list of a year, unless that is not at hand.
    fn of(plan: &'a Plan, year: Option<Year>) -> Option<Self> {
        let in_order: Vec<&Id> = match year {
            None => ids::of_plan(plan).map(|(_, id)| id).collect(),
            Some(year) => {
                let (at, _) = lists(plan).find(|(_, list)| list.year == year)?;
                ids::of_lists(plan).filter(|(list, ..)| *list == at).map(|(.., id)| id).collect()
            }
        };
        Some(Self { ids: in_order.iter().copied().collect(), in_order })
    }
}
