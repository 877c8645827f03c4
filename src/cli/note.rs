//! `folj note`: what somebody has to say about an item.

use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;

use super::args::{NoteArgs, WhenArgs};
use super::io::{Answer, Exit, Failure, Io};
use super::open::{Desk, Session};
use super::record::Recorder;
use super::select;
use crate::journal::{Act, Target};
use crate::store::read_text;
use crate::text::{Lang, time};

/// The longest note, in characters.
const LONGEST: usize = 2_000;
/// No more is read from a pipe: enough to say how much too long a text is.
const MOST_BYTES: u64 = 1 << 20;

/// Writes the note, from an option, a file, a pipe or an editor.
pub(super) fn run(desk: Desk<'_>, args: &NoteArgs, io: &mut Io<'_>) -> Answer {
    let mut session =
        desk.about(Some(&args.target)).open(&WhenArgs { year: args.year.clone(), as_of: None }, io)?;
    let lang = session.lang;
    let subject = select::subject(&session, &args.target)?;
    let (target, name) = (subject.target(&session), subject.id().to_owned());
    let old = session.history().note(&target).value().unwrap_or_default().to_owned();
    // Asked before anybody types a long text that cannot be saved.
    Recorder::new(&mut session)?;
    let typed = match (&args.text, &args.file) {
        (Some(text), _) => text.clone(),
        (None, Some(path)) => not_empty(lang, given(&session, path, io)?)?,
        (None, None) => edited(&session, &old)?,
    };
    let text = accept(lang, &typed)?;
    record(&mut Recorder::new(&mut session)?, target, &name, text, io)
}

/// The note as it is saved: without blanks at its ends, and not too long.
pub(super) fn accept(lang: Lang, typed: &str) -> Result<String, Failure> {
    let text = typed.trim().replace("\r\n", "\n");
    let length = text.chars().count();
    if length > LONGEST {
        return Err(Failure::new(Exit::Usage, lang.cli_note_too_long(length, LONGEST)));
    }
    Ok(text)
}

/// Saves the note unless it says what is there already, and says so.
pub(super) fn record(
    recorder: &mut Recorder<'_>,
    target: Target,
    name: &str,
    text: String,
    io: &mut Io<'_>,
) -> Answer {
    let lang = recorder.session().lang;
    let act = Act::Note(text);
    if recorder.session().history().says_already(&target, &act) {
        io.out.line(lang.cli_unchanged(name, &lang.note()))?;
        return Ok(Exit::Done);
    }
    let entry = recorder.record(target, act)?;
    io.saved = true;
    let at = time(entry.at, &recorder.session().facts.zone);
    let removed = matches!(&entry.record.act, Act::Note(text) if text.is_empty());
    io.out.line(if removed { lang.cli_note_removed(name, &at) } else { lang.cli_note_saved(name, &at) })?;
    Ok(Exit::Done)
}

/// The text of a file, or of standard input for `-`.
fn given(session: &Session, path: &Path, io: &mut Io<'_>) -> Result<String, Failure> {
    if path.as_os_str() == "-" {
        return piped(session.lang, io);
    }
    let text = read_text(&session.facts.current_dir.join(path));
    text.map(|text| text.to_string()).map_err(|problem| Failure::finding(session.lang, &problem.error(None)))
}

/// A pipe that nothing came through is a mistake, not the wish to remove a note.
fn not_empty(lang: Lang, text: String) -> Result<String, Failure> {
    if text.trim().is_empty() {
        return Err(Failure::new(Exit::Usage, lang.cli_note_empty()));
    }
    Ok(text)
}

fn piped(lang: Lang, io: &mut Io<'_>) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = (&mut *io.stdin).take(MOST_BYTES).read_to_end(&mut bytes);
    read.map_err(|error| Failure::new(Exit::NotSaved, lang.cli_input_not_read(&lang.reason(&error))))?;
    String::from_utf8(bytes).map_err(|_| Failure::new(Exit::Data, lang.cli_not_utf8()))
}

/// Opens an editor on the old text, where there is a terminal to do so.
fn edited(session: &Session, old: &str) -> Result<String, Failure> {
    let (lang, facts) = (session.lang, &session.facts);
    let terminal = facts.terminals.stdin && facts.terminals.stdout;
    let chosen = session.config.editor().or_else(|| facts.var("VISUAL")).or_else(|| facts.var("EDITOR"));
    let Some(editor) = chosen.filter(|_| terminal) else {
        return Err(Failure::new(Exit::Usage, lang.cli_note_needs_text()));
    };
    let failed = |reason: String| Failure::new(Exit::NotSaved, lang.cli_editor_failed(editor, &reason));
    let mut file =
        tempfile::Builder::new().suffix(".txt").tempfile().map_err(|error| failed(error.to_string()))?;
    file.write_all(old.as_bytes()).map_err(|error| failed(error.to_string()))?;
    open_editor(editor, file.path()).map_err(failed)?;
    let text = read_text(file.path()).map_err(|problem| Failure::finding(lang, &problem.error(None)))?;
    Ok(text.to_string())
}

/// Runs the editor and waits for it. Its name may come with options (`code -w`).
fn open_editor(editor: &str, path: &Path) -> Result<(), String> {
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or(editor));
    match command.args(words).arg(path).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(status.to_string()),
        Err(error) => Err(error.to_string()),
    }
}
