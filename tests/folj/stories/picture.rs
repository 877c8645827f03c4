//! A state drawn as text, with one line that tells whether its styles are the same as before.

use std::sync::LazyLock;

use folj::app::{Can, Seen, State, ThemeName};
use folj::keys::{Action, Group, Key, Keymap, Layer};
use folj::problem::{Level, Problem};
use folj::text::Lang;
use folj::theme::Bundled;
use folj::ui::{Look, view};
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use sha2::{Digest, Sha256};
use unicode_width::UnicodeWidthStr;

/// The bindings of the stories.
fn keymap() -> Keymap {
    use Action as A;
    let rows: &[(Layer, &[(Action, &str)])] = &[
        (
            Layer::Global,
            &[
                (A::Up, "up k"),
                (A::Down, "down j"),
                (A::First, "home g"),
                (A::Last, "end G"),
                (A::PageUp, "pageup ctrl-u"),
                (A::PageDown, "pagedown ctrl-d"),
                (A::Enter, "enter"),
                (A::Back, "esc backspace"),
                (A::Help, "? f1"),
                (A::Save, "ctrl-s"),
                (A::Language, "L"),
                (A::Theme, "T"),
                (A::Mouse, "M"),
                (A::Redraw, "ctrl-l"),
                (A::Suspend, "ctrl-z"),
                (A::Interrupt, "ctrl-c"),
                (A::Quit, "q"),
            ],
        ),
        (
            Layer::Browse,
            &[
                (A::Left, "left h"),
                (A::Right, "right l"),
                (A::NextField, "tab"),
                (A::PreviousField, "shift-tab"),
                (A::NextOpen, "."),
                (A::PreviousOpen, ","),
                (A::Search, "s / f3"),
                (A::NextHit, "n"),
                (A::PreviousHit, "N"),
                (A::Filter, "f"),
                (A::ShowAll, "v"),
                (A::Browse, "b"),
                (A::PlanHistory, "t"),
                (A::ItemHistory, "i"),
                (A::Plans, "p"),
                (A::Zoom, "z"),
                (A::Findings, "!"),
                (A::Reload, "r f5"),
                (A::Cycle, "space"),
                (A::RecordYes, "1"),
                (A::RecordPartly, "2"),
                (A::RecordNo, "3"),
                (A::RecordNotApplicable, "4"),
                (A::RecordNumber, "5"),
                (A::RecordClear, "0"),
                (A::Note, "a"),
                (A::Status, "e"),
                (A::Settle, "c"),
                (A::Undo, "u"),
                (A::Redo, "U"),
            ],
        ),
        (Layer::History, &[(A::Search, "s"), (A::Filter, "f"), (A::Browse, "b"), (A::Plans, "p")]),
        (Layer::Filter, &[(A::Toggle, "space"), (A::MatchMode, "tab"), (A::ClearFilter, "0")]),
        (
            Layer::Search,
            &[
                (A::Up, "up"),
                (A::Down, "down"),
                (A::Enter, "enter"),
                (A::SearchAsFilter, "tab"),
                (A::ClearField, "ctrl-u"),
                (A::Back, "esc"),
                (A::Help, "f1"),
            ],
        ),
        (Layer::Note, &[(A::Save, "ctrl-s"), (A::UndoTyping, "ctrl-z"), (A::Back, "esc"), (A::Help, "f1")]),
        (Layer::Number, &[(A::Enter, "enter"), (A::ClearField, "ctrl-u"), (A::Back, "esc"), (A::Help, "f1")]),
        (Layer::Help, &[(A::Back, "? f1")]),
    ];
    let of_row = |(layer, actions): &(Layer, &[(Action, &str)])| {
        let layer = *layer;
        let keys = |(action, keys): &(Action, &str)| {
            let action = *action;
            let keys: Vec<Key> = keys.split(' ').map(|key| key.parse().unwrap()).collect();
            keys.into_iter().map(move |key| (layer, key, action))
        };
        actions.iter().flat_map(keys).collect::<Vec<_>>()
    };
    rows.iter().flat_map(of_row).collect()
}

/// Recording is offered on indicators, as in the program.
fn can(state: &State, action: Action) -> Can {
    let offered = match action {
        Action::Settle | Action::RecordNumber => false,
        _ if action.group() == Group::Record => state.browse.level == Level::Indicator,
        Action::ShowAll => !state.filter.is_empty(),
        _ => true,
    };
    if offered { Can::Ready } else { Can::Hidden }
}

fn problem(lang: Lang, problem: &Problem) -> String {
    match problem {
        Problem::Io { path, .. } => format!("{} {path}", lang.pick("disken är full:", "the disk is full:")),
        other => format!("{other:?}"),
    }
}

/// A picture: the frame, and what the view said about it.
pub(super) struct Picture {
    pub(super) buffer: Buffer,
    pub(super) seen: Seen,
}

/// Draws a state.
pub(super) fn picture(state: &State, width: u16, height: u16) -> Picture {
    static MADE: LazyLock<(Bundled, Keymap, TimeZone)> =
        LazyLock::new(|| (Bundled::read(), keymap(), TimeZone::get("Europe/Stockholm").unwrap()));
    let (themes, keymap, zone) = &*MADE;
    let look = Look {
        theme: match state.settings.theme {
            ThemeName::Terminal => &themes.terminal,
            ThemeName::Mono => &themes.mono,
        },
        keymap,
        zone,
        now: "2025-05-14T12:00:00Z".parse().unwrap(),
        can,
        problem,
    };
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut seen = Seen::default();
    terminal.draw(|frame| seen = view(state, &look, frame)).unwrap();
    Picture { buffer: terminal.backend().buffer().clone(), seen }
}

impl Picture {
    /// The lines of the frame, each as wide as the frame.
    pub(super) fn lines(&self) -> Vec<String> {
        let area = self.buffer.area;
        (area.top()..area.bottom())
            .map(|y| {
                let mut line = String::new();
                let mut covered = 0;
                for x in area.left()..area.right() {
                    let symbol = self.buffer[(x, y)].symbol();
                    if covered == 0 {
                        line.push_str(symbol);
                        covered = symbol.width().max(1);
                    }
                    covered -= 1;
                }
                assert_eq!(line.width(), usize::from(area.width), "{line}");
                line
            })
            .collect()
    }

    /// The text with blanks at the ends of its lines cut, and the line about styles.
    pub(super) fn text(&self) -> String {
        let lines = self.lines();
        let mut text: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
        let mut hash = Sha256::new();
        for cell in self.buffer.content() {
            hash.update(format!("{:?}{:?}{:?};", cell.fg, cell.bg, cell.modifier));
        }
        let hash = hash.finalize().iter().take(4).fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        let styles = format!("styles {hash:08x}");
        text.push(&styles);
        text.join("\n")
    }
}
