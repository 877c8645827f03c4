//! A state drawn as text, with one line that tells whether its styles are the same as before.

use std::collections::HashMap;
use std::sync::LazyLock;

use folj::app::{Seen, State, can};
use folj::keys::Keymap;
use folj::problem::Problem;
use folj::text::Lang;
use folj::theme::{Theme, Themes};
use folj::ui::{Look, view};
use jiff::tz::TimeZone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sha2::{Digest, Sha256};
use unicode_width::UnicodeWidthStr;

fn problem(lang: Lang, problem: &Problem) -> String {
    match problem {
        Problem::Io { path, .. } => format!("{} {path}", lang.pick("disken är full:", "the disk is full:")),
        other => folj::text::problems::title(lang, other),
    }
}

/// A picture: the frame, and what the view said about it.
pub(super) struct Picture {
    pub(super) buffer: Buffer,
    pub(super) seen: Seen,
}

/// Draws a state.
pub(super) fn picture(state: &State, width: u16, height: u16) -> Picture {
    static MADE: LazyLock<(HashMap<String, Theme>, Keymap, TimeZone)> = LazyLock::new(|| {
        let themes = Themes::bundled();
        let named = |name: &str| (name.to_owned(), themes.get(name).unwrap());
        let themes = themes.names().into_iter().map(named).collect();
        (themes, Keymap::bundled(), TimeZone::get("Europe/Stockholm").unwrap())
    });
    let (themes, keymap, zone) = &*MADE;
    let look = Look {
        theme: &themes[state.settings.theme.as_str()],
        keymap,
        zone,
        now: "2025-05-14T12:00:00Z".parse().unwrap(),
        can,
        problem,
    };
    let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width, height });
    let (seen, _) = view(state, &look, &mut buffer);
    Picture { buffer, seen }
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
