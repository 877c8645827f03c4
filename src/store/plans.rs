//! Plans from folders and from the binary: `plan.ron` and its `activities-YEAR.ron` files
//! (docs/plan-format.md), put together and checked.

mod file;
mod kept;
mod stand_in;

use std::collections::HashSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::de::DeserializeOwned;

use file::{SourceFile, year_in_name};
use kept::Kept;
use stand_in::{complete, in_list, in_plan};

use super::files::{read_bytes, refused, why};
use crate::check::{At, Remark, check};
use crate::library::{Origin, Shelf};
use crate::model::{Plan, PlanId, Year, YearList};
use crate::problem::{FileFault, Finding, Problem, Severity, Step};
use crate::source::{Limits, Read, own, parts_of};

/// The name of the file that holds what was agreed for the whole period.
const PLAN_FILE: &str = "plan.ron";

/// How the names of the files begin and end that hold what is done in a year.
const LIST_FILE: (&str, &str) = ("activities-", ".ron");

/// How many findings of one plan are told one by one.
const MOST_FINDINGS: usize = 200;

/// The texts of a plan that is compiled into the program.
struct Bundled {
    /// The id in the file, so that a plan that is not wanted need not be read.
    id: &'static str,
    plan: &'static str,
    lists: &'static [&'static str],
}

/// The newest one first.
const BUNDLED: [Bundled; 2] = [
    Bundled {
        id: "hsvo-uppsala-2024",
        plan: include_str!("../../data/plans/hsvo-uppsala-2024/plan.ron"),
        lists: &[include_str!("../../data/plans/hsvo-uppsala-2024/activities-2025.ron")],
    },
    Bundled {
        id: "nsu-uppsala-2019",
        plan: include_str!("../../data/plans/nsu-uppsala-2019/plan.ron"),
        lists: &[include_str!("../../data/plans/nsu-uppsala-2019/activities-2019.ron")],
    },
];

/// Where plans are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanPlaces {
    /// Folders whose sub-folders are plans; an earlier one takes the place of a later one.
    pub folders: Vec<PathBuf>,
    /// How large their files may be.
    pub limits: Limits,
    /// Where large plans are kept as they were read last, if anywhere.
    pub cache: Option<PathBuf>,
}

/// Which of the bundled plans are read; reading them is most of what a short run does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which<'a> {
    /// All of them.
    All,
    /// The one that may open when none is named.
    Newest,
    /// Those whose id begins so.
    Called(&'a str),
}

/// The plans that are compiled into the program. They are parsed and nothing more, since a test
/// holds that they are without findings.
pub fn bundled() -> Vec<Shelf> {
    BUNDLED.iter().filter_map(shelf).collect()
}

/// The ids of the plans that are compiled into the program, the newest one first.
pub fn bundled_ids() -> impl Iterator<Item = PlanId> {
    BUNDLED.iter().map(|texts| texts.id.into())
}

fn shelf(texts: &Bundled) -> Option<Shelf> {
    Some(Shelf::new(parse(texts)?, Origin::Bundled, Vec::new()))
}

fn is_bundled(id: &PlanId) -> bool {
    BUNDLED.iter().any(|texts| texts.id == id.as_str())
}

fn parse(texts: &Bundled) -> Option<Plan> {
    let mut plan: Plan = whole(texts.plan)?;
    for text in texts.lists {
        let mut list: YearList = whole(text)?;
        list.index();
        plan.lists.push(list);
    }
    Some(plan)
}

/// The value of a text of the program, whose wordings are parts of one copy of it.
fn whole<T: DeserializeOwned>(text: &str) -> Option<T> {
    let text: Arc<str> = text.into();
    parts_of(&text, || own(&text))
}

/// The bundled plans that are wanted, and all those of the folders. A user's plan with a bundled id takes its place.
/// A folder that is not there is no plan and no finding.
pub fn load(places: &PlanPlaces, which: Which<'_>) -> (Vec<Shelf>, Vec<Finding>) {
    let mut shelves: Vec<Shelf> = Vec::new();
    let mut findings = Vec::new();
    for folder in &places.folders {
        let plans = match plan_folders(folder) {
            Ok(plans) => plans,
            Err(Problem::NoSuchFile { .. }) => continue,
            Err(problem) => {
                findings.push(problem.error(None));
                continue;
            }
        };
        for plan in plans {
            match recall(&plan, places.limits, places.cache.as_deref()) {
                Ok(shelf) if shelves.iter().all(|other| other.plan.id != shelf.plan.id) => {
                    shelves.push(shelf);
                }
                Ok(_) => {}
                Err(problems) => findings.extend(problems),
            }
        }
    }
    for shelf in &mut shelves {
        shelf.replaces_bundled = is_bundled(&shelf.plan.id);
    }
    // Without the newest one an older one may be the newest.
    let replaced = shelves.iter().any(|own| own.replaces_bundled);
    for (at, texts) in BUNDLED.iter().enumerate() {
        let wanted = match which {
            Which::All => true,
            Which::Newest => at == 0 || replaced,
            Which::Called(name) => texts.id.starts_with(&name.to_lowercase()),
        };
        if wanted && shelves.iter().all(|own| own.plan.id.as_str() != texts.id) {
            shelves.extend(shelf(texts));
        }
    }
    (shelves, findings)
}

