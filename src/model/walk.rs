//! The one traversal of a plan and a year in display order.

use super::{Activity, FocusArea, Goal, Id, Indicator, Plan, Year, YearList};
use crate::problem::Level;

/// A plan together with the list of one year: what a screen shows and a command answers about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlanYear<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The year's list; a plan may have none yet.
    pub list: Option<&'a YearList>,
}

/// One item with everything above it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Item<'a> {
    /// A focus area.
    FocusArea(&'a FocusArea),
    /// A goal.
    Goal(&'a FocusArea, &'a Goal),
    /// An activity.
    Activity(&'a FocusArea, &'a Goal, &'a Activity),
    /// An indicator.
    Indicator(&'a FocusArea, &'a Goal, &'a Activity, &'a Indicator),
}

impl<'a> PlanYear<'a> {
    /// The plan with the list of `year`, or with its newest one.
    pub fn new(plan: &'a Plan, year: Option<Year>) -> Self {
        let list = match year {
            Some(year) => plan.list(year),
            None => plan.latest_list(),
        };
        Self { plan, list }
    }

    /// The year of the list.
    pub fn year(self) -> Option<Year> {
        self.list.map(|list| list.year)
    }

    /// The activities of a goal.
    pub fn of_goal(self, goal: &Goal) -> impl Iterator<Item = &'a Activity> + use<'a> {
        let goal = goal.id.clone();
        self.list.into_iter().flat_map(move |list| list.of_goal(&goal).collect::<Vec<_>>())
    }

    /// Every activity with its goal and focus area, in display order: the plan's
    /// order of goals, then the list's order within a goal.
    pub fn activities(self) -> impl Iterator<Item = (&'a FocusArea, &'a Goal, &'a Activity)> {
        self.plan
            .goals()
            .flat_map(move |(area, goal)| self.of_goal(goal).map(move |activity| (area, goal, activity)))
    }

    /// Every item in display order, each before what stands under it.
    pub fn items(self) -> impl Iterator<Item = Item<'a>> {
        self.plan.focus_areas.iter().flat_map(move |area| {
            std::iter::once(Item::FocusArea(area)).chain(area.goals.iter().flat_map(move |goal| {
                std::iter::once(Item::Goal(area, goal)).chain(self.of_goal(goal).flat_map(move |activity| {
                    std::iter::once(Item::Activity(area, goal, activity)).chain(
                        activity.indicators.iter().map(move |one| Item::Indicator(area, goal, activity, one)),
                    )
                }))
            }))
        })
    }

    /// The item with this id. Upper and lower case letters count as the same, since people type ids.
    pub fn find(self, id: &str) -> Option<Item<'a>> {
        let wanted = id.to_lowercase();
        self.items().find(|item| item.id().as_str().to_lowercase() == wanted)
    }
}

impl<'a> Item<'a> {
    /// Its id.
    pub fn id(self) -> &'a Id {
        match self {
            Self::FocusArea(area) => &area.id,
            Self::Goal(_, goal) => &goal.id,
            Self::Activity(_, _, activity) => &activity.id,
            Self::Indicator(_, _, _, indicator) => &indicator.id,
        }
    }

    /// Its level.
    pub fn level(self) -> Level {
        match self {
            Self::FocusArea(..) => Level::FocusArea,
            Self::Goal(..) => Level::Goal,
            Self::Activity(..) => Level::Activity,
            Self::Indicator(..) => Level::Indicator,
        }
    }

    /// Its title or text, word for word, without a stem.
    pub fn text(self) -> &'a str {
        match self {
            Self::FocusArea(area) => &area.title,
            Self::Goal(_, goal) => &goal.title,
            Self::Activity(_, _, activity) => &activity.text,
            Self::Indicator(_, _, _, indicator) => &indicator.text,
        }
    }

    /// The activity that it is or belongs to.
    pub fn activity(self) -> Option<&'a Activity> {
        match self {
            Self::Activity(_, _, activity) | Self::Indicator(_, _, activity, _) => Some(activity),
            Self::FocusArea(..) | Self::Goal(..) => None,
        }
    }
}
