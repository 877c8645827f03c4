//! What is drawn, ready to be asked: the state with what follows from it.

use std::borrow::Cow;

use crate::app::{AreaRow, GoalRow};
use crate::app::{Can, State};
use crate::journal::{Entry, History, Target};
use crate::keys::{Action, Layer, Strokes};
use crate::model::{Activity, FocusArea, Goal, Id, Indicator, Item, PlanYear};
use crate::problem::Level;
use crate::query::Query;
use crate::text::{self, Lang};

use super::Look;
use super::keys::key_name;

/// What is drawn.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) state: &'a State,
    pub(super) look: &'a Look<'a>,
    pub(super) lang: Lang,
    pub(super) plan: Option<PlanYear<'a>>,
    history: Option<&'a History>,
}

/// A row of a column with the cursor's position in it.
#[derive(Clone, Copy)]
pub(super) struct Chosen<R, T> {
    /// Position in the column.
    pub(super) at: usize,
    /// The row.
    pub(super) row: R,
    /// The item.
    pub(super) item: T,
}

/// The chosen rows from the focus area down, as far as they are there.
#[derive(Clone, Copy, Default)]
pub(super) struct Path<'a> {
    pub(super) area: Option<Chosen<&'a AreaRow, &'a FocusArea>>,
    pub(super) goal: Option<Chosen<&'a GoalRow, &'a Goal>>,
    pub(super) activity: Option<Chosen<&'a usize, &'a Activity>>,
    pub(super) indicator: Option<&'a Indicator>,
}

impl<'a> Path<'a> {
    /// The item of a level, or the deepest one above it that is there.
    pub(super) fn deepest(&self, level: Level) -> Option<Item<'a>> {
        let area = self.area.filter(|_| level >= Level::FocusArea)?.item;
        let Some(goal) = self.goal.filter(|_| level >= Level::Goal).map(|goal| goal.item) else {
            return Some(Item::FocusArea(area));
        };
        let Some(activity) = self.activity.filter(|_| level >= Level::Activity).map(|one| one.item) else {
            return Some(Item::Goal(area, goal));
        };
        Some(match self.indicator.filter(|_| level >= Level::Indicator) {
            Some(indicator) => Item::Indicator(area, goal, activity, indicator),
            None => Item::Activity(area, goal, activity),
        })
    }
}

