//! A report in the contract: who asked for what, what stands around the activities, the meeting.

use serde::{Serialize, Serializer};

use super::{ChangeJson, Conflicting, CountsJson, FilterJson, PlanRef, ServiceJson, moment_name, time};
use crate::journal::{AsOf, Counts, Entry, History, Meeting, Target};
use crate::model::{FocusArea, Goal, Plan};

/// A whole report. What there may be thousands of is made while it is written.
#[derive(Debug, Serialize)]
pub(crate) struct ReportJson<'a, Activities, Entries> {
    pub(crate) schema: &'static str,
    pub(crate) plan: PlanRef<'a>,
    pub(crate) filter: FilterJson<'a>,
    pub(crate) report: HeadJson<'a>,
    pub(crate) total: usize,
    pub(crate) shown: usize,
    pub(crate) counts: CountsJson<'a>,
    pub(crate) moments: Vec<MomentJson>,
    pub(crate) since: Option<String>,
    pub(crate) changes: Option<Vec<ChangeJson<'a>>>,
    pub(crate) meeting: Option<MeetingJson<'a>>,
    pub(crate) about_plan: AboutJson<'a>,
    pub(crate) focus_areas: Vec<AreaJson<'a>>,
    pub(crate) activities: Activities,
    pub(crate) deviations: Vec<&'a str>,
    pub(crate) open: Vec<OpenJson<'a>>,
    pub(crate) services: Option<ServicesJson<'a>>,
    pub(crate) abbreviations: Option<Vec<AbbreviationJson<'a>>>,
    pub(crate) entries: Option<Entries>,
}

/// A list whose items are made one by one while it is written.
#[derive(Debug)]
pub(crate) struct Each<Make>(pub(crate) Make);

impl<Make, Items> Serialize for Each<Make>
where
    Make: Fn() -> Items,
    Items: IntoIterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// What the report is, and what it was asked to hold.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub(crate) struct HeadJson<'a> {
    pub(crate) kind: &'static str,
    pub(crate) title: String,
    pub(crate) language: &'static str,
    pub(crate) body: Option<&'a str>,
    pub(crate) date: String,
    pub(crate) case_number: Option<&'a str>,
    pub(crate) prepared_by: Option<&'a str>,
    pub(crate) made: String,
    pub(crate) shows: String,
    pub(crate) notes: bool,
    pub(crate) history: bool,
    pub(crate) services: bool,
    pub(crate) abbreviations: bool,
    pub(crate) demo: bool,
}

/// How things stood at an earlier moment.
#[derive(Debug, Serialize)]
pub(crate) struct MomentJson {
    moment: Option<String>,
    #[serde(flatten)]
    counts: Counts,
}

impl MomentJson {
    pub(crate) fn new(moment: &AsOf, counts: Counts) -> Self {
        Self { moment: moment_name(moment), counts }
    }
}

/// The meeting whose record the report is.
#[derive(Debug, Serialize)]
pub(crate) struct MeetingJson<'a> {
    id: &'a str,
    body: &'a str,
    keeper: Option<&'a str>,
    opened: String,
    closed: Option<String>,
    sent_out: Option<String>,
    decided: Option<String>,
    recorded: Vec<&'a str>,
}

impl<'a> MeetingJson<'a> {
    /// The meeting with what was recorded in it and counts at its end.
    pub(crate) fn new(meeting: &'a Meeting, recorded: impl IntoIterator<Item = &'a Entry>) -> Self {
        Self {
            id: meeting.id.as_str(),
            body: &meeting.body,
            keeper: Some(meeting.keeper.as_str()).filter(|keeper| !keeper.is_empty()),
            opened: time(meeting.opened),
            closed: meeting.closed.map(time),
            sent_out: meeting.sent_out.map(time),
            decided: meeting.decided.map(time),
            recorded: recorded.into_iter().map(|entry| entry.record.id.as_str()).collect(),
        }
    }
}

