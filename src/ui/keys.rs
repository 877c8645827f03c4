//! The names of keys as words.

use crate::app::Glyphs;
use crate::keys::{Code, Key};
use crate::text::Lang;

/// The name of a key: a word, an arrow or the character itself, with Ctrl, Alt and Shift before it.
pub(super) fn key_name(lang: Lang, glyphs: Glyphs, key: Key) -> String {
    let mut name = String::new();
    for (flag, word) in
        [(key.ctrl, lang.key_ctrl()), (key.alt, lang.key_alt()), (key.shift, lang.key_shift())]
    {
        if flag {
            name.push_str(&word);
        }
    }
    match key.code {
        // Ctrl-S is written like that on keyboards, whichever letter is sent.
        Code::Char(c) if key.ctrl && c != ' ' => name.extend(c.to_uppercase()),
        Code::Char(c) if c != ' ' => name.push(c),
        Code::F(n) => name.extend(format!("F{n}").chars()),
        code => name.push_str(&word(lang, glyphs, code)),
    }
    name
}

fn word(lang: Lang, glyphs: Glyphs, code: Code) -> std::borrow::Cow<'static, str> {
    let arrow = |arrow: &'static str, word| match glyphs {
        Glyphs::Unicode => arrow.into(),
        Glyphs::Ascii => word,
    };
    match code {
        Code::Enter => lang.key_enter(),
        Code::Esc => lang.key_esc(),
        Code::Backspace => lang.key_backspace(),
        Code::Tab => lang.key_tab(),
        Code::Up => arrow("↑", lang.key_up()),
        Code::Down => arrow("↓", lang.key_down()),
        Code::Left => arrow("←", lang.key_left()),
        Code::Right => arrow("→", lang.key_right()),
        Code::Home => lang.key_home(),
        Code::End => lang.key_end(),
        Code::PageUp => lang.key_page_up(),
        Code::PageDown => lang.key_page_down(),
        Code::Delete => lang.key_delete(),
        Code::Insert => lang.key_insert(),
        Code::Char(_) | Code::F(_) => lang.key_space(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_named_in_words() {
        for (key, swedish, english) in [
            ("enter", "Enter", "Enter"),
            ("space", "Mellanslag", "Space"),
            ("backspace", "Backsteg", "Backspace"),
            ("shift-tab", "Skift-Tab", "Shift-Tab"),
            ("ctrl-s", "Ctrl-S", "Ctrl-S"),
            ("f5", "F5", "F5"),
            ("ä", "ä", "ä"),
            ("up", "↑", "↑"),
        ] {
            let key: Key = key.parse().unwrap();
            assert_eq!(key_name(Lang::Sv, Glyphs::Unicode, key), swedish);
            assert_eq!(key_name(Lang::En, Glyphs::Unicode, key), english);
        }
        assert_eq!(key_name(Lang::Sv, Glyphs::Ascii, Key::plain(Code::Up)), "Upp");
    }
}
