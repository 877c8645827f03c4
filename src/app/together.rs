//! Entries that one key sends to the disk together: what is said of them is said once, when it is
//! known of all of them.

use std::collections::HashSet;

use super::{Effect, Message, State};
use crate::journal::{EntryId, Outcome, Target};
use crate::problem::Problem;

/// What one key did to several items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Recorded this outcome; `None` removed it.
    Outcome(Option<Outcome>),
    /// Withdrew recordings.
    Undone,
    /// Took withdrawals back.
    Redone,
}

/// How several entries of one key fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fared {
    /// What they were.
    pub deed: Deed,
    /// How many there were.
    pub asked: usize,
    /// How many are on disk, or say what others had recorded too.
    pub saved: usize,
    /// How many wait for a choice, because others had recorded something else.
    pub overtaken: usize,
    /// Why the others are not saved.
    pub problem: Option<Problem>,
}

/// How one entry fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is on disk, or needless.
    Saved,
    /// Others were first.
    Overtaken,
    /// It could not be saved.
    Failed(Problem),
}

/// Entries of one key that are on their way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    waiting: HashSet<EntryId>,
    fared: Fared,
}

impl State {
    /// Entries about several items were sent by one key.
    pub(super) fn go_together(&mut self, deed: Deed, effects: &[Effect]) {
        let records = effects.iter().filter_map(|effect| {
            if let Effect::Append { record, .. } = effect { Some(record) } else { None }
        });
        let sent: Vec<(&EntryId, &Target)> = records.map(|record| (&record.id, &record.target)).collect();
        let several = sent.windows(2).any(|pair| matches!(pair, [a, b] if a.1 != b.1));
        if several {
            let fared = Fared { deed, asked: sent.len(), saved: 0, overtaken: 0, problem: None };
            let waiting = sent.into_iter().map(|(id, _)| id.clone()).collect();
            self.together.push(Together { waiting, fared });
        }
    }

    /// Says how an entry fared: at once when it went alone, and behind the last of its fellows
    /// when it did not.
    pub(super) fn say_fared(&mut self, id: &EntryId, fate: Fate, alone: Option<Message>) {
        let Some(at) = self.together.iter().position(|one| one.waiting.contains(id)) else {
            self.message = alone.or(self.message.take());
            return;
        };
        let mut one = self.together.remove(at);
        one.waiting.remove(id);
        match fate {
            Fate::Saved => one.fared.saved += 1,
            Fate::Overtaken => one.fared.overtaken += 1,
            Fate::Failed(problem) => one.fared.problem = Some(problem),
        }
        if one.waiting.is_empty() {
            self.message = Some(Message::Several(one.fared));
        } else {
            self.together.insert(at, one);
        }
    }
}
