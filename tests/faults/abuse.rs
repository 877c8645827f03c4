//! A terminal that is torn at: the program writes nothing that nobody asked for, does not hang, and
//! does not die. What concerns the shell alone is in `tests/folj/pty.rs`; this is the whole program.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use rustix::process::Signal;

use crate::kit::{Place, times};
use crate::pty::{Terminal, files, is_alive, megabytes};

const TWO_SECONDS: Duration = Duration::from_secs(2);
/// Longer than a lone Esc is held.
const PAST_HOLD: Duration = Duration::from_millis(90);
const RIGHT: &str = "\x1b[C";

/// Views and dialogs, and the keys that lead there.
const VIEWS: [(&str, &[&str], &str); 16] = [
    ("browse", &[], "Samverkansplan"),
    ("indicator", &[RIGHT, RIGHT, RIGHT], "2.1.1.1a"),
    ("filter", &["f"], "Visa nämnd"),
    ("search", &["s"], "Sök"),
    ("overview", &["o"], "[Översikt]"),
    ("history", &["t"], "[Historik]"),
    ("changes", &["D"], "Ändrat"),
    ("plans", &["p"], "Plan"),
    ("help", &["?"], "Hjälp"),
    ("palette", &[":"], "ommando"),
    ("note", &[RIGHT, RIGHT, RIGHT, "a"], "Anteckning"),
    ("status", &[RIGHT, RIGHT, "e"], "Status"),
    ("export", &["x"], "Exportera"),
    ("meetings", &["m"], "Möte"),
    ("messages", &["gl"], "Meddelanden"),
    ("meeting", &["m", "\r"], "REGISTRERAR"),
];

/// Keys with digits and letters in their sequences, a paste, and the mouse.
const SEQUENCES: [&str; 7] =
    ["\x1b[A", "\x1bOB", "\x1b[1~", "\x1b[15~", "\x1b[1;2A", "\x1b[200~123 q\x1b[201~", "\x1b[<0;12;3M"];

/// The screen with entries behind it, drawn once.
fn screen(place: &Place) -> Terminal {
    if !place.data().exists() {
        for args in [["set", "2.1.1.1a", "ja"], ["set", "2.1.1.2a", "nej"]] {
            assert_eq!(place.folj(&args).code, Some(0));
        }
    }
    let mut terminal = Terminal::folj(place.path(), &[]);
    terminal.until("Samverkansplan 2024–2026");
    terminal
}

/// Closes what lies open and goes to a view, key by key.
fn go(terminal: &mut Terminal, keys: &[&str]) {
    for _ in 0..4 {
        terminal.send("\x1b");
        terminal.bytes_within(PAST_HOLD);
        if terminal.contents().contains("Spara texten?") {
            // Throws it away.
            terminal.send("\x1b[B");
            terminal.bytes_within(PAST_HOLD);
            terminal.send("\r");
            terminal.bytes_within(PAST_HOLD);
        }
    }
    for key in ["b", "\x1b[H"].iter().chain(keys) {
        terminal.send(key);
        terminal.bytes_within(PAST_HOLD);
    }
}

/// Tears every sequence in two in a view, each time with the view open; says what went wrong.
fn tear(view: (&str, &[&str], &str), pauses: &[u64], every: usize) {
    let (name, keys, seen) = view;
    let place = Place::new();
    let mut terminal = screen(&place);
    go(&mut terminal, keys);
    let shown = terminal.until_so(seen, |screen| screen.contains(seen));
    let before = files(&place.data());
    assert!(!before.is_empty(), "{name}: no entries to lose");
    let cuts = SEQUENCES.iter().flat_map(|bytes| (1..bytes.len()).map(move |at| (*bytes, at)));
    let cases = cuts.flat_map(|cut| pauses.iter().map(move |pause| (cut, *pause)));
    for (number, ((bytes, at), pause)) in cases.enumerate() {
        if number % every != 0 {
            continue;
        }
        terminal.send(&bytes[..at]);
        thread::sleep(Duration::from_millis(pause));
        terminal.send(&bytes[at..]);
        terminal.bytes_within(Duration::from_millis(20));
        assert!(is_alive(terminal.pid()), "{name}: {bytes:?} cut at {at} for {pause} ms ended it");
        assert_eq!(files(&place.data()), before, "{name}: {bytes:?} cut at {at} for {pause} ms wrote");
        if pause >= 50 || number % 8 == 0 {
            // A lone Esc may have closed the view.
            go(&mut terminal, keys);
        }
    }
    go(&mut terminal, &[]);
    assert!(is_alive(terminal.pid()), "{name}\n{shown}");
    terminal.send("\x1b");
    terminal.bytes_within(PAST_HOLD);
    terminal.send("q");
    let code = terminal.ended_within(Duration::from_secs(5)).exit_code();
    assert_eq!((code, files(&place.data())), (0, before), "{name}");
}

