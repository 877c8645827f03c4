//! The parts of the package beside the document itself.

use maud::{Markup, html};

use super::styles::styles;
use super::{MAIN, RELATIONS, locale};
use crate::report::{Cover, Report};
use crate::text::{Lang, clean_line};

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const PROPERTIES: &str = "application/vnd.openxmlformats-package.core-properties+xml";

/// The parts that the document refers to: the name of the reference, its kind, the file, the kind of the file.
const REFERENCES: [(&str, &str, &str, &str); 6] = [
    ("styles", "styles", "styles.xml", "styles"),
    ("settings", "settings", "settings.xml", "settings"),
    ("numbering", "numbering", "numbering.xml", "numbering"),
    ("header", "header", "header.xml", "header"),
    ("footer", "footer", "footer.xml", "footer"),
    ("footer-first", "footer", "footer-first.xml", "footer"),
];

/// All parts but the document: the name in the package, and what stands in it.
pub(super) fn parts(report: &Report<'_>, cover: &Cover<'_>) -> Vec<(&'static str, Markup)> {
    let lang = report.lang;
    let title = clean_line(&cover.title.to_plain()).into_owned();
    vec![
        ("[Content_Types].xml", types()),
        ("_rels/.rels", relations()),
        ("docProps/core.xml", properties(report, &title)),
        ("word/_rels/document.xml.rels", references()),
        ("word/styles.xml", styles(lang)),
        ("word/settings.xml", settings(lang)),
        ("word/numbering.xml", numbering()),
        ("word/header.xml", header(&title)),
        ("word/footer.xml", footer(lang)),
        ("word/footer-first.xml", footer(lang)),
    ]
}

fn types() -> Markup {
    html! {
        Types xmlns={ (PACKAGE) "/content-types" } {
            Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" {}
            Default Extension="xml" ContentType="application/xml" {}
            Override PartName="/word/document.xml" ContentType={ (KIND) ".document.main+xml" } {}
            Override PartName="/docProps/core.xml" ContentType=(PROPERTIES) {}
            @for (_, _, file, kind) in REFERENCES {
                Override PartName={ "/word/" (file) } ContentType={ (KIND) "." (kind) "+xml" } {}
            }
        }
    }
}

fn relations() -> Markup {
    html! {
        Relationships xmlns={ (PACKAGE) "/relationships" } {
            Relationship Id="document" Type={ (RELATIONS) "/officeDocument" } Target="word/document.xml" {}
            Relationship Id="core" Type={ (PACKAGE) "/relationships/metadata/core-properties" } Target="docProps/core.xml" {}
        }
    }
}

fn references() -> Markup {
    html! {
        Relationships xmlns={ (PACKAGE) "/relationships" } {
            @for (id, kind, file, _) in REFERENCES {
                Relationship Id=(id) Type={ (RELATIONS) "/" (kind) } Target=(file) {}
            }
        }
    }
}

/// Title, plan, who prepared it or else whose plan it is, language, when.
fn properties(report: &Report<'_>, title: &str) -> Markup {
    let plan = report.plan.plan;
    let made = report.made.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let creator = report.wanted.prepared_by.as_deref().unwrap_or(&plan.organisation);
    html! {
        cp:coreProperties xmlns:cp={ (PACKAGE) "/metadata/core-properties" }
            xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:dcterms="http://purl.org/dc/terms/"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" {
            dc:title { (title) }
            dc:subject { (clean_line(&plan.title)) }
            dc:creator { (clean_line(creator)) }
            dc:language { (locale(report.lang.tag())) }
            dcterms:created xsi:type="dcterms:W3CDTF" { (made) }
            dcterms:modified xsi:type="dcterms:W3CDTF" { (made) }
        }
    }
}

/// Without the compatibility mode Word would open the document as one of 2007, and say so.
fn settings(lang: Lang) -> Markup {
    html! {
        w:settings xmlns:w=(MAIN) {
            w:defaultTabStop w:val="567" {}
            w:autoHyphenation {}
            w:compat {
                w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15" {}
            }
            w:themeFontLang w:val=(locale(lang.tag())) {}
        }
    }
}

/// The one kind of list: points.
fn numbering() -> Markup {
    html! {
        w:numbering xmlns:w=(MAIN) {
            w:abstractNum w:abstractNumId="0" {
                w:multiLevelType w:val="singleLevel" {}
                w:lvl w:ilvl="0" {
                    w:start w:val="1" {}
                    w:numFmt w:val="bullet" {}
                    w:pStyle w:val="ListBullet" {}
                    w:lvlText w:val="•" {}
                    w:lvlJc w:val="left" {}
                    w:pPr { w:ind w:left="397" w:hanging="397" {} }
                }
            }
            w:num w:numId="1" { w:abstractNumId w:val="0" {} }
        }
    }
}

fn header(title: &str) -> Markup {
    html! {
        w:hdr xmlns:w=(MAIN) {
            w:p { w:pPr { w:pStyle w:val="Header" {} } w:r { w:t xml:space="preserve" { (title) } } }
        }
    }
}

/// «Sida 1 av 7»; Word and `LibreOffice` count the pages.
fn footer(lang: Lang) -> Markup {
    let text = |text: String| html! { w:r { w:t xml:space="preserve" { (text) } } };
    let field = |name: &str| html! { w:fldSimple w:instr={ " " (name) " " } { w:r { w:t { "1" } } } };
    html! {
        w:ftr xmlns:w=(MAIN) {
            w:p {
                w:pPr { w:pStyle w:val="Footer" {} }
                (text(format!("{} ", lang.report_page())))
                (field("PAGE"))
                (text(format!(" {} ", lang.report_of_pages())))
                (field("NUMPAGES"))
            }
        }
    }
}
