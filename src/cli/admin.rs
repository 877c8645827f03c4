//! `folj admin`: a shared folder, made and kept by root.

mod users;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::args::AdminArgs;
use super::io::{Answer, Exit, Failure, Io};
use super::open::Desk;
use crate::config::Config;
use crate::problem::Problem;
use crate::roles::Writers;
use crate::store::{Made, Shared, read_text, write_public};
use crate::text::{Lang, problems};

/// Does what the words say.
pub(super) fn run(desk: &Desk<'_>, args: &AdminArgs, io: &mut Io<'_>) -> Answer {
    let task: Vec<&str> = args.task.iter().map(String::as_str).collect();
    match task.as_slice() {
        ["init", path] => init(desk, &desk.path(path), io),
        ["user", "add", name] => users::add(desk, name, args, io),
        ["user", "close", name] => users::close(desk, name, io),
        ["user", "list"] => users::list(desk, args.form.form(), io),
        _ => Err(Failure::new(Exit::Usage, desk.lang().cli_admin_tasks())),
    }
}

/// Only root can give folders away.
fn need_root(desk: &Desk<'_>) -> Result<(), Failure> {
    let is_root = desk.facts.who.uid == 0;
    if is_root { Ok(()) } else { Err(Failure::new(Exit::NotAllowed, desk.lang().cli_admin_needs_root())) }
}

/// The day, where the administrator is.
fn today(desk: &Desk<'_>) -> Date {
    desk.facts.now.to_zoned(desk.facts.zone.clone()).date()
}

/// A failure with what to do about it.
fn failed(lang: Lang, problem: &Problem) -> Failure {
    let exit = match problem {
        Problem::NotAccepted { .. } | Problem::ExposedFolder { .. } | Problem::NotWritable { .. } => {
            Exit::NotAllowed
        }
        Problem::NoSuchFile { .. } | Problem::NotReadable { .. } => Exit::Missing,
        Problem::Io { .. } => Exit::NotSaved,
        _ => Exit::Data,
    };
    let hint = problems::hint(lang, problem).map(|hint| format!(" ({hint})")).unwrap_or_default();
    Failure::new(exit, format!("{}{hint}.", problems::title(lang, problem)))
}

/// Makes the folder, the list of the writers and the server's settings, and says what it did.
fn init(desk: &Desk<'_>, path: &Path, io: &mut Io<'_>) -> Answer {
    need_root(desk)?;
    let lang = desk.lang();
    let fail = |problem: Problem| failed(lang, &problem);
    let (shared, made) = Shared::make(path).map_err(fail)?;
    let folder = path.display().to_string();
    io.out.line(said(lang, &folder, made))?;
    let list = shared.writers().map_err(|findings| Failure::findings(lang, &findings))?;
    if list.is_none() {
        shared.save(&Writers::default()).map_err(fail)?;
    }
    let made = if list.is_none() { Made::New } else { Made::There };
    io.out.line(said(lang, &shared.writers_path(), made))?;
    if let Some(server) = &desk.facts.places.server_config {
        io.out.line(point_at(lang, &server.join("config.ron"), path)?)?;
    }
    let unlisted = users::unlisted(&shared, &list.unwrap_or_default()).map_err(fail)?;
    for login in &unlisted {
        io.say(&lang.cli_admin_unlisted(login));
    }
    if unlisted.is_empty() {
        io.say(&lang.cli_admin_next());
    }
    Ok(Exit::Done)
}

fn said(lang: Lang, path: &str, made: Made) -> String {
    match made {
        Made::New => lang.cli_admin_made(path),
        Made::Mended => lang.cli_admin_mended(path),
        Made::There => lang.cli_admin_there(path),
    }
    .into_owned()
}

/// Lets the server's settings name the folder, unless there are any: then says what to write there.
fn point_at(lang: Lang, file: &Path, folder: &Path) -> Result<String, Failure> {
    let name = file.display().to_string();
    let setting = ron::to_string(folder).map(|folder| format!("data: {folder},")).unwrap_or_default();
    match read_text(file) {
        Ok(text) => {
            let mut config = Config::default();
            config.push(&Arc::from(name.as_str()), &text);
            let points = config.data() == Some(folder);
            let said =
                if points { lang.cli_admin_there(&name) } else { lang.cli_admin_write(&name, &setting) };
            Ok(said.into_owned())
        }
        Err(Problem::NoSuchFile { .. }) => {
            let text = format!("// {}\n(\n    {setting}\n)\n", lang.cli_admin_config_comment());
            write_public(file, &text).map_err(|error| {
                Failure::new(Exit::CannotCreate, lang.cli_cannot_create(&name, &lang.reason(&error)))
            })?;
            Ok(lang.cli_admin_config_made(&name, &setting).into_owned())
        }
        Err(problem) => Err(failed(lang, &problem)),
    }
}

/// The shared folder that is in use, and its writers.
fn shared(desk: &Desk<'_>) -> Result<(PathBuf, Shared, Writers), Failure> {
    let lang = desk.lang();
    let folder = desk.followup().ok_or_else(|| Failure::new(Exit::Missing, lang.cli_no_home()))?;
    let none = || Failure::new(Exit::Missing, lang.cli_admin_not_shared(&folder.display().to_string()));
    let shared = match Shared::open(&folder) {
        Ok(shared) => shared,
        Err(Problem::NoSuchFile { .. }) => return Err(none()),
        Err(problem) => return Err(failed(lang, &problem)),
    };
    let writers = shared.writers().map_err(|findings| Failure::findings(lang, &findings))?;
    let writers = writers.ok_or_else(none)?;
    Ok((folder, shared, writers))
}
