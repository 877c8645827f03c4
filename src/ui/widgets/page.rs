//! A text of many lines, wrapped to a width: built line by line, then drawn as far as it is seen.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use textwrap::{Options, WordSplitter, WrapAlgorithm};

use super::cut::width;
use super::list::scrolled;
use super::pen::{Pen, indent, row, style};
use crate::app::Hit;
use crate::query::Query;
use crate::text::clean;
use crate::theme::{Role, Theme};

/// Below this width the name of a field stands in the text and not in a column beside it.
const NARROW: usize = 50;

/// A text of many lines.
pub(in crate::ui) struct Page<'a> {
    theme: &'a Theme,
    width: usize,
    /// What a search looks for, to be marked.
    query: Option<&'a Query>,
    lines: Vec<Line<'static>>,
    /// Lines that must be seen.
    wanted: Option<Range<usize>>,
    /// Lines that are under the cursor.
    cursor: Option<Range<usize>>,
    /// Lines on which a click means something.
    hits: Vec<(Range<usize>, Hit)>,
}

/// How much of a page was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) struct Drawn {
    /// All its lines.
    pub(in crate::ui) lines: usize,
    /// The first one that is seen.
    pub(in crate::ui) first: usize,
    /// How many fit.
    pub(in crate::ui) height: usize,
}

impl Drawn {
    /// The last line that is seen, counted from 1.
    pub(in crate::ui) fn last(&self) -> usize {
        self.lines.min(self.first + self.height)
    }
}

impl<'a> Page<'a> {
    /// An empty page of so many cells in width.
    pub(in crate::ui) fn new(theme: &'a Theme, width: usize, query: Option<&'a Query>) -> Self {
        Self {
            theme,
            width: width.max(1),
            query,
            lines: Vec::new(),
            wanted: None,
            cursor: None,
            hits: Vec::new(),
        }
    }

    /// How many lines there are so far.
    pub(in crate::ui) fn len(&self) -> usize {
        self.lines.len()
    }

    /// How wide it is.
    pub(in crate::ui) fn width(&self) -> usize {
        self.width
    }

    /// An empty line, unless the page begins or there is one already.
    pub(in crate::ui) fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// A text, wrapped; a line break in it begins a new line.
    pub(in crate::ui) fn text(&mut self, text: &str, role: Role) {
        self.hanging("", "", text, role);
    }

    /// A text whose first line begins with `first` and whose other lines with `others`.
    pub(in crate::ui) fn hanging(&mut self, first: &str, others: &str, text: &str, role: Role) {
        for wrapped in wrap(&clean(text), self.width, first, others) {
            let line = self.marked(&wrapped, role);
            self.lines.push(line);
        }
    }

    /// A heading.
    pub(in crate::ui) fn heading(&mut self, text: &str) {
        self.gap();
        self.text(text, Role::Heading);
    }

    /// A point of a list.
    pub(in crate::ui) fn point(&mut self, text: &str, role: Role) {
        self.hanging("• ", "  ", text, role);
    }

    /// A field: its name in a column, its text beside it; in one line where there is no room for a column.
    pub(in crate::ui) fn field(&mut self, column: usize, label: &str, text: &str, role: Role) {
        let narrow = self.width < NARROW;
        let first = if narrow { format!("{label}: ") } else { format!("{label:column$}  ") };
        let others = " ".repeat(if narrow { 2 } else { column + 2 });
        self.labelled((&first, Role::Label), &others, text, role);
    }

    /// A text with something before it that looks different.
    pub(in crate::ui) fn labelled(
        &mut self,
        (first, look): (&str, Role),
        others: &str,
        text: &str,
        role: Role,
    ) {
        let look = style(self.theme.paint(look));
        for (at, wrapped) in wrap(&clean(text), self.width, first, others).into_iter().enumerate() {
            let line = match wrapped.strip_prefix(first) {
                Some(rest) if at == 0 => {
                    let mut line = Line::from(Span::styled(first.to_owned(), look));
                    line.spans.extend(self.marked(rest, role).spans);
                    line
                }
                _ => self.marked(&wrapped, role),
            };
            self.lines.push(line);
        }
    }

    /// A ready line.
    pub(in crate::ui) fn line(&mut self, parts: &[(&str, Role)]) {
        let spans = parts
            .iter()
            .map(|(text, role)| Span::styled(clean(text).into_owned(), style(self.theme.paint(*role))));
        self.lines.push(spans.collect::<Vec<_>>().into());
    }

    /// Where the text of an [`entry`](Self::entry) begins: behind its id, or under it where lines are short.
    fn hang(&self, left: &str) -> usize {
        if self.width < NARROW { 2 } else { width(left) + 2 }
    }

    /// The blanks before the lines under an entry.
    pub(in crate::ui) fn margin(&self, left: &str) -> String {
        " ".repeat(self.hang(left))
    }

