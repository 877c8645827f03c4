//! The picture on the terminal: drawn into one buffer, compared with what the terminal shows, and written at once.

use std::io;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::guard::{Guard, write_all};
use super::paint::{self, Picture};
use crate::text::Charset;

/// The largest picture, in cells: a terminal may claim 65,535 columns and as many rows.
const LARGEST: Size = Size { width: 1000, height: 500 };

/// The screen.
pub(super) struct Screen {
    guard: Arc<Guard>,
    /// The characters that the terminal has.
    charset: Charset,
    /// What is drawn.
    next: Buffer,
    /// What the terminal shows.
    picture: Picture,
    /// What is to be written when the frame is whole.
    page: String,
    /// Where the terminal shows its cursor, if it does; not once it was taken over.
    cursor: Option<Position>,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn open(guard: Arc<Guard>, charset: Charset) -> io::Result<Self> {
        guard.enter().inspect_err(|_| guard.leave())?;
        // A terminal that does not tell its size fails at the first frame.
        let area = area().unwrap_or_default();
        let (next, picture) = (Buffer::empty(area), Picture::empty(area));
        Ok(Self { guard, charset, next, picture, page: String::new(), cursor: None })
    }

    /// Takes the terminal over again and draws every cell at the next frame.
    pub(super) fn reopen(&mut self) -> io::Result<()> {
        self.guard.enter()?;
        self.cursor = None;
        self.redraw();
        Ok(())
    }

    /// Draws every cell at the next frame.
    pub(super) fn redraw(&mut self) {
        self.page.push_str("\u{1b}[2J");
        self.picture = Picture::empty(self.next.area);
    }

    /// Draws one frame, with one write; none where there is no room for a single cell. `view` gets a buffer that
    /// is empty, and says where the text cursor stands, if there is one.
    pub(super) fn draw(&mut self, view: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        let area = area()?;
        if area.is_empty() || !self.guard.is_open() {
            return Ok(());
        }
        if self.next.area != area {
            self.next.resize(area);
            self.redraw();
        }
        self.next.reset();
        let cursor = view(&mut self.next);
        self.picture.become_like(&self.next, &mut self.page);
        self.place(cursor);
        self.flush()
    }

    /// Lets the terminal show its cursor there, or none. Writing has moved it.
    fn place(&mut self, wanted: Option<Position>) {
        let before = std::mem::replace(&mut self.cursor, wanted);
        if before.is_some() != wanted.is_some() {
            self.page.push_str(if wanted.is_some() { "\u{1b}[?25h" } else { "\u{1b}[?25l" });
        }
        if let Some(at) = wanted.filter(|_| before != wanted || !self.page.is_empty()) {
            paint::go(at.x, at.y, &mut self.page);
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.page.is_empty() {
            write_all(&self.charset.encode(&self.page))?;
            self.page.clear();
        }
        Ok(())
    }
}

/// Columns and rows.
pub(super) fn size() -> io::Result<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout())?;
    Ok((size.ws_col.min(LARGEST.width), size.ws_row.min(LARGEST.height)))
}

fn area() -> io::Result<Rect> {
    let (width, height) = size()?;
    Ok(Rect { x: 0, y: 0, width, height })
}
