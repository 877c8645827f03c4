//! What a terminal can do with a cell.

use serde::Deserialize;

/// A colour: one of the 16 ANSI colours, whose shade is up to the user's terminal, or a shade of
/// the theme's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[expect(missing_docs, reason = "they are the names of the colours")]
pub enum Colour {
    Black,
    Red,
    Green,
    Yellow,
    Blue,
    Magenta,
    Cyan,
    Gray,
    DarkGray,
    LightRed,
    LightGreen,
    LightYellow,
    LightBlue,
    LightMagenta,
    LightCyan,
    White,
    /// Red, green and blue, 0 to 255 each.
    Rgb(u8, u8, u8),
    /// A colour of the table of 256; not written in files, see [`Depth`](super::Depth).
    #[serde(skip)]
    Indexed(u8),
}

/// Colour and weight; the default is the terminal's own text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paint {
    /// Colour of the letters; `None` is the terminal's own.
    #[serde(default)]
    pub fg: Option<Colour>,
    /// Colour behind them; `None` is the terminal's own.
    #[serde(default)]
    pub bg: Option<Colour>,
    /// Bold.
    #[serde(default)]
    pub bold: bool,
    /// Letters and background exchanged.
    #[serde(default)]
    pub reverse: bool,
    /// Underlined.
    #[serde(default)]
    pub underline: bool,
}

impl Paint {
    /// Whether it uses any colour.
    pub fn has_colour(&self) -> bool {
        self.fg.is_some() || self.bg.is_some()
    }
}
