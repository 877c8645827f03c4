//! A form: fields one below the other, what is told below them, and what the whole of it amounts to.
//! Where there is no room for all, the fields are scrolled.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use super::boxes;
use super::cut::{cells, cut, width};
use super::field::one_line;
use super::list::first_row;
use super::page::{Page, more, wrap};
use super::pen::{Pen, indent, row};
use crate::app::{Seen, TextField};
use crate::theme::Role;

/// The width of the dialog.
const WIDTH: usize = 72;

/// So many lines of fields must be seen before what the form amounts to gets a place of its own.
const LEAST: usize = 6;

/// A field: what it is called, and what it holds.
pub(in crate::ui) struct Field<'a> {
    pub(in crate::ui) label: Cow<'a, str>,
    pub(in crate::ui) value: Value<'a>,
}

/// What a field holds.
pub(in crate::ui) enum Value<'a> {
    /// A text that is typed, and a hint to it.
    Typed(&'a TextField, String),
    /// One of several values.
    Chosen(String),
    /// Something that is told and not changed here.
    Told(String),
    /// Something that is wanted or not.
    Ticked(bool, String),
    /// What the form does.
    Button(String),
}

impl Value<'_> {
    /// Its lines of so many cells; a text that is typed has one.
    fn lines(&self, here: bool, room: usize) -> Vec<String> {
        let said = match self {
            Self::Typed(..) => return vec![String::new()],
            Self::Chosen(said) | Self::Told(said) => said.clone(),
            Self::Ticked(yes, said) => format!("[{}] {said}", if *yes { "x" } else { " " }),
            Self::Button(said) => format!("[ {said} ]"),
        };
        // As many lines with the cursor on it as without.
        let mut lines = wrap(&said, room.saturating_sub(4).max(1), "", "");
        if here && matches!(self, Self::Chosen(_)) {
            lines.iter_mut().skip(1).for_each(|line| *line = format!("  {line}"));
            lines.first_mut().into_iter().for_each(|line| *line = format!("‹ {line}"));
            lines.last_mut().into_iter().for_each(|line| line.push_str(" ›"));
        }
        lines
    }
}

/// The whole form.
pub(in crate::ui) struct Form<'a> {
    pub(in crate::ui) title: &'a str,
    /// What stands at the right of the title.
    pub(in crate::ui) right: &'a str,
    pub(in crate::ui) fields: Vec<Field<'a>>,
    /// The field with the cursor.
    pub(in crate::ui) at: usize,
    /// What is wrong, or what Enter does: always seen.
    pub(in crate::ui) below: Page<'a>,
    /// What the form amounts to. Without room for it, it stands behind the last field.
    pub(in crate::ui) amounts_to: Option<Page<'a>>,
    /// How many lines it is scrolled there.
    pub(in crate::ui) scroll: usize,
}

/// How wide the texts below the fields are on a screen of that width.
pub(in crate::ui) fn room(body: Rect) -> usize {
    usize::from(boxes::centred(body, WIDTH, 0).width).saturating_sub(4)
}

/// Where everything stands.
struct Plan {
    /// The lines of each field.
    lines: Vec<Vec<String>>,
    /// How many lines the fields take.
    fields: usize,
    /// How many more stand behind them.
    behind: usize,
    /// How many stand below what is scrolled, apart from gaps.
    fixed: usize,
    /// How many lines are kept free above and below the fields.
    gap: usize,
}

