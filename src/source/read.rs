//! A whole RON text to a value and findings.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use ron::error::{Position, Span, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::items::{Broken, carefully};
use super::mend::{self, Mended, Trial};
use super::quick::quickly;
use super::syntax::{ends_in_name, problem};
use crate::problem::{Expected, Finding, Lines, Place, Problem};

/// How many mistakes of brackets and quotes one file is mended for.
const ROUNDS: usize = 100;

/// The RON dialect of every file of folj: `Some(…)` may be left out.
pub fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// What came out of reading a text.
#[derive(Debug)]
pub struct Read<T> {
    /// The value, unless nothing of the text could be read.
    pub value: Option<T>,
    /// Everything that was wrong, in the order of the text.
    pub findings: Vec<Finding>,
    /// The records that are not in the value, as byte ranges of the text.
    pub lost: Vec<Range<usize>>,
    /// The text as it was read at last, without what brackets and quotes had spoilt.
    pub mended: Arc<str>,
}

/// Reads a text: the usual way, and record by record when that fails.
pub fn read<T: DeserializeOwned>(file: &Arc<str>, text: &Arc<str>) -> Read<T> {
    let good =
        |value| Read { value: Some(value), findings: Vec::new(), lost: Vec::new(), mended: Arc::clone(text) };
    if let Some(value) = quickly(text) {
        return good(value);
    }
    let read = read_placed(file, text);
    if read.findings.is_empty() {
        return read;
    }
    // What is right as a whole is right, even where its records have no places.
    plainly(text).map_or(read, good)
}

/// The value of a text that is part of the program, which a test holds to have no mistake.
pub fn own<T: DeserializeOwned>(text: &str) -> Option<T> {
    quickly(text).or_else(|| plainly(text))
}

fn plainly<T: DeserializeOwned>(text: &str) -> Option<T> {
    options().from_str(&without_bom(text)).ok()
}

/// Reads a text record by record: each record knows its place, each broken one is
/// a finding and is left out.
pub(crate) fn read_placed<T: DeserializeOwned>(file: &Arc<str>, text: &Arc<str>) -> Read<T> {
    let mut mended = without_bom(text);
    let mut mistakes: Vec<(usize, SpannedError)> = Vec::new();
    let mut lost = Vec::new();
    let mut rest = None;
    let trial = Trial::new(&failure::<T>);
    let (value, broken) = loop {
        let (result, broken) = carefully(&mended, || options().from_str::<T>(&mended));
        let error = match result {
            Ok(value) => break (Some(value), broken),
            Err(error) => error,
        };
        let at = byte_range(&mended, &error.span).start;
        let go_on = mistakes.len() < ROUNDS && trial.goes_on();
        let better = go_on.then(|| mend(&mended, at, &error.code, &trial)).flatten();
        let ends_too_early = error.code == ron::Error::TrailingCharacters;
        mistakes.push((0, error));
        let Some(better) = better.or_else(|| mend::close(&mended, at, &trial)) else { break (None, broken) };
        rest = better
            .lost
            .as_ref()
            .filter(|lost| lost.end == mended.len() && !ends_too_early)
            .map(|lost| lost.start);
        mended = better.text.into();
        lost.extend(better.lost);
    };
    mistakes.extend(broken.into_iter().map(|Broken { record, error }| {
        let base = record.start;
        lost.push(record);
        (base, error)
    }));
    let lines = Lines::new(text);
    let mut findings: Vec<Finding> = mistakes.into_iter().map(|it| finding(file, &lines, it)).collect();
    findings
        .extend(rest.map(|from| Problem::RestLeftOut.error(Some(Place::within(file, &lines, from..from)))));
    Finding::put_in_order(&mut findings);
    Read { value, findings, lost, mended: mended.into() }
}

/// The text with as little as possible changed, so that reading comes further than `at`.
fn mend(text: &str, at: usize, error: &ron::Error, trial: &Trial<'_>) -> Option<Mended> {
    let before = text.get(..at).unwrap_or_default();
    let small = match error {
        ron::Error::ExpectedComma if !ends_in_name(before) => mend::comma(text, at, trial),
        ron::Error::TrailingCharacters => mend::reopen(text, at, trial),
        _ => mend::swap(text, at, trial),
    };
    small.or_else(|| mend::cut(text, at, trial))
}

/// Where a text cannot be read as a `T`, or nothing if it can.
fn failure<T: DeserializeOwned>(text: &str) -> Option<usize> {
    let (result, _) = carefully(text, || options().from_str::<T>(text).map(drop));
    result.err().map(|error| byte_range(text, &error.span).start)
}

