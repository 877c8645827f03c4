//! Which key does what where: bindings per layer, from `data/keys.ron`.

use std::borrow::Cow;

use super::{Action, Code, Key};
use crate::text::Lang;

/// Where a binding holds. The layer of the topmost thing on the screen is asked first, then,
/// unless the key is typed text there, [`Layer::Global`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Layer {
    /// Every screen and list.
    Global,
    /// The browse screen.
    Browse,
    /// The history screen.
    History,
    /// The list of changes.
    Changes,
    /// Lists to choose from: plans, statuses, conflicts, findings.
    List,
    /// The filter by party; letters and digits there toggle parties.
    Filter,
    /// The search field; characters are typed.
    Search,
    /// The note; characters are typed.
    Note,
    /// The field for a number; characters are typed.
    Number,
    /// The help.
    Help,
    /// A question with a few answers.
    Question,
    /// The list of all actions, and the lines of the help; characters are typed.
    Palette,
}

/// The bindings in force.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Keymap {
    pub(super) bindings: Vec<(Layer, Key, Action)>,
}

impl FromIterator<(Layer, Key, Action)> for Keymap {
    /// The bindings in this order.
    fn from_iter<I: IntoIterator<Item = (Layer, Key, Action)>>(bindings: I) -> Self {
        Self { bindings: bindings.into_iter().collect() }
    }
}

impl Keymap {
    /// What a key does in a layer, asking `Global` where the layer leaves the key to it.
    pub fn action(&self, layer: Layer, key: Key) -> Option<Action> {
        let bound = |wanted: Layer| {
            self.bindings.iter().find(|(l, k, _)| *l == wanted && *k == key).map(|(_, _, action)| *action)
        };
        bound(layer).or_else(|| if layer.asks_global(key) { bound(Layer::Global) } else { None })
    }

    /// The keys of an action in a layer, its own first, then the global ones, in the order of the file.
    pub fn keys(&self, layer: Layer, action: Action) -> Vec<Key> {
        let of = |wanted: Layer| {
            self.bindings.iter().filter(move |(l, _, a)| *l == wanted && *a == action).map(|(_, key, _)| *key)
        };
        let own = of(layer);
        if layer == Layer::Global {
            return own.collect();
        }
        own.chain(of(Layer::Global).filter(|key| self.action(layer, *key) == Some(action))).collect()
    }

    /// Every binding, in the order of the file.
    pub fn bindings(&self) -> impl Iterator<Item = (Layer, Key, Action)> {
        self.bindings.iter().copied()
    }
}

impl Layer {
    /// All layers.
    pub const ALL: [Self; 12] = [
        Self::Global,
        Self::Browse,
        Self::History,
        Self::Changes,
        Self::List,
        Self::Filter,
        Self::Search,
        Self::Note,
        Self::Number,
        Self::Help,
        Self::Question,
        Self::Palette,
    ];

    /// What it is called in the help.
    pub fn label(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::Global => lang.layer_everywhere(),
            Self::Browse => lang.view_browse(),
            Self::History => lang.view_history(),
            Self::Changes => lang.view_changes(),
            Self::List => lang.layer_list(),
            Self::Filter => lang.layer_filter(),
            Self::Search => lang.layer_search(),
            Self::Note => lang.note(),
            Self::Number => lang.layer_number(),
            Self::Help => lang.layer_help(),
            Self::Question => lang.layer_question(),
            Self::Palette => lang.layer_palette(),
        }
    }

    /// Whether characters are typed into a field here.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Search | Self::Note | Self::Number | Self::Palette)
    }

    /// Whether a key that is not bound here may be bound in `Global`.
    fn asks_global(self, key: Key) -> bool {
        let chooses_party = matches!(key.code, Code::Char(c) if c.is_alphanumeric()) && key.typed().is_some();
        !(self.takes_text() || self == Self::Filter && chooses_party)
    }
}
