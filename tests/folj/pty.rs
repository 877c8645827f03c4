//! The shell, and then the real program, in a real terminal.

mod doctor;
mod full;
mod long;
mod restricted;
mod stand_in;
mod terminal;

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use folj::journal::Act;
use folj::store::Drafts;
use rustix::process::Signal;
use terminal::{Terminal, signal_to, visits};

const TWO_SECONDS: Duration = Duration::from_secs(2);

fn home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn the_first_frame_comes_without_a_question_and_takes_the_screen() {
    let home = home();
    let terminal = Terminal::stand_in(home.path());
    assert!(terminal.contents().contains("80x24 told 1\n[80x24]"), "{}", terminal.contents());
    assert_eq!(terminal.left_on(), ["alternate screen", "hidden cursor", "bracketed paste", "modes"]);
}

#[test]
fn reverse_video_is_seen_without_colours_too() {
    for script in ["exec \"$0\" \"$@\"", "NO_COLOR=1 exec \"$0\" \"$@\""] {
        let home = home();
        assert!(Terminal::wrapped(home.path(), script).starts_reversed(), "{script}");
    }
}

#[test]
fn keys_arrive_and_q_ends_with_0_and_the_terminal_as_it_was() {
    let home = home();
    let mut terminal = Terminal::stand_in(home.path());
    for (bytes, seen) in
        [("å", " å]"), ("\x1b[A", " up]"), ("\r", " enter]"), ("\x1b", " esc]"), ("j", " j]")]
    {
        terminal.send(bytes);
        terminal.until(seen);
    }
    terminal.send("m");
    terminal.until(" m]");
    terminal.send("\x1b[<65;3;4M\x1b[<0;3;4M");
    terminal.until("Wheel(3) Click(2, 3)]");
    terminal.send("q");
    assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 0);
    assert_eq!(terminal.left_on(), [""; 0]);
}

/// Sequences cut in two at every byte with a pause: their key or nothing, and whatever was held
/// back as Esc, but never a letter or digit of theirs.
#[test]
fn sequences_that_the_network_cuts_never_become_other_keys() {
    const SEQUENCES: [(&str, &str); 8] = [
        ("\x1b[A", "up"),
        ("\x1bOB", "down"),
        ("\x1b[1~", "home"),
        ("\x1b[6~", "pagedown"),
        ("\x1b[15~", "f5"),
        ("\x1b[1;2A", "shift-up"),
        ("\x1b[200~123\x1b[201~", "paste:123"),
        ("\x1b]11;rgb:1a/1b/1c\x07", ""),
    ];
    const PAUSES: [u64; 4] = [5, 40, 120, 500];
    let cuts = SEQUENCES.iter().flat_map(|(bytes, key)| (1..bytes.len()).map(move |at| (*bytes, at, *key)));
    let cases: Vec<_> = cuts.flat_map(|cut| PAUSES.map(|pause| (cut, pause))).collect();
    thread::scope(|scope| {
        for share in cases.chunks(cases.len().div_ceil(14)) {
            scope.spawn(move || {
                let home = home();
                let mut terminal = Terminal::stand_in(home.path());
                for ((bytes, at, key), pause) in share {
                    // An answer to a question of another program is given up after half a second.
                    let pause = if key.is_empty() { *pause.min(&120) } else { *pause };
                    if key.is_empty() && *at == 1 && pause > 5 {
                        continue; // a lone ESC and then `]`: Esc and keys, as far as can be known
                    }
                    terminal.send("X");
                    terminal.until(" X]");
                    terminal.send(&bytes[..*at]);
                    thread::sleep(Duration::from_millis(pause));
                    terminal.send(&bytes[*at..]);
                    terminal.send("X");
                    let screen = terminal.until_so("two marks", |screen| told(screen).len() >= 2);
                    let told = told(&screen);
                    let keys: Vec<&str> = told[told.len() - 2].split_whitespace().collect();
                    let fine = keys == [*key] || keys == ["esc", key] || keys.is_empty() && key.is_empty();
                    assert!(fine, "{bytes:?} cut at {at} for {pause} ms: {keys:?}");
                }
            });
        }
    });
}

