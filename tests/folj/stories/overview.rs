//! The overview: on the invented plan with and without meetings, and on the bundled plans.

use folj::app::{Glyphs, Screen, State};
use folj::journal::{Act, Agenda, AsOf, Entry, Mark, MeetingId, Outcome};
use folj::library::Shelf;
use folj::model::{FocusArea, Id, Party, PartyKind};

use super::bundled;
use super::picture::picture;
use super::press::{click, press};
use super::{Story, fixture, story};

/// The sizes at which the overview is seen.
const SIZES: [(u16, u16); 4] = [(100, 30), (60, 20), (40, 10), (200, 60)];

/// An entry about the whole plan, `minutes` after noon.
fn of_plan(minutes: i64, act: Act) -> Entry {
    let mut record = fixture::record(minutes, fixture::per(), "1.1.1", act, &[]);
    record.target.id = None;
    fixture::entry(record)
}

/// A meeting from one minute to another, with a mark between them.
fn meeting(id: &str, from: i64, mark: Mark) -> [Entry; 3] {
    let meeting = MeetingId::from(id);
    let (body, keeper, agenda) = ("TL".to_owned(), String::new(), Agenda::default());
    [
        of_plan(from, Act::MeetingOpened { meeting: meeting.clone(), body, keeper, agenda }),
        of_plan(from + 1, Act::MeetingMarked { meeting: meeting.clone(), mark }),
        of_plan(from + 2, Act::MeetingClosed { meeting }),
    ]
}

/// The follow-up of the invented plan as it would be with two meetings: one before anything was
/// recorded in the middle of the day, and one after.
fn with_meetings(state: &mut State) {
    let id = state.plan.clone();
    let entries =
        [meeting("2025-05-13-tl", -490, Mark::SentOut), meeting("2025-05-14-tl", 20, Mark::Decided)];
    let outcome = |minutes, id, outcome| {
        fixture::entry(fixture::record(minutes, fixture::per(), id, Act::Outcome(Some(outcome)), &[]))
    };
    let later = [outcome(40, "3.1.1b", Outcome::Yes), outcome(41, "1.1.3a", Outcome::Partly)];
    state.library.shelf_mut(&id).unwrap().history.extend(entries.into_iter().flatten().chain(later));
}

/// Thirty meetings, one after the other.
fn with_many_meetings(state: &mut State) {
    let id = state.plan.clone();
    let entries = (0..30).flat_map(|number| {
        meeting(
            &format!("2025-{:02}-{:02}-au", number / 28 + 6, number % 28 + 1),
            100 + number * 5,
            Mark::Decided,
        )
    });
    state.library.shelf_mut(&id).unwrap().history.extend(entries);
}

/// The invented plan with nine more focus areas and a dozen more parties.
fn with_many_areas() -> State {
    let mut plan = fixture::plan();
    for number in 4..=12 {
        let first = plan.focus_areas[0].clone();
        let title = format!("Ytterligare ett område, nummer {number}");
        plan.focus_areas.push(FocusArea {
            id: Id::from(number.to_string().as_str()),
            title,
            goals: Vec::new(),
            ..first
        });
    }
    for number in 1..=12 {
        let abbr = format!("GR{number}");
        let one = Party { name: format!("Grupp {number}"), abbr: abbr.clone(), ..plan.parties[7].clone() };
        assert_eq!(one.kind, PartyKind::OfficerGroup);
        plan.parties.push(one);
        plan.lists[0].activities[1].responsible.parties.push(abbr.as_str().into());
    }
    let id = plan.id.clone();
    fixture::open(id, vec![Shelf::new(plan, folj::library::Origin::Bundled, Vec::new())])
}

fn overview(name: &'static str) -> Story {
    Story { sizes: SIZES.to_vec(), ..story(name) }
}

