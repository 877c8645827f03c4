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
mod meeting;
mod meeting_form;
mod meeting_menu;
mod meeting_news;
mod message;
mod msg;
mod note;
mod number;
mod opening;
mod outline;
mod overview;
mod own;
mod past;
mod place;
mod plans;
mod question;
mod recording;
mod remembered;
mod saving;
mod search;
mod settle;
mod state;
mod status;
#[cfg(test)]
mod testing;
mod text_field;
mod undo;
mod update;
mod walking;
mod welcome;
mod writing;

pub use browse::{Browse, Cursor};
pub use can::{Can, can, offers};
pub use changes::{ChangeRow, ChangesScreen};
pub use ctx::{Ctx, Hit, Seen, Spot};
pub use effect::Effect;
pub use filter::{FilterDialog, FilterRow};
pub use findings::FindingsList;
pub use help::HelpPage;
pub use history::{HistoryOf, HistoryScreen};
pub use meeting::{Sitting, Tally};
pub use meeting_form::{FormComplaint, FormField, MeetingForm, Pick};
pub use meeting_menu::{MeetingMenu, MeetingRow};
pub use meeting_news::MeetingNews;
pub use message::{Blocked, Message, Saved};
pub use msg::Msg;
pub use note::NoteEditor;
pub use number::{NumberComplaint, NumberDialog};
pub use opening::Opening;
pub use outline::{AreaRow, GoalRow, Outline};
pub use overview::{Cell, MATRIX_WIDTH, OverviewScreen, Part, Visit};
pub use own::{Own, ThemeName};
pub use place::Stop;
pub use plans::PlanPicker;
pub use question::{Answer, Question};
pub use remembered::{LastVisit, Memory, Remembered};
pub use search::SearchDialog;
pub use settle::SettleDialog;
pub use state::{AfterOutcome, Draft, Glyphs, Overlay, ReadOnly, Saving, Screen, Settings, State};
pub use status::{StatusPicker, StatusRow};
pub use text_field::TextField;
pub use update::update;
pub use writing::Writing;
