//! Disks that are full or fail.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use folj::journal::Act;
use folj::problem::Problem;
use folj::store::{AppendError, JournalDir, Store};
use tempfile::TempDir;

use super::super::{Place, me, plan, record};
use super::fixture::{
    alone, alone_with_fault, is_root, note, notes, only_notices, own_folder, place_alone, read, slot,
};

#[test]
fn a_write_that_is_cut_short_is_not_saved_and_the_rest_is_a_notice() {
    let Some(root) = place_alone() else {
        let place = tempfile::tempdir().unwrap();
        let status =
            alone("disk::a_write_that_is_cut_short_is_not_saved_and_the_rest_is_a_notice", place.path())
                .status()
                .unwrap();
        assert!(status.success());
        // The process that may write again goes on behind the rest.
        let entry = place.open().append(note(4), true).unwrap();
        assert_eq!((&*entry.slot, entry.line), ("0a1b2c3d.0.fj", 3));
        let reading = read(&place);
        assert_eq!(notes(&reading.entries), "134");
        assert!(!reading.alarms.is_empty() && only_notices(&reading.alarms), "{:?}", reading.alarms);
        return;
    };
    // Without a handler the signal would end the process.
    let flag = std::sync::Arc::default();
    signal_hook::flag::register(rustix::process::Signal::XFSZ.as_raw(), flag).unwrap();
    let mut store = JournalDir::new(root.join("followup"), me(), "0a1b2c3d".to_owned());
    store.append(note(1), true).unwrap();
    let line = fs::metadata(root.join(format!("followup/{}-anna/hsvo-uppsala-2024/0a1b2c3d.0.fj", me().uid)))
        .unwrap()
        .len();
    let limit = |bytes| {
        let limit = rustix::process::Rlimit { current: bytes, maximum: None };
        rustix::process::setrlimit(rustix::process::Resource::Fsize, limit).unwrap();
    };
    // The first slot takes a part of the line, the second one nothing.
    limit(Some(line + 50));
    let long = record(2, Act::Note("lång".repeat(500)), &[]);
    let refused = store.append(long.clone(), true);
    assert!(matches!(refused, Err(AppendError::NotSaved(Problem::Io { .. }))), "{refused:?}");
    assert_eq!(store.read(&plan()).entries, [], "what is not saved is not shown as if it were");
    // When there is room again, it goes on, in a slot that nothing failed in.
    limit(None);
    let entry = store.append(note(3), true).unwrap();
    assert_eq!(&*entry.slot, "0a1b2c3d.2.fj");
}

/// A file system of its own that can be filled; none where the tests may not mount one.
struct Small(TempDir);

impl Small {
    fn mount() -> Option<Self> {
        let place = tempfile::tempdir().unwrap();
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=256k,mode=700", "tmpfs"])
            .arg(place.path())
            .output();
        mount.ok().filter(|output| output.status.success())?;
        Some(Self(place))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).output();
    }
}

