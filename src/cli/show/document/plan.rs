//! The plan itself in JSON.

use serde::Serialize;

use crate::cli::open::Session;
use crate::contract::{AbbreviationJson, Conflicting, ItemRef, ServiceJson, party_kind_name};
use crate::model::{Consequence, Decision, LevelName, LevelNames, Party, Source, SourceError, YearList};

/// The plan itself: everything that is not in one of its focus areas.
#[derive(Debug, Serialize)]
pub(super) struct PlanJson<'a> {
    id: &'a str,
    title: &'a str,
    organisation: &'a str,
    language: &'a str,
    from: i16,
    to: i16,
    strategy: Option<&'a str>,
    vision: Vec<&'a str>,
    meetings: Option<&'a str>,
    decisions: Vec<DecisionJson<'a>>,
    principals: Vec<&'a str>,
    parties: Vec<PartyJson<'a>>,
    committees: Vec<&'a str>,
    levels: LevelsJson<'a>,
    years: Vec<YearJson<'a>>,
    focus_areas: Vec<ItemRef<'a>>,
    ordinary_operation_heading: Option<&'a str>,
    ordinary_operation: Vec<ServiceJson<'a>>,
    abbreviations: Vec<AbbreviationJson<'a>>,
    source: Option<SourceJson<'a>>,
    note: Option<&'a str>,
    decision: Option<&'a str>,
    conflicting: Vec<Conflicting<'a>>,
}

#[derive(Debug, Serialize)]
struct DecisionJson<'a> {
    date: Option<String>,
    body: &'a str,
    verb: &'a str,
    clause: Option<&'a str>,
    consequences: Vec<ConsequenceJson<'a>>,
}

#[derive(Debug, Serialize)]
struct ConsequenceJson<'a> {
    heading: &'a str,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct PartyJson<'a> {
    abbr: &'a str,
    name: &'a str,
    english: Option<&'a str>,
    kind: &'static str,
    principal: Option<&'a str>,
}

/// The plan's own words for its levels.
#[derive(Debug, Serialize)]
struct LevelsJson<'a> {
    focus_area: Option<WordJson<'a>>,
    sub_goal: Option<WordJson<'a>>,
    goal: Option<WordJson<'a>>,
    local_priority: Option<WordJson<'a>>,
    aim: Option<WordJson<'a>>,
    target_group: Option<WordJson<'a>>,
    priority_area: Option<WordJson<'a>>,
    activity: Option<WordJson<'a>>,
    indicator: Option<WordJson<'a>>,
}

#[derive(Debug, Serialize)]
struct WordJson<'a> {
    one: &'a str,
    many: &'a str,
}

#[derive(Debug, Serialize)]
struct YearJson<'a> {
    year: i16,
    title: Option<&'a str>,
    activities: usize,
}

#[derive(Debug, Serialize)]
struct SourceJson<'a> {
    document: &'a str,
    columns: Vec<&'a str>,
    errors: Vec<SourceErrorJson<'a>>,
}

#[derive(Debug, Serialize)]
struct SourceErrorJson<'a> {
    as_written: &'a str,
    suggested: &'a str,
    place: Option<&'a str>,
}

impl<'a> PlanJson<'a> {
    pub(super) fn of(session: &'a Session) -> Self {
        let plan = &*session.shelf.plan;
        let year = |list: &YearList| list.activities.len();
        Self {
            id: plan.id.as_str(),
            title: &plan.title,
            organisation: &plan.organisation,
            language: &plan.language,
            from: plan.period.from.0,
            to: plan.period.to.0,
            strategy: plan.strategy.as_deref(),
            vision: strings(&plan.vision),
            meetings: plan.meetings.as_deref(),
            decisions: plan.decisions.iter().map(decision).collect(),
            principals: strings(&plan.principals),
            parties: plan.parties.iter().map(party).collect(),
            committees: strings(&plan.committees),
            levels: levels(&plan.levels),
            years: plan
                .lists
                .iter()
                .map(|list| YearJson {
                    year: list.year.0,
                    title: list.title.as_deref(),
                    activities: year(list),
                })
                .collect(),
            focus_areas: plan.focus_areas.iter().map(ItemRef::from).collect(),
            ordinary_operation_heading: plan.ordinary_operation_heading.as_deref(),
            ordinary_operation: plan.ordinary_operation.iter().map(ServiceJson::from).collect(),
            abbreviations: plan
                .abbreviations
                .iter()
                .map(|one| AbbreviationJson { abbr: &one.abbr, meaning: &one.meaning })
                .collect(),
            source: plan.source.as_ref().map(source),
            conflicting: Conflicting::about(session.history(), &session.shelf.plan_target(None)),
            note: session.history().note(&session.shelf.plan_target(None)).value(),
            decision: session.history().decision(&session.shelf.plan_target(None)).value(),
        }
    }
}

fn decision<'a>(one: &'a Decision) -> DecisionJson<'a> {
    let consequence = |one: &'a Consequence| ConsequenceJson { heading: &one.heading, text: &one.text };
    DecisionJson {
        date: one.date.map(|date| date.to_string()),
        body: &one.body,
        verb: &one.verb,
        clause: one.clause.as_deref(),
        consequences: one.consequences.iter().map(consequence).collect(),
    }
}

fn party(one: &Party) -> PartyJson<'_> {
    PartyJson {
        abbr: &one.abbr,
        name: &one.name,
        english: one.english.as_deref(),
        kind: party_kind_name(one.kind),
        principal: one.principal.as_deref(),
    }
}

fn levels(words: &LevelNames) -> LevelsJson<'_> {
    fn word(name: Option<&LevelName>) -> Option<WordJson<'_>> {
        name.map(|name| WordJson { one: &name.one, many: &name.many })
    }
    LevelsJson {
        focus_area: word(words.focus_area.as_ref()),
        sub_goal: word(words.sub_goal.as_ref()),
        goal: word(words.goal.as_ref()),
        local_priority: word(words.local_priority.as_ref()),
        aim: word(words.aim.as_ref()),
        target_group: word(words.target_group.as_ref()),
        priority_area: word(words.priority_area.as_ref()),
        activity: word(words.activity.as_ref()),
        indicator: word(words.indicator.as_ref()),
    }
}

fn source<'a>(source: &'a Source) -> SourceJson<'a> {
    let error = |one: &'a SourceError| SourceErrorJson {
        as_written: &one.as_written,
        suggested: &one.suggested,
        place: one.place.as_deref(),
    };
    SourceJson {
        document: &source.document,
        columns: strings(&source.columns),
        errors: source.errors.iter().map(error).collect(),
    }
}

fn strings(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
