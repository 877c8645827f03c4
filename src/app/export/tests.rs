//! What keys make of the form, and what the form sends.

use super::*;
use crate::app::testing::{Desk, meetings, opening};
use crate::app::{
    Answer, Blocked, Exported, Message, Msg, NotExported, Opening, Question, ReadOnly, export_command,
    shell_line,
};
use crate::journal::Mark;
use crate::problem::{NotWritten, WhyNotWritten};
use crate::text::Lang;
use jiff::tz::TimeZone;

/// The export that was sent last.
fn sent(desk: &Desk) -> Option<&Export> {
    desk.effects.iter().rev().find_map(|effect| {
        let Effect::Export(export) = effect else { return None };
        Some(&**export)
    })
}

fn form(desk: &Desk) -> &ExportForm {
    let Some(Overlay::Export(form)) =
        desk.state.overlays.iter().rev().find(|one| matches!(one, Overlay::Export(_)))
    else {
        panic!("no form: {:?}", desk.top())
    };
    form
}

/// The worker answers.
fn answers(desk: &mut Desk, result: Result<(), NotExported>) {
    let file = sent(desk).unwrap().file.clone();
    desk.happens(Msg::Exported(Box::new(Exported { file, result })));
}

fn exists() -> Result<(), NotExported> {
    Err(NotExported::Exists("r-2.html".into()))
}

fn refused() -> NotExported {
    let why = WhyNotWritten::NoFolder { folder: "/x".into() };
    NotExported::Refused(NotWritten { path: "x/r.html".into(), why })
}

fn command(desk: &Desk) -> Option<String> {
    export_command(&desk.state, form(desk), &TimeZone::UTC).map(|words| shell_line(&words))
}

#[test]
fn each_field_says_what_is_written() {
    let usual = || Wanted::new(Form::Report);
    let without = |extra: Extra| {
        let mut wanted = usual();
        wanted.with.remove(&extra);
        wanted
    };
    let history = || Wanted { with: Extra::ALL.into(), ..usual() };
    let text = |text: &str| Some(text.to_owned());
    let day = "2025-06-15";
    for (keys, wanted, format, file) in [
        ("", usual(), Format::Html, format!("uppfoljning-{day}.html")),
        ("<right>", Wanted::new(Form::Extract), Format::Html, format!("uppfoljning-{day}.html")),
        ("<left>", Wanted::new(Form::Deviations), Format::Html, format!("avvikelser-{day}.html")),
        ("<space><space><space>", usual(), Format::Html, format!("uppfoljning-{day}.html")),
        ("<tab><right>", usual(), Format::Docx, format!("uppfoljning-{day}.docx")),
        ("<tab><left>", usual(), Format::Json, format!("uppfoljning-{day}.json")),
        ("<down><down><right><down><right>", usual(), Format::Html, format!("uppfoljning-{day}.html")),
        (
            "<tab><tab><tab><tab><space>",
            without(Extra::Notes),
            Format::Html,
            format!("uppfoljning-{day}.html"),
        ),
        ("<tab><tab><tab><tab><tab><right>", history(), Format::Html, format!("uppfoljning-{day}.html")),
        ("<tab><tab><tab><tab><tab><right><left>", usual(), Format::Html, format!("uppfoljning-{day}.html")),
        (
            "<up><up><up><up><up>2026-01-02",
            Wanted { date: Some("2026-01-02".parse().unwrap()), ..usual() },
            Format::Html,
            "uppfoljning-2026-01-02.html".into(),
        ),
        (
            "<up><up><up>\" Anna \"<up>\"KS 2025/1\"<up><up>OSN<up>\"Ett -\"",
            Wanted {
                title: text("Ett -"),
                body: text("OSN"),
                case_number: text("KS 2025/1"),
                prepared_by: text("Anna"),
                ..usual()
            },
            Format::Html,
            format!("uppfoljning-{day}.html"),
        ),
        ("<up><up><ctrl-u>r.html", usual(), Format::Html, "r.html".into()),
        ("<up><up><ctrl-u>r.html<home><tab><tab><tab><right>", usual(), Format::Docx, "r.docx".into()),
        ("<up><up><ctrl-u>r.docx", usual(), Format::Docx, "r.docx".into()),
        ("<up><up><ctrl-u>r.MD", usual(), Format::Markdown, "r.MD".into()),
        ("<up><up><ctrl-u>r.doc", usual(), Format::Html, "r.doc".into()),
        ("<up><up><ctrl-u>rapport<tab><tab><tab><right>", usual(), Format::Docx, "rapport".into()),
    ] {
        let mut desk = Desk::new();
        desk.keys("x").keys(keys).keys("<enter><enter>");
        let export = sent(&desk).unwrap_or_else(|| panic!("{keys}: {:?}", form(&desk)));
        let request = &export.request;
        assert_eq!((&request.wanted, export.format, &export.file), (&wanted, format, &file), "{keys}");
        assert_eq!((export.replace, request.since.as_ref(), &request.as_of), (false, None, &AsOf::Now));
        assert_eq!(desk.writes(), 0);
    }
}

