//! The whole picture: first line and breadcrumb, the screen, message and keys, and what lies over it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::scene::Scene;
use super::widgets::ascii;
use super::widgets::pen::Pen;
use super::{
    Look, browse, changes, export, filter, findings, footer, header, help, history, marked, meeting,
    meeting_form, meeting_menu, message, messages, note, number, overview, palette, pending, plans, question,
    search, settle, status, welcome,
};
use crate::app::{Glyphs, Overlay, Screen, Seen, State};
use crate::theme::Role;

/// The smallest screen that shows more than a sentence.
const LEAST: (u16, u16) = (40, 10);

/// Draws the state into a buffer that is empty, and says what was seen while drawing and where the text cursor
/// stands, if there is one.
pub fn view(state: &State, look: &Look<'_>, picture: &mut Buffer) -> (Seen, Option<Position>) {
    let area = picture.area;
    let scene = Scene::new(state, look);
    let mut pen = Pen::new(picture, look.theme);
    pen.paint(area, Role::Text);
    let (seen, cursor) = if area.width < LEAST.0 || area.height < LEAST.1 {
        too_small(&scene, &mut pen, area);
        (Seen::default(), None)
    } else {
        whole(&scene, &mut pen, area)
    };
    if state.settings.glyphs == Glyphs::Ascii {
        ascii::simplify(&mut pen);
    }
    let spots = std::mem::take(&mut pen.spots);
    (Seen { spots, ..seen }, cursor.filter(|at| area.contains(*at)))
}

fn too_small(scene: &Scene<'_>, pen: &mut Pen<'_>, area: Rect) {
    let text = scene.lang.too_small(area.width, area.height);
    let mut page = super::widgets::page::Page::new(scene.look.theme, area.width.into(), None);
    page.text(&text, Role::Text);
    page.draw_bare(pen, area);
}

/// The picture on a screen that is large enough; and where the text cursor stands, if there is one.
fn whole(scene: &Scene<'_>, pen: &mut Pen<'_>, area: Rect) -> (Seen, Option<Position>) {
    let line = |y: u16| Rect { y, height: 1, ..area };
    header::first_line(scene, pen, line(area.y));
    let bottom = area.bottom();
    let body = Rect { y: area.y + 2, height: area.height - 4, ..area };
    let seen = match &scene.state.screen {
        Screen::Browse => {
            header::breadcrumb(scene, pen, line(area.y + 1));
            browse::draw(scene, pen, body)
        }
        Screen::Overview(screen) => {
            overview::breadcrumb(scene, pen, line(area.y + 1));
            overview::draw(scene, pen, body, screen)
        }
        Screen::Meeting => {
            meeting::breadcrumb(scene, pen, line(area.y + 1));
            meeting::draw(scene, pen, body)
        }
        Screen::History(screen) => {
            history::breadcrumb(scene, pen, line(area.y + 1), screen);
            history::draw(scene, pen, body, screen)
        }
        Screen::Changes(screen) => {
            changes::breadcrumb(scene, pen, line(area.y + 1), screen);
            changes::draw(scene, pen, body, screen)
        }
    };
    let mut result = (seen, None);
    for overlay in &scene.state.overlays {
        // Only what lies topmost takes clicks.
        pen.spots.clear();
        result = over(scene, pen, body, overlay);
    }
    let said = message::draw(scene, pen, Rect { y: bottom - 4, height: 3, ..area });
    if let Some(first) = scene.state.pending {
        // Only what lies topmost takes clicks; and what a screen says there itself would lose its beginning.
        pen.spots.clear();
        if said == 0 {
            pen.clear(line(bottom - 2));
        }
        let above = Rect { y: area.y + 1, height: area.height - 2 - said.max(1), ..area };
        pending::draw(scene, pen, above, first);
    }
    footer::draw(scene, pen, line(bottom - 1));
    result
}

fn over(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, overlay: &Overlay) -> (Seen, Option<Position>) {
    match overlay {
        Overlay::Help(page) => help::draw(scene, pen, body, page),
        Overlay::Filter(dialog) => (filter::draw(scene, pen, body, dialog), None),
        Overlay::Search(dialog) => search::draw(scene, pen, body, dialog),
        Overlay::Note(editor) => note::draw(scene, pen, body, editor),
        Overlay::Number(dialog) => number::draw(scene, pen, body, dialog),
        Overlay::Plans(picker) => (plans::draw(scene, pen, body, picker), None),
        Overlay::Status(picker) => (status::draw(scene, pen, body, picker), None),
        Overlay::MeetingForm(form) => meeting_form::draw(scene, pen, body, form),
        Overlay::Export(form) => export::draw(scene, pen, body, form),
        Overlay::MeetingMenu(menu) => (meeting_menu::draw(scene, pen, body, menu), None),
        Overlay::Settle(dialog) => (settle::draw(scene, pen, body, dialog), None),
        Overlay::Findings(list) => (findings::draw(scene, pen, body, list), None),
        Overlay::Question(one) => (question::draw(scene, pen, body, one), None),
        Overlay::Welcome => (welcome::draw(scene, pen, body), None),
        Overlay::Marked(dialog) => (marked::draw(scene, pen, body, dialog), None),
        Overlay::Messages(list) => (messages::draw(scene, pen, body, list), None),
        Overlay::Palette(one) => palette::draw(scene, pen, body, one),
    }
}
