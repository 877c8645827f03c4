//! Plain terminals: without colours, without UTF-8, with few colours. The bytes are looked at, since
//! an emulator forgives what a terminal of 1983 does not.

use std::time::Duration;

use crate::kit::Place;
use crate::pty::Terminal;

const SHORT: Duration = Duration::from_millis(150);

/// Locales, and the characters of their terminals.
const LOCALES: [(&str, Characters); 8] = [
    ("sv_SE.UTF-8", Characters::Utf8),
    ("C.UTF-8", Characters::Utf8),
    ("sv_SE.ISO-8859-1", Characters::Latin1),
    ("sv_SE.ISO8859-15", Characters::Latin1),
    ("C", Characters::Ascii),
    ("POSIX", Characters::Ascii),
    ("sv_SE", Characters::Ascii),
    ("", Characters::Ascii),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Characters {
    Utf8,
    Latin1,
    Ascii,
}

impl Characters {
    /// Whether a terminal with these characters shows all of the bytes, and none steers it.
    fn can_show(self, bytes: &[u8]) -> bool {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).is_ok(),
            Self::Latin1 => !bytes.iter().any(|byte| matches!(byte, 0x80..=0x9f)),
            Self::Ascii => bytes.is_ascii(),
        }
    }

    /// A word of the plan as its bytes come.
    fn word(self) -> &'static [u8] {
        match self {
            Self::Utf8 => "Hälsofrämjande".as_bytes(),
            Self::Latin1 => b"H\xe4lsofr\xe4mjande",
            Self::Ascii => b"Halsoframjande",
        }
    }
}

/// The program in Swedish, a walk through some views, and the bytes that it sent.
fn walk(environment: &[(&str, &str)], arguments: &[&str]) -> Vec<u8> {
    let place = Place::new();
    let mut environment = environment.to_vec();
    environment.push(("FOLJ_LANG", "sv"));
    let mut terminal = Terminal::folj_where(place.path(), arguments, &environment);
    terminal.resize(100, 30);
    terminal.until("Samverkansplan 2024");
    for key in [
        "\x1b[B", "\x1b[A", "\x1b[C", "\x1b[C", "\x1b[C", "1", "?", "\x1b", "f", "\x1b", "o", "b", "x",
        "\x1b",
    ] {
        terminal.send(key);
        terminal.bytes_within(SHORT);
    }
    terminal.send("q");
    assert_eq!(terminal.ended_within(Duration::from_secs(5)).exit_code(), 0);
    assert_eq!(terminal.left_on(), [""; 0]);
    terminal.raw.clone()
}

/// The parameters of all looks in the bytes.
fn looks(bytes: &[u8]) -> Vec<Vec<u16>> {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let ends = |piece: &str| piece.find(|c: char| !c.is_ascii_digit() && c != ';');
    let looks = text.split("\u{1b}[").skip(1).filter_map(|piece| {
        let end = ends(piece)?;
        piece[end..]
            .starts_with('m')
            .then(|| piece[..end].split(';').filter_map(|number| number.parse().ok()).collect())
    });
    looks.collect()
}

fn has(bytes: &[u8], piece: &[u8]) -> bool {
    bytes.windows(piece.len()).any(|window| window == piece)
}

/// Whether something was drawn in reverse video: letters right behind the look.
fn shows_the_cursor(bytes: &[u8]) -> bool {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    // Letters, or further looks but for the one that takes all away.
    text.split("\u{1b}[")
        .enumerate()
        .any(|(at, piece)| at > 0 && (piece.starts_with("7m") || piece.contains(";7m")) && piece.len() > 4)
}

/// What has colour in it.
fn is_colour(looks: &[u16]) -> bool {
    looks.iter().any(|look| matches!(look, 30..=38 | 40..=48 | 90..=107))
}

#[test]
fn every_locale_gets_the_characters_that_it_has() {
    std::thread::scope(|scope| {
        for (locale, characters) in LOCALES {
            scope.spawn(move || {
                let bytes = walk(&[("LANG", locale)], &[]);
                assert!(characters.can_show(&bytes), "{locale:?}");
                assert!(has(&bytes, characters.word()), "{locale:?}: {}", String::from_utf8_lossy(&bytes));
                assert!(shows_the_cursor(&bytes), "{locale:?}");
            });
        }
    });
}

#[test]
fn a_terminal_without_colours_gets_none_and_shows_the_cursor() {
    std::thread::scope(|scope| {
        for environment in [
            [("NO_COLOR", "1"), ("TERM", "xterm-256color")],
            [("COLORTERM", "truecolor"), ("TERM", "vt100")],
            [("LANG", "C"), ("TERM", "vt220")],
            [("LANG", "C.UTF-8"), ("TERM", "xterm-mono")],
            [("CLICOLOR", "0"), ("TERM", "linux")],
        ] {
            scope.spawn(move || {
                let bytes = walk(&environment, &[]);
                let coloured: Vec<Vec<u16>> =
                    looks(&bytes).into_iter().filter(|looks| is_colour(looks)).collect();
                assert!(coloured.is_empty(), "{environment:?}: {coloured:?}");
                assert!(shows_the_cursor(&bytes), "{environment:?}");
            });
        }
    });
}

