//! `folj undo`: withdraws the latest recording of whoever asks.

use super::args::WhenArgs;
use super::io::{Answer, Exit, Failure, Io};
use super::open::Desk;
use super::record::Recorder;
use crate::journal::Act;
use crate::text::time;

/// Withdraws it and says what holds now.
pub(super) fn run(desk: Desk<'_>, io: &mut Io<'_>) -> Answer {
    let mut session = desk.open(&WhenArgs::default(), io)?;
    let lang = session.lang;
    let uid = session.facts.who.uid;
    let Some(latest) = session.shelf.history.undoable(uid).cloned() else {
        return Err(Failure::new(Exit::No, lang.cli_nothing_to_undo()));
    };
    let act = latest.record.act.clone();
    let kind = session.kind_of(&latest.target);
    let was = session.field_words(&latest.target, &act, &kind);
    let mut recorder = Recorder::new(&mut session)?;
    let entry = recorder.record(latest.target.clone(), Act::Withdraw(latest.record.id.clone()))?;
    let session = recorder.session();
    let at = time(entry.at, &session.facts.zone);
    let name = latest.target.id.as_ref().map_or(session.shelf.plan.id.as_str(), |id| id.as_str());
    let now = session.field_words(&latest.target, &act, &kind);
    writeln!(io.out, "{}", lang.cli_undone(name, &was, &now, &at))?;
    Ok(Exit::Done)
}
