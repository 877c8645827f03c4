//! What the quick reader reads is what `ron` reads, and each record is where the careful reading
//! finds it.

use std::fmt::Debug;
use std::sync::Arc;

use proptest::prelude::*;
use serde::de::DeserializeOwned;

use super::BUNDLED;
use crate::model::{Plan, YearList};
use crate::source::{options, quickly, read_placed};

const LIST: &str = r##"// en lista /* (
YearList(format: 1, plan: "p", year: 2025, title: None, activities: [/* ( /* [ */ */ (
    id: "1.1.1", goal: "1.1", text: "Gör \"så\"\n\u{e5}", details: ["a", r#"b"c"#,], target_group: Some("M1"),
    responsible: (as_written: "ÄLN, OSN", origin: Own, parties: ["ÄLN", (party: "OSN", role: Owner)],
        probable: [( qualifier: "x", party: "V"), ], reason: Some("därför", ), ), ends: "2025-12-31",
    lineage: [(relation: CarriedFrom, plan: "p", year: 2024, id: "1.1-S1"), Lineage(relation: Became, plan: "q", id: "1")],
    indicators: [(id: "1.1.1a", kind: Count(unit: "st"), text: "Antal", baseline: 12, target: -87.5, compound: true),
        // mitt i
        (id: "1.1.1b", kind: Percent, text: "Andel", target: "90", threshold: (at_least: 2, unit: "gånger", words: "två"), direction: Higher)],
), (id: "1.1.2", goal: "1.1", text: "", compound: false, indicators: []), ])
"##;

pub(super) const PLAN: &str = r#"(format: 1, id: "p", title: "Å", organisation: "O", period: (from: 2024, to: 2026,),
    decisions: [(date: "2024-01-01", body: "KF", verb: "antagen", consequences: [(heading: "h", text: "t")])],
    parties: [(abbr: "OSN", name: "omsorgsnämnden", kind: Committee)], committees: ["OSN"],
    levels: (goal: (one: "mål", many: "mål")), vision: ["v"],
    focus_areas: [(id: "1", title: "A", sub_goals: [(id: "A1", text: "d")], goals: [(id: "1.1", title: "M",
        local_priorities: [(title: "P", aims: ["a"], responsible: (parties: ["OSN"]))],
        target_groups: [(id: "M1", text: "m")], priority_areas: [(id: "P1", text: "p", target_group: "M1")],
        ordinary_operation: [(id: "S1", text: "s", lineage: [(relation: Became, plan: "q", id: "1")])])])],
    abbreviations: [(abbr: "OSN", meaning: "o")],
    source: (document: "d", errors: [(as_written: "a", suggested: "b")], columns: ["c"]))"#;

/// A plan and a list with every kind of field.
pub(super) fn values() -> (Plan, YearList) {
    (quickly(PLAN).unwrap(), quickly(&LIST.replace("compound: false, ", "")).unwrap())
}

/// Whether the quick reader takes the text; if it does, as the others do.
fn agree<T: DeserializeOwned + Debug + PartialEq>(text: &str) -> bool {
    let Some(quick) = quickly::<T>(text) else { return false };
    let (file, shared): (Arc<str>, Arc<str>) = ("f".into(), text.into());
    let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
    assert_eq!(options().from_str::<T>(plain).as_ref(), Ok(&quick), "{text}");
    let placed = read_placed::<T>(&file, &shared);
    assert_eq!(placed.findings, [], "{text}");
    // Places count for nothing when records are compared; their names do.
    assert_eq!(format!("{:?}", placed.value), format!("{:?}", Some(quick)), "{text}");
    true
}

#[test]
fn what_is_usual_is_read_quickly() {
    for plan in &BUNDLED {
        assert!(agree::<Plan>(plan.plan));
        assert!(plan.lists.iter().all(|list| agree::<YearList>(list)));
    }
    let bom = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert!(agree::<Plan>(PLAN) && agree::<Plan>(&bom(PLAN)));
    // The second activity has a field that activities do not have.
    let list = LIST.replace("compound: false, ", "");
    assert!(!agree::<YearList>(LIST) && agree::<YearList>(&list) && agree::<YearList>(&bom(&list)));
}

/// What the syntax is made of, and what comes near it.
const SNIPPETS: [&str; 48] = [
    "",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "'",
    "/",
    "//",
    "/*",
    "*/",
    "\n",
    " ",
    "Some(",
    "None",
    "()",
    "r#\"",
    "r\"",
    "\"#",
    "#![enable(implicit_some)]",
    "#![enable(unwrap_newtypes)]",
    "1",
    "-",
    "+",
    ".",
    "1.5",
    "0x1f",
    "1_000",
    "1e3",
    "2u8",
    "inf",
    "true",
    "id: \"x\"",
    "Own",
    "\u{feff}",
    "\u{a0}",
    "\u{2028}",
    "\u{b}",
    "å",
    "\\u{e5}",
    "\\x41",
    "\"\"",
    "b",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn a_changed_text_is_read_alike_or_left_to_the_others(
        is_plan: bool,
        changes in proptest::collection::vec((0.0..1.0_f64, 0_usize..4, 0..SNIPPETS.len()), 1..3),
    ) {
        let mut text = if is_plan { PLAN.to_owned() } else { LIST.replace("compound: false, ", "") };
        for (at, length, snippet) in changes {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a length")]
            let start = text.floor_char_boundary((at * text.len() as f64) as usize);
            let end = text.ceil_char_boundary((start + length).min(text.len()));
            text.replace_range(start..end, SNIPPETS[snippet]);
        }
        if is_plan { agree::<Plan>(&text) } else { agree::<YearList>(&text) };
    }
}