impl Form<'_> {
    /// Draws the dialog over `body`; gives the place of the text cursor.
    pub(in crate::ui) fn draw(&self, pen: &mut Pen<'_>, body: Rect) -> (Seen, Option<Position>) {
        let column = self.fields.iter().map(|field| width(&field.label)).max().unwrap_or(0);
        let plan = self.plan(body, column);
        let all = plan.fields + plan.behind;
        let area = boxes::centred(body, WIDTH, all + plan.fixed + 2 + 2 * plan.gap);
        let inner = boxes::dialog(pen, area, self.title, self.right);
        let height = usize::from(inner.height).saturating_sub(plan.fixed + 2 * plan.gap).max(1);
        let list = Rect { y: inner.y + cells(plan.gap), height: cells(height).min(inner.height), ..inner };
        let (first, seen) = self.scrolled(&plan, height);
        let cursor = self.draw_fields(pen, list, &plan, first, column);
        if let Some(behind) = self.amounts_to.as_ref().filter(|_| plan.behind > 0) {
            let from = (plan.fields + 1).saturating_sub(first);
            if let Some(top) = row(list, from) {
                let place = Rect { height: list.bottom().saturating_sub(top.y), ..top };
                behind.draw_at(pen, place, first.saturating_sub(plan.fields + 1));
            }
        }
        more(pen, list, first > 0, first + height < all);
        self.draw_below(pen, inner, list, &plan);
        (seen, cursor)
    }

    fn plan(&self, body: Rect, column: usize) -> Plan {
        let values = room(body).saturating_sub(column + 3);
        let lines = (0..).zip(&self.fields).map(|(at, field)| field.value.lines(at == self.at, values));
        let lines: Vec<Vec<String>> = lines.collect();
        let fields = lines.iter().map(Vec::len).sum();
        let last = self.amounts_to.as_ref().map_or(0, |page| page.len() + 1);
        let fits = usize::from(body.height) >= 2 + LEAST + self.below.len() + last;
        let (behind, fixed) = if fits { (0, self.below.len() + last) } else { (last, self.below.len()) };
        let gap = usize::from(usize::from(body.height) >= fields + behind + fixed + 4);
        Plan { lines, fields, behind, fixed, gap }
    }

    /// The first line that is seen, and what was seen of what stands behind the fields.
    fn scrolled(&self, plan: &Plan, height: usize) -> (usize, Seen) {
        let start: usize = plan.lines.iter().take(self.at).map(Vec::len).sum();
        let end = start + plan.lines.get(self.at).map_or(1, Vec::len);
        let all = plan.fields + plan.behind;
        if plan.behind > 0 && self.at + 1 == self.fields.len() {
            let last = all.saturating_sub(height);
            let first = start.min(last);
            let seen = Seen { page: height, lines: all - first, height, ..Seen::default() };
            return ((first + self.scroll).min(last), seen);
        }
        let first = first_row(start, all, height).max(end.saturating_sub(height)).min(start);
        (first, Seen { page: height, ..Seen::default() })
    }

    fn draw_fields(
        &self,
        pen: &mut Pen<'_>,
        list: Rect,
        plan: &Plan,
        first: usize,
        column: usize,
    ) -> Option<Position> {
        let mut cursor = None;
        let mut from = 0;
        for (at, (field, lines)) in self.fields.iter().zip(&plan.lines).enumerate() {
            for (nth, text) in lines.iter().enumerate() {
                let place = (from + nth).checked_sub(first).and_then(|at| row(list, at));
                let Some(place) = place else { continue };
                let label = if nth == 0 { &*field.label } else { "" };
                let rest = pen.put(indent(place, 2, 1), &format!("{label:column$}  "), Role::Label);
                let placed = one_field(pen, rest, &field.value, text, at == self.at);
                cursor = cursor.or(placed.filter(|_| at == self.at));
                if at == self.at && nth == 0 {
                    pen.put(place, "►", Role::Key);
                }
            }
            from += lines.len();
        }
        cursor
    }

    fn draw_below(&self, pen: &mut Pen<'_>, inner: Rect, list: Rect, plan: &Plan) {
        let from = list.bottom().saturating_add(cells(plan.gap)).min(inner.bottom());
        let rest = Rect { y: from, height: inner.bottom() - from, ..inner };
        self.below.draw(pen, Rect { height: cells(self.below.len()).min(rest.height), ..rest }, 0);
        let own_place = self.amounts_to.as_ref().filter(|_| plan.behind == 0);
        if let (Some(page), Some(line)) = (own_place, row(rest, self.below.len())) {
            boxes::across_double(pen, line);
            page.draw_at(pen, Rect { y: line.y + 1, height: rest.bottom() - line.y - 1, ..rest }, 0);
        }
    }
}

/// A line of a field behind its label: `‹ alla ›`; gives the place of the text cursor.
fn one_field(pen: &mut Pen<'_>, rest: Rect, value: &Value<'_>, line: &str, here: bool) -> Option<Position> {
    let Value::Typed(text, hint) = value else {
        let role = match value {
            Value::Told(_) if !here => Role::Muted,
            _ if here => Role::Chosen,
            _ => Role::Text,
        };
        pen.put_cut(rest, line, role);
        return None;
    };
    let room = usize::from(rest.width).saturating_sub(width(&text.text()) + 4);
    let hint = cut(hint, room);
    if !hint.is_empty() {
        pen.put_right(rest, &hint, Role::Muted);
    }
    Some(one_line(pen, indent(rest, 0, cells(width(&hint) + 1)), text))
}
