//! `folj check`: everything that is wrong with plans and journals.

use serde::Serialize;

use super::args::{CheckArgs, Form};
use super::io::{Answer, Exit, Failure, Io};
use super::open::{Desk, is_path, no_such_plan};
use crate::contract;
use crate::library::Shelf;
use crate::problem::{Finding, Problem, Severity};
use crate::report::{Sheet, Value};
use crate::store::load_path;
use crate::text::{Lang, clean_line, problems};

#[derive(Debug, Serialize)]
struct Document {
    schema: &'static str,
    plans: Vec<String>,
    unreadable: Vec<String>,
    errors: usize,
    warnings: usize,
    notices: usize,
    findings: Vec<FindingJson>,
}

#[derive(Debug, Serialize)]
struct FindingJson {
    severity: &'static str,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    hint: Option<String>,
}

/// What was looked at, and what was found.
#[derive(Default)]
struct Checked {
    plans: Vec<String>,
    /// What was named and cannot be read as a plan.
    unreadable: Vec<String>,
    findings: Vec<Finding>,
}

/// Checks the plans that are named, or all of them. Warnings alone are no failure.
pub(super) fn run(desk: &Desk<'_>, args: &CheckArgs, io: &mut Io<'_>) -> Answer {
    let lang = desk.lang();
    let checked = look(desk, args)?;
    let of = |severity| checked.findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    match args.form.form() {
        Form::Json => {
            let findings = checked.findings.iter().map(|finding| finding_json(lang, finding)).collect();
            let document = Document {
                schema: contract::SCHEMA,
                plans: checked.plans.clone(),
                unreadable: checked.unreadable.clone(),
                errors,
                warnings,
                notices: of(Severity::Notice),
                findings,
            };
            io.json(&document)?;
        }
        form @ (Form::Tsv | Form::Csv) => io.sheet(&sheet(lang, &checked.findings), form)?,
        Form::Table => {
            for finding in &checked.findings {
                let text = io.render(lang, finding);
                io.out.line(text.trim_end())?;
                io.out.line("")?;
            }
        }
    }
    let mut sentences = vec![problems::summary(lang, &checked.findings)];
    if !checked.plans.is_empty() {
        sentences.push(clean_line(&lang.cli_checked(&checked.plans.join(", "))).into_owned());
    }
    if !checked.unreadable.is_empty() {
        sentences.push(clean_line(&lang.cli_unreadable(&checked.unreadable.join(", "))).into_owned());
    }
    io.say(&sentences.join(" "));
    Ok(if errors > 0 { Exit::No } else { Exit::Done })
}

fn look(desk: &Desk<'_>, args: &CheckArgs) -> Result<Checked, Failure> {
    let mut library = desk.library();
    let (mut store, _) = desk.store();
    let mut checked = Checked::default();
    let mut take = |mut shelf: Shelf, checked: &mut Checked| {
        // A journal that cannot be because of the plan's id says the same once more.
        let alarms = store.read(&shelf.plan.id).alarms.into_iter();
        let news =
            alarms.filter(|alarm| !shelf.findings.iter().any(|found| says(&found.problem, &alarm.problem)));
        // What is wrong with the folder itself, each plan's journal finds once more.
        let news: Vec<Finding> = news.filter(|alarm| !checked.findings.contains(alarm)).collect();
        checked.findings.append(&mut shelf.findings);
        checked.findings.extend(news);
        checked.plans.push(shelf.plan.id.to_string());
    };
    let named = desk.global.plan.iter().chain(&args.named);
    let mut any = false;
    for name in named {
        any = true;
        if is_path(name) {
            match load_path(&desk.path(name), desk.config.limits()) {
                Ok(shelf) => take(shelf, &mut checked),
                Err(mut findings) => {
                    checked.unreadable.push(name.clone());
                    checked.findings.append(&mut findings);
                }
            }
        } else {
            let shelf = library.by_name(name).map_err(|none| no_such_plan(desk.lang(), name, &none))?;
            take(shelf.clone(), &mut checked);
        }
    }
    if !any {
        checked.findings.append(&mut library.findings);
        library.shelves.into_iter().for_each(|shelf| take(shelf, &mut checked));
    }
    Ok(checked)
}

/// Whether a finding says what the journal's alarm says.
fn says(found: &Problem, alarm: &Problem) -> bool {
    match (found, alarm) {
        (Problem::StoodIn { by, .. }, Problem::BadId { found }) => by == found,
        _ => found == alarm,
    }
}

fn finding_json(lang: Lang, finding: &Finding) -> FindingJson {
    let place = finding.place.as_ref();
    let spot = place.map(crate::problem::Place::line_column);
    FindingJson {
        severity: severity_name(finding.severity),
        file: place.map(|place| place.file.to_string()),
        line: spot.map(|(line, _)| line),
        column: spot.map(|(_, column)| column),
        message: problems::title(lang, &finding.problem),
        hint: problems::hint(lang, &finding.problem),
    }
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Notice => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn sheet(lang: Lang, findings: &[Finding]) -> Sheet {
    let mut sheet = Sheet::new(&["severity", "file", "line", "column", "message", "hint"]);
    for finding in findings {
        let one = finding_json(lang, finding);
        sheet.push(vec![
            Value::text(one.severity),
            Value::maybe(one.file.as_deref()),
            one.line.map_or(Value::Nothing, Value::Count),
            one.column.map_or(Value::Nothing, Value::Count),
            Value::Text(one.message),
            Value::maybe(one.hint.as_deref()),
        ]);
    }
    sheet
}
