//! What may stand in an answer.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use scraper::{Html, Selector};
use unicode_width::UnicodeWidthChar;

/// What steers a terminal, turns the direction or does not show, by its name.
pub(super) fn steering(text: &str) -> BTreeSet<String> {
    let (mut found, mut marks) = (BTreeSet::new(), 0);
    for c in text.chars() {
        let unseen = matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}');
        if c.is_control() && c != '\n' || unseen {
            found.insert(format!("U+{:04X}", u32::from(c)));
        }
        marks = if c.width() == Some(0) { marks + 1 } else { 0 };
        if marks > 4 {
            found.insert("more than four marks".to_owned());
        }
    }
    found
}

/// What steers in the bytes for a terminal, but for the sequences with which the program draws.
pub(super) fn steering_among_looks(bytes: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut pieces = text.split('\u{1b}');
    let mut found = BTreeSet::new();
    let mut plain = pieces.next().unwrap().replace('\r', "");
    for piece in pieces {
        let body = piece.strip_prefix('[');
        let end = body.and_then(|body| body.find(|c: char| c.is_ascii_alphabetic()));
        let Some((body, end)) = body.zip(end) else {
            found.insert(format!("ESC {:?}", piece.chars().next()));
            continue;
        };
        let (parameters, last) = (&body[..end], &body[end..=end]);
        let is_ours = match last {
            "h" | "l" => matches!(parameters, "?1049" | "?2004" | "?25" | "?1000" | "?1006"),
            // No blinking, no hidden text.
            "m" => {
                let looks: Vec<&str> = parameters.split(';').collect();
                looks.windows(2).all(|pair| pair[1] != "5" || pair[0] == "38" || pair[0] == "48")
                    && looks[0] != "5"
                    && !looks.contains(&"8")
            }
            "H" | "J" | "K" | "A" | "B" | "C" | "D" => {
                parameters.chars().all(|c| c.is_ascii_digit() || c == ';')
            }
            _ => false,
        };
        if !is_ours {
            found.insert(format!("ESC [ {parameters} {last}"));
        }
        plain += &body[end + 1..];
    }
    found.extend(steering(&plain.replace('\r', "")));
    found
}

/// The form of an answer, which decides what else may not be in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    Json,
    Csv,
    Tsv,
    Html,
    Markdown,
    Docx,
    Xlsx,
}

/// Everything that is wrong with an answer.
pub(super) fn wrong(form: Form, out: &[u8]) -> BTreeSet<String> {
    let text = || String::from_utf8(out.to_vec()).expect("UTF-8");
    match form {
        Form::Text => steering(&text()),
        Form::Json => {
            serde_json::from_slice::<serde_json::Value>(out).unwrap();
            steering(&text())
        }
        Form::Csv => {
            let text = text();
            let text = text.strip_prefix('\u{feff}').expect("the mark that Excel wants");
            let mut found = formulas(text, b';');
            found.extend(steering(&text.replace("\r\n", "\n")));
            found
        }
        Form::Tsv => steering(&text().replace('\t', " ")),
        Form::Html => html(&text()),
        Form::Markdown => markdown(&text()),
        Form::Docx | Form::Xlsx => {
            let mut found = parts(out);
            if form == Form::Xlsx {
                found.extend(workbook(out));
            }
            found
        }
    }
}

/// Cells that a spreadsheet would take for a formula; a number may begin with a minus sign.
fn formulas(text: &str, delimiter: u8) -> BTreeSet<String> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.unwrap());
    let cells: Vec<String> =
        records.flat_map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    let starts = |cell: &String| {
        cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'])
    };
    let is_number = |cell: &String| cell.replace(',', ".").parse::<f64>().is_ok();
    cells
        .into_iter()
        .filter(|cell| starts(cell) && !is_number(cell))
        .map(|cell| format!("formula {cell:.20}"))
        .collect()
}

/// Elements and attributes that the page does not make by itself.
fn html(text: &str) -> BTreeSet<String> {
    let page = Html::parse_document(text);
    let mut found = steering(text);
    for element in page.select(&Selector::parse("*").unwrap()) {
        let name = element.value().name();
        if matches!(
            name,
            "script" | "img" | "iframe" | "base" | "object" | "embed" | "form" | "input" | "link" | "x"
        ) {
            found.insert(format!("<{name}>"));
        }
        for (attribute, value) in element.value().attrs() {
            let leads_away = attribute == "href" && !value.starts_with('#');
            // In the words of a tooltip the name of a script is a word.
            let runs = attribute.starts_with("on")
                || attribute == "src"
                || attribute != "title" && value.starts_with("javascript:");
            let refreshes = attribute == "http-equiv" && value != "Content-Security-Policy";
            if leads_away || runs || refreshes {
                found.insert(format!("<{name} {attribute}={value:.20}>"));
            }
        }
    }
    for own in ["style", "title", "body"] {
        if page.select(&Selector::parse(own).unwrap()).count() != 1 {
            found.insert(format!("more than one {own}"));
        }
    }
    found
}

