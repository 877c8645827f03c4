//! What the view needs beside the state.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::{Can, State};
use crate::keys::{Action, Keymap};
use crate::problem::Problem;
use crate::text::Lang;
use crate::theme::Theme;

/// What the view needs beside the state.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// How roles look; the one that the state's settings name.
    pub theme: &'a Theme,
    /// The bindings in force.
    pub keymap: &'a Keymap,
    /// The zone in which times are shown.
    pub zone: &'a TimeZone,
    /// The time, for the week in the first line.
    pub now: Timestamp,
    /// Whether an action does something now.
    pub can: fn(&State, Action) -> Can,
    /// The sentence about a problem.
    pub problem: fn(Lang, &Problem) -> String,
}