fn tear_all(pauses: &[u64], every: usize) {
    thread::scope(|scope| {
        for view in VIEWS {
            scope.spawn(move || tear(view, pauses, every));
        }
    });
}

#[test]
fn torn_sequences_write_nothing_in_any_view() {
    tear_all(&[5, 120], 9);
}

#[test]
#[ignore = "two minutes: every byte, every pause"]
fn torn_sequences_write_nothing_in_any_view_whatever_the_pause() {
    tear_all(&[5, 40, 120, 500], 1);
}

/// A sequence of numbers that look random and are the same each time.
fn dice(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |sides| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 16).unwrap() % sides
    }
}

/// Presses so many keys of `keys`, one after another.
fn press(terminal: &mut Terminal, keys: &[&str], times: usize, seed: u64) {
    let mut dice = dice(seed);
    let mut left = times;
    while left > 0 {
        // More at once would be taken for a paste.
        let some = left.min(6);
        let text: String = (0..some).map(|_| keys[dice(keys.len())]).collect();
        terminal.send(text);
        terminal.bytes_within(Duration::from_millis(4));
        left -= some;
    }
}

/// Keys but those that end it, stop it, open a meeting or write reports somewhere.
fn all_keys() -> Vec<&'static str> {
    const LETTERS: &str = "abcdefghijklnoprstuvwyzABCDEFGHIJKLNOPQRSTUVWXYZåäöÅÄÖ0123456789.,<>!?-+ ";
    let letters = LETTERS.char_indices().map(|(at, c)| &LETTERS[at..at + c.len_utf8()]);
    letters
        .chain([
            "\r", "\t", "\x1b[A", "\x1b[B", RIGHT, "\x1b[D", "\x7f", "\x1b[6~", "\x1b[Z", "\x15", "\x04",
            "\x0b",
        ])
        .collect()
}

#[test]
fn random_keys_change_nothing_where_nothing_may_be_written() {
    let place = Place::new();
    drop(screen(&place));
    let before = files(&place.data());
    let mut terminal = Terminal::folj(place.path(), &["--read-only"]);
    terminal.until("SKRIVSKYDDAD");
    press(&mut terminal, &all_keys(), times("FOLJ_KEYS", 1_500), 1);
    assert!(is_alive(terminal.pid()), "{}", terminal.contents());
    assert!(!terminal.contents().trim().is_empty());
    assert_eq!(files(&place.data()), before);
}

#[test]
fn random_keys_leave_a_whole_journal_where_they_may_write() {
    let place = Place::new();
    let mut terminal = screen(&place);
    let before = files(&place.data());
    press(&mut terminal, &all_keys(), times("FOLJ_KEYS", 1_500), 2);
    assert!(is_alive(terminal.pid()), "{}", terminal.contents());
    terminal.signal(Signal::TERM);
    terminal.ended_within(Duration::from_secs(4));
    let checked = place.folj(&["check", "--format", "json"]);
    assert!(checked.out.contains("\"errors\":0"), "{}", checked.out);
    let after = files(&place.data());
    assert!(before.iter().all(|(path, text)| after[path].starts_with(text)), "the journal was rewritten");
}

#[test]
fn keys_that_write_do_nothing_where_one_only_looks() {
    let place = Place::new();
    let mut terminal = screen(&place);
    let before = files(&place.data());
    for view in [&["o"][..], &["t"], &["D"], &["?"], &["p"], &["gl"], &["!"]] {
        go(&mut terminal, view);
        for key in ["0", "1", "2", "3", "4", "5", " ", "u", "U", "w", "c"] {
            terminal.send(key);
            terminal.bytes_within(Duration::from_millis(30));
            assert_eq!(files(&place.data()), before, "{view:?} {key:?}\n{}", terminal.contents());
        }
    }
    let mut past = Terminal::folj(place.path(), &["--as-of", "2020-01-01"]);
    past.until("VISAR LÄGET 2020-01-01");
    go(&mut past, &[RIGHT, RIGHT, RIGHT]);
    press(&mut past, &["0", "1", "2", "3", " ", "u", "U"], 60, 3);
    assert_eq!(files(&place.data()), before, "{}", past.contents());
    // The same keys do write where they should.
    go(&mut terminal, &[RIGHT, RIGHT, RIGHT]);
    terminal.send("3");
    terminal.until("Sparat: 2.1.1.1a = Nej");
    assert_ne!(files(&place.data()), before);
}

