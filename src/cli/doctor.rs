//! `folj doctor`: everything that goes wrong in practice, a line each: what is fine, and how to mend
//! the rest.
//!
//! It changes nothing, and goes on whatever is broken.

mod around;
mod disks;
mod files;
mod folders;
mod you;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::args::{Form, FormArgs};
use super::io::{Answer, Exit, Io};
use super::open::Desk;
use crate::contract;
use crate::problem::health::{Health, Weight};
use crate::report::{Sheet, Value};
use crate::text::{Lang, Shown, clean_line};

#[derive(Debug, Serialize)]
struct Document {
    schema: &'static str,
    errors: usize,
    notices: usize,
    checks: Vec<CheckJson>,
}

#[derive(Debug, Serialize)]
struct CheckJson {
    group: &'static str,
    name: String,
    state: &'static str,
    message: String,
    advice: Option<String>,
}

/// Looks at everything. Something that has to be mended is a no.
pub(super) fn run(desk: &Desk<'_>, form: &FormArgs, io: &mut Io<'_>) -> Answer {
    let lang = desk.lang();
    let found = look(desk, form.form());
    let of = |weight| found.iter().filter(|found| found.weight() == weight).count();
    let (errors, notices) = (of(Weight::Broken), of(Weight::Mind));
    match form.form() {
        Form::Json => {
            let checks = found.iter().map(|found| check_json(lang, found)).collect();
            io.json(&Document { schema: contract::SCHEMA, errors, notices, checks })?;
        }
        form @ (Form::Tsv | Form::Csv) => io.sheet(&sheet(lang, &found), form)?,
        Form::Table => write(lang, &found, io)?,
    }
    io.out.flush()?;
    io.say(&lang.cli_doctor_done(found.len(), errors, notices));
    Ok(if errors > 0 { Exit::No } else { Exit::Done })
}

fn look(desk: &Desk<'_>, form: Form) -> Vec<Health> {
    let facts = desk.facts;
    // A question to the terminal would stand in the middle of an answer for programs.
    let ask = form == Form::Table && facts.terminals.stdin && facts.terminals.stdout;
    let ask = ask && facts.var("TERM").is_some_and(|term| term != "dumb");
    let system = (facts.system)(ask);
    let mut library = desk.library();
    let mut found = you::look(desk, &system, &library);
    found.extend(folders::look(desk));
    found.extend(disks::look(desk));
    found.extend(files::settings(desk));
    found.extend(files::plans(&library));
    found.push(files::opens(desk, &mut library.clone()));
    found.extend(files::journals(desk, &mut library));
    found.extend(around::locale(facts, &system));
    found.extend(around::terminal(facts, &system));
    found.extend(around::machine(&system));
    found
}

fn check_json(lang: Lang, found: &Health) -> CheckJson {
    let (message, advice) = lang.cli_doctor(found);
    let state = match found.weight() {
        Weight::Fine => "ok",
        Weight::Mind => "notice",
        Weight::Broken => "error",
    };
    CheckJson { group: found.group(), name: found.name(), state, message, advice }
}

fn sheet(lang: Lang, found: &[Health]) -> Sheet {
    let mut sheet = Sheet::new(&["group", "name", "state", "message", "advice"]);
    for found in found {
        let one = check_json(lang, found);
        sheet.push(vec![
            Value::text(one.group),
            Value::Text(one.name),
            Value::text(one.state),
            Value::Text(one.message),
            Value::maybe(one.advice.as_deref()),
        ]);
    }
    sheet
}

/// Headings, and below each a line for everything that was looked at.
fn write(lang: Lang, found: &[Health], io: &mut Io<'_>) -> std::io::Result<()> {
    let mut heading = "";
    for found in found {
        let own = lang.cli_doctor_heading(found);
        if own != heading {
            if !heading.is_empty() {
                io.out.line("")?;
            }
            io.out.line(paint(io.color, 1, own))?;
            heading = own;
        }
        let (message, advice) = lang.cli_doctor(found);
        let line = match advice {
            Some(advice) => format!("{message}. {advice}"),
            None => message,
        };
        let weight = found.weight();
        let word = lang.cli_doctor_weight(weight);
        let colour = match weight {
            Weight::Fine => 32,
            Weight::Mind => 33,
            Weight::Broken => 31,
        };
        let line = clean_line(&line);
        for (at, piece) in wrapped(&line, io.width).iter().enumerate() {
            let word = if at == 0 { word } else { "" };
            let pad = " ".repeat(INDENT.saturating_sub(word.width()));
            let word = if word.is_empty() { word.into() } else { paint(io.color, colour, word) };
            io.out.line(Shown::joined(&[word, pad.into(), piece.as_str().into()], ""))?;
        }
    }
    Ok(())
}

/// The word in front of each line, and a blank: `note `.
const INDENT: usize = 5;
/// No line is wrapped to less than this, however narrow the terminal is.
const NARROWEST: usize = 24;

fn wrapped(line: &str, terminal: Option<usize>) -> Vec<String> {
    let Some(terminal) = terminal else { return vec![line.to_owned()] };
    let width = terminal.saturating_sub(INDENT).max(NARROWEST);
    textwrap::wrap(line, width).into_iter().map(std::borrow::Cow::into_owned).collect()
}

fn paint(color: bool, look: u8, text: &str) -> Shown<'_> {
    if color { Shown::painted(text, look) } else { text.into() }
}
