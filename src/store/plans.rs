//! Plans from folders and from the binary.

use std::path::{Path, PathBuf};

use crate::library::Shelf;
use crate::problem::Finding;

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
pub fn load(_places: &PlanPlaces) -> (Vec<Shelf>, Vec<Finding>) {
    (bundled(), Vec::new())
}

/// The plan in a folder, or in the folder of a `plan.ron`.
pub fn load_path(_path: &Path) -> Result<Shelf, Finding> {
    Err(crate::problem::Problem::EmptyPlan.error(None))
}
