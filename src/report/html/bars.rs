//! Counts of outcomes: figures in a table, and beside them a bar of the same figures.
//!
//! An outcome is told by pattern and outline, not by colour alone.

use std::borrow::Cow;

use maud::{Markup, PreEscaped, html};

use super::table::framed;
use super::voice::{Voice, nothing};
use crate::journal::Counts;
use crate::report::{CountTable, Span, Text};
use crate::text::Lang;

type Words = fn(Lang) -> Cow<'static, str>;

/// A part of a bar, and the column with the same figure.
struct Part {
    class: &'static str,
    count: fn(&Counts) -> usize,
    title: Words,
    /// What the pattern is called in the legend.
    pattern: Words,
}

const PARTS: [Part; 5] = [
    Part { class: "yes", count: |it| it.yes, title: Lang::report_yes, pattern: Lang::report_solid },
    Part {
        class: "partly",
        count: |it| it.partly,
        title: Lang::report_partly,
        pattern: Lang::report_hatched,
    },
    Part { class: "no", count: |it| it.no, title: Lang::report_no, pattern: Lang::report_crossed },
    Part {
        class: "na",
        count: |it| it.not_applicable,
        title: Lang::report_not_applicable,
        pattern: Lang::report_dotted,
    },
    Part {
        class: "open",
        count: |it| it.open,
        title: Lang::report_not_assessed,
        pattern: Lang::report_empty,
    },
];

/// How wide the columns of [`heads`] are beside a first one of 28.
pub(super) const WIDTHS: [u16; 8] = [8, 8, 5, 6, 5, 8, 8, 24];

/// The fills of the bars, which a page holds once. `style.css` gives them their colours.
pub(super) fn patterns() -> Markup {
    PreEscaped(
        concat!(
            "<svg class=\"unseen\" width=\"1\" height=\"1\" aria-hidden=\"true\"><defs>",
            "<pattern id=\"_partly\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" ",
            "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\"/><path d=\"M1.5 0V6\"/></pattern>",
            "<pattern id=\"_no\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">",
            "<rect width=\"6\" height=\"6\"/><path d=\"M0 0L6 6M6 0L0 6\"/></pattern>",
            "<pattern id=\"_na\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">",
            "<rect width=\"6\" height=\"6\"/><circle cx=\"3\" cy=\"3\" r=\"1.3\"/></pattern>",
            "</defs></svg>",
        )
        .to_owned(),
    )
}

/// The table, the `number`th of its page.
pub(super) fn count_table(voice: &mut Voice, number: usize, table: &CountTable<'_>) -> Markup {
    let lang = voice.lang();
    let caption = voice.text(&table.caption);
    let head = html! { th scope="col" { (table.of) } (heads(lang)) };
    let body = html! {
        @for (who, counts) in &table.rows {
            tr { th scope="row" { (voice.cell(who)) } (cells(lang, who, counts)) }
        }
    };
    let widths: Vec<u16> = [28].into_iter().chain(WIDTHS).collect();
    framed(number, &caption, &widths, &head, &body)
}

/// What the patterns mean, in words.
pub(super) fn legend(lang: Lang) -> Markup {
    html! {
        p.legend-title { (lang.report_bars()) }
        ul.legend {
            @for part in &PARTS {
                li {
                    svg.bar.swatch width="28" height="16" aria-hidden="true" { (piece(part, 0.0, 100.0)) }
                    " " ((part.title)(lang)) ": " ((part.pattern)(lang))
                }
            }
        }
    }
}

/// The headings of the columns with figures, and of the bar.
pub(super) fn heads(lang: Lang) -> Markup {
    let figures = [lang.report_activities(), lang.report_indicators()];
    let figures = figures.into_iter().chain(PARTS.iter().map(|part| (part.title)(lang)));
    html! {
        @for title in figures { th.number scope="col" { (title) } }
        th scope="col" { (lang.report_distribution()) }
    }
}

/// The figures about somebody or something, and the bar.
pub(super) fn cells(lang: Lang, who: &Text<'_>, counts: &Counts) -> Markup {
    let figures = [counts.activities, counts.indicators];
    html! {
        @for n in figures.into_iter().chain(PARTS.iter().map(|part| (part.count)(counts))) {
            td.number { (n) }
        }
        td { (bar(lang, who, counts)) }
    }
}

/// A bar as long as any other: it shows shares, the figures beside it how many they are.
fn bar(lang: Lang, who: &Text<'_>, counts: &Counts) -> Markup {
    if counts.indicators == 0 {
        return nothing(lang);
    }
    // The number of a focus area or the abbreviation of a party is enough of a name.
    let name = who.0.first().map(Span::as_str).unwrap_or_default();
    let share = |n: usize| n as f64 * 100.0 / counts.indicators as f64;
    let mut before = 0;
    html! {
        svg.bar width="100%" height="18" role="img" aria-label={ (name) ": " (lang.counts(counts)) } {
            @for part in PARTS.iter().filter(|part| (part.count)(counts) > 0) {
                (piece(part, share(before), share((part.count)(counts))))
                @let () = before += (part.count)(counts);
            }
        }
    }
}

/// A piece of a bar, from and as wide as so many hundredths of it.
fn piece(part: &Part, from: f64, width: f64) -> Markup {
    html! {
        rect class=(part.class) x={ (format!("{from:.3}")) "%" } width={ (format!("{width:.3}")) "%" }
            height="100%" {}
    }
}
