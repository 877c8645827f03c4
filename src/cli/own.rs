//! Keys and themes of the server and of the user: read with all their mistakes, for the screen and
//! for `folj config` and `folj keys`.

use std::path::Path;
use std::sync::Arc;

use super::configured::settings_folders;
use crate::config::{Config, Layer as ConfigLayer};
use crate::facts::Facts;
use crate::keys::{Action, Keymap, Layer};
use crate::problem::{Finding, Place, Problem, Step};
use crate::source::{Spot, locate};
use crate::store::{files_in, read_settings};
use crate::theme::Themes;

/// Keys and themes in force.
pub(super) struct Own {
    pub(super) keymap: Keymap,
    pub(super) themes: Themes,
    /// The name of the theme that the settings ask for.
    pub(super) theme: String,
    /// Which bindings are not the program's, and which file says so.
    pub(super) rebound: Vec<(Layer, Action, Arc<str>)>,
    /// What is wrong, file by file.
    pub(super) findings: Vec<Finding>,
}

impl Own {
    /// Reads the files of the server, then those beside the settings file. A missing one is none.
    pub(super) fn read(named: Option<&Path>, facts: &Facts, config: &Config) -> Self {
        let mut own = Self {
            keymap: Keymap::bundled(),
            themes: Themes::bundled(),
            theme: config.theme().to_owned(),
            rebound: Vec::new(),
            findings: Vec::new(),
        };
        for folder in settings_folders(named, facts) {
            own.read_keys(&folder.join("keys.ron"));
            for path in files_in(&folder.join("themes"), "ron") {
                own.read_theme(&path);
            }
        }
        own.choose(config, &facts.current_dir);
        let rings = own.themes.findings();
        own.findings.extend(rings);
        own
    }

    /// The text of a file, unless it is not there.
    fn text(&mut self, path: &Path) -> Option<(Arc<str>, Arc<str>)> {
        match read_settings(path) {
            Ok(text) => Some((path.display().to_string().into(), text)),
            Err(Finding { problem: Problem::NoSuchFile { .. }, .. }) => None,
            Err(finding) => {
                self.findings.push(finding);
                None
            }
        }
    }

    fn read_keys(&mut self, path: &Path) {
        let Some((file, text)) = self.text(path) else { return };
        let (keymap, findings) = self.keymap.with_own(&file, &text);
        let changed = keymap.differing(&self.keymap);
        self.rebound.retain(|(layer, action, _)| !changed.contains(&(*layer, *action)));
        self.rebound.extend(changed.into_iter().map(|(layer, action)| (layer, action, Arc::clone(&file))));
        self.keymap = keymap;
        self.findings.extend(findings);
    }

    /// Reads a theme, which has the name of its file. Gives that name.
    fn read_theme(&mut self, path: &Path) -> Option<String> {
        let name = path.file_stem()?.to_string_lossy().into_owned();
        let (file, text) = self.text(path)?;
        self.findings.extend(self.themes.add(&name, &file, &text));
        Some(name)
    }

    /// Looks for the theme of the settings: a name, or a file, whose path begins at the settings
    /// file that names it. Where there is none, `terminal` stands in.
    fn choose(&mut self, config: &Config, current_dir: &Path) {
        let Some(layer) = config.theme_layer() else { return };
        let wanted = self.theme.clone();
        let is_file = wanted.contains('/') || Path::new(&wanted).extension().is_some_and(|ext| ext == "ron");
        let known = if is_file {
            let folder = Path::new(&*layer.file).parent().unwrap_or(Path::new(""));
            let path = current_dir.join(folder).join(&wanted);
            if !path.exists() {
                let problem = Problem::NoSuchFile { path: path.display().to_string() };
                self.findings.push(problem.error(theme_place(layer)));
            }
            self.read_theme(&path)
        } else if self.themes.names().contains(&wanted.as_str()) {
            Some(wanted)
        } else {
            let known = self.themes.names().into_iter().map(ToOwned::to_owned).collect();
            self.findings.push(Problem::UnknownValue { found: wanted, known }.error(theme_place(layer)));
            None
        };
        self.theme = known.unwrap_or_else(|| "terminal".to_owned());
    }
}

/// Where a settings file names the theme.
fn theme_place(layer: &ConfigLayer) -> Option<Place> {
    let range = locate(&layer.text, Spot(None), &[Step::Field("theme")])?;
    Some(Place::new(&layer.file, &layer.text, range))
}
