//! Rules that hold for every page.

use std::collections::{BTreeMap, BTreeSet};

use folj::journal::Counts;
use folj::text::Lang;
use scraper::{ElementRef, Html};

use super::{all, pages, text, within};

/// Runs a check over every page.
fn each(check: impl Fn(&str, &Html)) {
    assert_eq!(pages().len(), 22);
    for page in pages() {
        check(&page.asked, &page.html());
    }
}

#[test]
fn headings_are_a_tree() {
    each(|asked, html| {
        let headings = all(html, "h1, h2, h3, h4, h5, h6");
        let levels: Vec<u32> = headings.iter().map(|it| it.value().name()[1..].parse().unwrap()).collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{asked}");
        assert_eq!(levels[0], 1, "{asked}");
        for (at, pair) in levels.windows(2).enumerate() {
            assert!(pair[1] <= pair[0] + 1, "{asked}: {} after level {}", text(headings[at + 1]), pair[0]);
        }
        assert!(headings.iter().all(|heading| !text(*heading).is_empty()), "{asked}");
        let title = text(all(html, "head > title")[0]);
        assert_eq!(title, text(all(html, "h1")[0]), "{asked}");
    });
}

#[test]
fn a_heading_stands_in_the_section_of_its_level() {
    each(|asked, html| {
        let sections = all(html, "main section:not(.scroll)");
        assert!(!sections.is_empty(), "{asked}");
        for section in sections {
            let depth = section
                .ancestors()
                .filter_map(ElementRef::wrap)
                .filter(|above| above.value().name() == "section")
                .count();
            let first = section.child_elements().next().unwrap();
            assert_eq!(first.value().name(), format!("h{}", depth + 2), "{asked}");
        }
    });
}

#[test]
fn every_link_leads_somewhere() {
    each(|asked, html| {
        let ids: Vec<&str> = all(html, "[id]").iter().map(|it| it.value().id().unwrap()).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{asked}: an id stands twice");
        assert!(ids.iter().all(|id| !id.is_empty() && !id.contains(char::is_whitespace)), "{asked}");
        let links = all(html, "a");
        assert!(links.len() > 2, "{asked}");
        for link in links {
            let target = link.attr("href").unwrap().strip_prefix('#').unwrap();
            assert!(unique.contains(target), "{asked}: #{target}");
            assert!(!text(link).is_empty(), "{asked}: #{target}");
        }
        for named in all(html, "[aria-labelledby]") {
            assert!(unique.contains(named.attr("aria-labelledby").unwrap()), "{asked}");
        }
        let parts = all(html, "main > section > h2").len();
        assert_eq!(all(html, "nav a").len(), parts, "{asked}: the contents name every part");
    });
}

#[test]
fn activities_are_found_by_their_number() {
    let report = &pages()[0];
    for (selector, level) in [("main > section > h2[id=\"2.1\"]", 2), ("h4[id=\"2.1.1.1\"]", 4)] {
        assert_eq!(all(&report.html(), selector).len(), 1, "level {level}");
    }
}

#[test]
fn the_page_has_its_landmarks() {
    each(|asked, html| {
        for landmark in ["body > header", "body > nav[aria-labelledby]", "body > main", "body > footer"] {
            assert_eq!(all(html, landmark).len(), 1, "{asked}: {landmark}");
        }
        let first = all(html, "body > *")[0];
        assert_eq!(first.attr("href"), Some("#_main"), "{asked}: the skip link comes first");
        assert_eq!(all(html, "main")[0].value().id(), Some("_main"), "{asked}");
        let before_facts = all(html, "header > h1 + .warning + dl");
        assert_eq!(before_facts.len(), 1, "{asked}: invented outcomes are called that before anything else");
    });
}

