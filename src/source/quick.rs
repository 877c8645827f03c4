//! The RON that people write, read in one go.
//!
//! The parser of the crate `ron` keeps track of much that only its messages need. This reader knows
//! the same values and stops at the first thing that is not quite usual, without a word about it;
//! `ron` then reads the text from its beginning and says what is wrong, if anything is. Whatever is
//! read here, `ron` reads to the same value (a test holds that), and here each record of a list
//! comes with its place.

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::blanks::skip;
use super::items::at_record;
use super::quoted::{self, Quoted};

/// How deep brackets may go; less than what `ron` allows.
const DEEPEST: u8 = 60;

/// The value of a text with the place of each record, or nothing where the text is not quite usual.
pub(crate) fn quickly<T: DeserializeOwned>(text: &str) -> Option<T> {
    let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Quick { text, at: skip(text, bom)?, depth: 0 };
    let value = T::deserialize(&mut reader);
    at_record(None);
    value.ok().filter(|_| reader.at == text.len())
}

/// Something is not quite usual, or wrong. Where and what, `ron` says.
#[derive(Debug, thiserror::Error)]
#[error("unusual")]
struct Unusual;

impl de::Error for Unusual {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        // Nobody hears the words, so none are made.
        Self
    }
}

/// What is read, and up to where: always at the beginning of a piece, never at a blank.
struct Quick<'de> {
    text: &'de str,
    at: usize,
    depth: u8,
}

impl<'de> Quick<'de> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'de str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes on behind so many bytes and the blanks that follow them.
    fn step(&mut self, bytes: usize) -> Result<(), Unusual> {
        self.at = skip(self.text, self.at + bytes).ok_or(Unusual)?;
        Ok(())
    }

    /// Takes a character of the syntax, if it is the next one.
    fn take(&mut self, one: u8) -> Result<bool, Unusual> {
        let is_next = self.next() == Some(one);
        if is_next {
            self.step(1)?;
        }
        Ok(is_next)
    }

    fn expect(&mut self, one: u8) -> Result<(), Unusual> {
        if self.take(one)? { Ok(()) } else { Err(Unusual) }
    }

    /// The name that begins here; none where no plain one does.
    fn peek_name(&self) -> Option<&'de str> {
        let rest = self.rest();
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let length = rest.bytes().position(|byte| !plain(&byte)).unwrap_or(rest.len());
        let first = rest.bytes().next()?;
        // What else may be part of a name for `ron`, and what a raw one begins with.
        let odd = matches!(rest.as_bytes().get(length), Some(b'.' | b'+' | b'-' | b'#' | 0x80..));
        (length > 0 && !first.is_ascii_digit() && !odd).then(|| rest.get(..length)).flatten()
    }

    fn name(&mut self) -> Result<&'de str, Unusual> {
        let name = self.peek_name().ok_or(Unusual)?;
        self.step(name.len())?;
        Ok(name)
    }

    /// Reads what stands between two brackets.
    fn within<R>(
        &mut self,
        [open, close]: [u8; 2],
        read: impl FnOnce(&mut Self) -> Result<R, Unusual>,
    ) -> Result<R, Unusual> {
        if self.depth == DEEPEST {
            return Err(Unusual);
        }
        self.expect(open)?;
        self.depth += 1;
        let read = read(self)?;
        self.depth -= 1;
        self.expect(close)?;
        Ok(read)
    }

    fn fields<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Unusual> {
        self.within(*b"()", |reader| visitor.visit_map(Parts { reader, close: b')' }))
    }

    fn elements<V: Visitor<'de>>(&mut self, [open, close]: [u8; 2], visitor: V) -> Result<V::Value, Unusual> {
        self.within([open, close], |reader| visitor.visit_seq(Parts { reader, close }))
    }

    fn quoted<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Unusual> {
        let (quoted, length) = quoted::read(self.rest()).ok_or(Unusual)?;
        self.step(length)?;
        match quoted {
            Quoted::Plain(text) => visitor.visit_borrowed_str(text),
            Quoted::Escaped(text) => visitor.visit_string(text),
        }
    }

    /// A whole number, or one with a decimal point; without exponents, signs of plus and other bases.
    fn number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Unusual> {
        let rest = self.rest();
        let part = |byte: u8| byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"-+._'".contains(&byte);
        let length = rest.bytes().position(|byte| !part(byte)).unwrap_or(rest.len());
        let written = rest.get(..length).ok_or(Unusual)?;
        self.step(length)?;
        let digits = written.strip_prefix('-').unwrap_or(written);
        let are_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
        match digits.split_once('.') {
            Some((whole, part)) if are_digits(whole) && are_digits(part) => {
                visitor.visit_f64(written.parse().map_err(|_| Unusual)?)
            }
            None if are_digits(digits) && digits.len() < written.len() => {
                visitor.visit_i64(written.parse().map_err(|_| Unusual)?)
            }
            None if are_digits(digits) => visitor.visit_u64(digits.parse().map_err(|_| Unusual)?),
            _ => Err(Unusual),
        }
    }

    fn whole_number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Unusual> {
        let end = self.rest().bytes().skip(1).find(|byte| !byte.is_ascii_digit());
        if end == Some(b'.') { Err(Unusual) } else { self.number(visitor) }
    }

    fn truth<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Unusual> {
        match self.name()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(Unusual),
        }
    }

    /// Whether the bracket that begins here holds fields with names.
    fn has_fields(&self) -> bool {
        let inside = skip(self.text, self.at + 1).map(|at| Quick { text: self.text, at, depth: 0 });
        inside.is_some_and(|mut inside| inside.name().is_ok() && inside.next() == Some(b':'))
    }

    /// Steps over the name of a record, which may stand before its bracket.
    fn record_name(&mut self, name: &str) -> Result<(), Unusual> {
        if self.next() != Some(b'(') && self.name()? != name {
            return Err(Unusual);
        }
        Ok(())
    }
}

