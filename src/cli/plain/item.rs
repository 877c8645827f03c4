//! An item told in lines that can each stand alone.

use crate::cli::open::Session;
use crate::journal::{Act, Entry, Field, Settled, Target};
use crate::model::{Activity, FocusArea, Goal, Id, Indicator, Item, Plan, Responsible, Service};
use crate::problem::Level;
use crate::query::{Filter, Shown, ShownActivity};
use crate::text::date;

/// How many earlier outcomes are told with an indicator; the history has all of them.
const EARLIER: usize = 3;

/// Tells about items of one plan.
pub(super) struct Teller<'a>(pub(super) &'a Session);

impl<'a> Teller<'a> {
    /// The level in one word, the id and the text.
    pub(super) fn name(&self, item: Item<'_>) -> String {
        let lang = self.0.lang;
        let text = match item {
            Item::Indicator(_, _, _, indicator) => indicator.whole_text(),
            Item::FocusArea(_) | Item::Goal(..) | Item::Activity(..) => item.text().to_owned(),
        };
        let level = lang.level(item.level(), Some(&self.0.shelf.plan));
        lang.plain_item(&level, item.id().as_str(), &text)
    }

    /// What stands above an item, from the focus area down, but for `known` and what stands above that.
    pub(super) fn way(&self, item: Item<'a>, known: Option<Item<'a>>) -> Vec<String> {
        let told = known.map(|known| above(known).into_iter().chain([known]));
        let told: Vec<_> = told.into_iter().flatten().map(key).collect();
        let new = above(item).into_iter().filter(|one| !told.contains(&key(*one)));
        new.map(|one| self.name(one)).collect()
    }

    /// The item as a line of a list: with its counts or its outcome.
    pub(super) fn in_list(&self, item: Item<'_>, shown: &Shown<'_>) -> String {
        let lang = self.0.lang;
        let tail = match item {
            Item::FocusArea(area) => self.counts(shown, |one| one.area.id == area.id),
            Item::Goal(_, goal) => self.counts(shown, |one| one.goal.id == goal.id),
            Item::Activity(_, _, one) => {
                let responsible = lang.plain_responsible(&self.parties(&one.responsible));
                format!("{responsible} {}", self.counts(shown, |other| other.activity.id == one.id))
            }
            Item::Indicator(_, _, _, one) => lang.plain_outcome(&self.outcome(one)),
        };
        format!("{} {tail}", lang.plain_ended(&self.name(item)))
    }

