//! Tables of bytes and the keys they give, whole and cut anywhere.

use super::*;

const HOLD: Duration = Duration::from_millis(50);

/// What the pieces give, with a pause behind each: long enough for everything to lapse, or not.
fn decode(pieces: &[&[u8]], pause: bool) -> Vec<String> {
    let (mut escapes, mut out) = (Escapes::new(HOLD), Vec::new());
    for piece in pieces {
        escapes.feed(piece, &mut out);
        if pause && escapes.wait().is_some() {
            escapes.lapse(&mut out);
            assert_eq!(escapes.wait(), None, "a second pause");
        }
    }
    out.into_iter().map(name).collect()
}

fn name(msg: Msg) -> String {
    match msg {
        Msg::Key(key) => key.to_string(),
        Msg::Paste(text) => format!("paste {text:?}"),
        other => format!("{other:?}"),
    }
}

const SEQUENCES: [(&[u8], &str); 34] = [
    (b"\x1b[A", "up"),
    (b"\x1b[B", "down"),
    (b"\x1b[C", "right"),
    (b"\x1b[D", "left"),
    (b"\x1bOA", "up"),
    (b"\x1bOD", "left"),
    (b"\x1b[H", "home"),
    (b"\x1b[F", "end"),
    (b"\x1b[1~", "home"),
    (b"\x1b[4~", "end"),
    (b"\x1b[7~", "home"),
    (b"\x1bOH", "home"),
    (b"\x1b[2~", "insert"),
    (b"\x1b[3~", "delete"),
    (b"\x1b[5~", "pageup"),
    (b"\x1b[6~", "pagedown"),
    (b"\x1b[Z", "shift-tab"),
    (b"\x1b[1;2A", "shift-up"),
    (b"\x1b[1;5C", "ctrl-right"),
    (b"\x1b[3;3~", "alt-delete"),
    (b"\x1bOP", "f1"),
    (b"\x1b[[A", "f1"),
    (b"\x1b[[E", "f5"),
    (b"\x1b[11~", "f1"),
    (b"\x1b[15~", "f5"),
    (b"\x1b[24~", "f12"),
    (b"\x1b[1;2S", "shift-f4"),
    (b"\x1bOM", "enter"),
    (b"\x1b[<0;12;5M", "Click(11, 4)"),
    (b"\x1b[<64;12;5M", "Wheel(-3)"),
    (b"\x1b[<65;12;5M", "Wheel(3)"),
    (b"\x1b[97u", "a"),
    (b"\x1b[97;5:1u", "ctrl-a"),
    (b"\x1b[200~1q0\r2\x1b[201~", "paste \"1q0\\n2\""),
];

#[test]
fn whole_sequences() {
    for (bytes, expected) in SEQUENCES {
        assert_eq!(decode(&[bytes], false), [expected], "{bytes:?}");
    }
}

#[test]
fn sequences_cut_anywhere_give_their_key_and_leave_nothing_behind() {
    for (bytes, expected) in SEQUENCES {
        for at in 1..bytes.len() {
            let (head, tail) = bytes.split_at(at);
            let pieces = [head, tail, b"k"];
            assert_eq!(decode(&pieces, false), [expected, "k"], "{bytes:?} at {at}, no pause");
            let seen = decode(&pieces, true);
            let told = if at == 1 { &["esc", expected, "k"][..] } else { &[expected, "k"][..] };
            assert_eq!(seen, told, "{bytes:?} at {at}, long pause");
        }
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(decode(&single, false), [expected], "{bytes:?} byte by byte");
    }
}

