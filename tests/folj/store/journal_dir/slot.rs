//! Which slot a program takes, and when it leaves one.

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt;

use folj::store::Store;

use super::super::{Place, plan};
use super::fixture::{note, notes, read, slot, three_notes};

#[test]
fn a_busy_slot_means_the_next_one_and_after_the_last_a_random_name() {
    let place = tempfile::tempdir().unwrap();
    let mut first = place.open();
    first.append(note(1), true).unwrap();
    let mut second = place.open();
    assert_eq!(&*second.append(note(2), true).unwrap().slot, "0a1b2c3d.1.fj");
    // A slot is kept as long as its program runs, and free as soon as that ends.
    assert_eq!(&*first.append(note(3), true).unwrap().slot, "0a1b2c3d.0.fj");
    drop(first);
    let mut third = place.open();
    assert_eq!(&*third.append(note(4), true).unwrap().slot, "0a1b2c3d.0.fj");

    let mut busy = vec![second, third];
    for n in 5..67 {
        let mut store = place.open();
        store.append(note(n), true).unwrap();
        busy.push(store);
    }
    let entry = place.open().append(note(99), true).unwrap();
    let random = entry.slot.strip_prefix("0a1b2c3d.").and_then(|rest| rest.strip_suffix(".fj")).unwrap();
    assert_eq!(random.len(), 16, "{random}");
    let reading = read(&place);
    assert_eq!((reading.entries.len(), reading.alarms), (67, vec![]));
}

#[test]
fn a_slot_is_left_for_good_when_its_file_is_not_what_was_read() {
    let (place, _) = three_notes();
    let mut store = place.open();
    store.append(note(4), true).unwrap();
    fs::rename(slot(&place, 0), place.path().join("aside")).unwrap();
    File::create(slot(&place, 0)).unwrap();
    let entry = store.append(note(5), true).unwrap();
    assert_eq!(&*entry.slot, "0a1b2c3d.1.fj");
    assert_eq!(fs::metadata(slot(&place, 0)).unwrap().len(), 0);
}

#[test]
fn nothing_is_written_to_a_folder_that_was_moved_away() {
    for depth in [1, 2, 3] {
        let (place, _) = three_notes();
        let mut store = place.open();
        store.append(note(4), true).unwrap();
        let path = slot(&place, 0);
        let moved = path.ancestors().nth(depth).unwrap();
        let aside = place.path().join("aside");
        fs::rename(moved, &aside).unwrap();
        let size = fs::metadata(aside.join(path.strip_prefix(moved).unwrap())).unwrap().len();
        store.append(note(5), true).unwrap();
        assert_eq!(notes(&read(&place).entries), "5", "{depth}");
        assert_eq!(fs::metadata(aside.join(path.strip_prefix(moved).unwrap())).unwrap().len(), size);
        assert!(!store.read(&plan()).alarms.is_empty(), "what was read before is missing");
    }
}

#[test]
fn room_is_reserved_in_steps_that_all_programs_share() {
    // Reserved from wherever the file ends, each program would add a piece to its map.
    let (place, _) = three_notes();
    for n in 4..9 {
        place.open().append(note(n), true).unwrap();
        let bytes = fs::metadata(slot(&place, 0)).unwrap().blocks() * 512;
        assert!(bytes <= 64 << 10, "{bytes}");
    }
}
