//! Everything that stands in the files of a plan can be had as text and as JSON.

use std::collections::HashSet;
use std::path::Path;

use folj::cli::Exit;
use serde_json::Value;

use super::Bench;

const PLANS: [&str; 3] =
    ["data/plans/hsvo-uppsala-2024", "data/plans/nsu-uppsala-2019", "docs/examples/sjovik-2026"];

/// The texts between quotation marks in the files of a plan, comments left out.
fn texts(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found = Vec::new();
    for file in files.filter(|file| file.extension().is_some_and(|end| end == "ron")) {
        let text = std::fs::read_to_string(file).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let line = line.replace("\\\"", "\u{0}");
            found.extend(line.split('"').skip(1).step_by(2).map(|text| text.replace('\u{0}', "\"")));
        }
    }
    assert!(found.len() > 40, "{}", folder.display());
    found
}

/// The command line that shows the plan and everything in it.
fn everything(folder: &Path, bench: &mut Bench) -> String {
    let rows = bench.run(&format!("show --format tsv --plan {}/", folder.display())).out;
    let wanted = rows.lines().filter_map(|row| {
        let (level, rest) = row.split_once('\t')?;
        matches!(level, "plan" | "focus_area" | "goal").then(|| rest.split('\t').next())?
    });
    let ids = wanted.collect::<Vec<_>>().join(" ");
    format!("show {ids} --plan {}/", folder.display())
}

fn strings(value: &Value, found: &mut HashSet<String>) {
    match value {
        Value::String(text) => drop(found.insert(text.clone())),
        Value::Array(all) => all.iter().for_each(|one| strings(one, found)),
        Value::Object(fields) => fields.values().for_each(|one| strings(one, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The responsible cell that says nothing but the list of parties, which is shown as such.
fn is_list(text: &str) -> bool {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty());
    words.filter(|word| *word != "och").all(|word| word.chars().all(char::is_uppercase))
}

/// The short ids of target groups and priority areas, for which their texts stand.
fn is_short_id(text: &str) -> bool {
    let number = text.strip_prefix(['M', 'P']).unwrap_or_default();
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
}

#[test]
fn nothing_in_the_files_of_a_plan_is_out_of_reach() {
    for plan in PLANS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(plan);
        let mut bench = Bench::new();
        let line = everything(&folder, &mut bench);
        let page = bench.run(&line);
        assert_eq!((page.exit, page.err.as_str()), (Exit::Done, ""), "{line}");
        let mut known = HashSet::new();
        strings(&serde_json::from_str(&bench.run(&format!("{line} --format json")).out).unwrap(), &mut known);
        for text in texts(&folder) {
            assert!(known.contains(&text), "{plan}: not in JSON: {text}");
            let shown = page.out.contains(&text) || is_list(&text) || is_short_id(&text);
            assert!(shown, "{plan}: not on the page: {text}");
        }
    }
}

#[test]
fn the_plan_is_shown_by_its_id_or_by_none() {
    let mut bench = Bench::new();
    for (line, title) in [
        ("show", "almby-2024  Samverkansplan Almby"),
        ("show almby-2024", "almby-2024  Samverkansplan Almby"),
        ("show ALMBY-2024 2", "almby-2024  Samverkansplan Almby"),
        ("show nsu-uppsala-2019", "nsu-uppsala-2019  Verksamhetsplan 2019"),
        ("show --plan nsu", "nsu-uppsala-2019  Verksamhetsplan 2019"),
        ("show nsu-uppsala-2019 3.1", "nsu-uppsala-2019  Verksamhetsplan 2019"),
    ] {
        let run = bench.run(line);
        assert!(run.exit == Exit::Done && run.out.starts_with(title), "{line}: {run:?}");
    }
    assert_eq!(bench.run("show nsu-uppsala-2019 --plan almby").exit, Exit::No);
    let run = bench.run("note nsu-uppsala-2019 --text hej");
    assert!(run.out.starts_with("nsu-uppsala-2019: anteckningen sparad"), "{run:?}");
    assert!(bench.run("show --plan nsu").out.contains("    Anteckning: hej\n"));
    assert!(bench.run("log nsu-uppsala-2019").err.starts_with("1 av 1"));
}

#[test]
fn a_page_is_as_wide_as_the_terminal_and_loses_no_letter() {
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    for (line, widths) in [
        ("show nsu-uppsala-2019", [40, 60, 80]),
        ("show --plan nsu 5 5.2", [40, 60, 100]),
        ("show --plan hsvo 2.1 2.1.3 2.1.3.1a", [40, 72, 100]),
    ] {
        let whole = letters(&Bench::new().run(line).out);
        for width in widths {
            let page = Bench::new().on_terminal(width).run(line).out;
            let widest = page.lines().map(|line| line.chars().count()).max();
            assert!(widest <= Some(width), "{line} at {width}: {widest:?}");
            assert_eq!(letters(&page), whole, "{line} at {width}");
        }
    }
}
