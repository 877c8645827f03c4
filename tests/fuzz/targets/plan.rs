//! Files of a plan: whatever stands in them, the loader answers with what could be read and with
//! findings that have a place, within its limits.
#![no_main]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use folj::problem::{Finding, Place};
use folj::source::Limits;
use folj::store::load_path;
use folj::text::{Lang, problems};
use libfuzzer_sys::fuzz_target;

/// Between `plan.ron` and the list of a year.
const BETWEEN: &[u8] = b"\n----\n";

const LIMITS: Limits = Limits { mib: 1, indicators: 20 };

/// What is told of one plan: so many findings, and one that counts the rest.
const MOST_FINDINGS: usize = 201;

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join("plan");
    fs::create_dir_all(&folder).unwrap();
    folder
});

fuzz_target!(|data: &[u8]| {
    let at = data.windows(BETWEEN.len()).position(|bytes| bytes == BETWEEN);
    let (plan, list) = at.map_or((data, None), |at| (&data[..at], Some(&data[at + BETWEEN.len()..])));
    let files = [("plan.ron", Some(plan)), ("activities-2025.ron", list)];
    for (name, bytes) in files {
        let path = FOLDER.join(name);
        match bytes {
            Some(bytes) => fs::write(path, bytes).unwrap(),
            None => drop(fs::remove_file(path)),
        }
    }
    let findings = match load_path(&FOLDER, LIMITS) {
        Ok(shelf) => {
            for list in &shelf.plan.lists {
                let count: usize = list.activities.iter().map(|one| one.indicators.len()).sum();
                assert!(count <= LIMITS.indicators);
            }
            shelf.findings
        }
        Err(findings) => {
            assert!(!findings.is_empty(), "a refusal says why");
            findings
        }
    };
    assert!(findings.len() <= MOST_FINDINGS);
    for finding in &findings {
        look_at(finding, &files);
    }
});

fn look_at(finding: &Finding, files: &[(&str, Option<&[u8]>)]) {
    let place = finding.place.as_ref().expect("what is wrong in a file has a place");
    let name = Path::new(&*place.file).file_name().unwrap().to_str().unwrap();
    let (_, bytes) = files.iter().find(|(known, _)| *known == name).expect("a file that was read");
    let text = String::from_utf8_lossy(bytes.expect("a file that is there"));
    is_within(place, &text);
    for lang in [Lang::Sv, Lang::En] {
        let said =
            format!("{}{}", problems::one_line(lang, finding), problems::render(lang, finding, false, 80));
        assert!(said.contains(name));
        assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{said:?}");
    }
}

fn is_within(place: &Place, text: &str) {
    let (span, line) = (&place.span, &place.line);
    assert!(line.get(span.clone()).is_some(), "{span:?} of {}", line.len());
    assert!(!span.is_empty() || text.is_empty());
    let (number, column) = place.line_column();
    let there = text.split_inclusive('\n').nth(number - 1).unwrap_or_default();
    assert_eq!(**line, *there);
    assert!(column <= there.chars().count() + 1);
}
