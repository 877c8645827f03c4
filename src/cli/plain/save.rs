//! One entry on its way to the disk, and what others have recorded meanwhile.

use super::Plain;
use super::talk::Told;
use crate::cli::io::{Exit, Failure};
use crate::cli::record::Recorder;
use crate::journal::{Act, Entry, Target};

/// The id of what an entry is about; of the plan itself the plan's.
pub(super) fn name_of(target: &Target) -> String {
    target.id.as_ref().map_or_else(|| target.plan.to_string(), ToString::to_string)
}

impl Plain<'_> {
    /// The act in words that stand behind an id.
    pub(super) fn words(&self, target: &Target, act: &Act) -> String {
        self.lang().plain_said(act, &self.session.kind_of(target))
    }

    /// Records something and confirms it; says whether it is recorded. What somebody else has
    /// recorded since it was read out is told first, and the user decides.
    pub(super) fn save(&mut self, target: &Target, act: &Act) -> Told<bool> {
        let lang = self.lang();
        let name = name_of(target);
        loop {
            let words = self.words(target, act);
            if self.session.shelf.history.says_already(target, act) && self.can_write() {
                self.talk.say(&lang.cli_unchanged(&name, &words))?;
                return Ok(true);
            }
            match self.append(target.clone(), act.clone()) {
                Ok(entry) => {
                    let undoable = entry.act.field().is_some();
                    let words = lang.plain_confirmed(&entry.act, &self.session.kind_of(target));
                    let text =
                        if undoable { lang.plain_saved(&name, &words) } else { lang.plain_done(&words) };
                    self.talk.say(&text)?;
                    return Ok(true);
                }
                Err(Failure::Told(Exit::Changed, _)) => {
                    if !self.prevails(target, act)? {
                        self.talk.say(&lang.plain_gave_way(&name))?;
                        return Ok(false);
                    }
                }
                Err(Failure::Told(_, text)) => {
                    self.talk.say(&text)?;
                    return Ok(false);
                }
                Err(failure) => return Err(super::Stop::Failed(failure)),
            }
        }
    }

    /// Puts an entry on disk, at the moment that it is now.
    pub(super) fn append(&mut self, target: Target, act: Act) -> Result<Entry, Failure> {
        self.session.facts.now = self.clock.now();
        Recorder::new(&mut self.session)?.record(target, act)
    }

    /// Asks whether one's own recording is to count over what came meanwhile.
    fn prevails(&mut self, target: &Target, act: &Act) -> Told<bool> {
        let lang = self.lang();
        let name = name_of(target);
        let heads = act.field().map(|field| self.session.shelf.history.heads(target, field));
        let theirs = heads.unwrap_or_default().into_iter().map(|head| {
            lang.plain_others_said(head.by.called(), &name, &self.words(target, &head.act)).into_owned()
        });
        let mut said: Vec<String> = theirs.collect();
        said.push(lang.plain_not_saved_yet(&name, &self.words(target, act)).into_owned());
        let choices = [lang.plain_mine_counts(), lang.plain_theirs_counts()].map(Into::into);
        Ok(self.choose(said, &choices)? == Some(0))
    }
}
