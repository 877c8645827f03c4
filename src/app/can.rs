//! Whether an action does something now. Footer, help and update all ask here, so that none of
//! them can promise what another refuses.

use super::Blocked;

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Can {
    /// It does.
    Ready,
    /// It has no meaning here and is not offered.
    Hidden,
    /// It would have a meaning, but not now: the reason is told when somebody tries.
    Blocked(Blocked),
}
