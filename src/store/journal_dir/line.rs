//! One line of a journal file: `f1 HASH PREV RON` (docs/journal-format.md).

use sha2::{Digest, Sha256};

use crate::journal::Record;
use crate::problem::Problem;

/// The format that is written here.
const FORMAT: &str = "f1";

/// The longest line, its LF included.
pub(super) const LONGEST: usize = 32_768;

/// Sixteen hexadecimal digits, in ASCII: the first half of a half of a SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hash([u8; 16]);

impl Hash {
    /// What the first line of a file names as its predecessor.
    pub const NONE: Self = Self([b'0'; 16]);

    /// The hash of these parts, one behind the other.
    pub(super) fn of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut sha = Sha256::new();
        for part in parts {
            sha.update(part);
        }
        let digits = sha.finalize().into_iter().flat_map(|byte| [hex(byte >> 4), hex(byte & 15)]);
        let mut hash = Self::NONE;
        for (slot, digit) in hash.0.iter_mut().zip(digits) {
            *slot = digit;
        }
        hash
    }

    /// The digits of a hash that somebody wrote down.
    pub(super) fn read(text: &str) -> Option<Self> {
        Self::parse(text.as_bytes())
    }

    /// The hash with these digits; none if they are not sixteen in lower case.
    pub fn parse(text: &[u8]) -> Option<Self> {
        let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        <[u8; 16]>::try_from(text).ok().filter(|digits| digits.iter().all(is_digit)).map(Self)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The digits as text.
    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

fn hex(digit: u8) -> u8 {
    if digit < 10 { b'0' + digit } else { b'a' + digit - 10 }
}

/// The hash of a line: over its format, its place (`1001-anna/hsvo-uppsala-2024/7f3c21aa.0.fj`),
/// the hash of the line before it, and its record. `printf` and `sha256sum` can do the same.
fn hash(format: &[u8], place: &str, prev: Hash, ron: &[u8]) -> Hash {
    Hash::of([format, b" ", place.as_bytes(), b"\n", prev.as_bytes(), b" ", ron])
}

/// A record as a line with its LF, for the file `place` (`WRITER/PLAN/SLOT`) behind the line `prev`.
/// Its own hash begins at the fourth byte.
pub fn encode(place: &str, prev: Hash, record: &Record) -> Result<Vec<u8>, Problem> {
    let ron = ron::to_string(record)
        .map_err(|error| Problem::Io { path: place.to_owned(), reason: error.to_string() })?;
    let hash = hash(FORMAT.as_bytes(), place, prev, ron.as_bytes());
    let line = format!("{FORMAT} {} {} {ron}\n", hash.as_str(), prev.as_str()).into_bytes();
    if line.len() > LONGEST {
        return Err(Problem::RecordTooLong { bytes: line.len(), most: LONGEST });
    }
    Ok(line)
}

/// What a piece of a journal file between two LF is.
#[derive(Debug, PartialEq)]
pub enum Line<'a> {
    /// As it was written, where it was written.
    Sound {
        /// Its own hash.
        hash: Hash,
        /// The hash of the line before it.
        prev: Hash,
        /// Its record.
        ron: &'a [u8],
    },
    /// Of a later format, which keeps the first three words and can be checked only by a later folj.
    Newer {
        /// Its own hash, as it says.
        hash: Hash,
        /// The hash of the line before it.
        prev: Hash,
    },
    /// A line with a whole record that the hash does not belong to. An interrupted write never
    /// looks like this, since no beginning of a record is a record.
    Altered {
        /// The hash that it says is its own.
        claimed: Hash,
    },
    /// Neither: a part of a line, or something else altogether.
    Fragment {
        /// The hash that it says is its own, where there is one.
        claimed: Option<Hash>,
    },
}

/// Reads a piece without its LF, for the file `place`.
pub fn decode<'a>(place: &str, piece: &'a [u8]) -> Line<'a> {
    let mut words = piece.splitn(4, |&byte| byte == b' ');
    let format = words.next().unwrap_or_default();
    let claimed = words.next().and_then(Hash::parse);
    let prev = words.next().and_then(Hash::parse);
    let (Some(claimed), Some(prev), Some(ron)) = (claimed, prev, words.next()) else {
        return Line::Fragment { claimed };
    };
    if !is_format(format) || piece.len() >= LONGEST {
        return Line::Fragment { claimed: Some(claimed) };
    }
    let matches = |format: &str| hash(format.as_bytes(), place, prev, ron) == claimed;
    if format != FORMAT.as_bytes() && !matches(FORMAT) {
        return Line::Newer { hash: claimed, prev };
    }
    if format == FORMAT.as_bytes() && matches(FORMAT) {
        return Line::Sound { hash: claimed, prev, ron };
    }
    if is_whole(ron) { Line::Altered { claimed } } else { Line::Fragment { claimed: Some(claimed) } }
}

