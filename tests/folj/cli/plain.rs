//! Conversations of `folj --plain-ui`: the answers go in as lines, the whole of it comes out.

use folj::cli::Exit;
use folj::facts::Terminals;
use folj::journal::{Act, Agenda, MeetingId, Outcome};
use insta::assert_snapshot;

use super::Bench;
use super::bench::{Run, picture};

impl Bench {
    /// A conversation with these answers, separated by blanks; `_` stands for Enter alone and
    /// for the blanks within an answer.
    fn talk(&mut self, options: &str, answers: &str) -> Run {
        let line = |answer: &str| if answer == "_" { "\n".into() } else { answer.replace('_', " ") + "\n" };
        let lines: String = answers.split_whitespace().map(line).collect();
        self.run_with(&format!("--plain-ui {options}"), &lines)
    }

    /// Its picture.
    fn told(&mut self, options: &str, answers: &str) -> String {
        picture(&format!("--plain-ui {options}"), &self.talk(options, answers))
    }

    /// With a place for drafts.
    fn with_drafts(mut self) -> Self {
        self.facts.places.state = Some(self.folder.path().join("state"));
        self
    }
}

/// The last lines of a conversation, before the farewell.
fn has(run: &Run, line: &str) -> bool {
    run.out.lines().any(|told| told == line)
}

const IN_BOTH: [(&str, &str); 2] = [("sv", "--lang sv"), ("en", "--lang en")];

#[test]
fn looking_up_what_concerns_a_committee() {
    for (lang, option) in IN_BOTH {
        // Filter, parties, OSN by its name, back, particular; browse to an activity; overview.
        let answers = "2 1 osn 0 2 4 0 1 1 1 2 0 0 0 0 4 0 2 5 0 q";
        assert_snapshot!(format!("committee_{lang}"), Bench::new().told(option, answers));
    }
}

#[test]
fn recording_a_number_and_a_note() {
    for (lang, option) in IN_BOTH {
        let answers = "2.1.1b 2 5 120 2 87,5 a Sju_av_åtta _ och_en_till . _ - u u u r i 0 6 0";
        assert_snapshot!(format!("recording_{lang}"), Bench::new().told(option, answers));
    }
}

#[test]
fn a_meeting_through_several_items() {
    for (lang, option) in IN_BOTH {
        let open = "5 1 TL_Almby 2025-05-13x _ Anna 1 1 1";
        let answers = format!("{open} 1 1 n 2 o delvis e 1 3 e 2 1 behövs_än d klart . 0 2 4 1 0 7 2 6 0");
        assert_snapshot!(format!("meeting_{lang}"), Bench::new().told(option, &answers));
    }
}

#[test]
fn wrong_answers() {
    for (lang, option) in IN_BOTH {
        let answers = "99 ja 1x \u{1b}[1~ -1 1 7 9.9 1 ? 2.1.9a n j 5 8 c 0 2.1.10 1 5 tio 1,2,3 -3 3 0 q";
        assert_snapshot!(format!("wrong_{lang}"), Bench::new().told(option, answers));
    }
}

#[test]
fn nothing_can_be_recorded() {
    for (lang, option) in IN_BOTH {
        let read_only = Bench::new().told(&format!("{option} --read-only"), "2.1.9a 1 ja a 5 0 5 1 u 0");
        assert_snapshot!(format!("read_only_{lang}"), read_only);
    }
}

#[test]
fn the_answers_end_in_the_middle() {
    for (lang, option) in IN_BOTH {
        let mut bench = Bench::new().with_drafts();
        let ended = bench.told(option, "2.1.9a 1 a halv_rad");
        let again = bench.told(option, "2.1.9a a 2 . _ q");
        assert_snapshot!(format!("end_{lang}"), [ended, again].join("\n"));
        assert!(!bench.talk(option, "q").out.contains("2.1.9a"), "the draft is gone once it is saved");
    }
    let run = Bench::new().talk("--lang sv", "2.1.9a a utan_mapp_för_utkast");
    assert!(has(&run, "Texten är inte sparad."), "{}", run.out);
    assert_eq!((run.err.as_str(), run.exit), ("", Exit::Done));
}

