//! The document itself: its blocks, one after another.

use std::borrow::Cow;
use std::io::{self, Write};

use maud::{Markup, html};

use super::runs::Runs;
use super::widths::widths;
use super::{MAIN, RELATIONS};
use crate::report::{Block, Column, CountTable, Cover, Heading, Page, Span, Table, Text};
use crate::text::{Lang, clean_line};

/// A sheet of A4 and its margins, in twentieths of a point.
const SHEET: (usize, usize) = (11906, 16838);
const MARGIN: usize = 1134;

/// A table of at most so many rows stays on one page.
const TOGETHER: usize = 6;

/// A document while it is written.
pub(super) struct Body<W> {
    out: W,
    lang: Lang,
    runs: Runs,
    /// The anchors of the headings that the contents name.
    contents: Vec<String>,
    /// Labelled facts that wait for the next block: kept together with it if it is a table.
    waiting: Vec<Markup>,
    /// Whether the last block was a table.
    after_table: bool,
}

impl<W: Write> Body<W> {
    /// Writes what comes before the first block.
    pub(super) fn begin(mut out: W, cover: &Cover<'_>) -> io::Result<Self> {
        write!(out, r#"<w:document xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"><w:body>"#)?;
        let contents = cover.contents.iter().map(|(anchor, _)| anchor.clone()).collect();
        Ok(Self {
            out,
            lang: cover.lang,
            runs: Runs::new(cover),
            contents,
            waiting: Vec::new(),
            after_table: false,
        })
    }

    /// Writes what comes behind the last block.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.put_waiting()?;
        // Word wants a paragraph behind a table.
        let last = html! { @if self.after_table { w:p {} } (section()) };
        self.put(&last)?;
        self.out.write_all(b"</w:body></w:document>")
    }

    fn put(&mut self, markup: &Markup) -> io::Result<()> {
        self.out.write_all(markup.0.as_bytes())
    }

