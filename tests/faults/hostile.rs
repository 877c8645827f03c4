//! Hostile texts in every field, through every sink: nothing of them steers what shows them.
//!
//! `FOLJ_TEXTS=1` puts every text into every field (a plan for each of them; the usual is a plan
//! for each twentieth or so, which brings every text into some field).

#[path = "../folj/cli/bench.rs"]
#[allow(dead_code, reason = "the tests of the command line use the rest")]
mod bench;
mod judge;
mod plan;
mod texts;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

use folj::cli::{Exit, run};
use folj::facts::Terminals;
use folj::journal::{Act, Agenda, Author, Course, EntryId, MeetingId, Proposal, Record, Target};
use folj::model::{Id, PlanId, Year};
use folj::store::{JournalDir, Store, machine_name};
use jiff::ToSpan;

use crate::kit::times;
use bench::Bench;
use judge::Form;
use texts::Text;

/// What is asked for, and the form of the answer.
const SINKS: &[(&str, Form)] = &[
    ("plans", Form::Text),
    ("plans --format json", Form::Json),
    ("plans --format csv", Form::Csv),
    ("list", Form::Text),
    ("list --format json", Form::Json),
    ("list --format tsv", Form::Tsv),
    ("list --format csv", Form::Csv),
    ("show", Form::Text),
    ("show 1", Form::Text),
    ("show 1.1", Form::Text),
    ("show 1.1.1", Form::Text),
    ("show 1.1.1a 1.1.1b --lang en", Form::Text),
    ("show --format json", Form::Json),
    ("show 1 1.1 1.1.1 1.1.1a --format json", Form::Json),
    ("stats", Form::Text),
    ("stats --format json", Form::Json),
    ("stats --format csv", Form::Csv),
    ("log", Form::Text),
    ("log --format json", Form::Json),
    ("log --format csv", Form::Csv),
    ("log --since 2025-01-01 --changes", Form::Text),
    ("log --since 2025-01-01 --changes --format json", Form::Json),
    ("check", Form::Text),
    ("check --format json", Form::Json),
    ("check --format tsv", Form::Tsv),
    ("doctor", Form::Text),
    ("doctor --format json", Form::Json),
    ("keys", Form::Text),
    ("config show", Form::Text),
    ("config check", Form::Text),
    ("config path", Form::Text),
    ("report --format md --with history,notes,services,abbreviations", Form::Markdown),
    ("report --format html --with history,notes,services,abbreviations", Form::Html),
    ("report --format docx --with history,notes,services,abbreviations", Form::Docx),
    ("report --format xlsx --with history,notes,services,abbreviations", Form::Xlsx),
    ("report --format csv", Form::Csv),
    ("report --format tsv", Form::Tsv),
    ("report --format json --with history,notes,services,abbreviations", Form::Json),
    ("report --kind minutes --format html", Form::Html),
    ("report --kind minutes --format docx", Form::Docx),
    ("report --kind deviations --format md --lang en", Form::Markdown),
    ("report --kind extract -c KS --format html", Form::Html),
];

/// Ways through the screen, and its sizes.
const KEYS: &[&str] = &[
    "",
    "<right><right><right><down>",
    "z",
    "f",
    "f<down> <enter>",
    "s1",
    "o",
    "o<tab><down>",
    "t",
    "<right><right><right>it",
    "D",
    "p",
    "!",
    "?",
    ":",
    ":a",
    "gl",
    "<right><right><right>a",
    "<right><right>e",
    "<right><right>d",
    "m",
    "m<enter>",
    "m<enter><enter>",
    "m<down><enter>",
    "x",
    "w",
    "g",
    "<right><right><right>5",
    "<right><right><right>1u",
    "o<enter>",
    "<right><right><right>c",
    "q",
];
const SIZES: [&str; 3] = ["100x30", "60x20", "40x10"];

