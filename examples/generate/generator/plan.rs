//! The plan: focus areas, goals, and the activities of one year.

use std::fs;
use std::io;
use std::path::Path;

use folj::model::{Direction, Id, Kind, Link, Number, Origin, Plan, Relation};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;

use super::parties::{Parties, Party, REGION, Responsible};
use super::random::Random;
use super::words;

/// The plan's id.
pub(super) const ID: &str = "mellanbygden-2024";

/// The year of its list.
pub(super) const YEAR: i16 = 2025;

const ACTIVITIES_PER_GOAL: usize = 7;
const GOALS_PER_AREA: usize = 5;
/// The fields of the outermost records, their lists, and the records in them stand on lines of their own.
const LINES_DOWN_TO: usize = 3;

/// What a history is about: the ids of a plan.
#[derive(Debug, Default)]
pub(super) struct Followed {
    /// Focus areas and goals.
    pub(super) headings: Vec<Id>,
    /// Activities.
    pub(super) activities: Vec<Id>,
    /// Indicators with their kinds.
    pub(super) indicators: Vec<(Id, Kind)>,
}

#[derive(Serialize)]
struct Head {
    format: u32,
    id: &'static str,
    title: &'static str,
    organisation: &'static str,
    period: Period,
    decisions: Vec<Decision>,
    strategy: &'static str,
    vision: Vec<&'static str>,
    meetings: &'static str,
    principals: Vec<String>,
    parties: Vec<Party>,
    focus_areas: Vec<FocusArea>,
    ordinary_operation: Vec<Text>,
}

#[derive(Serialize)]
struct Period {
    from: i16,
    to: i16,
}

#[derive(Serialize)]
struct Decision {
    date: &'static str,
    body: &'static str,
    verb: &'static str,
}

#[derive(Serialize)]
struct FocusArea {
    id: String,
    title: String,
    sub_goals: Vec<Text>,
    goals: Vec<Goal>,
}

#[derive(Serialize)]
struct Goal {
    id: String,
    title: String,
    local_priorities: Vec<Priority>,
    target_groups: Vec<Text>,
    priority_areas: Vec<Text>,
    ordinary_operation: Vec<Text>,
}

#[derive(Serialize)]
struct Priority {
    title: String,
    aims: Vec<&'static str>,
}

/// An id and a text: sub-goal, target group, priority area, service.
#[derive(Serialize)]
struct Text {
    id: String,
    text: String,
}

#[derive(Serialize)]
struct List {
    format: u32,
    plan: &'static str,
    year: i16,
    activities: Vec<Activity>,
}

#[derive(Serialize)]
struct Activity {
    id: String,
    goal: String,
    text: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    details: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_group: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority_area: Option<String>,
    responsible: Responsible,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lineage: Vec<Tie>,
    indicators: Vec<Indicator>,
}

#[derive(Serialize)]
struct Tie {
    relation: Relation,
    plan: &'static str,
    year: i16,
    id: String,
}

#[derive(Serialize)]
struct Indicator {
    id: String,
    kind: Kind,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    stem: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<Direction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    threshold: Option<Threshold>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    compound: bool,
    link: Link,
}

#[derive(Serialize)]
struct Threshold {
    at_least: Number,
    unit: &'static str,
    words: &'static str,
}

/// Whether a cell is an activity's own, which need not be said.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
pub(super) fn is_own(origin: &Origin) -> bool {
    *origin == Origin::Own
}

/// Writes the files of a plan into its folder.
pub(super) fn write(folder: &Path, activities: usize, random: &mut Random) -> io::Result<Followed> {
    let parties = Parties::new(activities);
    let goals = activities.div_ceil(ACTIVITIES_PER_GOAL);
    let areas = goals.div_ceil(GOALS_PER_AREA);
    let (mut followed, mut listed) = (Followed::default(), Vec::new());
    let mut focus_areas = Vec::new();
    for area in 0..areas {
        let mut focus_area = focus_area(area + 1, random);
        followed.headings.push(focus_area.id.as_str().into());
        for at in 0..GOALS_PER_AREA.min(goals - area * GOALS_PER_AREA) {
            let goal = goal(format!("{}.{}", focus_area.id, at + 1), random);
            followed.headings.push(goal.id.as_str().into());
            let count = ACTIVITIES_PER_GOAL.min(activities - listed.len());
            add_activities(&mut listed, count, &goal, (&parties, area), random);
            focus_area.goals.push(goal);
        }
        focus_areas.push(focus_area);
    }
    for activity in &listed {
        followed.activities.push(activity.id.as_str().into());
        let indicators = activity.indicators.iter();
        followed.indicators.extend(indicators.map(|one| (one.id.as_str().into(), one.kind.clone())));
    }
    save(&folder.join("plan.ron"), &head(&parties, focus_areas))?;
    let list = List { format: Plan::FORMAT, plan: ID, year: YEAR, activities: listed };
    save(&folder.join(format!("activities-{YEAR}.ron")), &list)?;
    Ok(followed)
}

fn save(path: &Path, what: &impl Serialize) -> io::Result<()> {
    let pretty = PrettyConfig::new().depth_limit(LINES_DOWN_TO).new_line("\n");
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let text = options.to_string_pretty(what, pretty).map_err(io::Error::other)?;
    fs::write(path, format!("// Påhittad: ingen av uppgifterna handlar om någon.\n{text}\n"))
}

