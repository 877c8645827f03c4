//! Settings: where they are, what they change, and what a mistake in them does.

use folj::cli::Exit;
use insta::assert_snapshot;

use super::Bench;

#[test]
fn init_show_path() {
    let mut bench = Bench::new();
    bench.write("etc/config.ron", "(committees: [\"OSN\"], mouse: true)");
    let pictures = bench.pictures(&[
        "config path",
        "config init",
        "config init",
        "config check",
        "config show --lang en",
    ]);
    assert_snapshot!(pictures);
    let file = std::fs::read_to_string(bench.folder.path().join("config/config.ron")).unwrap();
    assert_eq!(file, folj::config::TEMPLATE);
}

#[test]
fn init_takes_the_file_that_is_named_and_writes_over_none() {
    let mut bench = Bench::new();
    bench.write("mine.ron", "(mouse: true)");
    let run = bench.run("config init --config mine.ron");
    assert_eq!(run.out, "[home]/keys.ron\n[home]/themes/own.ron\n");
    assert!(run.exit == Exit::Done && run.err.contains("mine.ron"), "{}", run.err);
    assert_eq!(bench.run("config init --config mine.ron").exit, Exit::CannotCreate);
    assert_eq!(bench.run("config init --config other/own.ron").exit, Exit::Done);
    assert!(bench.folder.path().join("other/own.ron").exists());
    assert_eq!(std::fs::read_to_string(bench.folder.path().join("mine.ron")).unwrap(), "(mouse: true)");
    assert_eq!(bench.run("config check --config other/own.ron").err, "Inställningarna är rätt.\n");
}

#[test]
fn check_tells_every_mistake_of_every_file() {
    let mut bench = Bench::new();
    bench.write("etc/keys.ron", "[(layer: Browse, keys: [(Note, \"å\"), (Undo, \"a\")])]");
    bench.write("config/config.ron", "(\n    theme: \"drak\",\n    languge: \"en\",\n)\n");
    bench.write(
        "config/keys.ron",
        "[\n    (layer: Brows, keys: []),\n    (layer: Browse, keys: [\n        (Fliter, \"y\"),\n        \
         (Note, \"entr\"),\n        (Undo, \"D\"),\n        (Zoom, \"@\"),\n        (Reload, \"j q\"),\n    ]),\n    \
         (layer: Global, keys: [(Quit, \"\")]),\n]\n",
    );
    bench.write(
        "config/themes/kommun.ron",
        "(\n    from: \"drak\",\n    roles: [(role: Curser, reverse: true)],\n)\n",
    );
    assert_snapshot!(bench.pictures(&["config check", "config check --lang en"]));
}

#[test]
fn own_keys_and_themes_are_shown_with_their_files() {
    let mut bench = Bench::new();
    bench.write("etc/keys.ron", "[(layer: Browse, keys: [(Note, \"å\"), (Undo, \"a\")])]");
    bench.write("etc/themes/kommun.ron", "(from: \"dark\")");
    bench.write(
        "config/keys.ron",
        "[(layer: Browse, keys: [(Note, \"y\")]), (layer: Global, keys: [(Mouse, \"\"), (Theme, \"T å,t\")])]",
    );
    bench.write("config/config.ron", "(theme: \"mine/projektor.ron\")");
    bench.write("config/mine/projektor.ron", "(from: \"kommun\", roles: [(role: Id, bold: true)])");
    assert_snapshot!(bench.pictures(&["config show --lang en", "config check"]));
    let keys = bench.run("keys --lang en").out;
    let line =
        |action: &str| keys.lines().find(|line| line.trim_start().starts_with(action)).map(str::to_owned);
    assert!(line("Note ").is_some_and(|line| line.contains(" y ")), "{keys}");
    assert!(line("Undo ").is_some_and(|line| line.contains(" a ")), "{keys}");
    assert_eq!(line("Mouse "), None);
    assert!(line("Theme ").is_some_and(|line| line.contains(" T  å t ")), "{keys}");
    // What the screen says follows: the footer names the key in force.
    let screen = bench.run("screen --size 200x20");
    assert!(screen.out.contains("y anteckna") && screen.err.is_empty(), "{}{}", screen.out, screen.err);
    // Two keys are two keys: the first one opens the box, the second does what it says.
    for (keys, said) in [("å", "t  byt tema"), ("å,", "Tangenterna å , gör inget här."), ("åt", "Tema: ")]
    {
        let screen = bench.run(&format!("screen --keys {keys}")).out;
        assert!(screen.contains(said), "{keys}: {screen}");
    }
}

#[test]
fn mistakes_in_pairs_are_told_with_their_places() {
    let mut bench = Bench::new();
    bench.write(
        "config/keys.ron",
        "[\n    (layer: Global, keys: [(Theme, \"x,entr\"), (Quit, \"x,q\")]),\n    \
         (layer: Browse, keys: [\n        (Note, \"x,n\"),\n        (Zoom, \"x,esc\"),\n        \
         (Plans, \"g\"),\n        (Findings, \"x,shift-a x,,\"),\n    ]),\n]\n",
    );
    assert_snapshot!(bench.pictures(&["config check", "config check --lang en"]));
}

