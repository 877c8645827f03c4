//! Somebody's own bindings over those that hold without them. Every mistake is told at once; where
//! something is wrong, what held before stands in.

use std::sync::Arc;

use super::bindings::{Record, records};
use super::key::names_like;
use super::{Action, Code, Group, Key, Keymap, Layer};
use crate::problem::{BindingFault, Finding, Place, Problem};

/// Characters that need the right Alt key, or are dead keys, on a Swedish keyboard.
const ALT_GR: &str = "[]{}@\\|~^`$£´¨€";

/// What nobody may lose where it had a key.
const NEEDED: [Action; 4] = [Action::Quit, Action::Help, Action::Back, Action::Interrupt];

/// Characters with Ctrl that terminals send as a key of its own.
const SENT_AS: [(char, Code); 5] =
    [('i', Code::Tab), ('m', Code::Enter), ('j', Code::Enter), ('h', Code::Backspace), ('[', Code::Esc)];

/// A record of the file with the keys that are left of it.
struct Own {
    record: Record,
    keys: Vec<Key>,
}

/// A file of bindings while it is put over others.
struct Reading<'a> {
    file: &'a Arc<str>,
    text: &'a Arc<str>,
    findings: Vec<Finding>,
}

impl Keymap {
    /// These bindings with those of a file over them: in a layer that the file names, an action has
    /// the keys of the file instead of its own; with an empty text it has none. A key that the file
    /// gives to an action is taken from the one that had it in that layer.
    #[must_use]
    pub fn with_own(&self, file: &Arc<str>, text: &Arc<str>) -> (Self, Vec<Finding>) {
        let (records, findings) = records(file, text);
        let mut reading = Reading { file, text, findings };
        let mut owns: Vec<Own> = Vec::new();
        for record in records {
            let own = reading.own(record, &owns);
            owns.extend(own);
        }
        let merged = loop {
            let merged = self.over(&owns);
            let Some((at, problem, key)) = fault(self, &merged, &owns) else { break merged };
            let place = owns.get(at).and_then(|own| reading.place(&own.record, key));
            reading.findings.push(problem.error(place));
            owns.remove(at);
        };
        for own in &owns {
            reading.consequences(self, &merged, own, &owns);
        }
        reading.findings.sort_by_key(|finding| finding.place.as_ref().map(|place| place.span.start));
        (merged, reading.findings)
    }

    /// What these bindings become with somebody's own.
    fn over(&self, owns: &[Own]) -> Self {
        let replaced = |layer: Layer, key: Key, action: Action| {
            let is_it = |own: &Own| own.record.action == action || own.keys.contains(&key);
            owns.iter().any(|own| own.record.layer == layer && is_it(own))
        };
        let kept = self.bindings().filter(|&(layer, key, action)| !replaced(layer, key, action));
        let of_own = |own: &Own| {
            let (layer, action) = (own.record.layer, own.record.action);
            own.keys.iter().map(move |key| (layer, *key, action)).collect::<Vec<_>>()
        };
        kept.chain(owns.iter().flat_map(of_own)).collect()
    }
}

