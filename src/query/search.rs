//! Search over ids, texts, parties, outcomes and notes.

use std::ops::Range;

use super::filter::Select;
use super::fold::{compose, fold};
use super::near::Near;
use crate::journal::{History, Target};
use crate::model::{Activity, FocusArea, Goal, Item, Party, PlanYear, Wording};

/// Below this many plain hits, near ones are looked for as well: fuzzy noise is the usual
/// complaint with Swedish compounds.
pub(super) const ENOUGH: usize = 5;

/// What somebody types into the search field: words that must all occur, `"a phrase"`,
/// and `=ja`, `=saknas` for outcomes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    text: String,
    words: Vec<Word>,
    outcome: Option<Select>,
}

/// A word or phrase to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// In the form in which it is compared.
    pub(super) form: String,
    /// Whether it has å, ä or ö and so means just these letters.
    pub(super) exact: bool,
}

impl Word {
    fn new(text: &str) -> Self {
        let composed = compose(text);
        let exact = composed.contains(['å', 'ä', 'ö']);
        Self { form: if exact { composed } else { fold(&composed) }, exact }
    }

    fn form_of(&self, text: &str) -> String {
        if self.exact { compose(text) } else { fold(text) }
    }

    /// Whether a word of the text begins with it; `None` where the text does not have it.
    fn starts_in(&self, text: &str) -> Option<bool> {
        let text = self.form_of(text);
        let before = text
            .match_indices(&self.form)
            .map(|(at, _)| text.get(..at).and_then(|before| before.chars().next_back()));
        before.map(|before| before.is_none_or(|c| !c.is_alphanumeric())).max()
    }

    /// Whether it stands anywhere in the text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.form_of(text).contains(&self.form)
    }

    /// Whether it is the abbreviation of a party, or stands in its name.
    pub(super) fn names_party(&self, abbr: &str, party: Option<&Party>) -> bool {
        self.form_of(abbr) == self.form || party.is_some_and(|party| self.is_in(&party.name))
    }

    /// The byte ranges of `text` in which the word occurs.
    fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        // Folding changes lengths, so each folded byte remembers the letter it came from.
        let mut folded = String::new();
        let mut origins: Vec<Range<usize>> = Vec::new();
        let mut letters = text.char_indices().peekable();
        while let Some((start, first)) = letters.next() {
            let mut letter = first.to_string();
            let mut end = start + first.len_utf8();
            // A letter and the marks behind it are folded together.
            while let Some((at, mark)) = letters.next_if(|(_, c)| matches!(c, '\u{300}'..='\u{36f}')) {
                letter.push(mark);
                end = at + mark.len_utf8();
            }
            let form = self.form_of(&letter);
            origins.extend(std::iter::repeat_n(start..end, form.len()));
            folded.push_str(&form);
        }
        folded
            .match_indices(&self.form)
            .filter_map(|(at, found)| {
                let first = origins.get(at)?;
                let last = origins.get((at + found.len()).checked_sub(1)?)?;
                Some(first.start..last.end)
            })
            .collect()
    }
}

/// Where a hit lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Where {
    /// The id is the query.
    WholeId,
    /// The id begins with it.
    IdStart,
    /// A word of the text begins with it.
    WordStart,
    /// It stands inside the text.
    Text,
    /// A responsible party.
    Party,
    /// The text nearly has it.
    Near,
    /// The note.
    Note,
}

/// An item that a query finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'a> {
    /// The item.
    pub item: Item<'a>,
    /// Where the best hit lies; hits are sorted by this, then by display order.
    pub at: Where,
    /// The note, when the hit lies there.
    pub note: Option<&'a str>,
}

impl Query {
    /// Reads what was typed; `outcome` knows the words for outcomes.
    pub fn parse(text: &str, outcome: impl Fn(&str) -> Option<Select>) -> Self {
        let mut query = Self { text: text.to_owned(), ..Self::default() };
        for (at, part) in text.split('"').enumerate() {
            if at % 2 == 1 && !part.trim().is_empty() {
                query.words.push(Word::new(part.trim()));
                continue;
            }
            for word in part.split_whitespace() {
                match word.strip_prefix('=').and_then(&outcome) {
                    Some(wanted) => query.outcome = Some(wanted),
                    None => query.words.push(Word::new(word)),
                }
            }
        }
        query
    }

