//! What the rows of a report are about.

use crate::journal::{Field, Target};
use crate::model::{Activity, FocusArea, Goal, Indicator, Item};
use crate::problem::Level;
use crate::query::{ShownActivity, deviates};
use crate::report::{Form, Report};

/// What a row is about: something of the plan, with all that stands above it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) area: &'a FocusArea,
    pub(super) goal: Option<&'a Goal>,
    pub(super) activity: Option<&'a Activity>,
    pub(super) indicator: Option<&'a Indicator>,
}

impl<'a> Place<'a> {
    /// The item of a level, if the row is about one or about something below it.
    pub(super) fn item(self, level: Level) -> Option<Item<'a>> {
        let (area, goal, activity) = (self.area, self.goal, self.activity);
        match level {
            Level::Plan => None,
            Level::FocusArea => Some(Item::FocusArea(area)),
            Level::Goal => Some(Item::Goal(area, goal?)),
            Level::Activity => Some(Item::Activity(area, goal?, activity?)),
            Level::Indicator => Some(Item::Indicator(area, goal?, activity?, self.indicator?)),
        }
    }
}

impl<'a> Report<'a> {
    /// What the rows of the report's form are about, in display order.
    pub(super) fn places(&self) -> Vec<Place<'a>> {
        match self.wanted.form {
            Form::Report | Form::Extract => self.all_places(),
            Form::Deviations => self.deviating_places(),
            Form::Minutes => self.taken_up(),
        }
    }

    /// Every indicator, and what has nothing below it.
    fn all_places(&self) -> Vec<Place<'a>> {
        let mut places = Vec::new();
        for (area, goals) in self.outline() {
            let above = Place { area, goal: None, activity: None, indicator: None };
            if goals.is_empty() {
                places.push(above);
            }
            for (goal, shown) in goals {
                if shown.is_empty() {
                    places.push(Place { goal: Some(goal), ..above });
                }
                for one in shown {
                    Self::places_of(one, |_| true, &mut places);
                }
            }
        }
        places
    }

    /// The deviating indicators, and the deviating ones of the activities that have none.
    fn deviating_places(&self) -> Vec<Place<'a>> {
        let mut places = Vec::new();
        for one in &self.shown.activities {
            let deviates = |it: Option<&Indicator>| deviates(self.plan, one.activity, it, self.history);
            Self::places_of(one, deviates, &mut places);
        }
        places
    }

    fn places_of(
        one: &ShownActivity<'a>,
        wanted: impl Fn(Option<&'a Indicator>) -> bool,
        places: &mut Vec<Place<'a>>,
    ) {
        let place = Self::place(one);
        if one.indicators.is_empty() && wanted(None) {
            places.push(place);
        }
        let indicators = one.indicators.iter().copied().filter(|indicator| wanted(Some(indicator)));
        places.extend(indicators.map(|indicator| Place { indicator: Some(indicator), ..place }));
    }

    fn place(one: &ShownActivity<'a>) -> Place<'a> {
        Place { area: one.area, goal: Some(one.goal), activity: Some(one.activity), indicator: None }
    }

    /// What the meeting recorded something about. What stands above an indicator has a row of its own
    /// only where nothing under it has one.
    fn taken_up(&self) -> Vec<Place<'a>> {
        let mut places = Vec::new();
        for area in self.shown.activities.chunk_by(|a, b| std::ptr::eq(a.area, b.area)) {
            let before_area = places.len();
            for goal in area.chunk_by(|a, b| std::ptr::eq(a.goal, b.goal)) {
                let before_goal = places.len();
                for one in goal {
                    self.taken_up_of(one, &mut places);
                }
                let above = goal.first().map(|one| Place { activity: None, ..Self::place(one) });
                self.stand_in(above, Level::Goal, before_goal, &mut places);
            }
            let above = area.first().map(|one| Place { activity: None, goal: None, ..Self::place(one) });
            self.stand_in(above, Level::FocusArea, before_area, &mut places);
        }
        places
    }

    fn taken_up_of(&self, one: &ShownActivity<'a>, places: &mut Vec<Place<'a>>) {
        let (before, place) = (places.len(), Self::place(one));
        let indicators = one.indicators.iter().map(|it| Place { indicator: Some(it), ..place });
        places.extend(indicators.filter(|it| self.is_taken_up(*it, Level::Indicator)));
        self.stand_in(Some(place), Level::Activity, before, places);
    }

    /// A row for what stands above, if something was recorded about it and nothing below has a row.
    fn stand_in(&self, above: Option<Place<'a>>, level: Level, before: usize, places: &mut Vec<Place<'a>>) {
        if places.len() == before {
            places.extend(above.filter(|place| self.is_taken_up(*place, level)));
        }
    }

    fn is_taken_up(&self, place: Place<'a>, level: Level) -> bool {
        let Some(item) = place.item(level) else { return false };
        let target = Target::item(self.plan, item);
        Field::ALL.into_iter().any(|field| !self.told(&target, field).is_empty())
    }
}
