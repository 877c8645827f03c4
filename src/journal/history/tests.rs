//! Entries of several people, in every order they may come in.

use std::time::Duration;

use proptest::prelude::*;

mod meetings;

use super::*;
use crate::journal::Author;

/// Someone who writes: uid, and how many entries so far.
struct Writer {
    uid: u32,
    written: usize,
}

fn id(name: &str) -> EntryId {
    EntryId::from(name)
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn target(item: &str) -> Target {
    Target { plan: "p".into(), year: Some(crate::model::Year(2025)), id: Some(item.into()) }
}

fn entry(name: &str, uid: u32, second: i64, act: Act, on: &[&str]) -> Entry {
    let record = Record {
        id: id(name),
        at: at(second),
        by: Author { uid, login: format!("user{uid}"), name: None },
        meeting: None,
        target: target("1.1a"),
        act,
        on: on.iter().copied().map(EntryId::from).collect(),
        saw: String::new(),
    };
    Entry { record: record.into(), slot: format!("{uid}.fj").into(), line: usize::try_from(second).unwrap() }
}

fn yes(name: &str, uid: u32, second: i64, on: &[&str]) -> Entry {
    entry(name, uid, second, Act::Outcome(Some(Outcome::Yes)), on)
}

fn no(name: &str, uid: u32, second: i64, on: &[&str]) -> Entry {
    entry(name, uid, second, Act::Outcome(Some(Outcome::No)), on)
}

fn clear(name: &str, uid: u32, second: i64, on: &[&str]) -> Entry {
    entry(name, uid, second, Act::Outcome(None), on)
}

fn undo(name: &str, uid: u32, second: i64, of: &str) -> Entry {
    entry(name, uid, second, Act::Withdraw(id(of)), &[])
}

/// What counts, in a few letters: `-` nothing, `y` yes, `n` no, `y/n` a conflict.
fn says(history: &History) -> String {
    let letter = |outcome: Option<Outcome>| match outcome {
        Some(Outcome::Yes) => "y",
        Some(Outcome::No) => "n",
        Some(_) => "?",
        None => "-",
    };
    match history.outcome(&target("1.1a")) {
        Settled::Nothing => "-".to_owned(),
        Settled::One(_, outcome) => letter(Some(outcome)).to_owned(),
        Settled::Conflict(said) => {
            said.iter().map(|(_, outcome)| letter(*outcome)).collect::<Vec<_>>().join("/")
        }
    }
}

fn heads(history: &History) -> Vec<&str> {
    history.heads(&target("1.1a"), Field::Outcome).iter().map(|entry| entry.id.as_str()).collect()
}

fn ids(history: &History) -> Vec<&str> {
    history.entries().iter().map(|entry| entry.id.as_str()).collect()
}

#[test]
fn what_counts() {
    for (case, entries, says_what, the_heads) in [
        ("nothing recorded", vec![], "-", vec![]),
        ("one", vec![yes("a", 1, 1, &[])], "y", vec!["a"]),
        ("one replaces another", vec![yes("a", 1, 1, &[]), no("b", 2, 2, &["a"])], "n", vec!["b"]),
        ("clocks do not decide", vec![yes("a", 1, 9, &[]), no("b", 2, 2, &["a"])], "n", vec!["b"]),
        ("removed", vec![yes("a", 1, 1, &[]), clear("b", 1, 2, &["a"])], "-", vec!["b"]),
        ("not seen: a conflict", vec![yes("a", 1, 1, &[]), no("b", 2, 2, &[])], "y/n", vec!["a", "b"]),
        ("not seen, the same", vec![yes("a", 1, 1, &[]), yes("b", 2, 2, &[])], "y", vec!["a", "b"]),
        ("removed against recorded", vec![clear("a", 1, 1, &[]), no("b", 2, 2, &[])], "-/n", vec!["a", "b"]),
        (
            "settled by naming both",
            vec![yes("a", 1, 1, &[]), no("b", 2, 2, &[]), no("c", 3, 3, &["a", "b"])],
            "n",
            vec!["c"],
        ),
        (
            "naming one settles nothing",
            vec![yes("a", 1, 1, &[]), no("b", 2, 2, &[]), yes("c", 1, 3, &["a"])],
            "n/y",
            vec!["b", "c"],
        ),
        ("undo of the only one", vec![yes("a", 1, 1, &[]), undo("u", 1, 2, "a")], "-", vec![]),
        (
            "undo lets count again what was replaced",
            vec![yes("a", 1, 1, &[]), no("b", 2, 2, &["a"]), undo("u", 2, 3, "b")],
            "y",
            vec!["a"],
        ),
        (
            "undo in the middle changes nothing",
            vec![yes("a", 1, 1, &[]), no("b", 2, 2, &["a"]), undo("u", 1, 3, "a")],
            "n",
            vec!["b"],
        ),
        (
            "undo of a decision brings the conflict back",
            vec![yes("a", 1, 1, &[]), no("b", 2, 2, &[]), yes("c", 1, 3, &["a", "b"]), undo("u", 1, 4, "c")],
            "y/n",
            vec!["a", "b"],
        ),
        (
            "undo of one side ends a conflict",
            vec![yes("a", 1, 1, &[]), no("b", 2, 2, &[]), undo("u", 1, 3, "a")],
            "n",
            vec!["b"],
        ),
        ("redo", vec![yes("a", 1, 1, &[]), undo("u", 1, 2, "a"), undo("r", 1, 3, "u")], "y", vec!["a"]),
        (
            "undo after redo",
            vec![yes("a", 1, 1, &[]), undo("u", 1, 2, "a"), undo("r", 1, 3, "u"), undo("v", 1, 4, "a")],
            "-",
            vec![],
        ),
        ("nobody withdraws another's entry", vec![yes("a", 1, 1, &[]), undo("u", 2, 2, "a")], "y", vec!["a"]),
        ("it names what nobody has", vec![yes("a", 1, 1, &["gone"])], "y", vec!["a"]),
        ("a ring of two", vec![yes("a", 1, 1, &["b"]), no("b", 1, 2, &["a"])], "n", vec!["b"]),
        ("an entry that names itself", vec![yes("a", 1, 1, &["a"])], "y", vec!["a"]),
        (
            "a ring is settled like anything else",
            vec![yes("a", 1, 99, &["b"]), no("b", 1, 98, &["a"]), no("c", 2, 3, &["a", "b"])],
            "n",
            vec!["c"],
        ),
        (
            "a ring of withdrawals",
            vec![yes("a", 1, 1, &[]), undo("u", 1, 2, "v"), undo("v", 1, 3, "u")],
            "y",
            vec!["a"],
        ),
        (
            "somebody else's entry of the same id hides nothing",
            vec![yes("a", 1, 5, &[]), no("a", 2, 1, &[]), undo("u", 2, 6, "a")],
            "y",
            vec!["a"],
        ),
    ] {
        let history = History::new(entries.clone());
        assert_eq!(says(&history), says_what, "{case}");
        assert_eq!(heads(&history), the_heads, "{case}");
        let backwards = History::new(entries.iter().rev().cloned());
        assert_eq!(backwards, history, "{case}, backwards");
        assert_eq!(says(&backwards), says_what, "{case}, backwards");
        let mut one_by_one = History::default();
        for entry in &entries {
            one_by_one.extend([entry.clone()]);
        }
        assert_eq!(heads(&one_by_one), the_heads, "{case}, one by one");
    }
}

#[test]
fn the_order_is_by_on_then_time_then_uid_slot_and_line() {
    for (entries, order) in [
        (vec![yes("b", 1, 2, &[]), yes("a", 1, 1, &[])], vec!["a", "b"]),
        (vec![yes("late clock", 1, 9, &[]), no("n", 2, 2, &["late clock"])], vec!["late clock", "n"]),
        (vec![yes("y", 2, 1, &[]), yes("x", 1, 1, &[])], vec!["x", "y"]),
        (vec![undo("u", 1, 1, "a"), yes("a", 1, 5, &[])], vec!["a", "u"]),
        (vec![no("c", 1, 1, &["b"]), no("b", 1, 1, &["a"]), no("a", 1, 1, &[])], vec!["a", "b", "c"]),
    ] {
        assert_eq!(ids(&History::new(entries)), order);
    }
}

#[test]
fn an_id_of_an_author_counts_once_and_the_first_copy_stays() {
    let first = yes("a", 1, 1, &[]);
    let copy = Entry { slot: "2.fj".into(), ..first.clone() };
    for copies in [[first.clone(), copy.clone()], [copy.clone(), first.clone()]] {
        let history = History::new(copies);
        assert_eq!(history.entries(), std::slice::from_ref(&first));
    }
}

#[test]
fn fields_do_not_replace_each_other() {
    let history = History::new([
        yes("a", 1, 1, &[]),
        entry("b", 1, 2, Act::Number(Some(12.into())), &["a"]),
        entry("c", 1, 3, Act::Note("Klart i maj".to_owned()), &["a"]),
        entry("d", 1, 4, Act::Status(Some(Status::Delayed)), &["a"]),
    ]);
    let target = target("1.1a");
    assert_eq!(history.outcome(&target).value(), Some(Outcome::Yes));
    assert_eq!(history.number(&target).value(), Some(12.into()));
    assert_eq!(history.note(&target).value(), Some("Klart i maj"));
    assert_eq!(history.status(&target).value(), Some(Status::Delayed));
    assert!(!history.has_conflict(&target));
    let conflict = History::new([
        entry("a", 1, 1, Act::Note("x".to_owned()), &[]),
        entry("b", 2, 1, Act::Note("y".to_owned()), &[]),
    ]);
    assert!(conflict.has_conflict(&target));
}

#[test]
fn targets_of_different_years_are_different() {
    let mut of_2026 = (*yes("b", 1, 2, &[]).record).clone();
    of_2026.target.year = Some(crate::model::Year(2026));
    let other = of_2026.target.clone();
    let history = History::new([
        yes("a", 1, 1, &[]),
        Entry { record: of_2026.into(), slot: "".into(), line: 1 },
        undo("u", 1, 3, "a"),
    ]);
    assert_eq!(history.of(&target("1.1a")).map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ["a", "u"]);
    assert_eq!(history.of(&other).count(), 1);
    assert_eq!(history.of(&target("9")).count(), 0);
}

#[test]
fn what_undo_and_redo_take() {
    let steps = [
        (yes("a", 1, 1, &[]), Some("a"), None),
        (no("b", 1, 2, &["a"]), Some("b"), None),
        (yes("theirs", 2, 3, &["b"]), Some("b"), None),
        (undo("u", 1, 4, "b"), Some("a"), Some("u")),
        (undo("v", 1, 5, "a"), None, Some("v")),
        (undo("r", 1, 6, "v"), Some("a"), Some("u")),
        (undo("s", 1, 7, "u"), Some("b"), None),
        (undo("w", 1, 8, "b"), Some("a"), Some("w")),
        (yes("c", 1, 9, &[]), Some("c"), None),
    ];
    let mut history = History::default();
    for (step, undoable, redoable) in steps {
        let name = step.id.clone();
        history.extend([step]);
        assert_eq!(names(&history.undoable(1)), Vec::from_iter(undoable), "after {name}");
        assert_eq!(names(&history.redoable(1)), Vec::from_iter(redoable), "after {name}");
    }
    assert_eq!(names(&history.undoable(2)), ["theirs"]);
    assert_eq!(history.undoable(3), [] as [&Entry; 0]);
}

fn names<'a>(entries: &[&'a Entry]) -> Vec<&'a str> {
    entries.iter().map(|entry| entry.id.as_str()).collect()
}

