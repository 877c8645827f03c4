//! What a whole escape sequence means: a table of final bytes and one of numbers.
//!
//! The tables hold what xterm, `PuTTY`, Windows Terminal, tmux and the Linux console send (xterm's
//! `ctlseqs`, and the kitty keyboard protocol as far as another program may have left it on).

use crate::app::Msg;
use crate::keys::{Code, Key};

/// Lines per notch of the wheel.
const NOTCH: i16 = 3;

/// Sequences that end in a letter: `ESC [ A`, `ESC O A`, `ESC [ 1 ; 2 A`.
const LETTERS: [(u8, Code); 11] = [
    (b'A', Code::Up),
    (b'B', Code::Down),
    (b'C', Code::Right),
    (b'D', Code::Left),
    (b'F', Code::End),
    (b'H', Code::Home),
    (b'M', Code::Enter),
    (b'P', Code::F(1)),
    (b'Q', Code::F(2)),
    (b'R', Code::F(3)),
    (b'S', Code::F(4)),
];

/// Sequences that end in `~`: `ESC [ 5 ~`, `ESC [ 15 ; 2 ~`.
const NUMBERS: [(u32, Code); 20] = [
    (1, Code::Home),
    (2, Code::Insert),
    (3, Code::Delete),
    (4, Code::End),
    (5, Code::PageUp),
    (6, Code::PageDown),
    (7, Code::Home),
    (8, Code::End),
    (11, Code::F(1)),
    (12, Code::F(2)),
    (13, Code::F(3)),
    (14, Code::F(4)),
    (15, Code::F(5)),
    (17, Code::F(6)),
    (18, Code::F(7)),
    (19, Code::F(8)),
    (20, Code::F(9)),
    (21, Code::F(10)),
    (23, Code::F(11)),
    (24, Code::F(12)),
];

/// Characters that the kitty protocol names by their control code.
const KITTY: [(u32, Code); 4] = [(9, Code::Tab), (13, Code::Enter), (27, Code::Esc), (127, Code::Backspace)];

/// What `ESC [ params last` means, if anything.
pub(super) fn csi(params: &[u8], last: u8) -> Option<Msg> {
    if let Some(mouse) = params.strip_prefix(b"<") {
        return mouse_event(&numbers(mouse), last);
    }
    if !params.iter().all(|b| matches!(b, b'0'..=b'9' | b';' | b':')) {
        return None;
    }
    let params = numbers(params);
    if kind(&params) == Kind::Release {
        return None;
    }
    let first = number(&params, 0);
    let code = match last {
        b'~' => lookup(&NUMBERS, first?)?,
        // A control character that has no name there is none that anybody types.
        b'u' => lookup(&KITTY, first?).or_else(|| character(first?))?,
        b'Z' => return Some(Msg::Key(Key { shift: true, ..Key::plain(Code::Tab) })),
        // With two numbers it is where the cursor is: an answer to a question of somebody else's.
        b'R' if first > Some(1) => return None,
        // `ESC [ M` is the mouse of old, see `escapes`.
        b'M' => return None,
        letter => lookup(&LETTERS, letter)?,
    };
    Some(Msg::Key(with_modifiers(code, number(&params, 1).unwrap_or(1))))
}

fn character(number: u32) -> Option<Code> {
    char::from_u32(number).filter(|c| !c.is_control()).map(Code::Char)
}

/// What `ESC O last` means, if anything.
pub(super) fn ss3(last: u8) -> Option<Msg> {
    lookup(&LETTERS, last).map(Key::plain).map(Msg::Key)
}

/// What `ESC [ [ last` means, the function keys of the Linux console.
pub(super) fn linux(last: u8) -> Option<Msg> {
    matches!(last, b'A'..=b'E').then(|| Msg::Key(Key::plain(Code::F(last - b'A' + 1))))
}

fn lookup<K: PartialEq + Copy>(table: &[(K, Code)], key: K) -> Option<Code> {
    table.iter().find(|(k, _)| *k == key).map(|(_, code)| *code)
}

/// The parameters, each with its parts: `1;2:3` is `[[1], [2, 3]]`. One that is left out or too
/// large is `None`.
fn numbers(params: &[u8]) -> Vec<Vec<Option<u32>>> {
    let number = |digits: &[u8]| std::str::from_utf8(digits).ok().and_then(|text| text.parse().ok());
    params.split(|b| *b == b';').map(|param| param.split(|b| *b == b':').map(number).collect()).collect()
}

fn number(params: &[Vec<Option<u32>>], at: usize) -> Option<u32> {
    params.get(at)?.first().copied()?
}

#[derive(PartialEq)]
enum Kind {
    Press,
    Release,
}

/// Whether the key went down or up; only the kitty protocol tells.
fn kind(params: &[Vec<Option<u32>>]) -> Kind {
    match params.get(1).and_then(|modifiers| modifiers.get(1)) {
        Some(Some(3)) => Kind::Release,
        _ => Kind::Press,
    }
}

/// Modifiers come as one more than the sum of shift 1, alt 2, ctrl 4.
fn with_modifiers(code: Code, modifiers: u32) -> Key {
    let held = modifiers.saturating_sub(1);
    let character = matches!(code, Code::Char(_));
    Key { code, shift: held & 1 != 0 && !character, alt: held & 2 != 0, ctrl: held & 4 != 0 }
}

/// `ESC [ < button ; column ; row M`, or `m` when the button goes up (xterm's mode 1006).
fn mouse_event(params: &[Vec<Option<u32>>], last: u8) -> Option<Msg> {
    let [button, column, row] = [number(params, 0)?, number(params, 1)?, number(params, 2)?];
    let cell = |n: u32| u16::try_from(n).ok()?.checked_sub(1);
    // 4, 8 and 16 are shift, alt and ctrl.
    match (button & !0b1_1100, last) {
        (0, b'M') => Some(Msg::Click(cell(column)?, cell(row)?)),
        (64, b'M') => Some(Msg::Wheel(-NOTCH)),
        (65, b'M') => Some(Msg::Wheel(NOTCH)),
        _ => None,
    }
}
