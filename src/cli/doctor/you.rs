//! Who asks, and what he may do.

use std::path::Path;

use crate::cli::open::{Desk, ReadOnly};
use crate::facts::{Cause, System, Trust};
use crate::library::Library;
use crate::problem::health::{Health, You};
use crate::problem::{Problem, RoleFault};
use crate::store::{Store, files_in, read_text};

pub(super) fn look(desk: &Desk<'_>, system: &System, library: &Library) -> Vec<Health> {
    let who = &desk.facts.who;
    let mut found = vec![account(who.uid, &who.login)];
    if system.effective_uid != who.uid {
        found.push(You::OtherRights(who.uid, system.effective_uid).into());
    }
    if who.uid == 0 {
        found.push(You::Root.into());
    }
    found.push(restricted(desk.facts.trust).into());
    if desk.facts.trust == Trust::Full {
        let open = system.sshd.iter().flat_map(|folder| forced_commands(folder));
        found.extend(open.map(Health::from));
    }
    let (mut store, no_place) = desk.store();
    found.push(rights(desk, why_read_only(desk, &mut *store, no_place, library)).into());
    found
}

/// Whether restricted mode holds, and why.
fn restricted(trust: Trust) -> You {
    match trust {
        Trust::Full => You::Unrestricted,
        Trust::Restricted(Cause::Option) => You::RestrictedByOption,
        Trust::Restricted(Cause::Ssh) => You::RestrictedBySsh,
        Trust::Restricted(Cause::LoginShell) => You::RestrictedByShell,
        Trust::Restricted(Cause::Settings) => You::RestrictedBySettings,
        Trust::Restricted(Cause::Record) => You::RestrictedByRecord,
    }
}

/// The forced commands of sshd that start folj and restrict only those who come with a command, as far as
/// the settings of sshd can be read.
fn forced_commands(folder: &Path) -> Vec<You> {
    let more = files_in(&folder.join("sshd_config.d"), "conf");
    let files = [folder.join("sshd_config")].into_iter().chain(more);
    let open = files.flat_map(|path| {
        let text = read_text(&path).unwrap_or_default();
        let lines: Vec<usize> =
            (1..).zip(text.lines()).filter(|(_, line)| is_open(line)).map(|(at, _)| at).collect();
        lines.into_iter().map(move |line| You::OpenForcedCommand(format!("{}:{line}", path.display())))
    });
    open.collect()
}

/// Whether a line of `sshd_config(5)` forces folj without a command of its own and without restricting it.
fn is_open(line: &str) -> bool {
    let mut words = line.split_whitespace().flat_map(|word| word.splitn(2, '='));
    let is_forced = words.next().is_some_and(|word| word.eq_ignore_ascii_case("ForceCommand"));
    let mut words = words.filter(|word| !word.is_empty()).map(|word| word.trim_matches('"'));
    let folj = words.next().is_some_and(|program| Path::new(program).file_name() == Some("folj".as_ref()));
    is_forced && folj && !words.any(|word| word == "--restricted")
}

/// An account without a name is called by its number.
fn account(uid: u32, login: &str) -> Health {
    if login == uid.to_string() { You::Nameless(uid) } else { You::Account(login.to_owned(), uid) }.into()
}

fn why_read_only(
    desk: &Desk<'_>,
    store: &mut dyn Store,
    no_place: Option<ReadOnly>,
    library: &Library,
) -> Option<ReadOnly> {
    if desk.global.read_only {
        return Some(ReadOnly::Option);
    }
    if desk.config.read_only() {
        return Some(ReadOnly::Setting);
    }
    // Where something can be written about one plan it can be about all.
    let plan = library.default_shelf().map(|shelf| shelf.plan.id.clone());
    no_place.or_else(|| store.read_only(&plan?).map(ReadOnly::Store))
}

fn rights(desk: &Desk<'_>, why: Option<ReadOnly>) -> You {
    let folder = || desk.followup().unwrap_or_default().display().to_string();
    match why {
        None => You::MayWrite(folder()),
        Some(ReadOnly::Option | ReadOnly::Past) => You::ReadsOnly,
        Some(ReadOnly::Setting) => You::ReadOnlySetting,
        Some(ReadOnly::NoPlace) => You::NoHome,
        Some(ReadOnly::NoneNamed) => You::NoFolderNamed,
        Some(ReadOnly::Store(Problem::NoOwnFolder { path })) => You::Reader(path),
        Some(ReadOnly::Store(problem)) if is_by_role(&problem) => You::ReadsByRole(Box::new(problem)),
        Some(ReadOnly::Store(problem)) => You::CannotWrite(Box::new(problem)),
    }
}

/// Whether it is as the administrator wants it: the list of the writers can be read, and says so.
fn is_by_role(problem: &Problem) -> bool {
    matches!(problem, Problem::Role(fault) if !matches!(**fault, RoleFault::Unreadable { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_reads_by_his_role_has_nothing_to_mend() {
        assert!(is_by_role(&Problem::role(RoleFault::NoRecord)));
        assert!(is_by_role(&Problem::role(RoleFault::Reader)));
        assert!(!is_by_role(&Problem::role(RoleFault::Unreadable { path: "w".into() })));
        assert!(!is_by_role(&Problem::NoHome));
    }

    #[test]
    fn forced_commands_that_restrict_nobody_without_a_command() {
        for (line, open) in [
            ("    ForceCommand /usr/local/bin/folj", true),
            ("forcecommand=\"folj\"", true),
            ("ForceCommand /usr/local/bin/folj --data /srv/folj", true),
            ("ForceCommand /usr/local/bin/folj --restricted --data /srv/folj", false),
            ("# ForceCommand folj", false),
            ("ForceCommand internal-sftp", false),
            ("ForceCommand /usr/bin/folj-other", false),
            ("Match Group folj", false),
            ("", false),
        ] {
            assert_eq!(is_open(line), open, "{line}");
        }
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(forced_commands(folder.path()), []);
        std::fs::create_dir(folder.path().join("sshd_config.d")).unwrap();
        let more = folder.path().join("sshd_config.d/folj.conf");
        std::fs::write(&more, "Match Group foljonly\n    ForceCommand folj\n").unwrap();
        std::fs::write(folder.path().join("sshd_config.d/old"), "ForceCommand folj\n").unwrap();
        assert_eq!(forced_commands(folder.path()), [You::OpenForcedCommand(format!("{}:2", more.display()))]);
    }

    #[test]
    fn accounts_with_and_without_a_name() {
        assert_eq!(account(1001, "anna"), You::Account("anna".into(), 1001).into());
        assert_eq!(account(1001, "1001"), You::Nameless(1001).into());
    }
}
