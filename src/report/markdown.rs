//! The report in Markdown: `CommonMark` with the tables of GitHub, which all common forges know.
//!
//! The links of the contents lead to anchors of their own. The forges name headings each in their
//! way, and of an anchor GitHub and GitLab keep the `name`, Gitea and Forgejo the `id`: it has both.

mod escape;

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use super::{Block, CountTable, Cover, Heading, Page, Report, Span, Table, Text};
use crate::journal::Counts;
use crate::text::Lang;
use escape::{escape, guard_start};

/// Writes the report.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Markdown { out: BufWriter::new(out), lang: report.lang, points: None };
    report.compose(&mut page)?;
    page.out.flush()
}

/// A page of Markdown, written as it comes.
struct Markdown<W: Write> {
    out: W,
    lang: Lang,
    /// The mark of the list that was written last, if nothing stands behind it.
    points: Option<&'static str>,
}

/// A text with everything escaped, and line breaks as they came.
fn inline(text: &Text<'_>) -> String {
    let mut written = String::new();
    for span in &text.0 {
        match span {
            Span::Plain(text) | Span::Plan(text) => escape(text, &mut written),
            Span::Abbreviation(short, _) => escape(short, &mut written),
            Span::Strong(text) => strong(text, &mut written),
        }
    }
    written
}

/// The marks have to touch the words, so blanks stay outside.
fn strong(text: &str, written: &mut String) {
    let inner = text.trim();
    let Some((before, after)) = text.split_once(inner).filter(|_| !inner.is_empty()) else {
        return escape(text, written);
    };
    escape(before, written);
    written.push_str("**");
    escape(inner, written);
    written.push_str("**");
    // Blanks too may be of those that steer.
    escape(after, written);
}

/// On one line, as in a heading.
fn line(text: &Text<'_>) -> String {
    inline(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// In a cell of a table, where a line cannot end.
fn cell(text: &Text<'_>) -> String {
    inline(text).trim().lines().map(str::trim).collect::<Vec<_>>().join("<br>")
}

/// As a block: line breaks stay, empty lines part paragraphs, and whatever comes after the first
/// line stands under it.
fn block(text: &Text<'_>, indent: &str) -> String {
    let inline = inline(text);
    let mut written = String::new();
    let mut parted = false;
    for line in inline.lines().map(str::trim) {
        if line.is_empty() {
            parted = !written.is_empty();
            continue;
        }
        if !written.is_empty() {
            written.push_str(if parted { "\n\n" } else { "\\\n" });
            written.push_str(indent);
        }
        parted = false;
        written.push_str(&guard_start(line));
    }
    written
}

impl<W: Write> Markdown<W> {
    /// A list; the mark is another one than that of a list right before, or they would be one.
    fn list(&mut self, points: impl Iterator<Item = String>) -> io::Result<()> {
        let mark = if self.points == Some("-") { "*" } else { "-" };
        writeln!(self.out)?;
        for point in points {
            writeln!(self.out, "{mark} {point}")?;
        }
        self.points = Some(mark);
        Ok(())
    }

    fn facts(&mut self, facts: &[(Cow<'static, str>, Text<'_>)]) -> io::Result<()> {
        let fact = |(label, text): &(Cow<'static, str>, Text<'_>)| {
            let mut fact = String::new();
            strong(&format!("{label}:"), &mut fact);
            format!("{fact} {}", block(text, "  "))
        };
        self.list(facts.iter().map(fact))
    }

    fn heading(&mut self, heading: &Heading<'_>) -> io::Result<()> {
        let marks = "#".repeat(heading.level.into());
        let text = line(&heading.text);
        if heading.level > 2 {
            return writeln!(self.out, "\n{marks} {text}");
        }
        let anchor = &heading.anchor;
        writeln!(self.out, "\n<a name=\"{anchor}\" id=\"{anchor}\"></a>\n\n{marks} {text}")
    }

    fn table(
        &mut self,
        caption: &Text<'_>,
        columns: &[(&str, bool)],
        rows: impl Iterator<Item = Vec<String>>,
    ) -> io::Result<()> {
        let mut title = String::new();
        strong(&caption.to_plain(), &mut title);
        let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
        let titles: Vec<String> = columns.iter().map(|(title, _)| cell(&Text::plain(*title))).collect();
        let rule = |(_, numbers): &(&str, bool)| if *numbers { "---:" } else { "---" }.to_owned();
        writeln!(self.out, "\n{title}\n\n{}", row(&titles))?;
        writeln!(self.out, "{}", row(&columns.iter().map(rule).collect::<Vec<_>>()))?;
        for cells in rows {
            writeln!(self.out, "{}", row(&cells))?;
        }
        Ok(())
    }

    fn texts(&mut self, table: &Table<'_>) -> io::Result<()> {
        let columns: Vec<_> = table.columns.iter().map(|one| (one.title.as_ref(), one.numbers)).collect();
        self.table(&table.caption, &columns, table.rows.iter().map(|row| row.iter().map(cell).collect()))
    }

    fn counts(&mut self, table: &CountTable<'_>) -> io::Result<()> {
        let lang = self.lang;
        let titles = [
            lang.report_activities(),
            lang.report_indicators(),
            lang.report_yes(),
            lang.report_partly(),
            lang.report_no(),
            lang.report_not_applicable(),
            lang.report_not_assessed(),
        ];
        let numbers = titles.iter().map(|title| (title.as_ref(), true));
        let columns: Vec<_> = [(table.of.as_ref(), false)].into_iter().chain(numbers).collect();
        let row = |(of, counts): &(Text<'_>, Counts)| {
            let Counts { activities, indicators, yes, partly, no, not_applicable, open } = *counts;
            let counts = [activities, indicators, yes, partly, no, not_applicable, open];
            [cell(of)].into_iter().chain(counts.map(|n| n.to_string())).collect()
        };
        self.table(&table.caption, &columns, table.rows.iter().map(row))
    }
}

impl<W: Write> Page for Markdown<W> {
    fn cover(&mut self, cover: &Cover<'_>) -> io::Result<()> {
        writeln!(self.out, "# {}", line(&cover.title))?;
        if let Some(warning) = &cover.warning {
            writeln!(self.out, "\n> {}", line(&Text(vec![Span::Strong(warning.clone())])))?;
        }
        self.facts(&cover.facts)?;
        self.points = None;
        writeln!(self.out, "\n## {}", line(&Text::plain(self.lang.report_contents())))?;
        let link = |(anchor, title): &(String, Text<'_>)| format!("[{}](#{anchor})", line(title));
        self.list(cover.contents.iter().map(link))
    }

    fn block(&mut self, piece: Block<'_>) -> io::Result<()> {
        if !matches!(piece, Block::List(_) | Block::Facts(_)) {
            self.points = None;
        }
        match &piece {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(text) => writeln!(self.out, "\n{}", block(text, "")),
            Block::List(points) => self.list(points.iter().map(|point| block(point, "  "))),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.texts(table),
            Block::Counts(table) => self.counts(table),
        }
    }
}

#[cfg(test)]
mod tests;