impl Reading<'_> {
    /// A record with its keys, as far as they can be taken. One that wants keys and gets none is
    /// left out, so that what held before goes on.
    fn own(&mut self, record: Record, before: &[Own]) -> Option<Own> {
        let mut keys = Vec::new();
        for name in record.names() {
            match self.key(&record, name, before, &keys) {
                Ok(key) => keys.push(key),
                Err(problem) => {
                    let place = self.place(&record, Some(name.to_owned()));
                    self.findings.push(problem.error(place));
                }
            }
        }
        let unbinds = record.names().next().is_none();
        (unbinds || !keys.is_empty()).then_some(Own { record, keys })
    }

    /// The key of a name, unless it cannot be had here.
    fn key(&mut self, record: &Record, name: &str, before: &[Own], mine: &[Key]) -> Result<Key, Problem> {
        let written = || name.to_owned();
        let unknown = |_| Problem::UnknownKey { found: written(), known: names_like(name) };
        let key: Key = name.parse().map_err(unknown)?;
        if let Some(instead) = instead(key) {
            return Err(Problem::binding(BindingFault::NeverComes {
                key: written(),
                instead: instead.to_string(),
            }));
        }
        if record.layer.types(key) {
            return Err(Problem::binding(BindingFault::Typed { key: written() }));
        }
        let capital = key.typed().is_some_and(char::is_uppercase);
        if capital && record.action.group() == Group::Record && record.action != Action::Redo {
            return Err(Problem::binding(BindingFault::CapitalRecords { key: written() }));
        }
        let has = |own: &&Own| own.record.layer == record.layer && own.keys.contains(&key);
        let taken = before.iter().find(has).map(|own| own.record.action);
        if let Some(by) = taken.or_else(|| mine.contains(&key).then_some(record.action)) {
            return Err(Problem::KeyTaken { key: written(), by: by.name().to_owned() });
        }
        if key.typed().is_some_and(|c| ALT_GR.contains(c)) {
            let place = self.place(record, Some(written()));
            self.findings.push(Problem::binding(BindingFault::AltGr { key: written() }).warning(place));
        }
        Ok(key)
    }

    /// Says what a record takes from other actions, and when it takes nothing.
    fn consequences(&mut self, before: &Keymap, after: &Keymap, own: &Own, owns: &[Own]) {
        let (layer, action) = (own.record.layer, own.record.action);
        for &key in &own.keys {
            let Some(from) = before.action(layer, key).filter(|from| *from != action) else { continue };
            let rebound = |other: &Own| {
                other.record.action == from && [layer, Layer::Global].contains(&other.record.layer)
            };
            if owns.iter().any(rebound) {
                continue;
            }
            let left: Vec<String> = after.keys(layer, from).iter().map(ToString::to_string).collect();
            let alone = left.is_empty();
            let [by, from] = [action, from].map(|action| action.name().to_owned());
            let problem = Problem::binding(BindingFault::TakenOver { key: key.to_string(), by, from, left });
            let place = self.place(&own.record, Some(key.to_string()));
            self.findings.push(if alone { problem.warning(place) } else { problem.notice(place) });
        }
        let had = |wanted: Layer| before.bindings().any(|(l, _, a)| l == wanted && a == action);
        if own.keys.is_empty() && !had(layer) {
            let layers = Layer::ALL.into_iter().filter(|layer| had(*layer)).map(Layer::name).collect();
            let fault = BindingFault::NothingToUnbind { action: action.name().to_owned(), layers };
            let place = self.place(&own.record, None);
            self.findings.push(Problem::binding(fault).warning(place));
        }
    }

    /// Where a key of a record stands, or the record.
    fn place(&self, record: &Record, key: Option<String>) -> Option<Place> {
        let of_key = key.and_then(|key| record.place_of(self.file, self.text, &key));
        of_key.or_else(|| record.place(self.file, self.text))
    }
}

/// The first of somebody's own records that may not be, why, and the key that is to blame.
fn fault(before: &Keymap, after: &Keymap, owns: &[Own]) -> Option<(usize, Problem, Option<String>)> {
    for layer in Layer::ALL {
        for action in NEEDED {
            if before.keys(layer, action).is_empty() || !after.keys(layer, action).is_empty() {
                continue;
            }
            let here = |own: &Own| [layer, Layer::Global].contains(&own.record.layer);
            let takes = |own: &Own| own.keys.iter().any(|key| before.action(layer, *key) == Some(action));
            let at = owns.iter().position(|own| here(own) && own.record.action == action);
            let at = at.or_else(|| owns.iter().position(|own| here(own) && takes(own)))?;
            let fault = BindingFault::Needed { action: action.name().to_owned(), layer: layer.name() };
            return Some((at, Problem::binding(fault), None));
        }
    }
    owns.iter().enumerate().find_map(|(at, own)| {
        let both = |key: &&Key| after.records_and_moves(**key) && !before.records_and_moves(**key);
        let key = own.keys.iter().find(both)?.to_string();
        Some((at, Problem::binding(BindingFault::RecordsAndMoves { key: key.clone() }), Some(key)))
    })
}

