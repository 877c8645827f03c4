//! What the commands that write do, and what is remembered of it.

use folj::cli::Exit;
use folj::journal::{Act, Outcome, Status};
use insta::assert_snapshot;

use super::Bench;

#[test]
fn an_afternoon() {
    assert_snapshot!(Bench::new().pictures(&[
        "set 2.1.9 delvis",
        "satt 2.1.9A ja --note 'Beslutad i mars'",
        "set 2.1.9a Ja",
        "set 2.1.1b 87.5",
        "set 2.1.1b 91,5 --lang en",
        "set 2.1.10 -3",
        "set 2.1.10 12",
        "set 2.1.10 -",
        "note 2.1 --text 'Mötet i maj'",
        "anteckna almby-2024 --text 'Hela planen'",
        "list --focus 2 --outcome ja",
        "show 2.1.9 --lang en",
        "undo",
        "undo",
        "undo",
        "angra --lang en",
        "log",
        "logg 2.1.9a --lang en",
    ]));
}

#[test]
fn what_one_command_recorded_is_undone_together() {
    let mut bench = Bench::new();
    bench.run("set 2.1.9a nej");
    bench.run("set 2.1.9a ja --note 'Beslutad i mars'");
    let run = bench.run("undo");
    assert_eq!(
        run.out,
        "2.1.9a: Anteckning: Beslutad i mars → saknas (ångrat 13:44)\n2.1.9a: Ja → Nej (ångrat 13:44)\n"
    );
    assert_eq!(bench.run("undo").out, "2.1.9a: Nej → saknas (ångrat 13:45)\n");
    assert_eq!(bench.run("undo").exit, Exit::No);
}

#[test]
fn words_and_numbers_in_both_languages() {
    let cases = [
        ("3.1.1", "j", "Ja"),
        ("3.1.1", "YES", "Ja"),
        ("3.1.1", "d", "Delvis"),
        ("3.1.1", "Partly", "Delvis"),
        ("3.1.1", "n", "Nej"),
        ("3.1.1", "na", "Ej aktuell"),
        ("3.1.1", "'ej aktuell'", "Ej aktuell"),
        ("2.1.1b", "87,5", "87,5 %"),
        ("2.1.1b", "87.5", "87,5 %"),
        ("2.1.1b", "'87,5 %'", "87,5 %"),
        ("2.1.1b", "0", "0 %"),
        ("2.1.10", "'1 200'", "1200"),
        ("2.1.10a", "ja", "Ja"),
        ("2.1.1b", "120 --force", "120 %"),
        ("2.1.1b", "-5 --tvinga", "-5 %"),
        ("2.1.10", "0", "0"),
    ];
    for (id, typed, words) in cases {
        let out = Bench::new().run(&format!("set {id} {typed}")).out;
        assert!(out.contains(&format!(": saknas → {words} (sparat 13:42")), "{typed}: {out}");
    }
}

#[test]
fn what_is_removed_is_missing_again() {
    for (set, remove) in [("ja", "-"), ("ja", "clear"), ("ja", "rensa"), ("12", "''")] {
        let mut bench = Bench::new();
        bench.run(&format!("set 2.1.10 {set}"));
        let out = bench.run(&format!("set 2.1.10 {remove}")).out;
        assert!(out.contains("→ saknas (sparat 13:43"), "{remove}: {out}");
    }
}

#[test]
fn a_note_from_a_pipe_and_from_a_file() {
    let mut bench = Bench::new();
    bench.write("note.txt", "rad ett\r\nrad två\n");
    assert_eq!(bench.run_with("note 2.1.9 --file -", "  från röret\n").exit, Exit::Done);
    assert!(bench.run("show 2.1.9").out.contains("Anteckning: från röret\n"));
    assert_eq!(bench.run("note 2.1.9 --file note.txt").exit, Exit::Done);
    assert!(bench.run("show 2.1.9").out.contains("Anteckning: rad ett\n                rad två\n"));
    assert_eq!(bench.run("note 2.1.9 --file nowhere.txt").exit, Exit::Missing);
    assert_eq!(bench.run("note 2.1.9 --file note.txt --text x").exit, Exit::Usage);
    assert!(bench.run("note 2.1.9 --text ''").out.starts_with("2.1.9: anteckningen borttagen"));
    assert!(!bench.run("show 2.1.9").out.contains("Anteckning"));
}

#[test]
fn a_note_has_room_for_two_thousand_characters() {
    let mut bench = Bench::new();
    assert_eq!(bench.run_with("note 2.1 --file -", &"å".repeat(2000)).exit, Exit::Done);
    let run = bench.run_with("note 2.1 --file -", &"å".repeat(2001));
    assert_eq!(run.exit, Exit::Usage);
    assert!(run.err.contains("2001") && run.err.contains("Inget sparades"), "{}", run.err);
    let run = bench.run(&format!("set 2.1.9 ja --note {}", "å".repeat(2001)));
    assert_eq!((run.exit, run.out.as_str()), (Exit::Usage, ""), "the outcome is not saved either");
}

