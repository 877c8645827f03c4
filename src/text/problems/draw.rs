//! A finding as text for a terminal: with the line and a caret, on one line, and all of them counted.

use std::collections::BTreeSet;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::super::clean::{Shown, clean, clean_line};
use super::{Lang, choices, hint, label, title};
use crate::problem::{Finding, Place, Severity};

/// The narrowest picture, in cells: below that a caret under a word says nothing.
const NARROWEST: usize = 40;

/// How many cells the picture takes at the left of a hint: line numbers, marks, «help:».
const EDGE: usize = 16;

/// How many bytes of a line are drawn before and behind the place that is meant.
const AROUND: usize = 1000;

/// The finding with path, line and column, the line itself, a caret with its label, and the hint;
/// at most `width` cells wide. Without a line break at its end.
pub fn render(lang: Lang, finding: &Finding, color: bool, width: usize) -> Shown<'static> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Notice => Level::NOTE,
    };
    let title =
        level.with_name(severity(lang, finding.severity)).primary_title(title(lang, &finding.problem));
    let line = finding.place.as_ref().map(Line::new);
    let mut group = match &line {
        Some(line) if line.is_whole => {
            title.element(line.snippet(label(lang, &finding.problem)).path(line.file.as_str()))
        }
        Some(part) => title.element(part.origin()).element(part.snippet(label(lang, &finding.problem))),
        None => Group::with_title(title),
    };
    if let Some(choices) = choices(lang, &finding.problem) {
        group = group.element(Level::NOTE.no_name().message(wrapped(&choices, width)));
    }
    if let Some(hint) = hint(lang, &finding.problem) {
        group = group.element(Level::HELP.with_name(lang.pick("råd", "help")).message(wrapped(&hint, width)));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    Shown::drawn(renderer.term_width(width.max(NARROWEST)).render(&[group]))
}

/// The text in lines that fit beside what the picture has at its left edge.
fn wrapped(text: &str, width: usize) -> String {
    textwrap::wrap(text, width.max(NARROWEST).saturating_sub(EDGE)).join("\n")
}

/// `file:line:column: fel: …`, as editors and other programs read it.
pub fn one_line(lang: Lang, finding: &Finding) -> String {
    let said = format!("{}: {}", severity(lang, finding.severity), title(lang, &finding.problem));
    match &finding.place {
        Some(place) => {
            let (line, column) = place.line_column();
            format!("{}:{line}:{column}: {said}", clean_line(&place.file))
        }
        None => said,
    }
}

/// «1 fel, 2 varningar i 2 filer.»
pub fn summary(lang: Lang, findings: &[Finding]) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let counted = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let (errors, warnings, notices) =
        (count(Severity::Error), count(Severity::Warning), count(Severity::Notice));
    let mut parts = Vec::new();
    if errors > 0 {
        parts.push(counted(errors, lang.pick("fel", "error"), lang.pick("fel", "errors")));
    }
    if warnings > 0 {
        parts.push(counted(warnings, lang.pick("varning", "warning"), lang.pick("varningar", "warnings")));
    }
    if notices > 0 {
        parts.push(counted(notices, lang.pick("upplysning", "notice"), lang.pick("upplysningar", "notices")));
    }
    if parts.is_empty() {
        return lang.pick("Inga fel.", "No errors.").to_owned();
    }
    // Where one is about no line of a file, the number of files says too little.
    let files: Option<BTreeSet<&str>> =
        findings.iter().map(|finding| finding.place.as_ref().map(|place| &*place.file)).collect();
    let within = match files.map(|files| files.len()) {
        None => String::new(),
        Some(n) => format!(
            " {} {}",
            lang.pick("i", "in"),
            counted(n, lang.pick("fil", "file"), lang.pick("filer", "files"))
        ),
    };
    format!("{}{within}.", parts.join(", "))
}

fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => lang.pick("fel", "error"),
        Severity::Warning => lang.pick("varning", "warning"),
        Severity::Notice => lang.pick("upplysning", "notice"),
    }
}

/// The line of a place, safe to show, with the part that is meant.
struct Line {
    file: String,
    number: usize,
    column: usize,
    /// Whether all of it is drawn; the column is then what is counted in what is drawn.
    is_whole: bool,
    text: String,
    meant: std::ops::Range<usize>,
}

impl Line {
    fn new(place: &Place) -> Self {
        let (whole_before, from) = place.line.split_at_checked(place.span.start).unwrap_or_default();
        let rest = from.lines().next().unwrap_or_default();
        let excerpt = place.excerpt().lines().next().unwrap_or_default();
        let before = last_bytes(whole_before);
        let after = first_bytes(rest.get(excerpt.len()..).unwrap_or_default());
        let excerpt = first_bytes(excerpt);
        let (number, column) = place.line_column();
        let is_whole = before.len() == whole_before.len();
        // Each piece is cleaned together with what stands before it: a mark too many may begin one.
        let before = clean(before).into_owned();
        let mut meant = clean(&[&before, excerpt].concat()).into_owned();
        if meant.len() == before.len() {
            // The end of the line is meant, and a caret needs something to stand under.
            meant.push(' ');
        }
        Self {
            file: clean_line(&place.file).into_owned(),
            number,
            column,
            is_whole,
            meant: before.len()..meant.len(),
            text: clean(&[&meant, after].concat()).into_owned(),
        }
    }

