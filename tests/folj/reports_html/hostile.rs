//! Texts that would like to be something else stay texts.

use std::path::Path;

use super::{Written, all, text, written};

/// The page about `tests/fixtures/hostile`.
fn page() -> Written {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile");
    let plan = plan.display();
    let asked = format!(
        "--demo --plan '{plan}' --lang en report --format html --title '<script>alert(1)</script> & \"x\"'"
    );
    Written { text: written(&asked), asked }
}

#[test]
fn nothing_breaks_out() {
    let page = page();
    let html = page.html();
    assert_eq!(text(all(&html, "h1")[0]), "<script>alert(1)</script> & \"x\"");
    assert!(all(&html, "script, img, b, i, body style").is_empty());
    assert_eq!(all(&html, "main > section > h2[id=\"1\"]").len(), 1);
    assert_eq!(text(all(&html, "[id=\"1\"]")[0]), "1 </h2><script>alert(3)</script>bakvänt");
    assert!(all(&html, "*").iter().all(|it| it.value().attrs().all(|(name, _)| !name.starts_with("on"))));
    let cells: Vec<String> = all(&html, "tbody td").into_iter().map(text).collect();
    for whole in [
        "</td></tr></table><script>alert(4)</script>",
        "&lt;b&gt; &amp;amp; &#60; `${1}` javascript:alert(5)",
    ] {
        assert!(cells.iter().any(|cell| cell.contains(whole)), "{whole}");
    }
}

#[test]
fn no_character_steers() {
    let page = page();
    let steers = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let found: Vec<char> = page.text.chars().filter(|c| steers(*c)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn names_that_look_alike_lead_to_places_of_their_own() {
    let page = page();
    let html = page.html();
    for (id, party) in
        [("ej-bedomda-A_26_B", "A&B"), ("ej-bedomda-A_20_B", "A B"), ("ej-bedomda-A_5f_B", "A_B")]
    {
        let heading = all(&html, &format!("h3[id=\"{id}\"]"));
        assert!(text(heading[0]).starts_with(party), "{id}");
    }
}
