//! Screens of several people on one machine: what they cost while nobody types, whether they hear
//! of each other, and what becomes of a text when line, process, or disk go.

use std::fs;
use std::os::unix::fs::{FileExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use folj::journal::Act;
use folj::store::Drafts;
use rustix::process::Signal;

use super::kit::{self, Place};
use super::pty::Terminal;

const TWO_SECONDS: Duration = Duration::from_secs(2);
/// A screen is at rest when so long nothing came.
const REST: Duration = Duration::from_millis(400);

/// A screen of somebody whose home this is, once the plan is on it.
fn screen(place: &Place) -> Terminal {
    let mut terminal = Terminal::folj(place.path(), &[]);
    terminal.until("Samverkansplan 2024–2026");
    terminal
}

/// Ticks of the processor that a process has had, all its threads together.
fn ticks(pid: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit_once(") ").unwrap().1.split_whitespace().collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}

/// How often its threads went to sleep or were put aside.
fn switches(pid: u32) -> u64 {
    let threads = fs::read_dir(format!("/proc/{pid}/task")).unwrap();
    let of = |thread: std::io::Result<fs::DirEntry>| {
        let status = fs::read_to_string(thread.unwrap().path().join("status")).unwrap();
        number(&status, "\nvoluntary_ctxt_switches:")
    };
    threads.map(of).sum()
}

/// Bytes that it has read.
fn bytes_read(pid: u32) -> u64 {
    number(&fs::read_to_string(format!("/proc/{pid}/io")).unwrap(), "rchar:")
}

fn number(text: &str, name: &str) -> u64 {
    let rest = text.split_once(name).map_or("", |(_, rest)| rest);
    rest.split_whitespace().next().and_then(|word| word.parse().ok()).unwrap_or_else(|| panic!("no {name}"))
}

/// How many entries the screen of the history says there are.
fn entries(screen: &str) -> usize {
    let mut frames =
        screen.lines().filter_map(|line| line.trim_end().strip_suffix(" ─┐")?.rsplit_once(" av "));
    frames.find_map(|(_, count)| count.parse().ok()).unwrap_or(0)
}

/// The bytes of all journal files.
fn journal_bytes(place: &Place) -> u64 {
    journals(place).iter().map(|file| fs::metadata(file).unwrap().len()).sum()
}

/// The journal files.
fn journals(place: &Place) -> Vec<PathBuf> {
    let under = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().map(|one| one.unwrap().path());
    under(place.data()).flat_map(under).flat_map(under).collect()
}

/// Thirty screens cost nothing while nobody types, and hear of every entry while six people write.
#[test]
#[ignore = "a minute"]
fn thirty_screens_rest_and_then_show_what_six_people_write() {
    const WRITERS: usize = 6;
    let (screens, seconds) = (kit::times("FOLJ_SCREENS", 30), kit::times("FOLJ_SECONDS", 20));
    let place = Place::new();
    let first = place.folj(&["note", "2.1", "--text", "den första"]);
    assert_eq!(first.code, Some(0), "{first:?}");
    let mut open: Vec<Terminal> = (0..screens).map(|_| screen(&place)).collect();
    for terminal in &mut open {
        terminal.send("t");
        terminal.until_so("the history with one entry", |screen| entries(screen) == 1);
    }
    // Nobody types.
    thread::sleep(Duration::from_secs(2));
    for terminal in &mut open {
        terminal.bytes_within(Duration::ZERO);
    }
    let state = |open: &[Terminal]| -> Vec<(u64, u64)> {
        open.iter().map(|one| (ticks(one.pid()), switches(one.pid()))).collect()
    };
    let before = state(&open);
    thread::sleep(Duration::from_secs(10));
    let bytes: usize = open.iter_mut().map(|terminal| terminal.bytes_within(Duration::ZERO)).sum();
    assert_eq!((state(&open), bytes), (before.clone(), 0), "ticks and switches of each, and bytes of all");

    // Six people write.
    let (read, size) = (open.iter().map(|one| bytes_read(one.pid())).sum::<u64>(), journal_bytes(&place));
    let written: usize = open.iter().map(|one| one.written).sum();
    let done = AtomicBool::new(false);
    let (saved, seen): (Vec<Instant>, Vec<Vec<(Instant, usize)>>) = thread::scope(|scope| {
        let watchers: Vec<_> = open
            .iter_mut()
            .map(|terminal| {
                scope.spawn(|| {
                    let mut seen = Vec::new();
                    let mut rest = Instant::now() + Duration::from_secs(5);
                    while !done.load(Ordering::SeqCst) || Instant::now() < rest {
                        if terminal.bytes_within(Duration::from_millis(20)) > 0 {
                            seen.push((Instant::now(), entries(&terminal.contents())));
                            rest = Instant::now() + TWO_SECONDS;
                        }
                    }
                    seen
                })
            })
            .collect();
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (place, goal) = (&place, format!("2.{}", 1 + writer % 3));
                scope.spawn(move || {
                    let begin = Instant::now();
                    let mut saved = Vec::new();
                    for second in 0..seconds {
                        let due = Duration::from_millis(u64::try_from(second * 1000 + writer * 150).unwrap());
                        thread::sleep((begin + due).saturating_duration_since(Instant::now()));
                        let text = format!("{writer}:{second}");
                        // Somebody else may have written about the same goal: then once more.
                        while place.folj(&["-q", "note", &goal, "--text", &text]).code == Some(75) {}
                        saved.push(Instant::now());
                    }
                    saved
                })
            })
            .collect();
        let mut saved: Vec<Instant> = writers.into_iter().flat_map(|one| one.join().unwrap()).collect();
        saved.sort();
        done.store(true, Ordering::SeqCst);
        (saved, watchers.into_iter().map(|one| one.join().unwrap()).collect())
    });
    let all = 1 + WRITERS * seconds;
    for (number, seen) in seen.iter().enumerate() {
        assert_eq!(seen.last().map(|(_, count)| *count), Some(all), "screen {number}");
    }
    // How long after an entry was acknowledged a screen says that there are so many.
    let mut waits: Vec<Duration> = Vec::new();
    for seen in &seen {
        for (nth, at) in (2..).zip(&saved) {
            let shown = seen.iter().find(|(_, count)| *count >= nth).unwrap().0;
            waits.push(shown.saturating_duration_since(*at));
        }
    }
    waits.sort();
    let late = waits.iter().filter(|wait| **wait > TWO_SECONDS).count();
    let ticks: u64 = state(&open).iter().zip(&before).map(|(now, then)| now.0 - then.0).sum();
    let read = open.iter().map(|one| bytes_read(one.pid())).sum::<u64>() - read;
    let grown = journal_bytes(&place) - size;
    let drawn = open.iter().map(|one| one.written).sum::<usize>() - written;
    let frames: usize = seen.iter().map(Vec::len).sum();
    println!(
        "{screens} screens, {} entries: shown after {:?} (median), {:?} (last of 100), {:?} (slowest), {late} later than 2 s; \
         {ticks} ticks in all; {} bytes read by each of {grown} written; {frames} frames of {} bytes",
        saved.len(),
        waits[waits.len() / 2],
        waits[waits.len() * 99 / 100],
        waits[waits.len() - 1],
        read / u64::try_from(screens).unwrap(),
        drawn / frames.max(1),
    );
    // Each byte is read once; the rest is what the system tells of changes.
    assert!(read < 4 * grown * u64::try_from(screens).unwrap(), "{read} bytes read for {grown}");
}

