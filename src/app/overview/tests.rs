//! Keys and clicks on the overview, and what they lead to.

use super::*;
use crate::app::testing::{Desk, ids, opening};
use crate::app::{Hit, Message, Msg, Opening, Spot};
use crate::journal::{Act, AsOf, Outcome};

/// «OSN 1», «OSN all», «all all», «nobody 2»: the cell under the cursor.
fn at(desk: &Desk) -> String {
    let Screen::Overview(screen) = &desk.state.screen else { return "no overview".to_owned() };
    let cell = screen.here();
    let who = match &cell.who {
        Who::Party(abbr) => abbr.as_str(),
        Who::Nobody => "nobody",
        Who::All => "all",
    };
    format!("{who} {}", cell.area.as_ref().map_or("all", Id::as_str))
}

/// Activities, indicators and assessed indicators of the cell under the cursor.
fn counts(desk: &Desk) -> (usize, usize, usize) {
    let Screen::Overview(screen) = &desk.state.screen else { panic!("no overview") };
    let counts = screen.matrix.counts(&screen.here().who, screen.here().area.as_ref());
    (counts.activities, counts.indicators, counts.assessed())
}

fn shown(desk: &Desk) -> usize {
    desk.state.outline.counts.activities
}

#[test]
fn keys_lead_to_cells() {
    for (keys, expected) in [
        ("o", "all all"),
        ("ö", "all all"),
        ("oj", "all all"),
        ("ok", "nobody all"),
        ("okk", "LG all"),
        ("o<home>", "OSN all"),
        ("ogg<left>", "OSN 2"),
        ("oggh<left>", "OSN 1"),
        ("ogghhhh", "OSN 1"),
        ("ogghhlll", "OSN all"),
        ("ogg<pagedown>", "all all"),
        ("o<pageup>", "OSN all"),
        ("oggG", "all all"),
        ("oggj<end>", "all all"),
        ("oggjj", "ÄLN all"),
    ] {
        let mut desk = Desk::new();
        assert_eq!(at(desk.keys(keys)), expected, "{keys}");
        assert_eq!(desk.writes(), 0, "{keys}");
    }
}

#[test]
fn a_cell_opens_what_it_counts_and_escape_comes_back() {
    for before in
        ["", "fo<enter>", "fo<enter>v", "fos<enter>", "fol<tab><tab><enter>", "f-o<enter>", "f-<enter>"]
    {
        for (keys, parties, area) in [
            ("o", None, None),
            ("oh", None, Some("2")),
            ("ogg", Some("OSN"), None),
            ("oggjh", Some("SCN"), Some("2")),
            ("oggjhh", Some("SCN"), Some("1")),
            ("oggjjhh", Some("ÄLN"), Some("1")),
            ("okh", None, Some("2")),
        ] {
            let mut desk = Desk::new();
            desk.keys(before).keys(keys);
            let (cell, filter, paused) = (at(&desk), desk.state.filter.clone(), desk.state.filter_paused);
            let (activities, indicators, _) = counts(&desk);
            desk.keys("<enter>");
            if activities == 0 {
                assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::EmptyCell)), "{before} {keys}");
                continue;
            }
            assert_eq!(desk.state.screen, Screen::Browse, "{before} {keys}");
            let outline = &desk.state.outline.counts;
            assert_eq!((outline.activities, outline.indicators), (activities, indicators), "{before} {keys}");
            if before.is_empty() {
                let filter = &desk.state.filter;
                assert_eq!(filter.parties.iter().next().map(String::as_str), parties, "{keys}");
                assert_eq!(ids(&filter.focus_area).first().copied(), area, "{keys}");
            }
            desk.keys("<enter>j<esc>");
            assert_eq!(at(&desk), cell, "{before} {keys}");
            assert_eq!((&desk.state.filter, desk.state.filter_paused), (&filter, paused));
        }
    }
}

#[test]
fn further_escapes_leave_the_overview_and_clear_as_ever() {
    let mut desk = Desk::new();
    desk.keys("fo<enter>oggh<enter>");
    assert_eq!(shown(&desk), 1);
    desk.keys("<esc>");
    assert_eq!(at(&desk), "OSN 2");
    desk.keys("<esc>");
    assert_eq!((&desk.state.screen, shown(&desk)), (&Screen::Browse, 2));
    desk.keys("<esc>");
    assert_eq!(shown(&desk), 5);
    for (keys, expected) in [
        ("oggh<enter>o", "OSN 2"),                    // the same key leads back as well
        ("oggh<enter>v<esc>", "OSN 2"),               // a pause is no other filter
        ("oggh<enter>t<esc><esc>", "OSN 2"),          // the history is a visit further on
        ("oggh<enter>fs<enter><esc>", "no overview"), // somebody filtered anew
        ("o<enter><esc>", "all all"),
        ("o<enter>p<down><down><enter><esc>", "no overview"),
        ("ogghb<esc>", "no overview"),
    ] {
        let mut desk = Desk::new();
        assert_eq!(at(desk.keys(keys)), expected, "{keys}");
    }
}

