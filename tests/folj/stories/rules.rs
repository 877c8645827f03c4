//! What holds for every picture.

use folj::app::{Glyphs, Msg, Overlay, State, TextField};
use folj::keys::{Key, Keymap, parse_keys};
use folj::model::Id;
use folj::problem::Level;
use folj::text::Lang;
use ratatui::style::{Color, Modifier};

use super::fixture;
use super::picture::picture;
use super::press::{click, happen, press};
use super::{SIZES, stories, story};

#[test]
fn every_size_is_drawn() {
    let widths = [1, 2, 3, 5, 12, 39, 40, 41, 60, 71, 72, 96, 200, 300];
    let heights = [1, 2, 3, 9, 10, 11, 15, 16, 24, 100];
    let sizes = widths.iter().flat_map(|width| heights.map(|height| (*width, height)));
    // Each story at a third of the sizes, each size with a third of the stories.
    for (at, story) in stories().into_iter().enumerate() {
        for (width, height) in sizes.clone().skip(at % 3).step_by(3) {
            let picture = picture(&story.state, width, height);
            assert_eq!(picture.lines().len(), usize::from(height));
        }
    }
}

/// The characters of Windows Glyph List 4 beyond Latin, as far as the screen or a Swedish text uses them.
const WGL4: &str = "–—‘’“”„†‡•…‰′″‹›€™←↑→↓−√∞≈≠≤≥─│┌┐└┘├┤┬┴┼═║╔╗╚╝╟╢▒█■□▪▲►▼◄○●";

#[test]
fn only_characters_that_every_terminal_has() {
    let latin = |c: char| c.is_ascii() || ('\u{a0}'..='\u{17f}').contains(&c);
    for mut story in stories() {
        for (width, height) in SIZES {
            for line in picture(&story.state, width, height).lines() {
                let odd: Vec<char> = line.chars().filter(|c| !latin(*c) && !WGL4.contains(*c)).collect();
                assert!(odd.is_empty(), "{}: {odd:?} in {line}", story.name);
            }
            story.state.settings.glyphs = Glyphs::Ascii;
            for line in picture(&story.state, width, height).lines() {
                let odd: Vec<char> = line.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
                assert!(odd.is_empty(), "{}: {odd:?} in {line}", story.name);
            }
            story.state.settings.glyphs = Glyphs::Unicode;
        }
    }
}

#[test]
fn help_and_the_way_out_are_always_told() {
    for mut story in stories() {
        for lang in Lang::ALL {
            story.state.settings.lang = lang;
            for (width, height) in SIZES {
                let lines = picture(&story.state, width, height).lines();
                let keys = lines.last().unwrap();
                let way_out = ["q avsluta", "q quit", "Esc", "? "];
                assert!(way_out.iter().any(|word| keys.contains(word)), "{}: {keys}", story.name);
            }
        }
    }
}

/// How much is shown stands on every browse screen, however narrow.
#[test]
fn the_count_is_always_told() {
    for name in ["area", "filtered", "indicator_zoomed"] {
        let story = stories().into_iter().find(|story| story.name == name).unwrap();
        let shown = if name == "filtered" { 3 } else { 8 };
        for (width, height) in SIZES {
            let line = picture(&story.state, width, height).lines().remove(1);
            let told = [format!("{shown} av 8 aktiviteter"), format!("{shown}/8")];
            assert!(told.iter().any(|told| line.contains(told)), "{line}");
        }
    }
}

/// The words of a picture from which frames, marks and outcomes are gone, so that wrapped texts
/// can be looked for.
fn words(lines: &[String]) -> String {
    let text = lines.join(" ").replace(['│', '►', '↑', '↓'], " ");
    let words = text.split_whitespace().filter(|word| !["Ja", "Delvis", "–"].contains(word));
    words.collect::<Vec<_>>().join(" ")
}

/// Everything that scrolling through a state shows, page by page.
fn scrolled_through(state: &mut State, width: u16, height: u16) -> Vec<String> {
    let mut pages = Vec::new();
    for scroll in 0..200 {
        state.browse.scroll = scroll;
        let picture = picture(state, width, height);
        pages.push(words(&picture.lines()));
        if scroll + picture.seen.height >= picture.seen.lines {
            break;
        }
    }
    pages
}