#[test]
fn what_is_no_key_is_swallowed_whole_and_in_pieces() {
    let nothing: [&[u8]; 12] = [
        b"\x1b[17;3u",
        b"\x1b[I",
        b"\x1b[24;80R",
        b"\x1b[?1;2c",
        b"\x1b[999999999999;1~",
        b"\x1b[97;1:3u",
        b"\x1b[<0;12;5m",
        b"\x1b[<35;99999;1M",
        b"\x1b[M 12",
        b"\x1b[201~",
        b"\x1b[57399123123u",
        b"\x1bOw",
    ];
    for bytes in nothing {
        for at in 1..bytes.len() {
            let (head, tail) = bytes.split_at(at);
            assert_eq!(decode(&[head, tail, b"k"], false), ["k"], "{bytes:?} at {at}");
            let seen = decode(&[head, tail, b"k"], true);
            assert!(seen == ["k"] || at == 1 && seen == ["esc", "k"], "{bytes:?} at {at}: {seen:?}");
        }
    }
}

#[test]
fn answers_of_the_terminal_are_no_keys() {
    for bytes in
        [&b"\x1b]11;rgb:1a/1b/1c\x07k"[..], b"\x1b]11;rgb:1a/1b/1c\x1b\\k", b"\x1bP>|xterm(390)\x1b\\k"]
    {
        for at in 1..bytes.len() {
            let (head, tail) = bytes.split_at(at);
            assert_eq!(decode(&[head, tail], false), ["k"], "{bytes:?} at {at}");
        }
    }
    // One that never ends leaves the keyboard alone after a moment.
    assert_eq!(decode(&[b"\x1b]11;", b"k"], true), ["k"]);
}

#[test]
fn escape_alone_is_held_and_then_told_once() {
    let (mut escapes, mut out) = (Escapes::new(HOLD), Vec::new());
    escapes.feed(b"\x1b", &mut out);
    assert_eq!(escapes.wait(), Some(HOLD));
    escapes.lapse(&mut out);
    assert_eq!(escapes.wait(), None, "idle is idle, also behind an Esc");
    assert_eq!(decode(&[b"\x1b"], false), [""; 0]);
    assert_eq!(decode(&[b"\x1b"], true), ["esc"]);
    assert_eq!(decode(&[b"\x1b", b"j"], true), ["esc", "j"]);
    assert_eq!(decode(&[b"\x1b", b"\x1b"], true), ["esc", "esc"]);
    assert_eq!(decode(&[b"\x1b\x1b[A"], true), ["esc", "up"]);
    // However late.
    assert_eq!(decode(&[b"\x1b", b"[", b"1", b"~", b"k"], true), ["esc", "home", "k"]);
    assert_eq!(decode(&[b"\x1b", b"O", b"P", b"k"], true), ["esc", "f1", "k"]);
}

#[test]
fn an_escape_with_a_character_is_alt_and_writes_nothing() {
    assert_eq!(decode(&[b"\x1b1"], false), ["alt-1"]);
    assert_eq!(decode(&[b"\x1b", b"1"], false), ["alt-1"]);
    assert_eq!(decode(&["\u{1b}å".as_bytes()], false), ["alt-å"]);
    assert_eq!(decode(&[b"\x1b\r"], false), ["alt-enter"]);
}

#[test]
fn characters_and_controls() {
    let expected = [
        "a",
        "å",
        "Ö",
        "space",
        "enter",
        "tab",
        "backspace",
        "backspace",
        "ctrl-c",
        "ctrl-z",
        "ctrl-\\",
        "ctrl-_",
    ];
    assert_eq!(decode(&["aåÖ \r\t\u{7f}\u{8}\u{3}\u{1a}\u{1c}\u{1f}".as_bytes()], false), expected);
    for text in ["å", "€", "👩"] {
        let bytes = text.as_bytes();
        for at in 1..bytes.len() {
            assert_eq!(decode(&[&bytes[..at], &bytes[at..]], true), [text]);
        }
    }
}

