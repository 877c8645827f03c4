//! Many write at the same time, as several users, while others read: everything that was said to
//! be saved is there once, also for those who read meanwhile, and in the same order for all.

use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::kit::{FOLJ, Place, here, root, times};
use super::saved::{CONFIRMED, Diary, conversation, notes};

/// No user of this machine need have these numbers.
const USERS: [u32; 3] = [20_001, 20_002, 20_003];

/// The writers of many notes in one conversation, each about an item of their own.
const ITEMS: [&str; 6] = ["2.1.1.1a", "2.1.1.2a", "2.2.1.1a", "2.1", "2.2", "2.3"];

/// The writers of one note in each process, all about the same item.
const QUARRELLING: usize = 2;

/// Longer than all of it takes.
const PATIENCE: Duration = Duration::from_mins(15);

/// A shared directory as root makes one, with a folder for each user, and the program where all
/// of them can start it.
struct Shared {
    place: Place,
    folj: PathBuf,
    data: PathBuf,
    /// Whether each is a user of his own.
    several: bool,
}

impl Shared {
    fn new(uids: &[u32]) -> Self {
        let place = Place::new();
        let open = |path: &Path| fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
        let (folj, data) = (place.path().join("folj"), place.path().join("shared"));
        // Not copied by this process: as long as one of its children has the copy open for
        // writing, nobody can start it.
        assert!(Command::new("cp").args([FOLJ.as_ref(), folj.as_path()]).status().unwrap().success());
        fs::create_dir(&data).unwrap();
        [place.path(), &folj, &data].into_iter().for_each(open);
        for &uid in uids {
            // As the program calls a user without a name.
            for folder in [data.join(format!("{uid}-{uid}")), place.path().join(format!("home-{uid}"))] {
                fs::create_dir(&folder).unwrap();
                open(&folder);
                chown(&folder, Some(uid), Some(uid)).unwrap();
            }
        }
        Self { place, folj, data, several: !uids.is_empty() }
    }

    /// The program as it is started by a user.
    fn by(&self, uid: u32) -> Command {
        let mut command = self.place.command(self.folj.to_str().unwrap());
        if self.several {
            command.uid(uid).gid(uid);
            let home = self.place.path().join(format!("home-{uid}"));
            command.env("HOME", &home).current_dir(&home);
            for name in ["CONFIG", "DATA", "STATE", "CACHE"] {
                command.env(format!("XDG_{name}_HOME"), home.join(name.to_lowercase()));
            }
        }
        command.arg("--data").arg(&self.data);
        command
    }

    /// Writes one note, and again where somebody else has written about the same meanwhile.
    fn note(&self, uid: u32, item: &str, name: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            let answer = self.by(uid).args(["note", item, "--text", name]).output().unwrap();
            match answer.status.code() {
                Some(0) => return,
                Some(75) if Instant::now() < end => {}
                other => panic!("{name}: {other:?} {}", String::from_utf8_lossy(&answer.stderr)),
            }
        }
    }

    /// Starts a writer of many notes, whose input must be kept open by who wants it to stay.
    fn conversation(&self, uid: u32) -> Child {
        self.by(uid).arg("--plain-ui").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap()
    }

    /// The notes that a new reader sees, oldest first.
    fn read(&self) -> Vec<String> {
        let answer = self.by(USERS[0]).args(["log", "--format", "json"]).output().unwrap();
        assert!(answer.status.success(), "{answer:?}");
        let answer: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
        let notes = answer["entries"].as_array().unwrap().iter().rev();
        notes.filter_map(|entry| Some(entry["note"].as_str()?.to_owned())).collect()
    }
}

/// Where in `later` the things of `earlier` stand, if all of them do and in this order.
fn is_in_order(earlier: &[String], later: &[String]) -> bool {
    let mut later = later.iter();
    earlier.iter().all(|one| later.any(|other| other == one))
}

