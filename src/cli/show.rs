//! `folj show`: one focus area, goal, activity or indicator, whole.

use std::io;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::args::{Form, ShowArgs};
use super::io::{Answer, Exit, Io};
use super::json::{self, ActivityJson, IndicatorJson, ItemRef, PlanRef, ResponsibleJson, TextRef};
use super::list::responsible;
use super::open::{Desk, Session};
use super::select;
use super::sheet::{Sheet, Value};
use crate::model::{
    Activity, FocusArea, Goal, Indicator, Item, LocalPriority, Responsible, Service, TitleVariant,
};
use crate::text::{clean, clean_line, date};

#[derive(Debug, Serialize)]
struct Document<'a> {
    schema: &'static str,
    plan: PlanRef<'a>,
    items: Vec<ItemJson<'a>>,
}

/// An item as a whole; `level` says which.
#[derive(Debug, Serialize)]
#[serde(tag = "level", rename_all = "snake_case")]
enum ItemJson<'a> {
    FocusArea {
        id: &'a str,
        letter: Option<&'a str>,
        title: &'a str,
        variants: Vec<&'a str>,
        sub_goals: Vec<TextRef<'a>>,
        note: Option<&'a str>,
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
    focus_area: ItemRef<'a>,
    local_priorities: Vec<PriorityJson<'a>>,
    target_groups: Vec<TextRef<'a>>,
    priority_areas: Vec<TextRef<'a>>,
    ordinary_operation: Vec<TextRef<'a>>,
    plan_note: Option<&'a str>,
    note: Option<&'a str>,
    activities: Vec<ActivityJson<'a>>,
}

#[derive(Debug, Serialize)]
struct PriorityJson<'a> {
    title: &'a str,
    aims: Vec<&'a str>,
    responsible: ResponsibleJson<'a>,
}

/// Shows the items, in the order asked for.
pub(super) fn run(desk: Desk<'_>, args: &ShowArgs, io: &mut Io<'_>) -> Answer {
    let session = desk.open(&args.when, io)?;
    let items = args.ids.iter().map(|id| select::item(&session, id)).collect::<Result<Vec<_>, _>>()?;
    match args.form.form() {
        Form::Json => {
            let plan = PlanRef::of(&session);
            let items = items.into_iter().map(|item| item_json(&session, item)).collect();
            json::write(io, &Document { schema: json::SCHEMA, plan, items })?;
        }
        form @ (Form::Tsv | Form::Csv) => sheet(&session, &items).write(io, form)?,
        Form::Table => {
            for (at, item) in items.into_iter().enumerate() {
                if at > 0 {
                    writeln!(io.out)?;
                }
                Page { session: &session, io }.item(item)?;
            }
        }
    }
    Ok(Exit::Done)
}

