//! The page of contents of the extracts: which parties there are, with their counts and their files.

use std::io::{self, Write};

use crate::journal::Counts;
use crate::report::Format;
use crate::text::{Lang, clean_line};

/// The page that leads to extracts, which lie beside it.
pub(super) struct Index<'a> {
    /// The language of the page.
    pub(super) lang: Lang,
    /// The language of the plan, as a BCP 47 tag.
    pub(super) plan_language: &'a str,
    /// The title of the plan.
    pub(super) plan: &'a str,
    /// As of when, in words.
    pub(super) as_of: String,
    /// When it was made and with what, in words.
    pub(super) made: String,
    /// The format of the extracts.
    pub(super) format: Format,
    /// Whether the outcomes are invented.
    pub(super) demo: bool,
    /// A row for each extract, in their order.
    pub(super) rows: Vec<IndexRow<'a>>,
}

/// An extract.
pub(super) struct IndexRow<'a> {
    /// The abbreviation of the party that it is for.
    pub(super) abbr: &'a str,
    /// The name of the party.
    pub(super) name: &'a str,
    /// The name of the file, which lies beside the page.
    pub(super) file: String,
    /// What the extract counts.
    pub(super) counts: Counts,
}

impl Index<'_> {
    /// Writes the page, in HTML.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let lang = self.lang;
        let (title, plan) = (safe(&lang.cli_extracts()), safe(self.plan));
        let plan = format!("<span lang=\"{}\">{plan}</span>", safe(self.plan_language));
        writeln!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title} – {}</title>\n</head>\n<body>\n<main>\n<h1>{title} – {plan}</h1>",
            lang.tag(),
            safe(self.plan),
        )?;
        if self.demo {
            writeln!(out, "<p><strong>{}</strong></p>", safe(&lang.report_demo()))?;
        }
        writeln!(out, "<p>{}: {}</p>", safe(&lang.report_as_of()), safe(&self.as_of))?;
        writeln!(out, "<table>\n<caption>{}</caption>\n<tr>", safe(&lang.report_by_party()))?;
        let headings = [
            lang.report_party(),
            lang.report_activities(),
            lang.report_indicators(),
            lang.report_yes(),
            lang.report_partly(),
            lang.report_no(),
            lang.report_not_applicable(),
            lang.report_not_assessed(),
        ];
        for heading in headings {
            write!(out, "<th scope=\"col\">{}</th>", safe(&heading))?;
        }
        writeln!(out, "</tr>")?;
        for row in &self.rows {
            row.write(self.format, out)?;
        }
        let made = safe(&self.made);
        writeln!(out, "</table>\n<p>{}: {made}</p>\n</main>\n</body>\n</html>", safe(&lang.report_made()))
    }
}

impl IndexRow<'_> {
    fn write(&self, format: Format, out: &mut dyn Write) -> io::Result<()> {
        let name = if self.name == self.abbr { "" } else { self.name };
        let who = [self.abbr, name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let format = format.name().to_uppercase();
        write!(
            out,
            "<tr><th scope=\"row\"><a href=\"{}\">{} ({format})</a></th>",
            safe(&self.file),
            safe(&who.join(", "))
        )?;
        let of = &self.counts;
        for count in [of.activities, of.indicators, of.yes, of.partly, of.no, of.not_applicable, of.open] {
            write!(out, "<td>{count}</td>")?;
        }
        writeln!(out, "</tr>")
    }
}

/// A text that is nothing but text, in HTML too.
fn safe(text: &str) -> String {
    let mut safe = String::new();
    for c in clean_line(text).chars() {
        match c {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_nothing_but_text() {
        assert_eq!(safe("A & B <script>\"\u{1b}\n"), "A &amp; B &lt;script&gt;&quot;\u{fffd} ");
    }
}