#[test]
fn a_journal_edited_under_an_open_screen_is_an_alarm_there_and_for_check() {
    let place = Place::new();
    for text in ["ett", "två"] {
        assert_eq!(place.folj(&["note", "2.1", "--text", text]).code, Some(0));
    }
    let mut terminal = screen(&place);
    terminal.bytes_within(REST);
    let [file] = journals(&place).try_into().unwrap();
    let line = fs::read_to_string(&file).unwrap();
    let at = u64::try_from(line.find("ett").unwrap()).unwrap();
    fs::OpenOptions::new().write(true).open(&file).unwrap().write_at(b"ETT", at).unwrap();
    let edited = Instant::now();
    terminal.until("1 fel i uppföljningens filer. ! visar dem.");
    assert!(edited.elapsed() < TWO_SECONDS, "{:?}", edited.elapsed());
    terminal.send("!");
    let list = terminal.until("rad 1 är ändrad");
    assert!(list.contains("hämta filen ur en säkerhetskopia"), "{list}");
    let check = place.folj(&["check"]);
    let named = format!("{}:1:", file.display());
    assert!(check.code == Some(1) && check.out.contains(&named), "{check:?}");

    // Put back as it was, it is fine again.
    terminal.send("\x1b");
    fs::OpenOptions::new().write(true).open(&file).unwrap().write_at(b"ett", at).unwrap();
    terminal.until_so("no alarm", |screen| !screen.contains("fel i uppföljningens filer"));
    assert_eq!(place.folj(&["check"]).code, Some(0));
}

