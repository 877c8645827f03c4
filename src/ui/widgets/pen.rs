//! Writing into the buffer: by role, and never outside.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Line;

use super::cut::{cells, cut, width};
use crate::app::{Hit, Spot};
use crate::text::{Shown, clean_line, is_cell};
use crate::theme::{Colour, Paint, Role, Theme};

/// Writes into a buffer.
pub(in crate::ui) struct Pen<'f> {
    /// The buffer, which nobody else writes to: what stands in it has gone through `Shown`.
    buffer: &'f mut Buffer,
    /// How roles look.
    pub(in crate::ui) theme: &'f Theme,
    /// Where a click means something, of what was drawn so far and not covered.
    pub(in crate::ui) spots: Vec<Spot>,
}

impl<'f> Pen<'f> {
    /// A pen for a buffer on which nothing is written yet.
    pub(in crate::ui) fn new(buffer: &'f mut Buffer, theme: &'f Theme) -> Self {
        Self { buffer, theme, spots: Vec::new() }
    }

    /// Writes what fits of a text into the first row of `area`, and gives the area that is left of that row.
    pub(in crate::ui) fn put(&mut self, area: Rect, text: &str, role: Role) -> Rect {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return area;
        }
        let style = style(self.theme.paint(role));
        let end = self.write(area, &clean_line(text), style);
        Rect { x: end, width: area.right().saturating_sub(end), height: 1, ..area }
    }

    /// Writes a text, or its beginning and `…`.
    pub(in crate::ui) fn put_cut(&mut self, area: Rect, text: &str, role: Role) -> Rect {
        let text = cut(text, area.width.into());
        self.put(area, &text, role)
    }

    /// Writes a text at the right end of the first row of `area`, and gives the area that is left of that row.
    pub(in crate::ui) fn put_right(&mut self, area: Rect, text: &str, role: Role) -> Rect {
        let taken = cells(width(text)).min(area.width);
        let at = area.right().saturating_sub(taken);
        self.put(Rect { x: at, width: taken, ..area }, text, role);
        Rect { width: area.width - taken, height: 1, ..area }
    }

    /// Marks a row as the one under the cursor.
    pub(in crate::ui) fn cursor(&mut self, row: Rect) {
        self.paint(row, Role::Cursor);
        self.put(row, "►", Role::Cursor);
    }

    /// Says what a click on the first row of `area` means.
    pub(in crate::ui) fn spot(&mut self, area: Rect, hit: Hit) {
        self.spots.push(Spot { column: area.x, row: area.y, width: area.width, hit });
    }

    /// Writes a line of spans.
    pub(in crate::ui) fn put_line(&mut self, area: Rect, line: &Line<'_>) {
        let area = area.intersection(self.buffer.area);
        if !area.is_empty() {
            let mut rest = area;
            for span in &line.spans {
                rest.x = self.write(rest, &clean_line(&span.content), line.style.patch(span.style));
                rest.width = area.right().saturating_sub(rest.x);
            }
        }
    }

    /// Writes what fits into a row, and gives the column behind it. All letters come this way.
    fn write(&mut self, area: Rect, text: &Shown<'_>, style: Style) -> u16 {
        // Taking a text apart where letters have marks costs more than all else of a frame; few have. Behind
        // the last letter that fits may stand a mark of it.
        if !text.chars().take(usize::from(area.width) + 1).all(is_cell) {
            return self.buffer.set_stringn(area.x, area.y, &**text, area.width.into(), style).0;
        }
        let mut x = area.x;
        for (cell, c) in self.row_mut(area).iter_mut().zip(text.chars()) {
            cell.set_char(c).set_style(style);
            x += 1;
        }
        x
    }

    /// The cells of the first row of an area.
    fn row_mut(&mut self, area: Rect) -> &mut [Cell] {
        let whole = self.buffer.area;
        let Rect { x, y, width, height } = area.intersection(whole);
        if height == 0 {
            return &mut [];
        }
        let start = usize::from(y - whole.y) * usize::from(whole.width) + usize::from(x - whole.x);
        self.buffer.content.get_mut(start..start + usize::from(width)).unwrap_or_default()
    }

    /// Lets something that draws by itself do so in `area`, and gives the cell that it has put in
    /// reverse video, its cursor. What it wrote is cleaned.
    pub(in crate::ui) fn lend(
        &mut self,
        area: Rect,
        draw: impl FnOnce(Rect, &mut Buffer),
    ) -> Option<Position> {
        draw(area, self.buffer);
        let mut cursor = None;
        for position in area.positions() {
            let Some(cell) = self.buffer.cell_mut(position) else { continue };
            if cell.modifier.contains(Modifier::REVERSED) {
                cursor = Some(position);
            }
            let clean = clean_line(cell.symbol()).into_owned();
            cell.set_symbol(if clean.is_empty() { " " } else { &clean });
        }
        cursor
    }

    /// Takes a look away from every cell of `area`.
    pub(in crate::ui) fn plain(&mut self, area: Rect, look: Modifier) {
        self.buffer.set_style(area, Style::new().remove_modifier(look));
    }

    /// Lets every cell of the picture be written anew, by a character that stands for its own.
    pub(in crate::ui) fn simplify(&mut self, instead: impl Fn(&str) -> Option<Shown<'static>>) {
        for cell in &mut self.buffer.content {
            if let Some(simple) = instead(cell.symbol()) {
                cell.set_symbol(&simple);
            }
        }
    }

    /// Gives every cell of `area` the look of a role, keeping what is written there.
    pub(in crate::ui) fn paint(&mut self, area: Rect, role: Role) {
        let style = style(self.theme.paint(role));
        if style == Style::new() {
            return;
        }
        for y in area.top()..area.bottom() {
            for cell in self.row_mut(Rect { y, height: 1, ..area }) {
                cell.set_style(style);
            }
        }
    }

    /// Blanks `area`, down to the ground of the theme.
    pub(in crate::ui) fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
            }
        }
        self.paint(area, Role::Text);
        // A wide letter that began left of the area would reach into it.
        for y in area.top()..area.bottom() {
            let before = area.x.checked_sub(1).and_then(|x| self.buffer.cell_mut((x, y)));
            if let Some(cell) = before.filter(|cell| width(cell.symbol()) > 1) {
                cell.set_symbol(" ");
            }
        }
    }
}

