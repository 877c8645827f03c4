//! The browse screen: focus areas, goals, activities, and the indicators of one activity.

use std::collections::HashMap;

use crate::model::Id;
use crate::problem::Level;

/// Where the cursor is, by id, so that it stays on its item through filter, reload and toggle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browse {
    /// The level that has the cursor: focus area, goal, activity or indicator.
    pub level: Level,
    /// The rows chosen on each level.
    pub cursor: Cursor,
    /// The child that was chosen last under a focus area, goal or activity.
    pub remembered: HashMap<Id, Id>,
    /// First line shown of the detail pane.
    pub scroll: usize,
    /// Whether the detail pane is large, or all that is shown on a small screen.
    pub zoom: bool,
}

/// The chosen row of each level; the ones below a level are the rows that would be chosen there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The focus area.
    pub area: Option<Id>,
    /// The goal.
    pub goal: Option<Id>,
    /// The activity.
    pub activity: Option<Id>,
    /// The indicator.
    pub indicator: Option<Id>,
}

impl Default for Browse {
    fn default() -> Self {
        Self {
            level: Level::FocusArea,
            cursor: Cursor::default(),
            remembered: HashMap::new(),
            scroll: 0,
            zoom: false,
        }
    }
}