/// What was told, in pieces between the marks `X`; the last piece is behind the last one.
fn told(screen: &str) -> Vec<String> {
    let row = screen.lines().nth(1).unwrap_or_default();
    row.trim_matches(['[', ']']).split('X').skip(1).map(str::to_owned).collect()
}

#[test]
fn pasted_text_is_one_message_with_brackets_and_without() {
    let home = home();
    let mut terminal = Terminal::stand_in(home.path());
    terminal.send("\x1b[200~1 Första punkten\r2 q\x1b[201~");
    terminal.until("paste:1 Första punkten");
    terminal.send("3 Den tredje punkten q");
    terminal.until("paste:3 Den tredje punkten q]");
    terminal.send("j");
    terminal.until(" j]");
}

#[test]
fn bytes_that_are_no_text_are_told_and_no_keys() {
    let home = home();
    let mut terminal = Terminal::stand_in(home.path());
    terminal.send(b"\xe5\xe4\xf6");
    terminal.send(b"\xff\xfe\xc3");
    terminal.send("j");
    terminal.until(&format!("[80x24{} j]", " Unreadable".repeat(6)));
}

#[test]
fn a_paste_of_a_megabyte_does_not_stop_the_program() {
    let home = home();
    let mut terminal = Terminal::stand_in(home.path());
    terminal.send("abcdefghi\n".repeat(100_000));
    terminal.send("\x1b[A");
    terminal.until(" up]");
    terminal.send("q");
    terminal.ended_within(TWO_SECONDS);
}

#[test]
fn every_size_is_drawn() {
    let home = home();
    let mut terminal = Terminal::stand_in(home.path());
    for (columns, rows) in [(20, 5), (80, 24), (500, 200), (1, 1), (80, 24)] {
        terminal.resize(columns, rows);
        if columns >= 80 {
            terminal.until(&format!(" {columns}x{rows} told"));
        } else {
            terminal.bytes_within(Duration::from_millis(100));
        }
    }
    assert!(terminal.contents().lines().all(|line| line.chars().count() <= 80));
    terminal.resize(0, 0);
    terminal.bytes_within(Duration::from_millis(100));
    terminal.resize(80, 24);
    terminal.until(" 0x0 80x24]");
    terminal.send("q");
    assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 0);
    assert_eq!(terminal.left_on(), [""; 0]);
}

#[test]
fn a_terminal_that_claims_to_be_huge_costs_no_more_than_a_large_one() {
    let home = home();
    let mut terminal = Terminal::stand_in(home.path());
    terminal.resize(65535, 65535);
    terminal.until("1000x500 told");
    let status = fs::read_to_string(format!("/proc/{}/status", terminal.pid())).unwrap();
    let peak: usize = field(&status, "VmHWM:");
    assert!(peak < 120_000, "{peak} kB");
    terminal.send("q");
    terminal.ended_within(Duration::from_secs(4));
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_fg_takes_it_again() {
    let home = home();
    let mut terminal = Terminal::shell(home.path());
    for round in 1..=2 {
        terminal.send(if round == 1 { "$STAND_IN\r" } else { "fg\r" });
        terminal.until("stand-in ");
        assert!(terminal.left_on().contains(&"alternate screen"));
        terminal.send("\x1a");
        terminal.until("prompt>");
        assert!(!terminal.left_on().contains(&"alternate screen"));
        assert!(!terminal.left_on().contains(&"hidden cursor"));
    }
    terminal.resize(100, 24);
    terminal.send("fg\r");
    terminal.until("100x24 resumed]");
    terminal.send("j");
    terminal.until(" j]");
    terminal.send("q");
    terminal.until("prompt>");
    terminal.send("echo ended=$?\r");
    terminal.until("ended=0");
    assert!(!terminal.left_on().contains(&"alternate screen"));
}

#[test]
fn sigtstp_and_sigcont_from_outside_do_the_same() {
    let home = home();
    let mut terminal = Terminal::shell(home.path());
    terminal.send("$STAND_IN\r");
    let screen = terminal.until("stand-in ");
    let pid: u32 = field(&screen, "stand-in");
    signal_to(pid, Signal::TSTP);
    terminal.until("prompt>");
    assert!(!terminal.left_on().contains(&"alternate screen"));
    terminal.send("fg\r");
    terminal.until("resumed]");
    assert!(terminal.left_on().contains(&"alternate screen"));
    signal_to(pid, Signal::TERM);
    terminal.until("prompt>");
    terminal.send("echo ended=$?\r");
    terminal.until("ended=143");
}

#[test]
fn a_program_that_was_stopped_unasked_draws_again() {
    let home = home();
    let mut terminal = Terminal::stand_in(home.path());
    terminal.signal(Signal::STOP);
    terminal.resize(90, 20);
    terminal.bytes_within(Duration::from_millis(100));
    terminal.signal(Signal::CONT);
    terminal.until("resumed");
    terminal.until(" 90x20 told");
}

#[test]
fn where_nobody_could_wake_it_the_program_does_not_stop() {
    let home = home();
    let mut terminal = Terminal::stand_in(home.path());
    terminal.signal(Signal::TSTP);
    terminal.send("\x1a");
    terminal.until(" ctrl-z]");
    terminal.send("j");
    terminal.until(" j]");
}

#[test]
fn signals_end_it_with_the_terminal_as_it_was_and_the_draft_on_disk() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let home = home();
        let mut terminal = Terminal::stand_in(home.path());
        terminal.send("jm");
        terminal.until(" j m]");
        terminal.signal(signal);
        assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), code);
        assert_eq!(terminal.left_on(), [""; 0]);
        assert_eq!(draft(&home), "80x24 j m");
    }
}

