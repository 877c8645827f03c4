//! The export of a report: its form, its question and what came of it.

use folj::app::{Effect, Export, Glyphs, Launch, Msg, Overlay, State, export_command, shell_line};
use folj::cli::Exit;
use folj::journal::{Act, Agenda, AsOf, Mark, MeetingId, Outcome};
use folj::keys::parse_keys;
use folj::model::PlanId;
use folj::report::Format;
use folj::store::{JournalDir, PlanPlaces, Store, Which, load, machine_name};

use super::press::{effects, press};
use super::{Story, fixture, story};
use crate::cli::bench::{Bench, plans};

/// A meeting that was held and closed.
const HELD: &str = "m<enter> 1 m<end><up><enter>";

/// The pictures.
pub(super) fn stories() -> Vec<Story> {
    vec![
        story("export").keys("x"),
        story("export_of_a_committee").keys("f o <enter> x <right> <tab> <right>"),
        story("export_shows").keys("f o s <tab> <enter> s rutin <tab> x <tab> <tab>"),
        story("export_compared").keys(HELD).keys("x <tab> <tab> <tab> <tab> <right>"),
        story("export_minutes").keys("m<enter> 1 x"),
        story("export_with").keys("x <up><up><up><up><up><up><up> <space> <up><space><up><space>"),
        story("export_texts").keys("x <up><up><up> \"Anna Berg\" <up> \"KS 2025/114\" <up> 2025-06-02 <up> OSN <up> \"Uppföljning till nämndens möte i juni, med det som återstår att göra före sommaren\""),
        story("export_button").keys("x <enter>"),
        story("export_button_scrolled").keys("f o <enter> x <up><up><up> \"Anna Berg, samverkansstrateg\" <up> \"KS 2025/114\" <enter>").with(scroll),
        story("export_launched").with(|state| {
            state.launch = Launch { options: vec!["--data".into(), "/srv/folj/uppföljning".into()], ..Launch::default() };
        }).keys("x <enter> <up> <ctrl-u> \"~/rapporter/till nämnden.html\""),
        story("export_wrong_date").keys("x <up><up><up><up><up> \"i juni\" <enter> <enter>"),
        story("export_question").keys("x <enter> <up> <ctrl-u> finns.html <enter> <enter>"),
        story("export_no_folder").keys("x <enter> <up> <ctrl-u> saknas/r.html <enter> <enter>"),
        story("export_written").keys("f o <enter> x <enter> <enter>"),
        story("export_overwritten").keys("x <enter> <up> <ctrl-u> finns.html <enter> <enter> <down> <enter>"),
        story("export_writing").keys("x <enter>").with(busy),
        story("export_help").keys("x <f1>"),
        story("export_past").with(|state| state.as_of = AsOf::Moment("2025-05-13T21:59:59.999999999Z".parse().unwrap())).keys("x <tab><tab><tab>"),
        story("export_without_command").size(60, 20).with(|state| state.as_of = AsOf::Moment("2025-05-13T22:00:00Z".parse().unwrap())).keys("x"),
        story("export_ascii").with(|state| state.settings.glyphs = Glyphs::Ascii).keys("x"),
    ]
}

fn busy(state: &mut State) {
    let Some(Overlay::Export(form)) = state.overlays.last_mut() else { panic!() };
    form.busy = true;
}

/// What stands behind the last field, further down; seen only where it has no place of its own.
fn scroll(state: &mut State) {
    let Some(Overlay::Export(form)) = state.overlays.last_mut() else { panic!() };
    form.scroll = 9;
}

/// A journal with two meetings and what was recorded around them.
fn recorded(bench: &Bench) {
    let opened = |id: &str| Act::MeetingOpened {
        meeting: MeetingId::from(id),
        body: "TL".to_owned(),
        keeper: "Anna".to_owned(),
        agenda: Agenda::default(),
    };
    let closed = |id: &str| Act::MeetingClosed { meeting: MeetingId::from(id) };
    let (first, second) = ("2025-02-12-tl", "2025-04-09-tl");
    let acts = [
        ("2025-02-12T08:00:00Z", None, opened(first), None),
        ("2025-02-12T08:10:00Z", Some("2.1.1a"), Act::Outcome(Some(Outcome::Partly)), Some(first)),
        ("2025-02-12T09:00:00Z", None, closed(first), None),
        ("2025-03-01T09:00:00Z", Some("2.1.9a"), Act::Note("<Rutin> & 'beslut' *".to_owned()), None),
        (
            "2025-04-02T09:00:00Z",
            None,
            Act::MeetingMarked { meeting: second.into(), mark: Mark::SentOut },
            None,
        ),
        ("2025-04-09T08:10:00Z", Some("2.1.9a"), Act::Outcome(Some(Outcome::No)), Some(second)),
        ("2025-04-09T09:00:00Z", None, closed(second), None),
        ("2025-05-01T09:00:00Z", Some("2.1.1a"), Act::Outcome(Some(Outcome::Yes)), None),
    ];
    for (at, id, act, meeting) in acts {
        bench.append(id, act, meeting, at);
    }
}