#[test]
fn what_is_recorded_is_what_set_would_record() {
    let mut bench = Bench::new();
    for (answers, expected) in [
        ("2.1.9a 1 q", "2.1.9a  Ja"),
        ("2.1.9a delvis q", "2.1.9a  Delvis"),
        ("2.1.9a na q", "2.1.9a  Ej aktuell"),
        ("2.1.9a 3 3 q", "2.1.9a  Nej"),
        ("2.1.9a n q", "2.1.9a  Nej"),
        ("2.1.9a rensa q", "2.1.9a  Ej bedömd"),
        ("2.1.9a 2 u q", "2.1.9a  Ej bedömd"),
        ("2.1.9a u q", "2.1.9a  Nej"),
        ("r q", "2.1.9a  Ej bedömd"),
        ("2.1.10a 5 12 1 q", "2.1.10a  Ja, 12"),
        ("2.1.10a 5 12.5 q", "2.1.10a  Ja, 12,5"),
        ("2.1.10a 5 -3 _ q", "2.1.10a  Ja, 12,5"),
        ("2.1.10a 5 -3 12,5 q", "2.1.10a  Ja, 12,5"),
        ("2.1.10a 5 - q", "2.1.10a  Ja"),
        ("2.1.1b 5 87_% q", "2.1.1b  Ej bedömd, 87 %"),
        ("2.1.1b 5 120 0 q", "2.1.1b  Ej bedömd, 87 %"),
        ("2.1.1b 5 120 1 q", "2.1.1b  Ej bedömd, 120 %"),
    ] {
        bench.talk("", answers);
        let id = expected.split(' ').next().unwrap();
        let show = bench.run(&format!("show {}", id.trim_end_matches(char::is_alphabetic))).out;
        let line = show.lines().find(|line| line.trim_start().starts_with(id)).unwrap_or_default();
        let told = line.trim_start();
        assert!(told == expected || told.starts_with(&format!("{expected}  ")), "{answers}: {told}");
    }
}

#[test]
fn what_others_recorded_meanwhile_is_asked_about() {
    // Two terminals: the second one answers while the first one waits with what it has read.
    struct Meanwhile<'a> {
        lines: std::collections::VecDeque<&'a str>,
        bench: &'a Bench,
    }
    impl std::io::Read for Meanwhile<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let Some(line) = self.lines.pop_front() else { return Ok(0) };
            if line == "!" {
                let no = Act::Outcome(Some(Outcome::No));
                self.bench.append(Some("2.1.9a"), no, None, "2025-05-14T11:42:30Z");
                return self.read(buffer);
            }
            let line = format!("{line}\n");
            buffer[..line.len()].copy_from_slice(line.as_bytes());
            Ok(line.len())
        }
    }
    let talk = |answers: &str| {
        let bench = Bench::new();
        let mut stdin = Meanwhile { lines: answers.split(' ').collect(), bench: &bench };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let args = ["folj", "--plain-ui"].map(Into::into);
        let exit = folj::cli::run(args, &bench.facts, &mut out, &mut err, &mut stdin);
        assert_eq!((err.as_slice(), exit), (&b""[..], Exit::Done));
        String::from_utf8(out).unwrap()
    };
    let mine = talk("2.1.9a ! 1 1 q");
    assert!(mine.contains("anna registrerade under tiden: 2.1.9a nej."), "{mine}");
    assert!(mine.contains("Ditt är inte sparat: 2.1.9a ja. Vad ska gälla?"), "{mine}");
    assert!(mine.contains("Sparat: 2.1.9a ja."), "{mine}");
    let theirs = talk("2.1.9a ! 1 2 _ q");
    assert!(theirs.contains("2.1.9a: ditt är inte sparat, det som fanns gäller."), "{theirs}");
    assert!(!theirs.contains("Sparat:"), "{theirs}");
}

#[test]
fn a_conflict_is_told_and_settled() {
    let mut bench = Bench::new();
    for (outcome, at) in [(Outcome::Yes, "2025-05-01T08:00:00Z"), (Outcome::No, "2025-05-01T08:00:01Z")] {
        bench.append(Some("2.1.9a"), Act::Outcome(Some(outcome)), None, at);
    }
    assert_snapshot!("conflict", bench.told("", "2.1.9a c 2 _ q"));
}

#[test]
fn a_meeting_that_broke_off_goes_on_where_it_was() {
    let mut bench = Bench::new();
    bench.talk("", "5 1 TL _ _ 1 1 1 1 1 n 2");
    let run = bench.talk("", "5 2 1 3 0 0 0 2.1.9a 1 q");
    assert!(has(&run, "Mötet 2025-05-14-tl är öppet. Det tas upp igen under möte."), "{}", run.out);
    assert!(has(&run, "Punkt 3 av 6, 4 utan utfall."), "{}", run.out);
    let log = bench.run("log --format tsv -q").out;
    let meetings: Vec<&str> = log.lines().skip(1).map(|row| row.split('\t').nth(9).unwrap()).collect();
    let (here, none) = ("2025-05-14-tl", "");
    assert_eq!(meetings, [none, here, here, here, here], "{log}");
}

