//! States and the pictures of them, at three sizes and in both languages.

mod bundled;
mod export;
mod fixture;
mod meeting;
mod overview;
mod pending;
mod picture;
mod press;
mod read_only;
mod reading;
mod rules;
mod shell_commands;

use folj::app::{
    Answer, Blocked, Deed, Fared, FilterDialog, Finder, FindingsList, Glyphs, HelpPage, HistoryOf,
    HistoryScreen, Message, NoteEditor, NumberComplaint, NumberDialog, Overlay, PlanPicker, Question,
    ReadOnly, Saved, Saving, Screen, SearchDialog, SettleDialog, State, StatusPicker, TextField, Writing,
};
use folj::journal::{Act, AsOf, Field, Mark, Outcome};
use folj::keys::Layer;
use folj::model::{Id, Kind, Odd};
use folj::problem::{BindingFault, Place, Problem};
use folj::query::{Filter, Match, Query};
use folj::text::{Lang, outcome_word};
use picture::picture;

/// The sizes at which every story is seen: a large terminal, a projector, the smallest one.
const SIZES: [(u16, u16); 3] = [(100, 30), (60, 20), (40, 10)];

/// A state with a name, and the sizes at which it is seen.
struct Story {
    name: &'static str,
    state: State,
    sizes: Vec<(u16, u16)>,
}

fn story(name: &'static str) -> Story {
    Story { name, state: fixture::state(), sizes: SIZES.to_vec() }
}

impl Story {
    /// At one size.
    fn size(mut self, width: u16, height: u16) -> Self {
        self.sizes = vec![(width, height)];
        self
    }

    /// After these keys, pressed on a screen of 100x30.
    fn keys(mut self, keys: &str) -> Self {
        press::press(&mut self.state, keys);
        self
    }

    /// With the cursor on an item.
    fn at(mut self, id: &str) -> Self {
        fixture::put_cursor(&mut self.state, id);
        self
    }

    /// Changed by hand.
    fn with(mut self, change: impl FnOnce(&mut State)) -> Self {
        change(&mut self.state);
        self
    }

    fn overlay(self, overlay: Overlay) -> Self {
        self.with(|state| state.overlays.push(overlay))
    }
}

/// Shows OSN's activities in particular.
fn filter(state: &mut State) {
    state.filter = Filter { mode: Match::Particular, ..Filter::party("OSN") };
    fixture::put_cursor(state, "1.1");
}

/// Every screen and every dialog.
fn stories() -> Vec<Story> {
    let all = screens().into_iter().chain(dialogs()).chain(walks());
    let all = all.chain(overview::stories()).chain(meeting::stories());
    let all = all.chain(pending::stories()).chain(export::stories()).chain(read_only::stories());
    all.chain(reading::stories()).collect()
}