/// On the invented plan.
pub(super) fn stories() -> Vec<Story> {
    let mut many = overview("overview_many");
    many.state = with_many_areas();
    vec![
        overview("overview").keys("o"),
        overview("overview_cell").with(with_meetings).keys("o gg j h h <left>"),
        overview("overview_growth").with(with_many_meetings).keys("o").with(|state| {
            let Screen::Overview(screen) = &mut state.screen else { panic!() };
            screen.part = folj::app::Part::Growth;
        }),
        overview("overview_areas").with(with_meetings).keys("o gg j j j h").with(|state| {
            let Screen::Overview(screen) = &mut state.screen else { panic!() };
            screen.part = folj::app::Part::Areas;
        }),
        overview("overview_notes")
            .keys("o")
            .size(40, 10)
            .with(|state| state.size = (40, 10))
            .keys("<tab> <tab> <tab>"),
        overview("overview_filtered").with(with_meetings).keys("f o <enter> o gg"),
        overview("overview_filter_paused").keys("f o <enter> v o"),
        overview("overview_empty").keys("f u <tab> <tab> <enter> o"),
        overview("overview_opened").with(with_meetings).keys("f o <enter> o gg j j h h h <enter>"),
        overview("overview_past")
            .with(with_meetings)
            .with(|state| {
                state.as_of = AsOf::Meeting("2025-05-14-tl".into());
                state.past = state.history().map(|history| history.as_of(&state.as_of));
            })
            .keys("o"),
        overview("overview_ascii")
            .with(with_meetings)
            .with(|state| state.settings.glyphs = Glyphs::Ascii)
            .keys("o gg"),
        overview("overview_mono")
            .with(with_meetings)
            .with(|state| state.settings.theme = "mono".into())
            .keys("o gg h"),
        overview("overview_flat").with(with_meetings).keys("o").size(100, 14),
        overview("overview_flat_growth")
            .with(with_meetings)
            .with(|state| state.size = (80, 20))
            .keys("o <tab>")
            .size(80, 20),
        many.keys("o gg j j h h h"),
    ]
}

/// On the bundled plans.
pub(super) fn walks() -> Vec<Story> {
    let wide = |story: Story| Story { sizes: SIZES.to_vec(), ..story };
    vec![
        wide(bundled::hsvo(
            "hsvo_overview",
            "<right><right><right> 1 <left>j<right> 2 <left>j<right> 3 <left><left><left> o k k l",
        )),
        wide(bundled::nsu("nsu_overview", "o k k k h")),
    ]
}

#[test]
fn clicks_find_cells() {
    for ((width, height), text, cell) in
        [((100, 30), "2/4", "OSN 1"), ((60, 20), " OSN ", "OSN –"), ((40, 10), " OSN ", "OSN –")]
    {
        let mut state = fixture::state();
        (state.size, state.settings.mouse) = ((width, height), true);
        press(&mut state, "o");
        click(&mut state, text);
        let Screen::Overview(screen) = &state.screen else { panic!() };
        let here = screen.here();
        let area = here.area.map_or("–".to_owned(), |id| id.to_string());
        assert_eq!(format!("OSN {area}"), cell, "{width}x{height}");
        let folj::query::Who::Party(abbr) = here.who else { panic!() };
        assert_eq!(abbr, "OSN");
    }
}

/// The moments that are not seen are counted, at every size.
#[test]
fn the_moments_that_do_not_fit_are_counted() {
    for (width, height) in [(100, 30), (100, 18), (72, 24), (60, 20), (40, 10), (50, 16)] {
        let mut state = fixture::state();
        with_many_meetings(&mut state);
        state.size = (width, height);
        press(&mut state, "o");
        let Screen::Overview(screen) = &mut state.screen else { panic!() };
        screen.part = folj::app::Part::Growth;
        let lines = picture(&state, width, height).lines();
        let seen = lines.iter().filter(|line| line.contains("-au ")).count();
        let told = lines.iter().find_map(|line| line.split_once(" tidigare visas inte")).unwrap().0;
        let told: usize = told.rsplit(' ').next().unwrap().parse().unwrap();
        assert_eq!(seen + told, 60, "{width}x{height}: {lines:#?}");
    }
}
