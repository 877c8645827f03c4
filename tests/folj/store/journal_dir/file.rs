//! Files that were shortened, removed or put back, and what stands where a file should be.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use folj::problem::{FileFault, Problem};
use folj::store::Store;

use super::super::{Place, plan};
use super::fixture::{is_root, lines, mode, note, notes, own_folder, problems, read, slot, three_notes};

#[test]
fn a_file_that_became_shorter_is_an_alarm_and_the_entries_stay_where_they_were_read() {
    let (place, _) = three_notes();
    let mut watching = place.open();
    assert_eq!(watching.read(&plan()).alarms, []);
    let path = slot(&place, 0);
    let first = lines(&path)[0].len() as u64;
    OpenOptions::new().write(true).open(&path).unwrap().set_len(first).unwrap();
    let shortened = Problem::Shortened { path: path.display().to_string() };
    for _ in 0..2 {
        let reading = watching.read(&plan());
        assert_eq!(reading.entries, []);
        assert_eq!(problems(&reading.alarms), std::slice::from_ref(&shortened));
    }
    place.open().append(note(4), true).unwrap();
    assert_eq!(notes(&watching.read(&plan()).entries), "4");

    let (place, _) = three_notes();
    let mut watching = place.open();
    watching.read(&plan());
    fs::remove_file(slot(&place, 0)).unwrap();
    let shortened = Problem::Shortened { path: slot(&place, 0).display().to_string() };
    assert_eq!(problems(&watching.read(&plan()).alarms), [shortened]);
}

#[test]
fn who_sees_that_lines_are_gone_leaves_it_in_the_chain() {
    type Loss = (&'static str, fn(&Path));
    let losses: [Loss; 3] = [
        ("shortened in the middle of a line", |path| {
            OpenOptions::new().write(true).open(path).unwrap().set_len(100).unwrap();
        }),
        ("emptied", |path| drop(File::create(path).unwrap())),
        ("removed", |path| fs::remove_file(path).unwrap()),
    ];
    for (case, lose) in losses {
        let (place, _) = three_notes();
        let mut watching = place.open();
        watching.read(&plan());
        lose(&slot(&place, 0));
        for n in [4, 5] {
            assert_eq!(&*watching.append(note(n), true).unwrap().slot, "0a1b2c3d.0.fj");
        }
        drop(watching);
        // Without this the next program would take it for an interrupted write, or for nothing at all.
        let reading = read(&place);
        assert_eq!(notes(&reading.entries), "45", "{case}");
        let broken = |problem: &&Problem| matches!(problem, Problem::BrokenChain { .. });
        assert_eq!(problems(&reading.alarms).iter().filter(broken).count(), 1, "{case}");
    }
}

#[test]
fn a_copy_that_was_put_back_is_no_alarm_unless_something_is_missing() {
    for (kept, alarms) in [(3, 0), (2, 1)] {
        let (place, _) = three_notes();
        let mut watching = place.open();
        watching.read(&plan());
        let path = slot(&place, 0);
        let copy = path.with_extension("copy");
        let whole = lines(&path);
        let text: Vec<u8> = whole[..kept].concat();
        // The same length, so that only the chain tells.
        let blank = vec![b'\n'; whole.concat().len() - text.len()];
        fs::write(&copy, [text, blank].concat()).unwrap();
        fs::rename(&copy, &path).unwrap();
        let reading = watching.read(&plan());
        assert_eq!(reading.entries, []);
        assert_eq!(reading.alarms.len(), alarms, "{:?}", reading.alarms);
    }
}

/// What it is, how it is put there, and what is wrong with it.
type Intruder = (&'static str, fn(&Path), Option<FileFault>);

/// Things that stand where slot 0 should be.
fn intruders() -> Vec<Intruder> {
    fn elsewhere(path: &Path) -> PathBuf {
        path.ancestors().nth(3).unwrap().join("elsewhere")
    }
    vec![
        (
            "a symbolic link",
            |path| {
                File::create(elsewhere(path)).unwrap();
                symlink(elsewhere(path), path).unwrap();
            },
            Some(FileFault::NotRegular),
        ),
        ("a link to nothing", |path| symlink("nothing", path).unwrap(), Some(FileFault::NotRegular)),
        ("a folder", |path| fs::create_dir(path).unwrap(), Some(FileFault::NotRegular)),
        (
            "a FIFO",
            |path| {
                let mode = rustix::fs::Mode::from_raw_mode(0o644);
                rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, mode, 0).unwrap();
            },
            Some(FileFault::NotRegular),
        ),
        (
            "a socket",
            |path| drop(std::os::unix::net::UnixListener::bind(path).unwrap()),
            Some(FileFault::NotRegular),
        ),
        (
            "a hard link",
            |path| {
                File::create(elsewhere(path)).unwrap();
                fs::hard_link(elsewhere(path), path).unwrap();
            },
            Some(FileFault::Linked),
        ),
        (
            "a file that everybody may write to",
            |path| {
                File::create(path).unwrap();
                mode(path, 0o666);
            },
            Some(FileFault::WritableByOthers),
        ),
        (
            "a huge file",
            |path| File::create(path).unwrap().set_len(3 << 40).unwrap(),
            Some(FileFault::TooLarge { mib: 64 }),
        ),
        (
            "somebody else's file",
            |path| {
                File::create(path).unwrap();
                std::os::unix::fs::chown(path, Some(12_345), None).unwrap();
            },
            Some(FileFault::ForeignOwner),
        ),
        // Nothing wrong with it, but the longest line would take it past the limit.
        ("a full file", |path| File::create(path).unwrap().set_len((64 << 20) - 1_000).unwrap(), None),
    ]
}

#[test]
fn what_is_in_the_way_is_passed_by_and_reported() {
    for (case, put, fault) in intruders() {
        if fault == Some(FileFault::ForeignOwner) && !is_root() {
            continue;
        }
        let place = tempfile::tempdir().unwrap();
        fs::create_dir_all(own_folder(&place)).unwrap();
        mode(&place.path().join("followup"), 0o700);
        put(&slot(&place, 0));
        let entry = place.open().append(note(1), true).unwrap();
        assert_eq!(&*entry.slot, "0a1b2c3d.1.fj", "{case}");
        let reading = read(&place);
        assert_eq!(notes(&reading.entries), "1", "{case}");
        let path = slot(&place, 0).display().to_string();
        let expected =
            fault.map_or(Problem::InterruptedWrite { line: 1 }, |fault| Problem::NotAccepted { path, fault });
        assert_eq!(problems(&reading.alarms), [expected], "{case}");
        let elsewhere = place.path().join("elsewhere");
        assert!(!elsewhere.exists() || fs::metadata(elsewhere).unwrap().len() == 0, "{case}");
    }
}
