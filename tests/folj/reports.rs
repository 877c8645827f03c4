//! A report says the same in every format: each is read back and compared with the JSON.

mod readers;

use std::collections::BTreeSet;

use folj::cli::Exit;
use folj::journal::Outcome;
use folj::text::Lang;
use readers::{Piece, words};
use serde_json::Value;

use crate::cli::bench::Bench;

/// How a format is built.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// A heading for each activity, a table of its indicators below it.
    Document,
    /// A row for each indicator.
    Rows,
}

/// A format, and what is needed to read it.
struct Format {
    name: &'static str,
    shape: Shape,
    /// Whether outcomes are in words; else they are in the names of the contract.
    in_words: bool,
    /// The ways in which a number may stand in a cell.
    number: fn(&serde_json::Number) -> Vec<String>,
    read: fn(&[u8]) -> Vec<Piece>,
}

const HTML: Format = document("html", readers::html);
const DOCX: Format = document("docx", readers::docx);
const MARKDOWN: Format = document("md", readers::markdown);
const XLSX: Format =
    Format { name: "xlsx", shape: Shape::Rows, in_words: true, number: shares, read: readers::xlsx };
const CSV: Format =
    Format { name: "csv", shape: Shape::Rows, in_words: false, number: comma, read: readers::csv };
const TSV: Format =
    Format { name: "tsv", shape: Shape::Rows, in_words: false, number: point, read: readers::tsv };

const fn document(name: &'static str, read: fn(&[u8]) -> Vec<Piece>) -> Format {
    Format { name, shape: Shape::Document, in_words: true, number: comma, read }
}

fn comma(number: &serde_json::Number) -> Vec<String> {
    vec![number.to_string().replace('.', ",")]
}

fn point(number: &serde_json::Number) -> Vec<String> {
    vec![number.to_string()]
}

/// A cell in percent holds a hundredth.
fn shares(number: &serde_json::Number) -> Vec<String> {
    vec![number.to_string(), (number.as_f64().unwrap() / 100.0).to_string()]
}

/// What people write, and what a format must not make anything of.
const NOTES: [&str; 20] = [
    "”Citat”, \"citat\" och 'citat' – med tankstreck — och punkt •",
    "a < b & c > d &amp; <b>fet</b> &#65; </td></p>",
    "=1+1",
    "+46 18 000 00 00",
    "- först\n- sedan\n+ till sist",
    "@anna och anna@kommunen.se, #12 och !7",
    "a | b || c \\| d",
    "*stjärna* _streck_ **fet** __fet__ ~~struken~~ snake_case_namn",
    "`kod` ``` och \\ och C:\\mapp",
    "[länk](https://a.se/x_y) <https://b.se> https://c.se/a_b*c?d=1&e=2.",
    "# rubrik\n## rubrik\n===\n---\n> citat",
    "1. ett\n2) två\n2025. tre",
    "rad 1\n\nrad 3\n   indragen; med semikolon, och komma",
    "A\u{308}ldre i ÅÄÖ åäö é ß € 10 % $x$",
    "http://www.a.se/ www.a.se/b_c ftp://d.se :smile: SCN:s",
    "<!-- ingenting --> ]]> <?xml?> {{x}} %{y}",
    "\"\"\"; DROP TABLE; '' \"a;b\"",
    "slutar med \\",
    "=HYPERLINK(\"http://a.se\";\"x\")",
    "-1",
];

/// A plan with an outcome, a number or a note for most of what it holds.
fn recorded(plan: &str) -> Bench {
    let mut bench = Bench::new().with("LANG", "sv_SE.UTF-8");
    let mut notes = NOTES.iter().cycle();
    let mut note = |bench: &mut Bench, id: &str| {
        let line = format!("note {id} --file - --plan {plan}");
        done(&line, bench.run_with(&line, notes.next().unwrap()).exit);
    };
    let before = json(&bench, &format!("report --plan {plan}"));
    note(&mut bench, text(&before["plan"]["id"]));
    for above in list(&before["focus_areas"]).iter().flat_map(with_goals) {
        note(&mut bench, text(&above["id"]));
    }
    for activity in list(&before["activities"]) {
        note(&mut bench, text(&activity["id"]));
        for (at, indicator) in activity["indicators"].as_array().unwrap().iter().enumerate() {
            let id = text(&indicator["id"]);
            let outcome = ["ja", "delvis", "nej", "na"]
                [(id.len() + at + id.bytes().map(usize::from).sum::<usize>()) % 4];
            let number = matches!(text(&indicator["kind"]), "count" | "percent");
            for value in [outcome, "87,5"].into_iter().take(if number { 2 } else { 1 }) {
                let line = format!("set {id} {value} --plan {plan}");
                done(&line, bench.run(&line).exit);
            }
            note(&mut bench, id);
        }
    }
    bench
}

