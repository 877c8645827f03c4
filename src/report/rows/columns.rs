//! The columns, from which CSV, TSV and the sheet of activities are made: one table.

use std::borrow::Cow;

use super::row::{Reader, Row};
use crate::contract;
use crate::journal::Field;
use crate::model::{Indicator, Item, Kind, Wording};
use crate::problem::Level::{self, Activity, FocusArea, Goal};
use crate::report::Report;
use crate::report::sheet::Value;
use crate::text::number;

/// A column.
#[derive(Debug)]
pub(in crate::report) struct Column {
    /// What it is called by scripts.
    pub(in crate::report) name: &'static str,
    /// What it is called by people.
    pub(in crate::report) heading: fn(&Report<'_>) -> Cow<'static, str>,
    /// How wide it is on paper, in characters; columns that are only looked up are not printed.
    pub(in crate::report) width: Width,
    /// What it takes from a row.
    pub(in crate::report) of: fn(&Row<'_, '_>) -> Value,
}

/// How wide a column is in a spreadsheet, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Width {
    /// Of a column that is printed.
    Printed(u16),
    /// Of one that stands beside the paper.
    Beside(u16),
}

/// First, as in `folj list`, what every reader wants, which is what is printed; then what is looked up.
pub(in crate::report) const COLUMNS: &[Column] = &[
    column("focus_area", |it| level(it, FocusArea), Width::Printed(8), |row| row.id(FocusArea)),
    column("goal", |it| level(it, Goal), Width::Printed(8), |row| row.id(Goal)),
    column("activity", |it| level(it, Activity), Width::Printed(9), |row| row.id(Activity)),
    column("text", |it| text_of(it, Activity), Width::Printed(40), |row| row.text(Activity)),
    column("details", |it| it.lang.sheet_details(), Width::Printed(30), details),
    column("responsible", |it| it.lang.responsible(), Width::Printed(16), responsible),
    column(
        "status",
        |it| it.lang.report_status(),
        Width::Printed(17),
        |row| row.recorded(Activity, Field::Status),
    ),
    column("indicator", |it| level(it, Level::Indicator), Width::Printed(10), |row| row.id(Level::Indicator)),
    column(
        "indicator_text",
        |it| text_of(it, Level::Indicator),
        Width::Printed(40),
        |row| row.text(Level::Indicator),
    ),
    column(
        "outcome",
        |it| it.lang.report_outcome(),
        Width::Printed(11),
        |row| row.recorded(Level::Indicator, Field::Outcome),
    ),
    column(
        "value",
        |it| it.lang.report_number(),
        Width::Printed(9),
        |row| row.recorded(Level::Indicator, Field::Number),
    ),
    column(
        "note",
        |it| it.lang.note(),
        Width::Printed(40),
        |row| row.recorded(Level::Indicator, Field::Note),
    ),
    column(
        "decision",
        |it| it.lang.decision(),
        Width::Printed(24),
        |row| row.recorded(Level::Indicator, Field::Decision),
    ),
    column("by", |it| it.lang.sheet_by(), Width::Printed(13), |row| row.by(Level::Indicator)),
    column("at", |it| it.lang.sheet_at(), Width::Printed(16), |row| row.at(Level::Indicator)),
    column(
        "conflict",
        |it| it.lang.sheet_conflict(),
        Width::Beside(60),
        |row| row.conflicts(Level::Indicator),
    ),
    column("kind", |it| it.lang.sheet_kind(), Width::Beside(12), |row| row.of_indicator(kind)),
    column("unit", |it| it.lang.sheet_unit(), Width::Beside(14), |row| row.of_indicator(unit)),
    column(
        "baseline",
        |it| it.lang.report_baseline(),
        Width::Beside(12),
        |row| row.of_indicator(|row, it| row.number(it.baseline)),
    ),
    column(
        "target",
        |it| it.lang.report_target(),
        Width::Beside(12),
        |row| row.of_indicator(|row, it| row.number(it.target)),
    ),
    column(
        "condition",
        |it| it.lang.report_condition(),
        Width::Beside(60),
        |row| row.of_indicator(condition),
    ),
    column(
        "activity_note",
        |it| it.lang.sheet_note_of(&level(it, Activity)),
        Width::Beside(70),
        |row| row.recorded(Activity, Field::Note),
    ),
    column(
        "activity_decision",
        |it| it.lang.sheet_decision_of(&level(it, Activity)),
        Width::Beside(60),
        |row| row.recorded(Activity, Field::Decision),
    ),
    column(
        "proposal",
        |it| it.lang.proposal_label(),
        Width::Beside(20),
        |row| row.recorded(Activity, Field::Proposal),
    ),
    column("proposal_reason", |it| it.lang.report_reason(), Width::Beside(60), |row| row.reason(Activity)),
    column(
        "activity_by",
        |it| it.lang.sheet_who_of(&level(it, Activity)),
        Width::Beside(16),
        |row| row.by(Activity),
    ),
    column(
        "activity_at",
        |it| it.lang.sheet_when_of(&level(it, Activity)),
        Width::Beside(16),
        |row| row.at(Activity),
    ),
    column(
        "activity_conflict",
        |it| it.lang.sheet_conflict_of(&level(it, Activity)),
        Width::Beside(60),
        |row| row.conflicts(Activity),
    ),
    column(
        "ends",
        |it| it.lang.report_ends(),
        Width::Beside(12),
        |row| row.place.activity.and_then(|it| it.ends).map_or(Value::Nothing, Value::Date),
    ),
    column(
        "as_written",
        |it| it.lang.report_as_written(),
        Width::Beside(48),
        |row| Value::maybe(row.place.activity.and_then(|it| it.responsible.as_written.as_deref())),
    ),
    column("lineage", |it| it.lang.label_lineage(), Width::Beside(48), lineage),
    column("target_group", |it| it.lang.target_group(), Width::Beside(48), target_group),
    column("priority_area", |it| it.lang.priority_area(), Width::Beside(48), priority_area),
    column(
        "goal_title",
        |it| it.lang.sheet_title_of(&level(it, Goal)),
        Width::Beside(60),
        |row| row.text(Goal),
    ),
    column(
        "goal_remark",
        |it| it.lang.report_remark(),
        Width::Beside(60),
        |row| Value::maybe(row.place.goal.and_then(|it| it.note.as_deref())),
    ),
    column(
        "goal_note",
        |it| it.lang.sheet_note_of(&level(it, Goal)),
        Width::Beside(60),
        |row| row.recorded(Goal, Field::Note),
    ),
    column(
        "goal_decision",
        |it| it.lang.sheet_decision_of(&level(it, Goal)),
        Width::Beside(60),
        |row| row.recorded(Goal, Field::Decision),
    ),
    column(
        "goal_conflict",
        |it| it.lang.sheet_conflict_of(&level(it, Goal)),
        Width::Beside(60),
        |row| row.conflicts(Goal),
    ),
    column(
        "focus_area_title",
        |it| it.lang.sheet_title_of(&level(it, FocusArea)),
        Width::Beside(60),
        |row| row.text(FocusArea),
    ),
    column(
        "focus_area_note",
        |it| it.lang.sheet_note_of(&level(it, FocusArea)),
        Width::Beside(60),
        |row| row.recorded(FocusArea, Field::Note),
    ),
    column(
        "focus_area_decision",
        |it| it.lang.sheet_decision_of(&level(it, FocusArea)),
        Width::Beside(60),
        |row| row.recorded(FocusArea, Field::Decision),
    ),
    column(
        "focus_area_conflict",
        |it| it.lang.sheet_conflict_of(&level(it, FocusArea)),
        Width::Beside(60),
        |row| row.conflicts(FocusArea),
    ),
    column(
        "plan_note",
        |it| it.lang.report_plan_note(),
        Width::Beside(60),
        |row| row.recorded(Level::Plan, Field::Note),
    ),
    column(
        "plan_decision",
        |it| it.lang.report_plan_decision(),
        Width::Beside(60),
        |row| row.recorded(Level::Plan, Field::Decision),
    ),
    column(
        "plan_conflict",
        |it| it.lang.sheet_conflict_of(&level(it, Level::Plan)),
        Width::Beside(60),
        |row| row.conflicts(Level::Plan),
    ),
];