    fn counts(&self, shown: &Shown<'_>, wanted: impl Fn(&ShownActivity<'_>) -> bool) -> String {
        let activities = shown.activities.iter().filter(|one| wanted(one)).cloned().collect();
        let counts = Shown { activities, total: shown.total }.counts(self.0.plan_year(), self.0.history());
        self.0.lang.plain_counts(&counts, Some(&self.0.shelf.plan))
    }

    /// Everything about the item but the way to it.
    pub(super) fn about(&self, item: Item<'_>) -> Vec<String> {
        let mut lines = match item {
            Item::FocusArea(area) => self.focus_area(area),
            Item::Goal(_, goal) => self.goal(goal),
            Item::Activity(_, goal, one) => self.activity(goal, one),
            Item::Indicator(_, _, activity, one) => self.indicator(activity, one),
        };
        lines.extend(self.recorded(&self.0.target(item)));
        lines
    }

    /// The plan itself.
    pub(super) fn plan(&self) -> Vec<String> {
        let (lang, plan): (_, &Plan) = (self.0.lang, &self.0.shelf.plan);
        let mut lines = vec![
            lang.plain_plan(&plan.title, plan.id.as_str()),
            lang.plain_organisation(&plan.organisation).into_owned(),
            lang.plain_period(plan.period.from.0, plan.period.to.0),
        ];
        lines.extend(plan.decisions.iter().map(|one| lang.plain_adopted(&one.verb, &one.body, one.date)));
        lines.extend(plan.vision.iter().cloned());
        lines.extend(plan.meetings.iter().cloned());
        lines.extend(self.services(&plan.ordinary_operation));
        let meaning =
            |one: &crate::model::Abbreviation| lang.plain_means(&one.abbr, &one.meaning).into_owned();
        lines.extend(plan.abbreviations.iter().map(meaning));
        lines.extend(self.recorded(&self.0.shelf.plan_target(None)));
        lines
    }

    fn focus_area(&self, area: &FocusArea) -> Vec<String> {
        let label = self.0.lang.sub_goals();
        let sub_goals = area.sub_goals.iter().map(|one| format!("{label} {}: {}", one.id, one.text));
        area.note.iter().cloned().chain(sub_goals).collect()
    }

    fn goal(&self, goal: &Goal) -> Vec<String> {
        let lang = self.0.lang;
        let mut lines: Vec<String> = goal.note.iter().cloned().collect();
        let labelled = |label: &str, text: &str| format!("{label}: {text}");
        for one in &goal.local_priorities {
            lines.push(labelled(&lang.local_priorities(), &one.title));
            lines.push(lang.plain_responsible(&self.parties(&one.responsible)));
            lines.extend(one.aims.iter().map(|aim| labelled(&lang.aims(), aim)));
        }
        lines.extend(goal.target_groups.iter().map(|one| labelled(&lang.target_group(), &one.text)));
        lines.extend(goal.priority_areas.iter().map(|one| labelled(&lang.priority_area(), &one.text)));
        lines.extend(self.services(&goal.ordinary_operation));
        if self.0.plan_year().of_goal(goal).next().is_none() {
            lines.push(lang.no_activities().into_owned());
        }
        lines
    }

    fn services(&self, services: &[Service]) -> Vec<String> {
        let label = self.0.lang.services_in_ordinary_operation();
        services.iter().map(|one| format!("{label}: {}", one.text)).collect()
    }

    fn activity(&self, goal: &Goal, one: &Activity) -> Vec<String> {
        let lang = self.0.lang;
        let mut lines: Vec<String> =
            one.details.iter().map(|detail| lang.plain_detail(detail).into()).collect();
        let group = goal.target_groups.iter().find(|group| Some(&group.id) == one.target_group.as_ref());
        lines.extend(group.map(|group| format!("{}: {}", lang.target_group(), group.text)));
        let area = goal.priority_areas.iter().find(|area| Some(&area.id) == one.priority_area.as_ref());
        lines.extend(area.map(|area| format!("{}: {}", lang.priority_area(), area.text)));
        lines.push(lang.plain_responsible(&self.parties(&one.responsible)));
        lines.extend(one.responsible.reason.as_ref().map(|why| lang.plain_read_because(why).into_owned()));
        lines.extend(one.ends.map(|day| lang.plain_ends(&day.to_string()).into_owned()));
        lines
    }

    fn indicator(&self, activity: &Activity, one: &Indicator) -> Vec<String> {
        let lang = self.0.lang;
        let mut lines = vec![lang.plain_responsible(&self.parties(&activity.responsible))];
        lines.extend(lang.plain_wants(&one.kind));
        let number = |number| lang.plain_number(number, &one.kind);
        lines.extend(one.baseline.map(|value| lang.baseline(&number(value)).into_owned()));
        lines.extend(one.target.map(|value| lang.target_value(&number(value)).into_owned()));
        lines.extend(one.condition.as_ref().map(|condition| lang.condition(condition).into_owned()));
        lines.extend(one.reason.as_ref().map(|why| lang.plain_read_because(why).into_owned()));
        let target = Target::listed(self.0.plan_year(), &one.id);
        lines.extend(self.earlier(&target, one));
        lines.push(lang.plain_outcome(&self.outcome(one)));
        let of_activity = Target::listed(self.0.plan_year(), &activity.id);
        let status = [Field::Status, Field::Proposal].map(|field| self.counting(&of_activity, field));
        lines.extend(status.into_iter().flatten());
        lines
    }

    /// The judgement and the number, with day and name; in a conflict who said what.
    fn outcome(&self, one: &Indicator) -> String {
        let session = self.0;
        let target = Target::listed(session.plan_year(), &one.id);
        let said = |settled: Vec<(&Entry, String)>| -> Option<String> {
            let told = settled.iter().map(|(entry, words)| format!("{words}, {}", self.signed(entry)));
            let told: Vec<String> = told.collect();
            match told.as_slice() {
                [] => None,
                [only] => Some(only.clone()),
                several => Some(session.lang.plain_conflict(&several.join("; "))),
            }
        };
        let fields = [Field::Outcome, Field::Number].map(|field| said(self.heads(&target, field)));
        let told: Vec<String> = fields.into_iter().flatten().collect();
        if told.is_empty() { session.lang.not_assessed().to_lowercase() } else { told.join("; ") }
    }

    /// What counts for a field, each thing once, in words: nothing, one, or in a conflict several.
    fn heads(&self, target: &Target, field: Field) -> Vec<(&'a Entry, String)> {
        let kind = self.0.kind_of(target);
        let words = |entry: &'a Entry| (entry, self.0.lang.plain_value(&entry.record.act, &kind));
        let heads = self.0.history().heads(target, field);
        match heads.last() {
            Some(last) if !self.0.history().is_disputed(target, field) => {
                Some(*last).filter(|last| last.act != field.removal()).map(words).into_iter().collect()
            }
            _ => heads.into_iter().map(words).collect(),
        }
    }

    fn signed(&self, entry: &Entry) -> String {
        format!("{}, {}", date(entry.at, &self.0.facts.zone), entry.by.called())
    }

    /// What was recorded about the item beside its outcome, a line for each field.
    fn recorded(&self, target: &Target) -> Vec<String> {
        let fields = [Field::Status, Field::Proposal, Field::Note, Field::Decision];
        fields.into_iter().filter_map(|field| self.counting(target, field)).collect()
    }

    fn counting(&self, target: &Target, field: Field) -> Option<String> {
        let heads = self.heads(target, field);
        let told: Vec<String> =
            heads.iter().map(|(entry, words)| format!("{words} ({})", self.signed(entry))).collect();
        let label = self.0.lang.plain_field(field);
        match told.as_slice() {
            [] => None,
            [only] => Some(format!("{label}: {only}")),
            several => Some(format!("{label}: {}", self.0.lang.plain_conflict(&several.join("; ")))),
        }
    }

    /// Outcomes that no longer count because others followed, newest first.
    fn earlier(&self, target: &Target, one: &Indicator) -> Vec<String> {
        let history = self.0.history();
        let now = history.heads(target, Field::Outcome);
        let replaced = history.of(target).rev().filter(|entry| {
            matches!(entry.act, Act::Outcome(Some(_))) && history.is_live(entry) && !now.contains(entry)
        });
        let line = |entry: &Entry| {
            let words = self.0.lang.plain_value(&entry.act, &one.kind);
            let meeting = entry.meeting.as_ref().map(|id| self.0.lang.in_meeting(id.as_str()));
            self.0.lang.plain_earlier(&words, &self.signed(entry), &meeting.unwrap_or_default()).into_owned()
        };
        replaced.take(EARLIER).map(line).collect()
    }

    /// The parties by name, with roles; where nobody is named who was probably meant.
    pub(super) fn parties(&self, responsible: &Responsible) -> String {
        let (lang, plan) = (self.0.lang, &self.0.shelf.plan);
        let one = |party: &crate::model::PartyRef| {
            let name = plan.party(&party.party).map_or(party.party.as_str(), |one| lang.party_name(one));
            let role = party.role.map(|role| format!(", {}", lang.role(role))).unwrap_or_default();
            if party.party == name {
                format!("{name}{role}")
            } else {
                format!("{name} ({}){role}", party.party)
            }
        };
        let list =
            |parties: &[crate::model::PartyRef]| parties.iter().map(one).collect::<Vec<_>>().join("; ");
        let named = match responsible.parties.as_slice() {
            [] => lang.nobody_named().to_lowercase(),
            parties => list(parties),
        };
        let probable = (!responsible.probable.is_empty())
            .then(|| lang.cli_probably(&list(&responsible.probable)).into_owned());
        let origin = lang.origin(responsible.origin).map(ToOwned::to_owned);
        [Some(named), origin, probable].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// Whether the indicator has no judgement.
    pub(super) fn is_open(&self, item: Item<'_>) -> bool {
        let Item::Indicator(..) = item else { return false };
        !matches!(self.0.history().outcome(&self.0.target(item)), Settled::One(..))
    }

    /// What stands right under an item, as far as the filter shows it.
    pub(super) fn children(
        &self,
        item: Option<Item<'a>>,
        filter: &Filter,
        shown: &Shown<'_>,
    ) -> Vec<Item<'a>> {
        let is_shown = |item: &Item<'_>| {
            filter.is_empty()
                || shown.activities.iter().any(|one| match item {
                    Item::FocusArea(area) => one.area.id == area.id,
                    Item::Goal(_, goal) => one.goal.id == goal.id,
                    Item::Activity(_, _, activity) => one.activity.id == activity.id,
                    Item::Indicator(_, _, _, indicator) => {
                        one.indicators.iter().any(|own| own.id == indicator.id)
                    }
                })
        };
        let under = |child: &Item<'a>| above(*child).last().copied().map(key) == item.map(key);
        self.0.plan_year().items().filter(under).filter(is_shown).collect()
    }
}

/// What tells an item from all others.
fn key(item: Item<'_>) -> (Level, &Id) {
    (item.level(), item.id())
}

/// What stands above an item, from the focus area down.
fn above(item: Item<'_>) -> Vec<Item<'_>> {
    match item {
        Item::FocusArea(_) => Vec::new(),
        Item::Goal(area, _) => vec![Item::FocusArea(area)],
        Item::Activity(area, goal, _) => vec![Item::FocusArea(area), Item::Goal(area, goal)],
        Item::Indicator(area, goal, activity, _) => {
            vec![Item::FocusArea(area), Item::Goal(area, goal), Item::Activity(area, goal, activity)]
        }
    }
}

/// The level under a level.
pub(super) fn level_below(item: Option<Item<'_>>) -> Level {
    match item.map(Item::level) {
        None | Some(Level::Plan) => Level::FocusArea,
        Some(Level::FocusArea) => Level::Goal,
        Some(Level::Goal) => Level::Activity,
        Some(Level::Activity | Level::Indicator) => Level::Indicator,
    }
}