fn done(line: &str, exit: Exit) {
    assert_eq!(exit, Exit::Done, "folj {line}");
}

fn bytes(bench: &Bench, line: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let (exit, err) = bench.run_into(line, &mut out);
    assert_eq!(exit, Exit::Done, "folj {line}: {err}");
    out
}

fn json(bench: &Bench, line: &str) -> Value {
    serde_json::from_slice(&bytes(bench, &format!("{line} --format json"))).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// A focus area and its goals.
fn with_goals(area: &Value) -> impl Iterator<Item = &Value> {
    [area].into_iter().chain(list(&area["goals"]))
}

impl Format {
    fn pieces(&self, bench: &Bench, line: &str) -> Vec<Piece> {
        (self.read)(&bytes(bench, &format!("{line} --format {}", self.name)))
    }

    /// What belongs to an item: the section below its heading, or the rows with its number.
    fn of_item<'p>(&self, pieces: &'p [Piece], id: &str) -> Vec<&'p Piece> {
        let begins =
            |piece: &&Piece| matches!(piece, Piece::Heading(text) if text.split(' ').next() == Some(id));
        match self.shape {
            Shape::Rows => rows(pieces.iter(), id),
            Shape::Document => {
                let mut section = pieces.iter().skip_while(|piece| !begins(piece));
                let below = |piece: &&Piece| !matches!(piece, Piece::Heading(_));
                section.next().into_iter().chain(section.take_while(below)).collect()
            }
        }
    }

    fn outcome(&self, outcome: &Value) -> Option<&'static str> {
        let (word, name) = match outcome.as_str()? {
            "yes" => (Outcome::Yes, "yes"),
            "partly" => (Outcome::Partly, "partly"),
            "no" => (Outcome::No, "no"),
            "not_applicable" => (Outcome::NotApplicable, "not_applicable"),
            other => panic!("{other}"),
        };
        Some(if self.in_words { Lang::Sv.outcome(word) } else { name })
    }

    /// What of an activity of the JSON does not stand where it should.
    fn missing(&self, pieces: &[Piece], activity: &Value) -> Vec<String> {
        let of_activity = self.of_item(pieces, text(&activity["id"]));
        let responsible = list(&activity["responsible"]["parties"]).iter().map(text);
        let details = list(&activity["details"]).iter().map(text);
        let told = [text(&activity["text"])].into_iter().chain(activity["note"].as_str());
        let mut missing = Vec::new();
        let mut look = |id: &Value, found: bool, what: &str| {
            if !found {
                missing.push(format!("{}: {what:?}", text(id)));
            }
        };
        for told in told.chain(responsible).chain(details) {
            look(&activity["id"], has(&of_activity, told), told);
        }
        for indicator in list(&activity["indicators"]) {
            let id = &indicator["id"];
            let rows = rows(of_activity.iter().copied(), text(id));
            let whole = [&indicator["stem"], &indicator["text"]].into_iter().filter_map(Value::as_str);
            let whole = whole.collect::<Vec<_>>().join(" ");
            for told in [Some(whole.as_str()), indicator["note"].as_str()].into_iter().flatten() {
                look(id, has(&rows, told), told);
            }
            if let Some(outcome) = self.outcome(&indicator["outcome"]) {
                look(id, has_cell(&rows, |cell| cell == outcome), outcome);
            }
            if let Value::Number(number) = &indicator["value"] {
                let ways = (self.number)(number);
                let is_it = |cell: &str| ways.iter().any(|way| cell.split(' ').next() == Some(way));
                look(id, has_cell(&rows, is_it), &number.to_string());
            }
        }
        missing
    }

    /// Every activity of a report with everything that was recorded about it stands in the format.
    fn says_what_the_json_says(&self) {
        for (plan, demo) in [("nsu", ""), ("hsvo", "--demo")] {
            let bench =
                if demo.is_empty() { recorded(plan) } else { Bench::new().with("LANG", "sv_SE.UTF-8") };
            let line = format!("report --plan {plan} {demo}");
            let (pieces, report) = (self.pieces(&bench, &line), json(&bench, &line));
            let activities = list(&report["activities"]);
            let mut missing: Vec<String> =
                activities.iter().flat_map(|one| self.missing(&pieces, one)).collect();
            let about_plan = report["about_plan"]["note"].as_str();
            missing.extend(about_plan.filter(|note| !has(&all(&pieces), note)).map(ToOwned::to_owned));
            assert_eq!(about_plan.is_some(), demo.is_empty());
            for above in list(&report["focus_areas"]).iter().flat_map(with_goals) {
                let of_item = self.of_item(&pieces, text(&above["id"]));
                let told = [above["title"].as_str(), above["note"].as_str()].into_iter().flatten();
                missing.extend(told.filter(|told| !has(&of_item, told)).map(ToOwned::to_owned));
            }
            assert!(activities.len() == 34 && missing.is_empty(), "{line}: {}", missing.join("\n"));
        }
    }

    /// An extract for a committee holds its activities and no other's.
    fn holds_an_extract(&self) {
        for party in ["ÄLN", "AMN"] {
            let bench = Bench::new().with("LANG", "sv_SE.UTF-8");
            let ids = |filter: &str| -> BTreeSet<String> {
                let listed = json(&bench, &format!("list --demo --plan hsvo {filter}"));
                list(&listed["activities"]).iter().map(|one| text(&one["id"]).to_owned()).collect()
            };
            let (all, own) = (ids(""), ids(&format!("-c {party}")));
            assert!(!own.is_empty() && own.len() < all.len());
            let line = format!(
                "report --kind extract -c {party} --with history --since 2025-05-14 --demo --plan hsvo"
            );
            let pieces = self.pieces(&bench, &line);
            let named: BTreeSet<String> = pieces.iter().flat_map(|piece| numbers(&piece.text())).collect();
            let named: BTreeSet<String> = named.intersection(&all).cloned().collect();
            assert_eq!(named, own, "{party}");
            let lost: Vec<_> = own.iter().filter(|id| self.of_item(&pieces, id).is_empty()).collect();
            assert!(lost.is_empty(), "{party}: {lost:?}");
        }
    }
}

