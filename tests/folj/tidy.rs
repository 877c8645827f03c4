//! The rules of the house: who may import whom, how long a file may be, what no file may say.
//! The tables are read from `docs/architecture.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The longest file of the program, in lines. When one grows past it: which name is missing?
const LONGEST_FILE: usize = 500;

/// The files of `cli` that open or print the screen.
const SCREEN_OPENERS: [&str; 2] = ["src/cli/open.rs", "src/cli/screen.rs"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` with the ending `ext`, in order.
fn files(folder: &str, ext: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ext) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

/// The room of a file: `src/app.rs` and all below `src/app/` are `app`.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The code of a file: no comments, and nothing from its tests on. Files that are
/// tests altogether (`tests.rs`, `testing.rs`) have none.
fn code(path: &Path) -> String {
    if path.file_stem().is_some_and(|stem| stem == "tests" || stem == "testing") {
        return String::new();
    }
    let text = fs::read_to_string(path).unwrap();
    // Tests stand last; a function for tests alone (`#[cfg(test)] fn …`) is code like any other.
    let tests = text.match_indices("\n#[cfg(test)]\n").map(|(at, _)| at).find(|at| {
        let mut after = text[at + 1..].lines().skip(1).skip_while(|line| line.starts_with("#["));
        after.next().is_some_and(|line| line.starts_with("mod "))
    });
    let text = &text[..tests.unwrap_or(text.len())];
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The rows of the table of `docs/architecture.md` whose header row begins with `first`.
fn table(first: &str) -> Vec<Vec<String>> {
    let page = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let cells = |line: &str| -> Vec<String> {
        line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    page.lines()
        .skip_while(|line| !(line.starts_with('|') && cells(line)[0] == first))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(cells)
        .collect()
}

/// The names that follow `prefix` in the code: `crate::model` gives `model`.
fn names_after(code: &str, prefix: &str) -> BTreeSet<String> {
    let boundary = |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let word = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices(prefix).filter(|(at, _)| boundary(*at)) {
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            // `use crate::{a::B, c}`: the first word of each part at the outer level.
            Some(list) => {
                let mut depth = 0;
                let mut part = String::new();
                for c in list.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => {
                            names.insert(word(part.trim()));
                            part.clear();
                            continue;
                        }
                        _ => {}
                    }
                    part.push(c);
                }
                names.insert(word(part.trim()));
            }
            None => {
                names.insert(word(rest));
            }
        }
    }
    names.remove("");
    names
}

#[test]
fn rooms_import_only_what_the_table_allows() {
    let rows = table("room");
    let allowed: BTreeMap<String, BTreeSet<String>> = rows
        .iter()
        .map(|row| (row[0].clone(), row[2].split(',').map(|name| name.trim().to_owned()).collect()))
        .collect();
    assert!(allowed.len() > 10, "the table of rooms was not found");
    let mut broken = Vec::new();
    let mut seen = BTreeSet::new();
    for path in files("src", "rs") {
        let room = room(&path);
        if room == "lib" || room == "main" {
            continue;
        }
        seen.insert(room.clone());
        let Some(may) = allowed.get(&room) else {
            broken.push(format!("{}: the room «{room}» has no row in docs/architecture.md", name(&path)));
            continue;
        };
        let opener = SCREEN_OPENERS.contains(&name(&path).as_str());
        for other in names_after(&code(&path), "crate::") {
            let fine = other == room
                || may.contains(&other)
                || (opener && ["app", "ui", "shell", "theme"].contains(&other.as_str()));
            if !fine {
                broken.push(format!("{}: {room} may not import {other}", name(&path)));
            }
        }
    }
    let missing: Vec<&String> = allowed.keys().filter(|room| !seen.contains(*room)).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(missing.is_empty(), "rooms of the table that are not there: {missing:?}");
}

