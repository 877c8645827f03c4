//! Bars of outcomes: `█` yes, `▒` partly, `x` no, `·` not assessed. What does not apply is left
//! out. Whatever is not zero has a cell at least; the number beside the bar is the truth.

use crate::journal::Counts;

/// The characters of yes, partly, no and open.
const FILL: [char; 4] = ['█', '▒', 'x', '·'];

/// A bar of so many cells; blanks when there is nothing to count.
pub(in crate::ui) fn bar(counts: &Counts, room: usize) -> String {
    let parts = [counts.yes, counts.partly, counts.no, counts.open];
    let shares = shares(parts, room);
    let mut bar: String =
        FILL.iter().zip(shares).flat_map(|(fill, cells)| std::iter::repeat_n(*fill, cells)).collect();
    let drawn: usize = shares.iter().sum();
    bar.extend(std::iter::repeat_n(' ', room.saturating_sub(drawn)));
    bar
}

/// How the cells are divided: in proportion, one at least for what is not zero, all of them together.
fn shares(parts: [usize; 4], room: usize) -> [usize; 4] {
    let total: usize = parts.iter().sum();
    let present = parts.iter().filter(|part| **part > 0).count();
    if total == 0 || room < present {
        return [0; 4];
    }
    let mut cells = parts.map(|part| if part == 0 { 0 } else { (part * room / total).max(1) });
    // Round so that the sum fits: take from the widest, give to who is furthest below its share.
    while cells.iter().sum::<usize>() > room {
        match cells.iter_mut().max() {
            Some(widest) => *widest -= 1,
            None => break,
        }
    }
    while cells.iter().sum::<usize>() < room {
        let lack = |(at, cell): &(usize, &mut usize)| {
            let share = parts.get(*at).map_or(0, |part| part * room);
            share.saturating_sub(**cell * total)
        };
        match cells.iter_mut().enumerate().max_by_key(lack) {
            Some((_, cell)) => *cell += 1,
            None => break,
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_seen_and_the_whole_is_full() {
        let counts = |yes, partly, no, open| Counts {
            indicators: yes + partly + no + open,
            yes,
            partly,
            no,
            open,
            ..Counts::default()
        };
        for (given, drawn) in [
            (counts(0, 0, 0, 0), "          "),
            (counts(0, 0, 0, 7), "··········"),
            (counts(1, 0, 0, 99), "█·········"),
            (counts(99, 1, 1, 1), "███████▒x·"),
            (counts(5, 5, 0, 0), "█████▒▒▒▒▒"),
            (counts(1, 1, 1, 0), "████▒▒▒xxx"),
            (counts(12, 0, 0, 0), "██████████"),
        ] {
            let bar = bar(&given, 10);
            assert_eq!(bar.chars().count(), 10);
            let sorted: Vec<char> = drawn.chars().collect();
            let counted = |c| bar.chars().filter(|x| *x == c).count();
            for fill in FILL {
                assert_eq!(counted(fill) > 0, sorted.contains(&fill), "{given:?}: {bar}");
            }
            if given.yes != 1 || given.no != 1 {
                assert_eq!(bar, drawn);
            }
        }
        assert_eq!(bar(&counts(1, 1, 1, 1), 3), "   ");
    }
}
