//! How a page says a text: which language a piece is in, and which abbreviations it has explained.

use std::collections::HashSet;
use std::fmt::Write;

use maud::{Markup, html};

use crate::report::{Span, Text};
use crate::text::{Lang, clean, clean_line};

/// What the eye sees where there is nothing.
const DASH: &str = "–";

/// What a page must remember to say the next text right.
#[derive(Debug)]
pub(super) struct Voice {
    lang: Lang,
    /// The language of the plan, where it is not that of the page.
    plan: Option<String>,
    /// The abbreviations that have been explained, with what they stand for.
    explained: HashSet<(String, String)>,
}

impl Voice {
    /// For a page in a language, about a plan in a language (a BCP 47 tag).
    pub(super) fn new(lang: Lang, plan: &str) -> Self {
        let differs = Lang::from_tag(plan) != Some(lang) && is_tag(plan);
        Self { lang, plan: differs.then(|| plan.to_owned()), explained: HashSet::new() }
    }

    /// The language of the page.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// A text, piece by piece.
    pub(super) fn text(&mut self, text: &Text<'_>) -> Markup {
        html! { @for span in &text.0 { (self.span(span)) } }
    }

    /// The same in a cell of a table, which says so when there is nothing to say: a dash alone is read
    /// aloud as nothing, or as a dash.
    pub(super) fn cell(&mut self, text: &Text<'_>) -> Markup {
        let is_dash = || matches!(text.0.as_slice(), [only] if only.as_str() == DASH);
        if text.is_empty() || is_dash() { nothing(self.lang) } else { self.text(text) }
    }

    fn span(&mut self, span: &Span<'_>) -> Markup {
        match span {
            Span::Plain(text) => lines(text),
            Span::Strong(text) => html! { strong { (lines(text)) } },
            Span::Plan(text) => self.of_plan(text),
            Span::Abbreviation(short, long) => {
                if self.explained.insert(((*short).to_owned(), (*long).to_owned())) {
                    html! { abbr title=(clean_line(long)) lang=[self.plan.as_deref()] { (clean_line(short)) } }
                } else {
                    self.of_plan(short)
                }
            }
        }
    }

    fn of_plan(&self, text: &str) -> Markup {
        match &self.plan {
            Some(lang) if !text.is_empty() => html! { span lang=(lang) { (lines(text)) } },
            Some(_) | None => lines(text),
        }
    }
}

/// What a cell shows that holds nothing: a dash for the eye, a word for who listens.
pub(super) fn nothing(lang: Lang) -> Markup {
    html! { span.nothing aria-hidden="true" { (DASH) } span.unseen { (lang.report_missing()) } }
}

/// A text with its line breaks, safe to show.
fn lines(text: &str) -> Markup {
    html! { @for (at, line) in clean(text).split('\n').enumerate() { @if at > 0 { br; } (line) } }
}

/// The `id` of an anchor. No two anchors share one, and none is like a name that the page gives, which
/// begins with a low line and has no second one.
pub(super) fn anchor(name: &str) -> String {
    let mut id = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() || matches!(c, '.' | '-') {
            id.push(c);
        } else {
            // Writing to a string does not fail.
            let _ = write!(id, "_{:x}_", u32::from(c));
        }
    }
    id
}

/// Whether it looks like a language tag, which HTML asks of `lang`.
fn is_tag(tag: &str) -> bool {
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_alphabetic()) && parts.all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(lang: Lang, plan: &str, text: &Text<'_>) -> String {
        Voice::new(lang, plan).text(text).into_string()
    }

    #[test]
    fn texts_of_the_plan_name_their_language_where_it_is_another() {
        let text = || Text::plain("Note: ").and(Span::Plan("Ja & nej".into()));
        assert_eq!(says(Lang::Sv, "sv", &text()), "Note: Ja &amp; nej");
        assert_eq!(says(Lang::Sv, "sv-FI", &text()), "Note: Ja &amp; nej");
        assert_eq!(says(Lang::En, "sv", &text()), "Note: <span lang=\"sv\">Ja &amp; nej</span>");
        assert_eq!(says(Lang::En, "not a tag", &text()), "Note: Ja &amp; nej");
        assert_eq!(says(Lang::En, "sv", &Text::plan("")), "");
    }

    #[test]
    fn an_abbreviation_is_explained_once() {
        let mut voice = Voice::new(Lang::En, "sv");
        let text = Text(vec![Span::Abbreviation("OSN", "Omsorgsnämnden")]);
        let first = "<abbr title=\"Omsorgsnämnden\" lang=\"sv\">OSN</abbr>";
        assert_eq!(voice.text(&text).into_string(), first);
        assert_eq!(voice.text(&text).into_string(), "<span lang=\"sv\">OSN</span>");
        let other = Text(vec![Span::Abbreviation("OSN", "Något \"annat\"")]);
        assert_eq!(
            voice.text(&other).into_string(),
            "<abbr title=\"Något &quot;annat&quot;\" lang=\"sv\">OSN</abbr>"
        );
    }

    #[test]
    fn a_cell_without_words_says_so_in_a_word() {
        let mut voice = Voice::new(Lang::Sv, "sv");
        for empty in [Text::default(), Text::plan(""), Text::plain("–")] {
            let cell = voice.cell(&empty).into_string();
            assert!(cell.contains(">saknas</span>"), "{empty:?}: {cell}");
        }
        assert_eq!(voice.cell(&Text::plan("– nej")).into_string(), "– nej");
    }

    #[test]
    fn nothing_in_a_text_breaks_out_and_lines_stay_lines() {
        let text = Text::plan("<script>\"&\u{0}\u{1b}[31m\u{202e}\r\nrad 2");
        assert_eq!(says(Lang::Sv, "sv", &text), "&lt;script&gt;&quot;&amp;\u{fffd}\u{fffd}[31m<br>rad 2");
    }

    #[test]
    fn anchors_are_names_that_html_allows_and_stay_apart() {
        for (name, id) in [
            ("2.1.1.1", "2.1.1.1"),
            ("ej-bedomda-ÄLN", "ej-bedomda-ÄLN"),
            ("ej-bedomda-Ledningsgrupp NSU", "ej-bedomda-Ledningsgrupp_20_NSU"),
            ("a_b", "a_5f_b"),
            ("\"><script>", "_22__3e__3c_script_3e_"),
        ] {
            assert_eq!(anchor(name), id);
        }
    }
}
