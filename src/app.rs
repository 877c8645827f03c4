//! State and update: one pure function from state and message to state and effects.
//!
//! Nothing in here touches the world and nothing can fail. `ui` draws the state, `shell`
//! feeds it messages and carries its effects out.
#![warn(clippy::wildcard_enum_match_arm, clippy::match_wildcard_for_single_variants)]

mod arrivals;
mod browse;
mod can;
mod changes;
mod click;
mod ctx;
mod effect;
mod filter;
mod findings;
mod help;
mod history;
mod marks;
mod message;
mod messages;
mod msg;
mod note;
mod number;
mod opening;
mod outline;
mod palette;
mod past;
mod place;
mod plans;
mod question;
mod recording;
mod search;
mod settle;
mod shell_command;
mod state;
mod status;
#[cfg(test)]
mod testing;
mod text_field;
mod together;
mod undo;
mod update;
mod walking;

pub use browse::{Browse, Cursor};
pub use can::{Can, can, offers};
pub use changes::{ChangeRow, ChangesScreen};
pub use ctx::{Ctx, Hit, Seen, Spot};
pub use effect::Effect;
pub use filter::{FilterDialog, FilterRow};
pub use findings::FindingsList;
pub use help::HelpPage;
pub use history::{HistoryOf, HistoryScreen};
pub use marks::{MarkedDialog, Marks};
pub use message::{Blocked, Message, Saved};
pub use messages::{MessageList, Told, ToldSoFar};
pub use msg::Msg;
pub use note::NoteEditor;
pub use number::{NumberComplaint, NumberDialog};
pub use opening::Opening;
pub use outline::{AreaRow, GoalRow, Outline};
pub use palette::{Command, Palette};
pub use place::Stop;
pub use plans::PlanPicker;
pub use question::{Answer, Question};
pub use search::SearchDialog;
pub use settle::SettleDialog;
pub use shell_command::shell_command;
pub use state::{Draft, Glyphs, Overlay, ReadOnly, Saving, Screen, Settings, State, ThemeName};
pub use status::StatusPicker;
pub use text_field::TextField;
pub use together::{Deed, Fared, Together};
pub use update::update;