#[cfg(unix)]
#[test]
fn an_editor_opens_only_on_a_terminal() {
    let mut bench = Bench::new().with("EDITOR", "cp [home]/typed.txt");
    bench.write("typed.txt", "skriven i redigeraren");
    let editor = format!("cp {}/typed.txt", bench.folder.path().display());
    bench.facts.env.insert("EDITOR".into(), editor);
    assert_eq!(bench.run("note 2.1").exit, Exit::Usage);
    bench.facts.terminals = folj::facts::Terminals { stdin: true, stdout: true, stderr: true };
    assert_eq!(bench.run("note 2.1").exit, Exit::Done);
    assert!(bench.run("show 2.1").out.contains("skriven i redigeraren"));
    bench.facts.env.insert("VISUAL".into(), "false".into());
    let run = bench.run("note 2.1");
    assert_eq!(run.exit, Exit::NotSaved, "{}", run.err);
}

#[cfg(unix)]
#[test]
fn what_was_written_in_an_editor_and_not_saved_is_kept() {
    let mut bench = Bench::new();
    bench.facts.terminals = folj::facts::Terminals { stdin: true, stdout: true, stderr: true };
    bench.write("long.txt", &"å".repeat(2_001));
    bench.write("short.txt", "länge sedan påbörjad");
    let home = bench.folder.path().display().to_string();
    let path_in =
        |told: &str| told.split_whitespace().find(|word| word.ends_with(".txt.")).map(str::to_owned);
    // Too long; the editor fails behind it; a folder that is in the way of the journal.
    bench.write("fails.sh", &format!("cp {home}/short.txt \"$1\"; exit 3"));
    for (editor, exit, text) in [
        (format!("cp {home}/long.txt"), Exit::Usage, "å".repeat(2_001)),
        (format!("sh {home}/fails.sh"), Exit::NotSaved, "länge sedan påbörjad".to_owned()),
        (format!("sh {home}/blocks.sh"), Exit::NotAllowed, "länge sedan påbörjad".to_owned()),
    ] {
        bench.write("blocks.sh", &format!("cp {home}/short.txt \"$1\"; touch {home}/followup"));
        bench.facts.env.insert("EDITOR".into(), editor.clone());
        let run = bench.run("note 2.1");
        assert_eq!((run.exit, run.out.as_str()), (exit, ""), "{editor} {}", run.err);
        let path = path_in(&run.err).unwrap_or_else(|| panic!("{}", run.err));
        let path = std::path::Path::new(path.trim_end_matches('.'));
        assert_eq!(std::fs::read_to_string(path).unwrap(), text);
        let mode = std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(path).unwrap());
        assert_eq!(mode & 0o777, 0o600, "nobody else's business");
        std::fs::remove_file(path).unwrap();
    }
    // Where nothing was written nothing lies about.
    bench.facts.env.insert("EDITOR".into(), "false".into());
    assert_eq!(path_in(&bench.run("note 2.1").err), None);
}

#[test]
fn a_conflict_is_shown_and_settled() {
    let mut bench = Bench::new();
    for (outcome, at) in [(Outcome::Yes, "2025-05-01T08:00:00Z"), (Outcome::No, "2025-05-01T08:00:01Z")] {
        bench.append(Some("2.1.9a"), Act::Outcome(Some(outcome)), None, at);
    }
    assert_snapshot!(bench.pictures(&[
        "list --search bvc",
        "list --search bvc --format json",
        "stats --search bvc -q --format tsv",
        "set 2.1.9 nej",
        "list --search bvc",
    ]));
}

#[test]
fn a_spreadsheet_has_the_time_of_its_readers() {
    let mut bench = Bench::new();
    bench.run("set 2.1.9 ja");
    assert!(bench.run("log --format csv").out.contains("\r\n2025-05-14 13:42;anna;2025;2.1.9a;"));
    assert!(bench.run("log --format tsv").out.contains("\n2025-05-14T11:42:00Z\tanna\t2025\t2.1.9a\t"));
}

#[test]
fn the_log_of_an_item_has_what_stands_under_it() {
    let mut bench = Bench::new();
    for line in
        ["set 2.1.1b 40", "note 2.1.1 --text a", "note 2.1 --text b", "note 2 --text c", "set 3.1.1 ja"]
    {
        assert_eq!(bench.run(line).exit, Exit::Done, "{line}");
    }
    for (about, ids) in [
        ("2", &["2", "2.1", "2.1.1", "2.1.1b"][..]),
        ("2.1", &["2.1", "2.1.1", "2.1.1b"]),
        ("2.1.1", &["2.1.1", "2.1.1b"]),
        ("2.1.1b", &["2.1.1b"]),
        ("3.2", &[]),
        ("almby-2024", &["3.1.1a", "2", "2.1", "2.1.1", "2.1.1b"]),
    ] {
        let rows = bench.run(&format!("log {about} --format tsv")).out;
        let found: Vec<&str> = rows.lines().skip(1).filter_map(|row| row.split('\t').nth(3)).collect();
        assert_eq!(found, ids, "{about}");
    }
}

#[test]
fn a_status_and_a_note_in_conflict_are_both_shown() {
    let mut bench = Bench::new();
    for (status, text, at) in
        [(Status::Delayed, "ett", "2025-05-02T08:00:00Z"), (Status::OnTrack, "två", "2025-05-02T08:00:01Z")]
    {
        bench.append(Some("3.1.1"), Act::Status(Some(status)), None, at);
        bench.append(Some("3.1.1"), Act::Note(text.into()), None, at);
    }
    let page = bench.run("show 3.1.1").out;
    for line in [
        "Status (Konflikt, anna): Försenad",
        "Status (Konflikt, anna): Pågår enligt plan",
        "Anteckning (Konflikt, anna): ett",
        "Anteckning (Konflikt, anna): två",
    ] {
        assert!(page.contains(line), "{line}: {page}");
    }
}
