//! Which rows of a long list are seen.

/// The first row to show so that `cursor` is seen with something around it.
///
/// It depends on nothing but the cursor, and changes only once in half a page: most moves
/// then redraw two rows and no more (docs/decisions).
pub(in crate::ui) fn first_row(cursor: usize, rows: usize, height: usize) -> usize {
    let half = (height / 2).max(1);
    let margin = (height / 4).min(height.saturating_sub(half));
    let first = cursor.saturating_sub(margin) / half * half;
    first.min(rows.saturating_sub(height))
}

/// The first line to show so that the lines `wanted` are seen, starting from `scroll`.
pub(in crate::ui) fn scrolled(
    scroll: usize,
    lines: usize,
    height: usize,
    wanted: Option<&std::ops::Range<usize>>,
) -> usize {
    let mut first = scroll;
    if let Some(wanted) = wanted {
        first = first.max(wanted.end.saturating_sub(height)).min(wanted.start);
    }
    first.min(lines.saturating_sub(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_is_always_seen() {
        for height in 1..12 {
            for rows in 1..40 {
                for cursor in 0..rows {
                    let first = first_row(cursor, rows, height);
                    assert!(
                        first <= cursor && cursor < first + height,
                        "{cursor} of {rows} in {height}: {first}"
                    );
                    assert!(first == 0 || first + height <= rows);
                }
            }
        }
    }

    #[test]
    fn wanted_lines_are_seen() {
        assert_eq!(scrolled(0, 30, 10, Some(&(12..14))), 4);
        assert_eq!(scrolled(20, 30, 10, Some(&(12..14))), 12);
        assert_eq!(scrolled(99, 30, 10, None), 20);
        assert_eq!(scrolled(0, 30, 3, Some(&(5..20))), 5);
        assert_eq!(scrolled(3, 2, 10, Some(&(0..2))), 0);
    }
}
