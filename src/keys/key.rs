//! Keys as folj knows them, and their names in `keys.ron` and `--keys`.

use std::fmt;
use std::str::FromStr;

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key; a letter comes with its case.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift, for keys that are no characters.
    pub shift: bool,
}

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character.
    Char(char),
    /// Enter
    Enter,
    /// Esc
    Esc,
    /// Backspace
    Backspace,
    /// Tab; with Shift for the way back.
    Tab,
    /// ↑
    Up,
    /// ↓
    Down,
    /// ←
    Left,
    /// →
    Right,
    /// Home
    Home,
    /// End
    End,
    /// Page Up
    PageUp,
    /// Page Down
    PageDown,
    /// Delete
    Delete,
    /// Insert
    Insert,
    /// A function key.
    F(u8),
}

/// A text that names no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no key")]
pub struct BadKey(pub String);

/// The names of the keys that are no characters.
const NAMES: [(&str, Code); 15] = [
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("backspace", Code::Backspace),
    ("tab", Code::Tab),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
    ("delete", Code::Delete),
    ("insert", Code::Insert),
    ("space", Code::Char(' ')),
];

impl Key {
    /// The key without Ctrl, Alt or Shift.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character without Ctrl or Alt.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// The character that it types into a text field.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

/// The names of keys that may have been meant by one that is none, with its Ctrl, Alt and Shift.
pub(super) fn names_like(found: &str) -> Vec<String> {
    let modifiers = ["ctrl-", "alt-", "shift-"];
    let mut rest = found;
    while let Some(after) = modifiers.iter().find_map(|one| rest.strip_prefix(one)) {
        rest = after;
    }
    let before = found.strip_suffix(rest).unwrap_or_default();
    let names = NAMES.iter().map(|(name, _)| (*name).to_owned());
    names.chain((1..=12).map(|n| format!("f{n}"))).map(|name| format!("{before}{name}")).collect()
}

/// `k`, `enter`, `ctrl-k`, `shift-tab`, `f5`.
impl FromStr for Key {
    type Err = BadKey;

    fn from_str(text: &str) -> Result<Self, BadKey> {
        let bad = || BadKey(text.to_owned());
        let mut key = Self::plain(Code::Esc);
        let mut rest = text;
        loop {
            let (flag, after) = if let Some(after) = rest.strip_prefix("ctrl-") {
                (&mut key.ctrl, after)
            } else if let Some(after) = rest.strip_prefix("alt-") {
                (&mut key.alt, after)
            } else if let Some(after) = rest.strip_prefix("shift-") {
                (&mut key.shift, after)
            } else {
                break;
            };
            *flag = true;
            rest = after;
        }
        let mut chars = rest.chars();
        key.code = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() => Code::Char(c),
            (Some('f'), Some(_)) if rest.get(1..).is_some_and(|n| n.parse::<u8>().is_ok()) => {
                Code::F(rest.get(1..).and_then(|n| n.parse().ok()).ok_or_else(bad)?)
            }
            _ => NAMES.iter().find(|(name, _)| *name == rest).map(|(_, code)| *code).ok_or_else(bad)?,
        };
        Ok(key)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (flag, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if flag {
                f.write_str(name)?;
            }
        }
        match self.code {
            Code::F(n) => write!(f, "f{n}"),
            Code::Char(c) if c != ' ' => write!(f, "{c}"),
            code => f.write_str(NAMES.iter().find(|(_, c)| *c == code).map_or("", |(name, _)| name)),
        }
    }
}

/// The keys of `--keys` and of the stories: characters stand for themselves, `<name>` for a
/// named key, `<lt>` for `<`: `fo<enter>jj<ctrl-k>`. Outside quotes (`"så här"`) blanks only part keys.
pub fn parse_keys(text: &str) -> Result<Vec<Key>, BadKey> {
    let mut keys = Vec::new();
    let mut quoted = false;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => {}
            '<' if !quoted => {
                let name: String = rest.by_ref().take_while(|&c| c != '>').collect();
                keys.push(if name == "lt" { Key::char('<') } else { name.to_lowercase().parse()? });
            }
            c => keys.push(Key::char(c)),
        }
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_both_ways() {
        for name in ["k", "ö", "ctrl-k", "shift-tab", "f5", "pagedown", "space", "-", "ctrl-shift-up", "<"] {
            assert_eq!(name.parse::<Key>().map(|key| key.to_string()), Ok(name.to_owned()));
        }
        for name in ["", "ctrl-", "entre", "fx", "f256", "\u{1b}"] {
            assert!(name.parse::<Key>().is_err(), "{name}");
        }
    }

    #[test]
    fn a_row_of_keys() {
        let keys = parse_keys("f o <enter> jj <ctrl-k> \"a b\" <lt>").unwrap();
        let names: Vec<String> = keys.iter().map(ToString::to_string).collect();
        assert_eq!(names, ["f", "o", "enter", "j", "j", "ctrl-k", "a", "space", "b", "<"]);
    }
}
