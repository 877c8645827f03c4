//! Generated pages are up to date, examples load.

use folj::cli::reference;
use folj::text::Lang;

/// To renew the page: `FOLJ_RENEW=1 cargo test the_reference`.
#[test]
fn the_reference_is_what_the_program_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/cli.md");
    let page = reference(Lang::En);
    if std::env::var_os("FOLJ_RENEW").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == page, "docs/cli.md is old: run FOLJ_RENEW=1 cargo test the_reference");
}
