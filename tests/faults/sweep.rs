//! Every system call of a save fails once, fails from then on, is cut short, or is the moment at
//! which the program is killed. Which calls those are says a trace of a save that succeeds.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::kit::{Answer, FOLJ, Place, times, tool};
use super::saved::{CONFIRMED, copy, entries, files, folj, notes, typed};

/// Memory, chance and the process itself: where these fail it is the system that gives up. The last
/// ones cannot fail.
const NOT_OURS: [&str; 13] = [
    "getrandom",
    "execve",
    "exit_group",
    "brk",
    "mmap",
    "munmap",
    "mprotect",
    "arch_prctl",
    "set_tid_address",
    "getpid",
    "gettid",
    "getuid",
    "geteuid",
];

/// What can become of a call, in the words of strace: once, and from then on. A call that is
/// interrupted for ever is left out: it may be tried for ever.
const ONCE: [&str; 8] = [
    "error=EIO",
    "error=ENOSPC",
    "error=EDQUOT",
    "error=EACCES",
    "error=EINTR",
    "error=EAGAIN",
    "error=EMFILE",
    "signal=KILL",
];
const FROM_THEN_ON: [&str; 3] = ["error=EIO", "error=ENOSPC", "error=EROFS"];

/// What a call says it has written or read, and has not.
const CUT_SHORT: [&str; 2] = ["retval=0", "retval=1"];

/// Longer than a save takes under any load.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is there when the save begins.
#[derive(Debug, Clone, Copy)]
enum Start {
    Nothing,
    OneEntry,
    /// And behind it the rest of a write that was interrupted.
    TornTail,
    /// In a slot that another program holds.
    BusySlot,
}

/// How something is saved.
#[derive(Debug, Clone, Copy)]
enum How {
    /// One note, on the command line.
    Note,
    /// Four outcomes, one after another, in one conversation.
    Conversation,
}

/// Four different outcomes of one indicator, and the end.
const CONVERSATION: &str = "2.1.1.1a\n1\n2\n3\n4\nq\n";

/// One way in which one call goes wrong.
#[derive(Debug, Clone, Hash)]
struct Case {
    call: String,
    fault: String,
}

/// What came of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum End {
    Saved,
    Refused,
    Killed,
    /// The loader of libraries did not come as far as the program.
    NotStarted,
    /// The call did not come this time.
    NotReached,
    /// Not as it should be.
    Wrong,
}

/// A place with a journal in which a save can be tried.
struct Bench {
    place: Place,
    how: How,
    start: Start,
    _busy: Option<File>,
}

impl Bench {
    fn new(how: How, start: Start) -> Self {
        let place = Place::new();
        if !matches!(start, Start::Nothing) {
            assert_eq!(folj(&place, &["note", "2.1", "--text", "before"]).code, Some(0));
        }
        Self::lay(place, how, start)
    }

    fn lay(place: Place, how: How, start: Start) -> Self {
        let slot = || files(&place.data())[0].clone();
        let busy = match start {
            Start::Nothing | Start::OneEntry => None,
            Start::TornTail => {
                let mut slot = OpenOptions::new().append(true).open(slot()).unwrap();
                slot.write_all(b"f1 0123456789abcdef 0123").unwrap();
                None
            }
            Start::BusySlot => {
                let slot = File::open(slot()).unwrap();
                rustix::fs::flock(&slot, rustix::fs::FlockOperation::NonBlockingLockExclusive).unwrap();
                Some(slot)
            }
        };
        Self { place, how, start, _busy: busy }
    }

    /// Another one in which everything is as it is here.
    fn again(&self) -> Self {
        let place = Place::new();
        if !matches!(self.start, Start::Nothing) {
            copy(&self.place.data(), &place.data());
        }
        let start = if matches!(self.start, Start::TornTail) { Start::OneEntry } else { self.start };
        Self::lay(place, self.how, start)
    }

    fn is_there_before(&self) -> bool {
        !matches!(self.start, Start::Nothing)
    }