/// A focus area with what was recorded about it and about its goals.
#[derive(Debug, Serialize)]
pub(crate) struct AreaJson<'a> {
    #[serde(flatten)]
    about: AboutJson<'a>,
    pub(crate) goals: Vec<AboutJson<'a>>,
}

/// A focus area or a goal with what was recorded about it.
#[derive(Debug, Serialize)]
pub(crate) struct AboutJson<'a> {
    id: &'a str,
    title: &'a str,
    plan_note: Option<&'a str>,
    note: Option<&'a str>,
    decision: Option<&'a str>,
    conflicting: Vec<Conflicting<'a>>,
}

impl<'a> AreaJson<'a> {
    /// A focus area; its goals are added by the caller.
    pub(crate) fn new(area: &'a FocusArea, history: &'a History, target: &Target) -> Self {
        let about = AboutJson {
            id: area.id.as_str(),
            title: &area.title,
            plan_note: area.note.as_deref(),
            note: history.note(target).value(),
            decision: history.decision(target).value(),
            conflicting: Conflicting::about(history, target),
        };
        Self { about, goals: Vec::new() }
    }

    /// The same without what people have written beside the outcomes.
    pub(crate) fn without_notes(self) -> Self {
        let goals = self.goals.into_iter().map(AboutJson::without_notes).collect();
        Self { about: self.about.without_notes(), goals }
    }
}

impl<'a> AboutJson<'a> {
    /// The plan itself.
    pub(crate) fn plan(plan: &'a Plan, history: &'a History) -> Self {
        let target = &Target::plan(plan);
        Self {
            id: plan.id.as_str(),
            title: &plan.title,
            plan_note: None,
            note: history.note(target).value(),
            decision: history.decision(target).value(),
            conflicting: Conflicting::about(history, target),
        }
    }

    /// A goal.
    pub(crate) fn goal(goal: &'a Goal, history: &'a History, target: &Target) -> Self {
        Self {
            id: goal.id.as_str(),
            title: &goal.title,
            plan_note: goal.note.as_deref(),
            note: history.note(target).value(),
            decision: history.decision(target).value(),
            conflicting: Conflicting::about(history, target),
        }
    }

    pub(crate) fn without_notes(self) -> Self {
        Self { note: None, conflicting: Conflicting::without_notes(self.conflicting), ..self }
    }
}

/// What nobody has assessed of what a party answers for.
#[derive(Debug, Serialize)]
pub(crate) struct OpenJson<'a> {
    /// None for what names nobody.
    pub(crate) party: Option<&'a str>,
    pub(crate) indicators: Vec<&'a str>,
}

/// Services in ordinary operation: those of the plan, and those of its goals.
#[derive(Debug, Serialize)]
pub(crate) struct ServicesJson<'a> {
    pub(crate) ordinary_operation_heading: Option<&'a str>,
    pub(crate) ordinary_operation: Vec<ServiceJson<'a>>,
    pub(crate) goals: Vec<GoalServicesJson<'a>>,
}

/// The services of a goal.
#[derive(Debug, Serialize)]
pub(crate) struct GoalServicesJson<'a> {
    id: &'a str,
    title: &'a str,
    ordinary_operation_heading: Option<&'a str>,
    ordinary_operation: Vec<ServiceJson<'a>>,
}

impl<'a> From<&'a Goal> for GoalServicesJson<'a> {
    fn from(goal: &'a Goal) -> Self {
        Self {
            id: goal.id.as_str(),
            title: &goal.title,
            ordinary_operation_heading: goal.ordinary_operation_heading.as_deref(),
            ordinary_operation: goal.ordinary_operation.iter().map(ServiceJson::from).collect(),
        }
    }
}

/// An abbreviation and what it stands for.
#[derive(Debug, Serialize)]
pub(crate) struct AbbreviationJson<'a> {
    pub(crate) abbr: &'a str,
    pub(crate) meaning: &'a str,
}