/// A user with the plan whose fields hold the texts from `from` on, and a follow-up that holds more.
fn user(texts: &[Text], from: usize) -> Bench {
    let mut bench = Bench::new();
    let folder = bench.folder.path().to_owned();
    plan::write(&folder.join("plans/hostile"), texts, from);
    bench.facts.places.plans = Some(folder.join("plans"));
    let next = |at: usize| {
        let text: String = texts[(from + plan::room() + at) % texts.len()].text.chars().take(1_500).collect();
        if text.is_empty() { "x".to_owned() } else { text }
    };
    let meeting = MeetingId::from("2025-05-01-x");
    let opened = Act::MeetingOpened {
        meeting: meeting.clone(),
        body: next(0),
        keeper: next(1),
        agenda: Agenda::default(),
    };
    let proposal = Act::Proposal(Some(Proposal { course: Course::CarryOver, reason: next(2) }));
    let acts = [
        (None, opened),
        (None, Act::Note(next(3))),
        (Some("1"), Act::Note(next(4))),
        (Some("1.1"), Act::Note(next(5))),
        (Some("1.1.1"), Act::Note(next(6))),
        (Some("1.1.1"), proposal),
        (Some("1.1.1"), Act::Decision(next(7))),
        (Some("1.1.1a"), Act::Note(next(8))),
        (Some("1.1.1a"), Act::Note(next(9))),
        (Some("1.1.1b"), Act::Decision(next(10))),
        (None, Act::MeetingClosed { meeting: meeting.clone() }),
    ];
    let who = Author { login: next(11), ..bench.facts.who.clone() };
    let mut journal = JournalDir::new(folder.join("followup"), who.clone(), machine_name());
    for (minute, (id, act)) in (0..).zip(acts) {
        let at = bench.facts.now.checked_sub((60 - minute).minutes()).unwrap();
        let year = id.filter(|id| id.len() > 3).map(|_| Year(2025));
        let target = Target { plan: PlanId::from("hostile"), year, id: id.map(Id::from) };
        let id = EntryId::new(at, folj::facts::random());
        let meeting = Some(meeting.clone());
        let record =
            Record { id, at, by: who.clone(), meeting, target, act, on: Vec::new(), saw: String::new() };
        journal.append(record, false).unwrap();
    }
    let setting = |text: String| text.chars().filter(|c| !matches!(c, '"' | '\\')).collect::<String>();
    bench.write(
        "config/config.ron",
        &format!("(\n  plan: \"{}\",\n  {}: 1,\n)", setting(next(12)), setting(next(13))),
    );
    bench.write(
        "config/keys.ron",
        &format!("[(layer: Browse, keys: \"{}\", action: {})]", setting(next(14)), setting(next(15))),
    );
    bench.write(
        "config/themes/own.ron",
        &format!("(name: \"{}\", roles: [(role: {})])", setting(next(16)), setting(next(17))),
    );
    bench
}

/// What a run wrote to both streams, and how it ended.
fn answer(bench: &Bench, args: &[OsString], stdin: &str) -> (Vec<u8>, Vec<u8>, Exit) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let all = std::iter::once(OsString::from("folj")).chain(args.iter().cloned());
    let exit = run(all, &bench.facts, &mut out, &mut err, &mut stdin.as_bytes());
    (out, err, exit)
}

fn words(line: &str) -> Vec<OsString> {
    ["--plan", "hostile"].into_iter().chain(line.split(' ')).map(OsString::from).collect()
}

/// What was found, by sink, and how many answers were looked at.
#[derive(Default)]
struct Found {
    wrong: BTreeMap<String, String>,
    answers: usize,
    bytes: usize,
}

impl Found {
    fn take(&mut self, sink: &str, wrong: impl IntoIterator<Item = String>, bytes: &[u8]) {
        self.answers += 1;
        self.bytes += bytes.len();
        let wrong: Vec<String> = wrong.into_iter().collect();
        if !wrong.is_empty() {
            self.wrong.entry(sink.to_owned()).or_insert_with(|| wrong.join(", "));
        }
    }

    fn judge(&self, answers: usize) {
        eprintln!("{} answers, {} bytes", self.answers, self.bytes);
        assert!(self.wrong.is_empty(), "{:#?}", self.wrong);
        // A test that reaches nothing finds nothing.
        assert!(
            self.answers >= answers && self.bytes > 200 * answers,
            "{} answers, {} bytes",
            self.answers,
            self.bytes
        );
    }
}

/// Each plan that brings the texts into the fields.
fn plans(texts: &[Text]) -> Vec<usize> {
    let step = if times("FOLJ_TEXTS", 0) > 0 { 1 } else { plan::room() };
    (0..texts.len()).step_by(step).collect()
}

