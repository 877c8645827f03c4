//! The shape of a file of key bindings, and the bindings that the program comes with.

use std::sync::Arc;

use serde::Deserialize;

use super::{Action, Keymap, Layer, Strokes};
use crate::problem::{Finding, Place};
use crate::source::{Placed, Read, Spot, items, own, read};

/// The bindings that the program comes with, as they are written.
pub(super) const BUNDLED: &str = include_str!("../../data/keys.ron");

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

/// An action in a layer with the names of its keys, and where that stands.
pub(super) struct Record {
    pub(super) layer: Layer,
    pub(super) action: Action,
    /// As written, parted by blanks; empty for an action that is to have no key.
    keys: String,
    at: Spot,
}

impl Record {
    /// The names of its keys.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.keys.split_whitespace()
    }

    /// Where the record stands: its action.
    pub(super) fn place(&self, file: &Arc<str>, text: &Arc<str>) -> Option<Place> {
        let name = self.action.name();
        let start = self.at.0?;
        let start = start + text.get(start..)?.find(name)?;
        Some(Place::new(file, text, start..start + name.len()))
    }

    /// Where the name of one of its keys stands.
    pub(super) fn place_of(&self, file: &Arc<str>, text: &Arc<str>, key: &str) -> Option<Place> {
        place(file, text, self.at, key)
    }
}

impl Keymap {
    /// The bindings that the program comes with. A test holds them to the rules of one's own.
    pub fn bundled() -> Self {
        let read = own::<File>(BUNDLED);
        let keys = |binding: &Binding| -> Vec<Strokes> {
            binding.1.split_whitespace().filter_map(|name| name.parse().ok()).collect()
        };
        let layers = read.map(|file| file.layers).unwrap_or_default();
        let of_layer = |layer: LayerOfFile| {
            layer.keys.into_iter().flat_map(move |binding| {
                keys(&binding).into_iter().map(move |key| (layer.layer, key, binding.0))
            })
        };
        layers.into_iter().flat_map(of_layer).collect()
    }
}

/// The records of a file, in its order, and what could not be read.
pub(super) fn records(file: &Arc<str>, text: &Arc<str>) -> (Vec<Record>, Vec<Finding>) {
    let Read { value, findings, .. } = read::<File>(file, text);
    let layers = value.map(|file| file.layers).unwrap_or_default();
    let of_layer = |layer: LayerOfFile| {
        layer.keys.into_iter().map(move |Binding(action, keys, at)| Record {
            layer: layer.layer,
            action,
            keys,
            at,
        })
    };
    (layers.into_iter().flat_map(of_layer).collect(), findings)
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
