//! Lists with a bar in each row: the parties, and the focus areas of one of them.

use ratatui::layout::Rect;

use super::{View, cell};
use crate::app::Hit;
use crate::journal::Counts;
use crate::text::clean_line;
use crate::theme::Role;
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::cut::{cells, cut, width};
use crate::ui::widgets::list::first_row;
use crate::ui::widgets::page::more;
use crate::ui::widgets::pen::{Pen, indent, row};

/// The cells of a bar: as many as there is room for, between these.
const BAR: (usize, usize) = (6, 20);
/// The cells of a label at most.
const LABEL: usize = 14;

/// A row of a list.
struct Line {
    label: String,
    name: String,
    counts: Counts,
    hit: Hit,
}

/// The parties, each with its counts in the focus area at `column`, and the sums in the last line.
/// Gives how many rows fit.
pub(super) fn parties(view: &View<'_>, pen: &mut Pen<'_>, area: Rect, column: usize) -> usize {
    let rows = view.screen.rows();
    let line = |(at, row): (usize, &&_)| Line {
        label: cell::label(view, row),
        name: cell::name(view, row),
        counts: row.cell(focus_area(view, column)),
        hit: Hit::Cell(at, column),
    };
    let mut lines: Vec<Line> = rows.iter().enumerate().map(line).collect();
    let sum = lines.pop();
    draw(pen, area, (&lines, sum.as_ref()), view.row, column == view.column)
}

/// The focus areas of the chosen party; with the sum in the last line where that is wanted.
/// Gives how many rows fit.
pub(super) fn areas(view: &View<'_>, pen: &mut Pen<'_>, area: Rect, with_sum: bool) -> usize {
    let rows = view.screen.rows();
    let chosen = rows.get(view.row).copied().unwrap_or(&view.screen.matrix.all);
    let all = view.screen.matrix.areas.len();
    let areas = cell::focus_areas(view).iter().take(all).enumerate();
    let line = |(at, area): (usize, &crate::model::FocusArea)| Line {
        label: area.id.to_string(),
        name: clean_line(&area.title).into_owned(),
        counts: chosen.cell(Some(at)),
        hit: Hit::Cell(view.row, at),
    };
    let sum = with_sum.then(|| Line {
        label: view.scene.lang.row_all().into_owned(),
        name: String::new(),
        counts: chosen.sum,
        hit: Hit::Cell(view.row, all),
    });
    let lines: Vec<Line> = areas.map(line).collect();
    draw(pen, area, (&lines, sum.as_ref()), view.column, true)
}

/// The position of a focus area, or nothing for the sum behind them.
fn focus_area(view: &View<'_>, column: usize) -> Option<usize> {
    Some(column).filter(|at| *at < view.screen.matrix.areas.len())
}

/// Draws the lines around the one at `chosen`, and the sum at the end, which is always seen. The
/// chosen one has the cursor, or is only marked.
fn draw(
    pen: &mut Pen<'_>,
    area: Rect,
    (lines, sum): (&[Line], Option<&Line>),
    chosen: usize,
    has_cursor: bool,
) -> usize {
    let height = usize::from(area.height).saturating_sub(usize::from(sum.is_some()));
    // From the sum the list is seen from its beginning.
    let first = first_row(if chosen < lines.len() { chosen } else { 0 }, lines.len(), height);
    let seen = lines.iter().enumerate().skip(first).take(height);
    let seen: Vec<(usize, &Line)> = seen.chain(sum.map(|sum| (lines.len(), sum))).collect();
    let figure = seen.iter().map(|(_, line)| width(&cell::figure(&line.counts))).max().unwrap_or(0);
    let label = seen.iter().map(|(_, line)| width(&line.label)).max().unwrap_or(0).min(LABEL);
    for (at, (position, line)) in seen.into_iter().enumerate() {
        let Some(place) = row(area, at) else { break };
        let is_chosen = position == chosen;
        let role = if is_chosen && !has_cursor { Role::Chosen } else { Role::Text };
        one(pen, place, line, (label, figure), role);
        pen.spot(place, line.hit);
        if is_chosen && has_cursor {
            pen.cursor(place);
        } else if is_chosen {
            pen.put(place, "►", Role::Chosen);
        }
    }
    more(pen, area, first > 0, first + height < lines.len());
    height
}

/// `OSN  omsorgsnämnden   █████▒▒x····  9/25`.
fn one(pen: &mut Pen<'_>, place: Rect, line: &Line, (label, figure): (usize, usize), role: Role) {
    let inner = super::inside(place);
    let text = cell::figure(&line.counts);
    pen.put_right(inner, &text, role);
    let rest = indent(inner, 0, cells(figure + 1));
    let id = format!("{:label$} ", cut(&line.label, label));
    let named = pen.put(rest, &id, if role == Role::Text { Role::Id } else { role });
    // Bars stand below each other: their room depends on the list and not on the line.
    let (least, most) = BAR;
    let room = usize::from(named.width).saturating_sub(1);
    let of_bar = (room / 2).clamp(least.min(room), most);
    pen.put_right(named, &bar(&line.counts, of_bar), Role::Text);
    pen.put_cut(indent(named, 0, cells(of_bar + 1)), &line.name, role);
}