const fn column(
    name: &'static str,
    heading: fn(&Report<'_>) -> Cow<'static, str>,
    width: Width,
    of: fn(&Row<'_, '_>) -> Value,
) -> Column {
    Column { name, heading, width, of }
}

/// The plan's own word for a level.
fn level(report: &Report<'_>, level: Level) -> Cow<'static, str> {
    report.lang.level_heading_one(level, report.plan.plan).into()
}

fn text_of(report: &Report<'_>, of: Level) -> Cow<'static, str> {
    report.lang.sheet_text_of(&level(report, of))
}

impl Row<'_, '_> {
    fn id(&self, level: Level) -> Value {
        Value::maybe(self.place.item(level).map(|item| item.id().as_str()))
    }

    /// Word for word; an indicator's with its lead-in.
    fn text(&self, level: Level) -> Value {
        match self.place.item(level) {
            Some(Item::Indicator(_, _, _, indicator)) => Value::Text(indicator.whole_text()),
            Some(item) => Value::text(item.text()),
            None => Value::Nothing,
        }
    }

    fn of_indicator(&self, value: fn(&Self, &Indicator) -> Value) -> Value {
        self.place.indicator.map_or(Value::Nothing, |indicator| value(self, indicator))
    }
}

fn details(row: &Row<'_, '_>) -> Value {
    match row.place.activity.map(|it| it.details.iter().map(Wording::as_str).collect::<Vec<_>>().join("\n")) {
        Some(details) if !details.is_empty() => Value::Text(details),
        Some(_) | None => Value::Nothing,
    }
}

fn responsible(row: &Row<'_, '_>) -> Value {
    let Some(activity) = row.place.activity else { return Value::Nothing };
    Value::Text(match row.reader {
        Reader::Script => activity.responsible.abbrs().collect::<Vec<_>>().join(", "),
        Reader::Person => row.report.lang.responsible_in_full(&activity.responsible),
    })
}

fn kind(row: &Row<'_, '_>, indicator: &Indicator) -> Value {
    let plain = match &indicator.kind {
        Kind::Count { unit: Some(_) } => &Kind::Count { unit: None },
        kind => kind,
    };
    row.word(contract::kind_name(plain), || row.report.lang.kind(plain))
}

fn unit(row: &Row<'_, '_>, indicator: &Indicator) -> Value {
    match &indicator.kind {
        Kind::Count { unit } => Value::maybe(unit.as_deref()),
        Kind::Percent if row.is_for_people() => Value::text("%"),
        Kind::Percent | Kind::YesNo | Kind::Statement => Value::Nothing,
    }
}

/// When the indicator applies, and what number its words ask for.
fn condition(row: &Row<'_, '_>, indicator: &Indicator) -> Value {
    let lang = row.report.lang;
    let threshold = indicator
        .threshold
        .as_ref()
        .filter(|_| row.is_for_people())
        .map(|it| lang.cli_threshold(&number(lang, it.at_least), &it.unit, &it.words).into_owned());
    let told: Vec<&str> = indicator.condition.as_deref().into_iter().chain(threshold.as_deref()).collect();
    if told.is_empty() { Value::Nothing } else { Value::Text(told.join("; ")) }
}

fn lineage(row: &Row<'_, '_>) -> Value {
    let ties = row.place.activity.into_iter().flat_map(|it| &it.lineage);
    let told = ties.map(|tie| {
        let words = row.report.lang.cli_lineage(tie);
        tie.note.as_ref().map_or(words.clone(), |note| format!("{words}: {note}"))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { Value::Nothing } else { Value::Text(told.join("; ")) }
}

fn target_group(row: &Row<'_, '_>) -> Value {
    let id = row.place.activity.and_then(|it| it.target_group.as_ref());
    let groups = row.place.goal.into_iter().flat_map(|goal| &goal.target_groups);
    Value::maybe(groups.into_iter().find(|group| Some(&group.id) == id).map(|group| group.text.as_str()))
}

fn priority_area(row: &Row<'_, '_>) -> Value {
    let id = row.place.activity.and_then(|it| it.priority_area.as_ref());
    let areas = row.place.goal.into_iter().flat_map(|goal| &goal.priority_areas);
    Value::maybe(areas.into_iter().find(|area| Some(&area.id) == id).map(|area| area.text.as_str()))
}
