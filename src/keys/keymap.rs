//! Which key does what where: bindings per layer, from `data/keys.ron`.

use std::borrow::Cow;

use super::{Action, Group, Key};
use crate::text::Lang;

/// Where a binding holds. The layer of the topmost thing on the screen is asked first, then,
/// unless the key is typed text there, [`Layer::Global`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Layer {
    /// Every screen and list.
    Global,
    /// The browse screen.
    Browse,
    /// The overview.
    Overview,
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
    /// The meeting screen.
    Meeting,
    /// A form with several fields; characters are typed.
    Form,
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
        let own: Vec<Key> = own.collect();
        let inherited =
            of(Layer::Global).filter(|key| !own.contains(key) && self.action(layer, *key) == Some(action));
        own.iter().copied().chain(inherited).collect()
    }

    /// Whether a key records in one list and moves in another, which no key may.
    pub(super) fn records_and_moves(&self, key: Key) -> bool {
        let does = |group: Group| {
            let mut lists = Layer::ALL.into_iter().filter(|layer| !layer.takes_text());
            lists.any(|layer| self.action(layer, key).is_some_and(|action| action.group() == group))
        };
        does(Group::Record) && does(Group::Move)
    }

    /// Where the keys of an action are others than in another keymap, in the order of layers and actions.
    pub fn differing(&self, other: &Self) -> Vec<(Layer, Action)> {
        let keys = |keymap: &Self, layer: Layer, action: Action| -> Vec<Key> {
            keymap.bindings().filter(|(l, _, a)| *l == layer && *a == action).map(|(_, key, _)| key).collect()
        };
        let all =
            Layer::ALL.into_iter().flat_map(|layer| Action::ALL.iter().map(move |action| (layer, *action)));
        all.filter(|&(layer, action)| keys(self, layer, action) != keys(other, layer, action)).collect()
    }

    /// Every binding, in the order of the file.
    pub fn bindings(&self) -> impl Iterator<Item = (Layer, Key, Action)> {
        self.bindings.iter().copied()
    }
}

impl Layer {
    /// All layers.
    pub const ALL: [Self; 15] = [
        Self::Global,
        Self::Browse,
        Self::Overview,
        Self::History,
        Self::Changes,
        Self::List,
        Self::Filter,
        Self::Search,
        Self::Note,
        Self::Number,
        Self::Help,
        Self::Question,
        Self::Meeting,
        Self::Form,
        Self::Palette,
    ];

    /// Its name in `keys.ron`.
    pub fn name(self) -> String {
        format!("{self:?}")
    }

    /// What it is called in the help.
    pub fn label(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::Global => lang.layer_everywhere(),
            Self::Browse => lang.view_browse(),
            Self::Overview => lang.view_overview(),
            Self::History => lang.view_history(),
            Self::Changes => lang.view_changes(),
            Self::List => lang.layer_list(),
            Self::Filter => lang.layer_filter(),
            Self::Search => lang.layer_search(),
            Self::Note => lang.note(),
            Self::Number => lang.layer_number(),
            Self::Help => lang.layer_help(),
            Self::Question => lang.layer_question(),
            Self::Meeting => lang.view_meeting(),
            Self::Form => lang.layer_form(),
            Self::Palette => lang.layer_palette(),
        }
    }

    /// Whether characters are typed into a field here.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Search | Self::Note | Self::Number | Self::Form | Self::Palette)
    }

    /// Whether a key that is not bound here may be bound in `Global`.
    fn asks_global(self, key: Key) -> bool {
        !(self.takes_text() || self == Self::Filter && key.typed().is_some_and(char::is_alphanumeric))
    }

    /// Whether a character means itself here: it is typed, or it chooses a party. No action may have it.
    pub(super) fn types(self, key: Key) -> bool {
        let chooses_party = |c: char| c.is_alphanumeric() && c != '0';
        key.typed().is_some_and(|c| self.takes_text() || self == Self::Filter && chooses_party(c))
    }
}