#[test]
fn a_meeting_is_seen_on_the_other_screens_until_it_is_closed() {
    let place = Place::new();
    let [mut leads, mut other] = [screen(&place), screen(&place)];
    leads.send("m\r");
    leads.until("REGISTRERAR");
    other.until("har öppnat mötet");
    other.send("j");
    let name = other.until("Möte pågår: ");
    assert!(name.contains("MÖTE ") && !name.contains("REGISTRERAR"), "{name}");
    // A third one opens now.
    assert!(screen(&place).until("MÖTE ").contains("v. "));
    leads.send("m\x1b[F\x1b[A\r");
    leads.until("är avslutat");
    other.until("har avslutat mötet");
    other.send("j");
    let after = other.until_so("no meeting", |screen| !screen.contains("Möte pågår"));
    assert!(!after.contains("MÖTE "), "{after}");
}

/// The notes that wait as drafts.
fn drafts(place: &Place) -> Vec<String> {
    let texts = Drafts::new(place.path().join("state/folj/drafts")).load();
    let text = |act| if let Act::Note(text) = act { text } else { panic!("{act:?}") };
    texts.into_iter().map(|draft| text(draft.act)).collect()
}

#[test]
fn a_text_that_was_begun_survives_line_signals_and_a_kill() {
    const TEXT: &str = "Vi började skriva, och sedan försvann linjen.";
    let ways: [(&str, Option<Signal>); 4] = [
        ("SIGTERM", Some(Signal::TERM)),
        ("SIGHUP", Some(Signal::HUP)),
        ("SIGKILL", Some(Signal::KILL)),
        ("a lost line", None),
    ];
    for (way, signal) in ways {
        let place = Place::new();
        let mut terminal = screen(&place);
        terminal.send("a");
        terminal.until("Anteckning");
        terminal.send(TEXT);
        // Nothing else waits for the disk, so what is on the screen is there or about to be.
        terminal.until("Utkast sparat");
        let kept = Instant::now();
        while signal == Some(Signal::KILL) && drafts(&place) != [TEXT] {
            assert!(kept.elapsed() < TWO_SECONDS, "{:?}", drafts(&place));
            thread::sleep(Duration::from_millis(5));
        }
        match signal {
            Some(signal) => terminal.signal(signal),
            // A key that changes nothing, but makes the program write.
            None => terminal.hang_up("\x0c"),
        }
        terminal.ended_within(TWO_SECONDS + TWO_SECONDS);
        assert_eq!(drafts(&place), [TEXT], "{way}");
        let folder = place.path().join("state/folj/drafts");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700, "{way}");
        for file in fs::read_dir(&folder).unwrap() {
            assert_eq!(mode(&file.unwrap().path()), 0o600, "{way}");
        }
        let mut again = screen(&place);
        again.until("Ett utkast om 2.1 finns kvar");
        again.send("a\r");
        again.until("linjen.");
        again.send("\x13");
        again.until("Sparat: 2.1");
        assert_eq!(drafts(&place), [""; 0], "{way}");
    }
}

/// A small disk of its own at a folder, gone with this.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn at(folder: PathBuf) -> Self {
        fs::create_dir_all(&folder).unwrap();
        let options = ["-t", "tmpfs", "-o", "size=256k,mode=700", "folj"];
        assert!(run(Command::new("mount").args(options).arg(&folder)), "no tmpfs at {}", folder.display());
        Self(folder)
    }

    /// Takes all the room; nothing is left for a single byte.
    fn fill(&self) {
        let _ = fs::write(self.0.join("ballast"), vec![b'x'; 1 << 20]);
        assert!(fs::write(self.0.join("more"), "x").is_err(), "there is room left");
        let _ = fs::remove_file(self.0.join("more"));
    }

    fn empty(&self) {
        fs::remove_file(self.0.join("ballast")).unwrap();
    }

    fn remount(&self, how: &str) {
        assert!(run(Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(&self.0)));
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        run(Command::new("umount").arg("-l").arg(&self.0));
    }
}

