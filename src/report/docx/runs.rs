//! Running texts: runs, each in one form and one language.

use maud::{Markup, html};

use super::locale;
use crate::report::{Cover, Span, Text};
use crate::text::{Lang, clean};

/// How texts become runs.
#[derive(Debug)]
pub(super) struct Runs {
    /// The language of the plan where the report is in another one.
    foreign: Option<String>,
}

impl Runs {
    /// For a report with this title block.
    pub(super) fn new(cover: &Cover<'_>) -> Self {
        let own = Lang::from_tag(cover.plan_language) == Some(cover.lang);
        Self { foreign: (!own).then(|| locale(cover.plan_language).to_owned()) }
    }

    /// The pieces of a text, one after another.
    pub(super) fn of(&self, text: &Text<'_>) -> Markup {
        html! { @for span in &text.0 { (self.run(span)) } }
    }

    fn run(&self, span: &Span<'_>) -> Markup {
        let (strong, foreign) = match span {
            Span::Plain(_) => (false, None),
            Span::Strong(_) => (true, None),
            Span::Plan(_) | Span::Abbreviation(..) => (false, self.foreign.as_deref()),
        };
        let text = clean(span.as_str());
        html! {
            w:r {
                @if strong || foreign.is_some() {
                    w:rPr {
                        @if strong { w:rStyle w:val="Strong" {} }
                        @if let Some(language) = foreign { w:lang w:val=(language) {} }
                    }
                }
                @for (at, line) in text.split('\n').enumerate() {
                    @if at > 0 { w:br {} }
                    w:t xml:space="preserve" { (line) }
                }
            }
        }
    }
}
