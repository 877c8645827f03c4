//! Stand-in, to be replaced by the plans' own branch: a finding as a line.

use super::Lang;
use crate::problem::Finding;

/// The finding for a person.
pub fn render(_lang: Lang, finding: &Finding, _color: bool, _width: usize) -> String {
    let place = finding.place.as_ref().map_or_else(String::new, |place| {
        let (line, column) = place.line_column();
        format!("{}:{line}:{column}: ", place.file)
    });
    format!("{place}{:?}: {}", finding.severity, finding.problem)
}
