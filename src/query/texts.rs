//! Many texts in one buffer, and one look through all of them.

use memchr::memchr;
use memchr::memmem::Finder;

use super::Where;

/// Behind each text: a byte that stands in no text and in no word that somebody types.
const END: u8 = 0xff;

/// The texts of items in one form: of each its id, its own text, and what else of it is searched.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    bytes: Vec<u8>,
    /// Where each item begins.
    starts: Vec<usize>,
}

impl Texts {
    /// The texts of these items, each in a form that leaves capital letters of ASCII as they are.
    pub(super) fn new<'a, I: Iterator<Item = &'a str>>(
        items: impl Iterator<Item = I>,
        form: fn(&str, &mut String),
    ) -> Self {
        let mut texts = Self::default();
        let mut formed = String::new();
        for item in items {
            texts.starts.push(texts.bytes.len());
            for text in item {
                formed.clear();
                form(text, &mut formed);
                texts.bytes.extend_from_slice(formed.as_bytes());
                texts.bytes.push(END);
            }
        }
        texts.bytes.make_ascii_lowercase();
        texts.bytes.shrink_to_fit();
        texts
    }

    /// How many items there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Where in ids and texts each item has the word, which is in the form of the texts: ids whole or from
    /// their beginning, texts anywhere.
    pub(super) fn places(&self, word: &str) -> Vec<Option<Where>> {
        let mut places = vec![None; self.len()];
        let finder = Finder::new(word);
        let ends = self.starts.iter().skip(1).copied().chain(std::iter::once(self.bytes.len()));
        let mut items = self.starts.iter().copied().zip(ends).zip(&mut places);
        let mut item = items.next();
        // Up to here all is known.
        let mut from = 0;
        while let Some(found) = self.bytes.get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + found;
            while item.as_ref().is_some_and(|((_, end), _)| *end <= at) {
                item = items.next();
            }
            let Some(((start, end), place)) = &mut item else { break };
            if at == *start {
                let is_whole = self.bytes.get(at + word.len()) == Some(&END);
                **place = Some(if is_whole { Where::WholeId } else { Where::IdStart });
                from = *end;
            } else if let Some(text) = self.behind_id(*start).filter(|text| at < *text) {
                from = text;
            } else if self.begins_word(at) {
                **place = Some(Where::WordStart);
                from = *end;
            } else {
                **place = Some(Where::Text);
                from = at + word.len();
            }
        }
        places
    }

    /// Where the item's own text begins.
    fn behind_id(&self, start: usize) -> Option<usize> {
        Some(start + memchr(END, self.bytes.get(start..)?)? + 1)
    }

    /// Whether no letter and no digit stands before a place.
    fn begins_word(&self, at: usize) -> bool {
        let before = (1..=4).find_map(|bytes| {
            let last = self.bytes.get(at.checked_sub(bytes)?..at)?;
            str::from_utf8(last).ok()?.chars().next()
        });
        before.is_none_or(|c| !c.is_alphanumeric())
    }

    /// Whether the item's own text has these letters in their order.
    pub(super) fn has_in_order(&self, item: usize, letters: &str) -> bool {
        let text = || {
            let rest = self.bytes.get(self.behind_id(*self.starts.get(item)?)?..)?;
            rest.get(..memchr(END, rest)?)
        };
        let mut rest = text().unwrap_or_default();
        letters.bytes().all(|letter| {
            let behind = memchr(letter, rest).and_then(|at| rest.get(at + 1..));
            rest = behind.unwrap_or_default();
            behind.is_some()
        })
    }
}