fn finding(file: &Arc<str>, lines: &Lines, (base, error): (usize, SpannedError)) -> Finding {
    let text = lines.text();
    let span = byte_range(text.get(base..).unwrap_or_default(), &error.span);
    let (before, there) = text.split_at_checked(base + span.start).unwrap_or((text, ""));
    // The parser stops before the blanks in front of what it does not understand.
    let blanks = there.len() - there.trim_start().len();
    let start = if blanks < there.len() { base + span.start + blanks } else { base + span.start };
    if let Some(odd) = there.get(..blanks).and_then(|blanks| blanks.find(is_odd_blank)) {
        let place = Place::within(file, lines, base + span.start + odd..base + span.start + odd);
        return Problem::Syntax { expected: Expected::PlainBlank }.error(Some(place));
    }
    let place = Place::within(file, lines, start..base + span.end);
    problem(error, before, there.trim_start()).error(Some(place))
}

/// Whether the character looks like a blank to people and is none to the parser: what comes along
/// with text from Word, Excel and web pages.
fn is_odd_blank(c: char) -> bool {
    c.is_whitespace()
        && !c.is_ascii_whitespace()
        && !matches!(c, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Windows editors like to begin a file with U+FEFF. Blanks of the same length stand in for it,
/// so that every offset stays what it was.
fn without_bom(text: &str) -> Cow<'_, str> {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => Cow::Owned(format!("{:1$}{rest}", "", '\u{feff}'.len_utf8())),
        None => Cow::Borrowed(text),
    }
}