#[test]
fn tables_can_be_read_cell_by_cell() {
    each(|asked, html| {
        let mut captions = BTreeSet::new();
        assert_eq!(all(html, "[colspan], [rowspan]").len(), 0, "{asked}");
        for table in all(html, "table") {
            let caption = text(within(table, "caption")[0]);
            assert!(!caption.is_empty() && captions.insert(caption.clone()), "{asked}: {caption}");
            let heads = within(table, "thead > tr > *");
            assert_eq!(within(table, "thead > tr").len(), 1);
            let is_head = |it: &ElementRef<'_>| it.value().name() == "th" && it.attr("scope") == Some("col");
            assert!(heads.iter().all(|it| is_head(it) && !text(*it).is_empty()), "{asked}: {caption}");
            assert_eq!(within(table, "col").len(), heads.len(), "{asked}: {caption}");
            let rows = within(table, "tbody > tr");
            assert!(!rows.is_empty(), "{asked}: {caption}");
            for row in rows {
                let cells: Vec<ElementRef<'_>> = row.child_elements().collect();
                assert_eq!(cells.len(), heads.len(), "{asked}: {caption}");
                let kinds: Vec<&str> = cells.iter().map(|cell| cell.value().name()).collect();
                assert!(
                    kinds[0] == "th" && kinds[1..].iter().all(|kind| *kind == "td"),
                    "{asked}: {caption}"
                );
                assert_eq!(cells[0].attr("scope"), Some("row"), "{asked}: {caption}");
                for cell in cells {
                    let picture = !within(cell, "svg[role=img]").is_empty();
                    let said = text(cell);
                    assert!(
                        picture || !said.is_empty() && said != "–",
                        "{asked}: an empty cell in {caption}"
                    );
                }
            }
            let parent = ElementRef::wrap(table.parent().unwrap()).unwrap();
            if heads.len() > 3 {
                assert_eq!(parent.attr("tabindex"), Some("0"), "{asked}: {caption}");
                assert_eq!(parent.attr("aria-labelledby"), within(table, "caption")[0].value().id());
            }
        }
    });
}

#[test]
fn a_cell_that_holds_nothing_says_so() {
    for (page, word) in [(&pages()[0], "saknas"), (&pages()[6], "nothing")] {
        let html = page.html();
        let dashes = all(&html, "td > .nothing");
        assert!(!dashes.is_empty(), "{}", page.asked);
        for dash in dashes {
            assert_eq!(dash.attr("aria-hidden"), Some("true"));
            let said = ElementRef::wrap(dash.next_sibling().unwrap()).unwrap();
            assert_eq!((text(said).as_str(), said.attr("class")), (word, Some("unseen")));
        }
    }
}

#[test]
fn languages_are_named_where_they_change() {
    each(|asked, html| {
        let english = asked.contains("--lang en");
        let page = all(html, "html")[0].attr("lang").unwrap().to_owned();
        assert_eq!(page, if english { "en" } else { "sv" }, "{asked}");
        let others: Vec<&str> = all(html, "body [lang]").iter().map(|it| it.attr("lang").unwrap()).collect();
        assert_eq!(others.is_empty(), !english, "{asked}");
        assert!(others.iter().all(|other| *other == "sv"), "{asked}");
        assert_eq!(all(html, "h1 > span[lang=sv]").len(), usize::from(english), "{asked}: the plan's title");
        if english && !all(html, "h4").is_empty() {
            assert!(all(html, "h4").iter().all(|it| !within(*it, "[lang=sv]").is_empty()), "{asked}");
        }
    });
}

#[test]
fn abbreviations_are_explained_once_and_at_their_first_use() {
    each(|asked, html| {
        let mut explained = BTreeMap::new();
        let mut said = BTreeSet::new();
        // A piece in another language is the only other way to say an abbreviation alone.
        for piece in all(html, "abbr, [lang=sv]:not(abbr)") {
            let short = text(piece);
            if piece.value().name() == "abbr" {
                let long = piece.attr("title").unwrap().to_owned();
                assert!(!said.contains(&short), "{asked}: {short} before it is explained");
                assert!(
                    !long.is_empty() && explained.insert(short.clone(), long).is_none(),
                    "{asked}: {short}"
                );
            }
            said.insert(short);
        }
        let list: Vec<String> =
            all(html, "[id=forkortningar] ~ table th[scope=row]").into_iter().map(text).collect();
        // Who names nobody in a plan without abbreviations has none to explain.
        assert_eq!(list.is_empty(), asked.contains("Nothingofthekind") && asked.contains("nsu"), "{asked}");
        let rows = all(html, "table:has(svg) th[scope=row]").into_iter().map(text);
        for party in rows.filter(|row| list.contains(row)) {
            assert!(explained.contains_key(&party), "{asked}: {party}");
        }
        assert!(explained.keys().all(|short| list.contains(short)), "{asked}");
    });
}

