//! Why something looks different. No role is told apart by colour alone: beside each stands a
//! word, a mark or a weight (WCAG 2.1, 1.4.1).

use serde::{Deserialize, Serialize};

macro_rules! roles {
    ($( $(#[doc = $doc:literal])* $name:ident; )*) => {
        /// A reason to look different.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Role { $( $(#[doc = $doc])* $name, )* }

        impl Role {
            /// All roles.
            pub const ALL: &[Self] = &[ $( Self::$name, )* ];

            /// Its name in a theme file.
            pub fn name(self) -> &'static str {
                match self { $( Self::$name => stringify!($name), )* }
            }
        }
    };
}

roles! {
    /// Everything without another role.
    Text;
    /// What is less important: details behind a line, hints.
    Muted;
    /// The program's name.
    Program;
    /// A view that is not open, in the first line.
    Tab;
    /// The view that is open.
    TabActive;
    /// Read-only, the past.
    Badge;
    /// Something is not saved, or wrong.
    Alarm;
    /// The filter that is on.
    Chip;
    /// Lines between and around things.
    Border;
    /// Title of a column without the cursor.
    Title;
    /// Title of the column with the cursor.
    TitleActive;
    /// The row under the cursor.
    Cursor;
    /// The chosen row of a column without the cursor.
    Chosen;
    /// Ids of items.
    Id;
    /// A heading inside a text.
    Heading;
    /// The name of a field.
    Label;
    /// Outcome Yes.
    OutcomeYes;
    /// Outcome Partly.
    OutcomePartly;
    /// Outcome No.
    OutcomeNo;
    /// Outcome Not applicable.
    OutcomeNotApplicable;
    /// No outcome.
    OutcomeOpen;
    /// Recordings that differ.
    Conflict;
    /// Not on disk yet.
    Unsaved;
    /// Letters that a search found.
    Hit;
    /// A message that all is well.
    Message;
    /// A message to be noted.
    Warning;
    /// A message that something failed.
    Error;
    /// The frame of a dialog.
    Dialog;
    /// The title of a dialog.
    DialogTitle;
    /// A field in which text is typed.
    Input;
    /// A key in the footer and in the help.
    Key;
}