/// The bytes that a span of lines and columns means.
fn byte_range(text: &str, span: &Span) -> Range<usize> {
    let offset = |position: &Position| -> usize {
        let start: usize =
            text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
        let line = text.get(start..).unwrap_or_default();
        start + line.char_indices().nth(position.col.saturating_sub(1)).map_or(line.len(), |(at, _)| at)
    };
    offset(&span.start)..offset(&span.end)
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test may stop at once")]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::source::{Placed, Spot, items};

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Tree {
        #[serde(skip)]
        at: Spot,
        name: String,
        #[serde(default)]
        size: Option<u8>,
        #[serde(default, deserialize_with = "items")]
        trees: Vec<Tree>,
    }

    impl Placed for Tree {
        fn place(&mut self, at: Spot) {
            self.at = at;
        }
    }

    impl Tree {
        /// All names, each before those inside it.
        fn names(&self) -> Vec<&str> {
            let inside = self.trees.iter().flat_map(Self::names);
            std::iter::once(self.name.as_str()).chain(inside).collect()
        }
    }

    fn tree(text: &str) -> Read<Tree> {
        read(&"f.ron".into(), &text.into())
    }

    /// What was read, and each problem with the line, the column and the text at its place.
    fn told(text: &str) -> (String, Vec<String>) {
        let read = tree(text);
        let names = read.value.map_or("nothing".into(), |tree| tree.names().join(" "));
        let findings = read.findings.iter().map(|finding| {
            let place = finding.place.as_ref().unwrap();
            let (line, column) = place.line_column();
            format!("{line}:{column} {:?} {:?}", place.excerpt(), finding.problem)
        });
        (names, findings.collect())
    }

    const GOOD: &str = r#"// träd
(
    name: "å",
    trees: [
        // första
        (name: "b", size: 2, trees: [
            (name: "c"),
            (name: "d"),
        ]),
        (name: "e"),
    ],
)
"#;

    #[test]
    fn a_broken_record_costs_that_record_only() {
        let cases = [
            ("(name: \"c\")", "(nam: \"c\")", "å b d e", "7:14 \"nam\" UnknownField"),
            ("(name: \"c\")", "(size: 1)", "å b d e", "7:21 \")\" MissingField"),
            (
                "(name: \"c\")",
                "(name: \"c\", size: 300)",
                "å b d e",
                "7:31 \"300\" Syntax { expected: SmallerNumber }",
            ),
            ("(name: \"c\")", "(name: \"c\", name: \"c\")", "å b d e", "7:25 \"name\" RepeatedField"),
            // These break the brackets or the quotes of the whole file. A missing comma costs nothing.
            ("(name: \"c\")", "(name: ”c”)", "å b d e", "7:20 \"”\" Syntax { expected: StraightQuotes }"),
            ("(name: \"c\")", "(name \"c\")", "å b d e", "7:19 \"\\\"\" Syntax { expected: Colon }"),
            ("(name: \"c\"),", "(name: \"c\")", "å b c d e", "8:13 \"(\" Syntax { expected: Comma }"),
            ("(name: \"c\")", "(name: \"c\"", "å b d e", "8:13 \"(\" Syntax { expected: Name }"),
            ("(name: \"c\")", "(name: \"c)", "å b d e", "8:21 \"d\" Syntax { expected: Comma }"),
            ("(name: \"c\")", "(name: \"c\" size: 2)", "å b c d e", "7:24 \"s\" Syntax { expected: Comma }"),
            ("    name: \"å\",", "    name: \"å\"", "å b c d e", "4:5 \"t\" Syntax { expected: Comma }"),
            ("(name: \"b\", size", "(name: \"b\" size", "å b c d e", "6:20 \"s\" Syntax { expected: Comma }"),
            ("        ]),\n", "        ),\n", "å e", "9:9 \")\" Syntax { expected: AnythingBut(')') }"),
            ("    name: \"å\",", "    lost: 3, name: \"å\",", "å b c d e", "3:5 \"lost\" UnknownField"),
            ("    name: \"å\",", "    name: \"å\", lost: (1 2),", "å b c d e", "3:16 \"lost\" UnknownField"),
        ];
        for bom in ["", "\u{feff}"] {
            for newline in ["\n", "\r\n"] {
                for (good, bad, left, problem) in cases {
                    assert!(GOOD.contains(good), "{good}");
                    let text = format!("{bom}{}", GOOD.replacen(good, bad, 1).replace('\n', newline));
                    let (names, findings) = told(&text);
                    assert_eq!(names, left, "{text}\n{findings:#?}");
                    assert_eq!(findings.len(), 1, "{bad} {findings:#?}");
                    assert!(findings[0].starts_with(problem), "{bad}: {findings:#?}");
                }
            }
        }
    }

    #[test]
    fn every_mistake_is_found_at_once() {
        let text = GOOD
            .replace("(name: \"c\")", "(name: \"c\", sise: 1)")
            .replace("(name: \"d\")", "(name: ”d”)")
            .replace("(name: \"e\")", "(size: 1)");
        let (names, findings) = told(&text);
        assert_eq!((names.as_str(), findings.len()), ("å b", 3), "{findings:#?}");
        assert!(findings[1].starts_with("8:20"));
    }

    #[test]
    fn records_know_their_places() {
        let text = format!("\u{feff}{GOOD}").replace('\n', "\r\n");
        let tree = read_placed::<Tree>(&"f".into(), &text.as_str().into()).value.unwrap();
        let starts =
            |tree: &Tree| text[tree.at.0.unwrap()..].starts_with(&format!("(name: \"{}\"", tree.name));
        assert!(tree.trees.iter().chain(&tree.trees[0].trees).all(starts));
        assert_eq!(options().from_str::<Tree>(GOOD).unwrap(), tree);
    }

    #[test]
    fn a_text_cut_anywhere_is_a_finding_and_no_panic() {
        for end in (0..GOOD.len() - 3).filter(|&at| GOOD.is_char_boundary(at)) {
            let read = tree(&GOOD[..end]);
            assert!(!read.findings.is_empty(), "{end}");
            for finding in read.findings {
                assert!(finding.place.unwrap().span.end <= end);
            }
        }
        assert_eq!(tree("").findings[0].problem, Problem::Syntax { expected: Expected::Record });
    }

    #[test]
    fn nesting_has_a_limit_and_no_cost() {
        for (open, close) in
            [("(", ")"), ("[", "]"), ("(name:\"x\",trees:[", "])"), ("Some(", ")"), ("{", "}")]
        {
            for depth in [10, 60, 127, 128, 2_000, 20_000] {
                let text = format!("(name: \"a\", trees: [{}{}])", open.repeat(depth), close.repeat(depth));
                let deep = tree(&text);
                assert!(deep.value.is_some() || !deep.findings.is_empty());
                let _ = tree(&text[..text.len() / 2]);
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[\\[\\](){},:\"ab#r/* \n]{0,60}", at in 0..GOOD.len()) {
            let at = GOOD.floor_char_boundary(at);
            for text in [text.clone(), [&GOOD[..at], &text, &GOOD[at..]].concat()] {
                let read = tree(&text);
                assert!(read.value.is_some() || !read.findings.is_empty());
            }
        }
    }
}