/// Whether a piece that was cut off, zeros and all, can be the beginning of a line behind `head`. One
/// byte of it is enough: who goes on behind it will tell.
pub(super) fn may_follow(head: Hash, piece: &[u8]) -> bool {
    let is_zero = |byte: &u8| *byte == 0;
    let length = piece.iter().rposition(|byte| !is_zero(byte)).map_or(0, |last| last + 1);
    let fits = |(at, byte): (usize, &u8)| match at {
        0..3 => b"f1 ".get(at) == Some(byte),
        3..19 => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        19 | 36 => *byte == b' ',
        20..36 => head.0.get(at - 20) == Some(byte),
        _ => true,
    };
    piece.iter().take(length).enumerate().all(fits)
}

/// `f` and a number without a leading zero.
fn is_format(word: &[u8]) -> bool {
    matches!(word, [b'f', b'1'..=b'9', rest @ ..] if rest.len() < 4 && rest.iter().all(u8::is_ascii_digit))
}

/// Whether a text is something in RON from its beginning to its end.
fn is_whole(ron: &[u8]) -> bool {
    ron::de::from_bytes::<&ron::value::RawValue>(ron).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Act, Author, EntryId, Target};

    const PLACE: &str = "1001-anna/hsvo-uppsala-2024/7f3c21aa.0.fj";

    fn record(note: &str) -> Record {
        Record {
            id: EntryId::from("0196cd1a2b3c0011223344"),
            at: "2025-05-14T11:42:07.123Z".parse().unwrap(),
            by: Author { uid: 1001, login: "anna".to_owned(), name: None },
            meeting: None,
            target: Target { plan: "hsvo-uppsala-2024".into(), year: None, id: Some("2.1".into()) },
            act: Act::Note(note.to_owned()),
            on: vec![],
            saw: String::new(),
        }
    }

    fn read_back(line: &[u8]) -> Record {
        let (lf, piece) = line.split_last().unwrap();
        assert_eq!(*lf, b'\n');
        match decode(PLACE, piece) {
            Line::Sound { ron, .. } => ron::de::from_bytes(ron).unwrap(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn all_of_unicode_goes_there_and_back_on_one_line() {
        let everything: Vec<char> = ('\0'..=char::MAX).collect();
        for some in everything.chunks(2_000) {
            let record = record(&some.iter().collect::<String>());
            let line = encode(PLACE, Hash::NONE, &record).unwrap();
            assert_eq!(line.iter().position(|&byte| byte == b'\n'), Some(line.len() - 1));
            assert!(!line.iter().any(|&byte| byte < b' ' && byte != b'\n'), "{some:?}");
            let text = String::from_utf8(line.clone()).unwrap();
            assert!(!text.contains(['\u{7f}', '\u{85}', '\u{2028}', '\u{2029}']), "{some:?}");
            assert_eq!(read_back(&line), record);
        }
    }

    #[test]
    fn texts_that_look_like_ron() {
        for note in ["", "\"", "\\", "\"#)", "r#\"x\"#", ")\nf1 0 0 (", "\u{301}", "//", "/* "] {
            let line = encode(PLACE, Hash::NONE, &record(note)).unwrap();
            assert_eq!(read_back(&line), record(note), "{note:?}");
        }
    }

    #[test]
    fn the_longest_note_fits_and_a_longer_record_is_refused() {
        let longest = "\u{10ffff}".repeat(crate::journal::LONGEST_NOTE);
        assert!(encode(PLACE, Hash::NONE, &record(&longest)).is_ok());
        let refused = encode(PLACE, Hash::NONE, &record(&"x".repeat(LONGEST)));
        assert!(matches!(refused, Err(Problem::RecordTooLong { bytes, most: LONGEST }) if bytes > LONGEST));
    }

    #[test]
    fn a_line_belongs_to_its_place() {
        let line = encode(PLACE, Hash::NONE, &record("x")).unwrap();
        let piece = line.strip_suffix(b"\n").unwrap();
        let Line::Sound { hash, .. } = decode(PLACE, piece) else { panic!("not sound") };
        for elsewhere in [
            "1002-anna/hsvo-uppsala-2024/7f3c21aa.0.fj",
            "1001-anna/nsu-uppsala-2019/7f3c21aa.0.fj",
            "1001-anna/hsvo-uppsala-2024/7f3c21aa.1.fj",
        ] {
            assert_eq!(decode(elsewhere, piece), Line::Altered { claimed: hash });
        }
    }

    #[test]
    fn no_byte_can_be_changed_and_no_beginning_passes() {
        let line = encode(PLACE, Hash::NONE, &record("Å i maj")).unwrap();
        let piece = line.strip_suffix(b"\n").unwrap();
        for at in 0..piece.len() {
            for change in [0x01, 0x03, 0x20, 0x80] {
                let mut changed = piece.to_vec();
                changed[at] ^= change;
                let read = decode(PLACE, &changed);
                assert!(
                    matches!(read, Line::Altered { .. } | Line::Fragment { .. }),
                    "{at} {change}: {read:?}"
                );
            }
            assert!(matches!(decode(PLACE, &piece[..at]), Line::Fragment { .. }), "{at}");
        }
    }

    #[test]
    fn other_pieces() {
        let newer = b"f2 0123456789abcdef 0000000000000000 anything at all";
        assert!(matches!(decode(PLACE, newer), Line::Newer { prev: Hash::NONE, .. }));
        for piece in [
            &b""[..],
            b"f1",
            b"hello",
            b"f0 0123456789abcdef 0000000000000000 (a:1)",
            b"f1 0123456789ABCDEF 0000000000000000 (a:1)",
            b"g1 0123456789abcdef 0000000000000000 (a:1)",
            b"f1 0123456789abcdef 0000000000000000 (a:1",
            b"f1 0123456789abcdef 0000000000000000 \xff\xfe",
            &[0; 300],
        ] {
            assert!(matches!(decode(PLACE, piece), Line::Fragment { .. }), "{piece:?}");
        }
    }

    const DOCUMENT: &str = include_str!("../../../docs/journal-format.md");

    #[test]
    fn the_example_of_the_document_is_what_is_written() {
        let example = DOCUMENT.split("```text example\n").nth(1).unwrap().split("```").next().unwrap();
        let mut prev = Hash::NONE;
        for line in example.split_inclusive('\n') {
            let record = read_back(line.as_bytes());
            assert_eq!(String::from_utf8(encode(PLACE, prev, &record).unwrap()).unwrap(), line);
            prev = Hash::parse(&line.as_bytes()[3..19]).unwrap();
        }
        assert_eq!(example.lines().count(), 2);
    }

    #[test]
    fn the_document_has_every_act_and_every_value() {
        let table = DOCUMENT.split("| `do` | meaning |").nth(1).unwrap().split("\n\n").next().unwrap();
        let acts: Vec<Act> = table
            .lines()
            .filter_map(|row| row.split('`').nth(1))
            .map(|act| ron::from_str(act).unwrap())
            .collect();
        let kind = |act: &Act| match act {
            Act::Outcome(_) => 0,
            Act::Number(_) => 1,
            Act::Note(_) => 2,
            Act::Status(_) => 3,
            Act::Proposal(_) => 4,
            Act::Decision(_) => 5,
            Act::Withdraw(_) => 6,
            Act::MeetingOpened { .. } => 7,
            Act::MeetingMarked { .. } => 8,
            Act::MeetingClosed { .. } => 9,
        };
        let mut kinds: Vec<i32> = acts.iter().map(kind).collect();
        kinds.dedup();
        assert_eq!(kinds, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        let outcomes = crate::journal::Outcome::ALL.map(|outcome| format!("`{outcome:?}`"));
        let statuses = crate::journal::Status::ALL.map(|status| format!("`{status:?}`"));
        let courses = crate::journal::Course::ALL.map(|course| format!("`{course:?}`"));
        let items = crate::journal::Items::ALL.map(|items| format!("`{items:?}`"));
        let marks = crate::journal::Mark::ALL.map(|mark| format!("`{mark:?}`"));
        for word in outcomes.iter().chain(&statuses).chain(&courses).chain(&items).chain(&marks) {
            assert!(table.contains(word), "{word}");
        }
    }
}
