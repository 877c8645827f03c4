//! The JSON contract: every answer fits the schema, and the schema refuses what it should.

use boon::{Compiler, SchemaIndex, Schemas};
use folj::journal::{Act, Agenda, Course, Mark, MeetingId, Outcome, Proposal, Status};
use serde_json::{Value, json};

use super::Bench;

struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn read() -> Self {
        Self::of("folj.json")
    }

    /// A part of it: some documents would pass for shorter ones, since fields may be added.
    fn of(place: &str) -> Self {
        let text = include_str!("../../../docs/folj.schema.json");
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("folj.json", serde_json::from_str(text).unwrap()).unwrap();
        let index = compiler.compile(place, &mut schemas).unwrap();
        Self(schemas, index)
    }

    fn accepts(&self, document: &Value) -> Result<(), String> {
        self.0.validate(document, self.1).map_err(|error| format!("{error:#}"))
    }
}

/// Sees that a document of another test fits its part of the schema.
pub(super) fn fits(part: &str, document: &Value) {
    Schema::of(&format!("folj.json#/$defs/{part}")).accepts(document).unwrap();
    Schema::read().accepts(document).unwrap();
}

/// A plan that everything has happened to.
fn busy() -> Bench {
    let mut bench = Bench::new();
    for line in ["set 2.1.1b 87,5 --note bra", "set 2.1.10 ja", "set 2.1.10 -", "note 2 --text x", "undo"] {
        assert_eq!(bench.run(line).exit, folj::cli::Exit::Done, "{line}");
    }
    for (outcome, at) in
        [(Outcome::Yes, "2025-05-01T08:00:00Z"), (Outcome::NotApplicable, "2025-05-01T08:00:01Z")]
    {
        bench.append(Some("2.1.9a"), Act::Outcome(Some(outcome)), None, at);
    }
    for (status, at) in [(Status::Delayed, "2025-05-02T08:00:00Z"), (Status::OnTrack, "2025-05-02T08:00:01Z")]
    {
        bench.append(Some("3.1.1"), Act::Status(Some(status)), None, at);
    }
    let opened = Act::MeetingOpened {
        meeting: MeetingId::from("2025-05-02-tl"),
        body: "TL".into(),
        keeper: String::new(),
        agenda: Agenda::default(),
    };
    bench.append(None, opened, Some("2025-05-02-tl"), "2025-05-02T08:00:00Z");
    let carried = Proposal { course: Course::CarryOver, reason: "Pågår".into() };
    bench.append(Some("3.1.1"), Act::Proposal(Some(carried)), Some("2025-05-02-tl"), "2025-05-02T08:00:01Z");
    let decided = Act::Decision("TL noterar".into());
    bench.append(Some("3.1.1"), decided, Some("2025-05-02-tl"), "2025-05-02T08:00:02Z");
    let marked = Act::MeetingMarked { meeting: MeetingId::from("2025-05-02-tl"), mark: Mark::Decided };
    bench.append(None, marked, Some("2025-05-02-tl"), "2025-05-02T08:00:03Z");
    bench
}

