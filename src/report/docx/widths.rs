//! How wide the columns of a table are.

use crate::report::{Column, Table, Text};

/// What a cell keeps free at its sides, in twentieths of a point.
const PADDING: usize = 160;

/// In how many lines a narrow column may set a cell.
const LINES: usize = 3;

/// The part of a table that a narrow column may take to have its cells on one line each.
const PART: usize = 7;

/// The widths of the columns in twentieths of a point; together they are `total`.
///
/// A column of less than average weight holds numbers, dates and single words. It gets what its longest
/// word takes, so that `2.1.1.1a` or `2025-05-14` is not broken: more than that only for short cells such
/// as «Ej bedömd», and for cells that would need many lines. The others share the rest by weight. No
/// narrow column takes more than an equal share, so something always remains.
pub(super) fn widths(table: &Table<'_>, total: usize) -> Vec<usize> {
    let count = table.columns.len().max(1);
    let weight = |column: &Column| usize::from(column.weight).max(1);
    let sum: usize = table.columns.iter().map(weight).sum();
    let narrow = |at, weight: usize| {
        let (word, cell) = needs(table, at);
        let width = match cell + PADDING {
            cell if cell <= total / PART => cell.max(word + PADDING),
            cell if cell > LINES * (word + PADDING) => (total * weight / sum).max(word + PADDING),
            _ => word + PADDING,
        };
        width.min(total / count)
    };
    let (mut taken, mut wide) = (0, 0);
    let mut widths = Vec::with_capacity(count);
    for (at, column) in table.columns.iter().enumerate() {
        let weight = weight(column);
        let width = (weight * count < sum).then(|| narrow(at, weight));
        match width {
            Some(width) => taken += width,
            None => wide += weight,
        }
        widths.push((width, weight));
    }
    let share = |weight| (total - taken) * weight / wide.max(1);
    widths.into_iter().map(|(width, weight)| width.unwrap_or_else(|| share(weight))).collect()
}

/// What the longest word of a column takes, its heading included, and its longest cell on one line.
fn needs(table: &Table<'_>, at: usize) -> (usize, usize) {
    let title = table.columns.get(at).map(|column| longest(&column.title)).unwrap_or_default();
    let cells = table.rows.iter().filter_map(|row| row.get(at)).map(Text::to_plain);
    cells.fold((title, 0), |(word, text), cell| (word.max(longest(&cell)), text.max(width(&cell))))
}

fn longest(text: &str) -> usize {
    text.split_whitespace().map(width).max().unwrap_or_default()
}

/// How wide a text is on one line.
fn width(text: &str) -> usize {
    text.chars().map(letter).sum()
}

/// How wide a letter of Calibri is in bold and 11 points, in twentieths of a point; other fonts are near it.
fn letter(letter: char) -> usize {
    match letter {
        'f' | 'i' | 'j' | 'l' | 'r' | 't' | 'I' | '.' | ',' | ':' | ';' | '-' | '(' | ')' | '/' | '\'' => 78,
        'm' | 'w' | 'M' | 'W' => 185,
        'A'..='Z' | 'Å' | 'Ä' | 'Ö' | '–' => 140,
        _ => 120,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: &[(&'static str, u16)], cells: &[&'static str]) -> Table<'static> {
        Table {
            caption: Text::default(),
            columns: columns.iter().map(|(title, weight)| Column::text(*title, *weight)).collect(),
            rows: vec![cells.iter().map(|cell| Text::plain(*cell)).collect()],
        }
    }

    #[test]
    fn a_narrow_column_gets_its_longest_word_and_the_others_share_the_rest_by_weight() {
        let of =
            widths(&table(&[("När", 10), ("Vad", 30), ("Mer", 90)], &["Anna 2025-05-14", "x", "y"]), 8000);
        let date = 8 * 120 + 2 * 78 + PADDING;
        assert_eq!(of, [date, longest("Vad") + PADDING, 8000 - date - longest("Vad") - PADDING]);
        let of = widths(&table(&[("När", 10), ("Vad", 40), ("Mer", 40)], &["2025-05-14", "x", "y"]), 8000);
        assert_eq!(of, [date, (8000 - date) / 2, (8000 - date) / 2]);
    }

    #[test]
    fn a_narrow_column_of_long_texts_keeps_its_weight() {
        let of =
            |cell| widths(&table(&[("Ansvariga", 3), ("Vad", 7), ("Mer", 10)], &[cell, "x", "y"]), 10000);
        assert_eq!(of("OSN, SCN, VS")[0], longest("Ansvariga") + PADDING);
        assert_eq!(of("Ingen ansvarig angiven (tom cell i planen)")[0], 1500);
    }

    #[test]
    fn a_short_cell_stands_on_one_line() {
        let of = widths(&table(&[("Utfall", 14), ("Indikator", 40)], &["Ej bedömd", "x"]), 9638);
        assert_eq!(of[0], width("Ej bedömd") + PADDING);
    }

    #[test]
    fn equal_weights_give_equal_widths() {
        assert_eq!(widths(&table(&[("a", 5), ("b", 5)], &["", "x"]), 8000), [4000, 4000]);
        assert_eq!(widths(&table(&[("a", 0), ("b", 0)], &["", "x"]), 8000), [4000, 4000]);
    }

    #[test]
    fn a_long_word_takes_no_more_than_an_equal_share() {
        let long: &'static str = "x".repeat(400).leak();
        assert_eq!(widths(&table(&[("a", 1), ("b", 30)], &[long, ""]), 8000), [4000, 4000]);
        assert_eq!(widths(&table(&[("a", 1), ("b", 1), ("c", 9)], &[long; 3]), 9000), [3000; 3]);
    }
}
