//! The web pages of reports: what WCAG 2.1 AA asks of their structure, read as a browser reads them.
//!
//! A real browser looks at them in `tests/accessibility/`.

mod hostile;
mod index;
mod rules;
mod style;

use std::sync::OnceLock;

use scraper::{ElementRef, Html, Selector};

use crate::cli::bench::Bench;

/// A page and how it was asked for.
pub(crate) struct Written {
    pub(crate) asked: String,
    pub(crate) text: String,
}

impl Written {
    pub(crate) fn html(&self) -> Html {
        Html::parse_document(&self.text)
    }
}

const FORMS: [&str; 6] = [
    "report",
    "report --with history --since 2019-12-31",
    "report --kind extract -c ÄLN",
    "report --kind deviations",
    "report --kind minutes",
    "report --search Nothingofthekind",
];

/// Every form of both plans in both languages.
pub(crate) fn pages() -> &'static [Written] {
    static PAGES: OnceLock<Vec<Written>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let plans = ["hsvo-uppsala-2024", "nsu-uppsala-2019"];
        let asked = plans.iter().flat_map(|plan| {
            let langs = ["sv", "en"].into_iter();
            langs.flat_map(move |lang| {
                let line = move |form| format!("--demo --plan {plan} --lang {lang} {form} --format html");
                // No meeting is known of the older plan.
                let told = move |form: &&str| *plan == "hsvo-uppsala-2024" || !form.contains("minutes");
                FORMS.into_iter().filter(told).map(line)
            })
        });
        asked.map(|asked| Written { text: written(&asked), asked }).collect()
    })
}

fn written(line: &str) -> String {
    let mut out = Vec::new();
    Bench::new().run_into(line, &mut out);
    String::from_utf8(out).unwrap()
}

pub(crate) fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

pub(crate) fn within<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element.select(&Selector::parse(selector).unwrap()).collect()
}

/// What an element says, blanks in a row as one.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
