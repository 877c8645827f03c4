//! What the marks mean, how it is counted, and what is not there.

use super::View;
use crate::model::PartyKind;
use crate::query::Who;
use crate::theme::Role;
use crate::ui::widgets::page::Page;

/// All of it.
pub(super) fn page<'a>(view: &View<'a>, width: u16) -> Page<'a> {
    let lang = view.scene.lang;
    let mut notes = super::page(view.scene, width);
    if view.scene.filtered() {
        notes.text(&lang.figures_filtered(&view.scene.shown()), Role::Text);
    } else if !view.scene.state.filter.is_empty() {
        notes.text(&lang.figures_unfiltered(), Role::Text);
    }
    if names_no_committee(view) {
        notes.text(&lang.rows_are_parties(), Role::Text);
    }
    notes.text(&lang.legend(), Role::Text);
    notes.text(&lang.rule_of_counting(), Role::Muted);
    let left_out: Vec<&str> = view
        .screen
        .matrix
        .unnamed()
        .filter_map(|row| match &row.who {
            Who::Party(abbr) => Some(abbr.as_str()),
            Who::Nobody | Who::All => None,
        })
        .collect();
    if !left_out.is_empty() {
        notes.text(&lang.rows_left_out(&left_out), Role::Muted);
    }
    notes
}

/// The marks and the rule, as short as can be.
pub(super) fn short<'a>(view: &View<'a>, width: u16) -> Page<'a> {
    let mut notes = super::page(view.scene, width);
    notes.text(&view.scene.lang.legend_short(), Role::Text);
    notes.text(&view.scene.lang.rule_of_counting_short(), Role::Muted);
    if view.scene.filtered() {
        notes.text(&view.scene.lang.figures_filtered_short(), Role::Muted);
    }
    notes
}

/// Whether activities of the year name parties and none of these is a committee.
fn names_no_committee(view: &View<'_>) -> bool {
    let Some(plan) = view.scene.plan else { return false };
    let is_committee =
        |abbr: &str| plan.plan.party(abbr).is_some_and(|party| party.kind == PartyKind::Committee);
    let mut named = plan.activities().flat_map(|(_, _, activity)| activity.responsible.abbrs()).peekable();
    named.peek().is_some() && !named.any(is_committee)
}