#[test]
fn what_is_seen_is_what_is_written() {
    let mut desk = Desk::open(meetings());
    let first = AsOf::Meeting("2025-02-12-lg".into());
    let (second, sent_out) = ("2025-05-14-lg", AsOf::Marked("2025-05-14-lg".into(), Mark::SentOut));
    let last = AsOf::Meeting(second.into());
    desk.keys("fo<enter>x<enter><enter>");
    let request = &sent(&desk).unwrap().request;
    assert_eq!(&request.filter, desk.state.filter_in_force().unwrap());
    assert_eq!(Some(&request.history), desk.state.history());
    assert_eq!(
        form(&desk).since.values,
        [None, Some(last.clone()), Some(sent_out.clone()), Some(first.clone())]
    );
    assert!(form(&desk).file.text().starts_with("uppfoljning-osn-"), "{:?}", form(&desk).file);
    answers(&mut desk, Ok(()));
    // The filter off, and as it was at the meeting before.
    desk.keys("v<lt><lt>x");
    assert_eq!(form(&desk).since.values, [None, Some(first.clone())]);
    desk.keys("<tab><tab><tab><tab><right><enter><enter>");
    let request = &sent(&desk).unwrap().request;
    assert_eq!((&request.as_of, &request.since), (&sent_out, &Some(first)));
    assert_eq!((request.filter.is_empty(), Some(&request.history)), (true, desk.state.past.as_ref()));
    // On the list of changes it is compared with what they are counted from.
    let mut changes = Desk::open(meetings());
    changes.keys("Dx");
    assert_eq!(form(&changes).since.get(), Some(last.clone()));
    changes.keys("<esc><lt>x");
    assert_eq!(form(&changes).since.get(), Some(sent_out));
    // The record of a meeting is of its end.
    let mut record = Desk::open(meetings());
    record.keys("x<right><right><enter><enter>");
    let export = sent(&record).unwrap();
    assert_eq!((export.request.wanted.form, &export.request.as_of), (Form::Minutes, &last));
    assert_eq!(export.request.history, record.state.history().unwrap().as_of(&last));
    assert_eq!(export.file, "motesanteckningar-lg-2025-05-14.html");
}

#[test]
fn who_leads_a_meeting_is_offered_its_record() {
    let mut desk = Desk::new();
    desk.keys("x");
    assert!(!form(&desk).form.values.contains(&Form::Minutes), "no meeting was held");
    desk.keys("<esc>m<enter>x");
    assert_eq!(form(&desk).form.get(), Form::Minutes);
    desk.keys("<esc><esc>x");
    assert_eq!(form(&desk).form.get(), Form::Report, "outside the meeting");
}

#[test]
fn it_opens_on_every_screen_and_wherever_nothing_can_be_recorded() {
    for keys in ["", "o", "t", "D", "m<enter>", "<lt>", ":export<enter><esc>"] {
        let mut desk = Desk::open(meetings());
        desk.keys(keys).keys("x");
        assert!(matches!(desk.top(), Some(Overlay::Export(_))), "{keys}: {:?}", desk.top());
    }
    let mut asked = Desk::open(Opening { read_only: Some(ReadOnly::Asked), ..opening() });
    asked.keys("x<enter><enter>");
    answers(&mut asked, Ok(()));
    assert!(
        matches!(asked.message(), Some(Message::Exported { activities: 5, .. })),
        "{:?}",
        asked.message()
    );
}

