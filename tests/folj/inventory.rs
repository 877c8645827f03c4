//! The bundled plans hold every row of the inventory: texts to the letter, counts, and what each
//! filter shows.

use std::collections::{BTreeMap, BTreeSet};

use folj::journal::History;
use folj::library::Shelf;
use folj::model::{Activity, Direction, Goal, Kind, Link, Origin, PartyKind, Role};
use folj::query::{Filter, Match, Matrix, Who};
use folj::store::bundled;
use serde_json::{Value, json};

const COMMITTEES: [&str; 7] = ["AMN", "OSN", "SCN", "UBN", "ÄLN", "SHS", "VS"];

fn inventory() -> Value {
    serde_json::from_str(include_str!("../fixtures/inventory.json")).unwrap()
}

fn shelf(id: &str) -> Shelf {
    bundled().into_iter().find(|shelf| shelf.plan.id.as_str() == id).unwrap()
}

/// Each plan of the inventory with ours.
fn pairs() -> [(Value, Shelf); 2] {
    let plans = inventory()["plans"].clone();
    [(plans[0].clone(), shelf("nsu-uppsala-2019")), (plans[1].clone(), shelf("hsvo-uppsala-2024"))]
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn texts(value: &Value) -> Vec<&str> {
    list(value).iter().map(|text| text.as_str().unwrap()).collect()
}

/// The field `key` of each record.
fn column<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    list(value).iter().map(|record| record[key].as_str().unwrap()).collect()
}

/// The goals of a plan of the inventory.
fn goals(plan: &Value) -> impl Iterator<Item = &Value> {
    list(&plan["focus_areas"]).iter().flat_map(|area| list(&area["goals"]))
}

/// Each goal of the inventory with ours, by order.
fn goal_pairs<'a>(theirs: &'a Value, ours: &'a Shelf) -> Vec<(&'a Value, &'a Goal)> {
    let (theirs, ours): (Vec<_>, Vec<_>) = (goals(theirs).collect(), ours.plan.goals().collect());
    assert_eq!(theirs.len(), ours.len());
    theirs.into_iter().zip(ours.into_iter().map(|(_, goal)| goal)).collect()
}

/// Each activity of the inventory with ours, by order.
fn activity_pairs<'a>(theirs: &'a Value, ours: &'a Shelf) -> Vec<(&'a Value, &'a Goal, &'a Activity)> {
    let theirs: Vec<&Value> = goals(theirs).flat_map(|goal| list(&goal["activities"])).collect();
    let ours: Vec<_> = ours.year(None).activities().collect();
    assert_eq!(theirs.len(), ours.len());
    theirs.into_iter().zip(ours).map(|(theirs, (_, goal, activity))| (theirs, goal, activity)).collect()
}

#[test]
fn plans_and_focus_areas() {
    for (theirs, ours) in pairs() {
        let plan = &ours.plan;
        assert_eq!(plan.title, theirs["title"]);
        assert_eq!(plan.organisation, theirs["organisation"]);
        assert_eq!(plan.committees, texts(&theirs["committees_named_for_the_plan"]));
        assert_eq!(plan.source.as_ref().unwrap().columns, texts(&theirs["columns_as_written"]));
        let errors: Vec<(&str, &str)> = plan
            .source
            .iter()
            .flat_map(|source| &source.errors)
            .map(|error| (error.as_written.as_str(), error.suggested.as_str()))
            .collect();
        let expected = column(&theirs["source_errors"], "as_written").into_iter();
        assert_eq!(errors, expected.zip(column(&theirs["source_errors"], "suggested")).collect::<Vec<_>>());
        let vision =
            theirs.get("vision").map_or_else(|| vec![theirs["overarching_goal"].as_str().unwrap()], texts);
        assert_eq!(plan.vision, vision);

        assert_eq!(list(&theirs["focus_areas"]).len(), plan.focus_areas.len());
        for (theirs, area) in list(&theirs["focus_areas"]).iter().zip(&plan.focus_areas) {
            assert_eq!(area.title, theirs["title"]);
            assert_eq!(area.letter.as_deref(), theirs["letter"].as_str());
            assert_eq!(area.number.as_deref().unwrap_or(area.id.as_str()), theirs["number"]);
            let sub_goals: Vec<(&str, &str)> =
                area.sub_goals.iter().map(|part| (part.id.as_str(), part.text.as_str())).collect();
            let expected = column(&theirs["county_sub_goals"], "id").into_iter();
            assert_eq!(
                sub_goals,
                expected.zip(column(&theirs["county_sub_goals"], "text")).collect::<Vec<_>>()
            );
            for key in ["heading_in_tables", "title_in_table_1_4", "title_in_activity_list"] {
                if let Some(heading) = theirs[key].as_str() {
                    let own = [area.title.clone(), format!("{} {}", area.id, area.title)];
                    let held = own.contains(&heading.to_owned())
                        || area.variants.iter().any(|variant| variant.title == heading);
                    assert!(held, "{heading}");
                }
            }
        }
    }
}

