//! The page that leads to extracts.

use folj::journal::Counts;
use folj::report::{Format, Index, IndexRow};
use folj::text::Lang;
use scraper::Html;

use super::{all, text};

fn page(lang: Lang) -> Html {
    let counts = Counts { activities: 3, indicators: 4, yes: 1, no: 1, open: 2, ..Counts::default() };
    let row = |abbr, name, file: &str, counts| IndexRow { abbr, name, file: file.into(), counts };
    let index = Index {
        lang,
        plan_language: "sv",
        plan: "Plan <för> prov",
        as_of: "2025-05-14".into(),
        made: "2025-05-15 med folj".into(),
        format: Format::Docx,
        demo: true,
        rows: vec![
            row("ÄLN", "äldrenämnden", "ÄLN 1.docx", counts),
            row("X&Y", "X&Y", "javascript:x.docx", Counts::default()),
        ],
    };
    let mut out = Vec::new();
    index.write(&mut out).unwrap();
    Html::parse_document(&String::from_utf8(out).unwrap())
}

#[test]
fn each_extract_has_a_row_with_a_link() {
    let html = page(Lang::Sv);
    assert_eq!(text(all(&html, "h1")[0]), "Utdrag per ansvarig – Plan <för> prov");
    assert_eq!(text(all(&html, "title")[0]), "Utdrag per ansvarig – Plan <för> prov");
    let links: Vec<(&str, String)> =
        all(&html, "td a").into_iter().map(|it| (it.attr("href").unwrap(), text(it))).collect();
    assert_eq!(
        links,
        [
            ("./%C3%84LN%201.docx", "Utdrag för ÄLN (DOCX)".to_owned()),
            ("./javascript%3Ax.docx", "Utdrag för X&Y (DOCX)".to_owned())
        ]
    );
    let rows: Vec<String> = all(&html, "tbody tr").into_iter().map(text).collect();
    assert_eq!(rows[0], "ÄLN, äldrenämndenUtdrag för ÄLN (DOCX)3410102");
    assert_eq!(all(&html, "tbody svg")[0].attr("aria-label"), Some("ÄLN: 1 ja · 1 nej · 2 ej bedömda av 4"));
    assert_eq!(all(&html, "tbody svg").len(), 1, "where there are no indicators there is no bar");
    assert_eq!(all(&html, "header .warning").len(), 1);
    assert!(text(all(&html, "footer")[0]).contains("2025-05-15 med folj"));
}

#[test]
fn it_says_whose_language_the_names_are_in() {
    let html = page(Lang::En);
    assert_eq!(all(&html, "html")[0].attr("lang"), Some("en"));
    let swedish: Vec<String> =
        all(&html, "tbody th [lang=sv], tbody a [lang=sv]").into_iter().map(text).collect();
    assert_eq!(swedish, ["ÄLN", ", äldrenämnden", "ÄLN", "X&Y", "X&Y"]);
}