#[test]
fn latin_1_and_broken_utf_8_are_told_and_not_guessed_at() {
    for (bytes, unreadable) in [
        (&b"\xe5"[..], 1),
        (b"\xe4\xf6", 2),
        (b"\xff\xfe\xc3", 3),
        (b"\xc3\xe5", 2),
        (b"\x80\xbf", 2),
        (b"\xf0\x9f\x91", 1),
        (b"\xc2\x9b", 0),
    ] {
        let seen = decode(&[bytes, b"k"], true);
        assert_eq!(seen, [vec!["Unreadable"; unreadable], vec!["k"]].concat(), "{bytes:?}");
    }
    assert_eq!(decode(&[b"\x9b1~k"], false), ["home", "k"], "the one-byte form of ESC [");
}

#[test]
fn a_control_byte_ends_a_sequence_that_never_ended() {
    assert_eq!(decode(&[b"\x1b[1;", b"\r", b"j"], true), ["enter", "j"]);
    assert_eq!(decode(&[b"\x1b[1;", b"\x1b[A"], true), ["up"]);
    assert_eq!(decode(&[b"\x1bO", b"\x03"], true), ["ctrl-c"]);
}

#[test]
fn pasted_text_cut_anywhere_is_one_text() {
    let bytes = "\u{1b}[200~1 åäö\r\n2\u{1b}[20 \u{7}q\u{1b}[201~".as_bytes();
    for at in 2..bytes.len() {
        let seen = decode(&[&bytes[..at], &bytes[at..]], true);
        assert_eq!(seen, ["paste \"1 åäö\\n2[20 q\""], "at {at}");
    }
}

#[test]
fn a_paste_that_never_ends_is_given_up_with_ctrl_c() {
    assert_eq!(decode(&[b"\x1b[200~123", b"4", b"\x03", b"j"], true), ["paste \"1234\"", "j"]);
}

#[test]
fn text_that_came_too_fast_to_be_typed_is_a_paste() {
    let text = b"1. Gemensam mottagning\r2. Uppdrag";
    assert_eq!(decode(&[text], true), ["paste \"1. Gemensam mottagning\\n2. Uppdrag\""]);
    assert_eq!(decode(&[text, b" 3", b"q"], false), [""; 0], "still coming");
    assert_eq!(decode(&[text, b"\x1b[A"], false).last().map(String::as_str), Some("up"));
    assert_eq!(decode(&[b"\x1b", b"Omsorg och 1 2 3 till alla"], true).len(), 2, "esc, paste");
    // Keys held down are keys, and so is a handful that the network bundled.
    assert_eq!(decode(&[&[b'j'; 30]], false).len(), 30);
    assert_eq!(decode(&[b"fo\rlll1"], false).len(), 7);
}

#[test]
fn keys_that_came_in_the_same_read_as_a_paste_make_no_keys_of_it() {
    let pasted = "paste \"Omsorg och 1 2 3 till alla\"";
    for (before, keys) in [
        (&b"\x1b[A"[..], &["up"][..]),
        (b"\x1b[B\x1bOB\x03", &["down", "down", "ctrl-c"]),
        // The last Esc takes the letter behind it with it, which was typed or not.
        (b"\x1b\x1bs", &["esc", "alt-s"]),
    ] {
        for (after, last) in [(&b""[..], None), (b"\x1b[A", Some("up")), (b"\x03", Some("ctrl-c"))] {
            let read = [before, b"Omsorg och 1 2 3 till alla", after].concat();
            let wanted: Vec<_> = keys.iter().copied().chain([pasted]).chain(last).collect();
            assert_eq!(decode(&[&read], true), wanted);
        }
    }
    // A short text between keys may have been typed.
    assert_eq!(decode(&[b"\x1b[Afo\rlll1\x1b[B"], true).len(), 9);
}

#[test]
fn a_paste_is_kept_up_to_a_limit() {
    let mut bytes = b"\x1b[200~".to_vec();
    bytes.resize(bytes.len() + 2 * LONGEST_PASTE, b'x');
    bytes.extend(PASTE_ENDS);
    let (mut escapes, mut out) = (Escapes::new(HOLD), Vec::new());
    escapes.feed(&bytes, &mut out);
    assert!(matches!(out.as_slice(), [Msg::Paste(text)] if text.len() == LONGEST_PASTE));
}
