//! Questions and answers as lines: nothing is drawn, moved or taken back.
//!
//! A line is never wrapped here. The terminal breaks it where it is full, while a line break of
//! ours would make a screen reader pause in the middle of a sentence.

use std::io::{self, BufRead, BufReader, Read};

use crate::cli::io::Failure;
use crate::cli::stream::Stream;
use crate::text::{Lang, clean_line};

/// How many choices are read out before the next Enter.
const PAGE: usize = 20;
/// The longest line that is read, in bytes; the rest of it is the next line.
const LONGEST_LINE: u64 = 1 << 16;

/// Why the conversation stops.
#[derive(Debug)]
pub(super) enum Stop {
    /// The user has quit.
    Quit,
    /// There are no more answers: end of input, or the line is gone.
    End,
    /// A stream failed.
    Failed(Failure),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// What a part of the conversation gives back.
pub(super) type Told<T> = Result<T, Stop>;

/// How much of a question is said before the answer is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Say {
    /// All of it.
    All,
    /// Its first line and what can be answered.
    Head,
    /// Just the prompt: the user knows where he is.
    Prompt,
}

/// A question.
#[derive(Debug, Clone, Default)]
pub(super) struct Question {
    /// What is told in one line when the user comes back to it; else the first line of `said`.
    pub(super) head: String,
    /// What is told first, a line each.
    pub(super) said: Vec<String>,
    /// The choices from 1, a line each.
    pub(super) listed: Vec<String>,
    /// The highest number that is an answer where the choices are named in `offer`.
    pub(super) digits: usize,
    /// What can be answered, in one line.
    pub(super) offer: String,
    /// What `?` explains, a line each.
    pub(super) help: Vec<String>,
    /// What stands before the answer.
    pub(super) prompt: String,
    /// Whether words are answers too, to be understood by whoever asks.
    pub(super) free: bool,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reply {
    /// `0`
    Back,
    /// A choice, counted from 0.
    Number(usize),
    /// Something else.
    Word(String),
}

/// The lines to and from the user.
pub(super) struct Talk<'a> {
    out: Stream<'a>,
    lines: BufReader<&'a mut dyn Read>,
    lang: Lang,
    /// Whether answers are repeated, because no terminal shows them.
    echo: bool,
}

impl<'a> Talk<'a> {
    pub(super) fn new(out: Stream<'a>, stdin: &'a mut dyn Read, lang: Lang, echo: bool) -> Self {
        Self { out, lines: BufReader::new(stdin), lang, echo }
    }

    /// Says one line.
    pub(super) fn say(&mut self, text: &str) -> Told<()> {
        Ok(self.out.line(clean_line(text).trim_end())?)
    }

    pub(super) fn say_all<T: AsRef<str>>(&mut self, lines: impl IntoIterator<Item = T>) -> Told<()> {
        lines.into_iter().try_for_each(|line| self.say(line.as_ref()))
    }

    /// Says that this was no answer.
    pub(super) fn wrong(&mut self, typed: &str) -> Told<()> {
        let text = self.lang.plain_wrong(typed);
        self.say(&text)
    }

    /// Waits for a line and gives it back without blanks at its ends.
    pub(super) fn read(&mut self, prompt: &str) -> Told<String> {
        Ok(self.read_raw(prompt)?.trim().to_owned())
    }

    /// Waits for a line. A line that is no text is asked for again.
    pub(super) fn read_raw(&mut self, prompt: &str) -> Told<String> {
        loop {
            let space = if prompt.is_empty() { "" } else { ": " };
            self.out.text(format!("{}{space}", clean_line(prompt)))?;
            self.out.flush()?;
            let mut bytes = Vec::new();
            // A terminal that is gone reads as an error: nobody will answer any more.
            let read = (&mut self.lines).take(LONGEST_LINE).read_until(b'\n', &mut bytes);
            if !matches!(read, Ok(1..)) {
                self.out.line("")?;
                return Err(Stop::End);
            }
            let line = String::from_utf8(bytes);
            if self.echo {
                let typed = line.as_deref().map(clean_line).unwrap_or_default();
                self.out.line(typed.trim_end())?;
            }
            match line {
                Ok(line) => return Ok(line.trim_end_matches(['\n', '\r']).to_owned()),
                Err(_) => self.say(&self.lang.plain_not_text())?,
            }
        }
    }

    /// Asks until there is an answer: Enter alone says the question again, `?` explains it.
    pub(super) fn ask(&mut self, question: &Question, how: Say) -> Told<Reply> {
        let mut from = 0;
        self.put(question, how, &mut from)?;
        loop {
            let typed = self.read(&question.prompt)?;
            match typed.to_lowercase().as_str() {
                "" => self.put(question, Say::All, &mut from)?,
                "?" => self.explain(question)?,
                "q" => return Err(Stop::Quit),
                "0" => return Ok(Reply::Back),
                "u" | "r" => return Ok(Reply::Word(typed.to_lowercase())),
                word => match question.number(word) {
                    Some(number) => return Ok(Reply::Number(number)),
                    None if question.free && !word.chars().all(|c| c.is_ascii_digit()) => {
                        return Ok(Reply::Word(typed));
                    }
                    None => self.wrong(&typed)?,
                },
            }
        }
    }