#[test]
fn nothing_runs_and_nothing_is_fetched() {
    const ATTRIBUTES: [&str; 24] = [
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "charset",
        "class",
        "content",
        "cx",
        "cy",
        "d",
        "height",
        "href",
        "http-equiv",
        "id",
        "lang",
        "name",
        "patternTransform",
        "patternUnits",
        "r",
        "role",
        "scope",
        "style",
        "tabindex",
        "title",
        "width",
    ];
    each(|asked, html| {
        let policy = all(html, "meta[http-equiv=Content-Security-Policy]");
        assert!(policy[0].attr("content").unwrap().starts_with("default-src 'none'"), "{asked}");
        assert!(all(html, "script, link, img, iframe, object, embed, base, form").is_empty(), "{asked}");
        for element in all(html, "*") {
            for (name, value) in element.value().attrs() {
                assert!(name == "x" || ATTRIBUTES.contains(&name), "{asked}: {name}={value}");
                assert!(
                    name != "style" || value.starts_with("width:") || value.starts_with("--columns:"),
                    "{asked}: {value}"
                );
                assert!(name != "href" || value.starts_with('#'), "{asked}: {value}");
            }
        }
    });
}

/// The figures of a row under their headings.
fn counts(heads: &[String], row: ElementRef<'_>, lang: Lang) -> Counts {
    let figure = |title: &str| {
        let at = heads.iter().position(|head| head == title).unwrap();
        text(row.child_elements().nth(at).unwrap()).parse().unwrap()
    };
    Counts {
        activities: figure(&lang.report_activities()),
        indicators: figure(&lang.report_indicators()),
        yes: figure(&lang.report_yes()),
        partly: figure(&lang.report_partly()),
        no: figure(&lang.report_no()),
        not_applicable: figure(&lang.report_not_applicable()),
        open: figure(&lang.report_not_assessed()),
    }
}

#[test]
fn bars_show_the_figures_beside_them() {
    let mut bars = 0;
    for page in pages() {
        let html = page.html();
        let lang = if page.asked.contains("--lang en") { Lang::En } else { Lang::Sv };
        for table in all(&html, "table:has(svg)") {
            let heads: Vec<String> = within(table, "thead th").into_iter().map(text).collect();
            for row in within(table, "tbody tr:has(svg)") {
                bars += 1;
                let counts = counts(&heads, row, lang);
                let figures = [
                    ("yes", counts.yes),
                    ("partly", counts.partly),
                    ("no", counts.no),
                    ("na", counts.not_applicable),
                    ("open", counts.open),
                ];
                let bar = within(row, "svg[role=img]")[0];
                let label = bar.attr("aria-label").unwrap();
                let (who, said) = label.split_once(": ").unwrap();
                assert_eq!(said, lang.counts(&counts), "{}", page.asked);
                assert!(text(row).starts_with(who), "{}: {label}", page.asked);
                let mut drawn = within(bar, "rect").into_iter();
                let mut end = 0.0;
                for (class, n) in figures.into_iter().filter(|(_, n)| *n > 0) {
                    let piece = drawn.next().unwrap();
                    let hundredths = |name: &str| {
                        piece.attr(name).unwrap().strip_suffix('%').unwrap().parse::<f64>().unwrap()
                    };
                    assert_eq!(piece.attr("class"), Some(class), "{}: {label}", page.asked);
                    assert!((hundredths("x") - end).abs() < 0.01, "{}: {label}", page.asked);
                    let share = n as f64 * 100.0 / counts.indicators as f64;
                    assert!((hundredths("width") - share).abs() < 0.01, "{}: {label}", page.asked);
                    end += share;
                }
                assert!(drawn.next().is_none() && (end - 100.0).abs() < 0.01, "{}: {label}", page.asked);
            }
        }
        assert_eq!(
            all(&html, ".legend").len(),
            usize::from(!page.asked.contains("Nothing") && !all(&html, "table:has(svg)").is_empty())
        );
    }
    assert!(bars > 200, "{bars}");
}