/// What Markdown makes of it: no HTML but our comment, no pictures, links only to where the text says.
fn markdown(text: &str) -> BTreeSet<String> {
    use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
    let mut found = steering(text);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) if !is_our_html(html.trim()) => {
                found.insert(format!("HTML {html:.20}"));
            }
            Event::Start(Tag::Link { link_type, dest_url, .. })
                if (link_type != LinkType::Autolink || !dest_url.starts_with("http"))
                    && !dest_url.starts_with('#') =>
            {
                found.insert(format!("link {dest_url:.20}"));
            }
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::Strikethrough | Tag::BlockQuote(_))
            | Event::Code(_) => {
                found.insert(format!("{event:?}").chars().take(40).collect());
            }
            _ => {}
        }
    }
    found
}

/// Breaks, a comment that parts signs from words, and the anchors of headings.
fn is_our_html(html: &str) -> bool {
    let is_name = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'));
    let anchor = html.strip_prefix("<a name=\"").and_then(|rest| rest.strip_suffix("\">"));
    let names = anchor.and_then(|names| names.split_once("\" id=\""));
    matches!(html, "<!-- -->" | "<br>" | "</a>")
        || names.is_some_and(|(name, id)| name == id && is_name(name))
}

/// Each part of an Office file: well formed, without a document type, and nothing that steers.
fn parts(out: &[u8]) -> BTreeSet<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(out)).unwrap();
    let mut found = BTreeSet::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let (mut text, name) = (String::new(), part.name().unwrap().into_owned());
        part.read_to_string(&mut text).unwrap();
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(quick_xml::events::Event::DocType(_)) => {
                    found.insert(format!("{name}: a document type"));
                }
                Ok(_) => {}
                Err(error) => {
                    found.insert(format!("{name}: {error}"));
                    break;
                }
            }
        }
        found.extend(steering(&text.replace('\r', "")).into_iter().map(|what| format!("{name}: {what}")));
    }
    found
}

/// Formulas and links of a workbook.
fn workbook(out: &[u8]) -> BTreeSet<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(out.to_vec())).unwrap();
    let mut found = BTreeSet::new();
    for sheet in book.sheet_names() {
        let formulas = book.worksheet_formula(&sheet).unwrap();
        found.extend(formulas.used_cells().map(|(_, _, formula)| format!("{sheet}: formula {formula:.20}")));
        let cells = book.worksheet_range(&sheet).unwrap();
        let texts = cells
            .used_cells()
            .filter_map(|(_, _, cell)| if let Data::String(text) = cell { Some(text) } else { None });
        found.extend(
            texts.flat_map(|text| steering(&text.replace('\r', ""))).map(|what| format!("{sheet}: {what}")),
        );
    }
    found
}

#[test]
fn the_judge_sees_what_is_wrong() {
    for (form, out) in [
        (Form::Text, "a\u{1b}[31m"),
        (Form::Text, "a\u{9b}2J"),
        (Form::Text, "a\u{202e}"),
        (Form::Text, "e\u{301}\u{301}\u{301}\u{301}\u{301}"),
        (Form::Json, "\"\u{200b}\""),
        (Form::Csv, "\u{feff}a;b\r\n=1+1;2\r\n"),
        (Form::Html, "<title>a</title><style></style><body><img src=x>"),
        (Form::Html, "<title>a</title><style></style><body><p onclick=x>"),
        (Form::Markdown, "a <b>b</b>"),
        (Form::Markdown, "[a](javascript:x)"),
    ] {
        assert!(!wrong(form, out.as_bytes()).is_empty(), "{form:?} {out:?}");
    }
    for (bytes, fine) in [
        ("\u{1b}[?1049h\u{1b}[2;3H\u{1b}[1;38;5;200mNärvård\u{1b}[0m", true),
        ("\u{1b}]0;x\u{7}", false),
        ("\u{1b}[5mx", false),
        ("\u{1b}[0;8mx", false),
        ("\u{1b}[6n", false),
        ("a\u{85}b", false),
    ] {
        assert_eq!(steering_among_looks(bytes.as_bytes()).is_empty(), fine, "{bytes:?}");
    }
}
