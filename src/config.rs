//! What somebody has chosen for good: `config.ron` of the server and of the user.
//!
//! Pure: a file is given as text. The server's file is read first and the user's on top of it;
//! a setting that neither names has its default.

mod settings;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::problem::Finding;
use crate::source::{Limits, read};

pub use settings::{AfterOutcome, Glyphs, Language, Settings};

/// The commented file of bindings that `folj config init` writes: nothing in it counts yet.
pub const KEYS_TEMPLATE: &str = include_str!("config/keys.ron");

/// The commented theme that `folj config init` writes: it looks like the one that it builds on.
pub const THEME_TEMPLATE: &str = include_str!("config/theme.ron");

/// The commented file that `folj config init` writes: every setting with its default.
pub const TEMPLATE: &str = include_str!("config/template.ron");

/// One file of settings.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// The path of the file.
    pub file: Arc<str>,
    /// What stands in it.
    pub text: Arc<str>,
    /// What it sets.
    pub settings: Settings,
    /// Whether it is certain what the file says about where to write and what is not allowed.
    pub certain: bool,
}

/// The settings in force.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Config {
    /// The files that were read, a later one on top of an earlier one.
    pub layers: Vec<Layer>,
}

/// A setting as `folj config show` prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name in the file.
    pub name: &'static str,
    /// Its value in RON.
    pub value: String,
    /// The file that says so; `None` for a default.
    pub file: Option<Arc<str>>,
}

impl Config {
    /// Puts a file on top. What is wrong in it is left out, the rest holds. Who misspells where
    /// to write, or what is not allowed, writes nothing until it is mended.
    pub fn push(&mut self, file: &Arc<str>, text: &Arc<str>) -> Vec<Finding> {
        let read = read::<Settings>(file, text);
        let harmless = |lost: &Range<usize>| {
            let name = text.get(lost.clone()).and_then(|lost| lost.split(':').next()).map(str::trim);
            let name =
                name.and_then(|name| Settings::DEFAULTS.iter().map(|row| row.0).find(|known| *known == name));
            name.is_some_and(|name| !["data", "read_only", "restricted"].contains(&name))
        };
        let certain = read.value.is_some() && read.lost.iter().all(harmless);
        let mut settings = read.value.unwrap_or_default();
        if !certain {
            settings.read_only = Some(true);
        }
        self.layers.push(Layer { file: Arc::clone(file), text: Arc::clone(text), settings, certain });
        read.findings
    }

    /// The value of the uppermost file that has one.
    fn last<'a, T>(&'a self, value: impl Fn(&'a Settings) -> Option<T>) -> Option<T> {
        self.layers.iter().rev().find_map(|layer| value(&layer.settings))
    }

    /// The plan to open; the newest one where this says nothing.
    pub fn plan(&self) -> Option<&str> {
        self.last(|settings| settings.plan.as_deref())
    }

    /// Folders with more plans.
    pub fn plans(&self) -> &[PathBuf] {
        self.last(|settings| settings.plans.as_deref()).unwrap_or_default()
    }

    /// Where outcomes are kept; the user's own data folder where this says nothing.
    pub fn data(&self) -> Option<&Path> {
        self.last(|settings| settings.data.as_deref())
    }

    /// The language of the program.
    pub fn language(&self) -> Option<Language> {
        self.last(|settings| settings.language)
    }

    /// The parties to filter on when the screen opens.
    pub fn committees(&self) -> &[String] {
        self.last(|settings| settings.committees.as_deref()).unwrap_or_default()
    }

    /// Whether nothing may be written. What the server's file forbids, the user's cannot allow.
    pub fn read_only(&self) -> bool {
        self.layers.iter().any(|layer| layer.settings.read_only == Some(true))
    }

    /// Whether the file that was put on last says that nobody gets further than folj, or may mean it.
    pub fn restricts(&self) -> bool {
        self.layers.last().is_some_and(|layer| layer.settings.restricted == Some(true) || !layer.certain)
    }

    /// Whether filter and place are remembered between visits.
    pub fn remember(&self) -> bool {
        self.last(|settings| settings.remember).unwrap_or(true)
    }

    /// The name or the file of the theme.
    pub fn theme(&self) -> &str {
        self.last(|settings| settings.theme.as_deref()).unwrap_or("terminal")
    }

    /// The file that names the theme.
    pub fn theme_layer(&self) -> Option<&Layer> {
        self.layers.iter().rev().find(|layer| layer.settings.theme.is_some())
    }

    /// Which characters are drawn with.
    pub fn glyphs(&self) -> Glyphs {
        self.last(|settings| settings.glyphs).unwrap_or_default()
    }

    /// Whether the mouse works.
    pub fn mouse(&self) -> bool {
        self.last(|settings| settings.mouse).unwrap_or(false)
    }

    /// Where the cursor goes in a meeting when an outcome was recorded.
    pub fn after_outcome(&self) -> AfterOutcome {
        self.last(|settings| settings.after_outcome).unwrap_or_default()
    }

    /// The program that edits notes outside folj.
    pub fn editor(&self) -> Option<&str> {
        self.last(|settings| settings.editor.as_deref()).filter(|editor| !editor.is_empty())
    }

    /// How large the files of a plan may be.
    pub fn limits(&self) -> Limits {
        let usual = Limits::default();
        Limits {
            mib: self.last(|settings| settings.max_plan_mib).map_or(usual.mib, Into::into),
            indicators: self.last(|settings| settings.max_indicators).map_or(usual.indicators, Into::into),
        }
    }

    /// Every setting with its value and where that comes from.
    pub fn rows(&self) -> Vec<Row> {
        Settings::DEFAULTS
            .iter()
            .map(|&(name, default)| {
                let set = self.layers.iter().rev().find_map(|layer| {
                    let value = layer.settings.written(name)?;
                    Some((value, Arc::clone(&layer.file)))
                });
                match set {
                    Some((value, file)) => Row { name, value, file: Some(file) },
                    None => Row { name, value: default.to_owned(), file: None },
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
