//! How much of a plan is read before the reader asks whether that is meant.

/// How large the files of a plan may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in MiB (1,048,576 bytes).
    pub mib: u16,
    /// The most indicators in the list of one year.
    pub indicators: usize,
}

impl Default for Limits {
    /// A hundred times the plans that are followed up today.
    fn default() -> Self {
        Self { mib: 8, indicators: 10_000 }
    }
}