impl<'a> Scene<'a> {
    /// The plan's word for a level in the plural.
    pub(super) fn levels(&self, level: Level) -> Cow<'_, str> {
        self.lang.levels(level, self.plan.map(|plan| plan.plan))
    }

    /// «3 indikatorer», in the plan's words.
    pub(super) fn count_of(&self, count: usize, level: Level) -> String {
        self.lang.count_of(count, level, self.plan.map(|plan| plan.plan))
    }

    /// «25 av 34 aktiviteter»: what the filter leaves.
    pub(super) fn shown(&self) -> String {
        let outline = &self.state.outline;
        self.lang.shown_of(outline.counts.activities, outline.total, self.plan.map(|plan| plan.plan))
    }

    pub(super) fn new(state: &'a State, look: &'a Look<'a>) -> Self {
        Self { state, look, lang: state.settings.lang, plan: state.plan_year(), history: state.history() }
    }

    /// The history that is shown; asked through a function, since there may be none.
    pub(super) fn history(&self) -> Option<&'a History> {
        self.history
    }

    /// All entries that are shown, oldest first.
    pub(super) fn entries(&self) -> &'a [Entry] {
        self.history.map(History::entries).unwrap_or_default()
    }

    /// The query whose hits are marked.
    pub(super) fn query(&self) -> Option<&'a Query> {
        self.state.query.as_ref()
    }

    /// What an entry about an item of the year's list is about.
    pub(super) fn year_target(&self, id: &Id) -> Target {
        Target { plan: self.state.plan.clone(), year: self.state.year, id: Some(id.clone()) }
    }

    /// What an entry about an item of the plan is about.
    pub(super) fn plan_target(&self, id: &Id) -> Target {
        Target { plan: self.state.plan.clone(), year: None, id: Some(id.clone()) }
    }

    /// Whether the filter hides something.
    pub(super) fn filtered(&self) -> bool {
        !self.state.filter.is_empty() && !self.state.filter_paused
    }

    /// Whether the filter leaves an indicator of a shown activity.
    pub(super) fn shows(&self, indicator: &Indicator) -> bool {
        let outcome = || {
            let target = self.year_target(&indicator.id);
            self.history.and_then(|history| history.outcome(&target).value())
        };
        self.state.filter_paused || self.state.filter.outcome.is_none_or(|select| select.takes(outcome()))
    }

    /// Day and time.
    pub(super) fn date_time(&self, at: jiff::Timestamp) -> String {
        text::date_time(at, self.look.zone)
    }

    /// Whether an action does something now.
    pub(super) fn ready(&self, action: Action) -> bool {
        (self.look.can)(self.state, action) == Can::Ready
    }

    /// The name of the first key of an action in a layer, or of the two.
    pub(super) fn key(&self, layer: Layer, action: Action) -> Option<String> {
        let keys = self.look.keymap.keys(layer, action).into_iter().next()?;
        Some(self.key_name(keys))
    }

    /// The name of a key; of two, the names after each other: «g o».
    pub(super) fn key_name(&self, keys: Strokes) -> String {
        let names = keys.keys().map(|key| key_name(self.lang, self.state.settings.glyphs, key));
        names.collect::<Vec<_>>().join(" ")
    }

    /// The chosen rows. They come from the outline, whose rows know their places in the plan,
    /// so that a large plan need not be searched.
    pub(super) fn path(&self) -> Path<'a> {
        let mut path = Path::default();
        let (Some(plan), cursor) = (self.plan, &self.state.browse.cursor) else { return path };
        let [area, goal, activity] = self.state.browse.rows;
        path.area = chosen(
            (&self.state.outline.areas, area),
            |row| plan.plan.focus_areas.get(row.at),
            |area| &area.id,
            cursor.area.as_ref(),
        );
        let Some(in_area) = path.area else { return path };
        path.goal = chosen(
            (&in_area.row.goals, goal),
            |row| in_area.item.goals.get(row.at),
            |goal| &goal.id,
            cursor.goal.as_ref(),
        );
        let Some(in_goal) = path.goal else { return path };
        path.activity = chosen(
            (&in_goal.row.activities, activity),
            |at| plan.list.and_then(|list| list.activities.get(*at)),
            |activity| &activity.id,
            cursor.activity.as_ref(),
        );
        path.indicator = path.activity.and_then(|activity| {
            let mut indicators = activity.item.indicators.iter();
            indicators.find(|one| Some(&one.id) == cursor.indicator.as_ref())
        });
        path
    }

    /// The item that has an id.
    pub(super) fn item(&self, id: &Id) -> Option<Item<'a>> {
        self.plan?.items().find(|item| item.id() == id)
    }

    /// The indicator that a target is, to know how its number is written.
    pub(super) fn indicator(&self, target: &Target) -> Option<&'a Indicator> {
        let list = self.state.shelf()?.plan.list(target.year?)?;
        let wanted = target.id.as_ref()?;
        list.activities.iter().flat_map(|activity| &activity.indicators).find(|one| one.id == *wanted)
    }

    /// «2.1.1 Tidiga insatser», what stands above the item and itself.
    pub(super) fn above(item: Item<'a>) -> Vec<(Level, &'a Id, &'a str)> {
        let area = |area: &'a FocusArea| (Level::FocusArea, &area.id, area.title.as_str());
        let goal = |goal: &'a Goal| (Level::Goal, &goal.id, goal.title.as_str());
        let activity = |one: &'a Activity| (Level::Activity, &one.id, one.text.as_str());
        let indicator = |one: &'a Indicator| (Level::Indicator, &one.id, one.text.as_str());
        match item {
            Item::FocusArea(a) => vec![area(a)],
            Item::Goal(a, g) => vec![area(a), goal(g)],
            Item::Activity(a, g, c) => vec![area(a), goal(g), activity(c)],
            Item::Indicator(a, g, c, i) => vec![area(a), goal(g), activity(c), indicator(i)],
        }
    }
}

/// The row of a column whose item has the wanted id, looked for first where it probably is.
fn chosen<'a, R, T>(
    (rows, probably): (&'a [R], usize),
    item: impl Fn(&'a R) -> Option<&'a T>,
    id: impl Fn(&T) -> &Id,
    wanted: Option<&Id>,
) -> Option<Chosen<&'a R, &'a T>> {
    let wanted = wanted?;
    let is_it = |at: usize| {
        let row = rows.get(at)?;
        Some(Chosen { at, row, item: item(row)? }).filter(|chosen| id(chosen.item) == wanted)
    };
    is_it(probably).or_else(|| (0..rows.len()).find_map(is_it))
}
