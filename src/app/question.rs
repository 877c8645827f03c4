//! A question before something is left.

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
    /// Save the note and close it.
    SaveNote,
    /// Close the note and throw the text away.
    DiscardNote,
    /// Go on with the draft that was found.
    TakeDraft,
    /// Forget the draft that was found.
    ForgetDraft,
    /// Try once more to save the entries that failed.
    TryAgain,
    /// Quit although entries are not saved.
    QuitUnsaved,
    /// Go back to where one was.
    Stay,
}
