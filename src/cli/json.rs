//! The JSON contract (`docs/json.md`): fields are added, never renamed.

use std::io;

use jiff::Timestamp;
use serde::Serialize;

use super::io::Io;
use super::open::Session;
use crate::journal::{AsOf, Course, Entry, Field, History, Mark, Outcome, Proposal, Status};
use crate::model::{
    Activity, FocusArea, Goal, Id, Indicator, Kind, Number, Origin, PartyRef, PlanYear, Responsible,
};
use crate::query::{Filter, Match, Query, Select};

/// The name of the contract, in every document.
pub(super) const SCHEMA: &str = "folj/1";

/// Writes one document and a line end.
pub(super) fn write(io: &mut Io<'_>, document: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *io.out, document)?;
    writeln!(io.out)
}

/// The plan that an answer is about.
#[derive(Debug, Serialize)]
pub(super) struct PlanRef<'a> {
    id: &'a str,
    title: &'a str,
    year: Option<i16>,
    as_of: Option<String>,
}

impl<'a> PlanRef<'a> {
    pub(super) fn of(session: &'a Session) -> Self {
        let plan = session.plan_year();
        let as_of = match &session.as_of {
            AsOf::Now => None,
            AsOf::Moment(at) => Some(at.to_string()),
            AsOf::Meeting(id) => Some(id.to_string()),
            AsOf::Marked(id, mark) => Some(format!("{id}/{}", mark_name(*mark))),
        };
        Self {
            id: plan.plan.id.as_str(),
            title: &plan.plan.title,
            year: plan.year().map(|year| year.0),
            as_of,
        }
    }
}

/// The filter that an answer was made with.
#[derive(Debug, Serialize)]
pub(super) struct FilterJson<'a> {
    committees: Vec<&'a str>,
    #[serde(rename = "match")]
    mode: &'static str,
    nobody: bool,
    focus_area: Option<&'a str>,
    goal: Option<&'a str>,
    outcome: Option<&'static str>,
    search: Option<&'a str>,
}

impl<'a> FilterJson<'a> {
    pub(super) fn of(filter: &'a Filter) -> Self {
        Self {
            committees: filter.parties.iter().map(String::as_str).collect(),
            mode: match filter.mode {
                Match::Any => "any",
                Match::All => "all",
                Match::Only => "only",
                Match::Particular => "particular",
            },
            nobody: filter.nobody,
            focus_area: filter.focus_area.as_ref().map(Id::as_str),
            goal: filter.goal.as_ref().map(Id::as_str),
            outcome: filter.outcome.map(|select| match select {
                Select::Outcome(outcome) => outcome_name(outcome),
                Select::Open => "open",
            }),
            search: filter.text.as_ref().map(Query::as_str),
        }
    }
}

/// An item that is only pointed at.
#[derive(Debug, Serialize)]
pub(super) struct ItemRef<'a> {
    id: &'a str,
    title: &'a str,
}

impl<'a> From<&'a FocusArea> for ItemRef<'a> {
    fn from(area: &'a FocusArea) -> Self {
        Self { id: area.id.as_str(), title: &area.title }
    }
}

impl<'a> From<&'a Goal> for ItemRef<'a> {
    fn from(goal: &'a Goal) -> Self {
        Self { id: goal.id.as_str(), title: &goal.title }
    }
}

/// A short text with an id: a priority area, a target group, a service.
#[derive(Debug, Serialize)]
pub(super) struct TextRef<'a> {
    pub(super) id: &'a str,
    pub(super) text: &'a str,
}

/// Who answers for something.
#[derive(Debug, Serialize)]
pub(super) struct ResponsibleJson<'a> {
    parties: Vec<&'a str>,
    as_written: Option<&'a str>,
    origin: &'static str,
    probable: Vec<&'a str>,
    reason: Option<&'a str>,
}

impl<'a> From<&'a Responsible> for ResponsibleJson<'a> {
    fn from(responsible: &'a Responsible) -> Self {
        let abbrs = |refs: &'a [PartyRef]| refs.iter().map(|party| party.party.as_str()).collect();
        Self {
            parties: abbrs(&responsible.parties),
            as_written: responsible.as_written.as_deref(),
            origin: origin_name(responsible),
            probable: abbrs(&responsible.probable),
            reason: responsible.reason.as_deref(),
        }
    }
}

/// Where the reading of a responsible cell comes from; `none` when nobody is named.
fn origin_name(responsible: &Responsible) -> &'static str {
    if responsible.parties.is_empty() {
        return "none";
    }
    match responsible.origin {
        Origin::Own | Origin::Shared | Origin::Segment => "own",
        Origin::Inherited => "inherited",
        Origin::Inferred => "inferred",
        Origin::Blank => "none",
    }
}

