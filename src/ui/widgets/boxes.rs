//! Frames: single lines around the parts of a screen, double ones around what lies over it.

use ratatui::layout::Rect;

use super::cut::{cells, cut, width};
use super::pen::{Pen, indent, row};
use crate::text::Lang;
use crate::theme::Role;

/// Below this width of a frame its titles are short.
const NARROW: u16 = 50;

/// The characters of a frame: left, filling and right of its top, middle and bottom; then its sides.
struct Lines {
    top: [&'static str; 3],
    bottom: [&'static str; 3],
    side: &'static str,
}

const SINGLE: Lines = Lines { top: ["┌", "─", "┐"], bottom: ["└", "─", "┘"], side: "│" };
const DOUBLE: Lines = Lines { top: ["╔", "═", "╗"], bottom: ["╚", "═", "╝"], side: "║" };

/// A horizontal line through the whole of the first row of `area`.
fn horizontal(pen: &mut Pen<'_>, area: Rect, [left, middle, right]: [&str; 3], role: Role) {
    let inner = usize::from(area.width.saturating_sub(2));
    pen.put(area, left, role);
    pen.put(indent(area, 1, 1), &middle.repeat(inner), role);
    pen.put(indent(area, area.width.saturating_sub(1), 0), right, role);
}

fn frame(pen: &mut Pen<'_>, area: Rect, lines: &Lines, role: Role) -> Rect {
    let last = usize::from(area.height.saturating_sub(1));
    for at in 0..usize::from(area.height) {
        let Some(line) = row(area, at) else { continue };
        if at == 0 {
            horizontal(pen, line, lines.top, role);
        } else if at == last {
            horizontal(pen, line, lines.bottom, role);
        } else {
            pen.put(line, lines.side, role);
            pen.put(indent(line, area.width.saturating_sub(1), 0), lines.side, role);
        }
    }
    inside(area)
}

/// What lies inside a frame.
pub(in crate::ui) fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1).min(area.right()),
        y: area.y.saturating_add(1).min(area.bottom()),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

/// A single frame; gives what lies inside.
pub(in crate::ui) fn single(pen: &mut Pen<'_>, area: Rect) -> Rect {
    frame(pen, area, &SINGLE, Role::Border)
}

/// A double frame that is no dialog; gives what lies inside.
pub(in crate::ui) fn double(pen: &mut Pen<'_>, area: Rect) -> Rect {
    frame(pen, area, &DOUBLE, Role::Border)
}

/// A line across a single frame, between `├` and `┤`.
pub(in crate::ui) fn across(pen: &mut Pen<'_>, area: Rect) {
    horizontal(pen, area, ["├", "─", "┤"], Role::Border);
}

/// A line across a double frame, between `╟` and `╢`; `inner` is a row inside the frame.
pub(in crate::ui) fn across_double(pen: &mut Pen<'_>, inner: Rect) {
    let line = Rect { x: inner.x.saturating_sub(1), width: inner.width.saturating_add(2), ..inner };
    horizontal(pen, line, ["╟", "─", "╢"], Role::Dialog);
}

/// A title set into the upper line of a frame: `─ title ───── right ─`.
pub(in crate::ui) fn titles(pen: &mut Pen<'_>, line: Rect, title: &str, right: &str, role: Role) {
    titles_on(pen, line, [title, right], Role::Text, role);
}

fn titles_on(pen: &mut Pen<'_>, line: Rect, [title, right]: [&str; 2], ground: Role, role: Role) {
    let room = indent(line, 2, 2);
    let mut taken = 0;
    if !right.is_empty() && width(right) + 8 <= usize::from(room.width) {
        taken = cells(width(right) + 2);
        set_in(pen, indent(room, room.width - taken, 0), right, ground, role);
    }
    let room = indent(room, 0, taken);
    if !title.is_empty() && room.width > 3 {
        set_in(pen, room, &cut(title, usize::from(room.width) - 2), ground, role);
    }
}

/// Writes a text between blanks into a line. A role without a colour has that of the ground: what the
/// line looks like must not shine through.
fn set_in(pen: &mut Pen<'_>, line: Rect, text: &str, ground: Role, role: Role) {
    let place = Rect { width: cells(width(text) + 2).min(line.width), height: 1, ..line };
    pen.clear(place);
    pen.paint(place, ground);
    pen.put(place, &format!(" {text} "), role);
}

/// «rad 1–8 av 11» for the lines that are seen of a text; «1–8/11» in a frame without room for words.
pub(in crate::ui) fn lines_seen(lang: Lang, frame: Rect, first: usize, last: usize, all: usize) -> String {
    if frame.width < NARROW {
        format!("{first}–{last}/{all}")
    } else {
        lang.lines_of(first, last, all).into()
    }
}

/// Clears a part of the screen and draws a dialog's frame there; gives what lies inside.
pub(in crate::ui) fn dialog(pen: &mut Pen<'_>, area: Rect, title: &str, right: &str) -> Rect {
    pen.clear(area);
    pen.paint(area, Role::Dialog);
    let inner = frame(pen, area, &DOUBLE, Role::Dialog);
    titles_on(pen, area, [title, right], Role::Dialog, Role::DialogTitle);
    inner
}

/// The place of a dialog of this size inside `body`: centred, a little above the middle, whole.
pub(in crate::ui) fn centred(body: Rect, wanted_width: usize, wanted_height: usize) -> Rect {
    // On a narrow screen a dialog is as wide as the screen: what lies beside it only disturbs.
    let wide = cells(wanted_width).min(body.width);
    let width = if body.width.saturating_sub(wide) < 8 { body.width } else { wide };
    let height = cells(wanted_height).min(body.height);
    Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 3, width, height }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::super::pen::style;
    use super::*;
    use crate::theme::{Depth, Themes};

    #[test]
    fn a_title_does_not_look_like_its_frame() {
        let area = Rect::new(0, 0, 40, 3);
        for (name, depth) in ["terminal", "mono", "high-contrast", "dark", "light"]
            .into_iter()
            .flat_map(|name| [(name, Depth::Sixteen), (name, Depth::Full)])
        {
            let theme = Themes::bundled().get(name).unwrap().on(depth);
            let look = |roles: &[Role]| {
                let mut cell = ratatui::buffer::Cell::default();
                for role in roles {
                    cell.set_style(style(theme.paint(*role)));
                }
                cell.style()
            };
            for (title, grounds) in [
                (Role::Title, &[Role::Text][..]),
                (Role::TitleActive, &[Role::Text]),
                (Role::DialogTitle, &[Role::Text, Role::Dialog]),
            ] {
                let mut buffer = Buffer::empty(area);
                let mut pen = Pen::new(&mut buffer, &theme);
                pen.clear(area);
                if title == Role::DialogTitle {
                    dialog(&mut pen, area, "Mål", "1 av 3");
                } else {
                    single(&mut pen, area);
                    titles(&mut pen, Rect { height: 1, ..area }, "Mål", "1 av 3", title);
                }
                let border = if title == Role::DialogTitle { Role::Dialog } else { Role::Border };
                for (x, own) in [(0, border), (3, title), (36, title), (10, border)] {
                    let wanted = look(&[grounds, &[own]].concat());
                    assert_eq!(buffer[(x, 0)].style(), wanted, "{name} {depth:?} {title:?} {x}");
                }
            }
        }
    }
}
