//! A question before something is left.

use super::ctx::stepped;
use super::{Ctx, Effect, NoteEditor, Overlay, State};
use crate::keys::Action;

/// The question, and the answer under the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The answers, the safe one first.
    pub answers: Vec<Answer>,
    /// The row under the cursor.
    pub cursor: usize,
}

/// An answer: what happens to what was typed or not yet saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Save the text and close it.
    SaveNote,
    /// Close the editor and throw the text away.
    DiscardNote,
    /// Go on with the draft that was found.
    TakeDraft,
    /// Forget the draft that was found.
    ForgetDraft,
    /// Try once more to save the entries that failed.
    TryAgain,
    /// Quit although entries are not saved.
    QuitUnsaved,
    /// Write the report under a name that is free.
    NewName,
    /// Write the report in the place of the file that is there.
    Overwrite,
    /// Go back to where one was.
    Stay,
}

impl State {
    /// Puts a question over what is open.
    pub(super) fn ask(&mut self, answers: &[Answer]) {
        self.overlays.push(Overlay::Question(Question { answers: answers.to_vec(), cursor: 0 }));
    }

    /// Takes the note that is open off the screen.
    fn take_note(&mut self) -> Option<NoteEditor> {
        match self.overlays.pop() {
            Some(Overlay::Note(note)) => Some(note),
            other => {
                self.overlays.extend(other);
                None
            }
        }
    }

    fn answer(&mut self, ctx: &Ctx, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::SaveNote => self.take_note().map_or_else(Vec::new, |note| note.save(self, ctx)),
            Answer::DiscardNote => self
                .take_note()
                .map_or_else(Vec::new, |note| self.drop_draft(&note.target, note.writing.field())),
            Answer::TakeDraft => self.take_draft(),
            Answer::ForgetDraft => {
                let Some(Overlay::Note(note)) = self.overlays.last() else { return Vec::new() };
                let (target, field) = (note.target.clone(), note.writing.field());
                self.drop_draft(&target, field)
            }
            Answer::TryAgain => self.try_again(),
            Answer::NewName => self.export_again(ctx, false),
            Answer::Overwrite => self.export_again(ctx, true),
            Answer::QuitUnsaved => vec![Effect::Quit],
            Answer::Stay => Vec::new(),
        }
    }

    fn take_draft(&mut self) -> Vec<Effect> {
        let Some(note) = self.take_note() else { return Vec::new() };
        let draft = self.drafts.iter().find(|draft| draft.is_of(&note.target, note.writing.field()));
        let note = draft.map_or_else(|| note.clone(), |draft| note.clone().take(draft));
        self.overlays.push(Overlay::Note(note));
        Vec::new()
    }
}

impl Question {
    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        let offers_draft = self.answers.contains(&Answer::TakeDraft);
        if action == Action::Back {
            if offers_draft {
                // Typing on without an answer would write over the draft.
                state.take_note();
            }
            return Vec::new();
        }
        let throws_away = |answer: &Answer| matches!(answer, Answer::DiscardNote | Answer::ForgetDraft);
        let chosen = if action == Action::Enter {
            self.answers.get(self.cursor).copied()
        } else if action == Action::Discard {
            self.answers.iter().copied().find(throws_away)
        } else {
            None
        };
        if let Some(answer) = chosen {
            return state.answer(ctx, answer);
        }
        self.cursor = stepped(self.cursor, self.answers.len(), action, ctx.seen.page).unwrap_or(self.cursor);
        state.overlays.push(Overlay::Question(self));
        Vec::new()
    }
}
