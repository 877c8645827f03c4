//! The JSON contract (`docs/json.md`): fields are added, never renamed.

mod counts;
mod entries;
mod items;
mod report;

use jiff::Timestamp;
use serde::Serialize;

use crate::journal::{Act, AsOf, Course, Entry, Mark, Outcome, Proposal, Status, Target};
use crate::model::{Id, Kind, Number, PartyKind, PlanYear};
use crate::query::{Filter, Match, Query, Select};

pub(crate) use counts::{CountsJson, PartyCounts};
pub(crate) use entries::{ChangeJson, EntryJson};
pub(crate) use items::{
    ActivityJson, Conflicting, IndicatorJson, ItemRef, ResponsibleJson, ServiceJson, TextRef, VariantJson,
};
pub(crate) use report::{
    AbbreviationJson, AboutJson, AreaJson, Each, GoalServicesJson, HeadJson, MeetingJson, MomentJson,
    OpenJson, ReportJson, ServicesJson,
};

/// The name of the contract, in every document.
pub(crate) const SCHEMA: &str = "folj/1";

/// The plan that an answer is about.
#[derive(Debug, Serialize)]
pub(crate) struct PlanRef<'a> {
    id: &'a str,
    title: &'a str,
    year: Option<i16>,
    as_of: Option<String>,
}

impl<'a> PlanRef<'a> {
    /// The plan and year, as of a moment.
    pub(crate) fn new(plan: PlanYear<'a>, as_of: &AsOf) -> Self {
        Self {
            id: plan.plan.id.as_str(),
            title: &plan.plan.title,
            year: plan.year().map(|year| year.0),
            as_of: moment_name(as_of),
        }
    }
}

/// A moment in the contract: a time, a meeting, or a meeting and its mark; now is none.
pub(crate) fn moment_name(moment: &AsOf) -> Option<String> {
    match moment {
        AsOf::Now => None,
        AsOf::Moment(at) => Some(at.to_string()),
        AsOf::Meeting(id) => Some(id.to_string()),
        AsOf::Marked(id, mark) => Some(format!("{id}/{}", mark_name(*mark))),
    }
}

/// What an entry is about; of the journal's own form nothing may be left out here.
#[derive(Debug, Serialize)]
pub(crate) struct TargetJson<'a> {
    plan: &'a str,
    year: Option<i16>,
    id: Option<&'a str>,
}

impl<'a> From<&'a Target> for TargetJson<'a> {
    fn from(target: &'a Target) -> Self {
        Self {
            plan: target.plan.as_str(),
            year: target.year.map(|year| year.0),
            id: target.id.as_ref().map(Id::as_str),
        }
    }
}

/// The filter that an answer was made with.
#[derive(Debug, Serialize)]
pub(crate) struct FilterJson<'a> {
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
    pub(crate) fn of(filter: &'a Filter) -> Self {
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

/// What an entry does, in the names of the contract.
#[derive(Debug, Default)]
pub(crate) struct Said<'a> {
    pub(crate) act: &'static str,
    pub(crate) outcome: Option<&'static str>,
    pub(crate) value: Option<serde_json::Number>,
    pub(crate) note: Option<&'a str>,
    pub(crate) status: Option<&'static str>,
    pub(crate) proposal: Option<ProposalJson<'a>>,
    pub(crate) decision: Option<&'a str>,
    pub(crate) body: Option<&'a str>,
    pub(crate) mark: Option<&'static str>,
    pub(crate) withdraws: Option<&'a str>,
}

/// A proposal for next year, in the contract.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct ProposalJson<'a> {
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
    pub(crate) fn of(entry: &'a Entry) -> Self {
        let act = &entry.record.act;
        let mut said = Self { act: act_name(act), ..Self::default() };
        match act {
            Act::Outcome(outcome) => said.outcome = outcome.map(outcome_name),
            Act::Number(number) => said.value = number.and_then(json_number),
            Act::Note(text) => said.note = Some(text.as_str()).filter(|text| !text.is_empty()),
            Act::Status(status) => said.status = status.map(status_name),
            Act::Proposal(proposal) => said.proposal = proposal.as_ref().map(ProposalJson::from),
            Act::Decision(text) => said.decision = Some(text.as_str()).filter(|text| !text.is_empty()),
            Act::Withdraw(id) => said.withdraws = Some(id.as_str()),
            Act::MeetingOpened { body, .. } => said.body = Some(body.as_str()),
            Act::MeetingMarked { mark, .. } => said.mark = Some(mark_name(*mark)),
            Act::MeetingClosed { .. } => {}
        }
        said
    }
}

/// What an act is called in the contract; of a recording it is the field.
pub(crate) fn act_name(act: &Act) -> &'static str {
    match act {
        Act::Outcome(_) => "outcome",
        Act::Number(_) => "number",
        Act::Note(_) => "note",
        Act::Status(_) => "status",
        Act::Proposal(_) => "proposal",
        Act::Decision(_) => "decision",
        Act::Withdraw(_) => "withdraw",
        Act::MeetingOpened { .. } => "meeting_opened",
        Act::MeetingMarked { .. } => "meeting_marked",
        Act::MeetingClosed { .. } => "meeting_closed",
    }
}

/// What a recording says, in one cell, in the names of the contract; nothing for a removal.
pub(crate) fn act_value(act: &Act) -> Option<String> {
    match act {
        Act::Outcome(outcome) => outcome.map(|outcome| outcome_name(outcome).to_owned()),
        Act::Number(number) => number.map(|number| number.to_string()),
        Act::Status(status) => status.map(|status| status_name(status).to_owned()),
        Act::Proposal(proposal) => proposal.as_ref().map(|proposal| match proposal.reason.as_str() {
            "" => course_name(proposal.course).to_owned(),
            reason => format!("{}: {reason}", course_name(proposal.course)),
        }),
        Act::Note(text) | Act::Decision(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Act::Withdraw(_)
        | Act::MeetingOpened { .. }
        | Act::MeetingMarked { .. }
        | Act::MeetingClosed { .. } => None,
    }
}

/// In UTC, as ISO 8601.
pub(crate) fn time(at: Timestamp) -> String {
    at.to_string()
}

/// JSON has one kind of number; what was typed is a short decimal, which it keeps.
pub(crate) fn json_number(number: Number) -> Option<serde_json::Number> {
    let text = number.to_string();
    let whole = text.parse::<i64>().ok().map(serde_json::Number::from);
    whole.or_else(|| serde_json::Number::from_f64(text.parse().ok()?))
}

/// The outcome in the contract.
pub(crate) fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Yes => "yes",
        Outcome::Partly => "partly",
        Outcome::No => "no",
        Outcome::NotApplicable => "not_applicable",
    }
}

/// The kind of an indicator in the contract.
pub(crate) fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::YesNo => "yes_no",
        Kind::Statement => "statement",
        Kind::Count { .. } => "count",
        Kind::Percent => "percent",
    }
}

/// What is to become of an activity next year, in the contract.
pub(crate) fn course_name(course: Course) -> &'static str {
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
pub(crate) fn status_name(status: Status) -> &'static str {
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

/// The kind of a party in the contract.
pub(crate) fn party_kind_name(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::Committee => "committee",
        PartyKind::OfficerGroup => "officer_group",
        PartyKind::SteeringGroup => "steering_group",
        PartyKind::Role => "role",
        PartyKind::Unit => "unit",
        PartyKind::Administration => "administration",
        PartyKind::Principal => "principal",
        PartyKind::ExternalAgency => "external_agency",
    }
}
