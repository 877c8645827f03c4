//! The settings of one run, from the server's file and the user's.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::Config;
use crate::facts::{Cause, Facts};
use crate::problem::{Finding, Problem};
use crate::store::{is_guest, read_settings};

/// The folders of settings, keys and themes: the server's, and that of `--config` or else the user's.
pub(super) fn settings_folders(option: Option<&Path>, facts: &Facts) -> Vec<PathBuf> {
    let beside = |file: &Path| facts.current_dir.join(file).parent().map(Path::to_owned);
    let own = option.map_or_else(|| facts.places.config.clone(), beside);
    facts.places.server_config.clone().into_iter().chain(own).collect()
}

/// The settings files: the server's, and the one of `--config` or else the user's.
pub(super) fn config_files(option: Option<&Path>, facts: &Facts) -> Vec<PathBuf> {
    let named = |folder: &Option<PathBuf>| folder.as_ref().map(|folder| folder.join("config.ron"));
    let own = option.map(Path::to_owned).or_else(|| named(&facts.places.config));
    named(&facts.places.server_config).into_iter().chain(own).collect()
}

/// The settings as they were read, once for each run.
pub(super) struct Settings {
    /// The file that `--config` names.
    pub(super) named: Option<PathBuf>,
    pub(super) config: Config,
    /// What was wrong with them.
    pub(super) findings: Vec<Finding>,
    /// Why the server lets this user no further than folj, if so.
    pub(super) cause: Option<Cause>,
}

impl Settings {
    /// Reads the files. A missing one is none, unless it was named.
    pub(super) fn read(named: Option<PathBuf>, facts: &Facts) -> Self {
        let mut config = Config::default();
        let mut findings = Vec::new();
        let mut cause = None;
        for path in config_files(named.as_deref(), facts) {
            let of_server = path.parent() == facts.places.server_config.as_deref();
            let file: Arc<str> = path.display().to_string().into();
            match read_settings(&facts.current_dir.join(&path)) {
                Ok(text) => {
                    findings.extend(config.push(&file, &text));
                    if of_server {
                        cause = restricts(&config, facts);
                    }
                }
                Err(Finding { problem: Problem::NoSuchFile { .. }, .. })
                    if named.as_deref() != Some(&*path) => {}
                Err(finding) => {
                    // What it says is not known, and it may say that, or where to write.
                    cause = cause.or(of_server.then_some(Cause::Settings));
                    config.push(&file, &Arc::default());
                    findings.push(finding);
                }
            }
        }
        Self { named, config, findings, cause }
    }
}

/// What the server's settings, which are all that was read yet, say about the one who asks: that nobody
/// gets further than folj, or where the list is that says so of some.
fn restricts(config: &Config, facts: &Facts) -> Option<Cause> {
    if config.restricts() {
        return Some(Cause::Settings);
    }
    let folder = facts.current_dir.join(config.data()?);
    is_guest(&folder, facts.who.uid).then_some(Cause::Record)
}