#[test]
fn nothing_is_sent_while_something_is_wrong() {
    for (keys, complaint) in [
        ("<up><up><ctrl-u><enter><enter>", ExportComplaint::NoFile),
        ("<up><up><up><up><up>\"i morgon\"<enter><enter>", ExportComplaint::NoDate),
    ] {
        let mut desk = Desk::new();
        desk.keys("x").keys(keys);
        assert_eq!((form(&desk).complaint.as_ref(), sent(&desk)), (Some(&complaint), None), "{keys}");
        assert_eq!(desk.state.exporting, None);
        desk.keys("<up><up><up><up><up><ctrl-u><up><up><up>");
        assert_eq!(form(&desk).complaint, None, "{keys}: another value, another try");
    }
}

#[test]
fn the_form_waits_for_the_disk_and_nothing_is_sent_twice() {
    let mut desk = Desk::new();
    desk.keys("x<enter><enter><enter><enter>");
    let exports = desk.effects.iter().filter(|effect| matches!(effect, Effect::Export(_))).count();
    assert_eq!((exports, form(&desk).busy), (1, true));
    desk.keys("<esc>x");
    assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::StillExporting)));
    // Quitting waits for it, unless another key says that one goes on.
    desk.keys("q");
    assert!(!desk.has_quit());
    answers(&mut desk, Ok(()));
    assert!(desk.has_quit());
    let mut stays = Desk::new();
    stays.keys("x<enter><enter><esc>q");
    answers(&mut stays, Err(refused()));
    assert!(!stays.has_quit(), "a report that was not written is told");
    assert!(matches!(stays.message(), Some(Message::NotExported { .. })));
}

#[test]
fn what_came_of_it_is_told_where_one_looks() {
    let mut done = Desk::new();
    done.keys("fo<enter>x<enter><enter>");
    answers(&mut done, Ok(()));
    let file = sent(&done).unwrap().file.clone();
    assert_eq!((done.top(), done.message()), (None, Some(&Message::Exported { file, activities: 2 })));

    let mut failed = Desk::new();
    failed.keys("x<enter><enter>");
    answers(&mut failed, Err(refused()));
    assert_eq!(form(&failed).complaint, Some(ExportComplaint::NotExported(refused())));
    assert_eq!((form(&failed).busy, failed.state.exporting), (false, None));

    let mut elsewhere = Desk::new();
    elsewhere.keys("x<enter><enter><f1>");
    answers(&mut elsewhere, exists());
    assert!(matches!(elsewhere.top(), Some(Overlay::Help(_))), "no question over what one reads");
    elsewhere.keys("<esc>");
    assert!(form(&elsewhere).complaint.is_some());
}

#[test]
fn a_file_that_is_there_is_asked_about() {
    for (keys, file, replace) in [("<enter>", "r-2.html", false), ("<down><enter>", "r.html", true)] {
        let mut desk = Desk::new();
        desk.keys("x<up><up><ctrl-u>r.html<enter><enter>");
        answers(&mut desk, exists());
        let answers = [Answer::NewName, Answer::Overwrite, Answer::Stay];
        assert!(
            matches!(desk.top(), Some(Overlay::Question(Question { answers: offered, cursor: 0 })) if *offered == answers)
        );
        desk.keys(keys);
        let export = sent(&desk).unwrap();
        assert_eq!((export.file.as_str(), export.replace), (file, replace));
        assert_eq!((form(&desk).busy, form(&desk).file.text().as_str()), (true, file));
    }
    for keys in ["<esc>", "<down><down><enter>"] {
        let mut desk = Desk::new();
        desk.keys("x<up><up><ctrl-u>r.html<enter><enter>");
        answers(&mut desk, exists());
        desk.keys(keys);
        assert_eq!((form(&desk).busy, form(&desk).file.text().as_str()), (false, "r.html"), "{keys}");
        assert_eq!(desk.effects.iter().filter(|effect| matches!(effect, Effect::Export(_))).count(), 1);
    }
}

