//! What must hold of the bundled keys, whatever they are.

use std::collections::HashSet;

use super::bindings::BUNDLED;
use super::{Action, Code, Group, Key, Keymap, Layer, Meaning, Strokes};
use crate::text::Lang;

#[test]
fn nothing_that_holds_in_a_layer_is_the_beginning_of_something_else() {
    let keymap = Keymap::bundled();
    for layer in Layer::ALL {
        let own: Vec<Strokes> =
            keymap.bindings().filter(|(l, ..)| *l == layer).map(|(_, keys, _)| keys).collect();
        let held: Vec<Strokes> = keymap.held(layer).map(|(keys, _)| keys).collect();
        for all in [own, held] {
            for (at, keys) in all.iter().enumerate() {
                assert!(all[..at].iter().all(|other| !other.clashes(*keys)), "{layer:?} {keys}");
            }
        }
    }
}

#[test]
fn no_pair_records() {
    for (layer, keys, action) in Keymap::bundled().bindings() {
        assert!(keys.second.is_none() || action.group() != Group::Record, "{layer:?} {keys} {action:?}");
    }
}

#[test]
fn every_layer_has_help_and_a_way_back_and_screens_can_be_quit() {
    let keymap = Keymap::bundled();
    for layer in Layer::ALL {
        assert!(!keymap.keys(layer, Action::Back).is_empty(), "{layer:?}");
        assert!(!keymap.keys(layer, Action::Interrupt).is_empty(), "{layer:?}");
        assert!(layer == Layer::Help || !keymap.keys(layer, Action::Help).is_empty(), "{layer:?}");
        let quits = !keymap.keys(layer, Action::Quit).is_empty();
        assert_eq!(quits, !layer.takes_text() && layer != Layer::Filter, "{layer:?}");
    }
}

#[test]
fn the_bundled_keys_keep_the_rules_of_ones_own() {
    // No AltGr, no capital that records, no key that records here and moves there, none twice.
    let (keymap, findings) = Keymap::default().with_own(&"keys.ron".into(), &BUNDLED.into());
    assert_eq!(findings, []);
    assert_eq!(keymap, Keymap::bundled());
    assert!(keymap.bindings().count() > 80);
    for (_, keys, action) in keymap.bindings() {
        assert!(keys.keys().all(|key| !key.alt), "{keys} {action:?}");
    }
}

#[test]
fn every_action_has_a_key_somewhere() {
    let bound: HashSet<Action> = Keymap::bundled().bindings().map(|(_, _, action)| action).collect();
    for &action in Action::ALL {
        assert!(bound.contains(&action), "{action:?}");
    }
}

#[test]
fn every_action_is_explained_once() {
    let explained: Vec<&str> = Lang::explained().collect();
    for &action in Action::ALL {
        assert_eq!(explained.iter().filter(|name| **name == action.name()).count(), 1, "{action:?}");
        for said in Lang::ALL.map(|lang| action.explanation(lang).unwrap()) {
            assert!(said.ends_with('.') && said.chars().count() < 130, "{action:?}: {said}");
        }
    }
    assert_eq!(explained.len(), Action::ALL.len(), "an explanation of nothing");
}

#[test]
fn no_key_records_in_one_list_and_moves_in_another() {
    let keymap = Keymap::bundled();
    let lists = || Layer::ALL.into_iter().filter(|layer| !layer.takes_text());
    let keys: HashSet<Key> = keymap.bindings().map(|(_, keys, _)| keys.first).collect();
    for key in keys {
        let does = |group: Group| {
            let of_list =
                |layer| keymap.held(layer).any(|(keys, action)| keys.first == key && action.group() == group);
            lists().any(of_list)
        };
        assert!(!(does(Group::Record) && does(Group::Move)), "{key}");
    }
}

#[test]
fn letters_and_digits_choose_parties_in_the_filter() {
    let keymap = Keymap::bundled();
    for c in ('a'..='z').chain('1'..='9').chain(['å', 'ä', 'ö']) {
        assert_eq!(keymap.meaning(Layer::Filter, None, Key::char(c)), Meaning::Nothing, "{c}");
    }
    assert_eq!(keymap.keys(Layer::Filter, Action::Down), [Key::plain(Code::Down).into()]);
    assert_eq!(keymap.action(Layer::Filter, Key::char('?')), Some(Action::Help));
}