#[test]
fn the_longest_texts_can_be_read_on_a_small_screen() {
    let mut state = fixture::state();
    let plan = fixture::plan();
    let activity = &plan.lists[0].activities[0];
    assert!(activity.text.chars().count() >= 240);
    fixture::put_cursor(&mut state, "1.1.1");
    state.browse.zoom = true;
    let pages = scrolled_through(&mut state, 60, 20);
    assert!(pages.iter().any(|page| page.contains(activity.text.as_str())), "{pages:#?}");
    state.browse.zoom = false;
    for (id, at) in [("1.1.1a", 0), ("1.1.1b", 1), ("1.1.1c", 2)] {
        fixture::put_cursor(&mut state, id);
        state.browse.scroll = 0;
        state.browse.zoom = false;
        let text = activity.indicators[at].text.as_str();
        let seen = words(&picture(&state, 60, 20).lines());
        assert!(seen.contains(text), "{text}: {seen}");
        state.browse.zoom = true;
        let pages = scrolled_through(&mut state, 40, 10);
        for word in text.split_whitespace() {
            assert!(pages.iter().any(|page| page.contains(word)), "{word}: {pages:#?}");
        }
    }
}

/// Outcomes are words before they are colours.
#[test]
fn outcomes_are_told_without_colour() {
    for (id, word) in [
        ("1.1.1a", "Delvis"),
        ("1.1.1b", "–"),
        ("1.1.1c", "Ja"),
        ("1.1.2a", "Konflikt"),
        ("2.1.1a", "Nej"),
        ("2.1.2a", "–"),
        ("3.1.1a", "Ej aktuell"),
    ] {
        let story = story("outcome").at(id);
        let lines = picture(&story.state, 100, 30).lines();
        let line = lines.iter().find(|line| line.contains(&format!("►{id}"))).unwrap();
        assert!(line.trim_end_matches(['│', ' ', '↑', '↓']).ends_with(word), "{line}");
    }
}

