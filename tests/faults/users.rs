//! What one user does to the follow-up of another, with plain system calls: stopped by the system, an
//! alarm that names the file, or without effect. Whatever it was, the others save and read on.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use super::kit::Answer;
use super::server::{ROOT, Server, User};

const ANNA: User = User { login: "anna", uid: 70_001, shell: "/bin/sh" };
const BO: User = User { login: "bo", uid: 70_002, shell: "/bin/sh" };
/// A reader.
const POL: User = User { login: "pol", uid: 70_003, shell: "/bin/sh" };
/// Somebody without a record.
const NIX: User = User { login: "nix", uid: 70_004, shell: "/bin/sh" };

const PLAN: &str = "hsvo-uppsala-2024";

/// What becomes of something that the system lets somebody do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// `folj check` names this place.
    Alarm(&'static str),
    /// It is done and does nothing to the follow-up.
    Nothing,
    /// The owner removed entries of his own, which nothing prevents (docs/server.md).
    OwnLoss,
}
use End::{Alarm, Nothing, OwnLoss};

/// What others try with files that are not theirs. `$R` is the server, `$D` the shared folder, `$A` Anna's, `$F` her
/// file, `$B` and `$G` those of Bo, `$PUB` a folder where all may write, `$PID` a folj of Anna's.
const OF_OTHERS: &[(&str, &str)] = &[
    ("append", "echo x >> $F"),
    ("truncate", "truncate -s 0 $F"),
    ("cut off the end", "truncate -s -10 $F"),
    ("write into the middle", "printf X | dd of=$F bs=1 seek=30 conv=notrunc status=none"),
    ("make it sparse", "truncate -s 3T $F"),
    ("reserve room behind it", "fallocate -l 1M $F"),
    ("remove", "rm -f $F"),
    ("rename", "mv $F $F.x"),
    ("put a file in its place", "cp $G $PUB/f && mv -f $PUB/f $F"),
    ("put a link in its place", "ln -sfn /dev/zero $F"),
    ("change its mode", "chmod 666 $F"),
    ("take it", "chown $(id -u) $F"),
    ("change its times", "touch -d 2020-01-01 $F"),
    ("give it an access list", "setfacl -m o::rw $F"),
    ("a second name for it", "[ $(cat /proc/sys/fs/protected_hardlinks) = 1 ] && ln $F $PUB/hard"),
    ("a slot of one's own beside it", "echo x > $A/$P/$M.9.fj"),
    ("a FIFO beside it", "mkfifo $A/$P/$M.9.fj"),
    ("a plan folder for it", "mkdir $A/other-plan"),
    ("rename the plan folder", "mv $A/$P $A/x"),
    ("remove the plan folder", "rm -rf $A/$P"),
    ("open the folder", "chmod 777 $A"),
    ("rename the folder", "mv $A $D/x"),
    ("exchange two folders", "mv -T $A $PUB/a"),
    ("rename the shared folder", "mv $D $D.old"),
    ("replace its parent", "mv $R/srv $R/srv.old"),
    ("a mount over it", "mount -t tmpfs x $D"),
    ("squat the name of a folder to come", "mkdir $D/70009-nils"),
    ("squat it with a file", "echo > $D/70009-nils"),
    ("squat it with a link", "ln -s $PUB $D/70009-nils"),
    ("anything in the shared folder", "echo > $D/x"),
    ("write to the list of writers", "echo >> $D/writers.ron"),
    ("replace the list of writers", "cp $D/writers.ron $PUB/w && mv -f $PUB/w $D/writers.ron"),
    ("remove the list of writers", "rm -f $D/writers.ron"),
    ("change the server's settings", "echo '(read_only: true)' > /etc/xdg/folj/config.ron"),
    ("settings where none are", "mkdir -p /etc/xdg/folj/plans/x"),
    ("replace the program", "cp /bin/true $PUB/folj && mv -f $PUB/folj $R/folj"),
    ("root of a namespace of one's own", "unshare -Ur sh -c \"echo x >> $F\""),
    ("kill", "kill -9 $PID"),
    ("stop", "kill -STOP $PID"),
    ("hang up", "kill -HUP $PID"),
    ("read its memory", "head -c 1 /proc/$PID/mem"),
    ("see what it has open", "ls /proc/$PID/fd/"),
    ("see its environment", "head -c 1 /proc/$PID/environ"),
    ("take room from it", "prlimit --pid $PID --fsize=0"),
    ("read a draft", "cat $H/.local/state/folj/drafts/draft.ron"),
    ("plant a draft", "echo > $H/.local/state/folj/drafts/other.ron"),
    ("lead the drafts elsewhere", "rm -rf $H/.local/state/folj; ln -s $PUB $H/.local/state/folj"),
];

