//! Stand-in, to be replaced by the plans' own branch: a finding as a line.

use super::Lang;
use crate::problem::{Finding, Problem, Severity};
use crate::query::fold;

/// What is wrong, as one sentence without a full stop.
pub fn title(_lang: Lang, problem: &Problem) -> String {
    problem.to_string()
}

/// What to do about it.
pub fn hint(_lang: Lang, _problem: &Problem) -> Option<String> {
    None
}

/// The finding for a person.
pub fn render(lang: Lang, finding: &Finding, _color: bool, _width: usize) -> String {
    one_line(lang, finding)
}

/// `file:line:column: fel: …`
pub fn one_line(lang: Lang, finding: &Finding) -> String {
    let place = finding.place.as_ref().map_or_else(String::new, |place| {
        let (line, column) = place.line_column();
        format!("{}:{line}:{column}: ", place.file)
    });
    format!("{place}{:?}: {}", finding.severity, title(lang, &finding.problem))
}

/// «1 fel.»
pub fn summary(lang: Lang, findings: &[Finding]) -> String {
    match findings.iter().filter(|finding| finding.severity == Severity::Error).count() {
        0 => lang.pick("Inga fel.", "No errors.").to_owned(),
        n => format!("{n} {} {}.", lang.pick("fel", "error"), lang.pick("i 1 fil", "in 1 file")),
    }
}

/// The known name that is nearest to what was written.
pub fn nearest<'a>(found: &str, known: &'a [String]) -> Option<&'a str> {
    let typed = fold(found);
    let letters = typed.chars().count();
    known
        .iter()
        .map(|name| (distance(&typed, &fold(name)), name.as_str()))
        .filter(|(steps, name)| *steps < letters && *steps <= 1 + name.chars().count() / 3)
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, name)| name)
}

/// How many letters have to be put in, left out or changed (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (y, &above) in b.iter().zip(row.iter().skip(1)) {
            left = (left + 1).min(above + 1).min(diagonal + usize::from(x != *y));
            diagonal = above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
