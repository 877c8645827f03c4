//! Texts in quotes.

/// A text without its quotes.
#[derive(Debug, PartialEq)]
pub(super) enum Quoted<'a> {
    /// As it is written.
    Plain(&'a str),
    /// With other characters in the place of escapes.
    Escaped(String),
}

/// The text in quotes that begins here, and its length with them; nothing where it is not closed, or
/// has an escape that people do not write.
pub(super) fn read(text: &str) -> Option<(Quoted<'_>, usize)> {
    if text.starts_with('r') {
        return raw(text);
    }
    let inside = text.strip_prefix('"')?;
    let end = next_special(inside)?;
    if inside.as_bytes().get(end) == Some(&b'"') {
        return Some((Quoted::Plain(inside.get(..end)?), end + 2));
    }
    escaped(inside, end)
}

/// Where the next quote or escape is.
fn next_special(text: &str) -> Option<usize> {
    text.bytes().position(|byte| byte == b'"' || byte == b'\\')
}

/// The text whose first escape is at `end`.
fn escaped(inside: &str, mut end: usize) -> Option<(Quoted<'_>, usize)> {
    let mut read = String::new();
    let mut from = 0;
    loop {
        read.push_str(inside.get(from..from + end)?);
        let special = from + end;
        if inside.as_bytes().get(special) == Some(&b'"') {
            return Some((Quoted::Escaped(read), special + 2));
        }
        let (character, length) = escape(inside.get(special + 1..)?)?;
        read.push(character);
        from = special + 1 + length;
        end = next_special(inside.get(from..)?)?;
    }
}

/// The character that what follows a backslash stands for, and the length of that.
fn escape(text: &str) -> Option<(char, usize)> {
    let plain = |c| Some((c, 1));
    match text.bytes().next()? {
        b'"' => plain('"'),
        b'\'' => plain('\''),
        b'\\' => plain('\\'),
        b'n' => plain('\n'),
        b'r' => plain('\r'),
        b't' => plain('\t'),
        b'0' => plain('\0'),
        b'u' => {
            let digits = text.strip_prefix("u{")?.split_once('}')?.0;
            let is_usual = (1..=6).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_hexdigit());
            let code = u32::from_str_radix(is_usual.then_some(digits)?, 16).ok()?;
            Some((char::from_u32(code)?, "u{}".len() + digits.len()))
        }
        _ => None,
    }
}

/// `r"…"`, `r#"…"#` and so on.
fn raw(text: &str) -> Option<(Quoted<'_>, usize)> {
    let after = text.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let inside = after.get(hashes..)?.strip_prefix('"')?;
    let end = ["\"", &"#".repeat(hashes)].concat();
    let length = inside.find(&end)?;
    Some((Quoted::Plain(inside.get(..length)?), text.len() - inside.len() + length + end.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_ron_reads_them() {
        for text in [
            r#""""#,
            r#""å""#,
            r#""a\"b\\\n\t\r\0\' å""#,
            r#""\u{e5}\u{1F600}x""#,
            r#"r"a\b""#,
            r###"r##"a"#b"##"###,
        ] {
            let (read, length) = read(text).unwrap();
            let read = match read {
                Quoted::Plain(plain) => plain.to_owned(),
                Quoted::Escaped(escaped) => escaped,
            };
            assert_eq!((Ok(read), length), (ron::from_str::<String>(text), text.len()), "{text}");
        }
    }

    #[test]
    fn what_is_odd_is_left_to_ron() {
        for text in [
            "",
            "a",
            "\"",
            "\"a\\\"",
            "\"\\x41\"",
            "\"\\u{}\"",
            "\"\\u{d800}\"",
            "\"\\u{1\"",
            "\"\\\n a\"",
            "r#\"a\"",
            "ra",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
