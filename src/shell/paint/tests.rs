//! Pictures one after another, as bytes and as a terminal shows them.

use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::style::Style;

use super::*;

const AREA: Rect = Rect { x: 0, y: 0, width: 12, height: 3 };

fn screen() -> vt100::Parser {
    vt100::Parser::new(NonZeroU16::new(AREA.height).unwrap(), NonZeroU16::new(AREA.width).unwrap(), 0)
}

/// Draws one picture after another as ratatui does, and gives what each of them took.
fn written(pictures: &[Buffer], screen: &mut vt100::Parser) -> Vec<String> {
    let mut shown = Picture::empty(AREA);
    let mut pages = Vec::new();
    for picture in pictures {
        let mut page = String::new();
        shown.become_like(picture, &mut page);
        screen.process(page.as_bytes());
        pages.push(page);
    }
    pages
}

fn picture(rows: &[(&str, Style)]) -> Buffer {
    let mut buffer = Buffer::empty(AREA);
    for (y, (text, style)) in (0..).zip(rows) {
        buffer.set_string(0, y, text, *style);
    }
    buffer
}

#[test]
fn a_short_way_is_written_and_a_long_one_jumped_over() {
    let plain = Style::new();
    for (before, after, bytes) in [
        ("abcdef", "xbcdey", "\u{1b}[1;1Hxbcdey"),
        ("abcdefgh", "xbcdefgy", "\u{1b}[1;1Hx\u{1b}[6Cy"),
        ("åbådef", "xbådey", "\u{1b}[1;1Hx\u{1b}[4Cy"),
        ("abcdef", "…bcdey", "\u{1b}[1;1H…\u{1b}[1;6Hy"),
        ("abcdef", "abcdef", ""),
    ] {
        let pictures = [picture(&[(before, plain)]), picture(&[(after, plain)])];
        assert_eq!(written(&pictures, &mut screen())[1], bytes, "{before} {after}");
    }
}

#[test]
fn blanks_are_erased_where_that_is_shorter_and_the_next_row_begins_below() {
    let (plain, red) = (Style::new(), Style::new().bg(Color::Red));
    for (before, after, bytes) in [
        // To the end of the row, and up to what stands behind it.
        ([("abcdef", plain), ("", plain)], [("a", plain), ("", plain)], "\u{1b}[1;2H\u{1b}[K"),
        ([("abcd", plain), ("", plain)], [("a", plain), ("", plain)], "\u{1b}[1;2H   "),
        ([("abcdefgz", plain), ("", plain)], [("a      z", plain), ("", plain)], "\u{1b}[1;2H\u{1b}[6X"),
        ([("abcdefz", plain), ("", plain)], [("a     z", plain), ("", plain)], "\u{1b}[1;2H\u{1b}[5X"),
        ([("abcdez", plain), ("", plain)], [("a    z", plain), ("", plain)], "\u{1b}[1;2H    "),
        // What would have to be jumped over afterwards counts.
        ([("abcdefgz", plain), ("", plain)], [("a      y", plain), ("", plain)], "\u{1b}[1;2H      y"),
        (
            [("abcdefghijkz", plain), ("", plain)],
            [("a          y", plain), ("", plain)],
            "\u{1b}[1;2H\u{1b}[10X\u{1b}[10Cy",
        ),
        // A ground of its own is written, and what has one before it is left first.
        (
            [("abcdef", plain), ("", plain)],
            [("      ", red), ("", plain)],
            "\u{1b}[1;1H\u{1b}[41m      \u{1b}[m",
        ),
        ([("abcdef", red), ("", plain)], [("", plain), ("", plain)], "\u{1b}[1;1H\u{1b}[K"),
        // The row below, from its beginning and from further in.
        ([("ab", plain), ("ab", plain)], [("xb", plain), ("xb", plain)], "\u{1b}[1;1Hx\r\nx"),
        ([("ab", plain), ("abc", plain)], [("xb", plain), ("abx", plain)], "\u{1b}[1;1Hx\r\nabx"),
        (
            [("ab", plain), ("abcdefg", plain)],
            [("xb", plain), ("abcdefx", plain)],
            "\u{1b}[1;1Hx\r\n\u{1b}[6Cx",
        ),
        // Not from behind the last column.
        (
            [("abcdefghijkl", plain), ("a", plain)],
            [("abcdefghijkx", plain), ("x", plain)],
            "\u{1b}[1;12Hx\u{1b}[2;1Hx",
        ),
        // Of the colour of blanks nothing is seen.
        (
            [("a b", plain), ("", plain)],
            [("a b", Style::new().fg(Color::Red)), ("", plain)],
            "\u{1b}[1;1H\u{1b}[31ma b\u{1b}[m",
        ),
        ([("   ", plain), ("", plain)], [("   ", Style::new().fg(Color::Red)), ("", plain)], ""),
    ] {
        let pictures = [picture(&before), picture(&after)];
        assert_eq!(written(&pictures, &mut screen())[1], bytes, "{before:?} {after:?}");
    }
}