/// The text of the only draft.
fn draft(home: &tempfile::TempDir) -> String {
    let drafts = Drafts::new(terminal::drafts(home.path())).load();
    assert_eq!(drafts.len(), 1);
    let Act::Note(text) = &drafts[0].act else { panic!() };
    text.clone()
}

#[test]
fn a_panic_restores_the_terminal_and_says_so_in_a_sentence() {
    for key in ["!", "?"] {
        let home = home();
        let mut terminal = Terminal::stand_in(home.path());
        terminal.send("j");
        terminal.until(" j]");
        terminal.send(key);
        assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 101);
        assert_eq!(terminal.left_on(), [""; 0]);
        let said = terminal.contents().replace('\n', "");
        assert!(said.contains("folj avslutades på grund av ett fel i programmet"), "{said}");
        assert!(said.contains("Påbörjade anteckningar ligger i"), "{said}");
        assert!(draft(&home).starts_with("80x24 j"));
    }
}

#[test]
fn a_lost_line_ends_it_with_and_without_sighup() {
    let scripts = [
        "exec \"$0\" \"$@\"",
        "trap '' HUP; exec \"$0\" \"$@\"",
        // A session of its own hears nothing of the terminal's end but on the terminal itself.
        "trap '' HUP; setsid --wait \"$0\" \"$@\"",
    ];
    for script in scripts {
        let home = home();
        let mut terminal = Terminal::wrapped(home.path(), script);
        terminal.hang_up("j");
        terminal.ended_within(TWO_SECONDS);
        assert!(draft(&home).starts_with("80x24 j"));
    }
}

#[test]
fn a_disk_that_hangs_delays_the_end_by_two_seconds_at_most() {
    let home = home();
    let mut terminal = Terminal::stand_in(home.path());
    terminal.send("s");
    terminal.until(" s]");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 143);
    assert_eq!(terminal.left_on(), [""; 0]);
    assert_eq!(draft(&home), "80x24 s", "the draft does not wait for the journal");
}

#[test]
fn a_terminal_that_takes_no_output_delays_the_end_by_two_seconds_at_most() {
    let home = home();
    let mut terminal = Terminal::stand_in(home.path());
    terminal.stop_reading("j");
    terminal.resize(500, 200);
    thread::sleep(Duration::from_millis(200));
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 143);
}

#[test]
fn idle_is_no_bytes_and_no_wake_ups() {
    let home = home();
    let mut terminal = Terminal::stand_in(home.path());
    terminal.send("\x1b");
    terminal.until(" esc]");
    thread::sleep(Duration::from_millis(200));
    let before = switches(terminal.pid());
    assert_eq!(terminal.bytes_within(Duration::from_secs(3)), 0);
    assert_eq!(switches(terminal.pid()), before);
}

