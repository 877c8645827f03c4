//! The program on a disk that takes nothing: what could not be saved stays on the screen, in words
//! and in red, until it is saved or the user says that it need not be.
//!
//! A limit on the size of files stands for the full disk: nothing can be written, not even a draft,
//! and it can be lifted again while the program runs, by everybody.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::time::Duration;

use folj::journal::Act;
use folj::store::{Drafts, KeptDraft};
use rustix::process::{Pid, Resource, Rlimit, Signal, prlimit};

use super::terminal::Terminal;
use super::{TWO_SECONDS, home};

/// Room for so many bytes in each file, or for all there is.
fn room(terminal: &Terminal, bytes: Option<u64>) {
    let pid = Pid::from_raw(i32::try_from(terminal.pid()).unwrap());
    prlimit(pid, Resource::Fsize, Rlimit { current: bytes, maximum: None }).unwrap();
}

fn opened(home: &tempfile::TempDir) -> Terminal {
    let mut terminal = Terminal::folj(home.path(), &[]);
    terminal.until("Samverkansplan 2024–2026");
    terminal
}

/// The drafts of the real program, and the modes of their files.
fn drafts(home: &tempfile::TempDir) -> (Vec<KeptDraft>, Vec<u32>) {
    let folder = home.path().join("state/folj/drafts");
    let files = fs::read_dir(&folder).into_iter().flatten().map(Result::unwrap);
    let modes = files.map(|file| file.metadata().unwrap().mode() & 0o777).collect();
    (Drafts::new(folder).load(), modes)
}

fn texts(drafts: &[KeptDraft]) -> Vec<&str> {
    fn text(draft: &KeptDraft) -> &str {
        let Act::Note(text) = &draft.act else { panic!("{draft:?}") };
        text
    }
    drafts.iter().map(text).collect()
}

#[test]
fn what_is_not_saved_stays_in_words_until_it_is() {
    let home = home();
    let mut terminal = opened(&home);
    for _ in 0..3 {
        terminal.send("\x1b[C");
        terminal.bytes_within(Duration::from_millis(150));
    }
    room(&terminal, Some(0));
    terminal.send("1");
    terminal.until("Fel: inte sparat");
    assert!(terminal.is_red("Fel: inte sparat"));
    // Not even a question is in its place, and no key takes it away.
    terminal.send("j");
    terminal.bytes_within(Duration::from_millis(150));
    terminal.until("Fel: inte sparat");
    terminal.send("q");
    terminal.until("Enter välj");
    terminal.until("Fel: inte sparat");
    terminal.send("\x1b");
    terminal.until_so("no question", |screen| !screen.contains("Enter välj"));
    room(&terminal, None);
    terminal.send("\x13");
    terminal.until("Sparat: 2.1.1.1a = Ja");
    terminal.until_so("no complaint", |screen| !screen.contains("inte sparat"));
    terminal.send("q");
    assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 0);
}

#[test]
fn a_text_that_finds_no_room_is_told_while_it_is_typed_and_kept_as_soon_as_it_can_be() {
    let home = home();
    let mut terminal = opened(&home);
    room(&terminal, Some(0));
    terminal.send("a");
    terminal.until("Anteckning till 2.1");
    terminal.send("En tanke");
    terminal.until("utkastet kunde inte sparas");
    terminal.until("En tanke");
    assert_eq!(drafts(&home), (vec![], vec![]), "and nothing half written lies about");
    // Saving it fails as well: it is still there to be saved.
    terminal.send("\x13");
    terminal.until("Fel: inte sparat");
    room(&terminal, None);
    terminal.send("\x13");
    terminal.until("Sparat: ");
    terminal.send("q");
    assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 0);
    let mut terminal = opened(&home);
    terminal.send("a");
    terminal.until("En tanke");
}

#[test]
fn a_text_under_way_outlives_every_end_and_is_nobody_elses_business() {
    type End = (&'static str, fn(&mut Terminal));
    let ends: [End; 5] = [
        ("kill -9", |terminal| terminal.signal(Signal::KILL)),
        ("SIGTERM", |terminal| terminal.signal(Signal::TERM)),
        ("SIGHUP", |terminal| terminal.signal(Signal::HUP)),
        ("SIGQUIT", |terminal| terminal.signal(Signal::QUIT)),
        ("the line is lost", |terminal| terminal.hang_up("!")),
    ];
    for (case, end) in ends {
        let home = home();
        let mut terminal = opened(&home);
        terminal.send("a");
        terminal.until("Anteckning till 2.1");
        terminal.send("Påbörjad tanke");
        terminal.until("Påbörjad tanke");
        terminal.until_so("on disk", |_| texts(&drafts(&home).0) == ["Påbörjad tanke"]);
        end(&mut terminal);
        terminal.ended_within(TWO_SECONDS);
        let (drafts, modes) = drafts(&home);
        assert!(texts(&drafts)[0].starts_with("Påbörjad tanke") && drafts.len() == 1, "{case}");
        assert_eq!(modes, [0o600], "{case}");
        let mut terminal = opened(&home);
        terminal.send("a");
        terminal.until("Ett utkast finns");
    }
}