    /// Says the question; of many choices some, and the next ones the next time.
    fn put(&mut self, question: &Question, how: Say, from: &mut usize) -> Told<()> {
        let total = question.listed.len();
        match how {
            Say::All if *from == 0 => self.say_all(&question.said)?,
            Say::All => {}
            Say::Head if question.head.is_empty() => self.say_all(question.said.first())?,
            Say::Head => self.say(&question.head)?,
            Say::Prompt => return Ok(()),
        }
        if how == Say::All {
            let numbered = (1..).zip(&question.listed).skip(*from).take(PAGE);
            for (number, line) in numbered {
                self.say(&format!("{number}. {line}"))?;
            }
            let to = total.min(*from + PAGE);
            if total > PAGE {
                let text = self.lang.plain_choices_shown(*from + 1, to, total);
                self.say(&text)?;
            }
            *from = if to < total { to } else { 0 };
        }
        self.say(&question.offer)
    }

    fn explain(&mut self, question: &Question) -> Told<()> {
        self.say_all(&question.help)?;
        let always = self.lang.plain_always();
        self.say_all(always)?;
        self.say(&question.offer)
    }

    /// Reads lines out, some at a time.
    pub(super) fn read_out(&mut self, lines: &[String]) -> Told<()> {
        let mut pages = lines.chunks(PAGE).peekable();
        while let Some(page) = pages.next() {
            self.say_all(page)?;
            if pages.peek().is_some() && !self.read(&self.lang.plain_more(lines.len()))?.is_empty() {
                break;
            }
        }
        Ok(())
    }
}

impl Question {
    /// A question whose choices stand in one line, from 1.
    pub(super) fn of(lang: Lang, said: Vec<String>, choices: &[String]) -> Self {
        Self {
            said,
            digits: choices.len(),
            offer: lang.plain_offer(choices),
            prompt: lang.plain_choice().into_owned(),
            ..Self::default()
        }
    }

    /// A question whose choices stand in a line each.
    pub(super) fn list(lang: Lang, said: Vec<String>, listed: Vec<String>) -> Self {
        Self {
            said,
            offer: lang.plain_offer_list(listed.len()),
            listed,
            prompt: lang.plain_choice().into_owned(),
            ..Self::default()
        }
    }

    /// The choice that the digits mean, counted from 0.
    fn number(&self, typed: &str) -> Option<usize> {
        let digits = Some(typed).filter(|typed| typed.chars().all(|c| c.is_ascii_digit()));
        let number = digits?.parse::<usize>().ok()?.checked_sub(1)?;
        (number < self.digits.max(self.listed.len())).then_some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Charset;

    /// What two questions make of the answers, and what is left in the pipe.
    fn answers(typed: &str) -> (Option<Reply>, String) {
        let (mut out, mut stdin) = (Vec::new(), typed.as_bytes());
        let question = Question { digits: 3, free: true, prompt: "x".into(), ..Question::default() };
        let reply = Talk::new(Stream::new(&mut out, Charset::Utf8), &mut stdin, Lang::Sv, false)
            .ask(&question, Say::Prompt)
            .ok();
        (reply, String::from_utf8(out).unwrap())
    }

    #[test]
    fn numbers_words_and_what_is_neither() {
        let word = |word: &str| Some(Reply::Word(word.into()));
        for (typed, reply) in [
            ("1\n", Some(Reply::Number(0))),
            (" 03 \r\n", Some(Reply::Number(2))),
            ("0\n", Some(Reply::Back)),
            ("4\n", None),
            ("00\n", None),
            ("99999999999999999999999\n2", Some(Reply::Number(1))),
            ("Delvis\n", word("Delvis")),
            ("U\n", word("u")),
            ("\u{1b}[1~\n", word("\u{1b}[1~")),
            ("q\n1\n", None),
            ("\n\n?\n2\n", Some(Reply::Number(1))),
            ("3", Some(Reply::Number(2))),
            ("", None),
        ] {
            assert_eq!(answers(typed).0, reply, "{typed:?}");
        }
    }

    #[test]
    fn a_line_that_is_no_text_is_asked_for_again() {
        let (mut out, mut stdin) = (Vec::new(), &b"\xe5\n2\n"[..]);
        let reply =
            Talk::new(Stream::new(&mut out, Charset::Utf8), &mut stdin, Lang::Sv, true).read("x").unwrap();
        assert_eq!(reply, "2");
        assert_eq!(String::from_utf8(out).unwrap(), "x: \nRaden är inte UTF-8. Skriv den igen.\nx: 2\n");
    }
}