#[test]
fn a_key_wakes_one_thread() {
    let home = home();
    let mut terminal = Terminal::folj(home.path(), &[]);
    terminal.until("Samverkansplan 2024–2026");
    // The first moves also wake the thread that notes for the next visit where somebody is.
    for (key, shown) in [("j", "►2.2"), ("k", "►2.1")] {
        terminal.send(key);
        terminal.until(shown);
        terminal.bytes_within(Duration::from_millis(200));
    }
    let before = switches(terminal.pid());
    terminal.send("j");
    terminal.until("►2.2");
    terminal.bytes_within(Duration::from_millis(200));
    let woken = switches(terminal.pid()).into_iter().zip(before).filter(|(after, before)| after != before);
    assert_eq!(woken.map(|((name, _), _)| name).collect::<Vec<_>>(), ["folj"]);
}

/// How often the threads of a process went to sleep or were put aside, for each thread.
fn switches(pid: u32) -> Vec<(String, u64)> {
    let threads = fs::read_dir(format!("/proc/{pid}/task")).unwrap();
    let mut switches: Vec<(String, u64)> = threads
        .map(|thread| {
            let status = fs::read_to_string(thread.unwrap().path().join("status")).unwrap();
            let name: String = field(&status, "Name:");
            (name, field::<u64>(&status, "\nvoluntary_ctxt_switches:"))
        })
        .collect();
    switches.sort();
    switches
}

/// The word behind a name.
fn field<T: std::str::FromStr>(text: &str, name: &str) -> T {
    let word = text.split_once(name).and_then(|(_, rest)| rest.split_whitespace().next()).unwrap_or_default();
    word.parse().unwrap_or_else(|_| panic!("no {name} in {text}"))
}

#[test]
fn keys_held_down_cost_few_frames() {
    let home = home();
    let mut terminal = Terminal::stand_in(home.path());
    terminal.send("\x0c");
    terminal.until(" ctrl-l]");
    let frame = {
        let before = terminal.written;
        terminal.send("\x0c");
        terminal.until("told 3");
        terminal.written - before
    };
    let before = terminal.written;
    terminal.send("\x1b[B".repeat(30));
    terminal.until("told 33");
    let spent = terminal.written - before;
    assert!(spent <= 2 * frame, "{spent} bytes for 30 keys, {frame} a frame");
}

// --- the real program

#[test]
fn folj_opens_the_newest_plan_and_q_ends_it() {
    let home = home();
    let mut terminal = Terminal::folj(home.path(), &[]);
    terminal.until("Samverkansplan 2024–2026");
    assert!(terminal.left_on().contains(&"alternate screen"));
    terminal.send("q");
    assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 0);
    assert_eq!(terminal.left_on(), [""; 0]);
}

#[test]
fn an_outcome_is_there_after_quitting_and_after_kill_9() {
    let home = home();
    let to_the_first_indicator = |terminal: &mut Terminal| {
        terminal.until("Samverkansplan 2024–2026");
        for _ in 0..3 {
            terminal.send("\x1b[C");
            terminal.bytes_within(Duration::from_millis(150));
        }
        terminal.contents()
    };
    let mut terminal = Terminal::folj(home.path(), &[]);
    assert!(!to_the_first_indicator(&mut terminal).contains("Ja"));
    terminal.send("1");
    terminal.until("Sparat: 2.1.1.1a = Ja");
    terminal.send("q");
    assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 0);
    let mut terminal = Terminal::folj(home.path(), &[]);
    assert!(to_the_first_indicator(&mut terminal).contains("Ja"));
    terminal.send("3");
    terminal.until("Sparat: 2.1.1.1a = Nej");
    terminal.signal(Signal::KILL);
    terminal.ended_within(TWO_SECONDS);
    let mut terminal = Terminal::folj(home.path(), &[]);
    assert!(to_the_first_indicator(&mut terminal).contains("Nej"));
}

#[test]
fn folj_is_idle_when_nobody_types() {
    let home = home();
    let mut terminal = Terminal::folj(home.path(), &[]);
    terminal.until("Samverkansplan 2024–2026");
    thread::sleep(Duration::from_millis(300));
    let before = switches(terminal.pid());
    assert_eq!(terminal.bytes_within(Duration::from_secs(3)), 0);
    assert_eq!(switches(terminal.pid()), before);
}