#[test]
fn what_was_recorded_in_one_stroke_is_undone_and_redone_together() {
    let note = |name: &str, second| entry(name, 1, second, Act::Note("n".into()), &[]);
    let mut history = History::default();
    history.extend([yes("before", 1, 1, &[]), no("a", 1, 2, &["before"]), note("b", 2)]);
    assert_eq!(names(&history.undoable(1)), ["b", "a"]);
    history.extend([undo("u", 1, 3, "b"), undo("v", 1, 3, "a")]);
    assert_eq!((names(&history.undoable(1)), names(&history.redoable(1))), (vec!["before"], vec!["u", "v"]));
    history.extend([undo("r", 1, 4, "u"), undo("s", 1, 4, "v")]);
    assert_eq!((names(&history.undoable(1)), names(&history.redoable(1))), (vec!["b", "a"], vec![]));
}

#[test]
fn a_stroke_may_be_about_many_items_and_is_one_persons() {
    let about = |id: &str, plain: Entry| {
        let mut record = (*plain.record).clone();
        record.target = target(id);
        Entry { record: record.into(), ..plain }
    };
    let history = History::new([
        yes("early", 1, 1, &[]),
        about("1", yes("a", 1, 5, &[])),
        about("2", yes("b", 1, 5, &["ahead"])),
        about("2", no("ahead", 2, 60, &[])),
        about("3", yes("theirs", 2, 5, &[])),
        about("4", yes("c", 1, 5, &[])),
    ]);
    // A colleague's clock that goes ahead draws one of them to the end; it is of the stroke all the same.
    assert_eq!(names(&history.undoable(1)), ["b", "c", "a"]);
    assert_eq!(names(&history.undoable(2)), ["ahead"]);
}

