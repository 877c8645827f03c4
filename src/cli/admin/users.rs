//! `folj admin user`: who may write, from when, until when.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::super::args::{AdminArgs, Form};
use super::super::io::{Answer, Exit, Failure, Io};
use super::super::open::Desk;
use super::super::table::{Cell, Table};
use super::{failed, need_root, shared, today};
use crate::contract;
use crate::facts;
use crate::problem::{Problem, RoleFault};
use crate::report::{Sheet, Value};
use crate::roles::{Role, WriterRecord, Writers};
use crate::store::{Holding, Made, Shared};
use crate::text::{Lang, date_time, problems};

/// Gives somebody a role, and a folder where the role writes.
pub(super) fn add(desk: &Desk<'_>, login: &str, args: &AdminArgs, io: &mut Io<'_>) -> Answer {
    need_root(desk)?;
    let lang = desk.lang();
    let (_, shared, mut writers) = shared(desk)?;
    let fail = |problem: Problem| failed(lang, &problem);
    let uid = facts::uid_of(login).ok_or_else(|| Failure::new(Exit::No, lang.cli_admin_no_account(login)))?;
    let day = today(desk);
    let before = writers.open(uid).filter(|record| record.login == login).cloned();
    let role = args.role.map(Role::from).or(before.as_ref().map(|record| record.role));
    let role = role.unwrap_or(Role::Writer);
    let name =
        args.shown_name.clone().or_else(|| writers.name(uid, |known| known == login).map(ToOwned::to_owned));
    let name = name.filter(|name| !name.trim().is_empty());
    let guest = args.guest || before.as_ref().is_some_and(|record| record.guest);
    let same_role = before.as_ref().is_some_and(|record| record.role == role);
    let unchanged =
        same_role && before.as_ref().is_some_and(|record| record.name == name && record.guest == guest);
    if same_role {
        for record in writers.records.iter_mut().filter(|record| record.uid == uid && record.to.is_none()) {
            record.name.clone_from(&name);
            record.guest = guest;
        }
    } else {
        end(&shared, &mut writers, |record| record.uid == uid, day, !role.writes()).map_err(fail)?;
        let login = login.to_owned();
        writers.records.push(WriterRecord {
            uid,
            login,
            name: name.clone(),
            role,
            guest,
            from: day,
            to: None,
            sealed: None,
            at: crate::source::Spot(None),
        });
    }
    let folder = if role.writes() { shared.give_folder(uid, login).map_err(fail)? } else { Made::There };
    let rights = lang.user_rights(role, guest);
    if unchanged && folder == Made::There {
        io.out.line(lang.cli_admin_user_there(login, uid, &rights))?;
    } else {
        shared.save(&writers).map_err(fail)?;
        io.out.line(lang.cli_admin_user_added(login, uid, &rights, &day.to_string()))?;
    }
    for (at, problem) in writers.warnings(facts::login_of) {
        if writers.records.get(at).is_some_and(|record| record.uid == uid) {
            io.complain(&warning(lang, &problem));
        }
    }
    Ok(Exit::Done)
}

/// Ends what somebody may do, as of today.
pub(super) fn close(desk: &Desk<'_>, login: &str, io: &mut Io<'_>) -> Answer {
    need_root(desk)?;
    let lang = desk.lang();
    let (_, shared, mut writers) = shared(desk)?;
    let Some(last) = writers.records.iter().rev().find(|record| record.login == login).cloned() else {
        return Err(Failure::new(Exit::No, lang.cli_admin_no_record(login)));
    };
    let to = last.to.unwrap_or_else(|| today(desk));
    let is_closed = last.to.is_some() && (last.sealed.is_some() || !last.role.writes());
    if is_closed {
        io.out.line(lang.cli_admin_closed_before(login, last.uid, &to.to_string()))?;
        return Ok(Exit::Done);
    }
    let same = |record: &WriterRecord| record.uid == last.uid && record.login == login;
    let sealed = end(&shared, &mut writers, same, to, last.role.writes());
    let sealed = sealed.map_err(|problem| failed(lang, &problem))?;
    shared.save(&writers).map_err(|problem| failed(lang, &problem))?;
    io.out.line(lang.cli_admin_closed(login, last.uid, &to.to_string(), sealed))?;
    io.say(&lang.cli_admin_lock_account(login));
    Ok(Exit::Done)
}

/// Ends the records that are meant, closes the folders where that is wanted, and notes what stands in
/// them: first the end is saved, so that programs that run write nothing more, then the seal.
/// Says how many files it holds. The list is left for the caller to save.
fn end(
    shared: &Shared,
    writers: &mut Writers,
    meant: impl Fn(&WriterRecord) -> bool,
    day: Date,
    close: bool,
) -> Result<usize, Problem> {
    let mut ended = None;
    for record in writers.records.iter_mut().filter(|record| meant(record)) {
        if record.to.is_none() {
            record.to = Some(day.max(record.from));
        }
        if record.role.writes() {
            ended = Some(record.uid);
        }
    }
    let Some(uid) = ended.filter(|_| close) else { return Ok(0) };
    shared.save(writers)?;
    shared.close_folders(uid)?;
    let seal = shared.seal(uid)?;
    let files = seal.len();
    let writing = writers.records.iter_mut().filter(|record| meant(record) && record.role.writes());
    if let Some(last) = writing.last() {
        last.sealed.get_or_insert(seal);
    }
    Ok(files)
}

