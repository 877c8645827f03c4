//! Plans with one mistake each.

use super::*;

const PLAN: &str = r#"(
    format: 1, id: "p", title: "Plan", organisation: "O", period: (from: 2024, to: 2026),
    parties: [
        (abbr: "OSN", name: "omsorgsnämnden", kind: Committee),
        (abbr: "ÄLN", name: "äldrenämnden", kind: Committee),
    ],
    committees: ["OSN"],
    focus_areas: [(id: "1", title: "Område", sub_goals: [(id: "A1", text: "Delmål")], goals: [(
        id: "1.1", title: "Mål",
        local_priorities: [(title: "Prio", aims: ["Aim"], responsible: (parties: ["OSN"]))],
        target_groups: [(id: "M1", text: "Unga")],
        priority_areas: [(id: "P1", text: "Stöd", target_group: "M1")],
        ordinary_operation: [(id: "1.1-S1", text: "Drift")],
    )])],
    abbreviations: [(abbr: "OSN", meaning: "omsorgsnämnden")],
)"#;

const LIST: &str = r#"(
    format: 1, plan: "p", year: 2025,
    activities: [(
        id: "1.1.1", goal: "1.1", text: "Gör", target_group: "M1", priority_area: "P1",
        responsible: (parties: ["ÄLN", (party: "OSN", role: Owner)]),
        lineage: [(relation: CarriedFrom, plan: "p", id: "1.1-S1")],
        indicators: [(id: "1.1.1a", kind: YesNo, text: "Gjort (Ja/Nej)")],
    )],
)"#;

fn remarks(plan: &str, lists: &[String]) -> Vec<Remark> {
    let implicit = |text: &str| format!("#![enable(implicit_some)]\n{text}");
    let mut plan: Plan = ron::from_str(&implicit(plan)).unwrap();
    plan.lists = lists.iter().map(|list| ron::from_str(&implicit(list)).unwrap()).collect();
    check(&plan)
}

fn changed(from: &str, to: &str) -> Vec<Remark> {
    assert!(PLAN.contains(from) || LIST.contains(from), "{from}");
    remarks(&PLAN.replacen(from, to, 1), &[LIST.replacen(from, to, 1)])
}

#[test]
fn a_good_plan_has_no_remark() {
    assert_eq!(remarks(PLAN, &[LIST.into(), LIST.replace("2025", "2024")]), []);
}

