//! From the bytes of the terminal to keys and pasted text: a state machine without a clock.
//!
//! Digits record outcomes, so a piece of an escape sequence must never become a key. A lone ESC
//! is held for a moment, because the network may have cut a sequence behind it; a `[` or `O` that
//! comes after it, however late, begins a sequence all the same. Whoever feeds the bytes asks
//! [`Escapes::wait`] how long to wait for more and calls [`Escapes::lapse`] when nothing came;
//! most of the time the answer is: as long as it takes.

use std::time::Duration;

use super::sequences;
use crate::app::Msg;
use crate::keys::{Code, Key};

const ESC: u8 = 0x1b;
const CTRL_C: u8 = 0x03;
const BELL: u8 = 0x07;
/// How the terminal ends a paste that `ESC [ 200 ~` began.
const PASTE_ENDS: &[u8] = b"\x1b[201~";
/// The longest paste that is kept, in bytes; a note has at most 2,000 characters.
const LONGEST_PASTE: usize = 256 << 10;
/// The longest parameters that are kept; the rest of a longer sequence is swallowed.
const LONGEST_PARAMS: usize = 64;
/// How long an answer of the terminal (to a question of another program's) may pause.
const REPLY: Duration = Duration::from_millis(500);
/// So many characters in a row in one read, so many of them different, were not typed: without bracketed
/// paste a terminal sends what is pasted as if it were keys. Keys may come before it, where the line or the program
/// had to be waited for.
const BURST: (usize, usize) = (16, 4);

/// Where in a sequence the last byte left us.
#[derive(Debug, Default)]
enum State {
    #[default]
    Ground,
    /// In a character of several bytes; with Alt if an ESC came before it.
    Char { bytes: Vec<u8>, alt: bool },
    /// Behind an ESC, which was told as a key or is still held.
    Esc { told: bool },
    /// Behind `ESC [`, with the parameters so far.
    Csi(Vec<u8>),
    /// Behind `ESC O`.
    Ss3,
    /// Behind `ESC [ [`: a function key of the Linux console.
    Linux,
    /// Behind `ESC [ M`: so many bytes of the mouse of old are to come.
    OldMouse(u8),
    /// In an answer of the terminal, up to BEL or `ESC \`.
    Reply { escaped: bool },
    /// In pasted text; so many bytes of its end have come.
    Paste { text: Vec<u8>, ending: usize },
    /// In text that came too fast to be typed.
    Burst(Vec<u8>),
}

/// The state machine from bytes of the terminal to keys and pasted text.
#[derive(Debug)]
pub struct Escapes {
    hold: Duration,
    state: State,
}

impl Escapes {
    /// Holds a lone ESC for this long.
    pub fn new(hold: Duration) -> Self {
        Self { hold, state: State::Ground }
    }

    /// How long to wait for more bytes before [`Self::lapse`]; `None` is for ever.
    pub fn wait(&self) -> Option<Duration> {
        match self.state {
            State::Esc { told: false } | State::Burst(_) => Some(self.hold),
            State::Reply { .. } => Some(REPLY),
            State::Ground
            | State::Char { .. }
            | State::Esc { told: true }
            | State::Csi(_)
            | State::Ss3
            | State::Linux
            | State::OldMouse(_)
            | State::Paste { .. } => None,
        }
    }

    /// Nothing came for as long as [`Self::wait`] said.
    pub fn lapse(&mut self, out: &mut Vec<Msg>) {
        match std::mem::take(&mut self.state) {
            State::Esc { told } => {
                if !told {
                    out.push(Msg::Key(Key::plain(Code::Esc)));
                }
                self.state = State::Esc { told: true };
            }
            State::Burst(text) => out.push(pasted(&text)),
            State::Reply { .. } => {}
            other => self.state = other,
        }
    }

    /// Takes what one read gave.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Msg>) {
        if let State::Paste { text, .. } = &self.state
            && bytes == [CTRL_C]
        {
            // The end of the paste was lost: Ctrl-C alone gives the keyboard back.
            out.push(pasted(text));
            return self.state = State::Ground;
        }
        let mut rest = bytes;
        // How many of the bytes to come are text that may have been typed.
        let mut typed: usize = 0;
        while let Some((byte, behind)) = rest.split_first() {
            if typed == 0 && self.may_begin_text(*byte) {
                let length = rest.iter().take_while(|byte| is_text(**byte)).count();
                let (text, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
                if self.take_burst(text) {
                    if !after.is_empty() {
                        self.lapse(out);
                    }
                    rest = after;
                    continue;
                }
                typed = length;
            }
            self.byte(*byte, out);
            typed = typed.saturating_sub(1);
            rest = behind;
        }
    }

    /// Whether a byte that comes now stands by itself.
    fn may_begin_text(&self, byte: u8) -> bool {
        match self.state {
            State::Ground | State::Burst(_) => true,
            State::Esc { told } => told && byte != b'[',
            State::Char { .. }
            | State::Csi(_)
            | State::Ss3
            | State::Linux
            | State::OldMouse(_)
            | State::Reply { .. }
            | State::Paste { .. } => false,
        }
    }

    /// Takes text that came in one piece, unless it may have been typed.
    fn take_burst(&mut self, text: &[u8]) -> bool {
        if let State::Burst(before) = &mut self.state {
            keep(before, text);
            return true;
        }
        let is_burst = is_burst(text);
        if is_burst {
            self.state = State::Burst(text.iter().take(LONGEST_PASTE).copied().collect());
        }
        is_burst
    }