#[test]
fn on_a_full_disk_nothing_is_lost_that_was_saved() {
    let Some(small) = is_root().then(Small::mount).flatten() else {
        eprintln!("skipped: a small file system cannot be mounted here");
        return;
    };
    let place = &small.0;
    let mut store = place.open();
    let mut saved = Vec::new();
    let mut refused = 0;
    for n in 0..100 {
        let record = record(n, Act::Note("x".repeat(8_000)), &[]);
        match store.append(record.clone(), false) {
            Ok(entry) => saved.push(entry.id.clone()),
            Err(AppendError::NotSaved(Problem::Io { .. })) => refused += 1,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!(saved.len() > 10 && refused > 10, "{} saved, {refused} refused", saved.len());
    let reading = read(place);
    for id in &saved {
        assert!(reading.entries.iter().any(|entry| entry.id == *id), "{id} is lost");
    }
    assert!(only_notices(&reading.alarms), "{:?}", reading.alarms);
}

#[test]
fn a_slot_whose_disk_failed_is_closed_for_every_program() {
    let Some(root) = place_alone() else {
        let place = tempfile::tempdir().unwrap();
        let test = "disk::a_slot_whose_disk_failed_is_closed_for_every_program";
        if !alone_with_fault(test, place.path(), "fdatasync:error=EIO:when=2") {
            return;
        }
        let closed = fs::metadata(slot(&place, 0)).unwrap();
        assert_eq!(closed.permissions().mode() & 0o777, 0o444);
        // Behind what the system takes for written a later write would only seem to succeed.
        let entry = place.open().append(note(4), true).unwrap();
        assert_eq!(&*entry.slot, "0a1b2c3d.1.fj");
        assert_eq!(fs::metadata(slot(&place, 0)).unwrap().len(), closed.len());
        let reading = read(&place);
        assert_eq!((notes(&reading.entries).as_str(), reading.alarms), ("1234", vec![]));
        return;
    };
    let mut store = JournalDir::new(root.join("followup"), me(), "0a1b2c3d".to_owned());
    assert_eq!(&*store.append(note(1), true).unwrap().slot, "0a1b2c3d.0.fj");
    assert_eq!(&*store.append(note(2), true).unwrap().slot, "0a1b2c3d.1.fj");
    assert_eq!(&*store.append(note(3), true).unwrap().slot, "0a1b2c3d.1.fj");
}

/// Whether files can be read past the system's cache here.
fn has_direct_reading(place: &TempDir) -> bool {
    use rustix::fs::{Mode, OFlags};
    fs::write(place.path().join("any"), "").unwrap();
    let how = OFlags::RDONLY | OFlags::DIRECT;
    rustix::fs::open(place.path().join("any"), how, Mode::empty()).is_ok()
}

/// The system says that it read, and what is in memory is not what was written.
#[test]
fn what_cannot_be_read_back_is_written_to_another_slot() {
    let Some(root) = place_alone() else {
        // Each line is read once; other reads of the process, by the loader, are of other files.
        for (fault, closed) in [
            ("pread64:retval=4096:when=2", true),
            ("pread64:retval=1:when=2", true),
            ("pread64:error=EIO:when=2", true),
            ("pread64:error=EINVAL", false),
            ("pread64:error=EINTR:when=2", false),
        ] {
            let place = tempfile::tempdir().unwrap();
            if !has_direct_reading(&place) {
                eprintln!("skipped: nothing is read back here");
                return;
            }
            let slot = slot(&place, 0);
            let fault = format!("{fault} -P {}", slot.display());
            let test = "disk::what_cannot_be_read_back_is_written_to_another_slot";
            if !alone_with_fault(test, place.path(), &fault) {
                return;
            }
            let mode = fs::metadata(slot).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, if closed { 0o444 } else { 0o644 }, "{fault}");
            let reading = read(&place);
            assert_eq!((notes(&reading.entries).as_str(), reading.alarms), ("123", vec![]), "{fault}");
            let slots = fs::read_dir(own_folder(&place)).unwrap().count();
            assert_eq!(slots, if closed { 2 } else { 1 }, "{fault}");
        }
        return;
    };
    let mut store = JournalDir::new(root.join("followup"), me(), "0a1b2c3d".to_owned());
    for n in 1..=3 {
        store.append(note(n), true).unwrap();
    }
}

#[test]
fn without_locks_nothing_is_written_and_no_heap_of_files_is_left() {
    let Some(root) = place_alone() else {
        let place = tempfile::tempdir().unwrap();
        let test = "disk::without_locks_nothing_is_written_and_no_heap_of_files_is_left";
        if alone_with_fault(test, place.path(), "flock:error=ENOLCK") {
            let files: Vec<_> = fs::read_dir(own_folder(&place)).unwrap().flatten().collect();
            assert!(files.len() <= 2, "{files:?}");
        }
        return;
    };
    let mut store = JournalDir::new(root.join("followup"), me(), "0a1b2c3d".to_owned());
    let refused = store.append(note(1), true);
    let Err(AppendError::NotSaved(Problem::Io { reason, .. })) = refused else { panic!("{refused:?}") };
    assert!(reason.contains("lock"), "{reason}");
}
