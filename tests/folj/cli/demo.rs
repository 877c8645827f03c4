//! The bundled plan with invented outcomes.

use folj::cli::Exit;

use super::Bench;

#[test]
fn invented_outcomes_are_shown_and_nothing_is_kept() {
    let mut bench = Bench::new();
    let run = bench.run("demo --plan hsvo");
    assert_eq!(run.exit, Exit::Done, "{}", run.err);
    assert!(run.out.contains("17 ja · 8 delvis · 1 nej · 8 ej bedömda av 34"), "{}", run.out);
    let run = bench.run("set 2.5.1.2a ja --demo");
    assert_eq!(run.exit, Exit::Done, "{}", run.err);
    assert!(!bench.folder.path().join("followup").exists(), "nothing is kept");
    let run = bench.run("--demo show 2.5.1.2a --format json");
    assert!(run.out.contains("\"outcome\":null"), "{}", run.out);
    let run = bench.run("--demo screen --size 100x30");
    assert!(run.out.lines().next().is_some_and(|line| line.contains(" DEMO ")), "{}", run.out);
}

#[test]
fn only_bundled_plans_are_there() {
    let mut bench = Bench::new();
    let run = bench.run("--demo plans --format tsv");
    let ids: Vec<&str> = run.out.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(ids.len(), 2, "{}", run.out);
    assert!(ids.iter().all(|id| id.contains("uppsala")), "{ids:?}");
}
