//! What can be wrong with a binding of somebody's own.

use serde::{Deserialize, Serialize};

/// What is wrong with it, or what it takes from another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BindingFault {
    /// A key that no terminal sends, or sends as another one.
    NeverComes {
        /// As written.
        key: String,
        /// What comes in its place.
        instead: String,
    },
    /// A key that on a Swedish keyboard is typed with `AltGr`, or is dead.
    AltGr {
        /// As written.
        key: String,
    },
    /// A capital letter for an action that records.
    CapitalRecords {
        /// As written.
        key: String,
    },
    /// A character for an action where characters are typed, or choose parties.
    Typed {
        /// As written.
        key: String,
    },
    /// A key that would record in one list and move in another.
    RecordsAndMoves {
        /// The key.
        key: String,
    },
    /// Two keys for an action that records.
    PairRecords {
        /// As written.
        keys: String,
    },
    /// A pair with a key that leaves a pair that was begun.
    PairCancels {
        /// The key.
        key: String,
    },
    /// An action that one key must do would have none.
    Needed {
        /// The action.
        action: String,
        /// The layer.
        layer: String,
    },
    /// A key goes from one action to another.
    TakenOver {
        /// The key.
        key: String,
        /// The action that has it now.
        by: String,
        /// The action that had it.
        from: String,
        /// The keys that are left to that one.
        left: Vec<String>,
    },
    /// An action is to lose its keys in a layer in which it has none.
    NothingToUnbind {
        /// The action.
        action: String,
        /// The layers in which it has keys.
        layers: Vec<String>,
    },
}
