//! What stands around the parts of a page: its head, its title block, the way to its parts, its end.

use std::borrow::Cow;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::bars;
use super::voice::{Voice, anchor};
use crate::report::Text;
use crate::text::{Lang, clean_line};

/// Nothing is loaded from anywhere and nothing runs, whatever the texts try.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE: &str = include_str!("style.css");

/// From the first line of the file to the link that leads past the contents.
pub(super) fn opening(lang: Lang, title: &str) -> Markup {
    html! {
        (DOCTYPE)
        (PreEscaped(format!("<html lang=\"{}\">\n", lang.tag())))
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (clean_line(title)) }
            meta name="generator" content=(concat!("folj ", env!("CARGO_PKG_VERSION")));
            meta name="color-scheme" content="light";
            style { (PreEscaped(STYLE)) }
        }
        (PreEscaped("\n<body>\n"))
        a.skip href="#_main" { (lang.report_to_content()) }
        (bars::patterns())
    }
}

/// The title block. A warning stands before all facts.
pub(super) fn header(
    voice: &mut Voice,
    title: &Text<'_>,
    warning: Option<&str>,
    rows: &[(Cow<'static, str>, Text<'_>)],
) -> Markup {
    html! {
        header id="_top" {
            h1 { (voice.text(title)) }
            @if let Some(warning) = warning { p.warning { strong { (warning) } } }
            (facts(voice, rows))
        }
    }
}

/// The way to the parts of the page.
pub(super) fn contents(voice: &mut Voice, parts: &[(String, Text<'_>)]) -> Markup {
    html! {
        nav aria-labelledby="_contents" {
            h2 id="_contents" { (voice.lang().report_contents()) }
            ul {
                @for (name, title) in parts {
                    li { a href={ "#" (anchor(name)) } { (voice.text(title)) } }
                }
            }
        }
    }
}

/// Labelled facts.
pub(super) fn facts(voice: &mut Voice, rows: &[(Cow<'static, str>, Text<'_>)]) -> Markup {
    html! {
        dl {
            @for (label, text) in rows { div { dt { (label) } dd { (voice.cell(text)) } } }
        }
    }
}

/// Where the parts begin.
pub(super) fn main_opens() -> Markup {
    PreEscaped("<main id=\"_main\" tabindex=\"-1\">".to_owned())
}

/// The end of the parts and of the page. `made` says when it was made and with what.
pub(super) fn closing(lang: Lang, made: &str) -> Markup {
    html! {
        (PreEscaped("</main>\n"))
        footer {
            p { (lang.report_made()) " " (made) }
            p { a href="#_top" { (lang.report_to_top()) } }
        }
        (PreEscaped("\n</body>\n</html>"))
    }
}
