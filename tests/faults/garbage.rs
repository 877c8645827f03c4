//! Rubbish where a file should be: good files that were broken in every way, and files that were made
//! to cost. Each is answered with findings that have a place; none stops the program, is taken for
//! something else, or costs more than it should.

use std::process::Stdio;
use std::sync::Arc;

use folj::config::{Config, KEYS_TEMPLATE, TEMPLATE, THEME_TEMPLATE};
use folj::journal::{Act, Author, Entry, EntryId, Record, Target};
use folj::keys::Keymap;
use folj::problem::Finding;
use folj::source::Limits;
use folj::store::{JournalDir, Store, load_path};
use folj::text::{Lang, problems};
use folj::theme::Themes;

use crate::kit::{Answer, FOLJ, Place, times, tool};

/// The files of the bundled plans, each with all the files of its plan.
const PLANS: [[(&str, &str); 2]; 2] = [
    [
        ("plan.ron", include_str!("../../data/plans/hsvo-uppsala-2024/plan.ron")),
        ("activities-2025.ron", include_str!("../../data/plans/hsvo-uppsala-2024/activities-2025.ron")),
    ],
    [
        ("plan.ron", include_str!("../../data/plans/nsu-uppsala-2019/plan.ron")),
        ("activities-2019.ron", include_str!("../../data/plans/nsu-uppsala-2019/activities-2019.ron")),
    ],
];

/// Random numbers that are the same every time (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// What is put into a file to break it.
const PIECES: [&[u8]; 24] = [
    b"(",
    b")",
    b"[",
    b"]",
    b"{",
    b"}",
    b"\"",
    b",",
    b":",
    b"\\",
    b"\n",
    b"\0",
    b"//",
    b"/*",
    b"r#\"",
    b"Some(",
    b"#![enable(unwrap_newtypes)]",
    b"\xff",
    b"\xc3",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"\x1b[2J",
    b"-1",
    b"99999999999999999999999999",
];

type Breaking = fn(&mut Vec<u8>, &mut Dice);

/// Every way of breaking.
const BREAKINGS: [Breaking; 14] = [
    |file, dice| {
        let at = dice.below(file.len());
        file[at] ^= 1 << dice.below(8);
    },
    |file, dice| file.truncate(dice.below(file.len())),
    |file, dice| {
        let at = dice.below(file.len());
        let piece = dice.one_of(&PIECES);
        file.splice(at..at, piece.iter().copied());
    },
    |file, dice| {
        let at = dice.below(file.len());
        let end = file.len().min(at + dice.one_of(&[1, 2, 30, 400]));
        file.drain(at..end);
    },
    |file, dice| {
        let at = dice.below(file.len());
        let copy = file[at..file.len().min(at + dice.one_of(&[40, 400, 4_000]))].to_vec();
        let to = dice.below(file.len());
        file.splice(to..to, copy);
    },
    |file, dice| {
        // A line many times over.
        let at = dice.below(file.len());
        let line = file[at..].split(|&byte| byte == b'\n').next().unwrap().to_vec();
        let many = [line, b"\n".to_vec()].concat().repeat(dice.one_of(&[1, 2, 200]));
        file.splice(at..at, many);
    },
    |file, dice| {
        // Deep in brackets.
        let at = dice.below(file.len());
        let deep = dice.one_of(&PIECES[..8]).repeat(dice.one_of(&[100, 127, 128, 129, 20_000]));
        file.splice(at..at, deep);
    },
    |file, dice| {
        // One bracket or quote is gone, or is another one.
        let marks: Vec<usize> = (0..file.len()).filter(|&at| b"()[]\"".contains(&file[at])).collect();
        if !marks.is_empty() {
            let at = dice.one_of(&marks);
            file[at] = dice.one_of(b" ()[]{}\"\xff");
        }
    },
    |file, dice| {
        // A number is another one.
        let digits: Vec<usize> = (0..file.len()).filter(|&at| file[at].is_ascii_digit()).collect();
        if !digits.is_empty() {
            let at = dice.one_of(&digits);
            let number: [&[u8]; 9] = [
                b"-1",
                b"1e400",
                b"NaN",
                b"0x10",
                b"1_0",
                b"\"x\"",
                b"4294967296",
                b"-9223372036854775809",
                b"1.5.7",
            ];
            let huge = b"9".repeat(400);
            let number = if dice.below(10) == 0 { &huge } else { dice.one_of(&number) };
            file.splice(at..=at, number.iter().copied());
        }
    },
    |file, dice| {
        // A text without end.
        if let Some(quote) = file.iter().position(|&byte| byte == b'"') {
            let long = dice.one_of(&["x", "å ", "e\u{301}", "\\u{1b}", "\\n"]).repeat(50_000);
            file.splice(quote + 1..=quote, long.into_bytes());
        }
    },
    |file, _| *file = [b"\xef\xbb\xbf", file.as_slice()].concat(),
    |file, _| *file = String::from_utf8_lossy(file).replace('\n', "\r\n").into_bytes(),
    |file, _| {
        let units = String::from_utf8_lossy(file).encode_utf16().collect::<Vec<_>>();
        *file = [0xfeff].iter().chain(&units).flat_map(|unit| unit.to_le_bytes()).collect();
    },
    |file, dice| {
        let zeros = file.len() - dice.below(file.len());
        let end = file.len();
        file[end - zeros..].fill(0);
    },
];

