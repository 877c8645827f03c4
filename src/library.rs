//! All plans that were found, each with its history and with what was wrong while loading.
//!
//! Loading never fails as a whole: it yields a library with findings in it.

use std::mem;
use std::path::PathBuf;
use std::sync::Arc;

use crate::journal::{History, Target};
use crate::model::{Id, Plan, PlanId, PlanYear, Year};
use crate::problem::{Finding, Severity};

/// Where a plan came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Compiled into the program.
    Bundled,
    /// A folder of the user's or the server's.
    Folder(PathBuf),
}

/// A plan, what has happened to it, and what was wrong with either.
#[derive(Debug, Clone, PartialEq)]
pub struct Shelf {
    /// The plan with the lists of its years.
    pub plan: Arc<Plan>,
    /// Where it came from.
    pub origin: Origin,
    /// Whether it stands in for a bundled plan of the same id.
    pub replaces_bundled: bool,
    /// Its entries.
    pub history: History,
    /// Whether these are only the entries that count now, and what was before is still being read.
    pub abridged: bool,
    /// What was found in the plan's files.
    pub findings: Vec<Finding>,
    /// What was found in the journals; alarms and notices.
    pub alarms: Vec<Finding>,
}

impl Shelf {
    /// A plan nothing has happened to.
    pub fn new(plan: Plan, origin: Origin, findings: Vec<Finding>) -> Self {
        Self {
            plan: Arc::new(plan),
            origin,
            replaces_bundled: false,
            history: History::default(),
            abridged: false,
            findings,
            alarms: Vec::new(),
        }
    }

    /// The plan with the list of a year, or with its newest one.
    pub fn year(&self, year: Option<Year>) -> PlanYear<'_> {
        PlanYear::new(&self.plan, year)
    }

    /// How many errors its files have.
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// Whether both came from one folder.
    pub fn shares_folder(&self, other: &Self) -> bool {
        matches!(self.origin, Origin::Folder(_)) && self.origin == other.origin
    }

    /// What an entry about a focus area, a goal or the plan itself is about.
    pub fn plan_target(&self, id: Option<&Id>) -> Target {
        Target { plan: self.plan.id.clone(), year: None, id: id.cloned() }
    }

    /// What an entry about an activity or an indicator is about.
    pub fn year_target(&self, year: Year, id: &Id) -> Target {
        Target { plan: self.plan.id.clone(), year: Some(year), id: Some(id.clone()) }
    }
}

/// No plan answers to a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub enum NoSuchPlan {
    /// None begins like that; these are there.
    Unknown(Vec<PlanId>),
    /// Several begin like that.
    Ambiguous(Vec<PlanId>),
}

/// All plans.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Library {
    /// The plans, the one with the latest period first.
    pub shelves: Vec<Shelf>,
    /// What was wrong with no plan in particular: a folder that cannot be read.
    pub findings: Vec<Finding>,
}

impl Library {
    /// A library of these plans, the one with the latest period first.
    pub fn new(mut shelves: Vec<Shelf>, findings: Vec<Finding>) -> Self {
        shelves.sort_by(|a, b| {
            let key = |shelf: &Shelf| (shelf.plan.period.to, shelf.plan.period.from);
            key(b).cmp(&key(a)).then_with(|| a.plan.id.cmp(&b.plan.id))
        });
        Self { shelves, findings }
    }

    /// Takes in one more plan, in its place among the others.
    pub fn add(&mut self, one: Shelf) {
        let Self { shelves, findings } = mem::take(self);
        *self = Self::new(shelves.into_iter().chain([one]).collect(), findings);
    }

    /// The plan with this id.
    pub fn shelf(&self, id: &PlanId) -> Option<&Shelf> {
        self.shelves.iter().find(|shelf| shelf.plan.id == *id)
    }

    /// The plan with this id, to be changed.
    pub fn shelf_mut(&mut self, id: &PlanId) -> Option<&mut Shelf> {
        self.shelves.iter_mut().find(|shelf| shelf.plan.id == *id)
    }

    /// The plan that opens when none is named: the one with the latest period.
    pub fn default_shelf(&self) -> Option<&Shelf> {
        self.shelves.first()
    }

    /// The plan whose id is `name`, or the only one whose id begins so; capital letters make no difference.
    pub fn by_name(&self, name: &str) -> Result<&Shelf, NoSuchPlan> {
        let name = name.to_lowercase();
        let id = |shelf: &Shelf| shelf.plan.id.as_str().to_lowercase();
        if let Some(exact) = self.shelves.iter().find(|shelf| id(shelf) == name) {
            return Ok(exact);
        }
        let begins: Vec<&Shelf> = self.shelves.iter().filter(|shelf| id(shelf).starts_with(&name)).collect();
        match begins.as_slice() {
            [one] => Ok(one),
            [] => Err(NoSuchPlan::Unknown(ids(&self.shelves))),
            several => Err(NoSuchPlan::Ambiguous(ids(several.iter().copied()))),
        }
    }
}

fn ids<'a>(shelves: impl IntoIterator<Item = &'a Shelf>) -> Vec<PlanId> {
    shelves.into_iter().map(|shelf| shelf.plan.id.clone()).collect()
}
