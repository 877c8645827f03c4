//! `folj list`: activities with their outcomes.

use serde::Serialize;

use super::args::{Form, Look};
use super::io::{Answer, Exit, Io};
use super::open::{Desk, Session};
use super::select;
use super::table::{Cell, Table};
use crate::contract::{self, ActivityJson, FilterJson, PlanRef};
use crate::journal::{Outcome, Target};
use crate::model::{Indicator, PartyKind, Responsible};
use crate::query::{Filter, Shown, ShownActivity};
use crate::report::{Sheet, Value};
use crate::text::{Lang, date};

#[derive(Debug, Serialize)]
struct Document<'a> {
    schema: &'static str,
    plan: PlanRef<'a>,
    filter: FilterJson<'a>,
    total: usize,
    shown: usize,
    activities: Vec<ActivityJson<'a>>,
}

/// Lists what the filter shows.
pub(super) fn run(desk: Desk<'_>, look: &Look, io: &mut Io<'_>) -> Answer {
    let session = desk.open_now(&look.filter.when, io)?;
    let filter = select::filter(&session, &look.filter)?;
    let (plan, history) = (session.plan_year(), session.history());
    let shown = filter.apply(plan, history);
    match look.form.form() {
        Form::Json => {
            let activities = shown.activities.iter().map(|one| {
                let place = (one.area, one.goal, one.activity);
                ActivityJson::new(plan, history, place, one.indicators.iter().copied())
            });
            let document = Document {
                schema: contract::SCHEMA,
                plan: session.plan_ref(),
                filter: FilterJson::of(&filter),
                total: shown.total,
                shown: shown.activities.len(),
                activities: activities.collect(),
            };
            io.json(&document)?;
        }
        form @ (Form::Tsv | Form::Csv) => io.sheet(&sheet(&session, &shown), form)?,
        Form::Table => {
            let table = table(&session, &shown);
            if !table.is_empty() {
                table.write(io)?;
            }
        }
    }
    io.say(&summary(&session, &filter, &shown));
    session.end();
    Ok(Exit::Done)
}

fn table(session: &Session, shown: &Shown<'_>) -> Table {
    let lang = session.lang;
    let mut table = Table::new(lang.cli_list_headings());
    for one in &shown.activities {
        let (outcome, words) = outcomes(session, one);
        table.push(vec![
            Cell::text(one.activity.id.as_str()),
            Cell::outcome(outcome, &words),
            Cell::text(&responsible(lang, &one.activity.responsible)),
            Cell::text(&one.activity.text),
        ]);
    }
    table
}

/// The outcomes of the indicators in a row, and the one that they all have.
fn outcomes(session: &Session, one: &ShownActivity<'_>) -> (Option<Outcome>, String) {
    let judged = one.indicators.iter().map(|indicator| session.outcome(indicator));
    let all: Vec<Option<Outcome>> = judged.collect();
    let first =
        all.first().copied().flatten().filter(|_| all.windows(2).all(|pair| pair.first() == pair.last()));
    let words: Vec<String> =
        one.indicators.iter().map(|indicator| session.outcome_words(indicator)).collect();
    match words.as_slice() {
        [one, more @ ..] if !more.is_empty() && more.iter().all(|other| other == one) => {
            (first, format!("{one} ×{}", words.len()))
        }
        _ => (first, words.join(", ")),
    }
}

/// The named parties; where nobody is named a dash, and who was probably meant.
pub(super) fn responsible(lang: Lang, responsible: &Responsible) -> String {
    if !responsible.parties.is_empty() {
        return responsible.abbrs().collect::<Vec<_>>().join(", ");
    }
    let probable: Vec<&str> = responsible.probable.iter().map(|party| party.party.as_str()).collect();
    match probable.as_slice() {
        [] => "–".to_owned(),
        probable => format!("– ({})", lang.cli_probably(&probable.join(", "))),
    }
}

/// One row for each indicator, since that is what has an outcome.
fn sheet(session: &Session, shown: &Shown<'_>) -> Sheet {
    let mut sheet = Sheet::new(&[
        "focus_area",
        "goal",
        "activity",
        "text",
        "responsible",
        "indicator",
        "indicator_text",
        "kind",
        "outcome",
        "value",
        "note",
        "by",
        "date",
    ]);
    for one in &shown.activities {
        let place = [
            Value::text(one.area.id.as_str()),
            Value::text(one.goal.id.as_str()),
            Value::text(one.activity.id.as_str()),
            Value::text(&one.activity.text),
            Value::Text(one.activity.responsible.abbrs().collect::<Vec<_>>().join(", ")),
        ];
        if one.indicators.is_empty() {
            sheet.push([&place[..], &[const { Value::Nothing }; 8]].concat());
        }
        for indicator in &one.indicators {
            sheet.push([&place[..], &recorded(session, indicator)].concat());
        }
    }
    sheet
}

fn recorded(session: &Session, indicator: &Indicator) -> [Value; 8] {
    let (plan, history) = (session.plan_year(), session.history());
    let target = Target::listed(plan, &indicator.id);
    let latest = history.latest(&target);
    [
        Value::text(indicator.id.as_str()),
        Value::Text(indicator.whole_text()),
        Value::text(contract::kind_name(&indicator.kind)),
        Value::maybe(session.outcome(indicator).map(contract::outcome_name)),
        history.number(&target).value().map_or(Value::Nothing, Value::Number),
        Value::maybe(history.note(&target).value()),
        Value::maybe(latest.map(|entry| entry.record.by.login.as_str())),
        latest.map_or(Value::Nothing, |entry| Value::Text(date(entry.at, &session.facts.zone))),
    ]
}

/// How much is shown of how much, and why there is nothing.
pub(super) fn summary(session: &Session, filter: &Filter, shown: &Shown<'_>) -> String {
    let (lang, plan) = (session.lang, &session.shelf.plan);
    let words = lang.cli_filter(plan, filter);
    if !shown.activities.is_empty() || shown.total == 0 {
        return lang.cli_shown(shown.activities.len(), shown.total, words.as_deref());
    }
    if asks_for_unnamed_committees(session, filter) {
        let instead = most_named(session).and_then(|abbr| plan.party(abbr));
        return lang.cli_no_committees_per_activity(instead);
    }
    lang.cli_nothing_shown(shown.total, words.as_deref())
}

/// Whether the filter asks for a committee in a plan that names none for its activities.
pub(super) fn asks_for_unnamed_committees(session: &Session, filter: &Filter) -> bool {
    let plan = &session.shelf.plan;
    let by_committee = filter.parties.iter().filter_map(|abbr| plan.party(abbr));
    let mut asked = by_committee.filter(|party| party.kind == PartyKind::Committee);
    asked.next().is_some() && !names_committees(session)
}

/// Whether any activity names a committee.
pub(super) fn names_committees(session: &Session) -> bool {
    let plan = session.plan_year();
    let committee =
        |abbr: &str| plan.plan.party(abbr).is_some_and(|party| party.kind == PartyKind::Committee);
    plan.activities().any(|(_, _, activity)| activity.responsible.abbrs().any(committee))
}

/// The party that most activities name; the plan's first one of several.
pub(super) fn most_named(session: &Session) -> Option<&str> {
    let plan = session.plan_year();
    let times = |abbr: &str| plan.activities().filter(|(_, _, one)| one.responsible.names(abbr)).count();
    let parties = plan.plan.parties.iter().rev().map(|party| party.abbr.as_str());
    parties.max_by_key(|abbr| times(abbr)).filter(|abbr| times(abbr) > 0)
}
