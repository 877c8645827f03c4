//! The words of a command that came over ssh, split as a POSIX shell splits them (POSIX.1-2024,
//! Shell Command Language 2.2 and 2.3), and nothing else: no variable, no pattern, no second command.

/// No command that folj takes is longer, in bytes: a note has at most 2,000 characters.
const LONGEST: usize = 16 * 1024;

/// Why a command is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// This character would mean something to a shell. There is none.
    ForShell(char),
    /// A quote is open at the end, or a backslash has nothing behind it.
    Unfinished,
    /// Bytes that are not UTF-8, or a control character that belongs in no word.
    NoText,
    /// It is too long.
    TooLong,
}

/// What the characters of the moment stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quote {
    None,
    Single,
    Double,
}

/// Splits a command into its words.
pub fn split(command: &str) -> Result<Vec<String>, Refused> {
    if command.len() > LONGEST {
        return Err(Refused::TooLong);
    }
    let mut words = Vec::new();
    // `Some` as soon as a word has begun, since '' is a word too.
    let mut word: Option<String> = None;
    let mut quote = Quote::None;
    let mut rest = command.chars();
    while let Some(c) = rest.next() {
        check_text(c)?;
        match (quote, c) {
            (Quote::None, ' ' | '\t') => words.extend(word.take()),
            (Quote::None | Quote::Single, '\'') => {
                quote = turned(quote, Quote::Single);
                word.get_or_insert_default();
            }
            (Quote::None | Quote::Double, '"') => {
                quote = turned(quote, Quote::Double);
                word.get_or_insert_default();
            }
            (Quote::None, '\\') => escaped(rest.next(), |_| true, word.get_or_insert_default())?,
            (Quote::Double, '\\') => {
                let special = |c| matches!(c, '$' | '`' | '"' | '\\');
                escaped(rest.next(), special, word.get_or_insert_default())?;
            }
            (Quote::None, ';' | '&' | '|' | '<' | '>' | '(' | ')' | '$' | '`' | '\n') => {
                return Err(Refused::ForShell(c));
            }
            (Quote::None | Quote::Single | Quote::Double, c) => word.get_or_insert_default().push(c),
        }
    }
    if quote != Quote::None {
        return Err(Refused::Unfinished);
    }
    words.extend(word);
    Ok(words)
}

/// Into a quote, or out of it.
fn turned(now: Quote, quote: Quote) -> Quote {
    if now == quote { Quote::None } else { quote }
}

/// What stands behind a backslash: itself where it is special there, both of them where it is not, and
/// nothing where it is the end of a line.
fn escaped(next: Option<char>, special: impl Fn(char) -> bool, word: &mut String) -> Result<(), Refused> {
    let c = next.ok_or(Refused::Unfinished)?;
    check_text(c)?;
    if c != '\n' {
        if !special(c) {
            word.push('\\');
        }
        word.push(c);
    }
    Ok(())
}

/// A line end and a tab may stand in a note. U+FFFD is what bytes become that are not UTF-8.
fn check_text(c: char) -> Result<(), Refused> {
    let fine = c != '\u{fffd}' && (!c.is_control() || matches!(c, '\n' | '\t'));
    if fine { Ok(()) } else { Err(Refused::NoText) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_as_a_shell_splits_them() {
        for (command, words) in [
            ("", &[][..]),
            ("  \t ", &[]),
            ("list", &["list"]),
            (" list  -c\tOSN ", &["list", "-c", "OSN"]),
            ("note 2.1 --text 'Två ord; och $mer'", &["note", "2.1", "--text", "Två ord; och $mer"]),
            ("a''b ''", &["ab", ""]),
            (r#"a"b c"d"#, &["ab cd"]),
            (r#""\$ \` \" \\ \a""#, &[r#"$ ` " \ \a"#]),
            (r"'\a'", &[r"\a"]),
            (r"a\ b \; \'", &["a b", ";", "'"]),
            ("a\\\nb \"c\\\nd\"", &["ab", "cd"]),
            ("'en\nrad'", &["en\nrad"]),
            // Nothing is looked up, nothing expands.
            ("~ * ? [a] #x a=b {a,b} !", &["~", "*", "?", "[a]", "#x", "a=b", "{a,b}", "!"]),
            (r#""$HOME `id`""#, &["$HOME `id`"]),
        ] {
            assert_eq!(split(command).unwrap(), words, "{command:?}");
        }
    }

    #[test]
    fn what_only_a_shell_understands_is_refused() {
        for c in [';', '&', '|', '<', '>', '(', ')', '$', '`', '\n'] {
            for command in [format!("list{c}id"), format!("list {c} id"), format!("{c}"), format!("''{c}")] {
                assert_eq!(split(&command), Err(Refused::ForShell(c)), "{command:?}");
            }
        }
        for (command, why) in [
            ("list '", Refused::Unfinished),
            ("list \"a", Refused::Unfinished),
            ("list \\", Refused::Unfinished),
            ("list \"a\\", Refused::Unfinished),
            ("list \x1b[2J", Refused::NoText),
            ("list 'a\0'", Refused::NoText),
            ("list \\\x07", Refused::NoText),
            ("list \u{fffd}", Refused::NoText),
            ("list \r", Refused::NoText),
            ("list \u{9b}", Refused::NoText),
        ] {
            assert_eq!(split(command), Err(why), "{command:?}");
        }
        assert_eq!(split(&"A".repeat(LONGEST + 1)), Err(Refused::TooLong));
        assert_eq!(split(&"A".repeat(LONGEST)).map(|words| words.len()), Ok(1));
    }

    /// A word as somebody may write it: in single quotes, in double ones, or behind backslashes.
    fn written(word: &str, how: u8) -> String {
        match how {
            0 => format!("'{}'", word.replace('\'', r"'\''")),
            1 => {
                let inside = word.chars().map(|c| match c {
                    '$' | '`' | '"' | '\\' => format!("\\{c}"),
                    c => c.to_string(),
                });
                format!("\"{}\"", inside.collect::<String>())
            }
            // A line end cannot stand behind a backslash.
            _ if word.is_empty() || word.contains('\n') => written(word, 0),
            _ => word.chars().flat_map(|c| ['\\', c]).collect(),
        }
    }

    proptest! {
        #[test]
        fn words_that_are_quoted_come_back(words in prop::collection::vec(("[^\\p{C}\u{fffd}]*|[a\n\t'\"\\\\ $;å]*", 0_u8..3), 0..6)) {
            let command: Vec<String> = words.iter().map(|(word, how)| written(word, *how)).collect();
            let plain: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
            prop_assert_eq!(split(&command.join(" ")), Ok(plain));
        }

        #[test]
        fn any_text_is_split_or_refused(command in any::<String>(), near in "[ab '\"\\\\\n;$\t\u{fffd}]*") {
            for text in [command, near] {
                if let Ok(words) = split(&text) {
                    // Nothing comes out that did not go in.
                    prop_assert!(words.concat().chars().all(|c| text.contains(c)));
                }
            }
        }
    }
}
