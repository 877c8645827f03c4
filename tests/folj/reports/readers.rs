//! A reader for each format of a report, none of which has anything to do with its writer.

use std::io::{Cursor, Read};

use calamine::{Data, Reader as _, Xlsx};
use pulldown_cmark::{Event as Mark, Options, Parser, Tag, TagEnd};
use quick_xml::events::{BytesStart, Event};
use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

/// What stands in a report, piece by piece in its order, with single blanks for all white space.
#[derive(Debug, PartialEq)]
pub(super) enum Piece {
    Heading(String),
    Row(Vec<String>),
    Text(String),
}

impl Piece {
    pub(super) fn text(&self) -> String {
        match self {
            Self::Heading(text) | Self::Text(text) => text.clone(),
            Self::Row(cells) => cells.join(" ¦ "),
        }
    }
}

/// The words with one blank between them.
pub(super) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn utf8(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The text of an element as a browser shows it.
fn shown(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    for node in element.descendants() {
        match node.value() {
            Node::Text(part) => text.push_str(part),
            Node::Element(one) if one.name() == "br" => text.push(' '),
            _ => {}
        }
    }
    words(&text)
}

pub(super) fn html(bytes: &[u8]) -> Vec<Piece> {
    let page = Html::parse_document(utf8(bytes));
    let pieces = Selector::parse("h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr").unwrap();
    let cells = Selector::parse("th, td").unwrap();
    let piece = |element: ElementRef<'_>| match element.value().name() {
        "tr" => Piece::Row(element.select(&cells).map(shown).collect()),
        name if name.starts_with('h') => Piece::Heading(shown(element)),
        _ => Piece::Text(shown(element)),
    };
    page.select(&pieces).map(piece).collect()
}

pub(super) fn markdown(bytes: &[u8]) -> Vec<Piece> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    let (mut pieces, mut cells, mut text) = (Vec::new(), Vec::new(), String::new());
    for event in Parser::new_ext(utf8(bytes), options) {
        match event {
            Mark::Text(part) => text.push_str(&part),
            // The paragraphs of a point are one text.
            Mark::SoftBreak | Mark::HardBreak | Mark::End(TagEnd::Paragraph) => text.push(' '),
            Mark::InlineHtml(html) => match html.as_ref() {
                "<br>" => text.push(' '),
                other => assert!(
                    other.starts_with("<!--") || other.contains("a name") || other == "</a>",
                    "{other}"
                ),
            },
            Mark::End(TagEnd::TableCell) => cells.push(words(&std::mem::take(&mut text))),
            Mark::End(TagEnd::TableHead | TagEnd::TableRow) => {
                pieces.push(Piece::Row(std::mem::take(&mut cells)));
            }
            Mark::End(TagEnd::Heading(_)) => pieces.push(Piece::Heading(words(&std::mem::take(&mut text)))),
            Mark::End(TagEnd::Item) | Mark::Start(Tag::Heading { .. } | Tag::Table(_) | Tag::List(_)) => {
                pieces.push(Piece::Text(words(&std::mem::take(&mut text))));
            }
            Mark::Start(Tag::CodeBlock(_) | Tag::Emphasis | Tag::Image { .. } | Tag::Strikethrough) => {
                panic!("nobody meant this: {event:?} after {text}")
            }
            Mark::Start(_) | Mark::End(_) => {}
            other => panic!("nobody meant this: {other:?}"),
        }
    }
    pieces.push(Piece::Text(words(&text)));
    pieces
}

/// The paragraphs and table rows of `word/document.xml`.
#[derive(Default)]
struct Word {
    pieces: Vec<Piece>,
    cells: Vec<String>,
    text: String,
    in_cell: bool,
    in_text: bool,
    is_heading: bool,
}

impl Word {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "w:tc" => self.in_cell = true,
            "w:t" => self.in_text = true,
            "w:br" | "w:tab" | "w:cr" => self.text.push(' '),
            "w:pStyle" => {
                let value = element.attributes().map(Result::unwrap).find(|one| one.key.as_ref() == "w:val");
                self.is_heading = value.is_some_and(|one| one.value.starts_with("Heading"));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:t" => self.in_text = false,
            "w:p" if self.in_cell => self.text.push(' '),
            "w:p" => {
                let text = words(&std::mem::take(&mut self.text));
                self.pieces.push(if self.is_heading { Piece::Heading(text) } else { Piece::Text(text) });
                self.is_heading = false;
            }
            "w:tc" => {
                self.in_cell = false;
                self.cells.push(words(&std::mem::take(&mut self.text)));
            }
            "w:tr" => self.pieces.push(Piece::Row(std::mem::take(&mut self.cells))),
            _ => {}
        }
    }
}

pub(super) fn docx(bytes: &[u8]) -> Vec<Piece> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    package.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let (mut reader, mut word) = (quick_xml::Reader::from_str(&xml), Word::default());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) if element.name().as_ref() != "w:t" => {
                word.start(&element);
            }
            Event::Start(element) => word.start(&element),
            Event::End(element) => word.end(element.name().as_ref()),
            Event::Text(text) if word.in_text => word.text += &text,
            Event::GeneralRef(name) if word.in_text => word.text.push(match &*name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                other => panic!("&{other};"),
            }),
            Event::Eof => return word.pieces,
            _ => {}
        }
    }
}

pub(super) fn xlsx(bytes: &[u8]) -> Vec<Piece> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut pieces = Vec::new();
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "a formula in {name}");
        let range = book.worksheet_range(&name).unwrap();
        let cell = |cell: &Data| words(&cell.to_string());
        pieces.extend(range.rows().map(|row| Piece::Row(row.iter().map(cell).collect())));
    }
    pieces
}

/// Without the apostrophe that keeps a cell from starting a formula.
fn meant(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    }
}

pub(super) fn csv(bytes: &[u8]) -> Vec<Piece> {
    let text = utf8(bytes).strip_prefix('\u{feff}').expect("the mark that says UTF-8");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    let row = |record: csv::StringRecord| {
        for cell in &record {
            let number = cell.trim_start_matches('-').replace(',', "");
            let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
            assert!(is_number || !cell.starts_with(['=', '+', '-', '@']), "a formula: {cell}");
        }
        Piece::Row(record.iter().map(|cell| words(meant(cell))).collect())
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

pub(super) fn tsv(bytes: &[u8]) -> Vec<Piece> {
    let row = |line: &str| Piece::Row(line.split('\t').map(words).collect());
    let rows: Vec<Piece> = utf8(bytes).lines().map(row).collect();
    let columns = |row: &Piece| match row {
        Piece::Row(cells) => cells.len(),
        Piece::Heading(_) | Piece::Text(_) => 0,
    };
    assert!(rows.iter().all(|row| columns(row) == columns(&rows[0])), "a field in each column");
    rows
}
