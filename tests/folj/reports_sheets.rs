//! Reports as Excel, CSV and TSV, read back by other libraries than those that wrote them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use folj::cli::Exit;
use folj::journal::{Act, Outcome};

use crate::cli::bench::Bench;

/// Notes that a spreadsheet must not take for formulas, and one with all that has to be quoted.
fn notes() -> Vec<(&'static str, String)> {
    let long = "Sa \"nej\"; sedan\nja\n".repeat(105);
    vec![
        ("2.1.1b", "=HYPERLINK(\"x\")".to_owned()),
        ("2.1.9a", "+46 18 1".to_owned()),
        ("2.1.1a", "-".to_owned()),
        ("2.1.10a", "\t@x".to_owned()),
        ("3.1.1a", long.trim_end().to_owned()),
    ]
}

/// A plan with two numbers, those notes, and an indicator that two people judged differently.
fn bench() -> Bench {
    let mut bench = Bench::new();
    for line in ["set 2.1.1b 87,5", "set 2.1.10a 1234", "set 2.1.1b delvis"] {
        assert_eq!(bench.run(line).exit, Exit::Done, "{line}");
    }
    for (outcome, at) in [(Outcome::Yes, "2025-05-01T22:30:00Z"), (Outcome::No, "2025-05-01T22:31:00Z")] {
        bench.append(Some("2.1.1a"), Act::Outcome(Some(outcome)), None, at);
    }
    for (second, (id, note)) in notes().into_iter().enumerate() {
        let at = format!("2025-05-02T22:30:0{second}Z");
        bench.append(Some(id), Act::Note(note), None, &at);
    }
    bench
}

fn report(bench: &Bench, line: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let (exit, err) = bench.run_into(&format!("report {line}"), &mut out);
    assert_eq!(exit, Exit::Done, "{line}: {err}");
    out
}

type Row = BTreeMap<String, String>;

fn tsv(bench: &Bench, line: &str) -> Vec<Row> {
    let text = String::from_utf8(report(bench, &format!("--format tsv {line}"))).unwrap();
    let mut lines = text.lines().map(|line| line.split('\t').map(ToOwned::to_owned).collect::<Vec<_>>());
    let names = lines.next().unwrap();
    let row = |fields: Vec<String>| {
        assert_eq!(fields.len(), names.len(), "{fields:?}");
        names.iter().cloned().zip(fields).collect()
    };
    lines.map(row).collect()
}

fn csv(bench: &Bench, line: &str) -> Vec<Row> {
    let text = String::from_utf8(report(bench, &format!("--format csv {line}"))).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8 comes first");
    assert!(text.ends_with("\r\n"), "lines end as Excel ends them");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let names: Vec<String> = reader.headers().unwrap().iter().map(ToOwned::to_owned).collect();
    let row = |fields: csv::StringRecord| names.iter().cloned().zip(fields.iter().map(Into::into)).collect();
    reader.into_records().map(|fields| row(fields.unwrap())).collect()
}

fn of<'a>(rows: &'a [Row], indicator: &str) -> &'a Row {
    rows.iter().find(|row| row["indicator"] == indicator).unwrap_or_else(|| panic!("no row of {indicator}"))
}

fn workbook(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).unwrap()
}

fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<Data>> {
    let range = workbook(bytes).worksheet_range(name).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

/// The cell under a heading in the row whose first column of that heading says something.
fn cell(rows: &[Vec<Data>], (key, says): (&str, &str), heading: &str) -> Data {
    let column = |name: &str| {
        let at = rows[0].iter().position(|cell| *cell == Data::String(name.to_owned()));
        at.unwrap_or_else(|| panic!("no column {name} in {:?}", rows[0]))
    };
    let row = rows.iter().find(|row| row[column(key)] == Data::String(says.to_owned()));
    row.unwrap_or_else(|| panic!("no row of {says}"))[column(heading)].clone()
}

/// The files inside the workbook, by name.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.insert(file.name().unwrap().into_owned(), text);
    }
    parts
}

