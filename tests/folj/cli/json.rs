//! The JSON contract: every answer fits the schema, and the schema refuses what it should.

use boon::{Compiler, SchemaIndex, Schemas};
use folj::journal::{Act, Agenda, Course, Mark, MeetingId, Outcome, Proposal, Status};
use serde_json::{Value, json};

use super::Bench;

struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn read() -> Self {
        let text = include_str!("../../../docs/folj.schema.json");
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("folj.json", serde_json::from_str(text).unwrap()).unwrap();
        let index = compiler.compile("folj.json", &mut schemas).unwrap();
        Self(schemas, index)
    }

    fn accepts(&self, document: &Value) -> Result<(), String> {
        self.0.validate(document, self.1).map_err(|error| format!("{error:#}"))
    }
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
    bench.append(Some("3.1.1"), Act::Status(Some(Status::Delayed)), None, "2025-05-02T08:00:00Z");
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
        "plans",
        "check almby",
        "check ./broken",
    ];
    for line in lines {
        let document = document(&mut bench, line);
        assert_eq!(schema.accepts(&document), Ok(()), "{line}: {document}");
    }
}

#[test]
fn the_schema_refuses_what_is_missing_or_misspelt() {
    let (schema, mut bench) = (Schema::read(), busy());
    let good = document(&mut bench, "list");
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
