//! What the commands that write share: may they, and one entry after another.

use super::io::{Exit, Failure};
use super::open::{ReadOnly, Session};
use crate::facts;
use crate::journal::{Act, Entry, EntryId, Record, Target};
use crate::problem::Problem;
use crate::store::AppendError;
use crate::text::problems;

/// Writes the entries of one command.
pub(super) struct Recorder<'a> {
    session: &'a mut Session,
    /// How many entries were written; ids within one command rise, whatever the clock does.
    written: i64,
}

impl<'a> Recorder<'a> {
    /// Unless nothing may be written.
    pub(super) fn new(session: &'a mut Session) -> Result<Self, Failure> {
        match session.why_read_only() {
            None => Ok(Self { session, written: 0 }),
            Some(why) => Err(not_allowed(session, &why)),
        }
    }

    /// Puts an entry on disk and gives it back. It names what the user could have seen; if that
    /// has changed meanwhile nothing is written.
    pub(super) fn record(&mut self, target: Target, act: Act) -> Result<Entry, Failure> {
        let session = &mut *self.session;
        let heads = act.field().map(|field| session.shelf.history.heads(&target, field));
        let on = heads.into_iter().flatten().map(|entry| entry.record.id.clone()).collect();
        let now = session.facts.now;
        let later = now.checked_add(jiff::SignedDuration::from_millis(self.written)).unwrap_or(now);
        let record = Record {
            id: EntryId::new(later, facts::random()),
            at: now,
            by: session.facts.who.clone(),
            meeting: session.meeting.clone(),
            target,
            act,
            on,
            saw: String::new(),
        };
        let entry = session.store.append(record, true).map_err(|error| failed(session, error))?;
        self.written += 1;
        session.shelf.history.extend([entry.clone()]);
        Ok(entry)
    }

    /// The plan as it is now.
    pub(super) fn session(&self) -> &Session {
        self.session
    }
}

fn not_allowed(session: &Session, why: &ReadOnly) -> Failure {
    let lang = session.lang;
    let text = match why {
        ReadOnly::Option => lang.cli_read_only_option(),
        ReadOnly::Setting => lang.cli_read_only_setting(),
        ReadOnly::Past => lang.cli_read_only_past(),
        ReadOnly::NoPlace => lang.cli_no_place(),
        ReadOnly::NoneNamed => lang.cli_read_only_store(&sentence(session, &Problem::NoFolderNamed)),
        ReadOnly::Store(problem) => lang.cli_read_only_store(&sentence(session, problem)),
    };
    Failure::new(Exit::NotAllowed, text)
}

fn failed(session: &mut Session, error: AppendError) -> Failure {
    let lang = session.lang;
    match error {
        AppendError::Changed(entries) => {
            session.shelf.history.extend(entries.iter().cloned());
            let who = entries.last().map_or("", |entry| entry.by.called());
            Failure::new(Exit::Changed, lang.cli_changed(who))
        }
        AppendError::NotAllowed(problem) => {
            Failure::new(Exit::NotAllowed, lang.cli_read_only_store(&sentence(session, &problem)))
        }
        AppendError::NotSaved(problem) => {
            Failure::new(Exit::NotSaved, lang.cli_not_saved(&sentence(session, &problem)))
        }
    }
}

fn sentence(session: &Session, problem: &Problem) -> String {
    problems::title(session.lang, problem)
}
