//! Blanks and comments between the pieces of a RON text.

/// The first byte at or after `at` that is no part of a blank or a comment; nothing where a comment
/// is not closed, or is one of a kind that people do not write.
pub(super) fn skip(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        match bytes.get(at) {
            Some(b' ' | b'\n' | b'\t' | b'\r') => at += 1,
            Some(b'/') => at = comment_end(bytes, at)?,
            _ => return Some(at),
        }
    }
}

fn comment_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    match rest.get(1)? {
        b'/' => rest.iter().position(|&byte| byte == b'\n').map(|length| at + length + 1),
        b'*' => block_comment(rest).map(|length| at + length),
        _ => None,
    }
}

/// The length of the comment that begins here, with those inside it.
fn block_comment(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        match bytes.get(at..at + 2)? {
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" if depth == 1 => return Some(at + 2),
            b"*/" => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_comments_are_stepped_over() {
        for (text, at) in [
            ("", Some(0)),
            ("a", Some(0)),
            (" \t\r\na", Some(4)),
            ("// å\n  a", Some(8)),
            ("/* å */a", Some(8)),
            ("/* /* */ */ /**/a", Some(16)),
            ("/*/ */a", Some(6)),
            ("// a", None),
            ("/* /* */", None),
            ("/", None),
            ("/a", None),
            ("\u{a0}a", Some(0)),
        ] {
            assert_eq!(skip(text, 0), at, "{text}");
        }
    }
}