#[test]
fn parties_abbreviations_and_services() {
    let inventory = inventory();
    for ((theirs, ours), name) in pairs().into_iter().zip(["nsu", "hsvo"]) {
        let plan = &ours.plan;
        let expected: Vec<&Value> = list(&inventory["parties"])
            .iter()
            .filter(|party| texts(&party["plans"]).contains(&name))
            .collect();
        assert_eq!(plan.parties.len(), expected.len());
        for (party, theirs) in plan.parties.iter().zip(expected) {
            assert_eq!(party.abbr, theirs["id"]);
            assert_eq!(party.name, theirs["name"]);
            assert_eq!(party.english.as_deref(), theirs["english"].as_str());
            let kind = match party.kind {
                PartyKind::Committee => "committee",
                PartyKind::OfficerGroup => "officer_group",
                PartyKind::SteeringGroup => "steering_group",
                PartyKind::Role => "role",
                PartyKind::Unit => "unit",
                PartyKind::Administration => "administration",
                PartyKind::Principal => "principal",
                PartyKind::ExternalAgency => "external_agency",
            };
            assert_eq!(kind, theirs["kind"]);
            if let Some(principal) = &party.principal {
                assert_eq!(*principal, theirs["principal"]);
            }
        }
        let abbreviations: Vec<(&str, &str)> =
            plan.abbreviations.iter().map(|one| (one.abbr.as_str(), one.meaning.as_str())).collect();
        let expected = column(&theirs["abbreviations"], "abbr").into_iter();
        assert_eq!(
            abbreviations,
            expected.zip(column(&theirs["abbreviations"], "meaning")).collect::<Vec<_>>()
        );
        let services: Vec<&str> =
            plan.ordinary_operation.iter().map(|service| service.text.as_str()).collect();
        assert_eq!(services, column(&theirs["in_ordinary_operation"], "text"));
    }
}

#[test]
fn goals_with_all_their_parts() {
    for (theirs, ours) in pairs() {
        for (theirs, goal) in goal_pairs(&theirs, &ours) {
            assert_eq!(goal.title, theirs["title"]);
            assert_eq!(goal.number.as_deref(), theirs["number_in_list"].as_str());
            for key in ["heading_in_tables", "heading_as_written"] {
                if let Some(heading) = theirs[key].as_str() {
                    let held = format!("{} {}", goal.id, goal.title) == heading
                        || goal.variants.iter().any(|variant| variant.title == heading);
                    assert!(held, "{heading}");
                }
            }
            let groups: Vec<&str> = goal.target_groups.iter().map(|part| part.text.as_str()).collect();
            assert_eq!(groups, column(&theirs["target_groups"], "text"));
            let text_of = |id: &folj::model::Id| {
                goal.target_groups.iter().find(|part| part.id == *id).map(|part| part.text.as_str())
            };
            let areas: Vec<(&str, Option<&str>)> = goal
                .priority_areas
                .iter()
                .map(|part| (part.text.as_str(), part.target_group.as_ref().and_then(text_of)))
                .collect();
            let expected = list(&theirs["priority_areas"]).iter();
            let expected: Vec<_> = expected
                .map(|part| (part["text"].as_str().unwrap(), part["target_group"].as_str()))
                .collect();
            assert_eq!(areas, expected);
            let services: Vec<&str> =
                goal.ordinary_operation.iter().map(|service| service.text.as_str()).collect();
            assert_eq!(services, column(&theirs["in_ordinary_operation"], "text"));
            let heading = theirs["in_ordinary_operation_heading"]["text"].as_str();
            assert_eq!(goal.ordinary_operation_heading.as_deref(), heading);
            local_priorities(theirs, goal);
        }
    }
}

