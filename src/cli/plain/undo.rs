//! Undo and redo. What one action recorded carries one moment, and is taken together.

use super::Plain;
use super::save::name_of;
use super::talk::{Stop, Told};
use crate::cli::io::Failure;
use crate::journal::{Act, Entry, History};

impl Plain<'_> {
    /// Withdraws what the user recorded last.
    pub(super) fn undo(&mut self) -> Told<()> {
        self.withdraw(History::undoable, false)
    }

    /// Withdraws what the user undid last.
    pub(super) fn redo(&mut self) -> Told<()> {
        self.withdraw(History::redoable, true)
    }

    fn withdraw(&mut self, latest: fn(&History, u32) -> Vec<&Entry>, redo: bool) -> Told<()> {
        let lang = self.lang();
        let uid = self.session.facts.who.uid;
        if !self.can_write() {
            return self.say_read_only();
        }
        let stroke: Vec<Entry> = latest(&self.session.shelf.history, uid).into_iter().cloned().collect();
        if stroke.is_empty() {
            return self.talk.say(&if redo { lang.nothing_to_redo() } else { lang.nothing_to_undo() });
        }
        self.session.facts.now = self.clock.now();
        for entry in &stroke {
            let done = crate::cli::record::Recorder::new(&mut self.session).and_then(|mut recorder| {
                recorder.record(entry.target.clone(), Act::Withdraw(entry.id.clone()))
            });
            match done {
                Ok(_) => self.say_withdrawn(entry, redo)?,
                Err(Failure::Told(_, text)) => return self.talk.say(&text),
                Err(failure) => return Err(Stop::Failed(failure)),
            }
        }
        Ok(())
    }

    /// What was withdrawn, and what counts now.
    fn say_withdrawn(&mut self, entry: &Entry, redo: bool) -> Told<()> {
        let (lang, history) = (self.lang(), &self.session.shelf.history);
        let recorded = if redo { history.withdrawn_by(entry).unwrap_or(entry) } else { entry };
        let target = &recorded.target;
        let words = self.words(target, &recorded.act);
        let heads = recorded.act.field().map(|field| history.heads(target, field)).unwrap_or_default();
        let now: Vec<String> = heads.iter().map(|head| self.words(target, &head.act)).collect();
        let now = if now.is_empty() { lang.plain_nothing().into_owned() } else { now.join("; ") };
        let name = name_of(target);
        let text =
            if redo { lang.plain_redone(&name, &words) } else { lang.plain_undone(&name, &words, &now) };
        self.talk.say(&text)
    }
}