    /// A text beside an id at its left and a word at its right; under both where lines are short.
    pub(in crate::ui) fn entry(&mut self, left: &str, text: &str, (right, role): (&str, Role)) {
        let right_style = style(self.theme.paint(role));
        if self.width < NARROW {
            let blanks = self.width.saturating_sub(width(left) + width(right));
            let mut line = Line::raw(format!("{left}{}", " ".repeat(blanks)));
            line.spans.push(Span::styled(right.to_owned(), right_style));
            self.lines.push(line);
            let margin = self.margin(left);
            return self.hanging(&margin, &margin, text, Role::Text);
        }
        let indent = self.hang(left);
        let room = self.width.saturating_sub(width(right) + 2).max(1);
        let first = format!("{left:indent$}");
        for (at, wrapped) in wrap(&clean(text), room, &first, &" ".repeat(indent)).into_iter().enumerate() {
            let mut line = self.marked(&wrapped, Role::Text);
            if at == 0 {
                let blanks = self.width.saturating_sub(width(&wrapped) + width(right));
                line.spans.push(Span::raw(" ".repeat(blanks)));
                line.spans.push(Span::styled(right.to_owned(), right_style));
            }
            self.lines.push(line);
        }
    }

    /// Says that the lines from `start` on must be seen, and that they are under the cursor up to `end`.
    pub(in crate::ui) fn cursor(&mut self, cursor: Range<usize>) {
        self.wanted = Some(cursor.start..self.lines.len());
        self.cursor = Some(cursor);
    }

    /// Says what a click on the lines from `start` on means.
    pub(in crate::ui) fn hit(&mut self, start: usize, hit: Hit) {
        self.hits.push((start..self.lines.len(), hit));
    }

    /// The lines that are under the cursor, if any are.
    pub(in crate::ui) fn under_cursor(&self) -> Option<Range<usize>> {
        self.cursor.clone()
    }

    /// Draws its lines from the edge of `area` and nothing else.
    pub(in crate::ui) fn draw_bare(&self, pen: &mut Pen<'_>, area: Rect) {
        for (at, line) in self.lines.iter().enumerate() {
            let Some(place) = row(area, at) else { break };
            pen.put_line(place, line);
        }
    }

    /// The line in spans, what the search found marked.
    fn marked(&self, text: &str, role: Role) -> Line<'static> {
        let plain = style(self.theme.paint(role));
        let hit = plain.patch(style(self.theme.paint(Role::Hit)));
        spans(text, self.query, plain, hit)
    }

    /// Draws what is seen of it from line `scroll` on, and says with arrows where there is more.
    pub(in crate::ui) fn draw(&self, pen: &mut Pen<'_>, area: Rect, scroll: usize) -> Drawn {
        let height = usize::from(area.height);
        let first = scrolled(scroll, self.lines.len(), height, self.wanted.as_ref());
        self.draw_at(pen, area, first);
        more(pen, area, first > 0, self.lines.len() > first + height);
        Drawn { lines: self.lines.len(), first, height }
    }

    /// Draws its lines from `first` on.
    pub(in crate::ui) fn draw_at(&self, pen: &mut Pen<'_>, area: Rect, first: usize) {
        for (at, line) in self.lines.iter().enumerate().skip(first) {
            let Some(place) = row(area, at - first) else { break };
            pen.put_line(indent(place, 1, 1), line);
            if let Some((_, hit)) = self.hits.iter().find(|(lines, _)| lines.contains(&at)) {
                pen.spot(place, *hit);
            }
            if let Some(cursor) = self.cursor.as_ref().filter(|cursor| cursor.contains(&at)) {
                pen.paint(place, Role::Cursor);
                if cursor.start == at {
                    pen.put(place, "►", Role::Cursor);
                }
            }
        }
    }
}

/// Arrows in the frame right of `area` where a text or list goes on above or below.
pub(in crate::ui) fn more(pen: &mut Pen<'_>, area: Rect, above: bool, below: bool) {
    let edge = Rect { x: area.right(), width: 1, ..area };
    if above {
        pen.put(edge, "↑", Role::Key);
    }
    if let Some(last) = row(edge, usize::from(area.height.saturating_sub(1))).filter(|_| below) {
        pen.put(last, "↓", Role::Key);
    }
}

/// A line with the letters that a query finds in another style.
pub(in crate::ui) fn spans(text: &str, query: Option<&Query>, plain: Style, hit: Style) -> Line<'static> {
    let mut spans = Vec::new();
    let mut at = 0;
    for range in query.map(|query| query.marks(text)).unwrap_or_default() {
        for (part, look) in [(at..range.start, plain), (range.clone(), hit)] {
            if let Some(part) = text.get(part).filter(|part| !part.is_empty()) {
                spans.push(Span::styled(part.to_owned(), look));
            }
        }
        at = range.end;
    }
    if let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        spans.push(Span::styled(rest.to_owned(), plain));
    }
    spans.into()
}

/// The text in lines of at most `room` cells, broken between words.
pub(in crate::ui) fn wrap(text: &str, room: usize, first: &str, others: &str) -> Vec<String> {
    // On a very narrow screen there is no room for indents.
    let (first, others) = if width(first).max(width(others)) + 4 > room { ("", "") } else { (first, others) };
    let options = Options::new(room.max(1))
        .initial_indent(first)
        .subsequent_indent(others)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}