/// A good file, broken once or a few times.
fn broken(good: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut file = good.to_vec();
    for _ in 0..dice.one_of(&[1, 1, 1, 2, 5]) {
        if !file.is_empty() {
            dice.one_of(&BREAKINGS)(&mut file, dice);
        }
    }
    file
}

/// What is said about a file: where, in sentences that steer nothing.
fn are_told(findings: &[Finding], name: &str) {
    for finding in findings {
        // A file that was not read at all has no place in it; the sentence names the file.
        if let Some(place) = &finding.place {
            assert!(place.line.get(place.span.clone()).is_some() && place.file.contains(name), "{finding:?}");
        }
        for lang in [Lang::Sv, Lang::En] {
            let said = format!(
                "{}{}",
                problems::render(lang, finding, false, 80),
                problems::one_line(lang, finding)
            );
            assert!(said.contains(name) && said.len() < 20_000, "{name}: {} bytes", said.len());
            assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{said:?}");
        }
    }
}

fn plans(count: usize) {
    let place = Place::new();
    let folder = place.path().join("plan");
    std::fs::create_dir(&folder).unwrap();
    let (mut refused, mut told) = (0, 0);
    for round in 0..count {
        let mut dice = Dice(u64::try_from(round).unwrap());
        let files = dice.one_of(&PLANS);
        let victim = dice.below(files.len());
        std::fs::remove_dir_all(&folder).unwrap();
        std::fs::create_dir(&folder).unwrap();
        for (at, (name, text)) in files.into_iter().enumerate() {
            let bytes = if at == victim { broken(text.as_bytes(), &mut dice) } else { text.into() };
            std::fs::write(folder.join(name), bytes).unwrap();
        }
        let (is_refused, findings) = match load_path(&folder, Limits::default()) {
            Ok(shelf) => (false, shelf.findings),
            Err(findings) => (true, findings),
        };
        assert!(!is_refused || !findings.is_empty(), "round {round} is refused without a word");
        refused += usize::from(is_refused);
        told += usize::from(!findings.is_empty());
        are_told(&findings, ".ron");
    }
    println!("{count} broken plans: findings in {told}, nothing readable in {refused}");
    assert!(told * 2 > count && refused * 2 < count, "most are broken, and most are still readable");
}

#[test]
fn broken_plans_open_with_findings_that_have_a_place() {
    plans(times("FOLJ_GARBAGE", 25));
}

#[test]
#[ignore = "minutes: the same 5,000 times"]
fn broken_plans_thousands_of_them() {
    plans(times("FOLJ_GARBAGE", 5_000));
}

#[test]
fn broken_settings_keys_and_themes_are_told_and_the_rest_holds() {
    let all_set = |text: &str| text.replace("    // ", "    ");
    let kinds = [
        ("config.ron", include_str!("../../docs/settings.md").split("```").nth(1).unwrap()[4..].to_owned()),
        ("config.ron", TEMPLATE.to_owned()),
        ("keys.ron", all_set(KEYS_TEMPLATE)),
        ("keys.ron", include_str!("../../data/keys.ron").to_owned()),
        ("theme.ron", all_set(THEME_TEMPLATE)),
        ("theme.ron", include_str!("../../data/themes/dark.ron").to_owned()),
    ];
    let keymap = Keymap::bundled();
    let mut told = 0;
    for round in 0..times("FOLJ_GARBAGE", 150) {
        let mut dice = Dice(u64::try_from(round).unwrap());
        let (name, good) = &kinds[round % kinds.len()];
        let text = String::from_utf8_lossy(&broken(good.as_bytes(), &mut dice)).into_owned();
        let (file, text): (Arc<str>, Arc<str>) = ((*name).into(), text.into());
        let findings = match *name {
            "config.ron" => Config::default().push(&file, &text),
            "keys.ron" => keymap.with_own(&file, &text).1,
            _ => Themes::bundled().add("own", &file, &text),
        };
        told += usize::from(!findings.is_empty());
        let some: Vec<Finding> =
            findings.into_iter().filter(|finding| finding.place.is_some()).take(20).collect();
        are_told(&some, name);
    }
    assert!(told > 30, "{told} were broken");
}

