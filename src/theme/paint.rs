//! What a terminal can do with a cell.

use serde::Deserialize;

/// One of the 16 ANSI colours. Which shade it is, is up to the user's terminal.
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