fn screens() -> Vec<Story> {
    let disk_full = || Problem::Io { path: "/srv/folj".into(), reason: "ENOSPC".into() };
    vec![
        story("area"),
        story("goal").at("1.1"),
        story("goal_without_activities").at("1.3"),
        story("activity").at("1.1.1"),
        story("activity_inherited").at("1.1.2"),
        story("activity_blank").at("1.1.3"),
        story("activity_inferred").at("1.2.1"),
        story("indicator").at("1.1.1a").with(|state| {
            let act = Act::Outcome(Some(Outcome::Yes));
            state.message = Some(Message::Saved(Saved { id: Some(Id::from("1.1.1a")), act }));
        }),
        story("activity_zoomed").at("1.1.1").with(|state| state.browse.zoom = true),
        story("indicator_zoomed").at("1.1.1a").with(|state| state.browse.zoom = true),
        story("conflict").at("1.1.2a"),
        story("unsaved").at("1.1.1a").with(|state| {
            let saving = |id: &str, failed| Saving {
                record: fixture::record(30, fixture::anna(), id, Act::Outcome(Some(Outcome::Yes)), &[]),
                failed,
            };
            state.saving = vec![saving("1.1.1a", None), saving("1.1.1b", Some(disk_full()))];
            state.standing = Some(Message::NotSaved(disk_full()));
        }),
        story("filtered").with(filter),
        story("filter_paused").with(filter).with(|state| {
            state.filter_paused = true;
            fixture::put_cursor(state, "1.1");
        }),
        story("filter_shows_nothing").with(|state| {
            state.filter = Filter { mode: Match::Only, ..Filter::party("UBN") };
            fixture::put_cursor(state, "1");
        }),
        story("read_only").with(|state| {
            state.read_only = Some(ReadOnly::Asked);
            state.message = Some(Message::Blocked(Blocked::ReadOnly(ReadOnly::Asked)));
        }),
        story("past").at("1.1.1").with(|state| {
            state.as_of = AsOf::Moment("2025-05-13T22:00:00Z".parse().unwrap());
            state.past = state.history().map(|history| history.as_of(&state.as_of));
            fixture::put_cursor(state, "1.1.1");
        }),
        story("past_marked").size(60, 20).keys("j").with(|state| {
            state.size = (60, 20);
            state.as_of = AsOf::Marked("2025-05-14-tl".into(), Mark::SentOut);
        }),
        story("ascii").at("1.1.1").with(|state| state.settings.glyphs = Glyphs::Ascii),
        story("not_utf8").with(|state| {
            state.settings.glyphs = Glyphs::Ascii;
            state.message = Some(Message::NotUtf8);
        }),
        story("no_time_zone").with(|state| state.message = Some(Message::NoTimeZone)),
        story("not_typed").keys("s").with(|state| state.message = Some(Message::NotTyped)),
        story("renamed")
            .with(|state| state.standing = Some(Message::PlanRenamed("samverkansplan-2026".into()))),
        story("filter_cleared").keys("f o <enter> <esc>"),
        story("mono").at("1.1.1a").with(|state| state.settings.theme = "mono".into()),
        story("history").with(|state| history(state, HistoryOf::Plan, 5)),
        story("changes").keys("D"),
        story("changes_in_all_of_a_committee").keys("D f s <enter> j"),
        story("nothing_to_look_back_at").keys("<lt>"),
        story("history_of_item").with(|state| {
            history(state, HistoryOf::Item(fixture::target("1.1.1a")), 0);
        }),
        story("two_columns").at("1.1.1").size(80, 24),
        story("two_columns_left").at("1").size(80, 24),
        story("wide").at("1.1.1a").size(160, 45),
        story("flat").at("1.1.1").size(100, 14),
    ]
}