fn item_json<'a>(session: &'a Session, item: Item<'a>) -> ItemJson<'a> {
    let (plan, history) = (session.plan_year(), session.history());
    let note = || history.note(&session.target(item)).value();
    let activity_json =
        |area, goal, one: &'a Activity| ActivityJson::new(plan, history, (area, goal, one), &one.indicators);
    match item {
        Item::FocusArea(area) => ItemJson::FocusArea {
            id: area.id.as_str(),
            letter: area.letter.as_deref(),
            title: &area.title,
            variants: variants(&area.variants),
            sub_goals: area
                .sub_goals
                .iter()
                .map(|one| TextRef { id: one.id.as_str(), text: &one.text })
                .collect(),
            note: note(),
            goals: area.goals.iter().map(ItemRef::from).collect(),
        },
        Item::Goal(area, goal) => ItemJson::Goal(GoalJson {
            id: goal.id.as_str(),
            number: goal.number.as_deref(),
            title: &goal.title,
            variants: variants(&goal.variants),
            focus_area: area.into(),
            local_priorities: goal.local_priorities.iter().map(priority).collect(),
            target_groups: refs(goal.target_groups.iter().map(|one| (&one.id, &one.text))),
            priority_areas: refs(goal.priority_areas.iter().map(|one| (&one.id, &one.text))),
            ordinary_operation: refs(goal.ordinary_operation.iter().map(|one| (&one.id, &one.text))),
            plan_note: goal.note.as_deref(),
            note: note(),
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

fn refs<'a>(texts: impl Iterator<Item = (&'a crate::model::Id, &'a String)>) -> Vec<TextRef<'a>> {
    texts.map(|(id, text)| TextRef { id: id.as_str(), text }).collect()
}

fn priority(priority: &LocalPriority) -> PriorityJson<'_> {
    PriorityJson {
        title: &priority.title,
        aims: priority.aims.iter().map(String::as_str).collect(),
        responsible: (&priority.responsible).into(),
    }
}

/// One row for each item and everything under it.
fn sheet(session: &Session, items: &[Item<'_>]) -> Sheet {
    let mut sheet = Sheet::new(&["level", "id", "text", "responsible", "outcome", "value", "note"]);
    for item in items.iter().flat_map(|&item| under(session, item)) {
        let target = session.target(item);
        let (level, outcome, number) = match item {
            Item::FocusArea(_) => ("focus_area", None, None),
            Item::Goal(..) => ("goal", None, None),
            Item::Activity(..) => ("activity", None, None),
            Item::Indicator(_, _, _, one) => {
                ("indicator", session.outcome(one), session.history().number(&target).value())
            }
        };
        let named = item.activity().map(|one| one.responsible.abbrs().collect::<Vec<_>>().join(", "));
        sheet.push(vec![
            Value::text(level),
            Value::text(item.id().as_str()),
            Value::text(item.text()),
            Value::maybe(named.as_deref()),
            Value::maybe(outcome.map(json::outcome_name)),
            number.map_or(Value::Nothing, Value::Number),
            Value::maybe(session.history().note(&target).value()),
        ]);
    }
    sheet
}

/// The item and what stands under it, in display order.
fn under<'a>(session: &'a Session, top: Item<'a>) -> impl Iterator<Item = Item<'a>> {
    session.plan_year().items().filter(move |item| {
        let (area, goal, activity) = match *item {
            Item::FocusArea(area) => (area, None, None),
            Item::Goal(area, goal) => (area, Some(goal), None),
            Item::Activity(area, goal, one) | Item::Indicator(area, goal, one, _) => {
                (area, Some(goal), Some(one))
            }
        };
        match top {
            Item::FocusArea(wanted) => wanted.id == area.id,
            Item::Goal(_, wanted) => goal.is_some_and(|goal| goal.id == wanted.id),
            Item::Activity(_, _, wanted) => activity.is_some_and(|one| one.id == wanted.id),
            Item::Indicator(..) => item.id() == top.id() && item.level() == top.level(),
        }
    })
}

/// Writes an item for people, indented under its id.
struct Page<'a, 'b, 'c> {
    session: &'a Session,
    io: &'b mut Io<'c>,
}

impl Page<'_, '_, '_> {
    fn item(&mut self, item: Item<'_>) -> io::Result<()> {
        match item {
            Item::FocusArea(area) => self.focus_area(area),
            Item::Goal(area, goal) => self.goal(area, goal),
            Item::Activity(area, goal, one) => self.activity(area, goal, one),
            Item::Indicator(area, goal, activity, one) => {
                self.heading(one.id.as_str(), &Session::indicator_text(one))?;
                self.place(&[(area.id.as_str(), &area.title), (goal.id.as_str(), &goal.title)])?;
                self.place(&[(activity.id.as_str(), &activity.text)])?;
                self.about_indicator(one)
            }
        }
    }

    fn focus_area(&mut self, area: &FocusArea) -> io::Result<()> {
        let lang = self.session.lang;
        let title = match &area.letter {
            Some(letter) => format!("{letter}. {}", area.title),
            None => area.title.clone(),
        };
        self.heading(area.id.as_str(), &title)?;
        self.also_called(&area.variants)?;
        self.note(Item::FocusArea(area))?;
        self.list(&lang.sub_goals(), area.sub_goals.iter().map(|one| format!("{} {}", one.id, one.text)))?;
        let goals = area.goals.iter().map(|goal| format!("{} {}", goal.id, goal.title));
        self.list(&self.session.level_heading(crate::problem::Level::Goal), goals)
    }

    fn goal(&mut self, area: &FocusArea, goal: &Goal) -> io::Result<()> {
        let lang = self.session.lang;
        self.heading(goal.id.as_str(), &goal.title)?;
        self.place(&[(area.id.as_str(), &area.title)])?;
        self.note(Item::Goal(area, goal))?;
        if let Some(note) = &goal.note {
            self.paragraph(note)?;
        }
        self.also_called(&goal.variants)?;
        self.list(&lang.target_group(), goal.target_groups.iter().map(|group| group.text.clone()))?;
        self.list(&lang.priority_area(), goal.priority_areas.iter().map(|area| area.text.clone()))?;
        for priority in &goal.local_priorities {
            let named = responsible(lang, &priority.responsible);
            self.list(&lang.local_priorities(), [format!("{} ({named})", priority.title)])?;
            self.list(&lang.aims(), priority.aims.iter().cloned())?;
        }
        let services: &[Service] = &goal.ordinary_operation;
        self.list(&lang.services_in_ordinary_operation(), services.iter().map(|one| one.text.clone()))?;
        let mut any = false;
        for one in self.session.plan_year().of_goal(goal) {
            any = true;
            writeln!(self.io.out)?;
            self.activity_itself(goal, one)?;
        }
        if any { Ok(()) } else { self.paragraph(&lang.no_activities()) }
    }

    fn activity(&mut self, area: &FocusArea, goal: &Goal, one: &Activity) -> io::Result<()> {
        self.heading(one.id.as_str(), &one.text)?;
        self.place(&[(area.id.as_str(), &area.title), (goal.id.as_str(), &goal.title)])?;
        self.about_activity(goal, one)
    }

    fn activity_itself(&mut self, goal: &Goal, one: &Activity) -> io::Result<()> {
        self.heading(one.id.as_str(), &one.text)?;
        self.about_activity(goal, one)
    }

    fn about_activity(&mut self, goal: &Goal, one: &Activity) -> io::Result<()> {
        let lang = self.session.lang;
        for detail in &one.details {
            self.hanging(MARGIN, "• ", detail)?;
        }
        let group = goal.target_groups.iter().find(|group| Some(&group.id) == one.target_group.as_ref());
        if let Some(group) = group {
            self.labelled(&lang.target_group(), &group.text)?;
        }
        let area = goal.priority_areas.iter().find(|area| Some(&area.id) == one.priority_area.as_ref());
        if let Some(area) = area {
            self.labelled(&lang.priority_area(), &area.text)?;
        }
        self.responsible(&one.responsible)?;
        if let Some(ends) = one.ends {
            self.labelled(&lang.cli_ends(), &ends.to_string())?;
        }
        let target = super::target(self.session.plan_year(), &one.id);
        if let Some(status) = self.session.history().status(&target).value() {
            self.labelled(&lang.cli_status(), lang.status(status))?;
        }
        if let Some(note) = self.session.history().note(&target).value() {
            self.labelled(&lang.note(), note)?;
        }
        for indicator in &one.indicators {
            writeln!(self.io.out)?;
            let words = self.session.outcome_words(indicator);
            self.hanging(2, &format!("{}  ", indicator.id), &format!("{words}  {}", self.dated(indicator)))?;
            self.indicator_text(indicator)?;
        }
        Ok(())
    }

    /// The parties, and the cell as written where it says something else or was read by a person.
    fn responsible(&mut self, responsible: &Responsible) -> io::Result<()> {
        let lang = self.session.lang;
        self.labelled(&lang.responsible(), &self.session.responsible_in_full(responsible))?;
        if let Some(written) =
            responsible.as_written.as_ref().filter(|written| !is_list(written, responsible))
        {
            self.labelled(&lang.cli_as_written(), written)?;
        }
        match &responsible.reason {
            Some(reason) => self.labelled(&lang.cli_reason(), reason),
            None => Ok(()),
        }
    }

    fn about_indicator(&mut self, one: &Indicator) -> io::Result<()> {
        let words = self.session.outcome_words(one);
        self.paragraph(&format!("{words}  {}", self.dated(one)))?;
        self.indicator_facts(one)
    }

    fn indicator_text(&mut self, one: &Indicator) -> io::Result<()> {
        self.paragraph(&Session::indicator_text(one))?;
        self.indicator_facts(one)
    }

    fn indicator_facts(&mut self, one: &Indicator) -> io::Result<()> {
        let lang = self.session.lang;
        let numbers = [(lang.cli_baseline(), one.baseline), (lang.cli_target(), one.target)];
        for (label, number) in numbers {
            if let Some(number) = number {
                self.labelled(&label, &lang.value(number, &one.kind))?;
            }
        }
        if let Some(condition) = &one.condition {
            self.labelled(&lang.cli_condition(), condition)?;
        }
        let target = super::target(self.session.plan_year(), &one.id);
        match self.session.history().note(&target).value() {
            Some(note) => self.labelled(&lang.note(), note),
            None => Ok(()),
        }
    }

    /// When the indicator was recorded and by whom, if it was.
    fn dated(&self, one: &Indicator) -> String {
        let session = self.session;
        let latest = json::latest(session.history(), session.plan_year(), one);
        latest.map_or_else(String::new, |entry| {
            format!("{} {}", date(entry.at, &session.facts.zone), clean_line(&entry.record.by.login))
        })
    }

    fn note(&mut self, item: Item<'_>) -> io::Result<()> {
        match self.session.history().note(&self.session.target(item)).value() {
            Some(note) => self.labelled(&self.session.lang.note(), note),
            None => Ok(()),
        }
    }

    fn also_called(&mut self, variants: &[TitleVariant]) -> io::Result<()> {
        let label = self.session.lang.cli_also_called();
        variants.iter().try_for_each(|variant| self.labelled(&label, &variant.title))
    }

    fn heading(&mut self, id: &str, text: &str) -> io::Result<()> {
        self.hanging(0, &format!("{id}  "), text)
    }

    fn place(&mut self, above: &[(&str, &str)]) -> io::Result<()> {
        let path: Vec<String> = above.iter().map(|(id, title)| format!("{id} {title}")).collect();
        self.paragraph(&path.join(" › "))
    }

    fn labelled(&mut self, label: &str, text: &str) -> io::Result<()> {
        self.hanging(MARGIN, &format!("{label}: "), text)
    }

    fn list(&mut self, heading: &str, texts: impl IntoIterator<Item = String>) -> io::Result<()> {
        let mut texts = texts.into_iter().peekable();
        if texts.peek().is_some() {
            self.paragraph(&format!("{heading}:"))?;
        }
        texts.try_for_each(|text| self.hanging(MARGIN + 2, "– ", &text))
    }

    fn paragraph(&mut self, text: &str) -> io::Result<()> {
        self.hanging(MARGIN, "", text)
    }

    /// `start` and the text behind it; what follows stands under the text's first letter.
    fn hanging(&mut self, margin: usize, start: &str, text: &str) -> io::Result<()> {
        let indent = " ".repeat(margin + start.width());
        let text = clean(text);
        let mut lines = text.lines().flat_map(|line| match self.io.width {
            Some(width) => textwrap::wrap(line, width.saturating_sub(indent.len()).max(24)),
            None => vec![line.into()],
        });
        let first = lines.next().unwrap_or_default();
        writeln!(self.io.out, "{}", format!("{}{start}{first}", " ".repeat(margin)).trim_end())?;
        lines.try_for_each(|line| writeln!(self.io.out, "{}", format!("{indent}{line}").trim_end()))
    }
}

/// Whether the cell is just the abbreviations in a row: «OSN, SCN och VS».
fn is_list(written: &str, responsible: &Responsible) -> bool {
    let words = written.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty());
    words.filter(|word| *word != "och").eq(responsible.abbrs())
}

/// Where everything below a heading begins.
const MARGIN: usize = 4;