fn local_priorities(theirs: &Value, goal: &Goal) {
    let expected = list(&theirs["local_priorities"]);
    assert_eq!(goal.local_priorities.len(), expected.len());
    for (theirs, priority) in expected.iter().zip(&goal.local_priorities) {
        assert_eq!(priority.title.as_str(), theirs["title"]);
        assert_eq!(priority.aims, texts(&theirs["measures"]));
        let aims: Vec<&str> = priority.aims.iter().map(AsRef::as_ref).collect();
        assert_eq!(aims.join(" "), theirs["measures_raw"]);
        assert_eq!(priority.responsible.as_written.as_deref(), theirs["responsible_as_written"].as_str());
        assert_eq!(priority.responsible.abbrs().collect::<Vec<_>>(), texts(&theirs["committees"]));
        let other_name = priority.title.to_lowercase() != goal.title.to_lowercase();
        assert!(!other_name || priority.reason.is_some(), "{}", priority.title);
    }
}

#[test]
fn activities_to_the_letter() {
    for (theirs, ours) in pairs() {
        for (theirs, goal, activity) in activity_pairs(&theirs, &ours) {
            let id = &activity.id;
            assert_eq!(activity.text.as_str(), theirs["text"], "{id}");
            assert_eq!(activity.details, texts(&theirs["sub_items"]), "{id}");
            let group = activity
                .target_group
                .as_ref()
                .map(|id| goal.target_groups.iter().find(|part| part.id == *id).unwrap().text.as_str());
            assert_eq!(group, theirs["target_group"].as_str(), "{id}");
            let area = activity
                .priority_area
                .as_ref()
                .map(|id| goal.priority_areas.iter().find(|part| part.id == *id).unwrap().text.as_str());
            let wanted = list_text(&ours, &theirs["priority_area"]);
            assert_eq!(area.map(ToOwned::to_owned), wanted, "{id}");
            let ends = theirs["ends"].as_str().map(|ends| ends.split(' ').next().unwrap().to_owned());
            assert_eq!(activity.ends.map(|date| date.to_string()), ends, "{id}");
            responsible(theirs, activity);
            indicators(theirs, activity);
        }
    }
}

/// The text of a priority area that the inventory names by an id of its own.
fn list_text(ours: &Shelf, id: &Value) -> Option<String> {
    let id = id.as_str()?;
    let inventory = inventory();
    let plan = usize::from(ours.plan.id.as_str().starts_with("hsvo"));
    let found = goals(&inventory["plans"][plan])
        .flat_map(|goal| list(&goal["priority_areas"]))
        .find(|area| area["id"] == id)
        .map(|area| area["text"].as_str().unwrap().to_owned());
    Some(found.unwrap())
}

fn responsible(theirs: &Value, activity: &Activity) {
    let (cell, id) = (&activity.responsible, &activity.id);
    assert_eq!(cell.as_written.as_deref(), theirs["responsible_as_written"].as_str(), "{id}");
    let parties = [texts(&theirs["committees"]), texts(&theirs["parties"])].concat();
    assert_eq!(cell.abbrs().collect::<Vec<_>>(), parties, "{id}");
    let probable: Vec<&str> = cell.probable.iter().map(|one| one.party.as_str()).collect();
    assert_eq!(probable, texts(&theirs["committees_inherited"]), "{id}");
    let source = theirs["responsible_source"].as_str().unwrap();
    let origin = [
        ("own cell", Origin::Own),
        ("shared", Origin::Shared),
        ("segment", Origin::Segment),
        ("inherited", Origin::Inherited),
        ("own row (but see AMB-07)", Origin::Inferred),
        ("blank (see AMB-07)", Origin::Inferred),
        ("blank; probably inherited", Origin::Blank),
    ];
    let (_, origin) = origin.into_iter().find(|(begins, _)| source.starts_with(begins)).unwrap();
    assert_eq!(cell.origin, origin, "{id}");
    if matches!(origin, Origin::Inherited | Origin::Inferred | Origin::Blank) {
        assert!(cell.reason.is_some(), "{id}");
    }
    for party in &cell.parties {
        let role = party.role.map(|role| match role {
            Role::Owner => "insatsägare",
            Role::Collaborator => "samverkanspart",
        });
        assert_eq!(role, theirs["party_roles"][party.party.as_str()].as_str(), "{id}");
    }
}

