//! A plan has something to follow up.

use super::{At, Remarks, activities};
use crate::model::Plan;
use crate::problem::{Problem, Step};

/// The plan has focus areas.
pub(super) fn plan_has_focus_areas(plan: &Plan, remarks: &mut Remarks) {
    if plan.focus_areas.is_empty() {
        remarks.error(Problem::EmptyPlan, At::new(None, None, &[Step::Field("focus_areas")]));
    }
}

/// Every activity has an indicator, or nothing can be recorded about it but notes.
pub(super) fn activities_have_indicators(plan: &Plan, remarks: &mut Remarks) {
    for (list, activity) in activities(plan).filter(|(_, activity)| activity.indicators.is_empty()) {
        let at = At::new(Some(list), activity.at.0, &[Step::Field("id")]);
        remarks.warning(Problem::NoIndicators { id: activity.id.to_string() }, at);
    }
}
