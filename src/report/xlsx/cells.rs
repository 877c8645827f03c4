//! Values as cells: texts, numbers and dates, each in its form.

use std::borrow::Cow;

use rust_xlsxwriter::{Color, Format, FormatAlign, Worksheet, XlsxError};
use unicode_segmentation::UnicodeSegmentation;

use crate::model::Number;
use crate::report::sheet::Value;
use crate::text::{Lang, clean, number};

/// Excel takes no longer text in a cell, in UTF-16 units.
const LONGEST: usize = 32_767;

/// Excel keeps no more digits of a number than these.
const DIGITS: usize = 15;

/// The first year that Excel counts days from.
const FIRST_YEAR: i16 = 1900;

/// White on dark blue: contrast 11.6 to 1.
const HEADER: (Color, Color) = (Color::White, Color::RGB(0x001F_3864));

/// The forms of cells.
#[derive(Debug, Clone)]
pub(super) struct Cells {
    lang: Lang,
    header: Format,
    text: Format,
    whole: Format,
    number: Format,
    percent: Format,
    date: Format,
    moment: Format,
}

impl Cells {
    pub(super) fn new(lang: Lang) -> Self {
        let plain = Format::new().set_align(FormatAlign::Top);
        let (ink, ground) = HEADER;
        let header = Format::new().set_bold().set_font_color(ink).set_background_color(ground);
        Self {
            lang,
            header: header.set_text_wrap().set_align(FormatAlign::Top),
            text: plain.clone().set_text_wrap(),
            whole: plain.clone().set_num_format("#,##0"),
            number: plain.clone().set_num_format("#,##0.0##############"),
            percent: plain.clone().set_num_format("General\" %\""),
            date: plain.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            moment: plain.set_num_format("yyyy-mm-dd hh:mm").set_align(FormatAlign::Left),
        }
    }

    /// The form of headings.
    pub(super) fn header(&self) -> &Format {
        &self.header
    }

    /// Writes a value at a row and column.
    pub(super) fn write(
        &self,
        sheet: &mut Worksheet,
        at: (u32, u16),
        value: &Value,
    ) -> Result<(), XlsxError> {
        match value {
            Value::Nothing => Ok(()),
            Value::Text(text) => self.text(sheet, at, text),
            Value::Number(number) if number.is_whole() => self.number(sheet, at, *number, &self.whole),
            Value::Number(number) => self.number(sheet, at, *number, &self.number),
            Value::Percent(number) => self.number(sheet, at, *number, &self.percent),
            Value::Count(n) => sheet.write_number_with_format(at.0, at.1, *n as f64, &self.whole).map(|_| ()),
            Value::Date(date) if date.year() < FIRST_YEAR => self.text(sheet, at, &date.to_string()),
            Value::Date(date) => sheet.write_datetime_with_format(at.0, at.1, date, &self.date).map(|_| ()),
            Value::Moment(moment) => {
                sheet.write_datetime_with_format(at.0, at.1, moment.datetime(), &self.moment).map(|_| ())
            }
        }
    }

    fn text(&self, sheet: &mut Worksheet, at: (u32, u16), text: &str) -> Result<(), XlsxError> {
        if text.is_empty() {
            return Ok(());
        }
        sheet.write_string_with_format(at.0, at.1, cut(&clean(text)), &self.text).map(|_| ())
    }

    /// A number that Excel would round stays a text.
    fn number(
        &self,
        sheet: &mut Worksheet,
        at: (u32, u16),
        value: Number,
        form: &Format,
    ) -> Result<(), XlsxError> {
        match exact(value) {
            Some(exact) => sheet.write_number_with_format(at.0, at.1, exact, form).map(|_| ()),
            None => self.text(sheet, at, &number(self.lang, value)),
        }
    }
}

/// The number as Excel keeps it, if it has room for all its digits.
fn exact(number: Number) -> Option<f64> {
    let text = number.to_string();
    let digits = text.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0').count();
    (digits <= DIGITS).then(|| text.parse().ok()).flatten()
}

/// A text that is too long for a cell ends with dots.
fn cut(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return text.into();
    }
    let mut units = 1;
    let fits = text.graphemes(true).take_while(|piece| {
        units += piece.encode_utf16().count();
        units <= LONGEST
    });
    fits.chain(["…"]).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_excel_would_round_is_no_number() {
        for (text, expected) in [
            ("87,5", Some(87.5)),
            ("-3", Some(-3.0)),
            ("0,000000000000001", Some(0.000_000_000_000_001)),
            ("123456789012345", Some(123_456_789_012_345.0)),
            ("1234567890123456", None),
            ("0,1234567890123456", None),
        ] {
            assert_eq!(exact(text.parse().unwrap()), expected, "{text}");
        }
    }

    #[test]
    fn a_cell_takes_so_much() {
        let full = "å".repeat(LONGEST);
        assert_eq!(cut(&full), full);
        let more = cut(&format!("{full}ä")).into_owned();
        assert_eq!((more.encode_utf16().count(), more.ends_with("åå…")), (LONGEST, true));
        let flags = "😀".repeat(LONGEST);
        assert!(cut(&flags).encode_utf16().count() <= LONGEST);
    }
}
