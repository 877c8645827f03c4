//! Checkpoints: whatever is done to files and checkpoint, a glance says what reading everything says.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use folj::journal::{Act, Field, History, Outcome, Record};
use folj::store::{Checkpoints, Glance, JournalDir, Store};
use proptest::prelude::*;
use tempfile::TempDir;

use super::super::{Place, me, plan, record};
use super::fixture::{forge, lines, note, read, slot, three_notes};

fn keeping(place: &TempDir) -> JournalDir {
    place.open().keeping(Some(Checkpoints::new(place.path().join("cache")).at_once()))
}

/// Reads everything and keeps what it amounts to.
fn keep(place: &TempDir) {
    let mut store = keeping(place);
    let history = History::new(store.read(&plan()).entries);
    store.keep(&plan(), &history);
}

fn glance(place: &TempDir) -> Option<Glance> {
    keeping(place).glance(&plan())
}

fn file(place: &TempDir) -> PathBuf {
    fs::read_dir(place.path().join("cache")).unwrap().next().unwrap().unwrap().path()
}

/// A glance that is there says the same as all entries.
fn agrees(place: &TempDir) -> bool {
    let Some(Glance { history, alarms }) = glance(place) else { return false };
    let reading = read(place);
    let whole = History::new(reading.entries);
    assert_eq!(alarms, reading.alarms);
    for target in whole.targets() {
        for field in Field::ALL {
            assert_eq!(history.heads(target, field), whole.heads(target, field));
        }
    }
    assert_eq!(history.open_meetings(), whole.open_meetings());
    true
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from));
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_glance_is_what_counts_and_new_lines_join_it() {
    let (place, notes) = three_notes();
    assert_eq!(glance(&place), None);
    keep(&place);
    assert!(agrees(&place));
    let about = fs::metadata(file(&place)).unwrap();
    assert_eq!((about.mode() & 0o777, about.uid()), (0o600, me().uid));
    // Somebody replaces the first note, in the same slot and in another one.
    let mut again = note(7);
    again.target = notes[0].target.clone();
    again.on = vec![notes[0].id.clone()];
    let mut store = place.open();
    store.append(again, true).unwrap();
    place.open().append(note(8), true).unwrap();
    assert!(agrees(&place));
    let seen = glance(&place).unwrap().history;
    assert_eq!(seen.entries().len(), 4, "the note that was replaced is not among them");
    // The next glance goes on from there.
    let kept = fs::read_to_string(file(&place)).unwrap();
    assert!(kept.contains("nr 7") && kept.contains("nr 8"), "{kept}");
}

#[test]
fn reading_and_writing_do_not_depend_on_a_glance() {
    let (place, notes) = three_notes();
    keep(&place);
    let mut store = keeping(&place);
    assert!(store.glance(&plan()).is_some());
    let mut again = note(7);
    again.target = notes[0].target.clone();
    assert!(store.append(again, true).is_err(), "somebody has written there");
    assert_eq!(store.read(&plan()).entries.len(), 0, "they came with the refusal");
    assert_eq!(keeping(&place).read(&plan()).entries.len(), 3);
}

#[test]
fn whatever_is_done_to_the_files_a_glance_tells_or_is_none() {
    type Deed = fn(&TempDir);
    let deeds: [(&str, bool, Deed); 9] = [
        ("nothing", true, |_| {}),
        ("altered, as long as before", false, |place| replace(&slot(place, 0), "nr 1", "nr 9")),
        ("altered, and gone on with", false, |place| {
            replace(&slot(place, 0), "nr 1", "nr 9");
            place.open().append(note(4), true).unwrap();
        }),
        ("a line removed, and gone on with", false, |place| {
            let all = lines(&slot(place, 0));
            fs::write(slot(place, 0), [&all[0][..], &all[2]].concat()).unwrap();
            place.open().append(note(4), true).unwrap();
        }),
        ("written anew, chain and all", false, |place| {
            fs::remove_file(slot(place, 0)).unwrap();
            for n in 5..9 {
                place.open().append(note(n), true).unwrap();
            }
        }),
        ("cut", false, |place| {
            let all = lines(&slot(place, 0));
            fs::write(slot(place, 0), all[..2].concat()).unwrap();
        }),
        ("gone", false, |place| fs::remove_file(slot(place, 0)).unwrap()),
        ("a copy that was put back", true, |place| {
            fs::copy(slot(place, 0), place.path().join("copy")).unwrap();
            fs::rename(place.path().join("copy"), slot(place, 0)).unwrap();
        }),
        ("torn", true, |place| {
            OpenOptions::new().append(true).open(slot(place, 0)).unwrap().write_all(b"f1 0123").unwrap();
        }),
    ];
    for (what, answers, deed) in deeds {
        let (place, _) = three_notes();
        keep(&place);
        deed(&place);
        assert_eq!(agrees(&place), answers, "{what}");
    }
}