#[test]
fn in_a_meeting_it_goes_on_as_the_settings_say() {
    let mut bench = Bench::new();
    bench.write("config/config.ron", "(after_outcome: NextOpen)");
    bench.talk("", "5 1 TL _ _ 1 1 1 1 1 2 3 4 1 2 q");
    let out = bench.run("stats -q --format tsv").out;
    let counts = out.lines().nth(1).unwrap().split('\t').skip(4).collect::<Vec<_>>().join(" ");
    assert_eq!(counts, "6 2 2 1 1 0", "{out}");
}

#[test]
fn when_it_is_chosen() {
    let screenless = Terminals { stdin: true, stdout: true, stderr: true };
    let plain = |mut bench: Bench, terminal: bool| {
        if terminal {
            bench.facts.terminals = screenless;
        }
        bench = bench.with("LANG", "C.UTF-8");
        bench.run_with("", "q\n").out.starts_with("Folj utan skärmbild.")
    };
    assert!(plain(Bench::new().with("TERM", "dumb"), true));
    for name in ["ACCESSIBLE", "FOLJ_PLAIN"] {
        assert!(plain(Bench::new().with("TERM", "xterm").with(name, "1"), true), "{name}");
        assert!(!plain(Bench::new().with(name, "1"), false), "{name} without a terminal: the overview");
    }
    assert!(Bench::new().run_with("--enkel", "q\n").out.starts_with("Folj utan skärmbild."));
    assert_eq!(Bench::new().run("--plain-ui list").exit, Exit::Usage);
}

#[test]
fn nothing_but_lines_of_text() {
    let mut bench = Bench::new().on_terminal(40).with("CLICOLOR_FORCE", "1");
    let run = bench.talk("", "1 1 1 1 0 0 0 0 4 0 8 i 0 10 3 barn 1 0 0 0 0");
    assert!(!run.out.contains(['\u{1b}', '\t', '\r', '│', '─', '►', '…', '·']), "{}", run.out);
    assert!(run.out.lines().any(|line| line.chars().count() > 40), "lines are wrapped by nobody");
    assert!(run.out.lines().all(|line| line == line.trim()), "{}", run.out);
}

#[test]
fn the_past_is_looked_at_and_never_written() {
    let mut bench = Bench::new();
    bench.append(Some("2.1.9a"), Act::Outcome(Some(Outcome::No)), None, "2025-05-01T08:00:00Z");
    for (lang, option) in IN_BOTH {
        let answers = "7 2025-13-01 2025-04-30 2.1.9a 2 a 0 5 1 0 7 1 2.1.9a 0 q";
        assert_snapshot!(format!("past_{lang}"), bench.told(option, answers));
    }
    assert_eq!(bench.run("log --format tsv -q").out.lines().count(), 2);
}

#[test]
fn what_has_changed_since_the_last_meeting() {
    let meeting = || MeetingId::from("2025-03-12-tl");
    let opened = Act::MeetingOpened {
        meeting: meeting(),
        body: "TL".into(),
        keeper: String::new(),
        agenda: Agenda::default(),
    };
    let mut bench = Bench::new();
    let no = Act::Outcome(Some(Outcome::No));
    bench.append(None, opened, Some("2025-03-12-tl"), "2025-03-12T08:00:00Z");
    bench.append(Some("2.1.9a"), no.clone(), Some("2025-03-12-tl"), "2025-03-12T08:30:00Z");
    let first = bench.talk("--lang sv", "11 q").out;
    let told = "Inget möte har avslutats innan. Allt som har registrerats: 1.";
    assert!(first.lines().any(|line| line == told), "{first}");
    let closed = Act::MeetingClosed { meeting: meeting() };
    bench.append(None, closed, Some("2025-03-12-tl"), "2025-03-12T10:00:00Z");
    for line in ["set 2.1.9 ja --note 'Två\nrader'", "set 2.1.1b 87,5"] {
        assert_eq!(bench.run(line).exit, Exit::Done);
    }
    for (outcome, at) in [(Outcome::Yes, "2025-05-01T08:00:00Z"), (Outcome::No, "2025-05-01T08:00:01Z")] {
        bench.append(Some("2.1.10a"), Act::Outcome(Some(outcome)), None, at);
    }
    for (lang, option) in IN_BOTH {
        // As it is; then as it was before the meeting, when nothing was recorded.
        assert_snapshot!(format!("changes_{lang}"), bench.told(option, "11 7 2025-03-11 11 q"));
    }
    let filtered = bench.talk("--lang sv --focus 3", "11 q").out;
    assert!(filtered.lines().any(|line| line.ends_with("Ändringar: 0.")), "{filtered}");
}

