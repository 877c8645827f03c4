//! Somebody's own settings, as far as the screen has to know them: the themes that there are, and
//! the mistakes in their files.

use std::sync::Arc;

use super::Message;
use crate::problem::{Finding, Severity};

/// The name of a theme: one of the program's, or somebody's own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ThemeName(Arc<str>);

impl ThemeName {
    /// As it is written in the settings.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for ThemeName {
    fn default() -> Self {
        "terminal".into()
    }
}

impl From<&str> for ThemeName {
    fn from(name: &str) -> Self {
        Self(name.into())
    }
}

/// The themes that there are, and what is wrong with somebody's own settings.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// The names of the themes, in the order in which they are offered.
    pub themes: Vec<ThemeName>,
    /// What is wrong with settings, keys and themes.
    pub findings: Vec<Finding>,
}

impl Default for Own {
    /// The two themes that every terminal can show, and nothing wrong.
    fn default() -> Self {
        Self { themes: ["terminal", "mono"].map(Into::into).to_vec(), findings: Vec::new() }
    }
}

impl Own {
    /// The theme behind another one, and the first behind the last.
    pub(super) fn theme_after(&self, theme: &ThemeName) -> ThemeName {
        let at = self.themes.iter().position(|other| other == theme);
        let next = at.and_then(|at| self.themes.get(at + 1)).or_else(|| self.themes.first());
        next.unwrap_or(theme).clone()
    }

    /// What the screen says at its start about mistakes; warnings and notices can be looked up.
    pub(super) fn complaint(&self) -> Option<Message> {
        let errors: Vec<&Finding> =
            self.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        let names = errors.iter().map(|finding| finding.place.as_ref().map(|place| &place.file));
        let mut names: Vec<Option<&Arc<str>>> = names.collect();
        names.dedup();
        let file = match names.as_slice() {
            [Some(one)] => one.rsplit('/').next().map(ToOwned::to_owned),
            _ => None,
        };
        (!errors.is_empty()).then_some(Message::SettingsWrong { count: errors.len(), file })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Opening;
    use super::super::testing::{Desk, opening};
    use super::*;
    use crate::problem::{Place, Problem};

    fn mistake(file: &str) -> Finding {
        Problem::NotUtf8.error(Some(Place::new(&file.into(), &"x".into(), 0..1)))
    }

    #[test]
    fn themes_go_round() {
        let themes: Vec<ThemeName> = ["terminal", "dark", "mitt"].map(Into::into).to_vec();
        let own = Own { themes, ..Own::default() };
        for (from, to) in [("terminal", "dark"), ("dark", "mitt"), ("mitt", "terminal"), ("gone", "terminal")]
        {
            assert_eq!(own.theme_after(&from.into()).as_str(), to);
        }
        let mut desk = Desk::open(Opening { own, ..opening() });
        assert_eq!(desk.keys("TT").message(), Some(&Message::Theme("mitt".into())));
    }

    #[test]
    fn mistakes_are_told_at_the_start_and_can_be_read() {
        let note = Problem::NotUtf8.notice(None);
        for (findings, told) in [
            (vec![], None),
            (vec![note.clone()], None),
            (vec![mistake("/h/keys.ron"), note, mistake("/h/keys.ron")], Some((2, Some("keys.ron")))),
            (vec![mistake("/h/keys.ron"), mistake("/h/config.ron")], Some((2, None))),
            (vec![Problem::NotUtf8.error(None)], Some((1, None))),
        ] {
            let desk = Desk::open(Opening { own: Own { findings, ..Own::default() }, ..opening() });
            let wanted =
                told.map(|(count, file)| Message::SettingsWrong { count, file: file.map(Into::into) });
            assert_eq!(desk.message(), wanted.as_ref());
        }
    }
}
