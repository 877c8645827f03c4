//! What a text that is being typed becomes when it is saved.

use crate::journal::{Act, Course, Field, Proposal};

/// A kind of text about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// Its note.
    Note,
    /// What was decided about it.
    Decision,
    /// Why this is proposed for the activity; may be empty.
    Reason(Course),
}

impl Writing {
    /// The field that the text is recorded in.
    pub fn field(self) -> Field {
        match self {
            Self::Note => Field::Note,
            Self::Decision => Field::Decision,
            Self::Reason(_) => Field::Proposal,
        }
    }

    /// What saving the text records.
    pub(super) fn act(self, text: String) -> Act {
        match self {
            Self::Note => Act::Note(text),
            Self::Decision => Act::Decision(text),
            Self::Reason(course) => Act::Proposal(Some(Proposal { course, reason: text })),
        }
    }

    /// The text that an act records, if it is of this kind.
    pub(super) fn text(self, act: &Act) -> Option<&str> {
        match (self, act) {
            (Self::Note, Act::Note(text)) | (Self::Decision, Act::Decision(text)) => Some(text),
            (Self::Reason(course), Act::Proposal(Some(one))) if one.course == course => Some(&one.reason),
            (Self::Note | Self::Decision | Self::Reason(_), _) => None,
        }
    }
}

/// The text that an act records, whatever kind it is of.
pub(super) fn text_of(act: &Act) -> Option<&str> {
    match act {
        Act::Note(text) | Act::Decision(text) => Some(text),
        Act::Proposal(proposal) => proposal.as_ref().map(|one| one.reason.as_str()),
        Act::Outcome(_)
        | Act::Number(_)
        | Act::Status(_)
        | Act::Withdraw(_)
        | Act::MeetingOpened { .. }
        | Act::MeetingMarked { .. }
        | Act::MeetingClosed { .. } => None,
    }
}