fn head(parties: &Parties, focus_areas: Vec<FocusArea>) -> Head {
    Head {
        format: Plan::FORMAT,
        id: ID,
        title: "Samverkansplan för nära vård och omsorg 2024–2026",
        organisation: REGION,
        period: Period { from: 2024, to: 2026 },
        decisions: vec![Decision { date: "2023-11-20", body: "Samverkansrådet", verb: "fastställd" }],
        strategy: "Strategi för samverkan 2024–2030",
        vision: vec!["Den som behöver oss ska inte behöva veta vem av oss det är."],
        meetings: "Rådet möts fyra gånger om året.",
        principals: parties.principals.clone(),
        parties: parties.listed(),
        focus_areas,
        ordinary_operation: vec![Text { id: "S1".into(), text: "Samverkansrådets kansli".into() }],
    }
}

fn focus_area(number: usize, random: &mut Random) -> FocusArea {
    let sub_goal = |at| Text { id: format!("D{number}.{at}"), text: words::theme(random) };
    let sub_goals = (1..3).map(sub_goal).collect();
    FocusArea { id: number.to_string(), title: words::theme(random), sub_goals, goals: Vec::new() }
}

fn goal(id: String, random: &mut Random) -> Goal {
    let texts = |letter: &str, make: fn(&mut Random) -> String, random: &mut Random| -> Vec<Text> {
        let count = random.weighted(&[(50, 0), (30, 2), (20, 3)]);
        (1..=count).map(|at| Text { id: format!("{letter}{at}"), text: make(random) }).collect()
    };
    let target_groups = texts("M", |random| words::group(random).to_owned(), random);
    let priority_areas = texts("P", words::theme, random);
    let mut services = texts("S", words::theme, random);
    for service in &mut services {
        service.id = format!("{id}-{}", service.id);
    }
    let aims = (0..=random.below(3)).map(|_| words::statement(random)).collect();
    let priority = Priority { title: words::theme(random), aims };
    Goal {
        id,
        title: words::theme(random),
        local_priorities: vec![priority],
        target_groups,
        priority_areas,
        ordinary_operation: services,
    }
}

/// Adds `count` activities of a goal; the parties are those of a focus area.
fn add_activities(
    listed: &mut Vec<Activity>,
    count: usize,
    goal: &Goal,
    (parties, area): (&Parties, usize),
    random: &mut Random,
) {
    let mut above = Responsible::default();
    for at in 1..=count {
        let id = format!("{}.{at}", goal.id);
        let responsible = Responsible::new(parties, area, &above, random);
        above.clone_from(&responsible);
        let some = |of: &[Text], random: &mut Random| {
            (!of.is_empty() && random.chance(700)).then(|| random.pick(of).id.clone())
        };
        let details = if random.chance(150) { 2 + random.below(3) } else { 0 };
        let lineage = random.chance(80).then(|| Tie {
            relation: Relation::CarriedFrom,
            plan: "mellanbygden-2021",
            year: YEAR - 2,
            id: id.clone(),
        });
        listed.push(Activity {
            goal: goal.id.clone(),
            text: words::activity(random),
            details: words::details(details, random),
            target_group: some(&goal.target_groups, random),
            priority_area: some(&goal.priority_areas, random),
            responsible,
            ends: random.chance(150).then(|| format!("{YEAR}-{:02}-28", 4 + random.below(9))),
            lineage: lineage.into_iter().collect(),
            indicators: indicators(&id, random),
            id,
        });
    }
}

fn indicators(activity: &str, random: &mut Random) -> Vec<Indicator> {
    let count = random.weighted(&[(2, 0), (40, 1), (35, 2), (15, 3), (8, 4)]);
    let stem = (count > 1 && random.chance(60)).then_some("Vid årets slut:");
    ('a'..='d').take(count).map(|letter| indicator(format!("{activity}{letter}"), stem, random)).collect()
}

fn indicator(id: String, stem: Option<&'static str>, random: &mut Random) -> Indicator {
    let (counted, unit) = words::counted(random);
    let unit = random.chance(900).then(|| unit.to_owned());
    let (kind, text) = match random.below(100) {
        0..25 => (Kind::YesNo, words::question(random)),
        25..65 => (Kind::Statement, words::statement(random)),
        65..85 => (Kind::Count { unit: unit.map(Into::into) }, counted),
        _ => (Kind::Percent, words::share(random)),
    };
    let has_number = kind.has_number();
    let is_statement = kind == Kind::Statement;
    let number = |chance, random: &mut Random| {
        let number = i64::try_from(random.below(100)).unwrap_or(0);
        (has_number && random.chance(chance)).then(|| Number::from(number))
    };
    let threshold = (is_statement && random.chance(60)).then(|| Threshold {
        at_least: 2.into(),
        unit: "träffar",
        words: "vid minst två träffar",
    });
    Indicator {
        id,
        text: threshold.as_ref().map_or_else(|| text.to_owned(), |found| format!("{text} {}", found.words)),
        stem,
        baseline: number(600, random),
        target: number(800, random),
        direction: (has_number && random.chance(800))
            .then(|| random.weighted(&[(8, Direction::Higher), (2, Direction::Lower)])),
        condition: random.chance(50).then(|| words::condition(random)),
        threshold,
        compound: is_statement && random.chance(150),
        link: random.weighted(&[(90, Link::Row), (6, Link::Position), (4, Link::Continuation)]),
        kind,
    }
}
