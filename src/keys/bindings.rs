//! The file of key bindings: read whole, every mistake told at once.

use std::sync::Arc;

use serde::Deserialize;

use super::{Action, Key, Keymap, Layer};
use crate::problem::{Finding, Place, Problem};
use crate::source::{Placed, Read, Spot, items, read, read_placed};

/// A layer of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LayerOfFile {
    #[serde(skip)]
    at: Spot,
    layer: Layer,
    #[serde(deserialize_with = "items")]
    keys: Vec<Binding>,
}

/// A line of the file: an action and its keys, parted by blanks.
#[derive(Debug, Deserialize)]
struct Binding(Action, String, #[serde(skip)] Spot);

/// The file: a list of layers.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
struct File {
    #[serde(deserialize_with = "items")]
    layers: Vec<LayerOfFile>,
}

impl Placed for LayerOfFile {
    fn place(&mut self, at: Spot) {
        self.at = at;
    }
}

impl Placed for Binding {
    fn place(&mut self, at: Spot) {
        self.2 = at;
    }
}

impl Keymap {
    /// The bindings that the program comes with.
    pub fn bundled() -> Self {
        let text = include_str!("../../data/keys.ron");
        Self::from_ron(&"bundled:keys.ron".into(), &text.into()).value.unwrap_or_default()
    }

    /// Reads a file of bindings. What is wrong with one binding costs that binding: an unknown
    /// action or layer, a key that is none, a key that is taken in its layer already.
    pub fn from_ron(file: &Arc<str>, text: &Arc<str>) -> Read<Self> {
        let plain = collect(file, text, read(file, text));
        if plain.findings.is_empty() {
            return plain;
        }
        // Only a file with mistakes is read twice: the second time each binding knows its place.
        collect(file, text, read_placed(file, text))
    }
}

fn collect(file: &Arc<str>, text: &Arc<str>, read: Read<File>) -> Read<Keymap> {
    let Read { value, mut findings, lost, mended } = read;
    let value = value.map(|file_read| {
        let mut keymap = Keymap::default();
        for layer in file_read.layers {
            for binding in &layer.keys {
                let place = |key: &str| place(file, text, binding.2, key);
                take(&mut keymap, layer.layer, binding, place, &mut findings);
            }
        }
        keymap
    });
    Read { value, findings, lost, mended }
}

/// Takes the keys of one binding into the keymap, as far as they are keys and free.
fn take(
    keymap: &mut Keymap,
    layer: Layer,
    binding: &Binding,
    place: impl Fn(&str) -> Option<Place>,
    findings: &mut Vec<Finding>,
) {
    for name in binding.1.split_whitespace() {
        let Ok(key) = name.parse::<Key>() else {
            findings.push(Problem::UnknownKey { found: name.to_owned() }.error(place(name)));
            continue;
        };
        let taken = keymap.bindings.iter().find(|(l, k, _)| *l == layer && *k == key);
        if let Some((_, _, by)) = taken {
            let problem = Problem::KeyTaken { key: name.to_owned(), by: by.name().to_owned() };
            findings.push(problem.error(place(name)));
        } else {
            keymap.bindings.push((layer, key, binding.0));
        }
    }
}

/// Where a key stands in the record that begins at `at`: the first time between blanks or quotes.
fn place(file: &Arc<str>, text: &Arc<str>, at: Spot, key: &str) -> Option<Place> {
    let start = at.0?;
    let record = text.get(start..)?;
    let keys = start + record.find('"')?;
    let apart = |c: Option<char>| c.is_none_or(|c| c == '"' || c.is_whitespace());
    let offset = text.get(keys..)?.match_indices(key).map(|(offset, _)| keys + offset).find(|&offset| {
        let before = text.get(..offset).and_then(|before| before.chars().next_back());
        let behind = text.get(offset + key.len()..).and_then(|behind| behind.chars().next());
        apart(before) && apart(behind)
    })?;
    Some(Place::new(file, text, offset..offset + key.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Severity;

    fn read_keys(text: &str) -> (Keymap, Vec<Finding>) {
        let Read { value, findings, .. } = Keymap::from_ron(&"keys.ron".into(), &text.into());
        (value.unwrap_or_default(), findings)
    }

    #[test]
    fn the_bundled_file_has_no_mistake() {
        let (keymap, findings) = read_keys(include_str!("../../data/keys.ron"));
        assert_eq!(findings, []);
        assert_eq!(keymap, Keymap::bundled());
        assert!(keymap.bindings().count() > 80);
    }

    #[test]
    fn all_mistakes_are_told_at_once_and_the_rest_holds() {
        let text = r#"[
    (layer: Browse, keys: [
        (Undo, "u"),
        (Undoo, "x"),
        (Redo, "ctrl-å-b U"),
        (Note, "a u"),
    ]),
    (layer: Nowhere, keys: []),
    (layer: Note, keys: [(Save, "ctrl-s")]),
]"#;
        let (keymap, findings) = read_keys(text);
        let told: Vec<(usize, &str)> = findings
            .iter()
            .map(|finding| {
                assert_eq!(finding.severity, Severity::Error);
                let place = finding.place.as_ref().unwrap();
                (place.line_column().0, place.excerpt())
            })
            .collect();
        assert_eq!(told, [(4, "Undoo"), (8, "Nowhere"), (5, "ctrl-å-b"), (6, "u")]);
        assert!(matches!(&findings[0].problem, Problem::UnknownValue { found, known }
            if found == "Undoo" && known.iter().any(|name| name == "Undo")));
        assert_eq!(findings[3].problem, Problem::KeyTaken { key: "u".into(), by: "Undo".into() });
        let key = |name: &str| name.parse::<Key>().unwrap();
        assert_eq!(keymap.action(Layer::Browse, key("u")), Some(Action::Undo));
        assert_eq!(keymap.action(Layer::Browse, key("a")), Some(Action::Note));
        assert_eq!(keymap.action(Layer::Browse, key("U")), Some(Action::Redo));
        assert_eq!(keymap.action(Layer::Note, key("ctrl-s")), Some(Action::Save));
    }
}