/// What comes from a terminal when such a key is pressed, where that is another key.
fn instead(key: Key) -> Option<Key> {
    let Code::Char(c) = key.code else { return None };
    if key.shift {
        return Some(Key { code: Code::Char(c.to_uppercase().next()?), shift: false, ..key });
    }
    if !key.ctrl {
        return None;
    }
    let sent = SENT_AS
        .iter()
        .find(|(other, _)| *other == c)
        .map(|(_, code)| Key { ctrl: false, ..Key::plain(*code) });
    let small = c.is_uppercase().then(|| c.to_lowercase().next()).flatten();
    sent.or_else(|| small.map(|c| Key { code: Code::Char(c), ..key }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Severity;

    /// The bundled keys with a file over them, and what was told: line, column, weight, problem.
    fn own(text: &str) -> (Keymap, Vec<String>) {
        let (keymap, findings) = Keymap::bundled().with_own(&"keys.ron".into(), &text.into());
        let told = findings.iter().map(|finding| {
            let place = finding.place.as_ref().unwrap();
            let (line, column) = place.line_column();
            let weight = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Notice => "notice",
            };
            format!("{line}:{column} {weight} {}", finding.problem)
        });
        (keymap, told.collect())
    }

    fn keys(keymap: &Keymap, layer: Layer, action: Action) -> String {
        keymap.keys(layer, action).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ones_own_keys_take_the_place_of_the_defaults() {
        use Action as A;
        for (file, layer, action, left) in [
            (r#"[(layer: Browse, keys: [(Note, "y")])]"#, Layer::Browse, A::Note, "y"),
            (r#"[(layer: Browse, keys: [(Note, "y a")])]"#, Layer::Browse, A::Note, "y a"),
            (r#"[(layer: Browse, keys: [(Note, "")])]"#, Layer::Browse, A::Note, ""),
            (r#"[(layer: Browse, keys: [(Note, "u"), (Undo, "a")])]"#, Layer::Browse, A::Undo, "a"),
            (r#"[(layer: Global, keys: [(Quit, "ctrl-q")])]"#, Layer::History, A::Quit, "ctrl-q"),
            (r#"[(layer: Browse, keys: [(Quit, "y")])]"#, Layer::Browse, A::Quit, "y q"),
            (r#"[(layer: Browse, keys: [(Note, "q"), (Quit, "y")])]"#, Layer::Browse, A::Quit, "y"),
            ("[]", Layer::Browse, A::Note, "a"),
        ] {
            let (keymap, told) = own(file);
            assert_eq!((keys(&keymap, layer, action).as_str(), told.as_slice()), (left, &[][..]), "{file}");
        }
        let (keymap, _) = own(r#"[(layer: Browse, keys: [(Note, "u"), (Undo, "a")])]"#);
        let changed = keymap.differing(&Keymap::bundled());
        assert_eq!(changed, [(Layer::Browse, A::Note), (Layer::Browse, A::Undo)]);
    }

    #[test]
    fn each_mistake_is_told_with_its_place_and_the_default_stands_in() {
        for (binding, told, left) in [
            (r#"(Note, "entr")"#, "error UnknownKey { found: \"entr\"", "a"),
            (r#"(Note, "y entr")"#, "error UnknownKey", "y"),
            (r#"(Note, "shift-y")"#, "error Binding(NeverComes { key: \"shift-y\", instead: \"Y\" }", "a"),
            (r#"(Note, "ctrl-i")"#, "error Binding(NeverComes { key: \"ctrl-i\", instead: \"tab\" }", "a"),
            (r#"(Note, "ctrl-N")"#, "error Binding(NeverComes { key: \"ctrl-N\", instead: \"ctrl-n\" }", "a"),
            (r#"(Note, "A")"#, "error Binding(CapitalRecords { key: \"A\" }", "a"),
            (r#"(Note, "y y")"#, "error KeyTaken { key: \"y\", by: \"Note\" }", "y"),
            (r#"(Note, "@")"#, "warning Binding(AltGr { key: \"@\" }", "@"),
            (r#"(Note, "k")"#, "error Binding(RecordsAndMoves { key: \"k\" }", "a"),
            (
                r#"(Note, "u")"#,
                "warning Binding(TakenOver { key: \"u\", by: \"Note\", from: \"Undo\", left: [] }",
                "u",
            ),
            (
                r#"(Note, "r")"#,
                "notice Binding(TakenOver { key: \"r\", by: \"Note\", from: \"Reload\", left: [\"f5\"] }",
                "r",
            ),
            (r#"(Note, "q")"#, "error Binding(Needed { action: \"Quit\", layer: \"Browse\" }", "a"),
            (r#"(Back, "y"), (Left, "esc backspace")"#, "", "a"),
            (
                r#"(Theme, "")"#,
                "warning Binding(NothingToUnbind { action: \"Theme\", layers: [\"Global\"] }",
                "a",
            ),
        ] {
            let (keymap, all) = own(&format!("[(layer: Browse, keys: [{binding}])]"));
            let wanted = usize::from(!told.is_empty());
            assert_eq!(all.len(), wanted, "{binding}: {all:?}");
            assert!(all.iter().all(|one| one.contains(told)), "{binding}: {all:?}");
            assert_eq!(keys(&keymap, Layer::Browse, Action::Note), left, "{binding}");
        }
    }

    #[test]
    fn nobody_is_locked_in() {
        for file in [
            r#"[(layer: Global, keys: [(Quit, "")])]"#,
            r#"[(layer: Global, keys: [(Help, ""), (Back, ""), (Interrupt, "")])]"#,
            r#"[(layer: Search, keys: [(Back, "")]), (layer: Note, keys: [(Help, "")])]"#,
            r#"[(layer: Help, keys: [(Up, "esc ? f1 backspace")])]"#,
            r#"[(layer: Browse, keys: [(Zoom, "? f1"), (Plans, "q")])]"#,
        ] {
            let (keymap, told) = own(file);
            assert!(told.iter().any(|one| one.contains("error Binding(Needed")), "{file}: {told:?}");
            for layer in Layer::ALL {
                for action in NEEDED {
                    let had = !Keymap::bundled().keys(layer, action).is_empty();
                    assert_eq!(!keymap.keys(layer, action).is_empty(), had, "{file} {layer:?} {action:?}");
                }
            }
        }
    }

    #[test]
    fn all_mistakes_are_told_at_once_and_the_rest_holds() {
        let text = r#"[
    (layer: Browse, keys: [
        (Undo, "y"),
        (Undoo, "x"),
        (Redo, "ctrl-å-b U"),
        (Note, "a y"),
        (RecordYes, "J"),
    ]),
    (layer: Nowhere, keys: []),
    (layer: Note, keys: [(Save, "ctrl-g"), (Discard, "x")]),
    (layer: Global, keys: [(Quit, "")]),
]"#;
        let (keymap, told) = own(text);
        let places: Vec<&str> = told.iter().filter_map(|one| one.split(' ').next()).collect();
        assert_eq!(places, ["4:10", "5:17", "6:19", "7:22", "9:13", "10:55", "11:29"], "{told:#?}");
        assert!(told[0].contains("UnknownValue") && told[3].contains("CapitalRecords"), "{told:#?}");
        let has = |layer, action| keys(&keymap, layer, action);
        assert_eq!(
            (has(Layer::Browse, Action::Undo), has(Layer::Browse, Action::Redo)),
            ("y".into(), "U".into())
        );
        assert_eq!(
            (has(Layer::Browse, Action::Note), has(Layer::Note, Action::Save)),
            ("a".into(), "ctrl-g".into())
        );
        assert_eq!(
            (has(Layer::Browse, Action::RecordYes), has(Layer::Browse, Action::Quit)),
            ("1".into(), "q".into())
        );
    }

    #[test]
    fn whatever_a_file_says_there_is_a_way_out() {
        for text in ["", "(", "[(layer: Browse)]", "{}", "[(layer: Browse, keys: [(Quit)])]", "\u{feff}[]"] {
            let (keymap, told) = own(text);
            assert_eq!(
                (keymap, told.is_empty()),
                (Keymap::bundled(), text == "\u{feff}[]"),
                "{text}: {told:?}"
            );
        }
    }
}