/// The bytes that answer keys which arrive together: all that come until nothing follows.
fn answer(terminal: &mut Terminal, keys: &str) -> usize {
    let (before, began) = (terminal.written, Instant::now());
    terminal.send(keys);
    while terminal.written == before && began.elapsed() < TWO_SECONDS {
        terminal.bytes_within(Duration::from_millis(20));
    }
    terminal.bytes_within(Duration::from_millis(100));
    terminal.written - before
}

#[test]
fn frames_and_moves_take_few_bytes() {
    for (columns, rows, first, most) in [(80, 24, 6_000, 700), (100, 30, 8_000, 950)] {
        let home = home();
        visits(home.path()).keep(&"another-plan".into(), "").unwrap();
        let script = format!("stty columns {columns} rows {rows}; exec \"$0\" \"$@\"");
        let mut terminal = Terminal::folj_with(home.path(), &["/bin/sh", "-c", &script], &[], &[]);
        terminal.until("Fokusområden (5)]");
        terminal.bytes_within(Duration::from_millis(200));
        assert!(terminal.written <= first, "{} bytes at {columns}x{rows}", terminal.written);
        let whole = answer(&mut terminal, "\x0c");
        let mut moves = Vec::new();
        for into in ["", "l", "l"] {
            if !into.is_empty() {
                answer(&mut terminal, into);
            }
            moves.extend(["j", "k", "j", "k"].map(|key| answer(&mut terminal, key)));
        }
        moves.sort_unstable();
        // Larger pictures show more of a text (docs/performance.md).
        assert!(moves[moves.len() / 2] <= most, "{moves:?} bytes at {columns}x{rows}");
        assert!(moves.iter().all(|bytes| *bytes <= whole), "{moves:?} and {whole} bytes at {columns}x{rows}");
        let held = answer(&mut terminal, &"j".repeat(30));
        assert!(held <= 2 * whole, "{held} bytes for 30 keys, {whole} for a frame at {columns}x{rows}");
    }
}

#[test]
fn two_screens_see_each_others_entries_within_two_seconds() {
    let home = home();
    let [mut anna, mut bo] = [(), ()].map(|()| Terminal::folj(home.path(), &[]));
    for terminal in [&mut anna, &mut bo] {
        terminal.until("Samverkansplan 2024–2026");
        terminal.until("0/16");
    }
    for _ in 0..3 {
        anna.send("\x1b[C");
        anna.bytes_within(Duration::from_millis(150));
    }
    // The first entry makes every folder of the journal directory, the second one none.
    for (key, saved, count) in [("1", "2.1.1.1a = Ja", "1/16"), ("0", "2.1.1.1a", "0/16")] {
        anna.send(key);
        anna.until(saved);
        let began = Instant::now();
        bo.until(count);
        assert!(began.elapsed() < TWO_SECONDS, "{:?}", began.elapsed());
    }
}

#[test]
fn a_first_visit_is_told_three_things_once() {
    let home = home();
    let mut terminal = Terminal::folj_for_the_first_time(home.path(), &[]);
    terminal.until("Tre saker att veta");
    terminal.send("f");
    let screen = terminal.until("Visa nämnd");
    assert!(!screen.contains("Tre saker att veta"), "{screen}");
    terminal.send("o\r");
    terminal.until("25 av 34");
    terminal.send("q");
    assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 0);
    let mut terminal = Terminal::folj_for_the_first_time(home.path(), &[]);
    let screen = terminal.until("25 av 34");
    assert!(screen.contains("[OSN]") && !screen.contains("Tre saker att veta"), "{screen}");
    terminal.send("q");
    terminal.ended_within(TWO_SECONDS);
    let mut terminal = Terminal::folj_for_the_first_time(home.path(), &["--intro", "-c", "SCN"]);
    let screen = terminal.until("Tre saker att veta");
    assert!(screen.contains("[SCN]"), "what is asked for wins: {screen}");
}

/// The rows of a screen as they are seen: at the end of a row a blank that was written looks like one that was
/// erased, and which of the two it is depends on the pictures before.
fn seen(screen: &str) -> Vec<&str> {
    screen.lines().map(str::trim_end).collect()
}