macro_rules! whole_numbers {
    ($($method:ident)*) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unusual> {
            self.whole_number(visitor)
        }
    )* };
}

impl<'de> de::Deserializer<'de> for &mut Quick<'de> {
    type Error = Unusual;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unusual> {
        match self.next() {
            Some(b'"') => self.quoted(visitor),
            Some(b'0'..=b'9' | b'-') => self.number(visitor),
            Some(b't' | b'f') => self.truth(visitor),
            Some(b'[') => self.elements(*b"[]", visitor),
            Some(b'(') if self.has_fields() => self.fields(visitor),
            _ => Err(Unusual),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unusual> {
        self.truth(visitor)
    }

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unusual> {
        self.quoted(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unusual> {
        self.quoted(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unusual> {
        match self.next() {
            Some(b'N') if self.peek_name() == Some("None") => {
                self.step("None".len())?;
                visitor.visit_none()
            }
            Some(b'S') if self.peek_name() == Some("Some") => {
                self.step("Some".len())?;
                self.within(*b"()", |reader| {
                    let value = visitor.visit_some(&mut *reader)?;
                    reader.take(b',')?;
                    Ok(value)
                })
            }
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unusual> {
        self.elements(*b"[]", visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unusual> {
        self.elements(*b"()", visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unusual> {
        self.record_name(name)?;
        self.elements(*b"()", visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unusual> {
        self.record_name(name)?;
        self.fields(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unusual> {
        visitor.visit_enum(self)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unusual> {
        visitor.visit_borrowed_str(self.name()?)
    }

    // What no file of folj has, or `ron` reads in ways of its own.
    fn deserialize_newtype_struct<V>(self, _: &'static str, _: V) -> Result<V::Value, Unusual>
    where
        V: Visitor<'de>,
    {
        Err(Unusual)
    }

    fn deserialize_unit_struct<V>(self, _: &'static str, _: V) -> Result<V::Value, Unusual>
    where
        V: Visitor<'de>,
    {
        Err(Unusual)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unusual> {
        Err(Unusual)
    }

    fn deserialize_map<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unusual> {
        Err(Unusual)
    }

    fn deserialize_char<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unusual> {
        Err(Unusual)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unusual> {
        Err(Unusual)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unusual> {
        Err(Unusual)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unusual> {
        Err(Unusual)
    }

    forward_to_deserialize_any! { f32 f64 i128 u128 }
}

/// The elements of a list or the fields of a record.
struct Parts<'a, 'de> {
    reader: &'a mut Quick<'de>,
    close: u8,
}

impl Parts<'_, '_> {
    fn are_over(&self) -> bool {
        self.reader.next() == Some(self.close)
    }

    /// Steps over the comma, which may be missing behind the last part.
    fn part_ends(&mut self) -> Result<(), Unusual> {
        if self.reader.take(b',')? || self.are_over() { Ok(()) } else { Err(Unusual) }
    }
}

impl<'de> SeqAccess<'de> for Parts<'_, 'de> {
    type Error = Unusual;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unusual> {
        if self.are_over() {
            return Ok(None);
        }
        at_record(Some(self.reader.at));
        let value = seed.deserialize(&mut *self.reader)?;
        self.part_ends()?;
        Ok(Some(value))
    }
}

impl<'de> MapAccess<'de> for Parts<'_, 'de> {
    type Error = Unusual;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unusual> {
        if self.are_over() {
            return Ok(None);
        }
        let name = self.reader.name()?;
        self.reader.expect(b':')?;
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unusual> {
        let value = seed.deserialize(&mut *self.reader)?;
        self.part_ends()?;
        Ok(value)
    }
}

impl<'de> EnumAccess<'de> for &mut Quick<'de> {
    type Error = Unusual;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Unusual> {
        let name = self.name()?;
        Ok((seed.deserialize(BorrowedStrDeserializer::new(name))?, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Quick<'de> {
    type Error = Unusual;

    fn unit_variant(self) -> Result<(), Unusual> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Unusual> {
        Err(Unusual)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Unusual> {
        Err(Unusual)
    }

    fn struct_variant<V>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Unusual>
    where
        V: Visitor<'de>,
    {
        self.fields(visitor)
    }
}
