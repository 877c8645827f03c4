//! Meetings: their pictures, and a whole one over the plan that the program comes with.

use folj::app::{AfterOutcome, Msg, Screen, State};
use folj::journal::{Act, AppendError, Outcome};
use folj::keys::Key;
use folj::library::Shelf;
use folj::model::Item;
use folj::store::bundled;

use super::fixture;
use super::picture::picture;
use super::press::{happen, press};
use super::{SIZES, Story, story};

/// The pictures of the form, the screen and the menu.
pub(super) fn stories() -> Vec<Story> {
    vec![
        story("meeting_form").keys("m"),
        story("meeting_form_choices").keys("m <ctrl-u> s <up> <right>"),
        story("meeting_form_known").keys("m<enter> 1 m<end><enter> m"),
        story("meeting_form_wrong").keys("m <tab> <ctrl-u> \"i morgon\" <enter>"),
        story("meeting").keys("m<enter> <home>"),
        story("meeting_recorded")
            .keys("m<enter> <home> 1 a \"Alla utom två.\" <ctrl-s> d \"Tas upp igen i höst.\" <ctrl-s>"),
        // A meeting in the morning, and another one now.
        story("meeting_before")
            .keys("m<enter><home> 3 a \"Sju av elva.\" <ctrl-s> m<end><up><enter> m<enter><home> 2"),
        story("meeting_conflict").keys("m<enter> <home> jjj"),
        story("meeting_number").keys("m<enter> <home> jj"),
        story("meeting_number_dialog").keys("m<enter> <home> jj 5"),
        story("meeting_course")
            .keys("m<enter> <end>kkkkk e<end><up><up><enter> \"Blir en del av vardagen.\" <ctrl-s>"),
        story("meeting_without_indicator").keys("m<enter> <end>"),
        story("meeting_decision").keys("m<enter> d \"Frågan återremitteras\""),
        story("meeting_reason").keys("m<enter> e<end><up><enter>"),
        story("meeting_status").keys("m<enter> e"),
        story("meeting_menu").keys("m<enter> m<down><enter> m"),
        story("meeting_aside").keys("m<enter> 1 <esc>"),
        story("meeting_closed").keys("m<enter> 1 m<end><up><enter>"),
        story("meeting_unsaved").keys("m<enter> <home>").with(unsaved),
        story("meeting_others").keys("m<enter> <home>").with(others),
        story("meeting_going_on").with(|state| colleague_opens(state, "2025-05-14")).keys("j"),
        story("meeting_going_on_elsewhere").with(|state| colleague_opens(state, "2025-05-14")).keys("t"),
        story("meeting_opened_by_other").with(|state| colleague_opens(state, "2025-05-14")),
        story("meeting_going_on_read_only").with(|state| {
            state.read_only = Some(folj::app::ReadOnly::Asked);
            colleague_opens(state, "2025-05-14");
            state.message = None;
        }),
        story("meeting_form_join").with(|state| colleague_opens(state, "2025-05-14")).keys("m"),
        story("meeting_joined").with(|state| colleague_opens(state, "2025-05-14")).keys("m<right>").with(
            |state| {
                if let Some(folj::app::Overlay::MeetingForm(form)) = state.overlays.last_mut() {
                    form.body = folj::app::TextField::new("OSN");
                }
                press(state, "<enter>");
            },
        ),
        story("meeting_prepared").with(|state| colleague_opens(state, "2025-05-21")).keys("j"),
        story("meeting_ascii").keys("m<enter> <home> 1").with(|state| {
            state.settings.glyphs = folj::app::Glyphs::Ascii;
        }),
    ]
}

/// A colleague opens a meeting of OSN on a day.
fn colleague_opens(state: &mut State, day: &str) {
    let act = Act::MeetingOpened {
        meeting: format!("{day}-osn").as_str().into(),
        body: "OSN".into(),
        keeper: "Per Lund".into(),
        agenda: folj::journal::Agenda { party: Some("OSN".into()), ..Default::default() },
    };
    let mut record = fixture::record(100, fixture::per(), "1.1.1", act, &[]);
    record.target.id = None;
    let plan = state.plan.clone();
    happen(state, 0, Msg::Journal { plan, entries: vec![fixture::entry(record)], alarms: Vec::new() });
}

/// Something is on its way to the disk.
fn unsaved(state: &mut State) {
    let act = Act::Outcome(Some(Outcome::Yes));
    let record = fixture::record(130, fixture::anna(), "1.1.1a", act, &[]);
    state.saving = vec![folj::app::Saving { record, failed: None }];
}

/// A colleague records what the room looks at.
fn others(state: &mut State) {
    let target = fixture::target("1.1.1a");
    let heads = state.history().unwrap().heads(&target, folj::journal::Field::Outcome);
    let on: Vec<_> = heads.into_iter().map(|entry| entry.id.clone()).collect();
    let act = Act::Outcome(Some(Outcome::Yes));
    let record = fixture::record(119, fixture::per(), "1.1.1a", act, &on.iter().collect::<Vec<_>>());
    let plan = state.plan.clone();
    happen(state, 0, Msg::Journal { plan, entries: vec![fixture::entry(record)], alarms: Vec::new() });
}

/// The program, opened on a bundled plan with what another terminal has recorded.
fn bundled_plan(plan: &str, journal: Option<&State>) -> State {
    let mut shelves: Vec<Shelf> = bundled();
    let at = shelves.iter().position(|shelf| shelf.plan.id.as_str().starts_with(plan)).unwrap();
    if let Some(other) = journal {
        shelves[at].history.extend(other.history().unwrap().entries().iter().cloned());
    }
    fixture::open(shelves[at].plan.id.clone(), shelves)
}

