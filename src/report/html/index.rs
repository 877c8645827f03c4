//! The page that leads to the extracts of one run: a table with a link to each.

use std::fmt::Write as _;
use std::io::{self, Write};

use maud::{Markup, html};

use super::voice::Voice;
use super::{bars, frame, table};
use crate::journal::Counts;
use crate::report::{Format, Span, Text};
use crate::text::Lang;

/// The page that leads to extracts, which lie beside it.
#[derive(Debug)]
pub struct Index<'a> {
    /// The language of the page.
    pub lang: Lang,
    /// The language of the plan, as a BCP 47 tag.
    pub plan_language: &'a str,
    /// The title of the plan.
    pub plan: &'a str,
    /// As of when, in words.
    pub as_of: String,
    /// When it was made and with what, in words.
    pub made: String,
    /// The format of the extracts.
    pub format: Format,
    /// Whether the outcomes are invented.
    pub demo: bool,
    /// A row for each extract, in their order.
    pub rows: Vec<IndexRow<'a>>,
}

/// An extract.
#[derive(Debug)]
pub struct IndexRow<'a> {
    /// The abbreviation of the party that it is for.
    pub abbr: &'a str,
    /// The name of the party.
    pub name: &'a str,
    /// The name of the file, which lies beside the page.
    pub file: String,
    /// What the extract counts.
    pub counts: Counts,
}

impl Index<'_> {
    /// Writes the page, in HTML.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let lang = self.lang;
        let voice = &mut Voice::new(lang, self.plan_language);
        let title = Text::plain(format!("{} – ", lang.report_extracts())).and(Span::Plan(self.plan.into()));
        let facts = [
            (lang.report_plan(), Text::plan(self.plan)),
            (lang.report_as_of(), Text::plain(self.as_of.as_str())),
        ];
        let warning = self.demo.then(|| lang.report_demo());
        let page = html! {
            (frame::opening(lang, &title.to_plain()))
            (frame::header(voice, &title, warning.as_deref(), &facts))
            (frame::main_opens())
            (self.table(voice))
            (frame::closing(lang, &self.made))
        };
        writeln!(out, "{}", page.into_string())
    }

    fn table(&self, voice: &mut Voice) -> Markup {
        let lang = self.lang;
        let head = html! {
            th scope="col" { (lang.report_party()) }
            th scope="col" { (lang.report_extract()) }
            (bars::heads(lang))
        };
        let body = html! {
            @for row in &self.rows {
                @let who = Text::plan(row.abbr);
                tr {
                    th scope="row" { (voice.text(&row.who())) }
                    td { a href=(href(&row.file)) { (voice.text(&row.link(lang, self.format))) } }
                    (bars::cells(lang, &who, &row.counts))
                }
            }
        };
        let widths: Vec<u16> = [22, 20].into_iter().chain(bars::WIDTHS).collect();
        let caption = html! { (lang.report_extracts()) };
        html! { (bars::legend(lang)) (table::framed(1, &caption, &widths, &head, &body)) }
    }
}

impl<'a> IndexRow<'a> {
    /// «OSN, Omsorgsnämnden».
    fn who(&self) -> Text<'a> {
        let who = Text::plan(self.abbr);
        if self.name.is_empty() || self.name == self.abbr {
            who
        } else {
            who.and(Span::Plan(format!(", {}", self.name).into()))
        }
    }

    /// «Utdrag för OSN (HTML)»: where the link goes, and what is there.
    fn link(&self, lang: Lang, format: Format) -> Text<'a> {
        let format = format.name().to_uppercase();
        Text::plain(format!("{} ", lang.report_extract_for()))
            .and(Span::Plan(self.abbr.into()))
            .and(Span::Plain(format!(" ({format})").into()))
    }
}

/// The address of a file beside the page. Whatever its name is like, it is a path and nothing else.
fn href(file: &str) -> String {
    let mut href = "./".to_owned();
    for byte in file.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            href.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(href, "%{byte:02X}");
        }
    }
    href
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_the_file_and_nowhere_else() {
        for (file, address) in [
            ("OSN.html", "./OSN.html"),
            ("ÄLN 1.html", "./%C3%84LN%201.html"),
            ("javascript:alert(1)", "./javascript%3Aalert%281%29"),
            ("a\"b#c?d", "./a%22b%23c%3Fd"),
        ] {
            assert_eq!(href(file), address);
        }
    }
}
