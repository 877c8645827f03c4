//! For terminals that have no lines and blocks: one pass over the finished picture that puts
//! an ASCII character in the place of each of ours. Letters of the plan stay as they are.

use ratatui::buffer::Buffer;

/// The characters that the screen and the plans use, and what stands for them.
const INSTEAD: &[(&str, &str)] = &[
    ("─━", "-"),
    ("│", "|"),
    ("┌┐└┘├┤┬┴┼╞╡", "+"),
    ("═", "="),
    ("║", "|"),
    ("╔╗╚╝╟╢╠╣", "+"),
    ("█■", "#"),
    ("▒", "="),
    ("►→›»", ">"),
    ("←‹«", "<"),
    ("↑", "^"),
    ("↓", "v"),
    ("·", "."),
    ("•", "*"),
    ("…", "~"),
    ("–—−", "-"),
    ("”“„", "\""),
    ("’‘", "'"),
    ("\u{a0}\u{202f}", " "),
];

/// The ASCII character for one of ours.
fn instead(symbol: &str) -> Option<&'static str> {
    let mut chars = symbol.chars();
    let only = chars.next().filter(|c| !c.is_ascii() && chars.next().is_none())?;
    INSTEAD.iter().find(|(ours, _)| ours.contains(only)).map(|(_, theirs)| *theirs)
}

/// Replaces them all.
pub(in crate::ui) fn simplify(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if let Some(simple) = instead(cell.symbol()) {
            cell.set_symbol(simple);
        }
    }
}
