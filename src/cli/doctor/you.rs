//! Who asks, and what he may do.

use crate::cli::open::{Desk, ReadOnly};
use crate::facts::System;
use crate::library::Library;
use crate::problem::Problem;
use crate::problem::health::{Health, You};
use crate::store::Store;

pub(super) fn look(desk: &Desk<'_>, system: &System, library: &Library) -> Vec<Health> {
    let who = &desk.facts.who;
    let mut found = vec![account(who.uid, &who.login)];
    if system.effective_uid != who.uid {
        found.push(You::OtherRights(who.uid, system.effective_uid).into());
    }
    if who.uid == 0 {
        found.push(You::Root.into());
    }
    if desk.facts.var("SSH_ORIGINAL_COMMAND").is_some() {
        found.push(You::ForcedCommand.into());
    }
    let (mut store, no_place) = desk.store();
    found.push(rights(desk, why_read_only(desk, &mut *store, no_place, library)).into());
    found
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
        Some(ReadOnly::Store(Problem::NoOwnFolder { path })) => You::Reader(path),
        Some(ReadOnly::Store(problem)) => You::CannotWrite(Box::new(problem)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_with_and_without_a_name() {
        assert_eq!(account(1001, "anna"), You::Account("anna".into(), 1001).into());
        assert_eq!(account(1001, "1001"), You::Nameless(1001).into());
    }
}