#[test]
fn a_forged_line_of_somebody_else_is_an_alarm_in_a_glance_too() {
    let (place, _) = three_notes();
    keep(&place);
    let other = Record { by: folj::journal::Author { uid: 4_000_000, ..me() }, ..note(5) };
    let head = String::from_utf8(lines(&slot(&place, 0))[2][3..19].to_vec()).unwrap();
    forge(&slot(&place, 0), &head, &ron::to_string(&other).unwrap());
    assert!(agrees(&place));
    assert_eq!(glance(&place).unwrap().alarms.len(), 1);
}

#[test]
fn a_checkpoint_that_is_not_what_was_written_is_none() {
    let (place, _) = three_notes();
    keep(&place);
    let path = file(&place);
    let whole = fs::read(&path).unwrap();
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        fs::write(&path, &changed).unwrap();
        assert_eq!(glance(&place), None, "byte {at}");
        fs::write(&path, &whole[..at]).unwrap();
        assert_eq!(glance(&place), None, "cut at {at}");
    }
    fs::write(&path, &whole).unwrap();
    assert!(agrees(&place));
    // Of another directory, or not a file of one's own.
    let (elsewhere, _) = three_notes();
    fs::create_dir(elsewhere.path().join("cache")).unwrap();
    fs::write(elsewhere.path().join("cache").join(path.file_name().unwrap()), &whole).unwrap();
    assert_eq!(glance(&elsewhere), None);
    fs::rename(&path, place.path().join("aside")).unwrap();
    std::os::unix::fs::symlink(place.path().join("aside"), &path).unwrap();
    assert_eq!(glance(&place), None);
}

#[test]
fn where_nothing_can_be_kept_nothing_is_told() {
    let (place, _) = three_notes();
    fs::write(place.path().join("cache"), "a file").unwrap();
    keep(&place);
    assert_eq!(glance(&place), None);
    assert_eq!(read(&place).entries.len(), 3);
}

#[test]
fn small_journals_and_those_that_were_just_written_have_none() {
    let (place, _) = three_notes();
    let mut store = place.open().keeping(Some(Checkpoints::new(place.path().join("cache"))));
    let history = History::new(store.read(&plan()).entries);
    store.keep(&plan(), &history);
    assert!(!place.path().join("cache").exists());
}

/// Which of the open programs writes, about what, having seen how much, or which damage is done.
type Step = (usize, u8, u8, bool);

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_time: 5_000, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn a_glance_is_what_all_entries_amount_to(
        steps in proptest::collection::vec((0..3_usize, 0..12_u8, 0..3_u8, any::<bool>()), 1..24),
    ) {
        let place = tempfile::tempdir().unwrap();
        let mut open: Vec<JournalDir> = (0..3).map(|_| place.open()).collect();
        let mut last = None;
        for (number, (who, what, about, asks)) in (1..).zip::<Vec<Step>>(steps) {
            let mut seen = place.open();
            let history = History::new(seen.read(&plan()).entries);
            let act = match (what, &last) {
                (0..5, _) => Act::Outcome([None, Some(Outcome::Yes), Some(Outcome::No)][usize::from(what) % 3]),
                (5..7, _) => Act::Note(format!("å \"{what}\"")),
                (7, Some(last)) => Act::Withdraw(Clone::clone(last)),
                (8, _) => {
                    if let Ok(mut file) = OpenOptions::new().append(true).open(slot(&place, 0)) {
                        file.write_all(b"f1 01").unwrap();
                    }
                    continue;
                }
                (9, _) => {
                    open[who] = place.open();
                    continue;
                }
                _ => {
                    agrees(&place);
                    keep(&place);
                    continue;
                }
            };
            let mut new = record(number, act, &[]);
            new.target.id = Some(format!("1.{about}").as_str().into());
            if let (true, Some(field)) = (asks, new.act.field()) {
                new.on = history.heads(&new.target, field).iter().map(|head| head.id.clone()).collect();
            }
            last = Some(new.id.clone());
            open[who].append(new, false).unwrap();
        }
        agrees(&place);
        keep(&place);
        let reading = read(&place);
        prop_assert!(agrees(&place) || reading.entries.is_empty() || !reading.alarms.is_empty());
    }
}
