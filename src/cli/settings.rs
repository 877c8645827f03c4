//! `folj config`: where settings, keys and themes are, what they are, files to begin with, and what
//! is wrong.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{ConfigArgs, ConfigWhat};
use super::configured::{config_files, settings_folders};
use super::io::{Answer, Exit, Failure, Io};
use super::keys::keys_of;
use super::open::Desk;
use super::own::Own;
use super::table::{Cell, Table};
use crate::config::{KEYS_TEMPLATE, TEMPLATE, THEME_TEMPLATE};
use crate::problem::{Finding, Severity};

/// Does one of the four.
pub(super) fn run(desk: &Desk<'_>, args: &ConfigArgs, io: &mut Io<'_>) -> Answer {
    match args.what {
        ConfigWhat::Path => path(desk, io),
        ConfigWhat::Show => show(desk, io),
        ConfigWhat::Init => init(desk, io),
        ConfigWhat::Check => check(desk, io),
    }
}

/// Every place, whether something is there or not.
fn path(desk: &Desk<'_>, io: &mut Io<'_>) -> Answer {
    let named = desk.global.config.as_deref();
    let folders = settings_folders(named, desk.facts);
    for (file, folder) in config_files(named, desk.facts).into_iter().zip(folders) {
        for place in [file, folder.join("keys.ron"), folder.join("themes")] {
            io.out.line(place.display().to_string())?;
        }
    }
    Ok(Exit::Done)
}

/// The settings, then the bindings that are not the program's, then the themes.
fn show(desk: &Desk<'_>, io: &mut Io<'_>) -> Answer {
    let lang = desk.lang();
    let own = own(desk);
    let origin =
        |file: Option<&Arc<str>>| file.map_or_else(|| lang.cli_default().into_owned(), ToString::to_string);
    let mut table = Table::new(lang.cli_config_headings());
    let mut row = |name: &str, value: &str, file: Option<&Arc<str>>| {
        table.push(vec![Cell::text(name), Cell::text(value), Cell::text(&origin(file))]);
    };
    for setting in desk.config.rows() {
        row(setting.name, &setting.value, setting.file.as_ref());
    }
    for (layer, action, file) in &own.rebound {
        let keys = keys_of(&own.keymap, *layer, *action);
        let keys = if keys.is_empty() { "–".to_owned() } else { keys.join("  ") };
        row(&format!("{} {}", layer.name(), action.name()), &keys, Some(file));
    }
    for name in own.themes.names() {
        row(&lang.cli_theme(), &format!("{name:?}"), own.themes.file(name));
    }
    table.write(io)?;
    Ok(Exit::Done)
}

fn own(desk: &Desk<'_>) -> Own {
    Own::read(desk.global.config.as_deref(), desk.facts, &desk.config)
}

/// Writes commented files where there are none, and says which.
fn init(desk: &Desk<'_>, io: &mut Io<'_>) -> Answer {
    let lang = desk.lang();
    let named = desk.global.config.as_ref().map(|file| desk.facts.current_dir.join(file));
    let file = named.or_else(|| Some(desk.facts.places.config.as_ref()?.join("config.ron")));
    let Some(file) = file else {
        return Err(Failure::new(Exit::CannotCreate, lang.cli_no_home()));
    };
    let beside = |name: &str| file.with_file_name(name);
    let files = [
        (file.clone(), TEMPLATE),
        (beside("keys.ron"), KEYS_TEMPLATE),
        (beside("themes").join("own.ron"), THEME_TEMPLATE),
    ];
    let mut written = 0;
    for (path, text) in files {
        match write_new(&path, text) {
            Ok(()) => {
                written += 1;
                io.out.line(path.display().to_string())?;
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                io.say(&lang.cli_exists(&path.display().to_string()));
            }
            Err(error) => {
                let text = lang.cli_cannot_create(&path.display().to_string(), &error.to_string());
                return Err(Failure::new(Exit::CannotCreate, text));
            }
        }
    }
    Ok(if written > 0 { Exit::Done } else { Exit::CannotCreate })
}

/// Beside the place first, then into it unless something is there, so that no half file is ever seen.
fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().map_or_else(PathBuf::new, Path::to_owned);
    std::fs::create_dir_all(&folder)?;
    let mut file = tempfile::NamedTempFile::new_in(&folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

/// All that is wrong in all files. Warnings and notices alone are no failure.
fn check(desk: &Desk<'_>, io: &mut Io<'_>) -> Answer {
    let lang = desk.lang();
    let own = own(desk);
    let mut findings: Vec<&Finding> = desk.findings.iter().chain(&own.findings).collect();
    findings.sort_by_key(|finding| finding.place.as_ref().map(|place| (&place.file, place.in_file())));
    for finding in &findings {
        let text = io.render(lang, finding);
        io.out.line(text.trim_end())?;
    }
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    io.say(&lang.cli_config_checked(errors, findings.len() - errors));
    Ok(if errors == 0 { Exit::Done } else { Exit::Config })
}
