//! `folj stats`: counts for each focus area and each party. The overview of `folj` without a terminal.

use serde::Serialize;

use super::args::{Form, Look};
use super::io::{Answer, Exit, Io};
use super::json::{self, FilterJson, PlanRef};
use super::list;
use super::open::{Desk, Session};
use super::select;
use super::sheet::{Sheet, Value};
use super::table::{Cell, Table};
use crate::journal::Counts;
use crate::model::{FocusArea, Party, PartyKind};
use crate::query::{Shown, ShownActivity};
use crate::text::{Order, clean_line};

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
    let tally = Tally { session, shown: &shown };
    match look.form.form() {
        Form::Json => {
            let document = Document {
                schema: json::SCHEMA,
                plan: PlanRef::of(session),
                filter: FilterJson::of(&filter),
                total: tally.count(|_| true),
                focus_areas: tally.areas(|_| true),
                parties: tally.parties(),
                nobody: tally.count(|one| one.activity.responsible.parties.is_empty()),
            };
            json::write(io, &document)?;
        }
        form @ (Form::Tsv | Form::Csv) => sheet(&tally).write(io, form)?,
        Form::Table => table(&tally, io)?,
    }
    if !filter.is_empty() {
        io.say(&list::summary(session, &filter, &shown));
    }
    Ok(Exit::Done)
}

/// Counts over the activities that are shown.
pub(super) struct Tally<'a> {
    pub(super) session: &'a Session,
    pub(super) shown: &'a Shown<'a>,
}

impl<'a> Tally<'a> {
    pub(super) fn count(&self, wanted: impl Fn(&ShownActivity<'a>) -> bool) -> Counts {
        let mut counts = Counts::default();
        for one in self.shown.activities.iter().filter(|one| wanted(one)) {
            counts.activities += 1;
            for indicator in &one.indicators {
                counts.count(self.session.outcome(indicator));
            }
        }
        counts
    }

    fn focus_areas(&self) -> &'a [FocusArea] {
        &self.session.shelf.plan.focus_areas
    }

    fn areas(&self, wanted: impl Fn(&ShownActivity<'a>) -> bool) -> Vec<AreaJson<'a>> {
        let area = |area: &'a FocusArea| AreaJson {
            id: area.id.as_str(),
            title: &area.title,
            counts: self.count(|one| one.area.id == area.id && wanted(one)),
        };
        self.focus_areas().iter().map(area).collect()
    }

    /// The committees first, then the other parties, each in Swedish order.
    pub(super) fn sorted_parties(&self) -> Vec<&'a Party> {
        let order = Order::swedish();
        let mut parties: Vec<&Party> = self.session.shelf.plan.parties.iter().collect();
        parties.sort_by(|a, b| {
            let group = |party: &Party| party.kind != PartyKind::Committee;
            group(a).cmp(&group(b)).then_with(|| order.compare(&a.abbr, &b.abbr))
        });
        parties
    }

    fn parties(&self) -> Vec<PartyJson<'a>> {
        let party = |party: &'a Party| PartyJson {
            abbr: &party.abbr,
            name: &party.name,
            kind: kind_name(party.kind),
            counts: self.count(|one| one.activity.responsible.names(&party.abbr)),
            focus_areas: self.areas(|one| one.activity.responsible.names(&party.abbr)),
        };
        self.sorted_parties().into_iter().map(party).collect()
    }
}

/// The kind of a party in the contract.
fn kind_name(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::Committee => "committee",
        PartyKind::OfficerGroup => "officer_group",
        PartyKind::SteeringGroup => "steering_group",
        PartyKind::Role => "role",
        PartyKind::Unit => "unit",
        PartyKind::Administration => "administration",
        PartyKind::Principal => "principal",
        PartyKind::ExternalAgency => "external_agency",
    }
}

/// Title and sum, then a table for focus areas and one for parties that are named.
fn table(tally: &Tally<'_>, io: &mut Io<'_>) -> std::io::Result<()> {
    let (session, lang) = (tally.session, tally.session.lang);
    let total = tally.count(|_| true);
    writeln!(io.out, "{}", clean_line(&lang.cli_title(session.plan_year())))?;
    writeln!(io.out, "{}\n", lang.counts(&total))?;
    let mut areas =
        Table::new(lang.cli_stats_headings(&session.level_heading(crate::problem::Level::FocusArea)));
    for area in tally.areas(|_| true) {
        areas.push(row(area.id, &area.counts, area.title));
    }
    areas.write(io)?;
    let mut parties = Table::new(lang.cli_stats_headings(&lang.responsible()));
    for party in tally.sorted_parties() {
        let counts = tally.count(|one| one.activity.responsible.names(&party.abbr));
        if counts.activities > 0 {
            parties.push(row(&party.abbr, &counts, lang.party_name(party)));
        }
    }
    let nobody = tally.count(|one| one.activity.responsible.parties.is_empty());
    if nobody.activities > 0 {
        parties.push(row("–", &nobody, &lang.nobody_named()));
    }
    if !parties.is_empty() {
        writeln!(io.out)?;
        parties.write(io)?;
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
    push("", "", &tally.session.shelf.plan.title, &tally.count(|_| true));
    for area in tally.areas(|_| true) {
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