fn indicators(theirs: &Value, activity: &Activity) {
    let expected = list(&theirs["indicators"]);
    assert_eq!(activity.indicators.len(), expected.len(), "{}", activity.id);
    for (theirs, one) in expected.iter().zip(&activity.indicators) {
        let id = &one.id;
        assert_eq!(one.text.as_str(), theirs["text"], "{id}");
        assert_eq!(one.stem.as_deref(), theirs["stem"].as_str(), "{id}");
        assert_eq!(one.condition.as_deref(), theirs["condition"].as_str(), "{id}");
        assert_eq!(one.compound, theirs["compound"].as_bool().unwrap_or(false), "{id}");
        let kind = match &one.kind {
            Kind::YesNo => "yes_no",
            Kind::Statement => "statement",
            Kind::Percent => "percent",
            Kind::Count { unit } => {
                assert_eq!(unit.as_deref(), theirs["unit"].as_str());
                "count"
            }
        };
        assert_eq!(kind, theirs["type"], "{id}");
        assert!(one.baseline.is_none() && one.target.is_none(), "{id}");
        let direction = one.direction.map(|direction| match direction {
            Direction::Higher => "increase",
            Direction::Lower => "decrease",
        });
        assert_eq!(direction, theirs["direction"].as_str(), "{id}");
        let link = match one.link {
            Link::Row => "row",
            Link::Position => "position",
            Link::Continuation => "continuation row",
            Link::Inferred => "inferred",
        };
        assert_eq!(link, theirs["link"], "{id}");
        let threshold = one.threshold.as_ref().map(|threshold| {
            serde_json::json!({"at_least": threshold.at_least.to_string().parse::<i64>().unwrap(),
                "unit": threshold.unit, "words": threshold.words})
        });
        assert_eq!(threshold.as_ref(), theirs.get("threshold"), "{id}");
    }
}

#[test]
fn counts_at_each_level() {
    let inventory = inventory();
    for ((theirs, ours), key) in pairs().into_iter().zip(["nsu-2019", "hsvo-2024-2026"]) {
        let counts = &inventory["counts"][key];
        let year = ours.year(None);
        let activities: Vec<_> = year.activities().collect();
        let indicators: Vec<_> = activities.iter().flat_map(|(.., activity)| &activity.indicators).collect();
        let goals: Vec<&Goal> = ours.plan.goals().map(|(_, goal)| goal).collect();
        let services = goals.iter().map(|goal| goal.ordinary_operation.len()).sum::<usize>()
            + ours.plan.ordinary_operation.len();
        let sum = |count: fn(&Goal) -> usize| goals.iter().map(|goal| count(goal)).sum::<usize>();
        for (name, count) in [
            ("focus_areas", ours.plan.focus_areas.len()),
            ("goals", goals.len()),
            (
                "goals_with_activities",
                goals.iter().filter(|goal| year.of_goal(goal).next().is_some()).count(),
            ),
            ("activities", activities.len()),
            ("indicators", indicators.len()),
            ("in_ordinary_operation", services),
        ] {
            assert_eq!(counts[name], count, "{key} {name}");
        }
        let optional = [
            ("priority_areas", sum(|goal| goal.priority_areas.len())),
            ("target_groups", sum(|goal| goal.target_groups.len())),
            (
                "county_sub_goals (delmål)",
                ours.plan.focus_areas.iter().map(|area| area.sub_goals.len()).sum(),
            ),
            ("local_priorities", sum(|goal| goal.local_priorities.len())),
            (
                "measures (målsättningar)",
                sum(|goal| goal.local_priorities.iter().map(|one| one.aims.len()).sum()),
            ),
        ];
        for (name, count) in optional {
            assert_eq!(counts[name].as_u64().unwrap_or(0), count as u64, "{key} {name}");
        }
        for (theirs, goal) in goal_pairs(&theirs, &ours) {
            let expected = &counts["per_goal"][theirs["id"].as_str().unwrap()];
            assert_eq!(expected["activities"], year.of_goal(goal).count());
            let indicators = year.of_goal(goal).map(|activity| activity.indicators.len()).sum::<usize>();
            assert_eq!(expected["indicators"], indicators);
        }
        let kinds = indicators.iter().fold(BTreeMap::<&str, u64>::new(), |mut kinds, one| {
            let name = match one.kind {
                Kind::YesNo => "yes_no",
                Kind::Statement => "statement",
                Kind::Count { .. } => "count",
                Kind::Percent => "percent",
            };
            *kinds.entry(name).or_default() += 1;
            kinds
        });
        assert_eq!(serde_json::json!(kinds), counts["indicators_by_type"]);
        let longest = |texts: Vec<&str>| texts.iter().map(|text| text.chars().count()).max();
        let activity_texts = activities.iter().map(|(.., activity)| activity.text.as_str()).collect();
        assert_eq!(counts["longest_activity_chars"], longest(activity_texts).unwrap());
        assert_eq!(
            counts["longest_indicator_chars"],
            longest(indicators.iter().map(|one| one.text.as_str()).collect()).unwrap()
        );
    }
}

