//! The line above the keys: what just happened, what is wrong, or why a key does nothing.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::badge::moment;
use super::scene::Scene;
use super::widgets::page::Page;
use super::widgets::pen::Pen;
use crate::app::{Blocked, Deed, Fared, Message, ReadOnly, ThemeName};
use crate::journal::Act;
use crate::keys::{Action, Layer};
use crate::model::{Id, Kind};
use crate::theme::Role;

/// Draws the message into the last of three rows; a long one takes the rows above as well.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, area: Rect) {
    let Some(message) = scene.state.message.as_ref().or(scene.state.standing.as_ref()) else { return };
    let (role, text) = marked(scene, sentence(scene, message));
    let mut page = Page::new(scene.look.theme, area.width.saturating_sub(2).into(), None);
    page.text(&text, role);
    let taken = u16::try_from(page.len()).unwrap_or(u16::MAX).clamp(1, area.height);
    let place = Rect { y: area.bottom() - taken, height: taken, ..area };
    pen.clear(place);
    page.draw(pen, place, 0);
}

/// A message as it is read again: what counts by now is not said of what was withdrawn then.
pub(super) fn kept(scene: &Scene<'_>, message: &Message) -> (Role, String) {
    let said = match message {
        Message::Undone { id, act, redo: false } => {
            let said = recorded(scene, id.as_ref(), act);
            (Role::Message, scene.lang.undo_done(&said, &key(scene, Action::Redo)).into_owned())
        }
        other => sentence(scene, other),
    };
    marked(scene, said)
}

/// Errors and warnings say that they are some.
fn marked(scene: &Scene<'_>, (role, text): (Role, String)) -> (Role, String) {
    let text = match role {
        Role::Error => scene.lang.told_error(&text).into_owned(),
        Role::Warning => scene.lang.told_warning(&text).into_owned(),
        _ => text,
    };
    (role, text)
}

/// How a message looks, and its words.
fn sentence(scene: &Scene<'_>, message: &Message) -> (Role, String) {
    let lang = scene.lang;
    let (role, text) = match message {
        Message::Saved(saved) => {
            let what = recorded(scene, saved.id.as_ref(), &saved.act);
            (Role::Message, lang.told_saved(&what, &key(scene, Action::Undo)))
        }
        Message::Undone { id, act, redo } => {
            let said = if *redo {
                lang.redo_done(&recorded(scene, id.as_ref(), act))
            } else {
                lang.undo_done(&withdrawn(scene, id.as_ref(), act), &key(scene, Action::Redo))
            };
            (Role::Message, said)
        }
        Message::Several(fared) => several(scene, fared),
        Message::Marked { count: 0, .. } => (Role::Message, lang.marks_gone()),
        Message::Marked { count, hidden } => {
            let marked = lang.marked_count(*count, *hidden);
            (Role::Message, lang.marks_tell(&marked, &key(scene, Action::Back)))
        }
        Message::AllHaveIt { outcome, count } => (Role::Message, lang.all_have_it(*outcome, *count).into()),
        Message::Blocked(blocked) => (Role::Message, why(scene, blocked)),
        Message::NotSaved(problem) => (Role::Error, lang.entry_not_saved(&said(scene, problem))),
        Message::NotWithdrawn(problem) => (Role::Error, lang.not_withdrawn(&said(scene, problem))),
        Message::Others { by, id, count } => {
            let who = by.name.as_ref().unwrap_or(&by.login);
            let id = id.as_ref().map_or("", Id::as_str);
            let one = *count == 1;
            (
                Role::Message,
                if one { lang.other_recorded(who, id) } else { lang.others_recorded(who, *count) },
            )
        }
        Message::PlanRead => (Role::Message, lang.plan_read()),
        Message::PlanErrors(count) => {
            (Role::Warning, lang.plan_errors(*count, &key(scene, Action::Findings)))
        }
        Message::PlanUnreadable => (Role::Warning, lang.plan_unreadable(&key(scene, Action::Findings))),
        Message::Interrupted(count) => {
            (Role::Message, lang.interrupted(*count, &key(scene, Action::Findings)))
        }
        Message::Alarms(count) => (Role::Warning, lang.alarms(*count, &key(scene, Action::Findings))),
        Message::DraftKept(id) => {
            let id = id.as_ref().map_or_else(|| scene.state.plan.to_string(), ToString::to_string);
            (Role::Message, lang.draft_kept(&id, &key(scene, Action::Note)))
        }
        Message::DraftNotKept(problem) => (Role::Error, lang.draft_not_kept(&said(scene, problem))),
        Message::HowToQuit => (Role::Message, how_to_quit(scene)),
        Message::Mouse(true) => (Role::Message, lang.mouse_is_on(&key(scene, Action::Mouse))),
        Message::Mouse(false) => (Role::Message, lang.mouse_is_off(&key(scene, Action::Mouse))),
        Message::Theme(ThemeName::Terminal) => (Role::Message, lang.theme_terminal()),
        Message::Theme(ThemeName::Mono) => (Role::Message, lang.theme_mono()),
        Message::GaveWay(id) => {
            (Role::Message, lang.gave_way(id.as_ref().map(Id::as_str).unwrap_or_default()))
        }
        Message::Past(as_of) => {
            let keys = (key(scene, Action::Later), key(scene, Action::Earlier));
            (Role::Warning, lang.past_stands(&moment(scene, as_of), &keys.0, &keys.1))
        }
        Message::Now => (Role::Message, lang.now_again()),
        Message::AllSaved => (Role::Message, lang.all_saved()),
        Message::PasteIgnored => (Role::Message, lang.paste_ignored(&key(scene, Action::Search))),
    };
    (role, text.into_owned())
}