    /// Saves under strace with these options, and gives what it wrote down.
    fn save(&self, options: &[&str]) -> (Answer, String) {
        let log = self.place.path().join("trace");
        let mut strace = self.place.command("strace");
        strace.args(["-f", "-qq", "-o"]).arg(&log).args(options).arg(FOLJ);
        strace.arg("--data").arg(self.place.data());
        match self.how {
            How::Note => strace.args(["note", "2.2", "--text", "during"]),
            How::Conversation => strace.arg("--plain-ui").stdin(typed(self.place.path(), CONVERSATION)),
        };
        let answer = finished(strace, self.place.path());
        (answer, String::from_utf8_lossy(&fs::read(log).unwrap_or_default()).into_owned())
    }

    /// The calls of a save that succeeds, in order.
    fn calls(&self) -> Vec<String> {
        let (answer, log) = self.again().save(&[]);
        assert_eq!(answer.code, Some(0), "{answer:?}");
        let lines: Vec<_> = log.lines().filter_map(|line| line.split_once(char::is_whitespace)).collect();
        assert!(lines.iter().all(|(process, _)| *process == lines[0].0), "calls are counted in one thread");
        let name = |line: &str| Some(line.trim_start().split_once('(')?.0.to_owned());
        let calls: Vec<String> = lines.iter().filter_map(|(_, line)| name(line)).collect();
        assert!(calls.iter().any(|call| call == "fdatasync"), "{log}");
        calls
    }

    /// Everything that can go wrong with these calls, of which `wanted` says which count.
    fn cases(&self, wanted: impl Fn(&str, &str) -> bool) -> Vec<Case> {
        let mut count: HashMap<String, usize> = HashMap::new();
        let mut cases = Vec::new();
        for call in self.calls() {
            let nth = count.entry(call.clone()).or_default();
            *nth += 1;
            if NOT_OURS.contains(&call.as_str()) {
                continue;
            }
            let once = ONCE.iter().map(|fault| format!("{fault}:when={nth}"));
            let from_then_on = FROM_THEN_ON.iter().map(|fault| format!("{fault}:when={nth}+"));
            let short = CUT_SHORT.iter().filter(|_| ["write", "pread64"].contains(&call.as_str()));
            let short = short.map(|fault| format!("{fault}:when={nth}"));
            let faults = once.chain(from_then_on).chain(short).filter(|fault| wanted(&call, fault));
            cases.extend(faults.map(|fault| Case { call: call.clone(), fault }));
        }
        cases
    }

    /// Tries one, and judges.
    fn try_out(&self, case: &Case) -> End {
        let bench = self.again();
        let inject = format!("inject={}:{}", case.call, case.fault);
        let (answer, log) = bench.save(&["-e", &format!("trace={}", case.call), "-e", &inject]);
        let killed = answer.code.is_none_or(|code| code == 137);
        let end = match answer.code {
            _ if killed => End::Killed,
            Some(127) => End::NotStarted,
            _ if !log.contains("(INJECTED") => End::NotReached,
            Some(0) => End::Saved,
            Some(66 | 73..=78) => End::Refused,
            other => panic!("{case:?} ended with {other:?}: {answer:?}"),
        };
        // Where nothing can be written the exit code has to do.
        let is_told = case.call == "write" || !answer.err.trim().is_empty();
        assert!(end != End::Refused || is_told, "{case:?} is refused without a word");
        let data = bench.place.data();
        match self.how {
            How::Note => {
                let there = notes(&data);
                assert!(
                    there.contains(&"before".to_owned()) == self.is_there_before(),
                    "{case:?} lost: {there:?}"
                );
                assert!(
                    end != End::Saved || there.contains(&"during".to_owned()),
                    "{case:?} lied: {answer:?}"
                );
            }
            How::Conversation => {
                let there = entries(&data).len() - usize::from(self.is_there_before());
                let said = answer.out.matches(CONFIRMED).count();
                assert!((said..=4).contains(&there), "{case:?}: {said} said and {there} there: {answer:?}");
            }
        }
        let after = folj(&bench.place, &["note", "2.3", "--text", "after"]);
        assert_eq!(after.code, Some(0), "{case:?}: nothing can be saved afterwards: {after:?}");
        let there = notes(&data);
        assert!(there.contains(&"after".to_owned()), "{case:?}");
        assert!(
            there.contains(&"before".to_owned()) == self.is_there_before(),
            "{case:?} lost later: {there:?}"
        );
        end
    }

