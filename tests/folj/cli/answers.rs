//! What the commands that look answer.

use insta::assert_snapshot;

use super::Bench;
use super::bench::picture;
use folj::cli::Exit;

#[test]
fn without_a_terminal_there_is_an_overview() {
    assert_snapshot!(Bench::new().pictures(&["", "--lang en stats", "-c OSN,VS"]));
}

#[test]
fn list() {
    assert_snapshot!(Bench::new().pictures(&[
        "list",
        "list -c OSN --lang en",
        "lista -c aln -c vs --match all"
    ]));
}

#[test]
fn list_on_a_terminal_wraps_and_cuts_nothing() {
    let mut bench = Bench::new().on_terminal(80).with("NO_COLOR", "1");
    let run = bench.run("list");
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{}", run.out);
    assert_snapshot!(picture("list", &run));
}

#[test]
fn show() {
    assert_snapshot!(Bench::new().pictures(&["show 2", "visa 2.1 2.2", "show 2.1.1B 3.2.1 --lang en"]));
}

#[test]
fn plans() {
    let run = Bench::new().run("plans");
    // The bundled plans are looked at elsewhere.
    let ours = |line: &&str| line.contains("[plans]");
    let rows: Vec<Vec<&str>> =
        run.out.lines().filter(ours).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0][..5], ["almby-2024", "2024–2030", "5", "6", "·"]);
    assert_eq!(rows[1][..5], ["sund-2019", "2019", "1", "1", "·"]);
    assert_eq!((rows.len(), run.exit), (2, Exit::Done));
}

/// The ids that a filter shows.
#[test]
fn filters() {
    let cases: &[(&str, &[&str])] = &[
        ("", &["2.1.1", "2.1.9", "2.1.10", "3.1.1", "3.2.1"]),
        ("-c OSN", &["2.1.1", "2.1.9", "2.1.10"]),
        ("-c osn,vs", &["2.1.1", "2.1.9", "2.1.10", "3.1.1"]),
        ("-c OSN -c ÄLN --match all", &["2.1.1", "2.1.10"]),
        ("-c OSN --match only", &["2.1.9"]),
        ("-c OSN --match particular", &["2.1.9", "2.1.10"]),
        ("-c aln", &["2.1.1", "2.1.10", "3.1.1"]),
        ("-c ÄLN", &["2.1.1", "2.1.10", "3.1.1"]),
        ("-c A\u{308}LN", &["2.1.1", "2.1.10", "3.1.1"]),
        ("-c äldrenämnden", &["2.1.1", "2.1.10", "3.1.1"]),
        ("--nobody", &["3.2.1"]),
        ("--nobody -c SCN", &["2.1.1", "3.2.1"]),
        ("--focus 3", &["3.1.1", "3.2.1"]),
        ("--goal 2.1", &["2.1.1", "2.1.9", "2.1.10"]),
        ("--goal 2.2", &[]),
        ("--search bvc", &["2.1.9"]),
        ("--search 'trygg utskrivning'", &["3.2.1"]),
        ("--outcome ja", &["3.1.1"]),
        ("--outcome yes", &["3.1.1"]),
        ("--outcome open --focus 3", &["3.2.1"]),
        ("-c TL", &[]),
        ("-c OSN,", &["2.1.1", "2.1.9", "2.1.10"]),
        ("--focus 3 --search ' '", &["3.1.1", "3.2.1"]),
        ("--year 2025 --focus 3", &["3.1.1", "3.2.1"]),
    ];
    let mut bench = Bench::new();
    bench.run("set 3.1.1 ja");
    for (filter, ids) in cases {
        for (before, behind) in [("", *filter), (*filter, "")] {
            let run = bench.run(&format!("{before} list {behind}"));
            let shown: Vec<&str> =
                run.out.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
            assert_eq!((shown.as_slice(), run.exit), (*ids, Exit::Done), "{filter}: {}", run.err);
            assert_eq!(run.out.is_empty(), ids.is_empty(), "{filter}");
        }
    }
}

/// The same filter, before the command's name or behind it.
#[test]
fn the_screen_takes_the_filter_of_a_list() {
    let mut bench = Bench::new();
    let all = bench.run("screen").out;
    for (filter, chip) in [
        ("-c OSN", "[OSN]  3 av 5 aktiviteter"),
        ("-c OSN --match only", "1 av 5 aktiviteter"),
        ("--nobody", "1 av 5 aktiviteter"),
        ("--outcome ja", "0 av 5 aktiviteter"),
        ("--search bvc", "1 av 5 aktiviteter"),
        ("--focus 3", "2 av 5 aktiviteter"),
    ] {
        for line in [format!("screen {filter}"), format!("{filter} screen")] {
            let run = bench.run(&line);
            assert!(run.exit == Exit::Done && run.out.contains(chip), "{line}: {run:?}");
            assert_ne!(run.out, all, "{line}");
        }
    }
}

#[test]
fn an_empty_list_says_why() {
    let asked = [
        "list --plan sund -c OSN",
        "list --plan sund -c OSN --lang en",
        "list -c TL",
        "list -c SCN --match only --outcome ja --search x",
    ];
    assert_snapshot!(Bench::new().pictures(&asked));
}

