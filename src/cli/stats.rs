//! `folj stats`: counts for each focus area and each party. The overview of `folj` without a terminal.

use serde::Serialize;

use super::args::{Form, Look};
use super::io::{Answer, Exit, Io};
use super::list;
use super::open::{Desk, Session};
use super::select;
use super::table::{Cell, Table};
use crate::contract::{self, FilterJson, PlanRef};
use crate::journal::Counts;
use crate::model::Party;
use crate::problem::Level;
use crate::query::{Matrix, MatrixRow, Shown, Who};
use crate::report::{Sheet, Value};
use crate::text::{Order, clean_line};

/// Below this width of the terminal there is no table: its columns of numbers would leave the names no room.
const TABLE: usize = 80;

#[derive(Debug, Serialize)]
struct Document<'a> {
    schema: &'static str,
    plan: PlanRef<'a>,
    filter: FilterJson<'a>,
    total: Counts,
    focus_areas: Vec<AreaJson<'a>>,
    parties: Vec<PartyJson<'a>>,
    nobody: Counts,
}

#[derive(Debug, Serialize)]
struct AreaJson<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(flatten)]
    counts: Counts,
}

#[derive(Debug, Serialize)]
struct PartyJson<'a> {
    abbr: &'a str,
    name: &'a str,
    kind: &'static str,
    #[serde(flatten)]
    counts: Counts,
    focus_areas: Vec<AreaJson<'a>>,
}

/// Counts what the filter shows.
pub(super) fn run(desk: Desk<'_>, look: &Look, io: &mut Io<'_>) -> Answer {
    let session = desk.open(&look.filter.when, io)?;
    overview(&session, look, io)
}

/// The same for a plan that is open already.
pub(super) fn overview(session: &Session, look: &Look, io: &mut Io<'_>) -> Answer {
    let filter = select::filter(session, &look.filter)?;
    let shown = filter.apply(session.plan_year(), session.history());
    let tally = Tally { session, matrix: &matrix(session, &shown) };
    match look.form.form() {
        Form::Json => {
            let document = Document {
                schema: contract::SCHEMA,
                plan: session.plan_ref(),
                filter: FilterJson::of(&filter),
                total: tally.matrix.all.sum,
                focus_areas: tally.areas(&tally.matrix.all),
                parties: tally.parties(),
                nobody: tally.nobody(),
            };
            io.json(&document)?;
        }
        form @ (Form::Tsv | Form::Csv) => io.sheet(&sheet(&tally), form)?,
        Form::Table => table(&tally, io)?,
    }
    if !filter.is_empty() {
        io.say(&list::summary(session, &filter, &shown));
    }
    Ok(Exit::Done)
}

/// Counts over the activities that are shown, with the names of what is counted.
struct Tally<'a> {
    session: &'a Session,
    matrix: &'a Matrix,
}

impl<'a> Tally<'a> {
    fn areas(&self, row: &MatrixRow) -> Vec<AreaJson<'a>> {
        let areas = self.session.shelf.plan.focus_areas.iter().zip(&row.areas);
        areas
            .map(|(area, counts)| AreaJson { id: area.id.as_str(), title: &area.title, counts: *counts })
            .collect()
    }

    /// The rows of parties, in their order.
    fn rows(&self) -> impl Iterator<Item = (&'a Party, &'a MatrixRow)> {
        let parties = &self.session.shelf.plan.parties;
        self.matrix.rows.iter().filter_map(|row| Some((parties.get(row.party?)?, row)))
    }

    fn parties(&self) -> Vec<PartyJson<'a>> {
        let party = |(party, row): (&'a Party, &MatrixRow)| PartyJson {
            abbr: &party.abbr,
            name: &party.name,
            kind: contract::party_kind_name(party.kind),
            counts: row.sum,
            focus_areas: self.areas(row),
        };
        self.rows().map(party).collect()
    }

    fn nobody(&self) -> Counts {
        self.matrix.counts(&Who::Nobody, None)
    }
}

