//! Generated pages are up to date, and pictures are what the program draws.
//!
//! To renew all of them: `FOLJ_RENEW=1 cargo test docs`.

use std::path::{Path, PathBuf};

use folj::cli::{keys_page, reference};
use folj::config::Config;
use folj::keys::{Keymap, Layer};
use folj::text::Lang;
use folj::theme::{Role, Themes};

use crate::cli::bench::Bench;

/// The pages with pictures of the screen or of answers.
const PICTURED: [&str; 3] = ["README.md", "docs/guide.sv.md", "docs/guide.en.md"];
/// What stands before a picture: `<!-- picture: folj screen … -->`.
const MARK: &str = "<!-- picture: folj ";

fn path(page: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(page)
}

/// Holds a page against what it should be, or renews it.
fn compare(page: &str, wanted: &str) {
    if std::env::var_os("FOLJ_RENEW").is_some() {
        std::fs::write(path(page), wanted).unwrap();
    }
    let kept = std::fs::read_to_string(path(page)).unwrap_or_default();
    assert!(kept == wanted, "{page} is old: run FOLJ_RENEW=1 cargo test docs");
}

#[test]
fn the_reference_is_what_the_program_says() {
    compare("docs/cli.md", &reference(Lang::En));
}

#[test]
fn the_page_of_keys_is_what_is_bound() {
    compare("docs/keys.md", &keys_page(Lang::En));
}

/// What the command line prints on the bundled plans, in the afternoon after the last entry of the demo.
fn printed(line: &str) -> String {
    let mut bench = Bench::new().with("LANG", "sv_SE.UTF-8");
    bench.facts.now = "2025-10-15T11:42:00Z".parse().unwrap();
    bench.facts.places.plans = None;
    let run = bench.run(line);
    assert_eq!((run.err.as_str(), run.exit.code()), ("", 0), "folj {line}");
    run.out
}

#[test]
fn pictures_are_what_is_drawn() {
    for page in PICTURED {
        let text = std::fs::read_to_string(path(page)).unwrap();
        let mut parts = text.split(MARK);
        let mut wanted = parts.next().unwrap_or_default().to_owned();
        assert!(text.contains(MARK), "{page} has no picture");
        for part in parts {
            let (line, rest) = part.split_once(" -->\n```text\n").expect("a picture follows its command");
            let (_, rest) = rest.split_once("```").expect("a picture has an end");
            wanted += &[MARK, line, " -->\n```text\n", &printed(line), "```", rest].concat();
        }
        compare(page, &wanted);
    }
}

/// The example of a file in docs/settings.md.
fn example(page: &str, file: &str) -> std::sync::Arc<str> {
    let (_, rest) = page.split_once(&format!("<!-- file: {file} -->\n```ron\n")).expect("an example");
    rest.split("```").next().unwrap().into()
}

#[test]
fn the_examples_of_settings_hold_and_nothing_is_left_out() {
    let page = std::fs::read_to_string(path("docs/settings.md")).unwrap();
    let mut config = Config::default();
    assert_eq!(config.push(&"config.ron".into(), &example(&page, "config.ron")), []);
    assert!(config.rows().iter().all(|row| row.file.is_some()), "the example sets every setting");

    let (keymap, findings) = Keymap::bundled().with_own(&"keys.ron".into(), &example(&page, "keys.ron"));
    assert_eq!(findings, []);
    assert!(keymap.differing(&Keymap::bundled()).len() > 3);

    let mut themes = Themes::bundled();
    assert_eq!(themes.add("projektor", &"projektor.ron".into(), &example(&page, "themes/projektor.ron")), []);
    assert_eq!(themes.findings(), []);
    assert_ne!(themes.get("projektor"), themes.get("light"));
    assert_eq!(config.theme(), "projektor");

    let settings = folj::config::Settings::DEFAULTS.iter().map(|(name, _)| (*name).to_owned());
    let roles = Role::ALL.iter().map(|role| role.name().to_owned());
    let bundled = Themes::bundled();
    let themes = bundled.names().into_iter().map(ToOwned::to_owned);
    for name in settings.chain(roles).chain(themes).chain(Layer::ALL.into_iter().map(Layer::name)) {
        assert!(page.contains(&format!("`{name}`")), "docs/settings.md says nothing about {name}");
    }
}

#[test]
fn links_between_pages_lead_somewhere() {
    let docs = std::fs::read_dir(path("docs")).unwrap().map(|entry| entry.unwrap().path());
    let pages = docs.filter(|page| page.extension().is_some_and(|ext| ext == "md"));
    for page in pages.chain(["README.md", "docs/decisions/README.md", "tests/README.md"].map(path)) {
        let text = std::fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap_or_default();
            if !file.is_empty() && !link.contains("://") {
                assert!(page.parent().unwrap().join(file).exists(), "{}: {link}", page.display());
            }
        }
    }
}
