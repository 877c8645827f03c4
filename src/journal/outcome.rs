//! The two scales: the outcome of an indicator, the status of an activity.

use serde::{Deserialize, Serialize};

/// What became of an indicator. Nothing recorded is *not assessed*, which is none of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Outcome {
    /// Ja
    Yes,
    /// Delvis
    Partly,
    /// Nej
    No,
    /// Ej aktuell: the condition for the indicator was not met.
    NotApplicable,
}

impl Outcome {
    /// All outcomes, in the order of their digits 1 to 4.
    pub const ALL: [Self; 4] = [Self::Yes, Self::Partly, Self::No, Self::NotApplicable];
}

/// How an activity goes, apart from the outcomes of its indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Status {
    /// Ej påbörjad
    NotStarted,
    /// Pågår enligt plan
    OnTrack,
    /// Pågår med avvikelse
    Deviating,
    /// Försenad
    Delayed,
    /// Genomförd
    Completed,
    /// Avbruten
    Cancelled,
    /// Övergår i ordinarie drift
    OrdinaryOperation,
}

impl Status {
    /// All statuses, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::NotStarted,
        Self::OnTrack,
        Self::Deviating,
        Self::Delayed,
        Self::Completed,
        Self::Cancelled,
        Self::OrdinaryOperation,
    ];
}
