//! `folj note`: what somebody has to say about an item.

use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;

use tempfile::NamedTempFile;

use super::args::{NoteArgs, WhenArgs};
use super::io::{Answer, Exit, Failure, Io};
use super::open::{Desk, Session};
use super::record::Recorder;
use super::select;
use crate::journal::{Act, Target};
use crate::problem::Problem;
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
    let save = |session: &mut Session, typed: &str, io: &mut Io<'_>| {
        let text = accept(lang, typed)?;
        record(&mut Recorder::new(session)?, target.clone(), &name, text, io)
    };
    match (&args.text, &args.file) {
        (Some(text), _) => save(&mut session, text, io),
        (None, Some(path)) => {
            let typed = not_empty(lang, given(&session, path, io)?)?;
            save(&mut session, &typed, io)
        }
        (None, None) => {
            let mut edited = Edited::open(&session, &old)?;
            let saved = edited.text(lang).and_then(|typed| save(&mut session, &typed, io));
            saved.map_err(|failure| edited.keep(failure, &old, lang))
        }
    }
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

/// A text that was written in an editor, in a file of its own.
struct Edited {
    file: NamedTempFile,
    /// How the editor ended, if not well.
    failed: Option<Failure>,
}

impl Edited {
    /// Opens an editor on the old text, where there is a terminal to do so, and waits for it.
    fn open(session: &Session, old: &str) -> Result<Self, Failure> {
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
        let failed = open_editor(editor, file.path()).err().map(failed);
        Ok(Self { file, failed })
    }

    /// What was written.
    fn text(&mut self, lang: Lang) -> Result<String, Failure> {
        match self.failed.take() {
            Some(failure) => Err(failure),
            None => self.written().map_err(|problem| Failure::finding(lang, &problem.error(None))),
        }
    }

    fn written(&self) -> Result<String, Problem> {
        read_text(self.file.path()).map(|text| text.to_string())
    }

    /// Leaves the file where it is, if something was written, and says where: nobody should have to
    /// write a text twice.
    fn keep(self, failure: Failure, old: &str, lang: Lang) -> Failure {
        let Failure::Told(exit, why) = failure else { return failure };
        if self.written().is_ok_and(|text| text.trim() == old.trim()) {
            return Failure::Told(exit, why);
        }
        match self.file.keep() {
            Ok((_, path)) => {
                let kept = lang.cli_text_is_kept(&path.display().to_string());
                Failure::Told(exit, format!("{}\n{kept}", why.trim_end()))
            }
            Err(_) => Failure::Told(exit, why),
        }
    }
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