/// All of them at once, of whom each writes `each` notes.
fn write(shared: &Shared, each: usize) {
    for item in ITEMS {
        shared.note(USERS[0], item, &format!("first-{item}"));
    }
    let (said, done) = (Mutex::new(Vec::<String>::new()), AtomicBool::new(false));
    let say = |name: String| said.lock().unwrap().push(name);
    // One more who is stopped in the middle and stays so: nobody may have to wait for that.
    let mut stopped = shared.conversation(USERS[0]);
    let mut typing = stopped.stdin.take().unwrap();
    writeln!(typing, "2.4\na\nstopped\n.").unwrap();
    let heard = BufReader::new(stopped.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(heard.into_iter().any(|line| line.contains(CONFIRMED)));
    let pid = Pid::from_child(&stopped);
    kill_process(pid, Signal::STOP).unwrap();
    let readings = thread::scope(|scope| {
        let talkers = ITEMS.iter().enumerate().map(|(number, item)| {
            let (uid, say) = (USERS[number % USERS.len()], &say);
            scope.spawn(move || {
                let mut child = shared.conversation(uid);
                let names: Vec<String> = (0..each).map(|n| format!("talk-{number}-{n}")).collect();
                let mut typing = child.stdin.take().unwrap();
                let script = conversation(item, names.iter().cloned());
                let typist = thread::spawn(move || typing.write_all(script.as_bytes()).unwrap());
                let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
                let confirmed = lines.filter(|line| line.contains(CONFIRMED));
                let count = confirmed.zip(&names).map(|(_, name)| say(name.clone())).count();
                typist.join().unwrap();
                assert!(child.wait().unwrap().success());
                assert_eq!(count, each, "{item}");
            })
        });
        let quarrels = (0..QUARRELLING).map(|number| {
            let (uid, say) = (USERS[number % USERS.len()], &say);
            scope.spawn(move || {
                for n in 0..each {
                    let name = format!("quarrel-{number}-{n}");
                    shared.note(uid, "2.5", &name);
                    say(name);
                }
            })
        });
        let writers: Vec<_> = talkers.chain(quarrels).collect();
        let readers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    let (mut before, mut readings) = (Vec::new(), 0);
                    while !done.load(Ordering::SeqCst) {
                        let known = said.lock().unwrap().clone();
                        let there = shared.read();
                        let missed: Vec<_> = known.iter().filter(|name| !there.contains(name)).collect();
                        assert!(missed.is_empty(), "saved before it was read, and not there: {missed:?}");
                        assert!(is_in_order(&before, &there), "what was there keeps its order");
                        before = there;
                        readings += 1;
                    }
                    readings
                })
            })
            .collect();
        let written: Vec<_> = writers.into_iter().map(thread::ScopedJoinHandle::join).collect();
        done.store(true, Ordering::SeqCst);
        assert!(written.iter().all(Result::is_ok), "{written:?}");
        readers.into_iter().map(|reader| reader.join().unwrap()).sum::<usize>()
    });
    let first = ITEMS.map(|item| format!("first-{item}"));
    let saved: Vec<String> =
        said.into_inner().unwrap().into_iter().chain(first).chain(["stopped".to_owned()]).collect();
    let there = notes(&shared.data);
    assert_eq!(there, shared.read(), "the same order for all");
    assert_eq!(there.len(), (ITEMS.len() + QUARRELLING) * each + ITEMS.len() + 1);
    Diary { saved, refused: Vec::new() }.holds(&shared.data);
    kill_process(pid, Signal::KILL).unwrap();
    stopped.wait().unwrap();
    println!("{} entries, once each; {readings} readings meanwhile", there.len());
}

#[test]
fn eight_writers_of_one_user() {
    let shared = Shared::new(&[]);
    // It is somebody's own directory, made on first use.
    fs::remove_dir(&shared.data).unwrap();
    write(&shared, 4);
}

#[test]
#[ignore = "needs root, a minute and more; FOLJ_EACH says how many notes each of them writes"]
fn eight_writers_of_three_users_and_one_who_is_stopped() {
    if !root() {
        return;
    }
    let shared = Shared::new(&USERS);
    let started = shared.by(USERS[0]).arg("--version").output();
    if here("another user who can start the program", started.is_ok_and(|output| output.status.success())) {
        write(&shared, times("FOLJ_EACH", 100));
    }
}