/// The entries of a plan where everybody records one after the other.
fn many(count: u32) -> Vec<Entry> {
    (0..count)
        .map(|n| {
            let before = n.checked_sub(50).map(|before| format!("e{before:09}"));
            let on: Vec<&str> = before.as_deref().into_iter().collect();
            let plain = no(&format!("e{n:09}"), n % 7, i64::from(n), &on);
            let mut record = (*plain.record).clone();
            record.target = target(&format!("{}", n % 50));
            Entry { record: record.into(), ..plain }
        })
        .collect()
}

#[test]
fn a_hundred_thousand_entries_one_by_one() {
    // Quadratic work would take hours here.
    let entries = many(100_000);
    let mut history = History::default();
    for entry in &entries {
        history.extend([entry.clone()]);
    }
    assert_eq!(history.entries(), entries);
    assert_eq!(history.heads(&target("49"), Field::Outcome).len(), 1);
}

#[test]
fn very_long_chains_of_withdrawals() {
    // The last one lets the recording count or not, depending on whether the chain is even.
    for (length, counts) in [(100_000, true), (99_999, false)] {
        let chain = (1..=length).map(|n| undo(&format!("{n}"), 1, n, &format!("{}", n - 1)));
        let history = History::new(std::iter::once(yes("0", 1, 0, &[])).chain(chain));
        assert_eq!(says(&history) == "y", counts, "{length}");
    }
}

