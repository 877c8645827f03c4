//! A stream that a person may be looking at: what is said on it is [`Shown`].

use std::io::{self, Write};

use crate::text::{Charset, Shown};

/// Standard output or standard error.
pub(super) struct Stream<'a> {
    to: &'a mut dyn Write,
    charset: Charset,
}

impl<'a> Stream<'a> {
    /// A stream to where these characters can be shown.
    pub(super) fn new(to: &'a mut dyn Write, charset: Charset) -> Self {
        Self { to, charset }
    }

    /// The same stream for somebody else, for a while.
    pub(super) fn again(&mut self) -> Stream<'_> {
        Stream { to: &mut *self.to, charset: self.charset }
    }

    /// Shows all characters from now on.
    pub(super) fn show_all(&mut self) {
        self.charset = Charset::Utf8;
    }

    /// Says a text and ends the line.
    pub(super) fn line<'t>(&mut self, text: impl Into<Shown<'t>>) -> io::Result<()> {
        self.text(text)?;
        self.to.write_all(b"\n")
    }

    /// Says a text.
    pub(super) fn text<'t>(&mut self, text: impl Into<Shown<'t>>) -> io::Result<()> {
        self.to.write_all(&self.charset.encode(&text.into()))
    }

    /// Goes back to the beginning of the line and says a text over it, at once.
    pub(super) fn over(&mut self, text: &str) -> io::Result<()> {
        self.to.write_all(b"\r")?;
        self.text(text)?;
        self.to.flush()
    }

    /// Sends what waits on its way.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }

    /// The stream itself, in UTF-8: for documents in a form that keeps the texts in it from steering
    /// anything (reports, JSON, CSV), and for what holds no text from outside (helps, scripts).
    pub(super) fn document(&mut self) -> &mut dyn Write {
        self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_steers_nothing_and_is_in_the_characters_of_the_terminal() {
        for (charset, bytes) in [
            (Charset::Utf8, "\u{fffd}[2Jår\n\r–".as_bytes()),
            (Charset::Latin1, b"?[2J\xe5r\n\r-"),
            (Charset::Ascii, b"?[2Jar\n\r-"),
        ] {
            let mut out = Vec::new();
            let mut stream = Stream::new(&mut out, charset);
            stream.line("\u{1b}[2J\u{202e}år").and_then(|()| stream.over("–")).unwrap();
            assert_eq!(out, bytes);
        }
    }
}