/// A journal with some entries about the first bundled plan, and its file.
fn journal(place: &Place, who: &Author) -> (std::path::PathBuf, Vec<Entry>) {
    let mut store = JournalDir::new(place.data(), who.clone(), "7f3c21aa".into());
    let mut entries = Vec::new();
    for (number, note) in ["Å i maj", "\"(", "f1 0 0 (", "rad\nrad", "", "\u{1b}[2J"].into_iter().enumerate()
    {
        let record = Record {
            id: EntryId::from(format!("0196cd1a2b3c00112233{number:02}").as_str()),
            at: "2025-05-14T11:42:07.123Z".parse().unwrap(),
            by: who.clone(),
            meeting: None,
            target: Target { plan: "hsvo-uppsala-2024".into(), year: None, id: Some("2.1".into()) },
            act: Act::Note(note.to_owned()),
            on: vec![],
            saw: String::new(),
        };
        entries.push(store.append(record, false).unwrap());
    }
    let folder = place.data().join(format!("{}-{}/hsvo-uppsala-2024", who.uid, who.login));
    let file = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).next().unwrap();
    (file, entries)
}

#[test]
fn of_a_broken_journal_only_what_was_written_counts() {
    let place = Place::new();
    let uid = rustix::process::getuid().as_raw();
    let who = Author { uid, login: "anna".to_owned(), name: None };
    let (file, written) = journal(&place, &who);
    let good = std::fs::read(&file).unwrap();
    let read =
        || JournalDir::new(place.data(), who.clone(), "7f3c21aa".into()).read(&"hsvo-uppsala-2024".into());
    assert_eq!((read().entries.len(), read().alarms), (written.len(), vec![]), "the good one is accepted");
    let (mut lost, mut told) = (0, 0);
    for round in 0..times("FOLJ_GARBAGE", 150) {
        let bytes = broken(&good, &mut Dice(u64::try_from(round).unwrap()));
        std::fs::write(&file, &bytes).unwrap();
        let reading = read();
        for entry in &reading.entries {
            let same = |one: &Entry| one.record == entry.record;
            assert!(written.iter().any(same), "round {round} brought in {entry:?}");
        }
        lost += usize::from(reading.entries.len() < written.len());
        told += usize::from(!reading.alarms.is_empty());
        are_told(&reading.alarms, ".fj");
    }
    assert!(lost > 30 && told > 30, "{lost} lost some, {told} were told");
}

/// Runs folj with at most 256 MiB of address space and, built for release, five seconds of processor;
/// it is killed when it hangs.
fn in_a_corner(place: &Place, arguments: &[&str]) -> Answer {
    let cpu = if cfg!(debug_assertions) { "--cpu=240" } else { "--cpu=5" };
    let mut command = place.command("timeout");
    command.args(["-s", "KILL", "300", "prlimit", "--as=268435456", cpu, FOLJ]).args(arguments);
    Answer::from(command.stdout(Stdio::piped()).stderr(Stdio::piped()).output().unwrap())
}

