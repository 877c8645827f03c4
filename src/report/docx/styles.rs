//! The styles: names that Word knows and shows in the reader's language, so that a committee can give
//! the document its own look in one move.

use maud::{Markup, html};

use super::{MAIN, locale};
use crate::text::Lang;

/// The blue of headings and the grey behind header cells: 6.6 and 15 to 1 against white and black.
const BLUE: &str = "0B5FA5";
const SHADE: &str = "E8EEF4";
const INK: &str = "1A1A1A";

/// A heading of each level: its size in half points, the space above it in twentieths of a point.
const HEADINGS: [(u8, usize, usize); 4] = [(1, 34, 440), (2, 28, 340), (3, 24, 280), (4, 22, 240)];

/// The part that holds them. All text is in this language where it does not say otherwise.
pub(super) fn styles(lang: Lang) -> Markup {
    html! {
        w:styles xmlns:w=(MAIN) {
            (defaults(lang))
            (normal())
            @for (level, size, before) in HEADINGS { (heading(level, size, before)) }
            (titles())
            (texts())
            (tables())
            (margins())
            (characters())
        }
    }
}

/// Calibri 11, which Word has and `LibreOffice` has a twin of.
fn defaults(lang: Lang) -> Markup {
    html! {
        w:docDefaults {
            w:rPrDefault {
                w:rPr {
                    w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri" {}
                    w:color w:val=(INK) {}
                    w:sz w:val="22" {}
                    w:szCs w:val="22" {}
                    w:lang w:val=(locale(lang.tag())) {}
                }
            }
            w:pPrDefault { w:pPr { w:suppressAutoHyphens {} w:spacing w:after="120" w:line="264" w:lineRule="auto" {} } }
        }
    }
}

fn normal() -> Markup {
    html! {
        w:style w:type="paragraph" w:default="1" w:styleId="Normal" { w:name w:val="Normal" {} w:qFormat {} }
        w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont" {
            w:name w:val="Default Paragraph Font" {}
            w:uiPriority w:val="1" {}
            w:semiHidden {}
        }
        w:style w:type="table" w:default="1" w:styleId="TableNormal" {
            w:name w:val="Normal Table" {}
            w:uiPriority w:val="99" {}
            w:semiHidden {}
            w:tblPr { w:tblInd w:w="0" w:type="dxa" {} }
        }
    }
}

/// A style of paragraphs, followed by another; `form` and `letters` are its properties.
fn paragraph(id: &str, name: &str, next: &str, form: &Markup, letters: &Markup) -> Markup {
    html! {
        w:style w:type="paragraph" w:styleId=(id) {
            w:name w:val=(name) {}
            w:basedOn w:val="Normal" {}
            w:next w:val=(next) {}
            w:qFormat {}
            w:pPr { (form) }
            w:rPr { (letters) }
        }
    }
}

fn heading(level: u8, size: usize, before: usize) -> Markup {
    let form = html! {
        w:keepNext {}
        w:keepLines {}
        w:spacing w:before=(before) w:after="100" w:line="252" w:lineRule="auto" {}
        w:outlineLvl w:val=(level - 1) {}
    };
    let letters = html! { w:b {} w:bCs {} @if level < 3 { w:color w:val=(BLUE) {} } (points(size)) };
    paragraph(&format!("Heading{level}"), &format!("heading {level}"), "BodyText", &form, &letters)
}

/// A size in half points.
fn points(size: usize) -> Markup {
    html! { w:sz w:val=(size) {} w:szCs w:val=(size) {} }
}

fn titles() -> Markup {
    let form =
        html! { w:keepNext {} w:keepLines {} w:spacing w:after="240" w:line="240" w:lineRule="auto" {} };
    let letters = html! { w:b {} w:bCs {} w:color w:val=(BLUE) {} (points(48)) };
    let contents = html! { w:keepNext {} w:keepLines {} w:spacing w:before="400" w:after="100" {} };
    let entry =
        html! { w:tabs { w:tab w:val="right" w:leader="dot" w:pos="9638" {} } w:spacing w:after="40" {} };
    html! {
        (paragraph("Title", "Title", "BodyText", &form, &letters))
        (paragraph("TOCHeading", "TOC Heading", "BodyText", &contents, &html! { w:b {} w:bCs {} (points(28)) }))
        (paragraph("TOC1", "toc 1", "Normal", &entry, &html! {}))
    }
}

fn texts() -> Markup {
    let body = html! { w:spacing w:before="120" w:after="120" {} };
    let point = html! {
        w:numPr { w:numId w:val="1" {} }
        w:spacing w:after="60" {}
        w:ind w:left="397" w:hanging="397" {}
    };
    let fact = html! { w:spacing w:before="40" w:after="60" {} };
    html! {
        (paragraph("BodyText", "Body Text", "BodyText", &body, &html! {}))
        (paragraph("ListBullet", "List Bullet", "ListBullet", &point, &html! {}))
        (paragraph("Facts", "Facts", "Facts", &fact, &html! {}))
    }
}

/// A header row and a caption stay with the row below them. Long words are hyphenated in the narrow
/// columns of tables and nowhere else.
fn tables() -> Markup {
    let caption = html! { w:keepNext {} w:keepLines {} w:spacing w:before="220" w:after="80" {} };
    let cell = html! { w:suppressAutoHyphens w:val="0" {} w:spacing w:before="40" w:after="40" w:line="247" w:lineRule="auto" {} };
    html! {
        (paragraph("Caption", "caption", "BodyText", &caption, &html! { w:b {} w:bCs {} }))
        (paragraph("TableContents", "Table Contents", "TableContents", &cell, &html! {}))
        (paragraph("TableHeading", "Table Heading", "TableContents", &html! { w:keepNext {} (cell) }, &html! { w:b {} w:bCs {} }))
        w:style w:type="table" w:styleId="ReportTable" {
            w:name w:val="Report Table" {}
            w:basedOn w:val="TableNormal" {}
            w:qFormat {}
            w:tblPr {
                w:tblBorders {
                    w:top w:val="single" w:sz="6" w:space="0" w:color=(INK) {}
                    w:bottom w:val="single" w:sz="6" w:space="0" w:color=(INK) {}
                    w:insideH w:val="single" w:sz="4" w:space="0" w:color="767676" {}
                }
                w:tblCellMar {
                    w:left w:w="70" w:type="dxa" {}
                    w:right w:w="70" w:type="dxa" {}
                }
            }
            w:tblStylePr w:type="firstRow" {
                w:tcPr {
                    w:shd w:val="clear" w:color="auto" w:fill=(SHADE) {}
                    w:vAlign w:val="bottom" {}
                }
            }
        }
    }
}

fn margins() -> Markup {
    let above = html! { w:pBdr { w:bottom w:val="single" w:sz="4" w:space="4" w:color="767676" {} } w:spacing w:after="0" {} };
    let below = html! { w:spacing w:after="0" {} w:jc w:val="right" {} };
    html! {
        (paragraph("Header", "header", "Header", &above, &html! {}))
        (paragraph("Footer", "footer", "Footer", &below, &html! {}))
    }
}

fn characters() -> Markup {
    html! {
        w:style w:type="character" w:styleId="Strong" {
            w:name w:val="Strong" {}
            w:qFormat {}
            w:rPr { w:b {} w:bCs {} }
        }
    }
}
