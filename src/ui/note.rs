//! The editor of a note.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::widgets::Widget;

use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::cut::{cells, width};
use super::widgets::page::Page;
use super::widgets::pen::{Pen, indent, row};
use crate::app::{NoteEditor, Seen, Writing};
use crate::keys::{Action, Layer};
use crate::text::time;
use crate::theme::Role;

/// The widest that lines of a note become: what is easy to read.
const WIDEST: usize = 84;

/// Below this height of the dialog the warning is short, so that there is room to write.
const SMALL: u16 = 9;

/// From this height on there is room to say how to write.
const LARGE: u16 = 15;

/// Draws the dialog; gives the place of the text cursor.
pub(super) fn draw(
    scene: &Scene<'_>,
    pen: &mut Pen<'_>,
    body: Rect,
    editor: &NoteEditor,
) -> (Seen, Option<Position>) {
    let lang = scene.lang;
    let area = boxes::centred(body, WIDEST, usize::from(body.height).min(20));
    let characters = editor.field.text().chars().count();
    let count = lang.characters(characters, NoteEditor::LONGEST);
    let inner = boxes::dialog(pen, area, &title(scene, editor), &count);
    if characters > NoteEditor::LONGEST {
        let over = Rect { height: 1, ..area };
        let place = indent(over, over.width.saturating_sub(cells(width(&count) + 3)), 2);
        pen.paint(place, Role::Alarm);
    }
    let below = below(scene, editor, inner);
    let text_height = inner.height.saturating_sub(cells(below.len() + 1)).max(1);
    let text = indent(Rect { height: text_height.min(inner.height), ..inner }, 1, 1);
    let cursor = edit(pen, text, editor);
    if let Some(line) = row(inner, text_height.into()) {
        boxes::across_double(pen, line);
        let place = Rect { y: line.y + 1, height: inner.bottom().saturating_sub(line.y + 1), ..inner };
        below.draw(pen, place, 0);
    }
    (Seen { page: text_height.into(), ..Seen::default() }, cursor)
}

/// What is written about what.
fn title(scene: &Scene<'_>, editor: &NoteEditor) -> Cow<'static, str> {
    let id = editor.target.id.as_ref().map(ToString::to_string).unwrap_or_default();
    match editor.writing {
        Writing::Note => scene.lang.note_about(&id),
        Writing::Decision => scene.lang.decision_about(&id),
        Writing::Reason(course) => scene.lang.reason_for(scene.lang.course(course), &id),
    }
}

/// Draws the editor itself; gives the cell of its cursor.
fn edit(pen: &mut Pen<'_>, area: Rect, editor: &NoteEditor) -> Option<Position> {
    if area.width < 2 || area.height == 0 {
        return None;
    }
    let cursor = pen.lend(area, |area, buffer| (&editor.field.0).render(area, buffer));
    // The editor underlines the cursor's line; the terminal's own cursor says enough.
    pen.plain(area, Modifier::UNDERLINED);
    cursor
}

/// The item's text, the warning, and when a draft was kept.
fn below<'a>(scene: &Scene<'a>, editor: &NoteEditor, inner: Rect) -> Page<'a> {
    let lang = scene.lang;
    let mut page = Page::new(scene.look.theme, inner.width.saturating_sub(2).into(), None);
    if matches!(editor.writing, Writing::Reason(_)) {
        let key = scene.key(Layer::Note, Action::Save).unwrap_or_default();
        page.text(&lang.reason_may_be_empty(&key), Role::Text);
    }
    if inner.height < SMALL {
        page.text(&lang.note_warning_short(), Role::Text);
        return page;
    }
    if inner.height >= LARGE {
        page.text(&lang.note_advice(), Role::Muted);
    }
    page.text(&lang.note_warning(), Role::Text);
    if let Some(at) = editor.kept {
        page.text(&lang.draft_kept_at(&time(at, scene.look.zone)), Role::Muted);
    }
    page
}