/// The plan in a folder, or in the folder of a `plan.ron` or of an `activities-YEAR.ron`. What can
/// be read of it is given, with findings for the rest; the error is all findings when that is
/// nothing at all.
pub fn load_path(path: &Path, limits: Limits) -> Result<Shelf, Vec<Finding>> {
    recall_path(path, limits, None)
}

/// The same; a large plan as it was read last, where that is kept.
pub fn recall_path(path: &Path, limits: Limits, cache: Option<&Path>) -> Result<Shelf, Vec<Finding>> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = if path.is_dir() {
        path
    } else if name == PLAN_FILE || year_in_name(&name).is_some() {
        match path.parent() {
            Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
            Some(parent) => parent,
            None => path,
        }
    } else {
        // Say first what is wrong with the file itself: a misspelt path is the usual case.
        let other_name = |_| refused(path, FileFault::OtherName);
        let problem = read_bytes(path, limits.mib).map_or_else(|problem| problem, other_name);
        return Err(vec![problem.error(None)]);
    };
    let shelf = recall(folder, limits, cache)?;
    let replaces_bundled = is_bundled(&shelf.plan.id);
    Ok(Shelf { replaces_bundled, ..shelf })
}

/// The same plan once more, from where it came from, after one of its files changed (the folder to
/// watch is the one in [`Shelf::origin`]). Its entries are the caller's to carry over. The error is
/// all findings when nothing can be read, or the id cannot.
pub fn reload(origin: &Origin, id: &PlanId, limits: Limits) -> Result<Shelf, Vec<Finding>> {
    let shelf = match origin {
        Origin::Folder(folder) => load_path(folder, limits)?,
        Origin::Bundled => BUNDLED
            .iter()
            .find(|texts| texts.id == id.as_str())
            .and_then(shelf)
            .ok_or_else(|| vec![Problem::NoSuchFile { path: id.to_string() }.error(None)])?,
    };
    // Another id is another plan, and the caller's to deal with; one that stands in for a missing
    // id is none.
    if shelf.plan.id == *id || shelf.plan.id.is_folder_name() { Ok(shelf) } else { Err(shelf.findings) }
}

/// The sub-folders that hold a file of a plan, by name; hidden ones are left out.
fn plan_folders(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut plans: Vec<PathBuf> = names_in(folder)?
        .into_iter()
        .filter(|name| !name.starts_with('.'))
        .map(|name| folder.join(name))
        // A link that leads nowhere is told and not passed over.
        .filter(|path| {
            path.join(PLAN_FILE).symlink_metadata().is_ok()
                || list_names(path).is_ok_and(|names| !names.is_empty())
        })
        .collect();
    plans.sort_unstable();
    Ok(plans)
}

/// The names of the files of the years in a folder, in order.
fn list_names(folder: &Path) -> Result<Vec<String>, Problem> {
    let mut names = names_in(folder)?;
    names.retain(|name| year_in_name(name).is_some());
    names.sort_unstable();
    Ok(names)
}

fn names_in(folder: &Path) -> Result<Vec<String>, Problem> {
    let entries = std::fs::read_dir(folder).map_err(|error| why(folder, &error))?;
    entries
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_, _>>()
        .map_err(|error| why(folder, &error))
}

/// A list of activities and the file that it is in.
type Listed = (YearList, SourceFile);

/// The plan of a folder as it was read last, or as it is read now.
fn recall(folder: &Path, limits: Limits, cache: Option<&Path>) -> Result<Shelf, Vec<Finding>> {
    let Some(kept) = cache.and_then(|cache| Kept::of(cache, folder, limits)) else {
        return load_folder(folder, limits);
    };
    if let Some(shelf) = kept.read() {
        return Ok(shelf);
    }
    let shelf = load_folder(folder, limits)?;
    kept.keep(&shelf);
    Ok(shelf)
}

/// The plan of a folder, or all that is wrong when nothing of it can be read.
fn load_folder(folder: &Path, limits: Limits) -> Result<Shelf, Vec<Finding>> {
    let (mut file, not_utf8) =
        SourceFile::open(&folder.join(PLAN_FILE), limits).map_err(|finding| vec![finding])?;
    let Read { value, mut findings, lost, .. } = file.understand::<Plan>();
    findings.extend(not_utf8);
    let Some(plan) = value else {
        findings.extend(file.missing(|_| None));
        return Err(findings);
    };
    let lost = Lost::new(file.text(), &lost);
    let lists = lists(folder, limits, &mut findings);
    let name =
        folder.canonicalize().ok().and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let (plan, remarks) = judge(plan, &name.unwrap_or_default(), &file, lists);
    findings.extend(remarks.into_iter().filter(|finding| !lost.explains(&finding.problem)));
    // plan.ron first, then the lists, each from top to bottom.
    findings.sort_by_cached_key(|finding| {
        finding
            .place
            .as_ref()
            .map(|place| (place.file != file.name, Arc::clone(&place.file), place.in_file()))
    });
    Ok(Shelf::new(plan, Origin::Folder(folder.to_owned()), limited(findings)))
}

