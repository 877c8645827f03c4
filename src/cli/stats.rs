//! `folj stats`: counts for each focus area and each party. The overview of `folj` without a terminal.

use serde::Serialize;

use super::args::{Form, Look};
use super::io::{Answer, Exit, Io};
use super::list;
use super::open::{Desk, Session};
use super::select;
use super::table::{Cell, Table};
use crate::contract::{self, CountsJson, FilterJson, PartyCounts, PlanRef};
use crate::journal::Counts;
use crate::problem::Level;
use crate::query::{Matrix, Shown};
use crate::report::Value;
use crate::text::{Order, clean_line};

/// Below this width of the terminal there is no table: its columns of numbers would leave the names no room.
const TABLE: usize = 80;

/// The columns of the counts as a sheet.
const COLUMNS: [&str; 10] = [
    "party",
    "focus_area",
    "name",
    "activities",
    "indicators",
    "yes",
    "partly",
    "no",
    "not_applicable",
    "open",
];

#[derive(Debug, Serialize)]
struct Document<'a> {
    schema: &'static str,
    plan: PlanRef<'a>,
    filter: FilterJson<'a>,
    #[serde(flatten)]
    counts: CountsJson<'a>,
}

/// Counts what the filter shows.
pub(super) fn run(desk: Desk<'_>, look: &Look, io: &mut Io<'_>) -> Answer {
    let session = desk.open_now(&look.filter.when, io)?;
    let answer = overview(&session, look, io);
    session.end();
    answer
}

/// The same for a plan that is open already.
pub(super) fn overview(session: &Session, look: &Look, io: &mut Io<'_>) -> Answer {
    let filter = select::filter(session, &look.filter)?;
    let shown = filter.apply(session.plan_year(), session.history());
    let matrix = matrix(session, &shown);
    let counts = CountsJson::new(&session.shelf.plan, &matrix);
    match look.form.form() {
        Form::Json => {
            let document = Document {
                schema: contract::SCHEMA,
                plan: session.plan_ref(),
                filter: FilterJson::of(&filter),
                counts,
            };
            io.json(&document)?;
        }
        form @ (Form::Tsv | Form::Csv) => io.rows(&COLUMNS, rows(session, &counts), form)?,
        Form::Table => table(session, &counts, io)?,
    }
    if !filter.is_empty() {
        io.say(&list::summary(session, &filter, &shown));
    }
    Ok(Exit::Done)
}

/// Counts by party and focus area over what is shown, the parties in Swedish order.
pub(super) fn matrix(session: &Session, shown: &Shown<'_>) -> Matrix {
    let order = Order::swedish();
    Matrix::new(session.plan_year(), shown, session.history(), &|a, b| order.compare(a, b))
}

/// Title and sum, then a table for focus areas and one for parties that are named.
fn table(session: &Session, counts: &CountsJson<'_>, io: &mut Io<'_>) -> std::io::Result<()> {
    if let Some(width) = io.width.filter(|width| *width < TABLE) {
        return lines(session, counts, io, width);
    }
    let lang = session.lang;
    io.out.line(clean_line(&lang.cli_title(session.plan_year())))?;
    io.out.line(lang.counts(&counts.total))?;
    io.out.line("")?;
    let mut areas = Table::new(lang.cli_stats_headings(&session.level_heading(Level::FocusArea)));
    for area in counts.focus_areas.iter() {
        areas.push(row(area.id, &area.counts, area.title));
    }
    areas.write(io)?;
    let mut parties = Table::new(lang.cli_stats_headings(&lang.responsible()));
    for party in counts.parties.iter().filter(|party| party.counts.activities > 0) {
        parties.push(row(party.abbr, &party.counts, &name_of(session, party)));
    }
    if counts.nobody.activities > 0 {
        parties.push(row("–", &counts.nobody, &lang.nobody_named()));
    }
    if !parties.is_empty() {
        io.out.line("")?;
        parties.write(io)?;
    }
    Ok(())
}

/// The same for a narrow terminal: the name of what is counted, and its counts below it.
fn lines(session: &Session, all: &CountsJson<'_>, io: &mut Io<'_>, width: usize) -> std::io::Result<()> {
    let lang = session.lang;
    let mut wrapped = |indent: &str, text: &str| -> std::io::Result<()> {
        let options = textwrap::Options::new(width).initial_indent(indent).subsequent_indent("  ");
        textwrap::wrap(&clean_line(text), options).iter().try_for_each(|line| io.out.line(&**line))
    };
    wrapped("", &lang.cli_title(session.plan_year()))?;
    wrapped("", &lang.counts(&all.total))?;
    let areas = all.focus_areas.iter().map(|area| (area.id, area.title.to_owned(), area.counts));
    let named = all.parties.iter().filter(|party| party.counts.activities > 0);
    let parties = named.map(|party| (party.abbr, name_of(session, party), party.counts));
    let nobody = [("–", lang.nobody_named().into_owned(), all.nobody)];
    let nobody = nobody.into_iter().filter(|(_, _, counts)| counts.activities > 0);
    for (id, name, counts) in areas.chain(parties).chain(nobody) {
        let activities = lang.count_of(counts.activities, Level::Activity, None);
        wrapped("", &format!("{id} {name}"))?;
        wrapped("  ", &format!("{activities}: {}", lang.counts(&counts)))?;
    }
    Ok(())
}

/// The name of a party in the language of the program.
fn name_of(session: &Session, party: &PartyCounts<'_>) -> String {
    let named = session.shelf.plan.party(party.abbr);
    named.map_or(party.name, |party| session.lang.party_name(party)).to_owned()
}

fn row(id: &str, counts: &Counts, name: &str) -> Vec<Cell> {
    let numbers = numbers(counts).map(Cell::count);
    [Cell::text(id)].into_iter().chain(numbers).chain([Cell::text(name)]).collect()
}

fn numbers(counts: &Counts) -> [usize; 7] {
    [
        counts.activities,
        counts.indicators,
        counts.yes,
        counts.partly,
        counts.no,
        counts.not_applicable,
        counts.open,
    ]
}

/// One row for the whole, each focus area, and each party as a whole and in each focus area.
fn rows<'a>(session: &'a Session, all: &'a CountsJson<'a>) -> impl Iterator<Item = Vec<Value>> {
    let total = row_of("", "", &session.shelf.plan.title, &all.total);
    let areas = all.focus_areas.iter().map(|area| row_of("", area.id, area.title, &area.counts));
    let parties = all.parties.iter().flat_map(|party| {
        let areas = party.focus_areas.iter();
        let areas = areas.map(|area| row_of(party.abbr, area.id, area.title, &area.counts));
        std::iter::once(row_of(party.abbr, "", party.name, &party.counts)).chain(areas)
    });
    std::iter::once(total).chain(areas).chain(parties)
}

fn row_of(party: &str, area: &str, name: &str, counts: &Counts) -> Vec<Value> {
    let names = [party, area, name].map(Value::text);
    names.into_iter().chain(numbers(counts).map(Value::Count)).collect()
}
