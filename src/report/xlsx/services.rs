//! The sheet of services in ordinary operation: those of the plan, then those of each goal.

use rust_xlsxwriter::XlsxError;

use super::book::{Book, Head};
use crate::problem::Level;
use crate::report::Report;
use crate::report::sheet::Value;

/// Adds the sheet, if the plan lists any.
pub(super) fn write(report: &Report<'_>, book: &mut Book) -> Result<(), XlsxError> {
    let (lang, plan) = (report.lang, report.plan.plan);
    let of_plan = plan.ordinary_operation.iter().map(|service| (None, service));
    let of_goals = plan
        .goals()
        .flat_map(|(_, goal)| goal.ordinary_operation.iter().map(move |service| (Some(goal), service)));
    let services: Vec<_> = of_plan.chain(of_goals).collect();
    if services.is_empty() {
        return Ok(());
    }
    let goal = lang.level_heading_one(Level::Goal, plan);
    let heads = [
        Head::new(goal.as_str(), 10),
        Head::new(lang.sheet_title_of(&goal), 42),
        Head::new(lang.report_id(), 12),
        Head::new(lang.report_service(), 72),
    ];
    let mut leaf = book.leaf(&lang.sheet_services(), &heads, services.len())?;
    for (goal, service) in services {
        leaf.row(&[
            Value::maybe(goal.map(|goal| goal.id.as_str())),
            Value::maybe(goal.map(|goal| goal.title.as_str())),
            Value::text(service.id.as_str()),
            Value::text(&service.text),
        ])?;
    }
    book.add(leaf)
}