    /// The place of the line in words: what is drawn of a long line does not tell it.
    fn origin(&self) -> Origin<'_> {
        Origin::path(self.file.as_str()).line(self.number).char_column(self.column)
    }

    fn snippet(&self, label: String) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        Snippet::source(self.text.as_str())
            .line_start(self.number)
            .annotation(AnnotationKind::Primary.span(self.meant.clone()).label(label))
    }
}

fn first_bytes(text: &str) -> &str {
    text.get(..text.floor_char_boundary(AROUND)).unwrap_or(text)
}

fn last_bytes(text: &str) -> &str {
    text.get(text.ceil_char_boundary(text.len().saturating_sub(AROUND))..).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::problem::Problem;

    fn finding(source: &str, excerpt: &str, problem: Problem) -> Finding {
        let (file, source): (Arc<str>, Arc<str>) = ("a/plan.ron".into(), source.into());
        let start = source.find(excerpt).unwrap();
        let place = Place::new(&file, &source, start..start + excerpt.len());
        problem.error(Some(place))
    }

    #[test]
    fn a_finding_shows_its_line() {
        let unlisted =
            Problem::UnlistedParty { found: "ALN".into(), known: vec!["OSN".into(), "ÄLN".into()] };
        let finding = finding("(\r\n  å: [\"ALN\"],\r\n)", "\"ALN\"", unlisted);
        insta::assert_snapshot!(format!(
            "{}\n\n{}\n\n{}\n{}",
            render(Lang::Sv, &finding, false, 80),
            render(Lang::En, &finding, false, 80),
            one_line(Lang::Sv, &finding),
            one_line(Lang::En, &finding),
        ));
        assert!(render(Lang::Sv, &finding, true, 80).contains("\u{1b}[1m"));
    }

    #[test]
    fn nothing_from_a_file_steers_the_terminal() {
        let bad = "x\u{1b}[2J\u{9b}1m\u{202e}\u{7}";
        let finding = finding(
            &format!("({bad}: 1)"),
            bad,
            Problem::UnknownField { found: bad.into(), known: vec![bad.into()] },
        );
        for text in [render(Lang::Sv, &finding, false, 80), one_line(Lang::En, &finding).into()] {
            assert!(!text.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'), "{text:?}");
        }
    }

    #[test]
    fn marks_are_counted_across_what_is_meant() {
        let marks = "\u{301}".repeat(3);
        let finding = finding(&format!("h{marks}{marks}{marks}x"), &marks, Problem::NotUtf8);
        let drawn = render(Lang::Sv, &finding, false, 80);
        assert!(drawn.contains(&format!("h{}x", "\u{301}".repeat(4))), "{drawn}");
    }

    #[test]
    fn any_place_can_be_drawn() {
        let (file, source): (Arc<str>, Arc<str>) = ("f".into(), "å\r\n\tb\n\n”x”".into());
        for start in 0..=source.len() + 1 {
            for end in start..=source.len() + 1 {
                let place = Place::new(&file, &source, start..end);
                for width in [0, 40, 200] {
                    let finding = Problem::NotUtf8.warning(Some(place.clone()));
                    assert!(render(Lang::Sv, &finding, false, width).contains("--> f:"));
                }
            }
        }
    }

    #[test]
    fn a_line_without_end_is_drawn_in_part() {
        let source = format!("(\n{}{}", "å, ".repeat(3_000_000), "ALN, ".repeat(3_000));
        let at = finding(&source, "ALN", Problem::BadId { found: "ALN".into() });
        let picture = render(Lang::Sv, &at, false, 80);
        assert!(picture.contains("a/plan.ron:2:9000001") && picture.contains("ALN, ALN"), "{picture}");
        assert!(picture.len() < 1000, "{picture}");
    }

    #[test]
    fn findings_are_counted() {
        let at = |problem: Problem| finding("abc", "b", problem);
        let warning = Finding { severity: Severity::Warning, ..at(Problem::EmptyPlan) };
        for (findings, sv, en) in [
            (vec![], "Inga fel.", "No errors."),
            (vec![at(Problem::EmptyPlan)], "1 fel i 1 fil.", "1 error in 1 file."),
            (
                vec![at(Problem::NotUtf8), warning.clone(), warning],
                "1 fel, 2 varningar i 1 fil.",
                "1 error, 2 warnings in 1 file.",
            ),
            (vec![at(Problem::NotUtf8), Problem::EmptyPlan.error(None)], "2 fel.", "2 errors."),
            (vec![Problem::NoTimeZone.notice(None)], "1 upplysning.", "1 notice."),
        ] {
            assert_eq!(summary(Lang::Sv, &findings), sv);
            assert_eq!(summary(Lang::En, &findings), en);
        }
    }
}