#[test]
fn the_whole_list_of_2025_takes_one_key_for_each_indicator() {
    let mut state = bundled_plan("hsvo", None);
    state.settings.after_outcome = AfterOutcome::NextOpen;
    let keys = "1213".repeat(9)[..34].to_owned();
    press(&mut state, &format!("m<enter>{keys}"));
    let plan = state.plan_year().unwrap();
    let indicators: Vec<_> = plan.activities().flat_map(|(_, _, activity)| &activity.indicators).collect();
    assert_eq!(indicators.len(), 34);
    for (key, indicator) in keys.chars().zip(indicators) {
        let outcome = match key {
            '1' => Outcome::Yes,
            '2' => Outcome::Partly,
            _ => Outcome::No,
        };
        let target = folj::journal::Target {
            plan: state.plan.clone(),
            year: state.year,
            id: Some(indicator.id.clone()),
        };
        assert_eq!(state.history().unwrap().outcome(&target).value(), Some(outcome), "{}", indicator.id);
    }
    assert_eq!(state.history().unwrap().entries().len(), 35, "one that opened the meeting");
    let lines = picture(&state, 60, 20).lines();
    assert!(lines.iter().any(|line| line.contains("34 av 34 klara")), "{lines:#?}");
}

/// A program that is killed after any key leaves its journal; whoever opens it next goes on there.
#[test]
fn a_meeting_that_was_killed_after_any_key_goes_on_at_the_next_item() {
    let mut state = bundled_plan("hsvo", None);
    state.settings.after_outcome = AfterOutcome::NextOpen;
    press(&mut state, "m<enter>");
    for (step, key) in (100..).zip("1234".repeat(8).chars()) {
        let mut other = bundled_plan("hsvo", Some(&state));
        other.me = 1002;
        press(&mut other, "m<enter>");
        assert_eq!(other.current().map(Item::id), state.current().map(Item::id));
        assert_eq!(other.meeting_id(), state.meeting_id());
        happen(&mut state, step, Msg::Key(Key::char(key)));
    }
}

/// The words of a picture without its frame.
fn words(lines: &[String]) -> String {
    let text = lines.join(" ").replace(['║', '↑', '↓'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_text_of_both_plans_can_be_read_in_full_on_a_projector() {
    let mut longest = 0;
    for plan in ["hsvo", "nsu"] {
        let mut state = bundled_plan(plan, None);
        state.size = (60, 20);
        press(&mut state, "m<enter>");
        let items = state.meeting.as_ref().unwrap().items.len();
        for _ in 0..items {
            let shown = words(&picture(&state, 60, 20).lines());
            let Some(Item::Indicator(_, _, activity, indicator)) = state.current() else { panic!() };
            for text in [&activity.text, &indicator.text] {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(shown.contains(&text), "{}: {text}\n{shown}", indicator.id);
                longest = longest.max(text.chars().count());
            }
            press(&mut state, "<down>");
        }
    }
    assert_eq!(longest, 248);
}

#[test]
fn on_the_smallest_screen_the_outcome_stays_and_the_text_scrolls() {
    let mut state = bundled_plan("nsu", None);
    state.size = (40, 10);
    press(&mut state, "m<enter>");
    for _ in 0..state.meeting.as_ref().unwrap().items.len() {
        let Some(Item::Indicator(_, _, activity, _)) = state.current() else { panic!() };
        let text: Vec<String> = activity.text.split_whitespace().map(str::to_owned).collect();
        let mut pages = String::new();
        for _ in 0..20 {
            let shown = words(&picture(&state, 40, 10).lines());
            assert!(shown.contains("Utfall: Ej bedömd"), "{shown}");
            pages += &shown;
            press(&mut state, "<pagedown>");
        }
        let missing: Vec<&String> = text.iter().filter(|word| !pages.contains(*word)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        press(&mut state, "<down>");
    }
}

#[test]
fn the_meeting_is_named_on_every_screen() {
    for keys in ["", "t", "i", "<esc>"] {
        let mut state = fixture::state();
        press(&mut state, "m<enter>");
        press(&mut state, keys);
        for (width, height) in SIZES {
            let lines = picture(&state, width, height).lines();
            assert!(lines[0].contains("REGISTRERAR"), "{keys}: {}", lines[0]);
            let told = lines[..2].iter().any(|line| line.contains("TL"));
            assert!(told || state.screen != Screen::Meeting && width < 50, "{keys}: {lines:#?}");
        }
    }
}

/// An outcome that somebody else overtook is asked about, in the meeting as elsewhere.
#[test]
fn an_overtaken_outcome_is_asked_about_by_its_own_name() {
    let mut state = fixture::state();
    state.settings.after_outcome = AfterOutcome::Next;
    press(&mut state, "m<enter><home>");
    let id = state.current().unwrap().id().clone();
    let target = fixture::target(id.as_str());
    let record = fixture::record(125, fixture::anna(), id.as_str(), Act::Outcome(Some(Outcome::Yes)), &[]);
    let entry_id = record.id.clone();
    state.saving = vec![folj::app::Saving { record, failed: None }];
    let first =
        fixture::record(124, fixture::per(), id.as_str(), Act::Outcome(Some(Outcome::NotApplicable)), &[]);
    let error = AppendError::Changed(vec![fixture::entry(first)]);
    happen(&mut state, 1, Msg::NotAppended { id: entry_id, error });
    assert!(
        matches!(state.overlays.last(), Some(folj::app::Overlay::Settle(dialog)) if dialog.target == target)
    );
}
