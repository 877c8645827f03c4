//! The last line: what can be done now, from the keymap. What fits least is left out from the
//! middle; the help and the way out always stay.

use ratatui::layout::Rect;

use super::scene::Scene;
use super::widgets::cut::width;
use super::widgets::pen::{Pen, indent};
use crate::app::{ExportField, Glyphs, Overlay};
use crate::keys::{Action, Code, Key, Layer};
use crate::text::Lang;
use crate::theme::Role;

/// Some actions under one word: `←↑↓→ flytta`.
struct Hint {
    actions: &'static [Action],
    word: Word,
}

/// What it tells of a text that is scrolled.
const SCROLLED: &[Hint] = &[
    Hint { actions: &[Action::Up, Action::Down], word: Lang::foot_scroll },
    Hint { actions: &[Action::PageUp, Action::PageDown], word: Lang::foot_page },
];

/// Where arrows cannot be drawn, these four are named together.
const ARROWS: &[Action] = &[Action::Left, Action::Up, Action::Down, Action::Right];

/// The word of a hint, in a language.
type Word = fn(Lang) -> std::borrow::Cow<'static, str>;

/// What it tells under the page of a first visit.
const WELCOME: &[Hint] = &[
    Hint { actions: &[Action::Filter], word: Lang::foot_choose_committee },
    Hint { actions: &[Action::Enter], word: Lang::foot_go_on },
];

/// What it tells where a report is described.
const REPORT: &[Hint] = &[
    Hint { actions: &[Action::Enter], word: Lang::foot_export },
    Hint { actions: &[Action::Up, Action::Down], word: Lang::foot_fields },
    Hint { actions: &[Action::Left, Action::Right], word: Lang::foot_change },
];

/// What it tells where Enter writes the report.
const EXPORT: &[Hint] = &[
    Hint { actions: &[Action::Enter], word: Lang::foot_write },
    Hint { actions: &[Action::Up, Action::Down], word: Lang::foot_fields },
];

/// What the footer tells in each layer, the most important first.
fn hints(layer: Layer) -> &'static [Hint] {
    use Action as A;
    macro_rules! hints {
        ($($($action:ident)+ => $word:ident),* $(,)?) => {
            &[$(Hint { actions: &[$(A::$action),+], word: Lang::$word }),*]
        };
    }
    match layer {
        Layer::Global | Layer::Browse => hints![
            Cycle => foot_cycle,
            RecordNumber => foot_number,
            RecordYes RecordPartly RecordNo => foot_outcomes,
            Left Up Down Right => foot_move,
            Enter => foot_open,
            Filter => foot_filter,
            Search => foot_search,
            Note => foot_note,
            Settle => foot_settle,
            Undo => foot_undo,
            Meeting => foot_meeting,
            NextOpen PreviousOpen => foot_open_ones,
            ShowAll => foot_show_all,
            Zoom => foot_zoom,
            Overview => foot_overview,
            Plans => foot_plans,
            ItemHistory => foot_history,
            Status => foot_status,
            Mark => foot_mark,
            Palette => foot_commands,
        ],
        Layer::Overview => hints![
            NextField => foot_part,
            Left Up Down Right => foot_cell,
            Enter => foot_show,
            Filter => foot_filter,
            ShowAll => foot_show_all,
            Browse => foot_browse,
            Search => foot_search,
        ],
        Layer::History => hints![
            Up Down => foot_choose,
            Enter => foot_go_to,
            Browse => foot_browse,
            Filter => foot_filter,
            Undo => foot_undo,
            Search => foot_search,
        ],
        Layer::Changes => hints![
            Up Down => foot_choose,
            Enter => foot_go_to,
            Browse => foot_browse,
            Earlier Later => foot_compare,
            Filter => foot_filter,
            Zoom => foot_zoom,
        ],
        Layer::Meeting => hints![
            Settle => foot_settle,
            RecordYes RecordPartly RecordNo => foot_outcomes,
            RecordNumber => foot_number,
            Up Down => foot_move,
            Note => foot_note,
            Decision => foot_decision,
            Undo => foot_undo,
            NextOpen PreviousOpen => foot_open_ones,
            Meeting => foot_meeting,
            Status => foot_status,
            Search => foot_search,
            ItemHistory => foot_history,
        ],
        Layer::Form => hints![
            Enter => foot_open_meeting,
            Up Down => foot_fields,
            Left Right => foot_change,
        ],
        Layer::List | Layer::Question => hints![Enter => foot_choose, Up Down => foot_move],
        Layer::Filter => hints![
            Enter => foot_show,
            Toggle => foot_toggle,
            MatchMode => foot_mode,
            ClearFilter => foot_all,
        ],
        Layer::Search => hints![
            Enter => foot_go_to,
            Up Down => foot_choose,
            SearchAsFilter => foot_as_filter,
            ClearField => foot_clear,
        ],
        Layer::Note => hints![Save => foot_save, UndoTyping => foot_undo_typing, Discard => foot_discard],
        Layer::Number => hints![Enter => foot_save, ClearField => foot_clear],
        Layer::Help => hints![Enter => foot_run, Up Down => foot_choose, FindLine => foot_find_line],
        Layer::Palette => hints![Enter => foot_run, Up Down => foot_choose, ClearField => foot_clear],
    }
}