    /// Tries all of them, or of many `most`: always the same ones, from everywhere.
    fn try_all(&self, cases: &[Case], most: usize) -> HashMap<End, usize> {
        let mut chosen: Vec<&Case> = cases.iter().collect();
        chosen.sort_by_cached_key(|case| {
            let mut hasher = DefaultHasher::new();
            case.hash(&mut hasher);
            hasher.finish()
        });
        chosen.truncate(most);
        let (next, ends) = (AtomicUsize::new(0), Mutex::new(HashMap::new()));
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    while let Some(case) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
                        // One failure is no reason not to see the others.
                        let end = catch_unwind(AssertUnwindSafe(|| self.try_out(case)));
                        let end = end.unwrap_or(End::Wrong);
                        *ends.lock().unwrap().entry(end).or_default() += 1;
                    }
                });
            }
        });
        let ends = ends.into_inner().unwrap();
        println!("{:?} {:?}: {} of {} cases: {ends:?}", self.how, self.start, chosen.len(), cases.len());
        assert!(!ends.contains_key(&End::Wrong), "see above");
        ends
    }
}

/// What a command answers, which must end.
fn finished(mut command: Command, folder: &Path) -> Answer {
    let [out, err] = ["out", "err"].map(|name| folder.join(name));
    let file = |path| Stdio::from(File::create(path).unwrap());
    let mut child = command.stdout(file(&out)).stderr(file(&err)).spawn().unwrap();
    let end = Instant::now() + PATIENCE;
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        assert!(Instant::now() < end, "it hangs: {command:?}");
        std::thread::sleep(Duration::from_millis(2));
    };
    let [out, err] = [out, err].map(|path| fs::read_to_string(path).unwrap());
    Answer { code: status.code(), out, err }
}

/// Whether calls of another program can be made to fail here.
fn strace_works() -> bool {
    if !tool("strace") {
        return false;
    }
    let traced = Command::new("strace").args(["-f", "-qq", "-o", "/dev/null", "true"]).output();
    super::kit::here("strace that may trace", traced.is_ok_and(|output| output.status.success()))
}

#[test]
fn every_call_from_the_lock_on_fails_or_is_the_last() {
    if !strace_works() {
        return;
    }
    for start in [Start::OneEntry, Start::BusySlot] {
        let bench = Bench::new(How::Note, start);
        let calls = bench.calls();
        let locked = calls.iter().position(|call| call == "flock").unwrap();
        let before = |call: &str| calls[..locked].iter().filter(|one| *one == call).count();
        let cases = bench.cases(|call, fault| {
            let nth = fault.rsplit('=').next().unwrap().parse().unwrap_or(0);
            let matters =
                ["write", "fdatasync", "pread64", "fsync", "fallocate", "flock", "fchmod", "openat"]
                    .contains(&call);
            nth > before(call) && matters && !fault.contains("EDQUOT") && !fault.contains("EMFILE")
        });
        let ends = bench.try_all(&cases, times("FOLJ_CASES", 30));
        for end in [End::Saved, End::Killed] {
            assert!(ends.contains_key(&end), "{ends:?}");
        }
    }
}

#[test]
#[ignore = "minutes; FOLJ_CASES says how many of each kind, 100000 for all"]
fn every_call_of_a_save_fails_or_is_the_last() {
    if !strace_works() {
        return;
    }
    let kinds = [
        (How::Note, Start::Nothing),
        (How::Note, Start::OneEntry),
        (How::Note, Start::TornTail),
        (How::Note, Start::BusySlot),
        (How::Conversation, Start::Nothing),
        (How::Conversation, Start::OneEntry),
    ];
    for (how, start) in kinds {
        let bench = Bench::new(how, start);
        let cases = bench.cases(|_, _| true);
        assert!(cases.len() > 1_000, "{}", cases.len());
        let ends = bench.try_all(&cases, times("FOLJ_CASES", 400));
        for end in [End::Saved, End::Refused, End::Killed] {
            assert!(ends.contains_key(&end), "{ends:?}");
        }
        let tried: usize = ends.values().sum();
        assert!(ends.get(&End::NotReached).is_none_or(|missed| missed * 20 < tried), "{ends:?}");
    }
}