#[test]
fn the_filter_holds_and_the_cursor_stays_or_goes_to_the_neighbour() {
    for (keys, expected, activities) in [
        ("ogg fo<enter>", "OSN all", 2),
        ("ogg fo<enter>v", "OSN all", 2),
        ("oggjj fo<enter>", "LG all", 1),
        ("oggjjhh fo<enter>", "LG 1", 0),
        ("oggjj fo<esc>", "ÄLN all", 2),
        ("o fh<enter>", "all all", 0),
    ] {
        let mut desk = Desk::new();
        desk.keys(keys);
        assert_eq!((at(&desk).as_str(), counts(&desk).0), (expected, activities), "{keys}");
    }
}

#[test]
fn others_change_the_figures_and_the_cursor_stays() {
    let mut desk = Desk::new();
    assert_eq!((at(desk.keys("oggjjhh")), counts(&desk)), ("ÄLN 1".into(), (1, 3, 0)));
    desk.colleague("1.1.2a", Act::Outcome(Some(Outcome::Yes)), &[]);
    desk.hears();
    assert_eq!((at(&desk), counts(&desk)), ("ÄLN 1".into(), (1, 3, 1)));
}

#[test]
fn the_past_has_the_figures_of_then() {
    let mut desk = Desk::new();
    desk.keys("<tab><tab>1");
    let mut opening = opening();
    opening.library.shelf_mut(&"liten-2025".into()).unwrap().history = desk.saved.clone();
    let mut now = Desk::open(opening.clone());
    assert_eq!(counts(now.keys("o")).2, 1);
    let before = AsOf::Moment(jiff::Timestamp::from_second(1_700_000_000).unwrap());
    let mut then = Desk::open(Opening { as_of: before, ..opening });
    assert_eq!(counts(then.keys("o")).2, 0);
}

#[test]
fn parts_take_turns_where_they_do_not_fit() {
    use Part as P;
    for (size, round) in [
        ((100, 30), vec![P::Parties]),
        ((100, 20), vec![P::Growth, P::Notes, P::Parties]),
        ((60, 20), vec![P::Growth, P::Notes, P::Parties]),
        ((100, 14), vec![P::Growth, P::Notes, P::Parties]),
        ((40, 10), vec![P::Areas, P::Growth, P::Notes, P::Parties]),
    ] {
        let mut desk = Desk::new();
        desk.happens(Msg::Resized(size.0, size.1)).keys("o");
        let seen = |desk: &Desk| {
            let Screen::Overview(screen) = &desk.state.screen else { panic!() };
            screen.seen(size)
        };
        for part in &round {
            assert_eq!(seen(desk.keys("<tab>")), *part, "{size:?}");
        }
        if round.len() > 1 {
            assert_eq!(seen(desk.keys("<shift-tab>")), round[round.len() - 2], "{size:?}");
        }
    }
}

#[test]
fn among_focus_areas_up_and_down_are_columns() {
    let mut desk = Desk::new();
    desk.happens(Msg::Resized(40, 10)).keys("ogg<tab>");
    assert_eq!(at(desk.keys("k")), "OSN 2");
    assert_eq!(at(desk.keys("gg")), "OSN 1");
    assert_eq!(at(desk.keys("<right>")), "SCN 1");
    assert_eq!(at(desk.keys("G<left>")), "OSN all");
    desk.keys("<tab><tab><pagedown>");
    let Screen::Overview(screen) = &desk.state.screen else { panic!() };
    assert_eq!((screen.part, screen.scroll), (Part::Notes, 9));
    assert_eq!(at(&desk), "OSN all", "the notes are scrolled");
}

#[test]
fn a_click_chooses_a_cell_and_a_second_one_opens_it() {
    let mut desk = Desk::new();
    desk.keys("Mo");
    desk.seen.spots = vec![Spot { column: 1, row: 0, width: 10, hit: Hit::Cell(1, 0) }];
    desk.happens(Msg::Click(1, 0));
    assert_eq!(at(&desk), "SCN 1");
    desk.happens(Msg::Click(1, 0));
    assert_eq!((&desk.state.screen, shown(&desk)), (&Screen::Browse, 1));
}

#[test]
fn without_a_list_there_is_nothing_to_count() {
    let mut desk = Desk::open(Opening { plan: crate::app::testing::other_plan(), ..opening() });
    desk.keys("o");
    assert_eq!((at(&desk), counts(&desk)), ("all all".into(), (0, 0, 0)));
    assert_eq!(desk.keys("<enter>").message(), Some(&Message::Blocked(Blocked::EmptyCell)));
}
