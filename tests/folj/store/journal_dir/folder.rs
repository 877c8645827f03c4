//! Folders: made on first use, refused when others may write to them, watched.

use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::Path;
use std::process::Command;

use folj::problem::{FileFault, Problem};
use folj::store::{AppendError, JournalDir, Reading, Store};

use super::super::{Place, me, plan};
use super::fixture::{
    alone, is_root, lines, mode, note, notes, own_folder, place_alone, problems, read, slot, three_notes,
};

#[test]
fn files_and_folders_are_made_on_first_use_and_can_be_read_by_all() {
    let place = tempfile::tempdir().unwrap();
    let mut store = place.open();
    store.read(&plan());
    assert!(!place.path().join("followup").exists(), "reading makes nothing");
    store.append(note(1), true).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
    assert_eq!(mode(&place.path().join("followup")), 0o700);
    assert_eq!(mode(own_folder(&place).parent().unwrap()), 0o755);
    assert_eq!(mode(&own_folder(&place)), 0o755);
    assert_eq!(mode(&slot(&place, 0)), 0o644);
}

#[test]
fn the_umask_makes_no_difference() {
    let Some(root) = place_alone() else {
        for umask in if is_root() { ["000", "077", "777"] } else { ["000", "022", "077"] } {
            let place = tempfile::tempdir().unwrap();
            // Root passes where the directory itself, made under such a umask, is closed to others.
            fs::create_dir(place.path().join("followup")).unwrap();
            mode(&place.path().join("followup"), 0o700);
            let test = alone("folder::the_umask_makes_no_difference", place.path());
            let mut shell = Command::new("sh");
            shell.args(["-c", "umask $0; exec \"$@\"", umask]).arg(test.get_program()).args(test.get_args());
            assert!(shell.env("FOLJ_TEST_PLACE", place.path()).status().unwrap().success());
            let names: Vec<_> = fs::read_dir(own_folder(&place)).unwrap().flatten().collect();
            assert_eq!(names.len(), 1, "{umask}");
            assert_eq!(fs::metadata(slot(&place, 0)).unwrap().mode() & 0o777, 0o644, "{umask}");
            assert_eq!(fs::metadata(own_folder(&place)).unwrap().mode() & 0o777, 0o755, "{umask}");
        }
        return;
    };
    let mut store = JournalDir::new(root.join("followup"), me(), "0a1b2c3d".to_owned());
    store.append(note(1), true).unwrap();
}

#[test]
fn folders_that_are_not_what_they_should_be() {
    let fault = |path: &Path, fault| Problem::NotAccepted { path: path.display().to_string(), fault };
    let (place, _) = three_notes();
    let (root, writer) = (place.path().join("followup"), own_folder(&place).parent().unwrap().to_owned());

    for folder in [root.clone(), writer.clone(), own_folder(&place)] {
        let before = fs::metadata(&folder).unwrap().mode();
        for exposed in [0o775, 0o757, 0o1777] {
            mode(&folder, exposed);
            let problem = Problem::ExposedFolder { path: folder.display().to_string() };
            assert_eq!(place.open().read_only(&plan()), Some(problem.clone()));
            let refused = place.open().append(note(4), true);
            assert_eq!(refused, Err(AppendError::NotAllowed(problem.clone())));
            // Read it is, with an alarm where the writer himself could mend it.
            let reading = read(&place);
            assert_eq!(notes(&reading.entries), "123");
            assert_eq!(problems(&reading.alarms), if folder == root { vec![] } else { vec![problem] });
        }
        mode(&folder, before & 0o777);
        assert_eq!(place.open().read_only(&plan()), None);
    }

    fs::rename(own_folder(&place), place.path().join("aside")).unwrap();
    symlink(place.path().join("aside"), own_folder(&place)).unwrap();
    let problem = fault(&own_folder(&place), FileFault::NotRegular);
    assert_eq!(place.open().append(note(4), true), Err(AppendError::NotAllowed(problem.clone())));
    assert_eq!(problems(&read(&place).alarms), [problem]);

    // What is no writer's folder is nobody's business.
    fs::remove_file(own_folder(&place)).unwrap();
    for name in ["README", "2025-notes.txt"] {
        fs::write(root.join(name), "x").unwrap();
    }
    fs::create_dir(root.join("lost+found")).unwrap();
    assert_eq!(read(&place), Reading::default());
}

