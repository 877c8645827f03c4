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
    /// Where the chosen focus area, goal and activity were in their columns when they were chosen: looked at
    /// first, so that finding them costs the same in a long column.
    pub rows: [usize; 3],
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
            rows: [0; 3],
            remembered: HashMap::new(),
            scroll: 0,
            zoom: false,
        }
    }
}

impl Browse {
    /// The levels of the browse screen, from the left.
    pub const LEVELS: [Level; 4] = [Level::FocusArea, Level::Goal, Level::Activity, Level::Indicator];

    /// The level to the left of one.
    pub fn above(level: Level) -> Option<Level> {
        Self::LEVELS.into_iter().rev().find(|other| *other < level)
    }

    /// The level to the right of one.
    pub fn below(level: Level) -> Option<Level> {
        Self::LEVELS.into_iter().find(|other| *other > level)
    }
}

impl Cursor {
    /// The row chosen on a level.
    pub fn get(&self, level: Level) -> Option<&Id> {
        match level {
            Level::Plan => None,
            Level::FocusArea => self.area.as_ref(),
            Level::Goal => self.goal.as_ref(),
            Level::Activity => self.activity.as_ref(),
            Level::Indicator => self.indicator.as_ref(),
        }
    }

    /// Chooses a row on a level.
    pub(super) fn set(&mut self, level: Level, id: Option<Id>) {
        match level {
            Level::Plan => {}
            Level::FocusArea => self.area = id,
            Level::Goal => self.goal = id,
            Level::Activity => self.activity = id,
            Level::Indicator => self.indicator = id,
        }
    }
}
