//! Tables: a caption, headings of columns and of rows, no merged cells.

use maud::{Markup, html};

use super::voice::Voice;
use crate::report::{Column, Table, Text};

/// From how many columns on a table may be wider than a small screen.
const WIDE: usize = 4;

/// A table, the `number`th of its page.
pub(super) fn table(voice: &mut Voice, number: usize, table: &Table<'_>) -> Markup {
    let caption = voice.text(&table.caption);
    let widths = table.columns.iter().map(|column| column.weight).collect::<Vec<_>>();
    let head = html! { @for column in &table.columns { (heading(column)) } };
    let body = html! { @for cells in &table.rows { tr { (row(voice, &table.columns, cells)) } } };
    framed(number, &caption, &widths, &head, &body)
}

/// A table of which the cells are made already. A wide one scrolls in a box of its own, which the
/// keyboard can reach, so that the page does not.
pub(super) fn framed(
    number: usize,
    caption: &Markup,
    widths: &[u16],
    head: &Markup,
    body: &Markup,
) -> Markup {
    let id = format!("_table-{number}");
    let whole: u32 = widths.iter().map(|width| u32::from(*width)).sum();
    let share = |width: u16| (u32::from(width) * 100).checked_div(whole).unwrap_or_default();
    let wide = widths.len() >= WIDE;
    let table = html! {
        table.wide[wide] style=[wide.then(|| format!("--columns:{}", widths.len()))] {
            caption id=(id) { (caption) }
            colgroup { @for width in widths { col style={ "width:" (share(*width)) "%" }; } }
            thead { tr { (head) } }
            tbody { (body) }
        }
    };
    if wide {
        html! { section.scroll tabindex="0" aria-labelledby=(id) { (table) } }
    } else {
        table
    }
}

fn heading(column: &Column) -> Markup {
    html! { th.number[column.numbers] scope="col" { (column.title) } }
}

fn row(voice: &mut Voice, columns: &[Column], cells: &[Text<'_>]) -> Markup {
    html! {
        @for (at, (cell, column)) in cells.iter().zip(columns).enumerate() {
            @if at == 0 {
                th scope="row" { (voice.cell(cell)) }
            } @else {
                td.number[column.numbers] { (voice.cell(cell)) }
            }
        }
    }
}