/// An activity with its place and what was recorded.
#[derive(Debug, Serialize)]
pub(super) struct ActivityJson<'a> {
    id: &'a str,
    focus_area: ItemRef<'a>,
    goal: ItemRef<'a>,
    priority_area: Option<&'a str>,
    target_group: Option<&'a str>,
    text: &'a str,
    details: Vec<&'a str>,
    responsible: ResponsibleJson<'a>,
    ends: Option<String>,
    status: Option<&'static str>,
    note: Option<&'a str>,
    indicators: Vec<IndicatorJson<'a>>,
}

impl<'a> ActivityJson<'a> {
    pub(super) fn new(
        plan: PlanYear<'a>,
        history: &'a History,
        (area, goal, activity): (&'a FocusArea, &'a Goal, &'a Activity),
        indicators: impl IntoIterator<Item = &'a Indicator>,
    ) -> Self {
        let target = super::target(plan, &activity.id);
        let group = goal.target_groups.iter().find(|group| Some(&group.id) == activity.target_group.as_ref());
        let priority =
            goal.priority_areas.iter().find(|one| Some(&one.id) == activity.priority_area.as_ref());
        Self {
            id: activity.id.as_str(),
            focus_area: area.into(),
            goal: goal.into(),
            priority_area: priority.map(|one| one.text.as_str()),
            target_group: group.map(|group| group.text.as_str()),
            text: &activity.text,
            details: activity.details.iter().map(String::as_str).collect(),
            responsible: (&activity.responsible).into(),
            ends: activity.ends.map(|date| date.to_string()),
            status: history.status(&target).value().map(status_name),
            note: history.note(&target).value(),
            indicators: indicators.into_iter().map(|one| IndicatorJson::new(plan, history, one)).collect(),
        }
    }
}

/// An indicator and what was recorded about it.
#[derive(Debug, Serialize)]
pub(super) struct IndicatorJson<'a> {
    id: &'a str,
    text: &'a str,
    stem: Option<&'a str>,
    kind: &'static str,
    unit: Option<&'a str>,
    condition: Option<&'a str>,
    baseline: Option<serde_json::Number>,
    target: Option<serde_json::Number>,
    outcome: Option<&'static str>,
    value: Option<serde_json::Number>,
    note: Option<&'a str>,
    by: Option<&'a str>,
    at: Option<String>,
    conflict: bool,
    conflicting: Vec<Conflicting<'a>>,
}

/// One of several recordings that wait for a decision.
#[derive(Debug, Serialize)]
struct Conflicting<'a> {
    entry: &'a str,
    by: &'a str,
    at: String,
    #[serde(rename = "do")]
    act: &'static str,
    outcome: Option<&'static str>,
    value: Option<serde_json::Number>,
    note: Option<&'a str>,
}

impl<'a> IndicatorJson<'a> {
    pub(super) fn new(plan: PlanYear<'a>, history: &'a History, indicator: &'a Indicator) -> Self {
        let target = super::target(plan, &indicator.id);
        let latest = latest(history, plan, indicator);
        let unit = match &indicator.kind {
            Kind::Count { unit } => unit.as_deref(),
            Kind::YesNo | Kind::Statement | Kind::Percent => None,
        };
        let heads = Field::ALL.into_iter().map(|field| history.heads(&target, field));
        let conflicting = heads.filter(|heads| heads.windows(2).any(differ)).flatten();
        Self {
            id: indicator.id.as_str(),
            text: &indicator.text,
            stem: indicator.stem.as_deref(),
            kind: kind_name(&indicator.kind),
            unit,
            condition: indicator.condition.as_deref(),
            baseline: indicator.baseline.and_then(json_number),
            target: indicator.target.and_then(json_number),
            outcome: history.outcome(&target).value().map(outcome_name),
            value: history.number(&target).value().and_then(json_number),
            note: history.note(&target).value(),
            by: latest.map(|entry| entry.record.by.login.as_str()),
            at: latest.map(|entry| time(entry.at)),
            conflict: history.has_conflict(&target),
            conflicting: conflicting.map(Conflicting::of).collect(),
        }
    }
}

fn differ(pair: &[&Entry]) -> bool {
    matches!(pair, [a, b] if a.act != b.act)
}

impl<'a> Conflicting<'a> {
    fn of(entry: &'a Entry) -> Self {
        let said = Said::of(entry);
        Self {
            entry: entry.record.id.as_str(),
            by: &entry.record.by.login,
            at: time(entry.at),
            act: said.act,
            outcome: said.outcome,
            value: said.value,
            note: said.note,
        }
    }
}