/// Counts by party and focus area over what is shown, the parties in Swedish order.
pub(super) fn matrix(session: &Session, shown: &Shown<'_>) -> Matrix {
    let order = Order::swedish();
    Matrix::new(session.plan_year(), shown, session.history(), |a, b| order.compare(a, b))
}

/// Title and sum, then a table for focus areas and one for parties that are named.
fn table(tally: &Tally<'_>, io: &mut Io<'_>) -> std::io::Result<()> {
    if let Some(width) = io.width.filter(|width| *width < TABLE) {
        return lines(tally, io, width);
    }
    let (session, lang) = (tally.session, tally.session.lang);
    writeln!(io.out, "{}", clean_line(&lang.cli_title(session.plan_year())))?;
    writeln!(io.out, "{}\n", lang.counts(&tally.matrix.all.sum))?;
    let mut areas = Table::new(lang.cli_stats_headings(&session.level_heading(Level::FocusArea)));
    for area in tally.areas(&tally.matrix.all) {
        areas.push(row(area.id, &area.counts, area.title));
    }
    areas.write(io)?;
    let mut parties = Table::new(lang.cli_stats_headings(&lang.responsible()));
    for (party, counted) in tally.rows().filter(|(_, counted)| counted.sum.activities > 0) {
        parties.push(row(&party.abbr, &counted.sum, lang.party_name(party)));
    }
    let nobody = tally.nobody();
    if nobody.activities > 0 {
        parties.push(row("–", &nobody, &lang.nobody_named()));
    }
    if !parties.is_empty() {
        writeln!(io.out)?;
        parties.write(io)?;
    }
    Ok(())
}

/// The same for a narrow terminal: the name of what is counted, and its counts below it.
fn lines(tally: &Tally<'_>, io: &mut Io<'_>, width: usize) -> std::io::Result<()> {
    let lang = tally.session.lang;
    let mut wrapped = |indent: &str, text: &str| -> std::io::Result<()> {
        let options = textwrap::Options::new(width).initial_indent(indent).subsequent_indent("  ");
        textwrap::wrap(&clean_line(text), options).iter().try_for_each(|line| writeln!(io.out, "{line}"))
    };
    wrapped("", &lang.cli_title(tally.session.plan_year()))?;
    wrapped("", &lang.counts(&tally.matrix.all.sum))?;
    let areas = tally.areas(&tally.matrix.all);
    let areas = areas.iter().map(|area| (area.id, area.title.to_owned(), area.counts));
    let named = tally.rows().filter(|(_, counted)| counted.sum.activities > 0);
    let parties = named.map(|(party, row)| (party.abbr.as_str(), lang.party_name(party).to_owned(), row.sum));
    let nobody = [("–", lang.nobody_named().into_owned(), tally.nobody())];
    let nobody = nobody.into_iter().filter(|(_, _, counts)| counts.activities > 0);
    for (id, name, counts) in areas.chain(parties).chain(nobody) {
        let activities = lang.count_of(counts.activities, Level::Activity, None);
        wrapped("", &format!("{id} {name}"))?;
        wrapped("  ", &format!("{activities}: {}", lang.counts(&counts)))?;
    }
    Ok(())
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
fn sheet(tally: &Tally<'_>) -> Sheet {
    let mut sheet = Sheet::new(&[
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
    ]);
    let mut push = |party: &str, area: &str, name: &str, counts: &Counts| {
        let names = [party, area, name].map(Value::text);
        sheet.push(names.into_iter().chain(numbers(counts).map(Value::Count)).collect());
    };
    push("", "", &tally.session.shelf.plan.title, &tally.matrix.all.sum);
    for area in tally.areas(&tally.matrix.all) {
        push("", area.id, area.title, &area.counts);
    }
    for party in tally.parties() {
        push(party.abbr, "", party.name, &party.counts);
        for area in &party.focus_areas {
            push(party.abbr, area.id, area.title, &area.counts);
        }
    }
    sheet
}