/// The row of `area` so many rows down, unless it lies below it.
pub(in crate::ui) fn row(area: Rect, at: usize) -> Option<Rect> {
    let at = u16::try_from(at).ok().filter(|at| *at < area.height)?;
    Some(Rect { y: area.y + at, height: 1, ..area })
}

/// The area without so many cells at its left and right.
pub(in crate::ui) fn indent(area: Rect, left: u16, right: u16) -> Rect {
    let left = left.min(area.width);
    let width = (area.width - left).saturating_sub(right);
    Rect { x: area.x + left, width, ..area }
}

/// The paint in the terms of the library that draws.
pub(in crate::ui) fn style(paint: Paint) -> Style {
    let mut style = Style::new();
    style.fg = paint.fg.map(colour);
    style.bg = paint.bg.map(colour);
    for (on, modifier) in [
        (paint.bold, Modifier::BOLD),
        (paint.reverse, Modifier::REVERSED),
        (paint.underline, Modifier::UNDERLINED),
    ] {
        if on {
            style = style.add_modifier(modifier);
        }
    }
    style
}

fn colour(colour: Colour) -> Color {
    match colour {
        Colour::Black => Color::Black,
        Colour::Red => Color::Red,
        Colour::Green => Color::Green,
        Colour::Yellow => Color::Yellow,
        Colour::Blue => Color::Blue,
        Colour::Magenta => Color::Magenta,
        Colour::Cyan => Color::Cyan,
        Colour::Gray => Color::Gray,
        Colour::DarkGray => Color::DarkGray,
        Colour::LightRed => Color::LightRed,
        Colour::LightGreen => Color::LightGreen,
        Colour::LightYellow => Color::LightYellow,
        Colour::LightBlue => Color::LightBlue,
        Colour::LightMagenta => Color::LightMagenta,
        Colour::LightCyan => Color::LightCyan,
        Colour::White => Color::White,
        Colour::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
        Colour::Indexed(place) => Color::Indexed(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_cell_by_cell_is_what_ratatui_would_write() {
        let style = Style::new().fg(Color::Red);
        let theme = crate::theme::Themes::bundled().get("dark").unwrap();
        let each = ('\0'..'\u{3000}').filter(|c| is_cell(*c)).map(|c| format!("a{c}b"));
        let texts = [
            "",
            "Åtgärd – »klar« …",
            "│►·─",
            "längre än raden är",
            "e\u{301}x",
            "日x",
            "a\u{ad}b",
            "niobokste\u{301}ver",
        ];
        for text in texts.into_iter().map(str::to_owned).chain(each) {
            let area = Rect { x: 2, y: 1, width: 9, height: 1 };
            let (mut ours, mut theirs) =
                (Buffer::empty(Rect::new(0, 0, 12, 3)), Buffer::empty(Rect::new(0, 0, 12, 3)));
            let text = clean_line(&text);
            let end = Pen::new(&mut ours, &theme).write(area, &text, style);
            let wanted = theirs.set_stringn(area.x, area.y, &*text, area.width.into(), style).0;
            assert_eq!((end, &ours), (wanted, &theirs), "{:?}", &*text);
        }
    }
}