fn dialogs() -> Vec<Story> {
    vec![
        story("welcome").overlay(Overlay::Welcome),
        story("welcome_ascii").overlay(Overlay::Welcome).with(|state| state.settings.glyphs = Glyphs::Ascii),
        story("settings_wrong").with(|state| {
            let place = Place::new(&"/home/anna/.config/folj/keys.ron".into(), &"[\n  x\n]".into(), 4..5);
            let wrong = Problem::UnknownKey { found: "x".into(), known: Vec::new() }.error(Some(place.clone()));
            let also = Problem::binding(BindingFault::AltGr { key: "@".into() }).warning(Some(place));
            state.own.findings = vec![wrong, also];
            state.message = Some(Message::SettingsWrong { count: 1, file: Some("keys.ron".into()) });
            state.overlays.push(Overlay::Findings(FindingsList { scroll: 0 }));
        }),
        story("help").overlay(Overlay::Help(HelpPage { layer: Layer::Browse, cursor: 0, field: None })),
        story("filter").with(filter).with(|state| {
            let before = Filter::default();
            state.overlays.push(Overlay::Filter(FilterDialog { cursor: 1, before, before_paused: false, before_browse: state.browse.clone() }));
        }),
        story("search_empty").with(|state| look_for(state, "")),
        story("search").with(|state| look_for(state, "gemensam")),
        story("search_nothing").with(|state| look_for(state, "xyzzy")),
        story("note").at("1.1.1a").overlay(Overlay::Note(NoteEditor {
            target: fixture::target("1.1.1a"),
            writing: Writing::Note,
            field: TextField::new("Sju av elva verksamheter deltog i våras. Resten är inbjudna till hösten; lokalerna är klara först då, enligt fastighetskontoret.\nAnsvarig: "),
            before: String::new(),
            on: Vec::new(),
            kept: Some("2025-05-14T11:44:10Z".parse().unwrap()),
        })),
        story("number").at("1.1.1c").overlay(Overlay::Number(NumberDialog {
            target: fixture::target("1.1.1c"),
            field: TextField::new("120"),
            kind: Kind::Percent,
            complaint: Some(NumberComplaint::Odd("120".parse().unwrap(), Odd::OutsidePercent)),
        })),
        story("plans").with(|state| {
            let id = state.plan.clone();
            let finding = Problem::EmptyPlan.error(None);
            state.library.shelf_mut(&id).unwrap().findings.push(finding);
            state.overlays.push(Overlay::Plans(PlanPicker { rows: vec![(id.clone(), state.year), (id, None)], cursor: 0 }));
        }),
        story("status").at("1.2.1").overlay(Overlay::Status(StatusPicker { target: fixture::target("1.2.1"), cursor: 4 })),
        story("settle").at("1.1.2a").with(|state| {
            let target = fixture::target("1.1.2a");
            let heads = state.history().unwrap().heads(&target, Field::Outcome);
            let heads = heads.into_iter().map(|entry| entry.id.clone()).collect();
            state.overlays.push(Overlay::Settle(SettleDialog { target, field: Field::Outcome, heads, mine: None, cursor: 0 }));
        }),
        story("overtaken").at("1.1.1a").with(|state| {
            let target = fixture::target("1.1.1a");
            let heads = state.history().unwrap().heads(&target, Field::Outcome);
            let heads = heads.into_iter().map(|entry| entry.id.clone()).collect();
            let mine = fixture::record(40, fixture::per(), "1.1.1a", Act::Outcome(Some(Outcome::Yes)), &[]);
            let dialog = SettleDialog { target, field: Field::Outcome, heads, mine: Some(mine), cursor: 1 };
            state.overlays.push(Overlay::Settle(dialog));
        }),
        story("findings").with(|state| {
            let id = state.plan.clone();
            let shelf = state.library.shelf_mut(&id).unwrap();
            let source = "(\n  ansvarig: 1,\n)".into();
            let place = Place::new(&"plan.ron".into(), &source, 4..12);
            shelf.findings.push(Problem::MissingField { field: "title".into() }.error(Some(place.clone())));
            let known = vec!["responsible".into(), "text".into()];
            let found = "responsibel".into();
            shelf.findings.push(Problem::UnknownField { found, known }.error(Some(place.clone())));
            shelf.alarms.push(Problem::InterruptedWrite { line: 7 }.notice(Some(place)));
            state.overlays.push(Overlay::Findings(FindingsList { scroll: 0 }));
        }),
        story("question").overlay(Overlay::Question(Question {
            answers: vec![Answer::SaveNote, Answer::DiscardNote, Answer::Stay],
            cursor: 0,
        })),
    ]
}

