//! The meeting screen: one large item of the agenda, for a whole room to read.

mod answers;
mod item;
mod progress;

use ratatui::layout::Rect;

use super::header::crumb_line;
use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::cut::{cells, width};
use super::widgets::page::Page;
use super::widgets::pen::{Pen, indent, row};
use crate::app::{Seen, Sitting};
use crate::model::Item;
use crate::text::clean_line;
use crate::theme::Role;

/// Below this width the second line has no words that are not needed.
const NARROW: u16 = 72;
/// Below this height of the frame's inside there is room for the text and the outcome alone.
const TINY: u16 = 8;
/// From this height on there is air between the parts.
const ROOMY: u16 = 20;

/// ` TL 2025-05-14   Protokoll: Anna Berg          7 av 34   kvar utan utfall: 11`
pub(super) fn breadcrumb(scene: &Scene<'_>, pen: &mut Pen<'_>, area: Rect) {
    let Some(sitting) = &scene.state.meeting else { return };
    let (lang, narrow) = (scene.lang, area.width < NARROW);
    let open = sitting.counts.open;
    let left = if narrow { lang.meeting_left_short(open) } else { lang.meeting_open_left(open) };
    let position = lang.position_of(sitting.at() + 1, sitting.items.len());
    let right = format!("{position}  {left}");
    let rest = indent(pen.put_right(indent(area, 1, 1), &right, Role::Text), 0, 2);
    let rest = indent(pen.put_cut(rest, &clean_line(&sitting.meeting.name()), Role::Chosen), 3, 0);
    if !narrow && !sitting.meeting.keeper.is_empty() {
        pen.put_cut(rest, &lang.meeting_keeper(&clean_line(&sitting.meeting.keeper)), Role::Text);
    }
}

/// Draws the screen.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect) -> Seen {
    let (Some(sitting), Some(item)) = (&scene.state.meeting, scene.state.current()) else {
        let inner = boxes::dialog(pen, body, "", "");
        let mut page = Page::new(scene.look.theme, inner.width.saturating_sub(2).into(), None);
        page.text(&scene.lang.meeting_nothing(), Role::Text);
        page.draw(pen, inner, 0);
        return Seen::default();
    };
    let parties = parties(item);
    // In the frame if it is wide enough; else they stand in the text.
    let beside = width(&parties) + width(item.id().as_str()) + 12 <= usize::from(body.width);
    let inner = boxes::dialog(pen, body, item.id().as_str(), if beside { &parties } else { "" });
    let margin = if inner.height >= ROOMY { 2 } else { 0 };
    let width = usize::from(inner.width.saturating_sub(2 + 2 * margin));
    let answers = answers::answers(scene, item);
    // Air between the texts, unless it would push a part of them off the screen.
    let written =
        |airy: bool| write(scene, item, if beside { "" } else { &parties }, width, (airy, inner.height));
    let (airy, must) = written(true);
    let crowded = must + usize::from(fixed_rows(&answers, inner)) > usize::from(inner.height);
    let (page, must) = if crowded { written(false) } else { (airy, must) };
    let below = below(sitting, &answers, inner, must);
    let above = Rect { height: inner.height.saturating_sub(below.height), ..indent(inner, margin, margin) };
    let drawn = page.draw(pen, above, sitting.scroll);
    draw_below(scene, pen, sitting, item, &answers, &below, inner);
    Seen { page: drawn.height, lines: drawn.lines, height: drawn.height, ..Seen::default() }
}

/// The text over the answers, and how many of its lines must be read: in full what is judged.
fn write<'a>(
    scene: &Scene<'a>,
    item: Item<'_>,
    parties: &str,
    width: usize,
    (airy, height): (bool, u16),
) -> (Page<'a>, usize) {
    let mut page = Page::new(scene.look.theme, width, None);
    let crumbs = crumb_line(&item::crumbs(item), width);
    let airy = airy && height >= TINY;
    if height >= TINY {
        page.text(&crumbs, Role::Muted);
    }
    item::texts(&mut page, item, airy);
    let must = page.len();
    if airy {
        page.gap();
    }
    item::facts(scene, &mut page, item, parties);
    if height < TINY {
        page.text(&crumbs, Role::Muted);
    }
    (page, must)
}