#[test]
fn a_screen_that_is_printed_neither_welcomes_nor_remembers() {
    let mut bench = Bench::new();
    bench.facts.places.state = Some(bench.folder.path().join("state"));
    let run = bench.run("screen --size 60x20 --keys 'jjfo<enter>'");
    assert!(run.exit == Exit::Done && !run.out.contains("Tre saker"), "{}", run.out);
    assert!(!bench.folder.path().join("state").exists());
}

#[test]
fn a_mistake_is_told_and_the_command_goes_on() {
    let mut bench = Bench::new();
    bench.write("config/config.ron", "(\n    languge: \"en\",\n)\n");
    let run = bench.run("list");
    assert_eq!(run.exit, Exit::Done);
    assert!(run.out.starts_with("Id      Utfall"), "{}", run.out);
    assert!(run.err.contains("config.ron:2:5") && run.err.contains("languge"), "{}", run.err);
    let run = bench.run("config check");
    assert_eq!(run.exit, Exit::Config);
    assert!(run.out.contains("config.ron:2:5"), "{}", run.out);
}

#[test]
fn a_settings_file_that_is_named_must_be_there() {
    let mut bench = Bench::new();
    let run = bench.run("config check --config nowhere.ron");
    assert_eq!(run.exit, Exit::Config, "{}", run.err);
    let run = bench.run("list --config nowhere.ron");
    assert_eq!((run.exit, run.out.as_str()), (Exit::Missing, ""), "{}", run.err);
}

#[test]
fn who_misspells_where_to_write_writes_nothing() {
    let mut bench = Bench::new();
    bench.write("config/config.ron", "(language: \"en\", dta: \"/srv/folj\")");
    assert_eq!(bench.run("list").out.lines().next().map(|line| line.contains("Outcome")), Some(true));
    let run = bench.run("set 2.1.9 yes");
    assert_eq!((run.exit, run.out.as_str()), (Exit::NotAllowed, ""), "{}", run.err);
}

#[test]
fn settings_choose_plan_language_and_place() {
    let mut bench = Bench::new();
    let data = bench.folder.path().join("shared").display().to_string();
    bench.write("config/config.ron", &format!("(plan: \"sund\", language: \"en\", data: \"{data}\")"));
    assert!(bench.run("").out.starts_with("Verksamhetsplan Sund, activities 2019"));
    assert_eq!(bench.run("set 1.1.1 yes").exit, Exit::Done);
    assert!(bench.folder.path().join("shared").exists());
    assert_eq!(bench.run("list --outcome yes --plan sund").out.lines().count(), 2);
    assert_eq!(bench.run("list --outcome yes --data elsewhere").out, "");
}

#[test]
fn the_server_can_forbid_writing() {
    let mut bench = Bench::new();
    bench.write("etc/config.ron", "(read_only: true)");
    bench.write("config/config.ron", "(read_only: false)");
    let run = bench.run("set 2.1.9 ja");
    assert_eq!((run.exit, run.out.as_str()), (Exit::NotAllowed, ""));
    assert!(run.err.contains("read_only"), "{}", run.err);
}

#[test]
fn a_folder_of_plans_that_is_named_must_be_there() {
    let run = Bench::new().run("list --plans nowhere");
    assert_eq!((run.exit, run.out.as_str()), (Exit::Missing, ""), "{}", run.err);
}

#[test]
fn without_a_time_zone_times_say_so() {
    let mut bench = Bench::new();
    bench.facts.zone = jiff::tz::TimeZone::UTC;
    bench.facts.zone_known = false;
    let run = bench.run("set 2.1.9 ja");
    assert!(run.out.contains("11:42") && run.err.contains("UTC"), "{} {}", run.out, run.err);
    assert!(!bench.run("list").err.contains("UTC"));
}

#[test]
fn a_theme_whose_shades_the_terminal_lacks_says_so() {
    let lacks = |line: &str, term: &str| {
        let out = Bench::new().with("TERM", term).run(line).out;
        assert!(out.contains("Tema: ") || out.contains("Theme: "), "{line}: {out}");
        ["; med 16 färger saknas dess nyanser.", "; with 16 colours its shades are missing."]
            .iter()
            .any(|end| out.contains(end))
    };
    for (keys, has_shades) in [("T", false), ("TT", true), ("TTT", true), ("TTTT", false)] {
        for lang in ["sv", "en"] {
            let line = format!("--lang {lang} screen --keys {keys}");
            assert_eq!(lacks(&line, "xterm"), has_shades, "{line}");
            assert!(!lacks(&line, "xterm-256color"), "{line}");
        }
    }
}

#[test]
fn the_list_of_findings_has_the_nearest_right_name() {
    let mut bench = Bench::new().with("LANG", "sv_SE.UTF-8");
    bench.write("config/keys.ron", "[(layer: Browse, keys: [(Fliter, \"y\")])]");
    for (lang, meant) in [("sv", "Råd: menade du ”Filter”?"), ("en", "Help: did you mean “Filter”?")]
    {
        let out = bench.run(&format!("--lang {lang} screen --keys !")).out;
        assert!(out.contains(meant), "{out}");
    }
}