#[test]
fn filter_and_place_are_there_after_kill_9_and_gone_where_nobody_wants_them() {
    let home = home();
    let mut terminal = Terminal::folj(home.path(), &[]);
    terminal.until("Samverkansplan 2024–2026");
    terminal.send("fo\r");
    terminal.until("25 av 34");
    terminal.send("jjjjjjjjjjkkkkkkkkkkj");
    let before = terminal.until("►2.2");
    thread::sleep(Duration::from_millis(5_400));
    terminal.signal(Signal::KILL);
    terminal.ended_within(TWO_SECONDS);
    let mut terminal = Terminal::folj(home.path(), &[]);
    assert_eq!(seen(&terminal.until("►2.2")), seen(&before));
    terminal.send("q");
    terminal.ended_within(TWO_SECONDS);

    let config = home.path().join("forget.ron");
    fs::write(&config, "(remember: false)").unwrap();
    let kept = visits(home.path()).load(&"hsvo-uppsala-2024".into());
    let forgets = ["--config", config.to_str().unwrap()];
    let mut terminal = Terminal::folj_for_the_first_time(home.path(), &forgets);
    terminal.until("34 av 34");
    terminal.send("jj");
    terminal.until("►2.3");
    terminal.send("q");
    terminal.ended_within(TWO_SECONDS);
    assert_eq!(visits(home.path()).load(&"hsvo-uppsala-2024".into()), kept);
}

#[test]
fn the_plans_that_the_first_frame_does_not_need_are_there_behind_it() {
    let home = home();
    for (named, other) in [("hsvo-uppsala-2024", "Verksamhetsplan"), ("nsu", "Samverkansplan 2024–2026")] {
        let mut terminal = Terminal::folj(home.path(), &["--plan", named]);
        terminal.until("34 av 34");
        terminal.send("p");
        terminal.until(other);
        terminal.send("\x1b[A\r");
        terminal.until("[Bläddra]");
        terminal.send("q");
        terminal.ended_within(TWO_SECONDS);
    }
}

#[test]
fn a_meeting_goes_on_where_it_was_after_a_move_and_kill_9() {
    let home = home();
    let mut terminal = Terminal::folj(home.path(), &[]);
    terminal.until("Samverkansplan 2024–2026");
    terminal.send("m\r");
    terminal.until("2.1.1.1a");
    terminal.send("1");
    terminal.until("Sparat: 2.1.1.1a = Ja");
    terminal.send("jjj");
    let before = terminal.until("═ 2.1.1.4a ═");
    thread::sleep(Duration::from_millis(700));
    terminal.signal(Signal::KILL);
    terminal.ended_within(TWO_SECONDS);
    let mut terminal = Terminal::folj(home.path(), &[]);
    terminal.until("Samverkansplan 2024–2026");
    terminal.send("m\r");
    let after = terminal.until("═ 2.1.1.4a ═");
    assert_eq!(seen(&before).get(5), seen(&after).get(5), "{after}");
}

#[test]
fn what_lies_broken_where_the_last_visit_was_is_no_obstacle() {
    let home = home();
    for text in ["(", "(version: 99, plan: \"hsvo-uppsala-2024\", place: [\"2.2\"])", "\u{0}"] {
        visits(home.path()).keep(&"hsvo-uppsala-2024".into(), text).unwrap();
        let mut terminal = Terminal::folj(home.path(), &[]);
        terminal.until("►2.1");
        terminal.send("q");
        assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 0);
    }
}

#[test]
fn mistakes_in_ones_own_keys_are_told_and_the_rest_holds() {
    let home = home();
    let folder = home.path().join("config/folj");
    fs::create_dir_all(&folder).unwrap();
    let keys = "[\n (layer: Browse, keys: [(Filter, \"y\"), (Note, \"entr\")]),\n (layer: Global, keys: [(Quit, \"\")]),\n]";
    fs::write(folder.join("keys.ron"), keys).unwrap();
    let mut terminal = Terminal::folj(home.path(), &[]);
    let screen = terminal.until("2 fel i keys.ron. ! visar dem.");
    assert!(screen.contains("y nämnd") && screen.contains("q avsluta"), "{screen}");
    terminal.send("!");
    terminal.until("keys.ron:2:48");
    terminal.send("\x1b");
    thread::sleep(Duration::from_millis(200));
    terminal.send("yo\r");
    terminal.until("25 av 34");
    terminal.send("q");
    assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 0);
}
