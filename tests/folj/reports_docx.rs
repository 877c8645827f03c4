//! The report in Word, read back with nothing that wrote it: the form of the document. What stands in it
//! is compared with the other formats elsewhere.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use folj::cli::Exit;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::cli::bench::Bench;

/// An element of a part, with what stands in it.
#[derive(Debug, Default, Clone)]
struct Node {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Node>,
}

impl Node {
    fn new(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute.value.replace("&lt;", "<").replace("&gt;", ">");
            (attribute.key.as_ref().to_owned(), value.replace("&quot;", "\"").replace("&amp;", "&"))
        });
        Self { name: start.name().as_ref().to_owned(), attributes: attributes.collect(), ..Self::default() }
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    fn val(&self) -> &str {
        self.attribute("w:val").unwrap_or_default()
    }

    /// All elements of a name, at any depth.
    fn all(&self, name: &str) -> Vec<&Node> {
        let below = self.children.iter().flat_map(|child| child.all(name));
        (self.name == name).then_some(self).into_iter().chain(below).collect()
    }

    fn first(&self, name: &str) -> Option<&Node> {
        self.all(name).into_iter().next()
    }

    /// The text as a reader sees it.
    fn shown(&self) -> String {
        match self.name.as_str() {
            "w:t" => self.text.clone(),
            "w:br" => "\n".into(),
            _ => self.children.iter().map(Node::shown).collect(),
        }
    }

    /// The style of a paragraph.
    fn style(&self) -> &str {
        self.first("w:pStyle").map(Node::val).unwrap_or_default()
    }
}

