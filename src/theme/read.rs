//! A theme from RON: a list of rows, one for each role that looks other than in the theme that it
//! builds on, so that every broken row is reported.

use std::sync::Arc;

use serde::Deserialize;

use super::{Colour, Paint, Role, Theme};
use crate::problem::{Finding, Place, Problem};
use crate::source::{Placed, Read, Spot, items, own, read};

/// A theme file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    /// The theme that it builds on.
    pub(super) from: Option<String>,
    #[serde(deserialize_with = "items")]
    roles: Vec<Row>,
}

/// A row of it: a role and its paint.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(skip)]
    at: Spot,
    role: Role,
    #[serde(default)]
    fg: Option<Colour>,
    #[serde(default)]
    bg: Option<Colour>,
    #[serde(default)]
    bold: bool,
    #[serde(default)]
    reverse: bool,
    #[serde(default)]
    underline: bool,
}

impl Placed for Row {
    fn place(&mut self, at: Spot) {
        self.at = at;
    }
}

impl Row {
    fn paint(&self) -> Paint {
        let Self { fg, bg, bold, reverse, underline, .. } = *self;
        Paint { fg, bg, bold, reverse, underline }
    }
}

impl File {
    /// One of the program's own, which a test holds to have no mistake.
    pub(super) fn bundled(text: &str) -> Self {
        own(text).unwrap_or_default()
    }

    /// Somebody's own, and everything that is wrong with it.
    pub(super) fn own(file: &Arc<str>, text: &Arc<str>) -> (Self, Vec<Finding>) {
        let Read { value, mut findings, .. } = read::<Self>(file, text);
        let value = value.unwrap_or_default();
        for (at, row) in value.roles.iter().enumerate() {
            if value.roles.iter().take(at).any(|before| before.role == row.role) {
                let place = row.at.0.map(|at| Place::new(file, text, at..at));
                findings.push(Problem::RepeatedField { field: row.role.name().to_owned() }.error(place));
            }
        }
        (value, findings)
    }

    /// The theme over the one that it builds on. Of two rows for one role the first counts.
    pub(super) fn over(&self, mut theme: Theme) -> Theme {
        for row in self.roles.iter().rev() {
            if let Some(paint) = theme.paints.get_mut(row.role as usize) {
                *paint = row.paint();
            }
        }
        theme
    }

    /// The roles that it says something about.
    #[cfg(test)]
    pub(super) fn says(&self, role: Role) -> bool {
        self.roles.iter().any(|row| row.role == role)
    }
}
