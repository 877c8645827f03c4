//! Texts that come through Markdown as they are, on every forge.

use std::borrow::Cow;

use crate::text::clean;

/// A comment that nobody sees. It parts a sign from the word behind it where forges look for
/// mentions and references after the Markdown has been read, so that a backslash does not help.
const NOTHING: &str = "<!-- -->";

/// How a character is kept from meaning something.
enum Guard {
    /// It means nothing here.
    None,
    /// A backslash before it.
    Backslash,
    /// Nothing visible behind it.
    Apart,
}

/// Adds a text with everything escaped that Markdown or a forge would read. Line breaks stay.
/// Addresses of pages become links, which they would by themselves on most forges; inside a link
/// nothing needs to be escaped.
pub(super) fn escape(text: &str, written: &mut String) {
    let text = clean(text);
    let mut rest: &str = &text;
    let mut before = None;
    loop {
        if let Some((address, after)) = address(before, rest) {
            written.push('<');
            written.push_str(address);
            written.push('>');
            before = address.chars().last();
            rest = after;
            continue;
        }
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { return };
        rest = chars.as_str();
        match guard(before, c, rest, written) {
            Guard::None => written.push(c),
            Guard::Backslash => written.extend(['\\', c]),
            Guard::Apart => {
                written.push(c);
                written.push_str(NOTHING);
            }
        }
        before = Some(c);
    }
}

/// What a character needs, by the one before it, the text behind it, and what has been written.
fn guard(before: Option<char>, c: char, after: &str, written: &str) -> Guard {
    let next = after.chars().next();
    let word_follows = next.is_some_and(char::is_alphanumeric);
    let apart = match c {
        '#' => next.is_some_and(|next| next.is_ascii_digit()),
        '@' => word_follows && !before.is_some_and(char::is_alphanumeric),
        ':' => is_picture(after),
        _ => false,
    };
    if apart {
        return Guard::Apart;
    }
    let meant = match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '#' => true,
        // an entity, or what GitLab calls an epic
        '&' => word_follows || next == Some('#'),
        // an address of mail; a merge request, a milestone, an alert of GitLab
        '@' | '!' | '%' | '^' => word_follows,
        ':' => after.starts_with("//"),
        '.' => written.ends_with("www"),
        _ => false,
    };
    if meant { Guard::Backslash } else { Guard::None }
}

/// Whether a colon begins the name of a little picture, `:smile:`.
fn is_picture(after: &str) -> bool {
    let in_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '+' | '-');
    let rest = after.trim_start_matches(in_name);
    rest.starts_with(':') && rest.len() < after.len()
}

/// The address of a page that the text begins with, and what follows.
fn address(before: Option<char>, text: &str) -> Option<(&str, &str)> {
    let behind = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let ends =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '|' | '`' | '"' | '”');
    let end = text.find(ends).unwrap_or(text.len());
    let (long, _) = text.split_at_checked(end)?;
    let address = long.trim_end_matches(|c: char| c.is_ascii_punctuation() && c != '/');
    let is_word = before.is_some_and(char::is_alphanumeric);
    let is_address = !is_word && address.len() > text.len() - behind.len();
    is_address.then(|| text.split_at_checked(address.len())).flatten()
}

/// A line that begins with what would make it a list, a heading or a rule, guarded.
pub(super) fn guard_start(line: &str) -> Cow<'_, str> {
    let after_number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_point = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    if let Some(mark) = after_number.chars().next().filter(|mark| matches!(mark, '.' | ')'))
        && let Some((number, rest)) = line.split_once(mark)
        && !number.is_empty()
        && is_point(rest)
    {
        return Cow::Owned(format!("{number}\\{mark}{rest}"));
    }
    if line.starts_with(['+', '-', '=']) { Cow::Owned(format!("\\{line}")) } else { Cow::Borrowed(line) }
}
