//! The themes that there are: those of the program, and somebody's own over them.

use std::sync::Arc;

use super::read::File;
use super::{Role, Theme};
use crate::problem::{Finding, Place, Problem, Step};
use crate::source::{Spot, locate};

/// The themes that are compiled into the program, in the order in which they are offered.
const BUNDLED: [(&str, &str); 5] = [
    ("terminal", include_str!("../../data/themes/terminal.ron")),
    ("mono", include_str!("../../data/themes/mono.ron")),
    ("high-contrast", include_str!("../../data/themes/high-contrast.ron")),
    ("dark", include_str!("../../data/themes/dark.ron")),
    ("light", include_str!("../../data/themes/light.ron")),
];

/// Somebody's own theme.
#[derive(Debug)]
struct Own {
    name: String,
    /// The path of its file.
    file: Arc<str>,
    text: Arc<str>,
    theme: File,
}

/// The themes that there are. Those of the program are read when they are asked for, since one is
/// seen and five would be waited for.
#[derive(Debug, Default)]
pub struct Themes {
    own: Vec<Own>,
}

impl Themes {
    /// The themes of the program.
    pub fn bundled() -> Self {
        Self::default()
    }

    /// Adds somebody's own; one with the name of an earlier one takes its place, and may build on it.
    pub fn add(&mut self, name: &str, file: &Arc<str>, text: &Arc<str>) -> Vec<Finding> {
        let (theme, findings) = File::own(file, text);
        self.own.push(Own { name: name.to_owned(), file: Arc::clone(file), text: Arc::clone(text), theme });
        findings
    }

    /// What is wrong with the themes that somebody's own build on, once all are there.
    pub fn findings(&self) -> Vec<Finding> {
        let wrong = |(at, own): (usize, &Own)| {
            let problem = self.below(at, &mut Vec::new()).err()?;
            let place = locate(&own.text, Spot(None), &[Step::Field("from")])
                .map(|range| Place::new(&own.file, &own.text, range));
            Some(problem.error(place))
        };
        self.own.iter().enumerate().filter_map(wrong).collect()
    }

    /// Their names, each once: those of the program first, then somebody's own.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = BUNDLED.iter().map(|(name, _)| *name).collect();
        for own in &self.own {
            if !names.contains(&own.name.as_str()) {
                names.push(&own.name);
            }
        }
        names
    }

    /// The file of a theme, unless it is the program's.
    pub fn file(&self, name: &str) -> Option<&Arc<str>> {
        self.own.iter().rfind(|own| own.name == name).map(|own| &own.file)
    }

    /// The theme of a name. One that builds on what is not there, or on itself, builds on `terminal`.
    pub fn get(&self, name: &str) -> Option<Theme> {
        match self.own.iter().rposition(|own| own.name == name) {
            Some(at) => Some(self.own_at(at, &mut Vec::new())),
            None => bundled(name),
        }
    }

    fn own_at(&self, at: usize, seen: &mut Vec<usize>) -> Theme {
        let below = self.below(at, seen).ok().or_else(|| bundled("terminal")).unwrap_or_else(Theme::plain);
        self.own.get(at).map_or_else(Theme::plain, |own| own.theme.over(below))
    }

    /// The theme that one of somebody's own builds on: `terminal` where it names none, and what had
    /// its name before where it names itself.
    fn below(&self, at: usize, seen: &mut Vec<usize>) -> Result<Theme, Problem> {
        let Some(own) = self.own.get(at) else { return Ok(Theme::plain()) };
        let from = own.theme.from.as_deref().unwrap_or("terminal");
        if seen.contains(&at) {
            return Err(Problem::ThemeRing { name: own.name.clone() });
        }
        seen.push(at);
        let before = if from == own.name { at } else { self.own.len() };
        match self.own.iter().take(before).rposition(|other| other.name == from) {
            // Without a name of its own to build on, a theme called `terminal` is not meant here.
            Some(other) if own.theme.from.is_some() => {
                let below = self.below(other, seen)?;
                Ok(self.own.get(other).map_or_else(Theme::plain, |other| other.theme.over(below)))
            }
            _ => bundled(from).ok_or_else(|| Problem::UnknownValue {
                found: from.to_owned(),
                known: self.names().into_iter().filter(|name| *name != own.name).map(Into::into).collect(),
            }),
        }
    }
}

fn bundled(name: &str) -> Option<Theme> {
    let (_, text) = BUNDLED.iter().find(|(other, _)| *other == name)?;
    Some(File::bundled(text).over(Theme::plain()))
}

impl Theme {
    /// Everything looks like the terminal's own text.
    fn plain() -> Self {
        Self { paints: vec![super::Paint::default(); Role::ALL.len()], lacks_shades: false }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Colour, Paint};
    use super::*;

