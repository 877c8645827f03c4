//! Which key does what where: bindings per layer, from `data/keys.ron`.

use std::borrow::Cow;

use super::held::Held;
use super::{Action, Code, Group, Key, Strokes};
use crate::text::Lang;

/// What leaves a pair that was begun, whatever else is bound.
pub(super) const CANCELS: [Key; 2] =
    [Key::plain(Code::Esc), Key { code: Code::Char('c'), ctrl: true, alt: false, shift: false }];

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

/// What a key means in a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// It does this, alone or as the second of two.
    Does(Action),
    /// It waits for a second key.
    Waits,
    /// Nothing.
    Nothing,
}

/// The bindings in force.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Keymap {
    bindings: Vec<(Layer, Strokes, Action)>,
    held: Held,
}

impl FromIterator<(Layer, Strokes, Action)> for Keymap {
    /// The bindings in this order.
    fn from_iter<I: IntoIterator<Item = (Layer, Strokes, Action)>>(bindings: I) -> Self {
        Self { bindings: bindings.into_iter().collect(), held: Held::default() }
    }
}

impl Keymap {
    /// What a key means in a layer, alone or behind the first key of a pair.
    pub fn meaning(&self, layer: Layer, pending: Option<Key>, key: Key) -> Meaning {
        let strokes = pending.map_or(key.into(), |first| Strokes::pair(first, key));
        let mut held = self.held(layer).filter(|(one, _)| one.clashes(strokes));
        match held.next() {
            Some((one, action)) if one == strokes => Meaning::Does(action),
            Some(_) if pending.is_none() => Meaning::Waits,
            Some(_) | None => Meaning::Nothing,
        }
    }

    /// What a key alone does in a layer, asking `Global` where the layer leaves the key to it.
    pub fn action(&self, layer: Layer, key: Key) -> Option<Action> {
        match self.meaning(layer, None, key) {
            Meaning::Does(action) => Some(action),
            Meaning::Waits | Meaning::Nothing => None,
        }
    }

    /// The keys that may follow the first one of a pair in a layer, in the order of the help.
    pub fn following(&self, layer: Layer, first: Key) -> Vec<(Key, Action)> {
        let pairs = self.held(layer).filter(|(strokes, _)| strokes.first == first);
        let mut following: Vec<(Key, Action)> =
            pairs.filter_map(|(strokes, action)| Some((strokes.second?, action))).collect();
        following.sort_by_key(|(_, action)| *action);
        following
    }

    /// Whether a key leaves a pair that was begun: Esc and Ctrl-C always, and what else goes back.
    pub fn cancels(&self, layer: Layer, key: Key) -> bool {
        CANCELS.contains(&key) || matches!(self.action(layer, key), Some(Action::Back | Action::Interrupt))
    }

    /// The keys of an action in a layer, its own first, then the global ones, in the order of the file.
    pub fn keys(&self, layer: Layer, action: Action) -> Vec<Strokes> {
        self.held(layer).filter(|(_, other)| *other == action).map(|(strokes, _)| strokes).collect()
    }

    /// The bindings that hold in a layer: its own, then those of `Global` that are left to it and do not
    /// clash with one of its own.
    pub(super) fn held(&self, layer: Layer) -> impl Iterator<Item = (Strokes, Action)> {
        self.held.of(layer, || self.find_held(layer)).iter().copied()
    }

    fn find_held(&self, layer: Layer) -> Vec<(Strokes, Action)> {
        let of = |wanted: Layer| {
            let bindings = self.bindings.iter().filter(move |(l, ..)| *l == wanted);
            bindings.map(|(_, strokes, action)| (*strokes, *action))
        };
        let mut held: Vec<_> = of(layer).collect();
        if layer != Layer::Global {
            let own = held.clone();
            let is_left = |strokes: Strokes| {
                layer.asks_global(strokes.first) && !own.iter().any(|(own, _)| own.clashes(strokes))
            };
            held.extend(of(Layer::Global).filter(|(strokes, _)| is_left(*strokes)));
        }
        held
    }

    /// Whether a key records in one list and moves in another, alone or with a second one, which no key may.
    pub(super) fn records_and_moves(&self, key: Key) -> bool {
        let does = |group: Group| {
            let mut lists = Layer::ALL.into_iter().filter(|layer| !layer.takes_text());
            lists.any(|layer| {
                self.held(layer).any(|(strokes, action)| strokes.first == key && action.group() == group)
            })
        };
        does(Group::Record) && does(Group::Move)
    }

    /// Where the keys of an action are others than in another keymap, in the order of layers and actions.
    pub fn differing(&self, other: &Self) -> Vec<(Layer, Action)> {
        let keys = |keymap: &Self, layer: Layer, action: Action| -> Vec<Strokes> {
            keymap
                .bindings()
                .filter(|(l, _, a)| *l == layer && *a == action)
                .map(|(_, keys, _)| keys)
                .collect()
        };
        let all =
            Layer::ALL.into_iter().flat_map(|layer| Action::ALL.iter().map(move |action| (layer, *action)));
        all.filter(|&(layer, action)| keys(self, layer, action) != keys(other, layer, action)).collect()
    }

    /// Every binding, in the order of the file.
    pub fn bindings(&self) -> impl Iterator<Item = (Layer, Strokes, Action)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Bindings from `layer keys action`, parted by semicolons.
    fn keymap(text: &str) -> Keymap {
        let binding = |line: &str| {
            let [layer, keys, action] = line.split_whitespace().collect::<Vec<_>>().try_into().unwrap();
            let layer = Layer::ALL.into_iter().find(|one| one.name() == layer).unwrap();
            let action = Action::ALL.iter().find(|one| one.name() == action).unwrap();
            (layer, keys.parse().unwrap(), *action)
        };
        text.split(';').map(binding).collect()
    }

