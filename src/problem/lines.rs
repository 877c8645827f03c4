//! The lines of a text, found again without counting all of them each time.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// After how many bytes it is noted how many lines there were.
const BLOCK: usize = 1 << 16;

/// Where the lines of a text are. It goes through the text once, as far as places are asked for, and
/// gives the same line to all places in it.
#[derive(Debug, Clone)]
pub struct Lines {
    text: Arc<str>,
    /// How many lines end before each block.
    ends: RefCell<Vec<usize>>,
    /// Lines that were asked for, by where they begin.
    found: RefCell<BTreeMap<usize, Arc<str>>>,
}

impl Lines {
    /// The lines of a text.
    pub fn new(text: &Arc<str>) -> Self {
        Self { text: Arc::clone(text), ends: RefCell::new(vec![0]), found: RefCell::default() }
    }

    /// The text.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// How many lines stand before the one with this byte, where it begins, and the line with its end.
    pub(super) fn around(&self, at: usize) -> (usize, usize, Arc<str>) {
        let (start, line) = self.line(at);
        (self.before(start), start, line)
    }

    fn line(&self, at: usize) -> (usize, Arc<str>) {
        let mut found = self.found.borrow_mut();
        if let Some((&start, line)) = found.range(..=at).next_back()
            && (at < start + line.len() || start + line.len() == self.text.len())
        {
            return (start, Arc::clone(line));
        }
        let (before, from) = self.text.split_at_checked(at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = from.find('\n').map_or(self.text.len(), |end| at + end + 1);
        let line: Arc<str> = self.text.get(start..end).unwrap_or_default().into();
        found.insert(start, Arc::clone(&line));
        (start, line)
    }

    fn before(&self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut ends = self.ends.borrow_mut();
        for block in ends.len()..=at / BLOCK {
            let counted = ends.last().copied().unwrap_or_default();
            ends.push(counted + count(bytes.get((block - 1) * BLOCK..block * BLOCK).unwrap_or_default()));
        }
        let block = at / BLOCK;
        ends.get(block).copied().unwrap_or_default() + count(bytes.get(block * BLOCK..at).unwrap_or_default())
    }
}

/// How many lines end in these bytes.
fn count(bytes: &[u8]) -> usize {
    // A byte counts as far as 255, and sixteen of them are counted at once.
    let few = |bytes: &[u8]| bytes.iter().fold(0_u8, |n, byte| n + u8::from(*byte == b'\n'));
    bytes.chunks(255).map(|bytes| usize::from(few(bytes))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_lines_are_counted_from_the_block_before() {
        let text: Arc<str> = "å\n".repeat(BLOCK).into();
        let lines = Lines::new(&text);
        for at in [3 * BLOCK - 3, 0, BLOCK - 1, 2 * BLOCK + 1, 2 * BLOCK + 4] {
            let (before, start, line) = lines.around(at);
            assert_eq!((before, start, &*line), (at / 3, at / 3 * 3, "å\n"), "{at}");
        }
    }
}
