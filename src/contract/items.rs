//! Items of a plan in the contract: activities and indicators with what was recorded about them.

use serde::Serialize;
use serde_json::Number;

use super::{ProposalJson, Said, act_name, json_number, kind_name, outcome_name, status_name, time};
use crate::journal::{Entry, Field, History, Target};
use crate::model::{
    Activity, Direction, FocusArea, Goal, Indicator, Kind, Lineage, Link, Origin, PartyRef, PlanYear,
    Relation, Responsible, Role, Service, Threshold, TitleVariant, Wording,
};

/// An item that is only pointed at.
#[derive(Debug, Serialize)]
pub(crate) struct ItemRef<'a> {
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
pub(crate) struct TextRef<'a> {
    pub(crate) id: &'a str,
    pub(crate) text: &'a str,
}

/// Who answers for something.
#[derive(Debug, Serialize)]
pub(crate) struct ResponsibleJson<'a> {
    parties: Vec<&'a str>,
    as_written: Option<&'a str>,
    origin: &'static str,
    probable: Vec<&'a str>,
    roles: Vec<RoleJson<'a>>,
    reason: Option<&'a str>,
}

/// A party of a responsible cell with all that the cell says about it.
#[derive(Debug, Serialize)]
struct RoleJson<'a> {
    party: &'a str,
    role: Option<&'static str>,
    qualifier: Option<&'a str>,
}

impl<'a> From<&'a PartyRef> for RoleJson<'a> {
    fn from(named: &'a PartyRef) -> Self {
        let role = named.role.map(|role| match role {
            Role::Owner => "owner",
            Role::Collaborator => "collaborator",
        });
        Self { party: &named.party, role, qualifier: named.qualifier.as_deref() }
    }
}

impl<'a> From<&'a Responsible> for ResponsibleJson<'a> {
    fn from(responsible: &'a Responsible) -> Self {
        let abbrs = |refs: &'a [PartyRef]| refs.iter().map(|party| party.party.as_str()).collect();
        Self {
            parties: abbrs(&responsible.parties),
            as_written: responsible.as_written.as_deref(),
            origin: origin_name(responsible),
            probable: abbrs(&responsible.probable),
            roles: responsible.parties.iter().chain(&responsible.probable).map(RoleJson::from).collect(),
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

/// Another wording of a title, and where it stands.
#[derive(Debug, Serialize)]
pub(crate) struct VariantJson<'a> {
    title: &'a str,
    place: &'a str,
}

impl<'a> From<&'a TitleVariant> for VariantJson<'a> {
    fn from(variant: &'a TitleVariant) -> Self {
        Self { title: &variant.title, place: &variant.place }
    }
}

/// A tie to an item of another plan or year.
#[derive(Debug, Serialize)]
pub(crate) struct LineageJson<'a> {
    relation: &'static str,
    plan: &'a str,
    year: Option<i16>,
    id: &'a str,
    note: Option<&'a str>,
}

impl<'a> From<&'a Lineage> for LineageJson<'a> {
    fn from(tie: &'a Lineage) -> Self {
        let relation = match tie.relation {
            Relation::CarriedFrom => "carried_from",
            Relation::Became => "became",
        };
        Self {
            relation,
            plan: tie.plan.as_str(),
            year: tie.year.map(|year| year.0),
            id: tie.id.as_str(),
            note: tie.note.as_deref(),
        }
    }
}

/// A service in ordinary operation.
#[derive(Debug, Serialize)]
pub(crate) struct ServiceJson<'a> {
    id: &'a str,
    text: &'a str,
    lineage: Vec<LineageJson<'a>>,
}

impl<'a> From<&'a Service> for ServiceJson<'a> {
    fn from(one: &'a Service) -> Self {
        let lineage = one.lineage.iter().map(LineageJson::from).collect();
        Self { id: one.id.as_str(), text: &one.text, lineage }
    }
}

/// An activity with its place and what was recorded.
#[derive(Debug, Serialize)]
pub(crate) struct ActivityJson<'a> {
    id: &'a str,
    focus_area: ItemRef<'a>,
    goal: ItemRef<'a>,
    priority_area: Option<&'a str>,
    target_group: Option<&'a str>,
    text: &'a str,
    details: Vec<&'a str>,
    responsible: ResponsibleJson<'a>,
    ends: Option<String>,
    lineage: Vec<LineageJson<'a>>,
    reason: Option<&'a str>,
    status: Option<&'static str>,
    proposal: Option<ProposalJson<'a>>,
    note: Option<&'a str>,
    decision: Option<&'a str>,
    conflicting: Vec<Conflicting<'a>>,
    indicators: Vec<IndicatorJson<'a>>,
}

impl<'a> ActivityJson<'a> {
    pub(crate) fn new(
        plan: PlanYear<'a>,
        history: &'a History,
        (area, goal, activity): (&'a FocusArea, &'a Goal, &'a Activity),
        indicators: impl IntoIterator<Item = &'a Indicator>,
    ) -> Self {
        let target = Target::listed(plan, &activity.id);
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
            details: activity.details.iter().map(Wording::as_str).collect(),
            responsible: (&activity.responsible).into(),
            ends: activity.ends.map(|date| date.to_string()),
            lineage: activity.lineage.iter().map(LineageJson::from).collect(),
            reason: activity.reason.as_deref(),
            status: history.status(&target).value().map(status_name),
            proposal: history.proposal(&target).value().map(ProposalJson::from),
            note: history.note(&target).value(),
            decision: history.decision(&target).value(),
            conflicting: Conflicting::about(history, &target),
            indicators: indicators.into_iter().map(|one| IndicatorJson::new(plan, history, one)).collect(),
        }
    }

