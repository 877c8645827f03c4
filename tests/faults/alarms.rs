//! Every kind of damage to a journal is told by `folj check`, with file and line, and by nothing
//! else: what is sound is read, and it goes on.

use std::fs::{self, OpenOptions, Permissions};
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::Path;

use folj::journal::{Act, Author, EntryId, Record, Target};
use folj::store::{LineHash, encode_line};
use serde_json::Value;

use super::kit::{Place, here};
use super::saved::{PLAN, files, folj};

/// What is told of a damage: how bad it is, in which line, and a word of the sentence.
type Told = (&'static str, Option<u64>, &'static str);

/// A damage, what is done to the slot, and everything that is told of it.
type Damage = (&'static str, fn(&Path), &'static [Told]);

const ALTERED: Told = ("error", Some(2), "är ändrad, flyttad");
const NOT_ACCEPTED: &str = "läses inte";

/// The lines of the slot, which are changed and written back.
fn lines(slot: &Path, change: impl FnOnce(&mut Vec<Vec<u8>>)) {
    let text = fs::read(slot).unwrap();
    let mut lines: Vec<Vec<u8>> = text.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
    change(&mut lines);
    fs::write(slot, lines.concat()).unwrap();
}

fn replace(slot: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(slot).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(slot, text.replace(from, to)).unwrap();
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// All that can be done to three lines by somebody who may do so.
const DAMAGES: &[Damage] = &[
    ("nothing", |_| {}, &[]),
    ("another text", |slot| replace(slot, "two", "TWO"), &[ALTERED]),
    (
        "another hash",
        |slot| lines(slot, |lines| lines[1][3] = if lines[1][3] == b'0' { b'1' } else { b'0' }),
        &[ALTERED, ("error", Some(3), "något saknas före")],
    ),
    (
        "removed in the middle",
        |slot| lines(slot, |lines| drop(lines.remove(1))),
        &[("error", Some(2), "något saknas före")],
    ),
    (
        "removed at the front",
        |slot| lines(slot, |lines| drop(lines.remove(0))),
        &[("error", Some(1), "något saknas före")],
    ),
    (
        "in another order",
        |slot| lines(slot, |lines| lines.swap(1, 2)),
        &[("error", Some(2), "något saknas före"), ("error", Some(3), "något saknas före")],
    ),
    (
        "not UTF-8",
        |slot| lines(slot, |lines| lines[1][60..62].copy_from_slice(b"\xff\xfe")),
        &[("error", Some(2), "går inte att läsa")],
    ),
    (
        "rubbish behind",
        |slot| lines(slot, |lines| lines.push(b"rubbish\n".to_vec())),
        &[("error", Some(4), "går inte att läsa")],
    ),
    (
        "zeros behind",
        |slot| OpenOptions::new().write(true).open(slot).unwrap().set_len(4_000).unwrap(),
        &[("notice", Some(4), "avbruten skrivning")],
    ),
    (
        "cut off in the last line",
        |slot| {
            let length = fs::metadata(slot).unwrap().len();
            OpenOptions::new().write(true).open(slot).unwrap().set_len(length - 9).unwrap();
        },
        &[("notice", Some(3), "avbruten skrivning")],
    ),
    (
        "a line of a later version",
        |slot| lines(slot, |lines| lines.push(b"f2 0123456789abcdef 0123456789abcdef x\n".to_vec())),
        &[("error", Some(4), "något saknas före"), ("warning", Some(4), "nyare version")],
    ),
    (
        "a copy beside it",
        |slot| {
            fs::copy(slot, slot.with_file_name("ffffffff.7.fj")).unwrap();
        },
        &[("error", Some(1), "är ändrad, flyttad"), ALTERED, ("error", Some(3), "är ändrad, flyttad")],
    ),
    (
        "a record of somebody else",
        |slot| {
            let place: Vec<_> = slot.iter().rev().take(3).map(|name| name.to_str().unwrap()).collect();
            let place = format!("{}/{}/{}", place[2], place[1], place[0]);
            let at = "2025-05-14T11:42:07Z".parse().unwrap();
            let record = Record {
                id: EntryId::new(at, 1),
                at,
                by: Author { uid: 99_999, login: "bo".to_owned(), name: None },
                meeting: None,
                target: Target { plan: PLAN.into(), year: None, id: Some("2.1".into()) },
                act: Act::Note("forged".to_owned()),
                on: Vec::new(),
                saw: String::new(),
            };
            fs::write(slot, encode_line(&place, LineHash::NONE, &record).unwrap()).unwrap();
        },
        &[("error", Some(1), "uid 99999")],
    ),
    (
        "two names",
        |slot| fs::hard_link(slot, slot.ancestors().nth(3).unwrap().join("second")).unwrap(),
        &[("error", None, NOT_ACCEPTED)],
    ),
    ("others may write to it", |slot| mode(slot, 0o664), &[("error", None, NOT_ACCEPTED)]),
    (
        "a link in its place",
        |slot| {
            let aside = slot.ancestors().nth(3).unwrap().join("aside");
            fs::rename(slot, &aside).unwrap();
            symlink(aside, slot).unwrap();
        },
        &[("error", None, NOT_ACCEPTED)],
    ),
    (
        "a folder in its place",
        |slot| {
            fs::remove_file(slot).unwrap();
            fs::create_dir(slot).unwrap();
        },
        &[("error", None, NOT_ACCEPTED)],
    ),
    (
        "too large",
        |slot| OpenOptions::new().write(true).open(slot).unwrap().set_len(65 << 20).unwrap(),
        &[("error", None, NOT_ACCEPTED)],
    ),
    (
        "a folder to which others may write",
        |slot| mode(slot.parent().unwrap(), 0o777),
        &[("error", None, "skriva")],
    ),
];

/// What only root can do.
const OF_ROOT: &[Damage] = &[
    (
        "somebody else's file",
        |slot| chown(slot, Some(20_001), None).unwrap(),
        &[("error", None, NOT_ACCEPTED)],
    ),
    (
        "somebody else's folder",
        |slot| chown(slot.parent().unwrap(), Some(20_001), None).unwrap(),
        &[("error", None, NOT_ACCEPTED)],
    ),
    (
        "somebody else's lines in a file of one's own",
        |slot| {
            // As if the file had been written by another: the hashes fit the place, the author does not.
            let writer = slot.ancestors().nth(2).unwrap();
            let theirs = writer.with_file_name("20001-bo");
            fs::rename(writer, &theirs).unwrap();
            chown(&theirs, Some(20_001), None).unwrap();
            chown(theirs.join(PLAN), Some(20_001), None).unwrap();
            chown(theirs.join(PLAN).join(slot.file_name().unwrap()), Some(20_001), None).unwrap();
        },
        &[("error", Some(1), "är ändrad, flyttad"), ALTERED, ("error", Some(3), "är ändrad, flyttad")],
    ),
];

#[test]
fn every_damage_is_told_with_file_and_line() {
    let root = here("root", rustix::process::geteuid().is_root());
    for (damage, make, expected) in DAMAGES.iter().chain(OF_ROOT.iter().filter(|_| root)) {
        let place = Place::new();
        for text in ["one", "two", "three"] {
            assert_eq!(folj(&place, &["note", "2.1", "--text", text]).code, Some(0));
        }
        let slot = files(&place.data())[0].clone();
        make(&slot);
        let answer = folj(&place, &["check", PLAN, "--format", "json"]);
        let errors = expected.iter().filter(|told| told.0 == "error").count();
        assert_eq!(answer.code, Some(i32::from(errors > 0)), "{damage}: {answer:?}");
        let told: Value = serde_json::from_str(&answer.out).unwrap();
        let told: Vec<&Value> = told["findings"].as_array().unwrap().iter().collect();
        assert_eq!(told.len(), expected.len(), "{damage}: {told:?}");
        for (one, (severity, line, word)) in told.iter().zip(*expected) {
            let message = one["message"].as_str().unwrap();
            assert_eq!(
                (one["severity"].as_str(), one["line"].as_u64()),
                (Some(*severity), *line),
                "{damage}: {one}"
            );
            assert!(message.contains(word), "{damage}: {one}");
            // The file is where the line is, or in the sentence.
            let file = one["file"].as_str().unwrap_or(message);
            assert!(file.contains(&format!("/{PLAN}")) || file.contains("20001-bo"), "{damage}: {one}");
        }
        // For people the same stands in words, and reading does not stop at it.
        let answer = folj(&place, &["check", PLAN]);
        assert_eq!(answer.out.matches("\n\n").count(), expected.len(), "{damage}: {answer:?}");
        assert_eq!(folj(&place, &["log"]).code, Some(0), "{damage}");
    }
}