#[test]
fn crates_stay_in_their_rooms() {
    let rows = table("crate");
    assert!(rows.len() > 5, "the table of crates was not found");
    let mut broken = Vec::new();
    for path in files("src", "rs") {
        let room = room(&path);
        let code = code(&path);
        for row in &rows {
            let uses = !names_after(&code, &format!("{}::", row[0])).is_empty();
            let may = row[1].split(',').any(|name| name.trim() == room);
            let opener =
                SCREEN_OPENERS.contains(&name(&path).as_str()) && ["ratatui"].contains(&row[0].as_str());
            if uses && !may && !opener && room != "main" {
                broken.push(format!("{}: {room} may not know {}", name(&path), row[0]));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn pure_rooms_do_not_touch_the_world() {
    const WORLD: [&str; 6] = ["std::fs", "std::env", "std::time", "std::thread", "std::process", "std::net"];
    const PURE: [&str; 13] = [
        "problem", "source", "model", "journal", "library", "query", "check", "text", "keys", "theme",
        "config", "app", "ui",
    ];
    for path in files("src", "rs").into_iter().filter(|path| PURE.contains(&room(path).as_str())) {
        let code = code(&path);
        for world in WORLD {
            assert!(!code.contains(world), "{}: {world} in a pure room", name(&path));
        }
    }
}

#[test]
fn files_are_short() {
    let long: Vec<String> = files("src", "rs")
        .into_iter()
        .map(|path| (fs::read_to_string(&path).unwrap().lines().count(), path))
        .filter(|(lines, _)| *lines > LONGEST_FILE)
        .map(|(lines, path)| format!("{}: {lines} lines", name(&path)))
        .collect();
    assert!(long.is_empty(), "which name is missing?\n{}", long.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    for path in files("src", "rs").into_iter().chain(files("tests/folj", "rs")) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//! "), "{}: begins with no sentence about itself", name(&path));
    }
}

#[test]
fn no_test_file_is_forgotten() {
    let list = fs::read_to_string(root().join("tests/folj/main.rs")).unwrap();
    for path in fs::read_dir(root().join("tests/folj")).unwrap().map(|entry| entry.unwrap().path()) {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.extension().is_some_and(|ext| ext == "rs") && stem != "main" {
            assert!(list.contains(&format!("mod {stem};")), "tests/folj/{stem}.rs is not in main.rs");
        }
    }
}

#[test]
fn the_picture_of_the_crate_points_at_files_that_are_there() {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let named =
        text.split(|c: char| c.is_whitespace() || c == ';').filter(|word| word.strip_suffix(".rs").is_some());
    let missing: Vec<&str> = named.filter(|file| !root().join("src").join(file).exists()).collect();
    assert!(missing.is_empty() && text.contains("ui/header.rs"), "{missing:?}");
}

#[test]
fn words_for_people_live_in_text() {
    // Swedish letters outside comments betray a word for people; data and tests may have them.
    const ELSEWHERE_FINE: [&str; 3] = ["src/keys/action.rs", "src/text", "src/query/"];
    for path in files("src", "rs") {
        if ELSEWHERE_FINE.iter().any(|fine| name(&path).starts_with(fine)) {
            continue;
        }
        for line in code(&path).lines() {
            let letters = line.matches(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']).count();
            let quoted_words = line.contains('"') && letters > 0;
            assert!(!quoted_words, "{}: a word for people outside text/: {}", name(&path), line.trim());
        }
    }
}

/// Swedish sentences quote ”so”, English ones “so”; only `text` quotes.
#[test]
fn each_language_has_its_own_quotation_marks() {
    // What stands for a quotation mark, what people type by mistake, and where an address ends.
    const QUOTES_FINE: [&str; 3] =
        ["src/ui/widgets/ascii.rs", "src/source/syntax.rs", "src/report/markdown/escape.rs"];
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        let code = code(&path);
        if room(&path) != "text" {
            if code.contains(['”', '“']) && !QUOTES_FINE.contains(&name(&path).as_str()) {
                wrong.push(format!("{} quotes by itself", name(&path)));
            }
            continue;
        }
        for line in code.lines() {
            // The English half of a row begins at its bar, that of a choice at its name.
            let english = ["| \"", "En => "].into_iter().find_map(|from| line.split_once(from));
            if english.is_some_and(|(_, half)| half.matches('”').count() != half.matches('“').count()) {
                wrong.push(format!("{}: {}", name(&path), line.trim()));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// Where texts leave the program. Whoever writes elsewhere goes past the one function that makes texts
/// safe to show.
#[test]
fn texts_reach_people_through_few_doors() {
    const DOORS: [(&str, &[&str]); 12] = [
        // The cells of the screen. `cli/screen.rs` only reads them.
        (".set_string", &["src/ui/widgets/pen.rs"]),
        (".set_stringn", &["src/ui/widgets/pen.rs"]),
        (".set_line", &["src/ui/widgets/pen.rs"]),
        (".set_span", &["src/ui/widgets/pen.rs"]),
        (".set_symbol", &["src/ui/widgets/pen.rs"]),
        (".set_char", &["src/ui/widgets/pen.rs"]),
        ("render_widget", &[]),
        ("buffer_mut", &[]),
        // The streams.
        (
            "stdout()",
            &["src/main.rs", "src/facts.rs", "src/facts/", "src/shell/screen.rs", "src/shell/guard.rs"],
        ),
        ("stderr()", &["src/main.rs", "src/facts.rs", "src/shell/last_words.rs"]),
        // Looks of the terminal, and texts that are said to be safe already.
        ("\\u{1b}", &["src/text/clean.rs", "src/shell/", "src/facts/terminal.rs"]),
        ("Shown::drawn", &["src/text/problems/draw.rs"]),
    ];
    for path in files("src", "rs") {
        let (name, code) = (name(&path), code(&path));
        for (door, users) in DOORS {
            let may = users.iter().any(|user| name == *user || user.ends_with('/') && name.starts_with(user));
            assert!(may || !code.contains(door), "{name}: {door} is for {users:?} alone");
        }
    }
    for (door, users) in DOORS {
        for user in users.iter().filter(|user| !user.ends_with('/')) {
            let used = code(&root().join(user)).contains(door);
            assert!(used || door.starts_with(".set_"), "{user} needs no {door} any more");
        }
    }
}

/// The form of a document keeps its texts from steering anything; whoever writes one says so here.
#[test]
fn documents_are_written_by_few() {
    let mut users: Vec<String> = files("src", "rs")
        .into_iter()
        .filter(|path| code(path).contains(".document()"))
        .map(|path| name(&path))
        .collect();
    users.sort();
    let known =
        ["src/cli.rs", "src/cli/complete.rs", "src/cli/help.rs", "src/cli/io.rs", "src/cli/manual.rs"];
    assert_eq!(users, [known.as_slice(), &["src/cli/report.rs"]].concat());
}