#[test]
fn there_are_enough_texts() {
    let texts = texts::all();
    assert!(texts.len() > 200 && plan::room() > 90, "{} texts, {} fields", texts.len(), plan::room());
    let classes: std::collections::BTreeSet<&str> = texts.iter().map(|text| text.class).collect();
    assert!(classes.len() > 12, "{classes:?}");
    let hostile = |text: &&Text| !judge::steering(&text.text).is_empty();
    assert!(texts.iter().filter(hostile).count() > 120);
}

#[test]
fn a_hostile_plan_opens_and_is_told_as_it_is() {
    let texts = texts::all();
    let bench = user(&texts, 0);
    let (out, err, exit) = answer(&bench, &words("show --format json"), "");
    assert_eq!(exit, Exit::Done, "{}", String::from_utf8_lossy(&err));
    let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
    // The first text is in the abbreviation, the second one in the title: letter by letter.
    assert_eq!(json["plan"]["title"].as_str(), Some(texts[1].text.as_str()));
    let (out, _, _) = answer(&bench, &words("log --format json"), "");
    let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(json["entries"].as_array().map(Vec::len), Some(11), "{json}");
}

#[test]
fn nothing_steers_a_pipe_a_terminal_or_a_reader_of_reports() {
    let texts = texts::all();
    let mut found = Found::default();
    for from in plans(&texts) {
        let mut bench = user(&texts, from);
        for (line, form) in SINKS {
            let (out, err, _) = answer(&bench, &words(line), "");
            found.take(line, judge::wrong(*form, &out), &out);
            found.take(&format!("{line}: stderr"), judge::steering(&String::from_utf8(err).unwrap()), b"");
        }
        bench.facts.env.insert("TERM".into(), "xterm-256color".into());
        bench.facts.env.insert("LANG".into(), "sv_SE.UTF-8".into());
        bench.facts.terminals = Terminals { stdin: false, stdout: true, stderr: true };
        bench.facts.columns = Some(60);
        for (line, _) in SINKS.iter().filter(|(_, form)| *form == Form::Text) {
            let (out, err, _) = answer(&bench, &words(line), "");
            let both = [out, err].concat();
            found.take(&format!("{line}: terminal"), judge::steering_among_looks(&both), &both);
        }
    }
    found.judge(300);
}

#[test]
fn nothing_steers_the_screen() {
    let texts = texts::all();
    let mut found = Found::default();
    for (round, from) in plans(&texts).into_iter().enumerate() {
        let bench = user(&texts, from);
        for (at, keys) in KEYS.iter().enumerate() {
            let size = SIZES[(at + round) % SIZES.len()];
            let line = ["--plan", "hostile", "screen", "--size", size, "--keys", keys].map(OsString::from);
            let (out, err, exit) = answer(&bench, &line, "");
            let said = String::from_utf8(err).unwrap();
            assert_eq!(exit, Exit::Done, "{keys}: {said}");
            let sink = format!("screen {size} {keys}");
            found.take(&sink, judge::wrong(Form::Text, &out), &out);
            found.take(&sink, judge::steering(&said), b"");
        }
    }
    found.judge(60);
}

#[test]
fn nothing_steers_who_talks_without_a_screen() {
    let texts = texts::all();
    let mut found = Found::default();
    for from in plans(&texts) {
        let bench = user(&texts, from);
        for talk in [
            "1\n1\n1\n1\n?\n0\n0\n0\n",
            "2\n1\n",
            "3\n1\n\u{1b}[2J\u{202e}\n",
            "4\n1\n",
            "5\n1\n",
            "6\n1\n",
            "7\n1\n",
            "8\n1\n",
            "9\n1\n",
        ] {
            let (out, err, _) = answer(&bench, &words("--plain-ui"), talk);
            found.take(&format!("--plain-ui {talk:?}"), judge::wrong(Form::Text, &out), &out);
            found.take("--plain-ui", judge::steering(&String::from_utf8(err).unwrap()), b"");
        }
    }
    found.judge(20);
}