/// The lists of a plan's folder, the oldest first, as far as they can be read.
fn lists(folder: &Path, limits: Limits, findings: &mut Vec<Finding>) -> Vec<Listed> {
    let mut lists: Vec<Listed> = Vec::new();
    let names = list_names(folder).unwrap_or_else(|problem| {
        findings.push(problem.error(None));
        Vec::new()
    });
    for name in names {
        match SourceFile::open(&folder.join(name), limits) {
            Ok((mut file, not_utf8)) => {
                let read = file.understand::<YearList>();
                findings.extend(not_utf8);
                findings.extend(read.findings);
                match read.value {
                    Some(list) if has_too_many(&list, limits) => {
                        findings.push(too_many(&list, limits, &file));
                    }
                    Some(list) => lists.push((list, file)),
                    None => findings.extend(file.missing(|_| None)),
                }
            }
            Err(finding) => findings.push(finding),
        }
    }
    lists.sort_by_key(|(list, _)| list.year);
    lists
}

fn indicators(list: &YearList) -> usize {
    list.activities.iter().map(|activity| activity.indicators.len()).sum()
}

fn has_too_many(list: &YearList, limits: Limits) -> bool {
    indicators(list) > limits.indicators
}

fn too_many(list: &YearList, limits: Limits, file: &SourceFile) -> Finding {
    let problem = Problem::TooManyIndicators { found: indicators(list), most: limits.indicators };
    let at = At { list: None, record: None, steps: vec![Step::Field("activities")] };
    problem.error(Some(file.place(&at)))
}

/// As many findings as are told one by one, and how many more there are, which weighs as much as
/// the gravest of them.
fn limited(mut findings: Vec<Finding>) -> Vec<Finding> {
    let untold = findings.split_off(findings.len().min(MOST_FINDINGS));
    let gravest = untold.iter().map(|finding| finding.severity).max();
    if let (Some(severity), Some(next)) = (gravest, untold.first()) {
        let problem = Problem::MoreFindings { count: untold.len() };
        findings.push(Finding { severity, problem, place: next.place.clone() });
    }
    findings
}

/// Puts plan and lists together and asks the rules. Lists of other plans, and all but the first of a
/// year, are left out.
fn judge(plan: Plan, folder: &str, file: &SourceFile, lists: Vec<Listed>) -> (Plan, Vec<Finding>) {
    let (lists, files): (Vec<YearList>, Vec<SourceFile>) = lists.into_iter().unzip();
    let mut plan = Plan { lists, ..plan };
    complete(&mut plan, folder, file, &files);
    let remarks = remarks(&plan, &files);
    let mut findings: Vec<Finding> = file.missing(|field| in_plan(&plan, field)).collect();
    for (at, file) in files.iter().enumerate() {
        findings.extend(file.missing(|field| in_list(&plan, at, field)));
    }
    findings.extend(remarks.into_iter().filter_map(|Remark { severity, problem, at }| {
        let file = at.list.and_then(|list| files.get(list)).unwrap_or(file);
        // Indicators that are written but could not be read are a finding already.
        let lost = matches!(problem, Problem::NoIndicators { .. }) && file.has_indicators(at.record);
        (!lost && !file.explains(&at)).then(|| Finding { severity, problem, place: Some(file.place(&at)) })
    }));
    let mut years = HashSet::from([Year::default()]);
    let id = plan.id.clone();
    plan.lists.retain(|list| list.plan == id && years.insert(list.year));
    plan.lists.iter_mut().for_each(YearList::index);
    (plan, findings)
}

/// What the rules say, and what the names of the files say.
fn remarks(plan: &Plan, files: &[SourceFile]) -> Vec<Remark> {
    let mut remarks = check(plan);
    for (at, (list, file)) in plan.lists.iter().zip(files).enumerate() {
        if file.year_in_name() != list.year.to_string() {
            let name = Path::new(&*file.name).file_name().unwrap_or_default().to_string_lossy().into_owned();
            remarks.push(Remark {
                severity: Severity::Warning,
                problem: Problem::YearNotInName { year: list.year.0, name },
                at: At { list: Some(at), record: None, steps: vec![Step::Field("year")] },
            });
        }
    }
    remarks
}

/// The texts in the records of `plan.ron` that could not be read. That something refers to one of
/// them is no second mistake.
struct Lost(HashSet<String>);

impl Lost {
    fn new(text: &str, ranges: &[Range<usize>]) -> Self {
        let records = ranges.iter().filter_map(|range| text.get(range.clone()));
        // Texts stand between two quotation marks; what stands between two texts does no harm.
        Self(records.flat_map(|record| record.split('"')).map(ToOwned::to_owned).collect())
    }

    fn explains(&self, problem: &Problem) -> bool {
        if *problem == Problem::EmptyPlan {
            return !self.0.is_empty();
        }
        problem.candidates().is_some_and(|(found, _)| self.0.contains(found))
    }
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test may stop at once")]
mod tests;

#[cfg(test)]
mod testing;