    /// The same without what people have written beside the outcomes.
    pub(crate) fn without_notes(self) -> Self {
        let indicators = self.indicators.into_iter().map(IndicatorJson::without_notes).collect();
        let conflicting = Conflicting::without_notes(self.conflicting);
        Self { note: None, conflicting, indicators, ..self }
    }
}

/// An indicator and what was recorded about it.
#[derive(Debug, Serialize)]
pub(crate) struct IndicatorJson<'a> {
    id: &'a str,
    text: &'a str,
    stem: Option<&'a str>,
    kind: &'static str,
    unit: Option<&'a str>,
    condition: Option<&'a str>,
    baseline: Option<Number>,
    target: Option<Number>,
    direction: Option<&'static str>,
    threshold: Option<ThresholdJson<'a>>,
    compound: bool,
    link: &'static str,
    reason: Option<&'a str>,
    outcome: Option<&'static str>,
    value: Option<Number>,
    note: Option<&'a str>,
    decision: Option<&'a str>,
    by: Option<&'a str>,
    at: Option<String>,
    conflict: bool,
    conflicting: Vec<Conflicting<'a>>,
}

/// A number inside the words of a statement.
#[derive(Debug, Serialize)]
struct ThresholdJson<'a> {
    at_least: Option<Number>,
    unit: &'a str,
    words: &'a str,
}

impl<'a> From<&'a Threshold> for ThresholdJson<'a> {
    fn from(threshold: &'a Threshold) -> Self {
        Self { at_least: json_number(threshold.at_least), unit: &threshold.unit, words: &threshold.words }
    }
}

fn direction_name(direction: Direction) -> &'static str {
    match direction {
        Direction::Higher => "higher",
        Direction::Lower => "lower",
    }
}

fn link_name(link: Link) -> &'static str {
    match link {
        Link::Row => "row",
        Link::Position => "position",
        Link::Continuation => "continuation",
        Link::Inferred => "inferred",
    }
}

/// One of several recordings that wait for a decision.
#[derive(Debug, Serialize)]
pub(crate) struct Conflicting<'a> {
    entry: &'a str,
    by: &'a str,
    at: String,
    #[serde(rename = "do")]
    act: &'static str,
    outcome: Option<&'static str>,
    value: Option<Number>,
    note: Option<&'a str>,
    status: Option<&'static str>,
    proposal: Option<ProposalJson<'a>>,
    decision: Option<&'a str>,
}

impl<'a> IndicatorJson<'a> {
    pub(crate) fn new(plan: PlanYear<'a>, history: &'a History, indicator: &'a Indicator) -> Self {
        let target = Target::listed(plan, &indicator.id);
        let latest = history.latest(&target);
        let unit = match &indicator.kind {
            Kind::Count { unit } => unit.as_deref(),
            Kind::YesNo | Kind::Statement | Kind::Percent => None,
        };
        Self {
            id: indicator.id.as_str(),
            text: &indicator.text,
            stem: indicator.stem.as_deref(),
            kind: kind_name(&indicator.kind),
            unit,
            condition: indicator.condition.as_deref(),
            baseline: indicator.baseline.and_then(json_number),
            target: indicator.target.and_then(json_number),
            direction: indicator.direction.map(direction_name),
            threshold: indicator.threshold.as_deref().map(ThresholdJson::from),
            compound: indicator.compound,
            link: link_name(indicator.link),
            reason: indicator.reason.as_deref(),
            outcome: history.outcome(&target).value().map(outcome_name),
            value: history.number(&target).value().and_then(json_number),
            note: history.note(&target).value(),
            decision: history.decision(&target).value(),
            by: latest.map(|entry| entry.record.by.login.as_str()),
            at: latest.map(|entry| time(entry.at)),
            conflict: history.has_conflict(&target),
            conflicting: Conflicting::about(history, &target),
        }
    }

    fn without_notes(self) -> Self {
        let conflicting = Conflicting::without_notes(self.conflicting);
        Self { note: None, conflict: !conflicting.is_empty(), conflicting, ..self }
    }
}

fn differ(pair: &[&Entry]) -> bool {
    matches!(pair, [a, b] if a.act != b.act)
}

impl<'a> Conflicting<'a> {
    /// All recordings about a target that differ from one another.
    pub(crate) fn about(history: &'a History, target: &Target) -> Vec<Self> {
        let heads = Field::ALL.into_iter().map(|field| history.heads(target, field));
        heads.filter(|heads| heads.windows(2).any(differ)).flatten().map(Self::of).collect()
    }

    /// Those of them that are no notes.
    pub(crate) fn without_notes(mut conflicting: Vec<Self>) -> Vec<Self> {
        let note = act_name(&Field::Note.removal());
        conflicting.retain(|one| one.act != note);
        conflicting
    }

    pub(crate) fn of(entry: &'a Entry) -> Self {
        let said = Said::of(entry);
        Self {
            entry: entry.record.id.as_str(),
            by: &entry.record.by.login,
            at: time(entry.at),
            act: said.act,
            outcome: said.outcome,
            value: said.value,
            note: said.note,
            status: said.status,
            proposal: said.proposal,
            decision: said.decision,
        }
    }
}
