//! Texts of every kind come back out of the Markdown as they went in.

use pulldown_cmark::{Event, Options, Parser, TagEnd};

use super::*;
use crate::report::Column;

/// Texts that want to be something else.
const HOSTILE: [&str; 38] = [
    "# ingen rubrik",
    "## ingen ## rubrik ##",
    "rubrik #",
    "- ingen punkt",
    "+ ingen punkt",
    "* ingen punkt",
    "1. ingen punkt",
    "1) ingen punkt",
    "2.1.1 är ett nummer, 2025. är ett år",
    "=== ingen rubrik",
    "---",
    "> inget citat",
    "a * b * c *d* _e_ __f__ ~~g~~ ~h~",
    "snake_case_namn och 2*3*4",
    "`kod` ``kod`` ```",
    "[länk](https://a.se) ![bild](x.png) [^1] [ ] [x]",
    "<b>fet</b> <script>alert(1)</script> <!-- x --> <https://a.se>",
    "&amp; &lt; &#65; & och A&B, introduktion & handledning",
    "a | b || c \\| d",
    "\\ \\\\ \\* \\n C:\\mapp\\fil",
    "@anna och (@per) och anna@kommunen.se",
    "#12 och #a och x#12 och !12 och %12 och ~12 och ^12 och $x$",
    "https://a.se/b_c*d*e?f=1&g=2#h_i, eller http://b.se.",
    "(se https://a.se/x)",
    "xhttps://a.se https:// ftp://a.se www.a.se/b_c_d mailto:a@b.se",
    ":smile: kl. 12:30:45 SCN:s :+1: a:b",
    "=1+1",
    "+46 18 000",
    "-1 och – och — och •",
    "”citat” \"citat\" 'citat' ’",
    "**fet** och ***båda***",
    "Ö`ppen [och * aldrig stängd <a href=\"",
    "$$x^2$$ \\(x\\) {{x}} {% x %}",
    "| a | b |",
    "|---|---|",
    "    fyra blanktecken före",
    "slutar med omvänt snedstreck \\",
    "<",
];

/// What the forges read beside `CommonMark`.
fn forge() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
}

/// What a reader sees: the text, with a space for each line break, table cell and block.
fn seen(markdown: &str) -> String {
    let mut seen = String::new();
    for event in Parser::new_ext(markdown, forge()) {
        match event {
            Event::Text(text) => seen.push_str(&text),
            Event::SoftBreak | Event::HardBreak => seen.push(' '),
            Event::InlineHtml(html) if html.as_ref() == "<br>" => seen.push(' '),
            Event::InlineHtml(html) if html.as_ref() == NOTHING => {}
            Event::End(TagEnd::TableCell | TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => {
                seen.push(' ');
            }
            Event::Start(_) | Event::End(_) => {}
            other => panic!("{other:?} in {markdown}"),
        }
    }
    words(&seen)
}

const NOTHING: &str = "<!-- -->";

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn markdown(blocks: &[Block<'_>]) -> String {
    let mut page = Markdown { out: Vec::new(), lang: Lang::Sv, points: None };
    for block in blocks {
        page.block(block.clone()).unwrap();
    }
    String::from_utf8(page.out).unwrap()
}

#[test]
fn texts_come_through_as_they_are() {
    for hostile in HOSTILE {
        let of = |text: &'static str| Text::plan(text);
        let table = Table {
            caption: Text::plain("Tabell"),
            columns: vec![Column::text("Nummer", 1), Column::numbers("Tal", 1)],
            rows: vec![vec![of(hostile), of("sist")]],
        };
        let heading = Heading { level: 3, anchor: "x".to_owned(), text: of(hostile) };
        let facts = vec![("Anteckning".into(), of(hostile))];
        let text = words(hostile);
        for (block, expected) in [
            (Block::Paragraph(of(hostile)), text.clone()),
            (Block::Heading(heading), text.clone()),
            (Block::List(vec![of(hostile), of("sist")]), format!("{text} sist")),
            (Block::Facts(facts), format!("Anteckning: {text}")),
            (Block::Table(table), format!("Tabell Nummer Tal {text} sist")),
        ] {
            let markdown = markdown(&[block]);
            assert_eq!(seen(&markdown), expected, "{markdown}");
        }
    }
}

#[test]
fn notes_of_many_lines_keep_them() {
    let note = Text::plan("rad 1\n- rad 2\n\n  1. rad 3\n\n\n");
    assert_eq!(block(&note, "  "), "rad 1\\\n  \\- rad 2\n\n  1\\. rad 3");
    assert_eq!(cell(&note), "rad 1<br>- rad 2<br><br>1. rad 3");
    assert_eq!(line(&note), "rad 1 - rad 2 1. rad 3");
}

#[test]
fn blocks_stay_apart() {
    let fact = || Block::Facts(vec![("Ansvariga".into(), Text::plan("OSN"))]);
    let list = || Block::List(vec![Text::plan("en"), Text::plan("två")]);
    let blocks = [list(), fact(), list(), Block::Paragraph(Text::plain("Så.")), list()];
    assert_eq!(
        markdown(&blocks),
        "\n- en\n- två\n\n* **Ansvariga:** OSN\n\n- en\n- två\n\nSå.\n\n- en\n- två\n"
    );
}

#[test]
fn numbers_stand_to_the_right() {
    let counts = Counts { activities: 2, indicators: 3, yes: 1, open: 2, ..Counts::default() };
    let rows = vec![(Text(vec![Span::Strong(" Alla ".into())]), counts)];
    let table = CountTable { caption: Text::plain("Utfall"), of: "Fokusområde".into(), rows };
    assert_eq!(
        markdown(&[Block::Counts(table)]),
        "\n**Utfall**\n\n\
         | Fokusområde | Aktiviteter | Indikatorer | Ja | Delvis | Nej | Ej aktuell | Ej bedömda |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n\
         | **Alla** | 2 | 3 | 1 | 0 | 0 | 0 | 2 |\n"
    );
}

#[test]
fn a_part_can_be_linked_to_on_every_forge() {
    let heading = |level| Heading { level, anchor: "2.1".to_owned(), text: Text::plain("2.1 Hälsa") };
    assert_eq!(
        markdown(&[Block::Heading(heading(2)), Block::Heading(heading(3))]),
        "\n<a name=\"2.1\" id=\"2.1\"></a>\n\n## 2.1 Hälsa\n\n### 2.1 Hälsa\n"
    );
}

#[test]
fn blanks_beside_strong_words_are_as_clean_as_the_words() {
    let text =
        Text(vec![Span::Strong("\u{2028}a b\u{2029}\u{2028} ".into()), Span::Strong("\u{2028}".into())]);
    assert_eq!(inline(&text), "**a b** ");
}
