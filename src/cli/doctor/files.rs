//! Settings, plans and journals: what `folj config check` and `folj check` tell in full, as counts.

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};

use crate::cli::configured::{config_files, settings_folders};
use crate::cli::io::Failure;
use crate::cli::open::Desk;
use crate::cli::own::Own;
use crate::facts;
use crate::journal::Entry;
use crate::library::{Library, Origin, Shelf};
use crate::problem::health::{Health, Journals, Plans, Settings};
use crate::problem::{Finding, Problem, Severity};
use crate::store::{Shared, files_in, read_text};
use crate::text::date_time;

/// Clocks of two machines may differ by so much without anybody minding.
const TOLERANCE: SignedDuration = SignedDuration::from_mins(5);

/// Files of settings, keys and themes that are there, each with its mistakes.
pub(super) fn settings(desk: &Desk<'_>) -> Vec<Health> {
    let named = desk.global.config.as_deref();
    let mut files: Vec<PathBuf> = config_files(named, desk.facts);
    for folder in settings_folders(named, desk.facts) {
        files.push(folder.join("keys.ron"));
        files.extend(files_in(&folder.join("themes"), "ron"));
    }
    let files = files.into_iter().filter(|file| desk.facts.current_dir.join(file).is_file());
    let (files, garbled): (Vec<_>, Vec<_>) =
        files.partition(|file| read_text(&desk.facts.current_dir.join(file)) != Err(Problem::NotUtf8));
    let own = Own::read(named, desk.facts, &desk.config);
    // It says nothing of the file.
    let findings = desk.findings.iter().chain(&own.findings);
    let findings: Vec<&Finding> = findings.filter(|finding| finding.problem != Problem::NotUtf8).collect();
    let shown = |files: Vec<PathBuf>| files.into_iter().map(|file| file.display().to_string());
    let mut found: Vec<Settings> = shown(garbled).map(Settings::NotUtf8).collect();
    found.extend(judge_settings(&shown(files).collect::<Vec<_>>(), &findings));
    if found.is_empty() {
        found.push(Settings::Defaults);
    }
    found.into_iter().map(Health::from).collect()
}

fn judge_settings(files: &[String], findings: &[&Finding]) -> Vec<Settings> {
    let mut found: Vec<Settings> = Vec::new();
    // A theme of the settings' own may lie anywhere.
    let elsewhere = findings.iter().filter_map(|finding| Some(finding.place.as_ref()?.file.to_string()));
    let all: BTreeSet<String> = files.iter().cloned().chain(elsewhere).collect();
    let unreadable = findings.iter().filter(|finding| finding.place.is_none());
    let unreadable: Vec<_> = unreadable.map(|finding| Box::new(finding.problem.clone())).collect();
    for file in all {
        let of_file = findings.iter().filter(|finding| is_in(finding, &file));
        let (errors, rest): (Vec<&Finding>, Vec<&Finding>) =
            of_file.copied().partition(|finding| finding.severity == Severity::Error);
        if !errors.is_empty() {
            found.push(Settings::Wrong(place(&file, &errors), errors.len()));
        } else if !rest.is_empty() {
            found.push(Settings::Doubtful(place(&file, &rest), rest.len()));
        } else if !unreadable.iter().any(|problem| problem.path() == Some(&*file)) {
            found.push(Settings::File(file));
        }
    }
    found.extend(unreadable.into_iter().map(Settings::Unreadable));
    found
}

/// The file, and the line of the first finding in it.
fn place(file: &str, findings: &[&Finding]) -> String {
    let lines = findings.iter().filter_map(|finding| Some(finding.place.as_ref()?.line_column().0));
    lines.min().map_or_else(|| file.to_owned(), |line| format!("{file}:{line}"))
}

/// Plans, each with its mistakes, and what cannot be read as one.
pub(super) fn plans(library: &Library) -> Vec<Health> {
    // Mistakes of a file that became no plan stand beside those of the plans.
    let files: BTreeSet<&str> =
        library.findings.iter().filter_map(|finding| Some(&*finding.place.as_ref()?.file)).collect();
    let broken = files.into_iter().map(|file| {
        let of_file = library.findings.iter().filter(|finding| is_in(finding, file));
        let of_file: Vec<&Finding> = of_file.collect();
        Plans::Wrong(place(file, &of_file), of_file.len())
    });
    let unreadable = library.findings.iter().filter(|finding| finding.place.is_none());
    let unreadable = unreadable.map(|finding| Plans::Unreadable(Box::new(finding.problem.clone())));
    library.shelves.iter().map(judge_plan).chain(broken).chain(unreadable).map(Health::from).collect()
}

