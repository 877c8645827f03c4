//! Plan files that people write: the example of the page on the format, and broken ones.

use std::path::{Path, PathBuf};

use folj::library::Shelf;
use folj::model::{Kind, PartyKind};
use folj::source::Limits;
use folj::store::load_path;
use folj::text::Lang;
use folj::text::problems::{one_line, render, summary};

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What `check` would print about a plan of `tests/fixtures/plans`, with names that are the same everywhere.
fn printed(name: &str) -> String {
    let folder = repository("tests/fixtures/plans").join(name);
    let shelf = load_path(&folder, Limits::default()).unwrap();
    let said = |lang: Lang| {
        let pictures = shelf.findings.iter().map(|finding| render(lang, finding, false, 100));
        let lines = shelf.findings.iter().map(|finding| one_line(lang, finding));
        let all =
            pictures.map(|picture| picture.into_owned() + "\n").chain(lines).collect::<Vec<_>>().join("\n");
        format!("{all}\n\n{}", summary(lang, &shelf.findings))
    };
    let left = shelf.year(None).items().map(|item| item.id().as_str()).collect::<Vec<_>>().join(" ");
    let text = format!("{}\n\n=====\n\n{}\n\n=====\n\nleft: {left}", said(Lang::Sv), said(Lang::En));
    text.replace(folder.to_str().unwrap(), name)
}

#[test]
fn mistakes_are_all_told_at_once() {
    insta::assert_snapshot!(printed("mistakes"));
}

#[test]
fn broken_brackets_cost_the_record_around_them() {
    insta::assert_snapshot!(printed("brackets"));
}

const EXAMPLE: &str = "docs/examples/sjovik-2026";

fn example() -> Shelf {
    load_path(&repository(EXAMPLE), Limits::default()).unwrap()
}

#[test]
fn the_example_of_the_page_is_a_plan_without_findings() {
    let shelf = example();
    assert_eq!(shelf.findings, []);
    let plan = &shelf.plan;
    assert_eq!(plan.id.as_str(), "sjovik-2026");
    assert_eq!(shelf.year(None).activities().count(), 3);
    assert!(plan.parties.iter().any(|party| party.kind == PartyKind::Committee));
    let indicators = plan.latest_list().unwrap().activities.iter().flat_map(|activity| &activity.indicators);
    assert!(indicators.clone().any(|one| matches!(one.kind, Kind::Count { unit: Some(_) })));
    assert!(indicators.clone().any(|one| one.kind == Kind::Percent && one.baseline.is_some()));
}

#[test]
fn the_page_quotes_the_example() {
    let page = std::fs::read_to_string(repository("docs/plan-format.md")).unwrap();
    for file in ["plan.ron", "activities-2026.ron"] {
        let text = std::fs::read_to_string(repository(EXAMPLE).join(file)).unwrap();
        assert!(
            page.contains(&format!("```ron\n{text}```")),
            "docs/plan-format.md does not quote {file} as it is"
        );
    }
}

#[test]
fn the_page_shows_what_check_prints() {
    let folder = repository("tests/fixtures/plans/mistakes");
    let page = std::fs::read_to_string(repository("docs/plan-format.md")).unwrap();
    let shelf = load_path(&folder, Limits::default()).unwrap();
    let finding = shelf.findings.iter().find(|finding| one_line(Lang::En, finding).contains("ALN")).unwrap();
    let picture = render(Lang::En, finding, false, 100).replace(folder.to_str().unwrap(), "mistakes");
    let shown = format!("{picture}\n\n{}\n", summary(Lang::En, &shelf.findings));
    assert!(page.contains(&shown), "docs/plan-format.md does not show:\n{shown}");
}

/// The page names every field that the reader knows: it asks the reader by writing a wrong one.
#[test]
fn the_page_explains_every_field() {
    use folj::problem::Problem;
    let page = std::fs::read_to_string(repository("docs/plan-format.md")).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let plan = "(wrong: 1, format: 1, id: \"p\", title: \"T\", organisation: \"O\", period: (from: 1, to: 1),
        decisions: [(wrong: 1), (body: \"b\", verb: \"v\", consequences: [(wrong: 1)])],
        parties: [(wrong: 1)], levels: (wrong: 1), source: (wrong: 1), abbreviations: [(wrong: 1)],
        ordinary_operation: [(wrong: 1), (id: \"S\", text: \"t\", lineage: [(wrong: 1)])],
        focus_areas: [(wrong: 1), (id: \"1\", title: \"t\", variants: [(wrong: 1)], sub_goals: [(wrong: 1)], goals: [
            (wrong: 1), (id: \"1.1\", title: \"t\", target_groups: [(wrong: 1)], priority_areas: [(wrong: 1)],
            local_priorities: [(wrong: 1), (title: \"t\", aims: [], responsible: (wrong: 1))])])])";
    let list = "(format: 1, plan: \"p\", year: 1, activities: [(wrong: 1),
        (id: \"a\", goal: \"1.1\", text: \"t\", indicators: [(wrong: 1), (id: \"b\", kind: YesNo, text: \"t\", threshold: (wrong: 1)),
            (id: \"c\", kind: Wrong, text: \"t\"), (id: \"d\", kind: Count(wrong: 1), text: \"t\"),
            (id: \"e\", kind: YesNo, text: \"t\", link: Wrong), (id: \"f\", kind: YesNo, text: \"t\", direction: Wrong)]),
        (id: \"g\", goal: \"1.1\", text: \"t\", responsible: (origin: Wrong)),
        (id: \"h\", goal: \"1.1\", text: \"t\", responsible: (parties: [(wrong: 1)])),
        (id: \"i\", goal: \"1.1\", text: \"t\", responsible: (parties: [(party: \"p\", role: Wrong)])),
        (id: \"j\", goal: \"1.1\", text: \"t\", lineage: [(relation: Wrong, plan: \"p\", id: \"a\")])])";
    std::fs::write(dir.path().join("plan.ron"), plan).unwrap();
    std::fs::write(dir.path().join("activities-1.ron"), list).unwrap();
    let shelf = load_path(dir.path(), Limits::default()).unwrap();
    let mut known = std::collections::BTreeSet::new();
    for finding in &shelf.findings {
        if let Problem::UnknownField { known: names, .. } | Problem::UnknownValue { known: names, .. } =
            &finding.problem
        {
            known.extend(names.iter().cloned());
        }
    }
    assert!(known.len() > 80, "{} names: {known:?}\n{:#?}", known.len(), shelf.findings);
    let missing: Vec<_> = known.iter().filter(|name| !page.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "docs/plan-format.md says nothing about {missing:?}");
}
