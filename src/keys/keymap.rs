//! Which key does what where: bindings per layer, from `data/keys.ron`.

use super::{Action, Key};

/// Where a binding holds. The layer of the topmost thing on the screen is asked first, then,
/// unless it takes text, [`Layer::Global`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Layer {
    /// Every screen and list.
    Global,
    /// The browse screen.
    Browse,
    /// The history screen.
    History,
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
}

/// The bindings in force.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Keymap {
    bindings: Vec<(Layer, Key, Action)>,
}

impl FromIterator<(Layer, Key, Action)> for Keymap {
    /// The bindings in this order.
    fn from_iter<I: IntoIterator<Item = (Layer, Key, Action)>>(bindings: I) -> Self {
        Self { bindings: bindings.into_iter().collect() }
    }
}

impl Keymap {
    /// What a key does in a layer, asking `Global` where the layer does not take text.
    pub fn action(&self, layer: Layer, key: Key) -> Option<Action> {
        let in_layer = |wanted: Layer| {
            self.bindings.iter().find(|(l, k, _)| *l == wanted && *k == key).map(|(_, _, action)| *action)
        };
        in_layer(layer).or_else(|| if layer.takes_text() { None } else { in_layer(Layer::Global) })
    }

    /// The keys of an action in a layer, its own first, then the global ones, in the order of the file.
    pub fn keys(&self, layer: Layer, action: Action) -> Vec<Key> {
        let of = |wanted: Layer| {
            self.bindings.iter().filter(move |(l, _, a)| *l == wanted && *a == action).map(|(_, key, _)| *key)
        };
        let own = of(layer);
        if layer == Layer::Global || layer.takes_text() {
            own.collect()
        } else {
            own.chain(of(Layer::Global)).collect()
        }
    }
}

impl Layer {
    /// Whether characters are typed into a field here.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Search | Self::Note | Self::Number)
    }
}