/// The root of a part; whatever is not XML fails here.
fn parse(xml: &str) -> Node {
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    assert!(xml.chars().all(allowed), "a character that XML forbids");
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(Node::new(&start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(Node::new(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().text += &text,
            Event::GeneralRef(name) => {
                let character = match &*name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    other => panic!("&{other};"),
                };
                open.last_mut().unwrap().text.push(character);
            }
            Event::Eof => break,
            Event::Decl(_) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(open.len(), 1, "an element stays open");
    let mut roots = open.remove(0).children;
    assert_eq!(roots.len(), 1);
    roots.remove(0)
}

/// A Word file, part by part.
struct Package(Vec<(String, Node)>);

impl Package {
    fn read(bytes: Vec<u8>) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let count = archive.len();
        let part = |at| {
            let mut file = archive.by_index(at).unwrap();
            let mut xml = String::new();
            file.read_to_string(&mut xml).unwrap();
            (file.name().unwrap().into_owned(), parse(&xml))
        };
        Self((0..count).map(part).collect())
    }

    /// What `folj LINE` writes.
    fn of(bench: &Bench, line: &str) -> Self {
        let mut out = Vec::new();
        let (exit, err) = bench.run_into(&format!("{line} --format docx"), &mut out);
        assert_eq!((exit, err.as_str()), (Exit::Done, ""), "{line}");
        Self::read(out)
    }

    fn part(&self, name: &str) -> &Node {
        &self.0.iter().find(|(own, _)| own == name).unwrap_or_else(|| panic!("no {name}")).1
    }

    fn document(&self) -> &Node {
        self.part("word/document.xml")
    }

    fn body(&self) -> &[Node] {
        &self.document().first("w:body").unwrap().children
    }

    fn styles(&self) -> Vec<&Node> {
        self.part("word/styles.xml").all("w:style")
    }

    fn style(&self, id: &str) -> &Node {
        let styles = self.styles();
        styles
            .into_iter()
            .find(|style| style.attribute("w:styleId") == Some(id))
            .unwrap_or_else(|| panic!("no {id}"))
    }

    fn headings(&self) -> Vec<(String, String)> {
        let paragraphs = self.body().iter().filter(|node| node.name == "w:p");
        let headings =
            paragraphs.filter(|node| node.style() == "Title" || node.style().starts_with("Heading"));
        headings.map(|node| (node.style().to_owned(), node.shown())).collect()
    }
}

/// The invented plan of the tests with an outcome, a number, a status and notes that try to break out.
fn bench() -> Bench {
    let mut bench = Bench::new();
    let done = |run: crate::cli::bench::Run| assert_eq!(run.exit, Exit::Done, "{}", run.err);
    done(bench.run("set 2.1.1a no"));
    done(bench.run("set 2.1.1b 87,5"));
    done(bench.run("set 2.1.9a partly"));
    done(bench.run_with("note 2.1.1a --file -", HARD));
    done(bench.run_with("note 2.1 --file -", "Två rader:\nden andra"));
    bench
}

/// A note that looks like markup, like a formula and like a list.
const HARD: &str = "<b>&amp; \"så\" 'här' ]]>\n=1+1\n+46 18 – • slut";

const WHOLE: &str = "report --with history";

#[test]
fn every_part_is_xml_and_is_declared() {
    let package = Package::of(&bench(), WHOLE);
    let types = package.part("[Content_Types].xml");
    let declared: BTreeSet<&str> = types
        .all("Override")
        .iter()
        .map(|node| node.attribute("PartName").unwrap().trim_start_matches('/'))
        .collect();
    let there: BTreeSet<&str> = package.0.iter().map(|(name, _)| name.as_str()).collect();
    let kept = |name: &&str| !name.contains("_rels/") && *name != "[Content_Types].xml";
    assert_eq!(declared, there.iter().copied().filter(kept).collect());
    for (part, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        for relation in package.part(part).all("Relationship") {
            let target = format!("{folder}{}", relation.attribute("Target").unwrap());
            assert!(there.contains(target.as_str()), "{target}");
        }
    }
    // Word looks for the types first, and each reference must have its file.
    assert_eq!(package.0[0].0, "[Content_Types].xml");
    let relations = package.part("word/_rels/document.xml.rels").all("Relationship");
    let ids: BTreeSet<&str> = relations.iter().map(|node| node.attribute("Id").unwrap()).collect();
    for name in ["w:headerReference", "w:footerReference"] {
        let references = package.document().all(name);
        assert!(!references.is_empty());
        assert!(references.iter().all(|node| ids.contains(node.attribute("r:id").unwrap())));
    }
}

#[test]
fn headings_have_the_styles_of_their_levels_in_order() {
    let package = Package::of(&bench(), "report --without services");
    let headings = package.headings();
    let expected = [
        ("Title", "Uppföljning 2025-05-14 – Samverkansplan Almby 2024–2030"),
        ("Heading1", "Sammanfattning"),
        ("Heading1", "2 Barn och unga"),
        ("Heading2", "2.1 Tidiga insatser"),
        (
            "Heading3",
            "2.1.1 Gemensam ingång för familjer med barn 0–6 år, oavsett om behovet först syns hos barnhälsovården, förskolan eller socialtjänsten",
        ),
        ("Heading3", "2.1.9 =Rutin för överlämning mellan BVC och förskola"),
        ("Heading3", "2.1.10 Träffar för nya föräldrar"),
        ("Heading2", "2.2 Trygg skola"),
        ("Heading1", "3 Äldres hälsa"),
        ("Heading2", "3.1 Färre fall"),
        ("Heading3", "3.1.1 Fallförebyggande hembesök"),
        ("Heading2", "3.2 Trygg hemgång"),
        ("Heading3", "3.2.1 Trygg utskrivning"),
    ];
    let headings: Vec<(&str, &str)> =
        headings.iter().map(|(style, text)| (style.as_str(), text.as_str())).collect();
    assert_eq!(headings[..expected.len()], expected);
    for style in ["Title", "Heading1", "Heading2", "Heading3", "Heading4", "Caption", "TableHeading"] {
        assert!(package.style(style).first("w:keepNext").is_some(), "{style}");
    }
    for level in 1..=4 {
        let style = package.style(&format!("Heading{level}"));
        assert_eq!(style.first("w:name").unwrap().val(), format!("heading {level}"));
        assert_eq!(style.first("w:outlineLvl").unwrap().val(), (level - 1).to_string());
    }
}

#[test]
fn no_level_of_heading_is_left_out_in_any_form() {
    let bench = bench();
    for line in [WHOLE, "report --kind extract -c ÄLN", "report --kind deviations", "report --lang en"] {
        let mut last = 0;
        for (style, text) in Package::of(&bench, line).headings() {
            let level = style.strip_prefix("Heading").map_or(0, |level| level.parse().unwrap());
            assert!(level <= last + 1, "{line}: {style} {text}");
            assert_eq!(level == 0, style == "Title");
            last = level;
        }
    }
}

#[test]
fn tables_have_a_header_row_that_repeats_and_no_merged_cells() {
    let package = Package::of(&bench(), WHOLE);
    let body = package.body();
    let mut tables = 0;
    for (at, table) in body.iter().enumerate().filter(|(_, node)| node.name == "w:tbl") {
        tables += 1;
        let caption = &body[at - 1];
        assert_eq!(caption.style(), "Caption");
        assert_eq!(table.first("w:tblCaption").unwrap().val(), caption.shown());
        assert_eq!(table.first("w:tblLook").unwrap().attribute("w:firstRow"), Some("1"));
        let grid: Vec<usize> = table
            .all("w:gridCol")
            .iter()
            .map(|node| node.attribute("w:w").unwrap().parse().unwrap())
            .collect();
        let width: usize = table.first("w:tblW").unwrap().attribute("w:w").unwrap().parse().unwrap();
        assert_eq!(grid.iter().sum::<usize>(), width);
        assert!((9600..=9638).contains(&width));
        for (number, row) in table.all("w:tr").into_iter().enumerate() {
            assert!(row.first("w:cantSplit").is_some());
            assert_eq!(row.first("w:tblHeader").is_some(), number == 0, "{}", row.shown());
            let cells = row.all("w:tc");
            let widths: Vec<usize> = cells
                .iter()
                .map(|cell| cell.first("w:tcW").unwrap().attribute("w:w").unwrap().parse().unwrap())
                .collect();
            assert_eq!(widths, grid, "{}", caption.shown());
            let style = if number == 0 { "TableHeading" } else { "TableContents" };
            assert!(cells.iter().all(|cell| cell.all("w:p").len() == 1 && cell.style() == style));
        }
        let next = &body[at + 1];
        assert_eq!(next.name, "w:p", "Word wants a paragraph behind a table");
    }
    assert!(tables > 10, "{tables}");
    for merged in ["w:gridSpan", "w:vMerge", "w:hMerge", "w:drawing", "w:pict"] {
        assert!(package.document().first(merged).is_none(), "{merged}");
    }
}

#[test]
fn the_document_says_its_language_and_the_plan_its_own() {
    let bench = bench();
    for (line, language, foreign) in [("report", "sv-SE", None), ("report --lang en", "en-GB", Some("sv-SE"))]
    {
        let package = Package::of(&bench, line);
        let defaults = package.part("word/styles.xml").first("w:rPrDefault").unwrap();
        assert_eq!(defaults.first("w:lang").unwrap().val(), language);
        assert_eq!(package.part("docProps/core.xml").first("dc:language").unwrap().text, language);
        let marked: Vec<&Node> =
            package.document().all("w:r").into_iter().filter(|run| run.first("w:lang").is_some()).collect();
        assert!(marked.iter().all(|run| run.first("w:lang").map(Node::val) == foreign));
        let shown: Vec<String> = marked.iter().map(|run| run.shown()).collect();
        assert_eq!(shown.contains(&"Fallförebyggande hembesök".to_owned()), foreign.is_some());
        assert!(!shown.contains(&"Summary".to_owned()));
    }
}

#[test]
fn properties_name_the_document_and_who_prepared_it() {
    let package = Package::of(&bench(), "report --title 'Följa upp & <se>' --prepared-by 'Anna \"A\" Berg'");
    let core = package.part("docProps/core.xml");
    let said = |name| core.first(name).unwrap().text.clone();
    assert_eq!(said("dc:title"), "Följa upp & <se>");
    assert_eq!(said("dc:creator"), "Anna \"A\" Berg");
    assert_eq!(said("dc:subject"), "Samverkansplan Almby 2024–2030");
    assert!(said("dcterms:created").starts_with("2025-05-14T11:"));
    assert_eq!(package.part("word/header.xml").shown(), "Följa upp & <se>");
    assert_eq!(package.headings()[0].1, "Följa upp & <se>");
    let of_plan = Package::of(&bench(), "report");
    assert_eq!(
        of_plan.part("docProps/core.xml").first("dc:creator").unwrap().text,
        "Almby kommun och Region Norrån"
    );
}

#[test]
fn each_page_has_its_number() {
    let bench = bench();
    for (line, shown) in [("report", "Sida 1 av 1"), ("report --lang en", "Page 1 of 1")] {
        let package = Package::of(&bench, line);
        for part in ["word/footer.xml", "word/footer-first.xml"] {
            let fields = package.part(part).all("w:fldSimple");
            let fields: Vec<&str> =
                fields.iter().map(|field| field.attribute("w:instr").unwrap().trim()).collect();
            assert_eq!(fields, ["PAGE", "NUMPAGES"]);
            assert_eq!(package.part(part).shown(), shown);
        }
    }
}

#[test]
fn contents_lead_to_their_headings() {
    let package = Package::of(&bench(), WHOLE);
    let entries = package.document().all("w:hyperlink");
    let parts: Vec<String> = package
        .headings()
        .into_iter()
        .filter(|(style, _)| style == "Heading1")
        .map(|(_, text)| text)
        .collect();
    assert_eq!(entries.iter().map(|entry| entry.shown()).collect::<Vec<_>>(), parts);
    for entry in entries {
        let place = |heading: &&Node| {
            let mark = heading.first("w:bookmarkStart").and_then(|mark| mark.attribute("w:name"));
            mark.is_some() && mark == entry.attribute("w:anchor")
        };
        let heading = package.body().iter().find(place).unwrap();
        assert_eq!(heading.shown(), entry.shown());
    }
    let fields = package.document().all("w:fldChar");
    let kinds: Vec<&str> = fields.iter().map(|field| field.attribute("w:fldCharType").unwrap()).collect();
    assert_eq!(kinds, ["begin", "separate", "end"]);
}

#[test]
fn lists_are_lists() {
    let package = Package::of(&bench(), "report");
    let points: Vec<String> =
        package.body().iter().filter(|node| node.style() == "ListBullet").map(Node::shown).collect();
    assert!(points.contains(&"kontaktperson i varje kommundel".to_owned()), "{points:?}");
    let number = package.style("ListBullet").first("w:numId").unwrap().val();
    let numbering = package.part("word/numbering.xml");
    let list =
        numbering.all("w:num").into_iter().find(|num| num.attribute("w:numId") == Some(number)).unwrap();
    let kind = list.first("w:abstractNumId").unwrap().val();
    let kinds = numbering.all("w:abstractNum");
    let kind = kinds.into_iter().find(|one| one.attribute("w:abstractNumId") == Some(kind)).unwrap();
    assert_eq!(kind.first("w:numFmt").unwrap().val(), "bullet");
}

#[test]
fn every_style_that_is_used_exists_and_none_is_small() {
    let package = Package::of(&bench(), WHOLE);
    let known: BTreeSet<&str> =
        package.styles().into_iter().map(|style| style.attribute("w:styleId").unwrap()).collect();
    for (name, part) in &package.0 {
        for kind in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"] {
            for used in part.all(kind) {
                assert!(known.contains(used.val()), "{name}: {kind} {}", used.val());
            }
        }
        for size in part.all("w:sz") {
            assert!(size.val().parse::<u32>().unwrap() >= 22, "half points: 11 points at least");
        }
    }
}

#[test]
fn hard_texts_come_through_with_their_lines() {
    let package = Package::of(&bench(), "report --title 'a\u{1}b\u{202e}c\u{fffe}\td' --case-number '=1+1'");
    let cells: Vec<String> = package.document().all("w:tc").into_iter().map(Node::shown).collect();
    assert!(cells.contains(&HARD.to_owned()), "{cells:#?}");
    let facts: Vec<String> =
        package.body().iter().filter(|node| node.style() == "Facts").map(Node::shown).collect();
    assert!(facts.iter().any(|fact| fact.ends_with("Två rader:\nden andra")), "{facts:#?}");
    assert!(facts.iter().any(|fact| fact.ends_with(": =1+1")), "{facts:#?}");
    assert_eq!(package.headings()[0].1, "a\u{fffd}bc d");
    assert_eq!(package.part("docProps/core.xml").first("dc:title").unwrap().text, "a\u{fffd}bc d");
}