/// The elements of a file with this name, each with its attributes.
fn elements(xml: &str, name: &str) -> Vec<BTreeMap<String, String>> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(one) | Event::Empty(one) if one.name().as_ref() == name => {
                let attributes = one.attributes().map(|it| {
                    let it = it.unwrap();
                    (it.key.as_ref().to_owned(), it.value.into_owned())
                });
                found.push(attributes.collect());
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn a_row_for_each_indicator_and_for_each_activity_without() {
    for (bench, without) in [(bench(), 0), (many(), 1)] {
        let rows = tsv(&bench, "");
        let mut json = Vec::new();
        bench.run_into("list --format json", &mut json);
        let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
        let mut expected = Vec::new();
        for activity in json["activities"].as_array().unwrap() {
            let indicators = activity["indicators"].as_array().unwrap();
            let id = activity["id"].as_str().unwrap();
            if indicators.is_empty() {
                expected.push(format!("{id} -"));
            }
            expected.extend(indicators.iter().map(|one| format!("{id} {}", one["id"].as_str().unwrap())));
        }
        let name = |row: &Row| match row["indicator"].as_str() {
            "" => format!("{} -", row["activity"]),
            indicator => format!("{} {indicator}", row["activity"]),
        };
        // Goals without activities have a row too, for what is noted about them.
        let named = |rows: &[Row]| -> Vec<String> {
            rows.iter().map(name).filter(|name| !name.starts_with(' ')).collect()
        };
        assert_eq!(named(&rows), expected);
        assert_eq!(expected.iter().filter(|row| row.ends_with(" -")).count(), without);
        let csv = csv(&bench, "");
        assert_eq!(named(&csv), expected);
        assert!(csv[0].keys().eq(rows[0].keys()));
    }
}

#[test]
fn the_first_columns_are_those_of_the_list() {
    let mut bench = bench();
    let list = bench.run("list --format tsv").out;
    let names: Vec<&str> = list.lines().next().unwrap().split('\t').filter(|name| *name != "date").collect();
    let report = String::from_utf8(report(&bench, "--format tsv")).unwrap();
    let own: Vec<&str> = report.lines().next().unwrap().split('\t').collect();
    assert!(names.iter().all(|name| own.contains(name)), "{names:?} in {own:?}");
    assert!(own.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_')), "{own:?}");
}

#[test]
fn for_scripts() {
    let rows = tsv(&bench(), "");
    let one = of(&rows, "2.1.1b");
    for (name, value) in [
        ("outcome", "partly"),
        ("value", "87.5"),
        ("kind", "percent"),
        ("note", "=HYPERLINK(\"x\")"),
        ("by", "anna"),
        ("at", "2025-05-14T11:44:00Z"),
    ] {
        assert_eq!(one[name], value, "{name}");
    }
    let long = &of(&rows, "3.1.1a")["note"];
    assert_eq!(*long, notes()[4].1.replace('\n', " "));
    let disputed = of(&rows, "2.1.1a");
    assert_eq!(disputed["outcome"], "");
    assert_eq!(disputed["conflict"], "outcome: yes (anna) / no (anna)");
}

#[test]
fn for_a_swedish_spreadsheet() {
    let rows = csv(&bench(), "");
    let one = of(&rows, "2.1.1b");
    assert_eq!((one["value"].as_str(), one["at"].as_str()), ("87,5", "2025-05-14 13:44"));
    for ((id, note), shown) in notes().iter().zip(["'=", "'+", "'-", "' @", "Sa"]) {
        let cell = &of(&rows, id)["note"];
        assert!(cell.starts_with(shown), "{cell}");
        assert_eq!(cell.trim_start_matches('\''), note.replace('\t', " "));
    }
    for cell in rows.iter().flat_map(BTreeMap::values) {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
    }
}

#[test]
fn excel_has_real_numbers_and_dates() {
    let bytes = report(&bench(), "--format xlsx --with history --since 2025-05-02 --plan almby");
    let rows = sheet(&bytes, "Aktiviteter");
    let of = |id: &str, heading: &str| cell(&rows, ("Indikator", id), heading);
    assert_eq!(of("2.1.1b", "Tal"), Data::Float(87.5));
    assert_eq!(of("2.1.10a", "Tal"), Data::Float(1234.0));
    assert_eq!(of("2.1.1b", "Utfall"), Data::String("Delvis".into()));
    assert_eq!(of("2.1.9a", "Utfall"), Data::String("Ej bedömd".into()));
    assert_eq!(of("2.1.1a", "Utfall"), Data::String("Konflikt".into()));
    assert_eq!(of("2.1.1a", "Motstridiga svar"), Data::String("Utfall: Ja (anna) / Nej (anna)".into()));
    let Data::DateTime(at) = of("2.1.1b", "Registrerat") else { panic!("no date") };
    assert_eq!(at.to_ymd_hms_milli(), (2025, 5, 14, 13, 44, 0, 0));
    for (id, note) in notes() {
        assert_eq!(of(id, "Anteckning"), Data::String(note.replace('\t', " ")), "{id}");
    }
    let counts = sheet(&bytes, "Antal – Ansvarig");
    assert!(counts.len() > 3);
    for row in &counts[1..] {
        assert!(row[1..].iter().all(|cell| matches!(cell, Data::Float(_))), "{row:?}");
    }
    let changes = sheet(&bytes, "Ändringar");
    assert_eq!(cell(&changes, ("Nummer", "2.1.10a"), "Efter"), Data::Float(1234.0));
    assert!(matches!(cell(&changes, ("Nummer", "2.1.10a"), "Registrerat"), Data::DateTime(_)));
    assert_eq!(sheet(&bytes, "Registreringar").len(), 1 + 3 + 2 + 5);
}

#[test]
fn excel_tells_what_the_report_is() {
    let line = "--format xlsx --lang en --title 'Tom & Jerry' --prepared-by 'Eva Ek' --case-number 'KS 1'";
    let bytes = report(&bench(), line);
    let names = workbook(&bytes).sheet_names();
    let expected = ["About the report", "Activities", "Counts – Focus area", "Counts – Responsible party"];
    assert_eq!(names[..4], expected);
    let about = sheet(&bytes, "About the report");
    let fact = |label: &str| cell(&about, ("Fact", label), "Content");
    assert_eq!(fact("Title"), Data::String("Tom & Jerry".into()));
    assert_eq!(fact("Case number"), Data::String("KS 1".into()));
    let core = &parts(&bytes)["docProps/core.xml"];
    assert!(core.contains("<dc:title>Tom &amp; Jerry</dc:title>"), "{core}");
    assert!(core.contains("<dc:creator>Eva Ek</dc:creator>"), "{core}");
}

#[test]
fn excel_is_ready_for_filters_and_paper() {
    for bytes in [report(&bench(), "--format xlsx --with history"), report(&many(), "--format xlsx")] {
        let parts = parts(&bytes);
        let sheets = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
        let sheets: Vec<&String> = sheets.map(|(_, xml)| xml).collect();
        assert!(sheets.len() >= 5);
        for xml in sheets {
            let only = |name: &str| {
                let found = elements(xml, name);
                assert_eq!(found.len(), 1, "{name}");
                found[0].clone()
            };
            assert_eq!(elements(xml, "f").len() + elements(xml, "mergeCell").len(), 0);
            let frozen = only("pane");
            assert_eq!((frozen["state"].as_str(), frozen["ySplit"].as_str()), ("frozen", "1"));
            assert!(only("autoFilter")["ref"].starts_with("A1:"));
            let page = only("pageSetup");
            let set = ["orientation", "paperSize", "fitToHeight"].map(|name| page[name].as_str());
            assert_eq!(set, ["landscape", "9", "0"]);
            assert_eq!(only("pageSetUpPr")["fitToPage"], "1");
            assert!(xml.contains("<oddFooter>&amp;RSida &amp;P av &amp;N</oddFooter>"));
            assert!(xml.contains("<oddHeader>&amp;LUppföljning"));
        }
        let workbook = &parts["xl/workbook.xml"];
        assert!(workbook.contains("_xlnm.Print_Titles"), "the headings stand on each page");
    }
}

#[test]
fn forms_and_wishes() {
    let bench = bench();
    let deviating = tsv(&bench, "--kind deviations");
    let ids: Vec<&str> = deviating.iter().map(|row| row["indicator"].as_str()).collect();
    assert_eq!(ids, ["2.1.1a", "2.1.1b"], "in conflict, and judged Partly");
    let plain = tsv(&bench, "--without notes");
    assert!(plain.iter().all(|row| row["note"].is_empty()));
    assert_eq!(of(&plain, "2.1.1b")["outcome"], "partly");
    let mut bench = Bench::new();
    let meeting = |outcome| Act::Outcome(Some(outcome));
    let opened = Act::MeetingOpened {
        meeting: "2025-05-02-tl".into(),
        body: "TL".into(),
        keeper: String::new(),
        agenda: folj::journal::Agenda::default(),
    };
    let id = Some("2025-05-02-tl");
    bench.run("set 2.1.9a nej");
    bench.append(None, opened, id, "2025-05-02T08:00:00Z");
    bench.append(Some("2.1.1a"), meeting(Outcome::Yes), id, "2025-05-02T08:01:00Z");
    bench.append(Some("3.1.1"), Act::Decision("Ett möte till".into()), id, "2025-05-02T08:02:00Z");
    let told: Vec<[String; 4]> = tsv(&bench, "--kind minutes")
        .into_iter()
        .map(|row| ["activity", "indicator", "outcome", "activity_decision"].map(|name| row[name].clone()))
        .collect();
    assert_eq!(told, [["2.1.1", "2.1.1a", "yes", ""], ["3.1.1", "", "", "Ett möte till"]]);
}

/// A plan so large that its sheet is not held in memory.
fn many() -> Bench {
    let mut bench = Bench::new();
    let plan = "(format: 1, id: \"stor-2030\", title: \"Stor\", organisation: \"Sjövik\", \
        period: (from: 2030, to: 2030), parties: [(abbr: \"OSN\", name: \"Omsorgsnämnden\", kind: Committee)], \
        focus_areas: [(id: \"1\", title: \"A\", goals: [(id: \"1.1\", title: \"B\")])])";
    let activity = |n: usize| {
        format!(
            "(id: \"1.1.{n}\", goal: \"1.1\", text: \"Aktivitet {n} & <fler>\", \
             responsible: (as_written: \"OSN\", parties: [\"OSN\"]), \
             indicators: [(id: \"1.1.{n}a\", text: \"=Finns\", kind: YesNo)])"
        )
    };
    let bare = "(id: \"1.1.0\", goal: \"1.1\", text: \"Utan indikator\")".to_owned();
    let activities: Vec<String> = (1..=2_100).map(activity).chain([bare]).collect();
    let list =
        format!("(format: 1, plan: \"stor-2030\", year: 2030, activities: [{}])", activities.join(", "));
    bench.write("plans/stor-2030/plan.ron", plan);
    bench.write("plans/stor-2030/activities-2030.ron", &list);
    bench.facts.places.plans = Some(bench.folder.path().join("plans"));
    bench
}

#[test]
fn a_long_sheet_is_like_a_short_one() {
    let bytes = report(&many(), "--format xlsx");
    let rows = sheet(&bytes, "Aktiviteter");
    assert_eq!(rows.len(), 1 + 2_101);
    let last = ("Indikator", "1.1.2100a");
    assert_eq!(cell(&rows, last, "Indikator, text"), Data::String("=Finns".into()));
    assert_eq!(cell(&rows, last, "Aktivitet, text"), Data::String("Aktivitet 2100 & <fler>".into()));
}

#[test]
fn the_words_of_a_plan_make_no_sheet_impossible() {
    for (word, sheet) in [("?/", "2"), ("Om rapporten", "2 Om rapporten")] {
        let bench = many();
        let folder = bench.folder.path().join("plans/stor-2030/plan.ron");
        let plan = std::fs::read_to_string(&folder).unwrap();
        let levels = format!("levels: (activity: (one: \"x\", many: \"{word}\")), focus_areas:");
        std::fs::write(&folder, plan.replace("focus_areas:", &levels)).unwrap();
        let bytes = report(&bench, "--format xlsx");
        assert_eq!(workbook(&bytes).sheet_names()[1], sheet);
    }
}