    /// What was typed.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.outcome.is_none()
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The words in the form in which they are compared.
    pub(super) fn forms(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.form.as_str()).collect()
    }

    pub(super) fn outcome(&self) -> Option<Select> {
        self.outcome
    }

    /// The byte ranges of `text` to be marked as hits, in order and apart.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = self.words.iter().flat_map(|word| word.ranges(text)).collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match apart.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => apart.push(range),
            }
        }
        apart
    }

    /// How many of its words begin no word of a text that has them all; `None` where one is missing.
    pub(super) fn misses_starts(&self, text: &str) -> Option<usize> {
        let starts: Option<Vec<bool>> = self.words.iter().map(|word| word.starts_in(text)).collect();
        Some(starts?.into_iter().filter(|starts| !starts).count())
    }

    /// Whether the activity, its place in the plan or one of its indicators has it.
    pub(super) fn occurs_in(
        &self,
        plan: PlanYear<'_>,
        area: &FocusArea,
        goal: &Goal,
        activity: &Activity,
        history: &History,
    ) -> bool {
        let own = Item::Activity(area, goal, activity);
        let items = std::iter::once(own)
            .chain(activity.indicators.iter().map(|one| Item::Indicator(area, goal, activity, one)));
        items.into_iter().any(|item| self.place(plan, item, history).is_some())
    }

    /// Where the item has all of it, or nothing.
    fn place<'a>(&self, plan: PlanYear<'_>, item: Item<'a>, history: &'a History) -> Option<Hit<'a>> {
        // It is asked for where nothing else has a word.
        let note = || history.note(&Target::item(plan, item)).value();
        if let Some(wanted) = self.outcome {
            let Item::Indicator(..) = item else { return None };
            if !wanted.takes(history.outcome(&Target::item(plan, item)).value()) {
                return None;
            }
        }
        let mut worst = Where::WholeId;
        for word in &self.words {
            worst = worst.max(word_place(word, plan, item, note)?);
        }
        Some(Hit { item, at: worst, note: Some(worst).filter(|at| *at == Where::Note).and_then(|_| note()) })
    }
}

/// Where one word stands in an item.
fn word_place<'a>(
    word: &Word,
    plan: PlanYear<'_>,
    item: Item<'_>,
    note: impl FnOnce() -> Option<&'a str>,
) -> Option<Where> {
    let id = word.form_of(item.id().as_str());
    if id == word.form {
        return Some(Where::WholeId);
    }
    if id.starts_with(&word.form) {
        return Some(Where::IdStart);
    }
    match texts(item).filter_map(|text| word.starts_in(text)).max() {
        Some(true) => return Some(Where::WordStart),
        Some(false) => return Some(Where::Text),
        None => {}
    }
    let named = |abbr: &str| word.names_party(abbr, plan.plan.party(abbr));
    if item.activity().is_some_and(|activity| activity.responsible.abbrs().any(named)) {
        return Some(Where::Party);
    }
    note().filter(|note| word.is_in(note)).map(|_| Where::Note)
}

/// The texts of an item that are searched.
pub(super) fn texts<'a>(item: Item<'a>) -> impl Iterator<Item = &'a str> {
    let (details, stem): (&'a [Wording], Option<&'a Wording>) = match item {
        Item::Activity(_, _, activity) => (&activity.details, None),
        Item::Indicator(_, _, _, indicator) => (&[], indicator.stem.as_ref()),
        Item::FocusArea(_) | Item::Goal(..) => (&[], None),
    };
    std::iter::once(item.text()).chain(details.iter().chain(stem).map(Wording::as_str))
}

/// The items that a query finds, best first. Near ones come last, and only when there are few others.
pub fn search<'a>(plan: PlanYear<'a>, history: &'a History, query: &Query) -> Vec<Hit<'a>> {
    if query.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<Hit<'a>> = plan.items().filter_map(|item| query.place(plan, item, history)).collect();
    if hits.len() < ENOUGH && query.outcome.is_none() {
        let near = near(plan, query)
            .filter(|hit| !hits.iter().any(|known| known.item == hit.item))
            .collect::<Vec<_>>();
        hits.extend(near);
    }
    hits.sort_by_key(|hit| hit.at);
    hits
}

/// Items whose text has the letters of the query in order, the nearest first.
fn near<'a>(plan: PlanYear<'a>, query: &Query) -> impl Iterator<Item = Hit<'a>> {
    let mut near = Near::new(&query.forms());
    let mut scored: Vec<(u32, Item<'a>)> =
        plan.items().filter_map(|item| Some((near.score(item.text())?, item))).collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, item)| Hit { item, at: Where::Near, note: None })
}