/// «OSN, SCN, VS»
fn parties(item: Item<'_>) -> String {
    let abbrs = item.activity().map(|activity| activity.responsible.abbrs().collect::<Vec<_>>().join(", "));
    clean_line(&abbrs.unwrap_or_default()).into_owned()
}

/// How many rows the parts under the text take.
struct Below {
    height: u16,
    /// Rows of the answers.
    answers: u16,
    /// How many of the items that come next are told.
    next: usize,
}

/// Whether there is room for boxes around the answers.
fn has_boxes(answers: &[answers::Answer], inner: Rect) -> bool {
    inner.height >= ROOMY && answers::boxes_width(answers) <= usize::from(inner.width.saturating_sub(6))
}

/// How many rows the answers take.
fn answer_rows(answers: &[answers::Answer], inner: Rect) -> u16 {
    let room = usize::from(inner.width.saturating_sub(2));
    match answers {
        [] => 0,
        _ if has_boxes(answers, inner) => 3,
        _ => cells(answers::lines(answers, room).len()),
    }
}

/// What is always there: answers, outcome and progress; with room, empty lines around the answers
/// and a line across. On the smallest screen the outcome alone.
fn fixed_rows(answers: &[answers::Answer], inner: Rect) -> u16 {
    if inner.height < TINY {
        return 1;
    }
    answer_rows(answers, inner) + 2 + if inner.height >= ROOMY { 3 } else { 0 }
}

/// Divides the room: the text that must be read comes before what comes next.
fn below(sitting: &Sitting, answers: &[answers::Answer], inner: Rect, must: usize) -> Below {
    let fixed = fixed_rows(answers, inner);
    if inner.height < TINY {
        return Below { height: fixed, answers: 0, next: 0 };
    }
    let following = sitting.items.len().saturating_sub(sitting.at() + 1);
    let left = usize::from(inner.height.saturating_sub(fixed)).saturating_sub(must);
    let next = following.min(if inner.height >= ROOMY { 2 } else { 1 }).min(left);
    Below { height: (fixed + cells(next)).min(inner.height), answers: answer_rows(answers, inner), next }
}

fn draw_below(
    scene: &Scene<'_>,
    pen: &mut Pen<'_>,
    sitting: &Sitting,
    item: Item<'_>,
    answers: &[answers::Answer],
    below: &Below,
    inner: Rect,
) {
    let roomy = inner.height >= ROOMY;
    let margin = if roomy { 3 } else { 1 };
    let mut at = usize::from(inner.height.saturating_sub(below.height)) + usize::from(roomy);
    let place = |at: usize| row(inner, at).map(|line| indent(line, margin, margin));
    if below.answers > 0 {
        if let Some(line) = place(at) {
            let area = Rect { height: below.answers, ..line };
            answers::draw(pen, area, answers, has_boxes(answers, inner));
        }
        at += usize::from(below.answers) + usize::from(roomy);
    }
    if let Some(line) = place(at) {
        item::outcome_line(scene, pen, line, item);
    }
    at += 1;
    if let Some(line) = row(inner, at).filter(|_| roomy) {
        boxes::across_double(pen, line);
        at += 1;
    }
    let labels = [scene.lang.meeting_next(), scene.lang.meeting_then()];
    let column = labels.iter().map(|label| width(label)).max().unwrap_or(0) + 2;
    let next = sitting.items.iter().skip(sitting.at() + 1).take(below.next);
    for (label, id) in labels.iter().zip(next) {
        if let Some(line) = place(at) {
            progress::next(scene, pen, line, &format!("{:column$}", format!("{label}:")), id);
        }
        at += 1;
    }
    if let Some(line) = place(at).filter(|_| inner.height >= TINY) {
        progress::draw(scene, pen, line, sitting);
    }
}
