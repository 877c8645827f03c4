//! The bundled plans through the command line: the figures that must hold, and every text.

use std::collections::HashSet;

use folj::cli::Exit;
use folj::journal::Counts;
use folj::text::Lang;
use serde_json::Value;

use super::Bench;

fn list(bench: &mut Bench, line: &str) -> Value {
    let run = bench.run(&format!("-q list --format json {line}"));
    assert_eq!((run.exit, run.err.as_str()), (Exit::Done, ""), "{line}");
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn how_many_activities_concern_whom() {
    let cases = [
        ("hsvo -c OSN", 25),
        ("hsvo -c AMN", 15),
        ("hsvo -c SCN", 24),
        ("hsvo -c UBN", 19),
        ("hsvo -c ÄLN", 20),
        ("hsvo -c aln", 20),
        ("hsvo -c SHS", 19),
        ("hsvo -c VS", 29),
        ("hsvo --nobody", 1),
        ("hsvo -c AMN --match particular", 4),
        ("hsvo -c OSN --match particular", 14),
        ("hsvo -c SCN --match particular", 13),
        ("hsvo -c UBN --match particular", 8),
        ("hsvo -c ÄLN --match particular", 9),
        ("hsvo -c SHS --match particular", 8),
        ("hsvo -c VS --match particular", 18),
        ("hsvo -c OSN -c SHS --match all", 18),
        ("hsvo -c AMN -c ÄLN", 22),
        ("nsu -c OSN", 0),
        ("nsu -c LG-NSU", 16),
    ];
    let mut bench = Bench::new();
    for (line, shown) in cases {
        let list = list(&mut bench, &format!("--plan {line}"));
        assert_eq!((list["shown"].as_u64(), list["total"].as_u64()), (Some(shown), Some(34)), "{line}");
        assert_eq!(list["activities"].as_array().map(Vec::len), usize::try_from(shown).ok(), "{line}");
    }
}

/// What a screen says about each cell of the overview, row by row from the first party on.
fn cells(bench: &mut Bench, plan: &str, rows: usize, columns: usize) -> Vec<String> {
    let mut cells = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            let keys = format!("ogg{}{}{}", "h".repeat(columns - 1), "j".repeat(row), "l".repeat(column));
            let run = bench.run(&format!("screen --plan {plan} --lang sv --size 200x60 --keys {keys}"));
            let line = run.out.lines().rev().nth(1).unwrap().to_owned();
            cells.push(line.rsplit_once(": ").unwrap().1.to_owned());
        }
    }
    cells
}

#[test]
fn the_overview_says_what_stats_say() {
    let mut bench = Bench::new().with("LANG", "sv_SE.UTF-8");
    for set in ["2.1.1.1a ja", "2.1.1.3a delvis", "2.1.1.5a nej", "2.5.1.1a na", "2.2.1.1a ja"] {
        assert_eq!(bench.run(&format!("set --plan hsvo {set}")).exit, Exit::Done, "{set}");
    }
    for plan in ["hsvo", "nsu"] {
        let run = bench.run(&format!("-q stats --plan {plan} --format json"));
        let stats: Value = serde_json::from_str(&run.out).unwrap();
        let areas = stats["focus_areas"].as_array().unwrap();
        let said = |counts: &Value| {
            let count = |name: &str| usize::try_from(counts[name].as_u64().unwrap()).unwrap();
            let counts = Counts {
                activities: count("activities"),
                indicators: count("indicators"),
                yes: count("yes"),
                partly: count("partly"),
                no: count("no"),
                not_applicable: count("not_applicable"),
                open: count("open"),
            };
            if counts.activities == 0 { "inga aktiviteter".to_owned() } else { Lang::Sv.counts(&counts) }
        };
        let parties = stats["parties"].as_array().unwrap().iter();
        let named: Vec<&Value> = parties.filter(|party| party["activities"] != 0).collect();
        let of_party = |party: &&Value| {
            let areas = party["focus_areas"].as_array().unwrap();
            areas.iter().chain([*party]).map(said).collect::<Vec<_>>()
        };
        let wanted: Vec<String> = named.iter().flat_map(of_party).collect();
        let with_nobody = named.len() + usize::from(stats["nobody"]["activities"] != 0);
        let all = cells(&mut bench, plan, with_nobody + 1, areas.len() + 1);
        assert_eq!(all[..wanted.len()], wanted, "{plan}");
        let sums: Vec<String> = areas.iter().chain([&stats["total"]]).map(said).collect();
        assert!(all.ends_with(&sums), "{plan}: {sums:?}");
    }
}

#[test]
fn the_blank_cell_counts_for_nobody_and_its_reading_is_shown() {
    let blank = list(&mut Bench::new(), "--plan hsvo --nobody");
    let responsible = &blank["activities"][0]["responsible"];
    assert_eq!(responsible["parties"], serde_json::json!([]));
    assert_eq!(responsible["probable"], serde_json::json!(["SCN", "SHS", "VS"]));
}

#[test]
fn a_plan_without_committees_says_so() {
    let run = Bench::new().run("list --plan nsu -c OSN");
    assert!(run.err.contains("nämner inga nämnder") && run.err.contains("Ledningsgrupp NSU"), "{}", run.err);
}

#[test]
fn every_text_is_there_to_the_letter() {
    let inventory: Value = serde_json::from_str(include_str!("../../fixtures/inventory.json")).unwrap();
    let mut bench = Bench::new();
    for (at, plan, texts) in [(0, "nsu", 72), (1, "hsvo", 68)] {
        let mut wanted = Vec::new();
        activities(&inventory["plans"][at], &mut wanted);
        assert_eq!(wanted.len(), texts, "{plan}");
        let list = list(&mut bench, &format!("--plan {plan}"));
        let items = list["activities"].as_array().unwrap().iter();
        let items = items.flat_map(|one| one["indicators"].as_array().unwrap().iter().chain([one]));
        let given: HashSet<&str> = items.filter_map(|item| item["text"].as_str()).collect();
        let missing: Vec<&&str> = wanted.iter().filter(|text| !given.contains(**text)).collect();
        assert!(missing.is_empty(), "{plan}: {missing:?}");
    }
}

/// The texts of all activities and indicators below a value of the inventory.
fn activities<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if name != "activities" {
                    activities(value, texts);
                    continue;
                }
                for one in value.as_array().into_iter().flatten() {
                    let indicators = one["indicators"].as_array().into_iter().flatten();
                    texts.extend(indicators.chain([one]).filter_map(|item| item["text"].as_str()));
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| activities(value, texts)),
        _ => {}
    }
}