#[test]
fn every_rule_finds_its_mistake_and_says_where() {
    for (from, to, problem, way) in [
        ("id: \"1.1.1a\"", "id: \"a/b\"", "BadId", "id"),
        ("id: \"A1\"", "id: \"\"", "BadId", "id"),
        ("id: \"1.1.1a\"", "id: \"1.1.1\"", "DuplicateId", "id"),
        ("id: \"1.1.1a\"", "id: \"1.1-s1\"", "DuplicateId", "id"),
        ("text: \"Drift\")", "text: \"Drift\"), (id: \"1.1\", text: \"x\")", "DuplicateId", "id"),
        (
            "[(id: \"A1\", text: \"Delmål\")",
            "[(id: \"A1\", text: \"a\"), (id: \"a1\", text: \"b\")",
            "DuplicateId",
            "id",
        ),
        ("[(id: \"P1\",", "[(id: \"P1\", text: \"x\"), (id: \"P1\",", "DuplicateId", "id"),
        ("goal: \"1.1\"", "goal: \"1.2\"", "NoSuchReference", "goal"),
        ("target_group: \"M1\", p", "target_group: \"M2\", p", "NoSuchPart", "target_group"),
        ("priority_area: \"P1\"", "priority_area: \"M1\"", "NoSuchPart", "priority_area"),
        ("target_group: \"M1\")", "target_group: \"X\")", "NoSuchPart", "target_group"),
        ("id: \"1.1-S1\")", "id: \"1.1-S2\")", "NoSuchReference", "id"),
        ("id: \"1.1-S1\")", "year: 2025, id: \"1.1-S1\")", "NoSuchReference", "id"),
        ("party: \"OSN\"", "party: \"ONS\"", "UnlistedParty", "responsible parties 1 party"),
        (
            "parties: [\"OSN\"])",
            "probable: [\"X\"], reason: \"r\")",
            "UnlistedParty",
            "responsible probable 0 party",
        ),
        ("committees: [\"OSN\"]", "committees: [\"SHS\"]", "UnlistedParty", "committees 0"),
        ("name: \"omsorgsnämnden\", k", "name: \" \", k", "NamelessParty", "name"),
        (
            "(abbr: \"OSN\", meaning",
            "(abbr: \"osn\", meaning: \"x\"), (abbr: \"OSN\", meaning",
            "RepeatedAbbreviation",
            "abbr",
        ),
        (
            "parties: [\"OSN\"])",
            "parties: [\"OSN\"], origin: Blank)",
            "PartiesInBlankCell",
            "responsible parties",
        ),
        (
            "parties: [\"OSN\"])",
            "parties: [\"OSN\"], origin: Inferred)",
            "MissingReason",
            "responsible origin",
        ),
        ("parties: [\"OSN\"])", "probable: [\"OSN\"])", "MissingReason", "responsible probable"),
        ("kind: YesNo,", "kind: YesNo, link: Inferred,", "MissingReason", "link"),
        ("text: \"Gör\"", "text: \"\"", "EmptyText", "text"),
        ("aims: [\"Aim\"]", "aims: [\"Aim\", \" \"]", "EmptyText", "aims 1"),
        ("title: \"Mål\"", "title: \"Ma\u{30a}l\"", "NotNfc", "title"),
        ("text: \"Gör\"", &format!("text: \"{}\"", "å".repeat(20_001)), "LongText", "text"),
        ("indicators: [(id: \"1.1.1a\", kind: YesNo, text: \"Gjort (Ja/Nej)\")],", "", "NoIndicators", "id"),
        ("from: 2024", "from: 2027", "PeriodReversed", "period"),
        ("from: 2024", "from: 2026", "YearOutsidePeriod", "year"),
        ("plan: \"p\", year", "plan: \"q\", year", "ForeignList", "plan"),
    ] {
        let remarks = changed(from, to);
        let [remark] = remarks.as_slice() else { panic!("{to}: {remarks:#?}") };
        assert!(format!("{:?}", remark.problem).starts_with(problem), "{to}: {remark:?}");
        let steps = remark.at.steps.iter().map(|step| match step {
            Step::Field(name) => (*name).to_owned(),
            Step::Index(at) => at.to_string(),
        });
        assert_eq!(steps.collect::<Vec<_>>().join(" "), way, "{to}");
        let in_list = LIST.contains(from) || problem == "YearOutsidePeriod";
        assert_eq!(remark.at.list.is_some(), in_list, "{to}");
    }
}

#[test]
fn two_lists_of_one_year_are_one_too_many() {
    let remarks = remarks(PLAN, &[LIST.into(), LIST.into()]);
    assert_eq!(remarks.len(), 1);
    assert_eq!(remarks[0].problem, Problem::RepeatedYear { year: 2025 });
    assert_eq!(remarks[0].at.list, Some(1));
}

#[test]
fn a_plan_without_focus_areas_says_so() {
    let empty = "(format: 1, id: \"p\", title: \"P\", organisation: \"O\", period: (from: 1, to: 2), focus_areas: [])";
    assert_eq!(remarks(empty, &[])[0].problem, Problem::EmptyPlan);
}

#[test]
fn no_rule_stops_at_its_first_finding() {
    let twice = LIST
        .replace("\"ÄLN\"", "\"X\"")
        .replace("party: \"OSN\"", "party: \"Y\"")
        .replace("\"P1\"", "\"P9\"");
    assert_eq!(remarks(PLAN, &[twice]).len(), 3);
}

#[test]
fn the_id_of_a_plan_can_be_a_folder() {
    for id in ["å", "a b", "../a", ""] {
        let remarks = remarks(&PLAN.replace("id: \"p\"", &format!("id: {id:?}")), &[]);
        assert_eq!(remarks[0].problem, Problem::BadId { found: id.into() });
    }
}