/// What Bo does in his own folder, where the system lets him.
const OF_ONES_OWN: &[(&str, &str, End)] = &[
    ("a line in another's name", "cat $S/forged >> $G", Alarm(".0.fj:3")),
    ("another's line", "tail -n 1 $F >> $G", Alarm(".0.fj:3")),
    ("another's file", "cat $F > $B/$P/$M.5.fj", Alarm(".5.fj:1")),
    ("another's id", "cat $S/same_id >> $G", Nothing),
    ("withdraw another's entry", "cat $S/withdraws >> $G", Nothing),
    ("an old line once more", "head -n 1 $G >> $G.x; cat $G.x >> $G; rm $G.x", Alarm(".0.fj:3")),
    ("edit a line", "sed -i s/tv/TV/ $G", Alarm(".0.fj:1")),
    ("remove the first line", "sed -i 1d $G", Alarm(".0.fj:1")),
    ("exchange two lines", "tac $G > $G.x; cat $G.x > $G; rm $G.x", Alarm(".0.fj:1")),
    ("remove the last line", "sed -i '$d' $G", OwnLoss),
    ("truncate", "truncate -s 0 $G", OwnLoss),
    ("remove the file", "rm $G", OwnLoss),
    ("remove the plan folder", "rm -r $B/$P", OwnLoss),
    ("cut into a line", "truncate -s -10 $G", OwnLoss),
    ("a line of rubbish", "echo rubbish >> $G", Alarm(".0.fj:3")),
    ("bytes that are no text", "printf '\\377\\376\\n' >> $G", Alarm(".0.fj:3")),
    ("a line without an end", "head -c 40000 /dev/zero | tr '\\0' x >> $G; echo >> $G", Alarm(".0.fj:3")),
    ("escape sequences", "printf '\\033]0;x\\007\\033[2J\\n' >> $G", Alarm(".0.fj:3")),
    ("open the file to all", "chmod 666 $G", Alarm(".0.fj")),
    ("close the file to all", "chmod 000 $G", Alarm(".0.fj")),
    ("open the folder to all", "chmod 777 $B", Alarm("70002-bo")),
    ("open the plan folder to all", "chmod 777 $B/$P", Alarm("70002-bo/hsvo-uppsala-2024")),
    ("close the folder", "chmod 000 $B", Alarm("70002-bo")),
    ("a link to another's file", "ln -s $F $B/$P/$M.5.fj", Alarm(".5.fj")),
    ("a link to an endless file", "ln -s /dev/zero $B/$P/$M.5.fj", Alarm(".5.fj")),
    ("a link to a secret", "ln -s /etc/shadow $B/$P/$M.5.fj", Alarm(".5.fj")),
    ("a link to nothing", "ln -s /nonexistent $B/$P/$M.5.fj", Alarm(".5.fj")),
    ("a FIFO", "mkfifo $B/$P/$M.5.fj", Alarm(".5.fj")),
    ("a folder", "mkdir $B/$P/$M.5.fj", Alarm(".5.fj")),
    ("a sparse file of 3 TB", "truncate -s 3T $B/$P/$M.5.fj", Alarm(".5.fj")),
    ("64 MiB of zeros", "truncate -s 64M $B/$P/$M.5.fj", Nothing),
    ("two names for a file", "ln $G $B/$P/$M.5.fj", Alarm(".5.fj")),
    ("a second name elsewhere", "ln $G $B/x", Alarm(".0.fj")),
    ("another's plan folder", "mv $B/$P $B/x; ln -s $A/$P $B/$P", Alarm("70002-bo/hsvo-uppsala-2024")),
    ("a FIFO for the plan folder", "mv $B/$P $B/x; mkfifo $B/$P", Alarm("70002-bo/hsvo-uppsala-2024")),
    ("a name with escape sequences", "touch \"$B/$P/$(printf '\\033[2J').0.fj\"", Nothing),
    ("a name that leads up", "mkdir -p $B/..x/..; ln -s ../../70001-anna $B/..x/a", Nothing),
    ("a thousand folders", "cd $B && mkdir $(seq 1000)", Nothing),
];

