//! JSON that may be shown: the text is exact, and what would steer a terminal is written as an escape.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::text::hiding;

/// Writes a document on one line. Characters that do not show (controls beyond ASCII, those that
/// turn the direction, zero-width ones, a pile of marks) are written `\u202e`, as JSON has it for
/// the controls of ASCII: every reader gets back the same text.
pub fn write_json(out: &mut dyn Write, document: &impl Serialize) -> io::Result<()> {
    document.serialize(&mut Serializer::with_formatter(&mut *out, Visible))?;
    writeln!(out)
}

/// The compact form, with more escapes.
struct Visible;

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        // What shows is written in pieces as long as can be.
        let (mut from, mut at) = (0, 0);
        let piece = |from, to| fragment.get(from..to).unwrap_or_default().as_bytes();
        for (c, hides) in hiding(fragment) {
            let next = at + c.len_utf8();
            if hides {
                writer.write_all(piece(from, at))?;
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
                from = next;
            }
            at = next;
        }
        writer.write_all(piece(from, at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_exact_and_nothing_in_it_steers() {
        let long = "e".to_owned() + &"\u{301}".repeat(6);
        for (text, written) in [
            ("Närvård ”x” –\n", "\"Närvård ”x” –\\n\"\n"),
            ("\u{1b}[31m\u{9b}a\u{7f}", "\"\\u001b[31m\\u009ba\\u007f\"\n"),
            ("ja\u{202e}nej\u{feff}", "\"ja\\u202enej\\ufeff\"\n"),
            ("\u{e0041}x\u{10ffff}", "\"\\udb40\\udc41x\\udbff\\udfff\"\n"),
            (&long, "\"e\u{301}\u{301}\u{301}\u{301}\\u0301\\u0301\"\n"),
        ] {
            let mut out = Vec::new();
            write_json(&mut out, &text).unwrap();
            assert_eq!(String::from_utf8(out.clone()).unwrap(), written, "{text:?}");
            assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
        }
    }
}
