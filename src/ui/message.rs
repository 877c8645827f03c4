//! The line above the keys: what just happened, what is wrong, or why a key does nothing.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::badge::moment;
use super::scene::Scene;
use super::widgets::cut::{cut, width};
use super::widgets::page::Page;
use super::widgets::pen::{Pen, indent};
use crate::app::{Blocked, Deed, Done, Fared, MeetingNews, Message, NotExported, ReadOnly, Saved, Screen};
use crate::journal::{Act, Author, Field};
use crate::keys::{Action, Layer, Strokes};
use crate::model::{Id, Kind};
use crate::problem::Level;
use crate::text::{clean_line, problems};
use crate::theme::Role;

/// The most cells of a value in a message: the reason of a proposal may be long.
const LONGEST_VALUE: usize = 60;

/// Draws the message into the last of three rows; a long one takes the rows above as well. Gives how
/// many it took.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, area: Rect) -> u16 {
    let Some(message) = scene.state.message.as_ref().or(scene.state.standing.as_ref()) else {
        return goes_on(scene, pen, area);
    };
    let (role, text) = marked(scene, role(message), &words(scene, message));
    let mut page = Page::new(scene.look.theme, area.width.saturating_sub(2).into(), None);
    page.text(&text, role);
    let taken = u16::try_from(page.len()).unwrap_or(u16::MAX).clamp(1, area.height);
    let place = Rect { y: area.bottom() - taken, height: taken, ..area };
    pen.clear(place);
    page.draw(pen, place, 0);
    taken
}

/// Where nothing else is to be said: the meeting that goes on without this screen, who leads it, and,
/// where there is room for it, how to join.
fn goes_on(scene: &Scene<'_>, pen: &mut Pen<'_>, area: Rect) -> u16 {
    // The overview has words of its own there, and the first line tells of the meeting, too.
    let Some(one) = scene.state.goes_on(scene.look.now, scene.look.zone).filter(|_| !is_overview(scene))
    else {
        return 0;
    };
    let said = scene.lang.meeting_on(&clean_line(&one.meeting.name()), &called(&one.by));
    let joins = scene.ready(Action::Meeting) && one.meeting.year == scene.state.year;
    let joins = joins.then(|| scene.lang.meeting_on_join(&key(scene, Action::Meeting)));
    let whole = joins.map(|joins| format!("{said}. {joins}."));
    let room = usize::from(area.width.saturating_sub(2));
    let text = whole.filter(|whole| width(whole) <= room).unwrap_or_else(|| cut(&said, room).into_owned());
    let place = Rect { y: area.bottom() - 1, height: 1, ..area };
    pen.clear(place);
    pen.put(indent(place, 1, 1), &text, Role::Message);
    1
}

fn is_overview(scene: &Scene<'_>) -> bool {
    matches!(scene.state.screen, Screen::Overview(_))
}

/// A message as it is read again: what counts by now is not said of what was withdrawn then.
pub(super) fn kept(scene: &Scene<'_>, message: &Message) -> (Role, String) {
    let text = match message {
        Message::Undone { id, act, redo: false } => {
            scene.lang.undo_done(&recorded(scene, id.as_ref(), act), &key(scene, Action::Redo))
        }
        other => words(scene, other),
    };
    marked(scene, role(message), &text)
}

/// Errors and warnings say that they are some.
fn marked(scene: &Scene<'_>, role: Role, text: &str) -> (Role, String) {
    let text = match role {
        Role::Error => scene.lang.told_error(text).into_owned(),
        Role::Warning => scene.lang.told_warning(text).into_owned(),
        _ => text.to_owned(),
    };
    (role, text)
}

/// How a message looks.
fn role(message: &Message) -> Role {
    match message {
        Message::NotSaved(_)
        | Message::NotWithdrawn(_)
        | Message::NotExported { .. }
        | Message::DraftNotKept(_) => Role::Error,
        Message::PlanErrors(_)
        | Message::PlanUnreadable
        | Message::PlanRenamed(_)
        | Message::SettingsWrong { .. }
        | Message::Past(_)
        | Message::Alarms(_)
        | Message::NotUtf8
        | Message::NotTyped
        | Message::NoTimeZone => Role::Warning,
        Message::Saved(_)
        | Message::Undone { .. }
        | Message::Blocked(_)
        | Message::Others { .. }
        | Message::PlanRead
        | Message::Reading
        | Message::Interrupted(_)
        | Message::DraftKept(..)
        | Message::HowToQuit
        | Message::Mouse(_)
        | Message::Theme(_)
        | Message::GaveWay(_)
        | Message::FilterCleared
        | Message::Now
        | Message::Meeting(..)
        | Message::AllSaved
        | Message::Exported { .. }
        | Message::Marked { .. }
        | Message::AllHaveIt { .. }
        | Message::PasteIgnored => Role::Message,
        Message::Several(fared) => of_several(fared),
    }
}