/// What is held while the others work: each says `ready` and stays.
const HELD: &[(&str, &str)] = &[
    ("a lock on another's file", "exec 9<$F; flock -n -x 9 || exit 1"),
    ("a shared lock on it", "exec 9<$F; flock -n -s 9 || exit 1"),
    ("a lock on one's own folder", "exec 9<$B; flock -n -x 9 || exit 1"),
    ("a lock on the shared folder", "exec 9<$D; flock -n -x 9 || exit 1"),
    ("a lock on the list of writers", "exec 9<$D/writers.ron; flock -n -x 9 || exit 1"),
    ("the end of a FIFO", "mkfifo $B/$P/$M.7.fj; exec 9<>$B/$P/$M.7.fj"),
];

/// The server, and what it has before each attack.
struct Lab {
    server: Server,
    shared: PathBuf,
    /// The files of Anna and Bo.
    slots: [PathBuf; 2],
    /// A program of Anna's that waits for its text.
    waiting: Child,
}

impl Drop for Lab {
    fn drop(&mut self) {
        drop(self.waiting.stdin.take());
        let _ = self.waiting.wait();
    }
}

impl Lab {
    fn new() -> Option<Self> {
        let server = Server::with(&[ANNA, BO, POL, NIX])?;
        let shared = server.share(&[ANNA, BO], &[POL]);
        for (who, text) in [(ANNA, "ett"), (ANNA, "tre")] {
            server.done(who, &["note", "2.1", "--text", text]);
        }
        for (who, text) in [(BO, "två"), (BO, "fyra")] {
            server.done(who, &["note", "2.2", "--text", text]);
        }
        for folder in ["pub", "lines"] {
            fs::create_dir(server.path(folder)).unwrap();
        }
        let folj = server.folj();
        let mut waiting = server.command(ANNA, &[folj.to_str().unwrap(), "note", "2.3", "--file", "-"]);
        let waiting =
            waiting.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let slots = ["70001-anna", "70002-bo"].map(|folder| {
            let mut files = fs::read_dir(shared.join(folder).join(PLAN)).unwrap();
            files.next().unwrap().unwrap().path()
        });
        let lab = Self { server, shared, slots, waiting };
        lab.must(ROOT, "chmod 1777 $PUB; cp -a $D $R/first");
        lab.must(ANNA, "umask 077; d=$H/.local/state/folj/drafts; mkdir -p $d; echo secret > $d/draft.ron");
        lab.write_lines();
        Some(lab)
    }

