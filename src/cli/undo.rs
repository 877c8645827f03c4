//! `folj undo`: withdraws the latest recording of whoever asks.

use super::args::WhenArgs;
use super::io::{Answer, Exit, Failure, Io};
use super::open::Desk;
use super::record::Recorder;
use crate::journal::{Act, Entry};
use crate::text::time;

/// Withdraws it, with what was recorded in the same stroke, and says what holds now.
pub(super) fn run(desk: Desk<'_>, io: &mut Io<'_>) -> Answer {
    let mut session = desk.open(&WhenArgs::default(), io)?;
    let uid = session.facts.who.uid;
    let latest: Vec<Entry> = session.shelf.history.undoable(uid).into_iter().cloned().collect();
    if latest.is_empty() {
        return Err(Failure::new(Exit::No, session.lang.cli_nothing_to_undo()));
    }
    let mut recorder = Recorder::new(&mut session)?;
    for entry in &latest {
        withdraw(&mut recorder, entry, io)?;
    }
    Ok(Exit::Done)
}

fn withdraw(recorder: &mut Recorder<'_>, entry: &Entry, io: &mut Io<'_>) -> Result<(), Failure> {
    let (target, act) = (&entry.target, &entry.act);
    let kind = recorder.session().kind_of(target);
    let was = recorder.session().field_words(target, act, &kind);
    let undo = recorder.record(target.clone(), Act::Withdraw(entry.id.clone()))?;
    io.saved = true;
    let session = recorder.session();
    let at = time(undo.at, &session.facts.zone);
    let name = target.id.as_ref().map_or(session.shelf.plan.id.as_str(), |id| id.as_str());
    let now = session.field_words(target, act, &kind);
    io.out.line(session.lang.cli_undone(name, &was, &now, &at))?;
    Ok(())
}