    #[test]
    fn a_key_does_something_or_waits_or_means_nothing() {
        use Meaning::{Does, Nothing, Waits};
        let global = "Global g,g First;Global g,e Last;Global q Quit;Global x,q Quit";
        // What the topmost layer binds over these, the layer, what was pressed, what it means.
        for (own, layer, pressed, meaning) in [
            ("Browse o Overview", Layer::Browse, "g", Waits),
            ("Browse o Overview", Layer::Browse, "g,g", Does(Action::First)),
            ("Browse o Overview", Layer::Browse, "g,o", Nothing),
            ("Browse o Overview", Layer::Browse, "g,q", Nothing),
            ("Browse o Overview", Layer::Browse, "q", Does(Action::Quit)),
            ("Browse o Overview", Layer::Browse, "z", Nothing),
            ("Browse o Overview", Layer::Browse, "o,o", Nothing),
            // One's own pair beside those of Global, and before the same one.
            ("Browse g,o Overview", Layer::Browse, "g,o", Does(Action::Overview)),
            ("Browse g,o Overview", Layer::Browse, "g,e", Does(Action::Last)),
            ("Browse g,g Overview", Layer::Browse, "g,g", Does(Action::Overview)),
            ("Browse g,o Overview", Layer::History, "g,o", Nothing),
            // A key shadows pairs, and pairs shadow a key.
            ("Browse g Overview", Layer::Browse, "g", Does(Action::Overview)),
            ("Browse g Overview", Layer::Browse, "g,g", Nothing),
            ("Browse g Overview", Layer::History, "g", Waits),
            ("Browse q,o Overview", Layer::Browse, "q", Waits),
            ("Browse q,o Overview", Layer::Browse, "q,o", Does(Action::Overview)),
            ("Browse q,o Overview", Layer::History, "q", Does(Action::Quit)),
            // Where keys are typed or choose parties, pairs do not begin with them.
            ("Filter tab MatchMode", Layer::Filter, "g", Nothing),
            ("Filter tab MatchMode", Layer::Filter, "g,g", Nothing),
            ("Note ctrl-x,s Save", Layer::Note, "g", Nothing),
            ("Note ctrl-x,s Save", Layer::Note, "ctrl-x", Waits),
            ("Note ctrl-x,s Save", Layer::Note, "ctrl-x,s", Does(Action::Save)),
        ] {
            let keymap = keymap(&format!("{global};{own}"));
            let pressed: Strokes = pressed.parse().unwrap();
            let found = match pressed.second {
                None => keymap.meaning(layer, None, pressed.first),
                Some(second) => keymap.meaning(layer, Some(pressed.first), second),
            };
            assert_eq!(found, meaning, "{own} {layer:?} {pressed}");
        }
    }

    #[test]
    fn what_may_follow_stands_in_the_order_of_the_help() {
        let all = "Global g,e Last;Global g,g First;Global x,x Quit;Browse g,o Overview;Browse g,e Browse;\
            Browse x Zoom;List g Zoom";
        for (layer, first, following) in [
            (Layer::Browse, 'g', "g First e Browse o Overview"),
            (Layer::History, 'g', "g First e Last"),
            (Layer::Browse, 'x', ""),
            (Layer::History, 'x', "x Quit"),
            (Layer::List, 'g', ""),
            (Layer::Filter, 'g', ""),
            (Layer::Note, 'g', ""),
        ] {
            let found = keymap(all).following(layer, Key::char(first));
            let found: Vec<String> =
                found.iter().map(|(key, action)| format!("{key} {}", action.name())).collect();
            assert_eq!(found.join(" "), following, "{layer:?} {first}");
        }
    }

    #[test]
    fn a_pair_can_always_be_left() {
        let keymap = keymap("Global b Back;Global ctrl-q Interrupt;Global esc Up");
        for (key, cancels) in
            [("esc", true), ("ctrl-c", true), ("b", true), ("ctrl-q", true), ("q", false), ("enter", false)]
        {
            assert_eq!(keymap.cancels(Layer::List, key.parse().unwrap()), cancels, "{key}");
        }
        assert!(!keymap.cancels(Layer::Note, Key::char('b')) && keymap.cancels(Layer::Note, CANCELS[0]));
    }

    #[test]
    fn the_bundled_pairs_go_to_every_screen_there_is() {
        let keymap = Keymap::bundled();
        for (layer, second) in [
            (Layer::Browse, "g e o t m d p f l"),
            (Layer::Overview, "g e b t m d p f l"),
            (Layer::History, "g e b o t m d p f l"),
            (Layer::Changes, "g e b o t m p f l"),
            (Layer::Meeting, "g e b o t m d f l"),
            (Layer::List, "g e l"),
            (Layer::Help, "g e l"),
            (Layer::Filter, ""),
            (Layer::Search, ""),
            (Layer::Palette, ""),
            (Layer::Form, ""),
        ] {
            let found = keymap.following(layer, Key::char('g'));
            let found: Vec<String> = found.iter().map(|(key, _)| key.to_string()).collect();
            assert_eq!(found.join(" "), second, "{layer:?}");
            assert!(
                layer.takes_text() || layer == Layer::Filter || !keymap.keys(layer, Action::First).is_empty()
            );
        }
    }
}
