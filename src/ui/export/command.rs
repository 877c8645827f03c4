//! A command of a shell on lines of a given width: each line but the last ends with a backslash, so
//! that all of them pasted together are the command again.

use unicode_segmentation::UnicodeSegmentation;

use crate::app::shell_word;
use crate::ui::widgets::cut::width;

/// The lines of a command, of at most `room` cells each.
pub(super) fn lines(words: &[String], room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let before = std::iter::once(None).chain(words.iter().map(Some));
    for (at, (word, before)) in words.iter().zip(before).enumerate() {
        let whole = shell_word(word, before);
        // An option stands with its value.
        let value = words.get(at + 1).filter(|value| word.starts_with('-') && !value.starts_with('-'));
        let both = width(&whole) + value.map_or(0, |value| 1 + width(&shell_word(value, Some(word))));
        let needed = if both + 2 <= room { both } else { width(&whole) };
        if !line.is_empty() && width(&line) + 1 + needed + 2 > room {
            lines.push(std::mem::take(&mut line) + " \\");
        }
        if !line.is_empty() {
            line.push(' ');
        }
        if width(&line) + width(&whole) + 2 <= room {
            line.push_str(&whole);
        } else {
            let mut pieces = pieces(word, before, room);
            line = pieces.pop().unwrap_or_default();
            lines.extend(pieces.into_iter().map(|piece| piece + "\\"));
        }
    }
    lines.push(line);
    lines
}

/// A word that is longer than a line, in pieces that a shell takes together where nothing parts them.
fn pieces(word: &str, before: Option<&String>, room: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let typed = |piece: &str, first: bool| shell_word(piece, before.filter(|_| first));
    for grapheme in word.graphemes(true) {
        let longer = format!("{piece}{grapheme}");
        if !piece.is_empty() && width(&typed(&longer, pieces.is_empty())) + 2 > room {
            pieces.push(typed(&piece, pieces.is_empty()));
            grapheme.clone_into(&mut piece);
        } else {
            piece = longer;
        }
    }
    pieces.push(typed(&piece, pieces.is_empty()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_pasted_together_are_the_command() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        for (command, room, expected) in [
            (words(&["folj", "report"]), 40, vec!["folj report"]),
            (words(&["folj", "report", "-c", "OSN"]), 16, vec!["folj report \\", "-c OSN"]),
            (words(&["folj", "-o", "~/a b"]), 40, vec!["folj -o ~/'a b'"]),
            (words(&["folj", "--title", "~/a b"]), 40, vec!["folj --title '~/a b'"]),
            (words(&["folj", "-o", "abcdefghijklmnop"]), 12, vec!["folj -o \\", "abcdefghij\\", "klmnop"]),
            (words(&["--title", "ett och två"]), 10, vec!["--title \\", "'ett oc'\\", "'h två'"]),
        ] {
            let lines = lines(&command, room);
            assert_eq!(lines, expected, "{command:?}");
            assert!(lines.iter().all(|line| width(line) <= room));
        }
    }

    /// What a shell reads: the words of the lines.
    fn read(lines: &[String]) -> Vec<String> {
        let script = format!("for word in {}\ndo printf '%s\\0' \"$word\"; done", lines.join("\n"));
        let out =
            std::process::Command::new("sh").args(["-c", &script]).env("HOME", "/home/x").output().unwrap();
        let text = String::from_utf8(out.stdout).unwrap();
        text.split_terminator('\0').map(ToOwned::to_owned).collect()
    }

    #[test]
    fn a_shell_reads_the_words_again() {
        let texts = [
            "OSN",
            "d'accord; rm -rf $HOME",
            "å ä\"ö`x`",
            "a\\b",
            "*?[x]{a,b}",
            "!x #y &z|<>()",
            "",
            "~",
            "%äé👩‍👧",
        ];
        for room in [12, 20, 36, 70] {
            for text in texts {
                let mut words: Vec<String> =
                    ["report", "--title", text, "-c", "ÄLN"].map(ToOwned::to_owned).to_vec();
                assert_eq!(read(&lines(&words, room)), words, "{room}");
                words.extend(["-o".to_owned(), format!("~/r/{text}.html")]);
                let last = format!("/home/x/r/{text}.html");
                assert_eq!(read(&lines(&words, room)).last(), Some(&last), "{room}");
            }
        }
    }
}