/// How many activities a filter shows.
fn shown(shelf: &Shelf, filter: &Filter) -> usize {
    filter.apply(shelf.year(None), &History::default()).activities.len()
}

fn of(parties: &[&str], mode: Match) -> Filter {
    Filter { parties: parties.iter().map(|&abbr| abbr.to_owned()).collect(), mode, ..Filter::default() }
}

#[test]
fn filters_show_what_the_inventory_counts() {
    let inventory = inventory();
    for ((_, ours), key) in pairs().into_iter().zip(["nsu-2019", "hsvo-2024-2026"]) {
        let counts = &inventory["counts"][key];
        for committee in COMMITTEES {
            let filter = Filter::party(committee);
            assert_eq!(counts["activities_by_committee"][committee], shown(&ours, &filter), "{committee}");
        }
        let by_party = counts["activities_by_party"].as_object().unwrap();
        for party in ours.plan.parties.iter().filter(|party| party.kind != PartyKind::Committee) {
            let expected = by_party.get(&party.abbr).and_then(Value::as_u64).unwrap_or(0);
            assert_eq!(shown(&ours, &Filter::party(&party.abbr)) as u64, expected, "{}", party.abbr);
        }
    }
}

#[test]
fn the_matrix_has_the_sums_of_the_inventory() {
    let inventory = inventory();
    for ((theirs, ours), key) in pairs().into_iter().zip(["nsu-2019", "hsvo-2024-2026"]) {
        let (counts, history, plan) = (&inventory["counts"][key], History::default(), ours.year(None));
        let matrix = Matrix::new(plan, &Filter::default().apply(plan, &history), &history, &str::cmp);
        for (at, area) in list(&theirs["focus_areas"]).iter().enumerate() {
            let ours = matrix.all.cell(Some(at));
            let expected = &counts["per_focus_area"][area["id"].as_str().unwrap()];
            assert_eq!(expected["activities"], ours.activities, "{key}");
            assert_eq!(expected["indicators"], ours.indicators, "{key}");
        }
        assert_eq!(
            (&counts["activities"], &counts["indicators"]),
            (&json!(matrix.all.sum.activities), &json!(matrix.all.sum.indicators))
        );
        let by_party = counts["activities_by_party"].as_object().unwrap();
        for row in &matrix.rows {
            let Who::Party(abbr) = &row.who else { continue };
            let of_party = by_party.get(abbr).or_else(|| counts["activities_by_committee"].get(abbr));
            assert_eq!(
                of_party.and_then(Value::as_u64).unwrap_or(0),
                row.sum.activities as u64,
                "{key} {abbr}"
            );
        }
    }
}