fn run(command: &mut Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}

#[test]
#[ignore = "mounts, and so needs root"]
fn where_no_draft_can_be_kept_the_text_stays_on_the_screen_and_it_is_said() {
    if !kit::root() {
        return;
    }
    let place = Place::new();
    let disk = SmallDisk::at(place.path().join("state"));
    let mut terminal = screen(&place);
    terminal.send("a");
    terminal.until("Anteckning");
    disk.fill();
    terminal.send("Ingen plats kvar");
    let screen = terminal.until("Fel: utkastet kunde inte sparas");
    assert!(screen.contains("Ingen plats kvar") && !screen.contains("Utkast sparat"), "{screen}");
    disk.empty();
    terminal.send(".");
    terminal.until("Utkast sparat");
    assert_eq!(drafts(&place), ["Ingen plats kvar."]);
    disk.fill();
    terminal.send("\x13");
    terminal.until("Sparat: 2.1");
    assert!(place.folj(&["show", "2.1"]).out.contains("Ingen plats kvar."));
}

/// What is done to the disk of the journals, and undone.
type Way = (&'static str, fn(&SmallDisk), fn(&SmallDisk));

#[test]
#[ignore = "mounts, and so needs root"]
fn what_cannot_be_saved_stays_on_the_screen_and_quitting_asks() {
    if !kit::root() {
        return;
    }
    let ways: [Way; 3] = [
        ("full", SmallDisk::fill, SmallDisk::empty),
        ("read-only", |disk| disk.remount("ro"), |disk| disk.remount("rw")),
        (
            "a file in the place of the folder",
            |disk| {
                fs::rename(disk.0.join("folj"), disk.0.join("aside")).unwrap();
                fs::write(disk.0.join("folj"), "").unwrap();
            },
            |disk| {
                fs::remove_file(disk.0.join("folj")).unwrap();
                fs::rename(disk.0.join("aside"), disk.0.join("folj")).unwrap();
            },
        ),
    ];
    for (way, breaks, mends) in ways {
        let place = Place::new();
        let disk = SmallDisk::at(place.path().join("data"));
        assert_eq!(place.folj(&["note", "2.1", "--text", "den första"]).code, Some(0), "{way}");
        let mut terminal = screen(&place);
        for _ in 0..3 {
            terminal.send("\x1b[C");
            terminal.bytes_within(REST);
        }
        breaks(&disk);
        let (pressed, refused) = press_until_refused(&mut terminal, way);
        assert!(refused.contains("EJ SPARAT: 1"), "{way}: {refused}");
        terminal.send("kk");
        terminal.bytes_within(REST);
        assert!(terminal.contents().contains("Fel: inte sparat"), "{way}: it stays");
        terminal.send("q");
        terminal.until("Försök spara igen");
        terminal.send("\x1b");
        terminal.bytes_within(REST);
        mends(&disk);
        terminal.send("\x13");
        terminal.until("Sparat: 2.1.1.1a");
        let outcome = ["yes", "partly", "no"][pressed % 3];
        let show = place.folj(&["show", "2.1.1.1a", "--format", "json"]);
        assert!(show.out.contains(&format!("\"outcome\":\"{outcome}\"")), "{way}, {pressed}: {show:?}");
        terminal.send("q");
        assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 0, "{way}");
        assert!(place.folj(&["show", "2.1"]).out.contains("den första"), "{way}");
    }
}

/// Room that was reserved ahead is used up first. Which of the presses was refused, and the screen.
fn press_until_refused(terminal: &mut Terminal, way: &str) -> (usize, String) {
    for pressed in 0..1000 {
        let (key, word) = [("1", "Ja"), ("2", "Delvis"), ("3", "Nej")][pressed % 3];
        terminal.send(key);
        let saved = format!("Sparat: 2.1.1.1a = {word}");
        let screen =
            terminal.until_so("an answer", |screen| screen.contains(&saved) || screen.contains("Fel: "));
        if screen.contains("Fel: ") {
            assert!(screen.contains("Fel: inte sparat"), "{way}: {screen}");
            return (pressed, screen);
        }
    }
    panic!("{way}: a thousand are saved")
}
