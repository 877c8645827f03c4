//! The report in HTML: one file, without scripts and without anything from outside, that can be put on
//! a public web site as it is (WCAG 2.1 AA).
//!
//! Blocks are written as they come. `html/` holds what they look like: the frame around them, texts,
//! tables, bars and the page that leads to extracts; `html/style.css` is the dress.

mod bars;
mod frame;
mod index;
mod table;
mod voice;

use std::io::{self, Write};
use std::mem;

use maud::{Markup, PreEscaped, html};

use super::{Block, Cover, Heading, Page, Report};
use crate::text::{clean, date_time};
use voice::{Voice, anchor};

pub use index::{Index, IndexRow};

/// Writes the report.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let voice = Voice::new(report.lang, &report.plan.plan.language);
    let mut page = WebPage { out, voice, open: Vec::new(), tables: 0, explained: false };
    report.compose(&mut page)?;
    let made = report.lang.report_made_at(&date_time(report.made, report.zone));
    page.close(&made)
}

/// The page while it is written.
struct WebPage<'w> {
    out: &'w mut dyn Write,
    voice: Voice,
    /// The levels of the sections that are open, outermost first.
    open: Vec<u8>,
    /// How many tables there are so far: they are named by their number.
    tables: usize,
    /// Whether the patterns of the bars have been explained.
    explained: bool,
}

impl Page for WebPage<'_> {
    fn cover(&mut self, cover: &Cover<'_>) -> io::Result<()> {
        self.put(frame::opening(cover.lang, &cover.title.to_plain()))?;
        let header = frame::header(&mut self.voice, &cover.title, cover.warning.as_deref(), &cover.facts);
        self.put(header)?;
        let contents = frame::contents(&mut self.voice, &cover.contents);
        self.put(contents)?;
        self.put(frame::main_opens())
    }

    fn block(&mut self, block: Block<'_>) -> io::Result<()> {
        let markup = match block {
            Block::Heading(heading) => {
                self.close_sections(heading.level)?;
                self.open.push(heading.level);
                self.heading(&heading)
            }
            Block::Paragraph(text) => html! { p { (self.voice.text(&text)) } },
            Block::List(points) => html! { ul { @for point in &points { li { (self.voice.text(point)) } } } },
            Block::Facts(facts) => frame::facts(&mut self.voice, &facts),
            Block::Table(table) => {
                self.tables += 1;
                table::table(&mut self.voice, self.tables, &table)
            }
            Block::Counts(counts) => {
                self.tables += 1;
                let legend =
                    (!mem::replace(&mut self.explained, true)).then(|| bars::legend(self.voice.lang()));
                let table = bars::count_table(&mut self.voice, self.tables, &counts);
                html! { @if let Some(legend) = legend { (legend) } (table) }
            }
        };
        self.put(markup)
    }
}

impl WebPage<'_> {
    fn heading(&mut self, heading: &Heading<'_>) -> Markup {
        let id = anchor(&heading.anchor);
        let text = self.voice.text(&heading.text);
        let heading = match heading.level {
            ..=2 => html! { h2 id=(id) { (text) } },
            3 => html! { h3 id=(id) { (text) } },
            4 => html! { h4 id=(id) { (text) } },
            5.. => html! { h5 id=(id) { (text) } },
        };
        html! { (PreEscaped("<section>")) (heading) }
    }

    /// Closes the sections that a heading of that level ends.
    fn close_sections(&mut self, level: u8) -> io::Result<()> {
        while self.open.pop_if(|open| *open >= level).is_some() {
            self.put(PreEscaped("</section>\n".to_owned()))?;
        }
        Ok(())
    }

    fn close(&mut self, made: &str) -> io::Result<()> {
        self.close_sections(0)?;
        self.put(frame::closing(self.voice.lang(), made))
    }

    fn put(&mut self, markup: Markup) -> io::Result<()> {
        // Whatever a table or a heading was made of: nothing in the page steers what shows it.
        self.out.write_all(clean(&markup.into_string()).as_bytes())?;
        self.out.write_all(b"\n")
    }
}