/// Whatever stands on the command line or in the environment is told again, and does nothing.
#[test]
fn nothing_steers_from_arguments_and_the_environment() {
    let (mut found, every) = (Found::default(), times("FOLJ_TEXTS", 0) > 0);
    let bench = Bench::new();
    let mut raw: Vec<OsString> = texts::all().into_iter().map(|text| text.text.into()).collect();
    raw.extend(
        [&b"\xff\xfe"[..], b"a\xc3", b"\xed\xa0\x80", b"\xe5\xe4\xf6"]
            .map(|bytes| OsString::from_vec(bytes.to_vec())),
    );
    for (number, text) in raw.iter().enumerate() {
        let lines: [&[&str]; 14] = [
            &["@"],
            &["show", "@"],
            &["list", "-c", "@"],
            &["list", "--search", "@"],
            &["list", "--format", "@"],
            &["--@"],
            &["set", "2.1.9a", "@"],
            &["--plan", "@", "list"],
            &["--lang", "@"],
            &["list", "--as-of", "@"],
            &["report", "-o", "@"],
            &["check", "@"],
            &["--config", "@", "list"],
            &["help", "@"],
        ];
        // Each text in one place, unless all are asked for.
        let some = |at: &usize| every || (at + number).is_multiple_of(lines.len());
        for line in lines.iter().enumerate().filter(|(at, _)| some(at)).map(|(_, line)| line) {
            let args: Vec<OsString> = line
                .iter()
                .map(|word| match word.strip_suffix('@') {
                    Some(before) => {
                        let mut word = OsString::from(before);
                        word.push(text);
                        word
                    }
                    None => OsString::from(word),
                })
                .collect();
            let (out, err, _) = answer(&bench, &args, "");
            let both = [out, err].concat();
            let text = String::from_utf8(both.clone()).expect("UTF-8");
            found.take(&line.join(" "), judge::steering(&text.replace("\u{feff}", "")), &both);
        }
    }
    for name in [
        "TERM",
        "LANG",
        "LC_ALL",
        "COLUMNS",
        "USER",
        "EDITOR",
        "VISUAL",
        "PAGER",
        "COLORTERM",
        "NO_COLOR",
        "TZ",
        "FOLJ_LANG",
        "SSH_CONNECTION",
    ] {
        for text in texts::all().iter().step_by(if every { 1 } else { 61 }) {
            let bench = Bench::new().with(name, &text.text);
            for line in ["doctor", "stats", "check"] {
                let (out, err, _) = answer(&bench, &[line.into()], "");
                let both = [out, err].concat();
                found.take(&format!("{name} {line}"), judge::wrong(Form::Text, &both), &both);
            }
        }
    }
    found.judge(300);
}

/// Plans of hostile ids and folders of hostile names: refused or shown, and nothing written elsewhere.
#[test]
fn nothing_steers_from_ids_and_names_of_files() {
    let (mut found, every) = (Found::default(), times("FOLJ_TEXTS", 0) > 0);
    let names: Vec<String> = texts::all()
        .into_iter()
        .map(|text| text.text.replace(['/', '\0'], "_").chars().take(60).collect())
        .filter(|name: &String| !name.is_empty() && name != "." && name != "..")
        .collect();
    for (at, name) in names.iter().enumerate().step_by(if every { 1 } else { 11 }) {
        let mut bench = Bench::new();
        let id = name.replace('\\', "\\\\").replace('"', "\\\"");
        let plan = format!(
            "(format: 1, id: \"{id}\", title: \"x\", organisation: \"y\", period: (from: 2024, to: 2025), focus_areas: [(id: \"{id}\", title: \"z\", goals: [(id: \"{id}.1\", title: \"w\", oops: 1)])])"
        );
        bench.write(&format!("plans/{name}/plan.ron"), &plan);
        bench.write("plans/fine/plan.ron", &plan.replace(&id, &format!("fine-{at}")));
        bench.facts.places.plans = Some(bench.folder.path().join("plans"));
        for line in ["plans", "check", "doctor", "stats", "plans --format json", "check --format json"] {
            let form = if line.ends_with("json") { Form::Json } else { Form::Text };
            let (out, err, _) = answer(&bench, &line.split(' ').map(OsString::from).collect::<Vec<_>>(), "");
            found.take(&format!("{line} of {name:?}"), judge::wrong(form, &out), &out);
            found.take(
                &format!("{line} of {name:?}: stderr"),
                judge::steering(&String::from_utf8(err).unwrap()),
                b"",
            );
        }
        let args = [
            "--plan".into(),
            OsString::from(name),
            "note".into(),
            OsString::from(name),
            "--text".into(),
            "x".into(),
        ];
        let (out, err, _) = answer(&bench, &args, "");
        found.take("note", judge::steering(&String::from_utf8([out, err].concat()).unwrap()), b"");
        let beside: Vec<_> =
            std::fs::read_dir(bench.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(beside.iter().all(|name| name == "plans" || name == "followup"), "{name:?}: {beside:?}");
    }
    found.judge(100);
}