/// The logins of folders without a record.
pub(super) fn unlisted(shared: &Shared, writers: &Writers) -> Result<Vec<String>, Problem> {
    let listed: BTreeSet<u32> = writers.records.iter().map(|record| record.uid).collect();
    let holdings = shared.holdings()?.into_iter().filter(|one| !listed.contains(&one.uid));
    Ok(holdings.map(|one| one.login).collect())
}

fn warning(lang: Lang, problem: &Problem) -> String {
    let hint = problems::hint(lang, problem).map(|hint| format!("; {hint}")).unwrap_or_default();
    lang.cli_mind(&format!("{}{hint}", problems::title(lang, problem))).into_owned()
}

#[derive(Debug, Serialize)]
struct Document {
    schema: &'static str,
    folder: String,
    users: Vec<User>,
    warnings: Vec<String>,
}

#[derive(Debug, Serialize)]
struct User {
    uid: u32,
    login: String,
    name: Option<String>,
    role: Option<&'static str>,
    guest: bool,
    from: Option<Date>,
    to: Option<Date>,
    entries: usize,
    last: Option<String>,
    #[serde(skip)]
    shown: (Option<Role>, Option<jiff::Timestamp>),
}

/// Everybody with a record or a folder, and what they wrote.
pub(super) fn list(desk: &Desk<'_>, form: Form, io: &mut Io<'_>) -> Answer {
    let lang = desk.lang();
    let (folder, shared, writers) = shared(desk)?;
    let holdings = shared.holdings().map_err(|problem| failed(lang, &problem))?;
    let users = users(&writers, &holdings);
    let mut warnings: Vec<Problem> = writers.warnings(facts::login_of).into_iter().map(|one| one.1).collect();
    for user in users.iter().filter(|user| user.role.is_none()) {
        let path = folder.join(format!("{}-{}", user.uid, user.login)).display().to_string();
        warnings.push(Problem::role(RoleFault::Unlisted { path }));
    }
    match form {
        Form::Json => {
            let warnings = warnings.iter().map(|problem| problems::title(lang, problem)).collect();
            let folder = folder.display().to_string();
            io.json(&Document { schema: contract::SCHEMA, folder, users, warnings })?;
            return Ok(Exit::Done);
        }
        form @ (Form::Tsv | Form::Csv) => io.sheet(&sheet(desk, &users), form)?,
        Form::Table => table(desk, &users, io)?,
    }
    if users.is_empty() {
        io.say(&lang.cli_admin_next());
    }
    for problem in &warnings {
        io.say(&warning(lang, problem));
    }
    Ok(Exit::Done)
}

/// A row for each record, then one for each folder without any.
fn users(writers: &Writers, holdings: &[Holding]) -> Vec<User> {
    let of = |uid: u32, login: &str| holdings.iter().find(|one| one.is_of(uid, login));
    let row = |record: Option<&WriterRecord>, uid: u32, login: &str| {
        let held = of(uid, login);
        let last = held.and_then(|held| held.last);
        User {
            uid,
            login: login.to_owned(),
            name: record.and_then(|record| record.name.clone()),
            role: record.map(|record| record.role.name()),
            guest: record.is_some_and(|record| record.guest),
            from: record.map(|record| record.from),
            to: record.and_then(|record| record.to),
            entries: held.map_or(0, |held| held.entries),
            last: last.map(contract::time),
            shown: (record.map(|record| record.role), last),
        }
    };
    let listed = writers.records.iter().map(|record| row(Some(record), record.uid, &record.login));
    let known = |one: &&Holding| writers.records.iter().any(|record| record.uid == one.uid);
    let others = holdings.iter().filter(|one| !known(one)).map(|one| row(None, one.uid, &one.login));
    listed.chain(others).collect()
}

fn table(desk: &Desk<'_>, users: &[User], io: &mut Io<'_>) -> std::io::Result<()> {
    let lang = desk.lang();
    let mut table = Table::new(lang.cli_admin_headings());
    let day = |day: Option<Date>| Cell::text(&day.map(|day| day.to_string()).unwrap_or_default());
    for user in users {
        let (role, last) = user.shown;
        table.push(vec![
            Cell::text(&user.uid.to_string()),
            Cell::text(&user.login),
            Cell::text(user.name.as_deref().unwrap_or_default()),
            Cell::text(&role.map_or("–".into(), |role| lang.user_rights(role, user.guest))),
            day(user.from),
            day(user.to),
            Cell::count(user.entries),
            Cell::text(&last.map(|last| date_time(last, &desk.facts.zone)).unwrap_or_default()),
        ]);
    }
    if table.is_empty() { Ok(()) } else { table.write(io) }
}

fn sheet(desk: &Desk<'_>, users: &[User]) -> Sheet {
    let mut sheet = Sheet::new(&["uid", "login", "name", "role", "from", "to", "entries", "last", "guest"]);
    let day = |day: Option<Date>| day.map_or(Value::Nothing, Value::Date);
    let moment = |at: jiff::Timestamp| Value::Moment(at.to_zoned(desk.facts.zone.clone()));
    for user in users {
        sheet.push(vec![
            Value::Text(user.uid.to_string()),
            Value::text(&user.login),
            Value::maybe(user.name.as_deref()),
            Value::maybe(user.role),
            day(user.from),
            day(user.to),
            Value::Count(user.entries),
            user.shown.1.map_or(Value::Nothing, moment),
            Value::Count(usize::from(user.guest)),
        ]);
    }
    sheet
}