#[test]
fn rows_for_scripts_and_spreadsheets() {
    let mut bench = Bench::new();
    bench.run("set 2.1.1b 87,5 --note '=1+1'");
    assert_snapshot!("tsv", bench.pictures(&["list --format tsv -q --focus 2", "stats -q --format tsv"]));
    let csv = bench.run("list --format csv --search bvc").out;
    let (head, row) = csv.strip_prefix('\u{feff}').unwrap().split_once("\r\n").unwrap();
    assert!(head.starts_with("focus_area;goal;activity;text;responsible;"), "{head}");
    assert!(row.starts_with("2;2.1;2.1.9;'=Rutin för överlämning mellan BVC och förskola;OSN;"), "{row}");
    let csv = bench.run("list --format csv --search ingång").out;
    assert!(csv.contains(";percent;;87,5;'=1+1;anna;2025-05-14\r\n"), "{csv}");
}

#[test]
fn text_of_a_plan_cannot_steer_a_terminal() {
    let bench = Bench::new();
    for file in ["plan.ron", "activities-2019.ron"] {
        let text = std::fs::read_to_string(super::bench::plans().join("sund-2019").join(file)).unwrap();
        bench.write(&format!("evil/{file}"), &text.replace("Gemensam", "\\u{1b}[2J\\u{202e}Gemensam"));
    }
    let mut bench = bench;
    for command in ["list", "show 1.1", "list --format tsv"] {
        let out = bench.run(&format!("{command} --plan ./evil")).out;
        assert!(out.contains("Gemensam") && !out.contains(['\u{1b}', '\u{202e}']), "{out:?}");
    }
}

#[test]
fn only_a_terminal_is_coloured_unless_somebody_says_otherwise() {
    let piped = Bench::new;
    let terminal = || Bench::new().on_terminal(100);
    let cases = [
        (piped(), "", false),
        (terminal(), "", true),
        (terminal(), "--color never", false),
        (piped(), "--color always", true),
        (terminal().with("NO_COLOR", "1"), "", false),
        (terminal().with("NO_COLOR", ""), "", true),
        (terminal().with("NO_COLOR", "1").with("CLICOLOR_FORCE", "1"), "", false),
        (piped().with("CLICOLOR_FORCE", "1"), "", true),
        (piped().with("CLICOLOR_FORCE", "0"), "", false),
        (terminal().with("CLICOLOR", "0"), "", false),
        (terminal().with("TERM", "dumb"), "", false),
        (terminal().with("NO_COLOR", "1"), "--color always", true),
    ];
    for (at, (mut bench, option, coloured)) in cases.into_iter().enumerate() {
        let out = bench.run(&format!("list {option}")).out;
        assert_eq!(out.contains('\u{1b}'), coloured, "case {at}: {out}");
    }
}

#[test]
fn the_language_is_asked_for_or_the_plans() {
    type Case = (&'static [(&'static str, &'static str)], &'static str, &'static str);
    let cases: &[Case] = &[
        (&[], "", "Id      Utfall"),
        (&[("LANG", "en_GB.UTF-8")], "", "Id      Outcome"),
        (&[("LANG", "en_GB.UTF-8"), ("LC_MESSAGES", "sv_SE.UTF-8")], "", "Id      Utfall"),
        (&[("LC_ALL", "C.UTF-8"), ("LANG", "en_GB.UTF-8")], "", "Id      Utfall"),
        (&[("LANG", "sv_SE"), ("FOLJ_LANG", "en")], "", "Id      Outcome"),
        (&[("FOLJ_LANG", "en")], "--lang sv", "Id      Utfall"),
        (&[("LANG", "sv_SE")], "--config en.ron", "Id      Outcome"),
    ];
    for (env, option, heading) in cases {
        let mut bench = env.iter().fold(Bench::new(), |bench, (name, value)| bench.with(name, value));
        bench.write("en.ron", "(language: \"en\")");
        let option = option.replace("en.ron", &bench.folder.path().join("en.ron").display().to_string());
        let out = bench.run(&format!("list {option}")).out;
        assert!(out.starts_with(heading), "{env:?} {option}: {out}");
    }
}

#[test]
fn a_plan_is_called_by_the_beginning_of_its_id() {
    let mut bench = Bench::new();
    bench.write("more/own/plan.ron", "(format: 1, id: \"Skola-2030\", title: \"Skola\", organisation: \"x\", period: (from: 2030, to: 2030), focus_areas: [])");
    for name in ["Skola-2030", "skola", "SKO"] {
        let run = bench.run(&format!("stats --plans more --plan {name}"));
        assert!(run.out.starts_with("Skola"), "{name}: {} {}", run.out, run.err);
    }
    let run = bench.run("list --plan x --lang en");
    assert!(run.err.contains("almby-2024, hsvo-uppsala-2024"), "all are named: {}", run.err);
}

#[test]
fn counts_fit_a_narrow_terminal() {
    for (columns, lang) in [(40, "sv"), (60, "en"), (72, "sv"), (79, "en")] {
        let out = Bench::new().on_terminal(columns).run(&format!("stats --lang {lang} --color never")).out;
        let widest = out.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(columns), "{columns}: {out}");
        assert!(out.contains("OSN ") && out.contains("\n  3 "), "{out}");
    }
    let piped = Bench::new().run("stats").out;
    assert!(piped.lines().any(|line| line.chars().count() > 72), "{piped}");
}