/// The screen over what the command line reads.
fn opened(bench: &Bench) -> State {
    let (mut shelves, _) = load(&PlanPlaces { folders: vec![plans()], ..PlanPlaces::default() }, Which::All);
    let plan = PlanId::from("almby-2024");
    let root = bench.folder.path().join("followup");
    let mut journal = JournalDir::new(root, bench.facts.who.clone(), machine_name());
    let shelf = shelves.iter_mut().find(|shelf| shelf.plan.id == plan).unwrap();
    shelf.history.extend(journal.read(&plan).entries);
    fixture::open(plan, shelves)
}

/// What the form would write.
fn sent(state: &mut State) -> Export {
    let keys = parse_keys("<enter><enter>").unwrap();
    let sent =
        keys.into_iter().flat_map(|key| effects(state, 0, Msg::Key(key))).find_map(|effect| match effect {
            Effect::Export(export) => Some(*export),
            _ => None,
        });
    sent.unwrap_or_else(|| panic!("{:?}", state.overlays))
}

#[test]
fn the_command_in_the_form_writes_what_the_form_writes() {
    let bench = Bench::new();
    recorded(&bench);
    let mut tried = 0;
    for keys in [
        "x",
        "x<right>",
        "x<right><right>",
        "x<left>",
        "f o <enter> x",
        "f o s <tab> <enter> x",
        "f - <enter> x",
        "f o <enter> o <right> <down> <enter> x",
        "s rutin <tab> x",
        "<lt> x",
        "<lt> x<right><right>",
        "<lt><lt> x",
        "x <tab><tab><tab><tab> <right>",
        "x <tab><tab><tab><tab> <left>",
        "D x",
        "x <right><right> <tab><tab><tab><tab> <right>",
        "x <tab><tab><tab><tab><tab> <space><tab> <space><tab> <space><tab> <space>",
        "x <up><up><up> \"Anna Berg\" <up> \"KS 2025/1\" <up> 2025-06-02 <up> - <up> \"-Å & ä\"",
        "L x",
        "p <end> <enter> x",
    ] {
        let mut state = opened(&bench);
        press(&mut state, keys);
        let Some(Overlay::Export(form)) = state.overlays.last() else { panic!("{keys}") };
        let mut words = export_command(&state, form, &bench.facts.zone).unwrap_or_else(|| panic!("{keys}"));
        let mut export = sent(&mut state);
        (export.request.made, export.request.zone) = (bench.facts.now, bench.facts.zone.clone());
        for format in [Format::Markdown, Format::Json, Format::Html, Format::Csv, Format::Tsv] {
            (words[3], *words.last_mut().unwrap()) = (format.name().to_owned(), "-".to_owned());
            let line = shell_line(&words);
            let mut from_shell = Vec::new();
            let (exit, err) = bench.run_into(line.strip_prefix("folj ").unwrap(), &mut from_shell);
            assert_eq!(exit, Exit::Done, "{keys}: {line}: {err}");
            let mut from_form = Vec::new();
            export.request.write(format, &mut from_form).unwrap();
            let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
            assert_eq!(text(from_form), text(from_shell), "{keys}: {line}");
            tried += 1;
        }
    }
    assert_eq!(tried, 100);
}

#[test]
fn where_one_frame_is_printed_nothing_is_written() {
    let mut bench = Bench::new();
    for (keys, seen) in [
        ("x", "folj report --format html"),
        ("x<enter><enter>", "uppfoljning-2025-05-14.html skrevs inte: här skrivs inga filer."),
    ] {
        let run = bench.run(&format!("screen --keys '{keys}'"));
        assert!(run.out.contains(seen), "{}", run.out);
    }
    assert_eq!(std::fs::read_dir(bench.folder.path()).unwrap().count(), 0);
}
