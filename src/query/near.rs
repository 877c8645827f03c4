//! Texts that nearly have what was typed.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::fold::fold;

/// Tells which texts have the letters of some words in order, most of them in runs.
pub(super) struct Near {
    needle: String,
    pattern: Pattern,
    /// A score that a real near miss reaches: most letters in runs, not strewn over a sentence.
    least: u32,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Near {
    /// For words in the form in which they are compared.
    pub(super) fn new(words: &[&str]) -> Self {
        let needle = words.join(" ");
        let pattern = Pattern::new(&needle, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
        let least = u32::try_from(needle.chars().count()).unwrap_or(u32::MAX).saturating_mul(20);
        Self { needle, pattern, least, matcher: Matcher::new(Config::DEFAULT), buffer: Vec::new() }
    }

    /// How near a text comes; `None` where it does not.
    pub(super) fn score(&mut self, text: &str) -> Option<u32> {
        let score = self.pattern.score(Utf32Str::new(text, &mut self.buffer), &mut self.matcher);
        score.filter(|score| *score >= self.least)
    }

    /// The same for a text each of whose characters stands for itself.
    pub(super) fn score_usual(&mut self, text: &str) -> Option<u32> {
        if text.is_ascii() {
            return self.score(text);
        }
        self.buffer.clear();
        self.buffer.extend(text.chars());
        let score = self.pattern.score(Utf32Str::Unicode(&self.buffer), &mut self.matcher);
        score.filter(|score| *score >= self.least)
    }

    /// The letters that a folded text without unusual letters must have, those of each item of the list
    /// in their order.
    pub(super) fn letters(&self) -> Vec<String> {
        // A backslash takes its meaning from the blank before it.
        let parts = self.needle.split_whitespace().filter(|part| !part.contains('\\'));
        parts.map(fold).collect()
    }
}