/// The numbers of activities that a text names, those of their indicators' activities included.
fn numbers(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '.');
    let number = |part: &str| part.trim_end_matches(|c: char| !c.is_ascii_digit()).to_owned();
    parts.map(number).collect()
}

/// The rows with a cell that is just this number.
fn rows<'p>(pieces: impl Iterator<Item = &'p Piece>, id: &str) -> Vec<&'p Piece> {
    let is_of = |piece: &&Piece| matches!(piece, Piece::Row(cells) if cells.iter().any(|cell| cell == id));
    pieces.filter(is_of).collect()
}

fn all(pieces: &[Piece]) -> Vec<&Piece> {
    pieces.iter().collect()
}

fn has(pieces: &[&Piece], told: &str) -> bool {
    pieces.iter().any(|piece| piece.text().contains(&words(told)))
}

fn has_cell(rows: &[&Piece], is_it: impl Fn(&str) -> bool) -> bool {
    rows.iter().any(|row| matches!(row, Piece::Row(cells) if cells.iter().any(|cell| is_it(cell))))
}

#[test]
fn markdown() {
    MARKDOWN.says_what_the_json_says();
    MARKDOWN.holds_an_extract();
}

#[test]
fn html() {
    HTML.says_what_the_json_says();
    HTML.holds_an_extract();
}

#[test]
fn docx() {
    DOCX.says_what_the_json_says();
    DOCX.holds_an_extract();
}

#[test]
fn xlsx() {
    XLSX.says_what_the_json_says();
    XLSX.holds_an_extract();
}

#[test]
fn csv() {
    CSV.says_what_the_json_says();
    CSV.holds_an_extract();
}

#[test]
fn tsv() {
    TSV.says_what_the_json_says();
    TSV.holds_an_extract();
}

/// The JSON itself against what it was made from: the list, the log, and what people typed.
#[test]
fn json_says_what_was_recorded() {
    let bench = recorded("nsu");
    let report = json(&bench, "report --plan nsu --with history");
    assert_eq!(report["activities"], json(&bench, "list --plan nsu")["activities"]);
    assert_eq!(report["entries"], json(&bench, "log --plan nsu")["entries"]);
    for (counts, stats) in json(&bench, "stats --plan nsu").as_object().unwrap() {
        assert!(
            ["schema", "plan", "filter"].contains(&counts.as_str()) || report["counts"][counts] == *stats
        );
    }
    let notes: BTreeSet<&str> = list(&report["activities"])
        .iter()
        .flat_map(|one| list(&one["indicators"]).iter().chain([one]))
        .filter_map(|item| item["note"].as_str())
        .collect();
    let typed: BTreeSet<String> = notes.into_iter().map(words).collect();
    let lost: Vec<_> = NOTES.iter().filter(|note| !typed.contains(&words(note))).collect();
    assert!(lost.is_empty(), "{lost:?}");

    let extract = json(&bench, "report --plan hsvo --kind extract -c ÄLN");
    let names = |one: &Value| list(&one["responsible"]["parties"]).contains(&"ÄLN".into());
    assert!(list(&extract["activities"]).iter().all(names) && extract["shown"] == 20);
}