#[test]
fn the_equal_command_names_what_differs_from_the_usual() {
    let day = "2025-06-15";
    let plain = format!("folj report --format html -o uppfoljning-{day}.html");
    for (keys, expected) in [
        ("x", plain.clone()),
        ("xx", plain.clone()),
        ("x<right>", format!("folj report --format html --kind extract -o uppfoljning-{day}.html")),
        ("fo<enter>x", format!("folj report --format html -c OSN -o uppfoljning-osn-{day}.html")),
        ("fo<enter>vx", plain.clone()),
        ("s \"möten hålls\"<tab>x", format!("folj report --format html --search 'möten hålls' -o uppfoljning-{day}.html")),
        ("p<down><enter>x", format!("folj report --format html --year 2024 -o uppfoljning-{day}.html")),
        ("p<end><enter>x", format!("folj report --format html --plan annan-2019 -o uppfoljning-{day}.html")),
        ("Lx", format!("folj report --format html --lang en -o follow-up-{day}.html")),
        ("x<tab><tab><tab><tab><space><tab><space><tab><space>", format!("folj report --format html --with history --without notes,services -o uppfoljning-{day}.html")),
        ("x<up><up><ctrl-u>\"~/mina filer/r.html\"", "folj report --format html -o ~/'mina filer/r.html'".into()),
        ("x<up><up><ctrl-u>-x.html", "folj report --format html -o=-x.html".into()),
        ("x<up><up><up>d'accord<up>\"KS 1\"<up>2025-01-02<up>-<up>~/x", "folj report --format html --title '~/x' --body=- --date 2025-01-02 --case-number 'KS 1' --prepared-by 'd'\\''accord' -o uppfoljning-2025-01-02.html".into()),
    ] {
        let mut desk = Desk::new();
        desk.keys(keys);
        assert_eq!(command(&desk), Some(expected), "{keys}");
    }
    let lt = |keys: &str| format!("{keys}x<tab><tab><tab><tab><right>");
    for (keys, as_of, since) in [
        ("", "", " --since 2025-05-14-lg"),
        ("<lt>", " --as-of 2025-05-14-lg", " --since 2025-02-12-lg"),
        ("<lt><lt>", " --as-of 2025-05-14-lg/utskickat", " --since 2025-02-12-lg"),
    ] {
        let mut desk = Desk::open(meetings());
        desk.keys(&lt(keys));
        let said = command(&desk).unwrap();
        assert!(said.starts_with(&format!("folj report --format html{as_of}{since} -o ")), "{said}");
    }
}

#[test]
fn the_command_repeats_how_the_program_was_started() {
    let launch = crate::app::Launch {
        options: vec!["--data".into(), "/srv/f x".into()],
        lang: Some(Lang::En),
        plan: Some(("liten-2025".into(), Some("./min plan".into()))),
    };
    let mut desk = Desk::open(Opening { launch, ..opening() });
    desk.keys("x<up><up><ctrl-u>r");
    let said = command(&desk).unwrap();
    assert_eq!(said, "folj report --format html --plan './min plan' --data '/srv/f x' --lang sv -o r");
    desk.keys("<esc>p<end><enter>Lx<up><up><ctrl-u>r");
    let said = command(&desk).unwrap();
    assert_eq!(said, "folj report --format html --plan annan-2019 --data '/srv/f x' -o r");
}

#[test]
fn a_day_is_named_and_what_has_no_name_gives_no_command() {
    let end: jiff::Timestamp = "2025-03-01T23:59:59.999999999Z".parse().unwrap();
    let before = end - jiff::SignedDuration::from_secs(1);
    for (at, expected) in [(end, Some("--as-of 2025-03-01 ")), (before, None)] {
        let mut desk = Desk::open(Opening { as_of: AsOf::Moment(at), ..meetings() });
        desk.keys("x");
        let said = command(&desk);
        assert_eq!(said.is_some(), expected.is_some(), "{said:?}");
        assert!(expected.is_none_or(|part| said.unwrap().contains(part)));
    }
}

#[test]
fn behind_the_last_field_the_arrows_scroll_the_command() {
    let mut desk = Desk::new();
    (desk.seen.lines, desk.seen.height) = (6, 4);
    for (keys, field, scroll) in [
        ("x<up>", ExportField::Export, 0),
        ("<down><down>", ExportField::Export, 2),
        ("<up>", ExportField::Export, 1),
        ("<tab>", ExportField::Form, 0),
        ("<up><down><down><down>", ExportField::Form, 0),
    ] {
        desk.keys(keys);
        assert_eq!((form(&desk).field, form(&desk).scroll), (field, scroll), "{keys}");
    }
}

#[test]
fn texts_are_pasted_on_one_line() {
    let mut desk = Desk::new();
    desk.keys("x<up><up><ctrl-u>").happens(Msg::Paste("a\nb.html".into()));
    assert_eq!((form(&desk).file.text().as_str(), form(&desk).named), ("a b.html", true));
    desk.keys("<up>").happens(Msg::Paste("x".into())).keys("<home>").happens(Msg::Paste("y".into()));
    assert_eq!(form(&desk).prepared_by.text(), "yx");
}
