//! A cell in words and figures.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::View;
use crate::app::MATRIX_WIDTH;
use crate::journal::Counts;
use crate::model::{FocusArea, Party};
use crate::query::{MatrixRow, Who};
use crate::text::clean_line;
use crate::theme::Role;
use crate::ui::widgets::cut::{cut, width};
use crate::ui::widgets::pen::Pen;

/// A title shorter than this is a stump; the id says as much.
const STUMP: usize = 10;

/// `9/12`: indicators with an outcome, of how many; `–` without activities.
pub(super) fn figure(counts: &Counts) -> String {
    if counts.activities == 0 { "–".into() } else { format!("{}/{}", counts.assessed(), counts.indicators) }
}

/// The focus areas of the plan.
pub(super) fn focus_areas<'a>(view: &View<'a>) -> &'a [FocusArea] {
    view.scene.plan.map_or(&[], |plan| &plan.plan.focus_areas)
}

/// The party of a row.
pub(super) fn party<'a>(view: &View<'a>, row: &MatrixRow) -> Option<&'a Party> {
    view.scene.plan?.plan.parties.get(row.party?)
}

/// «OSN», «ingen», «Alla».
pub(super) fn label(view: &View<'_>, row: &MatrixRow) -> String {
    match &row.who {
        Who::Party(abbr) => clean_line(abbr).into_owned(),
        Who::Nobody => view.scene.lang.row_nobody().into_owned(),
        Who::All => view.scene.lang.row_all().into_owned(),
    }
}

/// What stands beside the label where there is room: the name of the party, or what the row means.
pub(super) fn name(view: &View<'_>, row: &MatrixRow) -> String {
    let lang = view.scene.lang;
    match &row.who {
        Who::Party(_) => {
            let name = party(view, row).map(|party| lang.party_name(party));
            clean_line(name.unwrap_or_default()).into_owned()
        }
        Who::Nobody => lang.row_nobody_rest().into_owned(),
        Who::All => String::new(),
    }
}

/// The row under the cursor.
fn chosen<'a>(view: &View<'a>) -> &'a MatrixRow {
    view.screen.rows().get(view.row).copied().unwrap_or(&view.screen.matrix.all)
}

/// The counts under the cursor.
fn counts(view: &View<'_>) -> Counts {
    chosen(view).cell(Some(view.column).filter(|at| *at < view.screen.matrix.areas.len()))
}

/// «OSN omsorgsnämnden»; «Alla».
pub(super) fn who_long(view: &View<'_>) -> String {
    let row = chosen(view);
    format!("{} {}", label(view, row), name(view, row)).trim_end().to_owned()
}

/// «2.1 Förebyggande insatser»; «alla fokusområden».
pub(super) fn area_long(view: &View<'_>) -> String {
    match focus_areas(view).get(view.column) {
        Some(area) => format!("{} {}", area.id, clean_line(&area.title)),
        None => view.scene.lang.all_focus_areas().into_owned(),
    }
}

/// «OSN, 2.1»; «OSN»; «Alla».
pub(super) fn short(view: &View<'_>) -> String {
    let who = label(view, chosen(view));
    focus_areas(view).get(view.column).map_or(who.clone(), |area| format!("{who}, {}", area.id))
}

/// «OSN, 2.1 Förebyggande insatser: 6 ja · 2 delvis · 1 nej · 3 ej bedömda av 12», under the frame.
/// The names give way to the figures.
pub(super) fn say(view: &View<'_>, pen: &mut Pen<'_>, area: Rect) {
    if view.scene.state.message.is_some() || view.scene.state.standing.is_some() {
        return;
    }
    let lang = view.scene.lang;
    let counts = counts(view);
    let figures = if counts.activities == 0 { lang.cell_empty() } else { Cow::Owned(lang.counts(&counts)) };
    // Where lines break, one may have to be left before it is full.
    let is_matrix = area.width >= MATRIX_WIDTH;
    let room =
        usize::from(area.width.saturating_sub(2)) * usize::from(area.height) - if is_matrix { 0 } else { 12 };
    let room = room.saturating_sub(width(&figures) + 2);
    let mut page = super::page(view.scene, area.width);
    page.text(&lang.cell_says(&what(view, room), &figures), Role::Text);
    page.draw_bare(pen, super::inside(area));
}

/// The names of the cell in so many cells, if they can be.
fn what(view: &View<'_>, room: usize) -> String {
    let (who, area) = (label(view, chosen(view)), area_long(view));
    let long = format!("{}, {area}", who_long(view));
    if width(&long) <= room {
        return long;
    }
    match room.checked_sub(width(&who) + 2) {
        Some(left) if left >= STUMP => format!("{who}, {}", cut(&area, left)),
        Some(_) | None => short(view),
    }
}