#[test]
fn modes_of_the_filter_on_hsvo() {
    let hsvo = shelf("hsvo-uppsala-2024");
    let each = |mode| COMMITTEES.map(|committee| shown(&hsvo, &of(&[committee], mode)));
    assert_eq!(each(Match::Any), [15, 25, 24, 19, 20, 19, 29]);
    assert_eq!(each(Match::Particular), [4, 14, 13, 8, 9, 8, 18]);
    assert_eq!(each(Match::Only), [0; 7]);
    for (parties, mode, count) in [
        (&["OSN", "SHS"][..], Match::All, 18),
        (&["ÄLN", "VS"], Match::All, 20),
        (&["AMN", "ÄLN"], Match::Any, 22),
        (&["ÄLN", "VS"], Match::Only, 1),
        (&["TL"], Match::Any, 5),
        (&["TL"], Match::Only, 4),
        (&COMMITTEES, Match::All, 11),
        (&COMMITTEES, Match::Any, 29),
    ] {
        assert_eq!(shown(&hsvo, &of(parties, mode)), count, "{parties:?} {mode:?}");
    }
    let nobody = Filter { nobody: true, ..Filter::default() };
    let nobody = nobody.apply(hsvo.year(None), &History::default());
    let [only] = nobody.activities.as_slice() else { panic!() };
    assert_eq!(only.activity.id.as_str(), "2.1.2.3");
    assert_eq!(shown(&shelf("nsu-uppsala-2019"), &Filter { nobody: true, ..Filter::default() }), 0);
}

#[test]
fn focus_areas_and_goals_of_a_committee_on_hsvo() {
    let hsvo = shelf("hsvo-uppsala-2024");
    for (committee, per_area, goals) in [
        ("AMN", [6, 4, 2, 0, 3], 8),
        ("OSN", [12, 8, 2, 0, 3], 11),
        ("SCN", [13, 6, 2, 0, 3], 11),
        ("UBN", [11, 4, 2, 0, 2], 10),
        ("ÄLN", [8, 7, 2, 0, 3], 9),
        ("SHS", [8, 6, 2, 0, 3], 9),
        ("VS", [15, 9, 2, 0, 3], 12),
    ] {
        let counted = ["2.1", "2.2", "2.3", "2.4", "2.5"]
            .map(|area| shown(&hsvo, &Filter { focus_area: Some(area.into()), ..Filter::party(committee) }));
        assert_eq!(counted, per_area, "{committee}");
        let shown = Filter::party(committee).apply(hsvo.year(None), &History::default());
        let hit: BTreeSet<&str> = shown.activities.iter().map(|one| one.goal.id.as_str()).collect();
        assert_eq!((hit.len(), shown.total), (goals, 34), "{committee}");
    }
}

#[test]
fn ids_are_those_that_people_know() {
    for (shelf, first, last, empty) in [
        (shelf("nsu-uppsala-2019"), ["3", "3.1", "3.1.1", "3.1.1a"], "5.3", Some("5.3")),
        (shelf("hsvo-uppsala-2024"), ["2.1", "2.1.1", "2.1.1.1", "2.1.1.1a"], "2.5.1.4a", None),
    ] {
        let year = shelf.year(None);
        let ids: Vec<&str> = year.items().map(|item| item.id().as_str()).collect();
        assert_eq!(ids[..4], first);
        assert_eq!(ids.last(), Some(&last));
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        let mut sorted = ids.clone();
        sorted.sort_by(|a, b| folj::model::natural_cmp(a, b));
        assert_eq!(sorted, ids);
        let without = shelf.plan.goals().find(|(_, goal)| year.of_goal(goal).next().is_none());
        assert_eq!(without.map(|(_, goal)| goal.id.as_str()), empty);
    }
    assert_eq!(
        shelf("nsu-uppsala-2019").year(None).find("3.4.2B").unwrap().text(),
        "Lokala rutiner framtagna (Ja/Nej)"
    );
}

/// What a service or activity became, and where it came from, said from both sides.
#[test]
fn lineage_is_said_from_both_sides() {
    let (nsu, hsvo) = (shelf("nsu-uppsala-2019"), shelf("hsvo-uppsala-2024"));
    let came: BTreeSet<(String, String)> = hsvo
        .plan
        .ordinary_operation
        .iter()
        .flat_map(|service| service.lineage.iter().map(|tie| (tie.id.to_string(), service.id.to_string())))
        .collect();
    let services = nsu.plan.goals().flat_map(|(_, goal)| &goal.ordinary_operation);
    let became: BTreeSet<(String, String)> = services
        .flat_map(|service| service.lineage.iter().map(|tie| (service.id.to_string(), tie.id.to_string())))
        .chain(nsu.year(None).activities().flat_map(|(.., activity)| {
            activity.lineage.iter().map(|tie| (activity.id.to_string(), tie.id.to_string()))
        }))
        .collect();
    assert_eq!(came, became);
    assert_eq!(came.len(), 4);
}
