//! The detail of an activity: its text in full, who answers for it and how that was read, where it
//! came from, and its indicators.

use super::{area, detail, indicator};
use crate::journal::{Counts, Field};
use crate::model::{Activity, Goal, Id, Lineage, Origin, PartyRef, Relation, Responsible, Wording};
use crate::problem::Level;
use crate::text::clean_line;
use crate::theme::Role;
use crate::ui::scene::Scene;
use crate::ui::widgets::cut::{capital, width};
use crate::ui::widgets::page::Page;

/// Writes it.
pub(super) fn write(scene: &Scene<'_>, page: &mut Page<'_>, goal: &Goal, activity: &Activity) {
    let lang = scene.lang;
    page.text(&activity.text, Role::Heading);
    for detail in &activity.details {
        page.point(detail, Role::Text);
    }
    if scene.state.browse.zoom {
        page.gap();
    }
    let labels = [
        lang.responsible(),
        lang.label_written(),
        lang.label_ends(),
        lang.label_status(),
        lang.proposal_word(),
        lang.label_lineage(),
        lang.label_source(),
        lang.label_reading(),
        lang.label_priority_area(),
        lang.target_group(),
    ];
    let column = labels.iter().map(|label| width(label)).max().unwrap_or(0);
    responsible(scene, page, column, &activity.responsible);
    place(scene, page, column, goal, activity);
    if let Some(ends) = activity.ends {
        page.field(column, &lang.label_ends(), &ends.to_string(), Role::Text);
    }
    course(scene, page, column, activity);
    for one in &activity.lineage {
        page.field(column, &lang.label_lineage(), &lineage(scene, one), Role::Text);
    }
    if let Some(reason) = &activity.reason {
        page.field(column, &lang.label_reading(), reason, Role::Muted);
    }
    let texts: Vec<&str> =
        std::iter::once(activity.text.as_str()).chain(activity.details.iter().map(Wording::as_str)).collect();
    detail::corrections(scene, page, column, &texts);
    detail::note(scene, page, &scene.year_target(&activity.id));
    indicators(scene, page, activity);
}

/// Writes what an indicator is about, under the indicator itself.
pub(super) fn behind(scene: &Scene<'_>, page: &mut Page<'_>, activity: &Activity) {
    let level = scene.lang.level(Level::Activity, scene.plan.map(|plan| plan.plan));
    page.heading(&format!("{} {}", capital(&level), activity.id));
    page.text(&activity.text, Role::Text);
    for detail in &activity.details {
        page.point(detail, Role::Text);
    }
    page.gap();
    responsible(scene, page, width(&scene.lang.responsible()), &activity.responsible);
}

/// Who answers for it: the parties with their names, the cell as written where that says more,
/// and how it was read.
fn responsible(scene: &Scene<'_>, page: &mut Page<'_>, column: usize, cell: &Responsible) {
    let lang = scene.lang;
    let label = lang.responsible();
    if cell.parties.is_empty() {
        page.field(column, &label, &nobody(scene, cell), Role::Text);
    } else {
        let named: Vec<String> = cell.parties.iter().map(|party| named(scene, party)).collect();
        page.field(column, &label, &named.join(", "), Role::Text);
    }
    let abbrs = cell.abbrs().collect::<Vec<_>>().join(", ");
    let origin = lang.origin(cell.origin).filter(|_| cell.origin != Origin::Blank);
    let written = cell.as_written.as_deref().filter(|written| *written != abbrs || origin.is_some());
    let reason = cell.reason.as_deref().map(|reason| clean_line(reason).into_owned());
    let how = match (origin, reason) {
        (Some(origin), Some(reason)) => Some(format!("{origin}: {reason}")),
        (Some(origin), None) => Some(origin.to_owned()),
        (None, reason) => reason,
    };
    let said = match (written, how) {
        (Some(written), Some(how)) => format!("{} ({how})", lang.quoted(written)),
        (Some(written), None) => lang.quoted(written).into_owned(),
        (None, Some(how)) => return page.field(column, &lang.label_reading(), &how, Role::Muted),
        (None, None) => return,
    };
    page.field(column, &lang.label_written(), &said, Role::Muted);
}