/// What the footer tells where a detail fills the screen.
const ZOOMED: &[Hint] = &[
    Hint { actions: &[Action::Cycle], word: Lang::foot_cycle },
    Hint { actions: &[Action::RecordNumber], word: Lang::foot_number },
    Hint { actions: &[Action::RecordYes, Action::RecordPartly, Action::RecordNo], word: Lang::foot_outcomes },
    Hint { actions: &[Action::Settle], word: Lang::foot_settle },
    Hint { actions: &[Action::Zoom], word: Lang::foot_smaller },
    Hint { actions: &[Action::PageUp, Action::PageDown], word: Lang::foot_scroll },
    Hint { actions: &[Action::Up, Action::Down], word: Lang::foot_move },
    Hint { actions: &[Action::Note], word: Lang::foot_note },
    Hint { actions: &[Action::Undo], word: Lang::foot_undo },
    Hint { actions: &[Action::ItemHistory], word: Lang::foot_history },
    Hint { actions: &[Action::Status], word: Lang::foot_status },
];

/// What always stays, at the end.
fn last(layer: Layer) -> &'static [Hint] {
    const HELP: Hint = Hint { actions: &[Action::Help], word: Lang::foot_help };
    const CLOSE: Hint = Hint { actions: &[Action::Back], word: Lang::foot_close };
    const BACK: Hint = Hint { actions: &[Action::Back], word: Lang::foot_back };
    const RESTORE: Hint = Hint { actions: &[Action::Back], word: Lang::foot_restore };
    const QUIT: Hint = Hint { actions: &[Action::Quit], word: Lang::foot_quit };
    match layer {
        Layer::Global | Layer::Browse | Layer::Overview | Layer::History | Layer::Changes => &[HELP, QUIT],
        Layer::Filter => &[HELP, RESTORE],
        Layer::List
        | Layer::Question
        | Layer::Search
        | Layer::Note
        | Layer::Number
        | Layer::Form
        | Layer::Palette => &[HELP, CLOSE],
        Layer::Meeting => &[HELP, BACK],
        Layer::Help => &[CLOSE],
    }
}

/// Draws the line. While a key waits for a second one, the box above tells what can be done.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, area: Rect) {
    if scene.state.pending.is_some() {
        let esc = scene.key_name(Key::plain(Code::Esc).into());
        return put(pen, area, &[(esc, scene.lang.foot_cancel().into_owned())]);
    }
    let layer = scene.state.layer();
    let zoomed = layer == Layer::Browse && scene.state.browse.zoom;
    let hints = match scene.state.overlays.last() {
        // Findings and messages are read and not chosen from.
        Some(Overlay::Findings(_) | Overlay::Messages(_)) => SCROLLED,
        Some(Overlay::Welcome) => WELCOME,
        Some(Overlay::Export(form)) if form.field == ExportField::Export => EXPORT,
        Some(Overlay::Export(_)) => REPORT,
        None if zoomed => ZOOMED,
        _ => hints(layer),
    };
    let mut shown: Vec<(String, String)> =
        hints.iter().filter_map(|hint| words(scene, layer, hint)).collect();
    let tail: Vec<(String, String)> =
        last(layer).iter().filter_map(|hint| words(scene, layer, hint)).collect();
    let taken = |hints: &[(String, String)]| -> usize {
        hints.iter().map(|(key, word)| width(key) + 1 + width(word) + 2).sum()
    };
    let room = usize::from(area.width).saturating_sub(1);
    // What comes first matters most, but a short hint may still fit where a long one did not.
    let mut left = (room + 2).saturating_sub(taken(&tail));
    shown.retain(|hint| match left.checked_sub(taken(std::slice::from_ref(hint))) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    });
    shown.extend(tail);
    put(pen, area, &shown);
}

/// Writes keys and their words.
fn put(pen: &mut Pen<'_>, area: Rect, hints: &[(String, String)]) {
    let mut rest = indent(area, 1, 0);
    for (key, word) in hints {
        rest = pen.put(rest, key, Role::Key);
        rest = pen.put(rest, &format!(" {word}  "), Role::Text);
    }
}

/// The keys and the word of a hint, if it does something now.
fn words(scene: &Scene<'_>, layer: Layer, hint: &Hint) -> Option<(String, String)> {
    let ready = |action: &&Action| scene.ready(**action);
    let keys: Vec<String> =
        hint.actions.iter().filter(ready).filter_map(|action| scene.key(layer, *action)).collect();
    if keys.is_empty() {
        return None;
    }
    if keys.len() == ARROWS.len() && hint.actions == ARROWS && scene.state.settings.glyphs == Glyphs::Ascii {
        return Some((scene.lang.key_arrows().into_owned(), (hint.word)(scene.lang).into_owned()));
    }
    let all = |fits: fn(&str) -> bool| keys.iter().all(|key| fits(key));
    let between = if keys.iter().any(|keys| keys.contains(' ')) {
        ", "
    } else if all(|key| ["←", "↑", "↓", "→"].contains(&key)) {
        ""
    } else if all(|key| key.chars().all(char::is_alphanumeric)) {
        "/"
    } else {
        " "
    };
    Some((keys.join(between), (hint.word)(scene.lang).into_owned()))
}