/// Files as large as they may be, made to cost as much as they can.
fn costly() -> Vec<(&'static str, String, String)> {
    let plan = |inside: &str| {
        format!(
            "(format: 1, id: \"p\", title: \"T\", organisation: \"O\", period: (from: 2024, to: 2026),\n\
             focus_areas: [(id: \"1\", title: \"A\", goals: [(id: \"1.1\", title: \"M\")])],\n{inside})"
        )
    };
    let list = |inside: &str| format!("(format: 1, plan: \"p\", year: 2025, activities: [\n{inside}])");
    let activity = |inside: &str| {
        list(&format!(
            "(id: \"1.1.1\", goal: \"1.1\", text: \"T\", indicators: [(id: \"1.1.1a\", kind: YesNo, text: \"I\")], {inside}),\n"
        ))
    };
    let fill = |piece: &str| piece.repeat((8 << 20) / piece.len() - 200);
    let many = |most: usize, row: fn(usize) -> String| (0..most).map(row).collect::<String>();
    let parties = |count| many(count, |n| format!("(abbr:\"a{n}\",name:\"x\",kind:Role),"));
    let long = "å".repeat(3 << 20);
    vec![
        ("only brackets", "[".repeat(8 << 20), list("")),
        ("only Some", "Some(".repeat(1 << 20), list("")),
        ("only quotes", "\"".repeat(8 << 20), list("")),
        ("nothing but comments", "/*".repeat(4 << 20), list("")),
        ("nothing at all", fill("\n"), list("")),
        ("zeros", "\0".repeat(8 << 20), list("")),
        ("a text without end", plan(&format!("vision: [\"{long}\"],")), list("")),
        ("a field without end", plan(&format!("{long}: 1,")), list("")),
        ("an id without end", plan(""), list(&format!("(id: \"{long}\", goal: \"{long}\", text: \"T\"),"))),
        (
            "a long party that is nearly another",
            plan(&format!("parties: [(abbr: \"{long}\", name: \"x\", kind: Role)],")),
            activity(&format!("responsible: (parties: [\"{long}x\"])")),
        ),
        ("no records but numbers", plan(""), list(&fill("1,"))),
        ("records that are none", plan(""), list(&fill("(a:1),\n"))),
        ("brackets that close nothing", plan(""), list(&fill("(]),\n"))),
        (
            "parties that are not there",
            plan(&format!("parties: [{}],", parties(150_000))),
            activity(&format!("responsible: (parties: [{}])", fill("\"unlisted party\","))),
        ),
        (
            "ties to nothing",
            plan(""),
            activity(&format!(
                "lineage: [{}]",
                many(100_000, |n| format!(
                    "(plan: \"p\", year: Some(2025), id: \"z{n}\", relation: CarriedFrom),"
                ))
            )),
        ),
        ("letters in two parts", plan(&format!("vision: [{}],", fill("\"a\u{30a}\","))), list("")),
    ]
}

fn cost_little(cases: &[(&str, String, String)]) {
    if !tool("prlimit") || !tool("timeout") {
        return;
    }
    let place = Place::new();
    std::fs::create_dir(place.path().join("p")).unwrap();
    for (name, plan, list) in cases {
        std::fs::write(place.path().join("p/plan.ron"), plan).unwrap();
        std::fs::write(place.path().join("p/activities-2025.ron"), list).unwrap();
        let started = std::time::Instant::now();
        let answer = in_a_corner(&place, &["check", "p/plan.ron"]);
        println!("{name}: {:?}", started.elapsed());
        let said = [answer.out.as_str(), &answer.err].concat();
        let begins: String = said.chars().take(2_000).collect();
        assert!(matches!(answer.code, Some(0 | 1)), "{name}: {:?} {begins}", answer.code);
        assert!(said.contains("p/plan.ron") || said.contains("p/activities-2025.ron"), "{name}: {said}");
        assert!(said.len() < 1_000_000 && !said.contains("panicked"), "{name}: {} bytes", said.len());
    }
}

#[test]
#[ignore = "a minute where folj is built for debugging"]
fn files_made_to_cost_cost_little() {
    cost_little(&costly());
}

#[test]
fn a_sample_of_files_made_to_cost() {
    let few = |case: &(&str, String, String)| ["an id without end", "only Some"].contains(&case.0);
    cost_little(&costly().into_iter().filter(few).collect::<Vec<_>>());
}

#[test]
fn the_program_itself_answers_to_broken_files() {
    if !tool("prlimit") || !tool("timeout") {
        return;
    }
    let place = Place::new();
    std::fs::create_dir_all(place.path().join("p/themes")).unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(place.path().join("p").join(name), bytes).unwrap();
    for round in 0..times("FOLJ_GARBAGE", 3) {
        let mut dice = Dice(1_000_000 + u64::try_from(round).unwrap());
        for (name, text) in PLANS[round % 2] {
            write(name, &broken(text.as_bytes(), &mut dice));
        }
        write("config.ron", &broken(TEMPLATE.replace("    // ", "    ").as_bytes(), &mut dice));
        write("keys.ron", &broken(include_bytes!("../../data/keys.ron"), &mut dice));
        write("themes/own.ron", &broken(include_bytes!("../../data/themes/dark.ron"), &mut dice));
        let check = in_a_corner(&place, &["check", "p/plan.ron"]);
        let settings = in_a_corner(&place, &["--config", "p/config.ron", "config", "check"]);
        for (answer, codes) in [(check, &[0, 1][..]), (settings, &[0, 65, 78])] {
            let code = answer.code.unwrap_or_else(|| panic!("round {round}: killed: {answer:?}"));
            assert!(codes.contains(&code) && !answer.err.contains("panicked"), "round {round}: {answer:?}");
            assert!(
                code == 0 || [answer.out, answer.err].concat().contains("p/"),
                "round {round} names no file"
            );
        }
    }
}
