//! The colours of the style sheet.

use std::collections::{BTreeMap, BTreeSet};

const STYLE: &str = include_str!("../../../src/report/html/style.css");

/// Colours that meet, and how well they must be told apart (WCAG 2.1: 4.5 for text, 3 for lines and marks).
const PAIRS: [(&str, &str, f64); 15] = [
    ("text", "paper", 4.5),
    ("quiet", "paper", 4.5),
    ("link", "paper", 4.5),
    ("paper", "link", 4.5),
    ("text", "head", 4.5),
    ("text", "warning", 4.5),
    ("line", "paper", 3.0),
    ("line", "head", 3.0),
    ("warning-line", "paper", 3.0),
    ("warning-line", "warning", 3.0),
    // Bars: each fill has the outline and the ground behind it; their patterns show on their grounds.
    ("yes", "paper", 3.0),
    ("partly", "partly-ground", 3.0),
    ("no", "paper", 3.0),
    ("na", "na-ground", 3.0),
    ("text", "na-ground", 3.0),
];

fn colours() -> BTreeMap<&'static str, [u8; 3]> {
    let mut colours = BTreeMap::new();
    for line in STYLE.lines() {
        let Some((name, hex)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(": #")) else {
            continue;
        };
        let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        colours.insert(name, [part(0), part(2), part(4)]);
    }
    colours
}

/// Relative luminance and contrast as in WCAG 2.1.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let luminance = |colour: [u8; 3]| {
        let [red, green, blue] = colour.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn colours_that_meet_are_told_apart() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.01);
    assert!((contrast([0x77; 3], [255; 3]) - 4.48).abs() < 0.01);
    let colours = colours();
    for (front, back, least) in PAIRS {
        let contrast = contrast(colours[front], colours[back]);
        assert!(contrast >= least, "{front} on {back}: {contrast:.2}");
    }
    let paired: BTreeSet<&str> = PAIRS.iter().flat_map(|(front, back, _)| [*front, *back]).collect();
    assert_eq!(paired, colours.keys().copied().collect(), "every colour stands in a pair");
}

#[test]
fn colours_have_names_and_nothing_comes_from_elsewhere() {
    let in_use = STYLE.split_once("/* --- the page */").unwrap().1;
    let hex = in_use.match_indices('#').filter(|(at, _)| !in_use[*at..].starts_with("#_"));
    assert_eq!(hex.count(), 0, "a colour without a name");
    assert_eq!(STYLE.matches("url(").count(), STYLE.matches("url(#_").count());
    assert!(!STYLE.contains("@import") && !STYLE.contains("</"));
}