#[test]
fn looks_are_changed_with_one_short_sequence() {
    let red = Style::new().fg(Color::Red);
    for (style, bytes) in [
        (red, "\u{1b}[1;1H\u{1b}[31mab\u{1b}[m"),
        (red.add_modifier(Modifier::BOLD).bg(Color::White), "\u{1b}[1;1H\u{1b}[1;31;107mab\u{1b}[m"),
        (Style::new().fg(Color::Indexed(9)), "\u{1b}[1;1H\u{1b}[91mab\u{1b}[m"),
        (Style::new().bg(Color::Indexed(16)), "\u{1b}[1;1H\u{1b}[48;5;16mab\u{1b}[m"),
        (Style::new().fg(Color::Rgb(1, 2, 3)), "\u{1b}[1;1H\u{1b}[38;2;1;2;3mab\u{1b}[m"),
    ] {
        assert_eq!(written(&[picture(&[("ab", style)])], &mut screen()), [bytes]);
    }
    let two = picture(&[("ab", red.add_modifier(Modifier::REVERSED)), ("cd", red)]);
    let pages = written(&[two], &mut screen());
    assert_eq!(pages, ["\u{1b}[1;1H\u{1b}[7;31mab\r\n\u{1b}[27mcd\u{1b}[m"]);
}

#[test]
fn the_second_half_of_a_wide_letter_is_written_when_the_letter_goes() {
    let reversed = Style::new().add_modifier(Modifier::REVERSED);
    let mut before = picture(&[("ab日", reversed)]);
    before.set_style(Rect { x: 3, y: 0, width: 1, height: 1 }, Style::reset());
    let pages = written(&[before, picture(&[("ab", reversed)])], &mut screen());
    assert_eq!(pages[1], "\u{1b}[1;3H  ");
}

fn looks() -> impl Strategy<Value = Style> {
    let colour = prop_oneof![
        Just(Color::Reset),
        Just(Color::Red),
        Just(Color::LightBlue),
        Just(Color::Indexed(200)),
        Just(Color::Rgb(9, 8, 7)),
    ];
    let modifier = (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(bold, under, reverse)| {
        [(bold, Modifier::BOLD), (under, Modifier::UNDERLINED), (reverse, Modifier::REVERSED)]
            .into_iter()
            .filter_map(|(on, modifier)| on.then_some(modifier))
            .collect::<Modifier>()
    });
    (colour.clone(), colour, modifier)
        .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
}

fn pictures() -> impl Strategy<Value = Vec<Buffer>> {
    let piece = (0..AREA.width, 0..AREA.height, "([ab åÄ…│日e\u{301}]| {3}){0,9}", looks());
    let changes = prop::collection::vec(prop::collection::vec(piece, 1..5), 1..6);
    changes.prop_map(|changes| {
        let mut buffer = Buffer::empty(AREA);
        let draw = |pieces: Vec<(u16, u16, String, Style)>| {
            for (x, y, text, style) in pieces {
                buffer.set_string(x, y, text, style);
            }
            buffer.clone()
        };
        changes.into_iter().map(draw).collect()
    })
}

/// A cell as it is seen: one that was erased looks as one that was never written, and of the letters' colour
/// nothing is seen where nothing stands.
fn cell(screen: &vt100::Parser, at: Position) -> impl PartialEq + std::fmt::Debug {
    let cell = screen.screen().cell(at.y, at.x).unwrap();
    let text = if cell.has_contents() { cell.contents() } else { " " };
    let blank = text == " " && !cell.underline() && !cell.inverse();
    let letters = (!blank).then(|| (cell.fgcolor(), cell.bold(), cell.underline(), cell.inverse()));
    (text.to_owned(), cell.bgcolor(), letters)
}

/// What ratatui's own backend writes of a picture on an empty terminal.
fn by_ratatui(picture: &Buffer, screen: &mut vt100::Parser) {
    crossterm::style::force_color_output(true);
    let mut page = Vec::new();
    CrosstermBackend::new(&mut page).draw(Buffer::empty(AREA).diff(picture).into_iter()).unwrap();
    screen.process(&page);
}

proptest! {
    #[test]
    fn the_terminal_shows_the_last_picture_as_if_it_were_the_first(pictures in pictures()) {
        let (mut ours, mut fresh) = (screen(), screen());
        written(&pictures, &mut ours);
        by_ratatui(&pictures[pictures.len() - 1], &mut fresh);
        for position in AREA.positions() {
            prop_assert_eq!(cell(&ours, position), cell(&fresh, position), "{:?}", position);
        }
    }
}