    /// Lines that folj would not write, with sound hashes, for the end of Bo's file.
    fn write_lines(&self) {
        let text = fs::read_to_string(&self.slots[1]).unwrap();
        let last = text.lines().next_back().unwrap();
        let (head, record) = (last.split(' ').nth(1).unwrap(), last.splitn(4, ' ').nth(3).unwrap());
        let id = |line: &str| line.split('"').nth(1).unwrap().to_owned();
        let of_anna = id(fs::read_to_string(&self.slots[0]).unwrap().lines().next_back().unwrap());
        let fresh = record.replace(&id(record), "0196ce9a170b5e0d3c2b1a");
        let act = |act: String| fresh.replace("Note(\"fyra\")", &act);
        let by_anna = "uid:70001,login:\"anna\"";
        let records = [
            ("forged", act("Note(\"falsk\")".into()).replace("uid:70002,login:\"bo\"", by_anna)),
            ("same_id", record.replace(&id(record), &of_anna).replace("fyra", "kopia")),
            ("withdraws", act(format!("Withdraw(\"{of_anna}\")"))),
        ];
        for (name, record) in records {
            assert!(record != fresh && record != *last, "{name}: {record}");
            let slot = self.slots[1].strip_prefix(&self.shared).unwrap();
            let place = format!("f1 {}\n{head} {record}", slot.display());
            let digest = Sha256::digest(place);
            let hash = digest.iter().take(8).fold(0, |bits: u64, byte| (bits << 8) | u64::from(*byte));
            fs::write(self.server.path("lines").join(name), format!("f1 {hash:016x} {head} {record}\n"))
                .unwrap();
        }
    }

    /// A shell of somebody who knows the way around.
    fn shell(&self, who: User, line: &str) -> Command {
        let mut shell = self.server.command(who, &["sh", "-c", line]);
        let folders = [("A", "70001-anna"), ("B", "70002-bo")];
        shell
            .env("R", self.server.path(""))
            .env("D", &self.shared)
            .env("P", PLAN)
            .env("PID", self.waiting.id().to_string());
        shell.env("PUB", self.server.path("pub")).env("S", self.server.path("lines"));
        shell.envs(folders.map(|(name, folder)| (name, self.shared.join(folder))));
        let machine = self.slots[0].file_name().unwrap().to_str().unwrap();
        shell.env("M", machine.strip_suffix(".0.fj").unwrap());
        shell.env("F", &self.slots[0]).env("G", &self.slots[1]);
        shell.env("H", self.server.home(ANNA));
        shell
    }

    fn sh(&self, who: User, line: &str) -> Answer {
        self.shell(who, line).output().unwrap().into()
    }

    fn must(&self, who: User, line: &str) {
        let answer = self.sh(who, line);
        assert_eq!(answer.code, Some(0), "{line}: {answer:?}");
    }

    /// Everything below the server but what anybody may write.
    fn fingerprint(&self) -> BTreeMap<PathBuf, String> {
        let mut found = BTreeMap::new();
        fingerprint(&self.server.path(""), &mut found);
        found.retain(|path, _| !path.starts_with(self.server.path("pub")));
        found
    }

    /// What nothing may take from Anna: her entries count, she saves, and the others read it.
    fn goes_on(&self, what: &str) {
        let start = Instant::now();
        let show = self.server.done(POL, &["show", "2.1", "--format", "json"]);
        assert!(show.contains("\"tre\""), "{what}: {show}");
        let log = self.server.done(NIX, &["log", "--format", "json"]);
        assert!(log.contains("\"ett\"") && !log.contains("falsk"), "{what}: {log}");
        self.server.done(ANNA, &["note", "2.1", "--text", "efter"]);
        let after = self.server.done(POL, &["show", "2.1", "--format", "json"]);
        assert!(after.contains("\"efter\""), "{what}: {after}");
        assert!(start.elapsed() < Duration::from_secs(20), "{what}: {:?}", start.elapsed());
    }

    fn restore(&self) {
        self.must(ROOT, "rm -rf $D && cp -a $R/first $D");
    }
}

fn fingerprint(folder: &Path, found: &mut BTreeMap<PathBuf, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let about = path.symlink_metadata().unwrap();
        let text =
            if about.is_file() && about.len() < 1 << 20 { fs::read(&path).unwrap() } else { Vec::new() };
        let (mode, uid, links, size) = (about.mode(), about.uid(), about.nlink(), about.len());
        let size = if about.is_dir() { 0 } else { size };
        let text = String::from_utf8_lossy(&text);
        found.insert(path.clone(), format!("{mode:o} {uid} {links} {size} {}\n{text}", about.mtime()));
        if about.is_dir() {
            fingerprint(&path, found);
        }
    }
}

