//! Counts, never judgements: how many indicators have which outcome.

use std::ops::AddAssign;

use super::Outcome;

/// How many activities and indicators, and how the indicators were assessed.
/// `yes + partly + no + not_applicable + open == indicators`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, serde::Serialize)]
pub struct Counts {
    /// Activities counted.
    pub activities: usize,
    /// Indicators counted.
    pub indicators: usize,
    /// Indicators with Yes.
    pub yes: usize,
    /// Indicators with Partly.
    pub partly: usize,
    /// Indicators with No.
    pub no: usize,
    /// Indicators that do not apply.
    pub not_applicable: usize,
    /// Indicators without a judgement, conflicts included.
    pub open: usize,
}

impl Counts {
    /// Counts one more indicator.
    pub fn count(&mut self, outcome: Option<Outcome>) {
        self.indicators += 1;
        *match outcome {
            Some(Outcome::Yes) => &mut self.yes,
            Some(Outcome::Partly) => &mut self.partly,
            Some(Outcome::No) => &mut self.no,
            Some(Outcome::NotApplicable) => &mut self.not_applicable,
            None => &mut self.open,
        } += 1;
    }

    /// Indicators that have a judgement.
    pub fn assessed(&self) -> usize {
        self.indicators - self.open
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.activities += other.activities;
        self.indicators += other.indicators;
        self.yes += other.yes;
        self.partly += other.partly;
        self.no += other.no;
        self.not_applicable += other.not_applicable;
        self.open += other.open;
    }
}