/// «tom cell i planen; troligen SCN, SHS, VS».
fn nobody(scene: &Scene<'_>, cell: &Responsible) -> String {
    let lang = scene.lang;
    let mut said = match cell.origin {
        Origin::Blank => lang.origin(Origin::Blank).map(capital),
        Origin::Own | Origin::Shared | Origin::Segment | Origin::Inherited | Origin::Inferred => None,
    }
    .unwrap_or_else(|| lang.nobody_named().into_owned());
    if !cell.probable.is_empty() {
        let probable: Vec<&str> = cell.probable.iter().map(|party| party.party.as_str()).collect();
        said.push_str(&lang.probably(&probable.join(", ")));
    }
    said
}

/// «OSN omsorgsnämnden (insatsägare; lokal anpassning)».
fn named(scene: &Scene<'_>, party: &PartyRef) -> String {
    let name = detail::party(scene, scene.plan.map(|plan| plan.plan), &party.party);
    let role = party.role.map(|role| scene.lang.role(role));
    let beside: Vec<&str> = role.into_iter().chain(party.qualifier.as_deref()).collect();
    if beside.is_empty() { name } else { format!("{name} ({})", beside.join("; ")) }
}

/// The target group and the priority area that it stands under.
fn place(scene: &Scene<'_>, page: &mut Page<'_>, column: usize, goal: &Goal, activity: &Activity) {
    let group =
        |id: &Id| goal.target_groups.iter().find(|group| group.id == *id).map(|group| group.text.as_str());
    let priority =
        |id: &Id| goal.priority_areas.iter().find(|area| area.id == *id).map(|area| area.text.as_str());
    if let Some(id) = &activity.target_group {
        page.field(column, &scene.lang.target_group(), group(id).unwrap_or(id.as_str()), Role::Text);
    }
    if let Some(id) = &activity.priority_area {
        page.field(
            column,
            &scene.lang.label_priority_area(),
            priority(id).unwrap_or(id.as_str()),
            Role::Text,
        );
    }
}

/// Its status, and what is proposed for it next year.
pub(in crate::ui) fn course(scene: &Scene<'_>, page: &mut Page<'_>, column: usize, activity: &Activity) {
    let target = scene.year_target(&activity.id);
    for (label, field) in
        [(scene.lang.label_status(), Field::Status), (scene.lang.proposal_word(), Field::Proposal)]
    {
        let Some(history) = scene.history() else { return };
        let heads = history.heads(&target, field);
        let disputed = history.is_disputed(&target, field);
        // Those that agree are one; the newest stands for them.
        let shown = if disputed {
            heads.as_slice()
        } else {
            heads.last().map(std::slice::from_ref).unwrap_or_default()
        };
        let shown = shown.iter().filter(|head| disputed || !head.act.is_removal());
        let said: Vec<String> = shown
            .map(|head| format!("{} ({})", scene.lang.value_of(&head.act, None), indicator::by(scene, head)))
            .collect();
        if disputed {
            page.field(column, &label, &scene.lang.differ(&said.join(" · ")), Role::Conflict);
        } else if let [said] = said.as_slice() {
            page.field(column, &label, said, Role::Text);
        }
    }
}

/// «från nsu-uppsala-2019 2019 3.1.2: …».
fn lineage(scene: &Scene<'_>, one: &Lineage) -> String {
    let year = one.year.map(|year| format!(" {year}")).unwrap_or_default();
    let place = format!("{}{year} {}", one.plan, one.id);
    let said = match one.relation {
        Relation::CarriedFrom => scene.lang.carried_from(&place),
        Relation::Became => scene.lang.became(&place),
    };
    match &one.note {
        Some(note) => format!("{said}: {note}"),
        None => said.into_owned(),
    }
}

/// The indicators that are shown, how many have which outcome, and how many the filter hides.
fn indicators(scene: &Scene<'_>, page: &mut Page<'_>, activity: &Activity) {
    let lang = scene.lang;
    let all = activity.indicators.len();
    let shown: Vec<_> = activity.indicators.iter().filter(|one| scene.shows(one)).collect();
    let mut counts = Counts::default();
    for one in &shown {
        let target = scene.year_target(&one.id);
        counts.count(scene.history().and_then(|history| history.outcome(&target).value()));
    }
    page.gap();
    if all == 0 {
        page.text(&lang.none_here(&scene.levels(Level::Indicator)), Role::Muted);
        return;
    }
    if shown.len() > 1 {
        area::counts(scene, page, &counts);
        page.gap();
    }
    for (at, one) in shown.iter().copied().enumerate() {
        indicator::in_list(scene, page, at, one);
    }
    if shown.len() < all {
        let hidden = scene.count_of(all - shown.len(), Level::Indicator);
        page.text(&lang.filter_hides(&hidden), Role::Muted);
    }
}