    fn byte(&mut self, byte: u8, out: &mut Vec<Msg>) {
        match std::mem::take(&mut self.state) {
            State::Ground | State::Burst(_) => self.ground(byte, false, out),
            State::Char { bytes, alt } => self.character(bytes, byte, alt, out),
            State::Esc { told } => self.escape(byte, told, out),
            State::Csi(params) => self.csi(params, byte, out),
            State::Ss3 => self.ss3(byte, out),
            State::Linux => out.extend(sequences::linux(byte)),
            State::OldMouse(left) if left > 1 => self.state = State::OldMouse(left - 1),
            State::OldMouse(_) => {}
            State::Reply { escaped } => self.reply(byte, escaped, out),
            State::Paste { text, ending } => self.paste(text, ending, byte, out),
        }
    }

    /// A byte that begins something.
    fn ground(&mut self, byte: u8, alt: bool, out: &mut Vec<Msg>) {
        let control = |letter: u8| Key { ctrl: true, ..Key::char(char::from(letter)) };
        let key = match byte {
            ESC => return self.state = State::Esc { told: false },
            b'\r' | b'\n' => Key::plain(Code::Enter),
            b'\t' => Key::plain(Code::Tab),
            0x08 | 0x7f => Key::plain(Code::Backspace),
            0 => control(b' '),
            1..=0x1a => control(byte - 1 + b'a'),
            0x1c..=0x1f => control(byte - 0x1c + b'\\'),
            b' '..=b'~' => Key::char(char::from(byte)),
            0xc2..=0xf4 => return self.state = State::Char { bytes: vec![byte], alt },
            // The same as `ESC [` and `ESC O`, in one byte, which no UTF-8 begins with.
            0x9b => return self.state = State::Csi(Vec::new()),
            0x8f => return self.state = State::Ss3,
            // Latin-1, or a piece of a character: not to be guessed at.
            _ => return out.push(Msg::Unreadable),
        };
        out.push(Msg::Key(Key { alt, ..key }));
    }

    /// A byte in a character of several bytes.
    fn character(&mut self, mut bytes: Vec<u8>, byte: u8, alt: bool, out: &mut Vec<Msg>) {
        if byte & 0xc0 != 0x80 {
            out.push(Msg::Unreadable);
            return self.ground(byte, false, out);
        }
        let length = match bytes.first() {
            Some(..0xe0) => 2,
            Some(0xe0..0xf0) => 3,
            Some(0xf0..) | None => 4,
        };
        bytes.push(byte);
        if bytes.len() < length {
            self.state = State::Char { bytes, alt };
        } else {
            let c = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next());
            match c {
                Some(c) if c.is_control() => {}
                Some(c) => out.push(Msg::Key(Key { alt, ..Key::char(c) })),
                None => out.push(Msg::Unreadable),
            }
        }
    }

    /// The byte behind an ESC.
    fn escape(&mut self, byte: u8, told: bool, out: &mut Vec<Msg>) {
        match byte {
            b'[' => self.state = State::Csi(Vec::new()),
            b'O' => self.state = State::Ss3,
            b']' | b'P' | b'_' | b'^' if !told => self.state = State::Reply { escaped: false },
            ESC => {
                if !told {
                    out.push(Msg::Key(Key::plain(Code::Esc)));
                }
                self.state = State::Esc { told: false };
            }
            _ => self.ground(byte, !told, out),
        }
    }

    fn csi(&mut self, mut params: Vec<u8>, byte: u8, out: &mut Vec<Msg>) {
        match byte {
            b'[' if params.is_empty() => self.state = State::Linux,
            b'M' if params.is_empty() => self.state = State::OldMouse(3),
            b'~' if params == b"200" => self.state = State::Paste { text: Vec::new(), ending: 0 },
            b'@'..=b'~' => out.extend(sequences::csi(&params, byte)),
            b' '..=b'?' => {
                if params.len() < LONGEST_PARAMS {
                    params.push(byte);
                }
                self.state = State::Csi(params);
            }
            _ => self.ground(byte, false, out),
        }
    }

    fn ss3(&mut self, byte: u8, out: &mut Vec<Msg>) {
        match byte {
            b'0'..=b'?' => self.state = State::Ss3,
            b'@'..=b'~' => out.extend(sequences::ss3(byte)),
            _ => self.ground(byte, false, out),
        }
    }

    fn reply(&mut self, byte: u8, escaped: bool, out: &mut Vec<Msg>) {
        match (byte, escaped) {
            (BELL, _) | (b'\\', true) => {}
            (ESC, _) => self.state = State::Reply { escaped: true },
            (_, false) => self.state = State::Reply { escaped: false },
            (_, true) => self.escape(byte, false, out),
        }
    }

    fn paste(&mut self, mut text: Vec<u8>, mut ending: usize, byte: u8, out: &mut Vec<Msg>) {
        if PASTE_ENDS.get(ending) == Some(&byte) {
            ending += 1;
        } else {
            keep(&mut text, PASTE_ENDS.get(..ending).unwrap_or_default());
            ending = usize::from(byte == ESC);
            if ending == 0 {
                keep(&mut text, &[byte]);
            }
        }
        if ending == PASTE_ENDS.len() {
            out.push(pasted(&text));
        } else {
            self.state = State::Paste { text, ending };
        }
    }
}

fn is_text(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n' | b'\t' | b' '..=b'~' | 0x80..)
}

fn is_burst(text: &[u8]) -> bool {
    let (length, different) = BURST;
    let distinct = || text.iter().collect::<std::collections::BTreeSet<_>>().len();
    text.len() >= length && distinct() >= different
}

fn keep(text: &mut Vec<u8>, bytes: &[u8]) {
    let room = LONGEST_PASTE.saturating_sub(text.len());
    text.extend(bytes.iter().take(room));
}

/// Pasted text with one kind of line end and without control characters.
fn pasted(bytes: &[u8]) -> Msg {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
    Msg::Paste(text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect())
}

#[cfg(test)]
mod tests;