/// What a simulated writer does next.
#[derive(Debug, Clone)]
enum Step {
    /// Reads what the others have written so far.
    Read,
    Record(Outcome),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = (usize, Step, i64)> {
    let what = prop_oneof![
        Just(Step::Read),
        (0..4_usize).prop_map(|n| Step::Record(Outcome::ALL[n])),
        Just(Step::Undo),
        Just(Step::Redo),
    ];
    // The clocks of the writers go forwards and backwards as they please.
    (0..3_usize, what, 0..20_i64)
}

/// Everything that three writers write while each sees the others only when it reads.
fn play(steps: &[(usize, Step, i64)]) -> Vec<Entry> {
    let mut writers: Vec<(Writer, History)> =
        (0..3).map(|uid| (Writer { uid, written: 0 }, History::default())).collect();
    let mut all: Vec<Entry> = Vec::new();
    for (who, what, second) in steps {
        let (writer, seen) = &mut writers[*who];
        let name = format!("{}-{}", writer.uid, writer.written);
        let act = match what {
            Step::Read => {
                seen.extend(all.iter().cloned());
                continue;
            }
            Step::Record(outcome) => Act::Outcome(Some(*outcome)),
            Step::Undo => match seen.undoable(writer.uid).first() {
                Some(last) => Act::Withdraw(last.id.clone()),
                None => continue,
            },
            Step::Redo => match seen.redoable(writer.uid).first() {
                Some(last) => Act::Withdraw(last.id.clone()),
                None => continue,
            },
        };
        let on = if act.field().is_some() { heads(seen) } else { Vec::new() };
        let mut made = entry(&name, writer.uid, *second, act.clone(), &on);
        writer.written += 1;
        made.line = writer.written;
        seen.extend([made.clone()]);
        all.push(made);
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_time: 5_000, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn every_reader_sees_the_same(
        steps in prop::collection::vec(step(), 0..40),
        seed in any::<u64>(),
        batch in 1..6_usize,
    ) {
        let entries = play(&steps);
        let whole = History::new(entries.iter().cloned());

        // Nothing stands before what it names.
        for (at, entry) in whole.entries().iter().enumerate() {
            for name in entry.names() {
                prop_assert!(whole.entries()[..at].iter().any(|before| before.id == *name));
            }
        }

        let mut shuffled = entries.clone();
        shuffled.sort_by_key(|entry| {
            entry.id.as_str().bytes().fold(seed, |mix, byte| mix.rotate_left(7).wrapping_mul(0x9e37_79b9) ^ u64::from(byte))
        });
        let mut in_batches = History::default();
        for part in shuffled.chunks(batch) {
            in_batches.extend(part.iter().cloned());
            in_batches.extend(part.iter().cloned());
        }
        prop_assert_eq!(&in_batches, &whole);
        prop_assert_eq!(heads(&in_batches), heads(&whole));
        prop_assert_eq!(says(&in_batches), says(&whole));
        for uid in 0..3 {
            prop_assert_eq!(in_batches.undoable(uid), whole.undoable(uid));
            prop_assert_eq!(in_batches.redoable(uid), whole.redoable(uid));
        }
    }
}

#[test]
fn ids_sort_by_time() {
    let earlier = EntryId::new(at(1_000_000_000), u64::MAX);
    let later = EntryId::new(at(1_000_000_000) + Duration::from_millis(1), 0);
    assert!(earlier < later);
    assert_eq!(later.as_str().len(), 22);
}