#[test]
fn mono_has_no_colour_and_a_reversed_cursor() {
    let story = story("mono").at("1.1.1a").with(|state| state.settings.theme = "mono".into());
    let picture = picture(&story.state, 100, 30);
    assert!(picture.buffer.content().iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
    let line = picture.lines().iter().position(|line| line.contains("►1.1.1a")).unwrap();
    let cell = &picture.buffer[(20, u16::try_from(line).unwrap())];
    assert!(cell.modifier.contains(Modifier::REVERSED));
}

/// Letters of two cells, letters of two characters and characters that steer a terminal: the
/// lines keep their widths, and nothing of the last kind is drawn.
#[test]
fn odd_letters_disturb_nothing() {
    let odd =
        "漢字 A\u{308}LN \u{1b}[31m e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} \u{202e}omvänt\u{200b} "
            .repeat(6);
    let mut state = fixture::state();
    let id = state.plan.clone();
    let mut plan = fixture::plan();
    plan.title.clone_from(&odd);
    plan.focus_areas[0].title.clone_from(&odd);
    plan.focus_areas[0].goals[0].title.clone_from(&odd);
    plan.lists[0].activities[0].text = odd.as_str().into();
    plan.lists[0].activities[0].indicators[0].text = odd.as_str().into();
    plan.parties[1].name.clone_from(&odd);
    state.library.shelf_mut(&id).unwrap().plan = std::sync::Arc::new(plan);
    for level in ["1", "1.1", "1.1.1", "1.1.1a"] {
        fixture::put_cursor(&mut state, level);
        for width in 40..=100 {
            for line in picture(&state, width, 20).lines() {
                assert!(
                    !line.contains(|c: char| c.is_control() || matches!(c, '\u{202e}' | '\u{200b}')),
                    "{line}"
                );
            }
        }
    }
    let mut dialogs = stories();
    for story in dialogs.iter_mut().filter(|story| !story.state.overlays.is_empty()) {
        for overlay in &mut story.state.overlays {
            match overlay {
                Overlay::Note(editor) => editor.field = TextField::new(&odd),
                Overlay::Number(dialog) => dialog.field = TextField::new(&odd),
                Overlay::Search(dialog) => dialog.finder.field = TextField::new(&odd),
                _ => {}
            }
        }
        for width in 40..=64 {
            for line in picture(&story.state, width, 16).lines() {
                assert!(!line.contains(char::is_control), "{line}");
            }
        }
    }
}

/// The pane below the columns stays where it is while the cursor moves.
#[test]
fn moving_moves_no_frame() {
    let frame = |id: &str| {
        let mut state = fixture::state();
        fixture::put_cursor(&mut state, id);
        picture(&state, 100, 30).lines().iter().position(|line| line.starts_with('├'))
    };
    let all: Vec<_> = ["1", "1.3", "1.1.1", "1.2.1", "2", "3.1.2"].map(frame).to_vec();
    assert!(all.iter().all(|at| *at == all[0] && at.is_some()), "{all:?}");
}

/// Where rows are seen, clicks find them: on every screen that has rows.
#[test]
fn clicks_find_the_rows() {
    for (size, keys, text, at) in [
        ((100, 30), "", "3 Psykisk", "3"),
        ((100, 30), "", "1.2 Stöd", "1.2"),
        ((100, 30), "", "1.1.3 Revidera", "1.1.3"),
        ((100, 30), "<tab><tab>", " 1.1.1b ", "1.1.1b"),
        ((60, 20), "<tab><tab><tab>", " 1.1.2 ", "1.1.2"),
        ((40, 10), "", "2 Äldre", "2"),
        ((100, 30), "s rutin", "1.1.3", "1"),
        ((100, 30), "?", "REGISTRERA", "1"),
    ] {
        let mut state = fixture::state();
        state.size = size;
        state.settings.mouse = true;
        press(&mut state, keys);
        click(&mut state, text);
        assert_eq!(state.current().unwrap().id().as_str(), at, "{size:?} {keys} {text}");
    }
    let mut state = fixture::state();
    state.settings.mouse = true;
    press(&mut state, "f");
    click(&mut state, "SCN");
    click(&mut state, "SCN");
    assert!(state.filter.parties.contains("SCN"));
}

/// Whatever is pressed and clicked, at whatever size, is drawn.
#[test]
fn nothing_that_is_pressed_disturbs_the_picture() {
    let mut keys: Vec<Key> = Keymap::bundled().bindings().flat_map(|(_, keys, _)| keys.keys()).collect();
    keys.extend(parse_keys(&".1.2.3<enter><esc>oåx".repeat(3)).unwrap());
    let mut random = 5_u64;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap() % below
    };
    let sizes = [(100, 30), (60, 20), (40, 10), (39, 9), (1, 1), (300, 4), (41, 60), (72, 11), (200, 60)];
    let mut state = fixture::state();
    state.settings.mouse = true;
    for step in 0..3_000_i64 {
        if step % 7 == 0 {
            state.size = sizes[next(sizes.len())];
        }
        let cell = |at: usize| u16::try_from(at).unwrap();
        let msg = match next(6) {
            0 => Msg::Click(cell(next(300)), cell(next(60))),
            1 => Msg::Wheel(i16::try_from(next(7)).unwrap() - 3),
            _ => Msg::Key(keys[next(keys.len())]),
        };
        happen(&mut state, step, msg);
        let (width, height) = state.size;
        assert_eq!(picture(&state, width, height).lines().len(), usize::from(height), "{step}");
    }
    let entries = state.history().unwrap().entries().len();
    assert!(entries > 20, "{entries}");
}

/// A cursor on something that is no longer there draws what is left.
#[test]
fn a_lost_cursor_is_drawn() {
    for level in [Level::Plan, Level::FocusArea, Level::Goal, Level::Activity, Level::Indicator] {
        let mut state = fixture::state();
        state.browse.level = level;
        state.browse.cursor.area = Some(Id::from("nowhere"));
        for (width, height) in SIZES {
            assert!(picture(&state, width, height).lines()[0].contains("folj"));
        }
    }
}
