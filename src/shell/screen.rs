//! The picture on the terminal: ratatui over a buffer that is written once a frame.

use std::io;
use std::sync::Arc;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::{Frame, Terminal};

use super::guard::{Guard, write_all};
use super::paint::{self, Picture};
use crate::text::Charset;

/// The largest picture, in cells: a terminal may claim 65,535 columns and as many rows.
const LARGEST: Size = Size { width: 1000, height: 500 };

/// The screen.
pub(super) struct Screen {
    guard: Arc<Guard>,
    terminal: Terminal<Painter>,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn open(guard: Arc<Guard>, charset: Charset) -> io::Result<Self> {
        let terminal = guard.enter().and_then(|()| Terminal::new(Painter::new(charset)));
        let terminal = terminal.inspect_err(|_| guard.leave())?;
        Ok(Self { guard, terminal })
    }

    /// Takes the terminal over again and draws every cell at the next frame.
    pub(super) fn reopen(&mut self) -> io::Result<()> {
        self.guard.enter()?;
        self.terminal.backend_mut().cursor_shown = None;
        self.terminal.clear()
    }

    /// Draws every cell at the next frame.
    pub(super) fn redraw(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.backend().size()?;
        Ok((size.width, size.height))
    }

    /// Draws one frame, with one write; none where there is no room for a single cell.
    pub(super) fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let (width, height) = self.size()?;
        if width > 0 && height > 0 && self.guard.is_open() {
            self.terminal.draw(view)?;
        }
        Ok(())
    }
}

/// ratatui's backend, without questions to the terminal, and with one write a frame.
struct Painter {
    /// What is to be written when the frame is whole.
    page: String,
    picture: Picture,
    /// The characters that the terminal has.
    charset: Charset,
    /// Whether the terminal shows its cursor, once that is known.
    cursor_shown: Option<bool>,
    cursor: Position,
}

impl Painter {
    /// For a terminal on which nothing is written.
    fn new(charset: Charset) -> Self {
        let cursor = Position::ORIGIN;
        let mut painter =
            Self { page: String::new(), picture: Picture::default(), charset, cursor_shown: None, cursor };
        // A terminal that does not tell its size fails at the first frame.
        painter.picture.forget(painter.size().unwrap_or_default());
        painter
    }

    /// Shows the terminal's cursor or not, unless it is so already.
    fn turn_cursor(&mut self, on: bool, sequence: &str) {
        if self.cursor_shown.replace(on) != Some(on) {
            self.page.push_str(sequence);
        }
    }
}

impl Backend for Painter {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.picture.write(content, &mut self.page);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.turn_cursor(false, "\u{1b}[?25l");
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.turn_cursor(true, "\u{1b}[?25h");
        Ok(())
    }

    /// Where it was put last: asking the terminal would wait for its answer among the keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        paint::go(self.cursor.x, self.cursor.y, &mut self.page);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.page.push_str("\u{1b}[2J");
        self.picture.forget(self.size()?);
        Ok(())
    }

    /// A picture that fills the screen is cleared as a whole: ratatui asks for nothing else.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout())?;
        Ok(Size { width: size.ws_col.min(LARGEST.width), height: size.ws_row.min(LARGEST.height) })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.page.is_empty() {
            write_all(&self.charset.encode(&self.page))?;
            self.page.clear();
        }
        Ok(())
    }
}
