//! `folj report --per-committee`: an extract for each committee, and a page of contents.

use std::collections::BTreeSet;
use std::path::Path;

use super::output::{not_written, whole};
use super::progress::Progress;
use crate::cli::args::ReportArgs;
use crate::cli::io::{Answer, Exit, Failure, Io};
use crate::cli::list::names_committees;
use crate::cli::open::Session;
use crate::journal::{AsOf, Counts, History};
use crate::model::{Party, PartyKind};
use crate::problem::NotWritten;
use crate::query::Filter;
use crate::report::{Format, Index, IndexRow, Report};
use crate::store::ReportFolder;
use crate::text::date_time;

/// The page of contents.
const INDEX: &str = "index.html";

/// What one party gets.
struct Extract<'a> {
    party: &'a Party,
    filter: Filter,
    file: String,
}

/// Writes all of them, or none.
pub(super) fn run(
    session: &Session,
    filter: &Filter,
    since: Option<(AsOf, History)>,
    args: &ReportArgs,
    io: &mut Io<'_>,
) -> Answer {
    let lang = session.lang;
    let folder = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let Some(folder) = folder.map(|path| whole(path, session)) else {
        return Err(Failure::new(Exit::Usage, lang.cli_report_needs_folder()));
    };
    let format = args.format.unwrap_or_default();
    let mut extracts = extracts(session, filter, io);
    if extracts.is_empty() {
        io.say(&lang.cli_report_no_extracts());
        return Ok(Exit::Done);
    }
    let report = super::report(session, filter, since, args.wanted(), None);
    name(&mut extracts, &report, format);
    let day = report.day();
    let written = write(session, &extracts, report, format, (&folder, args.force), io);
    written.map_err(|error| not_written(session, &error))?;
    io.say(&lang.cli_report_wrote_all(extracts.len(), &super::output::named(session, &folder), &day));
    Ok(Exit::Done)
}

/// The parties that get one, with what it shows: those that were asked for, else the committees, or
/// all parties where the plan names no committees for its activities.
fn extracts<'a>(session: &'a Session, filter: &Filter, io: &mut Io<'_>) -> Vec<Extract<'a>> {
    let by_committee = names_committees(session);
    if filter.parties.is_empty() && !by_committee {
        io.say(&session.lang.cli_report_per_party());
    }
    let wanted = |party: &&Party| {
        if filter.parties.is_empty() {
            !by_committee || party.kind == PartyKind::Committee
        } else {
            filter.parties.contains(&party.abbr)
        }
    };
    let one = |party: &'a Party| {
        let filter = Filter { parties: BTreeSet::from([party.abbr.clone()]), ..filter.clone() };
        Extract { party, filter, file: String::new() }
    };
    let (plan, history) = (session.plan_year(), session.history());
    let mut all: Vec<Extract<'a>> = session.shelf.plan.parties.iter().filter(wanted).map(one).collect();
    all.retain(|one| !one.filter.apply(plan, history).activities.is_empty());
    all
}

/// Gives each its file; where marks on letters are all that two names differ in, the second gets a number.
fn name(extracts: &mut [Extract<'_>], report: &Report<'_>, format: Format) {
    let mut taken = BTreeSet::new();
    let ending = format!(".{}", format.name());
    for one in extracts {
        let name = report.file_name_for(&[&one.party.abbr], format);
        let stem = name.strip_suffix(&ending).unwrap_or(&name);
        let numbered = (2..).map(|number| format!("{stem}-{number}{ending}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| taken.insert(name.clone()));
        one.file = free.unwrap_or_default();
    }
}

fn write<'a>(
    session: &'a Session,
    extracts: &'a [Extract<'a>],
    mut report: Report<'a>,
    format: Format,
    (folder, replace): (&Path, bool),
    io: &mut Io<'_>,
) -> Result<(), NotWritten> {
    let (plan, history) = (session.plan_year(), session.history());
    let names: Vec<String> = extracts.iter().map(|one| one.file.clone()).chain([INDEX.to_owned()]).collect();
    let mut out = ReportFolder::open(folder, &names, replace)?;
    let progress = Progress::new(names.len(), &session.facts, io);
    let mut rows = Vec::new();
    let mut put_all = || {
        for (done, one) in extracts.iter().enumerate() {
            progress.show(done, &one.party.abbr, io);
            report.filter = &one.filter;
            report.shown = one.filter.apply(plan, history);
            out.write(&one.file, |file| report.write(format, file))?;
            let counts = report.shown.counts(plan, history);
            rows.push(row(session, one, counts));
        }
        progress.show(extracts.len(), INDEX, io);
        let index = index(session, &report, format, std::mem::take(&mut rows));
        out.write(INDEX, |file| index.write(file))
    };
    let written = put_all();
    progress.end(io);
    written?;
    out.place()
}

fn row<'a>(session: &Session, one: &Extract<'a>, counts: Counts) -> IndexRow<'a> {
    let name = session.lang.party_name(one.party);
    IndexRow { abbr: &one.party.abbr, name, file: one.file.clone(), counts }
}

/// The page that leads to the extracts.
fn index<'a>(
    session: &'a Session,
    report: &Report<'_>,
    format: Format,
    rows: Vec<IndexRow<'a>>,
) -> Index<'a> {
    let (lang, plan, zone) = (session.lang, &session.shelf.plan, &session.facts.zone);
    let meeting = match &report.as_of {
        AsOf::Meeting(id) | AsOf::Marked(id, _) => report.history.known(id),
        AsOf::Now | AsOf::Moment(_) => None,
    };
    Index {
        lang,
        plan_language: &plan.language,
        plan: &plan.title,
        as_of: lang.report_moment_words(&report.as_of, report.made, zone, meeting.as_ref()),
        made: lang.report_made_at(&date_time(report.made, zone)).into_owned(),
        format,
        demo: report.demo,
        rows,
    }
}
