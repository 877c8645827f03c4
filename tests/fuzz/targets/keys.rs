//! Bytes of the terminal: the same keys however the network cuts them, nothing that steers in a text,
//! and a keyboard that always comes back.
#![no_main]

use std::time::Duration;

use folj::app::Msg;
use folj::keys::{Code, Key};
use folj::shell::Escapes;
use libfuzzer_sys::fuzz_target;

const CTRL_C: u8 = 0x03;

/// So much in one read may be taken for pasted, which a read of a single byte never is.
const BURST: usize = 16;

fuzz_target!(|data: &[u8]| {
    let Some((&seed, bytes)) = data.split_first() else { return };
    // Ctrl-C in a read of its own ends a paste, so that cuts around it do matter.
    let plain: Vec<u8> = bytes.iter().map(|&byte| if byte == CTRL_C { 0x04 } else { byte }).collect();
    let alone = fed(plain.chunks(1));
    assert_eq!(fed(pieces(&plain, seed).into_iter()), alone);
    are_clean(&alone);

    // With pauses and with all in one read, and then the user who has had enough.
    let (mut escapes, mut out) = (Escapes::new(Duration::ZERO), Vec::new());
    for piece in pieces(bytes, seed) {
        escapes.feed(piece, &mut out);
        pause(&mut escapes, &mut out);
    }
    come_back(escapes, out);
    let (mut escapes, mut out) = (Escapes::new(Duration::ZERO), Vec::new());
    escapes.feed(bytes, &mut out);
    if is_burst(bytes) {
        pause(&mut escapes, &mut out);
        assert!(matches!(&out[..], [Msg::Paste(_)]), "pasted, not typed: {out:?}");
    }
    come_back(escapes, out);
});

fn fed<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Vec<Msg> {
    let (mut escapes, mut out) = (Escapes::new(Duration::ZERO), Vec::new());
    pieces.for_each(|piece| escapes.feed(piece, &mut out));
    out
}

/// Cuts that the seed decides, each shorter than what may be taken for pasted.
fn pieces(mut bytes: &[u8], seed: u8) -> Vec<&[u8]> {
    let (mut state, mut pieces) = (u32::from(seed) + 1, Vec::new());
    while !bytes.is_empty() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let (piece, rest) = bytes.split_at(bytes.len().min(1 + (state >> 24) as usize % (BURST - 1)));
        pieces.push(piece);
        bytes = rest;
    }
    pieces
}

fn pause(escapes: &mut Escapes, out: &mut Vec<Msg>) {
    if escapes.wait().is_some() {
        escapes.lapse(out);
        assert_eq!(escapes.wait(), None, "one pause is enough");
    }
}

/// What is read as text in one piece, and is too much and too varied for a hand.
fn is_burst(bytes: &[u8]) -> bool {
    let distinct: std::collections::BTreeSet<&u8> = bytes.iter().collect();
    let is_text = bytes.iter().all(|byte| matches!(byte, b'\r' | b'\n' | b'\t' | b' '..=b'~' | 0x80..));
    bytes.len() >= BURST && distinct.len() >= 4 && is_text
}

fn are_clean(told: &[Msg]) {
    for msg in told {
        match msg {
            Msg::Key(Key { code: Code::Char(c), .. }) => assert!(!c.is_control(), "{c:?}"),
            Msg::Paste(text) => assert!(!text.chars().any(|c| c.is_control() && !"\n\t".contains(c))),
            _ => {}
        }
    }
}

/// Whatever came before: some Ctrl-C with a pause behind each, and one of them arrives.
fn come_back(mut escapes: Escapes, mut out: Vec<Msg>) {
    pause(&mut escapes, &mut out);
    are_clean(&out);
    let before = out.len();
    for _ in 0..5 {
        escapes.feed(&[CTRL_C], &mut out);
        pause(&mut escapes, &mut out);
    }
    let ctrl_c = Msg::Key(Key { ctrl: true, ..Key::char('c') });
    assert!(out[before..].contains(&ctrl_c), "{:?}", &out[before..]);
}
