//! Stand-in, to be replaced by the plans' own branch: plans from folders.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::read_text;
use crate::library::{Origin, Shelf};
use crate::model::{Plan, YearList};
use crate::problem::{Finding, Problem};
use crate::source::read;

/// Where plans are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanPlaces {
    /// Folders whose sub-folders are plans; an earlier one takes the place of a later one.
    pub folders: Vec<PathBuf>,
}

/// The plans that are compiled into the program.
pub fn bundled() -> Vec<Shelf> {
    Vec::new()
}

/// The bundled plans and those of the folders. A user's plan with a bundled id takes its place.
pub fn load(places: &PlanPlaces) -> (Vec<Shelf>, Vec<Finding>) {
    let folders = places.folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok());
    let plans = folders.flatten().flatten().filter_map(|entry| load_path(&entry.path()).ok());
    (plans.collect(), Vec::new())
}

/// The plan in a folder, or in the folder of a `plan.ron`.
pub fn load_path(path: &Path) -> Result<Shelf, Finding> {
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    let named = |file: &Path| -> Arc<str> { file.display().to_string().into() };
    let file = folder.join("plan.ron");
    let text = read_text(&file).map_err(|problem| problem.error(None))?;
    let mut plan = read::<Plan>(&named(&file), &text);
    let mut findings = std::mem::take(&mut plan.findings);
    let Some(mut value) = plan.value else {
        return Err(findings.pop().unwrap_or_else(|| Problem::EmptyPlan.error(None)));
    };
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    for file in files.filter(|file| named(file).contains("activities-")) {
        let Ok(text) = read_text(&file) else { continue };
        let list = read::<YearList>(&named(&file), &text);
        findings.extend(list.findings);
        value.lists.extend(list.value.map(|mut list| {
            list.index();
            list
        }));
    }
    value.lists.sort_by_key(|list| list.year);
    Ok(Shelf::new(value, Origin::Folder(folder.to_owned()), findings))
}

/// The same, with all findings when nothing can be read.
pub fn open_path(path: &Path) -> Result<Shelf, Vec<Finding>> {
    load_path(path).map_err(|finding| vec![finding])
}