    /// Themes from names and texts, and what was told: file, line, column and problem.
    fn own(files: &[(&str, &str)]) -> (Themes, Vec<String>) {
        let mut themes = Themes::bundled();
        let mut findings: Vec<Finding> = Vec::new();
        for (name, text) in files {
            findings.extend(themes.add(name, &format!("{name}.ron").into(), &(*text).into()));
        }
        findings.extend(themes.findings());
        let told = findings.iter().map(|finding| {
            let place = finding.place.as_ref().unwrap();
            let (line, column) = place.line_column();
            format!("{}:{line}:{column} {}", place.file, finding.problem)
        });
        (themes, told.collect())
    }

    #[test]
    fn bundled_themes_are_whole_and_without_a_mistake() {
        for (name, text) in BUNDLED {
            let (file, findings) = File::own(&name.into(), &text.into());
            assert_eq!(findings, [], "{name}");
            assert!(file.from.is_none() && Role::ALL.iter().all(|role| file.says(*role)), "{name}");
        }
    }

    #[test]
    fn colourless_themes_have_no_colour_and_still_tell_the_cursor() {
        for name in ["mono", "high-contrast"] {
            let theme = Themes::bundled().get(name).unwrap();
            assert!(Role::ALL.iter().all(|role| !theme.paint(*role).has_colour()), "{name}");
            assert!(theme.paint(Role::Cursor).reverse, "{name}");
        }
    }

    #[test]
    fn the_terminal_theme_never_tells_red_from_green() {
        let theme = Themes::bundled().get("terminal").unwrap();
        for role in Role::ALL {
            let paint = theme.paint(*role);
            assert!(!matches!(paint.fg, Some(Colour::Green | Colour::LightGreen)), "{role:?}");
        }
    }

    #[test]
    fn a_theme_builds_on_another() {
        let (themes, told) = own(&[
            ("kommun", "(from: \"dark\", roles: [(role: Chip, fg: Rgb(0xff, 0, 0), bold: true)])"),
            ("mote", "(from: \"kommun\", roles: [(role: Muted, underline: true)])"),
            ("dark", "(from: \"dark\", roles: [(role: Id, bold: true)])"),
            ("enkel", "(roles: [(role: Id, bold: true)])"),
        ]);
        assert_eq!(told, [""; 0]);
        assert_eq!(
            themes.names(),
            ["terminal", "mono", "high-contrast", "dark", "light", "kommun", "mote", "enkel"]
        );
        let paint = |name: &str, role| themes.get(name).unwrap().paint(role);
        let bundled = |name: &str, role| bundled(name).unwrap().paint(role);
        assert_eq!(paint("mote", Role::Chip).fg, Some(Colour::Rgb(255, 0, 0)));
        assert_eq!(paint("mote", Role::Muted), Paint { underline: true, ..Paint::default() });
        assert_eq!(paint("mote", Role::Label), bundled("dark", Role::Label));
        assert!(paint("mote", Role::Id).bold, "the one called dark now is somebody's own");
        assert_eq!(paint("dark", Role::Label), bundled("dark", Role::Label));
        assert_eq!(paint("enkel", Role::Cursor), bundled("terminal", Role::Cursor));
        assert!(
            themes.get("none").is_none() && themes.file("dark").is_some() && themes.file("mono").is_none()
        );
    }

    #[test]
    fn every_mistake_is_told_and_the_rest_holds() {
        let rows = "(roles: [(role: Text), (role: Txt), (role: Muted, fg: Rosa), (role: Text, bold: true),
            (role: Id, fg: Rgb(300, 0, 0)), (role: Key, blink: true), (role: Chip, underline: true)])";
        for (file, told) in [
            (
                rows,
                &[
                    "UnknownValue { found: \"Txt\"",
                    "found: \"Rosa\"",
                    "SmallerNumber",
                    "UnknownField { found: \"blink\"",
                    "RepeatedField",
                ][..],
            ),
            ("(form: \"dark\")", &["1:2 UnknownField { found: \"form\""]),
            (
                "(from: \"drak\", roles: [(role: Chip, underline: true)])",
                &["1:8 UnknownValue { found: \"drak\""],
            ),
            (
                "(from: \"b\", roles: [(role: Chip, underline: true)])",
                &["a.ron:1:8 ThemeRing", "b.ron:1:8 ThemeRing"],
            ),
            ("(from: dark)", &["1:8"]),
        ] {
            let ring = [("a", file), ("b", "(from: \"a\")")];
            let (themes, found) = own(if file.contains("\"b\"") { &ring } else { &ring[..1] });
            assert_eq!(found.len(), told.len(), "{file}: {found:#?}");
            for (found, told) in found.iter().zip(told) {
                assert!(found.contains(told), "{found} {told}");
            }
            let theme = themes.get("a").unwrap();
            assert_eq!(theme.paint(Role::Chip).underline, file.contains("Chip"), "{file}");
            assert!(theme.paint(Role::Cursor).reverse, "terminal stands in: {file}");
        }
    }
}
