//! What is wrong with the files of the plan and with the journals.

/// The list of findings, alarms first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindingsList {
    /// First line shown.
    pub scroll: usize,
}
