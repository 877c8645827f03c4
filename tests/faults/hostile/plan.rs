//! A plan and a follow-up with a hostile text in every field.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::texts::Text;

/// The plan: `@` stands for a text.
const PLAN: &str = r#"(
    format: 1, id: "hostile", title: @, organisation: @, period: (from: 2024, to: 2026), strategy: @, vision: [@, @], meetings: @,
    decisions: [(date: "2024-01-01", body: @, verb: @, clause: @, consequences: [(heading: @, text: @)])],
    principals: [@],
    parties: [
        (abbr: "KS", name: @, english: @, kind: Committee, principal: @),
        (abbr: ABBR, name: @, kind: Committee),
        (abbr: "G", name: @, kind: OfficerGroup),
    ],
    committees: ["KS", ABBR],
    levels: (
        focus_area: (one: @, many: @), sub_goal: (one: @, many: @), goal: (one: @, many: @), local_priority: (one: @, many: @),
        aim: (one: @, many: @), target_group: (one: @, many: @), priority_area: (one: @, many: @), activity: (one: @, many: @),
        indicator: (one: @, many: @),
    ),
    ordinary_operation_heading: @,
    ordinary_operation: [(id: "o1", text: @)],
    focus_areas: [(
        id: "1", number: @, letter: @, title: @, variants: [(title: @, place: @)], note: @, sub_goals: [(id: "d1", text: @)],
        goals: [(
            id: "1.1", number: @, title: @, variants: [(title: @, place: @)], note: @,
            local_priorities: [(title: @, aims: [@, @], responsible: (as_written: @, parties: ["KS"], reason: @), reason: @)],
            target_groups: [(id: "M1", text: @)],
            priority_areas: [(id: "P1", text: @, target_group: "M1")],
            ordinary_operation_heading: @,
            ordinary_operation: [(id: "o2", text: @, lineage: [(relation: CarriedFrom, plan: "old", id: "x", note: @)])],
        )],
    )],
    abbreviations: [(abbr: @, meaning: @)],
    source: (document: @, columns: [@, @], errors: [(as_written: @, suggested: @, place: @)]),
)
"#;

/// Its list.
const LIST: &str = r#"(
    format: 1, plan: "hostile", year: 2025, title: @,
    activities: [
        (
            id: "1.1.1", goal: "1.1", text: @, details: [@, @, @], target_group: "M1", priority_area: "P1", reason: @,
            responsible: (
                as_written: @, reason: @,
                parties: [(party: "KS", role: Owner, qualifier: @), ABBR],
                probable: [(party: "G", qualifier: @)],
            ),
            lineage: [(relation: Became, plan: "new", year: 2026, id: "x", note: @)],
            indicators: [
                (id: "1.1.1a", kind: YesNo, text: @, stem: @, condition: @, reason: @),
                (id: "1.1.1b", kind: Count(unit: @), text: @, baseline: 1, target: 2),
                (id: "1.1.1c", kind: Statement, text: @, threshold: (at_least: 3, unit: @, words: @)),
            ],
        ),
        (id: "1.1.2", goal: "1.1", text: @, responsible: (as_written: @, origin: None, reason: @), indicators: [(id: "1.1.2a", kind: Percent, text: @)]),
    ],
)
"#;

/// How many texts a plan takes.
pub(super) fn room() -> usize {
    PLAN.matches('@').count() + LIST.matches('@').count() + 1
}

/// A text as RON has it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            ' '..='~' | 'å' | 'ä' | 'ö' => quoted.push(c),
            c => write!(quoted, "\\u{{{:x}}}", u32::from(c)).unwrap(),
        }
    }
    quoted + "\""
}

/// Writes the plan into a folder, with the texts from `from` on in its fields, one after another.
pub(super) fn write(folder: &Path, texts: &[Text], from: usize) {
    let mut next = (from..).map(|at| &texts[at % texts.len()].text);
    // An abbreviation stands for somebody, and nobody else has it.
    let abbr = quoted(&format!("N{}", next.next().unwrap()));
    fs::create_dir_all(folder).unwrap();
    for (name, form) in [("plan.ron", PLAN), ("activities-2025.ron", LIST)] {
        let mut pieces = form.split('@');
        let mut filled = pieces.next().unwrap().to_owned();
        for piece in pieces {
            filled += &quoted(next.next().unwrap());
            filled += piece;
        }
        fs::write(folder.join(name), filled.replace("ABBR", &abbr)).unwrap();
    }
}