/// Each attack on what others have reaches its subject: where it is one's own, or root does it, it can be
/// done. Here it cannot.
#[test]
#[ignore = "as root, half a minute where the disk is busy: cargo test --test faults -- --ignored users"]
fn nobody_does_anything_to_what_others_have() {
    let Some(lab) = Lab::new() else { return };
    let before = lab.fingerprint();
    for who in [BO, POL, NIX] {
        for (what, line) in OF_OTHERS {
            let answer = lab.sh(who, line);
            assert_ne!(answer.code, Some(0), "{}: {what}: {answer:?}", who.login);
        }
        let after = lab.fingerprint();
        for (path, was) in &before {
            assert_eq!(after.get(path), Some(was), "{}: {}", who.login, path.display());
        }
        assert_eq!(before.len(), after.len(), "{}", who.login);
    }
    let check = lab.server.folj_as(POL, &["check"]);
    assert_eq!(check.code, Some(0), "{check:?}");
    lab.goes_on("all of it");
}

/// The lines of the table are what they say: who may does them.
#[test]
#[ignore = "as root, half a minute where the disk is busy: cargo test --test faults -- --ignored users"]
fn who_may_do_it_can() {
    let Some(lab) = Lab::new() else { return };
    for (what, line) in OF_OTHERS {
        // What needs a namespace, a tool or another kernel is nobody's on some machines.
        let doubtful = ["access list", "reserve", "second name", "namespace", "mount", "take room"];
        if doubtful.iter().any(|word| what.contains(word))
            || ["$PID", "/etc/"].iter().any(|word| line.contains(word))
        {
            continue;
        }
        let answer = lab.sh(ROOT, line);
        assert_eq!(answer.code, Some(0), "{what}: {answer:?}");
        lab.must(ROOT, "rm -rf $PUB/* $R/srv*; mkdir $R/srv; cp -a $R/first $D");
    }
}

#[test]
#[ignore = "as root, half a minute where the disk is busy: cargo test --test faults -- --ignored users"]
fn what_somebody_does_to_his_own_files_is_told_and_touches_nobody_else() {
    let Some(lab) = Lab::new() else { return };
    for (what, line, end) in OF_ONES_OWN {
        lab.must(BO, line);
        let start = Instant::now();
        let check = lab.server.folj_as(POL, &["check"]);
        assert!(start.elapsed() < Duration::from_secs(20), "{what}: {:?}", start.elapsed());
        match end {
            Alarm(place) => {
                assert_eq!(check.code, Some(1), "{what}: {check:?}");
                assert!(check.out.contains(place), "{what}: {place}: {}", check.out);
                assert!(!check.out.contains('\u{1b}'), "{what}: {}", check.out);
            }
            Nothing | OwnLoss => assert_eq!(check.code, Some(0), "{what}: {check:?}"),
        }
        lab.goes_on(what);
        lab.restore();
    }
}

#[test]
#[ignore = "as root, half a minute where the disk is busy: cargo test --test faults -- --ignored users"]
fn who_holds_a_lock_stops_nobody() {
    let Some(lab) = Lab::new() else { return };
    for who in [BO, POL] {
        for (what, line) in HELD {
            if who == POL && line.contains("$B") {
                continue;
            }
            let mut holds = lab.shell(who, &format!("{line}; echo ready; read x"));
            let mut holds = holds.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
            let mut said = String::new();
            BufReader::new(holds.stdout.take().unwrap()).read_line(&mut said).unwrap();
            assert_eq!(said, "ready\n", "{what}");
            lab.goes_on(what);
            drop(holds.stdin.take());
            holds.wait().unwrap();
            lab.restore();
        }
    }
}
