//! Somebody's own bindings over those that hold without them. Every mistake is told at once; where
//! something is wrong, what held before stands in.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::bindings::{Record, records};
use super::key::names_like;
use super::keymap::CANCELS;
use super::{Action, BadKey, Code, Group, Key, Keymap, Layer, Strokes};
use crate::problem::{BindingFault, Finding, Place, Problem};

/// Characters that need the right Alt key, or are dead keys, on a Swedish keyboard.
const ALT_GR: &str = "[]{}@\\|~^`$£´¨€";

/// What nobody may lose where one key did it.
const NEEDED: [Action; 4] = [Action::Quit, Action::Help, Action::Back, Action::Interrupt];

/// How many keys of one action are looked at: a page that was pasted there is one mistake, and not a
/// suggestion for each of its words.
const MOST_KEYS: usize = 100;

/// Characters with Ctrl that terminals send as a key of its own.
const SENT_AS: [(char, Code); 5] =
    [('i', Code::Tab), ('m', Code::Enter), ('j', Code::Enter), ('h', Code::Backspace), ('[', Code::Esc)];

/// A record of the file with the keys that are left of it.
struct Own {
    record: Record,
    keys: Vec<Strokes>,
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
    /// gives to an action is taken from the one that had it in that layer; so are the pairs that begin
    /// with it, and the key with which a pair of the file begins.
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
        Finding::put_in_order(&mut reading.findings);
        (merged, reading.findings)
    }

    /// What these bindings become with somebody's own.
    fn over(&self, owns: &[Own]) -> Self {
        let replaced = |layer: Layer, keys: Strokes, action: Action| {
            let is_it =
                |own: &Own| own.record.action == action || own.keys.iter().any(|one| one.clashes(keys));
            owns.iter().any(|own| own.record.layer == layer && is_it(own))
        };
        let kept = self.bindings().filter(|&(layer, keys, action)| !replaced(layer, keys, action));
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
        for name in record.names().take(MOST_KEYS) {
            match self.key(&record, name, before, &keys) {
                Ok(key) => keys.push(key),
                Err(problem) => {
                    let place = self.place(&record, Some(name.to_owned()));
                    self.findings.push(problem.error(place));
                }
            }
        }
        let count = record.names().skip(MOST_KEYS).count();
        if count > 0 {
            let place = self.place(&record, None);
            self.findings.push(Problem::MoreFindings { count }.error(place));
        }
        let unbinds = record.names().next().is_none();
        (unbinds || !keys.is_empty()).then_some(Own { record, keys })
    }

    /// The key of a name, or the two, unless they cannot be had here.
    fn key(
        &mut self,
        record: &Record,
        name: &str,
        before: &[Own],
        mine: &[Strokes],
    ) -> Result<Strokes, Problem> {
        let unknown = |BadKey(found)| Problem::UnknownKey { known: names_like(&found), found };
        let keys: Strokes = name.parse().map_err(unknown)?;
        for key in keys.keys() {
            comes(key)?;
        }
        may_do(record, keys)?;
        let has =
            |own: &&Own| own.record.layer == record.layer && own.keys.iter().any(|other| other.clashes(keys));
        let taken = before.iter().find(has).map(|own| own.record.action);
        let twice = || mine.iter().any(|other| other.clashes(keys)).then_some(record.action);
        if let Some(by) = taken.or_else(twice) {
            return Err(Problem::KeyTaken { key: name.to_owned(), by: by.name().to_owned() });
        }
        for key in keys.keys().filter(|key| key.typed().is_some_and(|c| ALT_GR.contains(c))) {
            let place = self.place(record, Some(name.to_owned()));
            let fault = BindingFault::AltGr { key: key.to_string() };
            self.findings.push(Problem::binding(fault).warning(place));
        }
        Ok(keys)
    }

    /// Says what a record takes from other actions, and when it takes nothing.
    fn consequences(&mut self, before: &Keymap, after: &Keymap, own: &Own, owns: &[Own]) {
        let (layer, action) = (own.record.layer, own.record.action);
        let rebound = |from: Action| {
            let is_it = |other: &Own| {
                other.record.action == from && [layer, Layer::Global].contains(&other.record.layer)
            };
            owns.iter().any(is_it)
        };
        for &keys in &own.keys {
            let clashing = before.held(layer).filter(|(held, _)| held.clashes(keys)).map(|(_, from)| from);
            let taken_from: BTreeSet<Action> = clashing.filter(|from| *from != action).collect();
            for from in taken_from.into_iter().filter(|from| !rebound(*from)) {
                let left: Vec<String> = after.keys(layer, from).iter().map(ToString::to_string).collect();
                let alone = left.is_empty();
                let [by, from] = [action, from].map(|action| action.name().to_owned());
                let fault = BindingFault::TakenOver { key: keys.to_string(), by, from, left };
                let (problem, place) =
                    (Problem::binding(fault), self.place(&own.record, Some(keys.to_string())));
                self.findings.push(if alone { problem.warning(place) } else { problem.notice(place) });
            }
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

/// Whether a key comes from a terminal at all.
fn comes(key: Key) -> Result<(), Problem> {
    let fault =
        |instead: Key| BindingFault::NeverComes { key: key.to_string(), instead: instead.to_string() };
    instead(key).map_or(Ok(()), |instead| Err(Problem::binding(fault(instead))))
}

/// Whether keys may do what a record says, for what they are.
fn may_do(record: &Record, keys: Strokes) -> Result<(), Problem> {
    let key = keys.to_string();
    let records = record.action.group() == Group::Record;
    let capital = keys.first.typed().is_some_and(char::is_uppercase);
    let fault = if record.layer.types(keys.first) {
        BindingFault::Typed { key: keys.first.to_string() }
    } else if keys.second.is_some() && records {
        BindingFault::PairRecords { keys: key }
    } else if let Some(leaves) = keys.keys().find(|one| keys.second.is_some() && CANCELS.contains(one)) {
        BindingFault::PairCancels { key: leaves.to_string() }
    } else if capital && records && record.action != Action::Redo {
        BindingFault::CapitalRecords { key }
    } else {
        return Ok(());
    };
    Err(Problem::binding(fault))
}

/// The first of somebody's own records that may not be, why, and the keys that are to blame.
fn fault(before: &Keymap, after: &Keymap, owns: &[Own]) -> Option<(usize, Problem, Option<String>)> {
    let one_key = |keymap: &Keymap, layer: Layer, action: Action| {
        keymap.keys(layer, action).iter().any(|keys| keys.second.is_none())
    };
    for layer in Layer::ALL {
        for action in NEEDED {
            if !one_key(before, layer, action) || one_key(after, layer, action) {
                continue;
            }
            let here = |own: &Own| [layer, Layer::Global].contains(&own.record.layer);
            let had = before.keys(layer, action);
            let takes = |own: &Own| own.keys.iter().any(|keys| had.iter().any(|one| one.clashes(*keys)));
            let at = owns.iter().position(|own| here(own) && own.record.action == action);
            let at = at.or_else(|| owns.iter().position(|own| here(own) && takes(own)))?;
            let fault = BindingFault::Needed { action: action.name().to_owned(), layer: layer.name() };
            return Some((at, Problem::binding(fault), None));
        }
    }
    owns.iter().enumerate().find_map(|(at, own)| {
        let both =
            |keys: &&Strokes| after.records_and_moves(keys.first) && !before.records_and_moves(keys.first);
        let keys = own.keys.iter().find(both)?;
        let fault = BindingFault::RecordsAndMoves { key: keys.first.to_string() };
        Some((at, Problem::binding(fault), Some(keys.to_string())))
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
            (r#"[(layer: Browse, keys: [(Zoom, "z y,z")])]"#, Layer::Browse, A::Zoom, "z y,z"),
            (r#"[(layer: Browse, keys: [(Plans, "p")])]"#, Layer::Browse, A::Plans, "p"),
            (r#"[(layer: Note, keys: [(Save, "ctrl-x,s")])]"#, Layer::Note, A::Save, "ctrl-x,s"),
            (r#"[(layer: Global, keys: [(First, "home")])]"#, Layer::Browse, A::First, "home"),
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
            (r#"(Zoom, "g,entr")"#, "error UnknownKey { found: \"entr\"", "a"),
            (r#"(Zoom, "g,")"#, "error UnknownKey { found: \"g,\"", "a"),
            (r#"(Zoom, "g,,")"#, "error UnknownKey { found: \"g,,\"", "a"),
            (r#"(Zoom, "x,y,z")"#, "error UnknownKey { found: \"y,z\"", "a"),
            (r#"(Zoom, "y,shift-a")"#, "error Binding(NeverComes { key: \"shift-a\", instead: \"A\" }", "a"),
            (r#"(Zoom, "ctrl-m,x")"#, "error Binding(NeverComes { key: \"ctrl-m\"", "a"),
            (r#"(Zoom, "@,x")"#, "warning Binding(AltGr { key: \"@\" }", "a"),
            (r#"(Zoom, "y,@")"#, "warning Binding(AltGr { key: \"@\" }", "a"),
            (r#"(Note, "y,n")"#, "error Binding(PairRecords { keys: \"y,n\" }", "a"),
            (r#"(Note, "a y,n")"#, "error Binding(PairRecords", "a"),
            (r#"(Zoom, "y,esc")"#, "error Binding(PairCancels { key: \"esc\" }", "a"),
            (r#"(Zoom, "ctrl-c,x")"#, "error Binding(PairCancels { key: \"ctrl-c\" }", "a"),
            (r#"(Zoom, "y y,z")"#, "error KeyTaken { key: \"y,z\", by: \"Zoom\" }", "a"),
            (r#"(Zoom, "y,z"), (Theme, "y")"#, "error KeyTaken { key: \"y\", by: \"Zoom\" }", "a"),
            (r#"(Down, "1,x")"#, "error Binding(RecordsAndMoves { key: \"1\" }", "a"),
            (
                r#"(Zoom, "g,o")"#,
                "notice Binding(TakenOver { key: \"g,o\", by: \"Zoom\", from: \"Overview\", left: [\"o\", \"ö\"] }",
                "a",
            ),
            (
                r#"(Zoom, "g,l")"#,
                "warning Binding(TakenOver { key: \"g,l\", by: \"Zoom\", from: \"Messages\", left: [] }",
                "a",
            ),
            (
                r#"(Zoom, "r,z")"#,
                "notice Binding(TakenOver { key: \"r,z\", by: \"Zoom\", from: \"Reload\", left: [\"f5\"] }",
                "a",
            ),
            (r#"(Zoom, "q,z")"#, "error Binding(Needed { action: \"Quit\", layer: \"Browse\" }", "a"),
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
    fn a_key_takes_all_pairs_that_begin_with_it_and_each_is_told() {
        let (keymap, told) = own(r#"[(layer: Browse, keys: [(Zoom, "z g")])]"#);
        assert_eq!(keymap.action(Layer::Browse, Key::char('g')), Some(Action::Zoom));
        assert_eq!(keymap.following(Layer::Browse, Key::char('g')), []);
        assert_eq!(keymap.following(Layer::History, Key::char('g')).len(), 10);
        let lost = ["First", "Last", "Overview", "PlanHistory", "Meeting", "Changes", "Plans", "Findings"];
        assert_eq!(told.len(), lost.len() + 1, "{told:#?}");
        for (from, weight) in lost.into_iter().map(|from| (from, "notice")).chain([("Messages", "warning")]) {
            let wanted = format!("{weight} Binding(TakenOver {{ key: \"g\", by: \"Zoom\", from: \"{from}\"");
            assert!(told.iter().any(|one| one.starts_with("1:35") && one.contains(&wanted)), "{told:#?}");
        }
        // And in Global only what is bound there; a screen with pairs of its own keeps them.
        let (keymap, told) = own(r#"[(layer: Global, keys: [(First, "home g")])]"#);
        assert_eq!(told.len(), 2, "{told:#?}");
        assert_eq!(keymap.action(Layer::List, Key::char('g')), Some(Action::First));
        assert_eq!(keymap.following(Layer::Browse, Key::char('g')).len(), 6);
    }

    #[test]
    fn a_mistake_in_a_pair_is_marked_where_the_pair_stands() {
        for (keys, column) in [("z g,entr", 35), ("y,z shift-x,y", 37), ("@ y,@ z", 35)] {
            let (_, told) = own(&format!(r#"[(layer: Browse, keys: [(Zoom, "{keys}")])]"#));
            let wanted = format!("1:{column} ");
            assert!(told.last().is_some_and(|one| one.starts_with(&wanted)), "{keys}: {told:#?}");
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
            r#"[(layer: Global, keys: [(Quit, "y,q")])]"#,
            r#"[(layer: Global, keys: [(Back, "y,b"), (Help, "y,h")])]"#,
            r#"[(layer: Browse, keys: [(Zoom, "q,z")])]"#,
            r#"[(layer: Overview, keys: [(Browse, "?,x f1,x")])]"#,
        ] {
            let (keymap, told) = own(file);
            assert!(told.iter().any(|one| one.contains("error Binding(Needed")), "{file}: {told:?}");
            for layer in Layer::ALL {
                for action in NEEDED {
                    let one = |map: &Keymap| map.keys(layer, action).iter().any(|keys| keys.second.is_none());
                    assert_eq!(one(&keymap), one(&Keymap::bundled()), "{file} {layer:?} {action:?}");
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
    fn a_page_in_the_place_of_keys_is_told_in_part() {
        let text =
            format!("[(layer: Browse, keys: [(Undo, \"y {}\"), (Note, \"b\")])]", "ord ".repeat(30_000));
        let (keymap, told) = own(&text);
        assert_eq!(
            told.len(),
            MOST_KEYS,
            "the first one is a key, and the rest of the page one more mistake"
        );
        assert!(told.iter().any(|one| one.contains("MoreFindings { count: 29901 }")), "{told:#?}");
        assert_eq!(
            (keys(&keymap, Layer::Browse, Action::Undo), keys(&keymap, Layer::Browse, Action::Note)),
            ("y".into(), "b".into())
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