#[test]
fn foreign_folders_and_foreign_authors_do_not_count() {
    let (place, _) = three_notes();
    let uid = me().uid;
    let elsewhere = place.path().join(format!("followup/{}-bo", uid + 1));
    fs::create_dir_all(elsewhere.join("hsvo-uppsala-2024")).unwrap();
    fs::copy(slot(&place, 0), elsewhere.join("hsvo-uppsala-2024/0a1b2c3d.0.fj")).unwrap();
    let reading = read(&place);
    assert_eq!(notes(&reading.entries), "123");
    let path = elsewhere.display().to_string();
    assert_eq!(problems(&reading.alarms), [Problem::NotAccepted { path, fault: FileFault::ForeignOwner }]);

    let mut theirs = note(4);
    theirs.by.uid = uid + 1;
    let other = Problem::OtherUser { expected: uid, found: uid + 1 };
    assert_eq!(place.open().append(theirs, true), Err(AppendError::NotAllowed(other)));
}

#[test]
fn an_earlier_login_keeps_its_folder() {
    let (place, _) = three_notes();
    let mut who = me();
    who.login = "anna.berg".to_owned();
    let mut store = JournalDir::new(place.path().join("followup"), who, "0a1b2c3d".to_owned());
    let mut later = note(4);
    later.by.login = "anna.berg".to_owned();
    store.append(later, true).unwrap();
    assert_eq!(lines(&slot(&place, 0)).len(), 4);
}

#[test]
fn the_folders_to_watch() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("followup");
    assert_eq!(place.open().watched(&plan()), [place.path()], "so as to see the directory appear");
    place.open().append(note(1), true).unwrap();
    assert_eq!(place.open().watched(&plan()), [root.clone(), own_folder(&place)]);
    let writer = own_folder(&place).parent().unwrap().to_owned();
    assert_eq!(place.open().watched(&"nsu-uppsala-2019".into()), [root, writer]);
}

#[test]
fn a_folder_that_may_not_be_written_to() {
    if !is_root() {
        let place = tempfile::tempdir().unwrap();
        // What is there may be written to, so that it is only the next slot that cannot be made.
        let mut first = place.open();
        first.append(note(1), true).unwrap();
        mode(&own_folder(&place), 0o555);
        check_unwritable(&place.path().join("followup"), &own_folder(&place), 4);
        mode(&own_folder(&place), 0o755);
        return;
    }
    // Root may write everywhere: a process of another user has to try.
    let test = "folder::as_another_user";
    let place = tempfile::tempdir().unwrap();
    mode(place.path(), 0o755);
    fs::create_dir(place.path().join("followup")).unwrap();
    fs::create_dir(place.path().join("home")).unwrap();
    std::os::unix::fs::chown(place.path().join("home"), Some(12_345), Some(12_345)).unwrap();
    let mut command = alone(test, place.path());
    match std::os::unix::process::CommandExt::uid(&mut command, 12_345).status() {
        Ok(status) => {
            assert!(status.success());
            assert!(place.path().join("home/followup/12345-anna").exists(), "it has tried");
        }
        Err(error) => eprintln!("skipped: another user cannot run the tests where they are: {error}"),
    }
}

fn check_unwritable(root: &Path, folder: &Path, n: u32) {
    let problem = Problem::NotWritable { path: folder.display().to_string() };
    let mut store = JournalDir::new(root.to_owned(), me(), "0a1b2c3d".to_owned());
    assert_eq!(store.read_only(&plan()), Some(problem));
    let refused = store.append(note(n), true);
    assert!(matches!(refused, Err(AppendError::NotAllowed(Problem::NotWritable { .. }))), "{refused:?}");
}

#[test]
fn as_another_user() {
    let Some(place) = place_alone() else { return };
    // A shared directory in which the user has no folder yet: he reads, and is told.
    let shared = place.join("followup");
    let mut store = JournalDir::new(shared.clone(), me(), "0a1b2c3d".to_owned());
    let path = shared.join("12345-anna").display().to_string();
    assert_eq!(store.read_only(&plan()), Some(Problem::NoOwnFolder { path: path.clone() }));
    assert_eq!(store.append(note(1), true), Err(AppendError::NotAllowed(Problem::NoOwnFolder { path })));
    assert_eq!(store.read(&plan()), Reading::default());

    // A place where he may make nothing.
    check_unwritable(&place.join("new/followup"), &place.join("new/followup"), 1);

    // A folder of his own that he has locked.
    let own = place.join("home/followup");
    let mut store = JournalDir::new(own.clone(), me(), "0a1b2c3d".to_owned());
    store.append(note(1), true).unwrap();
    drop(store);
    let folder = own.join("12345-anna/hsvo-uppsala-2024");
    mode(&folder, 0o555);
    // What is there may be written to, so that it is only the next slot that cannot be made.
    let mut first = JournalDir::new(own.clone(), me(), "0a1b2c3d".to_owned());
    first.append(note(2), true).unwrap();
    check_unwritable(&own, &folder, 3);
}