/// What an entry does, in the names of the contract.
#[derive(Debug, Default)]
pub(super) struct Said<'a> {
    pub(super) act: &'static str,
    pub(super) outcome: Option<&'static str>,
    pub(super) value: Option<serde_json::Number>,
    pub(super) note: Option<&'a str>,
    pub(super) status: Option<&'static str>,
    pub(super) proposal: Option<ProposalJson<'a>>,
    pub(super) decision: Option<&'a str>,
    pub(super) body: Option<&'a str>,
    pub(super) mark: Option<&'static str>,
    pub(super) withdraws: Option<&'a str>,
}

/// A proposal for next year, in the contract.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct ProposalJson<'a> {
    course: &'static str,
    reason: Option<&'a str>,
}

impl<'a> From<&'a Proposal> for ProposalJson<'a> {
    fn from(proposal: &'a Proposal) -> Self {
        let reason = Some(proposal.reason.as_str()).filter(|reason| !reason.is_empty());
        Self { course: course_name(proposal.course), reason }
    }
}

impl<'a> Said<'a> {
    pub(super) fn of(entry: &'a Entry) -> Self {
        use crate::journal::Act;
        let mut said = Self::default();
        said.act = match &entry.record.act {
            Act::Outcome(outcome) => {
                said.outcome = outcome.map(outcome_name);
                "outcome"
            }
            Act::Number(number) => {
                said.value = number.and_then(json_number);
                "number"
            }
            Act::Note(text) => {
                said.note = Some(text.as_str()).filter(|text| !text.is_empty());
                "note"
            }
            Act::Status(status) => {
                said.status = status.map(status_name);
                "status"
            }
            Act::Proposal(proposal) => {
                said.proposal = proposal.as_ref().map(ProposalJson::from);
                "proposal"
            }
            Act::Decision(text) => {
                said.decision = Some(text.as_str()).filter(|text| !text.is_empty());
                "decision"
            }
            Act::Withdraw(id) => {
                said.withdraws = Some(id.as_str());
                "withdraw"
            }
            Act::MeetingOpened { body, .. } => {
                said.body = Some(body.as_str());
                "meeting_opened"
            }
            Act::MeetingMarked { mark, .. } => {
                said.mark = Some(mark_name(*mark));
                "meeting_marked"
            }
            Act::MeetingClosed { .. } => "meeting_closed",
        };
        said
    }
}

/// The newest entry that counts for an indicator, whatever field it is about.
pub(super) fn latest<'a>(
    history: &'a History,
    plan: PlanYear<'_>,
    indicator: &Indicator,
) -> Option<&'a Entry> {
    let target = super::target(plan, &indicator.id);
    let heads = Field::ALL.into_iter().flat_map(|field| history.heads(&target, field));
    heads.max_by_key(|entry| (entry.at, entry.record.id.clone()))
}

/// In UTC, as ISO 8601.
pub(super) fn time(at: Timestamp) -> String {
    at.to_string()
}

/// JSON has one kind of number; what was typed is a short decimal, which it keeps.
pub(super) fn json_number(number: Number) -> Option<serde_json::Number> {
    let text = number.to_string();
    let whole = text.parse::<i64>().ok().map(serde_json::Number::from);
    whole.or_else(|| serde_json::Number::from_f64(text.parse().ok()?))
}

/// The outcome in the contract.
pub(super) fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Yes => "yes",
        Outcome::Partly => "partly",
        Outcome::No => "no",
        Outcome::NotApplicable => "not_applicable",
    }
}

/// The kind of an indicator in the contract.
pub(super) fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::YesNo => "yes_no",
        Kind::Statement => "statement",
        Kind::Count { .. } => "count",
        Kind::Percent => "percent",
    }
}

/// What is to become of an activity next year, in the contract.
fn course_name(course: Course) -> &'static str {
    match course {
        Course::CarryOver => "carry_over",
        Course::Finish => "finish",
        Course::OrdinaryOperation => "ordinary_operation",
        Course::Drop => "drop",
    }
}

/// The mark of a meeting in the contract.
fn mark_name(mark: Mark) -> &'static str {
    match mark {
        Mark::SentOut => "sent_out",
        Mark::Decided => "decided",
    }
}

/// The status of an activity in the contract.
pub(super) fn status_name(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "not_started",
        Status::OnTrack => "on_track",
        Status::Deviating => "deviating",
        Status::Delayed => "delayed",
        Status::Completed => "completed",
        Status::Cancelled => "cancelled",
        Status::OrdinaryOperation => "ordinary_operation",
    }
}