#[test]
fn bytes_that_are_no_text_and_pastes_write_nothing() {
    let lines = "1\n2 q\n3\r0 \n".repeat(100_000);
    let pastes = [
        b"\xe5\xe4\xf6\xff\xfe\xc3".to_vec(),
        [b"\x1b[200~", lines.as_bytes(), b"\x1b[201~"].concat(),
        lines.into_bytes(),
        "åäö text ".repeat(100_000).into_bytes(),
        b"\x1b[999999999999;1H\x1b[<0;99999;99999M\x1b]11;rgb:ff/ff/ff\x07\x1bP>|x\x1b\\".repeat(200),
        vec![0; 5_000],
    ];
    thread::scope(|scope| {
        for keys in [&[][..], &[RIGHT, RIGHT, RIGHT, "a"], &["s"]] {
            let pastes = &pastes;
            scope.spawn(move || {
                let place = Place::new();
                let mut terminal = screen(&place);
                let before = files(&place.data());
                for paste in pastes {
                    go(&mut terminal, keys);
                    terminal.send(paste);
                    terminal.bytes_within(Duration::from_millis(200));
                    let begins: String = paste.iter().take(12).map(|byte| char::from(*byte)).collect();
                    assert!(is_alive(terminal.pid()), "{keys:?} {begins:?}");
                    assert_eq!(files(&place.data()), before, "{keys:?} {begins:?}");
                }
                let used = megabytes(terminal.pid());
                assert!(used < 200, "{used} MB");
            });
        }
    });
}

#[test]
fn windows_of_all_sizes_are_drawn_and_cost_little() {
    let place = Place::new();
    let mut terminal = screen(&place);
    let mut dice = dice(7);
    let special =
        [(0, 0), (1, 1), (1, 200), (200, 1), (2, 2), (300, 3), (65535, 1000), (1000, 1000), (65535, 65535)];
    for round in 0..times("FOLJ_SIZES", 150) {
        let any = |most, dice: &mut dyn FnMut(usize) -> usize| u16::try_from(1 + dice(most)).unwrap();
        let (columns, rows) = if round % 4 == 0 {
            special[round / 4 % special.len()]
        } else {
            (any(300, &mut dice), any(120, &mut dice))
        };
        terminal.resize(columns, rows);
        terminal.bytes_within(Duration::from_millis(5));
        assert!(is_alive(terminal.pid()), "{columns}x{rows}");
    }
    terminal.resize(100, 30);
    terminal.until("Samverkansplan 2024–2026");
    let used = megabytes(terminal.pid());
    assert!(used < 200, "{used} MB");
    terminal.send("q");
    assert_eq!(terminal.ended_within(Duration::from_secs(5)).exit_code(), 0);
    assert_eq!(terminal.left_on(), [""; 0]);
}

#[test]
fn a_line_that_is_lost_or_stuck_ends_it_and_keeps_the_draft() {
    for stuck in [false, true] {
        let place = Place::new();
        let mut terminal = screen(&place);
        go(&mut terminal, &[RIGHT, RIGHT, RIGHT, "a", "halv", "vägs"]);
        terminal.until("halvvägs");
        let pid = terminal.pid();
        if stuck {
            terminal.stop_reading("!");
            terminal.resize(500, 200);
            terminal.signal(Signal::TERM);
        } else {
            terminal.hang_up("!");
        }
        terminal.ended_within(TWO_SECONDS + Duration::from_millis(500));
        assert!(!is_alive(pid));
        let drafts = files(&place.path().join("state/folj/drafts"));
        let kept = drafts.values().any(|text| String::from_utf8_lossy(text).contains("halvvägs"));
        assert!(kept, "{drafts:?}");
    }
}

#[test]
fn without_a_terminal_it_answers_and_ends() {
    let place = Place::new();
    for env in [
        ("TERM", ""),
        ("TERM", "dumb"),
        ("TERM", "../../etc/passwd\u{1b}[31m"),
        ("COLUMNS", "99999999999999999999"),
        ("COLUMNS", "-1"),
    ] {
        let mut command = place.command(crate::kit::FOLJ);
        if env.1.is_empty() {
            command.env_remove(env.0)
        } else {
            command.env(env.0, env.1)
        };
        let answer = command.output().unwrap();
        assert_eq!(answer.status.code(), Some(0), "{env:?} {answer:?}");
        assert!(
            !answer.stdout.contains(&0x1b) && !answer.stderr.contains(&0x1b) && answer.stdout.len() > 500,
            "{env:?}"
        );
    }
    // Standard input alone is no terminal.
    let script = format!("exec {} </dev/null", crate::kit::FOLJ);
    let mut terminal = Terminal::any(place.path(), Path::new("/bin/sh"), &["-c", &script]);
    assert_eq!(terminal.ended_within(Duration::from_secs(5)).exit_code(), 0);
    assert!(fs::exists(place.path()).unwrap());
}