/// How several entries of one key fared: «Sparat: Ja på 3 indikatorer. Ångra med u.», and what went wrong.
fn several(scene: &Scene<'_>, fared: &Fared) -> (Role, Cow<'static, str>) {
    let lang = scene.lang;
    let Fared { deed, asked, saved, overtaken, problem } = fared;
    if saved == asked {
        let said = match deed {
            Deed::Outcome(outcome) => {
                lang.told_saved(&lang.outcome_on(*outcome, *saved), &key(scene, Action::Undo))
            }
            Deed::Undone => lang.undone_together(*saved, &key(scene, Action::Redo)),
            Deed::Redone => lang.redone_together(*saved),
        };
        return (Role::Message, said);
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
    (if problem.is_some() { Role::Error } else { Role::Warning }, text.into())
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
            format!("{id}= {}", scene.lang.value_of(act, kind))
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
    if matches!(act, Act::Note(_)) {
        return recorded(scene, Some(id), act);
    }
    let target = scene.year_target(id);
    let kind = scene.indicator(&target).map(|indicator| &indicator.kind);
    let value = |act: &Act| scene.lang.value_of(act, kind);
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
        Blocked::NoMeaning(pressed) => lang.no_meaning(&scene.key_name(*pressed), &key(scene, Action::Help)),
        Blocked::ReadOnly(ReadOnly::Asked) => lang.read_only_asked(),
        Blocked::ReadOnly(ReadOnly::Configured) => lang.read_only_configured(),
        Blocked::ReadOnly(ReadOnly::Journal(problem)) => lang.read_only_journal(&said(scene, problem)),
        Blocked::NothingEarlier => lang.nothing_earlier(),
        Blocked::NothingLater => lang.nothing_later(),
        Blocked::Past => lang.past_is_shown(),
        Blocked::NotAnIndicator => lang.not_an_indicator(&key(scene, Action::Enter)),
        Blocked::SeveralIndicators(count) => lang.several_indicators(*count, &key(scene, Action::Enter)),
        Blocked::NoIndicator => lang.activity_without_indicator(),
        Blocked::NotMarked => lang.not_marked(&key(scene, Action::Enter)),
        Blocked::MarksHidden(count) => lang.marks_hidden(*count, &key(scene, Action::ShowAll)),
        Blocked::OneAtATime(count) => {
            lang.one_at_a_time(&lang.marked_count(*count, 0), &key(scene, Action::Back))
        }
        Blocked::NotHere(action) => lang.not_here(action.label(lang)),
        Blocked::NoCommand(typed) => lang.no_command(typed),
        Blocked::UseDigits => lang.use_digits(&key(scene, Action::Cycle), &digits(scene)),
        Blocked::NoNumber => lang.no_number_here(),
        Blocked::NotAnActivity => lang.not_an_activity(),
        Blocked::NoConflict => lang.no_conflict_here(),
        Blocked::NothingToUndo => lang.nothing_to_undo(),
        Blocked::NothingToRedo => lang.nothing_to_redo(),
        Blocked::NoneOpen => lang.none_open(),
        Blocked::NoSearch => lang.no_search_yet(&key(scene, Action::Search)),
        Blocked::NoHits(typed) => lang.no_hits(typed),
        Blocked::NoFilter => lang.no_filter_set(&key(scene, Action::Filter)),
        Blocked::CannotSuspend => lang.cannot_suspend(),
        Blocked::NoteTooLong(over) => lang.note_too_long(*over),
        Blocked::StillSaving => lang.still_saving(),
    }
}

/// Why nothing can be written, in a sentence.
pub(super) fn read_only_reason(scene: &Scene<'_>) -> Option<String> {
    let why = scene.state.read_only.as_ref()?;
    Some(self::why(scene, &Blocked::ReadOnly(why.clone())).into_owned())
}