#[test]
fn colours_are_those_that_the_terminal_has() {
    let place = Place::new();
    let dark = place.path().join("dark.ron");
    std::fs::write(&dark, "(theme: \"dark\")").unwrap();
    // The theme of the terminal has the sixteen; the dark one has shades of its own.
    let arguments = ["--config", dark.to_str().unwrap()];
    std::thread::scope(|scope| {
        for (term, colorterm, table, full) in [
            ("linux", "", false, false),
            ("xterm", "", false, false),
            ("screen", "", false, false),
            ("xterm-256color", "", true, false),
            ("xterm-256color", "truecolor", false, true),
        ] {
            scope.spawn(move || {
                let bytes = walk(
                    &[("TERM", term), ("COLORTERM", colorterm)],
                    &arguments[..if table || full { 2 } else { 0 }],
                );
                let looks = looks(&bytes);
                let any = |kind: u16| {
                    looks.iter().any(|looks| {
                        looks.windows(2).any(|pair| matches!(pair[0], 38 | 48) && pair[1] == kind)
                    })
                };
                assert_eq!((any(5), any(2)), (table, full), "{term} {colorterm}");
                assert!(looks.iter().any(|looks| is_colour(looks)), "{term}: no colour at all");
                assert!(shows_the_cursor(&bytes), "{term}");
            });
        }
    });
}

#[test]
fn letters_that_a_latin_terminal_sends_are_letters() {
    let place = Place::new();
    let mut terminal = Terminal::folj_where(place.path(), &[], &[("LANG", "sv_SE.ISO-8859-1")]);
    terminal.until("Samverkansplan 2024");
    for key in [&b"\x1b[C"[..], b"\x1b[C", b"\x1b[C", b"a", b"v\xe5", b"r", b"\xf6"] {
        terminal.send(key);
        terminal.bytes_within(SHORT);
    }
    assert!(has(&terminal.raw, b"\xe5") && has(&terminal.raw, b"\xf6"), "what is typed is shown");
    terminal.send("\x13");
    terminal.until("Sparat");
    terminal.send("q");
    terminal.ended_within(Duration::from_secs(5));
    let told = place.folj(&["log", "--format", "json"]);
    assert!(told.out.contains("\"note\":\"vårö\""), "{}", told.out);
}

#[test]
fn answers_on_a_terminal_have_its_characters_and_answers_in_a_pipe_are_utf_8() {
    for (locale, characters) in LOCALES {
        let place = Place::new();
        let environment = [("LANG", locale), ("FOLJ_LANG", "sv")];
        let mut terminal = Terminal::folj_where(place.path(), &["show", "2.1.1"], &environment);
        assert_eq!(terminal.ended_within(Duration::from_secs(5)).exit_code(), 0);
        assert!(characters.can_show(&terminal.raw) && has(&terminal.raw, characters.word()), "{locale:?}");
        let answer =
            place.command(crate::kit::FOLJ).args(["show", "2.1.1"]).env("LANG", locale).output().unwrap();
        assert!(has(&answer.stdout, Characters::Utf8.word()), "{locale:?}");
    }
    // Somebody who knows better than the locale says so in the settings.
    let place = Place::new();
    let config = place.path().join("all.ron");
    std::fs::write(&config, "(glyphs: Unicode)").unwrap();
    let arguments = ["--config", config.to_str().unwrap(), "show", "2.1.1"];
    let mut terminal = Terminal::folj_where(place.path(), &arguments, &[("LANG", "C")]);
    terminal.ended_within(Duration::from_secs(5));
    assert!(has(&terminal.raw, Characters::Utf8.word()));
}

/// A terminal that can only print gets lines and questions instead of a screen.
#[test]
fn a_terminal_that_can_only_print_is_talked_to() {
    for locale in ["C", "sv_SE.UTF-8"] {
        let place = Place::new();
        let mut terminal = Terminal::folj_where(
            place.path(),
            &[],
            &[("TERM", "dumb"), ("LANG", locale), ("FOLJ_LANG", "sv")],
        );
        terminal.until("0");
        terminal.send("1\r1\rq\r");
        terminal.ended_within(Duration::from_secs(5));
        assert!(!terminal.raw.contains(&0x1b), "{locale}");
        assert!(locale != "C" || terminal.raw.is_ascii(), "{locale}");
    }
}
