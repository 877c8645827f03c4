//! `folj plans`: the plans that were found.

use serde::Serialize;

use super::args::{Form, FormArgs};
use super::entries::Entries;
use super::io::{Answer, Exit, Io};
use super::open::Desk;
use super::table::{Cell, Table};
use crate::contract;
use crate::journal::{Counts, Target};
use crate::library::{Library, Origin, Shelf};
use crate::model::{Period, Year};
use crate::report::{Sheet, Value};

#[derive(Debug, Serialize)]
struct Document<'a> {
    schema: &'static str,
    plans: Vec<PlanJson<'a>>,
}

#[derive(Debug, Serialize)]
struct PlanJson<'a> {
    id: &'a str,
    title: &'a str,
    organisation: &'a str,
    language: &'a str,
    from: i16,
    to: i16,
    years: Vec<i16>,
    default: bool,
    origin: &'static str,
    path: Option<String>,
    replaces_bundled: bool,
    errors: usize,
    focus_areas: usize,
    goals: usize,
    #[serde(flatten)]
    counts: Counts,
}

/// Lists them with the counts of their newest year.
pub(super) fn run(desk: &Desk<'_>, form: &FormArgs, io: &mut Io<'_>) -> Answer {
    let lang = desk.lang();
    let mut library = desk.library();
    let (mut store, _) = desk.store();
    for shelf in &mut library.shelves {
        Entries::Counting.read(shelf, store.as_mut());
    }
    let plans = rows(&library);
    match form.form() {
        Form::Json => io.json(&Document { schema: contract::SCHEMA, plans })?,
        form @ (Form::Tsv | Form::Csv) => io.sheet(&sheet(&plans), form)?,
        Form::Table => {
            let mut table = Table::new(lang.cli_plans_headings());
            for plan in &plans {
                let bundled = || lang.cli_bundled().into_owned();
                let mut origin = vec![plan.path.clone().unwrap_or_else(bundled)];
                if plan.replaces_bundled {
                    origin.push(lang.cli_replaces_bundled().into_owned());
                }
                let period = lang.cli_years(Period { from: Year(plan.from), to: Year(plan.to) });
                table.push(vec![
                    Cell::text(plan.id),
                    Cell::text(&period),
                    Cell::count(plan.counts.activities),
                    Cell::count(plan.counts.indicators),
                    Cell::count(plan.counts.indicators - plan.counts.open),
                    Cell::text(&format!("{}, {} ({})", plan.title, plan.organisation, origin.join(", "))),
                ]);
            }
            if !table.is_empty() {
                table.write(io)?;
            }
        }
    }
    if library.shelves.is_empty() {
        io.say(&lang.cli_no_plans());
    }
    for finding in &library.findings {
        let text = io.render(lang, finding);
        io.remark(&text);
    }
    Ok(Exit::Done)
}

fn rows(library: &Library) -> Vec<PlanJson<'_>> {
    let default = library.default_shelf().map(|shelf| &shelf.plan.id);
    library.shelves.iter().map(|shelf| row(shelf, default == Some(&shelf.plan.id))).collect()
}

fn row(shelf: &Shelf, default: bool) -> PlanJson<'_> {
    let (plan, year) = (&*shelf.plan, shelf.year(None));
    let mut counts = Counts::default();
    for (_, _, activity) in year.activities() {
        counts.activities += 1;
        for indicator in &activity.indicators {
            counts.count(shelf.history.outcome(&Target::listed(year, &indicator.id)).value());
        }
    }
    let path = match &shelf.origin {
        Origin::Bundled => None,
        Origin::Folder(path) => Some(path.display().to_string()),
    };
    PlanJson {
        id: plan.id.as_str(),
        title: &plan.title,
        organisation: &plan.organisation,
        language: &plan.language,
        from: plan.period.from.0,
        to: plan.period.to.0,
        years: plan.lists.iter().map(|list| list.year.0).collect(),
        default,
        origin: if path.is_some() { "folder" } else { "bundled" },
        path,
        replaces_bundled: shelf.replaces_bundled,
        errors: shelf.errors(),
        focus_areas: plan.focus_areas.len(),
        goals: plan.goals().count(),
        counts,
    }
}

fn sheet(plans: &[PlanJson<'_>]) -> Sheet {
    let mut sheet = Sheet::new(&[
        "id",
        "title",
        "organisation",
        "from",
        "to",
        "activities",
        "indicators",
        "assessed",
        "origin",
        "path",
        "errors",
    ]);
    for plan in plans {
        sheet.push(vec![
            Value::text(plan.id),
            Value::text(plan.title),
            Value::text(plan.organisation),
            Value::Text(plan.from.to_string()),
            Value::Text(plan.to.to_string()),
            Value::Count(plan.counts.activities),
            Value::Count(plan.counts.indicators),
            Value::Count(plan.counts.assessed()),
            Value::text(plan.origin),
            Value::maybe(plan.path.as_deref()),
            Value::Count(plan.errors),
        ]);
    }
    sheet
}
