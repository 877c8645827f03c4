//! What `folj show` answers in JSON.

mod plan;

use serde::Serialize;

use crate::cli::open::Session;
use crate::cli::select::Subject;
use crate::contract::{
    self, ActivityJson, Conflicting, IndicatorJson, ItemRef, PlanRef, ResponsibleJson, ServiceJson, TextRef,
    VariantJson,
};
use crate::model::{Activity, Id, Item, LocalPriority, PriorityArea, TitleVariant, Wording};
use plan::PlanJson;

#[derive(Debug, Serialize)]
pub(super) struct Document<'a> {
    schema: &'static str,
    plan: PlanRef<'a>,
    items: Vec<ItemJson<'a>>,
}

/// An item as a whole; `level` says which.
#[derive(Debug, Serialize)]
#[serde(tag = "level", rename_all = "snake_case")]
enum ItemJson<'a> {
    Plan(Box<PlanJson<'a>>),
    FocusArea {
        id: &'a str,
        number: Option<&'a str>,
        letter: Option<&'a str>,
        title: &'a str,
        variants: Vec<&'a str>,
        title_variants: Vec<VariantJson<'a>>,
        sub_goals: Vec<TextRef<'a>>,
        plan_note: Option<&'a str>,
        note: Option<&'a str>,
        decision: Option<&'a str>,
        conflicting: Vec<Conflicting<'a>>,
        goals: Vec<ItemRef<'a>>,
    },
    Goal(GoalJson<'a>),
    Activity(ActivityJson<'a>),
    Indicator {
        focus_area: ItemRef<'a>,
        goal: ItemRef<'a>,
        activity: &'a str,
        #[serde(flatten)]
        indicator: IndicatorJson<'a>,
    },
}

#[derive(Debug, Serialize)]
struct GoalJson<'a> {
    id: &'a str,
    number: Option<&'a str>,
    title: &'a str,
    variants: Vec<&'a str>,
    title_variants: Vec<VariantJson<'a>>,
    focus_area: ItemRef<'a>,
    local_priorities: Vec<PriorityJson<'a>>,
    target_groups: Vec<TextRef<'a>>,
    priority_areas: Vec<AreaJson<'a>>,
    ordinary_operation_heading: Option<&'a str>,
    ordinary_operation: Vec<ServiceJson<'a>>,
    plan_note: Option<&'a str>,
    note: Option<&'a str>,
    decision: Option<&'a str>,
    conflicting: Vec<Conflicting<'a>>,
    activities: Vec<ActivityJson<'a>>,
}

#[derive(Debug, Serialize)]
struct PriorityJson<'a> {
    title: &'a str,
    aims: Vec<&'a str>,
    responsible: ResponsibleJson<'a>,
    reason: Option<&'a str>,
}

/// A priority area and the target group that it stands under.
#[derive(Debug, Serialize)]
struct AreaJson<'a> {
    id: &'a str,
    text: &'a str,
    target_group: Option<&'a str>,
}

impl<'a> Document<'a> {
    pub(super) fn of(session: &'a Session, subjects: &[Subject<'a>]) -> Self {
        let items = subjects.iter().map(|subject| match *subject {
            Subject::Plan(_) => ItemJson::Plan(Box::new(PlanJson::of(session))),
            Subject::Item(item) => item_json(session, item),
        });
        Self { schema: contract::SCHEMA, plan: session.plan_ref(), items: items.collect() }
    }
}

fn item_json<'a>(session: &'a Session, item: Item<'a>) -> ItemJson<'a> {
    let (plan, history) = (session.plan_year(), session.history());
    let conflicting = || Conflicting::about(history, &session.target(item));
    let note = || history.note(&session.target(item)).value();
    let decision = || history.decision(&session.target(item)).value();
    let activity_json =
        |area, goal, one: &'a Activity| ActivityJson::new(plan, history, (area, goal, one), &one.indicators);
    match item {
        Item::FocusArea(area) => ItemJson::FocusArea {
            id: area.id.as_str(),
            number: area.number.as_deref(),
            letter: area.letter.as_deref(),
            title: &area.title,
            variants: variants(&area.variants),
            title_variants: area.variants.iter().map(VariantJson::from).collect(),
            sub_goals: refs(area.sub_goals.iter().map(|one| (&one.id, &one.text))),
            plan_note: area.note.as_deref(),
            note: note(),
            decision: decision(),
            conflicting: conflicting(),
            goals: area.goals.iter().map(ItemRef::from).collect(),
        },
        Item::Goal(area, goal) => ItemJson::Goal(GoalJson {
            id: goal.id.as_str(),
            number: goal.number.as_deref(),
            title: &goal.title,
            variants: variants(&goal.variants),
            title_variants: goal.variants.iter().map(VariantJson::from).collect(),
            focus_area: area.into(),
            local_priorities: goal.local_priorities.iter().map(priority).collect(),
            target_groups: refs(goal.target_groups.iter().map(|one| (&one.id, &one.text))),
            priority_areas: goal.priority_areas.iter().map(priority_area).collect(),
            ordinary_operation_heading: goal.ordinary_operation_heading.as_deref(),
            ordinary_operation: goal.ordinary_operation.iter().map(ServiceJson::from).collect(),
            plan_note: goal.note.as_deref(),
            note: note(),
            decision: decision(),
            conflicting: conflicting(),
            activities: plan.of_goal(goal).map(|one| activity_json(area, goal, one)).collect(),
        }),
        Item::Activity(area, goal, one) => ItemJson::Activity(activity_json(area, goal, one)),
        Item::Indicator(area, goal, activity, one) => ItemJson::Indicator {
            focus_area: area.into(),
            goal: goal.into(),
            activity: activity.id.as_str(),
            indicator: IndicatorJson::new(plan, history, one),
        },
    }
}

fn variants(variants: &[TitleVariant]) -> Vec<&str> {
    variants.iter().map(|variant| variant.title.as_str()).collect()
}

fn refs<'a>(texts: impl Iterator<Item = (&'a Id, &'a Wording)>) -> Vec<TextRef<'a>> {
    texts.map(|(id, text)| TextRef { id: id.as_str(), text }).collect()
}

fn priority(priority: &LocalPriority) -> PriorityJson<'_> {
    PriorityJson {
        title: &priority.title,
        aims: priority.aims.iter().map(Wording::as_str).collect(),
        responsible: (&priority.responsible).into(),
        reason: priority.reason.as_deref(),
    }
}

fn priority_area(one: &PriorityArea) -> AreaJson<'_> {
    AreaJson { id: one.id.as_str(), text: &one.text, target_group: one.target_group.as_ref().map(Id::as_str) }
}
