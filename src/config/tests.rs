//! Layers, mistakes and the commented file.

use super::*;
use crate::problem::{Expected, Problem};

fn config(texts: &[&str]) -> (Config, Vec<Finding>) {
    let mut config = Config::default();
    let findings = texts
        .iter()
        .enumerate()
        .flat_map(|(at, text)| config.push(&format!("{at}.ron").into(), &(*text).into()))
        .collect();
    (config, findings)
}

#[test]
fn the_users_file_lies_on_top_of_the_servers() {
    let (config, findings) =
        config(&[r#"(plan: "a", language: "en", mouse: true)"#, r#"(plan: "b", committees: ["OSN"])"#]);
    assert_eq!(findings, []);
    assert_eq!(config.plan(), Some("b"));
    assert_eq!(config.language(), Some(Language::En));
    assert_eq!(config.committees(), ["OSN"]);
    assert!(config.mouse() && config.remember() && !config.read_only());
}

#[test]
fn what_the_server_forbids_stays_forbidden() {
    let (config, _) = config(&["(read_only: true)", "(read_only: false)"]);
    assert!(config.read_only());
}

#[test]
fn mistakes_have_a_place() {
    let mistakes = [
        ("(thme: \"mono\")", 1, "thme"),
        ("(\n  language: \"de\",\n)", 2, "de"),
        ("(\n\n  glyphs: Latin)", 3, "Latin"),
    ];
    for (text, line, word) in mistakes {
        let (config, findings) = config(&["(plan: \"a\")", text]);
        let place = findings.first().and_then(|finding| finding.place.clone()).unwrap();
        assert_eq!(place.line_column().0, line, "{text}");
        assert!(place.excerpt().contains(word), "{text}: {}", place.excerpt());
        assert_eq!(config.plan(), Some("a"), "the other file still counts");
    }
    let (_, findings) = config(&["(language: \"de\")"]);
    let known = vec!["sv".to_owned(), "en".to_owned()];
    assert_eq!(findings[0].problem, Problem::UnknownValue { found: "de".into(), known });
}

#[test]
fn every_mistake_is_told_and_the_rest_of_the_file_holds() {
    let text =
        "(\n  plan: \"a\",\n  language: \"de\",\n  mouse: yes,\n  theme: \"mono\",\n  glyphs: Latin,\n)";
    let (config, findings) = config(&[text]);
    let lines: Vec<usize> = findings.iter().map(|one| one.place.as_ref().unwrap().line_column().0).collect();
    assert_eq!(lines, [3, 4, 6]);
    assert_eq!((config.plan(), config.theme(), config.mouse()), (Some("a"), "mono", false));
    assert!(!config.read_only());
}

#[test]
fn nothing_is_written_while_nobody_knows_where() {
    for (text, read_only) in [
        ("(dta: \"/srv\", mouse: true)", true),
        ("(data: 7)", true),
        ("(read_only: \"ja\")", true),
        ("(read_only: yes, data: \"/srv\")", true),
        ("data: \"/srv\"", true),
        ("(mouse: yes, data: \"/srv\")", false),
        ("(theme: mono)", false),
    ] {
        let (config, findings) = config(&[text]);
        assert_eq!((config.read_only(), findings.is_empty()), (read_only, false), "{text}");
    }
}

#[test]
fn a_limit_that_lets_nothing_through_is_none() {
    for (text, at) in [("(max_plan_mib: 0)", 16), ("(max_indicators: 0)", 18)] {
        let (config, findings) = config(&[text]);
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        assert_eq!(finding.problem, Problem::Syntax { expected: Expected::LargerNumber });
        assert_eq!(finding.place.as_ref().unwrap().line_column(), (1, at), "{text}");
        assert_eq!(config.limits(), Limits::default());
    }
}

#[test]
fn the_template_sets_nothing_and_names_everything() {
    let (empty, findings) = config(&[TEMPLATE]);
    assert_eq!(findings, []);
    assert_eq!(empty.layers[0].settings, Settings::default());
    for (name, _) in Settings::DEFAULTS {
        assert!(TEMPLATE.contains(&format!("    // {name}: ")), "{name}");
    }
    // With the slashes in front of the settings removed it is still a file that reads.
    let names = Settings::DEFAULTS.iter().map(|(name, _)| *name);
    let opened = names.fold(TEMPLATE.to_owned(), |text, name| {
        text.replace(&format!("    // {name}: "), &format!("    {name}: "))
    });
    let (all, findings) = config(&[&opened]);
    assert_eq!(findings, []);
    assert!(all.rows().iter().all(|row| row.file.is_some()));
}

#[test]
fn the_defaults_shown_are_the_defaults_that_hold() {
    let (none, _) = config(&[]);
    let written: Vec<String> = none.rows().iter().map(|row| format!("{}: {}", row.name, row.value)).collect();
    let written = written.join(", ");
    let (all, findings) = config(&[&format!("({written})")]);
    assert_eq!(findings, []);
    assert_eq!(all.theme(), none.theme());
    assert_eq!((all.glyphs(), all.mouse(), all.remember()), (none.glyphs(), none.mouse(), none.remember()));
    assert_eq!((all.after_outcome(), all.editor()), (none.after_outcome(), none.editor()));
    assert_eq!((all.plans(), all.data(), all.language()), (none.plans(), none.data(), none.language()));
    assert_eq!(all.limits(), none.limits());
}
