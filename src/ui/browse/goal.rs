//! The detail of a goal: local priorities with their aims, target groups, priority areas, services.

use super::{area, detail};
use crate::model::{Goal, LocalPriority, Wording};
use crate::problem::Level;
use crate::theme::Role;
use crate::ui::scene::Scene;
use crate::ui::widgets::page::Page;

/// Writes it.
pub(super) fn write(scene: &Scene<'_>, page: &mut Page<'_>, goal: &Goal) {
    let lang = scene.lang;
    page.text(&goal.title, Role::Heading);
    detail::variants(scene, page, &goal.variants);
    if let Some(number) = &goal.number {
        page.text(&lang.number_in_plan(number), Role::Muted);
    }
    match scene.path().goal.filter(|chosen| chosen.item.id == goal.id) {
        Some(chosen) if chosen.row.counts.activities > 0 => area::counts(scene, page, &chosen.row.counts),
        _ => without_activities(scene, page, goal),
    }
    if let Some(note) = &goal.note {
        page.gap();
        page.text(note, Role::Text);
    }
    for (at, priority) in goal.local_priorities.iter().enumerate() {
        if at == 0 {
            page.heading(&lang.local_priorities());
        }
        local_priority(scene, page, priority);
    }
    detail::points(page, &lang.target_groups(), goal.target_groups.iter().map(|group| group.text.as_str()));
    detail::points(page, &lang.priority_areas(), goal.priority_areas.iter().map(|area| area.text.as_str()));
    let services = lang.services_in_ordinary_operation();
    let heading = goal.ordinary_operation_heading.as_deref().unwrap_or(&services);
    detail::points(page, heading, goal.ordinary_operation.iter().map(|service| service.text.as_str()));
    detail::corrections(scene, page, 0, &texts(goal));
    detail::note(scene, page, &scene.plan_target(&goal.id));
}

/// Why nothing stands in the column of activities: the filter, or that the plan has none here.
fn without_activities(scene: &Scene<'_>, page: &mut Page<'_>, goal: &Goal) {
    let has_some =
        scene.plan.and_then(|plan| plan.list).is_some_and(|list| list.of_goal(&goal.id).next().is_some());
    let activities = scene.levels(Level::Activity);
    let why = if has_some { scene.lang.filter_hides(&activities) } else { scene.lang.none_here(&activities) };
    page.gap();
    page.text(&why, Role::Text);
}

fn local_priority(scene: &Scene<'_>, page: &mut Page<'_>, priority: &LocalPriority) {
    page.point(&priority.title, Role::Heading);
    for aim in &priority.aims {
        page.hanging("  – ", "    ", aim, Role::Text);
    }
    let parties: Vec<&str> = priority.responsible.abbrs().collect();
    if !parties.is_empty() {
        page.hanging("  ", "    ", &scene.lang.responsible_are(&parties.join(", ")), Role::Muted);
    }
    if let Some(reason) = &priority.reason {
        page.hanging("  ", "    ", &scene.lang.read_so_because(reason), Role::Muted);
    }
}

/// Every text of the goal, to be looked through for known errors of the source.
fn texts(goal: &Goal) -> Vec<&str> {
    let priorities = goal.local_priorities.iter().flat_map(|priority| {
        std::iter::once(priority.title.as_str()).chain(priority.aims.iter().map(Wording::as_str))
    });
    std::iter::once(goal.title.as_str())
        .chain(priorities)
        .chain(goal.priority_areas.iter().map(|area| area.text.as_str()))
        .chain(goal.target_groups.iter().map(|group| group.text.as_str()))
        .chain(goal.ordinary_operation.iter().map(|service| service.text.as_str()))
        .collect()
}