fn is_in(finding: &Finding, file: &str) -> bool {
    finding.place.as_ref().is_some_and(|place| *place.file == *file)
}

fn judge_plan(shelf: &Shelf) -> Plans {
    let id = shelf.plan.id.to_string();
    let warnings = shelf.findings.iter().filter(|finding| finding.severity == Severity::Warning).count();
    match &shelf.origin {
        _ if shelf.errors() > 0 => Plans::Wrong(id, shelf.errors()),
        _ if warnings > 0 => Plans::Doubtful(id, warnings),
        Origin::Folder(path) => Plans::Plan(id, path.display().to_string()),
        Origin::Bundled => Plans::Bundled(id),
    }
}

/// The plan that opens when none is named.
pub(super) fn opens(desk: &Desk<'_>, library: &mut Library) -> Health {
    match desk.choose(library) {
        Ok(shelf) => Plans::Opens(shelf.plan.id.to_string()).into(),
        Err(Failure::Told(_, why)) => Plans::NothingOpens(why.trim_end_matches('.').to_owned()).into(),
        Err(Failure::Stream(error)) => Plans::NothingOpens(desk.lang().reason(&error)).into(),
    }
}

/// The journals of all plans.
pub(super) fn journals(desk: &Desk<'_>, library: &mut Library) -> Vec<Health> {
    let (mut store, _) = desk.store();
    let mut found = Vec::new();
    for shelf in &library.shelves {
        let reading = store.read(&shelf.plan.id);
        let last = |at: Timestamp| date_time(at, &desk.facts.zone);
        found.extend(judge_journal(
            shelf.plan.id.as_str(),
            &reading.entries,
            &reading.alarms,
            desk.facts.now,
            last,
        ));
    }
    // A journal directory that cannot be read says so for each plan.
    let mut told: Vec<Journals> = Vec::new();
    for found in found {
        let same = |other: &Journals| match (other, &found) {
            (Journals::Alarms(_, _, one), Journals::Alarms(_, _, other)) => one == other,
            (one, other) => one == other,
        };
        if !told.iter().any(same) {
            told.push(found);
        }
    }
    if told.is_empty() {
        told.push(Journals::Empty);
    }
    told.extend(odd(desk));
    told.into_iter().map(Health::from).collect()
}

/// What is odd about the records of a shared folder: numbers that were given out again above all.
fn odd(desk: &Desk<'_>) -> Vec<Journals> {
    let shared = desk.followup().and_then(|folder| Shared::open(&folder).ok());
    let writers = shared.and_then(|shared| shared.writers().ok()?);
    let warnings = writers.map(|writers| writers.warnings(facts::login_of)).unwrap_or_default();
    warnings.into_iter().map(|(_, problem)| Journals::Odd(Box::new(problem))).collect()
}

fn judge_journal(
    plan: &str,
    entries: &[Entry],
    alarms: &[Finding],
    now: Timestamp,
    show: impl Fn(Timestamp) -> String,
) -> Vec<Journals> {
    let plan = || plan.to_owned();
    let mut found = Vec::new();
    let writers: BTreeSet<u32> = entries.iter().map(|entry| entry.by.uid).collect();
    if let Some(last) = entries.iter().map(|entry| entry.at).max() {
        found.push(Journals::Entries(plan(), entries.len(), writers.len(), show(last)));
    }
    let (notices, alarms): (Vec<&Finding>, Vec<&Finding>) =
        alarms.iter().partition(|alarm| alarm.severity == Severity::Notice);
    if let Some(first) = alarms.first() {
        found.push(Journals::Alarms(plan(), alarms.len(), Box::new(first.problem.clone())));
    }
    if !notices.is_empty() {
        found.push(Journals::Torn(plan(), notices.len()));
    }
    let ahead = entries.iter().filter(|entry| entry.at.duration_since(now) > TOLERANCE).count();
    if ahead > 0 {
        found.push(Journals::Ahead(plan(), ahead));
    }
    found
}