/// Where keys lead.
fn walks() -> Vec<Story> {
    vec![
        story("keys_filter_osn").keys("f o <enter>"),
        story("keys_record").keys("<enter> <enter> <enter> j <space> j 2"),
        story("keys_undo").keys("<enter> <enter> <enter> j <space> u"),
        story("keys_number").keys("<enter> <enter> <enter> G 5 <ctrl-u> 9 1 , 5 <enter>"),
        story("keys_note").keys("<enter> a \"Målet är nått\" <ctrl-s>"),
        story("keys_search").keys("s rutin"),
        story("keys_search_taken").keys("s rutin <down> <enter>"),
        story("keys_settle").keys("<enter> <enter> j <enter> c"),
        story("keys_next_open").keys("."),
        story("keys_help").keys("?"),
        story("keys_history").keys("t z"),
        story("keys_nothing").keys("y"),
        story("keys_in_search").keys("s <enter>"),
        story("keys_in_help").keys("? x"),
        story("keys_in_history").keys("t 1"),
        story("keys_not_here").keys("1"),
        story("keys_no_number").keys("<enter> <enter> <enter> 5"),
        story("keys_no_status").keys("e"),
        story("keys_help_search").keys("? s \"nästa\" <down>"),
        story("palette").keys(":"),
        story("palette_found").keys("<enter> <enter> : \"delvis\""),
        story("palette_shell").keys("f o <enter> : \"filtrera\""),
        story("palette_blocked").keys(": \"ångra\""),
        story("palette_not_now").keys(": <pagedown> <pagedown> <pagedown> <pagedown> <pagedown> <up>"),
        story("help_right").keys("? <pagedown> <pagedown>"),
        story("palette_nothing").keys(": qqq"),
        story("messages").keys("<enter> <enter> <enter> v j <space> u y : \"meddel\" <enter>").with(
            |state| {
                state.standing = Some(Message::Alarms(2));
                press::happen(state, 99, folj::app::Msg::Resized(100, 30));
                state.message = None;
            },
        ),
        story("messages_none").keys(": \"meddel\" <enter>"),
        story("marked").keys("<enter> <enter> w j w <enter>"),
        story("marked_question").keys("<enter> <enter> w 1"),
        story("marked_saved").keys("<enter> <enter> w 1 <enter>"),
        story("marked_undone").keys("<enter> <enter> w 1 <enter> u"),
        story("marked_message").keys("<enter> <enter> w"),
        story("marked_hidden").keys("<enter> <enter> w <left> <left> j <enter> <enter> w f ä <enter>"),
        story("marked_hidden_question")
            .keys("<enter> <enter> w <left> <left> j <enter> <enter> w f ä <enter> 1"),
        story("marked_not_all").keys("<enter> <enter> w").with(|state| {
            let problem = Some(Problem::Io { path: "/srv/folj".into(), reason: "ENOSPC".into() });
            let deed = Deed::Outcome(Some(Outcome::Yes));
            state.message = Some(Message::Several(Fared { deed, asked: 3, saved: 1, overtaken: 1, problem }));
        }),
    ]
}

/// Shows a history with the cursor on a row.
fn history(state: &mut State, of: HistoryOf, row: usize) {
    state.screen = Screen::History(HistoryScreen { of, cursor: None, scroll: 0, zoom: false });
    let cursor = state.history_rows().get(row).map(|entry| entry.id.clone());
    if let Screen::History(screen) = &mut state.screen {
        screen.cursor = cursor;
    }
}

fn look_for(state: &mut State, typed: &str) {
    let query = Query::parse(typed, outcome_word);
    let (hits, _) = state.hits(&query);
    let finder = Finder { field: TextField::new(typed), cursor: 1 };
    state.overlays.push(Overlay::Search(SearchDialog { finder, hits, hidden: 1 }));
}

#[test]
fn pictures() {
    for mut story in stories().into_iter().chain(bundled::walks()).chain(overview::walks()) {
        let mut pictures = Vec::new();
        for lang in Lang::ALL {
            story.state.settings.lang = lang;
            for (width, height) in story.sizes.clone() {
                story.state.size = (width, height);
                // A copy, because a text editor remembers how far it was scrolled.
                let picture = picture(&story.state.clone(), width, height);
                pictures.push(format!("{} {width}x{height}\n{}\n", lang.tag(), picture.text()));
            }
        }
        insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(story.name, pictures.join("\n"));
        });
    }
}
