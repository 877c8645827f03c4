//! Plans in folders, whole and broken.

use super::*;
use crate::model::Year;

const PLAN: &str = "(format: 1, id: \"p\", title: \"Å\", organisation: \"O\", period: (from: 2024, to: 2026), \
    focus_areas: [(id: \"1\", title: \"A\", goals: [(id: \"1.1\", title: \"M\")])])";

fn list(year: i16) -> String {
    format!(
        "(format: 1, plan: \"p\", year: {year}, activities: [(id: \"1.1.1\", goal: \"1.1\", text: \"T\", \
         indicators: [(id: \"1.1.1a\", kind: YesNo, text: \"I\")])])"
    )
}

/// A folder with these files in folders.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    dir
}

fn load_path(path: &Path) -> Result<Shelf, Vec<Finding>> {
    super::load_path(path, Limits::default())
}

fn reload(origin: &Origin, id: &PlanId) -> Result<Shelf, Vec<Finding>> {
    super::reload(origin, id, Limits::default())
}

fn problems(shelf: &Shelf) -> Vec<&Problem> {
    shelf.findings.iter().map(|finding| &finding.problem).collect()
}

#[test]
fn the_bundled_plans_are_without_findings() {
    let shelves = bundled();
    let ids: Vec<&str> = shelves.iter().map(|shelf| shelf.plan.id.as_str()).collect();
    assert_eq!(ids, BUNDLED.map(|texts| texts.id));
    assert!(bundled_ids().eq(shelves.iter().map(|shelf| shelf.plan.id.clone())));
    assert!(shelves.is_sorted_by_key(|shelf| std::cmp::Reverse(shelf.plan.period.to)));
    for shelf in shelves {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/plans").join(shelf.plan.id.as_str());
        let read = load_path(&folder).unwrap();
        assert_eq!(problems(&read), Vec::<&Problem>::new());
        assert_eq!(read.plan, shelf.plan);
        assert!(read.replaces_bundled);
        assert_eq!(reload(&shelf.origin, &shelf.plan.id).unwrap(), shelf);
    }
}

#[test]
fn a_plan_is_opened_by_its_folder_and_by_its_files() {
    let list_2025 = list(2025);
    let dir = folder(&[
        ("plan.ron", PLAN),
        ("activities-2025.ron", &list_2025),
        ("activities-2025.ron~", "x"),
        ("b.ron", ""),
    ]);
    for name in ["", "plan.ron", "activities-2025.ron", "activities-2099.ron"] {
        let shelf = load_path(&dir.path().join(name)).unwrap();
        assert_eq!(shelf.origin, Origin::Folder(dir.path().to_owned()));
        assert_eq!((shelf.plan.lists.len(), shelf.findings.len()), (1, 0));
        assert_eq!(shelf.year(None).activities().count(), 1);
    }
    let refused = |name: &str| load_path(&dir.path().join(name)).unwrap_err().remove(0).problem;
    assert!(matches!(refused("b.ron"), Problem::NotAccepted { fault: FileFault::OtherName, .. }));
    assert!(matches!(refused("c.ron"), Problem::NoSuchFile { .. }));
    assert!(matches!(load_path(Path::new("/dev/zero")).unwrap_err()[0].problem, Problem::NotAccepted { .. }));
    assert!(matches!(load_path(Path::new("")).unwrap_err()[0].problem, Problem::NoSuchFile { .. }));
}