/// How it looks that some of several entries were not saved.
fn of_several(fared: &Fared) -> Role {
    match &fared.problem {
        _ if fared.saved == fared.asked => Role::Message,
        Some(_) => Role::Error,
        None => Role::Warning,
    }
}

/// The words of a message.
fn words(scene: &Scene<'_>, message: &Message) -> Cow<'static, str> {
    let lang = scene.lang;
    let key = |action: Action| key(scene, action);
    match message {
        Message::Saved(Saved { id, act }) => {
            lang.told_saved(&recorded(scene, id.as_ref(), act), &key(Action::Undo))
        }
        Message::Undone { id, act, redo: true } => lang.redo_done(&recorded(scene, id.as_ref(), act)),
        Message::Undone { id, act, redo: false } => {
            lang.undo_done(&withdrawn(scene, id.as_ref(), act), &key(Action::Redo))
        }
        Message::Blocked(blocked) => why(scene, blocked),
        Message::NotSaved(problem) => lang.entry_not_saved(&said(scene, problem), &key(Action::Save)),
        Message::NotWithdrawn(problem) => lang.not_withdrawn(&said(scene, problem)),
        Message::Others { by, id, act, count: 1 } => others(scene, by, id.as_ref(), act),
        Message::Others { by, id, act, count } => {
            lang.others_recorded(*count, &others(scene, by, id.as_ref(), act))
        }
        Message::PlanRead => lang.plan_read(),
        Message::Reading => lang.reading(),
        Message::PlanErrors(count) => lang.plan_errors(*count, &key(Action::Findings)),
        Message::PlanUnreadable => lang.plan_unreadable(&key(Action::Findings)),
        Message::PlanRenamed(id) => lang.plan_renamed(id.as_str(), &key(Action::Plans)),
        Message::Interrupted(count) => lang.interrupted(*count, &key(Action::Findings)),
        Message::Alarms(count) => lang.alarms(*count, &key(Action::Findings)),
        Message::NotUtf8 => lang.locale_not_utf8(),
        Message::NotTyped => lang.not_typed(),
        Message::NoTimeZone => lang.times_in_utc(),
        Message::DraftKept(id, field) => {
            let id = id.as_ref().map_or(scene.state.plan.as_str(), Id::as_str);
            let (what, opens) = match field {
                Some(Field::Decision) => (lang.decision(), Action::Decision),
                Some(Field::Proposal) => (lang.proposal_word(), Action::Status),
                Some(Field::Outcome | Field::Number | Field::Note | Field::Status) | None => {
                    (lang.note(), Action::Note)
                }
            };
            lang.draft_kept(&what.to_lowercase(), id, &key(opens))
        }
        Message::Several(fared) => several(scene, fared),
        Message::Marked { count: 0, .. } => lang.marks_gone(),
        Message::Marked { count, hidden } => {
            lang.marks_tell(&lang.marked_count(*count, *hidden), &key(Action::Back))
        }
        Message::AllHaveIt { outcome, count } => lang.all_have_it(*outcome, *count).into(),
        Message::DraftNotKept(problem) => lang.draft_not_kept(&said(scene, problem)),
        Message::HowToQuit => how_to_quit(scene),
        Message::Mouse(true) => lang.mouse_is_on(&key(Action::Mouse)),
        Message::Mouse(false) => lang.mouse_is_off(&key(Action::Mouse)),
        Message::Theme(theme) => {
            let name = lang.theme_name(theme.as_str());
            let is_shown = *theme == scene.state.settings.theme;
            if is_shown && scene.look.theme.lacks_shades() {
                lang.theme_lacks_shades(&name)
            } else {
                lang.theme_is(&name)
            }
        }
        Message::SettingsWrong { count, file } => {
            lang.settings_wrong(*count, file.as_deref(), &key(Action::Findings)).into()
        }
        Message::GaveWay(id) => lang.gave_way(id_or_nothing(id.as_ref())),
        Message::FilterCleared => lang.filter_cleared(&key(Action::Filter)),
        Message::Past(as_of) => {
            lang.past_stands(&moment(scene, as_of), &key(Action::Later), &key(Action::Earlier))
        }
        Message::Now => lang.now_again(),
        Message::AllSaved => lang.all_saved(),
        Message::Exported { file, activities } => {
            lang.exported(&clean_line(file), &scene.count_of(*activities, Level::Activity))
        }
        Message::NotExported { file, why } => not_exported(scene, file, why).into(),
        Message::Meeting(name, news) => of_meeting(scene, &clean_line(name), news),
        Message::PasteIgnored => lang.paste_ignored(&key(Action::Search)),
    }
}

/// «Per Lund registrerade 2.1.1.1a = Ja.»
fn others(scene: &Scene<'_>, by: &Author, id: Option<&Id>, done: &Done) -> Cow<'static, str> {
    let (lang, who) = (scene.lang, called(by));
    match done {
        Done::Recorded(act) => lang.other_recorded(&who, &recorded(scene, id, act)),
        Done::Undone(act) => lang.other_undid(&who, &recorded(scene, id, act)),
        Done::Redone(act) => lang.other_redid(&who, &recorded(scene, id, act)),
    }
}

fn id_or_nothing(id: Option<&Id>) -> &str {
    id.map_or("", Id::as_str)
}

/// The name of somebody, by login where it is not known.
fn called(author: &Author) -> Cow<'_, str> {
    clean_line(author.called()).into_cow()
}

/// Why a report is not in its file.
pub(super) fn not_exported(scene: &Scene<'_>, file: &str, why: &NotExported) -> String {
    let (lang, file) = (scene.lang, clean_line(file));
    match why {
        NotExported::Exists(_) => lang.question_exists(&file).into_owned(),
        NotExported::NoHome => lang.export_no_home(&file).into_owned(),
        NotExported::NotHere => lang.export_not_here(&file).into_owned(),
        NotExported::Refused(why) => {
            lang.not_written(why, &|path| clean_line(&path.display().to_string()).into_owned())
        }
    }
}

/// What there is to say about a meeting.
fn of_meeting(scene: &Scene<'_>, name: &str, news: &MeetingNews) -> Cow<'static, str> {
    let lang = scene.lang;
    match news {
        MeetingNews::Waits => lang.meeting_waits(name, &key(scene, Action::Meeting)),
        MeetingNews::Opened => lang.meeting_opened(name),
        MeetingNews::Marked(mark) => lang.meeting_marked(name, lang.mark(*mark)),
        MeetingNews::Closed(tally) => lang.meeting_closed(name, tally.recorded, tally.open),
        MeetingNews::OpenedBy(by) if !scene.ready(Action::Meeting) => {
            lang.meeting_opened_by_other(name, &called(by))
        }
        MeetingNews::OpenedBy(by) => lang.meeting_opened_by(name, &called(by), &key(scene, Action::Meeting)),
        MeetingNews::MarkedBy(by, mark) => lang.meeting_marked_by(name, &called(by), lang.mark(*mark)),
        MeetingNews::ClosedBy { by, joined: true } => lang.meeting_closed_for_me(name, &called(by)),
        MeetingNews::ClosedBy { by, joined: false } => lang.meeting_closed_by(name, &called(by)),
        MeetingNews::Joined(by) => lang.meeting_joined(name, &called(by)),
        MeetingNews::GoesOn => lang.meeting_goes_on(name, &key(scene, Action::Meeting)),
        MeetingNews::Left => lang.meeting_is_left(name),
    }
}

/// How several entries of one key fared: «Sparat: Ja på 3 indikatorer. Ångra med u.», and what went wrong.
fn several(scene: &Scene<'_>, fared: &Fared) -> Cow<'static, str> {
    let lang = scene.lang;
    let Fared { deed, asked, saved, overtaken, problem } = fared;
    if saved == asked {
        return match deed {
            Deed::Outcome(outcome) => {
                lang.told_saved(&lang.outcome_on(*outcome, *saved), &key(scene, Action::Undo))
            }
            Deed::Undone => lang.undone_together(*saved, &key(scene, Action::Redo)),
            Deed::Redone => lang.redone_together(*saved),
        };
    }
    let left = asked.saturating_sub(saved + overtaken);
    let parts = [
        Some(lang.saved_of(*saved, *asked)),
        problem.as_ref().map(|problem| lang.not_saved_of(left, &said(scene, problem))),
        (*overtaken > 0).then(|| lang.overtaken_of(*overtaken)),
    ];
    let mut text = format!("{}.", parts.into_iter().flatten().collect::<Vec<_>>().join("; "));
    if matches!(deed, Deed::Outcome(_)) {
        text = format!("{text} {}", lang.still_marked());
    }
    text.into()
}

/// The key that quits; and Ctrl-C, while a second one does.
fn how_to_quit(scene: &Scene<'_>) -> Cow<'static, str> {
    let quit = key(scene, Action::Quit);
    if scene.state.interrupted {
        scene.lang.how_to_quit_now(&quit, &key(scene, Action::Interrupt))
    } else {
        scene.lang.how_to_quit(&quit)
    }
}

/// The sentence about a problem.
fn said(scene: &Scene<'_>, problem: &crate::problem::Problem) -> String {
    (scene.look.problem)(scene.lang, problem)
}

/// The first key of an action on the bare screen; its name where it has none.
fn key(scene: &Scene<'_>, action: Action) -> String {
    scene.key(Layer::Browse, action).unwrap_or_else(|| action.label(scene.lang).to_owned())
}

/// «2.1.1.1a = Ja», «2.1.1.1a Anteckning».
fn recorded(scene: &Scene<'_>, id: Option<&Id>, act: &Act) -> String {
    let kind: Option<&Kind> =
        id.and_then(|id| scene.indicator(&scene.year_target(id))).map(|indicator| &indicator.kind);
    let id = id.map(|id| format!("{id} ")).unwrap_or_default();
    match act {
        Act::Outcome(_) | Act::Number(_) | Act::Status(_) | Act::Proposal(_) => {
            let value = scene.lang.value_of(act, kind);
            // The sentence ends with a stop of its own.
            format!("{id}= {}", cut(clean_line(&value).trim_end_matches('.'), LONGEST_VALUE))
        }
        Act::Note(_)
        | Act::Decision(_)
        | Act::Withdraw(_)
        | Act::MeetingOpened { .. }
        | Act::MeetingMarked { .. }
        | Act::MeetingClosed { .. } => {
            format!("{id}{}", scene.lang.recorded(act, kind))
        }
    }
}

/// «2.1.1.1a Delvis → Ja»: what was withdrawn, and what counts since then.
fn withdrawn(scene: &Scene<'_>, id: Option<&Id>, act: &Act) -> String {
    let (Some(id), Some(field), Some(history)) = (id, act.field(), scene.history()) else {
        return recorded(scene, id, act);
    };
    if matches!(act, Act::Note(_) | Act::Decision(_)) {
        return recorded(scene, Some(id), act);
    }
    let target = scene.year_target(id);
    let kind = scene.indicator(&target).map(|indicator| &indicator.kind);
    let value = |act: &Act| cut(&clean_line(&scene.lang.value_of(act, kind)), LONGEST_VALUE).into_owned();
    let now: Vec<String> = history.heads(&target, field).iter().map(|entry| value(&entry.act)).collect();
    let now = if now.is_empty() { "–".to_owned() } else { now.join(" / ") };
    format!("{id} {} → {now}", value(act))
}

/// «1 ja, 2 delvis, 3 nej»: the keys that record something here.
fn digits(scene: &Scene<'_>) -> String {
    use Action as A;
    let actions =
        [A::RecordYes, A::RecordPartly, A::RecordNo, A::RecordNotApplicable, A::RecordNumber, A::RecordClear];
    let ready = actions.into_iter().filter(|action| scene.ready(*action));
    let said = |action: Action| {
        let key = scene.key(Layer::Browse, action)?;
        Some(format!("{key} {}", action.label(scene.lang).to_lowercase()))
    };
    ready.filter_map(said).collect::<Vec<_>>().join(", ")
}

/// Why an action does nothing.
pub(super) fn why(scene: &Scene<'_>, blocked: &Blocked) -> Cow<'static, str> {
    let lang = scene.lang;
    match blocked {
        Blocked::NoMeaning(pressed) => no_meaning(scene, &scene.key_name((*pressed).into())),
        Blocked::NoPair(first, second) => lang.no_pair(&scene.key_name(Strokes::pair(*first, *second))),
        Blocked::InHistory => {
            lang.history_is_read(&scene.key(Layer::History, Action::Browse).unwrap_or_default())
        }
        Blocked::ReadOnly(ReadOnly::Asked) => lang.read_only_asked(),
        Blocked::ReadOnly(ReadOnly::Configured) => lang.read_only_configured(),
        Blocked::ReadOnly(ReadOnly::Journal(problem)) => {
            let hint = problems::hint(lang, problem).map(|hint| format!("; {hint}")).unwrap_or_default();
            lang.read_only_journal(&format!("{}{hint}", said(scene, problem)))
        }
        Blocked::StillReading => lang.still_reading(),
        Blocked::NothingEarlier => lang.nothing_earlier(),
        Blocked::NothingLater => lang.nothing_later(),
        Blocked::Past => lang.past_is_shown(),
        Blocked::NotAnIndicator => {
            lang.not_an_indicator(&scene.levels(Level::Indicator), &key(scene, Action::Enter))
        }
        Blocked::SeveralIndicators(count) => {
            lang.several_indicators(&scene.count_of(*count, Level::Indicator), &key(scene, Action::Enter))
        }
        Blocked::NoIndicator => no_indicator(scene),
        Blocked::NotMarked => lang.not_marked(&key(scene, Action::Enter)),
        Blocked::MarksHidden(count) => lang.marks_hidden(*count, &key(scene, Action::ShowAll)),
        Blocked::OneAtATime(count) => {
            lang.one_at_a_time(&lang.marked_count(*count, 0), &key(scene, Action::Back))
        }
        Blocked::NotHere(action) => lang.not_here(action.label(lang)),
        Blocked::NoCommand(typed) => lang.no_command(typed),
        Blocked::UseDigits => lang.use_digits(&key(scene, Action::Cycle), &digits(scene)),
        Blocked::NoNumber => lang.no_number_here(&digits(scene)),
        Blocked::NotAnActivity => {
            lang.not_an_activity(&scene.levels(Level::Activity), &key(scene, Action::Enter))
        }
        Blocked::NoConflict => lang.no_conflict_here(),
        Blocked::NothingToUndo => lang.nothing_to_undo(),
        Blocked::NothingToRedo => lang.nothing_to_redo(),
        Blocked::NoneOpen => lang.none_open(&scene.levels(Level::Indicator)),
        Blocked::NotOnAgenda(id) => lang.not_on_agenda(id.as_str()),
        Blocked::NoSearch => lang.no_search_yet(&key(scene, Action::Search)),
        Blocked::NoHits(typed) => lang.no_hits(typed),
        Blocked::EmptyCell => lang.empty_cell(),
        Blocked::NoFilter => lang.no_filter_set(&key(scene, Action::Filter)),
        Blocked::CannotSuspend => lang.cannot_suspend(),
        Blocked::SuspendRestricted => lang.suspend_restricted(),
        Blocked::ExportRestricted => lang.export_restricted(),
        Blocked::NoteTooLong(over) => lang.note_too_long(*over),
        Blocked::StillSaving => lang.still_saving(),
        Blocked::StillExporting => lang.still_exporting(),
    }
}

/// That a key does nothing, and where the others are told, unless they are on the screen.
fn no_meaning(scene: &Scene<'_>, pressed: &str) -> Cow<'static, str> {
    let help = scene.key(scene.state.layer(), Action::Help).filter(|_| scene.ready(Action::Help));
    help.map_or_else(|| scene.lang.no_meaning_here(pressed), |help| scene.lang.no_meaning(pressed, &help))
}

/// That there is nothing to set an outcome on, and what can be written all the same.
fn no_indicator(scene: &Scene<'_>) -> Cow<'static, str> {
    let none = scene.lang.none_here(&scene.levels(Level::Indicator));
    if scene.ready(Action::Note) {
        scene.lang.write_a_note_instead(&none, &key(scene, Action::Note))
    } else {
        none
    }
}

/// Why nothing can be written, in a sentence.
pub(super) fn read_only_reason(scene: &Scene<'_>) -> Option<String> {
    let why = scene.state.read_only.as_ref()?;
    Some(self::why(scene, &Blocked::ReadOnly(why.clone())).into_owned())
}
