//! The picture on the terminal: ratatui over a buffer that is written once a frame.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::{Frame, Terminal};

use super::colours::short;
use super::guard::{Guard, write_all};
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
        // Otherwise NO_COLOR makes crossterm write a reset behind reverse video, and the cursor's
        // row cannot be told from the others; the theme leaves colours out by itself.
        crossterm::style::force_color_output(true);
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
    inner: CrosstermBackend<Page>,
    page: Page,
    /// The characters that the terminal has.
    charset: Charset,
    /// Whether the terminal shows its cursor, once that is known.
    cursor_shown: Option<bool>,
    cursor: Position,
}

/// What is to be written when the frame is whole.
#[derive(Clone, Default)]
struct Page(Rc<RefCell<Vec<u8>>>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Painter {
    fn new(charset: Charset) -> Self {
        let page = Page::default();
        let inner = CrosstermBackend::new(page.clone());
        Self { inner, page, charset, cursor_shown: None, cursor: Position::ORIGIN }
    }
}

impl Backend for Painter {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        // Without a changed cell crossterm would still write its resets.
        let mut content = content.peekable();
        if content.peek().is_none() { Ok(()) } else { self.inner.draw(content) }
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor_shown.replace(false) == Some(false) { Ok(()) } else { self.inner.hide_cursor() }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor_shown.replace(true) == Some(true) { Ok(()) } else { self.inner.show_cursor() }
    }

    /// Where it was put last: asking the terminal would wait for its answer among the keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        self.inner.set_cursor_position(self.cursor)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout())?;
        Ok(Size { width: size.ws_col.min(LARGEST.width), height: size.ws_row.min(LARGEST.height) })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        let page = std::mem::take(&mut *self.page.0.borrow_mut());
        // ratatui writes UTF-8.
        let page = short(std::str::from_utf8(&page).unwrap_or_default());
        write_all(&self.charset.encode(&page))
    }
}