#[test]
fn lists_that_do_not_fit_are_left_out() {
    let (of_2024, of_2025, of_2030) = (list(2024), list(2025), list(2030));
    let foreign = of_2025.replace("\"p\"", "\"q\"");
    let dir = folder(&[
        ("plan.ron", PLAN),
        ("activities-2025.ron", &of_2025),
        ("activities-2024.ron", &of_2024),
        ("activities-2025-b.ron", &of_2025),
        ("activities-2030.ron", &of_2030),
        ("activities-2026.ron", &foreign),
        ("activities-2023.ron", "(format: 2, new: 3)"),
    ]);
    let shelf = load_path(dir.path()).unwrap();
    let years: Vec<Year> = shelf.plan.lists.iter().map(|list| list.year).collect();
    assert_eq!(years, [2024, 2025, 2030].map(Year));
    let mut names: Vec<String> = problems(&shelf).iter().map(|problem| format!("{problem:?}")).collect();
    names.sort();
    let kinds: Vec<&str> = names.iter().map(|name| name.split(' ').next().unwrap()).collect();
    assert_eq!(
        kinds,
        ["ForeignList", "NewerFormat", "RepeatedYear", "YearNotInName", "YearNotInName", "YearOutsidePeriod"]
    );
    for finding in &shelf.findings {
        assert!(!finding.place.as_ref().unwrap().excerpt().contains('\n'), "{finding:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_a_finding() {
    let dir = folder(&[("plan.ron", PLAN)]);
    let path = dir.path().join("activities-2025.ron");
    std::fs::write(&path, [list(2025).as_bytes(), b"\n// \xe5"].concat()).unwrap();
    let shelf = load_path(dir.path()).unwrap();
    assert_eq!(problems(&shelf), [&Problem::NotUtf8]);
    assert_eq!(shelf.findings[0].place.as_ref().unwrap().line_column(), (2, 4));

    std::fs::remove_file(&path).unwrap();
    let fifo = rustix::fs::FileType::Fifo;
    rustix::fs::mknodat(rustix::fs::CWD, &path, fifo, rustix::fs::Mode::RWXU, 0).unwrap();
    assert!(matches!(problems(&load_path(dir.path()).unwrap())[..], [Problem::NotAccepted { .. }]));

    std::fs::write(dir.path().join("plan.ron"), "(format: 1, id: \"p\"").unwrap();
    assert!(load_path(dir.path()).unwrap_err()[0].place.is_some());
    std::fs::write(
        dir.path().join("plan.ron"),
        "(format: 1, id: \"p\", focus_areas: [(idd: 1), (titel: 2)])",
    )
    .unwrap();
    assert_eq!(problems(&load_path(dir.path()).unwrap()).len(), 6, "the FIFO is one");
}

#[test]
fn an_own_plan_takes_the_place_of_a_bundled_one() {
    let own = PLAN.replace("id: \"p\"", "id: \"nsu-uppsala-2019\"");
    let first = folder(&[
        ("mine/plan.ron", &own),
        ("other/plan.ron", PLAN),
        (".hidden/plan.ron", "x"),
        ("notes/a.txt", ""),
    ]);
    let second =
        folder(&[("p/plan.ron", PLAN), ("broken/plan.ron", "("), ("half/activities-2025.ron", "()")]);
    let missing = first.path().join("none");
    let file = first.path().join("notes/a.txt");
    let folders = vec![missing, first.path().to_owned(), second.path().to_owned(), file];
    let (shelves, findings) = load(&PlanPlaces { folders, ..PlanPlaces::default() }, Which::All);
    let ids: Vec<(&str, bool)> =
        shelves.iter().map(|shelf| (shelf.plan.id.as_str(), shelf.replaces_bundled)).collect();
    assert_eq!(ids, [("nsu-uppsala-2019", true), ("p", false), ("hsvo-uppsala-2024", false)]);
    assert_eq!(shelves[1].origin, Origin::Folder(first.path().join("other")));
    assert!(matches!(findings[0].problem, Problem::Syntax { .. }), "{findings:#?}");
    assert!(matches!(findings[1].problem, Problem::NoSuchFile { .. }));
    assert_eq!(findings.len(), 2);
}

#[test]
fn only_the_bundled_plans_that_are_wanted_are_read() {
    let own = PLAN.replace("id: \"p\"", "id: \"hsvo-uppsala-2024\"");
    let dir = folder(&[("mine/plan.ron", &own)]);
    let ids = |folders: &[PathBuf], which| -> Vec<String> {
        let (shelves, _) = load(&PlanPlaces { folders: folders.to_vec(), ..PlanPlaces::default() }, which);
        shelves.iter().map(|shelf| shelf.plan.id.to_string()).collect()
    };
    let (hsvo, nsu) = ("hsvo-uppsala-2024", "nsu-uppsala-2019");
    assert_eq!(ids(&[], Which::All), [hsvo, nsu]);
    assert_eq!(ids(&[], Which::Newest), [hsvo]);
    assert_eq!(ids(&[], Which::Called("NSU")), [nsu]);
    assert_eq!(ids(&[], Which::Called("./nsu")), [] as [&str; 0]);
    // The user's own may be for another time, and the older bundled one the newest of all.
    assert_eq!(ids(&[dir.path().to_owned()], Which::Newest), [hsvo, nsu]);
}

#[test]
fn the_bundled_plans_broken_at_any_place_are_still_opened() {
    let plan = BUNDLED[1].plan;
    let dir = folder(&[("plan.ron", plan), ("activities-2019.ron", BUNDLED[1].lists[0])]);
    let mut opened = 0;
    let places: Vec<usize> = plan.match_indices(['"', ',', ')']).map(|(at, _)| at).step_by(29).collect();
    for &at in &places {
        // Some commas stand inside texts, where nothing is broken without them.
        let broken = [&plan[..at], &plan[at + 1..]].concat();
        std::fs::write(dir.path().join("plan.ron"), broken).unwrap();
        opened += usize::from(load_path(dir.path()).is_ok());
    }
    assert!(opened * 10 >= places.len() * 8, "{opened} of {}", places.len());
}

#[test]
fn what_people_write_wrong_is_named() {
    for (from, to, problem) in [
        ("text: \"T\"", "text: T", "Text"),
        ("text: \"T\"", "text: “T”", "StraightQuotes"),
        ("text: \"T\"", "text: 'T'", "StraightQuotes"),
        ("text: \"T\"", "text: \"T\", responsible: (parties: [5])", "Text"),
        ("text: \"T\"", "text: \"T\", responsible: (parties: [OSN])", "Text"),
        ("text: \"T\"", "text: \"T\", responsible: (parties: [(party: \"p\", roll: Owner)])", "UnknownField"),
        ("text: \"T\"", "text: \"T\", responsible: (parties: \"OSN\")", "List"),
        ("text: \"T\"", "text: \"T\", responsible: \"OSN\"", "Record"),
        ("text: \"T\"", "text: \"T\", ends: 2025", "Text"),
        ("text: \"T\"", "text: \"T\", ends: \"2025-02-30\"", "Date"),
        ("text: \"I\"", "text: \"I\", target: true", "Number"),
        ("text: \"I\"", "text: \"I\", target: \"1.234,5\"", "Number"),
        ("text: \"I\"", "text: \"I\", target: 87,5", "Number"),
        ("text: \"I\"", "text: \"I\", compound: ja", "TrueOrFalse"),
        ("text: \"I\"", "text: \"I\\x\"", "Escape"),
        ("kind: YesNo", "kind: \"YesNo\"", "Name"),
        ("kind: YesNo", "kind: Count", "Record"),
        ("kind: YesNo", "kind: Count(uni: \"st\")", "UnknownField"),
        ("year: 2025", "year: 99999", "SmallerNumber"),
        ("year: 2025", "year: \"2025\"", "WholeNumber"),
        ("id: \"1.1.1\"", "id: 1.1.1", "Text"),
        ("id: \"1.1.1\"", "id = \"1.1.1\"", "Colon"),
    ] {
        let text = list(2025).replacen(from, to, 1);
        let dir = folder(&[("plan.ron", PLAN), ("activities-2025.ron", &text)]);
        let shelf = load_path(dir.path()).unwrap();
        let [first, ..] = problems(&shelf)[..] else { panic!("{to}") };
        assert!(format!("{first:?}").contains(problem), "{to}: {first:?}");
    }
}

const WHOLE: &str = "(
    format: 1,
    id: \"p\",
    title: \"Å\",
    organisation: \"O\",
    period: (from: 2024, to: 2026),
    focus_areas: [
        (id: \"1\", title: \"A\", goals: [(id: \"1.1\", title: \"M\")]),
    ],
)
";

/// Opens `WHOLE` with a change, beside a list for 2025, in a folder that is called `mapp`.
fn changed(from: &str, to: &str) -> Shelf {
    assert!(WHOLE.contains(from), "{from}");
    let dir =
        folder(&[("mapp/plan.ron", &WHOLE.replacen(from, to, 1)), ("mapp/activities-2025.ron", &list(2025))]);
    load_path(&dir.path().join("mapp")).unwrap()
}

/// What is wrong, and where: line, column, problem.
fn said(shelf: &Shelf) -> Vec<String> {
    let findings = shelf.findings.iter();
    findings
        .map(|finding| {
            let (line, column) = finding.place.as_ref().unwrap().line_column();
            format!("{line}:{column} {:?}", finding.problem)
        })
        .collect()
}

#[test]
fn a_plan_opens_without_what_must_be_there() {
    for (from, to, finding, id, title) in [
        ("    format: 1,\n", "", "9:1 MissingField { field: \"format\" }", "p", "Å"),
        ("    id: \"p\",\n", "", "9:1 StoodIn { field: \"id\", by: \"mapp?\" }", "mapp?", "Å"),
        ("id: \"p\"", "id: 5", "3:9 Syntax { expected: Text }", "mapp?", "Å"),
        ("id: \"p\"", "id: \"\"", "3:9 EmptyText { field: \"id\" }", "mapp?", "Å"),
        ("    title: \"Å\",\n", "", "9:1 StoodIn { field: \"title\", by: \"p\" }", "p", "p"),
        ("title: \"Å\"", "title: ”Å”", "4:12 Syntax { expected: StraightQuotes }", "p", "p"),
        ("title: \"Å\"", "title: Å", "4:12 Syntax { expected: Text }", "p", "p"),
        ("    organisation: \"O\",\n", "", "9:1 MissingField { field: \"organisation\" }", "p", "Å"),
        (
            "    period: (from: 2024, to: 2026),\n",
            "",
            "9:1 StoodIn { field: \"period\", by: \"2025–2025\" }",
            "p",
            "Å",
        ),
        (", to: 2026", "", "6:24 MissingField { field: \"to\" }", "p", "Å"),
        ("\n)\n", "\n", "9:7 Syntax { expected: More }", "p", "Å"),
        ("\n)\n", "\n)\n)\n", "11:1 Syntax { expected: Nothing }", "p", "Å"),
        ("\n)\n", "\n) och mer text\n", "10:3 Syntax { expected: Nothing }", "p", "Å"),
        ("\n    focus_areas", "\n    ),\n    focus_areas", "7:6 Syntax { expected: Nothing }", "p", "Å"),
        ("focus_areas: [", "focus_areas: {", "7:18 Syntax { expected: List }", "p", "Å"),
        ("\n    ],", "\n    },", "9:5 Syntax { expected: AnythingBut('}') }", "p", "Å"),
        ("period: ", "period:\u{a0}", "6:12 Syntax { expected: PlainBlank }", "p", "Å"),
        ("title: \"A\"", "title: \"C:\\temp\"", "8:26 ControlCharacter { code: 9 }", "p", "Å"),
        ("organisation: \"O\",", "organisation: \"O\"),", "5:23 Syntax { expected: Nothing }", "p", "Å"),
    ] {
        let shelf = changed(from, to);
        assert_eq!(said(&shelf).first().map(String::as_str), Some(finding), "{to} {:#?}", said(&shelf));
        assert!(shelf.findings.len() <= 2, "{to} {:#?}", said(&shelf));
        let plan = &shelf.plan;
        assert_eq!((plan.id.as_str(), plan.title.as_str()), (id, title), "{to}");
        assert_eq!(shelf.year(None).activities().count(), 1, "{to} {:#?}", said(&shelf));
    }
}

#[test]
fn nothing_is_recorded_under_an_id_that_is_not_the_plans() {
    let shelf = changed("    id: \"p\",\n", "");
    assert!(!shelf.plan.id.is_folder_name());
    // Read again, it is still another plan than the one that was open, which stays.
    let dir = folder(&[("plan.ron", WHOLE)]);
    let origin = Origin::Folder(dir.path().to_owned());
    let write = |text: String| std::fs::write(dir.path().join("plan.ron"), text).unwrap();
    let again = || reload(&origin, &"p".into());
    assert!(again().is_ok());
    write(WHOLE.replace("id: \"p\"", "id: \"q\""));
    assert_eq!(again().unwrap().plan.id.as_str(), "q", "which whoever asked has to notice");
    write(WHOLE.replace("    id: \"p\",\n", ""));
    assert!(matches!(again().unwrap_err()[..], [Finding { problem: Problem::StoodIn { .. }, .. }]));
    write("(format: 1, idd: 5, tile: \"x\")".into());
    assert!(again().unwrap_err().len() > 3, "all that is wrong, not the first alone");
}

#[test]
fn a_list_opens_without_what_must_be_there() {
    for (from, to, name, finding, activities) in [
        ("format: 1, ", "", "activities-2025.ron", "MissingField { field: \"format\" }", 1),
        ("plan: \"p\", ", "", "activities-2025.ron", "StoodIn { field: \"plan\", by: \"p\" }", 1),
        ("year: 2025, ", "", "activities-2025.ron", "StoodIn { field: \"year\", by: \"2025\" }", 1),
        ("year: 2025, ", "", "activities-i-år.ron", "MissingField { field: \"year\" }", 0),
        ("activities:", "aktiviteter:", "activities-2025.ron", "MissingField { field: \"activities\" }", 0),
    ] {
        let text = list(2025).replacen(from, to, 1);
        let dir = folder(&[("plan.ron", WHOLE), (name, &text)]);
        let shelf = load_path(dir.path()).unwrap();
        assert!(said(&shelf).iter().any(|said| said.ends_with(finding)), "{to} {name} {:#?}", said(&shelf));
        assert!(shelf.findings.len() <= 2, "{to} {name} {:#?}", said(&shelf));
        assert_eq!(shelf.year(None).activities().count(), activities, "{name}");
    }
}

#[test]
fn many_mistakes_cost_time_in_proportion() {
    let area = |at: usize| {
        format!(
            "        (id: \"{at}\", title: \"A\", goals: [\n            (id: \"{at}.1\", title: \"M\"),\n        ]),\n"
        )
    };
    let areas: String = (1..=300).map(area).collect();
    let plan =
        WHOLE.replace("        (id: \"1\", title: \"A\", goals: [(id: \"1.1\", title: \"M\")]),\n", &areas);
    // Every tenth focus area loses a quotation mark, a bracket or a comma.
    for (from, to) in [("title: \"A\"", "title: \"A"), ("goals: [", "goals: "), ("\", goals", "\" goals")] {
        let broken: Vec<String> = plan
            .split_inclusive("]),\n")
            .enumerate()
            .map(|(at, area)| if at % 10 == 3 { area.replacen(from, to, 1) } else { area.to_owned() })
            .collect();
        let dir = folder(&[("plan.ron", &broken.concat())]);
        let shelf = load_path(dir.path()).unwrap();
        // A second missing quotation mark may end the text that the first one left open.
        assert!(shelf.findings.len() >= 15, "{from} {:#?}", shelf.findings.len());
        assert!(shelf.plan.focus_areas.len() >= 240, "{from} {}", shelf.plan.focus_areas.len());
    }
}

#[test]
fn what_a_file_can_bring_about_never_needs_the_parsers_own_words() {
    let values = [
        "5",
        "-5",
        "5.5",
        "_5",
        "5_0.0_1",
        "0b12",
        "\"x\"",
        "'x'",
        "'xy'",
        "b\"x\"",
        "b'x'",
        "b'",
        "r#\"x\"#",
        "true",
        "None",
        "Some",
        "Some(1)",
        "()",
        "(1)",
        "(1, 2)",
        "(a: 1)",
        "[]",
        "[1]",
        "{}",
        "{1: 2}",
        "{\"a\": 1}",
        "X",
        "X(1)",
        "X(a: 1)",
        "1..2",
        "..",
        "\"\\u{}\"",
        "\"\\x1\"",
        "r#x",
        "@",
        "99999999999999999999999",
        "inf",
        "NaN",
        "",
    ];
    let of_plan =
        ["format", "id", "period", "decisions", "vision", "committees", "levels", "focus_areas", "source"];
    let of_list = ["year", "activities"];
    let of_activity = ["details", "responsible", "ends", "lineage", "indicators"];
    let of_indicator = ["kind", "target", "direction", "threshold", "compound", "link"];
    let record = |text: &str, fields: &[&str]| -> Vec<String> {
        let pairs = fields.iter().flat_map(|field| values.map(|value| (field, value)));
        pairs.map(|(field, value)| text.replace('…', &format!("{field}: {value}"))).collect()
    };
    let mut texts = record("(…)", &of_plan);
    texts.extend(record("(…)", &of_list));
    texts.extend(record("(activities: [(id: \"a\", goal: \"b\", text: \"c\", …)])", &of_activity));
    let indicator =
        "(activities: [(id: \"a\", goal: \"b\", text: \"c\", indicators: [(id: \"d\", text: \"e\", …)])])";
    texts.extend(record(indicator, &of_indicator));
    let attributes = [
        "#![enable(wrong)]",
        "#![",
        "#![enable(implicit_some",
        "#![enable(explicit_struct_names)]",
        "Plan",
        "X",
    ];
    texts.extend(attributes.map(|before| format!("{before} (id: \"a\")")));
    for text in texts {
        let name: Arc<str> = "f".into();
        let source: Arc<str> = text.as_str().into();
        let findings = [
            crate::source::read::<Plan>(&name, &source).findings,
            crate::source::read::<YearList>(&name, &source).findings,
        ];
        for finding in findings.concat() {
            assert!(!format!("{:?}", finding.problem).contains("Other("), "{text}: {:?}", finding.problem);
        }
    }
}

#[test]
fn what_is_not_told_weighs_as_much_as_the_gravest_of_it() {
    let finding = |severity| Finding { severity, problem: Problem::NotUtf8, place: None };
    let (warnings, error) = (vec![finding(Severity::Warning); MOST_FINDINGS], finding(Severity::Error));
    for (more, expected) in [
        (vec![], None),
        (vec![finding(Severity::Warning)], Some((Severity::Warning, 1))),
        (vec![finding(Severity::Warning), error], Some((Severity::Error, 2))),
    ] {
        let told = limited([warnings.clone(), more].concat());
        let last = told.get(MOST_FINDINGS).map(|last| (last.severity, last.problem.clone()));
        assert_eq!(last, expected.map(|(severity, count)| (severity, Problem::MoreFindings { count })));
    }
}

#[test]
fn what_is_larger_than_the_settings_allow_is_told_once_and_not_read() {
    let of_three = list(2025).replace(
        "indicators: [",
        "indicators: [(id: \"1.1.1b\", kind: YesNo, text: \"I\"), (id: \"1.1.1c\", kind: YesNo, text: \"I\"), ",
    );
    let large = format!("{}{}", list(2026), " ".repeat(1 << 20));
    let dir = folder(&[
        ("plan.ron", PLAN),
        ("activities-2024.ron", &list(2024)),
        ("activities-2025.ron", &of_three),
        ("activities-2026.ron", &large),
    ]);
    let read = |mib, indicators| super::load_path(dir.path(), Limits { mib, indicators });
    let path = dir.path().join("activities-2026.ron").display().to_string();
    let [too_many, too_large] =
        [Problem::TooManyIndicators { found: 3, most: 2 }, Problem::PlanTooLarge { path, mib: 1 }];
    for (limits, expected, lists) in [
        ((2, 3), vec![], 3),
        ((2, 2), vec![&too_many], 2),
        ((1, 3), vec![&too_large], 2),
        ((1, 2), vec![&too_large, &too_many], 1),
    ] {
        let shelf = read(limits.0, limits.1).unwrap();
        assert_eq!((problems(&shelf), shelf.plan.lists.len()), (expected, lists), "{limits:?}");
    }
    let place = read(2, 2).unwrap().findings.remove(0).place.unwrap();
    assert!(place.file.ends_with("activities-2025.ron") && place.excerpt().starts_with("[(id: \"1.1.1\""));
    let refused = read(0, 2).unwrap_err();
    assert!(
        matches!(&refused[..], [Finding { problem: Problem::PlanTooLarge { mib: 0, .. }, .. }]),
        "{refused:?}"
    );
}
