//! `folj config`: where the settings are, what they are, a file to begin with, and what is wrong.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::{ConfigArgs, ConfigWhat};
use super::io::{Answer, Exit, Failure, Io};
use super::open::{Desk, config_files};
use super::table::{Cell, Table};
use crate::config::TEMPLATE;
use crate::text::Lang;

/// Does one of the four.
pub(super) fn run(desk: &Desk<'_>, args: &ConfigArgs, io: &mut Io<'_>) -> Answer {
    match args.what {
        ConfigWhat::Path => path(desk, io),
        ConfigWhat::Show => show(desk, io),
        ConfigWhat::Init => init(desk, io),
        ConfigWhat::Check => check(desk, io),
    }
}

fn path(desk: &Desk<'_>, io: &mut Io<'_>) -> Answer {
    for file in config_files(desk.global.config.as_deref(), desk.facts) {
        writeln!(io.out, "{}", file.display())?;
    }
    Ok(Exit::Done)
}

fn show(desk: &Desk<'_>, io: &mut Io<'_>) -> Answer {
    let lang = desk.lang();
    let mut table = Table::new(lang.cli_config_headings());
    for row in desk.config.rows() {
        let origin = row.file.map_or_else(|| lang.cli_default().into_owned(), |file| file.to_string());
        table.push(vec![Cell::text(row.name), Cell::text(&row.value), Cell::text(&origin)]);
    }
    table.write(io)?;
    Ok(Exit::Done)
}

/// Writes the commented file where there is none.
fn init(desk: &Desk<'_>, io: &mut Io<'_>) -> Answer {
    let lang = desk.lang();
    let own = desk.facts.places.config.as_ref().map(|folder| folder.join("config.ron"));
    let option = desk.global.config.as_ref().map(|file| desk.facts.current_dir.join(file));
    let Some(file) = option.or(own) else {
        return Err(Failure::new(Exit::CannotCreate, lang.cli_no_home()));
    };
    write_new(lang, &file)?;
    writeln!(io.out, "{}", file.display())?;
    Ok(Exit::Done)
}

/// Beside the place first, then into it unless something is there, so that no half file is ever seen.
fn write_new(lang: Lang, path: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        let text = if error.kind() == std::io::ErrorKind::AlreadyExists {
            lang.cli_exists(&path.display().to_string())
        } else {
            lang.cli_cannot_create(&path.display().to_string(), &error.to_string())
        };
        Failure::new(Exit::CannotCreate, text)
    };
    let folder = path.parent().map_or_else(PathBuf::new, Path::to_owned);
    std::fs::create_dir_all(&folder).map_err(failed)?;
    let mut file = tempfile::NamedTempFile::new_in(&folder).map_err(failed)?;
    file.write_all(TEMPLATE.as_bytes()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist_noclobber(path).map_err(|error| failed(error.error))?;
    Ok(())
}

fn check(desk: &Desk<'_>, io: &mut Io<'_>) -> Answer {
    let lang = desk.lang();
    for finding in &desk.findings {
        let text = io.render(lang, finding);
        writeln!(io.out, "{}", text.trim_end())?;
    }
    io.say(&lang.cli_config_checked(desk.findings.len()));
    Ok(if desk.findings.is_empty() { Exit::Done } else { Exit::Config })
}