#[test]
fn the_plan_itself_another_plan_and_what_is_wrong_in_the_files() {
    let mut bench = Bench::new();
    let run = bench.talk("--plan almby", "8 a Hela_planen . _ 0 10 9 1 0 q");
    for line in [
        "Plan: Samverkansplan Almby 2024–2030, almby-2024",
        "Förkortning: BVC betyder barnavårdscentral",
        "Anteckning: Hela planen (2025-05-14, anna)",
        "Inget fel hittades.",
    ] {
        assert!(has(&run, line), "{line}: {}", run.out);
    }
    let asked = bench.talk("", "9 q").out;
    let sund = asked.lines().find(|line| line.ends_with("sund-2019")).unwrap();
    let number = sund.split('.').next().unwrap();
    let run = bench.talk("", &format!("9 {number} 1.1.1a 1 q"));
    assert!(run.out.contains(": 2019") || run.out.contains("aktiviteter 2019"), "{}", run.out);
    assert!(bench.run("log --plan sund --format tsv -q").out.lines().count() == 2, "{}", run.out);
}

#[test]
fn a_long_list_is_read_in_parts() {
    let mut bench = Bench::new();
    let run = bench.talk("--plan hsvo", "3 samverkan _ 21 q");
    let parts = run.out.lines().filter(|line| line.contains("Enter läser fler.")).count();
    assert_eq!(parts, 2, "{}", run.out);
    assert!(run.out.lines().any(|line| line.starts_with("21. ")), "{}", run.out);
}

#[test]
fn the_page_in_docs_shows_what_is_said() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/accessibility.md");
    let page = std::fs::read_to_string(path).unwrap();
    let (before, rest) = page.split_once("<!-- dialogue: ").unwrap();
    let (asked, rest) = rest.split_once(" -->\n```text\n").unwrap();
    let (_, after) = rest.split_once("```").unwrap();
    let (options, answers) = asked.split_once(" | ").unwrap();
    let out = Bench::new().talk(options, answers).out;
    let wanted = format!("{before}<!-- dialogue: {asked} -->\n```text\n{out}```{after}");
    if std::env::var_os("FOLJ_RENEW").is_some() {
        std::fs::write(path, &wanted).unwrap();
    }
    assert!(wanted == std::fs::read_to_string(path).unwrap(), "run FOLJ_RENEW=1 cargo test docs");
}

#[test]
fn what_is_wrong_in_the_files_is_told_in_the_conversation() {
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/plans/mistakes");
    let run = Bench::new().talk(&format!("--plan {plan}"), "10 q");
    let told: Vec<&str> = run.out.lines().filter(|line| line.contains(".ron:")).collect();
    let count = format!("Fel eller anmärkningar i filerna: {}.", told.len());
    assert!(!told.is_empty() && run.out.contains(&count), "{}", run.out);
    assert_eq!((run.err.as_str(), run.exit), ("", Exit::Done));
}

#[test]
fn what_one_action_recorded_is_undone_and_redone_together() {
    let mut bench = Bench::new();
    bench.run("set 2.1.9a ja --note 'Beslutad i mars'");
    let undone = bench.talk("", "u u r q");
    let told = undone.out.lines().filter(|line| line.starts_with("Ångrat: 2.1.9a")).count();
    let redone = undone.out.lines().filter(|line| line.starts_with("Gjort om: 2.1.9a")).count();
    assert_eq!((told, redone), (2, 2), "{}", undone.out);
    assert!(has(&undone, "Det finns inget eget att ångra."), "{}", undone.out);
    let show = bench.run("show 2.1.9").out;
    assert!(show.contains("2.1.9a  Ja") && show.contains("Beslutad i mars"), "{show}");
}

#[test]
fn an_empty_filter_says_why() {
    let run = Bench::new().talk("--plan sund -c OSN", "q");
    assert!(run.out.contains("Inget visas. Planen nämner inga nämnder per aktivitet."), "{}", run.out);
    let run = Bench::new().talk("-c TL", "q");
    assert!(has(&run, "Ingen av 5 aktiviteter passar. Filter: TL."), "{}", run.out);
}