    fn put_waiting(&mut self) -> io::Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        self.put(&facts(&waiting, self.after_table))
    }

    fn paragraph(&self, style: &str, text: &Text<'_>) -> Markup {
        html! { w:p { w:pPr { w:pStyle w:val=(style) {} } (self.runs.of(text)) } }
    }

    fn heading(&self, heading: &Heading<'_>) -> Markup {
        let level = heading.level.clamp(2, 5) - 1;
        let entry = self.contents.iter().position(|anchor| *anchor == heading.anchor);
        html! {
            w:p {
                w:pPr { w:pStyle w:val={ "Heading" (level) } {} }
                @if let Some(at) = entry { w:bookmarkStart w:id=(at) w:name=(bookmark(at)) {} }
                (self.runs.of(&heading.text))
                @if let Some(at) = entry { w:bookmarkEnd w:id=(at) {} }
            }
        }
    }

    /// A field that Word can fill anew, with page numbers, and until then a list of links without them:
    /// nobody knows the pages but the program that lays them out.
    fn contents(&self, contents: &[(String, Text<'_>)]) -> Markup {
        let last = contents.len().saturating_sub(1);
        html! {
            (self.paragraph("TOCHeading", &Text::plain(self.lang.report_contents())))
            @for (at, (_, title)) in contents.iter().enumerate() {
                w:p {
                    w:pPr { w:pStyle w:val="TOC1" {} }
                    @if at == 0 {
                        w:r { w:fldChar w:fldCharType="begin" {} }
                        w:r { w:instrText xml:space="preserve" { r#" TOC \o "1-1" \h \z \u "# } }
                        w:r { w:fldChar w:fldCharType="separate" {} }
                    }
                    w:hyperlink w:anchor=(bookmark(at)) w:history="1" { (self.runs.of(title)) }
                    @if at == last { w:r { w:fldChar w:fldCharType="end" {} } }
                }
            }
        }
    }

    /// The runs of labelled facts, a paragraph for each.
    fn facts(&self, facts: &[(Cow<'static, str>, Text<'_>)]) -> Vec<Markup> {
        let fact = |(label, text): &(Cow<'static, str>, Text<'_>)| {
            let label = Text(vec![Span::Strong(format!("{label}: ").into())]);
            html! { (self.runs.of(&label)) (self.runs.of(text)) }
        };
        facts.iter().map(fact).collect()
    }

    fn table(&self, table: &Table<'_>) -> Markup {
        let widths = widths(table, SHEET.0 - 2 * MARGIN);
        let columns = || table.columns.iter().zip(&widths);
        let count = table.rows.len();
        // No row stands alone on the next page.
        let kept = |at: usize| at + 1 < count && (count <= TOGETHER || at + 2 == count);
        html! {
            (self.paragraph("Caption", &table.caption))
            w:tbl {
                w:tblPr {
                    w:tblStyle w:val="ReportTable" {}
                    w:tblW w:w=(widths.iter().sum::<usize>()) w:type="dxa" {}
                    w:tblLayout w:type="fixed" {}
                    w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1" {}
                    w:tblCaption w:val=(clean_line(&table.caption.to_plain())) {}
                }
                w:tblGrid { @for width in &widths { w:gridCol w:w=(width) {} } }
                w:tr {
                    w:trPr { w:cantSplit {} w:tblHeader {} }
                    @for (column, width) in columns() {
                        (self.cell("TableHeading", column, *width, &Text::plain(column.title.as_ref()), true))
                    }
                }
                @for (number, row) in table.rows.iter().enumerate() {
                    w:tr {
                        w:trPr { w:cantSplit {} }
                        @for ((column, width), text) in columns().zip(row) {
                            (self.cell("TableContents", column, *width, text, kept(number)))
                        }
                    }
                }
            }
        }
    }

    fn cell(&self, style: &str, column: &Column, width: usize, text: &Text<'_>, keep: bool) -> Markup {
        html! {
            w:tc {
                w:tcPr { w:tcW w:w=(width) w:type="dxa" {} }
                w:p {
                    w:pPr { w:pStyle w:val=(style) {} @if keep { w:keepNext {} } @if column.numbers { w:jc w:val="right" {} } }
                    (self.runs.of(text))
                }
            }
        }
    }
}

impl<W: Write> Page for Body<W> {
    fn cover(&mut self, cover: &Cover<'_>) -> io::Result<()> {
        let markup = html! {
            (self.paragraph("Title", &cover.title))
            @if let Some(warning) = &cover.warning {
                (self.paragraph("BodyText", &Text(vec![Span::Strong(warning.as_ref().into())])))
            }
            (facts(&self.facts(&cover.facts), false))
            (self.contents(&cover.contents))
        };
        self.put(&markup)
    }

    fn block(&mut self, block: Block<'_>) -> io::Result<()> {
        self.after_table = matches!(block, Block::Table(_) | Block::Counts(_));
        self.put_waiting()?;
        let markup = match block {
            Block::Heading(heading) => self.heading(&heading),
            Block::Paragraph(text) => self.paragraph("BodyText", &text),
            Block::List(points) => html! { @for point in &points { (self.paragraph("ListBullet", point)) } },
            Block::Facts(facts) => {
                self.waiting = self.facts(&facts);
                return Ok(());
            }
            Block::Table(table) => self.table(&table),
            Block::Counts(counts) => self.table(&figures(self.lang, counts)),
        };
        self.put(&markup)
    }
}

/// Labelled facts, on one page with what comes next if they are to be kept.
fn facts(facts: &[Markup], keep: bool) -> Markup {
    html! {
        @for fact in facts {
            w:p { w:pPr { w:pStyle w:val="Facts" {} @if keep { w:keepNext {} } } (fact) }
        }
    }
}

/// Counts as a table.
fn figures(lang: Lang, counts: CountTable<'_>) -> Table<'_> {
    let titles = [
        lang.report_activities(),
        lang.report_indicators(),
        lang.report_yes(),
        lang.report_partly(),
        lang.report_no(),
        lang.report_not_applicable(),
        lang.report_not_assessed(),
    ];
    let row = |(name, of): (_, crate::journal::Counts)| {
        let figures = [of.activities, of.indicators, of.yes, of.partly, of.no, of.not_applicable, of.open];
        [name].into_iter().chain(figures.map(|figure| Text::plain(figure.to_string()))).collect()
    };
    let numbers = titles.map(|title| Column::numbers(title, 8));
    Table {
        caption: counts.caption,
        columns: [Column::text(counts.of, 44)].into_iter().chain(numbers).collect(),
        rows: counts.rows.into_iter().map(row).collect(),
    }
}

/// The name of the place that an entry of the contents leads to.
fn bookmark(entry: usize) -> String {
    format!("_Toc{entry}")
}

/// The sheet, and what stands above and below the text; on the first page the title stands in the text.
fn section() -> Markup {
    html! {
        w:sectPr {
            w:headerReference w:type="default" r:id="header" {}
            w:footerReference w:type="default" r:id="footer" {}
            w:footerReference w:type="first" r:id="footer-first" {}
            w:pgSz w:w=(SHEET.0) w:h=(SHEET.1) {}
            w:pgMar w:top=(MARGIN + 280) w:right=(MARGIN) w:bottom=(MARGIN) w:left=(MARGIN) w:header="680" w:footer="600" w:gutter="0" {}
            w:titlePg {}
        }
    }
}
