//! Lines of a journal: only what was written whole, by its writer, in its place is accepted, and it is
//! what was written.
#![no_main]

use folj::journal::Record;
use folj::store::{JournalLine, LineHash, decode_line, encode_line};
use libfuzzer_sys::fuzz_target;

const PLACE: &str = "1001-anna/hsvo-uppsala-2024/7f3c21aa.0.fj";

/// Where the hash stands in a line: behind `f1 `.
const HASH: std::ops::Range<usize> = 3..19;

fuzz_target!(|data: &[u8]| {
    // As it is: hashes cannot be guessed, but everything that is read before them can.
    assert!(!matches!(decode_line(PLACE, data), JournalLine::Sound { .. }) || data.starts_with(b"f1 "));
    let Ok(record) = ron::de::from_bytes::<Record>(data) else { return };
    // As a record: what was read is written, and read again, and written again the same.
    let Ok(line) = encode_line(PLACE, LineHash::NONE, &record) else { return };
    let (lf, piece) = line.split_last().unwrap();
    assert!(*lf == b'\n' && !piece.iter().any(u8::is_ascii_control), "one line, and nothing that steers");
    let JournalLine::Sound { hash, prev, ron } = decode_line(PLACE, piece) else { panic!("not accepted") };
    assert!(prev == LineHash::NONE && LineHash::parse(&line[HASH]) == Some(hash));
    let again: Record = ron::de::from_bytes(ron).expect("a record");
    assert_eq!(again, record);
    assert_eq!(encode_line(PLACE, prev, &again).as_ref(), Ok(&line), "the same hash");
    // Altered or cut, or in another place, it is not accepted.
    let at = data.iter().fold(data.len(), |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    let mut altered = piece.to_vec();
    altered[at % piece.len()] ^= 1 << (at % 8);
    let elsewhere = decode_line("1001-anna/hsvo-uppsala-2024/7f3c21aa.1.fj", piece);
    for other in [decode_line(PLACE, &altered), decode_line(PLACE, &piece[..at % piece.len()]), elsewhere] {
        assert!(!matches!(other, JournalLine::Sound { .. }));
    }
});
