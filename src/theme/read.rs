//! Themes from RON: a list of rows, one for each role, so that every broken row is reported.

use std::sync::Arc;

use serde::Deserialize;

use super::{Colour, Paint, Role, Theme};
use crate::problem::{Finding, Place, Problem};
use crate::source::{Placed, Spot, items, read_placed};

/// A theme file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
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

/// The themes that are compiled into the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundled {
    /// The terminal's own colours, bold, reverse and the 16 ANSI colours.
    pub terminal: Theme,
    /// No colour at all.
    pub mono: Theme,
}

impl Bundled {
    /// Reads them. What could not be read looks like plain text; a test sees to it that nothing is.
    pub fn read() -> Self {
        let theme = |text: &str| Theme::read(&"theme".into(), &text.into()).0;
        Self {
            terminal: theme(include_str!("../../data/themes/terminal.ron")),
            mono: theme(include_str!("../../data/themes/mono.ron")),
        }
    }
}

impl Theme {
    /// Reads a theme: a role that is missing or broken looks like plain text, and everything
    /// that is wrong is a finding.
    pub fn read(file: &Arc<str>, text: &Arc<str>) -> (Self, Vec<Finding>) {
        let read = read_placed::<File>(file, text);
        let mut findings = read.findings;
        let rows = read.value.map(|file| file.roles).unwrap_or_default();
        let mut paints: Vec<Option<Paint>> = vec![None; Role::ALL.len()];
        for row in &rows {
            let place = row.at.0.map(|at| Place::new(file, text, at..at));
            match paints.get_mut(row.role as usize) {
                Some(known @ None) => *known = Some(row.paint()),
                _ => findings.push(Problem::RepeatedField { field: row.role.name().to_owned() }.error(place)),
            }
        }
        let unread = !findings.is_empty();
        for role in Role::ALL.iter().filter(|role| paints.get(**role as usize) == Some(&None)) {
            // A role may be missing only because its row could not be read; that is said already.
            if !unread {
                let problem = Problem::MissingField { field: role.name().to_owned() };
                findings.push(problem.error(Some(Place::new(file, text, 0..0))));
            }
        }
        (Self { paints: paints.into_iter().map(Option::unwrap_or_default).collect() }, findings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Theme, Vec<Problem>) {
        let (theme, findings) = Theme::read(&"x.ron".into(), &text.into());
        (theme, findings.into_iter().map(|finding| finding.problem).collect())
    }

    #[test]
    fn bundled_themes_are_whole() {
        for text in
            [include_str!("../../data/themes/terminal.ron"), include_str!("../../data/themes/mono.ron")]
        {
            assert_eq!(read(text).1, []);
        }
    }

    #[test]
    fn mono_has_no_colour_and_still_tells_the_cursor() {
        let mono = Bundled::read().mono;
        assert!(Role::ALL.iter().all(|role| !mono.paint(*role).has_colour()));
        assert!(mono.paint(Role::Cursor).reverse);
    }

    #[test]
    fn the_terminal_theme_never_tells_red_from_green() {
        let theme = Bundled::read().terminal;
        for role in Role::ALL {
            let paint = theme.paint(*role);
            assert!(!matches!(paint.fg, Some(Colour::Green | Colour::LightGreen)), "{role:?}");
        }
    }

    #[test]
    fn every_mistake_is_reported() {
        let (_, problems) =
            read("(roles: [(role: Text), (role: Txt), (role: Muted, fg: Rosa), (role: Text, bold: true)])");
        assert_eq!(problems.len(), 3, "{problems:?}");
        let (_, problems) = read("(roles: [(role: Text)])");
        assert_eq!(problems.len(), Role::ALL.len() - 1);
    }
}