fn document(bench: &mut Bench, line: &str) -> Value {
    let out = bench.run(&format!("{line} --format json")).out.replace("[entry]", "0123456789abcdef012345");
    assert_eq!(out.lines().count(), 1, "one document on one line");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn every_answer_fits_the_schema() {
    let (schema, mut bench) = (Schema::read(), busy());
    bench.write("broken/plan.ron", "(format: 1, id: \"broken\", titel: \"x\")");
    let lines = [
        "list",
        "list -c OSN,VS --match particular --focus 2 --goal 2.1 --search ingång --outcome open",
        "list --nobody --as-of 2025-05-01",
        "list --as-of latest",
        "list --plan sund -c OSN",
        "show 2 2.1 2.2 2.1.1 2.1.1b 3.1.1 3.2.1",
        "stats",
        "stats -c OSN",
        "-c OSN",
        "log",
        "log 2.1.1b",
        "log --since 2025-05-02",
        "log --since 2025-05-02-tl/decided --changes",
        "log 2 --since 2025-05-01 --changes",
        "log --since 2025-05-02-tl --changes",
        "list --as-of 2025-05-02-tl/decided",
        "plans",
        "check almby",
        "check ./broken",
        "check ./broken almby ./nowhere",
        "doctor",
        "show",
        "show sund-2019",
    ];
    for line in lines {
        let document = document(&mut bench, line);
        assert_eq!(schema.accepts(&document), Ok(()), "{line}: {document}");
    }
}

/// Every option of the filter, alone and as what it may be written before a command.
const FILTERS: [&str; 16] = [
    "",
    "-c KN,OSN",
    "--committee OSN --match any",
    "-c OSN --match all",
    "-c OSN --match only",
    "-c OSN --match particular",
    "--nobody",
    "--focus 2.1",
    "--goal 2.1.1",
    "--outcome ja",
    "--outcome partly",
    "--outcome nej",
    "--outcome na",
    "--outcome open",
    "--search kart",
    "--as-of 2025-01-01",
];

#[test]
fn the_plans_that_come_with_the_program_fit_the_schema() {
    let schema = Schema::read();
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/sjovik-2026");
    for plan in ["hsvo", "nsu", example] {
        let mut bench = Bench::new();
        let mut answered = 0;
        for command in ["list", "stats"] {
            for filter in FILTERS {
                let run = bench.run(&format!("{command} {filter} --plan {plan} --format json"));
                // What the plan does not have is told; what is answered fits.
                if run.exit == folj::cli::Exit::Done {
                    answered += 1;
                    let document = serde_json::from_str(&run.out).unwrap();
                    assert_eq!(schema.accepts(&document), Ok(()), "{command} {filter}");
                }
            }
        }
        assert!(answered >= 16, "{plan}: {answered}");
        let ids = bench.run(&format!("show --plan {plan} --format tsv")).out;
        let ids: Vec<&str> = ids.lines().skip(1).filter_map(|row| row.split('\t').nth(1)).collect();
        let document = document(&mut bench, &format!("show {} --plan {plan}", ids.join(" ")));
        assert_eq!(schema.accepts(&document), Ok(()), "{plan}");
    }
}

/// Every kind of report, and what changes what it holds.
const REPORTS: [&str; 14] = [
    "",
    "--kind extract -c OSN",
    "--kind extract -c ÄLN,TL --match all --without notes",
    "--kind deviations",
    "--kind minutes",
    "--kind minutes --as-of 2025-05-02 --without notes",
    "--with history",
    "--with history --without notes,services,abbreviations",
    "--since 2025-05-01",
    "--since latest --without notes",
    "--focus 2.1",
    "--search finns-inte",
    "--as-of 2025-01-01",
    "--title '\"=1+1' --body 'A & B' --date 2025-06-01 --case-number 'KS 2025/1' --prepared-by Anna",
];

#[test]
fn every_report_fits_the_schema() {
    let schema = Schema::of("folj.json#/$defs/report");
    let mut answered = 0;
    for plan in ["almby", "sund", "hsvo", "hsvo --demo", "nsu"] {
        let mut bench = if plan == "almby" { busy() } else { Bench::new() };
        for options in REPORTS {
            let line = format!("report --format json {options} --plan {plan}");
            let run = bench.run(&line);
            // What the plan does not have is told; what is answered fits.
            if run.exit == folj::cli::Exit::Done {
                answered += 1;
                assert_eq!(run.out.lines().count(), 1, "{line}");
                let document =
                    serde_json::from_str(&run.out.replace("[entry]", "0123456789abcdef012345")).unwrap();
                assert_eq!(schema.accepts(&document), Ok(()), "{line}");
            }
        }
    }
    assert!(answered >= 50, "{answered}");
}

#[test]
fn a_report_without_notes_has_none() {
    let mut bench = busy();
    bench.run("note 2 --text hemligt");
    bench.run("note 2.1.1 --text hemligt");
    bench.run("note 3.1.1 --text hemligt");
    for (what, at) in [("hemligt 1", "2025-05-02T08:00:00Z"), ("hemligt 2", "2025-05-02T08:00:01Z")] {
        bench.append(Some("2.1.9a"), Act::Note(what.into()), None, at);
    }
    for options in ["", "--with history", "--since 2025-05-01", "--kind deviations", "--kind minutes"] {
        for format in ["json", "md"] {
            let line = format!("report {options} --format {format}");
            assert!(bench.run(&line).out.contains("hemligt") || options == "--kind minutes", "{line}");
            let run = bench.run(&format!("{line} --without notes"));
            assert!(run.exit == folj::cli::Exit::Done && !run.out.contains("hemligt"), "{line}");
        }
    }
}

#[test]
fn what_a_report_tells_of_a_meeting() {
    let mut bench = busy();
    let report = document(&mut bench, "report --kind minutes --as-of 2025-05-02-tl");
    assert_eq!(report["meeting"]["id"], json!("2025-05-02-tl"));
    assert_eq!((&report["report"]["kind"], &report["report"]["body"]), (&json!("minutes"), &json!("TL")));
    let acts = |entries: &Value| -> Vec<String> {
        entries.as_array().unwrap().iter().map(|one| one["do"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(acts(&report["entries"]), ["decision", "proposal"]);
    assert_eq!(report["meeting"]["recorded"].as_array().map(Vec::len), Some(2));
    assert_eq!(report["moments"][0]["moment"], json!("2025-05-02-tl/decided"));

    let report = document(&mut bench, "report --since 2025-05-02-tl/decided --with history -c OSN");
    let fields: Vec<&Value> = report["changes"].as_array().unwrap().iter().map(|one| &one["field"]).collect();
    assert_eq!(fields, ["number", "note"], "of what is shown only: {report}");
    assert!(acts(&report["entries"]).contains(&"withdraw".to_owned()));
    assert_eq!((&report["meeting"], &report["report"]["history"]), (&Value::Null, &json!(true)));
}

/// The names of all fields that a schema describes.
fn fields(schema: &Value, found: &mut Vec<String>) {
    match schema {
        Value::Object(parts) => {
            if let Some(Value::Object(named)) = parts.get("properties") {
                found.extend(named.keys().cloned());
            }
            parts.values().for_each(|part| fields(part, found));
        }
        Value::Array(parts) => parts.iter().for_each(|part| fields(part, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_page_names_every_field() {
    let page = include_str!("../../../docs/json.md");
    let mut all = Vec::new();
    fields(&serde_json::from_str(include_str!("../../../docs/folj.schema.json")).unwrap(), &mut all);
    assert!(all.len() > 100);
    for field in all {
        let named = [format!("`{field}`"), format!("\"{field}\"")].iter().any(|name| page.contains(name));
        assert!(named, "docs/json.md says nothing about {field}");
    }
}

/// The names of all fields of an answer.
fn keys(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.keys().cloned());
            fields.values().for_each(|one| keys(one, found));
        }
        Value::Array(all) => all.iter().for_each(|one| keys(one, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Nothing is answered that the schema does not describe.
#[test]
fn the_schema_describes_every_field() {
    let mut described = Vec::new();
    fields(&serde_json::from_str(include_str!("../../../docs/folj.schema.json")).unwrap(), &mut described);
    let levels = ["focus_area", "sub_goal", "goal", "local_priority", "aim", "target_group"];
    described.extend(["priority_area", "activity", "indicator"].map(str::to_owned));
    described.extend(levels.map(str::to_owned));
    let mut bench = busy();
    let reports = ["report --with history --since 2025-05-01", "report --kind minutes --plan hsvo --demo"];
    let lines = ["list", "stats", "log", "plans", "check almby", "show", "show 2 2.1 2.1.1 2.1.1b"];
    for line in lines.into_iter().chain(reports) {
        let mut found = Vec::new();
        keys(&document(&mut bench, line), &mut found);
        for key in found {
            assert!(described.contains(&key), "{line}: {key}");
        }
    }
}

#[test]
fn the_schema_refuses_what_is_missing_or_misspelt() {
    let mut bench = busy();
    let report = document(&mut bench, "report --kind minutes --since 2025-05-01");
    for (pointer, bad) in [
        ("/report/kind", json!("protokoll")),
        ("/report/notes", Value::Null),
        ("/counts/nobody", json!({})),
        ("/moments/0/moment", Value::Null),
        ("/changes/0/field", json!("meeting")),
        ("/meeting/recorded/0", json!("x")),
        ("/focus_areas/0/goals/0", json!({"id": "1"})),
        ("/open/0/indicators", json!([])),
        ("/services", json!([])),
        ("/entries/0/on", json!([1])),
    ] {
        let mut document = report.clone();
        *document.pointer_mut(pointer).unwrap() = bad;
        assert!(Schema::of("folj.json#/$defs/report").accepts(&document).is_err(), "{pointer}");
    }
    let (schema, good) = (Schema::read(), document(&mut bench, "list"));
    for (pointer, bad) in [
        ("/schema", json!("folj/2")),
        ("/total", json!("5")),
        ("/filter/match", json!("some")),
        ("/activities/0/responsible/origin", json!("shared")),
        ("/activities/0/indicators/0/outcome", json!("ja")),
        ("/activities/0/indicators/1/value", json!("87,5")),
        ("/activities/0/indicators/1/at", json!("2025-05-14")),
        ("/activities/0/indicators/0", json!({})),
    ] {
        let mut document = good.clone();
        *document.pointer_mut(pointer).unwrap() = bad;
        assert!(schema.accepts(&document).is_err(), "{pointer}");
    }
}

#[test]
fn the_fields_that_scripts_rely_on() {
    let mut bench = busy();
    let list = document(&mut bench, "list -c OSN");
    assert_eq!((&list["total"], &list["shown"]), (&json!(5), &json!(3)));
    assert_eq!(list["filter"]["committees"], json!(["OSN"]));
    assert_eq!(list["plan"]["year"], json!(2025));
    let first = &list["activities"][0];
    assert_eq!(first["focus_area"], json!({"id": "2", "title": "Barn och unga"}));
    assert_eq!(first["responsible"]["parties"], json!(["OSN", "SCN", "VS", "ÄLN"]));
    assert_eq!(
        (&first["priority_area"], &first["target_group"]),
        (&json!("Samordning"), &json!("Barn 0–6 år"))
    );
    let percent = &first["indicators"][1];
    assert_eq!((&percent["value"], &percent["outcome"]), (&json!(87.5), &Value::Null));
    assert_eq!((&percent["by"], &percent["at"]), (&json!("anna"), &json!("2025-05-14T11:42:00Z")));
    assert_eq!(
        (&percent["target"], &percent["kind"], &percent["note"]),
        (&json!(90), &json!("percent"), &json!("bra"))
    );
    let disputed = &list["activities"][1]["indicators"][0];
    assert_eq!((&disputed["conflict"], &disputed["outcome"]), (&json!(true), &Value::Null));
    assert_eq!(disputed["conflicting"].as_array().map(Vec::len), Some(2));

    let delayed = &document(&mut bench, "show 3.1.1")["items"][0];
    assert_eq!(
        (&delayed["status"], &delayed["conflicting"][1]["status"]),
        (&Value::Null, &json!("on_track"))
    );

    let blank = &document(&mut bench, "list --nobody")["activities"][0]["responsible"];
    assert_eq!(
        (&blank["origin"], &blank["parties"], &blank["probable"]),
        (&json!("none"), &json!([]), &json!(["SCN", "VS"]))
    );

    let stats = document(&mut bench, "stats");
    assert_eq!(
        stats["total"],
        json!({"activities": 5, "indicators": 6, "yes": 0, "partly": 0, "no": 0, "not_applicable": 0, "open": 6})
    );
    let abbrs: Vec<&str> =
        stats["parties"].as_array().unwrap().iter().filter_map(|party| party["abbr"].as_str()).collect();
    assert_eq!(abbrs, ["OSN", "SCN", "VS", "ÄLN", "TL"], "committees first, in Swedish order");

    let log = document(&mut bench, "log");
    let acts: Vec<&str> =
        log["entries"].as_array().unwrap().iter().filter_map(|entry| entry["do"].as_str()).collect();
    assert_eq!(acts[..2], ["withdraw", "note"]);
    assert_eq!(log["entries"][1]["counts"], json!(false));
    assert_eq!(log["entries"][1]["target"], json!({"plan": "almby-2024", "year": null, "id": "2"}));
}
